//! What each group of words in a wish may mean, one file a kind of match. Finds all matches; which of them counts is decided elsewhere.

mod abbreviations;
pub(super) mod fuzzy;
mod names;
mod ngrams;
pub(super) mod tokens;
mod topics;

use super::index::{Index, NameIx, NameKind, TermIx};
use super::{Interpretation, MatchKind};
use tokens::{Candidate, Tokens};

pub(super) use ngrams::spelt_like;

/// Names that one word may lead to before it is no match for any of them.
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

/// All matches in a wish.
pub(super) fn collect(index: &Index, question: &Tokens) -> Vec<Match> {
    let mut found = Vec::new();
    ngrams::collect(index, question, &mut found);
    topics::collect(index, question, &mut found);
    names::collect(index, question, &mut found);
    abbreviations::collect(index, question, &mut found);
    if let Some(without) = index.weights.without {
        found.retain(|item| item.interpretation.kind != without);
    }
    found
}

/// The words of a question with the names that hold them, the rarest first, as far as the work allowed for goes.
fn rarest_first<'a>(
    question: &Tokens,
    names: impl Fn(TermIx) -> &'a [NameIx],
) -> Vec<(TermIx, &'a [NameIx])> {
    let mut words: Vec<_> = question.words().map(|word| (word, names(word))).collect();
    words.sort_by_key(|(word, names)| (names.len(), *word));
    let mut left = MOST_LOOKED_AT;
    words.retain(|(_, names)| {
        let affordable = names.len() <= left;
        left = left.saturating_sub(names.len());
        affordable
    });
    words
}

fn interpretation(index: &Index, at: NameIx, score: f32, kind: MatchKind) -> Interpretation {
    let name = index.name(at);
    let weights = &index.weights;
    // An ordinary word that means the topic elsewhere may mean anything here.
    let ordinary = matches!(index.words_of(at), [word] if index.stats_of(*word).english);
    let (score, kind) = match name.kind {
        NameKind::Inherited if ordinary => {
            (score * weights.inherited_ordinary, kind.max(MatchKind::Inherited))
        }
        NameKind::Inherited => (score * weights.inherited, kind),
        NameKind::Related => (score * weights.related, kind.max(MatchKind::Related)),
        NameKind::Own | NameKind::Tool | NameKind::Address => (score, kind),
    };
    Interpretation { target: name.target, score, kind, name: name.which }
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

/// How many words of content stand between the words of a set without belonging to it.
pub(super) fn spread(question: &Tokens, mask: u64) -> usize {
    let (first, last) = tokens::ends(mask);
    (first..=last).filter(|at| mask & (1 << at) == 0 && !question.all[*at].stop).count()
}

/// A word beside another of the same name may be misspelt even where it is a word itself: "brain okken", "darknet dairies".
fn beside(
    index: &Index,
    question: &Tokens,
    word: TermIx,
    name: NameIx,
    strict: bool,
) -> Option<(usize, Candidate)> {
    if strict && !question.any_slip {
        return None;
    }
    let meant = index.text(word);
    let others = index.words_of(name).iter().filter(|other| **other != word && !index.stats_of(**other).stop);
    let anchors = others.flat_map(|other| question.tokens_matching(*other)).map(|(_, at, _)| *at);
    anchors.flat_map(|at| [at.checked_sub(1), Some(at + 1)]).flatten().find_map(|at| {
        let token = question.all.get(at)?;
        // A person's name may be misspelt as another name: "Martin" for "Martijn".
        let may_be_slip = token.may_be_slip
            || !strict && !token.stop && !token.request && tokens::long_enough(token.normal);
        if !may_be_slip || strict && strsim::osa_distance(token.normal, meant) != 1 {
            return None;
        }
        let similarity = fuzzy::similarity_beside(token.normal, meant, &index.weights)?;
        Some((at, Candidate { word, similarity, kind: MatchKind::Misspelt }))
    })
}
