//! What a reading of a feed changes: which episodes are new, which are the same under another guid, which go. Pure.
//!
//! Hosts change guids, addresses, dates and titles; a follower wants to hear of each episode once, when it comes. So an
//! episode that the feed gives is looked for among those that are known: by its guid, by its recording, by its title and
//! date, and where a whole feed has moved by its title alone.

mod by_title;
mod moved;
mod pairs;
mod titles;

use std::collections::HashSet;

use pairs::Pairs;
use titles::Titles;

use crate::feeds::parse::Episode;
use crate::feeds::parse::same::own_identity;
use crate::store::KeptEpisode;

/// Episodes of one podcast that are kept, of which those that its feed still has are never dropped.
const MOST_KEPT: usize = 5_000;
/// A date so much later than when it was first seen was one ahead, and the episode is new when it comes.
const AHEAD: i64 = 86_400;

/// What a reading changes.
#[derive(Debug, Default)]
pub struct Changes<'e> {
    /// New and changed episodes.
    pub changed: Vec<&'e Episode>,
    /// Those of them that are surely new.
    pub new: Vec<&'e Episode>,
    /// Episodes that are known under another identity from now on: the old and the new one, in this order.
    pub renamed: Vec<(String, String)>,
    /// Identities that are kept no longer: they are too many.
    pub dropped: Vec<String>,
}

/// Compares what is kept with what was read.
#[must_use]
pub fn changes<'e>(known: &[KeptEpisode], read: &'e [Episode]) -> Changes<'e> {
    let mut pairs = Pairs::new(known, read);
    if pairs.is_settled() && !pairs.may_be_doubled() {
        return pairs.changes(&[]);
    }
    let titles = Titles::of(known, read);
    pairs.by_file(&titles);
    pairs.by(|one| Some(without_scheme(&one.identity).to_owned()));
    pairs.by_second(&titles);
    if !pairs.is_settled() {
        pairs.by_titles(&titles);
    }
    let doubled = pairs.doubled(&titles);
    pairs.changes(&doubled)
}

/// Whether anything of an episode changed that is kept. A date is never given up for none: it came from a clock turned back.
fn differs(known: &Episode, read: &Episode) -> bool {
    let lost_date = known.published.is_some() && read.published.is_none();
    known != read && !(lost_date && *known == Episode { published: known.published, ..read.clone() })
}

fn without_scheme(identity: &str) -> &str {
    let bare = identity.split_once("://").map_or(identity, |(_, rest)| rest);
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/')
}

impl<'e> Pairs<'_, 'e> {
    /// What follows from which episode is which, without those that are there twice.
    fn changes(self, doubled: &[usize]) -> Changes<'e> {
        let mut changes = Changes::default();
        // Whose guid another has now keeps what is known of it, under an identity of its own.
        for at in self.displaced.iter().filter(|at| self.free.contains(at)) {
            let one = &self.known[*at].episode;
            changes.renamed.push((one.identity.clone(), own_identity(one)));
        }
        for (nth, one) in self.read.iter().enumerate() {
            let Some(kept) = self.known_of[nth].map(|at| &self.known[at]) else {
                if doubled.contains(&nth) {
                    continue;
                }
                changes.changed.push(one);
                if one.published.is_some() || !self.is_below(nth) {
                    changes.new.push(one);
                }
                continue;
            };
            if kept.episode.identity != one.identity {
                changes.renamed.push((kept.episode.identity.clone(), one.identity.clone()));
            }
            if differs(&kept.episode, one) {
                changes.changed.push(one);
                // A date that was too far ahead to be believed has come.
                let ahead = kept.seen_at.as_second() + AHEAD;
                if kept.episode.published.is_none() && one.published.is_some_and(|at| at > ahead) {
                    changes.new.push(one);
                }
            }
        }
        // The guid that another took is free only once its first owner has gone from it.
        let displaced: HashSet<&str> =
            self.displaced.iter().map(|at| self.known[*at].episode.identity.as_str()).collect();
        changes.renamed.sort_by_key(|(old, _)| !displaced.contains(old.as_str()));
        // The newest stay. Whatever a feed does, it fills no disk.
        let mut gone: Vec<&Episode> = self.free.iter().map(|at| &self.known[*at].episode).collect();
        gone.sort_by(|one, other| {
            other.published.cmp(&one.published).then_with(|| one.identity.cmp(&other.identity))
        });
        let room = MOST_KEPT.saturating_sub(self.read.len());
        changes.dropped = gone.iter().skip(room).map(|one| one.identity.clone()).collect();
        changes
    }
}

#[cfg(test)]
mod tests;
