//! `/podcast-follow` as Discord sees it, beside the function that reads a used one. Answers nothing.

use serenity::all::{
    CommandOptionType as Type, CommandType, CreateCommand, InstallationContext, InteractionContext,
    Permissions,
};

use super::pick::{channel, role, with_forums};
use super::{Given, described, free, option, sub};
use crate::bot::{Asked, Following, Request};
use crate::discord::interactions::interaction::Interaction;

/// The command's name.
pub(super) const NAME: &str = "podcast-follow";

/// The command for moderators: only in servers, hidden from members who may not manage messages.
pub(super) fn definition() -> CreateCommand {
    let place =
        option(Type::Channel, "channel", "option-follow-channel").channel_types(with_forums()).required(true);
    let add = vec![
        place,
        free("show", "option-follow-show"),
        free("topic", "option-follow-topic"),
        option(Type::Role, "ping", "option-ping"),
        option(Type::Boolean, "self_role", "option-self-role"),
        option(Type::Boolean, "thread", "option-follow-thread"),
        option(Type::Boolean, "publish", "option-publish"),
        free("tag", "option-tag"),
    ];
    let follow = CreateCommand::new(NAME)
        .kind(CommandType::ChatInput)
        .add_option(sub("podcast-follow add", "add", add))
        .add_option(sub("podcast-follow list", "list", Vec::new()));
    described(follow, NAME)
        .contexts(vec![InteractionContext::Guild])
        .integration_types(vec![InstallationContext::Guild])
        .default_member_permissions(Permissions::MANAGE_MESSAGES)
}

/// The full name of a used subcommand, for logs.
pub(super) fn name(subcommand: &str) -> &'static str {
    match subcommand {
        "add" => "podcast-follow add",
        "list" => "podcast-follow list",
        _ => "unknown",
    }
}

/// What a used `/podcast-follow` asks; none where it cannot be read.
pub(super) fn read(used: &Interaction, subcommand: &str, given: &Given<'_>) -> Option<Asked> {
    let follow = match subcommand {
        "add" => Following::Add {
            channel: channel(used, given.value("channel")?)?,
            show: given.wish("show"),
            topic: given.wish("topic"),
            publish: given.flag("publish").unwrap_or(false),
            role: given.value("ping").and_then(|value| role(used, value)),
            thread: given.flag("thread").unwrap_or(false),
            tag: given.text("tag"),
            self_role: given.flag("self_role").unwrap_or(false),
        },
        "list" => Following::List { page: 0 },
        _ => return None,
    };
    Some(Asked { request: Request::Follow(Box::new(follow)), privately: true, for_member: None })
}
