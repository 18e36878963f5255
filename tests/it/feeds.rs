//! A loopback server of feeds: says what a story wants it to say, badly if wished, and remembers who asked how.

use std::collections::{HashMap, VecDeque};
use std::io::Write as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Response, Uri};
use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::net::TcpListener;
use tokio::sync::Notify;

/// An answer to one request.
#[derive(Debug, Clone)]
pub(crate) enum Say {
    /// Text with a status.
    Text(u16, String),
    /// Text with an `ETag`; who knows the tag hears 304.
    Tagged(&'static str, String),
    /// A status with headers and no body.
    Bare(u16, Vec<(&'static str, String)>),
    /// Zeros without end.
    Endless,
    /// Packed spaces: so many MiB of them, and no end of the packing.
    Bomb(usize),
    /// Packed text.
    Packed(String),
    /// Any bytes, with headers.
    Bytes(Vec<(&'static str, Vec<u8>)>, Vec<u8>),
    /// 301 to a place in any bytes.
    Moved(Vec<u8>),
    /// A byte in each of these intervals.
    Drip(Duration),
    /// Nothing, ever.
    Silence,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
}

#[derive(Default)]
struct Inner {
    once: HashMap<String, VecDeque<Say>>,
    always: HashMap<String, Say>,
    asked: Vec<Asked>,
    under_way: HashMap<String, usize>,
    most_at_once: usize,
}

/// A running server; stops with its runtime.
#[derive(Clone)]
pub(crate) struct Feeds {
    inner: Arc<Mutex<Inner>>,
    bell: Arc<Notify>,
    port: u16,
}

impl Feeds {
    /// On 127.0.0.1 and, on the same port, on `::1`.
    pub(crate) async fn start() -> Self {
        let (inner, bell): (Arc<Mutex<Inner>>, Arc<Notify>) = Default::default();
        let router = Router::new().fallback(serve).with_state((Arc::clone(&inner), Arc::clone(&bell)));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(axum::serve(listener, router.clone()).into_future());
        if let Ok(listener) = TcpListener::bind(("::1", port)).await {
            tokio::spawn(axum::serve(listener, router).into_future());
        }
        Self { inner, bell, port }
    }

    /// The address of a path.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The same under another host.
    pub(crate) fn on(&self, host: &str, path: &str) -> String {
        format!("http://{host}:{}{path}", self.port)
    }

    /// From now on a path says this.
    pub(crate) fn say(&self, path: &str, say: Say) {
        self.inner.lock().unwrap().always.insert(path.to_owned(), say);
    }

    /// Next a path says this, before what it always says.
    pub(crate) fn say_once(&self, path: &str, say: Say) {
        self.inner.lock().unwrap().once.entry(path.to_owned()).or_default().push_back(say);
    }

    /// What was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.inner.lock().unwrap().asked.clone()
    }

    /// How often a path was asked for.
    pub(crate) fn times(&self, path: &str) -> usize {
        self.asked().iter().filter(|asked| asked.path == path).count()
    }

    /// Waits until a path was asked for so often.
    pub(crate) async fn until(&self, path: &str, times: usize) {
        let wait = async {
            loop {
                let rung = self.bell.notified();
                if self.times(path) >= times {
                    return;
                }
                rung.await;
            }
        };
        let waited = tokio::time::timeout(Duration::from_secs(30), wait).await;
        assert!(waited.is_ok(), "{path} was asked for {} times, not {times}", self.times(path));
    }

    /// The most requests that were ever under way together.
    pub(crate) fn most_at_once(&self) -> usize {
        self.inner.lock().unwrap().most_at_once
    }
}

/// An RSS feed with these items.
pub(crate) fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel>\
         <title>Loopback show</title><link>https://show.example/</link>{items}</channel></rss>"
    )
}

/// An item; `at` is RFC 3339.
pub(crate) fn item(guid: &str, title: &str, at: &str, more: &str) -> String {
    format!(
        "<item><guid isPermaLink=\"false\">{guid}</guid><title>{title}</title><pubDate>{at}</pubDate>\
         <link>https://show.example/{guid}</link><enclosure url=\"https://cdn.example/{guid}.mp3\" type=\"audio/mpeg\"/>{more}</item>"
    )
}

type Shared = (Arc<Mutex<Inner>>, Arc<Notify>);

async fn serve(State((inner, bell)): State<Shared>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let path = uri.path().to_owned();
    let say = {
        let mut inner = inner.lock().unwrap();
        inner.asked.push(Asked { path: path.clone(), headers: headers.clone() });
        *inner.under_way.entry(path.clone()).or_default() += 1;
        let now: usize = inner.under_way.values().sum();
        inner.most_at_once = inner.most_at_once.max(now);
        let once = inner.once.get_mut(&path).and_then(VecDeque::pop_front);
        once.or_else(|| inner.always.get(&path).cloned())
    };
    bell.notify_waiters();
    let answered = answer(say, &headers).await;
    if let Some(count) = inner.lock().unwrap().under_way.get_mut(&path) {
        *count -= 1;
    }
    answered
}

async fn answer(say: Option<Say>, headers: &HeaderMap) -> Response<Body> {
    let whole = |status: u16, body: Body| Response::builder().status(status).body(body).unwrap();
    match say {
        None => whole(404, Body::empty()),
        Some(Say::Text(status, text)) => whole(status, text.into()),
        Some(Say::Tagged(tag, text)) => {
            let known = headers.get("if-none-match").is_some_and(|known| known == tag);
            let (status, body) = if known { (304, Body::empty()) } else { (200, text.into()) };
            Response::builder().status(status).header("etag", tag).body(body).unwrap()
        }
        Some(Say::Bare(status, headers)) => {
            let built = headers
                .iter()
                .fold(Response::builder().status(status), |built, (name, value)| built.header(*name, value));
            built.body(Body::empty()).unwrap()
        }
        Some(Say::Endless) => {
            let zeros = Bytes::from(vec![b' '; 65_536]);
            whole(200, pieces(Duration::ZERO, zeros))
        }
        Some(Say::Drip(pause)) => whole(200, pieces(pause, Bytes::from_static(b" "))),
        Some(Say::Silence) => std::future::pending().await,
        Some(Say::Bomb(size)) => {
            let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
            packed.write_all(&vec![b' '; 1 << 20]).unwrap();
            // To a whole byte, so that it can stand after itself.
            packed.flush().unwrap();
            let mut mib = Bytes::from(packed.get_ref().clone());
            let head = mib.split_to(10);
            let (sender, receiver) = tokio::sync::mpsc::channel(1);
            tokio::spawn(async move {
                for piece in std::iter::once(head).chain(std::iter::repeat_n(mib, size)) {
                    if sender.send(Ok(piece)).await.is_err() {
                        return;
                    }
                }
            });
            let body = Body::from_stream(Pieces(receiver));
            Response::builder().header("content-encoding", "gzip").body(body).unwrap()
        }
        Some(Say::Packed(text)) => {
            let gzipped = gzip(text.as_bytes());
            Response::builder().header("content-encoding", "gzip").body(gzipped.into()).unwrap()
        }
        Some(Say::Moved(place)) => {
            let place = HeaderValue::from_bytes(&place).unwrap();
            Response::builder().status(301).header("location", place).body(Body::empty()).unwrap()
        }
        Some(Say::Bytes(headers, bytes)) => {
            let built = headers.into_iter().fold(Response::builder(), |built, (name, value)| {
                built.header(name, HeaderValue::from_bytes(&value).unwrap())
            });
            built.body(bytes.into()).unwrap()
        }
    }
}

/// Packed bytes.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// The same piece again and again, without end.
fn pieces(pause: Duration, piece: Bytes) -> Body {
    let (sender, receiver) = tokio::sync::mpsc::channel::<Result<Bytes, std::io::Error>>(1);
    tokio::spawn(async move {
        while sender.send(Ok(piece.clone())).await.is_ok() {
            tokio::time::sleep(pause).await;
        }
    });
    Body::from_stream(Pieces(receiver))
}

struct Pieces(tokio::sync::mpsc::Receiver<Result<Bytes, std::io::Error>>);

impl futures_core::Stream for Pieces {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        self.0.poll_recv(cx)
    }
}
