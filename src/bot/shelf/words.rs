//! Which sentences a server's own shelf has, and what they name. Decides nothing else.

mod listing;

use super::press;
use crate::bot::reply::{Button, Card, Modal, ModalField, Reply, Shown, Span, Text};
use crate::bot::request::{Caller, QueryText, Right, ShelfRequest};
use crate::bot::shelf::{DraftFault, LookFault};
use crate::bot::wording::{quoted_words, rights};
use crate::catalog::{MOST_OWN_SHOWS, OwnShow};
use crate::outbox::Message;

pub(super) use listing::{MOST_MISSING, alias_line, counts, hidden_line, missing, reviews_line, show_line};

/// Characters of a reason to listen, and of one to decline.
pub(super) const LONGEST_WHY: u16 = 300;

fn about(id: &'static str, title: &str) -> Reply {
    Reply::private(Text::message(id, [("title", Text::default().strong(title).into())]))
}

pub(super) fn no_store() -> Reply {
    Reply::say("shelf-no-store")
}

pub(super) fn only_in_a_server() -> Reply {
    Reply::say("shelf-only-in-a-server")
}

pub(super) fn not_a_moderator() -> Reply {
    Reply::say("not-a-moderator")
}

pub(super) fn not_an_admin() -> Reply {
    Reply::say("shelf-not-an-admin")
}

pub(super) fn known(title: &str) -> Reply {
    about("shelf-known", title)
}

pub(super) fn known_hidden(title: &str) -> Reply {
    about("shelf-known-hidden", title)
}

pub(super) fn waiting(title: &str) -> Reply {
    about("shelf-waiting", title)
}

pub(super) fn member_full() -> Reply {
    Reply::say("shelf-member-full")
}

pub(super) fn server_full() -> Reply {
    Reply::say("shelf-server-full")
}

pub(super) fn shelf_full() -> Reply {
    Reply::private(Text::message("shelf-full", [("most", MOST_OWN_SHOWS.into())]))
}

pub(super) fn not_own(title: &str) -> Reply {
    about("shelf-not-own", title)
}

pub(super) fn removed(title: &str) -> Reply {
    about("shelf-removed", title)
}

pub(super) fn hidden(title: &str) -> Reply {
    about("shelf-hidden", title)
}

pub(super) fn restored(title: &str) -> Reply {
    about("shelf-restored", title)
}

pub(super) fn changed(title: &str) -> Reply {
    about("shelf-changed", title)
}

pub(super) fn decided() -> Reply {
    Reply::say("shelf-decided")
}

pub(super) fn not_hidden(typed: &str) -> Reply {
    Reply::private(Text::message("shelf-not-hidden", [("typed", quoted_words(typed).into())]))
}

pub(super) fn unknown_topic(typed: &str) -> Reply {
    Reply::private(Text::message("shelf-unknown-topic", [("typed", quoted_words(typed).into())]))
}

/// The same answer where the topic that was typed is none, and those stand in for it that the show itself names.
pub(super) fn without_topic(reply: Reply, typed: &str) -> Reply {
    let said = Text::message("shelf-topic-left-out", [("typed", quoted_words(typed).into())]);
    Reply { headline: reply.headline.clone().line().append(said), ..reply }
}

pub(super) fn unknown_level(typed: &str) -> Reply {
    Reply::private(Text::message("shelf-unknown-level", [("typed", quoted_words(typed).into())]))
}

pub(super) fn no_word() -> Reply {
    Reply::say("shelf-no-word")
}

pub(super) fn common_word(typed: &str) -> Reply {
    Reply::private(Text::message("shelf-common-word", [("typed", quoted_words(typed).into())]))
}

pub(super) fn alias_set(word: &str, topic: &str) -> Reply {
    let values =
        [("word", Text::default().quoted(word).into()), ("topic", Text::default().strong(topic).into())];
    Reply::private(Text::message("shelf-alias-set", values))
}

pub(super) fn alias_removed(word: &str, gone: bool) -> Reply {
    let id = if gone { "shelf-alias-removed" } else { "shelf-alias-unknown" };
    Reply::private(Text::message(id, [("word", Text::default().quoted(word).into())]))
}

pub(super) fn aliases_full(most: usize) -> Reply {
    Reply::private(Text::message("shelf-aliases-full", [("most", most.into())]))
}

pub(super) fn no_reviews() -> Reply {
    Reply::say("shelf-no-reviews")
}

pub(super) fn reviews_set(id: u64, lacking: Option<&[Right]>) -> Reply {
    let text = Text::message("shelf-reviews-set", [("channel", Span::Channel(id).into())]);
    let lacks = rights::lacks(id, lacking);
    Reply::private(lacks.into_iter().fold(text, |text, lacks| text.line().append(lacks)))
}

pub(super) fn suggested(show: &OwnShow, card: Card) -> Reply {
    Reply { cards: vec![card], ..about("shelf-suggested", &show.title) }
}

pub(super) fn added(show: &OwnShow, card: Card, own: ShelfRequest) -> Reply {
    let buttons = vec![Button::new("button-edit", press(own))];
    let id = if show.feed.is_some() { "shelf-added" } else { "shelf-added-without-feed" };
    Reply { cards: vec![card], buttons, ..about(id, &show.title) }
}

/// What opens the form of an own show.
pub(super) fn own_key(show: &OwnShow) -> ShelfRequest {
    ShelfRequest::AskEdit { what: show.id.clone() }
}

/// Above a suggestion before moderators.
pub(super) fn to_review() -> Reply {
    Reply { headline: Text::of("shelf-to-review"), ..Reply::default() }
}

pub(super) fn decisions(key: &str) -> Vec<Button> {
    let key = || key.to_owned();
    vec![
        Button::new("button-add", press(ShelfRequest::Accept { key: key() })),
        Button::new("button-edit", press(ShelfRequest::AskEdit { what: key() })),
        Button::new("button-decline", press(ShelfRequest::AskDecline { key: key() })),
    ]
}

pub(super) fn accepted(caller: &Caller) -> Reply {
    Reply { headline: by("shelf-accepted", caller), ..Reply::default() }
}

pub(super) fn declined(caller: &Caller, reason: Option<&str>) -> Reply {
    let who = by("shelf-declined", caller);
    let headline = match reason {
        Some(reason) => {
            let why = Text::message("shelf-because", [("reason", Text::plain(reason).into())]);
            who.line().append(why)
        }
        None => who,
    };
    Reply { headline, ..Reply::default() }
}

fn by(id: &'static str, caller: &Caller) -> Text {
    Text::message(id, [("member", caller.user.map(Text::member).unwrap_or_default().into())])
}

pub(super) fn decline_form(key: &str) -> Reply {
    Reply { private: true, modal: Some(decline_modal(key)), ..Reply::default() }
}

/// What the member who suggested it is told: that moderators added it, or declined it, with their reason or without one.
pub(in crate::bot) fn told(message: &Message, added: bool) -> Reply {
    let title = || Text::default().strong(message.title.as_deref().unwrap_or_default()).into();
    let headline = match &message.note {
        _ if added => Text::message("shelf-told-added", [("title", title())]),
        None => Text::message("shelf-told-declined", [("title", title())]),
        Some(reason) => {
            let values = [("title", title()), ("reason", Text::plain(reason).into())];
            Text::message("shelf-told-declined-because", values)
        }
    };
    Reply { headline, ..Reply::default() }
}

impl Reply {
    /// The member had so many addresses looked at that it is enough until then.
    #[must_use]
    pub fn looked_enough(until: jiff::Timestamp) -> Self {
        let until = Text::default().time(until, Shown::Relative);
        Reply::private(Text::message("look-enough", [("until", until.into())]))
    }
}

pub(super) fn not_found(fault: LookFault, typed: &str) -> Reply {
    let typed = || quoted_words(typed).into();
    Reply::private(match fault {
        LookFault::NotAnAddress => Text::message("look-no-address", [("typed", typed())]),
        LookFault::NotFound(status) => {
            Text::message("look-not-found", [("status", status.to_string().into())])
        }
        // One sentence for both: nobody learns from podpick what there is in its network.
        LookFault::Inside | LookFault::NoAnswer => Text::of("look-no-answer"),
        LookFault::Busy => Text::of("look-busy"),
        LookFault::TooLarge => Text::of("look-too-large"),
        LookFault::NeitherFeedNorPage => Text::of("look-neither"),
        LookFault::FeedAsksNotToBeListed => Text::of("look-blocked"),
        LookFault::EmptyFeed => Text::of("look-empty"),
    })
}

pub(super) fn no_draft(fault: DraftFault, topic: Option<&QueryText>) -> Reply {
    match (fault, topic) {
        (DraftFault::NoTopic, Some(QueryText::Words(typed))) => unknown_topic(typed),
        (DraftFault::NoTopic, _) => Reply::say("draft-no-topic"),
        (DraftFault::NoTitle, _) => Reply::say("draft-no-title"),
        (DraftFault::NoWhy, _) => Reply::say("draft-no-why"),
        (DraftFault::NoAddress, _) => Reply::say("draft-no-address"),
    }
}

/// What a form asks why a suggestion is declined.
fn decline_modal(key: &str) -> Modal {
    Modal {
        title: Text::of("form-decline-title"),
        request: press(ShelfRequest::Declined { key: key.to_owned(), reason: String::new() }),
        fields: vec![ModalField {
            name: "reason",
            label: "form-reason",
            value: Text::default(),
            long: true,
            most: LONGEST_WHY,
            required: false,
        }],
    }
}
