//! What an answer of Discord means, and how long it asks to wait.

use std::fmt::Write as _;
use std::time::Duration;

use reqwest::{Response, StatusCode};
use serde_json::Value;

use crate::connection::trouble;
use crate::discord::http::RestError;

/// The longest body that is read: lists of channels and messages stay well below.
const LARGEST: usize = 8 << 20;

/// The body of an answer; none that is longer than any of Discord's.
pub(super) async fn body(mut response: Response) -> Result<Vec<u8>, RestError> {
    let mut all = Vec::new();
    let broken = |error: reqwest::Error| RestError::Unreachable(trouble(&error));
    while let Some(piece) = response.chunk().await.map_err(broken)? {
        if all.len() + piece.len() > LARGEST {
            return Err(RestError::Decode);
        }
        all.extend_from_slice(&piece);
    }
    Ok(all)
}

/// `ban` is how long to wait where Cloudflare refuses the whole address and does not say.
pub(super) async fn accepted(response: Response, ban: Option<Duration>) -> Result<Response, RestError> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    if status.is_server_error() {
        return Err(RestError::Server(status.as_u16()));
    }
    let header = response.headers().get("retry-after").and_then(|text| text.to_str().ok()).map(str::to_owned);
    let body: Option<Value> = body(response).await.ok().and_then(|b| serde_json::from_slice(&b).ok());
    if status == StatusCode::TOO_MANY_REQUESTS {
        let said = body.unwrap_or_default();
        let seconds = header.and_then(|text| text.parse().ok()).or_else(|| said["retry_after"].as_f64());
        let wait = wait(seconds, ban.unwrap_or(Duration::from_secs(1)));
        return Err(RestError::RateLimited(wait));
    }
    // A page is no answer of Discord's but of what stands before it, and may pass.
    let Some(body) = body else {
        return Err(RestError::Server(status.as_u16()));
    };
    Err(RestError::Api {
        status: status.as_u16(),
        code: body["code"].as_u64().unwrap_or(0),
        message: body["message"].as_str().unwrap_or("no reason given").chars().take(200).collect(),
        errors: body["errors"].clone(),
    })
}

/// What a 429 asks for, whatever nonsense it holds: between nothing and an hour, `usual` where it says nothing. One that
/// asks for more is asked again after that hour.
pub(super) fn wait(seconds: Option<f64>, usual: Duration) -> Duration {
    match seconds.filter(|seconds| !seconds.is_nan() && *seconds >= 0.0) {
        Some(seconds) => Duration::from_secs_f64(seconds.min(3_600.0)),
        None => usual,
    }
}

/// As the audit log takes a reason (`reference.mdx`, Audit Log Reasons).
pub(super) fn url_encoded(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
