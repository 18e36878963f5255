//! What the system may ask of a running podpick: to stop, to stop at once, to read its catalog again.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::exit::Exit;

#[cfg(unix)]
pub(super) fn listen(stop: CancellationToken, reload: Arc<Notify>) -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let mut hang_up = signal(SignalKind::hangup())?;
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => asked_to_stop(&stop),
                _ = interrupt.recv() => asked_to_stop(&stop),
                _ = hang_up.recv() => reload.notify_one(),
            }
        }
    });
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn listen(stop: CancellationToken, reload: Arc<Notify>) -> std::io::Result<()> {
    // Here no signal asks for a reload; the file is looked at all the same.
    drop(reload);
    tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            asked_to_stop(&stop);
        }
    });
    Ok(())
}

fn asked_to_stop(stop: &CancellationToken) {
    if stop.is_cancelled() {
        warn!("Asked to stop again; stopping at once");
        std::process::exit(i32::from(Exit::Failed.code()));
    }
    info!("Asked to stop; finishing open answers");
    stop.cancel();
}
