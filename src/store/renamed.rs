//! Episodes that are known under another identity follow it in what waits to be told and in what is voted on.

use std::collections::HashMap;

use crate::outbox::{Ballot, EpisodeRef, ToldEpisode};

/// Where an episode waits while others change places; no identity has control characters.
const ASIDE: &str = "\u{1}aside";

/// Renames that happen all at once, in an order in which one after the other does the same: a name is left before another
/// episode takes it, and where they go round in a circle, one of them waits aside.
pub(crate) fn one_by_one(renamed: &[(String, String)]) -> Vec<(String, String)> {
    let mut by_old: HashMap<&str, usize> = HashMap::new();
    for (at, (old, _)) in renamed.iter().enumerate().filter(|(_, (old, new))| old != new) {
        by_old.entry(old).or_insert(at);
    }
    let (mut seen, mut steps) = (vec![false; renamed.len()], Vec::with_capacity(renamed.len()));
    for (first, (old, _)) in renamed.iter().enumerate() {
        let mut chain = Vec::new();
        let mut next = by_old.get(old.as_str()).copied().filter(|at| *at == first);
        while let Some(at) = next.filter(|at| !seen[*at]) {
            seen[at] = true;
            chain.push(at);
            next = by_old.get(renamed[at].1.as_str()).copied();
        }
        let circle = next.filter(|at| chain.contains(at));
        if let Some(at) = circle {
            steps.push((renamed[at].0.clone(), ASIDE.to_owned()));
        }
        for at in chain.into_iter().rev() {
            let (old, new) = &renamed[at];
            let from = if circle == Some(at) { ASIDE } else { old };
            steps.push((from.to_owned(), new.clone()));
        }
    }
    steps
}

/// The episodes of a notice with their identities from now on; none where none of them changed.
pub(super) fn told_after(detail: &str, podcast: &str, renamed: &[(String, String)]) -> Option<String> {
    let mut told = ToldEpisode::read_all(detail);
    let mut changed = false;
    for one in told.iter_mut().filter(|one| one.podcast == podcast) {
        changed |= rename(&mut one.identity, renamed);
    }
    changed.then(|| ToldEpisode::write_all(&told))
}

/// A ballot with the identities of its episodes from now on; none where none of them changed.
pub(super) fn ballot_after(ballot: &str, podcast: &str, renamed: &[(String, String)]) -> Option<String> {
    let mut ballot = Ballot::read(ballot)?;
    let mut changed = false;
    for one in ballot.candidates.iter_mut().filter(|one| one.podcast == podcast) {
        if let Some(EpisodeRef::Feed(identity)) = &mut one.episode {
            changed |= rename(identity, renamed);
        }
    }
    changed.then(|| ballot.write())
}

/// Once: what takes the name that another leaves does not go on with that one.
fn rename(identity: &mut String, renamed: &[(String, String)]) -> bool {
    let Some((_, new)) = renamed.iter().find(|(old, _)| old == identity) else { return false };
    identity.clone_from(new);
    true
}

/// Lets what is told and voted on follow the episodes of a podcast, inside a transaction.
macro_rules! follow {
    ($tx:ident, $podcast:expr, $renamed:expr) => {{
        use $crate::store::unreadable::{Decoded, readable};
        let (podcast, renamed): (&str, &[(String, String)]) = ($podcast, $renamed);
        // A topic's notice tells of several shows, so it is found by what it says.
        let waiting: Vec<Decoded<(String, String)>> = sqlx::query_as(
            "SELECT key, detail FROM outbox WHERE open = 1 AND state = 'waiting' AND detail LIKE '%' || $1 || '%'",
        )
        .bind(podcast)
        .fetch_all(&mut *$tx)
        .await?;
        for (key, detail) in readable(waiting, Ok) {
            let after = if key.starts_with("vote:") {
                $crate::store::renamed::ballot_after(&detail, podcast, renamed)
            } else {
                $crate::store::renamed::told_after(&detail, podcast, renamed)
            };
            if let Some(after) = after {
                sqlx::query("UPDATE outbox SET detail = $2 WHERE key = $1").bind(key).bind(after).execute(&mut *$tx).await?;
            }
        }
        let votes: Vec<Decoded<(String, String)>> =
            sqlx::query_as("SELECT key, ballot FROM vote WHERE ballot LIKE '%' || $1 || '%'")
                .bind(podcast)
                .fetch_all(&mut *$tx)
                .await?;
        for (key, ballot) in readable(votes, Ok) {
            if let Some(after) = $crate::store::renamed::ballot_after(&ballot, podcast, renamed) {
                sqlx::query("UPDATE vote SET ballot = $2 WHERE key = $1").bind(key).bind(after).execute(&mut *$tx).await?;
            }
        }
    }};
}

pub(super) use follow;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbox::Candidate;

    /// What names end as when these renames are done one after the other; who comes where another is goes.
    fn after(names: &[u8], steps: &[(String, String)]) -> Vec<(u8, String)> {
        let mut all: Vec<(u8, String)> = names.iter().map(|name| (*name, name.to_string())).collect();
        for (old, new) in steps {
            let Some(at) = all.iter().position(|(_, name)| name == old) else { continue };
            if all.iter().any(|(_, name)| name == new) {
                all.remove(at);
            } else {
                all[at].1.clone_from(new);
            }
        }
        all
    }

    proptest::proptest! {
        #[test]
        fn one_after_the_other_does_what_all_at_once_does(
            names in proptest::collection::btree_set(0_u8..12, 0..12), renames in proptest::collection::btree_map(0_u8..12, 0_u8..12, 0..12),
        ) {
            let names: Vec<u8> = names.into_iter().collect();
            let renamed: Vec<(String, String)> =
                renames.iter().map(|(old, new)| (old.to_string(), new.to_string())).collect();
            let done = after(&names, &one_by_one(&renamed));
            let to = |name: u8| renames.get(&name).copied().unwrap_or(name).to_string();
            // Whoever is left has its name, and every name that somebody was to have is somebody's.
            for (name, now) in &done {
                proptest::prop_assert_eq!(&to(*name), now);
            }
            let mut wanted: Vec<String> = names.iter().map(|name| to(*name)).collect();
            let mut has: Vec<String> = done.into_iter().map(|(_, name)| name).collect();
            wanted.sort();
            wanted.dedup();
            has.sort();
            proptest::prop_assert_eq!(wanted, has);
        }
    }

    #[test]
    fn only_whole_identities_of_that_podcast_change() {
        let told = |all: &[(&str, &str)]| {
            let one = |(podcast, identity): &(&str, &str)| ToldEpisode {
                podcast: (*podcast).to_owned(),
                identity: (*identity).to_owned(),
            };
            ToldEpisode::write_all(&all.iter().map(one).collect::<Vec<_>>())
        };
        let renamed: Vec<(String, String)> =
            [("ep-1", "ep-1…x"), ("old", "ep-1")].map(|(old, new)| (old.to_owned(), new.to_owned())).into();
        assert_eq!(
            told_after(&told(&[("a", "ep-1"), ("a", "ep-10"), ("ba", "ep-1"), ("a", "old")]), "a", &renamed),
            Some(told(&[("a", "ep-1…x"), ("a", "ep-10"), ("ba", "ep-1"), ("a", "ep-1")]))
        );
        assert_eq!(told_after(&told(&[("a", "ep-10")]), "a", &renamed), None);
        let ballot = |identity: &str| {
            let one = |podcast: &str| Candidate {
                podcast: podcast.to_owned(),
                episode: Some(EpisodeRef::Feed(identity.to_owned())),
                queued: None,
                title: "One".to_owned(),
            };
            Ballot { ends: jiff::Timestamp::UNIX_EPOCH, candidates: vec![one("a"), one("a")] }.write()
        };
        assert_eq!(ballot_after(&ballot("ep-1"), "a", &renamed), Some(ballot("ep-1…x")));
        assert_eq!(ballot_after(&ballot("ep-1"), "b", &renamed), None);
        assert_eq!(ballot_after("damaged", "a", &renamed), None);
    }
}
