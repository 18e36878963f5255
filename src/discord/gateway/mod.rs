//! Discord's gateway, spoken by podpick itself: finds it, keeps the shards connected, ends when that is of no use.
//!
//! serenity 0.12.5 has a gateway client, but it spins a core on close 4010 and 4011 and identifies past the daily
//! limit, takes the real address for the whole run when `GET /gateway` fails once, ignores `resume_gateway_url` and
//! `max_concurrency`, and may never stop. What is needed without intents is small, so it is here, each with a test.

mod fleet;
mod pace;
mod protocol;
mod pulse;
mod shard;
mod socket;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;
use tracing::warn;

pub use protocol::Fatal;
pub use pulse::Stillness;

use crate::config::{Secret, Shards};
use crate::discord::deliver::Desk;
use crate::discord::rest::Rest;
use crate::exit::Exit;
use crate::health::Health;
use crate::store::{ShardRange, Store};
use pace::{Allowance, Pace};
use pulse::{Pulse, Pulses};
use shard::Shard;

/// How long Discord may take to say whether it recommends more shards by now.
const OUTGROWN: Duration = Duration::from_secs(3);

/// Why the gateway is not served any more, other than being asked to stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Discord closed with a code that would only come again.
    Refused(Fatal),
    /// Discord's HTTP interface does not accept the token.
    Unauthorized,
    /// The bot has come into more servers than the shards it began with may serve; how many Discord recommends now.
    Outgrown(u32),
    /// `GET /gateway` gave an address that is not TLS and not this machine.
    Address(String),
}

impl Ended {
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

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const PORTAL: &str = "https://discord.com/developers/applications > your application";
        match self {
            Self::Refused(Fatal::Token) | Self::Unauthorized => write!(
                f,
                "Discord does not accept the token: open {PORTAL} > Bot > Reset Token, and put the new one where this one \
                 was set (DISCORD_TOKEN, or the file that holds it)"
            ),
            Self::Refused(Fatal::InvalidShard) => write!(
                f,
                "Discord refuses podpick's shard (4010): start podpick again, and update it if that does not help"
            ),
            Self::Refused(Fatal::ShardingRequired) => write!(
                f,
                "the bot is in more servers than this connection may serve (4011): start podpick again with SHARDS=auto to \
                 get as many shards as Discord recommends, or with more shards in all; see {PORTAL} > Installation for how many servers there are"
            ),
            Self::Refused(Fatal::Version) => {
                write!(f, "Discord no longer speaks this version of the gateway (4012): update podpick")
            }
            Self::Refused(Fatal::InvalidIntents) => {
                write!(f, "Discord does not know the intents podpick asked for (4013): update podpick")
            }
            Self::Refused(Fatal::DisallowedIntents) => write!(
                f,
                "Discord does not grant the intents podpick asked for (4014): open {PORTAL} > Bot > Privileged \
                 Gateway Intents; podpick itself needs none, so update it as well"
            ),
            Self::Outgrown(shards) => write!(
                f,
                "the bot has grown (4011): Discord now recommends {shards} shards; ending so that podpick is started anew \
                 with as many"
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
    pub token: Secret,
    /// Where sessions are counted, and where a fleet agrees on who holds which shards.
    pub store: Store,
    /// Which shards are this process's.
    pub shards: Shards,
    /// Where interactions go.
    pub desk: Arc<Desk>,
    /// Told how the shards are doing.
    pub health: Arc<Health>,
    /// Told the application's id once it is known.
    pub ready: watch::Sender<Option<u64>>,
    /// Cancelled to close all connections and return.
    pub stop: CancellationToken,
}

impl Gateway {
    /// Serves the shards that are this process's until asked to stop. Where several processes share the store, only
    /// one holds a range of shards; another waits and takes over when it is gone.
    /// `on_still` is called once, from another thread, when the gateway or the runtime falls silent.
    ///
    /// # Errors
    /// When connecting again would be of no use.
    pub async fn run(self, on_still: impl FnOnce(Stillness) + Send + 'static) -> Result<(), Ended> {
        let stop = self.stop.clone();
        let found = async { tokio::try_join!(find(&self.rest), allowance(&self.rest)) };
        let (address, allowance) = tokio::select! {
            () = stop.cancelled() => return Ok(()),
            found = found => found?,
        };
        let own = match self.shards {
            Shards::Auto => ShardRange { first: 0, last: allowance.shards - 1, of: allowance.shards },
            Shards::Range { first, last, of } => ShardRange { first, last, of },
        };
        if own.of < allowance.shards {
            warn!(
                shards = own.of,
                recommended = allowance.shards,
                "Discord recommends more shards than SHARDS says; from 2,500 servers a shard on it refuses them (4011)"
            );
        }
        self.health.note(|known| known.of = Some(own.of));
        let pace = Arc::new(Pace::new(self.rest.clone(), self.store.clone(), allowance, own.of));
        let pulses = Pulses::default();
        pulse::watch(pulses.clone(), on_still);
        let (fleet, mut mine) = fleet::start(self.store.clone(), own, stop.clone());
        let mut held: HashMap<ShardRange, CancellationToken> = HashMap::new();
        let mut shards = JoinSet::new();
        // A shard that waits to connect does not look at `stop`; there is nothing to say goodbye to then.
        let grace = async {
            stop.cancelled().await;
            sleep(Duration::from_secs(2)).await;
        };
        tokio::pin!(grace);
        let ended = loop {
            tokio::select! {
                () = &mut grace => break Ok(()),
                ended = shards.join_next(), if !shards.is_empty() => match ended {
                    Some(Ok(Some(fatal))) => break Err(self.refused(fatal, own.of).await),
                    _ if shards.is_empty() && stop.is_cancelled() => break Ok(()),
                    _ => {}
                },
                Ok(()) = mine.changed(), if !stop.is_cancelled() => {
                    let mine = mine.borrow_and_update().clone();
                    self.health.note(|known| known.spare = mine.is_empty());
                    held.retain(|range, line| {
                        let kept = mine.contains(range);
                        if !kept {
                            line.cancel();
                        }
                        kept
                    });
                    for range in mine {
                        held.entry(range).or_insert_with(|| {
                            let line = stop.child_token();
                            for number in range.first..=range.last {
                                let shard = self.shard(number, range.of, &address, &pace, pulses.add(), &line);
                                shards.spawn(fleet::serve(shard, pulses.clone(), Arc::clone(&self.health)));
                            }
                            line
                        });
                    }
                }
            }
        };
        // Others take over at once where there is time to say so.
        stop.cancel();
        let _ = tokio::time::timeout(Duration::from_secs(1), fleet).await;
        ended
    }

    /// Why it ends when Discord refuses for good; with shards chosen by Discord, too few of them is no reason to stay away.
    async fn refused(&self, fatal: Fatal, of: u32) -> Ended {
        if fatal == Fatal::ShardingRequired
            && self.shards == Shards::Auto
            && let Ok(Ok(now)) = tokio::time::timeout(OUTGROWN, Allowance::ask(&self.rest)).await
            && now.shards > of
        {
            return Ended::Outgrown(now.shards);
        }
        Ended::Refused(fatal)
    }

    fn shard(
        &self,
        number: u32,
        of: u32,
        address: &str,
        pace: &Arc<Pace>,
        pulse: Arc<Pulse>,
        stop: &CancellationToken,
    ) -> Shard {
        Shard {
            number,
            of,
            token: self.token.clone(),
            address: address.to_owned(),
            desk: Arc::clone(&self.desk),
            pace: Arc::clone(pace),
            pulse,
            health: Arc::clone(&self.health),
            ready: self.ready.clone(),
            stop: stop.clone(),
        }
    }
}

/// The gateway's address, asked for until Discord gives one.
async fn find(rest: &Rest) -> Result<String, Ended> {
    loop {
        match rest.call(Method::GET, "/gateway", None).await {
            Ok(said) => {
                let said = said["url"].as_str().unwrap_or_default();
                return protocol::address(said)
                    .ok_or_else(|| Ended::Address(said.chars().take(120).collect()));
            }
            Err(error) if error.unauthorized() => return Err(Ended::Unauthorized),
            Err(error) => warn!(%error, "Discord does not tell where its gateway is; asking again"),
        }
        sleep(Duration::from_secs(15)).await;
    }
}

/// How many shards Discord recommends and how often they may connect, asked for until Discord says so: a guess would
/// part a large bot into too few.
async fn allowance(rest: &Rest) -> Result<Allowance, Ended> {
    loop {
        match Allowance::ask(rest).await {
            Ok(allowance) => return Ok(allowance),
            Err(error) if error.unauthorized() => return Err(Ended::Unauthorized),
            Err(error) => warn!(%error, "Discord does not say how podpick may connect; asking again"),
        }
        sleep(Duration::from_secs(15)).await;
    }
}

#[cfg(test)]
mod tests;
