//! `/podcast-shelf` and `/podcast suggest` as Discord sees them, beside the functions that read a used one. Answers nothing.

use serenity::all::{
    CommandOptionType as Type, CommandType, CreateCommand, CreateCommandOption, InstallationContext,
    InteractionContext, Permissions,
};

use super::pick::{CHATS, channel};
use super::{Given, described, free, option, sub};
use crate::bot::{Asked, NewShow, Request, ShelfRequest};
use crate::discord::interactions::interaction::Interaction;

/// The command's name.
pub(super) const NAME: &str = "podcast-shelf";

/// Longest address that is looked at.
const LONGEST_ADDRESS: u16 = 500;
/// Longest reason to listen.
const LONGEST_WHY: u16 = 300;
/// Longest own name of a topic.
const LONGEST_WORD: u16 = 60;

/// The command for moderators: only in servers, hidden from members who may not manage messages.
pub(super) fn definition() -> CreateCommand {
    let show = || free("show", "option-shelf-show").required(true);
    let word = option(Type::String, "word", "option-shelf-word").required(true).min_length(1);
    let alias = vec![word.max_length(LONGEST_WORD), free("topic", "option-shelf-means")];
    let reviews = option(Type::Channel, "channel", "option-shelf-reviews").channel_types(CHATS.to_vec());
    let shelf = CreateCommand::new(NAME)
        .kind(CommandType::ChatInput)
        .add_option(sub("podcast-shelf add", "add", new_show()))
        .add_option(sub("podcast-shelf edit", "edit", vec![show()]))
        .add_option(sub("podcast-shelf remove", "remove", vec![show()]))
        .add_option(sub("podcast-shelf restore", "restore", vec![show()]))
        .add_option(sub("podcast-shelf list", "list", Vec::new()))
        .add_option(sub("podcast-shelf alias", "alias", alias))
        .add_option(sub("podcast-shelf missing", "missing", Vec::new()))
        .add_option(sub("podcast-shelf reviews", "reviews", vec![reviews]));
    described(shelf, NAME)
        .contexts(vec![InteractionContext::Guild])
        .integration_types(vec![InstallationContext::Guild])
        .default_member_permissions(Permissions::MANAGE_MESSAGES)
}

/// `/podcast suggest`, for every member.
pub(super) fn suggest() -> CreateCommandOption {
    let mut options = new_show();
    options.push(option(Type::Boolean, "tell", "option-shelf-tell"));
    sub("podcast suggest", "suggest", options)
}

fn new_show() -> Vec<CreateCommandOption> {
    let text = |name: &str, id: &str| option(Type::String, name, id).min_length(1);
    vec![
        text("url", "option-shelf-url").required(true).max_length(LONGEST_ADDRESS),
        text("why", "option-shelf-why").max_length(LONGEST_WHY),
        free("topic", "option-shelf-topic"),
    ]
}

/// The full name of a used subcommand, for logs.
pub(super) fn name(subcommand: &str) -> &'static str {
    match subcommand {
        "add" => "podcast-shelf add",
        "edit" => "podcast-shelf edit",
        "remove" => "podcast-shelf remove",
        "restore" => "podcast-shelf restore",
        "list" => "podcast-shelf list",
        "alias" => "podcast-shelf alias",
        "missing" => "podcast-shelf missing",
        "reviews" => "podcast-shelf reviews",
        _ => "unknown",
    }
}

/// What a used `/podcast-shelf` asks; none where it cannot be read.
pub(super) fn read(used: &Interaction, subcommand: &str, given: &Given<'_>) -> Option<Asked> {
    let shelf = match subcommand {
        "add" => ShelfRequest::Add(read_new(given, false)?),
        "edit" => ShelfRequest::Edit { show: given.wish("show")? },
        "remove" => ShelfRequest::Remove { show: given.wish("show")? },
        "restore" => ShelfRequest::Restore { show: given.text("show")? },
        "list" => ShelfRequest::List { page: 0 },
        "alias" => ShelfRequest::Alias { word: given.text("word")?, topic: given.wish("topic") },
        "missing" => ShelfRequest::Missing,
        "reviews" => ShelfRequest::Reviews {
            channel: match given.value("channel") {
                Some(value) => Some(channel(used, value)?),
                None => None,
            },
        },
        _ => return None,
    };
    Some(Asked { request: Request::Shelf(Box::new(shelf)), privately: true, for_member: None })
}

/// What a used `/podcast suggest` asks.
pub(super) fn read_suggest(given: &Given<'_>) -> Option<Request> {
    let tell = given.flag("tell").unwrap_or(false);
    Some(Request::Shelf(Box::new(ShelfRequest::Suggest(read_new(given, tell)?))))
}

fn read_new(given: &Given<'_>, tell: bool) -> Option<NewShow> {
    Some(NewShow { address: given.text("url")?, why: given.text("why"), topic: given.wish("topic"), tell })
}
