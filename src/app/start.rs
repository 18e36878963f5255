//! Why podpick does not start, for whoever starts it. What happens once it runs is in the log.

use std::io;
use std::net::SocketAddr;

use super::store::unopened;
use crate::exit::Exit;
use crate::store::OpenError;

/// Why podpick does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The system gives no threads.
    #[error("cannot start threads: {0}")]
    Threads(io::Error),
    /// The system sends no signals.
    #[error("cannot listen for stop signals: {0}")]
    Signals(io::Error),
    /// Calls to Discord cannot be encrypted.
    #[error("TLS setup failed; check DISCORD_TLS_CA")]
    Tls,
    /// Feeds cannot be read over TLS.
    #[error("TLS setup for feeds failed")]
    FeedTls,
    /// An address is taken, or is not this machine's.
    #[error("{0}: cannot listen on {1}: {2}. Choose a free address of this machine")]
    Address(&'static str, SocketAddr, io::Error),
    /// The data cannot be used.
    #[error("{0}")]
    Store(#[from] OpenError),
}

impl StartError {
    /// How the process ends because of it.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Threads(_) | Self::Signals(_) => Exit::Temporary,
            Self::Tls | Self::FeedTls => Exit::Config,
            Self::Address(..) => Exit::Address,
            Self::Store(error) => unopened(error),
        }
    }
}
