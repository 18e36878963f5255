//! Keeps Discord's copy of the commands up to date, once or beside the running bot.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tracing::{error, warn};

use super::runtime;
use crate::config::{Config, Scope};
use crate::discord::deliver::Desk;
use crate::discord::register::{self, RegisterError, Registered};
use crate::discord::rest::Rest;
use crate::exit::Exit;

/// How often an upload that Discord could not take is tried again while the bot runs, each after a longer wait.
const UPLOADS: u32 = 5;

/// Uploads the commands once, without running the bot.
///
/// # Errors
/// When Discord cannot be reached or does not take them; [`RegisterError::exit`] says how to end.
pub fn upload(config: &Config) -> Result<Registered, RegisterError> {
    let unreachable = || {
        let cause = crate::discord::rest::RestError::Unreachable("the system gives no threads or no TLS");
        RegisterError { guild: None, cause }
    };
    let Ok(runtime) = runtime() else { return Err(unreachable()) };
    runtime.block_on(async {
        let rest = Rest::new(config).map_err(|_| unreachable())?;
        let application = register::application(&rest).await;
        let application = application.map_err(|cause| RegisterError { guild: None, cause })?;
        register::register(&rest, application, &config.scope).await
    })
}

/// Keeps the commands up to date beside the gateway; returns only if Discord refuses them.
pub(super) async fn keep(
    rest: Rest,
    mut known: watch::Receiver<Option<u64>>,
    scope: Scope,
    desk: Arc<Desk>,
) -> Exit {
    let Some(application) = known.wait_for(Option::is_some).await.ok().and_then(|id| *id) else {
        return std::future::pending().await;
    };
    let mut pause = Duration::from_secs(15);
    for _ in 0..UPLOADS {
        match register::register(&rest, application, &scope).await {
            Ok(done) => {
                if let Some(id) = done.podcast {
                    desk.know_command(id);
                }
                return std::future::pending().await;
            }
            Err(refused) => {
                if let Some(exit) = refused.exit() {
                    error!("{refused}");
                    return exit;
                }
                warn!("{refused}; trying again in {} s", pause.as_secs());
            }
        }
        tokio::time::sleep(pause).await;
        pause *= 2;
    }
    error!(
        "the commands were not uploaded; podpick answers what Discord knows and tries again with its next start"
    );
    std::future::pending().await
}
