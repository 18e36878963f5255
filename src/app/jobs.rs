//! What runs beside the answers, and how it ends: within one deadline, whatever hangs.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::start::StartError;
use super::{App, reload, shelves};
use crate::bot::Current;
use crate::discord::http::Rest;
use crate::discord::interactions::custom_id_signer::CustomIdSigner;
use crate::discord::interactions::handler::InteractionHandler;
use crate::discord::outbox_worker::OutboxWorker;
use crate::feeds::Refresher;
use crate::feeds::fetch::Fetchers;
use crate::ops::health::Health;
use crate::ops::http_pages::HttpPages;
use crate::ops::http_server::HttpServer;
use crate::store::Store;

/// Of the time that is left, how long answers may take; members wait three seconds at most.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

/// What runs beside the answers.
pub(super) struct Jobs {
    pub(super) worker: JoinHandle<()>,
    pub(super) others: Vec<Option<JoinHandle<()>>>,
}

impl Jobs {
    /// Lets everything end that was told to stop, within the time that is left.
    pub(super) async fn end(self, handler: &InteractionHandler, store: &Store, last: Instant) {
        let left = last.saturating_duration_since(Instant::now());
        if !handler.close(left.min(LAST_ANSWERS)).await {
            warn!("Stopped before some answers were sent");
        }
        // A message on its way is finished and recorded; what is not yet on its way waits in the outbox.
        if timeout_at(last, self.worker).await.is_err() {
            warn!("Stopped while sending; podpick checks the channel at the next start");
        }
        for job in self.others.into_iter().flatten() {
            // A reading that is let go has changed nothing, or all of it.
            let _ = timeout_at(last, job).await;
        }
        let _ = timeout_at(last + Duration::from_millis(700), store.close()).await;
    }
}

impl App<'_> {
    fn reader(&self) -> Result<Option<Refresher>, StartError> {
        let feeds = &self.config.feeds;
        if !feeds.on {
            info!("Feeds are off: FEEDS is off");
            return Ok(None);
        }
        let fetchers =
            Fetchers::new(feeds, &self.config.proxies, &self.large).map_err(|_| StartError::FeedTls)?;
        Ok(Some(Refresher::new(Arc::clone(&self.bots), self.store.clone(), fetchers, feeds.at_once)))
    }

    /// Starts what runs beside the answers.
    pub(super) fn jobs(
        &self,
        http: Option<HttpServer>,
        reload: Arc<Notify>,
        handler: &Arc<InteractionHandler>,
    ) -> Result<Jobs, StartError> {
        let reader = self.reader()?;
        let (bots, store, health, stop) = (&self.bots, &self.store, &self.health, &self.stop);
        let (rest, signer) = (self.rest.clone(), Arc::clone(&self.signer));
        let worker = send(Arc::clone(bots), store.clone(), rest, signer, Arc::clone(health), stop.clone());
        let watch = http.map(|http| {
            let watch = HttpPages { health: Arc::clone(health), store: store.clone() };
            http.serve(watch.router(), stop.clone())
        });
        let files = self.config.catalog.clone();
        let chosen = files.paths().next().is_some();
        let follow = chosen.then(|| {
            reload::follow(files, Arc::clone(bots), reader.clone(), Arc::clone(health), reload, stop.clone())
        });
        let read = reader.map(|reader| {
            let stop = stop.clone();
            async move { reader.run(stop).await }
        });
        let others = vec![
            spawn(watch),
            spawn(follow),
            spawn(read),
            spawn(Some(shelves::follow(Arc::clone(bots), store.clone(), stop.clone()))),
            spawn(Some(tidy(Arc::clone(handler), stop.clone()))),
        ];
        Ok(Jobs { worker: tokio::spawn(worker), others })
    }
}

/// Sends what the outbox holds until asked to stop.
async fn send(
    bots: Arc<Current>,
    store: Store,
    rest: Rest,
    signer: Arc<CustomIdSigner>,
    health: Arc<Health>,
    stop: CancellationToken,
) {
    // A token that is not accepted ends the process by another way.
    let Some(Ok(application)) = stop.run_until_cancelled(rest.learn_application()).await else { return };
    let me = application.user;
    OutboxWorker::new(bots, store, rest, me, signer, health).run(stop).await;
}

fn spawn(work: Option<impl Future<Output = ()> + Send + 'static>) -> Option<JoinHandle<()>> {
    work.map(tokio::spawn)
}

/// Once a minute forgets what is only remembered for a while.
async fn tidy(handler: Arc<InteractionHandler>, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_mins(1)) => handler.tidy(),
        }
    }
}
