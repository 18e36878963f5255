//! A reply as Discord's message: everything escaped, cut to Discord's limits and silent. Decides nothing about content.

mod memo;
mod relabel;
mod text;

use std::collections::HashSet;

use serenity::all::{
    ButtonStyle, CreateActionRow, CreateAllowedMentions, CreateButton, CreateEmbed, CreateEmbedAuthor,
    CreateEmbedFooter, CreateInteractionResponseMessage, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption, RoleId, UserId,
};

use crate::bot::{Button, Card, Menu, Reply, Text};
use crate::discord::interactions::custom_id;
use crate::discord::interactions::custom_id_signer::SignedFor;
use crate::discord::message::cut;
use crate::discord::message::escape;
use crate::locale::Locale;

pub(crate) use relabel::relabelled;

// Discord's limits (`resources/message.mdx`, Embed Limits; `components/reference.mdx`).
const CONTENT: usize = 2000;
const TITLE: usize = 256;
const DESCRIPTION: usize = 4096;
const FIELDS: usize = 25;
const FIELD_NAME: usize = 256;
const FIELD_VALUE: usize = 1024;
/// Discord allows 2048; a reason that long would leave no room for what it is the reason of.
const FOOTER: usize = 500;
const AUTHOR: usize = 256;
const EMBEDS: usize = 10;
/// Over all embeds of a message: titles, descriptions, field names and values, footers, authors. Counted here in
/// bytes, as the strictest reader of this limit does; usual answers are far below it either way.
const TOTAL: usize = 6000;
const ADDRESS: usize = 2048;
const BUTTONS: usize = 5;
const BUTTON_LABEL: usize = 80;
const BUTTON_ADDRESS: usize = 512;
const OPTIONS: usize = 25;
const OPTION_TEXT: usize = 100;
const PLACEHOLDER: usize = 150;
/// Discord refuses a message without anything in it.
const NOTHING: &str = "…";
/// The menu's own id says nothing; each option carries its request.
pub(crate) const MENU: &str = "1menu";

/// Where a message goes.
#[derive(Debug)]
pub struct Target<'s> {
    /// The id under which `/podcast` is registered, if known.
    pub command: Option<u64>,
    /// For whoever may use the buttons that change something.
    pub signed_for: SignedFor<'s>,
    /// Embeds are shown there. Without the permission Embed Links Discord leaves them out without a word.
    pub embeds: bool,
    /// The language in which it is read.
    pub locale: Locale,
}

/// The message for a reply.
/// Content, embeds and components are always set, so that a message in its place loses what it showed before.
pub fn message(reply: &Reply, to: &Target<'_>) -> CreateInteractionResponseMessage {
    let embeds = if to.embeds { embeds(&reply.cards, to) } else { Vec::new() };
    let mut content = if to.embeds {
        cut::rich(&reply.headline.in_locale(to.locale), CONTENT, to.command)
    } else {
        text::content(reply, CONTENT, to)
    };
    if content.trim().is_empty() {
        NOTHING.clone_into(&mut content);
        if !embeds.is_empty() {
            content.clear();
        }
    }
    let mentions = CreateAllowedMentions::new()
        .users(reply.ping.filter(|id| *id > 0).map(UserId::new))
        .roles(reply.ping_role.filter(|id| *id > 0).map(RoleId::new));
    let message = CreateInteractionResponseMessage::new()
        .content(content)
        .embeds(embeds)
        .components(rows(reply, to))
        .allowed_mentions(mentions);
    if reply.private { message.ephemeral(true) } else { message }
}

/// As many cards as fit, in their order: first facts go from the end of a card, then whole cards from the end.
fn embeds(cards: &[Card], to: &Target<'_>) -> Vec<CreateEmbed> {
    let mut room = TOTAL;
    let mut out = Vec::new();
    for card in cards.iter().take(EMBEDS) {
        let Some((embed, used)) = memo::embed(card, room, to).or_else(|| embed(card, room, to)) else {
            break;
        };
        room -= used;
        out.extend(embed);
    }
    out
}

/// A card within this much room and what it takes of it; none if it does not fit, `Some(None)` if there is nothing in it.
fn embed(card: &Card, room: usize, to: &Target<'_>) -> Option<(Option<CreateEmbed>, usize)> {
    let (locale, command) = (to.locale, to.command);
    let title = cut::marked(card.title.words(locale).trim(), TITLE);
    let author = card.kicker.as_ref().map(|text| cut::plain(&text.words(locale), AUTHOR));
    let author = author.filter(|words| !words.is_empty());
    let footer = footer(card, locale);
    let frame = title.len() + author.as_deref().map_or(0, str::len) + footer.as_deref().map_or(0, str::len);
    let whole = card.body.in_locale(locale);
    let mut body = cut::rich(&whole, DESCRIPTION, command);
    // Only the first card may be shortened; a later one that does not fit whole waits for the next page.
    let spare = room.checked_sub(frame)?;
    if body.len() > spare && room < TOTAL {
        return None;
    }
    let mut most = spare;
    while body.len() > spare {
        body = cut::rich(&whole, most, command);
        most = most * 3 / 4;
    }
    let (body, title) = (body.trim().to_owned(), title.trim().to_owned());
    let mut used = frame + body.len();
    let mut embed = CreateEmbed::new().colour(card.colour & 0x00ff_ffff);
    let mut empty = title.is_empty() && body.is_empty() && author.is_none() && footer.is_none();
    if !title.is_empty() {
        embed = embed.title(title);
        if let Some(link) = card.link.as_deref().and_then(|link| escape::address(link, ADDRESS)) {
            embed = embed.url(link);
        }
    }
    if !body.is_empty() {
        embed = embed.description(body);
    }
    if let Some(author) = author {
        embed = embed.author(CreateEmbedAuthor::new(author));
    }
    if let Some(footer) = footer {
        embed = embed.footer(CreateEmbedFooter::new(footer));
    }
    if let Some(artwork) = card.artwork.as_deref().and_then(|link| escape::address(link, ADDRESS)) {
        embed = embed.thumbnail(artwork);
    }
    for (name, value) in card.facts.iter().take(FIELDS) {
        let name = cut::marked(Text::of(name).words(locale).trim(), FIELD_NAME);
        let value = cut::rich(&value.in_locale(locale), FIELD_VALUE, command).trim().to_owned();
        // Discord refuses a field without name or value.
        if name.trim().is_empty() || value.is_empty() {
            continue;
        }
        let size = name.len() + value.len();
        if used + size > room {
            break;
        }
        used += size;
        empty = false;
        embed = embed.field(name, value, true);
    }
    Some(((!empty).then_some(embed), if empty { 0 } else { used }))
}

fn footer(card: &Card, locale: Locale) -> Option<String> {
    let words = card.reason.as_ref().map(|text| cut::plain(&text.words(locale), FOOTER));
    words.filter(|words| !words.is_empty())
}

fn rows(reply: &Reply, to: &Target<'_>) -> Vec<CreateActionRow> {
    let mut rows = Vec::new();
    let mut ids = HashSet::from([MENU.to_owned()]);
    let links = reply.links.iter().filter_map(|link| {
        let address = escape::address(&link.url, BUTTON_ADDRESS)?;
        Some(
            CreateButton::new_link(address)
                .label(cut::plain(&Text::of(link.label).words(to.locale), BUTTON_LABEL)),
        )
    });
    let mut buttons: Vec<CreateButton> = links.take(BUTTONS).collect();
    let others: Vec<CreateButton> =
        reply.buttons.iter().filter_map(|button| pressable(button, to, &mut ids)).take(BUTTONS).collect();
    // Links that leave no room for the other buttons have a row of their own.
    if buttons.len() + others.len() > BUTTONS {
        rows.push(CreateActionRow::Buttons(std::mem::take(&mut buttons)));
    }
    buttons.extend(others);
    if !buttons.is_empty() {
        rows.push(CreateActionRow::Buttons(buttons));
    }
    rows.extend(reply.menu.as_ref().and_then(|menu| select(menu, to)));
    rows
}

/// A button whose request can be kept; ids within a message must differ.
fn pressable(button: &Button, to: &Target<'_>, ids: &mut HashSet<String>) -> Option<CreateButton> {
    let label = cut::plain(&button.label.words(to.locale), BUTTON_LABEL);
    let id = custom_id::write_for(&button.request, button.share, &to.signed_for)?;
    let id = unique(id, ids)?;
    let style = if button.share { ButtonStyle::Primary } else { ButtonStyle::Secondary };
    (!label.is_empty()).then(|| CreateButton::new(id).label(label).style(style))
}

fn select(menu: &Menu, to: &Target<'_>) -> Option<CreateActionRow> {
    let mut ids = HashSet::new();
    let option = |option: &crate::bot::MenuOption| {
        let label = Some(cut::plain(&option.label, OPTION_TEXT)).filter(|label| !label.is_empty())?;
        let id = unique(custom_id::write_for(&option.request, false, &to.signed_for)?, &mut ids)?;
        let shown = CreateSelectMenuOption::new(label, id);
        let more = option.description.as_ref().map(|text| cut::plain(&text.words(to.locale), OPTION_TEXT));
        Some(match more.filter(|words| !words.is_empty()) {
            Some(words) => shown.description(words),
            None => shown,
        })
    };
    let options: Vec<_> = menu.options.iter().filter_map(option).take(OPTIONS).collect();
    if options.is_empty() {
        return None;
    }
    let placeholder = cut::plain(&Text::of(menu.placeholder).words(to.locale), PLACEHOLDER);
    let select = CreateSelectMenu::new(MENU, CreateSelectMenuKind::String { options });
    Some(CreateActionRow::SelectMenu(if placeholder.is_empty() {
        select
    } else {
        select.placeholder(placeholder)
    }))
}

fn unique(id: String, ids: &mut HashSet<String>) -> Option<String> {
    if ids.insert(id.clone()) {
        return Some(id);
    }
    let twin =
        (2..=OPTIONS + 1).filter_map(|nth| custom_id::twin(&id, nth)).find(|twin| !ids.contains(twin))?;
    ids.insert(twin.clone());
    Some(twin)
}

#[cfg(test)]
mod tests;
