//! What each group of words in a question may mean. Finds all evidence; which of it counts is decided elsewhere.

mod named;
mod runs;
mod shortened;
mod topics;

use super::index::{Index, Lists, NameIx, WordIx};
use super::question::{Candidate, Question};
use super::{How, Reading};

pub(super) use runs::spelt_like;

/// Names that one word may lead to before it is no evidence for any of them.
const MOST_NAMES: usize = 400;

/// Names looked at per question; only words that tell nothing apart in a huge catalog lead to more.
const MOST_LOOKED_AT: usize = 10_000;

/// Words of a question, as a bit set over its tokens, with a meaning.
#[derive(Debug, Clone)]
pub(super) struct Evidence {
    pub(super) mask: u64,
    pub(super) reading: Reading,
    /// The words stand as the name does: nothing else they might mean is wished for as well.
    pub(super) whole: bool,
}

/// All evidence in a question.
pub(super) fn gather(index: &Index, question: &Question) -> Vec<Evidence> {
    let mut found = Vec::new();
    runs::gather(index, question, &mut found);
    topics::gather(index, question, &mut found);
    named::gather(index, question, &mut found);
    shortened::gather(index, question, &mut found);
    found
}

/// The words of a question with the names that hold them, the rarest first, as far as the work allowed for goes.
fn rarest_first<'a>(question: &Question, lists: &'a Lists) -> Vec<(WordIx, &'a [NameIx])> {
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

fn reading(index: &Index, at: NameIx, quality: f32, how: How) -> Reading {
    let name = index.name(at);
    // An ordinary word that means the topic elsewhere may mean anything here.
    let ordinary = matches!(index.words_of(at), [word] if index.fact(*word).english);
    let (quality, how) = match (name.borrowed, ordinary) {
        (true, true) => (quality * 0.9, how.max(How::Borrowed)),
        (true, false) => (quality * 0.95, how),
        (false, _) => (quality, how),
    };
    Reading { target: name.target, quality, how, name: name.which }
}

/// The best token for each word of a name; a token serves one word.
fn aligned(question: &Question, words: &[WordIx]) -> Vec<Option<(usize, Candidate)>> {
    let mut used = 0_u64;
    words
        .iter()
        .map(|word| {
            let (_, at, candidate) =
                question.standing_for(*word).iter().filter(|(_, at, _)| used & (1 << at) == 0).max_by(
                    |(_, a, one), (_, b, other)| one.likeness.total_cmp(&other.likeness).then(b.cmp(a)),
                )?;
            used |= 1 << at;
            Some((*at, *candidate))
        })
        .collect()
}

/// How many words of content stand between the words of a set without belonging to it.
fn spread(question: &Question, mask: u64) -> usize {
    let (first, last) = (mask.trailing_zeros() as usize, 63 - mask.leading_zeros() as usize);
    (first..=last).filter(|at| mask & (1 << at) == 0 && !question.tokens[*at].function).count()
}
