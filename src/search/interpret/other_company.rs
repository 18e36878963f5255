//! Whether a word that is a topic here, and an everyday word or a name elsewhere, stands in the company of nothing that topics are about.

use super::Group;
use super::everyday_sense::{is_asked_for, is_circumstance, is_plain};
use crate::search::Target;
use crate::search::index::english::{is_common_noun, is_english};
use crate::search::index::{Index, adjective};
use crate::search::matches::tokens::{Token, Tokens};
use crate::search::weights::THINGS_IN_COMPANY;

/// Words that say which thing is meant, so that what lies on it is a thing as well: "on the shore", "on my bike".
const DETERMINERS: [&str; 9] = ["the", "a", "an", "my", "your", "our", "his", "her", "their"];

/// "Swift tickets eras tour", "docker strike at the port", "kafka on the shore": no show is asked for, and no topic has a word of
/// what stands beside.
pub(super) fn is_in_other_company(index: &Index, question: &Tokens, chosen: &[Group]) -> bool {
    let [group] = chosen else { return false };
    let (Target::Topic(_), true) = (group.best().target, group.mask.is_power_of_two()) else { return false };
    let at = group.mask.trailing_zeros() as usize;
    let Some(met) = question.all.get(at) else { return false };
    let ordinary = is_plain(met.normal) || is_english(met.normal);
    if group.best().kind.is_guess() || !ordinary || is_asked_for(question, at) {
        return false;
    }
    let others: Vec<usize> =
        (0..question.all.len()).filter(|other| *other != at && is_content(&question.all[*other])).collect();
    let known = |token: &Token| {
        index.word(token.normal).is_some_and(|word| index.stats_of(word).in_topics > 0)
            || !is_plain(token.normal) && !is_english(token.normal)
            || is_circumstance(token)
    };
    let is_thing = |at: &&usize| {
        let word = question.all[**at].normal;
        is_common_noun(word) && !adjective::says_how(word)
    };
    let is_known = |at: usize| known(&question.all[at]);
    if lies_on_thing(question, at)
        .is_some_and(|thing| is_common_noun(question.all[thing].normal) && !is_known(thing))
    {
        return true;
    }
    !others.iter().any(|other| is_known(*other))
        && others.iter().filter(is_thing).count() >= THINGS_IN_COMPANY
}

/// The thing on which what a word names lies: "kafka on the shore", "rust on my bike chain".
fn lies_on_thing(question: &Tokens, at: usize) -> Option<usize> {
    let word = |at: usize| question.all.get(at).map_or("", |token| token.normal);
    let on = word(at + 1) == "on" && DETERMINERS.contains(&word(at + 2));
    (on && question.all.get(at + 3).is_some_and(is_content)).then_some(at + 3)
}

fn is_content(token: &Token) -> bool {
    let number = token.normal.bytes().all(|byte| byte.is_ascii_digit());
    !token.stop && !token.request && !number
}
