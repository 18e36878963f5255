//! What was asked for beside a topic, in words: the limits of an answer, what could not be met, what leads to more.

use super::listed;
use crate::bot::reply::{Joint, Text, Value};
use crate::bot::request::Request;
use crate::bot::{Bot, Finding, language};
use crate::catalog::Level;
use crate::search::constraints::Condition;
use crate::search::{Length, Target, Understanding};

/// Characters of a condition on a button: Discord shows about 34 in all, and the number behind it matters.
const ON_A_BUTTON: usize = 20;

/// Unknown words that are named; more would be no sentence.
const MOST_UNKNOWN: usize = 3;

/// The conditions in force, as they stand in a headline: "in German, for beginners".
pub(super) fn limits(bot: &Bot, finding: &Finding) -> Text {
    let unsure = finding.recommendation.of_length.is_some();
    applied_phrases(bot, finding, |condition| match condition {
        Condition::Without | Condition::About | Condition::Fresh => false,
        // What is not known of all that is shown has a sentence of its own.
        Condition::Length(_) => !unsure,
        _ => true,
    })
}

/// Those that decide what is shown and not only in which order, with what was left out.
pub(super) fn selecting(bot: &Bot, finding: &Finding) -> Text {
    let unsure = finding.recommendation.of_length.is_some();
    applied_phrases(bot, finding, |condition| match condition {
        Condition::About | Condition::Fresh | Condition::Episodes => false,
        Condition::Length(_) => !unsure,
        _ => true,
    })
}

/// The same where nothing fits: how the answer would have been ordered is no reason.
pub(super) fn filters(bot: &Bot, finding: &Finding) -> Text {
    applied_phrases(bot, finding, |condition| {
        !matches!(condition, Condition::Without | Condition::About | Condition::Fresh | Condition::Episodes)
    })
}

fn applied_phrases(bot: &Bot, finding: &Finding, shown: impl Fn(&&Condition) -> bool) -> Text {
    let applied = finding.recommendation.applied.iter().filter(shown);
    Text::row(applied.map(|condition| phrase(bot, &finding.understanding, condition)))
}

/// The names of what was left out, where something was.
pub(super) fn excluded(bot: &Bot, finding: &Finding) -> Text {
    if !finding.recommendation.applied.contains(&Condition::Without) {
        return Text::default();
    }
    excluded_names(bot, &finding.understanding)
}

fn excluded_names(bot: &Bot, understanding: &Understanding) -> Text {
    let names: Vec<&str> =
        understanding.excluded_targets().into_iter().take(3).map(|target| bot.name(target)).collect();
    listed(&names, Joint::And)
}

/// The titles of what is to be compared with.
pub(super) fn models(bot: &Bot, understanding: &Understanding) -> Text {
    let titles: Vec<&str> =
        understanding.models().map(|at| bot.catalog().podcast(at).title.as_str()).collect();
    listed(&titles, Joint::And)
}

/// What was to be left out, as it was typed, where it is only another word for what is wished for.
fn inseparable(understanding: &Understanding) -> Text {
    let typed: Vec<&str> =
        understanding.inseparable.iter().map(|segment| segment.typed.as_str()).take(3).collect();
    listed(&typed, Joint::And)
}

/// A condition in a few words, as it stands behind a topic.
fn phrase(bot: &Bot, understanding: &Understanding, condition: &Condition) -> Text {
    match condition {
        // French says "en" before each.
        Condition::Language(tags) => {
            Text::list(tags.iter().map(|tag| in_language("limit-language", tag)), Joint::Or)
        }
        Condition::ExceptLanguage(tag) => in_language("limit-except-language", tag),
        Condition::Level(level) => Text::message("limit-level", [("level", word_of(*level))]),
        Condition::Easy => Text::of("limit-easy"),
        Condition::Length(length) => length_words(*length),
        Condition::Fresh => Text::of("limit-fresh"),
        Condition::Active => Text::of("limit-active"),
        Condition::Episodes => Text::of("limit-episodes"),
        Condition::Without => {
            let excluded = excluded_names(bot, understanding);
            Text::message("limit-without", [("excluded", excluded.into())])
        }
        Condition::About => {
            let what = super::wished_but(bot, understanding, &[]);
            Text::message("limit-about", [("what", what.into())])
        }
        // Never in force: without it, what was named beside the show stands alone. Nor is what nobody knows.
        Condition::Like | Condition::With => Text::default(),
    }
}

fn in_language(id: &'static str, tag: &str) -> Text {
    Text::message(id, [("language", language::name(tag).strengthened().into())])
}

fn languages(tags: &[String]) -> Text {
    Text::list(tags.iter().map(|tag| language::name(tag).strengthened()), Joint::Or)
}

/// The word by which sentences tell levels apart.
pub(in crate::bot) fn word_of(level: Level) -> Value {
    Value::Word(level.code())
}

fn length_words(length: Length) -> Text {
    let minutes = |id, minutes: u16| Text::message(id, [("minutes", minutes.into())]);
    match length {
        Length::Short => Text::of("limit-short"),
        Length::Commute => Text::of("limit-commute"),
        Length::Long => Text::of("limit-long"),
        Length::AtMost(most) => minutes("limit-at-most", most),
        Length::AtLeast(least) => minutes("limit-at-least", least),
    }
}

/// What could not be met, and that the rest is shown.
pub(super) fn unmet(bot: &Bot, finding: &Finding) -> Text {
    let unmet = &finding.recommendation.unmet;
    // Where no new episode is known, nothing more is said of single ones.
    let said_already = |one: &&Condition| **one == Condition::Episodes && unmet.contains(&Condition::Fresh);
    let all = unmet.iter().filter(|one| !said_already(one));
    let for_some = finding.recommendation.unmet_for.iter().map(|missed| {
        let limit = phrase(bot, &finding.understanding, &missed.condition);
        Text::message("unmet-for", [("what", names(bot, &missed.wish).into()), ("limit", limit.into())])
    });
    all.map(|condition| unmet_sentence(bot, finding, condition))
        .chain(for_some)
        .chain(of_length(finding))
        .chain(not_shown(bot, finding))
        .chain(not_known(&finding.understanding))
        .fold(Text::default(), Text::sentence)
}

/// Of how few of these a wished length is known.
fn of_length(finding: &Finding) -> Option<Text> {
    let count = finding.recommendation.of_length?;
    let is_length = |one: &&Condition| matches!(one, Condition::Length(_));
    let Some(Condition::Length(length)) = finding.recommendation.applied.iter().find(is_length) else {
        return None;
    };
    let values = [("count", count.into()), ("length", length_words(*length).into())];
    Some(Text::message("unmet-length-some", values))
}

/// What else was wished for that none of these is about.
fn not_shown(bot: &Bot, finding: &Finding) -> Option<Text> {
    let missing: Vec<&str> = finding
        .recommendation
        .not_shown
        .iter()
        .filter_map(|wish| wish.first())
        .map(|target| bot.name(*target))
        .collect();
    (!missing.is_empty())
        .then(|| Text::message("unmet-about", [("what", listed(&missing, Joint::Or).into())]))
}

/// What was wished for as well and is not known.
fn not_known(understanding: &Understanding) -> Option<Text> {
    let quoted = understanding.unknown.iter().take(MOST_UNKNOWN).map(|typed| super::quoted_words(typed));
    let typed = Text::list(quoted, Joint::Or);
    (!understanding.unknown.is_empty()).then(|| Text::message("unknown-words", [("typed", typed.into())]))
}

fn names(bot: &Bot, targets: &[Target]) -> Text {
    let names: Vec<&str> = targets.iter().take(3).map(|target| bot.name(*target)).collect();
    listed(&names, Joint::Or)
}

/// Whether what could not be met is said with the topic's name, which then needs no headline of its own.
pub(super) fn unmet_names_topic(finding: &Finding) -> bool {
    let named = |condition: &Condition| {
        !matches!(
            condition,
            Condition::Length(_) | Condition::About | Condition::Like | Condition::Without | Condition::With
        )
    };
    is_about_whole_topic(finding) && finding.recommendation.unmet.iter().any(named)
}

/// Whether it is about a topic, of which nothing was left out before.
fn is_about_whole_topic(finding: &Finding) -> bool {
    let orders = |condition: &Condition| matches!(condition, Condition::Fresh | Condition::Episodes);
    matches!(finding.understanding.targets().first(), Some(Target::Topic(_)))
        && finding.recommendation.applied.iter().all(orders)
}

fn unmet_sentence(bot: &Bot, finding: &Finding, condition: &Condition) -> Text {
    let understanding = &finding.understanding;
    let what: Value = super::wished(bot, finding).into();
    let about = Value::Word(if is_about_whole_topic(finding) { "topic" } else { "other" });
    match condition {
        Condition::Language(tags) => {
            let values = [("about", about), ("what", what), ("language", languages(tags).into())];
            Text::message("unmet-language", values)
        }
        Condition::ExceptLanguage(tag) => {
            let language = language::name(tag).strengthened();
            let values = [("about", about), ("what", what), ("language", language.into())];
            Text::message("unmet-except-language", values)
        }
        Condition::Level(level) => {
            let values = [("about", about), ("what", what), ("level", word_of(*level))];
            Text::message("unmet-level", values)
        }
        Condition::Easy => Text::message("unmet-easy", [("about", about), ("what", what)]),
        Condition::Active => Text::message("unmet-active", [("about", about), ("what", what)]),
        Condition::Length(length) => {
            Text::message("unmet-length", [("length", length_words(*length).into())])
        }
        Condition::Episodes => Text::message("unmet-episodes", [("about", about), ("what", what)]),
        Condition::About => Text::message("unmet-about", [("what", what)]),
        Condition::Like => {
            let title = models(bot, understanding);
            Text::message("unmet-like", [("title", title.into()), ("what", what)])
        }
        Condition::Without => {
            let typed = inseparable(understanding);
            Text::message("unmet-without", [("typed", typed.into())])
        }
        Condition::With => {
            let typed = listed(&[understanding.with.as_deref().unwrap_or_default()], Joint::And);
            Text::message("unmet-with", [("typed", typed.into())])
        }
        Condition::Fresh => {
            let episodes = finding.recommendation.applied.contains(&Condition::Episodes);
            let id = if episodes { "unmet-fresh-episodes" } else { "unmet-fresh" };
            Text::message(id, [("about", about), ("what", what)])
        }
    }
}

/// What a button says that leads to the answer without a condition: "Without “for beginners”: 12".
pub(in crate::bot) fn without(
    bot: &Bot,
    understanding: &Understanding,
    condition: &Condition,
    total: usize,
) -> Text {
    let (id, what) = match condition {
        // Names of languages would be cut inside a word.
        Condition::Language(_) => return Text::message("button-all-languages", [("count", total.into())]),
        Condition::Without => ("button-with-too", excluded_names(bot, understanding)),
        _ => ("button-without", phrase(bot, understanding, condition)),
    };
    Text::message(id, [("what", Value::Short(what, ON_A_BUTTON)), ("count", total.into())])
}

/// The words that ask for what a button leads to, where it is about something: what a terminal has in place of buttons.
pub(in crate::bot) fn question(bot: &Bot, request: &Request) -> Option<Text> {
    let Request::Topic { about, constraints, page: 0 } = request else { return None };
    let understanding = bot.resolve(about);
    let names: Vec<&str> = understanding.targets().into_iter().map(|target| bot.name(target)).collect();
    let without = (!understanding.excluded.is_empty()).then_some(Condition::Without);
    let conditions = without.into_iter().chain(constraints.conditions());
    let phrases = conditions.map(|condition| phrase(bot, &understanding, &condition));
    let text = phrases.fold(listed(&names, Joint::And), |text, phrase| text.and(" ").append(phrase));
    (!names.is_empty()).then_some(text)
}
