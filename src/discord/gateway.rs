//! Discord's gateway: keeps this process's shards connected and hands interactions in; ends when that is of no use.
//!
//! twilight-gateway speaks the protocol. podpick decides when a shard may connect and identify, which session is resumed
//! from one start to the next, and which addresses the token may go to.

mod address;
mod backoff;
mod close_code;
mod connection;
mod contained;
mod event;
mod identify_budget;
mod identify_queue;
mod lease;
mod runner;
mod session;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use serde_json::Value;
use tokio::task::JoinSet;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::warn;
use twilight_gateway::{Config, ConfigBuilder};
use twilight_model::gateway::Intents;
use twilight_model::gateway::payload::outgoing::identify::IdentifyProperties;
use twilight_model::gateway::payload::outgoing::update_presence::UpdatePresencePayload;
use twilight_model::gateway::presence::{ActivityType, MinimalActivity, Status};

pub use close_code::FatalCloseCode;

use crate::clock::Clock;
use crate::config::Shards;
use crate::discord::http::{Rest, RestError};
use crate::discord::interactions::handler::InteractionHandler;
use crate::exit::Exit;
use crate::ops::health::Health;
use crate::store::{ShardRange, Store};
use connection::PermitSlot;
use identify_budget::SessionStartLimit;
use identify_queue::IdentifyQueue;
use runner::ShardRunner;
use secrecy::{ExposeSecret, SecretString};

/// How long Discord may take to say whether it recommends more shards by now.
const OUTGROWN: Duration = Duration::from_secs(3);
/// How long shards may take to stop.
const LAST: Duration = Duration::from_secs(4);

/// Why the gateway is not served any more, other than being asked to stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GatewayError {
    /// Discord closed with a code that would only come again.
    Refused(FatalCloseCode),
    /// Discord's HTTP interface does not accept the token.
    Unauthorized,
    /// The bot has come into more servers than the shards it began with may serve; how many Discord recommends now.
    Outgrown(u32),
    /// `GET /gateway/bot` gave an address that is not TLS and not this machine.
    Address(String),
}

impl GatewayError {
    /// How the process should end.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Refused(_) | Self::Unauthorized => Exit::Config,
            Self::Outgrown(_) => Exit::Temporary,
            Self::Address(_) => Exit::Unavailable,
        }
    }
}

impl fmt::Display for GatewayError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const PORTAL: &str = "https://discord.com/developers/applications > your application";
        match self {
            Self::Refused(FatalCloseCode::Token) | Self::Unauthorized => write!(
                f,
                "Discord does not accept the token. Open {PORTAL} > Bot > Reset Token, and replace the old token with the \
                 new one (DISCORD_TOKEN, or the file that holds it)"
            ),
            Self::Refused(FatalCloseCode::InvalidShard) => write!(
                f,
                "Discord refuses podpick's shard (4010). Restart podpick; if that does not help, update it"
            ),
            Self::Refused(FatalCloseCode::ShardingRequired) => write!(
                f,
                "too many servers for this number of shards (4011). Restart podpick with SHARDS=auto or with more shards; \
                 {PORTAL} > Installation shows the number of servers"
            ),
            Self::Refused(FatalCloseCode::Version) => {
                write!(f, "Discord no longer supports this gateway version (4012). Update podpick")
            }
            Self::Refused(FatalCloseCode::InvalidIntents) => {
                write!(f, "Discord does not know the requested intents (4013). Update podpick")
            }
            Self::Refused(FatalCloseCode::DisallowedIntents) => write!(
                f,
                "Discord does not grant the requested intents (4014). podpick needs none: update it, and see {PORTAL} > Bot \
                 > Privileged Gateway Intents"
            ),
            Self::Outgrown(shards) => write!(
                f,
                "the bot is in more servers now (4011): Discord now recommends {shards} shards. Stopping, so that podpick \
                 restarts with that number"
            ),
            Self::Address(address) => write!(
                f,
                "the gateway's address `{address}` is neither wss:// nor on this machine; the token would go there \
                 unprotected"
            ),
        }
    }
}

/// What the gateway needs.
#[derive(Debug)]
pub struct Gateway {
    /// The way to Discord.
    pub rest: Rest,
    /// The bot token.
    pub token: SecretString,
    /// Where sessions are counted, and where a fleet agrees on who holds which shards.
    pub store: Store,
    /// Which shards are this process's.
    pub shards: Shards,
    /// Where interactions go.
    pub handler: Arc<InteractionHandler>,
    /// Told how the shards are doing.
    pub health: Arc<Health>,
    /// What time it is.
    pub clock: Clock,
    /// Cancelled to close all connections and return.
    pub stop: CancellationToken,
}

impl Gateway {
    /// Serves the shards that are this process's until asked to stop. Of several processes with the same shards that share
    /// a store one serves them; another waits and takes over when it is gone.
    ///
    /// # Errors
    /// When connecting again would be of no use.
    pub async fn run(self) -> Result<(), GatewayError> {
        let stop = self.stop.clone();
        let read = |said: &Value| {
            let address = said["url"].as_str().ok_or(RestError::Decode)?.to_owned();
            Ok((address, SessionStartLimit::read(said)))
        };
        let Some(said) = stop.run_until_cancelled(self.rest.insist("/gateway/bot", read)).await else {
            return Ok(());
        };
        let (told, limit) = said.map_err(|_| GatewayError::Unauthorized)?;
        let address = address::gateway_address(&told)
            .ok_or_else(|| GatewayError::Address(told.chars().take(120).collect()))?;
        let own = match self.shards {
            Shards::Auto => ShardRange { first: 0, last: limit.shards - 1, of: limit.shards },
            Shards::Range { first, last, of } => ShardRange { first, last, of },
        };
        if own.of < limit.shards {
            warn!(
                shards = own.of,
                recommended = limit.shards,
                "Discord recommends more shards than SHARDS sets. Above 2,500 servers per shard it refuses them (4011)"
            );
        }
        self.health.note(|known| known.of = Some(own.of));
        let queue = Arc::new(IdentifyQueue::new(self.rest.clone(), self.store.clone(), limit, own.of));
        let (lease, mut held) = lease::hold(self.store.clone(), own, stop.clone());
        let ended = loop {
            let told = async { held.wait_for(Option::is_some).await.is_ok_and(|held| *held == Some(true)) };
            match stop.run_until_cancelled(told).await {
                None => break Ok(()),
                Some(true) => self.health.note(|known| known.spare = false),
                Some(false) => {
                    self.health.note(|known| known.spare = true);
                    let _ = stop.run_until_cancelled(held.wait_for(|held| *held == Some(true))).await;
                    continue;
                }
            }
            let mine = stop.child_token();
            let serving = self.serve(own, &address, &queue, &mine);
            tokio::pin!(serving);
            let ended = tokio::select! {
                ended = &mut serving => ended,
                _ = held.wait_for(|held| *held == Some(false)) => {
                    mine.cancel();
                    serving.await
                }
            };
            match ended {
                Err(fatal) => break Err(self.refused(fatal, own.of).await),
                Ok(()) if stop.is_cancelled() => break Ok(()),
                Ok(()) => {}
            }
        };
        // Others take over at once where there is time to say so.
        stop.cancel();
        let _ = tokio::time::timeout(Duration::from_secs(1), lease).await;
        ended
    }

    /// Serves shards until told to stop, or until Discord refuses one for good.
    async fn serve(
        &self,
        own: ShardRange,
        address: &str,
        queue: &Arc<IdentifyQueue>,
        stop: &CancellationToken,
    ) -> Result<(), FatalCloseCode> {
        let config = self.twilight(address);
        let mut shards = JoinSet::new();
        for number in own.first..=own.last {
            let runner = ShardRunner {
                number,
                total: own.of,
                token: self.token.clone(),
                address: address.to_owned(),
                config: config.clone(),
                queue: Arc::clone(queue),
                store: self.store.clone(),
                handler: Arc::clone(&self.handler),
                health: Arc::clone(&self.health),
                clock: self.clock.clone(),
                stop: stop.clone(),
            };
            shards.spawn(runner.serve());
        }
        // A goodbye takes half a second, what is being handled three; nothing is worth more.
        let last = async {
            stop.cancelled().await;
            sleep(LAST).await;
        };
        tokio::pin!(last);
        loop {
            tokio::select! {
                () = &mut last => return Ok(()),
                ended = shards.join_next() => match ended {
                    Some(Ok(Some(fatal))) => {
                        stop.cancel();
                        return Err(fatal);
                    }
                    Some(_) => {}
                    None => return Ok(()),
                },
            }
        }
    }

    fn twilight(&self, address: &str) -> Config<PermitSlot> {
        // Interactions come without any intent (`events/gateway.mdx`, Gateway Intents).
        let config = ConfigBuilder::new(self.token.expose_secret().to_owned(), Intents::empty())
            .queue(PermitSlot::default())
            .proxy_url(address.to_owned())
            .identify_properties(IdentifyProperties::new("podpick", "podpick", std::env::consts::OS));
        let activity =
            MinimalActivity { kind: ActivityType::Listening, name: "/podcast topic".to_owned(), url: None };
        match UpdatePresencePayload::new(vec![activity.into()], false, None, Status::Online) {
            Ok(presence) => config.presence(presence).build(),
            Err(_) => config.build(),
        }
    }

    /// Why it ends when Discord refuses for good; with shards chosen by Discord, too few of them is no reason to stay away.
    async fn refused(&self, fatal: FatalCloseCode, of: u32) -> GatewayError {
        let asked = self.rest.call(Method::GET, "/gateway/bot", None);
        if fatal == FatalCloseCode::ShardingRequired
            && self.shards == Shards::Auto
            && let Ok(Ok(said)) = tokio::time::timeout(OUTGROWN, asked).await
            && let now = SessionStartLimit::read(&said).shards
            && now > of
        {
            return GatewayError::Outgrown(now);
        }
        GatewayError::Refused(fatal)
    }
}
