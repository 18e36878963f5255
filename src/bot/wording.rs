//! Every sentence that people read in an answer, and how they are put together. Decides nothing but words.

use super::reply::{Card, Menu, MenuOption, Reply, Text};
use super::request::{Filters, Request, Wish};
use super::{Bot, Finding, language, resolve};
use crate::catalog::{Catalog, Level, Subject, TopicIx};
use crate::matching::{How, Part, Reading, Target, Understanding, fold};

/// Characters of a member's question that are shown back.
const LONGEST_QUOTE: usize = 80;
/// Names offered in place of one that is not there.
const MOST_NEAR: usize = 3;
/// The colour of answers that are about the bot itself.
const PLAIN: u32 = 0x0054_6E7A;

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

/// A private reply of one sentence or two.
fn private(headline: Text) -> Reply {
    Reply { private: true, headline, ..Reply::default() }
}

/// The sentence above what was found.
pub(super) fn found(bot: &Bot, finding: &Finding) -> Text {
    let understood = misread(bot, &finding.understanding);
    if let Some(widened) = widened(bot, finding, "show") {
        return apart(understood, widened);
    }
    if !understood.is_empty() {
        return understood;
    }
    let targets = finding.understanding.targets();
    let names: Vec<&str> = targets.iter().map(|target| bot.name(*target)).collect();
    let joint = if finding.understanding.parts.len() == 1 { "or" } else { "and" };
    let text = match targets.first() {
        Some(Target::Person(_)) => Text::plain("With "),
        Some(Target::Topic(_)) => Text::plain("About "),
        _ => Text::default(),
    };
    listed(text, &names, joint).and(":")
}

/// Says that a topic has few shows and what helps out: "No show only about **FastAPI**; these cover **Web development**."
fn widened(bot: &Bot, finding: &Finding, thing: &str) -> Option<Text> {
    let targets = finding.understanding.targets();
    let [Target::Topic(topic)] = targets.as_slice() else { return None };
    let helped = &finding.recommendation.widened_to;
    if helped.is_empty() {
        return None;
    }
    let label = &bot.catalog().topic(*topic).label;
    let wanted = |subject: Subject| match subject {
        Subject::Podcast(_) => thing == "show",
        Subject::Episode(_) => thing == "episode",
        Subject::Topic(_) => false,
    };
    let found =
        finding.recommendation.found.iter().map(|found| found.subject).filter(|subject| wanted(*subject));
    let direct = found.filter(|subject| topics_of(bot, *subject).contains(topic)).count();
    let text = match direct {
        0 => Text::plain(format!("No {thing} only about ")).strong(label).and("; these cover "),
        1 => Text::plain(format!("Only 1 {thing} about ")).strong(label).and("; the rest cover "),
        count => Text::plain(format!("Only {count} {thing}s about ")).strong(label).and("; the rest cover "),
    };
    let names: Vec<&str> = helped.iter().map(|at| bot.catalog().topic(*at).label.as_str()).collect();
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

/// "You typed *djagno*; showing **Django**." where anything was read otherwise than it is written.
fn misread(bot: &Bot, understanding: &Understanding) -> Text {
    let mut text = Text::default();
    for part in &understanding.parts {
        let names: Vec<&str> = part.readings.iter().map(|reading| bot.name(reading.target)).collect();
        let as_written = |reading: &Reading| same_words(bot.name(reading.target), &part.typed);
        if part.readings.iter().any(as_written) {
            continue;
        }
        let start = if text.is_empty() { "You typed " } else { " You typed " };
        text = listed(text.and(start).quoted(&part.typed).and("; showing "), &names, "and").and(".");
    }
    text
}

/// Equal but for case, accents and punctuation.
fn same_words(name: &str, typed: &str) -> bool {
    let squashed = |text: &str| fold(text).replace(' ', "");
    squashed(name) == squashed(typed)
}

/// Why something is shown: "Django, you typed djagno".
pub(super) fn reason(bot: &Bot, finding: &Finding, subject: Subject) -> Option<String> {
    let widened =
        finding.recommendation.widened_to.iter().find(|topic| topics_of(bot, subject).contains(topic));
    let reasons: Vec<String> = finding
        .understanding
        .parts
        .iter()
        .filter_map(|part| part.readings.iter().find_map(|reading| because(bot, part, reading, subject)))
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

fn because(bot: &Bot, part: &Part, reading: &Reading, subject: Subject) -> Option<String> {
    let name = bot.name(reading.target);
    let because = match reading.target {
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
    Some(match reading.how {
        How::Mentioned => format!("Mentions {}", part.typed),
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

/// Nothing was understood; what is really near is offered.
pub(super) fn not_understood(bot: &Bot, about: &Wish, finding: &Finding) -> Reply {
    if matches!(about, Wish::Resolved { .. }) {
        return gone();
    }
    let quoted = quote(about);
    let text = if quoted.is_empty() {
        Text::plain("That holds no word to look for.")
    } else {
        Text::plain("Nothing about ").quoted(quoted).and(" in this catalog.")
    };
    offer(bot, text, &finding.understanding.near)
}

fn offer(bot: &Bot, text: Text, near: &[TopicIx]) -> Reply {
    if near.is_empty() {
        return private(text.and(" See what there is with ").command("podcast topics").and("."));
    }
    let names: Vec<&str> = near.iter().map(|at| bot.catalog().topic(*at).label.as_str()).collect();
    let text = listed(text.and(" Did you mean "), &names, "or").and("?");
    let options = near.iter().map(|at| MenuOption {
        label: bot.catalog().topic(*at).label.clone(),
        description: Some(podcasts(bot.catalog().reach(*at))),
        request: Request::Topic { about: bot.just(Target::Topic(*at)), filters: Filters::default(), page: 0 },
    });
    Reply { menu: Some(Menu { placeholder: "Show instead", options: options.collect() }), ..private(text) }
}

/// Something was understood, but the filters leave nothing of it, or there is nothing behind it.
pub(super) fn filtered_out(bot: &Bot, finding: &Finding, filters: &Filters, unfiltered: usize) -> Reply {
    let targets = finding.understanding.targets();
    let names: Vec<&str> = targets.iter().map(|target| bot.name(*target)).collect();
    let mut text = listed(Text::plain("Nothing about "), &names, "and");
    match filters.level {
        Some(Level::Beginner) => text = text.and(" for beginners"),
        Some(Level::Intermediate) => text = text.and(" for people who know the basics"),
        Some(Level::Advanced) => text = text.and(" for experts"),
        Some(Level::All) | None => {}
    }
    if let Some(tag) = &filters.language {
        text = text.and(" in ").strong(language::name(tag));
    }
    let text = text.and(".");
    private(match unfiltered {
        0 => text.and(" See what there is with ").command("podcast topics").and("."),
        1 => text.and(" Without that, there is 1 result."),
        count => text.and(format!(" Without that, there are {count} results.")),
    })
}

/// No episode fits.
pub(super) fn no_episode(bot: &Bot, about: &Wish, finding: &Finding, page: u16) -> Reply {
    if page > 0 {
        return no_more();
    }
    if finding.understanding.parts.is_empty() {
        return not_understood(bot, about, finding);
    }
    let targets = finding.understanding.targets();
    let names: Vec<&str> = targets.iter().map(|target| bot.name(*target)).collect();
    let text = listed(Text::plain("No episode about "), &names, "and").and(" in this catalog");
    let found = finding.recommendation.total;
    private(if found == 0 {
        text.and(".")
    } else {
        text.and(format!(", but {}: try ", podcasts(found))).command("podcast topic").and(".")
    })
}

/// A name that is no podcast's.
pub(super) fn no_such_podcast(bot: &Bot, words: &str, near: &[Target]) -> Reply {
    let quoted = quote(&Wish::Words(words.to_owned()));
    let text = Text::plain("No show called ").quoted(quoted).and(" in this catalog.");
    let near = near.get(..near.len().min(MOST_NEAR)).unwrap_or_default();
    if near.is_empty() {
        return private(text.and(" Look for a topic with ").command("podcast topic").and("."));
    }
    let names: Vec<&str> = near.iter().map(|target| bot.name(*target)).collect();
    let options = near.iter().map(|target| MenuOption {
        label: bot.name(*target).to_owned(),
        description: None,
        request: Request::Show { name: bot.just(*target) },
    });
    Reply {
        menu: Some(Menu { placeholder: "Show instead", options: options.collect() }),
        ..private(listed(text.and(" Did you mean "), &names, "or").and("?"))
    }
}

/// A wish that is no topic's name.
pub(super) fn no_such_topic(bot: &Bot, wish: &Wish) -> Reply {
    let understanding = bot.resolve(wish);
    let text = Text::plain("No topic called ").quoted(quote(wish)).and(" in this catalog.");
    offer(bot, text, &understanding.near)
}

/// A podcast that shares no topic with another.
pub(super) fn nothing_similar(title: &str) -> Reply {
    private(Text::plain("Nothing else in this catalog is like ").strong(title).and("."))
}

/// A page after the last.
pub(super) fn no_more() -> Reply {
    private(Text::plain("That was all."))
}

/// Something that a button meant is no longer in the catalog.
pub(super) fn gone() -> Reply {
    private(
        Text::plain("What this stood for is no longer in the catalog. Ask again with ")
            .command("podcast topic")
            .and("."),
    )
}

/// A command that this version cannot read, which Discord may show for an hour after an update.
pub(super) fn unreadable() -> Reply {
    private(
        Text::plain("I cannot read this command. Discord may still show you an older form of it: reload Discord, or see ")
            .command("podcast help")
            .and("."),
    )
}

/// A button or menu of another version.
pub(super) fn outdated() -> Reply {
    private(
        Text::plain("This belongs to an older answer that I can no longer read. Ask again with ")
            .command("podcast topic")
            .and("."),
    )
}

/// What a member can do.
pub(super) fn help(catalog: &Catalog) -> Reply {
    let body = [
        ("podcast topic", "shows and episodes about something; typos are fine, and so are whole sentences"),
        ("podcast show", "one show: why, hosts, topics, episodes"),
        ("podcast episode", "episodes by topic, title or guest"),
        ("podcast similar", "shows like one you know"),
        ("podcast random", "one by chance"),
        ("podcast topics", "what there is to ask for"),
    ]
    .into_iter()
    .enumerate()
    .fold(Text::default(), |text, (at, (command, what))| {
        let text = if at > 0 { text.line() } else { text };
        text.command(command).and(format!(" – {what}"))
    })
    .line()
    .and("Or open a message's menu, Apps, ")
    .strong("Find podcasts")
    .and(": what it says is the question, and only you see the answer.");
    Reply {
        private: true,
        cards: vec![Card {
            title: "What you can ask".to_owned(),
            body,
            reason: Some(format!(
                "{} about {} topics, chosen by people",
                podcasts(catalog.podcasts().count()),
                catalog.topics().count()
            )),
            colour: PLAIN,
            ..Card::default()
        }],
        ..Reply::default()
    }
}
