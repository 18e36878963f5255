//! Podcasts, episodes and people whose name is there, whole or in a discriminative part. Knows no topics.

use super::fuzzy::{max_edits, weighted_distance};
use super::ngrams::means_only_the_name;
use super::{MOST_NAMES, Match, aligned, interpretation, rarest_first, spread};
use crate::search::index::{Index, NameIx, TermIx};
use crate::search::query::{Candidate, LONG, PLURAL, Tokens, long_enough};
use crate::search::{MatchKind, Target};

/// Share of a name that must be met to count at all, and to count by ordinary English words alone.
const LEAST_PART: f32 = 0.3;
const LEAST_ENGLISH_PART: f32 = 0.6;
/// People who share a first name up to which it tells who is meant.
const MOST_NAMESAKES: u32 = 3;
/// Words of a title in a row that count as a quotation.
const QUOTED: usize = 3;
/// The same for a word that at most this many names hold.
const LEAST_UNIQUE_PART: f32 = 0.12;
const MOST_UNIQUE: u32 = 4;

/// Podcasts, episodes and people whose name is there, whole or in a discriminative part.
pub(super) fn gather(index: &Index, question: &Tokens, found: &mut Vec<Match>) {
    let mut names: Vec<NameIx> = Vec::new();
    for (word, all) in rarest_first(question, &index.other_names) {
        let exact = question.tokens_matching(word).iter().any(|(_, _, candidate)| is_spelt(candidate));
        if all.len() <= MOST_NAMES && exact && !index.stats_of(word).stop {
            names.extend(all.iter().filter(|name| may_count(index, question, **name)));
        }
    }
    names.sort_unstable();
    names.dedup();
    found.extend(names.into_iter().filter_map(|name| other(index, question, name)));
}

/// Names are met by no other form of a word than the plural: "heroic" is not Command Line Heroes.
fn is_spelt(candidate: &Candidate) -> bool {
    matches!(candidate.how, MatchKind::Exact | MatchKind::Misspelt) || candidate.similarity >= PLURAL
}

/// Whether enough of a name is there to look closer: the cheap half of [`other`].
fn may_count(index: &Index, question: &Tokens, name: NameIx) -> bool {
    let (mut there, mut missing, mut rare) = (0, 0, false);
    for word in index.words_of(name) {
        let stats = index.stats_of(*word);
        if stats.stop {
            continue;
        }
        if question.tokens_matching(*word).is_empty() {
            missing += 1;
        } else {
            there += 1;
            rare |= stats.in_names <= index.rare;
        }
    }
    // In a long text some rare word is always met by chance.
    let short = question.tokens.len() <= LONG;
    missing == 0 || there >= QUOTED || short && (rare || is_person(index, name))
}

fn is_person(index: &Index, name: NameIx) -> bool {
    matches!(index.name(name).target, Target::Person(_))
}

fn other(index: &Index, question: &Tokens, name: NameIx) -> Option<Match> {
    let words = index.words_of(name);
    let is_person = is_person(index, name);
    let mut total = 0.0;
    let mut met = 0.0;
    let mut mask = 0_u64;
    let mut how = MatchKind::Exact;
    let mut discriminative = false;
    let mut unique = false;
    // A name of one word, "The Changelog", is met by that word however often others use it.
    let mut alone = false;
    let mut english_only = true;
    let mut all = true;
    let mut order: Vec<usize> = Vec::new();
    for (word, token) in words.iter().zip(aligned(question, words)) {
        let stats = index.stats_of(*word);
        if stats.stop {
            continue;
        }
        total += stats.idf;
        let usable = token
            .filter(|(_, candidate)| is_spelt(candidate))
            .or_else(|| is_person.then(|| beside(index, question, *word, name)).flatten());
        let Some((at, candidate)) = usable else {
            all = false;
            continue;
        };
        met += stats.idf * candidate.similarity;
        mask |= 1 << at;
        order.push(at);
        how = how.max(candidate.how);
        let text = &question.tokens[at].normal;
        let most = if is_person { MOST_NAMESAKES } else { index.rare };
        let rare = stats.in_names <= most && stats.in_topics == 0 && candidate.how != MatchKind::Inflected;
        let spelt = candidate.how == MatchKind::Exact || text.chars().count() >= 5;
        unique |= rare && stats.in_names <= MOST_UNIQUE && candidate.how == MatchKind::Exact;
        discriminative |= rare && spelt && long_enough(text) && !question.tokens[at].request;
        english_only &= stats.english;
        alone = !question.tokens[at].request
            && text.chars().count() >= 5
            && candidate.how != MatchKind::Inflected;
    }
    if mask == 0 || total <= 0.0 {
        return None;
    }
    let part = met / total;
    if all {
        let in_order = order.is_sorted() && spread(question, mask) == 0;
        let grammar = foreign_grammar(index, question, words, mask);
        let content = mask.count_ones() > 1 || discriminative || alone;
        if !content {
            return None;
        }
        let score = if in_order { part * 0.99 } else { part * 0.9 };
        let (first, last) = (mask.trailing_zeros() as usize, 63 - mask.leading_zeros() as usize);
        let whole = in_order && !grammar && means_only_the_name(index, question, (first, last), name);
        return Some(Match { mask, interpretation: interpretation(index, name, score, how), whole });
    }
    // Three words of a title in a row are quoted, not met by chance.
    let quoted = order.len() >= QUOTED && order.is_sorted() && spread(question, mask) == 0;
    let least = match () {
        () if quoted => LEAST_PART,
        () if english_only && !is_person => LEAST_ENGLISH_PART,
        () if unique => LEAST_UNIQUE_PART,
        () => LEAST_PART,
    };
    // One rare word is enough to name something by: "guido", "netflix".
    let score = if unique { 0.62 + 0.28 * part } else { 0.45 + 0.4 * part };
    let enough = (discriminative || quoted) && part >= least;
    enough.then(|| Match {
        mask,
        interpretation: interpretation(index, name, score, MatchKind::Partial),
        whole: quoted,
    })
}

/// A word of a person's name beside another one may be misspelt even where it is a word itself: "brain okken".
fn beside(index: &Index, question: &Tokens, word: TermIx, name: NameIx) -> Option<(usize, Candidate)> {
    let meant: Vec<char> = index.text(word).chars().collect();
    let others = index.words_of(name).iter().filter(|other| **other != word);
    let anchors: Vec<usize> =
        others.flat_map(|other| question.tokens_matching(*other)).map(|(_, at, _)| *at).collect();
    anchors.iter().flat_map(|at| [at.checked_sub(1), Some(at + 1)]).flatten().find_map(|at| {
        let token = question.tokens.get(at).filter(|token| long_enough(&token.normal) && !token.stop)?;
        let typed: Vec<char> = token.normal.chars().collect();
        let cost = weighted_distance(&typed, &meant);
        let similarity = 0.93 - 0.4 * cost / typed.len() as f32;
        (cost <= max_edits(typed.len()))
            .then_some((at, Candidate { word, similarity, how: MatchKind::Misspelt }))
    })
}

/// Words of grammar between the words of a name that do not belong to the name: "test my code" is not "Test and Code".
fn foreign_grammar(index: &Index, question: &Tokens, words: &[TermIx], mask: u64) -> bool {
    let (first, last) = (mask.trailing_zeros() as usize, 63 - mask.leading_zeros() as usize);
    (first..=last).filter(|at| mask & (1 << at) == 0).any(|at| {
        let text = &question.tokens[at].normal;
        !words.iter().any(|word| index.text(*word) == text)
    })
}
