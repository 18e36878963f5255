//! What moderators are told about a show itself: that it ended, moved or is gone, in the servers that follow or queued it.

use jiff::Timestamp;

use super::Bot;
use crate::catalog::{Fingerprint, OwnShow, Status};
use crate::outbox::{Cause, Message, NoteKind};
use crate::store::{Concerned, FeedState, ShowNote};

/// What became of a show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShowEvent {
    /// Its feed says that no episode will follow.
    Ended,
    /// The server says that its feed is gone for good.
    Gone,
    /// Its feed has moved to this address for good.
    Moved(String),
}

/// What a reading of a feed says of its show that the one before did not.
#[must_use]
pub fn events(before: &FeedState, after: &FeedState) -> Vec<ShowEvent> {
    let ended = (after.complete && !before.complete).then_some(ShowEvent::Ended);
    let gone = (after.gone && !before.gone).then_some(ShowEvent::Gone);
    let moved = after.moved_to.as_ref().filter(|place| {
        before.moved_to.as_ref() != Some(place) && same_place(place) != same_place(&after.address)
    });
    let moved = moved.map(|place| ShowEvent::Moved(place.clone()));
    [ended, gone, moved].into_iter().flatten().collect()
}

/// An address without what changes nothing about where it leads: a server that turns to https moves no show.
fn same_place(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
}

impl ShowEvent {
    /// What tells it apart from the other events of its show; a move by where it leads.
    fn key(&self) -> String {
        match self {
            Self::Ended => "ended".to_owned(),
            Self::Gone => "gone".to_owned(),
            Self::Moved(place) => {
                format!("{}{}", ShowNote::MOVED, Fingerprint::of("address", same_place(place)))
            }
        }
    }

    fn cause(&self, own: bool) -> Cause {
        match self {
            Self::Ended => Cause::ShowEnded,
            Self::Gone => Cause::ShowGone,
            Self::Moved(place) if own => Cause::OwnShowMoved(place.clone()),
            Self::Moved(place) => Cause::ShowMoved(place.clone()),
        }
    }
}

impl Bot {
    /// The notes that events of a show lead to: one for each event and server, where that tells its moderators something,
    /// or else where it is told of the show's episodes, or else whoever queued it. A server that hides the show hears nothing.
    #[must_use]
    pub fn show_notes(
        &self,
        podcast: &str,
        events: &[ShowEvent],
        concerned: &[Concerned],
        now: Timestamp,
    ) -> Vec<ShowNote> {
        let notes = concerned.iter().flat_map(|server| {
            let own = self.own_of(Some(server.guild));
            let bot = own.as_deref().unwrap_or(self);
            events.iter().filter_map(|event| bot.show_note(podcast, event, server, now)).collect::<Vec<_>>()
        });
        notes.collect()
    }

    fn show_note(
        &self,
        podcast: &str,
        event: &ShowEvent,
        server: &Concerned,
        now: Timestamp,
    ) -> Option<ShowNote> {
        let place = server.reminders.or(server.follow);
        // Of a direct message nobody knows the channel before it is sent.
        let member = server.member.filter(|_| place.is_none());
        let (channel, locale) = place.or(member.map(|(_, locale)| (0, locale)))?;
        let show = self.catalog.podcast(self.catalog.podcast_with_id(podcast)?);
        // Whoever chose it knew.
        if *event == ShowEvent::Ended && matches!(show.status, Status::Ended(_)) {
            return None;
        }
        let key = event.key();
        let kind = NoteKind::AboutShow { digest: Fingerprint::of(podcast, &key).to_string() };
        let note = Message::note(server.guild, kind, channel, event.cause(OwnShow::is_own(podcast)), now);
        let forum = server.forum.filter(|_| server.reminders.is_none());
        let picker = member.map(|(user, _)| user);
        let message = Message { title: Some(show.title.clone()), locale, forum, picker, ..note };
        Some(ShowNote { podcast: podcast.to_owned(), event: key, message })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(address: &str) -> FeedState {
        FeedState {
            podcast: "show".to_owned(),
            address: address.to_owned(),
            etag: None,
            modified: None,
            next_at: Timestamp::UNIX_EPOCH,
            tried_at: None,
            read_at: None,
            failing_since: None,
            failures: 0,
            fault: None,
            moved_to: None,
            gone: false,
            complete: false,
            newest: None,
            every: 3_600,
            image: None,
            digest: None,
            blocked: false,
            wanted_since: Timestamp::UNIX_EPOCH,
            older: None,
        }
    }

    #[test]
    fn only_what_is_new_is_an_event() {
        let before = feed("http://show.example/feed");
        let moved = |place: &str| FeedState { moved_to: Some(place.to_owned()), ..before.clone() };
        assert_eq!(events(&before, &before), []);
        let after = FeedState { complete: true, gone: true, ..moved("https://new.example/feed") };
        let place = "https://new.example/feed".to_owned();
        assert_eq!(events(&before, &after), [ShowEvent::Ended, ShowEvent::Gone, ShowEvent::Moved(place)]);
        assert_eq!(events(&after, &after), []);
        assert_eq!(events(&after, &before), [], "what is taken back is none");
    }

    #[test]
    fn a_server_that_turns_to_https_moves_no_show() {
        let before = feed("http://show.example/feed");
        for place in ["https://show.example/feed", "https://www.show.example/feed/"] {
            let after = FeedState { moved_to: Some(place.to_owned()), ..before.clone() };
            assert_eq!(events(&before, &after), [], "{place}");
        }
    }
}
