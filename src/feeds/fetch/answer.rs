//! What a server answered.

use std::time::Duration;

use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, ETAG, HeaderValue, LAST_MODIFIED, RETRY_AFTER};
use reqwest::{Response, StatusCode};
use tokio::sync::OwnedSemaphorePermit;

use super::body::Body;
use super::{FetchError, Fetcher};

/// What a server answered.
#[derive(Debug)]
pub enum Answer {
    /// A body that may be a feed.
    Body {
        /// Unpacked.
        bytes: Vec<u8>,
        /// Nothing was left out, because it is more than is read.
        whole: bool,
        /// What the server says about its encoding.
        charset: Option<String>,
        /// What the server calls this edition.
        etag: Option<String>,
        /// When it changed last, as the server says.
        modified: Option<String>,
        /// Held by whoever holds a large body.
        permit: Option<OwnedSemaphorePermit>,
    },
    /// Nothing new.
    Unchanged,
    /// Gone for good.
    Gone,
    /// Not now; how long to wait, where the server says so.
    NotNow {
        /// The status.
        status: u16,
        /// How long to wait.
        wait: Option<Duration>,
    },
    /// No.
    Refused(u16),
}

/// What became of a request.
#[derive(Debug)]
pub struct Fetched {
    /// The answer.
    pub answer: Answer,
    /// Where the feed has moved for good, by permanent redirects alone.
    pub moved_to: Option<String>,
    /// Who answered, behind every redirect.
    pub at: String,
}

impl Fetcher {
    pub(super) async fn answer(&self, response: Response, looks: bool) -> Result<Answer, FetchError> {
        let status = response.status();
        let header = |name| {
            response
                .headers()
                .get(name)
                .and_then(|value: &HeaderValue| value.to_str().ok())
                .map(str::to_owned)
        };
        match status {
            StatusCode::NOT_MODIFIED => return Ok(Answer::Unchanged),
            StatusCode::GONE => return Ok(Answer::Gone),
            status if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() => {
                let wait = header(RETRY_AFTER).as_deref().and_then(retry_after);
                return Ok(Answer::NotNow { status: status.as_u16(), wait });
            }
            status if !status.is_success() => {
                let status = status.as_u16();
                let wait = header(RETRY_AFTER).as_deref().and_then(retry_after);
                return Ok(
                    wait.map_or(Answer::Refused(status), |wait| Answer::NotNow { status, wait: Some(wait) })
                );
            }
            _ => {}
        }
        let charset = header(CONTENT_TYPE).and_then(|kind| {
            let (_, value) = kind.split_once("charset=")?;
            Some(value.split(';').next()?.trim_matches(['"', '\'', ' ']).to_owned())
        });
        let (etag, modified) = (
            header(ETAG).filter(|tag| tag.len() <= 500),
            header(LAST_MODIFIED).filter(|date| date.len() <= 100),
        );
        let deflate =
            header(CONTENT_ENCODING).is_some_and(|packing| packing.to_ascii_lowercase().contains("deflate"));
        let Body { bytes, whole, permit } =
            self.unpacked(self.body(response, looks).await?, deflate, looks).await?;
        Ok(Answer::Body { bytes, whole, charset, etag, modified, permit })
    }
}

/// Seconds, or a date.
fn retry_after(text: &str) -> Option<Duration> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<u64>() {
        return Some(Duration::from_secs(seconds.min(7 * 86_400)));
    }
    let at = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
    let left = at.duration_since(jiff::Timestamp::now()).as_secs();
    Some(Duration::from_secs(u64::try_from(left).unwrap_or(0).min(7 * 86_400)))
}
