//! Whether words that match a topic mean something else where they stand.

use crate::catalog::TopicIx;
use crate::search::index::adjective;
use crate::search::index::english::{is_common_noun, is_only_a_name};
use crate::search::index::{Index, NameKind, TermIx};
use crate::search::matches::Match;
use crate::search::matches::tokens::{Token, Tokens, ends};
use crate::search::query::language::LanguageSet;
use crate::search::query::{everyday, stopwords};
use crate::search::{MatchKind, Target};

/// Whether words before a match make something else of it: "interior design" is no design of software, "vitamin C" no C.
///
/// `met` are the words that mean something by themselves.
pub(super) fn means_something_else(index: &Index, question: &Tokens, item: &Match, met: u64) -> bool {
    let (first, last) = ends(item.mask);
    // A word for a kind is a topic only where it is its name, or says of which kind shows are: "tools" is no "tooling".
    let only_kind = first == last && question.all[first].category && !question.is_of_shows(first);
    if only_kind
        && item.interpretation.kind != MatchKind::Exact
        && item.interpretation.score < index.weights.plural
    {
        return true;
    }
    if first == last && is_coloured(question, first) {
        return true;
    }
    let Some(before) = first.checked_sub(1) else { return false };
    let which = &question.all[before];
    let says_kind = which.category || stopwords::is_nearly_category_word(which.normal);
    let unknown = !which.stop && !which.request && !says_kind && met & (1 << before) == 0;
    if first != last || !question.follows(first) || !unknown {
        return false;
    }
    // "Hilarious software podcasts" are about software.
    let says_how = question.is_hyphened(before)
        || adjective::says_how(which.normal)
        // So are "sympa security podcasts": an everyday word of another language says how they are.
        || everyday::languages_of(which.normal) != LanguageSet::NONE;
    if says_how && question.is_of_shows(last) {
        return false;
    }
    let token = &question.all[first];
    match item.interpretation.target {
        // "Climate technology" is no technology at large.
        Target::Topic(_) if token.category => true,
        // "Celebrity news" are other news, and "Taylor Swift" is a person.
        Target::Topic(topic) if index.is_qualifier(topic) => true,
        Target::Topic(_) if is_only_a_name(which.normal) && is_common_noun(token.normal) => true,
        Target::Topic(topic) => token.normal.chars().count() == 1 || is_head_noun(index, topic, token),
        _ => false,
    }
}

/// Colours, which behind the name of a thing, or before it in German, say that it is one to be seen.
const COLOURS: [&str; 35] = [
    "negro",
    "negra",
    "negros",
    "negras",
    "blanco",
    "blanca",
    "blancas",
    "rojo",
    "roja",
    "rojas",
    "amarillo",
    "amarilla",
    "gris",
    "azul",
    "preto",
    "preta",
    "pretas",
    "branco",
    "branca",
    "brancas",
    "vermelho",
    "vermelha",
    "cinza",
    "noir",
    "noire",
    "noirs",
    "noires",
    "blanche",
    "blanches",
    "rouge",
    "schwarze",
    "schwarzer",
    "weisse",
    "graue",
    "rote",
];

/// "Una nube negra" hangs in the sky.
fn is_coloured(question: &Tokens, at: usize) -> bool {
    let colour = |at: usize| question.all.get(at).is_some_and(|token| COLOURS.contains(&token.normal));
    question.follows(at + 1) && colour(at + 1) || question.follows(at) && at > 0 && colour(at - 1)
}

/// Whether a name of a topic holds a word, or those names that count of at least so many others do, so that it may well be
/// said of this one.
pub(super) fn is_said_of(
    index: &Index,
    topic: TopicIx,
    token: &Token,
    counts: impl Fn(NameKind) -> bool,
    least: usize,
) -> bool {
    let mut others: Vec<Target> = Vec::new();
    let spelt = token.candidates.iter().filter(|one| one.kind <= MatchKind::Inflected);
    for name in spelt.flat_map(|candidate| index.topic_names(candidate.word)) {
        let name = index.name(*name);
        if name.target == Target::Topic(topic) {
            return true;
        }
        if counts(name.kind) && !others.contains(&name.target) {
            others.push(name.target);
            if others.len() >= least {
                return true;
            }
        }
    }
    false
}

/// Whether names of a topic end in a word behind another that says which: "web design", "software testing".
pub(super) fn is_head_noun(index: &Index, topic: TopicIx, token: &Token) -> bool {
    is_common_noun(token.normal)
        && token.candidates.iter().any(|candidate| {
            let names = index.topic_names(candidate.word).iter();
            let own = names.filter(|name| {
                let name = index.name(**name);
                name.target == Target::Topic(topic)
                    && matches!(name.kind, NameKind::Own | NameKind::Inherited)
            });
            let which = |word: &TermIx| {
                let class = stopwords::class(index.text(*word));
                !class.stop && !class.request && !class.category
            };
            let ends_so = |words: &[TermIx]| {
                words
                    .split_last()
                    .is_some_and(|(last, before)| *last == candidate.word && before.iter().any(which))
            };
            own.filter(|name| ends_so(index.words_of(**name))).count() > 1
        })
}
