//! The signed door: interactions that Discord sends over HTTP, checked before a byte of them is read as more than bytes.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use ring::signature::{ED25519, UnparsedPublicKey};
use serde_json::Value;
use serenity::futures::StreamExt;

use crate::clock::Clock;
use crate::discord::interactions::handler::{InteractionHandler, Unanswered};
use crate::discord::interactions::interaction::Interaction;
use crate::ops::metrics::METRICS;

/// Far more than Discord sends: the longest command here fills a few KiB.
const LARGEST: usize = 256 << 10;
/// How long a body may take to arrive: Discord waits three seconds for the answer and sends it at once.
const BODY: Duration = Duration::from_secs(1);
/// How old or how far ahead a signed request may be, in seconds. Discord gives up after three; clocks differ.
const STALE: u64 = 60;

/// What the door needs.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// Where interactions go.
    pub handler: Arc<InteractionHandler>,
    /// The application's public key.
    pub key: [u8; 32],
    /// What time it is.
    pub clock: Clock,
}

impl Endpoint {
    /// The pages of this door: every path takes interactions, so that whatever a load balancer leaves of it is right.
    pub fn router(self) -> Router {
        Router::new().fallback(take).with_state(Arc::new(self))
    }
}

async fn take(State(endpoint): State<Arc<Endpoint>>, request: Request) -> Response {
    let (outcome, response) = endpoint.answer(request).await;
    METRICS.signed_request(outcome);
    response
}

impl Endpoint {
    /// The answer, and in a word why.
    async fn answer(&self, request: Request) -> (&'static str, Response) {
        let refuse = |why, status: StatusCode| (why, status.into_response());
        if request.method() != Method::POST {
            return refuse("method", StatusCode::METHOD_NOT_ALLOWED);
        }
        let (parts, body) = request.into_parts();
        if too_large(&parts.headers) {
            return refuse("too large", StatusCode::PAYLOAD_TOO_LARGE);
        }
        let Some(signed) = Signed::read(&parts.headers) else {
            return refuse("unsigned", StatusCode::UNAUTHORIZED);
        };
        if self.clock.now().as_second().abs_diff(signed.at) > STALE {
            return refuse("stale", StatusCode::UNAUTHORIZED);
        }
        // Whoever is slow or cannot sign holds up nobody: how much memory bodies take is bound by the connections.
        let body = match tokio::time::timeout(BODY, whole(body)).await {
            Ok(Some(body)) => body,
            Ok(None) => return refuse("too large", StatusCode::PAYLOAD_TOO_LARGE),
            Err(_) => return refuse("too slow", StatusCode::REQUEST_TIMEOUT),
        };
        // Discord sends wrong signatures now and then to see whether they are refused.
        if !signed.by(&self.key, &body) {
            return refuse("forged", StatusCode::UNAUTHORIZED);
        }
        let said: Value = serde_json::from_slice(&body).unwrap_or_default();
        // All that a liveness check has to have.
        if said["type"] == 1 {
            return ("ping", json(br#"{"type":1}"#.to_vec()));
        }
        let Some(interaction) = Interaction::read(said) else {
            return refuse("unreadable", StatusCode::BAD_REQUEST);
        };
        match self.handler.respond(interaction).await {
            Ok(body) => ("answered", json(body.to_vec())),
            Err(Unanswered::Again) => refuse("again", StatusCode::CONFLICT),
            Err(Unanswered::Busy) => refuse("busy", StatusCode::SERVICE_UNAVAILABLE),
        }
    }
}

/// A body of bounded length in one piece, however many pieces it comes in; none where it is longer or breaks off.
async fn whole(body: Body) -> Option<Vec<u8>> {
    let (mut all, mut pieces) = (Vec::new(), body.into_data_stream());
    while let Some(piece) = pieces.next().await {
        let piece = piece.ok()?;
        if all.len() + piece.len() > LARGEST {
            return None;
        }
        all.extend_from_slice(&piece);
    }
    Some(all)
}

fn json(body: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], Body::from(body)).into_response()
}

fn too_large(headers: &HeaderMap) -> bool {
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    length.is_some_and(|length: u64| length > LARGEST as u64)
}

/// What a request says of its signature (`interactions/overview.mdx`, Security and Authorization).
struct Signed {
    signature: Vec<u8>,
    stamp: String,
    /// Unix seconds.
    at: i64,
}

impl Signed {
    fn read(headers: &HeaderMap) -> Option<Self> {
        let text = |name| headers.get(name)?.to_str().ok();
        let signature = hex::decode(text("x-signature-ed25519")?).ok().filter(|bytes| bytes.len() == 64)?;
        let stamp = text("x-signature-timestamp")?.to_owned();
        let at = stamp.parse().ok()?;
        Some(Self { signature, stamp, at })
    }

    fn by(&self, key: &[u8; 32], body: &[u8]) -> bool {
        let signed = [self.stamp.as_bytes(), body].concat();
        UnparsedPublicKey::new(&ED25519, key).verify(&signed, &self.signature).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 8032, 7.1, test 3: a signature that somebody else made.
    #[test]
    fn a_known_signature_is_known() {
        let key = hex::decode(
            &("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025".to_owned()
                + &"0".repeat(64)),
        )
        .unwrap();
        let key: [u8; 32] = key[..32].try_into().unwrap();
        let signature = hex::decode(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659\
             4a7c15e9716ed28dc027beceea1ec40a",
        )
        .unwrap();
        // The message is af82; as a stamp it would have to be text, so the body carries all of it.
        let signed = Signed { signature, stamp: String::new(), at: 0 };
        assert!(signed.by(&key, &[0xaf, 0x82]));
        assert!(!signed.by(&key, &[0xaf, 0x83]));
    }

    #[test]
    fn odd_headers_are_no_signature() {
        let mut headers = HeaderMap::new();
        assert!(Signed::read(&headers).is_none());
        headers.insert("x-signature-timestamp", "12".parse().unwrap());
        for odd in ["", "abc", "zz", &"g".repeat(128), &"a".repeat(126), &"a".repeat(130)] {
            headers.insert("x-signature-ed25519", odd.parse().unwrap());
            assert!(Signed::read(&headers).is_none(), "{odd}");
        }
        headers.insert("x-signature-ed25519", "a".repeat(128).parse().unwrap());
        assert!(Signed::read(&headers).is_some());
        headers.insert("x-signature-timestamp", "soon".parse().unwrap());
        assert!(Signed::read(&headers).is_none());
    }
}
