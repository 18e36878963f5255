//! Where a podcast can be opened: its page, and the apps in which people listen; and where a post is.

use url::form_urlencoded::byte_serialize;

use super::Bot;
use super::reply::Link;
use crate::catalog::{Podcast, PodcastIx};
use crate::outbox::Message;

impl Bot {
    /// Where a podcast can be opened, its page first. Discord shows the first five that fit a button.
    ///
    /// Only https addresses: Discord refuses the schemes of apps. An app's page opens the app with the feed filled in.
    #[must_use]
    pub fn links(&self, at: PodcastIx) -> Vec<Link> {
        links_of_podcast(self.catalog.podcast(at), "link-site", None)
    }
}

/// The address of a post; none while it is not there.
pub(super) fn post_link(message: &Message) -> Option<String> {
    let id = message.message?;
    if message.forum.is_some() {
        // The first message of a post has the id of its thread.
        return Some(format!("https://discord.com/channels/{}/{id}", message.guild));
    }
    Some(format!("https://discord.com/channels/{}/{}/{id}", message.guild, message.channel))
}

/// A place where something can be opened, where there is such a place.
type Opens = (&'static str, Option<String>);

/// Where a podcast that was picked can be opened: its page, the episode that was picked, and the rest.
pub(super) fn links_of_pick(podcast: &Podcast, episode: Option<String>) -> Vec<Link> {
    // Without an episode the page is where one listens.
    links_of_podcast(podcast, if episode.is_some() { "link-site" } else { "link-listen" }, episode)
}

fn links_of_podcast(podcast: &Podcast, page: &'static str, episode: Option<String>) -> Vec<Link> {
    // A show without a page has its feed in the page's place.
    let instead = podcast.feed.clone().filter(|_| podcast.site.is_none());
    let [(_, site), apple] = pages(podcast);
    let first = [(page, site), ("link-feed", instead), ("link-listen", episode), apple];
    let mut links = Vec::new();
    add(&mut links, first.into_iter().chain(apps(podcast)));
    links
}

/// Where an episode can be opened: itself first, then the apps that take the feed it is in.
pub(super) fn links_of_episode(audio: Option<&str>, page: Option<&str>, podcast: &Podcast) -> Vec<Link> {
    let mut links = Vec::new();
    let own = [("link-audio", audio.map(str::to_owned)), ("link-page", page.map(str::to_owned))];
    add(&mut links, own.into_iter().chain(apps(podcast)).chain(pages(podcast)));
    links
}

/// Where a podcast is shown.
fn pages(podcast: &Podcast) -> [Opens; 2] {
    let apple = podcast.apple.map(|id| format!("https://podcasts.apple.com/podcast/id{id}"));
    [("link-site", podcast.site.clone()), ("link-apple", apple)]
}

/// The apps that open with a podcast's feed filled in, and the feed.
fn apps(podcast: &Podcast) -> [Opens; 3] {
    let feed = podcast.feed.as_deref();
    let coded = feed.map(|feed| byte_serialize(feed.as_bytes()).collect::<String>());
    let with_feed = |start: &str| coded.as_ref().map(|feed| format!("{start}{feed}"));
    [
        ("link-antennapod", with_feed("https://antennapod.org/deeplink/subscribe?url=")),
        ("link-podcast-addict", with_feed("https://podcastaddict.com/feed/")),
        ("link-feed", feed.map(str::to_owned)),
    ]
}

/// Adds places, none twice. How many and how long ones a message takes is known where it is sent.
fn add(links: &mut Vec<Link>, places: impl IntoIterator<Item = Opens>) {
    for (label, url) in places {
        if let Some(url) = url.filter(|url| !links.iter().any(|link| link.url == *url)) {
            links.push(Link { label, url });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bot::Text;
    use crate::catalog;
    use crate::locale::Locale;

    fn links_of(keys: &str) -> Vec<String> {
        let text = format!(
            "[[topic]]\nid = \"t\"\nlabel = \"T\"\n[[podcast]]\nid = \"p\"\ntitle = \"P\"\n{keys}\nwhy = \"Why.\"\ntopics = [\"t\"]\n"
        );
        let bot = Bot::new(catalog::parse("x", &text).unwrap());
        let links = bot.links(PodcastIx(0));
        links
            .into_iter()
            .map(|link| format!("{}: {}", Text::of(link.label).words(Locale::English), link.url))
            .collect()
    }

    #[test]
    fn the_page_comes_first_and_apps_take_the_feed_as_it_is() {
        let all = links_of(
            "site = \"https://a.example/\"\nfeed = \"https://f.example/a b?x=1&y=ü\"\napple = 1603082924",
        );
        insta::assert_snapshot!(all.join("\n"), @"
        Site: https://a.example/
        Apple Podcasts: https://podcasts.apple.com/podcast/id1603082924
        AntennaPod: https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Ff.example%2Fa%2520b%3Fx%3D1%26y%3D%25C3%25BC
        Podcast Addict: https://podcastaddict.com/feed/https%3A%2F%2Ff.example%2Fa%2520b%3Fx%3D1%26y%3D%25C3%25BC
        Feed: https://f.example/a%20b?x=1&y=%C3%BC
        ");
    }

    #[test]
    fn a_pick_has_its_page_first_and_then_its_episode() {
        let text = "[[topic]]\nid = \"t\"\nlabel = \"T\"\n[[podcast]]\nid = \"p\"\ntitle = \"P\"\nsite = \"https://a.example/\"\nfeed = \"https://a.example/rss\"\nwhy = \"Why.\"\ntopics = [\"t\"]\n";
        let catalog = catalog::parse("x", text).unwrap();
        let labels = |episode: Option<&str>| {
            let links = links_of_pick(catalog.podcast(PodcastIx(0)), episode.map(str::to_owned));
            links.into_iter().map(|link| link.label).collect::<Vec<_>>()
        };
        let apps = ["link-antennapod", "link-podcast-addict", "link-feed"];
        assert_eq!(
            labels(Some("https://a.example/1.mp3")),
            [&["link-site", "link-listen"][..], &apps].concat()
        );
        assert_eq!(labels(None), [&["link-listen"][..], &apps].concat());
    }

    #[test]
    fn without_a_page_the_feed_stands_in_its_place() {
        let all = links_of("feed = \"http://f.example/rss\"");
        insta::assert_snapshot!(all.join("\n"), @"
        Feed: http://f.example/rss
        AntennaPod: https://antennapod.org/deeplink/subscribe?url=http%3A%2F%2Ff.example%2Frss
        Podcast Addict: https://podcastaddict.com/feed/http%3A%2F%2Ff.example%2Frss
        ");
        assert_eq!(links_of("site = \"https://a.example/\""), ["Site: https://a.example/"]);
    }
}
