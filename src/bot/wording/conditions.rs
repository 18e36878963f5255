//! What was asked for beside a topic, in words: the limits of an answer, what could not be met, what leads to more.

use super::listed;
use crate::bot::reply::Text;
use crate::bot::{Bot, Finding, language};
use crate::catalog::Level;
use crate::search::constraints::Condition;
use crate::search::{Length, Understanding};

/// Characters on a button: Discord shows about 34.
const BUTTON: usize = 34;

/// The conditions in force, as they stand in a headline: "in German, for beginners".
pub(super) fn limits(bot: &Bot, finding: &Finding) -> Text {
    let shown = |condition: &&Condition| {
        !matches!(condition, Condition::Without | Condition::About | Condition::Fresh)
    };
    let applied = finding.recommendation.applied.iter().filter(shown);
    super::phrases(applied.map(|condition| phrase(bot, &finding.understanding, condition)).collect())
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
    listed(Text::default(), &names, "and")
}

/// A condition in a few words, as it stands behind a topic.
fn phrase(bot: &Bot, understanding: &Understanding, condition: &Condition) -> Text {
    let language_name = |tag: &str| Text::default().strong(language::name(tag));
    match condition {
        Condition::Language(tag) => Text::message("in {language}", &[("language", language_name(tag))]),
        Condition::ExceptLanguage(tag) => {
            Text::message("not in {language}", &[("language", language_name(tag))])
        }
        Condition::Level(level) => Text::plain(level_words(*level)),
        Condition::Easy => Text::plain("not for experts"),
        Condition::Length(length) => length_words(*length),
        Condition::Fresh => Text::plain("what is new"),
        Condition::Episodes => Text::plain("single episodes first"),
        Condition::Without => {
            Text::message("without {excluded}", &[("excluded", excluded_names(bot, understanding))])
        }
        Condition::About => Text::message("about {what}", &[("what", super::wished(bot, understanding))]),
    }
}

fn level_words(level: Level) -> &'static str {
    match level {
        Level::Beginner => "for beginners",
        Level::Intermediate => "for people who know the basics",
        Level::Advanced => "for experts",
        Level::All => "for everyone",
    }
}

fn length_words(length: Length) -> Text {
    let minutes = |minutes: u16| [("minutes", Text::plain(minutes.to_string()))];
    match length {
        Length::Short => Text::plain("under 20 minutes"),
        Length::Commute => Text::plain("of 20 to 45 minutes"),
        Length::Long => Text::plain("over 45 minutes"),
        Length::AtMost(most) => Text::message("up to {minutes} minutes", &minutes(most)),
        Length::AtLeast(least) => Text::message("of {minutes} minutes or more", &minutes(least)),
    }
}

/// What could not be met, and that the rest is shown.
pub(super) fn unmet(bot: &Bot, finding: &Finding) -> Text {
    let all = finding.recommendation.unmet.iter();
    all.fold(Text::default(), |text, condition| super::apart(text, unmet_sentence(bot, finding, condition)))
}

fn unmet_sentence(bot: &Bot, finding: &Finding, condition: &Condition) -> Text {
    let language_value = |tag: &str| [("language", Text::default().strong(language::name(tag)))];
    match condition {
        Condition::Language(tag) => Text::message(
            "Nothing about it is in {language}, so these are in other languages.",
            &language_value(tag),
        ),
        Condition::ExceptLanguage(tag) => {
            Text::message("Everything about it is in {language}.", &language_value(tag))
        }
        Condition::Level(Level::Beginner) => {
            Text::plain("None of it is made for beginners, so this is the rest.")
        }
        Condition::Level(Level::Intermediate) => {
            Text::plain("None of it is made for people who know the basics, so this is the rest.")
        }
        Condition::Level(_) => Text::plain("None of it is made for experts, so this is the rest."),
        Condition::Easy => Text::plain("All of it is made for experts."),
        Condition::Length(length) => Text::message(
            "I know no episode {length}, so these shows may be shorter or longer.",
            &[("length", length_words(*length))],
        ),
        Condition::Episodes => Text::plain("I know no single episode about it, so these are shows."),
        Condition::About => Text::message(
            "None of them is about {what}.",
            &[("what", super::wished(bot, &finding.understanding))],
        ),
        Condition::Fresh | Condition::Without => Text::default(),
    }
}

/// What a button says that leads to the answer without a condition: "Without “in German”: 12".
pub(in crate::bot) fn without(
    bot: &Bot,
    understanding: &Understanding,
    condition: &Condition,
    total: usize,
) -> String {
    let text = |condition: String| format!("Without “{condition}”: {total}");
    let words = match condition {
        Condition::Without => {
            return format!("With {} too: {total}", plain(&excluded_names(bot, understanding)));
        }
        _ => plain(&phrase(bot, understanding, condition)),
    };
    let room = BUTTON.saturating_sub(text(String::new()).chars().count());
    text(if words.chars().count() > room {
        words.chars().take(room.saturating_sub(1)).chain(['…']).collect()
    } else {
        words
    })
}

/// Each condition in force as plain words, with the show that was compared with: for programs.
pub(in crate::bot) fn applied(bot: &Bot, finding: &Finding) -> Vec<String> {
    let like = finding.understanding.like.map(|at| format!("like {}", bot.catalog().podcast(at).title));
    let applied = finding.recommendation.applied.iter();
    let count = finding.constraints().count.map(|count| format!("{count} at once"));
    let varied = finding.recommendation.varied.then(|| "a varied choice".to_owned());
    varied
        .into_iter()
        .chain(like)
        .chain(applied.map(|condition| plain(&phrase(bot, &finding.understanding, condition))))
        .chain(count)
        .collect()
}

/// Each condition that could not be met as plain words: for programs.
pub(in crate::bot) fn unmet_phrases(bot: &Bot, finding: &Finding) -> Vec<String> {
    let unmet = finding.recommendation.unmet.iter();
    unmet.map(|condition| plain(&phrase(bot, &finding.understanding, condition))).collect()
}

/// The words of a text alone.
fn plain(text: &Text) -> String {
    use crate::bot::reply::Span;
    let words = text.0.iter().map(|span| match span {
        Span::Plain(words) | Span::Strong(words) | Span::Quoted(words) => words.as_str(),
        _ => "",
    });
    words.collect()
}
