//! Every sentence that people read in an answer, and how they are put together. Decides nothing but words.

pub(super) mod follows;
mod instead;

use super::reply::Text;
use super::request::Wish;
use super::{Bot, Finding, resolve};
use crate::catalog::{Subject, TopicIx};
use crate::search::rank;
use crate::search::{Interpretation, MatchKind, Segment, Target, Understanding, fold};

pub(super) use instead::{
    filtered_out, gone, help, no_episode, no_more, no_such_podcast, no_such_topic, not_understood,
    nothing_new, nothing_similar, outdated, unreadable,
};

/// Characters of a member's question that are shown back.
const LONGEST_QUOTE: usize = 80;

/// "1 show", "12 shows".
pub(super) fn podcasts(count: usize) -> String {
    if count == 1 { "1 show".to_owned() } else { format!("{count} shows") }
}

/// The member's own words, short enough to repeat.
fn quote(wish: &Wish) -> String {
    match wish {
        Wish::Words(words) => {
            let words = resolve::undecorated(words).split_whitespace().collect::<Vec<_>>().join(" ");
            let short: String = words.chars().take(LONGEST_QUOTE).collect();
            if short == words { words } else { format!("{short}…") }
        }
        Wish::Resolved { .. } => "that".to_owned(),
    }
}

/// Names as one reads them: "Django", "Django and Flask", "Django, Flask and Testing".
fn listed(text: Text, names: &[&str], joint: &str) -> Text {
    names.iter().enumerate().fold(text, |text, (at, name)| {
        let text = match at {
            0 => text,
            _ if at + 1 == names.len() => text.and(format!(" {joint} ")),
            _ => text.and(", "),
        };
        text.strong(*name)
    })
}

/// The sentence above what was found.
pub(super) fn found(bot: &Bot, finding: &Finding) -> Text {
    let understood = misread(bot, &finding.understanding);
    if let Some(widened) = widened(bot, finding, "show") {
        return apart(understood, widened);
    }
    let parts = finding.understanding.segments.len();
    if !understood.is_empty() && parts == 1 {
        return understood;
    }
    let targets = finding.understanding.targets();
    let names: Vec<&str> = targets.iter().map(|target| bot.name(*target)).collect();
    let joint = if parts == 1 { "or" } else { "and" };
    let text = match targets.first() {
        Some(Target::Person(_)) => Text::plain("With "),
        Some(Target::Topic(_)) => Text::plain("About "),
        _ => Text::default(),
    };
    let text = listed(text, &names, joint);
    match (understood.is_empty(), finding.understanding.segments.iter().any(|part| as_written(bot, part))) {
        (true, _) => text.and(":"),
        (false, true) => apart(text.and("."), understood),
        // Each part is named already.
        (false, false) => understood,
    }
}

/// Says that a topic has few shows and what helps out: "No show only about **FastAPI**; these cover **Web development**."
fn widened(bot: &Bot, finding: &Finding, thing: &str) -> Option<Text> {
    let targets = finding.understanding.targets();
    let [Target::Topic(topic)] = targets.as_slice() else { return None };
    let helped = &finding.recommendation.expanded_to;
    if helped.is_empty() {
        return None;
    }
    let catalog = bot.catalog();
    let label = &catalog.topic(*topic).label;
    let names: Vec<&str> = helped.iter().map(|at| catalog.topic(*at).label.as_str()).collect();
    let inside = catalog.descendants(*topic);
    if helped.iter().all(|at| inside.contains(at)) {
        // What a topic contains is about it, too.
        return Some(listed(Text::plain("About ").strong(label).and(", with "), &names, "and").and(":"));
    }
    let fits = |subject: Subject| rank::fits(catalog, subject, &finding.filters);
    let direct = match thing {
        "episode" => catalog.episodes_about(*topic).iter().filter(|at| fits(Subject::Episode(**at))).count(),
        _ => catalog.podcasts_about(*topic).iter().filter(|at| fits(Subject::Podcast(**at))).count(),
    };
    let text = match direct {
        0 => Text::plain(format!("No {thing} only about ")).strong(label).and("; these cover "),
        1 => Text::plain(format!("Only 1 {thing} about ")).strong(label).and("; the rest cover "),
        count => Text::plain(format!("Only {count} {thing}s about ")).strong(label).and("; the rest cover "),
    };
    Some(listed(text, &names, "and").and("."))
}

/// Two sentences, with a blank between them where both are there.
fn apart(first: Text, second: Text) -> Text {
    if first.is_empty() || second.is_empty() { first.append(second) } else { first.and(" ").append(second) }
}

/// The sentence above episodes.
pub(super) fn episodes_found(bot: &Bot, finding: &Finding, count: usize) -> Text {
    let understood = misread(bot, &finding.understanding);
    let rest = widened(bot, finding, "episode").unwrap_or_else(|| {
        Text::plain(if count == 1 { "1 episode:".to_owned() } else { format!("{count} episodes:") })
    });
    apart(understood, rest)
}

/// The sentence above episodes that were found by their own words.
pub(super) fn episodes_by_words(slips: &[(String, String)], count: usize) -> Text {
    let text = slips.iter().fold(Text::default(), |text, (typed, meant)| {
        text.and("You typed ").quoted(typed).and("; showing ").strong(meant).and(". ")
    });
    text.and(if count == 1 { "1 episode:".to_owned() } else { format!("{count} episodes:") })
}

/// The sentence above episodes about something that no show is about.
pub(super) fn only_episodes(about: &Wish, slips: &[(String, String)]) -> Text {
    let text = Text::plain("No show about ").quoted(quote(about)).and(", but these episodes mention ");
    match slips {
        [] => text.and("it:"),
        slips => {
            let meant: Vec<&str> = slips.iter().map(|(_, meant)| meant.as_str()).collect();
            listed(text, &meant, "and").and(":")
        }
    }
}

/// The sentence above new episodes.
pub(super) fn new_episodes(count: usize, about: Option<&[String]>) -> Text {
    let text =
        Text::plain(if count == 1 { "1 new episode".to_owned() } else { format!("{count} new episodes") });
    let text = match about {
        Some(names) => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            listed(text.and(" about "), &names, "or")
        }
        None => text,
    };
    text.and(" in the last two weeks:")
}

/// "You typed *djagno*; showing **Django**." where anything was read otherwise than it is written.
fn misread(bot: &Bot, understanding: &Understanding) -> Text {
    let mut text = Text::default();
    for part in &understanding.segments {
        let names: Vec<&str> =
            part.interpretations.iter().map(|interpretation| bot.name(interpretation.target)).collect();
        if as_written(bot, part) {
            continue;
        }
        let start = if text.is_empty() { "You typed " } else { " You typed " };
        text = listed(text.and(start).quoted(&part.typed).and("; showing "), &names, "and").and(".");
    }
    text
}

/// Whether a part is spelt like one of the names it stands for.
fn as_written(bot: &Bot, part: &Segment) -> bool {
    part.interpretations.iter().any(|interpretation| same_words(bot.name(interpretation.target), &part.typed))
}

/// Equal but for case, accents and punctuation.
fn same_words(name: &str, typed: &str) -> bool {
    let squashed = |text: &str| fold(text).replace(' ', "");
    squashed(name) == squashed(typed)
}

/// Why something is shown: "Django, you typed djagno".
pub(super) fn reason(bot: &Bot, finding: &Finding, subject: Subject) -> Option<String> {
    let widened =
        finding.recommendation.expanded_to.iter().find(|topic| topics_of(bot, subject).contains(topic));
    let reasons: Vec<String> = finding
        .understanding
        .segments
        .iter()
        .filter_map(|part| {
            part.interpretations.iter().find_map(|interpretation| because(bot, part, interpretation, subject))
        })
        .collect();
    match (reasons.is_empty(), widened) {
        (false, _) => Some(reasons.join(" · ")),
        (true, Some(topic)) => Some(format!("Covers {}", bot.catalog().topic(*topic).label)),
        (true, None) => None,
    }
}

fn topics_of(bot: &Bot, subject: Subject) -> &[TopicIx] {
    match subject {
        Subject::Podcast(at) => &bot.catalog().podcast(at).topics,
        Subject::Episode(at) => &bot.catalog().episode(at).topics,
        Subject::Topic(_) => &[],
    }
}

fn because(bot: &Bot, part: &Segment, interpretation: &Interpretation, subject: Subject) -> Option<String> {
    let name = bot.name(interpretation.target);
    let because = match interpretation.target {
        Target::Topic(topic) => {
            let place = topics_of(bot, subject).iter().position(|own| *own == topic)?;
            if place == 0 { name.to_owned() } else { format!("Also about {name}") }
        }
        Target::Person(person) => {
            bot.index.person(person).subjects.contains(&subject).then(|| format!("With {name}"))?
        }
        target => (Target::from(subject) == target).then(|| "By its name".to_owned())?,
    };
    let as_typed = same_words(name, &part.typed);
    Some(match interpretation.how {
        MatchKind::Mentioned => format!("Mentions {}", part.typed),
        _ if as_typed => because,
        _ => format!("{because}, you typed {}", part.typed),
    })
}

/// The sentence above a podcast drawn by chance.
pub(super) fn by_chance(bot: &Bot, understanding: Option<&Understanding>) -> Text {
    let Some(understanding) = understanding else { return Text::plain("By chance:") };
    let targets = understanding.targets();
    let names: Vec<&str> = targets.iter().map(|target| bot.name(*target)).collect();
    let chance = listed(Text::plain("By chance, about "), &names, "and").and(":");
    apart(misread(bot, understanding), chance)
}
