//! What one server adds to the catalog and takes out of it for itself. Values only; how it is laid over the catalog is `lay`'s affair.

use ring::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::Level;

/// Shows of its own that a server may have.
pub const MOST_OWN_SHOWS: usize = 200;
/// Names of its own that a server may give to topics.
pub const MOST_OWN_ALIASES: usize = 200;

/// A server's shelf.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shelf {
    /// Rises with every change.
    pub revision: u64,
    /// Shows that only this server has, in the order in which they came; at most [`MOST_OWN_SHOWS`].
    pub shows: Vec<OwnShow>,
    /// Ids of the catalog's shows that this server does not want to see.
    pub hidden: Vec<String>,
    /// Names of its own for topics.
    pub aliases: Vec<OwnAlias>,
}

/// A show that only one server has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnShow {
    /// [`OwnShow::id_of`] its address.
    pub id: String,
    /// The name people read.
    pub title: String,
    /// Web page, http or https.
    #[serde(default)]
    pub site: Option<String>,
    /// RSS or Atom address; there where there is no page.
    #[serde(default)]
    pub feed: Option<String>,
    /// Picture address, https.
    #[serde(default)]
    pub artwork: Option<String>,
    /// Who speaks regularly.
    #[serde(default)]
    pub hosts: Vec<String>,
    /// BCP 47 tag.
    #[serde(default)]
    pub language: Option<String>,
    /// Whom it is made for.
    #[serde(default)]
    pub level: Level,
    /// Unfit for some ears.
    #[serde(default)]
    pub explicit: bool,
    /// One sentence: why someone should listen.
    pub why: String,
    /// Ids of topics of the catalog, the main one first; those that it does not know count for nothing.
    pub topics: Vec<String>,
    /// The member who brought it, by Discord id; none where that member was forgotten.
    #[serde(default)]
    pub curator: Option<u64>,
}

impl OwnShow {
    /// The id of a show by its feed, or by its page where it has none: the same in every server, so that a feed that
    /// several servers share is read once. Finding two addresses with one id would take 2⁶⁰ tries.
    #[must_use]
    pub fn id_of(address: &str) -> String {
        let hash = digest(&SHA256, address.as_bytes());
        // Five bytes are eight letters.
        let letters = hash.as_ref().chunks_exact(5).take(LETTERS / 8).flat_map(|bytes| {
            let number = bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
            (0..8).rev().map(move |at| char::from(ALPHABET[(number >> (5 * at) & 31) as usize]))
        });
        PREFIX.chars().chain(letters).collect()
    }

    /// As it is kept beside what it belongs to: JSON, without who brought it.
    ///
    /// # Errors
    /// Never for shows as they are; JSON knows texts, numbers and lists.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&Self { curator: None, ..self.clone() })
    }

    /// Reads what [`OwnShow::to_json`] wrote.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// Whether an id is one of these.
    #[must_use]
    pub fn is_own(id: &str) -> bool {
        let own = |rest: &str| rest.len() == LETTERS && rest.bytes().all(|byte| ALPHABET.contains(&byte));
        id.strip_prefix(PREFIX).is_some_and(own)
    }
}

/// What ids of own shows begin with.
const PREFIX: &str = "own-";
/// Letters behind it, five bits each: as long as a custom id has room for.
const LETTERS: usize = 24;
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Another name of a topic that only one server uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAlias {
    /// As it was typed.
    pub alias: String,
    /// Which topic it means, by id.
    pub topic: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_has_one_id() {
        let id = OwnShow::id_of("https://feeds.example/show.xml");
        assert_eq!(id, OwnShow::id_of("https://feeds.example/show.xml"));
        assert_ne!(id, OwnShow::id_of("http://feeds.example/show.xml"));
        assert!(OwnShow::is_own(&id) && !OwnShow::is_own("own-goals"), "{id}");
        assert!(!OwnShow::is_own("own-a-show-that-is-24-longer"));
    }
}
