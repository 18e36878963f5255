//! What podpick may do in the channels it posts in: three calls for a guild, however many channels there are.

use reqwest::Method;
use serde_json::Value;

use super::{Doctor, id, trouble};
use crate::bot::reply::Value as Named;
use crate::bot::{Bot, Check, Right, Span, Text};
use crate::discord::rest::RestError;
use crate::discord::rights;
use crate::store::Place;

/// Channels whose rights are looked up at most: a look-over is no flood of calls.
const MOST_PLACES: usize = 40;

const NEEDED: [Right; 4] =
    [Right::ViewChannel, Right::SendMessages, Right::EmbedLinks, Right::ReadMessageHistory];

impl Doctor {
    /// What podpick may do in the channels it posts in.
    pub(super) async fn places(&self, only: Option<u64>, me: u64) -> Vec<Check> {
        let Some(store) = &self.store else { return Vec::new() };
        let mut places = match store.places(only, MOST_PLACES + 1).await {
            Ok(places) => places,
            Err(error) => {
                let advice = Text::of("check-again-with-store");
                return vec![Check::warn("channels", trouble(&error), advice)];
            }
        };
        let mut checks = Vec::new();
        if places.len() > MOST_PLACES {
            places.truncate(MOST_PLACES);
            checks.push(Check::warn(
                "channels",
                Text::message("check-channels-many", [("most", MOST_PLACES.into())]),
                Text::of("check-channels-many-advice"),
            ));
        }
        for of_guild in places.chunk_by(|one, next| one.guild == next.guild) {
            checks.extend(self.of_guild(of_guild, me).await);
        }
        if places.is_empty() {
            checks.push(Check::good("channels", Text::of("check-channels-none")));
        }
        checks
    }

    /// The same for the channels of one guild: three calls, however many channels there are, since a guild whose channels
    /// refuse podpick must not use up what Discord lets it ask.
    async fn of_guild(&self, places: &[Place], me: u64) -> Vec<Check> {
        let Some(server) = places.first().map(|place| place.guild) else { return Vec::new() };
        let ask = async |path: String| self.rest.once(Method::GET, &path, None).await;
        let guild = match ask(format!("/guilds/{server}")).await {
            Ok(guild) => guild,
            Err(RestError::Refused { .. }) => {
                return vec![Check::warn(
                    "channels",
                    Text::message("check-server-left", [("server", server.to_string().into())]),
                    Text::of("check-server-left-advice"),
                )];
            }
            Err(error) => {
                let found = Text::message("check-discord-said", [("said", error.to_string().into())]);
                return vec![Check::warn("channels", found, Text::of("check-again"))];
            }
        };
        // Channels that podpick may not see are listed as well.
        let channels = ask(format!("/guilds/{server}/channels")).await;
        let member = ask(format!("/guilds/{server}/members/{me}")).await;
        let (Ok(Value::Array(channels)), Ok(member)) = (channels, member) else {
            return vec![Check::warn(
                "channels",
                Text::message("check-server-unknown", [("server", server.to_string().into())]),
                Text::of("check-again"),
            )];
        };
        let with_id = |wanted: u64| channels.iter().find(|channel| id(&channel["id"]) == Some(wanted));
        places.iter().map(|place| Self::place(place, &guild, with_id(place.channel), &member, me)).collect()
    }

    fn place(place: &Place, guild: &Value, channel: Option<&Value>, member: &Value, me: u64) -> Check {
        let named = || -> Named { Span::Channel(place.channel).into() };
        let Some(channel) = channel else {
            let found = Text::message("check-channel-gone", [("channel", named())]);
            return Check::bad("channels", found, Text::of("check-channel-gone-advice"));
        };
        let needed = NEEDED.into_iter().chain(place.thread.then_some(Right::CreatePublicThreads));
        let needed: Vec<Right> = needed.chain(place.vote.then_some(Right::SendPolls)).collect();
        let missing = rights::missing(guild, member, channel, me, &needed);
        if missing.is_empty() {
            return Check::good("channels", Text::message("check-channel-fine", [("channel", named())]));
        }
        let names = || -> Named { Bot::rights_named(&missing).into() };
        let found = Text::message("check-channel-lacks", [("channel", named()), ("rights", names())]);
        Check::bad("channels", found, Text::message("check-channel-lacks-advice", [("rights", names())]))
    }
}
