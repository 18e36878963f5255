//! The doors that Discord and those who watch come in by: opened early, served until told to stop. Answers nothing.

use tracing::{error, info, warn};

use super::start::StartError;
use crate::config::{Config, Door};
use crate::discord::doctor as checks;
use crate::discord::http::Application;
use crate::ops::http_server::HttpServer;

/// Takes an address now, so that a wrong one is known before anything else begins.
pub(super) async fn bind(
    variable: &'static str,
    address: Option<std::net::SocketAddr>,
    at_once: usize,
) -> Result<Option<HttpServer>, StartError> {
    let Some(address) = address else { return Ok(None) };
    match HttpServer::bind(address, at_once).await {
        Ok(listener) => {
            info!(variable, address = listener.address().map(|at| at.to_string()).ok(), "Listening");
            Ok(Some(listener))
        }
        Err(error) => Err(StartError::Address(variable, address, error)),
    }
}

/// Whether Discord delivers by the other door, so that podpick would wait for ever; says so.
pub(super) fn is_closed(application: &Application, door: &Door) -> bool {
    let set = application.endpoint.as_deref().is_some_and(|address| !address.is_empty());
    let closed = set && matches!(door, Door::Gateway(_));
    if closed {
        error!("{}. {}", checks::CLOSED, checks::closed_advice());
    }
    closed
}

/// Says which way the gateway takes where proxies are set.
pub(super) fn warn_of_proxies(config: &Config) {
    if config.proxies.are_set() && matches!(config.door, Door::Gateway(_)) {
        warn!("{}; {}", checks::GATEWAY_IS_DIRECT, checks::SIGNED_INSTEAD);
    }
}
