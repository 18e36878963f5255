//! Calls that podpick cannot begin without: repeated until Discord answers, as slowly as Discord asks.

use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tokio::time::{Instant, sleep};
use tracing::{info, warn};

use super::{Rest, RestError};
use crate::backoff::backoff;

/// The first wait after a try that came to nothing, doubled up to the longest.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_mins(1);

/// The application that a token belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Its id.
    pub id: u64,
    /// Its bot's user.
    pub user: u64,
    /// Where Discord sends interactions instead of the gateway, if somebody set that.
    pub endpoint: Option<String>,
}

impl Application {
    /// Reads what Discord says of an application (`resources/application.mdx`).
    ///
    /// # Errors
    /// Where it has no id.
    pub fn read(said: &Value) -> Result<Self, RestError> {
        let id = |value: &Value| value.as_str().and_then(|id| id.parse().ok());
        let application = id(&said["id"]).ok_or(RestError::Decode)?;
        Ok(Self {
            id: application,
            // Of bots made before 2016 the two differ.
            user: id(&said["bot"]["id"]).unwrap_or(application),
            endpoint: said["interactions_endpoint_url"].as_str().map(str::to_owned),
        })
    }
}

impl Rest {
    /// The application of this token, asked for once in the life of a process.
    ///
    /// # Errors
    /// When Discord does not tell.
    pub async fn application(&self) -> Result<&Application, RestError> {
        let ask = async { Application::read(&self.call(Method::GET, "/applications/@me", None).await?) };
        self.application.get_or_try_init(|| ask).await
    }

    /// The same, asked for until Discord tells.
    ///
    /// # Errors
    /// When Discord does not accept the token.
    pub async fn learn_application(&self) -> Result<&Application, RestError> {
        let ask = self.insist("/applications/@me", Application::read);
        self.application.get_or_try_init(|| ask).await
    }

    /// What time it is at Discord, to the second, as its last answer said.
    #[must_use]
    pub fn date(&self) -> Option<jiff::Timestamp> {
        let (date, at) = self.limiter.date()?;
        let parser = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
        let date = parser.parse_timestamp(date.to_str().ok()?).ok()?;
        date.checked_add(jiff::SignedDuration::try_from(at.elapsed()).ok()?).ok()
    }

    /// What Discord says here, asked for until it can be read. What it asks to wait is waited out, up to an hour at a time,
    /// and said once.
    ///
    /// # Errors
    /// When Discord does not accept the token.
    pub async fn insist<T>(
        &self,
        path: &str,
        read: impl Fn(&Value) -> Result<T, RestError>,
    ) -> Result<T, RestError> {
        let (mut failed, mut said) = (0, false);
        loop {
            let answer = self.once(Method::GET, path, None).await;
            let error = match answer.and_then(|answer| read(&answer)) {
                Ok(value) => {
                    if said {
                        info!(path, "Discord answers again");
                    }
                    return Ok(value);
                }
                Err(error) if error.unauthorized() => return Err(error),
                Err(error) => error,
            };
            match error {
                RestError::RateLimited(wait) => {
                    let until = self.limiter.now() + wait.max(FIRST);
                    if self.limiter.is_news(until) {
                        warn!(path, wait_s = wait.as_secs(), "Discord asks podpick to wait before it starts");
                        said = true;
                    }
                    self.wait_until(until).await;
                }
                error => {
                    if !said {
                        warn!(path, %error, "Discord does not answer; retrying until it does");
                        said = true;
                    }
                    failed += 1;
                    sleep(backoff(FIRST, failed, LONGEST)).await;
                }
            }
        }
    }

    /// Waits on the clock that a test may set ahead.
    async fn wait_until(&self, until: Instant) {
        loop {
            let left = until.saturating_duration_since(self.limiter.now());
            if left.is_zero() {
                return;
            }
            sleep(left.min(Duration::from_secs(1))).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn applications() {
        let read = Application::read(
            &json!({"id": "5", "bot": {"id": "6"}, "interactions_endpoint_url": "https://a.example/"}),
        );
        let expected = Application { id: 5, user: 6, endpoint: Some("https://a.example/".to_owned()) };
        assert_eq!(read.unwrap(), expected);
        assert_eq!(Application::read(&json!({"id": "5"})).unwrap().user, 5);
        assert!(Application::read(&Value::Null).is_err());
    }
}
