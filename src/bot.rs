//! Decides every answer: a request in, a reply out. Pure but for the catalog it holds; how a reply looks is the edges' affair.

mod browse;
mod card;
mod checkup;
mod current;
mod episode_query;
mod episodes;
mod feed_snapshot;
mod find;
mod finding;
mod follows;
mod forget;
pub mod gaps;
mod help;
mod language;
mod links;
pub mod picks;
mod places;
pub mod reply;
pub mod request;
mod resolve;
pub mod rights;
pub mod self_roles;
mod send;
pub mod shelf;
mod show;
pub mod show_news;
mod suggestions;
pub mod text;
mod wording;

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::{Catalog, Fingerprint};
use crate::search::{Index, PersonIx, Understanding};
use find::Asking;

pub use crate::search::language::primary as primary_language;

pub use checkup::{Check, Verdict};
pub use current::Current;
pub use feed_snapshot::{Activity, FeedStatus};
pub use finding::Finding;
pub use picks::PollSeen;
pub use reply::{
    Button, Card, CardSubject, Choice, Link, Menu, MenuOption, Modal, ModalField, Poll, Reply, Shown, Span,
    Text,
};
pub use request::{
    Asked, Caller, Channel, ChannelKind, Constraints, Field, Following, Forgetting, Forum, ForumTag, Giver,
    HeldUp, HeldUpBy, Length, NewShow, Pick, QueryText, Rating, Request, Right, RightsIn, Role, RoleLook,
    SeenRole, ShelfRequest, ShowForm, Wanted,
};

/// Everything needed to answer. Cheap to share between tasks behind an `Arc`.
#[derive(Debug)]
pub struct Bot {
    catalog: Catalog,
    index: Index,
    people: Arc<HashMap<Fingerprint, PersonIx>>,
    /// Those whom only this server's shelf brings.
    own_people: HashMap<Fingerprint, PersonIx>,
    /// For each topic, the place of its root among the roots.
    roots: Arc<Vec<usize>>,
    picks: Option<Arc<picks::Picks>>,
    gaps: Option<Arc<gaps::Gaps>>,
    /// Which content of a file the catalog was read from.
    mark: Option<u64>,
    /// What feeds said.
    snapshot: Arc<std::sync::RwLock<feed_snapshot::FeedSnapshot>>,
    /// Held by whoever changes the index.
    updating: Arc<std::sync::Mutex<()>>,
    /// The bots of servers that have a shelf; empty in those.
    shelves: Arc<shelf::Shelves>,
    /// What the feeds of own shows said.
    own_feeds: Arc<shelf::OwnFeeds>,
    /// The shelf of the server whose bot this is.
    own: Option<shelf::OwnShelf>,
}

impl Bot {
    /// A bot that answers from this catalog and understands only its names.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        Self::with_vocabulary(catalog, &Catalog::default())
    }

    /// A bot that answers from this catalog; topics that `vocabulary` knows too are also understood by its aliases.
    #[must_use]
    pub fn with_vocabulary(catalog: Catalog, vocabulary: &Catalog) -> Self {
        let index = Index::build(&catalog, vocabulary);
        let people = index.people().map(|(at, person)| (resolve::person_mark(&person.name), at)).collect();
        let roots = card::roots(&catalog);
        Self {
            catalog,
            index,
            people: Arc::new(people),
            own_people: HashMap::new(),
            roots: Arc::new(roots),
            picks: None,
            gaps: None,
            mark: None,
            snapshot: Arc::default(),
            updating: Arc::default(),
            shelves: Arc::default(),
            own_feeds: Arc::default(),
            own: None,
        }
    }

    /// The same bot with a store, which the weekly pick needs.
    #[must_use]
    pub fn with_picks(mut self, picks: picks::Picks) -> Self {
        self.picks = Some(Arc::new(picks));
        self
    }

    /// The catalog it answers from.
    #[must_use]
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// Answers a question. Total: every request gets a reply.
    pub async fn handle(&self, asked: &Asked, caller: &Caller, now: jiff::Timestamp) -> Reply {
        match &asked.request {
            Request::WeeklyPick | Request::Candidates { .. } | Request::Rate { .. } | Request::Pick(_) => {
                self.about_picks(&asked.request, caller, now).await
            }
            Request::Follow(follow) => self.about_follows(follow, caller, now).await,
            Request::Status => Self::about_status(caller),
            Request::Forget(what) => self.forget(*what, caller, now).await,
            Request::Shelf(shelf) => self.about_shelf(shelf, caller, now).await,
            Request::ChooseToSend(shown) if matches!(**shown, Request::Candidates { .. }) => {
                self.choice_to_send(&self.about_picks(shown, caller, now).await)
            }
            _ => self.answer(asked, caller, now),
        }
    }

    /// Answers a question that needs the catalog alone; what needs more is [`Bot::handle`]'s.
    #[must_use]
    pub fn answer(&self, asked: &Asked, caller: &Caller, now: jiff::Timestamp) -> Reply {
        let reply = match &asked.request {
            Request::Topic { about, constraints, page } => {
                self.by_topic(about, constraints, *page, caller, now)
            }
            Request::Episode { about, constraints, page } => {
                self.by_episode(about, constraints, *page, caller, now)
            }
            Request::New { topic, constraints, page } => {
                self.new_episodes(topic.as_ref(), constraints, *page, caller, now)
            }
            Request::Show { name } => self.one(name, caller, now),
            Request::Similar { name, about, constraints, page } => {
                self.similar(name, about.as_ref(), constraints, *page, Asking::new(caller, now))
            }
            Request::Varied { except, constraints, seed, page } => {
                let understanding = Understanding { open: true, ..self.resolve(except) };
                self.varied(
                    &understanding,
                    constraints,
                    *page,
                    Asking { seed: *seed, ..Asking::new(caller, now) },
                )
            }
            Request::Random { topic, seed } => {
                self.by_chance(topic.as_ref(), *seed, Asking::new(caller, now))
            }
            Request::Topics { under, page } => self.topics(under.as_ref(), *page, caller, now),
            Request::Help => help::help(&self.catalog, caller),
            Request::MoreLikePost { name, .. } => {
                let asking = Asking::new(caller, now);
                Reply { private: true, ..self.similar(name, None, &Constraints::default(), 0, asking) }
            }
            Request::SendToMe { name, episode } => self.sent(name, *episode, caller, now),
            Request::ChooseToSend(shown) => self.choose_to_send(shown, caller, now),
            Request::WeeklyPick
            | Request::Candidates { .. }
            | Request::Rate { .. }
            | Request::SelfRole { .. }
            | Request::Pick(_)
            | Request::Follow(_)
            | Request::Shelf(_)
            | Request::Status
            | Request::Forget(_)
            | Request::Outdated => wording::outdated(),
            Request::Unreadable => wording::unreadable(),
        };
        self.addressed(reply, asked, caller)
    }

    /// Decides who sees a reply, whom it notifies, and whether it may be shared.
    fn addressed(&self, mut reply: Reply, asked: &Asked, caller: &Caller) -> Reply {
        reply.private |= asked.privately;
        if let Some(member) = asked.for_member
            && !reply.private
        {
            reply.ping = Some(member);
            let headline = std::mem::take(&mut reply.headline);
            let values = [("member", Span::Member(member).into()), ("headline", headline.into())];
            reply.headline = Text::message("for-member", values);
        }
        if reply.private
            && caller.may_post
            && let Some(request) = reply.settled.clone()
        {
            reply.buttons.push(Button { share: true, ..Button::new("button-share", request) });
        }
        // Elsewhere only the asking member reads, or podpick may not write to anybody.
        if caller.guild.is_some() && !matches!(asked.request, Request::SendToMe { .. }) {
            reply.buttons.extend(self.send_button(&reply));
        }
        reply.buttons.truncate(Reply::MOST_BUTTONS);
        reply
    }
}
