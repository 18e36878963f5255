//! Wires the bot to Discord, keeps it running, and stops it in order. Decides no answer.

pub mod catalog_file;
mod commands;
mod doctor;
mod doors;
mod feeds;
mod jobs;
mod reload;
mod shelves;
mod signals;
mod start;
mod store;
mod systemd;
mod zones;

use std::sync::{Arc, Once};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

pub use commands::upload;
pub use doctor::{Looked, look_over};
pub use feeds::{KnownFeeds, RefreshError, know_episodes, known_feeds, look, refresh};
pub use start::StartError;
pub use store::{KeepError, backup, gaps, healthcheck, restore, shelf};

use crate::bot::picks::Picks;
use crate::bot::{Bot, Current};
use crate::clock::Clock;
use crate::config::{Config, Door};
use crate::discord::commands::register::Registration;
use crate::discord::doctor::Doctor;
use crate::discord::endpoint::Endpoint;
use crate::discord::gateway::{Gateway, GatewayError};
use crate::discord::http::Rest;
use crate::discord::interactions::custom_id_signer::CustomIdSigner;
use crate::discord::interactions::handler::InteractionHandler;
use crate::exit::Exit;
use crate::feeds::Looker;
use crate::feeds::fetch::LargeBody;
use crate::feeds::guard::Guard;
use crate::ops::health::Health;
use crate::ops::http_server::HttpServer;
use crate::ops::metrics::METRICS;
use crate::store::Store;
use doors::{bind, is_closed};

/// How long all that is under way may take after the process was asked to stop. With a moment for the store it
/// stays within the ten seconds that supervisors wait by default.
const LAST: Duration = Duration::from_secs(8);

/// Connections at once of those who watch, and of the load balancer.
const WATCHERS: usize = 32;
const CALLERS: usize = 1_024;

/// Runs the bot until it is asked to stop or cannot go on; says why in the log.
///
/// # Errors
/// When it cannot even begin; that is not in the log yet.
pub fn run(config: &Config, bot: Bot) -> Result<Exit, StartError> {
    let runtime = runtime().map_err(StartError::Threads)?;
    let exit = runtime.block_on(serve(config, bot));
    // Whatever still runs now has had its time.
    runtime.shutdown_background();
    exit
}

fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(32)
        .enable_all()
        .build()
}

/// How it ended, or why it could not even begin.
async fn serve(config: &Config, bot: Bot) -> Result<Exit, StartError> {
    let rest = Rest::new(config).map_err(|_| StartError::Tls)?;
    greet(&bot);
    doors::warn_of_proxies(config);
    let http = bind("HTTP_ADDR", config.http, WATCHERS).await?;
    let door = match config.door {
        Door::Endpoint { address, .. } => bind("INTERACTIONS_ADDR", Some(address), CALLERS).await?,
        Door::Gateway(_) => None,
    };
    let clock = Clock::new(config.clock.clone());
    let (health, stop, reload) =
        (Arc::new(Health::default()), CancellationToken::new(), Arc::new(Notify::new()));
    signals::listen(stop.clone(), Arc::clone(&reload)).map_err(StartError::Signals)?;
    // Before the store: an update of a large one takes its time.
    let manager = tokio::spawn(systemd::tell(Arc::clone(&health), rest.clone(), stop.clone()));
    let store = Store::open(&config.store, clock.clone()).await?;
    let bot = bot.with_picks(Picks::new(store.clone(), zones::zones()));
    let bot = if config.count_gaps { bot.counting_gaps() } else { bot };
    let bots = Arc::new(Current::new(bot));
    shelves::load(&bots, &store).await;
    // Behind the signed door no shard is waited for, as if somebody else held them all.
    health.note(|known| known.spare = matches!(config.door, Door::Endpoint { .. }));
    let signer = Arc::new(CustomIdSigner::new(&config.token));
    let (large, told) = (LargeBody::default(), Once::new());
    let app = App { config, bots, store, rest, signer, health, clock, stop, large, told };
    let handler = Arc::new(app.handler());
    let jobs = app.jobs(http, reload, &handler)?;
    let stopped = tokio::spawn({
        let stop = app.stop.clone();
        async move {
            stop.cancelled().await;
            Instant::now()
        }
    });
    let exit = app.answer(&handler, door).await;
    app.stop.cancel();
    // Counted from the moment it was asked, however long the door took to close.
    let since = stopped.await.unwrap_or_else(|_| Instant::now());
    jobs.end(&handler, &app.store, since + LAST).await;
    let _ = tokio::time::timeout(Duration::from_millis(100), manager).await;
    info!(code = exit.code(), "podpick stopped");
    Ok(exit)
}

/// What everything that runs is made of.
struct App<'c> {
    config: &'c Config,
    bots: Arc<Current>,
    store: Store,
    rest: Rest,
    signer: Arc<CustomIdSigner>,
    health: Arc<Health>,
    clock: Clock,
    stop: CancellationToken,
    /// Feeds and what members look at share it.
    large: LargeBody,
    /// Whether it was said why it ends.
    told: Once,
}

impl App<'_> {
    fn handler(&self) -> InteractionHandler {
        let doctor = Doctor {
            rest: self.rest.clone(),
            store: Some(self.store.clone()),
            bots: Arc::clone(&self.bots),
            health: Some(Arc::clone(&self.health)),
            scope: self.config.scope.clone(),
            door: self.config.door.clone(),
            proxied: self.config.proxies.are_set(),
        };
        let handler = InteractionHandler::new(
            Arc::clone(&self.bots),
            self.rest.clone(),
            Arc::clone(&self.signer),
            self.clock.clone(),
        );
        let mut handler = handler.with_doctor(doctor).noting(&self.store);
        // What an admin opened for the catalog is no member's to look at.
        let guard = Guard::for_members(self.config.feeds.members_allow.clone());
        match Looker::new(guard, &self.config.proxies, &self.large) {
            Ok(looker) => handler = handler.looking(Arc::new(looker)),
            Err(error) => warn!(%error, "/podcast suggest is off: TLS setup failed"),
        }
        if self.config.cooldown { handler } else { handler.without_cooldown() }
    }

    /// Answers until asked to stop or until it is of no use.
    async fn answer(&self, handler: &Arc<InteractionHandler>, door: Option<HttpServer>) -> Exit {
        let interactions = self.interactions(handler, door);
        tokio::pin!(interactions);
        let revoked = self.rest.revoked();
        let refused = async {
            tokio::select! {
                exit = self.begin(handler) => exit,
                () = revoked.cancelled() => {
                    self.health.note(|known| known.revoked = true);
                    self.end(&GatewayError::Unauthorized)
                }
            }
        };
        tokio::select! {
            exit = &mut interactions => exit,
            exit = refused => {
                self.stop.cancel();
                let _ = tokio::time::timeout(Duration::from_secs(3), interactions).await;
                exit
            }
        }
    }

    /// Learns which application this is and registers its commands; returns only where podpick would wait for ever.
    async fn begin(&self, handler: &Arc<InteractionHandler>) -> Exit {
        // A token that is not accepted is heard of by another way.
        let Ok(application) = self.rest.learn_application().await else {
            return std::future::pending().await;
        };
        if is_closed(application, &self.config.door) {
            return Exit::Config;
        }
        let registration = Registration {
            rest: self.rest.clone(),
            store: Some(self.store.clone()),
            remembers: true,
            application: application.id,
            scope: self.config.scope.clone(),
        };
        commands::keep(registration, Arc::clone(handler), Arc::clone(&self.health), self.stop.clone()).await;
        std::future::pending().await
    }

    /// Says why it ends, once, whoever hears of it first.
    fn end(&self, ended: &GatewayError) -> Exit {
        self.told.call_once(|| error!("{ended}"));
        ended.exit()
    }

    async fn interactions(&self, handler: &Arc<InteractionHandler>, door: Option<HttpServer>) -> Exit {
        let handler = Arc::clone(handler);
        match (&self.config.door, door) {
            (Door::Endpoint { key, .. }, Some(door)) => {
                let endpoint = Endpoint { handler, key: *key, clock: self.clock.clone() };
                door.serve(endpoint.router(), self.stop.clone()).await;
                Exit::Ok
            }
            (Door::Endpoint { .. }, None) => Exit::Failed,
            (Door::Gateway(shards), _) => {
                let gateway = Gateway {
                    rest: self.rest.clone(),
                    token: self.config.token.clone(),
                    store: self.store.clone(),
                    shards: *shards,
                    handler,
                    health: Arc::clone(&self.health),
                    clock: self.clock.clone(),
                    stop: self.stop.clone(),
                };
                match gateway.run().await {
                    Ok(()) => Exit::Ok,
                    Err(ended) => self.end(&ended),
                }
            }
        }
    }
}

fn greet(bot: &Bot) {
    let (topics, podcasts) = (bot.catalog().topics().count(), bot.catalog().podcasts().count());
    METRICS.catalog(podcasts, topics, bot.catalog().episodes().count());
    reload::remark(bot.catalog());
    info!(version = env!("CARGO_PKG_VERSION"), topics, podcasts, "podpick starts");
}
