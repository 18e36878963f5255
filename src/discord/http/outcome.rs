//! What became of a call, noted for all that come after it: a limit, a refusal, a token that is no longer accepted.

use std::time::Duration;

use reqwest::header::AUTHORIZATION;
use reqwest::{Method, Response};
use tokio::time::{Instant, sleep};

use super::response::accepted;
use super::{Rest, RestError};
use crate::connection::trouble;
use crate::ops::metrics::METRICS;

impl Rest {
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
    pub(super) fn may_call(&self, for_interaction: bool) -> Result<(), RestError> {
        if self.limiter.revoked.is_cancelled() {
            return Err(RestError::unauthorized_again());
        }
        match self.limiter.wait(for_interaction) {
            Some(wait) => Err(RestError::RateLimited(wait)),
            None => Ok(()),
        }
    }

    /// Takes note of what became of a call, for all that come after it.
    pub(super) async fn accepted(
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
