//! Which sentences an answer has, and what they name. The sentences themselves lie in the message files of `text`.

mod conditions;
mod empty_answers;
pub(super) mod follows;

use super::reply::{Joint, Text};
use super::request::QueryText;
use super::{Bot, Finding, resolve};
use crate::catalog::{Catalog, Subject, TopicIx};
use crate::search::constraints::{Condition, fits};
use crate::search::{Interpretation, MatchKind, Segment, Target, Understanding};
use crate::text::normalize;

pub(super) use conditions::{applied, question, unmet_phrases, without, word_of};
pub(super) use empty_answers::{
    filtered_out, gone, help, no_episode, no_more, no_such_podcast, no_such_topic, not_understood,
    nothing_new, nothing_similar, outdated, unreadable,
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
    let about = only_its_topic(bot, finding)
        .or_else(|| expanded(bot, finding, Thing::Show))
        .unwrap_or_else(|| about(bot, finding, !guessed.is_empty()));
    // What could not be met comes first, so that the headline's colon stands before the cards.
    guessed.sentence(conditions::unmet(bot, finding)).sentence(about)
}

/// What the answer is about; nothing where what was guessed or could not be met says so already.
fn about(bot: &Bot, finding: &Finding, guessed: bool) -> Text {
    let understanding = &finding.understanding;
    let limits = conditions::limits(bot, finding);
    let excluded = conditions::excluded(bot, finding);
    let wished = wished(bot, understanding);
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
    let typed = Text::default().quoted(&segment.typed);
    let topic = Text::default().strong(&topic.label);
    Some(Text::message("about-no-show-alone", [("typed", typed.into()), ("topic", topic.into())]))
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
    let titles = understanding.segments.iter().any(|segment| !segment.in_title.is_empty());
    let either = understanding.segments.len() == 1 && !titles;
    listed(&names, if either { Joint::Or } else { Joint::And })
}

/// What an answer consists of.
#[derive(Clone, Copy)]
enum Thing {
    Show,
    Episode,
}

/// Says that a topic has few shows and what helps out: "No show only about **FastAPI**; these cover **Web development**."
fn expanded(bot: &Bot, finding: &Finding, thing: Thing) -> Option<Text> {
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
    let others = listed(&names, Joint::And);
    let inside = catalog.descendants(*topic);
    if expanded.iter().all(|at| inside.contains(at)) {
        // What a topic contains is about it, too.
        return Some(Text::message("about-inside", [("topic", label.into()), ("others", others.into())]));
    }
    let (id, direct) = match thing {
        Thing::Episode => {
            let own = catalog.episodes_about(*topic).iter().map(|at| Subject::Episode(*at));
            ("expanded-episodes", count(own, catalog, finding))
        }
        Thing::Show => {
            let own = catalog.podcasts_about(*topic).iter().map(|at| Subject::Podcast(*at));
            ("expanded-shows", count(own, catalog, finding))
        }
    };
    let values = [("topic", label.into()), ("others", others.into()), ("count", direct.into())];
    Some(Text::message(id, values))
}

fn count(subjects: impl Iterator<Item = Subject>, catalog: &Catalog, finding: &Finding) -> usize {
    subjects.filter(|subject| fits(catalog, *subject, &finding.options)).count()
}

/// The sentence above shows that are like one.
pub(super) fn like(bot: &Bot, finding: &Finding) -> Text {
    let title = conditions::models(bot, &finding.understanding);
    let narrowed = finding.recommendation.applied.contains(&Condition::About);
    let what = if narrowed { wished(bot, &finding.understanding) } else { Text::default() };
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
    let rest = expanded(bot, finding, Thing::Episode).unwrap_or_else(|| episodes(count));
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

/// Why something is shown, as far as it is particular to it and the headline does not say it: "Also about Django".
pub(super) fn reason(bot: &Bot, finding: &Finding, subject: Subject) -> Option<Text> {
    let segments = &finding.understanding.segments;
    let alone = segments.len() == 1;
    let mut reasons: Vec<Text> = Vec::new();
    for segment in segments {
        let because =
            segment.interpretations.iter().find_map(|one| because(bot, segment, one, subject, alone));
        reasons.extend(because.filter(|because| !reasons.contains(because)));
    }
    if let Some(all) = reasons.into_iter().reduce(|all, one| all.and(" · ").append(one)) {
        return Some(all);
    }
    let topics = topics_of(bot, subject);
    let in_title = segments.iter().flat_map(|segment| &segment.in_title).find(|topic| topics.contains(topic));
    let fits = segments.iter().flat_map(|segment| &segment.interpretations).any(|one| {
        matches!(one.target, Target::Topic(topic) if topics.contains(&topic)) || one.target == subject.into()
    });
    let expanded = || {
        let mut expanded = finding.recommendation.expanded_to.iter().filter(|_| !fits);
        expanded.find(|topic| topics.contains(topic))
    };
    let covered = in_title.filter(|_| !fits).or_else(expanded)?;
    Some(named("reason-covers", bot.catalog().topic(*covered).label.as_str()))
}

fn named(id: &'static str, name: &str) -> Text {
    Text::message(id, [("name", name.into())])
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
) -> Option<Text> {
    let name = bot.name(one.target);
    let several = segment.interpretations.len() > 1;
    match one.target {
        Target::Topic(topic) => {
            let place = topics_of(bot, subject).iter().position(|own| *own == topic)?;
            match (one.kind, place) {
                (MatchKind::Related, _) if !alone => Some(named("reason-part-of", name)),
                (_, 0) if alone && !several => None,
                (_, 0) => Some(Text::plain(name)),
                _ => Some(named("reason-also-about", name)),
            }
        }
        Target::Person(person) => {
            let heard = bot.index.person(person).subjects.contains(&subject);
            heard.then(|| (!alone || several).then(|| named("reason-with", name)))?
        }
        target => (Target::from(subject) == target).then(|| Some(Text::of("reason-by-name")))?,
    }
}

/// The sentence above a podcast drawn by chance.
pub(super) fn by_chance(bot: &Bot, understanding: Option<&Understanding>) -> Text {
    let Some(understanding) = understanding else { return Text::of("by-chance") };
    let targets = understanding.targets();
    let names: Vec<&str> = targets.iter().map(|target| bot.name(*target)).collect();
    let what = listed(&names, Joint::And);
    guessed(bot, understanding).sentence(Text::message("by-chance-about", [("what", what.into())]))
}
