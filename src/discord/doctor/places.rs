//! What podpick may do in the channels it posts in: three calls for a guild, however many channels there are.

use reqwest::Method;
use serde_json::Value;

use super::{Doctor, id};
use crate::bot::{Check, Right};
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
                return vec![Check::warn("channels", error.outside(), "Try again when the store answers")];
            }
        };
        let mut checks = Vec::new();
        if places.len() > MOST_PLACES {
            places.truncate(MOST_PLACES);
            checks.push(Check::warn(
                "channels",
                format!("podpick posts in more than {MOST_PLACES}; only the first of them were looked at"),
                "/podcast-admin status in a server looks at all of its own",
            ));
        }
        for of_guild in places.chunk_by(|one, next| one.guild == next.guild) {
            checks.extend(self.of_guild(of_guild, me).await);
        }
        if places.is_empty() {
            let said = "nothing is posted yet: no pick is scheduled and nothing is followed";
            checks.push(Check::good("channels", said));
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
                    format!("podpick is no longer in server {server}"),
                    "Invite it again, or do nothing: what is kept for it is deleted after 30 days",
                )];
            }
            Err(error) => return vec![Check::warn("channels", error.to_string(), "Try again")],
        };
        // Channels that podpick may not see are listed as well.
        let channels = ask(format!("/guilds/{server}/channels")).await;
        let member = ask(format!("/guilds/{server}/members/{me}")).await;
        let (Ok(Value::Array(channels)), Ok(member)) = (channels, member) else {
            return vec![Check::warn(
                "channels",
                format!("server {server} could not be looked up"),
                "Try again",
            )];
        };
        let with_id = |wanted: u64| channels.iter().find(|channel| id(&channel["id"]) == Some(wanted));
        places.iter().map(|place| self.place(place, &guild, with_id(place.channel), &member, me)).collect()
    }

    fn place(&self, place: &Place, guild: &Value, channel: Option<&Value>, member: &Value, me: u64) -> Check {
        let id = place.channel;
        let Some(channel) = channel else {
            return Check::bad(
                "channels",
                format!("channel {id} is gone"),
                "/pick schedule or /podcast-follow add with another channel",
            );
        };
        let needed: Vec<Right> =
            NEEDED.into_iter().chain(place.thread.then_some(Right::CreatePublicThreads)).collect();
        let missing = rights::missing(guild, member, channel, me, &needed);
        if missing.is_empty() {
            return Check::good("channels", format!("podpick may post in {id}"));
        }
        let names = self.bots.bot().names_of(&missing);
        Check::bad(
            "channels",
            format!("in channel {id} podpick lacks {names}"),
            format!("In Discord: the channel's settings > Permissions > podpick > allow {names}"),
        )
    }
}
