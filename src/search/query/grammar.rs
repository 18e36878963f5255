//! Phrases that say how a question is meant, in five languages: what excludes, compares, limits. No topic and no name stands here.

mod phrases;

use std::collections::HashMap;
use std::sync::LazyLock;

use phrases::PHRASES;

use crate::catalog::Level;
use crate::search::constraints::Length;

/// What a phrase does to the words around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// What follows is not wanted.
    Exclude,
    /// What went before in the same clause is not wanted: "Java nicht".
    ExcludeBefore,
    /// Only looks like an exclusion or a comparison.
    Plain,
    /// Ends an exclusion or a comparison: what follows is wanted.
    Include,
    /// What follows is to be compared with.
    Like,
    /// What went before is.
    LikeBefore,
    /// What follows is somebody's name.
    Person,
    /// Made for this level.
    Level(Level),
    /// Anything but difficult.
    Easy,
    /// Episodes of this length.
    Length(Length),
    /// New ones.
    Fresh,
    /// Episodes rather than shows.
    Episodes,
    /// A length follows that is the most or the least, in minutes.
    AtMost,
    AtLeast,
}

/// Numbers as words, with what they stand for.
const NUMBERS: [(&str, u16); 42] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("sixty", 60),
    ("zwei", 2),
    ("drei", 3),
    ("vier", 4),
    ("funf", 5),
    ("zehn", 10),
    ("zwanzig", 20),
    ("dreissig", 30),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("diez", 10),
    ("veinte", 20),
    ("treinta", 30),
    ("deux", 2),
    ("trois", 3),
    ("quatre", 4),
    ("cinq", 5),
    ("dix", 10),
    ("quinze", 15),
    ("vingt", 20),
    ("trente", 30),
    ("dois", 2),
    ("duas", 2),
    ("quatro", 4),
    ("dez", 10),
    ("vinte", 20),
    ("trinta", 30),
];

/// Words for what is counted.
pub(super) const MINUTES: [&str; 7] = ["minute", "minutes", "min", "mins", "minuten", "minuto", "minutos"];
pub(super) const HOURS: [&str; 9] =
    ["hour", "hours", "stunde", "stunden", "hora", "horas", "heure", "heures", "hr"];
/// Words before a number that counts shows.
pub(super) const TOP: [&str; 6] = ["top", "best", "mejores", "besten", "meilleurs", "melhores"];
/// Words after or before which a language is to be learnt, not spoken.
pub(super) const STUDY: [&str; 17] = [
    "learn",
    "learning",
    "study",
    "studying",
    "teach",
    "teaching",
    "speak",
    "speaking",
    "lessons",
    "grammar",
    "aprender",
    "lernen",
    "apprendre",
    "estudiar",
    "vocabulary",
    "exam",
    "class",
];
/// Words before the name of a language in which something is told.
pub(super) const IN: [&str; 6] = ["in", "auf", "en", "em", "na", "на"];
/// Words behind the name of a language that say that it is spoken.
pub(super) const SPOKEN: [&str; 11] = [
    "speaking",
    "language",
    "spoken",
    "sprachig",
    "sprachige",
    "sprachigen",
    "sprache",
    "parlante",
    "parlantes",
    "hablado",
    "only",
];
/// Words that say no behind what is meant, at the end of a clause: "Java nicht".
pub(super) const NEGATIONS: [&str; 18] = [
    "no", "not", "dont", "do", "nicht", "kein", "keine", "keinen", "nein", "nao", "non", "pas", "hate",
    "hasse", "odio", "detesto", "deteste", "odeio",
];
/// Words for who speaks: of a clause with one, its verb is denied, not what it is about ("ich verstehe Rust nicht").
pub(super) const SPEAKERS: [&str; 12] =
    ["i", "we", "you", "ich", "wir", "du", "man", "er", "sie", "yo", "je", "eu"];
/// Words that turn what went before around, so that another clause begins.
pub(super) const CONTRAST: [&str; 12] = [
    "but", "aber", "pero", "mais", "mas", "sondern", "lieber", "rather", "instead", "however", "sino",
    "plutot",
];
/// Words that compare, where the name of a show follows.
pub(super) const AS: [&str; 2] = ["como", "wie"];
/// Words for all there is, of which "but" takes something away.
pub(super) const ALL: [&str; 7] = ["all", "any", "every", "everything", "anything", "everyone", "whatever"];
/// Words before a length that turn it around, alone or behind a negation: "less long", "not so long".
pub(super) const LESS: [&str; 4] = ["less", "weniger", "moins", "menos"];
pub(super) const TOO: [&str; 21] = [
    "so",
    "too",
    "very",
    "that",
    "overly",
    "really",
    "zu",
    "sehr",
    "allzu",
    "tan",
    "muy",
    "demasiado",
    "trop",
    "tres",
    "si",
    "muito",
    "tao",
    "a",
    "an",
    "the",
    "episodes",
];
/// Words before which a "for" of a level names people, with what they do.
pub(super) const PEOPLE: [&str; 26] = [
    "programmers",
    "programmer",
    "developers",
    "developer",
    "devs",
    "dev",
    "engineers",
    "engineer",
    "coders",
    "coder",
    "users",
    "people",
    "folks",
    "professionals",
    "entwickler",
    "entwicklerinnen",
    "programmierer",
    "programadores",
    "desarrolladores",
    "desenvolvedores",
    "developpeurs",
    "programmeurs",
    "ingenieros",
    "admins",
    "hackers",
    "leute",
];
/// Words before something one does meanwhile, and words between them and it.
pub(super) const WHILE: [&str; 8] =
    ["while", "during", "beim", "wahrend", "durante", "pendant", "when", "mientras"];
pub(super) const FOR: [&str; 7] = ["for", "on", "fur", "furs", "pour", "para", "pra"];
pub(super) const ARTICLES: [&str; 23] = [
    "a", "an", "the", "my", "our", "this", "die", "den", "das", "eine", "einen", "meine", "meinen", "le",
    "la", "un", "une", "mon", "ma", "el", "mi", "uma", "o",
];
/// Words that leave out one name that they are joined to by a hyphen: "non-Apple", "Apple-free".
pub(super) const NON: &str = "non";
pub(super) const WITHOUT_BEHIND: [&str; 4] = ["free", "frei", "freie", "freien"];
/// Words that put two wishes side by side.
pub(super) const AND: [&str; 16] = [
    "and", "und", "y", "e", "et", "or", "oder", "o", "ou", "also", "plus", "well", "sowie", "tambien",
    "aussi", "auch",
];
/// Words that carry an exclusion on over a comma.
pub(super) const OR: [&str; 8] = ["or", "nor", "oder", "noch", "ni", "ou", "nem", "and"];

/// A phrase in words, with what it does.
type Phrase = (Vec<&'static str>, Marker);

/// Phrases by their first word, the longest first.
static BY_FIRST_WORD: LazyLock<HashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: HashMap<&str, Vec<(Vec<&str>, Marker)>> = HashMap::new();
    for &(marker, all) in PHRASES {
        for phrase in all.split('|') {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            if let Some(first) = words.first() {
                phrases.entry(first).or_default().push((words, marker));
            }
        }
    }
    for phrases in phrases.values_mut() {
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    phrases
});

static NUMBER_WORDS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| NUMBERS.into_iter().collect());

/// The longest phrase that the words begin with: how many words it has, and what it does.
pub(super) fn phrase(words: &[&str]) -> Option<(usize, Marker)> {
    phrases(words).next()
}

/// All phrases that the words begin with, the longest first.
pub(super) fn phrases<'w>(words: &'w [&'w str]) -> impl Iterator<Item = (usize, Marker)> + 'w {
    let phrases = words.first().and_then(|first| BY_FIRST_WORD.get(first)).map_or(&[][..], Vec::as_slice);
    let begins = |phrase: &[&str]| words.get(..phrase.len()).is_some_and(|words| words == phrase);
    phrases.iter().filter(move |(phrase, _)| begins(phrase)).map(|(phrase, marker)| (phrase.len(), *marker))
}

/// The words that phrases begin with.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    BY_FIRST_WORD.keys().copied()
}

/// The words for numbers.
pub(super) fn number_words() -> impl Iterator<Item = &'static str> {
    NUMBER_WORDS.keys().copied()
}

/// The number a word of digits or letters stands for, up to 999.
pub(super) fn number(word: &str) -> Option<u16> {
    let digits = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    if digits { word.parse().ok() } else { NUMBER_WORDS.get(word).copied() }
}

#[cfg(test)]
mod tests;
