//! What is waited and how an address is written.

use super::*;
use crate::discord::http::response::wait;

#[test]
fn odd_waits() {
    for (seconds, millis) in [
        (None, 1000),
        (Some(f64::NAN), 1000),
        (Some(-3.0), 1000),
        (Some(0.0), 0),
        (Some(0.25), 250),
        (Some(1e300), 3_600_000),
        (Some(f64::INFINITY), 3_600_000),
    ] {
        assert_eq!(wait(seconds, Duration::from_secs(1)).as_millis(), millis, "{seconds:?}");
    }
}

#[tokio::test]
async fn discord_com_can_be_elsewhere_with_another_authority() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio_rustls::rustls::{self, pki_types};
    let made = rcgen::generate_simple_self_signed(vec!["discord.com".to_owned()]).unwrap();
    let key = pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).unwrap();
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let tls = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key)
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(std::sync::Arc::new(tls));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let mut stream = acceptor.accept(listener.accept().await.unwrap().0).await.unwrap();
        let mut heard = [0; 1024];
        let _ = stream.read(&mut heard).await.unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n{\"a\": 1}").await.unwrap();
        let _ = stream.shutdown().await;
    });
    let authority = reqwest::Certificate::from_pem(made.cert.pem().as_bytes()).unwrap();
    let token = |name: &str| (name == "DISCORD_TOKEN").then(|| "a.b.c".to_owned());
    let config = Config { way: Way::Tls { address, authority }, ..Config::from_env(token).unwrap() };
    let rest = Rest::new(&config).unwrap();
    assert!(!format!("{rest:?}").contains("a.b.c"));
    let said = rest.once(Method::GET, "/gateway/bot", None).await.unwrap();
    assert_eq!(said["a"], 1);
}
