//! Stories about the signed door: what Discord signs is answered in the same breath, and nothing else gets in.

use std::time::Duration;

use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::world::{ANNA, TALK, World};

/// Signs as Discord does.
pub(crate) struct Signer(Ed25519KeyPair);

impl Signer {
    pub(crate) fn new() -> Self {
        Self(Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap())
    }

    /// The public key as the Developer Portal shows it.
    pub(crate) fn key(&self) -> String {
        hex(self.0.public_key().as_ref())
    }

    /// The headers for a body.
    pub(crate) fn sign(&self, at: i64, body: &[u8]) -> (String, String) {
        let stamp = at.to_string();
        let signature = self.0.sign(&[stamp.as_bytes(), body].concat());
        (stamp, hex(signature.as_ref()))
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |all, byte| all + &format!("{byte:02x}"))
}

pub(crate) fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// A question as Discord sends it.
pub(crate) fn question(id: u64, words: &str) -> Value {
    let mut payload = ANNA.circumstances(TALK);
    payload["id"] = json!(id.to_string());
    payload["token"] = json!(format!("aW50ZXJhY3Rpb246{id}"));
    payload["type"] = json!(2);
    payload["data"] = json!({"id": "1", "name": "podcast", "type": 1, "options": [
        {"name": "topic", "type": 1, "options": [{"name": "about", "type": 3, "value": words}]},
    ]});
    payload
}

/// Sends a body as Discord would; status and answer.
pub(crate) async fn signed_request(address: &str, signer: &Signer, at: i64, body: &[u8]) -> (u16, Value) {
    let (stamp, signature) = signer.sign(at, body);
    post_with(address, &[("x-signature-timestamp", &stamp), ("x-signature-ed25519", &signature)], body).await
}

async fn post_with(address: &str, headers: &[(&str, &str)], body: &[u8]) -> (u16, Value) {
    let mut request = reqwest::Client::new().post(format!("http://{address}/discord")).body(body.to_vec());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = request.send().await.unwrap();
    let status = answer.status().as_u16();
    let text = answer.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::Null))
}

async fn behind_the_door() -> (World, String, Signer) {
    let signer = Signer::new();
    let key = signer.key();
    let world = World::plan()
        .env("INTERACTIONS_ADDR", "127.0.0.1:0")
        .env("DISCORD_PUBLIC_KEY", &key)
        .env("HTTP_ADDR", "127.0.0.1:0")
        .discord(|setup| setup.endpoint = Some("https://podpick.example/discord".to_owned()))
        .launch()
        .await;
    let address = world.listens("INTERACTIONS_ADDR").await;
    (world, address, signer)
}

#[tokio::test]
async fn what_discord_signs_is_answered_at_once() {
    let (world, address, signer) = behind_the_door().await;
    let ping = br#"{"id":"1","type":1,"token":"t"}"#;
    assert_eq!(signed_request(&address, &signer, now(), ping).await, (200, json!({"type": 1})));
    let asked = question(1_600_000_000_000_000_001, "djagno").to_string();
    let (status, answer) = signed_request(&address, &signer, now(), asked.as_bytes()).await;
    assert_eq!((status, answer["type"].clone()), (200, json!(4)));
    assert!(answer.to_string().contains("Django"), "{answer}");
    assert_eq!(answer["data"]["allowed_mentions"]["parse"], json!([]));
    // The same once more is no second answer, and podpick called nobody back.
    assert_eq!(signed_request(&address, &signer, now(), asked.as_bytes()).await.0, 409);
    assert!(world.requests("/callback").is_empty());
    assert_eq!(world.identifies(), 0, "no gateway is opened beside the door");
    world.until("the commands are registered", |inner| inner.commands.seen_in(None).next().map(|_| ())).await;
    world.page_says("/readyz", 200, "ready").await;
    let figures = world.page("/metrics").await.1;
    for line in [
        "podpick_signed_requests_total{kind=\"answered\"} 1",
        "podpick_signed_requests_total{kind=\"again\"} 1",
    ] {
        assert!(figures.contains(line), "{line} is missing in\n{figures}");
    }
}

#[tokio::test]
async fn nothing_else_gets_in() {
    let (world, address, signer) = behind_the_door().await;
    let asked = question(1_600_000_000_000_000_002, "django").to_string();
    let body = asked.as_bytes();
    let (stamp, signature) = signer.sign(now(), body);
    // Unsigned, half signed, signed by another, for another body, for another moment.
    assert_eq!(post_with(&address, &[], body).await.0, 401);
    assert_eq!(post_with(&address, &[("x-signature-timestamp", &stamp)], body).await.0, 401);
    let zeros = "0".repeat(128);
    let forged = [("x-signature-timestamp", stamp.as_str()), ("x-signature-ed25519", zeros.as_str())];
    assert_eq!(post_with(&address, &forged, body).await.0, 401);
    let signed = [("x-signature-timestamp", stamp.as_str()), ("x-signature-ed25519", signature.as_str())];
    assert_eq!(post_with(&address, &signed, b"{}").await.0, 401);
    let later = (now() + 1).to_string();
    let moved = [("x-signature-timestamp", later.as_str()), ("x-signature-ed25519", signature.as_str())];
    assert_eq!(post_with(&address, &moved, body).await.0, 401);
    // Rightly signed, but long ago or from the future.
    for off in [-600, 600] {
        assert_eq!(signed_request(&address, &signer, now() + off, body).await.0, 401, "{off}");
    }
    // Signed nonsense.
    for odd in ["", "{", "[]", "7", r#"{"id":"x"}"#] {
        assert_eq!(signed_request(&address, &signer, now(), odd.as_bytes()).await.0, 400, "{odd:?}");
    }
    let huge = vec![b' '; (1 << 20) + 1];
    assert_eq!(signed_request(&address, &signer, now(), &huge).await.0, 413);
    let got = reqwest::get(format!("http://{address}/")).await.unwrap();
    assert_eq!(got.status().as_u16(), 405);
    // After all of that the right one is answered.
    assert_eq!(signed_request(&address, &signer, now(), body).await.0, 200);
    assert_eq!(world.page("/healthz").await.0, 200);
}

#[tokio::test]
async fn slow_clients_are_cut_off_and_endless_ones_refused() {
    let (_world, address, signer) = behind_the_door().await;
    let mut slow = tokio::net::TcpStream::connect(&address).await.unwrap();
    slow.write_all(b"POST /discord HTTP/1.1\r\nhost: x\r\nx-odd: ").await.unwrap();
    let mut heard = Vec::new();
    let cut = tokio::time::timeout(Duration::from_secs(9), slow.read_to_end(&mut heard)).await;
    assert!(cut.is_ok(), "a head without end is not waited for");
    // A body that never comes.
    let (stamp, signature) = signer.sign(now(), b"");
    let mut slow = tokio::net::TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST / HTTP/1.1\r\nhost: x\r\nx-signature-timestamp: {stamp}\r\nx-signature-ed25519: {signature}\r\n\
         content-length: 9\r\n\r\n{{"
    );
    slow.write_all(head.as_bytes()).await.unwrap();
    let mut heard = [0; 12];
    let told = tokio::time::timeout(Duration::from_secs(9), slow.read_exact(&mut heard)).await;
    assert!(told.is_ok_and(|told| told.is_ok()), "nobody waits for it");
    assert_eq!(&heard, b"HTTP/1.1 408");
    // A chunked body that says nothing of its length.
    let (stamp, signature) = signer.sign(now(), b"");
    let mut endless = tokio::net::TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST / HTTP/1.1\r\nhost: x\r\nx-signature-timestamp: {stamp}\r\nx-signature-ed25519: {signature}\r\n\
         transfer-encoding: chunked\r\n\r\n"
    );
    endless.write_all(head.as_bytes()).await.unwrap();
    let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
    let feed = async { while endless.write_all(chunk.as_bytes()).await.is_ok() {} };
    assert!(tokio::time::timeout(Duration::from_secs(10), feed).await.is_ok(), "it is never cut off");
    let asked = question(1_600_000_000_000_000_003, "django").to_string();
    assert_eq!(signed_request(&address, &signer, now(), asked.as_bytes()).await.0, 200);
}

#[tokio::test]
async fn both_doors_are_refused_and_stopping_finishes_what_was_asked() {
    let signer = Signer::new();
    let both = World::plan()
        .env("INTERACTIONS_ADDR", "127.0.0.1:0")
        .env("DISCORD_PUBLIC_KEY", &signer.key())
        .env("SHARDS", "auto");
    let mut world = both.launch().await;
    assert_eq!(world.exit_code().await, 78);
    assert!(world.log().contains("in one way only"), "{}", world.log());

    let (mut world, address, _) = behind_the_door().await;
    let signed_requests: Vec<_> = (0..50)
        .map(|n| {
            let (address, body) =
                (address.clone(), question(1_600_000_000_000_001_000 + n, "python").to_string());
            let signer = Signer::new();
            tokio::spawn(async move { signed_request(&address, &signer, now(), body.as_bytes()).await.0 })
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(100)).await;
    world.terminate();
    for signed_request in signed_requests {
        // Taken and answered, or never taken.
        if let Ok(status) = signed_request.await {
            assert_eq!(status, 200);
        }
    }
    assert_eq!(world.exit_code().await, 0);
}

/// One request as it is written; the first line of what comes back.
async fn exchange(address: &str, request: &str) -> Option<String> {
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut heard = Vec::new();
    let _ = tokio::time::timeout(Duration::from_secs(9), stream.read_to_end(&mut heard)).await;
    String::from_utf8_lossy(&heard).lines().next().map(str::to_owned)
}

#[tokio::test]
async fn a_moment_that_is_none_is_refused() {
    let (_world, address, signer) = behind_the_door().await;
    let body = r#"{"id":"1","type":1,"token":"t"}"#;
    let post = |stamp: &str, signature: &str| {
        format!(
            "POST / HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-signature-ed25519: {signature}\r\n\
             x-signature-timestamp: {stamp}\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let zeros = "0".repeat(128);
    for stamp in ["", "soon", "1.5", "-1", "99999999999999999999"] {
        let told = exchange(&address, &post(stamp, &zeros)).await;
        assert!(told.as_deref().is_some_and(|told| told.starts_with("HTTP/1.1 401")), "{stamp}: {told:?}");
    }
    for at in [i64::MIN, i64::MIN + now(), i64::MAX] {
        let (stamp, signature) = signer.sign(at, body.as_bytes());
        let told = exchange(&address, &post(&stamp, &signature)).await;
        assert!(told.as_deref().is_some_and(|told| told.starts_with("HTTP/1.1 401")), "{at}: {told:?}");
    }
}

#[tokio::test]
async fn a_liveness_check_needs_nothing_but_its_type() {
    let (_world, address, signer) = behind_the_door().await;
    for ping in
        [r#"{"type":1}"#, r#"{"type":1,"id":"1","token":"t","application_id":"5","version":1,"user":null}"#]
    {
        let told = signed_request(&address, &signer, now(), ping.as_bytes()).await;
        assert_eq!(told, (200, json!({"type": 1})), "{ping}");
    }
}

/// Signed and whole, however it is carried.
#[tokio::test]
async fn other_ways_to_write_a_request_are_answered_or_refused() {
    let (_world, address, signer) = behind_the_door().await;
    let mut id = 1_600_000_000_000_003_000;
    let mut ask = |method: &str, more: &str| {
        id += 1;
        let body = question(id, "django").to_string();
        let (stamp, signature) = signer.sign(now(), body.as_bytes());
        let head = format!(
            "{method} /discord HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx-signature-timestamp: {stamp}\r\n\
             X-SIGNATURE-ED25519: {}\r\n{more}",
            signature.to_uppercase()
        );
        (head, body)
    };
    let mut table = Vec::new();
    for (method, status) in
        [("HEAD", 405), ("GET", 405), ("PUT", 405), ("DELETE", 405), ("FOO", 405), ("POST", 200)]
    {
        let (head, body) = ask(method, "");
        table.push((status, format!("{head}content-length: {}\r\n\r\n{body}", body.len())));
    }
    let (head, body) = ask("POST", "expect: 100-continue\r\n");
    table.push((100, format!("{head}content-length: {}\r\n\r\n{body}", body.len())));
    let (head, body) = ask("POST", "transfer-encoding: chunked\r\n");
    let (one, two) = body.split_at(body.len() / 2);
    let chunked =
        format!("{:x};ext=1\r\n{one}\r\n{:x}\r\n{two}\r\n0\r\ntrailer: 1\r\n\r\n", one.len(), two.len());
    table.push((200, format!("{head}\r\n{chunked}")));
    let many = "x: 1\r\n".repeat(500);
    let (head, body) = ask("POST", &many);
    table.push((431, format!("{head}content-length: {}\r\n\r\n{body}", body.len())));
    table.push((400, "\u{16}\u{3}\u{1}\r\n\r\n".to_owned()));
    for (status, request) in table {
        let told = exchange(&address, &request).await.unwrap_or_default();
        assert!(told.starts_with(&format!("HTTP/1.1 {status}")), "{told} for {request}");
    }
    // Two on one connection, the second sent before the first is answered.
    let [one, two] = [ask("POST", ""), ask("POST", "")];
    let both = [(one.0.replace("connection: close\r\n", ""), one.1), two];
    let both =
        both.map(|(head, body)| format!("{head}content-length: {}\r\n\r\n{body}", body.len())).concat();
    let mut stream = tokio::net::TcpStream::connect(&address).await.unwrap();
    stream.write_all(both.as_bytes()).await.unwrap();
    let mut heard = Vec::new();
    stream.read_to_end(&mut heard).await.unwrap();
    assert_eq!(String::from_utf8_lossy(&heard).matches("HTTP/1.1 200").count(), 2);
}
