//! Notices of new episodes: what moderators follow, what a reading of a feed leads to, and what a notice says. Sends nothing.

use jiff::Timestamp;

use super::picks::{Picks, everyone_is_no_role, needed};
use super::places::{self, Extras};
use super::reply::{Button, Card, Reply, Text};
use super::request::{Caller, Following, QueryText, Request};
use super::{Activity, Bot, self_roles, wording};
use crate::catalog::{Fingerprint, OwnShow, PodcastIx, Subject};
use crate::feeds::parse::Episode;
use crate::outbox::protocol::Extra;
use crate::outbox::{Message, MessageKind, ToldEpisode};
use crate::search::Target;
use crate::search::episodes::Entry;
use crate::store::{Follow, MOST_A_DAY, MOST_FOLLOWS, StoreError};

/// Episodes that one notice shows in full; more are counted.
const MOST_SHOWN: usize = 5;
/// Follows on one page of the list: with all that is known of each, more would not fit a message.
const PAGE: usize = 10;
/// How long a notice about a topic waits for those of other shows, so that they go together.
const GATHERING: jiff::SignedDuration = jiff::SignedDuration::from_secs(60);

impl Bot {
    /// What moderators do about notices; only they see the answer.
    pub(super) async fn about_follows(&self, follow: &Following, caller: &Caller, now: Timestamp) -> Reply {
        let Some(picks) = &self.picks else { return wording::follows::no_store() };
        let Some(guild) = caller.guild else { return wording::follows::only_in_a_server() };
        let Some(user) = caller.user.filter(|_| caller.may_moderate) else {
            return wording::follows::not_a_moderator();
        };
        if let Err(error) = picks.welcome_back(guild, now).await {
            return self.no_store_answer(guild, &error, now);
        }
        match self.refused(&Request::Follow(Box::new(follow.clone())), caller).await {
            Ok(None) => {}
            Ok(Some(reply)) => return reply,
            Err(error) => return self.no_store_answer(guild, &error, now),
        }
        let done = match follow {
            Following::Add { .. } => self.add_follow(picks, follow, (guild, user), caller, now).await,
            Following::List { page } => self.follows_shown(guild, *page, now).await,
            Following::Remove { id } => match picks.store().unfollow(guild, *id).await {
                Ok(_) => self.follows_shown(guild, 0, now).await,
                Err(error) => Err(error),
            },
        };
        done.unwrap_or_else(|error| self.no_store_answer(guild, &error, now))
    }

    /// Adds a follow, or says why not.
    async fn add_follow(
        &self,
        picks: &Picks,
        wanted: &Following,
        (guild, user): (u64, u64),
        caller: &Caller,
        now: Timestamp,
    ) -> Result<Reply, StoreError> {
        let Following::Add { show, topic, channel, publish, role, thread, tag, self_role } = wanted else {
            return Ok(wording::outdated());
        };
        if role.as_ref().is_some_and(|role| role.id == guild) {
            return Ok(everyone_is_no_role());
        }
        let closed_role = role.as_ref().is_some_and(|role| !role.mentionable);
        if let Err(refusal) = caller.may_choose(channel, closed_role) {
            return Ok(wording::rights::refused(&refusal));
        }
        if let Some(reply) = self_roles::refused(*self_role, role.as_ref(), caller.role_look.as_ref()) {
            return Ok(reply);
        }
        let target = match self.followed(show.as_ref(), topic.as_ref()) {
            Ok(target) => target,
            Err(reply) => return Ok(Reply { private: true, ..*reply }),
        };
        let extras = Extras { thread: *thread, publish: *publish, tag: tag.as_deref(), ..Extras::default() };
        let posting = match places::posting(channel, extras, caller.forum.as_ref()) {
            Ok(posting) => posting,
            Err(refused) => return Ok(*refused),
        };
        if let Err(refusal) = caller.may_also(channel, posting.needed()) {
            return Ok(wording::rights::refused(&refusal));
        }
        let id = |subject: Subject| Some(self.catalog.id(subject).to_owned());
        let follow = Follow {
            guild,
            id: 0,
            channel: channel.id,
            podcast: matches!(target, Subject::Podcast(_)).then(|| id(target)).flatten(),
            topic: matches!(target, Subject::Topic(_)).then(|| id(target)).flatten(),
            publish: *publish,
            adults: channel.adults,
            since: now,
            cause: None,
            set_by: user,
            locale: caller.guild_locale,
            role: role.as_ref().map(|role| role.id),
            self_role: *self_role,
            thread: *thread,
            forum: posting.forum,
        };
        if !picks.store().follow(&follow).await? {
            return Ok(wording::follows::too_many(MOST_FOLLOWS));
        }
        let needed = needed(*thread, closed_role).into_iter().chain(posting.needed());
        let lacking = channel.missing(needed);
        let (name, feeds) = (self.catalog.name(target), self.feeds_behind(target));
        Ok(wording::follows::added(name, channel.id, lacking.as_deref(), feeds, places::hint(channel)))
    }

    fn no_store_answer(&self, guild: u64, error: &StoreError, now: Timestamp) -> Reply {
        let code = format!("{:05X}", (now.as_millisecond() as u64 ^ guild) & 0xf_ffff);
        tracing::error!(code, guild, %error, "A follow command failed: database error");
        self.no_answer(error, &code)
    }

    fn followed(&self, show: Option<&QueryText>, topic: Option<&QueryText>) -> Result<Subject, Box<Reply>> {
        match (show, topic) {
            (Some(show), None) => match self.named(show)? {
                Subject::Episode(at) => Ok(Subject::Podcast(self.catalog.episode(at).podcast)),
                subject => Ok(subject),
            },
            (None, Some(topic)) => {
                let topics = self.resolve(topic).targets().into_iter().find_map(|target| match target {
                    Target::Topic(at) => Some(Subject::Topic(at)),
                    _ => None,
                });
                topics.ok_or_else(|| Box::new(wording::no_such_topic(self, topic)))
            }
            _ => Err(Box::new(wording::follows::one_of_both())),
        }
    }

    /// How many podcasts that have a feed are followed so.
    fn feeds_behind(&self, target: Subject) -> usize {
        let podcasts: Vec<PodcastIx> = match target {
            Subject::Podcast(at) => vec![at],
            Subject::Topic(topic) => {
                let inside = self.catalog.descendants(topic);
                let topics = std::iter::once(topic).chain(inside);
                topics.flat_map(|topic| self.catalog.podcasts_about(topic).to_vec()).collect()
            }
            Subject::Episode(_) => Vec::new(),
        };
        let different: std::collections::HashSet<_> = podcasts.into_iter().collect();
        different.into_iter().filter(|at| self.catalog.podcast(*at).feed.is_some()).count()
    }

    async fn follows_shown(&self, guild: u64, page: u16, now: Timestamp) -> Result<Reply, StoreError> {
        let Some(picks) = &self.picks else { return Ok(wording::follows::no_store()) };
        let follows = picks.store().follows(guild).await?;
        if follows.is_empty() {
            return Ok(wording::follows::none());
        }
        // Nice to know, and nothing that the list waits for.
        let told = picks.store().last_notices(guild).await.unwrap_or_default();
        let start = usize::from(page) * PAGE;
        let mut body = Text::default();
        for (nth, follow) in follows.iter().enumerate().skip(start).take(PAGE) {
            body = if nth > start { body.line() } else { body };
            body = body.append(wording::follows::line(nth + 1, self.followed_name(follow), follow));
            if follow.cause.is_none() {
                body = body.sentence(self.how_it_does(follow, now));
            }
            if let Some(last) = told.get(&follow.id) {
                body = last.sent.map_or(body.clone(), |at| body.sentence(wording::follows::last_notice(at)));
                // Why it stopped stands there already.
                let flaws = last.flaws.iter().filter(|flaw| follow.cause.is_none() && flaw.concerns_follow());
                body = flaws.fold(body, |body, flaw| body.sentence(wording::follows::flaw(flaw)));
            }
        }
        let shown = follows.iter().enumerate().skip(start).take(PAGE);
        let options = shown.map(|(nth, follow)| super::MenuOption {
            label: format!("{}. {}", nth + 1, self.followed_name(follow)),
            description: None,
            request: Request::Follow(Box::new(Following::Remove { id: follow.id })),
        });
        let options: Vec<_> = options.collect();
        let more = follows.len() > start + PAGE;
        let list = |page| Request::Follow(Box::new(Following::List { page }));
        Ok(Reply {
            private: true,
            cards: vec![Card::plain(Text::of("follows-title"), body)],
            buttons: Button::next(more, page, list).into_iter().collect(),
            menu: (!options.is_empty()).then_some(super::Menu { placeholder: "menu-end-following", options }),
            ..Reply::default()
        })
    }

    /// When the last episode of what is followed came out, or why none may come; nothing where nobody can tell.
    fn how_it_does(&self, follow: &Follow, now: Timestamp) -> Text {
        let Some(id) = &follow.podcast else { return Text::default() };
        let Some(at) = self.catalog.podcast_with_id(id) else { return wording::follows::left_the_catalog() };
        if let Some(since) = self.unreachable_since(at, now.as_second()) {
            return wording::follows::unreachable(Timestamp::from_second(since).unwrap_or_default());
        }
        match self.activity(at, now.as_second()) {
            Activity::Ended(_) => wording::follows::ended(),
            Activity::Active(Some(last)) | Activity::Quiet(last) => {
                wording::follows::last_episode(Timestamp::from_second(last).unwrap_or_default())
            }
            Activity::Active(None) | Activity::Unknown => Text::default(),
        }
    }

    /// What is followed, by the name people read; its id where the catalog dropped it.
    fn followed_name<'f>(&'f self, follow: &'f Follow) -> &'f str {
        let podcast =
            follow.podcast.as_deref().and_then(|id| self.catalog.podcast_with_id(id)).map(Subject::Podcast);
        let topic = follow.topic.as_deref().and_then(|id| self.catalog.topic_with_id(id)).map(Subject::Topic);
        let gone = || follow.podcast.as_deref().or(follow.topic.as_deref()).unwrap_or_default();
        podcast.or(topic).map_or_else(gone, |subject| self.catalog.name(subject))
    }

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
        let mut told = std::collections::HashSet::new();
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
            if !told.insert((follow.guild, follow.channel)) {
                let same = |one: &&mut Message| one.guild == follow.guild && one.channel == follow.channel;
                if let Some(first) = notices.iter_mut().find(same) {
                    add_wishes(first, follow);
                }
                continue;
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
