//! A shard's session from one start to the next: what is kept of it in the store.

use std::time::Duration;

use jiff::SignedDuration;
use secrecy::{ExposeSecret, SecretString};
use tokio::time::Instant;
use tracing::warn;
use twilight_gateway::Session;

use super::address::resume_address;
use crate::discord::interactions::progress::Progress;
use crate::store::{SessionOwner, Store, StoredSession};

/// How old a session may be that a start resumes; Discord keeps one for some minutes (discord-api-docs, #2148).
const RESUMABLE: SignedDuration = SignedDuration::from_mins(5);
/// Between two writings of a session that goes on.
const SAVE_EVERY: Duration = Duration::from_secs(5);
/// Between two where nothing came meanwhile: how old a session is counts from the last writing.
const REFRESH_EVERY: Duration = Duration::from_mins(1);

/// A session that can be resumed on another connection.
#[derive(Clone)]
pub(super) struct Resumable {
    pub(super) session: Session,
    /// Where; checked.
    pub(super) url: Option<String>,
}

/// Keeps the session of one shard in the store.
pub(super) struct SessionKeeper {
    store: Store,
    owner: SessionOwner,
    /// What was written last, and when.
    written: Option<(StoredSession, Instant)>,
}

impl SessionKeeper {
    pub(super) fn new(store: Store, shard: u32, total: u32, token: &SecretString) -> Self {
        let hash = ring::digest::digest(&ring::digest::SHA256, token.expose_secret().as_bytes());
        let token = hex::encode(&hash.as_ref()[..8]);
        Self { store, owner: SessionOwner { shard, total, token }, written: None }
    }

    /// The session that the last process left, where it may be resumed still.
    pub(super) async fn restore(&self, main: &str) -> Option<Resumable> {
        let stored = match self.store.session(&self.owner, RESUMABLE).await {
            Ok(stored) => stored?,
            Err(error) => {
                warn!(shard = self.owner.shard, %error, "Cannot read the saved session; starting a new one");
                return None;
            }
        };
        let url = resume_address(main, stored.resume_url.as_deref());
        Some(Resumable { session: Session::new(stored.sequence, stored.id), url })
    }

    /// Writes it down, unless that was done a moment ago; `now` writes it in any case, so that it counts from now.
    pub(super) async fn save(&mut self, session: &Resumable, progress: &Progress, now: bool) {
        let stored = StoredSession {
            id: session.session.id().to_owned(),
            sequence: progress.handled(),
            resume_url: session.url.clone(),
        };
        if !now && self.written.as_ref().is_some_and(|(written, at)| is_fresh(written, &stored, at.elapsed()))
        {
            return;
        }
        match self.store.save_session(&self.owner, &stored).await {
            Ok(()) => self.written = Some((stored, Instant::now())),
            Err(error) => {
                warn!(shard = self.owner.shard, %error, "Could not save the session; a restart starts a new one");
                // Not again at once.
                self.written = Some((stored, Instant::now()));
            }
        }
    }

    /// It has ended.
    pub(super) async fn end(&mut self) {
        self.written = None;
        if let Err(error) = self.store.end_session(&self.owner).await {
            warn!(shard = self.owner.shard, %error, "Could not delete the ended session");
        }
    }
}

/// Whether what was written so long ago need not be written again.
fn is_fresh(written: &StoredSession, session: &StoredSession, ago: Duration) -> bool {
    written.id == session.id && ago < if written == session { REFRESH_EVERY } else { SAVE_EVERY }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_written_again_before_it_counts_as_old() {
        let session = |id: &str, sequence| StoredSession { id: id.to_owned(), sequence, resume_url: None };
        let written = session("a", 5);
        for (now, seconds, fresh) in [
            (session("a", 5), 59, true),
            (session("a", 5), 60, false),
            (session("a", 6), 4, true),
            (session("a", 6), 5, false),
            (session("b", 5), 0, false),
        ] {
            assert_eq!(
                is_fresh(&written, &now, Duration::from_secs(seconds)),
                fresh,
                "{now:?} after {seconds} s"
            );
        }
    }
}
