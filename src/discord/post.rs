//! A message that podpick sends by itself, as Discord takes it. What it says is the bot's affair.

use serde_json::{Value, json};

use crate::bot::Reply;
use crate::discord::embed;
use crate::discord::seal::Seal;

/// The body of a new message: what a private preview of the same reply shows, with a nonce that keeps it single.
#[must_use]
pub fn post(reply: &Reply, nonce: &str, command: Option<u64>, seal: &Seal<'_>) -> Value {
    // Values of our own types always become JSON.
    let mut body = serde_json::to_value(embed::message(reply, command, seal)).unwrap_or_default();
    if let Some(body) = body.as_object_mut() {
        // Only answers may be for one member's eyes.
        body.remove("flags");
        body.insert("nonce".to_owned(), json!(nonce));
        body.insert("enforce_nonce".to_owned(), json!(true));
    }
    body
}

/// The nonce of a message: the same for the same key and generation, at most 25 characters (`resources/message.mdx`),
/// and different for all others, since Discord compares them over everything that one bot sends.
#[must_use]
pub fn nonce(key: &str, generation: u32) -> String {
    let hash = |seed: u64| {
        let bytes = key.bytes().chain([0]).chain(generation.to_le_bytes());
        let mixed =
            bytes.fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        // FNV's high bits hardly feel the last bytes; the finaliser of SplitMix64 spreads them.
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed ^ (mixed >> 31)
    };
    let mut number = u128::from(hash(0xcbf2_9ce4_8422_2325)) << 64 | u128::from(hash(0x9e37_79b9_7f4a_7c15));
    let mut text = String::with_capacity(25);
    while number > 0 {
        let digit = u32::try_from(number % 36).unwrap_or(0);
        text.push(char::from_digit(digit, 36).unwrap_or('0'));
        number /= 36;
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::bot::{Card, Text};
    use crate::config::Secret;
    use crate::discord::seal::Seals;

    #[test]
    fn nonces_are_short_steady_and_single() {
        assert_eq!(nonce("pick:1:2026-W48", 0), nonce("pick:1:2026-W48", 0));
        let mut seen = HashSet::new();
        for guild in 0..5_000_u64 {
            for week in 1..=20 {
                let key = format!("pick:{}:2026-W{week:02}", 222_000_000_000_000_001 + guild);
                for generation in 0..2 {
                    let nonce = nonce(&key, generation);
                    assert!((1..=25).contains(&nonce.len()), "{nonce}");
                    assert!(seen.insert(nonce), "{key} {generation}");
                }
            }
        }
    }

    #[test]
    fn a_post_shows_what_its_preview_shows() {
        let card = Card { title: "A show".into(), body: Text::plain("@everyone"), ..Card::default() };
        let reply = Reply { headline: Text::plain("Pick"), cards: vec![card], ..Reply::default() };
        let seals = Seals::new(&Secret::new("a.b.c"));
        let posted = post(&reply, "n", None, &seals.in_guild(1));
        let preview =
            serde_json::to_value(embed::message(&Reply { private: true, ..reply }, None, &seals.in_guild(1)))
                .unwrap();
        for part in ["content", "embeds", "components", "allowed_mentions"] {
            assert_eq!(posted[part], preview[part], "{part}");
        }
        assert_eq!(posted["enforce_nonce"], true);
        assert!(posted.get("flags").is_none());
    }
}
