//! What was posted and how things stand: for moderators in full, for members the picks alone.

use jiff::Timestamp;

use super::{Answered, Picks, words};
use crate::bot::Bot;
use crate::bot::links::post_link;
use crate::bot::reply::{Button, Card, Reply, Text};
use crate::bot::request::{Caller, Pick, Request};
use crate::outbox::State;

/// Picks on a page of the history.
const PAGE: usize = 8;
/// Picks that members see besides this week's.
const LAST: usize = 5;

impl Bot {
    pub(super) async fn history(&self, picks: &Picks, guild: u64, page: u16) -> Answered {
        let offset = usize::from(page) * PAGE;
        let all = picks.store.count_picks(guild).await?;
        let shown = picks.store.picks(guild, offset, PAGE).await?;
        if shown.is_empty() {
            return Ok(words::no_history());
        }
        let mut body = Text::default();
        for (at, message) in shown.iter().enumerate() {
            body = if at > 0 { body.line() } else { body };
            body = body.append(words::history_line(message, post_link(message)));
        }
        let turn = |page| Request::Pick(Box::new(Pick::History { page }));
        let mut buttons = Vec::new();
        if let Some(before) = page.checked_sub(1) {
            buttons.push(Button::new("button-newer", turn(before)));
        }
        if let (true, Some(after)) = (all > offset + PAGE, page.checked_add(1)) {
            buttons.push(Button::new("button-older", turn(after)));
        }
        let title = words::history_title(page + 1, all.div_ceil(PAGE));
        Ok(Reply { cards: vec![Card::plain(title, body)], buttons, ..Reply::default() })
    }

    pub(super) async fn status(
        &self,
        picks: &Picks,
        guild: u64,
        caller: &Caller,
        now: Timestamp,
    ) -> Answered {
        let Some(schedule) = picks.store.schedule(guild).await? else { return Ok(words::no_schedule()) };
        let queue = picks.store.queue(guild).await?;
        let recent = picks.store.picks(guild, 0, 10).await?;
        let last = recent.iter().find(|message| message.state == State::Sent);
        let wrong = recent.iter().find(|message| {
            message.due <= now && matches!(message.state, State::Failed | State::Unknown | State::Skipped)
        });
        // What was mended by a later post is no longer worth a warning.
        let wrong = wrong.filter(|wrong| last.is_none_or(|last| last.due < wrong.due));
        let wrong = wrong.or(last.filter(|last| !last.flaws().is_empty()));
        let waiting = recent.iter().find(|message| message.state == State::Waiting);
        let mut facts = words::status(&schedule, queue.len(), last, wrong, waiting, now);
        facts.extend(self.vote_fact(picks, &schedule, caller).await?);
        facts.extend(caller.held_up.map(words::held_up));
        let mut buttons = Vec::new();
        let anew = wrong.filter(|wrong| matches!(wrong.state, State::Failed | State::Unknown));
        if let Some(wrong) = anew.filter(|wrong| wrong.podcast.is_some()) {
            let request = Request::Pick(Box::new(Pick::SendAnew { key: wrong.key() }));
            buttons.push(Button::new("button-post-now", request));
        }
        let mut card = Card::plain(words::title(), words::in_words(&schedule));
        card.facts = facts;
        Ok(Reply { cards: vec![card], buttons, ..Reply::default() })
    }

    /// This week's pick and the last ones, for everybody.
    pub(super) async fn weekly(&self, picks: &Picks, guild: u64, now: Timestamp) -> Answered {
        let schedule = picks.store.schedule(guild).await?;
        let coming = schedule.filter(|schedule| !schedule.paused && schedule.next.at > now);
        let coming = coming.map(|schedule| schedule.next.at);
        let recent = picks.store.sent_picks(guild, 1 + LAST).await?;
        // A show that moderators have taken out since then is passed over.
        let shown = recent.iter().enumerate().find_map(|(at, pick)| Some((at, self.render(pick, true)?)));
        let Some((at, reply)) = shown else { return Ok(words::no_pick_yet(coming)) };
        let newest = &recent[at];
        let mut cards = reply.cards;
        let older: Vec<_> = recent[at + 1..].iter().take(LAST).collect();
        if !older.is_empty() {
            let mut body = Text::default();
            for (at, message) in older.iter().enumerate() {
                body = if at > 0 { body.line() } else { body };
                body = body.append(words::history_line(message, post_link(message)));
            }
            cards.push(Card::plain(Text::of("picks-before"), body));
        }
        let headline = words::this_week(newest, coming);
        let mut reply = Reply { headline, cards, links: reply.links, ..Reply::default() };
        reply.buttons.extend(self.send_button(&reply));
        Ok(reply)
    }
}
