//! Podcasts, episodes and people whose name is there, whole or in a telling part. Knows no topics.

use super::runs::means_only_the_name;
use super::{Evidence, MOST_NAMES, aligned, rarest_first, reading, spread};
use crate::matching::index::{Index, NameIx, WordIx};
use crate::matching::question::{Candidate, LONG, PLURAL, Question, long_enough};
use crate::matching::spelling::{budget, slips};
use crate::matching::{How, Target};

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

/// Podcasts, episodes and people whose name is there, whole or in a telling part.
pub(super) fn gather(index: &Index, question: &Question, found: &mut Vec<Evidence>) {
    let mut names: Vec<NameIx> = Vec::new();
    for (word, all) in rarest_first(question, &index.other_names) {
        let exact = question.standing_for(word).iter().any(|(_, _, candidate)| is_spelt(candidate));
        if all.len() <= MOST_NAMES && exact && !index.fact(word).function {
            names.extend(all.iter().filter(|name| may_count(index, question, **name)));
        }
    }
    names.sort_unstable();
    names.dedup();
    found.extend(names.into_iter().filter_map(|name| other(index, question, name)));
}

/// Names are met by no other form of a word than the plural: "heroic" is not Command Line Heroes.
fn is_spelt(candidate: &Candidate) -> bool {
    matches!(candidate.how, How::Exact | How::Misspelt) || candidate.likeness >= PLURAL
}

/// Whether enough of a name is there to look closer: the cheap half of [`other`].
fn may_count(index: &Index, question: &Question, name: NameIx) -> bool {
    let (mut there, mut missing, mut rare) = (0, 0, false);
    for word in index.words_of(name) {
        let fact = index.fact(*word);
        if fact.function {
            continue;
        }
        if question.standing_for(*word).is_empty() {
            missing += 1;
        } else {
            there += 1;
            rare |= fact.in_names <= index.rare;
        }
    }
    // In a long text some rare word is always met by chance.
    let short = question.tokens.len() <= LONG;
    missing == 0 || there >= QUOTED || short && (rare || is_person(index, name))
}

fn is_person(index: &Index, name: NameIx) -> bool {
    matches!(index.name(name).target, Target::Person(_))
}

fn other(index: &Index, question: &Question, name: NameIx) -> Option<Evidence> {
    let words = index.words_of(name);
    let is_person = is_person(index, name);
    let mut total = 0.0;
    let mut met = 0.0;
    let mut mask = 0_u64;
    let mut how = How::Exact;
    let mut telling = false;
    let mut unique = false;
    // A name of one word, "The Changelog", is met by that word however often others use it.
    let mut alone = false;
    let mut english_only = true;
    let mut all = true;
    let mut order: Vec<usize> = Vec::new();
    for (word, token) in words.iter().zip(aligned(question, words)) {
        let fact = index.fact(*word);
        if fact.function {
            continue;
        }
        total += fact.rarity;
        let usable = token
            .filter(|(_, candidate)| is_spelt(candidate))
            .or_else(|| is_person.then(|| beside(index, question, *word, name)).flatten());
        let Some((at, candidate)) = usable else {
            all = false;
            continue;
        };
        met += fact.rarity * candidate.likeness;
        mask |= 1 << at;
        order.push(at);
        how = how.max(candidate.how);
        let text = &question.tokens[at].folded;
        let most = if is_person { MOST_NAMESAKES } else { index.rare };
        let rare = fact.in_names <= most && fact.in_topics == 0 && candidate.how != How::Inflected;
        let spelt = candidate.how == How::Exact || text.chars().count() >= 5;
        unique |= rare && fact.in_names <= MOST_UNIQUE && candidate.how == How::Exact;
        telling |= rare && spelt && long_enough(text) && !question.tokens[at].asking;
        english_only &= fact.english;
        alone = !question.tokens[at].asking && text.chars().count() >= 5 && candidate.how != How::Inflected;
    }
    if mask == 0 || total <= 0.0 {
        return None;
    }
    let part = met / total;
    if all {
        let in_order = order.is_sorted() && spread(question, mask) == 0;
        let grammar = foreign_grammar(index, question, words, mask);
        let content = mask.count_ones() > 1 || telling || alone;
        if !content {
            return None;
        }
        let quality = if in_order { part * 0.99 } else { part * 0.9 };
        let (first, last) = (mask.trailing_zeros() as usize, 63 - mask.leading_zeros() as usize);
        let whole = in_order && !grammar && means_only_the_name(index, question, (first, last), name);
        return Some(Evidence { mask, reading: reading(index, name, quality, how), whole });
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
    let quality = if unique { 0.62 + 0.28 * part } else { 0.45 + 0.4 * part };
    let enough = (telling || quoted) && part >= least;
    enough.then(|| Evidence { mask, reading: reading(index, name, quality, How::Partly), whole: quoted })
}

/// A word of a person's name beside another one may be misspelt even where it is a word itself: "brain okken".
fn beside(index: &Index, question: &Question, word: WordIx, name: NameIx) -> Option<(usize, Candidate)> {
    let meant: Vec<char> = index.text(word).chars().collect();
    let others = index.words_of(name).iter().filter(|other| **other != word);
    let anchors: Vec<usize> =
        others.flat_map(|other| question.standing_for(*other)).map(|(_, at, _)| *at).collect();
    anchors.iter().flat_map(|at| [at.checked_sub(1), Some(at + 1)]).flatten().find_map(|at| {
        let token = question.tokens.get(at).filter(|token| long_enough(&token.folded) && !token.function)?;
        let typed: Vec<char> = token.folded.chars().collect();
        let cost = slips(&typed, &meant);
        let likeness = 0.93 - 0.4 * cost / typed.len() as f32;
        (cost <= budget(typed.len())).then_some((at, Candidate { word, likeness, how: How::Misspelt }))
    })
}

/// Words of grammar between the words of a name that do not belong to the name: "test my code" is not "Test and Code".
fn foreign_grammar(index: &Index, question: &Question, words: &[WordIx], mask: u64) -> bool {
    let (first, last) = (mask.trailing_zeros() as usize, 63 - mask.leading_zeros() as usize);
    (first..=last).filter(|at| mask & (1 << at) == 0).any(|at| {
        let text = &question.tokens[at].folded;
        !words.iter().any(|word| index.text(*word) == text)
    })
}
