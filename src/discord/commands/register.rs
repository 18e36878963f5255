//! Brings Discord's copy of the commands up to date, place by place, only where it differs, and removes them elsewhere.

mod error;

use reqwest::Method;
use serde_json::{Value, json};
use tracing::{info, warn};

pub use error::RegisterError;

use crate::config::Scope;
use crate::discord::commands::definitions;
use crate::discord::http::{Rest, RestError};
use crate::store::{RegisteredCommands, Store};

/// How many servers are looked through for commands left behind, Discord's page size for a bot's own servers.
const MOST_GUILDS: usize = 200;

/// What an upload did.
#[derive(Debug, Default)]
pub struct Registered {
    /// In how many places the commands were different and are new now.
    pub changed: usize,
    /// The id of `/podcast`, for mentions of it; with several servers there is not one id.
    pub podcast: Option<u64>,
    /// Places that should have the commands and do not.
    pub refused: Vec<RegisterError>,
}

/// What podpick registers its commands with.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The way to Discord.
    pub rest: Rest,
    /// What was registered before; none where it cannot be looked at.
    pub store: Option<Store>,
    /// Whether the store takes note.
    pub remembers: bool,
    /// The application's id.
    pub application: u64,
    /// Where the commands should be.
    pub scope: Scope,
}

impl Registration {
    /// Uploads the commands where they differ and removes them where they should not be. A place that refuses is named in
    /// what is given back and holds up no other.
    pub async fn register(&self) -> Registered {
        let known = self.known().await;
        let wanted = self.wanted();
        let mut done = Registered::default();
        for guild in &wanted {
            match self.bring(*guild, known.iter().find(|one| one.guild == *guild)).await {
                Ok((changed, held)) => {
                    info!(guild, changed, "Commands are up to date");
                    done.changed += usize::from(changed);
                    done.podcast = podcast_id(&held).filter(|_| wanted.len() == 1);
                }
                Err(cause) => done.refused.push(RegisterError { guild: *guild, cause }),
            }
        }
        for guild in self.unwanted(&wanted, &known).await {
            match self.clear(guild).await {
                Ok(changed) => {
                    if changed {
                        info!(guild, "Removed commands that COMMAND_SCOPE does not name");
                    }
                    done.changed += usize::from(changed);
                }
                // A server without the scope applications.commands has none to remove.
                Err(RestError::Api { status: 403 | 404, .. }) => self.forget(guild).await,
                Err(error) => {
                    warn!(guild, %error, "Could not look for commands that COMMAND_SCOPE does not name");
                }
            }
        }
        done
    }

    /// Whether a place holds the commands as they are wanted, or none where none are wanted.
    ///
    /// # Errors
    /// When Discord does not tell.
    pub async fn holds(&self, guild: Option<u64>) -> Result<bool, RestError> {
        let held = self.rest.call(Method::GET, &self.path(guild), None).await?;
        if !self.wanted().contains(&guild) {
            return Ok(names(&held).is_empty());
        }
        let known = self.known().await;
        Ok(match known.iter().find(|one| one.guild == guild) {
            Some(known) => *known == self.mark(guild, &held),
            // Nobody took note: the names at least can be compared.
            None => names(&held) == names(&definitions::definitions_json(guild)),
        })
    }

    /// Places that should have the commands.
    fn wanted(&self) -> Vec<Option<u64>> {
        match &self.scope {
            Scope::Global => vec![None],
            Scope::Guilds(ids) => ids.iter().copied().map(Some).collect(),
        }
    }

    /// Places that may hold commands although they should not.
    async fn unwanted(&self, wanted: &[Option<u64>], known: &[RegisteredCommands]) -> Vec<Option<u64>> {
        let mut places: Vec<Option<u64>> = known.iter().map(|one| one.guild).collect();
        places.push(None);
        // Whoever takes no note yet may have left some anywhere; later the notes say where.
        if known.is_empty() && self.scope == Scope::Global {
            places.extend(self.own_guilds().await.into_iter().map(Some));
        }
        places.retain(|place| !wanted.contains(place));
        places.sort_unstable();
        places.dedup();
        places
    }

    fn path(&self, guild: Option<u64>) -> String {
        let application = self.application;
        match guild {
            Some(guild) => format!("/applications/{application}/guilds/{guild}/commands"),
            None => format!("/applications/{application}/commands"),
        }
    }

    async fn known(&self) -> Vec<RegisteredCommands> {
        let Some(store) = &self.store else { return Vec::new() };
        store.registered_commands().await.unwrap_or_else(|error| {
            warn!(%error, "Cannot read where commands are registered; uploading them again");
            Vec::new()
        })
    }

    /// What to remember of commands that Discord holds as they are wanted.
    fn mark(&self, guild: Option<u64>, held: &Value) -> RegisteredCommands {
        let mut versions: Vec<String> = held
            .as_array()
            .into_iter()
            .flatten()
            .map(|command| format!("{}:{}", command["id"], command["version"]))
            .collect();
        versions.sort();
        let wanted = format!("{}:{}", self.application, definitions::definitions_json(guild));
        RegisteredCommands { guild, wanted: hash(&wanted), held: hash(&versions.join(",")) }
    }

    /// Makes one place hold the commands. Whether it had to change, and what it holds now.
    async fn bring(
        &self,
        guild: Option<u64>,
        known: Option<&RegisteredCommands>,
    ) -> Result<(bool, Value), RestError> {
        let path = self.path(guild);
        if let Some(known) = known {
            let held = self.rest.call(Method::GET, &path, None).await?;
            if *known == self.mark(guild, &held) {
                return Ok((false, held));
            }
        }
        let definitions = definitions::definitions_json(guild);
        let held = self.rest.call(Method::PUT, &path, Some(&definitions)).await?;
        if let Some(store) = self.store.as_ref().filter(|_| self.remembers)
            && let Err(error) = store.remember_commands(&self.mark(guild, &held)).await
        {
            warn!(%error, "Could not save that the commands are registered; uploading again at the next start");
        }
        Ok((true, held))
    }

    /// Makes one place hold no commands. Whether it had to change.
    async fn clear(&self, guild: Option<u64>) -> Result<bool, RestError> {
        let path = self.path(guild);
        let held = self.rest.call(Method::GET, &path, None).await?;
        let some = held.as_array().is_some_and(|held| !held.is_empty());
        if some {
            self.rest.call(Method::PUT, &path, Some(&json!([]))).await?;
        }
        self.forget(guild).await;
        Ok(some)
    }

    async fn forget(&self, guild: Option<u64>) {
        if let Some(store) = self.store.as_ref().filter(|_| self.remembers)
            && let Err(error) = store.forget_commands(guild).await
        {
            warn!(%error, "Could not save that commands were removed; checking again at the next start");
        }
    }

    async fn own_guilds(&self) -> Vec<u64> {
        let page = format!("/users/@me/guilds?limit={MOST_GUILDS}");
        match self.rest.call(Method::GET, &page, None).await {
            Ok(Value::Array(guilds)) => {
                guilds.iter().filter_map(|guild| guild["id"].as_str()?.parse().ok()).collect()
            }
            Ok(_) => Vec::new(),
            Err(error) => {
                warn!(%error, "Cannot list the servers; old commands in them stay");
                Vec::new()
            }
        }
    }
}

fn hash(text: &str) -> String {
    let hash = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
    hex::encode(&hash.as_ref()[..16])
}

/// Kind and name of each command.
fn names(commands: &Value) -> Vec<String> {
    let command = |command: &Value| format!("{}:{}", command["type"].as_u64().unwrap_or(1), command["name"]);
    let mut names: Vec<String> = commands.as_array().into_iter().flatten().map(command).collect();
    names.sort();
    names
}

fn podcast_id(held: &Value) -> Option<u64> {
    let podcast = held.as_array()?.iter().find(|command| command["name"] == "podcast")?;
    podcast["id"].as_str()?.parse().ok()
}

#[cfg(test)]
mod tests;
