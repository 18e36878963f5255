//! How a message refers to episodes, and how it is stored.

use std::fmt;

/// An episode of a podcast that is known.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum EpisodeRef {
    /// One of the catalog, by its id.
    Curated(String),
    /// One that the podcast's feed gave, by its identity there.
    Feed(String),
}

/// Before the identity of an episode from a feed, where it is stored; no id of the catalog has a colon.
const FROM_FEED: &str = "feed:";

impl EpisodeRef {
    /// Reads how it is stored.
    #[must_use]
    pub fn read(text: &str) -> Self {
        match text.strip_prefix(FROM_FEED) {
            Some(identity) => Self::Feed(identity.to_owned()),
            None => Self::Curated(text.to_owned()),
        }
    }

    /// Its identity in the feed; none for a curated one.
    #[must_use]
    pub fn identity(&self) -> Option<&str> {
        match self {
            Self::Feed(identity) => Some(identity),
            Self::Curated(_) => None,
        }
    }

    /// Its id in the catalog; none for one from a feed.
    #[must_use]
    pub fn curated(&self) -> Option<&str> {
        match self {
            Self::Curated(id) => Some(id),
            Self::Feed(_) => None,
        }
    }
}

/// As it is stored.
impl fmt::Display for EpisodeRef {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Curated(id) => out.write_str(id),
            Self::Feed(identity) => write!(out, "{FROM_FEED}{identity}"),
        }
    }
}

/// An episode that a notice tells of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ToldEpisode {
    /// The podcast, by its id in the catalog.
    pub podcast: String,
    /// The episode, by its identity in the feed.
    pub identity: String,
}

/// Between the episodes of a notice, and between podcast and identity of each. Ids and identities hold no control characters.
const BETWEEN: &str = "\u{1f}";
const WITHIN: char = '\u{1e}';
/// In the place of an identity, before a number: so many more.
const MORE: char = '\u{1d}';

impl ToldEpisode {
    /// Reads how they are stored; what is no episode is left out.
    #[must_use]
    pub fn read_all(text: &str) -> Vec<Self> {
        let read = |one: &str| {
            let (podcast, identity) = one.split_once(WITHIN)?;
            Some(Self { podcast: podcast.to_owned(), identity: identity.to_owned() })
        };
        text.split(BETWEEN).filter_map(read).collect()
    }

    /// How they are stored. Two such texts with [`ToldEpisode::separator`] between them are one of all their episodes.
    #[must_use]
    pub fn write_all(episodes: &[Self]) -> String {
        let written: Vec<String> =
            episodes.iter().map(|one| format!("{}{WITHIN}{}", one.podcast, one.identity)).collect();
        written.join(BETWEEN)
    }

    /// Stands for so many more episodes of a podcast, which are counted and not named.
    #[must_use]
    pub fn more(podcast: &str, count: usize) -> Self {
        Self { podcast: podcast.to_owned(), identity: format!("{MORE}{count}") }
    }

    /// How many episodes it stands for without naming them; none where it is one itself.
    #[must_use]
    pub fn counted(&self) -> Option<usize> {
        self.identity.strip_prefix(MORE)?.parse().ok()
    }

    /// Names at most so many episodes of a podcast, the first of them; the rest is counted.
    pub fn name(told: &mut Vec<Self>, podcast: &str, most: usize) {
        let (mut named, mut more) = (0_usize, 0_usize);
        told.retain(|one| {
            if one.podcast != podcast {
                return true;
            }
            if let Some(count) = one.counted() {
                more = more.saturating_add(count);
                return false;
            }
            named += 1;
            more = more.saturating_add(usize::from(named > most));
            named <= most
        });
        if more > 0 {
            told.push(Self::more(podcast, more));
        }
    }

    /// What stands between two episodes.
    #[must_use]
    pub const fn separator() -> &'static str {
        BETWEEN
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn episodes_are_read_as_they_were_written(
            told in proptest::collection::vec(("[a-z-]{1,9}", "[^\u{0}-\u{1f}]{0,30}"), 1..9), identity in "\\PC{0,30}",
        ) {
            let told: Vec<_> =
                told.into_iter().map(|(podcast, identity)| ToldEpisode { podcast, identity }).collect();
            prop_assert_eq!(ToldEpisode::read_all(&ToldEpisode::write_all(&told)), told);
            let episode = EpisodeRef::Feed(identity);
            prop_assert_eq!(EpisodeRef::read(&episode.to_string()), episode);
        }
    }

    #[test]
    fn what_is_not_named_is_counted() {
        let one = |podcast: &str, identity: &str| ToldEpisode {
            podcast: podcast.to_owned(),
            identity: identity.to_owned(),
        };
        let mut told =
            vec![one("a", "1"), one("b", "1"), one("a", "2"), ToldEpisode::more("a", 7), one("a", "3")];
        ToldEpisode::name(&mut told, "a", 2);
        assert_eq!(told, [one("a", "1"), one("b", "1"), one("a", "2"), ToldEpisode::more("a", 8)]);
        assert_eq!(ToldEpisode::read_all(&ToldEpisode::write_all(&told)), told);
        ToldEpisode::name(&mut told, "b", 9);
        assert_eq!(told.iter().filter_map(ToldEpisode::counted).collect::<Vec<_>>(), [8]);
    }
}
