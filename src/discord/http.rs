//! Calls to Discord's HTTP interface: one client, bounded in time and tries, errors without addresses or secrets.
//!
//! serenity's own client is not used: it never retries 5xx and drops, repeats a 429 without end, keeps an entry for
//! every interaction, panics on a `Retry-After` of NaN, and drops that header when its limiter is off. podpick makes
//! a handful of calls beside its answers, so waiting for what a 429 asks is all the limiting it needs, and it is the
//! same on every way to Discord.

mod callback;
mod error;
mod invalid_request_limiter;
mod outcome;
mod response;
mod start;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use reqwest::{Client, Method, RequestBuilder};
use secrecy::ExposeSecret;
use serde_json::Value;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use tracing::warn;

pub use error::RestError;
use invalid_request_limiter::InvalidRequestLimiter;
use response::url_encoded;
pub use start::Application;

use crate::backoff::backoff;
use crate::bot::HeldUp;
use crate::clock::Clock;
use crate::config::{Config, Way};

/// How long one call may take, all in all.
const CALL: Duration = Duration::from_secs(10);
/// Connections kept open: as many as answers may be under way, or each burst pays for new ones.
const IDLE: usize = 128;
const CONNECT: Duration = Duration::from_secs(3);
/// Most tries of one call.
const TRIES: u32 = 7;
/// Between two tries where Discord does not say how long.
const FIRST_WAIT: Duration = Duration::from_millis(500);
const LONGEST_OWN_WAIT: Duration = Duration::from_secs(15);
/// Discord wants `DiscordBot ($url, $versionNumber)` (`reference.mdx`, User Agent).
const USER_AGENT: &str =
    concat!("DiscordBot (https://docs.rs/", env!("CARGO_PKG_NAME"), ", ", env!("CARGO_PKG_VERSION"), ")");
/// A longer wait than this is not waited for.
const LONGEST_WAIT: Duration = Duration::from_mins(1);
/// The same where a member sees "thinking" meanwhile.
const LONGEST_REASONED_WAIT: Duration = Duration::from_secs(10);

/// A way to Discord with the bot's token.
#[derive(Clone)]
pub struct Rest {
    client: Client,
    base: String,
    token: HeaderValue,
    limiter: Arc<InvalidRequestLimiter>,
    /// The application of the token, once Discord has told.
    application: Arc<tokio::sync::OnceCell<Application>>,
    /// A proxy minds the limits of a whole fleet.
    proxied: bool,
    /// How long a call may wait between its tries, where somebody waits for it at a terminal.
    patience: Option<Duration>,
}

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
        // The configuration has checked the token's letters; were one odd, Discord would say 401 and we the reason.
        let bot = format!("Bot {}", config.token.expose_secret());
        let mut token = HeaderValue::from_str(&bot).unwrap_or(HeaderValue::from_static("Bot"));
        token.set_sensitive(true);
        let builder = Client::builder()
            .user_agent(USER_AGENT)
            .connect_timeout(CONNECT)
            .timeout(CALL)
            .pool_idle_timeout(Duration::from_secs(90))
            .pool_max_idle_per_host(IDLE)
            .tcp_nodelay(true)
            .redirect(reqwest::redirect::Policy::none());
        // Another address than Discord's own is meant as it is.
        let direct = matches!(config.way, Way::Direct | Way::Tls { .. });
        let builder = if direct { config.proxies.apply(builder) } else { builder.no_proxy() };
        let (builder, base) = match &config.way {
            Way::Direct => (builder.https_only(true), "https://discord.com".to_owned()),
            Way::Base(base) | Way::Proxy(base) => (builder, base.clone()),
            Way::Tls { address, authority } => {
                let builder =
                    builder.resolve("discord.com", *address).add_root_certificate(authority.clone());
                (builder.https_only(true), "https://discord.com".to_owned())
            }
        };
        let proxied = matches!(config.way, Way::Proxy(_));
        let limiter = Arc::new(InvalidRequestLimiter::new(Clock::new(config.clock.clone())));
        Ok(Self {
            client: builder.build()?,
            base: format!("{base}/api/v10"),
            token,
            limiter,
            application: Arc::default(),
            proxied,
            patience: None,
        })
    }

    /// The same for somebody who waits at a terminal: a call that would have to wait longer ends with the reason.
    #[must_use]
    pub fn with_patience(mut self, patience: Duration) -> Self {
        self.patience = Some(patience);
        self
    }

    /// Cancelled once Discord does not accept the token; from then on no call is made.
    #[must_use]
    pub fn revoked(&self) -> CancellationToken {
        self.limiter.revoked.clone()
    }

    /// What holds up every call but answers at the moment.
    #[must_use]
    pub fn held_up(&self) -> Option<HeldUp> {
        let (by, wait) = self.limiter.held_up()?;
        let wait = jiff::SignedDuration::try_from(wait).unwrap_or(jiff::SignedDuration::MAX);
        let until = self.limiter.time().saturating_add(wait).unwrap_or(jiff::Timestamp::MAX);
        Some(HeldUp { by, until })
    }

    /// Somebody else minds Discord's limits.
    #[must_use]
    pub fn is_proxied(&self) -> bool {
        self.proxied
    }

    /// One call, tried up to seven times over what passes; waits that Discord asks for are kept up to a minute.
    ///
    /// # Errors
    /// The last one, or the first that would come again.
    pub async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, RestError> {
        let until = self.patience.map(|patience| Instant::now() + patience);
        for tried in 1..TRIES {
            let error = match self.once(method.clone(), path, body).await {
                Ok(value) => return Ok(value),
                Err(error) if !error.is_transient() => return Err(error),
                Err(error) => error,
            };
            let wait = match error {
                RestError::RateLimited(wait) if wait > LONGEST_WAIT => return Err(error),
                RestError::RateLimited(wait) => wait.max(Duration::from_millis(250)),
                _ => backoff(FIRST_WAIT, tried, LONGEST_OWN_WAIT),
            };
            if until.is_some_and(|until| Instant::now() + wait > until) {
                return Err(error);
            }
            warn!(%error, path, wait_ms = wait.as_millis() as u64, "Discord API request failed, retrying");
            sleep(wait).await;
        }
        self.once(method, path, body).await
    }

    /// One call, tried once.
    ///
    /// # Errors
    /// What became of it.
    pub async fn once(&self, method: Method, path: &str, body: Option<&Value>) -> Result<Value, RestError> {
        self.may_call(false)?;
        let request = self.request(&method, path, body.map(|body| body.to_string().into_bytes()));
        let sent = request.header(AUTHORIZATION, self.token.clone()).send().await;
        let response = self.accepted(method.as_str(), path, sent).await?;
        let bytes = response::body(response).await?;
        if bytes.is_empty() {
            return Ok(Value::Null);
        }
        serde_json::from_slice(&bytes).map_err(|_| RestError::Decode)
    }

    /// A change that the server's audit log gives this reason for; tried once, and once more where Discord asks to wait for a
    /// moment.
    ///
    /// # Errors
    /// What became of it.
    pub async fn with_reason(&self, method: Method, path: &str, reason: &str) -> Result<(), RestError> {
        let reason = url_encoded(reason);
        let once = async || -> Result<(), RestError> {
            self.may_call(false)?;
            let request = self.request(&method, path, None).header("X-Audit-Log-Reason", &reason);
            let sent = request.header(AUTHORIZATION, self.token.clone()).send().await;
            let _ = response::body(self.accepted(method.as_str(), path, sent).await?).await;
            Ok(())
        };
        match once().await {
            Err(RestError::RateLimited(wait)) if wait <= LONGEST_REASONED_WAIT => {
                sleep(wait).await;
                once().await
            }
            done => done,
        }
    }

    /// A request without the token: who answers an interaction holds that one's own.
    ///
    /// Discord refuses a type without a body, and a POST without a length.
    fn request(&self, method: &Method, path: &str, body: Option<Vec<u8>>) -> RequestBuilder {
        let request = self.client.request(method.clone(), format!("{}{path}", self.base));
        match body {
            Some(body) => request.header(CONTENT_TYPE, "application/json").body(body),
            None if *method == Method::GET => request,
            None => request.header(CONTENT_LENGTH, 0),
        }
    }
}

#[cfg(test)]
mod tests;
