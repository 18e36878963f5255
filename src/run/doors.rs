//! The doors that Discord and those who watch come in by: opened early, served until told to stop. Answers nothing.

use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tracing::{error, info};

use crate::config::Door;
use crate::discord::doctor as checks;
use crate::discord::endpoint::Endpoint;
use crate::discord::register;
use crate::discord::rest::Rest;
use crate::exit::Exit;
use crate::listen::Listener;

/// Takes an address now, so that a wrong one is known before anything else begins.
pub(super) async fn bind(
    variable: &'static str,
    address: Option<std::net::SocketAddr>,
    at_once: usize,
) -> Result<Option<Listener>, Exit> {
    let Some(address) = address else { return Ok(None) };
    match Listener::bind(address, at_once).await {
        Ok(listener) => {
            info!(variable, address = listener.address().map(|at| at.to_string()).ok(), "listening");
            Ok(Some(listener))
        }
        Err(error) => {
            error!(
                "{variable}: cannot listen on {address}: {error}; is it free, and an address of this machine?"
            );
            Err(Exit::Config)
        }
    }
}

/// Serves the signed door until asked to stop.
pub(super) async fn signed(
    door: Listener,
    endpoint: Endpoint,
    rest: &Rest,
    ready: watch::Sender<Option<u64>>,
    stop: CancellationToken,
) -> Exit {
    let application = async {
        let mut pause = Duration::from_secs(1);
        loop {
            if let Ok(id) = register::application(rest).await {
                ready.send_replace(Some(id));
                return std::future::pending::<()>().await;
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_mins(1));
        }
    };
    tokio::select! {
        () = door.serve(endpoint.router(), stop) => Exit::Ok,
        () = application => Exit::Ok,
    }
}

/// Returns only where Discord delivers by the other door, so that podpick would wait for ever.
pub(super) async fn closed_door(rest: &Rest, door: &Door) -> Exit {
    if matches!(door, Door::Gateway(_))
        && let Ok(application) = rest.call(reqwest::Method::GET, "/applications/@me", None).await
        && application["interactions_endpoint_url"].as_str().is_some_and(|address| !address.is_empty())
    {
        error!("{}. {}", checks::CLOSED, checks::closed_advice());
        return Exit::Config;
    }
    std::future::pending().await
}
