//! A message that podpick sends by itself, as Discord takes it. What it says is the bot's affair.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::bot::Reply;
use crate::discord::interactions::custom_id_signer::SignedFor;
use crate::discord::message::cut;
use crate::discord::message::embed::{self, Target};
use crate::discord::message::poll;
use crate::locale::Locale;

/// Longest title of a post.
const TITLE: usize = 100;
/// In minutes: a week, Discord's most.
const ARCHIVED_AFTER: u64 = 10_080;

/// The body of a new message at this moment: what a private preview of the same reply shows, with a nonce that keeps it single.
#[must_use]
pub fn post(reply: &Reply, nonce: &str, signed_for: SignedFor<'_>, locale: Locale, now: Timestamp) -> Value {
    // What is missing in a channel is known before anything is posted there.
    let to = Target { command: None, signed_for, embeds: true, locale };
    // Values of our own types always become JSON.
    let mut body = serde_json::to_value(embed::message(reply, &to)).unwrap_or_default();
    if let Some(body) = body.as_object_mut() {
        // Only answers may be for one member's eyes.
        body.remove("flags");
        body.insert("nonce".to_owned(), json!(nonce));
        body.insert("enforce_nonce".to_owned(), json!(true));
        if let Some(asked) = &reply.poll {
            body.insert("poll".to_owned(), poll::create(asked, locale, now));
        }
    }
    body
}

/// The body of a new post in a forum or media channel (`resources/channel.mdx`, Start Thread in Forum or Media Channel): the
/// same message with a title. Discord takes no nonce and no poll here.
#[must_use]
pub fn in_forum(reply: &Reply, tag: Option<u64>, signed_for: SignedFor<'_>, locale: Locale) -> Value {
    let to = Target { command: None, signed_for, embeds: true, locale };
    let mut message = serde_json::to_value(embed::message(reply, &to)).unwrap_or_default();
    if let Some(message) = message.as_object_mut() {
        message.remove("flags");
    }
    let name = cut::plain(&reply.post_title.words(locale), TITLE);
    let tags: Vec<String> = tag.iter().map(u64::to_string).collect();
    json!({"name": name, "auto_archive_duration": ARCHIVED_AFTER, "message": message, "applied_tags": tags})
}

/// The nonce of a message: the same for the same key and generation, at most 25 characters (`resources/message.mdx`),
/// and different for all others, since Discord compares them over everything that one bot sends.
#[must_use]
pub fn nonce(key: &str, generation: u32) -> String {
    let mut hash = ring::digest::Context::new(&ring::digest::SHA256);
    hash.update(key.as_bytes());
    hash.update(&[0]);
    hash.update(&generation.to_le_bytes());
    hex::encode(&hash.finish().as_ref()[..12])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::bot::{Card, Text};
    use crate::discord::interactions::custom_id_signer::CustomIdSigner;
    use secrecy::SecretString;

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
        let signer = CustomIdSigner::new(&SecretString::new("a.b.c".into()));
        let locale = Locale::English;
        let to = Target { command: None, signed_for: signer.in_guild(1), embeds: true, locale };
        let posted = post(&reply, "n", signer.in_guild(1), locale, Timestamp::UNIX_EPOCH);
        let preview = serde_json::to_value(embed::message(&Reply { private: true, ..reply }, &to)).unwrap();
        for part in ["content", "embeds", "components", "allowed_mentions"] {
            assert_eq!(posted[part], preview[part], "{part}");
        }
        assert_eq!(posted["enforce_nonce"], true);
        assert!(posted.get("flags").is_none());
    }
}
