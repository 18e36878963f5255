//! A reply as text with links, for a channel in which podpick may not show embeds.

use super::Target;
use crate::bot::{Card, Reply, Text};
use crate::discord::message::cut;
use crate::locale::Locale;

/// The headline and as many cards as fit into so many UTF-16 code units, in their order; only the first may be cut.
pub(super) fn content(reply: &Reply, most: usize, to: &Target<'_>) -> String {
    let command = to.command;
    let mut out = cut::rich(&reply.headline.in_locale(to.locale), most, command);
    for (nth, card) in reply.cards.iter().enumerate() {
        let between = if out.trim().is_empty() { "" } else { "\n\n" };
        let room = most.saturating_sub(cut::length(&out) + between.len());
        let card = text(card).in_locale(to.locale);
        let whole = cut::rich(&card, most, command);
        if cut::length(&whole) <= room {
            out = out + between + &whole;
        } else {
            if nth == 0 && room > 100 {
                out = out + between + &cut::rich(&card, room, command);
            }
            break;
        }
    }
    out
}

fn text(card: &Card) -> Text {
    let mut text = match &card.link {
        // Only what the catalog or a feed names has a link.
        Some(link) => Text::default().link(card.title.words(Locale::English), link),
        None => card.title.clone().strengthened(),
    };
    if let Some(kicker) = &card.kicker {
        text = text.line().append(kicker.clone());
    }
    if !card.body.0.is_empty() {
        text = text.line().append(card.body.clone());
    }
    for (name, value) in &card.facts {
        let name = Text::message("label", [("name", Text::of(name).into())]);
        text = text.line().append(name).and(" ").append(value.clone());
    }
    match &card.reason {
        Some(reason) => text.line().append(reason.clone()),
        None => text,
    }
}
