//! What runs beside the answers, and how it ends: within one deadline, whatever hangs.

use std::sync::Arc;
use std::time::Duration;

use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;
use tracing::warn;

use crate::discord::interactions::handler::InteractionHandler;
use crate::store::Store;

/// Of the time that is left, how long answers may take; members wait three seconds at most.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

pub(super) fn spawn(work: Option<impl Future<Output = ()> + Send + 'static>) -> Option<JoinHandle<()>> {
    work.map(tokio::spawn)
}

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

/// Once a minute forgets what is only remembered for a while.
pub(super) async fn tidy(handler: Arc<InteractionHandler>, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(Duration::from_mins(1)) => handler.tidy(),
        }
    }
}
