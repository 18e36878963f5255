//! Episodes that are known under another identity follow it in what waits to be told and in what is voted on.

use crate::outbox::{Ballot, EpisodeRef, ToldEpisode};

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

/// In the order in which it is done: one takes the identity that another has just left.
fn rename(identity: &mut String, renamed: &[(String, String)]) -> bool {
    let mut changed = false;
    for (old, new) in renamed {
        if identity == old {
            identity.clone_from(new);
            changed = true;
        }
    }
    changed
}

/// Lets what is told and voted on follow the episodes of a podcast, inside a transaction.
macro_rules! follow {
    ($tx:ident, $podcast:expr, $renamed:expr) => {{
        let (podcast, renamed): (&str, &[(String, String)]) = ($podcast, $renamed);
        // A topic's notice tells of several shows, so it is found by what it says.
        let waiting: Vec<(String, String)> = sqlx::query_as(
            "SELECT key, detail FROM outbox WHERE open = 1 AND state = 'waiting' AND detail LIKE '%' || $1 || '%'",
        )
        .bind(podcast)
        .fetch_all(&mut *$tx)
        .await?;
        for (key, detail) in waiting {
            let after = if key.starts_with("vote:") {
                $crate::store::renamed::ballot_after(&detail, podcast, renamed)
            } else {
                $crate::store::renamed::told_after(&detail, podcast, renamed)
            };
            if let Some(after) = after {
                sqlx::query("UPDATE outbox SET detail = $2 WHERE key = $1").bind(key).bind(after).execute(&mut *$tx).await?;
            }
        }
        let votes: Vec<(String, String)> =
            sqlx::query_as("SELECT key, ballot FROM vote WHERE ballot LIKE '%' || $1 || '%'")
                .bind(podcast)
                .fetch_all(&mut *$tx)
                .await?;
        for (key, ballot) in votes {
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
