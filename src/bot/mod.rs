//! Decides every answer: a request in, a reply out. Pure but for the catalog it holds; how a reply looks is the edges' affair.

mod browse;
mod card;
mod checkup;
mod current;
mod episodes;
mod find;
mod follows;
mod gaps;
mod language;
pub mod picks;
pub mod reply;
pub mod request;
mod resolve;
mod shelf;
mod show;
mod suggestions;
mod wording;

use std::collections::HashMap;
use std::sync::Arc;

use crate::catalog::{Catalog, Fingerprint};
use crate::search::{Index, PersonIx};

pub use checkup::{Check, Verdict};
pub use current::Current;
pub use find::Finding;
pub use follows::Notice;
pub use reply::{Button, Card, Choice, Link, Menu, MenuOption, Reply, Shown, Span, Text};
pub use request::{
    Asked, Caller, Channel, Field, Filters, Following, Length, Pick, Request, Right, Role, Wanted, Wish,
};
pub use shelf::{Life, Pulse};

/// Everything needed to answer. Cheap to share between tasks behind an `Arc`.
#[derive(Debug)]
pub struct Bot {
    catalog: Catalog,
    index: Index,
    people: HashMap<Fingerprint, PersonIx>,
    /// For each topic, the place of its root among the roots.
    roots: Vec<usize>,
    picks: Option<Arc<picks::Picks>>,
    gaps: Option<Arc<gaps::Gaps>>,
    /// Which content of a file the catalog was read from.
    mark: Option<u64>,
    /// What feeds said; all else never changes.
    learnt: std::sync::RwLock<shelf::Learnt>,
    /// Held by whoever changes the shelf.
    shelving: std::sync::Mutex<()>,
}

impl Bot {
    /// A bot that answers from this catalog and understands only its names.
    #[must_use]
    pub fn new(catalog: Catalog) -> Self {
        Self::with_lore(catalog, &Catalog::default())
    }

    /// A bot that answers from this catalog; topics that `lore` knows too are also understood by its aliases.
    #[must_use]
    pub fn with_lore(catalog: Catalog, lore: &Catalog) -> Self {
        let index = Index::build(&catalog, lore);
        let people = index.people().map(|(at, person)| (resolve::person_mark(&person.name), at)).collect();
        let roots = card::roots(&catalog);
        Self {
            catalog,
            index,
            people,
            roots,
            picks: None,
            gaps: None,
            mark: None,
            learnt: std::sync::RwLock::default(),
            shelving: std::sync::Mutex::default(),
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
            Request::WeeklyPick | Request::Pick(_) => self.about_picks(&asked.request, caller, now).await,
            Request::Follow(follow) => self.about_follows(follow, caller, now).await,
            Request::Status => Self::about_status(caller),
            _ => self.answer(asked, caller, now),
        }
    }

    /// Answers a question that needs the catalog alone; what needs more is [`Bot::handle`]'s.
    #[must_use]
    pub fn answer(&self, asked: &Asked, caller: &Caller, now: jiff::Timestamp) -> Reply {
        let reply = match &asked.request {
            Request::Topic { about, filters, page } => self.by_topic(about, filters, *page, caller, now),
            Request::Episode { about, filters, page } => self.by_episode(about, filters, *page, caller, now),
            Request::New { topic, filters, page } => {
                self.new_episodes(topic.as_ref(), filters, *page, caller, now)
            }
            Request::Show { name } => self.one(name, caller, now),
            Request::Similar { name, page } => self.similar(name, *page, now),
            Request::Random { topic, seed } => self.by_chance(topic.as_ref(), *seed, now),
            Request::Topics { under, page } => self.topics(under.as_ref(), *page, caller, now),
            Request::Help => wording::help(&self.catalog),
            Request::MoreLikePost { name, .. } => Reply { private: true, ..self.similar(name, 0, now) },
            Request::WeeklyPick
            | Request::Pick(_)
            | Request::Follow(_)
            | Request::Status
            | Request::Outdated => wording::outdated(),
            Request::Unreadable => wording::unreadable(),
        };
        Self::addressed(reply, asked, caller)
    }

    /// Decides who sees a reply, whom it notifies, and whether it may be shared.
    fn addressed(mut reply: Reply, asked: &Asked, caller: &Caller) -> Reply {
        reply.private |= asked.privately;
        if let Some(member) = asked.for_member
            && !reply.private
        {
            reply.ping = Some(member);
            reply.headline =
                Text(vec![Span::Plain("For ".into()), Span::Member(member), Span::Plain(": ".into())])
                    .append(reply.headline);
        }
        if reply.private
            && caller.may_post
            && let Some(request) = reply.settled.clone()
        {
            reply.buttons.push(Button { label: "Share", request, share: true });
        }
        reply.buttons.truncate(Reply::MOST_BUTTONS);
        reply
    }
}
