//! Tells systemd, where it listens, that podpick is ready, alive, and about to stop. Elsewhere it does nothing.

use std::time::Duration;

use sd_notify::{NotifyState, notify};
use tokio_util::sync::CancellationToken;

/// Says so until asked to stop. It is a task like all others: when the runtime stands still, systemd hears nothing.
pub(super) async fn tell(stop: CancellationToken) {
    if std::env::var_os("NOTIFY_SOCKET").is_none() {
        return;
    }
    let _ = notify(&[NotifyState::Ready]);
    let every = sd_notify::watchdog_enabled().map_or(Duration::from_mins(1), |limit| limit / 3);
    while tokio::time::timeout(every, stop.cancelled()).await.is_err() {
        let _ = notify(&[NotifyState::Watchdog]);
    }
    let _ = notify(&[NotifyState::Stopping]);
}
