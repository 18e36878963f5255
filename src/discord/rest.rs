//! Calls to Discord's HTTP interface: one client, bounded in time and tries, errors without addresses or secrets.
//!
//! serenity's own client is not used: it never retries 5xx and drops, repeats a 429 without end, keeps an entry for
//! every interaction, panics on a `Retry-After` of NaN, and drops that header when its limiter is off. podpick makes
//! a handful of calls beside its answers, so waiting for what a 429 asks is all the limiting it needs, and it is the
//! same on every way to Discord.

use std::fmt;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Client, Method, Response, StatusCode};
use serde_json::Value;
use tokio::time::sleep;
use tracing::warn;

use crate::config::{Config, Way};
use crate::discord::incoming::Incoming;

/// How long one call may take, all in all.
const CALL: Duration = Duration::from_secs(10);
/// Connections kept open: as many as answers may be under way, or each burst pays for new ones.
const IDLE: usize = 128;
const CONNECT: Duration = Duration::from_secs(3);
/// Most tries of one call.
const TRIES: u32 = 7;
/// A longer wait than this is not waited for.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// A way to Discord with the bot's token.
#[derive(Clone)]
pub struct Rest {
    client: Client,
    base: String,
}

/// What became of a call. Holds no address and no token.
#[derive(Debug)]
pub enum RestError {
    /// No connection, or it broke, or it took too long.
    Unreachable,
    /// Discord answered that it cannot now; the HTTP status.
    Unavailable(u16),
    /// Too many calls; how long to wait.
    Limited(Duration),
    /// Discord refused; it would refuse again.
    Refused {
        /// HTTP status.
        status: u16,
        /// Discord's own code, 0 if it gave none.
        code: u64,
        /// Discord's sentence.
        message: String,
        /// Discord's nested field errors.
        errors: Value,
    },
    /// An answer that is not what was asked for.
    Odd,
}

impl RestError {
    /// Whether trying again may help.
    #[must_use]
    pub fn passing(&self) -> bool {
        matches!(self, Self::Unreachable | Self::Unavailable(_) | Self::Limited(_) | Self::Odd)
    }

    /// Whether Discord does not accept the token.
    #[must_use]
    pub fn unauthorized(&self) -> bool {
        matches!(self, Self::Refused { status: 401, .. })
    }
}

impl fmt::Display for RestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => f.write_str("Discord cannot be reached"),
            Self::Unavailable(status) => write!(f, "Discord is not available (HTTP {status})"),
            Self::Limited(wait) => write!(f, "Discord asks to wait {} s", wait.as_secs()),
            Self::Refused { status, code, message, .. } => {
                write!(f, "Discord refuses: {message} (HTTP {status}, code {code})")
            }
            Self::Odd => f.write_str("Discord's answer cannot be read"),
        }
    }
}

impl std::error::Error for RestError {}

impl fmt::Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rest").field("base", &self.base).finish_non_exhaustive()
    }
}

impl Rest {
    /// A client for the configured way to Discord. Connects to nothing yet.
    ///
    /// # Errors
    /// When the TLS of this machine cannot be set up.
    pub fn new(config: &Config) -> Result<Self, reqwest::Error> {
        let mut headers = HeaderMap::new();
        // The configuration has checked the token's letters; were one odd, Discord would say 401 and we the reason.
        let bot = format!("Bot {}", config.token.reveal());
        let mut token = HeaderValue::from_str(&bot).unwrap_or(HeaderValue::from_static("Bot"));
        token.set_sensitive(true);
        headers.insert(AUTHORIZATION, token);
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let builder = Client::builder()
            .default_headers(headers)
            .user_agent(concat!("DiscordBot (", env!("CARGO_PKG_NAME"), ", ", env!("CARGO_PKG_VERSION"), ")"))
            .connect_timeout(CONNECT)
            .timeout(CALL)
            .pool_idle_timeout(Duration::from_secs(90))
            .pool_max_idle_per_host(IDLE)
            .tcp_nodelay(true)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy();
        let (builder, base) = match &config.way {
            Way::Direct => (builder.https_only(true), "https://discord.com".to_owned()),
            Way::Base(base) => (builder, base.clone()),
            Way::Tls { address, authority } => {
                let builder =
                    builder.resolve("discord.com", *address).add_root_certificate(authority.clone());
                (builder.https_only(true), "https://discord.com".to_owned())
            }
        };
        Ok(Self { client: builder.build()?, base: format!("{base}/api/v10") })
    }

    /// One call, tried up to seven times over what passes; waits that Discord asks for are kept up to a minute.
    ///
    /// # Errors
    /// The last one, or the first that would come again.
    pub async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, RestError> {
        let mut pause = Duration::from_millis(500);
        for _ in 1..TRIES {
            let error = match self.once(method.clone(), path, body).await {
                Ok(value) => return Ok(value),
                Err(error) if !error.passing() => return Err(error),
                Err(error) => error,
            };
            let wait = match error {
                RestError::Limited(wait) if wait > LONGEST_WAIT => return Err(error),
                RestError::Limited(wait) => wait.max(Duration::from_millis(250)),
                _ => pause,
            };
            warn!(%error, path, wait_ms = wait.as_millis() as u64, "Discord did not take a call; trying again");
            sleep(wait).await;
            pause = (pause * 2).min(Duration::from_secs(15));
        }
        self.once(method, path, body).await
    }

    /// One call, tried once.
    ///
    /// # Errors
    /// What became of it.
    pub async fn once(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, RestError> {
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if let Some(body) = body {
            request = request.body(body.to_string());
        }
        let response = accepted(request.send().await.map_err(|_| RestError::Unreachable)?).await?;
        let bytes = response.bytes().await.map_err(|_| RestError::Unreachable)?;
        if bytes.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&bytes).map_err(|_| RestError::Odd)
    }

    /// The bot's own user.
    ///
    /// # Errors
    /// What became of the call.
    pub async fn me(&self) -> Result<u64, RestError> {
        let me = self.once(Method::GET, "/users/@me", None).await?;
        me["id"].as_str().and_then(|id| id.parse().ok()).ok_or(RestError::Odd)
    }

    /// Hands in the answer to an interaction, tried once.
    ///
    /// # Errors
    /// What became of it.
    pub async fn callback(&self, to: &Incoming, body: Vec<u8>, within: Duration) -> Result<(), RestError> {
        let address = format!("{}/interactions/{}/{}/callback", self.base, to.id.0, to.token.reveal());
        let request = self.client.post(address).timeout(within).body(body);
        let response = accepted(request.send().await.map_err(|_| RestError::Unreachable)?).await?;
        // The rest is read only to give the connection back; the answer is in.
        let _ = response.bytes().await;
        Ok(())
    }
}

async fn accepted(response: Response) -> Result<Response, RestError> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    if status.is_server_error() {
        return Err(RestError::Unavailable(status.as_u16()));
    }
    let header = response.headers().get("retry-after").and_then(|text| text.to_str().ok()).map(str::to_owned);
    let body: Value =
        response.bytes().await.ok().and_then(|b| serde_json::from_slice(&b).ok()).unwrap_or_default();
    if status == StatusCode::TOO_MANY_REQUESTS {
        let seconds = header.and_then(|text| text.parse().ok()).or_else(|| body["retry_after"].as_f64());
        return Err(RestError::Limited(wait(seconds)));
    }
    Err(RestError::Refused {
        status: status.as_u16(),
        code: body["code"].as_u64().unwrap_or(0),
        message: body["message"].as_str().unwrap_or("no reason given").chars().take(200).collect(),
        errors: body["errors"].clone(),
    })
}

/// What a 429 asks for, whatever nonsense it holds: between nothing and a day, a second where it says nothing.
fn wait(seconds: Option<f64>) -> Duration {
    let seconds = seconds.filter(|seconds| !seconds.is_nan() && *seconds >= 0.0).unwrap_or(1.0);
    Duration::from_secs_f64(seconds.min(86_400.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_waits() {
        for (seconds, millis) in [
            (None, 1000),
            (Some(f64::NAN), 1000),
            (Some(-3.0), 1000),
            (Some(0.0), 0),
            (Some(0.25), 250),
            (Some(1e300), 86_400_000),
            (Some(f64::INFINITY), 86_400_000),
        ] {
            assert_eq!(wait(seconds).as_millis(), millis, "{seconds:?}");
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
        let config = Config {
            token: crate::config::Secret::new("a.b.c"),
            scope: crate::config::Scope::Global,
            catalog: None,
            levels: crate::logging::levels(None).unwrap(),
            way: Way::Tls { address, authority },
            store: crate::config::Place::Folder(".".into()),
            feeds: crate::config::Feeds { on: false, allow: Vec::new(), at_once: 1 },
            clock: None,
        };
        let rest = Rest::new(&config).unwrap();
        assert!(!format!("{rest:?}").contains("a.b.c"));
        let said = rest.once(Method::GET, "/gateway", None).await.unwrap();
        assert_eq!(said["a"], 1);
    }
}
