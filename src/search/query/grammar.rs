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
    /// What follows is known already: wished for only where nothing else is, and then for those who know it so well.
    Known(Option<Level>),
    /// Made for this level.
    Level(Level),
    /// Anything but difficult.
    Easy,
    /// Episodes of this length.
    Length(Length),
    /// A degree is denied: the property behind it is no wish ("not too mathy").
    Degree,
    /// The title right before is what to compare with: "Go Time ended".
    LikeTitle,
    /// What stands before and behind is to be joined: "Syntax meets security".
    Meets,
    /// New ones.
    Fresh,
    /// Shows that go on.
    Active,
    /// Episodes rather than shows.
    Episodes,
    /// One show.
    One,
    /// A length follows that is the most or the least, in minutes.
    AtMost,
    AtLeast,
}

/// Numbers as words of five languages, each with what it stands for.
const NUMBERS: &str = "
two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 ninety 90
zwei 2 drei 3 vier 4 funf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwolf 12 funfzehn 15 zwanzig 20 funfundzwanzig 25 dreissig 30 funfunddreissig 35 vierzig 40 funfundvierzig 45 funfzig 50 sechzig 60 neunzig 90
dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 doce 12 quince 15 veinte 20 veinticinco 25 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 noventa 90
deux 2 trois 3 quatre 4 cinq 5 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 quinze 15 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60
dois 2 duas 2 quatro 4 sete 7 oito 8 nove 9 dez 10 doze 12 vinte 20 trinta 30 quarenta 40 cinquenta 50 sessenta 60";

/// Words for what is counted.
pub(super) const MINUTES: [&str; 7] = ["minute", "minutes", "min", "mins", "minuten", "minuto", "minutos"];
pub(super) const HOURS: [&str; 12] =
    ["hour", "hours", "stunde", "stunden", "hora", "horas", "heure", "heures", "hr", "hrs", "h", "std"];
/// Half of one.
pub(super) const HALF: [&str; 6] = ["half", "halbe", "halben", "media", "demi", "meia"];
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
/// Words behind what somebody knows or does with which another wish begins: "a Java developer who …", "moving to …".
pub(super) const GOES_ON: [&str; 10] = [
    "who",
    "moving",
    "switching",
    "transitioning",
    "now",
    "jetzt",
    "ahora",
    "agora",
    "maintenant",
    "wechsle",
];
/// Words that compare, where the name of a show follows.
pub(super) const AS: [&str; 5] = ["como", "wie", "tipo", "igual", "genre"];
/// Two prepositions of Spanish, French and Portuguese, with the articles that they swallow.
pub(super) const TO: [&str; 6] = ["a", "al", "ao", "aos", "au", "aux"];
const OF: [&str; 8] = ["de", "del", "do", "da", "dos", "das", "du", "des"];
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
pub(super) const PURPOSE: [&str; 6] = ["for", "fur", "furs", "pour", "para", "pra"];
pub(super) const FOR: [&str; 7] = ["for", "on", "fur", "furs", "pour", "para", "pra"];
pub(super) const ARTICLES: [&str; 23] = [
    "a", "an", "the", "my", "our", "this", "die", "den", "das", "eine", "einen", "meine", "meinen", "le",
    "la", "un", "une", "mon", "ma", "el", "mi", "uma", "o",
];
/// Words that leave out one name that they are joined to by a hyphen: "non-Apple", "Apple-free".
pub(super) const NON: &str = "non";
pub(super) const WITHOUT_BEHIND: [&str; 4] = ["free", "frei", "freie", "freien"];
/// Words that put two wishes side by side.
pub(super) const AND: [&str; 17] = [
    "and", "n", "und", "y", "e", "et", "or", "oder", "o", "ou", "also", "plus", "well", "sowie", "tambien",
    "aussi", "auch",
];
/// What people are or have that is new, which is no news: "new here", "a new job".
pub(super) const NEWCOMERS: [&str; 14] = [
    "here", "job", "jobs", "member", "members", "dev", "devs", "grad", "grads", "hire", "role", "phone",
    "server", "laptop",
];
/// Words behind "new" that say where it was heard of or that it is about: "new on Postgres".
pub(super) const ABOUT: [&str; 6] = ["on", "about", "in", "for", "from", "with"];
/// Words before and behind "new" that leave open what is: "anything new", "new stuff".
pub(super) const THINGS: [&str; 9] =
    ["stuff", "things", "releases", "content", "ones", "anything", "something", "whats", "what"];
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

static NUMBER_WORDS: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
    let words: Vec<&str> = NUMBERS.split_whitespace().collect();
    let number = |pair: &[&'static str]| Some((*pair.first()?, pair.get(1)?.parse().ok()?));
    words.chunks(2).filter_map(number).collect()
});

/// The longest phrase that the words begin with: how many words it has, and what it does.
pub(super) fn phrase(words: &[&str]) -> Option<(usize, Marker)> {
    phrases(words).next()
}

/// All phrases that the words begin with, the longest first.
pub(super) fn phrases<'w>(words: &'w [&'w str]) -> impl Iterator<Item = (usize, Marker)> + 'w {
    let phrases = words.first().and_then(|first| BY_FIRST_WORD.get(first)).map_or(&[][..], Vec::as_slice);
    let same = |(word, other): (&&str, &&str)| word == other || is_same_preposition(word, other);
    let begins = move |phrase: &[&str]| {
        words.get(..phrase.len()).is_some_and(|words| words.iter().zip(phrase).all(same))
    };
    phrases.iter().filter(move |(phrase, _)| begins(phrase)).map(|(phrase, marker)| (phrase.len(), *marker))
}

/// A preposition with the article that it swallowed in it: "al" and "au" are "a".
fn is_same_preposition(word: &str, other: &str) -> bool {
    [&TO[..], &OF[..]].iter().any(|one| one.contains(&word) && one.contains(&other))
}

/// The words that phrases begin with.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    BY_FIRST_WORD.keys().copied()
}

/// The words for numbers.
pub(super) fn number_words() -> impl Iterator<Item = &'static str> {
    NUMBER_WORDS.keys().copied()
}

/// The number that words begin with, in digits or letters, up to 999, and how many words it has: "forty five".
pub(super) fn number(words: &[&str]) -> Option<(u16, usize)> {
    let one = |at: usize| words.get(at).and_then(|word| NUMBER_WORDS.get(word)).copied();
    let first = *words.first()?;
    if first.len() <= 3 && first.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((first.parse().ok()?, 1));
    }
    let tens = one(0)?;
    let joint = usize::from(words.get(1).is_some_and(|word| matches!(*word, "y" | "e" | "et")));
    match one(1 + joint) {
        Some(ones) if tens >= 20 && tens % 10 == 0 && ones < 10 => Some((tens + ones, 2 + joint)),
        _ => Some((tens, 1)),
    }
}

/// "20min", "2h"
pub(super) fn minutes_in(word: &str) -> Option<u16> {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = word.strip_suffix(unit).filter(|digits| digits.len() <= 3)?;
    minutes(digits.parse().ok()?, unit)
}

/// So many minutes or hours, in minutes.
pub(super) fn minutes(number: u16, unit: &str) -> Option<u16> {
    if MINUTES.contains(&unit) {
        return Some(number);
    }
    HOURS.contains(&unit).then(|| number.saturating_mul(60))
}

/// A language by what is written for it in short, where a word says that something is in it: "em pt-br".
pub(super) fn language_tag(word: &str) -> Option<&'static str> {
    match word {
        "pt" | "ptbr" => Some("pt"),
        "eng" | "engl" => Some("en"),
        "esp" => Some("es"),
        "dt" | "dtsch" => Some("de"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
