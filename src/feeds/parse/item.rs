//! The values of one item, gathered in any order and then weighed against each other. Knows no markup.

mod recording;

pub(super) use recording::Recording;

use super::address::{safe, safe_in};
use super::names::Space;
use super::value::Value;
use super::{Episode, FlawKind, Kind, LONGEST_SUMMARY, LONGEST_TITLE, date, duration, text};

/// People that are kept of one item.
const MOST_PEOPLE: usize = 10;
/// Bytes of an identity; longer ones are told apart by a digest.
const LONGEST_IDENTITY: usize = 300;
/// The greatest season or number that is believed.
const GREATEST: u32 = 99_999_999;

/// Where something stands in the document; none where nobody knows.
pub(super) type Place = Option<usize>;

/// What an item says, as it says it.
#[derive(Debug, Default)]
pub(super) struct Item {
    pub(super) guid: Option<String>,
    /// The guid is not an address, as it says.
    pub(super) guid_is_no_page: bool,
    pub(super) page: Option<String>,
    pub(super) other_page: Option<String>,
    /// Addresses of recordings, in the order of the feed.
    pub(super) recordings: Vec<Recording>,
    pub(super) title: Option<String>,
    pub(super) other_title: Option<String>,
    /// Candidates, the lowest number first.
    pub(super) summaries: Vec<(u8, String)>,
    pub(super) dates: Vec<(u8, String, Place)>,
    pub(super) duration: Option<(String, Place)>,
    pub(super) seconds: Option<u32>,
    pub(super) explicit: Option<bool>,
    pub(super) season: Option<u32>,
    pub(super) number: Option<u32>,
    pub(super) people: Vec<String>,
    pub(super) image: Option<String>,
    pub(super) transcript: Option<String>,
    pub(super) chapters: Option<String>,
    pub(super) kind: Kind,
    /// It asks not to be listed.
    pub(super) blocked: bool,
}

/// Yes and no as feeds spell them.
pub(super) fn truth(text: &str) -> Option<bool> {
    match text.trim().to_ascii_lowercase().as_str() {
        "yes" | "true" | "explicit" | "1" => Some(true),
        "no" | "false" | "clean" | "0" => Some(false),
        _ => None,
    }
}

impl Item {
    /// Takes in one element of the item.
    pub(super) fn take(&mut self, mut value: Value) {
        let text = trimmed(std::mem::take(&mut value.text));
        let value = &value;
        let words = text.as_str();
        let number = || words.parse::<u32>().ok().filter(|number| *number <= GREATEST);
        match (value.space, value.name.as_str()) {
            (Space::Own, "guid" | "id") => {
                self.guid_is_no_page =
                    value.attribute("ispermalink").and_then(truth) == Some(false) || value.name == "id";
                self.guid = filled(text).or(self.guid.take());
            }
            (Space::Own, "title") => self.title = filled(text).or(self.title.take()),
            (Space::Itunes | Space::Media, "title") => {
                self.other_title = filled(text).or(self.other_title.take());
            }
            (Space::Own | Space::Atom, "link") => self.link(value, filled(text)),
            // RDF names it as a resource, and some write it between the tags.
            (Space::Own | Space::Other, "enclosure") => {
                let place = value.attribute("url").or(value.attribute("rdf:resource"));
                self.recording(place.or(Some(words)), value.attribute("type"));
            }
            (Space::Media, "content") => self.media(value),
            (Space::Podcast, "alternateenclosure") => {
                self.candidate(value.attribute("uri"), value.attribute("type"), true, true);
            }
            (Space::Own, "description" | "summary") => self.summary(0, filled(text)),
            (Space::Itunes, "summary") => self.summary(1, filled(text)),
            (Space::Content, "encoded") | (Space::Own, "content" | "content:encoded") => {
                self.summary(2, filled(text));
            }
            (Space::Itunes, "subtitle") | (Space::Media, "description") => self.summary(3, filled(text)),
            (Space::Own, "pubdate" | "published" | "issued") => self.date(0, filled(text), Some(value.at)),
            (Space::Dublin, "date" | "created" | "issued") | (Space::Own, "date" | "created") => {
                self.date(1, filled(text), Some(value.at));
            }
            (Space::Own | Space::Atom, "updated" | "modified") | (Space::Dublin, "modified") => {
                self.date(2, filled(text), Some(value.at));
            }
            (Space::Itunes | Space::Own, "duration") => {
                self.duration = filled(text).map(|words| (words, Some(value.at))).or(self.duration.take());
            }
            // One with an `id` is for one platform alone.
            (Space::Itunes | Space::Google | Space::Podcast, "block") => {
                self.blocked |= value.attribute("id").is_none() && truth(words) == Some(true);
            }
            (Space::Itunes | Space::Google, "explicit") => self.explicit = truth(words).or(self.explicit),
            (Space::Itunes | Space::Podcast, "season") => self.season = number().or(self.season),
            (Space::Itunes | Space::Podcast, "episode") => self.number = number().or(self.number),
            (Space::Itunes, "episodetype") => {
                self.kind = match words.to_ascii_lowercase().as_str() {
                    "trailer" => Kind::Trailer,
                    "bonus" => Kind::Bonus,
                    _ => Kind::Full,
                };
            }
            (Space::Podcast, "person") => self.people.extend(filled(text)),
            (Space::Itunes | Space::Google | Space::Podcast, "image") => {
                self.image = value.attribute("href").map(str::to_owned).or(self.image.take());
            }
            (Space::Podcast, "transcript") => {
                self.transcript = self.transcript.take().or(value.attribute("url").map(str::to_owned));
            }
            (Space::Podcast, "chapters") => self.chapters = value.attribute("url").map(str::to_owned),
            _ => {}
        }
    }

    fn media(&mut self, value: &Value) {
        let (kind, medium) = (value.attribute("type"), value.attribute("medium"));
        let named = || value.attribute("url").is_some_and(Recording::is_named_so);
        let audio = kind.is_some_and(|kind| kind.trim().to_ascii_lowercase().starts_with("audio/"))
            || medium == Some("audio")
            || (kind.is_none() && medium.is_none() && named());
        if audio {
            let expression = value.attribute("expression").unwrap_or_default();
            let sample = expression.trim().eq_ignore_ascii_case("sample");
            self.candidate(value.attribute("url"), kind, true, sample);
            self.seconds = self.seconds.or(value.attribute("duration").and_then(duration::read));
        }
    }

    fn link(&mut self, value: &Value, words: Option<String>) {
        let place = value.attribute("href").map(str::to_owned).or(words);
        match value.attribute("rel").unwrap_or("alternate") {
            "enclosure" => self.recording(place.as_deref(), value.attribute("type")),
            "alternate" if value.space == Space::Own => self.page = self.page.take().or(place),
            "alternate" => self.other_page = self.other_page.take().or(place),
            _ => {}
        }
    }

    pub(super) fn recording(&mut self, url: Option<&str>, kind: Option<&str>) {
        self.candidate(url, kind, false, false);
    }

    fn candidate(&mut self, url: Option<&str>, kind: Option<&str>, beside: bool, sample: bool) {
        if let Some(url) = url.map(str::trim).filter(|url| !url.is_empty()) {
            let kind =
                kind.map(|kind| kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
            let url = url.to_owned();
            self.recordings.push(Recording { url, kind, beside, sample });
        }
    }

    pub(super) fn summary(&mut self, rank: u8, words: Option<String>) {
        self.summaries.extend(words.map(|words| (rank, words)));
    }

    pub(super) fn date(&mut self, rank: u8, words: Option<String>, place: Place) {
        self.dates.extend(words.map(|words| (rank, words, place)));
    }

    /// The episode, if the item tells which one it is and what it is called.
    pub(super) fn finish(
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
        let recording = self.recordings.first().filter(|one| one.class() < 4).map(|one| one.url.clone());
        let audio = recording.as_deref().and_then(|url| safe_in(url, base));
        if let (Some(url), None) = (&recording, &audio) {
            wrong(url);
        }
        let link = self.page.clone().or(self.other_page.clone());
        let mut page = link.as_deref().and_then(|url| safe_in(url, base));
        if let (Some(url), None) = (&link, &page) {
            wrong(url);
        }
        if page.is_none() && !self.guid_is_no_page {
            page = self.guid.as_deref().and_then(safe);
        }
        let identity = self.guid.clone().or(recording).or(link).map(|identity| short(identity.trim()));
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

/// The text without blanks around it, in its place.
fn trimmed(mut text: String) -> String {
    text.truncate(text.trim_end().len());
    let blanks = text.len() - text.trim_start().len();
    text.drain(..blanks);
    text
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
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
