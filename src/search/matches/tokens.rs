//! The words of a wish, how much each counts, and which words of the vocabulary each may stand for.

mod candidates;

use crate::search::weights::{
    LONG_QUESTION, MOST_SPELLINGS, MOST_SPELLINGS_IF_LONG, SENTENCE_CONTENT_WORDS, SENTENCE_STOP_WORDS,
    SHORTEST_BEFORE_SHOW, SHORTEST_MISSPELT,
};
use candidates::candidates;

use crate::search::index::adjective;
use crate::search::index::english::{is_common_noun, is_english};
use crate::search::index::{Index, TermIx};
use crate::search::query::language::{ENGLISH, LanguageSet};
use crate::search::query::stopwords::{self, is_nearly_category_word};
use crate::search::query::{Query, everyday};
use crate::search::{MatchKind, Target};
use crate::text::LONGEST_WORD;

/// Endings that make of a word the people who do it.
const DOERS: [&str; 5] = ["ers", "er", "ists", "ist", "ista"];

/// How words end that are a compound of "podcast".
const SHOW_ENDINGS: [&str; 2] = ["podcasts", "podcast"];

/// A vocabulary word that a typed one may stand for.
#[derive(Debug, Clone, Copy)]
pub(in crate::search) struct Candidate {
    pub(in crate::search) word: TermIx,
    /// In 0..=1.
    pub(in crate::search) similarity: f32,
    pub(in crate::search) kind: MatchKind,
}

/// A typed word.
#[derive(Debug)]
pub(in crate::search) struct Token<'q> {
    pub(in crate::search) normal: &'q str,
    /// Its place among the words of the question.
    pub(in crate::search) place: usize,
    /// Belongs to grammar: never meaningful alone.
    pub(in crate::search) stop: bool,
    /// Only asks or praises: meaningful only where nothing else is.
    pub(in crate::search) request: bool,
    /// Says what sort of thing is meant.
    pub(in crate::search) category: bool,
    /// Neither a word of the catalog nor an everyday one of a language people ask in: it may be misspelt.
    pub(in crate::search) unknown: bool,
    /// No word of the catalog, so that beside another word of a name it may be one misspelt.
    pub(in crate::search) may_be_slip: bool,
    pub(in crate::search) candidates: Vec<Candidate>,
}

/// The words of a wish.
#[derive(Debug)]
pub(in crate::search) struct Tokens<'q> {
    query: &'q Query<'q>,
    pub(in crate::search) all: Vec<Token<'q>>,
    /// Long enough that words around the wish need not be understood.
    pub(in crate::search) sentence: bool,
    /// Some word may be a misspelt one of a name beside it.
    pub(in crate::search) any_slip: bool,
    /// Which token stands for which word, sorted by word.
    matching: Vec<(TermIx, usize, Candidate)>,
}

impl<'q> Tokens<'q> {
    /// Reads the words at some places of a question; at most 48, so that a set of them fits 64 bits.
    pub(in crate::search) fn read(index: &Index, query: &'q Query<'q>, places: &[usize]) -> Self {
        let words: Vec<&str> = places.iter().map(|place| query.tokens[*place].normal.as_str()).collect();
        let mut spellings = if words.len() > LONG_QUESTION { MOST_SPELLINGS_IF_LONG } else { MOST_SPELLINGS };
        let mut tokens = Vec::with_capacity(words.len());
        for (at, (typed, place)) in words.iter().copied().zip(places).enumerate() {
            let normal = without_show(index, typed);
            let class = if normal == typed { query.classes[*place] } else { stopwords::class(normal) };
            let goes = is_going(index, &words, at);
            let verb = goes || is_verb_here(&words, at);
            let request = class.request && (verb || !index.is_label(normal));
            let exact = index.word(normal);
            let unknown = exact.is_none()
                && !class.stop
                && !request
                && normal.len() <= LONGEST_WORD
                && !normal.bytes().all(|byte| byte.is_ascii_digit())
                && !is_english(normal)
                && everyday::languages_of(normal) == LanguageSet::NONE;
            let may_spell = unknown && spellings > 0;
            spellings -= usize::from(may_spell);
            let mut candidates = if class.stop {
                Vec::new()
            } else {
                candidates(index, normal, exact, may_spell, class.category)
            };
            if goes {
                candidates.clear();
            } else if request {
                // "Recommend" asks; recommender systems are named otherwise.
                candidates.retain(|candidate| candidate.kind == MatchKind::Exact);
            } else if query.languages != ENGLISH {
                // A word of another language is not two slips away from one of the catalog's.
                let one_slip = |word| strsim::osa_distance(normal, index.text(word)) < 2;
                candidates.retain(|one| one.kind != MatchKind::Misspelt || one_slip(one.word));
            }
            tokens.push(Token {
                normal,
                place: *place,
                stop: class.stop,
                request,
                category: class.category,
                unknown,
                may_be_slip: exact.is_none() && !class.stop && !request && long_enough(normal),
                candidates,
            });
        }
        let stop = tokens.iter().filter(|token| token.stop || token.request).count();
        let content = tokens.len() - stop;
        let mut matching = Vec::new();
        for (at, token) in tokens.iter().enumerate() {
            matching.extend(token.candidates.iter().map(|candidate| (candidate.word, at, *candidate)));
        }
        matching.sort_by_key(|(word, at, _)| (*word, *at));
        Self {
            query,
            any_slip: tokens.len() <= LONG_QUESTION && tokens.iter().any(|token| token.may_be_slip),
            sentence: stop >= SENTENCE_STOP_WORDS || content >= SENTENCE_CONTENT_WORDS,
            all: tokens,
            matching,
        }
    }

    /// The vocabulary words that some token stands for, each once.
    pub(super) fn words(&self) -> impl Iterator<Item = TermIx> {
        self.matching
            .chunk_by(|one, other| one.0 == other.0)
            .filter_map(|same| same.first().map(|(word, ..)| *word))
    }

    /// The tokens that stand for a word, in the order of the question.
    pub(super) fn tokens_matching(&self, word: TermIx) -> &[(TermIx, usize, Candidate)] {
        let start = self.matching.partition_point(|(other, ..)| *other < word);
        let length = self.matching[start..].iter().take_while(|(other, ..)| *other == word).count();
        &self.matching[start..start + length]
    }

    /// The words that say what is wished for, with their places.
    pub(super) fn content(&self) -> Vec<(usize, &Token<'q>)> {
        let says = |(_, token): &(usize, &Token)| !token.stop && !token.request && !token.category;
        self.all.iter().enumerate().filter(says).collect()
    }

    /// Whether some word says what is wished for, beside numbers.
    pub(in crate::search) fn has_content(&self) -> bool {
        let number = |token: &Token| token.normal.bytes().all(|byte| byte.is_ascii_digit());
        self.all.iter().any(|token| !token.stop && !token.request && !number(token))
    }

    /// The tokens that only say what kind of thing is meant, as a bit set.
    pub(in crate::search) fn categories(&self) -> u64 {
        let kinds = self.all.iter().enumerate().filter(|(_, token)| token.category);
        kinds.fold(0, |mask, (at, _)| mask | 1 << at)
    }

    /// The tokens that only ask, as a bit set.
    pub(in crate::search) fn requests(&self) -> u64 {
        self.all.iter().enumerate().filter(|(_, token)| token.request).fold(0, |mask, (at, _)| mask | 1 << at)
    }

    /// Whether a word follows the one before it in the question, so that both may be one name.
    pub(in crate::search) fn follows(&self, at: usize) -> bool {
        let place = |at: usize| self.all.get(at).map(|token| token.place);
        at.checked_sub(1).and_then(place).map(|before| before + 1).is_some_and(|next| place(at) == Some(next))
    }

    /// The classes of all words of the question, whether they belong to the wish or not.
    pub(in crate::search) fn classes(&self) -> &[stopwords::WordClass] {
        &self.query.classes
    }

    /// Whether the grammar of the question is English.
    pub(in crate::search) fn is_english(&self) -> bool {
        self.query.languages == ENGLISH
    }

    /// Whether a sentence or a clause ends between two words.
    pub(in crate::search) fn breaks_between(&self, first: usize, last: usize) -> bool {
        self.query.breaks_between(self.all[first].place, self.all[last].place)
    }

    /// Whether a word of grammar before a word is cut short to it: "d'infirmière".
    pub(in crate::search) fn is_elided(&self, at: usize) -> bool {
        let start = self.query.tokens[self.all[at].place].place.start;
        let before = self.query.text.get(..start).unwrap_or_default();
        before.ends_with(['\'', '’'])
    }

    /// Whether a word for what podpick has stands right behind another: "security podcast".
    pub(in crate::search) fn is_of_shows(&self, at: usize) -> bool {
        let next = self.all.get(at + 1).filter(|_| self.follows(at + 1));
        next.is_some_and(|next| stopwords::class(next.normal).show)
    }

    /// Whether a hyphen joins a word to the one before it: "fast-paced".
    pub(in crate::search) fn is_hyphened(&self, at: usize) -> bool {
        let end = |place: usize| self.query.tokens[place].place.end;
        let (place, text) = (self.all[at].place, self.query.text);
        let before = place.checked_sub(1).map(end);
        before.and_then(|end| text.get(end..self.query.tokens[place].place.start)) == Some("-")
    }

    /// What the member typed for a set of tokens, with the words of grammar between them.
    pub(in crate::search) fn typed(&self, mask: u64) -> String {
        let (first, last) = ends(mask);
        let is_in = |at: usize| mask & (1 << at) != 0 || self.all[at].stop;
        let typed = |at: usize| self.query.tokens[self.all[at].place].place.clone();
        let slice = |range: std::ops::Range<usize>| self.query.text.get(range).unwrap_or_default();
        let last = last.min(self.all.len().saturating_sub(1));
        let whole = (first + 1..=last).all(|at| self.follows(at)) && (first..=last).all(is_in);
        if whole {
            // As it stands there, signs included: "ci/cd".
            return slice(typed(first).start..typed(last).end).to_owned();
        }
        let words: Vec<&str> = (first..=last).filter(|at| is_in(*at)).map(|at| slice(typed(at))).collect();
        words.join(" ")
    }

    /// Whether "and", a comma or the like stands between words of a set, so that they are several wishes.
    pub(super) fn has_joint(&self, mask: u64) -> bool {
        let (first, last) = ends(mask);
        let place = |at: usize| self.all.get(at).map_or(0, |token| token.place);
        first < last && self.query.has_joint(place(first) + 1, place(last))
    }

    /// Whether "for" stands between words of a set and what stands before it is a topic by itself: "testing for Android".
    pub(super) fn is_topic_for(&self, index: &Index, mask: u64) -> bool {
        let (first, last) = ends(mask);
        let place = |at: usize| self.all.get(at).map_or(0, |token| token.place);
        let Some(purpose) = self.query.purpose(place(first) + 1, place(last)) else { return false };
        let before = (first..=last).filter(|at| mask & (1 << at) != 0 && place(*at) < purpose);
        let topic: String = before.map(|at| self.all[at].normal).collect();
        index.names_of(&topic).any(|target| matches!(target, Target::Topic(_)))
    }

    /// How the question goes on between two sets of tokens: whether "and", a comma or the like sets them side by side.
    pub(in crate::search) fn sets_side_by_side(&self, before: u64, after: u64) -> bool {
        let place = |at: usize| self.all.get(at).map_or(0, |token| token.place);
        let (from, to) = (place(ends(before).1), place(ends(after).0));
        from < to && self.query.has_joint(from + 1, to)
    }

    /// Whether it goes on with nothing but a comma.
    pub(in crate::search) fn lists(&self, before: u64, after: u64) -> bool {
        let place = |at: usize| self.all.get(at).map_or(0, |token| token.place);
        let (from, to) = (place(ends(before).1), place(ends(after).0));
        from < to && self.query.has_only_comma(from + 1, to)
    }

    /// What each word counts if it is not understood.
    pub(in crate::search) fn weights(&self, index: &Index) -> Vec<f32> {
        let grammar_only = self.all.iter().all(|token| token.stop || token.request);
        let mut seen = std::collections::HashSet::new();
        let weights = &index.weights;
        let shows = self.all.iter().any(|token| stopwords::class(token.normal).show);
        let weight = |(at, token): (usize, &Token<'q>)| {
            let repeated = !seen.insert(token.normal);
            if token.stop || repeated || token.request && !grammar_only {
                return 0.0;
            }
            let common = index.word(token.normal).is_some_and(|word| {
                let stats = index.stats_of(word);
                stats.in_topics == 0 && stats.in_names > index.common()
            });
            let number = token.normal.bytes().all(|byte| byte.is_ascii_digit());
            // "Semaine" in a French question says as little as "week" in an English one.
            let everyday = self.query.languages.meets(everyday::commonest_in(token.normal));
            let kind = token.category || token.unknown && is_nearly_category_word(token.normal);
            let exact = token.candidates.iter().any(|one| one.kind == MatchKind::Exact);
            let foreign = everyday::languages_of(token.normal) != LanguageSet::NONE;
            let how = shows && !exact && adjective::says_how(token.normal)
                || !exact && foreign && self.follows(at + 1) && self.is_of_shows(at + 1);
            if common || number || kind || everyday || how {
                weights.common_word
            } else if self.sentence {
                weights.unknown_word_in_sentence
            } else {
                weights.unknown_word
            }
        };
        self.all.iter().enumerate().map(weight).collect()
    }
}

/// The first and the last of a set of tokens.
pub(in crate::search) fn ends(mask: u64) -> (usize, usize) {
    (mask.trailing_zeros() as usize, 63_usize.saturating_sub(mask.leading_zeros() as usize))
}

/// What a compound of "podcast" is about: "Linuxpodcasts", "Sicherheitspodcast". Such a word that is itself a name stays whole.
fn without_show<'w>(index: &Index, word: &'w str) -> &'w str {
    let shown = SHOW_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
    let about = shown.filter(|about| about.len() >= SHORTEST_BEFORE_SHOW);
    let Some(about) =
        about.filter(|_| index.word(word).is_none() && index.with_compact_form(word).is_empty())
    else {
        return word;
    };
    // German joins nouns by an "s".
    let bare = about.strip_suffix('s').filter(|bare| index.word(bare).is_some());
    bare.filter(|_| index.word(about).is_none()).unwrap_or(about)
}

/// Words before and after which a word is what somebody does: "to go", "we go", "go home".
const BEFORE_VERBS: [&str; 12] =
    ["to", "i", "we", "you", "they", "lets", "can", "will", "should", "must", "could", "would"];
const AFTER_VERBS: [&str; 8] = ["to", "into", "through", "over", "home", "back", "wrong", "ahead"];

/// Whether a word stands where sentences have their verb.
fn is_verb_here(words: &[&str], at: usize) -> bool {
    let is_one_of = |word: Option<&&str>, list: &[&str]| word.is_some_and(|word| list.contains(word));
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    is_one_of(before, &BEFORE_VERBS) || is_one_of(words.get(at + 1), &AFTER_VERBS)
}

/// "Go fishing" is what somebody does; "go testing" is about Go, because testing is a word of topics.
fn is_going(index: &Index, words: &[&str], at: usize) -> bool {
    let of_topics = |word: &&str| index.word(word).is_some_and(|word| index.stats_of(word).in_topics > 0);
    let doing = words.get(at + 1).filter(|next| next.ends_with("ing") && is_common_noun(next));
    // "Go for a walk"
    let away = matches!(
        words.get(at + 1..),
        Some(
            ["for", "a" | "an", ..]
                | ["with", "the", ..]
                | ["home" | "away" | "back", ..]
                | ["to", "the" | "sleep" | "bed" | "school", ..]
        )
    );
    words[at] == "go" && (away || doing.is_some_and(|doing| !of_topics(doing)))
}

/// Whether a word may be misspelt at all.
pub(super) fn long_enough(normal: &str) -> bool {
    normal.chars().count() >= SHORTEST_MISSPELT
}
