//! What one request may cost.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;

/// Bounds of a request.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Until the connection is there.
    pub connect: Duration,
    /// Between two pieces of an answer.
    pub idle: Duration,
    /// All in all, with redirects.
    pub whole: Duration,
    /// Bytes of a body after it was unpacked.
    pub bytes: usize,
    /// Redirects that are followed.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(20),
            whole: Duration::from_mins(1),
            bytes: 32 << 20,
            redirects: 5,
        }
    }
}

/// A body up to this size may be held by every request at once; only one at a time may be larger, until it is read.
pub(super) const MODEST: usize = 1 << 20;

/// The one place in a process for a body that is large: whoever holds it may fill much memory. Clones share it.
#[derive(Debug, Clone)]
pub struct LargeBody(pub(super) Arc<Semaphore>);

impl Default for LargeBody {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(1)))
    }
}
