//! The values of one item, gathered in any order. Knows no markup.

mod recording;
mod weigh;

use std::borrow::Cow;

pub(super) use recording::Recording;

use super::names::Space;
use super::value::Value;
use super::{Kind, duration};

/// The greatest season or number that is believed.
const GREATEST: u32 = 99_999_999;

/// Where something stands in the document; none where nobody knows.
pub(super) type Place = Option<usize>;

/// What an item says, as it says it.
#[derive(Debug, Default)]
pub(super) struct Item<'d> {
    pub(super) guid: Option<Cow<'d, str>>,
    /// The guid is not an address, as it says.
    pub(super) guid_is_no_page: bool,
    pub(super) page: Option<Cow<'d, str>>,
    pub(super) other_page: Option<Cow<'d, str>>,
    /// Addresses of recordings, in the order of the feed.
    pub(super) recordings: Vec<Recording>,
    pub(super) title: Option<Cow<'d, str>>,
    pub(super) other_title: Option<Cow<'d, str>>,
    /// Candidates, the lowest number first.
    pub(super) summaries: Vec<(u8, Cow<'d, str>)>,
    pub(super) dates: Vec<(u8, Cow<'d, str>, Place)>,
    pub(super) duration: Option<(Cow<'d, str>, Place)>,
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

impl<'d> Item<'d> {
    /// Takes in one element of the item.
    pub(super) fn take(&mut self, mut value: Value<'d>) {
        let text = trimmed(std::mem::take(&mut value.text));
        let value = &value;
        let words = &*text;
        let number = || words.parse::<u32>().ok().filter(|number| *number <= GREATEST);
        match (value.space, &*value.name) {
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
            (Space::Podcast, "person") => self.people.extend(filled(text).map(Cow::into_owned)),
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

    fn media(&mut self, value: &Value<'_>) {
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

    fn link(&mut self, value: &Value<'_>, words: Option<Cow<'d, str>>) {
        let place = value.attribute("href").map(|place| Cow::Owned(place.to_owned())).or(words);
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

    pub(super) fn summary(&mut self, rank: u8, words: Option<Cow<'d, str>>) {
        self.summaries.extend(words.map(|words| (rank, words)));
    }

    pub(super) fn date(&mut self, rank: u8, words: Option<Cow<'d, str>>, place: Place) {
        self.dates.extend(words.map(|words| (rank, words, place)));
    }
}

/// The text without blanks around it, in its place.
fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => text.trim().into(),
        Cow::Owned(mut text) => {
            text.truncate(text.trim_end().len());
            let blanks = text.len() - text.trim_start().len();
            text.drain(..blanks);
            text.into()
        }
    }
}

fn filled(text: Cow<'_, str>) -> Option<Cow<'_, str>> {
    (!text.is_empty()).then_some(text)
}
