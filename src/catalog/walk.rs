//! From the tree of TOML values to drafts of all entries, each value checked for itself. What entries say of each other is for `resolve`.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::{ID, NAME, WHY, opens_a_feed};
use super::fault::{FaultKind, Section, Shape};
use super::faults::Found;
use super::names::Suggester;
use super::note::NoteKind;
use super::read::{Fields, Placed, Reading, YEARS};
use super::syntax::Damage;
use super::{Episode, Level, Podcast, PodcastIx, Status, Topic};

/// The longest recording, in minutes: a hundred hours.
const MINUTES: u32 = 6000;
/// Some makers number by date (`20170222`); nobody needs more.
const NUMBER: u32 = 99_999_999;

/// An entry, not yet linked: what other entries may contradict is kept with its place.
pub(super) struct Draft<E> {
    /// The entry; topics are not linked yet, and what was wrong is empty.
    pub(super) entry: E,
    /// The place of its header.
    pub(super) span: Range<usize>,
    pub(super) id: Option<Placed<String>>,
    /// Label or title, then aliases.
    pub(super) names: Vec<Placed<String>>,
    /// The topics it is about, or is part of.
    pub(super) topics: Vec<Placed<String>>,
}

/// All entries of a file.
#[derive(Default)]
pub(super) struct Drafts {
    pub(super) topics: Vec<Draft<Topic>>,
    pub(super) podcasts: Vec<Draft<Podcast>>,
    pub(super) episodes: Vec<Draft<Episode>>,
    /// All tables of the file have a name that podpick knows.
    pub(super) complete: bool,
}

/// Reads the whole tree; `starts` are those of all tables, and `found` holds the faults of the syntax.
pub(super) fn walk(text: &str, root: &DeTable<'_>, starts: Vec<usize>, found: Found) -> (Drafts, Reading) {
    let damage = Damage::new(text, &found, starts);
    let mut reading = Reading { found, damage, suggest: Suggester::new(), notes: Vec::new() };
    Fields::new(root, Section::File, 0..0, &mut reading);
    let complete = root.keys().all(|key| Section::File.keys().contains(&&**key.get_ref()));
    let mut drafts = Drafts { complete, ..Drafts::default() };
    for (table, span) in tables(root, "topic", &mut reading) {
        let draft = topic(Fields::new(table, Section::Topic, span, &mut reading));
        drafts.topics.push(draft);
    }
    for (table, span) in tables(root, "podcast", &mut reading) {
        let at = PodcastIx(drafts.podcasts.len() as u32);
        let mut fields = Fields::new(table, Section::Podcast, span, &mut reading);
        if fields.flag("draft") {
            unfinished(fields);
            continue;
        }
        drafts.podcasts.push(podcast(fields));
        for (table, span) in tables(table, "episode", &mut reading) {
            let draft = episode(Fields::new(table, Section::Episode, span, &mut reading), at);
            drafts.episodes.push(draft);
        }
    }
    (drafts, reading)
}

/// The tables under a key, whether written `[[key]]` or in braces.
fn tables<'t, 'i>(
    parent: &'t DeTable<'i>,
    key: &'static str,
    reading: &mut Reading,
) -> Vec<(&'t DeTable<'i>, Range<usize>)> {
    let mut wrong = |value: &Spanned<DeValue<'_>>| {
        let found = value.get_ref().type_str();
        reading.fault(value.span(), FaultKind::WrongType { key, expected: Shape::Tables, found });
    };
    let Some(value) = parent.get(key) else { return Vec::new() };
    let DeValue::Array(list) = value.get_ref() else {
        wrong(value);
        // `[topic]` for `[[topic]]`: what is in it can be judged all the same.
        return value.get_ref().as_table().map(|table| (table, value.span())).into_iter().collect();
    };
    let mut tables = Vec::with_capacity(list.len());
    for item in list {
        match item.get_ref() {
            DeValue::Table(table) => tables.push((table, item.span())),
            _ => wrong(item),
        }
    }
    tables
}

/// Where each table starts.
pub(super) fn starts(root: &DeTable<'_>) -> Vec<usize> {
    let items = |table: &DeTable<'_>, key: &str, starts: &mut Vec<usize>| {
        let list = table.get(key).and_then(|value| value.get_ref().as_array());
        starts.extend(list.into_iter().flat_map(|list| list.iter()).map(|item| item.span().start));
    };
    let mut starts = Vec::new();
    items(root, "topic", &mut starts);
    items(root, "podcast", &mut starts);
    let podcasts = root.get("podcast").and_then(|value| value.get_ref().as_array());
    for podcast in podcasts.into_iter().flat_map(|list| list.iter()) {
        if let Some(table) = podcast.get_ref().as_table() {
            items(table, "episode", &mut starts);
        }
    }
    starts
}

fn names(
    name: Option<Placed<String>>,
    aliases: impl IntoIterator<Item = Placed<String>>,
) -> Vec<Placed<String>> {
    name.into_iter().chain(aliases).collect()
}

fn values(list: &[Placed<String>]) -> Vec<String> {
    list.iter().map(|text| text.value.clone()).collect()
}

fn value(text: Option<&Placed<String>>) -> String {
    text.map(|text| text.value.clone()).unwrap_or_default()
}

fn topic(mut fields: Fields<'_, '_>) -> Draft<Topic> {
    for key in ["id", "label"] {
        fields.require(key);
    }
    let id = fields.id();
    let label = fields.text("label", NAME);
    let aliases = fields.texts("aliases", NAME);
    let tools = fields.texts("tools", NAME);
    let related = fields.texts("related", NAME);
    let entry = Topic {
        id: value(id.as_ref()),
        label: value(label.as_ref()),
        aliases: values(&aliases),
        tools: values(&tools),
        related: values(&related),
        broader: Vec::new(),
        narrower: Vec::new(),
    };
    let topics = fields.texts("broader", ID);
    Draft {
        entry,
        span: fields.span,
        id,
        names: names(label, aliases.into_iter().chain(tools).chain(related)),
        topics,
    }
}

fn podcast(mut fields: Fields<'_, '_>) -> Draft<Podcast> {
    for key in ["id", "title", "why"] {
        fields.require(key);
    }
    if !fields.table.contains_key("feed") {
        fields.require("site");
    }
    let id = fields.id();
    let title = fields.text("title", NAME);
    let aliases = fields.texts("aliases", NAME);
    let (site, feed) = places(&mut fields, &value(title.as_ref()));
    let entry = Podcast {
        id: value(id.as_ref()),
        title: value(title.as_ref()),
        aliases: values(&aliases),
        site,
        feed,
        apple: fields.number("apple", 1, u32::MAX).map(|number| number.value),
        artwork: fields.url("artwork"),
        hosts: values(&fields.texts("hosts", NAME)),
        language: fields.language(),
        level: level(&mut fields),
        status: status(&mut fields),
        explicit: fields.flag("explicit"),
        why: value(fields.text("why", WHY).as_ref()),
        topics: Vec::new(),
        episodes: Vec::new(),
    };
    let topics = fields.topics();
    Draft { entry, span: fields.span, id, names: names(title, aliases), topics }
}

/// A podcast with `draft = true`: what is there of it is checked, and nothing has to be. Nothing else knows of it.
fn unfinished(mut fields: Fields<'_, '_>) {
    let id = fields.id().map(|id| id.value);
    let title = fields.text("title", NAME).map(|title| title.value).or(id.clone()).unwrap_or_default();
    let kind = NoteKind::Draft { id, title, feed: fields.url("feed") };
    fields.reading.notes.push((fields.span, kind));
}

/// A podcast's page and feed. What opens a feed is no page: a title that leads to it would show raw XML.
fn places(fields: &mut Fields<'_, '_>, title: &str) -> (Option<String>, Option<String>) {
    let (site, feed) = (fields.url("site"), fields.url("feed"));
    let Some(page) = site.as_deref().filter(|page| opens_a_feed(page, feed.as_deref())) else {
        return (site, feed);
    };
    let kind = NoteKind::FeedAsPage { title: title.to_owned(), address: page.to_owned() };
    fields.reading.notes.push((fields.span.clone(), kind));
    // Without a feed beside it the address is all there is.
    (site.filter(|_| feed.is_none()), feed)
}

fn episode(mut fields: Fields<'_, '_>, podcast: PodcastIx) -> Draft<Episode> {
    for key in ["title", "url", "why"] {
        fields.require(key);
    }
    let id = fields.id();
    let title = fields.text("title", NAME);
    let entry = Episode {
        id: value(id.as_ref()),
        podcast,
        number: fields.number("number", 0, NUMBER).map(|number| number.value),
        title: value(title.as_ref()),
        published: fields.date("published"),
        minutes: fields.number("minutes", 1, MINUTES).map(|minutes| minutes.value),
        guests: values(&fields.texts("guests", NAME)),
        url: fields.url("url").unwrap_or_default(),
        audio: fields.url("audio"),
        why: value(fields.text("why", WHY).as_ref()),
        topics: Vec::new(),
    };
    let topics = fields.topics();
    Draft { entry, span: fields.span, id, names: names(title, Vec::new()), topics }
}

fn level(fields: &mut Fields<'_, '_>) -> Level {
    match fields.word("level", &["beginner", "intermediate", "advanced", "all"]).map(|word| word.value) {
        Some("beginner") => Level::Beginner,
        Some("intermediate") => Level::Intermediate,
        Some("advanced") => Level::Advanced,
        _ => Level::All,
    }
}

/// `ended = 2017` says by itself that the show has ended; beside `status = "active"` one of the two is wrong.
fn status(fields: &mut Fields<'_, '_>) -> Status {
    let word = fields.word("status", &["active", "ended", "unknown"]).map(|word| word.value);
    let ended = fields.number("ended", u32::from(*YEARS.start()), u32::from(*YEARS.end()));
    match (word, ended) {
        (Some("active"), Some(ended)) => {
            fields.reading.fault(ended.span, FaultKind::EndedButActive);
            Status::Unknown
        }
        (Some("active"), None) => Status::Active,
        (_, Some(year)) => Status::Ended(i16::try_from(year.value).ok()),
        (Some("ended"), None) => Status::Ended(None),
        _ => Status::Unknown,
    }
}

impl Section {
    /// The keys of this part of the file, in the order in which they are documented.
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Section::File => &["topic", "podcast"],
            Section::Topic => &["id", "label", "aliases", "tools", "related", "broader"],
            Section::Podcast => &[
                "id", "title", "aliases", "site", "feed", "apple", "artwork", "hosts", "language", "level",
                "status", "ended", "explicit", "draft", "why", "topics", "episode",
            ],
            Section::Episode => {
                &["id", "number", "title", "published", "minutes", "guests", "url", "audio", "why", "topics"]
            }
        }
    }
}
