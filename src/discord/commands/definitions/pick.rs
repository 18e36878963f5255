//! `/pick` as Discord sees it, beside the function that reads a used one. Answers nothing.

use std::ops::RangeInclusive;

use serde_json::Value;
use serenity::all::{
    ChannelType, CommandOptionType as Type, CommandType, CreateCommand, InstallationContext,
    InteractionContext, Permissions,
};

use super::{Given, described, free, option, sub, with_choice};
use crate::bot::{Asked, Channel, Pick, Request, Role, Wanted};
use crate::discord::interactions::interaction::Interaction;
use crate::discord::rights::{is_locked, kind_of, rights_of};

/// Longest note; Discord keeps to it before podpick ever sees it.
const LONGEST_NOTE: u16 = 1000;
/// For how many hours members may vote: a week at most, since the winner is the pick of a week.
const HOURS: RangeInclusive<u16> = 1..=168;
/// For how many where nobody says so.
const USUAL_HOURS: u16 = 48;
/// The fields for what is voted on.
pub(super) const VOTED: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Channels in which messages can be written: text and announcement channels, their threads, and the chats of voice and
/// stage channels (`resources/channel.mdx`, Channel Types).
pub(super) const CHATS: [ChannelType; 7] = [
    ChannelType::Text,
    ChannelType::News,
    ChannelType::NewsThread,
    ChannelType::PublicThread,
    ChannelType::PrivateThread,
    ChannelType::Voice,
    ChannelType::Stage,
];

/// The same, and those that take posts only; serenity has no name for media channels.
pub(super) fn with_forums() -> Vec<ChannelType> {
    CHATS.into_iter().chain([ChannelType::Forum, ChannelType::Unknown(16)]).collect()
}

/// The command for moderators: only in servers, hidden from members who may not manage messages.
pub(super) fn definition() -> CreateCommand {
    let channel = |name: &str, id: &str, kinds| option(Type::Channel, name, id).channel_types(kinds);
    let flag = |name: &str, id: &str| option(Type::Boolean, name, id);
    let day = option(Type::String, "day", "option-day").required(true);
    let day = DAYS.iter().fold(day, |day, name| with_choice(day, &format!("choice-{name}"), name));
    let schedule = vec![
        channel("channel", "option-pick-channel", with_forums()).required(true),
        day,
        option(Type::String, "time", "option-time").required(true).min_length(1).max_length(20),
        free("timezone", "option-timezone").required(true),
        option(Type::Role, "ping", "option-ping"),
        flag("self_role", "option-self-role"),
        flag("thread", "option-thread"),
        flag("publish", "option-publish"),
        flag("auto", "option-auto"),
        flag("vote", "option-vote"),
        channel("reminders", "option-reminders", CHATS.to_vec()),
        free("tag", "option-tag"),
    ];
    let add = vec![
        free("show", "option-pick-show").required(true),
        free("episode", "option-pick-episode"),
        option(Type::String, "note", "option-note").min_length(1).max_length(LONGEST_NOTE),
        free("week", "option-week"),
    ];
    let hours = option(Type::Integer, "hours", "option-vote-hours")
        .min_int_value(u64::from(*HOURS.start()))
        .max_int_value(u64::from(*HOURS.end()));
    let vote = VOTED.iter().map(|name| free(name, "option-vote-show")).chain([hours]).collect();
    let pick = CreateCommand::new("pick")
        .kind(CommandType::ChatInput)
        .add_option(sub("pick schedule", "schedule", schedule))
        .add_option(sub("pick add", "add", add))
        .add_option(sub("pick vote", "vote", vote));
    let bare = ["queue", "preview", "now", "skip", "pause", "resume", "unschedule", "history", "status"];
    let paths = [
        "pick queue",
        "pick preview",
        "pick now",
        "pick skip",
        "pick pause",
        "pick resume",
        "pick unschedule",
        "pick history",
        "pick status",
    ];
    let pick =
        bare.iter().zip(paths).fold(pick, |pick, (name, path)| pick.add_option(sub(path, name, Vec::new())));
    described(pick, "pick")
        .contexts(vec![InteractionContext::Guild])
        .integration_types(vec![InstallationContext::Guild])
        .default_member_permissions(Permissions::MANAGE_MESSAGES)
}

/// The full name of a used subcommand, for logs.
pub(super) fn name(subcommand: &str) -> &'static str {
    match subcommand {
        "schedule" => "pick schedule",
        "add" => "pick add",
        "vote" => "pick vote",
        "queue" => "pick queue",
        "preview" => "pick preview",
        "now" => "pick now",
        "skip" => "pick skip",
        "pause" => "pick pause",
        "resume" => "pick resume",
        "unschedule" => "pick unschedule",
        "history" => "pick history",
        "status" => "pick status",
        _ => "unknown",
    }
}

/// What a used `/pick` asks; none where it cannot be read.
pub(super) fn read(used: &Interaction, subcommand: &str, given: &Given<'_>) -> Option<Asked> {
    let pick = match subcommand {
        "schedule" => Pick::Schedule(Wanted {
            channel: channel(used, given.value("channel")?)?,
            day: given.text("day")?,
            time: given.text("time")?,
            zone: given.text("timezone")?,
            role: given.value("ping").and_then(|value| role(used, value)),
            self_role: given.flag("self_role").unwrap_or(false),
            thread: given.flag("thread").unwrap_or(false),
            publish: given.flag("publish").unwrap_or(false),
            auto: given.flag("auto").unwrap_or(false),
            vote: given.flag("vote").unwrap_or(false),
            reminders: given.value("reminders").and_then(|value| channel(used, value)),
            tag: given.text("tag"),
        }),
        "add" => Pick::Add {
            show: given.wish("show")?,
            episode: given.text("episode"),
            note: given.text("note"),
            week: given.text("week"),
        },
        "vote" => Pick::Vote {
            shows: VOTED.iter().filter_map(|name| given.wish(name)).collect(),
            hours: given.number("hours").map_or(USUAL_HOURS, |hours| {
                u16::try_from(hours).unwrap_or(u16::MAX).clamp(*HOURS.start(), *HOURS.end())
            }),
            interaction: used.id.0,
        },
        "queue" => Pick::Queue { page: 0, chosen: None },
        "preview" => Pick::Preview,
        "now" => Pick::Now { interaction: used.id.0 },
        "skip" => Pick::Skip,
        "pause" => Pick::Pause,
        "resume" => Pick::Resume,
        "unschedule" => Pick::Unschedule,
        "history" => Pick::History { page: 0 },
        "status" => Pick::Status { post: String::new() },
        _ => return None,
    };
    Some(Asked { request: Request::Pick(Box::new(pick)), privately: true, for_member: None })
}

pub(super) fn id(value: &Value) -> Option<u64> {
    value.as_str()?.parse().ok().filter(|id| *id > 0)
}

/// A channel, with what podpick may do there: since July 2026 Discord says so beside it (`change-log.mdx`), and of the
/// channel where the command was used it always did.
pub(super) fn channel(used: &Interaction, value: &Value) -> Option<Channel> {
    let id = id(value)?;
    let resolved = &used.data.resolved.channels[id.to_string()];
    let bits = |value: &Value| value.as_str().and_then(|bits| bits.parse::<u64>().ok());
    let here = used.channel_id.is_some_and(|here| here.0 == id);
    let said = bits(&resolved["app_permissions"]);
    let said = said.or_else(|| used.app_permissions.as_deref().filter(|_| here)?.parse().ok());
    Some(Channel {
        id,
        kind: kind_of(resolved["type"].as_u64()),
        locked: is_locked(resolved),
        adults: resolved["nsfw"] == true,
        rights: said.map(rights_of),
        callers: bits(&resolved["permissions"]).map(rights_of),
    })
}

pub(super) fn role(used: &Interaction, value: &Value) -> Option<Role> {
    let id = id(value)?;
    let mentionable = used.data.resolved.roles[id.to_string()]["mentionable"] == true;
    Some(Role { id, mentionable })
}
