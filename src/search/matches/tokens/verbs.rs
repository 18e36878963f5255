//! Whether a word is what somebody does in a sentence, and no name that is spelt so.

use crate::search::index::english::{is_common_noun, is_english};
use crate::search::index::{Index, TermIx};
use crate::search::query::Query;

/// Words before and after which a word is what somebody does: "to go", "we go", "go home".
const BEFORE_VERBS: [&str; 12] =
    ["to", "i", "we", "you", "they", "lets", "can", "will", "should", "must", "could", "would"];
const AFTER_VERBS: [&str; 8] = ["to", "into", "through", "over", "home", "back", "wrong", "ahead"];

/// Whether a word stands where sentences have their verb.
pub(super) fn is_verb_here(words: &[&str], at: usize) -> bool {
    let is_one_of = |word: Option<&&str>, list: &[&str]| word.is_some_and(|word| list.contains(word));
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    is_one_of(before, &BEFORE_VERBS) || is_one_of(words.get(at + 1), &AFTER_VERBS)
}

/// "Go fishing" is what somebody does; "go testing" is about Go, because testing is a word of topics.
pub(super) fn is_going(index: &Index, words: &[&str], at: usize) -> bool {
    let of_topics = |word: &&str| index.word(word).is_some_and(|word| index.stats_of(word).in_topics > 0);
    let doing = words.get(at + 1).filter(|next| next.ends_with("ing") && is_common_noun(next));
    // "Go for a walk"
    let away = matches!(
        words.get(at + 1..),
        Some(
            ["for", "a" | "an", ..]
                | ["with", "the", ..]
                | ["home" | "away" | "back" | "there" | "out" | "outside" | "ahead" | "wrong" | "crazy", ..]
                | ["to", "the" | "sleep" | "bed" | "school", ..]
        )
    );
    words[at] == "go" && (away || doing.is_some_and(|doing| !of_topics(doing)))
}

/// Words behind which a verb follows: "let's go", "don't react".
const BEFORE_A_VERB: [&str; 13] = [
    "let", "lets", "dont", "didnt", "doesnt", "cant", "couldnt", "wont", "wouldnt", "shouldnt", "gotta",
    "gonna", "wanna",
];
/// Words behind which "to" begins what somebody does, and is no way from one thing to another: "need to rest".
const BEFORE_TO: [&str; 20] = [
    "want", "wants", "need", "needs", "have", "has", "had", "going", "try", "trying", "able", "ready",
    "time", "ought", "supposed", "like", "love", "nice", "good", "better",
];
/// Those who do something, or to whom it is done.
const SOMEBODY: [&str; 4] = ["i", "we", "you", "they"];
const IT: [&str; 14] =
    ["it", "him", "her", "them", "me", "us", "this", "that", "these", "those", "my", "your", "his", "our"];
const SELVES: [&str; 7] =
    ["myself", "yourself", "yourselves", "himself", "herself", "ourselves", "themselves"];

/// Whether a word of topics is a verb where it stands in the whole question: "react to my message", "let it go". What is
/// done in the field itself stays what it is: "I want to test my code".
pub(super) fn is_done(index: &Index, query: &Query, place: usize, word: TermIx) -> bool {
    let normal = index.text(word);
    index.stats_of(word).in_topics > 0
        && stands_as_verb(query, place)
        && is_verb(normal)
        && !index.same_stem(normal).iter().any(|form| ends_as_work(index.text(*form)))
}

/// Whether a form of a word names doing it or who does: "testing", "designer".
fn ends_as_work(form: &str) -> bool {
    ["ing", "er", "ers", "ment", "ed", "or"].iter().any(|ending| form.ends_with(ending))
}

fn stands_as_verb(query: &Query, place: usize) -> bool {
    let word = |at: usize| query.tokens.get(at).map_or("", |token| token.normal.as_str());
    let back = |by: usize| place.checked_sub(by).map_or("", word);
    let (before, next, behind) = (back(1), word(place + 1), word(place + 2));
    // "We React developers"
    if query.classes.get(place + 1).is_some_and(|class| class.category) {
        return false;
    }
    // "I'm" and "I've" say something else than "I".
    let whole = || query.tokens.get(place - 1).is_some_and(|token| token.place.len() == before.len());
    BEFORE_A_VERB.contains(&before)
        || SOMEBODY.contains(&before) && whole()
        || before == "to" && (BEFORE_TO.contains(&back(2)) || back(2) == "how" && !next.is_empty())
        || IT.contains(&before) && matches!(back(2), "let" | "lets" | "make" | "help")
        || next == "to" && before != "from" && IT.contains(&behind)
        || next == "with" && IT[..6].contains(&behind)
        || SELVES.contains(&next)
}

/// Whether English makes an "-ing" of a word.
fn is_verb(word: &str) -> bool {
    let bare = word.strip_suffix('e').unwrap_or(word);
    word.len() > 1 && is_english(&format!("{bare}ing"))
}
