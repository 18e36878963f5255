//! What each group of words in a question may mean. Finds all matches; which of it counts is decided elsewhere.

mod abbreviations;
pub(super) mod fuzzy;
mod names;
mod ngrams;
mod topics;

use super::index::{Index, NameIx, Postings, TermIx};
use super::query::{Candidate, Tokens};
use super::{Interpretation, MatchKind};

pub(super) use ngrams::spelt_like;

/// Names that one word may lead to before it is no matches for any of them.
const MOST_NAMES: usize = 400;

/// Names looked at per question; only words that tell nothing apart in a huge catalog lead to more.
const MOST_LOOKED_AT: usize = 10_000;

/// Words of a question, as a bit set over its tokens, with a meaning.
#[derive(Debug, Clone)]
pub(super) struct Match {
    pub(super) mask: u64,
    pub(super) interpretation: Interpretation,
    /// The words stand as the name does: nothing else they might mean is wished for as well.
    pub(super) whole: bool,
}

/// All matches in a question.
pub(super) fn gather(index: &Index, question: &Tokens) -> Vec<Match> {
    let mut found = Vec::new();
    ngrams::gather(index, question, &mut found);
    topics::gather(index, question, &mut found);
    names::gather(index, question, &mut found);
    abbreviations::gather(index, question, &mut found);
    found
}

/// The words of a question with the names that hold them, the rarest first, as far as the work allowed for goes.
fn rarest_first<'a>(question: &Tokens, lists: &'a Postings) -> Vec<(TermIx, &'a [NameIx])> {
    let mut words: Vec<_> = question.words().map(|word| (word, lists.get(word as usize))).collect();
    words.sort_by_key(|(word, names)| (names.len(), *word));
    let mut left = MOST_LOOKED_AT;
    words.retain(|(_, names)| {
        let affordable = names.len() <= left;
        left = left.saturating_sub(names.len());
        affordable
    });
    words
}

fn interpretation(index: &Index, at: NameIx, score: f32, how: MatchKind) -> Interpretation {
    let name = index.name(at);
    // An ordinary word that means the topic elsewhere may mean anything here.
    let ordinary = matches!(index.words_of(at), [word] if index.stats_of(*word).english);
    let (score, how) = match (name.inherited, ordinary) {
        (true, true) => (score * 0.9, how.max(MatchKind::Inherited)),
        (true, false) => (score * 0.95, how),
        (false, _) => (score, how),
    };
    Interpretation { target: name.target, score, how, name: name.which }
}

/// The best token for each word of a name; a token serves one word.
fn aligned(question: &Tokens, words: &[TermIx]) -> Vec<Option<(usize, Candidate)>> {
    let mut used = 0_u64;
    words
        .iter()
        .map(|word| {
            let (_, at, candidate) =
                question.tokens_matching(*word).iter().filter(|(_, at, _)| used & (1 << at) == 0).max_by(
                    |(_, a, one), (_, b, other)| one.similarity.total_cmp(&other.similarity).then(b.cmp(a)),
                )?;
            used |= 1 << at;
            Some((*at, *candidate))
        })
        .collect()
}

/// MatchKind many words of content stand between the words of a set without belonging to it.
fn spread(question: &Tokens, mask: u64) -> usize {
    let (first, last) = (mask.trailing_zeros() as usize, 63 - mask.leading_zeros() as usize);
    (first..=last).filter(|at| mask & (1 << at) == 0 && !question.tokens[*at].stop).count()
}
