//! One polite, bounded request for one feed, with its redirects. Says what came; what follows is `plan`'s decision.

mod answer;
mod body;
mod error;
mod limits;

use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, LOCATION,
};
use reqwest::{Client, Response, Url};
use tokio::sync::OwnedSemaphorePermit;

pub use answer::{Answer, Fetched};
use body::{Body, may_be_feed, undo};
pub use error::FetchError;
use limits::MODEST;
pub use limits::{LargeBody, Limits};

use super::guard::{Guard, Refusal};
use super::unpack::{LAYERS, Packing};
use crate::catalog::OwnShow;
use crate::config::{Feeds, Proxies};
use crate::connection;
use crate::feeds::parse::page::LARGEST_PAGE;

/// Fetches feeds.
#[derive(Debug)]
pub struct Fetcher {
    /// The way onto the internet, and the way into the networks that an admin has opened.
    outside: Way,
    inside: Way,
    guard: Guard,
    limits: Limits,
    large: LargeBody,
    /// Connections lead to a proxy, so it is judged here where an address leads.
    proxied: bool,
}

/// A client and what it may reach. A feed on the internet never leads inside, by whatever redirect.
#[derive(Debug)]
struct Way {
    client: Client,
    guard: Guard,
}

/// Who fetches what: an admin may have opened networks to the catalog, which are not open to addresses of members.
#[derive(Debug)]
pub struct Fetchers {
    catalog: Fetcher,
    shelves: Fetcher,
}

impl Fetchers {
    /// As the settings have it.
    ///
    /// # Errors
    /// When the TLS of this machine cannot be set up.
    pub fn new(feeds: &Feeds, proxies: &Proxies, large: &LargeBody) -> Result<Self, reqwest::Error> {
        let fetcher = |guard| Ok(Fetcher::new(guard, Limits::default(), proxies)?.sharing(large));
        let catalog = fetcher(Guard::new(feeds.allow.clone()))?;
        Ok(Self { catalog, shelves: fetcher(Guard::for_members(feeds.members_allow.clone()))? })
    }

    /// Who fetches the feed of a podcast.
    pub(super) fn of(&self, podcast: &str) -> &Fetcher {
        if OwnShow::is_own(podcast) { &self.shelves } else { &self.catalog }
    }
}

impl Fetcher {
    /// A fetcher within these bounds.
    ///
    /// # Errors
    /// When the TLS of this machine cannot be set up.
    pub fn new(guard: Guard, limits: Limits, proxies: &Proxies) -> Result<Self, reqwest::Error> {
        let way =
            |guard: Guard| Ok::<_, reqwest::Error>(Way { client: client(&guard, &limits, proxies)?, guard });
        Ok(Self {
            proxied: proxies.are_set(),
            outside: way(guard.outside())?,
            inside: way(guard.inside())?,
            guard,
            limits,
            large: LargeBody::default(),
        })
    }

    /// The same, one of several that hold one large body between them.
    #[must_use]
    pub fn sharing(self, large: &LargeBody) -> Self {
        Self { large: large.clone(), ..self }
    }

    /// Asks for a feed; `etag` and `modified` are what the server said last time.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn fetch(
        &self,
        address: &str,
        etag: Option<&str>,
        modified: Option<&str>,
    ) -> Result<Fetched, FetchError> {
        self.within_time(address, Question { etag, modified, looks: false }).await
    }

    /// Asks for what may be a feed or a web page. Of what is no feed not more is read than of a page.
    ///
    /// # Errors
    /// Why there is no answer.
    pub async fn look(&self, address: &str) -> Result<Fetched, FetchError> {
        self.within_time(address, Question { etag: None, modified: None, looks: true }).await
    }

    /// The place that a feed says it has moved to, if it may be read there: none on the internet leads inside.
    pub(super) async fn place_to_move_to(&self, from: &str, to: &str) -> Option<String> {
        let from = self.guard.check(from).ok()?;
        let may_be_inside = self.guard.leads_inside(&from).await;
        let open = self.outside.guard.check(to);
        let mut to = open.or_else(|why| if may_be_inside { self.guard.check(to) } else { Err(why) }).ok()?;
        to.set_fragment(None);
        Some(to.into())
    }

    async fn within_time(&self, address: &str, question: Question<'_>) -> Result<Fetched, FetchError> {
        let whole = self.limits.whole;
        tokio::time::timeout(whole, self.follow(address, question))
            .await
            .unwrap_or(Err(FetchError::Slow(whole)))
    }

    async fn follow(&self, address: &str, question: Question<'_>) -> Result<Fetched, FetchError> {
        let mut url = self.guard.check(address).map_err(FetchError::Guarded)?;
        let way = if self.guard.leads_inside(&url).await { &self.inside } else { &self.outside };
        way.guard.check(address).map_err(FetchError::Guarded)?;
        let (mut moved_to, mut permanent) = (None, true);
        for _ in 0..=self.limits.redirects {
            let response = self.ask(way, &url, question).await?;
            let status = response.status();
            if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
                let answer = self.answer(response, question.looks).await?;
                return Ok(Fetched { answer, moved_to, at: url.into() });
            }
            // Some servers write it in plain UTF-8.
            let next =
                response.headers().get(LOCATION).map(|place| String::from_utf8_lossy(place.as_bytes()));
            let mut next = next
                .filter(|place| !place.trim().is_empty())
                .and_then(|place| url.join(&place).ok())
                .ok_or(FetchError::BadRedirect("it leads nowhere"))?;
            next.set_fragment(None);
            if next == url {
                return Err(FetchError::BadRedirect("it leads to itself"));
            }
            if url.scheme() == "https" && next.scheme() == "http" {
                return Err(FetchError::BadRedirect("from https to http"));
            }
            url = way.guard.check(next.as_str()).map_err(FetchError::GuardedRedirect)?;
            // Behind a passing redirect nothing is permanent.
            permanent &= matches!(status.as_u16(), 301 | 308);
            if permanent {
                moved_to = Some(url.to_string());
            }
        }
        Err(FetchError::Redirects)
    }

    async fn ask(&self, way: &Way, url: &Url, question: Question<'_>) -> Result<Response, FetchError> {
        if self.proxied {
            way.guard.check_name(url).await.map_err(FetchError::Guarded)?;
        }
        let mut headers = HeaderMap::new();
        for (name, value) in [(IF_NONE_MATCH, question.etag), (IF_MODIFIED_SINCE, question.modified)] {
            if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
                headers.insert(name, value);
            }
        }
        let accept = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";
        headers.insert(ACCEPT, HeaderValue::from_static(accept));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("gzip, deflate"));
        way.client.get(url.clone()).headers(headers).send().await.map_err(|error| self.what(&error))
    }

    fn what(&self, error: &reqwest::Error) -> FetchError {
        let mut cause: Option<&dyn std::error::Error> = Some(error);
        while let Some(one) = cause {
            if let Some(refusal) = one.downcast_ref::<Refusal>() {
                return FetchError::Guarded(refusal.clone());
            }
            cause = one.source();
        }
        if error.is_timeout() {
            return if error.is_connect() {
                FetchError::Connection(connection::trouble(error))
            } else {
                FetchError::Slow(self.limits.whole.min(self.limits.idle))
            };
        }
        if error.is_connect() {
            return FetchError::Connection(connection::trouble(error));
        }
        FetchError::Broken
    }

    /// The body as it is sent, up to the bound.
    async fn body(&self, mut response: Response, looks: bool) -> Result<Body, FetchError> {
        let most = self.limits.bytes;
        let said = response.content_length().and_then(|length| usize::try_from(length).ok());
        // What grows by doubling is copied each time, and there twice; what is not filled takes no memory.
        let room = said.unwrap_or_default().min(MODEST).min(most);
        let mut body = Body { bytes: Vec::with_capacity(room), whole: true, permit: None };
        let (mut since, mut judged) = (None, !looks);
        while let Some(piece) = response.chunk().await.map_err(|error| self.what(&error))? {
            let room = most.saturating_sub(body.bytes.len());
            body.bytes.extend_from_slice(piece.get(..room).unwrap_or(&piece));
            if piece.len() > room {
                body.whole = false;
                break;
            }
            if !judged && body.bytes.len() > LARGEST_PAGE {
                judged = true;
                if !may_be_feed(&body.bytes) {
                    body.whole = false;
                    break;
                }
            }
            if body.bytes.len() > MODEST && body.permit.is_none() {
                body.permit = self.large().await;
                since = Some(Instant::now());
                // Once, as much as it may become.
                body.bytes.reserve_exact(said.unwrap_or(most).min(most).saturating_sub(body.bytes.len()));
            }
            // Whoever drips now keeps others waiting.
            if since.is_some_and(|since| since.elapsed() > self.limits.whole / 3) {
                return Err(FetchError::Slow(self.limits.whole / 3));
            }
        }
        Ok(body)
    }

    /// The body without its packings, up to the bound.
    async fn unpacked(&self, mut body: Body, deflate: bool, looks: bool) -> Result<Body, FetchError> {
        for _ in 0..LAYERS {
            let Some(packing) = Packing::of(&body.bytes, deflate) else { break };
            let (large, sent_whole) = (self.limits.bytes, body.whole);
            let most = if body.permit.is_some() { large } else { MODEST.min(large) };
            let (packed, mut undone) = undo(packing, body.bytes, most).await?;
            let cut_off = undone.as_ref().is_ok_and(|undone| !undone.whole);
            let of_use = !looks || undone.as_ref().is_ok_and(|undone| may_be_feed(&undone.bytes));
            if body.permit.is_none() && cut_off && of_use {
                body.permit = self.large().await;
                (_, undone) = undo(packing, packed, large).await?;
            }
            let Ok(undone) = undone else {
                return Err(if sent_whole { FetchError::Broken } else { FetchError::Large(large) });
            };
            body = Body { bytes: undone.bytes, whole: sent_whole && undone.whole, permit: body.permit };
        }
        Ok(body)
    }

    async fn large(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.large.0).acquire_owned().await.ok()
    }
}

/// What a server is asked.
#[derive(Debug, Clone, Copy)]
struct Question<'q> {
    /// What it said last time.
    etag: Option<&'q str>,
    modified: Option<&'q str>,
    /// Nobody knows yet what lies there.
    looks: bool,
}

fn client(guard: &Guard, limits: &Limits, proxies: &Proxies) -> Result<Client, reqwest::Error> {
    let builder = Client::builder()
        .user_agent(concat!(
            env!("CARGO_PKG_NAME"),
            "/",
            env!("CARGO_PKG_VERSION"),
            " (podcast feed reader; reads each feed a few times a day)"
        ))
        .connect_timeout(limits.connect)
        .read_timeout(limits.idle)
        .timeout(limits.whole)
        // Each step is checked before it is taken.
        .redirect(reqwest::redirect::Policy::none())
        .dns_resolver(Arc::new(guard.clone().trusting(proxies.hosts())))
        .pool_max_idle_per_host(1)
        .pool_idle_timeout(Duration::from_secs(15));
    proxies.apply(builder).build()
}
