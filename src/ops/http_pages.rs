//! What watches podpick: alive, ready, and its figures, over HTTP. No page changes anything, and none says whose podpick it is.

use std::fmt::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::Mutex;

use crate::ops::health::Health;
use crate::ops::metrics::METRICS;
use crate::store::Store;

/// How long the store may take to prove that it can be written.
const STORE: Duration = Duration::from_secs(1);
/// What the store said so long ago is good enough.
const AGAIN: Duration = Duration::from_secs(1);

/// What the pages are made of.
#[derive(Debug, Clone)]
pub struct HttpPages {
    /// How this process is doing.
    pub health: Arc<Health>,
    /// The store, which must take a write.
    pub store: Store,
}

impl HttpPages {
    /// `/healthz`, `/readyz` and `/metrics`.
    pub fn router(self) -> Router {
        Router::new()
            .route("/healthz", get(|| async { "alive\n" }))
            .route("/readyz", get(ready))
            .route("/metrics", get(figures))
            .with_state(Arc::new(Pages { watch: self, proved: Mutex::default(), looked: Mutex::default() }))
    }
}

/// The pages, and when the store was asked for them.
#[derive(Debug)]
struct Pages {
    watch: HttpPages,
    proved: Mutex<Option<(Instant, Option<&'static str>)>>,
    looked: Mutex<Option<Instant>>,
}

async fn ready(State(pages): State<Arc<Pages>>) -> Response {
    let watch = &pages.watch;
    let known = watch.health.known();
    let mut obstacles: Vec<String> =
        known.obstacles(Instant::now()).iter().map(ToString::to_string).collect();
    obstacles.extend(pages.store_obstacle().await.map(str::to_owned));
    let (status, word) = if obstacles.is_empty() {
        (StatusCode::OK, "ready")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "not ready")
    };
    let mut text = format!("{word}\n");
    // What is wrong with the commands in one place keeps nobody else from being answered.
    for line in obstacles.iter().chain(&known.commands) {
        let _ = writeln!(text, "{line}");
    }
    (status, text).into_response()
}

async fn figures(State(pages): State<Arc<Pages>>) -> Response {
    pages.look().await;
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], METRICS.text()).into_response()
}

impl Pages {
    /// What is wrong with the store. It is asked once for all who want to know within a second: a page that writes must
    /// not let whoever reads it keep the disk busy.
    async fn store_obstacle(&self) -> Option<&'static str> {
        let mut last = self.proved.lock().await;
        if let Some((at, found)) = *last
            && at.elapsed() < AGAIN
        {
            return found;
        }
        let probe = self.watch.store.pass("ready", jiff::SignedDuration::ZERO);
        let found = match tokio::time::timeout(STORE, probe).await {
            Ok(Ok(_)) => None,
            Ok(Err(error)) => Some(error.outside()),
            Err(_) => Some("the database does not answer within a second"),
        };
        *last = Some((Instant::now(), found));
        found
    }

    /// Brings the figures up to date that come from the store; old ones rather than none where it does not answer.
    async fn look(&self) {
        let mut last = self.looked.lock().await;
        if last.is_some_and(|at| at.elapsed() < AGAIN) {
            return;
        }
        let store = &self.watch.store;
        let look = async {
            if let (Ok((waiting, oldest)), Ok(now)) = (store.outbox_depth().await, store.now().await) {
                let age = oldest.map(|at| now.duration_since(at)).unwrap_or_default();
                METRICS.outbox(waiting, Duration::try_from(age).unwrap_or_default());
            }
            if let Ok(states) = store.feed_states().await {
                for (state, count) in states {
                    METRICS.feeds(state, count);
                }
            }
        };
        let _ = tokio::time::timeout(STORE, look).await;
        *last = Some(Instant::now());
    }
}
