//! Every sentence that people read in an answer, and how they are put together. Decides nothing but words.

mod conditions;
mod empty_answers;
pub(super) mod follows;

use super::reply::Text;
use super::request::QueryText;
use super::{Bot, Finding, resolve};
use crate::catalog::{Catalog, PodcastIx, Subject, TopicIx};
use crate::search::constraints::{Condition, fits};
use crate::search::{Interpretation, MatchKind, Segment, Target, Understanding};
use crate::text::normalize;

pub(super) use conditions::{applied, unmet_phrases, without};
pub(super) use empty_answers::{
    filtered_out, gone, help, no_episode, no_more, no_such_podcast, no_such_topic, not_understood,
    nothing_new, nothing_similar, outdated, unreadable,
};

/// Characters of a member's question that are shown back.
const LONGEST_QUOTE: usize = 80;
/// Names in a headline; more would be no sentence.
const MOST_NAMES: usize = 4;

/// "1 show", "12 shows".
pub(super) fn podcasts(count: usize) -> String {
    if count == 1 { "1 show".to_owned() } else { format!("{count} shows") }
}

/// The member's own words, short enough to repeat.
fn quote(about: &QueryText) -> String {
    match about {
        QueryText::Words(words) => {
            let words = resolve::undecorated(words).split_whitespace().collect::<Vec<_>>().join(" ");
            let short: String = words.chars().take(LONGEST_QUOTE).collect();
            if short == words { words } else { format!("{short}…") }
        }
        QueryText::Resolved { .. } => "that".to_owned(),
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

/// Phrases one after another: "in German, for beginners".
fn phrases(all: Vec<Text>) -> Text {
    all.into_iter().enumerate().fold(Text::default(), |text, (at, phrase)| {
        let text = if at > 0 { text.and(", ") } else { text };
        text.append(phrase)
    })
}

/// The sentences above what was found: what podpick guessed, what the answer is about, what could not be met.
pub(super) fn found(bot: &Bot, finding: &Finding) -> Text {
    let guessed = guessed(bot, &finding.understanding);
    let about = only_its_topic(bot, finding)
        .or_else(|| expanded(bot, finding, "show"))
        .unwrap_or_else(|| about(bot, finding, !guessed.is_empty()));
    let unmet = conditions::unmet(bot, finding);
    apart(apart(guessed, about), unmet)
}

/// What the answer is about; nothing where what was guessed says so already.
fn about(bot: &Bot, finding: &Finding, said: bool) -> Text {
    let understanding = &finding.understanding;
    let limits = conditions::limits(bot, finding);
    let excluded = conditions::excluded(bot, finding);
    let wished = wished(bot, understanding);
    let values = [("what", wished.clone()), ("excluded", excluded.clone()), ("limits", limits.clone())];
    let plain = excluded.is_empty() && limits.is_empty();
    if wished.is_empty() && plain || said && plain && understanding.segments.len() == 1 {
        return Text::default();
    }
    let person = matches!(understanding.targets().first(), Some(Target::Person(_)));
    let related = understanding
        .segments
        .iter()
        .find(|segment| segment.interpretations.first().is_some_and(|one| one.kind == MatchKind::Related));
    if let Some(segment) = related.filter(|_| plain && understanding.segments.len() == 1) {
        let values = [("typed", Text::default().quoted(&segment.typed)), ("what", wished)];
        return Text::message("{typed} is part of {what}:", &values);
    }
    let template = match (wished.is_empty(), person, excluded.is_empty(), limits.is_empty()) {
        (true, _, false, true) => "Without {excluded}:",
        (true, _, true, _) => "Only {limits}:",
        (true, _, false, false) => "Without {excluded}, {limits}:",
        (false, false, true, true) => "About {what}:",
        (false, false, false, true) => "About {what}, without {excluded}:",
        (false, false, true, false) => "About {what}, {limits}:",
        (false, false, false, false) => "About {what}, without {excluded}, {limits}:",
        (false, true, true, true) => "With {what}:",
        (false, true, false, true) => "With {what}, without {excluded}:",
        (false, true, true, false) => "With {what}, {limits}:",
        (false, true, false, false) => "With {what}, without {excluded}, {limits}:",
    };
    Text::message(template, &values)
}

/// Says that a tool was understood by its topic, and that no show found names it: "No show is about “cobol” alone; …".
fn only_its_topic(bot: &Bot, finding: &Finding) -> Option<Text> {
    let understanding = &finding.understanding;
    let ([segment], true) = (understanding.segments.as_slice(), understanding.excluded.is_empty()) else {
        return None;
    };
    let [one] = segment.interpretations.as_slice() else { return None };
    let (Target::Topic(at), true) = (one.target, finding.recommendation.applied.is_empty()) else {
        return None;
    };
    let catalog = bot.catalog();
    let topic = catalog.topic(at);
    let tool = usize::from(one.name?).checked_sub(1 + topic.aliases.len())?;
    let tool = topic.tools.get(tool).map(|tool| normalize(tool))?;
    let named = |text: &str| format!(" {} ", normalize(text)).contains(&format!(" {tool} "));
    let names = |subject: Subject| match subject {
        Subject::Podcast(at) => {
            let show = catalog.podcast(at);
            named(&show.title) || named(&show.why) || show.aliases.iter().any(|alias| named(alias))
        }
        Subject::Episode(at) => named(&catalog.episode(at).title) || named(&catalog.episode(at).why),
        Subject::Topic(_) => false,
    };
    if one.kind.is_guess() || finding.recommendation.found.iter().any(|found| names(found.subject)) {
        return None;
    }
    let values =
        [("typed", Text::default().quoted(&segment.typed)), ("topic", Text::default().strong(&topic.label))];
    Some(Text::message("No show is about {typed} alone; these cover {topic}.", &values))
}

/// The names of what is wished for; a show's own name stands on its card, so topics and people are enough beside it.
fn wished(bot: &Bot, understanding: &Understanding) -> Text {
    let is_subject = |target: &Target| matches!(target, Target::Topic(_) | Target::Person(_));
    let mut names: Vec<&str> = Vec::new();
    for segment in &understanding.segments {
        let own = segment.interpretations.iter().map(|one| one.target).filter(is_subject);
        let targets: Vec<Target> = own.chain(segment.in_title.iter().map(|at| Target::Topic(*at))).collect();
        for target in targets {
            let name = bot.name(target);
            if !names.contains(&name) && names.len() < MOST_NAMES {
                names.push(name);
            }
        }
    }
    let joint = if understanding.segments.len() == 1 { "or" } else { "and" };
    let titles = understanding.segments.iter().any(|segment| !segment.in_title.is_empty());
    listed(Text::default(), &names, if titles { "and" } else { joint })
}

/// Says that a topic has few shows and what helps out: "No show only about **FastAPI**; these cover **Web development**."
fn expanded(bot: &Bot, finding: &Finding, thing: &str) -> Option<Text> {
    let targets = finding.understanding.targets();
    let [Target::Topic(topic)] = targets.as_slice() else { return None };
    let expanded = &finding.recommendation.expanded_to;
    let limited = !finding.recommendation.applied.is_empty();
    if expanded.is_empty() || limited {
        return None;
    }
    let catalog = bot.catalog();
    let label = Text::default().strong(&catalog.topic(*topic).label);
    let names: Vec<&str> = expanded.iter().map(|at| catalog.topic(*at).label.as_str()).collect();
    let others = listed(Text::default(), &names, "and");
    let inside = catalog.descendants(*topic);
    if expanded.iter().all(|at| inside.contains(at)) {
        // What a topic contains is about it, too.
        return Some(Text::message("About {topic}, with {others}:", &[("topic", label), ("others", others)]));
    }
    let direct = match thing {
        "episode" => {
            count(catalog.episodes_about(*topic).iter().map(|at| Subject::Episode(*at)), catalog, finding)
        }
        _ => count(catalog.podcasts_about(*topic).iter().map(|at| Subject::Podcast(*at)), catalog, finding),
    };
    let number = Text::plain(direct.to_string());
    let template = match (thing, direct) {
        ("episode", 0) => "No episode only about {topic}; these cover {others}.",
        ("episode", 1) => "Only 1 episode about {topic}; the rest cover {others}.",
        ("episode", _) => "Only {number} episodes about {topic}; the rest cover {others}.",
        (_, 0) => "No show only about {topic}; these cover {others}.",
        (_, 1) => "Only 1 show about {topic}; the rest cover {others}.",
        _ => "Only {number} shows about {topic}; the rest cover {others}.",
    };
    Some(Text::message(template, &[("topic", label), ("others", others), ("number", number)]))
}

fn count(subjects: impl Iterator<Item = Subject>, catalog: &Catalog, finding: &Finding) -> usize {
    subjects.filter(|subject| fits(catalog, *subject, &finding.options)).count()
}

/// Two sentences, with a blank between them where both are there.
fn apart(first: Text, second: Text) -> Text {
    if first.is_empty() || second.is_empty() { first.append(second) } else { first.and(" ").append(second) }
}

/// The sentence above shows that are like one.
pub(super) fn like(bot: &Bot, model: PodcastIx, finding: &Finding) -> Text {
    let title = Text::default().strong(&bot.catalog().podcast(model).title);
    let narrowed = finding.recommendation.applied.contains(&Condition::About);
    let what = if narrowed { wished(bot, &finding.understanding) } else { Text::default() };
    let excluded = conditions::excluded(bot, finding);
    let limits = conditions::limits(bot, finding);
    let template = match (what.is_empty(), excluded.is_empty(), limits.is_empty()) {
        (true, true, true) => "Like {title}:",
        (true, true, false) => "Like {title}, {limits}:",
        (true, false, true) => "Like {title}, without {excluded}:",
        (true, false, false) => "Like {title}, without {excluded}, {limits}:",
        (false, true, true) => "Like {title}, about {what}:",
        (false, true, false) => "Like {title}, about {what}, {limits}:",
        (false, false, true) => "Like {title}, about {what}, without {excluded}:",
        (false, false, false) => "Like {title}, about {what}, without {excluded}, {limits}:",
    };
    let values = [("title", title), ("what", what), ("excluded", excluded), ("limits", limits)];
    apart(Text::message(template, &values), conditions::unmet(bot, finding))
}

/// The sentence above a choice that nobody narrowed to a topic.
pub(super) fn varied(bot: &Bot, finding: &Finding) -> Text {
    let excluded = conditions::excluded(bot, finding);
    let limits = conditions::limits(bot, finding);
    let whole = finding.recommendation.applied.iter().any(|one| matches!(one, Condition::Language(_)));
    let template = match (excluded.is_empty(), limits.is_empty()) {
        (true, false) if whole => "All shows {limits}:",
        (true, true) => "A varied choice:",
        (true, false) => "A varied choice, {limits}:",
        (false, true) => "A varied choice, without {excluded}:",
        (false, false) => "A varied choice, without {excluded}, {limits}:",
    };
    let text = Text::message(template, &[("excluded", excluded), ("limits", limits)]);
    apart(text, conditions::unmet(bot, finding))
}

/// The sentence above episodes.
pub(super) fn episodes_found(bot: &Bot, finding: &Finding, count: usize) -> Text {
    let understood = guessed(bot, &finding.understanding);
    let rest = expanded(bot, finding, "episode").unwrap_or_else(|| {
        Text::plain(if count == 1 { "1 episode:".to_owned() } else { format!("{count} episodes:") })
    });
    apart(apart(understood, rest), conditions::unmet(bot, finding))
}

/// The sentence above episodes that were found by their own words.
pub(super) fn episodes_by_words(slips: &[(String, String)], count: usize) -> Text {
    let text = slips.iter().fold(Text::default(), |text, (typed, meant)| {
        text.and("You typed ").quoted(typed).and("; showing ").strong(meant).and(". ")
    });
    text.and(if count == 1 { "1 episode:".to_owned() } else { format!("{count} episodes:") })
}

/// The sentence above episodes about something that no show is about.
pub(super) fn only_episodes(about: &QueryText, slips: &[(String, String)]) -> Text {
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

/// "You typed *djagno*; showing **Django**." where podpick guessed.
fn guessed(bot: &Bot, understanding: &Understanding) -> Text {
    let mut text = Text::default();
    for segment in understanding.segments.iter().chain(&understanding.excluded) {
        if is_written(bot, segment) {
            continue;
        }
        let targets = segment.interpretations.iter().map(|one| one.target);
        let names: Vec<&str> = targets.take(MOST_NAMES).map(|target| bot.name(target)).collect();
        let values = [
            ("typed", Text::default().quoted(&segment.typed)),
            ("meant", listed(Text::default(), &names, "and")),
        ];
        text = apart(text, Text::message("You typed {typed}; showing {meant}.", &values));
    }
    text
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

/// Why something is shown, as far as it is particular to it and the headline does not say it: "Also about Django".
pub(super) fn reason(bot: &Bot, finding: &Finding, subject: Subject) -> Option<String> {
    let segments = &finding.understanding.segments;
    let alone = segments.len() == 1;
    let mut reasons: Vec<String> = Vec::new();
    for segment in segments {
        let because =
            segment.interpretations.iter().find_map(|one| because(bot, segment, one, subject, alone));
        reasons.extend(because.filter(|because| !reasons.contains(because)));
    }
    if !reasons.is_empty() {
        return Some(reasons.join(" · "));
    }
    let topics = topics_of(bot, subject);
    let label = |topic: &TopicIx| bot.catalog().topic(*topic).label.as_str();
    let in_title = segments.iter().flat_map(|segment| &segment.in_title).find(|topic| topics.contains(topic));
    let fits = segments.iter().flat_map(|segment| &segment.interpretations).any(|one| {
        matches!(one.target, Target::Topic(topic) if topics.contains(&topic)) || one.target == subject.into()
    });
    let expanded = || {
        let mut expanded = finding.recommendation.expanded_to.iter().filter(|_| !fits);
        expanded.find(|topic| topics.contains(topic))
    };
    in_title.filter(|_| !fits).or_else(expanded).map(|topic| format!("Covers {}", label(topic)))
}

fn topics_of(bot: &Bot, subject: Subject) -> &[TopicIx] {
    match subject {
        Subject::Podcast(at) => &bot.catalog().podcast(at).topics,
        Subject::Episode(at) => &bot.catalog().episode(at).topics,
        Subject::Topic(_) => &[],
    }
}

/// `alone` where the headline names nothing else.
fn because(
    bot: &Bot,
    segment: &Segment,
    one: &Interpretation,
    subject: Subject,
    alone: bool,
) -> Option<String> {
    let name = bot.name(one.target);
    let several = segment.interpretations.len() > 1;
    match one.target {
        Target::Topic(topic) => {
            let place = topics_of(bot, subject).iter().position(|own| *own == topic)?;
            match (one.kind, place) {
                (MatchKind::Related, _) if !alone => Some(format!("Part of {name}")),
                (_, 0) if alone && !several => None,
                (_, 0) => Some(name.to_owned()),
                _ => Some(format!("Also about {name}")),
            }
        }
        Target::Person(person) => {
            let heard = bot.index.person(person).subjects.contains(&subject);
            heard.then(|| (!alone || several).then(|| format!("With {name}")))?
        }
        target => (Target::from(subject) == target).then(|| Some("By its name".to_owned()))?,
    }
}

/// The sentence above a podcast drawn by chance.
pub(super) fn by_chance(bot: &Bot, understanding: Option<&Understanding>) -> Text {
    let Some(understanding) = understanding else { return Text::plain("By chance:") };
    let targets = understanding.targets();
    let names: Vec<&str> = targets.iter().map(|target| bot.name(*target)).collect();
    let chance = listed(Text::plain("By chance, about "), &names, "and").and(":");
    apart(guessed(bot, understanding), chance)
}
