//! The values of an item weighed against each other: the episode that they tell of.

use super::{Item, Place};
use crate::feeds::parse::address::{safe, safe_in};
use crate::feeds::parse::{Episode, FlawKind, LONGEST_SUMMARY, LONGEST_TITLE, date, duration, text};

/// People that are kept of one item.
const MOST_PEOPLE: usize = 10;

/// Bytes of an identity; longer ones are told apart by a digest.
const LONGEST_IDENTITY: usize = 300;

impl Item<'_> {
    /// The episode, if the item tells which one it is and what it is called.
    pub(in crate::feeds::parse) fn finish(
        mut self,
        base: Option<&str>,
        flaws: &mut Vec<(Place, FlawKind)>,
        order: &mut date::Order,
    ) -> Option<Episode> {
        let mut wrong = |text: &str| {
            flaws.push((None, FlawKind::Address(text::plain(&text.replace(['<', '&'], " "), 80))));
        };
        // A recording is one that sounds; some feeds name a picture first, or a part of it.
        self.recordings.sort_by_key(|one| (one.sample, one.class(), !one.is_common(), one.beside));
        let recording = self.recordings.first().filter(|one| one.class() < 4).map(|one| one.url.as_str());
        let audio = recording.and_then(|url| safe_in(url, base));
        if let (Some(url), None) = (recording, &audio) {
            wrong(url);
        }
        let link = self.page.as_deref().or(self.other_page.as_deref());
        let mut page = link.and_then(|url| safe_in(url, base));
        if let (Some(url), None) = (link, &page) {
            wrong(url);
        }
        if page.is_none() && !self.guid_is_no_page {
            page = self.guid.as_deref().and_then(safe);
        }
        let identity = self.guid.as_deref().or(recording).or(link).map(|identity| short(identity.trim()));
        let summary = self.summary_text();
        let mut title = self.title_text(&summary, audio.as_deref());
        if title.is_empty() && audio.is_some() {
            title = self.name_of_last_resort(page.as_deref(), identity.as_deref());
        }
        if title.is_empty() || (identity.is_none() && self.dates.is_empty()) {
            flaws.push((None, FlawKind::Nameless));
            return None;
        }
        let published = self.published(flaws, order);
        // Title and date tell an episode where nothing else does.
        let dated = || published.map(|at| short(&format!("{at} {title}")));
        let Some(identity) = identity.or_else(dated) else {
            flaws.push((None, FlawKind::Nameless));
            return None;
        };
        let seconds = self.length(flaws);
        let people = self.speakers();
        let address = |url: &Option<String>| url.as_deref().and_then(|url| safe_in(url, base));
        Some(Episode {
            identity,
            title,
            summary,
            page,
            audio,
            published,
            seconds,
            explicit: self.explicit,
            season: self.season,
            number: self.number,
            people,
            image: address(&self.image),
            transcript: address(&self.transcript),
            chapters: address(&self.chapters),
            kind: self.kind,
        })
    }

    /// The title, or what stands in for one that says nothing: first words of the text, the name of the recording's file.
    fn title_text(&self, summary: &str, audio: Option<&str>) -> String {
        let titles = [&self.title, &self.other_title].into_iter().flatten();
        let mut titles =
            titles.map(|title| text::plain(title, LONGEST_TITLE)).filter(|title| !title.is_empty());
        titles.next().unwrap_or_else(|| {
            let words = text::plain(&summary.replace(['<', '&'], " "), 80);
            if words.is_empty() { name_of_file(audio.unwrap_or_default()) } else { words }
        })
    }

    /// What an item is called that has a recording and no name: what its picture shows, how its page or guid is called.
    fn name_of_last_resort(&self, page: Option<&str>, identity: Option<&str>) -> String {
        let title = self.title.as_deref().unwrap_or_default();
        let shown = title.split_once("alt=").and_then(|(_, rest)| {
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            rest.split(quote).nth(1)
        });
        let shown = text::plain(shown.unwrap_or_default(), LONGEST_TITLE);
        let names =
            [shown, name_of_file(page.unwrap_or_default()), name_of_file(identity.unwrap_or_default())];
        names.into_iter().find(|name| !name.is_empty()).unwrap_or_default()
    }

    fn length(&self, flaws: &mut Vec<(Place, FlawKind)>) -> Option<u32> {
        self.seconds.or_else(|| {
            let (said, place) = self.duration.as_ref()?;
            let read = duration::read(said);
            // Nothing and zero are what makers write who do not know.
            if read.is_none() && said.chars().any(|c| c.is_ascii_digit() && c != '0') {
                flaws.push((*place, FlawKind::Duration(text::plain(&said.replace(['<', '&'], " "), 40))));
            }
            read
        })
    }

    fn speakers(&self) -> Vec<String> {
        let mut people: Vec<String> = Vec::new();
        for person in self.people.iter().map(|person| text::plain(person, 80)) {
            if !person.is_empty() && !people.contains(&person) && people.len() < MOST_PEOPLE {
                people.push(person);
            }
        }
        people
    }

    fn summary_text(&mut self) -> String {
        self.summaries.sort_by_key(|(rank, _)| *rank);
        let texts = self.summaries.iter().map(|(_, words)| text::plain(words, LONGEST_SUMMARY));
        texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    fn published(&mut self, flaws: &mut Vec<(Place, FlawKind)>, order: &mut date::Order) -> Option<i64> {
        self.dates.sort_by_key(|(rank, ..)| *rank);
        let read = self.dates.iter().find_map(|(_, words, _)| date::read_in(words, order));
        if let (None, Some((_, words, place))) = (read, self.dates.first()) {
            flaws.push((*place, FlawKind::Date(text::plain(&words.replace(['<', '&'], " "), 40))));
        }
        read
    }
}

/// The name of the file that an address leads to, without its end.
fn name_of_file(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path =
        path.split_once("://").map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let file = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    text::plain(&stem.replace(['<', '&'], " "), 80)
}

/// An identity that fits its column.
fn short(identity: &str) -> String {
    if identity.len() <= LONGEST_IDENTITY && !identity.chars().any(char::is_control) {
        return identity.to_owned();
    }
    let digest = crate::catalog::Fingerprint::of("identity", identity);
    let head: String = identity.chars().filter(|c| !c.is_control()).take(60).collect();
    format!("{head}…{digest}")
}
