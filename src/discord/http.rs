//! Calls to Discord's HTTP interface: one client, bounded in time and tries, errors without addresses or secrets.
//!
//! serenity's own client is not used: it never retries 5xx and drops, repeats a 429 without end, keeps an entry for
//! every interaction, panics on a `Retry-After` of NaN, and drops that header when its limiter is off. podpick makes
//! a handful of calls beside its answers, so waiting for what a 429 asks is all the limiting it needs, and it is the
//! same on every way to Discord.

mod error;
mod invalid_request_limiter;
mod response;
mod start;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use reqwest::{Client, Method, RequestBuilder, Response};
use secrecy::ExposeSecret;
use serde_json::Value;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use tracing::warn;

pub use error::RestError;
use invalid_request_limiter::InvalidRequestLimiter;
use response::{accepted, url_encoded};
pub use start::Application;

use crate::bot::HeldUp;
use crate::clock::Clock;
use crate::config::{Config, Way};
use crate::connection::trouble;
use crate::discord::interactions::interaction::Interaction;
use crate::ops::metrics::METRICS;

/// How long one call may take, all in all.
const CALL: Duration = Duration::from_secs(10);
/// Connections kept open: as many as answers may be under way, or each burst pays for new ones.
const IDLE: usize = 128;
const CONNECT: Duration = Duration::from_secs(3);
/// Most tries of one call.
const TRIES: u32 = 7;
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
        let mut pause = Duration::from_millis(500);
        let until = self.patience.map(|patience| Instant::now() + patience);
        for _ in 1..TRIES {
            let error = match self.once(method.clone(), path, body).await {
                Ok(value) => return Ok(value),
                Err(error) if !error.is_transient() => return Err(error),
                Err(error) => error,
            };
            let wait = match error {
                RestError::RateLimited(wait) if wait > LONGEST_WAIT => return Err(error),
                RestError::RateLimited(wait) => wait.max(Duration::from_millis(250)),
                _ => pause,
            };
            if until.is_some_and(|until| Instant::now() + wait > until) {
                return Err(error);
            }
            warn!(%error, path, wait_ms = wait.as_millis() as u64, "Discord API request failed, retrying");
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
        self.may_call(false)?;
        let request = self.request(&method, path, body.map(|body| body.to_string().into_bytes()));
        let sent = request.header(AUTHORIZATION, self.token.clone()).send().await;
        let response = self.accepted(method.as_str(), path, sent).await?;
        let bytes = response.bytes().await.map_err(|error| RestError::Unreachable(trouble(&error)))?;
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
            let _ = self.accepted(method.as_str(), path, sent).await?.bytes().await;
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

    /// Hands in the answer to an interaction, tried once.
    ///
    /// # Errors
    /// What became of it.
    pub async fn callback(&self, to: &Interaction, body: Vec<u8>, within: Duration) -> Result<(), RestError> {
        let path = format!("/interactions/{}/{}/callback", to.id.0, to.token.expose_secret());
        self.may_call(true)?;
        let sent = self.request(&Method::POST, &path, Some(body)).timeout(within).send().await;
        let response = self.accepted("POST", "/interactions/:id/:token/callback", sent).await?;
        // The rest is read only to give the connection back; the answer is in.
        let _ = response.bytes().await;
        Ok(())
    }

    /// Puts what was worked out later in the place of an answer that said "thinking".
    ///
    /// # Errors
    /// What became of it.
    pub async fn follow_up(
        &self,
        application: u64,
        to: &Interaction,
        body: Vec<u8>,
    ) -> Result<(), RestError> {
        let path = format!("/webhooks/{application}/{}/messages/@original", to.token.expose_secret());
        self.may_call(true)?;
        let sent = self.request(&Method::PATCH, &path, Some(body)).send().await;
        let response = self.accepted("PATCH", "/webhooks/:id/:token/messages/@original", sent).await?;
        let _ = response.bytes().await;
        Ok(())
    }

    /// Asks once more, after a moment, whether the token is accepted; once for all who were refused.
    async fn is_revoked(&self) -> bool {
        let mut asked = self.limiter.asked.lock().await;
        if let Some((at, revoked)) = *asked
            && at.elapsed() < Duration::from_secs(10)
        {
            return revoked;
        }
        sleep(Duration::from_millis(500)).await;
        let request = self.request(&Method::GET, "/users/@me", None);
        let sent = request.header(AUTHORIZATION, self.token.clone()).send().await;
        let status = sent.map_or(0, |response| response.status().as_u16());
        METRICS.call("GET", "/users/@me", status);
        *asked = Some((Instant::now(), status == 401));
        status == 401
    }

    /// Whether a call may go out now.
    fn may_call(&self, for_interaction: bool) -> Result<(), RestError> {
        if self.limiter.revoked.is_cancelled() {
            return Err(RestError::unauthorized_again());
        }
        match self.limiter.wait(for_interaction) {
            Some(wait) => Err(RestError::RateLimited(wait)),
            None => Ok(()),
        }
    }

    /// Takes note of what became of a call, for all that come after it.
    async fn accepted(
        &self,
        method: &str,
        path: &str,
        sent: Result<Response, reqwest::Error>,
    ) -> Result<Response, RestError> {
        let response = sent.map_err(|error| {
            METRICS.call(method, path, 0);
            RestError::Unreachable(trouble(&error))
        })?;
        let status = response.status().as_u16();
        METRICS.call(method, path, status);
        self.limiter.note_date(&response);
        let header = |name: &str| response.headers().get(name).and_then(|text| text.to_str().ok());
        let named = header("x-ratelimit-global").is_some() || header("x-ratelimit-scope") == Some("global");
        // Without a single header of its limits a 429 is not Discord's but Cloudflare's, for the whole address.
        let banned =
            status == 429 && !response.headers().keys().any(|name| name.as_str().starts_with("x-ratelimit"));
        if status != 429 {
            self.limiter.answered();
        }
        let global = named || banned;
        // A limit that many bots share is not this bot's fault, and Discord does not count it.
        let shared = header("x-ratelimit-scope") == Some("shared");
        let interaction = path.starts_with("/interactions/") || path.starts_with("/webhooks/");
        let accepted = accepted(response, banned.then(|| self.limiter.ban())).await;
        match &accepted {
            Err(RestError::RateLimited(wait)) => {
                if global && !interaction {
                    self.limiter.close(*wait, banned);
                }
                if !shared {
                    self.limiter.refused();
                }
                let scope = if banned {
                    "banned"
                } else if global {
                    "global"
                } else if shared {
                    "shared"
                } else {
                    "route"
                };
                METRICS.limited(scope, *wait);
            }
            Err(RestError::Api { status: 401, .. }) if !interaction => {
                self.limiter.refused();
                // One odd answer, of a proxy for instance, is no reason to end for good.
                if !self.is_revoked().await {
                    return Err(RestError::Server(401));
                }
                self.limiter.revoked.cancel();
            }
            // A server without the scope applications.commands says so each time; that is no reason to rest the picks.
            Err(RestError::Api { status: 403, .. }) if path.ends_with("/commands") => {}
            Err(RestError::Api { status: 401 | 403, .. }) => self.limiter.refused(),
            _ => {}
        }
        accepted
    }
}

#[cfg(test)]
mod tests;
