//! Which sentences an answer has, and what they name. The sentences themselves lie in the message files of `text`.

mod conditions;
mod empty_answers;
pub(super) mod follows;
pub(super) mod rights;

use super::find::{Coverage, Reason, Thing};
use super::reply::{Joint, Text, Value};
use super::request::QueryText;
use super::{Bot, Finding, resolve};
use crate::catalog::{Subject, TopicIx};
use crate::search::constraints::Condition;
use crate::search::{MatchKind, Segment, Target, Understanding};
use crate::text::normalize;

pub(super) use conditions::{question, without, word_of};
pub(super) use empty_answers::{
    filtered_out, gone, no_episode, no_more, no_such_podcast, no_such_topic, not_understood, nothing_new,
    nothing_similar, outdated, unreadable,
};

/// Characters of a member's question that are shown back.
const LONGEST_QUOTE: usize = 80;
/// Names in a headline; more would be no sentence.
const MOST_NAMES: usize = 4;

/// "1 show", "12 shows".
pub(super) fn podcasts(count: usize) -> Text {
    Text::message("count-shows", [("count", count.into())])
}

/// The member's own words, short enough to repeat.
fn quote(about: &QueryText) -> Text {
    match about {
        QueryText::Words(words) => Text::default().quoted(short(resolve::undecorated(words))),
        QueryText::Resolved { .. } => Text::of("quote-none"),
    }
}

/// Somebody's own words, short enough to repeat.
pub(super) fn quoted_words(words: &str) -> Text {
    Text::default().quoted(short(words))
}

fn short(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(LONGEST_QUOTE).collect();
    if short == words { words } else { format!("{short}…") }
}

/// Names as one reads them: "Django", "Django and Flask", "Django, Flask and Testing".
fn listed(names: &[&str], joint: Joint) -> Text {
    Text::list(names.iter().map(|name| Text::default().strong(*name)), joint)
}

/// The sentences above what was found: what podpick guessed, what the answer is about, what could not be met.
pub(super) fn found(bot: &Bot, finding: &Finding) -> Text {
    let guessed = guessed(bot, &finding.understanding);
    let about = match bot.coverage(finding, Thing::Show) {
        Some(coverage) => covered(bot, finding, coverage, Thing::Show),
        None => about(bot, finding, !guessed.is_empty()),
    };
    // What could not be met comes first, so that the headline's colon stands before the cards.
    guessed.sentence(conditions::unmet(bot, finding)).sentence(about)
}

/// What the answer is about; nothing where what was guessed or could not be met says so already.
fn about(bot: &Bot, finding: &Finding, guessed: bool) -> Text {
    let understanding = &finding.understanding;
    let limits = conditions::limits(bot, finding);
    let excluded = conditions::excluded(bot, finding);
    let wished = wished(bot, finding);
    let plain = excluded.is_empty() && limits.is_empty();
    if plain && (wished.is_empty() || guessed && understanding.segments.len() == 1) {
        return Text::default();
    }
    let person = matches!(understanding.targets().first(), Some(Target::Person(_)));
    let related = understanding
        .segments
        .iter()
        .find(|segment| segment.interpretations.first().is_some_and(|one| one.kind == MatchKind::Related));
    if let Some(segment) = related.filter(|_| plain && understanding.segments.len() == 1) {
        let typed = Text::default().quoted(&segment.typed);
        return Text::message("about-part-of", [("typed", typed.into()), ("what", wished.into())]);
    }
    if plain && conditions::unmet_names_topic(finding) {
        return Text::default();
    }
    let id = match (wished.is_empty(), person, excluded.is_empty(), limits.is_empty()) {
        (true, _, false, true) => "without",
        (true, _, true, _) => "only",
        (true, _, false, false) => "without-limited",
        (false, false, true, true) => "about",
        (false, false, false, true) => "about-without",
        (false, false, true, false) => "about-limited",
        (false, false, false, false) => "about-without-limited",
        (false, true, true, true) => "with",
        (false, true, false, true) => "with-without",
        (false, true, true, false) => "with-limited",
        (false, true, false, false) => "with-without-limited",
    };
    narrowed(id, wished, excluded, limits)
}

/// A sentence about what is wished for, what is left out, and the limits of the answer.
fn narrowed(id: &'static str, what: Text, excluded: Text, limits: Text) -> Text {
    Text::message(id, [("what", what.into()), ("excluded", excluded.into()), ("limits", limits.into())])
}

/// The names of what is wished for and shown; a show's own name stands on its card, so topics and people are enough beside it.
fn wished(bot: &Bot, finding: &Finding) -> Text {
    wished_but(bot, &finding.understanding, &finding.recommendation.not_shown)
}

/// The names of what is wished for, but for some wishes.
fn wished_but(bot: &Bot, understanding: &Understanding, not_shown: &[Vec<Target>]) -> Text {
    let is_subject = |target: &Target| matches!(target, Target::Topic(_) | Target::Person(_));
    let mut names: Vec<&str> = Vec::new();
    let shown = |segment: &&Segment| {
        let means = |targets: &Vec<Target>| {
            segment.interpretations.iter().map(|one| one.target).eq(targets.iter().copied())
        };
        !not_shown.iter().any(means)
    };
    for segment in understanding.segments.iter().filter(shown) {
        let own = segment.interpretations.iter().map(|one| one.target).filter(is_subject);
        let targets: Vec<Target> = own.chain(segment.in_title.iter().map(|at| Target::Topic(*at))).collect();
        for target in targets {
            let name = bot.name(target);
            if !names.contains(&name) && names.len() < MOST_NAMES {
                names.push(name);
            }
        }
    }
    let titles = understanding.segments.iter().any(|segment| !segment.in_title.is_empty());
    let either = understanding.segments.len() == 1 && !titles;
    listed(&names, if either { Joint::Or } else { Joint::And })
}

/// "No show only about **FastAPI**; these cover **Web development**."
fn covered(bot: &Bot, finding: &Finding, coverage: Coverage<'_>, thing: Thing) -> Text {
    let label = |at: TopicIx| -> Value { Text::default().strong(&bot.catalog().topic(at).label).into() };
    let names = |all: &[TopicIx]| -> Value {
        let names: Vec<&str> = all.iter().map(|at| bot.catalog().topic(*at).label.as_str()).collect();
        listed(&names, Joint::And).into()
    };
    match coverage {
        Coverage::NoneAlone { typed, topic } => {
            let typed = Text::default().quoted(typed);
            Text::message("about-no-show-alone", [("typed", typed.into()), ("topic", label(topic))])
        }
        Coverage::Inside { topic, others } => {
            Text::message("about-inside", [("topic", label(topic)), ("others", names(others))])
        }
        Coverage::Few { topic, others, count } => {
            let limits = conditions::selecting(bot, finding);
            let id = match (thing, limits.is_empty()) {
                (Thing::Episode, true) => "expanded-episodes",
                (Thing::Episode, false) => "expanded-episodes-limited",
                (Thing::Show, true) => "expanded-shows",
                (Thing::Show, false) => "expanded-shows-limited",
            };
            let values = [
                ("topic", label(topic)),
                ("others", names(others)),
                ("count", count.into()),
                ("limits", limits.into()),
            ];
            Text::message(id, values)
        }
    }
}

/// The sentence above shows that are like one.
pub(super) fn like(bot: &Bot, finding: &Finding) -> Text {
    if finding.recommendation.unmet.contains(&Condition::Like) {
        return conditions::unmet(bot, finding);
    }
    let title = conditions::models(bot, &finding.understanding);
    let narrowed = finding.recommendation.applied.contains(&Condition::About);
    let what = if narrowed { wished(bot, finding) } else { Text::default() };
    let excluded = conditions::excluded(bot, finding);
    let limits = conditions::limits(bot, finding);
    let id = match (what.is_empty(), excluded.is_empty(), limits.is_empty()) {
        (true, true, true) => "like",
        (true, true, false) => "like-limited",
        (true, false, true) => "like-without",
        (true, false, false) => "like-without-limited",
        (false, true, true) => "like-about",
        (false, true, false) => "like-about-limited",
        (false, false, true) => "like-about-without",
        (false, false, false) => "like-about-without-limited",
    };
    let values = [
        ("title", title.into()),
        ("what", what.into()),
        ("excluded", excluded.into()),
        ("limits", limits.into()),
    ];
    conditions::unmet(bot, finding).sentence(Text::message(id, values))
}

/// The sentence above a choice that nobody narrowed to a topic.
pub(super) fn varied(bot: &Bot, finding: &Finding) -> Text {
    let excluded = conditions::excluded(bot, finding);
    let limits = conditions::limits(bot, finding);
    let whole = finding.recommendation.applied.iter().any(|one| matches!(one, Condition::Language(_)));
    let id = match (excluded.is_empty(), limits.is_empty()) {
        (true, false) if whole => "all-limited",
        (true, true) => "varied",
        (true, false) => "varied-limited",
        (false, true) => "varied-without",
        (false, false) => "varied-without-limited",
    };
    let text = Text::message(id, [("excluded", excluded.into()), ("limits", limits.into())]);
    conditions::unmet(bot, finding).sentence(text)
}

/// The sentence above episodes.
pub(super) fn episodes_found(bot: &Bot, finding: &Finding, count: usize) -> Text {
    let understood = guessed(bot, &finding.understanding);
    let coverage = bot.coverage(finding, Thing::Episode);
    let rest =
        coverage.map_or_else(|| episodes(count), |coverage| covered(bot, finding, coverage, Thing::Episode));
    understood.sentence(conditions::unmet(bot, finding)).sentence(rest)
}

fn episodes(count: usize) -> Text {
    Text::message("episodes-found", [("count", count.into())])
}

/// The sentence above episodes that were found by their own words.
pub(super) fn episodes_by_words(slips: &[(String, String)], count: usize) -> Text {
    let slips = slips.iter().map(|(typed, meant)| guess("guessed", typed, Text::default().strong(meant)));
    slips.fold(Text::default(), Text::sentence).sentence(episodes(count))
}

/// The sentence above episodes about something that no show is about.
pub(super) fn only_episodes(about: &QueryText, slips: &[(String, String)]) -> Text {
    let typed = quote(about).into();
    if slips.is_empty() {
        return Text::message("only-episodes", [("typed", typed)]);
    }
    let meant: Vec<&str> = slips.iter().map(|(_, meant)| meant.as_str()).collect();
    Text::message("only-episodes-meant", [("typed", typed), ("meant", listed(&meant, Joint::And).into())])
}

/// The sentence above new episodes.
pub(super) fn new_episodes(count: usize, about: Option<&[String]>) -> Text {
    let Some(names) = about else {
        return Text::message("new-episodes", [("count", count.into())]);
    };
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let what = listed(&names, Joint::Or).into();
    Text::message("new-episodes-about", [("count", count.into()), ("what", what)])
}

/// "You typed *djagno*; showing **Django**." where podpick guessed.
fn guessed(bot: &Bot, understanding: &Understanding) -> Text {
    let mut text = Text::default();
    let wished = understanding.segments.iter().map(|segment| ("guessed", segment));
    let excluded = understanding.excluded.iter().map(|segment| ("guessed-excluded", segment));
    for (id, segment) in wished.chain(excluded).filter(|(_, segment)| !is_written(bot, segment)) {
        let targets = segment.interpretations.iter().map(|one| one.target);
        // A show's own name stands on its card, and whoever speaks in it, too; a topic is enough.
        let topic = targets.clone().any(|target| matches!(target, Target::Topic(_)));
        let told = targets.filter(|target| !topic || matches!(target, Target::Topic(_)));
        let names: Vec<&str> = told.take(MOST_NAMES).map(|target| bot.name(target)).collect();
        text = text.sentence(guess(id, &segment.typed, listed(&names, Joint::And)));
    }
    text
}

fn guess(id: &'static str, typed: &str, meant: Text) -> Text {
    let typed = Text::default().quoted(typed);
    Text::message(id, [("typed", typed.into()), ("meant", meant.into())])
}

/// Whether a segment is written like one of the names it stands for, so that nothing was guessed.
fn is_written(bot: &Bot, segment: &Segment) -> bool {
    segment
        .interpretations
        .iter()
        .any(|one| !one.kind.is_guess() || same_words(bot.name(one.target), &segment.typed))
}

/// Equal but for case, accents and punctuation.
fn same_words(name: &str, typed: &str) -> bool {
    let compact = |text: &str| normalize(text).replace(' ', "");
    compact(name) == compact(typed)
}

/// Why something is shown, as far as it is particular to it: "Also about Django".
pub(super) fn reason(bot: &Bot, finding: &Finding, subject: Subject) -> Option<Text> {
    let named = |id, target| Text::message(id, [("name", bot.name(target).into())]);
    let reasons = bot.reasons(finding, subject).into_iter().map(|reason| match reason {
        Reason::About(topic) => Text::plain(bot.name(Target::Topic(topic))),
        Reason::AlsoAbout(topic) => named("reason-also-about", Target::Topic(topic)),
        Reason::PartOf(topic) => named("reason-part-of", Target::Topic(topic)),
        Reason::Covers(topic) => named("reason-covers", Target::Topic(topic)),
        Reason::With(person) => named("reason-with", Target::Person(person)),
        Reason::ByName => Text::of("reason-by-name"),
    });
    reasons.reduce(|all, one| all.and(" · ").append(one))
}

/// The sentence above a podcast drawn by chance.
pub(super) fn by_chance(bot: &Bot, understanding: Option<&Understanding>) -> Text {
    let Some(understanding) = understanding else { return Text::of("by-chance") };
    let targets = understanding.targets();
    let names: Vec<&str> = targets.iter().map(|target| bot.name(*target)).collect();
    let what = listed(&names, Joint::And);
    guessed(bot, understanding).sentence(Text::message("by-chance-about", [("what", what.into())]))
}
