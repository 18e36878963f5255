//! What moderators follow: adding, listing and ending it.

mod notice;

use jiff::Timestamp;

use super::picks::{Picks, everyone_is_no_role, needed};
use super::places::{self, Extras};
use super::reply::{Button, Card, Reply, Text};
use super::request::{Caller, Following, QueryText, Request};
use super::{Activity, Bot, self_roles, wording};
use crate::catalog::{PodcastIx, Subject};
use crate::search::Target;
use crate::store::{Follow, MOST_FOLLOWS, StoreError};

/// Follows on one page of the list: with all that is known of each, more would not fit a message.
const PAGE: usize = 10;

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
}
