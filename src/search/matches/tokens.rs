//! The words of a wish, how much each counts, and which words of the vocabulary each may stand for.

mod candidates;
mod verbs;
mod weights;

use crate::search::weights::{
    LONG_QUESTION, MOST_SPELLINGS, MOST_SPELLINGS_IF_LONG, SENTENCE_CONTENT_WORDS, SENTENCE_STOP_WORDS,
    SHORTEST_BEFORE_SHOW, SHORTEST_MISSPELT,
};
use candidates::candidates;
pub(super) use candidates::masculine;
use verbs::{is_done, is_going, is_verb_here};

use crate::search::index::english::is_english;
use crate::search::index::{Index, TermIx};
use crate::search::query::language::{ENGLISH, LanguageSet};
use crate::search::query::stopwords;
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
    /// What somebody does, and no name that is spelt so: "react to my message".
    pub(in crate::search) verb: bool,
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
        for (at, place) in places.iter().enumerate() {
            let token = token(index, query, &words, at, *place, spellings > 0);
            spellings = spellings.saturating_sub(usize::from(token.unknown));
            tokens.push(token);
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

    /// The word before one in the question, whether it belongs to the wish or not.
    pub(in crate::search) fn word_before(&self, at: usize) -> Option<&str> {
        let before = self.all.get(at)?.place.checked_sub(1)?;
        self.query.tokens.get(before).map(|token| token.normal.as_str())
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
}

/// The first and the last of a set of tokens.
pub(in crate::search) fn ends(mask: u64) -> (usize, usize) {
    (mask.trailing_zeros() as usize, 63_usize.saturating_sub(mask.leading_zeros() as usize))
}

/// What one word of a wish is, and what it may stand for.
fn token<'q>(
    index: &Index,
    query: &Query,
    words: &[&'q str],
    at: usize,
    place: usize,
    spells: bool,
) -> Token<'q> {
    let typed = words[at];
    let normal = without_show(index, typed);
    let class = if normal == typed { query.classes[place] } else { stopwords::class(normal) };
    let goes = is_going(index, words, at);
    let does = goes || is_verb_here(words, at);
    let request = class.request && (does || !index.is_label(normal));
    let exact = index.word(normal);
    let verb = goes || exact.is_some_and(|word| is_done(index, query, place, word));
    let unknown = exact.is_none()
        && !class.stop
        && !request
        && normal.len() <= LONGEST_WORD
        && !normal.bytes().all(|byte| byte.is_ascii_digit())
        && !is_english(normal)
        && everyday::languages_of(normal) == LanguageSet::NONE;
    let mut found = if class.stop || verb {
        Vec::new()
    } else {
        candidates(index, normal, exact, unknown && spells, class.category)
    };
    if request {
        // "Recommend" asks; recommender systems are named otherwise.
        found.retain(|candidate| candidate.kind == MatchKind::Exact);
    } else if query.languages != ENGLISH {
        // A word of another language is not two slips away from one of the catalog's.
        let one_slip = |word| strsim::osa_distance(normal, index.text(word)) < 2;
        found.retain(|one| one.kind != MatchKind::Misspelt || one_slip(one.word));
    }
    Token {
        normal,
        place,
        stop: class.stop || verb,
        verb,
        request,
        category: class.category,
        unknown,
        may_be_slip: exact.is_none() && !class.stop && !request && long_enough(normal),
        candidates: found,
    }
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

/// Whether a word may be misspelt at all.
pub(super) fn long_enough(normal: &str) -> bool {
    normal.chars().count() >= SHORTEST_MISSPELT
}
