//! What podpick may do in the channels it posts in: three calls for a guild, and one for each thread.

use reqwest::Method;
use serde_json::Value;

use super::{Doctor, id, words};
use crate::bot::reply::Value as Named;
use crate::bot::{Bot, Check, Forum, ForumTag, Right, Span, Text, self_roles};
use crate::discord::http::RestError;
use crate::discord::message::forum;
use crate::discord::rights;
use crate::store::Place;

/// Channels whose rights are looked up at most: a look-over is no flood of calls.
const MOST_PLACES: usize = 40;

/// Discord's own code (`opcodes-and-status-codes.mdx`).
const UNKNOWN_CHANNEL: u64 = 10_003;

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
                return vec![Check::warn("channels", words::store(&error), advice)];
            }
        };
        // Looked at only where it is used; what the store said a moment ago it says now.
        let roles = store.offered_roles(only, MOST_PLACES).await.unwrap_or_default();
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
            let own = roles.iter().filter(|(guild, _)| of_guild.iter().any(|place| place.guild == *guild));
            let own: Vec<u64> = own.map(|(_, role)| *role).collect();
            checks.extend(self.of_guild(of_guild, &own, me).await);
        }
        if places.is_empty() {
            checks.push(Check::good("channels", Text::of("check-channels-none")));
        }
        checks
    }

    /// The same for the channels of one guild: three calls, and one for each thread, since a guild whose channels
    /// refuse podpick must not use up what Discord lets it ask.
    async fn of_guild(&self, places: &[Place], roles: &[u64], me: u64) -> Vec<Check> {
        let Some(server) = places.first().map(|place| place.guild) else { return Vec::new() };
        let ask = async |path: String| self.rest.once(Method::GET, &path, None).await;
        let guild = match ask(format!("/guilds/{server}")).await {
            Ok(guild) => guild,
            Err(RestError::Api { .. }) => {
                return vec![Check::warn(
                    "channels",
                    Text::message("check-server-left", [("server", server.to_string().into())]),
                    Text::of("check-server-left-advice"),
                )];
            }
            Err(error) => {
                return vec![Check::warn("channels", words::discord(&error), Text::of("check-again"))];
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
        let mut checks = Vec::with_capacity(places.len());
        for place in places {
            checks.push(match self.look_at(place.channel, with_id(place.channel)).await {
                Seen::Channel(channel) => {
                    let around = match rights::around(&channel) {
                        Some(parent) => with_id(parent),
                        None => Some(&channel),
                    };
                    let missing = |needed: &[Right]| match around {
                        Some(around) => rights::missing(&guild, &member, around, me, needed),
                        None => vec![Right::ViewChannel],
                    };
                    fits(place, &channel, missing)
                }
                Seen::Gone => gone(place),
                Seen::Hidden => lacks(place, &[Right::ViewChannel]),
                Seen::NotNow => unknown(place),
            });
        }
        checks.extend(roles.iter().map(|role| Self::role(*role, &guild, &member, me)));
        checks
    }

    /// Whether podpick may give members a role.
    fn role(role: u64, guild: &Value, member: &Value, me: u64) -> Check {
        let podpick = rights::Holder { user: me, roles: &member["roles"] };
        let named = || -> [(&'static str, Named); 1] { [("role", Span::Role(role).into())] };
        match rights::role(guild, podpick, podpick, role).offerable() {
            Ok(()) => Check::good("roles", Text::message("check-role-fine", named())),
            Err(fault) => {
                let found = Text::message("check-role-not-given", named());
                Check::bad("roles", found, self_roles::fault_text(fault, role))
            }
        }
    }

    /// A channel as it was listed; threads are not.
    async fn look_at(&self, channel: u64, listed: Option<&Value>) -> Seen {
        if let Some(channel) = listed {
            return Seen::Channel(channel.clone());
        }
        match self.rest.once(Method::GET, &format!("/channels/{channel}"), None).await {
            Ok(channel) => Seen::Channel(channel),
            Err(RestError::Api { code: UNKNOWN_CHANNEL, .. }) => Seen::Gone,
            Err(RestError::Api { .. }) => Seen::Hidden,
            Err(_) => Seen::NotNow,
        }
    }
}

/// What is wrong with a channel that podpick sees; `missing` says which of some rights it lacks there.
fn fits(place: &Place, channel: &Value, missing: impl Fn(&[Right]) -> Vec<Right>) -> Check {
    let kind = rights::kind_of(channel["type"].as_u64());
    let needed = NEEDED.into_iter().chain(place.thread.then_some(Right::CreatePublicThreads));
    let needed = kind.needed(needed.chain(place.vote.then_some(Right::SendPolls)));
    let forum = forum::read(channel, place.guild);
    let tag = forum.as_ref().and_then(|forum| tag_of(place, forum));
    let moderated = tag.is_some_and(|tag| tag.moderated).then_some(Right::ManageThreads);
    let missed = missing(&needed.into_iter().chain(moderated).collect::<Vec<_>>());
    if !missed.is_empty() {
        return lacks(place, &missed);
    }
    let wanted = place.forum.and_then(|post| post.tag).is_some();
    if forum.as_ref().is_some_and(|forum| tag.is_none() && (wanted || forum.requires_tag)) {
        let found = Text::message("check-forum-tag", [("channel", named(place))]);
        return Check::bad("channels", found, Text::of("mend-tag-gone"));
    }
    let locked = rights::is_locked(channel);
    if locked && !missing(&[Right::ManageThreads]).is_empty() {
        let found = Text::message("check-thread-locked", [("channel", named(place))]);
        return Check::bad("channels", found, Text::of("mend-thread-locked"));
    }
    Check::good("channels", Text::message("check-channel-fine", [("channel", named(place))]))
}

/// The tag that posts get, where the forum still has it.
fn tag_of<'a>(place: &Place, forum: &'a Forum) -> Option<&'a ForumTag> {
    let wanted = place.forum?.tag?;
    forum.tags.iter().find(|tag| tag.id == wanted)
}

/// What Discord says of a channel.
enum Seen {
    Channel(Value),
    Gone,
    /// podpick may not see it.
    Hidden,
    NotNow,
}

fn named(place: &Place) -> Named {
    Span::Channel(place.channel).into()
}

fn gone(place: &Place) -> Check {
    let found = Text::message("check-channel-gone", [("channel", named(place))]);
    Check::bad("channels", found, Text::of("check-channel-gone-advice"))
}

fn unknown(place: &Place) -> Check {
    let found = Text::message("check-channel-unknown", [("channel", named(place))]);
    Check::warn("channels", found, Text::of("check-again"))
}

fn lacks(place: &Place, missing: &[Right]) -> Check {
    let names = || -> Named { Bot::rights_named(missing).into() };
    let found = Text::message("check-channel-lacks", [("channel", named(place)), ("rights", names())]);
    Check::bad("channels", found, Text::message("check-channel-lacks-advice", [("rights", names())]))
}
