//! Looks podpick over from Discord's side: token, application, door, commands, install link, rights, clock. Changes nothing.

mod cache;
mod channel_checks;
mod commands;
mod portal;
mod words;

use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::Value;

use crate::bot::{Check, Current, Text};
use crate::config::{Door, Scope};
use crate::discord::http::{Application, Rest, RestError};
use crate::ops::health::Health;
use crate::store::Store;
use portal::{door, install, intents};

pub use cache::DoctorCache;
pub(crate) use portal::{CLOSED, closed_advice};

/// Where everything about the application is set.
const PORTAL: &str = "https://discord.com/developers/applications > your application";
/// A clock that is off by more makes picks late and signatures old.
const CLOCK: i64 = 30;
/// How long looking over a server may take; Discord waits 15 minutes, a person does not.
const PATIENCE: Duration = Duration::from_secs(20);
/// View Channel, Send Messages, Embed Links, Read Message History.
pub const PERMISSIONS: u64 = 84_992;

/// Looks podpick over.
#[derive(Debug, Clone)]
pub struct Doctor {
    /// The way to Discord.
    pub rest: Rest,
    /// Where schedules and follows are, if it opened.
    pub store: Option<Store>,
    /// The bots, for the words of rights and the catalog.
    pub bots: Arc<Current>,
    /// How this process is doing, where it serves.
    pub health: Option<Arc<Health>>,
    /// Where the commands should be.
    pub scope: Scope,
    /// How interactions come in.
    pub door: Door,
    /// Calls go through a proxy.
    pub proxied: bool,
}

/// What holds for the gateway where proxies are set, and what to do where that does not work.
pub const GATEWAY_IS_DIRECT: &str = "Discord's API and feeds use the proxy, but the gateway does not";
/// See [`GATEWAY_IS_DIRECT`].
pub const SIGNED_INSTEAD: &str =
    "without a direct connection, use signed requests: set INTERACTIONS_ADDR and DISCORD_PUBLIC_KEY";

impl Doctor {
    /// Everything that Discord knows of podpick, each thing as soon as it is known.
    pub async fn everything(&self, checks: &mut Vec<Check>) {
        let said = match self.rest.call(Method::GET, "/applications/@me", None).await {
            Ok(said) => {
                checks.push(Check::good("token", "Discord accepts it"));
                said
            }
            Err(error) if error.unauthorized() => {
                checks.push(Check::bad(
                    "token",
                    "Discord does not accept it",
                    format!(
                        "{PORTAL} > Bot > Reset Token. Replace the old token with the new one (DISCORD_TOKEN, or the file that \
                         holds it)"
                    ),
                ));
                return;
            }
            Err(error @ RestError::RateLimited(_)) => {
                checks.push(Check::bad(
                    "Discord",
                    error.to_string(),
                    "Wait that long, then run podpick doctor again. Another program at this address may call Discord too often",
                ));
                return;
            }
            Err(error) => {
                checks.push(Check::bad(
                    "Discord",
                    error.to_string(),
                    if self.proxied {
                        "Check the proxy of HTTPS_PROXY or ALL_PROXY, then try again"
                    } else {
                        "Check whether this machine can reach https://discord.com, then try again"
                    },
                ));
                return;
            }
        };
        checks.push(self.clock());
        if self.proxied && matches!(self.door, Door::Gateway(_)) {
            checks.push(Check::warn("proxy", GATEWAY_IS_DIRECT, SIGNED_INSTEAD));
        }
        let Ok(application) = Application::read(&said) else {
            checks.push(Check::bad(
                "application",
                "cannot read Discord's answer",
                "Try again later; see https://discordstatus.com",
            ));
            return;
        };
        checks.push(Check::good("application", format!("id {}", application.id)));
        checks.push(intents(&said));
        checks.push(door(&self.door, &said));
        checks.push(install(application.id, &said));
        checks.extend(self.commands(application.id).await);
        if matches!(self.door, Door::Gateway(_)) {
            checks.push(self.sessions().await);
        }
        checks.extend(self.places(None, application.user).await);
    }

    /// What concerns one guild, and how this process is doing.
    pub async fn guild(&self, guild: u64) -> Vec<Check> {
        let mut checks = vec![Check::good("version", env!("CARGO_PKG_VERSION"))];
        checks.extend(self.running(guild));
        checks.extend(self.kept().await);
        let look = async {
            let Ok(application) = self.rest.application().await else {
                return vec![Check::warn(
                    "Discord",
                    Text::of("check-discord-silent"),
                    Text::of("check-again-in-a-minute"),
                )];
            };
            let mut found = vec![self.commands_of(application.id, guild).await];
            found.extend(self.places(Some(guild), application.user).await);
            found
        };
        match tokio::time::timeout(PATIENCE, look).await {
            Ok(found) => checks.extend(found),
            Err(_) => checks.push(Check::warn(
                "Discord",
                Text::of("check-discord-slow"),
                Text::of("check-again-in-a-minute"),
            )),
        }
        checks
    }

    /// What this process knows of itself.
    fn running(&self, guild: u64) -> Vec<Check> {
        let Some(health) = &self.health else { return Vec::new() };
        let known = health.known();
        let mut checks = Vec::new();
        let bot = self.bots.bot();
        let counts = || {
            let (shows, topics) = (bot.catalog().podcasts().count(), bot.catalog().topics().count());
            [("count", shows.into()), ("topics", topics.into())]
        };
        checks.push(match &known.catalog_fault {
            None => Check::good("catalog", Text::message("check-catalog-sizes", counts())),
            Some(_) => Check::warn(
                "catalog",
                Text::message("check-catalog-faulty", counts()),
                Text::of("check-catalog-advice"),
            ),
        });
        let obstacles = known.obstacles(Instant::now());
        checks.extend(obstacles.iter().map(words::obstacle));
        if obstacles.is_empty() {
            let found = known.of.map_or_else(
                || Text::of("check-connection-endpoint"),
                |of| {
                    let shard = (guild >> 22) % u64::from(of.max(1));
                    let values = [("shard", shard.to_string().into()), ("of", of.to_string().into())];
                    Text::message("check-connection-shard", values)
                },
            );
            checks.push(Check::good("connection", found));
        }
        checks
    }

    /// How the store and the feeds are.
    async fn kept(&self) -> Vec<Check> {
        let Some(store) = &self.store else { return Vec::new() };
        let asked = store.now().await;
        let mut checks = vec![match &asked {
            Ok(_) => Check::good("database", Text::of("check-store-answers")),
            Err(error) => Check::bad("database", words::store(error), Text::of("check-store-advice")),
        }];
        if let Ok(feeds) = store.feeds().await {
            let failing = feeds.iter().filter(|feed| feed.failing_since.is_some()).count();
            let counts = [("count", feeds.len().into()), ("rest", failing.into())];
            let found = Text::message("check-feeds-read", counts);
            checks.push(if failing * 2 > feeds.len() {
                Check::warn("feeds", found, Text::of("check-feeds-advice"))
            } else {
                Check::good("feeds", found)
            });
        }
        checks
    }

    fn clock(&self) -> Check {
        match self.rest.date() {
            Some(date) => {
                let off = jiff::Timestamp::now().duration_since(date).as_secs();
                if off.abs() <= CLOCK {
                    Check::good("clock", format!("within {CLOCK} s of Discord's"))
                } else {
                    Check::bad(
                        "clock",
                        format!("{} s {} Discord's", off.abs(), if off > 0 { "ahead of" } else { "behind" }),
                        "Turn on time synchronisation (timedatectl set-ntp true)",
                    )
                }
            }
            None => Check::warn("clock", "Discord sent no time", "Try again"),
        }
    }

    async fn sessions(&self) -> Check {
        match self.rest.call(Method::GET, "/gateway/bot", None).await {
            Ok(said) => {
                let limit = &said["session_start_limit"];
                let left = limit["remaining"].as_u64().unwrap_or(0);
                let found = format!(
                    "{} recommended shards, {left} of {} sessions left today",
                    said["shards"].as_u64().unwrap_or(1),
                    limit["total"].as_u64().unwrap_or(1000)
                );
                if left > 100 {
                    Check::good("gateway", found)
                } else {
                    Check::warn("gateway", found, "podpick restarts too often; see the log")
                }
            }
            Err(error) => {
                Check::bad("gateway", error.to_string(), "Try again; podpick run cannot connect either")
            }
        }
    }
}

fn id(value: &Value) -> Option<u64> {
    value.as_str().and_then(|id| id.parse().ok())
}
