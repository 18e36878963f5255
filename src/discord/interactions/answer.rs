//! From an interaction to the one message that answers it: translation only; the clock is a parameter.

use jiff::Timestamp;
use serenity::all::{
    AutocompleteChoice, CreateAutocompleteResponse, CreateInteractionResponse as Response,
    CreateInteractionResponseMessage,
};

use crate::bot::{Asked, Bot, Caller, Choice, Field, Reply, Request};
use crate::discord::commands::definitions;
use crate::discord::interactions::custom_id;
use crate::discord::interactions::custom_id_signer::CustomIdSigner;
use crate::discord::interactions::interaction::{Interaction, Kind, Message};
use crate::discord::interactions::modal;
use crate::discord::interactions::response_cache::Counted;
use crate::discord::message::cut;
use crate::discord::message::embed;
use crate::discord::message::embed::Target;
use crate::discord::rights::rights_of;

/// Discord's limits for suggestions (`application-commands.mdx`): how many, and how long name and value may be.
const CHOICES: usize = 25;
const CHOICE: usize = 100;

/// The answer to an interaction. Total: whatever came, there is one.
/// `command` is the id under which `/podcast` is registered, if known; a used `/podcast` carries it anyway.
pub(crate) async fn answer(
    bot: &Bot,
    interaction: &Interaction,
    signer: &CustomIdSigner,
    command: Option<u64>,
    now: Timestamp,
) -> (Response, Counted) {
    let command = command_id(interaction).or(command);
    match interaction.kind() {
        Kind::Ping => (Response::Pong, Counted::default()),
        Kind::Autocomplete => (suggestions(bot, interaction, now).await, Counted::default()),
        Kind::Component | Kind::Modal => pressed(bot, interaction, signer, command, now).await,
        Kind::Command => {
            answer_to(bot, &definitions::read(interaction), interaction, signer, command, now).await
        }
        Kind::Other => answer_to(bot, &outdated(), interaction, signer, command, now).await,
    }
}

/// The answer where working out the right one failed.
pub(crate) fn fault(interaction: &Interaction, signer: &CustomIdSigner, code: &str) -> Response {
    match interaction.kind() {
        Kind::Autocomplete => Response::Autocomplete(CreateAutocompleteResponse::new()),
        _ => Response::Message(embed::message(&Reply::fault(code), &target(interaction, signer, None, true))),
    }
}

/// The id of `/podcast` if this interaction is one.
#[must_use]
pub fn command_id(interaction: &Interaction) -> Option<u64> {
    let slash = matches!(interaction.kind(), Kind::Command | Kind::Autocomplete);
    let podcast = interaction.data.name == "podcast" && interaction.data.kind != Some(3);
    if slash && podcast { interaction.data.id.map(|id| id.0) } else { None }
}

fn outdated() -> Asked {
    Asked { request: Request::Outdated, privately: true, for_member: None }
}

/// The answer to a used command that was read already, and what is counted beside it.
pub(crate) async fn answer_to(
    bot: &Bot,
    asked: &Asked,
    interaction: &Interaction,
    signer: &CustomIdSigner,
    command: Option<u64>,
    now: Timestamp,
) -> (Response, Counted) {
    let reply = bot.handle(asked, &caller(interaction, signer), now).await;
    let aside = Counted { topics: bot.asked_about(&reply), gap: bot.gap(asked, &reply) };
    (shown(&reply, interaction, signer, command), aside)
}

/// A reply as it is shown: as a form, in the place of podpick's own message that was pressed, as other words on its
/// buttons, or as a message.
pub(crate) fn shown(
    reply: &Reply,
    interaction: &Interaction,
    signer: &CustomIdSigner,
    command: Option<u64>,
) -> Response {
    // A form cannot open another one.
    if let Some(modal) = reply.modal.as_ref().filter(|_| interaction.kind() != Kind::Modal)
        && let Some(form) = modal::form(modal, &target(interaction, signer, command, true))
    {
        return Response::Modal(form);
    }
    if let Some(message) = interaction.message.as_ref().filter(|_| reply.in_place) {
        let to = target(interaction, signer, command, message.ephemeral());
        return Response::UpdateMessage(embed::message(&Reply { private: false, ..reply.clone() }, &to));
    }
    let to = target(interaction, signer, command, reply.private);
    let under = interaction.message.as_ref();
    match under.and_then(|under| embed::relabelled(&reply.relabelled, under, &to)) {
        Some(changed) => Response::UpdateMessage(changed),
        None => Response::Message(embed::message(reply, &to)),
    }
}

/// The answer to a member who asks too often, for so long.
pub(crate) fn slow_down(
    interaction: &Interaction,
    signer: &CustomIdSigner,
    everybody: bool,
    until: Timestamp,
) -> Response {
    if interaction.kind() == Kind::Autocomplete {
        return Response::Autocomplete(CreateAutocompleteResponse::new());
    }
    Response::Message(embed::message(
        &Reply::slow_down(everybody, until),
        &target(interaction, signer, None, true),
    ))
}

/// The answer to a command that another process has taken.
pub(crate) fn taken(interaction: &Interaction, signer: &CustomIdSigner) -> Response {
    told(&Reply::taken(), interaction, signer)
}

/// An answer to the asking member alone.
pub(crate) fn told(reply: &Reply, interaction: &Interaction, signer: &CustomIdSigner) -> Response {
    Response::Message(embed::message(reply, &target(interaction, signer, None, true)))
}

/// "Thinking", to the asking member alone; the answer follows.
pub(crate) fn thinking() -> Response {
    Response::Defer(CreateInteractionResponseMessage::new().ephemeral(true))
}

/// What an answer depends on besides the question.
pub(crate) fn caller(interaction: &Interaction, signer: &CustomIdSigner) -> Caller {
    Caller {
        may_post: interaction.may_post(),
        user: interaction.user().map(|id| id.0),
        rater: interaction.user().map(|id| signer.member(id.0)),
        guild: interaction.guild_id.map(|id| id.0),
        installed: interaction.installed(),
        language: interaction.locale.as_str().map(crate::bot::primary_language),
        locale: interaction.locale(true),
        guild_locale: interaction.locale(false),
        may_moderate: interaction.may_moderate(),
        may_admin: interaction.may_admin(),
        explicit_allowed: interaction.explicit_allowed(),
        administrator: interaction.is_administrator(),
        channel: interaction.channel_id.map(|id| id.0),
        kind_here: interaction.channel_kind(),
        locked_here: interaction.in_locked_thread(),
        rights_here: rights_of(interaction.permissions()),
        bot_rights_here: interaction.bot_permissions().map(rights_of),
        elsewhere: None,
        forum: None,
        role_look: None,
        held_up: interaction.held_up,
    }
}

/// An answer as it takes the place of "thinking".
pub(crate) fn later(
    reply: &Reply,
    command: Option<u64>,
    interaction: &Interaction,
    signer: &CustomIdSigner,
) -> CreateInteractionResponseMessage {
    embed::message(reply, &target(interaction, signer, command, true))
}

/// Where an answer goes.
fn target<'s>(
    interaction: &Interaction,
    signer: &'s CustomIdSigner,
    command: Option<u64>,
    private: bool,
) -> Target<'s> {
    let locale = interaction.locale(private);
    Target { command, signed_for: signer.of(interaction), embeds: interaction.may_embed(), locale }
}

async fn suggestions(bot: &Bot, interaction: &Interaction, now: Timestamp) -> Response {
    let Some((field, typed)) = definitions::typing(interaction) else { return choices(&[]) };
    let locale = interaction.locale(true);
    // Which weeks have a pick is for those to know who may queue one.
    let moderated = interaction.guild_id.filter(|_| field == Field::Week && interaction.may_moderate());
    choices(&match moderated {
        Some(guild) => bot.suggest_weeks(guild.0, &typed, locale, now).await,
        None => bot.suggest(&field, &typed, locale, now),
    })
}

/// Suggestions as Discord takes them.
pub(crate) fn choices(found: &[Choice]) -> Response {
    let shown = found.iter().filter_map(|found| {
        let (name, value) = (cut::choice(&found.name, CHOICE), cut::choice(&found.value, CHOICE));
        (!name.is_empty() && !value.is_empty()).then(|| AutocompleteChoice::new(name, value))
    });
    Response::Autocomplete(CreateAutocompleteResponse::new().set_choices(shown.take(CHOICES).collect()))
}

/// What a used button or menu asks, and whether everybody shall see the answer.
pub(crate) fn pressed_request(interaction: &Interaction, signer: &CustomIdSigner) -> Option<(Request, bool)> {
    let data = &interaction.data;
    let id = if data.custom_id == embed::MENU { data.values.first() } else { Some(&data.custom_id) };
    let pressed = matches!(interaction.kind(), Kind::Component | Kind::Modal);
    let read = id.filter(|_| pressed).map(|id| custom_id::read_for(id, &signer.of(interaction)));
    read.map(|(request, share)| (modal::filled(request, interaction), share))
}

async fn pressed(
    bot: &Bot,
    interaction: &Interaction,
    signer: &CustomIdSigner,
    command: Option<u64>,
    now: Timestamp,
) -> (Response, Counted) {
    let (request, share) = pressed_request(interaction, signer).unwrap_or((Request::Outdated, false));
    if request == Request::Outdated {
        return answer_to(bot, &outdated(), interaction, signer, command, now).await;
    }
    let under = interaction.message.as_ref();
    let ephemeral = under.is_some_and(Message::ephemeral);
    if share {
        // The member may have lost the right to write since the button was made: then the answer stays private.
        let asked = Asked { request, privately: !interaction.may_post(), for_member: None };
        return answer_to(bot, &asked, interaction, signer, command, now).await;
    }
    // A private message is only seen by its invoker, so whoever presses there is the invoker.
    let invoker =
        ephemeral || under.and_then(Message::invoker).is_some_and(|id| Some(id) == interaction.user());
    if !invoker {
        let asked = Asked { request, privately: true, for_member: None };
        return answer_to(bot, &asked, interaction, signer, command, now).await;
    }
    let asked = Asked { request, privately: ephemeral, for_member: None };
    let mut reply = bot.handle(&asked, &caller(interaction, signer), now).await;
    let aside = Counted::default();
    if reply.modal.is_some() || reply.in_place || interaction.kind() == Kind::Modal {
        return (shown(&reply, interaction, signer, command), aside);
    }
    if reply.cards.is_empty() {
        // Nothing to show in place of what is there: say so, and leave it.
        reply.private = true;
        return (
            Response::Message(embed::message(&reply, &target(interaction, signer, command, true))),
            aside,
        );
    }
    // Who sees a message was decided when it was sent; Discord refuses to hear of it again.
    reply.private = false;
    let message = embed::message(&reply, &target(interaction, signer, command, ephemeral));
    (Response::UpdateMessage(message), aside)
}

#[cfg(test)]
mod tests;
