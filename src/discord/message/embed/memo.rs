//! Cards that were written lately, so that a podcast shown again is not escaped and cut again. Never changes what is written.
//!
//! Writing five cards was half of what an answer costs; all of a card but its reason is the same in every answer.
//! Only what the catalog says is kept: the reason, which may hold a member's words, is added each time.

use std::collections::HashMap;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use serenity::all::{CreateEmbed, CreateEmbedFooter};

use super::{TOTAL, Target, footer};
use crate::bot::Card;
use crate::locale::Locale;

/// Cards kept; about 3 KB each. A catalog with more keeps those shown lately.
const MOST: usize = 1_024;

static WRITTEN: LazyLock<Mutex<HashMap<u64, Arc<Written>>>> = LazyLock::new(Mutex::default);
static HASHER: LazyLock<RandomState> = LazyLock::new(RandomState::new);

/// A card without its reason, and as an embed.
struct Written {
    card: Card,
    command: Option<u64>,
    locale: Locale,
    embed: CreateEmbed,
    used: usize,
}

/// The embed of a card that fits whole, and what it takes of the room; none where it has to be cut.
pub(super) fn embed(card: &Card, room: usize, to: &Target<'_>) -> Option<(Option<CreateEmbed>, usize)> {
    let written = written(card, to)?;
    let footer = footer(card, to.locale);
    let used = written.used + footer.as_deref().map_or(0, str::len);
    let embed = written.embed.clone();
    let embed = match footer {
        Some(footer) => embed.footer(CreateEmbedFooter::new(footer)),
        None => embed,
    };
    (used <= room).then_some((Some(embed), used))
}

fn written(card: &Card, to: &Target<'_>) -> Option<Arc<Written>> {
    let (command, locale) = (to.command, to.locale);
    let Card { kicker, title, link, subject: _, artwork, body, facts, reason: _, colour } = card;
    let key = HASHER.hash_one((kicker, title, link, artwork, body, facts, colour, command, locale));
    let known = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    if let Some(known) =
        known.filter(|known| known.command == command && known.locale == locale && same(&known.card, card))
    {
        return Some(known);
    }
    let card = Card { reason: None, ..card.clone() };
    let (embed, used) = super::embed(&card, TOTAL, to)?;
    let written = Arc::new(Written { card, command, locale, embed: embed?, used });
    let mut all = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= MOST {
        all.clear();
    }
    all.insert(key, Arc::clone(&written));
    Some(written)
}

/// Equal but for the reason.
fn same(one: &Card, other: &Card) -> bool {
    let Card { kicker, title, link, subject: _, artwork, body, facts, reason: _, colour } = one;
    let content = (kicker, title, link, artwork, body, facts, colour);
    content
        == (
            &other.kicker,
            &other.title,
            &other.link,
            &other.artwork,
            &other.body,
            &other.facts,
            &other.colour,
        )
}

#[cfg(test)]
mod tests {
    use super::Target;
    use crate::bot::{Card, Text};
    use crate::discord::interactions::custom_id_signer::CustomIdSigner;
    use crate::locale::Locale;
    use secrecy::SecretString;

    #[test]
    fn a_card_shown_again_reads_the_same_but_for_its_reason() {
        let card = |reason: Option<&str>| Card {
            title: "A *show*".into(),
            body: Text::plain("Why"),
            facts: vec![("fact-topics", Text::plain("Rust"))],
            reason: reason.map(Text::from),
            ..Card::default()
        };
        for reason in [None, Some("Rust"), None, Some("Rust, you typed rsut")] {
            let card = card(reason);
            let signer = CustomIdSigner::new(&SecretString::new("a.b.c".into()));
            let to = Target {
                command: None,
                signed_for: signer.in_guild(1),
                embeds: true,
                locale: Locale::German,
            };
            let slow = super::super::embed(&card, super::TOTAL, &to).expect("it fits");
            let (quick, used) = super::embed(&card, super::TOTAL, &to).expect("it fits");
            let json = |embed| serde_json::to_value(embed).expect("an embed");
            assert_eq!(json(quick), json(slow.0));
            assert_eq!(used, slow.1);
        }
    }
}
