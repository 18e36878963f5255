//! The queue as moderators fill and order it.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Answered, Moderator, Picks, RECENT, words};
use crate::bot::reply::{Button, Menu, MenuOption, Reply};
use crate::bot::request::{Pick, QueryText, Request};
use crate::bot::{Bot, resolve};
use crate::catalog::{EpisodeIx, PodcastIx, Subject};
use crate::outbox::EpisodeRef;
use crate::schedule::Week;
use crate::search::episodes::Entry;
use crate::store::{NewPick, Queued, Schedule};
use crate::text::normalize;

/// Entries on a page.
const PAGE: usize = 5;
/// Characters of a note; what is longer cannot be typed in Discord.
const LONGEST_NOTE: usize = 1000;

/// What a moderator wants to queue.
pub(super) struct Wished<'a> {
    pub(super) show: &'a QueryText,
    pub(super) episode: Option<&'a str>,
    pub(super) note: Option<&'a str>,
}

/// Whether the slot of a week is still to come; without a schedule, whether the week is not over.
pub(super) fn is_to_come(schedule: Option<&Schedule>, zone: &TimeZone, week: Week, now: Timestamp) -> bool {
    let Some(schedule) = schedule else { return week >= Week::of(zone.to_datetime(now).date()) };
    // One that is paused stands still, and goes on with the first slot there is then.
    let passed = !schedule.paused && week < schedule.next.week;
    !passed && schedule.slot.in_week(week, zone).at > now
}

impl Bot {
    pub(super) async fn add_pick(
        &self,
        picks: &Picks,
        wished: &Wished<'_>,
        week: Option<&str>,
        who: Moderator,
        now: Timestamp,
    ) -> Answered {
        let (podcast, mut episode) = match self.named(wished.show) {
            Ok(Subject::Podcast(at)) => (at, None),
            Ok(Subject::Episode(at)) => (self.catalog.episode(at).podcast, Some(self.curated_pick(at))),
            Ok(Subject::Topic(_)) => return Ok(crate::bot::wording::outdated()),
            Err(reply) => return Ok(*reply),
        };
        if let Some(typed) = wished.episode.filter(|typed| !typed.trim().is_empty()) {
            let curated = self.episode_of(podcast, typed).map(|at| self.curated_pick(at));
            episode = curated.or_else(|| self.fresh_pick(podcast, typed));
            if episode.is_none() {
                return Ok(words::no_such_episode(&self.catalog.podcast(podcast).title, typed));
            }
        }
        let schedule = picks.store.schedule(who.guild).await?;
        let week = match week.map(str::trim).filter(|week| !week.is_empty()) {
            None => None,
            Some(typed) => {
                let Ok(week) = typed.get(..8).unwrap_or(typed).parse::<Week>() else {
                    return Ok(words::no_week(typed));
                };
                let zone = schedule.as_ref().map_or(TimeZone::UTC, |one| picks.zone(one));
                let taken = self.week_taken(picks, who.guild, week).await?;
                if taken || !is_to_come(schedule.as_ref(), &zone, week, now) {
                    return Ok(words::week_over(week));
                }
                Some(week)
            }
        };
        let note = wished.note.map(str::trim).filter(|note| !note.is_empty());
        if note.is_some_and(|note| note.chars().count() > LONGEST_NOTE) {
            return Ok(words::note_too_long(LONGEST_NOTE));
        }
        let id = self.catalog.podcast(podcast).id.clone();
        let queue = picks.store.queue(who.guild).await?;
        let waiting = queue.iter().any(|queued| queued.pick.podcast == id);
        let since = now.saturating_sub(RECENT).unwrap_or(Timestamp::UNIX_EPOCH);
        let recent = picks.store.picked_since(who.guild, since).await?;
        let last = recent.iter().find(|(one, _)| *one == id).map(|(_, at)| *at);
        let pick = NewPick {
            guild: who.guild,
            podcast: id,
            episode: episode.as_ref().map(|(id, _)| id.clone()),
            note: note.map(str::to_owned),
            week,
            picker: who.user,
        };
        let Some(place) = picks.store.enqueue(&pick).await? else { return Ok(words::queue_full()) };
        let title = episode.as_ref().map_or(&self.catalog.podcast(podcast).title, |(_, title)| title);
        Ok(words::added(title, place, week, schedule.as_ref(), last, waiting))
    }

    /// How a curated episode is kept in the queue, and what it is called.
    fn curated_pick(&self, at: EpisodeIx) -> (EpisodeRef, String) {
        let episode = self.catalog.episode(at);
        (EpisodeRef::Curated(episode.id.clone()), episode.title.clone())
    }

    /// The same for an episode that a feed gave, by its title, whole or else in part; the newest that fits.
    fn fresh_pick(&self, podcast: PodcastIx, typed: &str) -> Option<(EpisodeRef, String)> {
        let wanted = normalize(resolve::undecorated(typed).trim_end_matches('…'));
        let index = self.episode_index();
        let entries = index.section(podcast)?.newest_first();
        let whole = |entry: &&Entry<'_>| normalize(entry.title()) == wanted;
        let partly =
            |entry: &&Entry<'_>| wanted.chars().count() > 3 && normalize(entry.title()).contains(&wanted);
        let entry = entries.iter().find(whole).or_else(|| entries.iter().find(partly))?;
        Some((EpisodeRef::Feed(entry.identity().to_owned()), entry.title().to_owned()))
    }

    /// An episode of this podcast by a suggestion's value, its id, its number or its title, whole or in part.
    fn episode_of(&self, podcast: PodcastIx, typed: &str) -> Option<EpisodeIx> {
        let typed = resolve::undecorated(typed).trim();
        let id = typed.strip_prefix("episode:").unwrap_or(typed);
        let all = || self.catalog.podcast(podcast).episodes.iter().copied();
        let wanted = normalize(typed);
        let named = |at: &EpisodeIx| {
            let episode = self.catalog.episode(*at);
            episode.id == id
                || episode.number.is_some_and(|number| number.to_string() == typed.trim_start_matches('#'))
                || normalize(&episode.title) == wanted
        };
        let partly = |at: &EpisodeIx| {
            wanted.chars().count() > 3 && normalize(&self.catalog.episode(*at).title).contains(&wanted)
        };
        all().find(named).or_else(|| all().find(partly))
    }

    pub(super) async fn show_queue(
        &self,
        picks: &Picks,
        guild: u64,
        page: u16,
        chosen: Option<i64>,
    ) -> Answered {
        let queue = picks.store.queue(guild).await?;
        let vote = picks.vote_of(guild).await?;
        if queue.is_empty() {
            return Ok(words::while_voting(words::queue_empty(), "vote-before-queue", vote.as_ref()));
        }
        let at = chosen.and_then(|id| queue.iter().position(|queued| queued.id == id));
        let pages = queue.len().div_ceil(PAGE);
        // The chosen entry is always in sight, however far it was moved.
        let page = at.map_or(usize::from(page), |at| at / PAGE).min(pages - 1);
        let shown: Vec<(usize, &Queued, Option<String>)> = queue
            .iter()
            .enumerate()
            .skip(page * PAGE)
            .take(PAGE)
            .map(|(place, queued)| (place + 1, queued, self.title_of(&queued.pick)))
            .collect();
        let ask = |pick: Pick| Request::Pick(Box::new(pick));
        let button = |label, pick| Button::new(label, ask(pick));
        let mut buttons = Vec::new();
        if let Some(id) = chosen.filter(|_| at.is_some()) {
            buttons.push(button("button-up", Pick::Move { id, up: true }));
            buttons.push(button("button-down", Pick::Move { id, up: false }));
            buttons.push(button("button-remove", Pick::Remove { id }));
        }
        let turn = |page: usize| Pick::Queue { page: u16::try_from(page).unwrap_or(0), chosen: None };
        if page > 0 {
            buttons.push(button("button-previous", turn(page - 1)));
        }
        if page + 1 < pages {
            buttons.push(button("button-next", turn(page + 1)));
        }
        let options = shown.iter().map(|(place, queued, title)| MenuOption {
            label: format!("{place}. {}", title.as_deref().unwrap_or(&queued.pick.podcast)),
            description: None,
            request: ask(Pick::Queue { page: 0, chosen: Some(queued.id) }),
        });
        let menu = Menu { placeholder: "menu-reorder", options: options.collect() };
        let cards = vec![words::queue(&shown, chosen, queue.len(), page + 1, pages)];
        let reply = Reply { cards, buttons, menu: Some(menu), ..Reply::default() };
        Ok(words::while_voting(reply, "vote-before-queue", vote.as_ref()))
    }

    pub(super) async fn move_pick(&self, picks: &Picks, guild: u64, id: i64, up: bool) -> Answered {
        // At the end already, or gone: the queue as it is says so.
        picks.store.move_queued(guild, id, up).await?;
        self.show_queue(picks, guild, 0, Some(id)).await
    }

    pub(super) async fn remove_pick(&self, picks: &Picks, guild: u64, id: i64) -> Answered {
        let removed = picks.store.remove_queued(guild, id).await?;
        let reply = self.show_queue(picks, guild, 0, None).await?;
        if reply.cards.is_empty() {
            return Ok(reply);
        }
        Ok(Reply { headline: words::removed(removed).sentence(reply.headline.clone()), ..reply })
    }

    /// What a queued pick is called; none where the catalog no longer has its podcast.
    pub(super) fn title_of(&self, pick: &NewPick) -> Option<String> {
        let podcast = self.catalog.podcast(self.catalog.podcast_with_id(&pick.podcast)?);
        let curated = pick.episode.as_ref().and_then(EpisodeRef::curated);
        let named = |at: &&EpisodeIx| Some(self.catalog.episode(**at).id.as_str()) == curated;
        if let Some(identity) = pick.episode.as_ref().and_then(EpisodeRef::identity) {
            let index = self.episode_index();
            let section = index.section(self.catalog.podcast_with_id(&pick.podcast)?);
            let entry = section.and_then(|section| section.with_identity(identity));
            return Some(match entry {
                Some(entry) => format!("{} – {}", podcast.title, entry.title()),
                None => podcast.title.clone(),
            });
        }
        Some(match podcast.episodes.iter().find(named) {
            Some(at) => format!("{} – {}", podcast.title, self.catalog.episode(*at).title),
            None => podcast.title.clone(),
        })
    }
}
