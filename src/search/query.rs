//! What a question asks for, read from its form: wishes and exclusions, something to compare with, constraints. Knows no topic.

pub(super) mod everyday;
mod grammar;
pub mod language;
mod misspelt;
mod negation;
mod openness;
mod parser;
mod shorthand;
pub(super) mod stopwords;

use language::LanguageSet;
pub(super) use parser::Exclusion;
use parser::{Break, Parser};
use stopwords::WordClass;

use crate::catalog::Level;
use crate::search::constraints::Constraints;
use crate::text::{Token, tokens};

/// What a parser must know of a catalog: which words are names there, however they read.
pub(super) trait Names {
    /// Whether words without the spaces between them are the name of a show, an episode or a person.
    fn is_title(&self, compact: &str) -> bool;
    /// Whether they are a name of a topic.
    fn is_topic(&self, compact: &str) -> bool;
    /// Whether a word occurs in any name.
    fn has_word(&self, normal: &str) -> bool;
    /// Whether some show is in a language, by its primary subtag.
    fn speaks(&self, language: &str) -> bool;
}

/// Who throws them wants any show.
const DICE: char = '🎲';

/// A question by its form.
#[derive(Debug)]
pub(super) struct Query<'t> {
    /// As it was typed; hostile until escaped.
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    /// The class of each.
    pub(super) classes: Vec<WordClass>,
    breaks: Vec<Break>,
    /// What is wished for; places of tokens, in order.
    pub(super) wanted: Vec<usize>,
    /// What is not.
    pub(super) excluded: Vec<Exclusion>,
    /// What to compare with.
    pub(super) like: Vec<usize>,
    /// Who is to speak.
    pub(super) person: Vec<usize>,
    /// The words before them that say so: "interviews with".
    pub(super) person_phrase: Vec<usize>,
    /// What the asker knows already; wished for only where nothing else is.
    pub(super) known: Vec<usize>,
    /// How well, where that is said.
    pub(super) known_so_well: Option<Level>,
    /// The words of a level, which are a wish where there is no other.
    pub(super) level_words: Vec<usize>,
    pub(super) constraints: Constraints,
    /// The languages its grammar is of.
    pub(super) languages: LanguageSet,
    /// Asks for something, whatever it may be about.
    pub(super) asks: bool,
    /// From where on the words only say what one does meanwhile: "something long for a road trip".
    pub(super) occasion: Option<usize>,
}

impl<'t> Query<'t> {
    /// Reads a text for a catalog.
    pub(super) fn parse(text: &'t str, catalog: &impl Names) -> Self {
        let mut tokens = tokens(text);
        shorthand::expand(text, &mut tokens, catalog);
        for token in &mut tokens {
            misspelt::correct(token, catalog);
        }
        stopwords::keep_accents(text, &mut tokens);
        let mut parser = Parser::new(text, &tokens, catalog);
        let spoken = parser.classes.iter().zip(&parser.words);
        let spoken = spoken.map(|(class, word)| class.languages | everyday::commonest_in(word));
        let languages = language::of_question(spoken);
        parser.read(languages);
        let Parser { classes, breaks, wanted, mut excluded, like, person, known, .. } = parser;
        let (person_phrase, level_words, constraints) =
            (parser.person_phrase, parser.level_words, parser.constraints);
        let known_so_well = parser.known_so_well;
        excluded.retain(|one| !one.words.is_empty());
        let words: Vec<&str> = tokens.iter().map(|token| token.normal.as_str()).collect();
        let occasion = openness::occasion(&words);
        let occasion = occasion.filter(|at| {
            constraints.length.is_some() || openness::is_meanwhile(&words[*at..], &classes[*at..])
        });
        let asks = openness::asks(&words, &classes, constraints.count.is_some())
            || occasion.is_some() && openness::wishes(&words, &classes)
            || openness::leaves_open(&words) && !constraints.is_empty()
            || words.is_empty() && text.contains(DICE);
        Self {
            text,
            tokens,
            classes,
            breaks,
            wanted,
            excluded,
            like,
            person,
            person_phrase,
            known,
            known_so_well,
            level_words,
            constraints,
            languages,
            asks,
            occasion,
        }
    }
}

/// The most words that say a mood.
const MOODS: usize = 2;

/// The level that a word names.
pub(super) fn level_named(word: &str) -> Option<Level> {
    match grammar::phrase(&[word]) {
        Some((_, grammar::Marker::Level(level))) => Some(level),
        _ => None,
    }
}

impl Query<'_> {
    /// Whether "and", a comma or the like stands between two words, before the words from one place to another.
    pub(super) fn has_joint(&self, from: usize, to: usize) -> bool {
        let and = |at: usize| {
            self.tokens.get(at).is_some_and(|token| grammar::AND.contains(&token.normal.as_str()))
        };
        (from..to).any(and) || self.has_comma(from, to) || self.has_plus(from, to)
    }

    /// Whether nothing but a comma sets two words apart.
    pub(super) fn has_only_comma(&self, from: usize, to: usize) -> bool {
        let and = |at: usize| {
            self.tokens.get(at).is_some_and(|token| grammar::AND.contains(&token.normal.as_str()))
        };
        self.has_comma(from, to) && !(from..to).any(and) && !self.has_plus(from, to)
    }

    fn has_comma(&self, from: usize, to: usize) -> bool {
        (from..=to).any(|at| self.breaks.get(at) == Some(&Break::Comma))
    }

    /// Whether the text breaks off behind one place and up to another.
    pub(super) fn breaks_between(&self, first: usize, last: usize) -> bool {
        self.breaks.get(first + 1..=last).is_some_and(|breaks| breaks.iter().any(|one| *one != Break::None))
    }

    /// Whether words of content only say in which mood something should be: "something relaxing".
    pub(super) fn is_mood(&self, says: &[usize]) -> bool {
        let (Some(first), Some(last)) = (says.first(), says.last()) else { return false };
        let words: Vec<&str> = self.tokens[..*last].iter().map(|token| token.normal.as_str()).collect();
        says.len() <= MOODS
            && last - first <= MOODS
            && !self.breaks_between(0, *last)
            && openness::is_mood(&words[..*first], &self.classes[..*first])
    }

    /// The first place of a word that says for whom or what, between two places.
    pub(super) fn purpose(&self, from: usize, to: usize) -> Option<usize> {
        let is_for = |at: &usize| {
            self.tokens.get(*at).is_some_and(|token| grammar::PURPOSE.contains(&token.normal.as_str()))
        };
        (from..to).find(is_for)
    }

    /// "Rust + embedded".
    fn has_plus(&self, from: usize, to: usize) -> bool {
        let before = from.checked_sub(1).and_then(|at| self.tokens.get(at));
        let (Some(before), Some(after)) = (before, self.tokens.get(to)) else { return false };
        self.text
            .get(before.place.end..after.place.start)
            .is_some_and(|between| between.contains(['+', '&', '/']))
    }
}
