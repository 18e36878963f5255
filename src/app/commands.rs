//! Keeps Discord's copy of the commands up to date, once or beside the running bot.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tracing::error;

use super::runtime;
use crate::backoff::backoff;
use crate::clock::Clock;
use crate::config::Config;
use crate::discord::commands::register::{RegisterError, Registered, Registration};
use crate::discord::http::{Rest, RestError};
use crate::discord::interactions::handler::InteractionHandler;
use crate::ops::health::Health;
use crate::store::Store;

/// How soon places are tried again that did not take the commands, each time twice as long up to the longest.
const FIRST: Duration = Duration::from_secs(15);
const LONGEST: Duration = Duration::from_hours(1);

/// How long an upload by hand may take, all in all.
const PATIENCE: Duration = Duration::from_secs(14);
/// How long one call of it may wait.
const CALL_PATIENCE: Duration = Duration::from_secs(5);

/// Uploads the commands once, without running the bot.
///
/// # Errors
/// When Discord cannot be reached or does not take the token; places that refuse are in what is given back.
pub fn upload(config: &Config) -> Result<Registered, RegisterError> {
    let nowhere = |cause| RegisterError { guild: None, cause };
    let no_system = || nowhere(RestError::Unreachable("cannot start threads or TLS"));
    let runtime = runtime().map_err(|_| no_system())?;
    let upload = async {
        let rest = Rest::new(config).map_err(|_| no_system())?.with_patience(CALL_PATIENCE);
        let application = rest.application().await.map_err(nowhere)?.id;
        let store = Store::look(&config.store, Clock::new(config.clock.clone())).await.ok();
        let scope = config.scope.clone();
        Ok(Registration { rest, store, remembers: false, application, scope }.register().await)
    };
    let too_long = || nowhere(RestError::Unreachable("no answer in time"));
    let upload = async { tokio::time::timeout(PATIENCE, upload).await.unwrap_or_else(|_| Err(too_long())) };
    runtime.block_on(upload)
}

/// Keeps the commands up to date beside the running bot: places that refuse are named, and tried again later.
pub(super) async fn keep(
    registration: Registration,
    handler: Arc<InteractionHandler>,
    health: Arc<Health>,
    stop: CancellationToken,
) {
    let mut failed = 0;
    let mut told: Vec<RegisterError> = Vec::new();
    loop {
        let Some(done) = stop.run_until_cancelled(Box::pin(registration.register())).await else { return };
        if let Some(id) = done.podcast {
            handler.know_command(id);
        }
        failed += 1;
        let pause = backoff(FIRST, failed, LONGEST);
        // A wait that Discord asks for differs each time, and is no news.
        for refused in done.refused.iter().filter(|one| !told.iter().any(|told| told.is_like(one))) {
            error!("{refused}; retrying in {} s", pause.as_secs());
        }
        health.note(|known| known.commands = done.refused.iter().map(ToString::to_string).collect());
        told = done.refused;
        if told.is_empty() || stop.run_until_cancelled(tokio::time::sleep(pause)).await.is_none() {
            return;
        }
    }
}
