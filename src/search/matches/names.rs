//! Podcasts, episodes and people whose name is there, whole or in a part that tells it apart. Knows no topics.

use super::ngrams::means_only_the_name;
use super::tokens::{Candidate, Tokens, ends, long_enough};
use super::{MOST_NAMES, Match, aligned, beside, interpretation, rarest_first, spread};
use crate::search::index::english::is_common_noun;
use crate::search::index::{Index, NameIx, TermIx, TermStats};
use crate::search::query::stopwords;
use crate::search::weights::{LONG_QUESTION, LONG_WORD, MOST_NAMESAKES, MOST_UNIQUE, QUOTED_WORDS};
use crate::search::{MatchKind, Target};

/// Podcasts, episodes and people whose name is there, whole or in a part that tells it apart.
pub(super) fn collect(index: &Index, question: &Tokens, found: &mut Vec<Match>) {
    let mut names: Vec<NameIx> = Vec::new();
    for (word, all) in rarest_first(question, |word| index.other_names(word)) {
        let spelt = question.tokens_matching(word).iter().any(|(_, _, candidate)| is_spelt(index, candidate));
        if all.len() <= MOST_NAMES && spelt && !index.stats_of(word).stop {
            names.extend(all.iter().filter(|name| may_count(index, question, **name)));
        }
    }
    names.sort_unstable();
    names.dedup();
    found.extend(names.into_iter().filter_map(|name| named(index, question, name)));
}

/// Names are met by no other form of a word than the plural: "heroic" is not Command Line Heroes.
fn is_spelt(index: &Index, candidate: &Candidate) -> bool {
    matches!(candidate.kind, MatchKind::Exact | MatchKind::Misspelt)
        || candidate.similarity >= index.weights.plural
}

/// Whether enough of a name is there to look closer: the cheap half of [`named`].
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
            rare |= stats.in_names <= index.rare();
        }
    }
    // In a long text some rare word is always met by chance.
    let short = question.all.len() <= LONG_QUESTION;
    missing == 0 || there >= QUOTED_WORDS || short && (rare || is_person(index, name))
}

fn is_person(index: &Index, name: NameIx) -> bool {
    matches!(index.name(name).target, Target::Person(_))
}

/// What of a name is there.
struct Met {
    total: f32,
    share: f32,
    mask: u64,
    kind: MatchKind,
    /// Places in the question, in the order of the name.
    order: Vec<usize>,
    /// The last word of the name that is there.
    word: Option<TermIx>,
    all: bool,
    /// Some word tells the name apart.
    discriminative: bool,
    /// Some word is in hardly any other name.
    unique: bool,
    /// A name of one word, "The Changelog", is met by that word however often others use it.
    alone: bool,
    english_only: bool,
    /// "React podcasts" are wished for, not the React Podcast.
    shows: bool,
}

impl Met {
    fn new() -> Self {
        Self {
            total: 0.0,
            share: 0.0,
            mask: 0,
            kind: MatchKind::Exact,
            order: Vec::new(),
            word: None,
            all: true,
            discriminative: false,
            unique: false,
            alone: false,
            english_only: true,
            shows: false,
        }
    }

    fn add(&mut self, question: &Tokens, stats: TermStats, (at, candidate): (usize, Candidate), most: u32) {
        self.share += stats.idf * candidate.similarity;
        self.mask |= 1 << at;
        self.order.push(at);
        self.word = Some(candidate.word);
        self.kind = self.kind.max(candidate.kind);
        let token = &question.all[at];
        let long = token.normal.chars().count() >= LONG_WORD;
        let inflected = candidate.kind == MatchKind::Inflected;
        self.shows |= inflected && stopwords::class(token.normal).show;
        let rare = stats.in_names <= most && stats.in_topics == 0 && !inflected;
        let exact = candidate.kind == MatchKind::Exact;
        self.unique |= rare && stats.in_names <= MOST_UNIQUE && exact;
        self.discriminative |= rare && (exact || long) && long_enough(token.normal) && !token.request;
        self.english_only &= stats.english;
        self.alone = !token.request && long && !inflected;
    }

    /// The words stand in a row, in the order of the name.
    fn in_a_row(&self, question: &Tokens) -> bool {
        self.order.is_sorted() && spread(question, self.mask) == 0
    }
}

fn named(index: &Index, question: &Tokens, name: NameIx) -> Option<Match> {
    let words = index.words_of(name);
    let is_person = is_person(index, name);
    let most = if is_person { MOST_NAMESAKES } else { index.rare() };
    let mut met = Met::new();
    for (word, token) in words.iter().zip(aligned(question, words)) {
        let stats = index.stats_of(*word);
        if stats.stop {
            continue;
        }
        met.total += stats.idf;
        let usable = token
            .filter(|(_, candidate)| is_spelt(index, candidate))
            .or_else(|| beside(index, question, *word, name, !is_person));
        match usable {
            Some(usable) => met.add(question, stats, usable, most),
            None => met.all = false,
        }
    }
    if met.mask == 0 || met.total <= 0.0 || met.shows {
        return None;
    }
    if met.all { whole(index, question, name, &met) } else { part(index, question, name, &met) }
}

fn whole(index: &Index, question: &Tokens, name: NameIx, met: &Met) -> Option<Match> {
    // One ordinary word among words of grammar is no name, but for an article: "To Be Continuous", "SE Radio".
    let grammar =
        |word: &TermIx| index.stats_of(*word).stop && !matches!(index.text(*word), "the" | "a" | "an");
    let ordinary = met.english_only && index.words_of(name).iter().any(grammar);
    if met.mask.is_power_of_two() && (ordinary || !met.discriminative && !met.alone) {
        return None;
    }
    if is_topic_besides(index, question, name, met.mask) {
        return None;
    }
    let in_order = met.in_a_row(question);
    let weights = &index.weights;
    let factor = if in_order { weights.whole_name } else { weights.jumbled_name };
    let whole = in_order
        && !foreign_grammar(index, question, index.words_of(name), met.mask)
        && means_only_the_name(index, question, ends(met.mask), name);
    let score = met.share / met.total * factor;
    Some(Match { mask: met.mask, interpretation: interpretation(index, name, score, met.kind), whole })
}

/// Whether the words are a topic as they stand, and the name only without its grammar: "dev ops" is no Entre Dev y Ops.
fn is_topic_besides(index: &Index, question: &Tokens, name: NameIx, mask: u64) -> bool {
    let (first, last) = ends(mask);
    let typed: String = (first..=last).map(|at| question.all[at].normal).collect();
    let own: String = index.words_of(name).iter().map(|word| index.text(*word)).collect();
    typed != own && index.names_of(&typed).any(|target| matches!(target, Target::Topic(_)))
}

fn part(index: &Index, question: &Tokens, name: NameIx, met: &Met) -> Option<Match> {
    let weights = &index.weights;
    let is_person = is_person(index, name);
    // One word of plain English stands for no name: "poetry", "radio".
    if let [at] = met.order.as_slice() {
        let word = question.all[*at].normal;
        // But for long given names, such as "guido", that happen to be words as well.
        let given = is_person
            && word.chars().count() >= LONG_WORD
            && index.words_of(name).first().is_some_and(|first| index.text(*first) == word);
        // Nor does a slip of one: "óxido" is no Oxide and Friends.
        let meant = met.word.map_or(word, |word| index.text(word));
        if (is_common_noun(word) || met.kind.is_guess() && is_common_noun(meant)) && !given {
            return None;
        }
    }
    // Three words of a title in a row are quoted, not met by chance.
    let quoted = met.order.len() >= QUOTED_WORDS && met.in_a_row(question);
    let least = if quoted {
        weights.least_part
    } else if met.english_only && !is_person {
        weights.least_english_part
    } else if met.unique {
        weights.least_unique_part
    } else {
        weights.least_part
    };
    let part = met.share / met.total;
    // One rare word is enough to name something by: "guido", "netflix".
    let score = if met.unique {
        weights.unique_part + weights.unique_whole * part
    } else {
        weights.partial + weights.partial_whole * part
    };
    let enough = (met.discriminative || quoted) && part >= least;
    let kind = if met.kind.is_guess() { MatchKind::MisspeltPartial } else { MatchKind::Partial };
    enough.then(|| Match {
        mask: met.mask,
        interpretation: interpretation(index, name, score, kind),
        whole: quoted,
    })
}

/// Words of grammar between the words of a name that do not belong to the name: "test my code" is not "Test and Code".
fn foreign_grammar(index: &Index, question: &Tokens, words: &[TermIx], mask: u64) -> bool {
    let (first, last) = ends(mask);
    (first..=last).filter(|at| mask & (1 << at) == 0).any(|at| {
        let text = question.all[at].normal;
        !words.iter().any(|word| index.text(*word) == text)
    })
}
