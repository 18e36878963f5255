//! A reply as text with links, for a channel in which podpick may not show embeds.

use crate::bot::{Card, Reply, Text};
use crate::discord::cut;

/// The headline and as many cards as fit into so many UTF-16 code units, in their order; only the first may be cut.
pub(super) fn content(reply: &Reply, most: usize, command: Option<u64>) -> String {
    let mut out = cut::rich(&reply.headline, most, command);
    for (nth, card) in reply.cards.iter().enumerate() {
        let between = if out.trim().is_empty() { "" } else { "\n\n" };
        let room = most.saturating_sub(cut::length(&out) + between.len());
        let whole = cut::rich(&text(card), most, command);
        if cut::length(&whole) <= room {
            out = out + between + &whole;
        } else {
            if nth == 0 && room > 100 {
                out = out + between + &cut::rich(&text(card), room, command);
            }
            break;
        }
    }
    out
}

fn text(card: &Card) -> Text {
    let mut text = match &card.link {
        Some(link) => Text::default().link(&card.title, link),
        None => Text::default().strong(&card.title),
    };
    if let Some(kicker) = &card.kicker {
        text = text.line().and(kicker.as_str());
    }
    if !card.body.0.is_empty() {
        text = text.line().append(card.body.clone());
    }
    for (name, value) in &card.facts {
        text = text.line().strong(*name).and(": ").append(value.clone());
    }
    match &card.reason {
        Some(reason) => text.line().and(reason.as_str()),
        None => text,
    }
}
