//! Serves HTTP on an address within bounds: how long a head may take, how many may be connected. Knows no page.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{debug, warn};

/// How long a client may take to say what it wants; a slower one is cut off.
const HEAD: Duration = Duration::from_secs(5);
/// How long a connection may last, however it is used: one that never reads its answers would otherwise stay for ever.
const LIFETIME: Duration = Duration::from_mins(1);
/// How long requests under way may take after the process was asked to stop.
const LAST: Duration = Duration::from_secs(4);

/// An address that is listened on.
#[derive(Debug)]
pub struct HttpServer {
    socket: TcpListener,
    at_once: usize,
}

impl HttpServer {
    /// Takes the address, so that a wrong one is known before anything else begins. More than `at_once` connections wait
    /// to be accepted.
    ///
    /// # Errors
    /// What the system says.
    pub async fn bind(address: SocketAddr, at_once: usize) -> std::io::Result<Self> {
        TcpListener::bind(address).await.map(|socket| Self { socket, at_once })
    }

    /// Where it listens; another port than asked for where that was 0.
    ///
    /// # Errors
    /// What the system says.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.socket.local_addr()
    }

    /// Serves until asked to stop; then what is under way is finished, within four seconds.
    pub async fn serve(self, router: Router, stop: CancellationToken) {
        let connections = Arc::new(Semaphore::new(self.at_once));
        let tasks = TaskTracker::new();
        loop {
            let free = Arc::clone(&connections).acquire_owned();
            let accepted = tokio::select! {
                () = stop.cancelled() => break,
                accepted = async { (free.await, self.socket.accept().await) } => accepted,
            };
            let (permit, stream) = match accepted {
                (Ok(permit), Ok((stream, _))) => (permit, stream),
                (_, Err(error)) => {
                    // Out of files, mostly: those that end give room again.
                    warn!(%error, "Could not accept a connection");
                    tokio::time::sleep(Duration::from_millis(200)).await;
                    continue;
                }
                (Err(_), _) => break,
            };
            let _ = stream.set_nodelay(true);
            let service = TowerToHyperService::new(router.clone());
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .max_buf_size(64 * 1024)
                .serve_connection(TokioIo::new(stream), service);
            let stop = stop.clone();
            tasks.spawn(async move {
                let _permit = permit;
                tokio::pin!(connection);
                let done = tokio::select! {
                    done = &mut connection => Some(done),
                    () = stop.cancelled() => None,
                    () = tokio::time::sleep(LIFETIME) => None,
                };
                // What is under way is finished; who does not take it is cut off.
                let done = if let Some(done) = done {
                    done
                } else {
                    connection.as_mut().graceful_shutdown();
                    tokio::time::timeout(LAST, connection).await.unwrap_or(Ok(()))
                };
                if let Err(error) = done {
                    debug!(%error, "a connection ended early");
                }
            });
        }
        tasks.close();
        let _ = tokio::time::timeout(LAST, tasks.wait()).await;
    }
}
