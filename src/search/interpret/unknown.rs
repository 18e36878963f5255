//! Words of a wish of which podpick knows nothing, beside what it understands: they are named, never dropped.

use std::ops::Range;

use crate::search::index::english::{is_common_noun, is_only_a_name};
use crate::search::index::{Index, adjective};
use crate::search::matches::tokens::{Token, Tokens};
use crate::search::{MatchKind, Segment};
use crate::text::every_word;

/// Letters a word has at least that is named: shorter ones are shorthand.
const SHORTEST: usize = 3;
/// Words that name one thing at most.
const LONGEST: usize = 2;
/// Words before who is to speak.
const WITH: [&str; 7] = ["with", "mit", "con", "avec", "com", "featuring", "feat"];
/// Words behind which another wish begins.
const BUT: [&str; 5] = ["but", "aber", "pero", "mas", "mais"];

/// What names something, as typed, and is in none of the segments that were understood.
pub(in crate::search) fn words(index: &Index, question: &Tokens, segments: &[Segment]) -> Vec<String> {
    if segments.is_empty() {
        return Vec::new();
    }
    let understood: Vec<String> = segments.iter().flat_map(|segment| every_word(&segment.typed)).collect();
    let is_met = |token: &Token| understood.iter().any(|word| word == token.normal);
    let met = question.all.iter().enumerate().filter(|(_, token)| is_met(token));
    let met = met.fold(0, |met, (at, _)| met | 1 << at);
    let beside = wishes(question, met);
    let rows = rows(question, met).into_iter();
    let of_topics =
        |row: &Range<usize>| question.all[row.clone()].iter().any(|token| is_of_topics(index, token));
    let named = rows.filter(|row| beside.contains(row) || is_name(question, row) && !of_topics(row));
    named.map(|row| question.typed(row.fold(0, |mask, at| mask | 1 << at))).collect()
}

/// Words that "and" or "but" sets beside what is understood, and that are no more than a wish of their own: "SPAs and PWAs",
/// "true crime but hackers".
pub(super) fn wishes(question: &Tokens, met: u64) -> Vec<Range<usize>> {
    let is_met = |at: usize| met & (1 << at) != 0;
    let content: Vec<usize> = (0..question.all.len()).filter(|at| is_content(&question.all[*at])).collect();
    let is_joined = |one: usize, other: usize| {
        // By a word, and by no slash: "windows/win.ini".
        let between = &question.all[one + 1..other];
        let and = question.sets_side_by_side(1 << one, 1 << other) && between.iter().any(|token| token.stop);
        and && !question.lists(1 << one, 1 << other)
            || between.iter().any(|token| BUT.contains(&token.normal))
    };
    let is_wish = |row: &Range<usize>| {
        let before = content.iter().copied().rev().find(|at| *at < row.start);
        let after = content.iter().copied().find(|at| *at >= row.end);
        let alone = before.is_none_or(|before| is_joined(before, row.start))
            && after.is_none_or(|after| is_joined(row.end - 1, after));
        let word = question.all[row.end - 1].normal;
        let thing = !adjective::says_how(word) && word.chars().count() >= SHORTEST;
        let touches = |at: usize, other: usize| {
            question.follows(at) && question.all.get(other).is_some_and(|token| !token.stop)
        };
        let row_ends = !touches(row.start, row.start.saturating_sub(1)) && !touches(row.end, row.end);
        // "Jekyll and Hyde" are no blogs.
        let thing = thing && row_ends && !is_only_a_name(word);
        let beside = before.into_iter().chain(after).any(is_met);
        beside && alone && thing && row.len() <= LONGEST
    };
    rows(question, met).into_iter().filter(is_wish).collect()
}

/// Words that stand side by side and are not understood.
fn rows(question: &Tokens, met: u64) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    for at in (0..question.all.len()).filter(|at| met & (1 << at) == 0 && is_content(&question.all[*at])) {
        match rows.last_mut().filter(|row| row.end == at && question.follows(at)) {
            Some(row) => row.end += 1,
            None => rows.push(at..at + 1),
        }
    }
    rows
}

/// The first and last name of somebody.
fn is_name(question: &Tokens, row: &Range<usize>) -> bool {
    let [one, other] = &question.all[row.clone()] else { return false };
    let is_strange = |token: &Token| {
        question.is_english()
            && token.unknown
            && token.candidates.is_empty()
            && token.normal.chars().count() >= SHORTEST
    };
    let is_somebody = |token: &Token| is_only_a_name(token.normal) || is_strange(token);
    let is_given = |token: &Token| {
        is_somebody(token) || is_common_noun(token.normal) && !adjective::says_how(token.normal)
    };
    let with = question.word_before(row.start).is_some_and(|word| WITH.contains(&word));
    is_somebody(other) && is_given(one) || with && !adjective::says_how(one.normal)
}

/// Whether topics are called so, so that the word is not unknown.
fn is_of_topics(index: &Index, token: &Token) -> bool {
    let spelt = |kind| matches!(kind, MatchKind::Exact | MatchKind::Inflected);
    token.candidates.iter().any(|one| spelt(one.kind) && index.stats_of(one.word).in_topics > 0)
}

fn is_content(token: &Token) -> bool {
    let number = token.normal.bytes().all(|byte| byte.is_ascii_digit());
    !token.stop && !token.request && !token.category && !number
}
