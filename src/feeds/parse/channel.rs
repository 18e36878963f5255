//! What a feed's channel says about the feed itself: name, page, picture, where it has moved. Knows no markup.

use super::about::About;
use super::address::{safe, safe_in};
use super::item::truth;
use super::names::Space;
use super::value::Value;
use super::{Feed, LONGEST_TITLE, text};

/// The channel so far.
#[derive(Debug, Default)]
pub(super) struct Channel {
    about: About,
    /// Pictures, the likeliest cover with the lowest number.
    pictures: Vec<(u8, String)>,
}

/// Pictures that are remembered.
const MOST_PICTURES: usize = 16;

impl Channel {
    /// Takes in one element of the channel, which lies at this address.
    pub(super) fn take(&mut self, feed: &mut Feed, value: &Value<'_>, base: Option<&str>) {
        let words = value.text.trim();
        let in_image = value.in_image;
        match (value.space, &*value.name) {
            (Space::Own, "url") if in_image => self.picture(1, Some(words), base),
            _ if in_image => {}
            (Space::Own, "title") if feed.title.is_empty() => feed.title = text::plain(words, LONGEST_TITLE),
            (Space::Own | Space::Atom, "link") => {
                let place = || safe_in(value.attribute("href").unwrap_or(words), base);
                match value.attribute("rel").unwrap_or("alternate").to_ascii_lowercase().as_str() {
                    "alternate" if feed.site.is_none() => feed.site = place(),
                    "next" if feed.next.is_none() => feed.next = place(),
                    _ => {}
                }
            }
            (Space::Own | Space::Dublin, "language") if !words.is_empty() && words.len() <= 20 => {
                feed.language = Some(words.to_owned());
            }
            (Space::Itunes, "explicit") => feed.explicit = truth(words).or(feed.explicit),
            (Space::Google, "explicit") => feed.explicit = feed.explicit.or(truth(words)),
            // One with an `id` is for one platform alone.
            (Space::Itunes | Space::Google | Space::Podcast, "block") => {
                feed.blocked |= value.attribute("id").is_none() && truth(words) == Some(true);
            }
            (Space::Itunes, "complete") => feed.complete |= truth(words) == Some(true),
            (Space::Podcast, "updatefrequency") => {
                feed.complete |= value.attribute("complete").and_then(truth) == Some(true);
            }
            (Space::Itunes, "new-feed-url") => feed.new_address = safe(words),
            (Space::Podcast, "guid") if !words.is_empty() => feed.guid = Some(text::plain(words, 64)),
            (Space::Podcast, "trailer") if feed.trailer.is_none() => {
                feed.trailer = value.attribute("url").and_then(|place| safe_in(place, base));
            }
            (Space::Itunes | Space::Google | Space::Podcast, "image") => {
                let place = value.attribute("href").or(value.attribute("url")).unwrap_or(words);
                self.picture(u8::from(value.space != Space::Itunes), Some(place), base);
            }
            (Space::Own, "logo") => self.picture(2, Some(words), base),
            (Space::Own, "icon") => self.picture(3, Some(words), base),
            (Space::Media, "thumbnail") => self.picture(4, value.attribute("url"), base),
            _ => self.about.take(value),
        }
    }

    /// Takes in a category that lies in another.
    pub(super) fn category(&mut self, words: Option<&str>) {
        self.about.category(words);
    }

    fn picture(&mut self, rank: u8, place: Option<&str>, base: Option<&str>) {
        let place = place.filter(|place| !place.is_empty()).and_then(|place| safe_in(place, base));
        if self.pictures.len() < MOST_PICTURES {
            self.pictures.extend(place.map(|place| (rank, place)));
        }
    }

    /// Puts it into the feed, as it may be shown.
    pub(super) fn finish(mut self, feed: &mut Feed) {
        // Only https is ever shown.
        self.pictures.sort_by_key(|(rank, place)| (!place.starts_with("https:"), *rank));
        feed.image = self.pictures.into_iter().next().map(|(_, place)| place);
        self.about.finish(feed);
    }
}
