//! Shorthand of chats and what an apostrophe leaves of a word, read as what they stand for: "vcs" is "vocês", and "j'ai" no AI.

use super::language::{self, ENGLISH, FRENCH, GERMAN, LanguageSet, PORTUGUESE, SPANISH};
use super::{Names, everyday, grammar, stopwords};
use crate::search::index::english::is_english;
use crate::text::Token;

/// What is typed for which word, by language.
const SHORT: [(LanguageSet, &[(&str, &str)]); 5] = [
    (
        ENGLISH,
        &[
            ("eng", "engineering"),
            ("engs", "engineers"),
            ("engr", "engineer"),
            ("smth", "something"),
            ("sth", "something"),
        ],
    ),
    (
        GERMAN,
        &[
            ("nen", "einen"),
            ("ner", "einer"),
            ("nem", "einem"),
            ("ne", "eine"),
            ("n", "ein"),
            ("nix", "nichts"),
            ("heut", "heute"),
            ("iwas", "irgendwas"),
            ("ka", "egal"),
            ("ggf", "gegebenenfalls"),
            ("evtl", "eventuell"),
        ],
    ),
    (
        SPANISH,
        &[
            ("q", "que"),
            ("k", "que"),
            ("d", "de"),
            ("x", "por"),
            ("xq", "porque"),
            ("pq", "porque"),
            ("tb", "tambien"),
            ("tmb", "tambien"),
            ("pal", "para"),
            ("porfa", "favor"),
            ("porfi", "favor"),
            ("plis", "favor"),
            ("xfa", "favor"),
        ],
    ),
    (
        FRENCH,
        &[
            ("jsp", "sais"),
            ("chui", "suis"),
            ("chuis", "suis"),
            ("koi", "quoi"),
            ("stp", "svp"),
            ("mtn", "maintenant"),
            ("slt", "salut"),
            ("qqn", "quelque"),
            ("qqch", "chose"),
            ("pk", "pourquoi"),
            ("ds", "dans"),
            ("tt", "tout"),
        ],
    ),
    (
        PORTUGUESE,
        &[
            ("q", "que"),
            ("oq", "que"),
            ("d", "de"),
            ("n", "nao"),
            ("vc", "voce"),
            ("vcs", "voces"),
            ("hj", "hoje"),
            ("mt", "muito"),
            ("mto", "muito"),
            ("mta", "muita"),
            ("qq", "qualquer"),
            ("qqr", "qualquer"),
            ("pq", "porque"),
            ("tb", "tambem"),
            ("tbm", "tambem"),
            ("pfv", "favor"),
            ("pfvr", "favor"),
            ("eps", "episodios"),
        ],
    ),
];

/// Words behind which "ai" and "vc" are a topic in Portuguese, and "c" is one in French.
const BEFORE_TOPICS: [&str; 34] = [
    "y",
    "con",
    "com",
    "para",
    "um",
    "de",
    "do",
    "da",
    "d",
    "sobre",
    "em",
    "no",
    "na",
    "e",
    "ou",
    "podcast",
    "podcasts",
    "episodio",
    "episodios",
    "le",
    "la",
    "du",
    "en",
    "et",
    "sur",
    "au",
    "pour",
    "avec",
    "sans",
    "langage",
    "apprendre",
    "aprender",
    "un",
    "des",
];

/// Words behind "c" that say what is asked or said: "c quoi", "c possible".
const BEHIND_IT_IS: [&str; 17] = [
    "quoi", "qui", "quel", "quelle", "quels", "quelles", "comment", "pas", "possible", "bien", "cool", "bon",
    "mieux", "trop", "tres", "un", "une",
];

/// Puts the words that are meant in place of short ones, by the language that the others show. What is echoed stays as it
/// was typed.
pub(super) fn expand(text: &str, tokens: &mut [Token], catalog: &impl Names) {
    let spoken = tokens.iter().map(|token| {
        let word = token.normal.as_str();
        stopwords::class(word).languages | everyday::commonest_in(word) | shows(word, catalog)
    });
    let languages = language::of_question(spoken);
    for at in 0..tokens.len() {
        if let Some(meant) = meant(text, tokens, at, languages, catalog) {
            meant.clone_into(&mut tokens[at].normal);
        }
    }
}

/// The languages that a short word is of that is nothing else.
fn shows(word: &str, catalog: &impl Names) -> LanguageSet {
    let own = SHORT.iter().filter(|(_, words)| words.iter().any(|(short, _)| *short == word));
    let own = own.fold(LanguageSet::NONE, |all, (language, _)| all | *language);
    if word.len() < 2 || own == LanguageSet::NONE || is_english(word) || catalog.has_word(word) {
        return LanguageSet::NONE;
    }
    own
}

fn meant(
    text: &str,
    tokens: &[Token],
    at: usize,
    languages: LanguageSet,
    catalog: &impl Names,
) -> Option<&'static str> {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.normal.as_str());
    let before = at.checked_sub(1).map_or("", word);
    let typed = text.get(tokens[at].place.clone()).unwrap_or_default();
    let head = text.get(..tokens[at].place.start).unwrap_or_default();
    match word(at) {
        "ai" if is_elided(head, typed) => return Some("avoir"),
        "ai" if !typed.is_ascii() => return Some("aqui"),
        "ai" if languages.meets(PORTUGUESE) => {
            let greets = at == 1 && before == "e";
            let next = word(at + 1);
            let names = !next.is_empty() && catalog.is_topic(&format!("ai{next}"));
            let topic = at == 0 || names || BEFORE_TOPICS.contains(&before) || typed == "AI";
            return (greets || !topic).then_some("aqui");
        }
        "c" if languages == FRENCH => {
            let is = BEHIND_IT_IS.contains(&word(at + 1)) && !BEFORE_TOPICS.contains(&before);
            return is.then_some("ce");
        }
        // "Open source, c possible ?"
        "possible" if languages == FRENCH && before == "ce" => return Some("peut"),
        // In Spanish, one network is what several are, but no fishing net.
        "red" if languages.meets(SPANISH) && matches!(before, "sobre" | "de") && word(at + 1).is_empty() => {
            return Some("redes");
        }
        // "In eng" is in English.
        "eng" if grammar::IN.contains(&before) => return None,
        "vc" if BEFORE_TOPICS.contains(&before) => return None,
        _ => {}
    }
    let spoken = SHORT.iter().filter(|(language, _)| languages.meets(*language));
    spoken.flat_map(|(_, words)| words.iter()).find(|(short, _)| *short == word(at)).map(|(_, meant)| *meant)
}

/// "J'ai" and "l'ai"
fn is_elided(head: &str, typed: &str) -> bool {
    let before = head.strip_suffix(['\'', '’', '`']);
    before.is_some_and(|before| before.ends_with(['j', 'J']) || typed == "ai")
}
