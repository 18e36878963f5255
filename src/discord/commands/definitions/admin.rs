//! `/podcast-admin` as Discord sees it, beside the function that reads a used one. Answers nothing.

use serenity::all::{CommandType, CreateCommand, InstallationContext, InteractionContext, Permissions};

use super::{described, sub};
use crate::bot::{Asked, Forgetting, Request};

/// The command's name.
pub(super) const NAME: &str = "podcast-admin";

/// The command for admins: only in servers, hidden from members who may not manage the server.
pub(super) fn definition() -> CreateCommand {
    let admin = CreateCommand::new(NAME)
        .kind(CommandType::ChatInput)
        .add_option(sub("podcast-admin status", "status", Vec::new()))
        .add_option(sub("podcast-admin forget", "forget", Vec::new()));
    described(admin, NAME)
        .contexts(vec![InteractionContext::Guild])
        .integration_types(vec![InstallationContext::Guild])
        .default_member_permissions(Permissions::MANAGE_GUILD)
}

/// The full name of a used subcommand, for logs.
pub(super) fn name(subcommand: &str) -> &'static str {
    match subcommand {
        "status" => "podcast-admin status",
        "forget" => "podcast-admin forget",
        _ => "unknown",
    }
}

/// What a used `/podcast-admin` asks; none where it cannot be read.
pub(super) fn read(subcommand: &str) -> Option<Asked> {
    let request = match subcommand {
        "status" => Request::Status,
        "forget" => Request::Forget(Forgetting::AskServer),
        _ => return None,
    };
    Some(Asked { request, privately: true, for_member: None })
}
