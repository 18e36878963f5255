//! What members vote on, and until when. Pure.

use jiff::Timestamp;

use super::EpisodeRef;

/// What members vote on, frozen when the vote begins.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ballot {
    /// When the vote is to end.
    pub ends: Timestamp,
    /// Two to five shows or episodes, in the order of the poll's answers.
    pub candidates: Vec<Candidate>,
}

/// Something to vote for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Candidate {
    /// The podcast, by its id in the catalog.
    pub podcast: String,
    /// One episode of it.
    pub episode: Option<EpisodeRef>,
    /// Its number in the queue, where it waits there.
    pub queued: Option<i64>,
    /// What it was called when the vote began.
    pub title: String,
}

/// Who picked what won a vote, in the place of a member's id: no member of Discord's has this one.
pub const VOTED: u64 = 1;

/// Between the end and the candidates, and between the parts of each. No part holds a control character.
const BETWEEN: char = '\u{1f}';
const WITHIN: char = '\u{1e}';

impl Ballot {
    /// Fewest and most candidates.
    pub const FEWEST: usize = 2;
    /// See [`Ballot::FEWEST`].
    pub const MOST: usize = 5;

    /// How it is stored.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = self.ends.as_millisecond().to_string();
        for one in &self.candidates {
            let episode = one.episode.as_ref().map(ToString::to_string).unwrap_or_default();
            let queued = one.queued.map(|id| id.to_string()).unwrap_or_default();
            out.push(BETWEEN);
            for (nth, part) in [one.podcast.as_str(), &episode, &queued, &one.title].into_iter().enumerate() {
                if nth > 0 {
                    out.push(WITHIN);
                }
                out.extend(part.chars().filter(|c| !c.is_control()));
            }
        }
        out
    }

    /// Reads how it is stored; none where that is no ballot.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(BETWEEN);
        let ends = Timestamp::from_millisecond(parts.next()?.parse().ok()?).ok()?;
        let candidates = parts.map(Candidate::read).collect::<Option<Vec<_>>>()?;
        (Self::FEWEST..=Self::MOST).contains(&candidates.len()).then_some(Self { ends, candidates })
    }
}

impl Candidate {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(WITHIN);
        let mut next = || parts.next().map(|part| Some(part).filter(|part| !part.is_empty()));
        let (podcast, episode, queued, title) = (next()??, next()?, next()?, next()?);
        let queued = queued.map(str::parse).transpose().ok()?;
        Some(Self {
            podcast: podcast.to_owned(),
            episode: episode.map(EpisodeRef::read),
            queued,
            title: title.unwrap_or_default().to_owned(),
        })
    }
}

/// The place of the winner among these counts; the first of those with the most votes, none where nobody voted.
#[must_use]
pub fn winner(votes: &[u64]) -> Option<usize> {
    let most = votes.iter().copied().max().filter(|most| *most > 0)?;
    votes.iter().position(|count| *count == most)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn candidate() -> impl Strategy<Value = Candidate> {
        let episode = proptest::option::of("[^\u{0}-\u{1f}\u{7f}-\u{9f}]{1,30}".prop_map(EpisodeRef::Feed));
        let queued = proptest::option::of(any::<i64>());
        ("[a-z-]{1,9}", episode, queued, "[^\u{0}-\u{1f}\u{7f}-\u{9f}]{0,70}")
            .prop_map(|(podcast, episode, queued, title)| Candidate { podcast, episode, queued, title })
    }

    proptest! {
        #[test]
        fn a_ballot_is_read_as_it_was_written(
            candidates in proptest::collection::vec(candidate(), 2..=5), second in 0_i64..4_000_000_000,
        ) {
            let ballot = Ballot { ends: Timestamp::from_second(second).unwrap(), candidates };
            prop_assert_eq!(Ballot::read(&ballot.write()), Some(ballot));
        }

        #[test]
        fn no_text_is_more_than_no_ballot(text in "\\PC{0,40}") {
            let _ = Ballot::read(&text);
        }
    }

    #[test]
    fn ties_go_by_order_and_no_votes_have_no_winner() {
        assert_eq!(winner(&[]), None);
        assert_eq!(winner(&[0, 0]), None);
        assert_eq!(winner(&[0, 2, 2]), Some(1));
        assert_eq!(winner(&[1, 2, 3]), Some(2));
    }
}
