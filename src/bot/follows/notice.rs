//! Notices of new episodes: whom a reading of a feed leads to, and what a notice says.

use std::collections::{HashMap, hash_map};

use jiff::Timestamp;

use crate::bot::reply::{Button, Reply};
use crate::bot::request::Request;
use crate::bot::{Bot, self_roles, wording};
use crate::catalog::{Fingerprint, OwnShow, PodcastIx};
use crate::feeds::parse::Episode;
use crate::outbox::protocol::Extra;
use crate::outbox::{Message, MessageKind, ToldEpisode};
use crate::search::Target;
use crate::search::episodes::Entry;
use crate::store::{Follow, MOST_A_DAY};

/// Episodes that one notice shows in full; more are counted.
const MOST_SHOWN: usize = 5;

/// How long a notice about a topic waits for those of other shows, so that they go together.
const GATHERING: jiff::SignedDuration = jiff::SignedDuration::from_secs(60);

impl Bot {
    /// The topics whose followers hear of a podcast, by id: its own and all that contain them.
    #[must_use]
    pub fn topics_heard(&self, podcast: &str) -> Vec<String> {
        let mut all: Vec<_> = self.topics_of(podcast);
        // Each server that has it for itself files it as it likes.
        if OwnShow::is_own(podcast) {
            all.extend(self.bots_with(podcast).iter().flat_map(|(_, bot)| bot.topics_of(podcast)));
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    fn topics_of(&self, podcast: &str) -> Vec<String> {
        let Some(at) = self.catalog.podcast_with_id(podcast) else { return Vec::new() };
        let own = &self.catalog.podcast(at).topics;
        let above = own.iter().flat_map(|topic| self.catalog.ancestors(*topic));
        above.chain(own.iter().copied()).map(|topic| self.catalog.topic(topic).id.clone()).collect()
    }

    /// The notices that new episodes of a podcast lead to, in every server: one that has it for itself is told of it by
    /// its own shelf, and one that hides it is not told.
    #[must_use]
    pub fn notices_everywhere(
        &self,
        podcast: &str,
        new: &[&Episode],
        follows: Vec<Follow>,
        now: Timestamp,
    ) -> Vec<Message> {
        if !OwnShow::is_own(podcast) {
            let hides = |follow: &Follow| {
                let own = self.own_of(Some(follow.guild));
                own.is_some_and(|bot| bot.catalog.podcast_with_id(podcast).is_none())
            };
            let told: Vec<Follow> = follows.into_iter().filter(|follow| !hides(follow)).collect();
            return self.notices(podcast, new, &told, now);
        }
        let mut notices = Vec::new();
        for (guild, bot) in self.bots_with(podcast) {
            let topics = bot.topics_of(podcast);
            let fits = |follow: &&Follow| {
                let about = follow.topic.as_ref().is_none_or(|topic| topics.contains(topic));
                follow.guild == guild && about
            };
            let here: Vec<Follow> = follows.iter().filter(fits).cloned().collect();
            notices.extend(bot.notices(podcast, new, &here, now));
        }
        notices
    }

    /// The notices that new episodes of a podcast lead to: one for each channel, however many episodes there are, and
    /// nothing older than the moment of following.
    #[must_use]
    pub fn notices(
        &self,
        podcast: &str,
        new: &[&Episode],
        follows: &[Follow],
        now: Timestamp,
    ) -> Vec<Message> {
        let Some(at) = self.catalog.podcast_with_id(podcast) else { return Vec::new() };
        // By the channel that each is for.
        let mut places: HashMap<(u64, u64), usize> = HashMap::new();
        let mut notices: Vec<Message> = Vec::new();
        for follow in follows {
            let since = follow.since.as_second();
            let soon = now.as_second() + 86_400;
            let mut fresh: Vec<&Episode> = new
                .iter()
                .copied()
                // One without a date came just now.
                .filter(|one| (since..soon).contains(&one.published.unwrap_or(now.as_second())))
                .collect();
            fresh.sort_by(|one, other| {
                other.published.cmp(&one.published).then_with(|| one.identity.cmp(&other.identity))
            });
            // Who follows a podcast and its topic in one channel hears of it once.
            if fresh.is_empty() {
                continue;
            }
            match places.entry((follow.guild, follow.channel)) {
                hash_map::Entry::Vacant(place) => drop(place.insert(notices.len())),
                hash_map::Entry::Occupied(place) => {
                    if let Some(first) = notices.get_mut(*place.get()) {
                        add_wishes(first, follow);
                    }
                    continue;
                }
            }
            let mut told: Vec<_> = fresh
                .iter()
                .map(|one| ToldEpisode { podcast: podcast.to_owned(), identity: one.identity.clone() })
                .collect();
            ToldEpisode::name(&mut told, podcast, MOST_A_DAY);
            let digest = Fingerprint::of(podcast, &ToldEpisode::write_all(&told)).to_string();
            let kind = MessageKind::NewEpisodes { follow: follow.id, digest };
            let wait = if follow.topic.is_some() { GATHERING } else { jiff::SignedDuration::ZERO };
            let due = now.saturating_add(wait).unwrap_or(now);
            notices.push(Message {
                podcast: Some(podcast.to_owned()),
                title: Some(self.catalog.podcast(at).title.clone()),
                publish: if follow.publish { Extra::Wanted } else { Extra::None },
                told,
                role: follow.role,
                self_role: follow.self_role,
                thread: if follow.thread { Extra::Wanted } else { Extra::None },
                forum: follow.forum,
                locale: follow.locale,
                ..Message::new(follow.guild, kind, follow.channel, due)
            });
        }
        notices
    }

    /// Whether a notice tells of an explicit episode.
    pub(in crate::bot) fn tells_something_explicit(&self, message: &Message) -> bool {
        let index = self.episode_index();
        message.told.iter().any(|told| {
            let Some(at) = self.catalog.podcast_with_id(&told.podcast) else { return false };
            let entry = index.section(at).and_then(|section| section.with_identity(&told.identity));
            entry.is_some_and(|entry| entry.explicit())
        })
    }

    /// A notice as it is posted; none where nothing of it is known any more, or is fit for a channel that is not for adults.
    pub(in crate::bot) fn notice_reply(&self, message: &Message, adults: bool) -> Option<Reply> {
        let index = self.episode_index();
        let mut entries: Vec<(PodcastIx, Entry<'_>)> = Vec::new();
        for ToldEpisode { podcast, identity } in &message.told {
            let Some(at) = self.catalog.podcast_with_id(podcast) else { continue };
            let entry = index.section(at).and_then(|section| section.with_identity(identity));
            let fit = |entry: &Entry<'_>| adults || !entry.explicit();
            let new = |entry: &Entry<'_>| !entries.iter().any(|(_, known)| known == entry);
            if let Some(entry) = entry.filter(|entry| fit(entry) && new(entry)) {
                entries.push((at, entry));
            }
        }
        let (first, _) = entries.first().copied()?;
        let mut titles: Vec<&str> = Vec::new();
        for (at, _) in &entries {
            let title = self.catalog.podcast(*at).title.as_str();
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        let more: usize = message.told.iter().filter_map(ToldEpisode::counted).fold(0, usize::saturating_add);
        let count = entries.len().saturating_add(more);
        let name = self.just(Target::Podcast(first));
        let request = Request::MoreLikePost { name, post: message.key() };
        let mut reply = Reply {
            headline: wording::follows::notice(
                &titles,
                count,
                count.saturating_sub(entries.len().min(MOST_SHOWN)),
                message.role,
            ),
            post_title: wording::follows::notice(&titles, count, 0, None),
            ping_role: message.role,
            cards: entries
                .iter()
                .take(MOST_SHOWN)
                .map(|(at, entry)| self.fresh_card(*at, entry, None))
                .collect(),
            buttons: vec![Button::new("button-more-like-this", request)],
            ..Reply::default()
        };
        reply.buttons.extend(self_roles::button(message));
        match self.send_button(&reply) {
            Some(button) => reply.buttons.push(button),
            // Which one of several can be chosen at once: nobody can ask again what a notice told of.
            None => reply.menu = self.send_menu(&reply),
        }
        Some(reply)
    }

    /// The podcasts of which a notice tells something that is not on the index.
    pub(in crate::bot) fn missed_by_notice(&self, message: &Message) -> Vec<String> {
        let index = self.episode_index();
        let mut missed: Vec<String> = Vec::new();
        for ToldEpisode { podcast, identity } in message.told.iter().filter(|one| one.counted().is_none()) {
            let Some(at) = self.catalog.podcast_with_id(podcast) else { continue };
            let there = index.section(at).is_some_and(|section| section.with_identity(identity).is_some());
            if !there && !missed.iter().any(|known| known == podcast) {
                missed.push(podcast.to_owned());
            }
        }
        missed
    }
}

/// Lets the one notice of a channel do what another follow of that channel wants of it.
fn add_wishes(notice: &mut Message, follow: &Follow) {
    // Only the role that it notifies can be one that members take.
    if notice.role.is_none() {
        (notice.role, notice.self_role) = (follow.role, follow.self_role);
    } else if notice.role == follow.role {
        notice.self_role |= follow.self_role;
    }
    notice.forum = notice.forum.max(follow.forum);
    if follow.thread {
        notice.thread = Extra::Wanted;
    }
    if follow.publish {
        notice.publish = Extra::Wanted;
    }
}
