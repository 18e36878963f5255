//! Whether the commands are registered where they should be, and nowhere else.

use reqwest::Method;
use serde_json::Value;

use super::{Doctor, id, words};
use crate::bot::{Check, Text};
use crate::config::Scope;
use crate::discord::commands::register::Registration;
use crate::discord::http::RestError;

/// Servers whose commands are looked up at most.
const MOST_GUILDS: usize = 20;

impl Doctor {
    fn registration(&self, application: u64) -> Registration {
        let (rest, store, scope) = (self.rest.clone(), self.store.clone(), self.scope.clone());
        Registration { rest, store, remembers: false, application, scope }
    }

    pub(super) async fn commands(&self, application: u64) -> Vec<Check> {
        let registration = self.registration(application);
        let mut guilds = match &self.scope {
            Scope::Guilds(guilds) => guilds.clone(),
            Scope::Global => Vec::new(),
        };
        let own = self.rest.call(Method::GET, &format!("/users/@me/guilds?limit={MOST_GUILDS}"), None).await;
        if let Ok(Value::Array(own)) = own {
            guilds.extend(own.iter().filter_map(|guild| id(&guild["id"])));
        }
        guilds.sort_unstable();
        guilds.dedup();
        let upload = "Run podpick commands --upload, or restart podpick";
        let mut checks = Vec::new();
        for place in std::iter::once(None).chain(guilds.into_iter().take(MOST_GUILDS).map(Some)) {
            let wanted = match (&self.scope, place) {
                (Scope::Global, None) => true,
                (Scope::Guilds(guilds), Some(guild)) => guilds.contains(&guild),
                _ => false,
            };
            let here = place.map_or_else(|| "everywhere".to_owned(), |guild| format!("in server {guild}"));
            match registration.holds(place).await {
                Ok(true) if wanted => checks.push(Check::good("commands", format!("registered {here}"))),
                Ok(true) => {}
                Ok(false) if wanted => {
                    checks.push(Check::bad("commands", format!("missing or out of date {here}"), upload));
                }
                Ok(false) => checks.push(Check::warn(
                    "commands",
                    format!("also registered {here}, outside COMMAND_SCOPE: members see them twice"),
                    upload,
                )),
                // A server without the scope applications.commands has none.
                Err(RestError::Api { status: 403 | 404, .. }) if !wanted => {}
                Err(RestError::Api { status: 403 | 404, .. }) => checks.push(Check::bad(
                    "commands",
                    format!("Discord does not let podpick register commands {here}"),
                    "Check the id in COMMAND_SCOPE, then invite podpick there with the link below",
                )),
                Err(error) => checks.push(Check::warn("commands", format!("{here}: {error}"), "Try again")),
            }
        }
        checks
    }

    pub(super) async fn commands_of(&self, application: u64, guild: u64) -> Check {
        let bad = |id| Check::warn("commands", Text::of(id), Text::of("check-commands-advice"));
        let good = |id| Check::good("commands", Text::of(id));
        let wanted_here = matches!(&self.scope, Scope::Guilds(guilds) if guilds.contains(&guild));
        let wanted_everywhere = self.scope == Scope::Global;
        let registration = self.registration(application);
        let here = registration.holds(Some(guild)).await;
        let everywhere = registration.holds(None).await;
        match (here, everywhere) {
            // A server without the scope applications.commands has none of its own.
            (Err(RestError::Api { status: 403 | 404, .. }), Ok(true)) if !wanted_here => {
                good("check-commands-everywhere")
            }
            (Err(error), _) | (_, Err(error)) => {
                Check::warn("commands", words::discord(&error), Text::of("check-again-in-a-minute"))
            }
            (Ok(true), Ok(true)) if wanted_here => good("check-commands-here"),
            (Ok(true), Ok(true)) if wanted_everywhere => good("check-commands-everywhere"),
            (Ok(true), Ok(true)) => Check::warn(
                "commands",
                Text::of("check-commands-unscoped"),
                Text::of("check-commands-unscoped-advice"),
            ),
            (Ok(false), _) if wanted_here => bad("check-commands-missing-here"),
            (Ok(false), _) => bad("check-commands-twice-here"),
            (_, Ok(false)) if wanted_everywhere => bad("check-commands-missing"),
            (_, Ok(false)) => bad("check-commands-twice"),
        }
    }
}
