//! A server's own shelf: what members suggest, what moderators decide, and what the shelf holds. Looks at no address itself.

mod bots;
mod draft;
mod found;
mod listing;
mod own_feeds;
mod review;
mod settings;
mod words;

use jiff::Timestamp;

use super::request::{Caller, NewShow, QueryText, Request, ShelfRequest};
use super::{Bot, Reply, wording};
use crate::catalog::{OwnShow, Subject};
use crate::outbox::{Message, MessageKind};
use crate::store::{Added, Reviews, Store, StoreError, Suggested, Suggestion};
use crate::text::normalize;

pub(super) use bots::{OwnShelf, Shelves};
pub use draft::{DraftFault, Hint};
pub use found::{Found, FoundFeed, Look, LookFault};
pub(super) use own_feeds::OwnFeeds;
pub(super) use words::told;

type Answered = Result<Reply, StoreError>;

impl Bot {
    /// Answers what is about this server's shelf; what needs a look at an address is [`Bot::with_found`]'s.
    pub(super) async fn about_shelf(&self, request: &ShelfRequest, caller: &Caller, now: Timestamp) -> Reply {
        let (store, guild) = match self.shelf_door(request, caller, now).await {
            Ok(known) => known,
            Err(reply) => return *reply,
        };
        let done = match request {
            // Where nothing can look at addresses, nothing can be suggested.
            ShelfRequest::Suggest(_) | ShelfRequest::Add(_) => Ok(words::no_store()),
            ShelfRequest::List { page } => self.shelf_shown(store, guild, *page).await,
            ShelfRequest::Missing => {
                store.missing(guild, words::MOST_MISSING).await.map(|all| words::missing(&all))
            }
            ShelfRequest::Remove { show } => self.remove_show(store, guild, show).await,
            ShelfRequest::Restore { show } => self.restore_show(store, guild, show).await,
            ShelfRequest::Alias { word, topic } => self.set_alias(store, guild, word, topic.as_ref()).await,
            ShelfRequest::Reviews { channel } => {
                Self::set_reviews(store, guild, channel.as_ref(), caller).await
            }
            ShelfRequest::Edit { show } => Ok(self.edit_show(show)),
            ShelfRequest::AskEdit { what } => self.ask_edit(store, guild, what).await,
            ShelfRequest::AskDecline { key } => Ok(words::decline_form(key)),
            ShelfRequest::Review { key } => self.review(store, guild, key).await,
            ShelfRequest::Accept { key } => self.accept(store, guild, key, caller, now).await,
            ShelfRequest::Edited { what, form } => self.edited(store, guild, what, form).await,
            ShelfRequest::Declined { key, reason } => {
                self.decline(store, guild, key, reason, caller, now).await
            }
        };
        self.shelf_answer(done, guild, now)
    }

    /// Answers a suggestion or an addition once its address was looked at.
    pub async fn with_found(
        &self,
        request: &ShelfRequest,
        found: Result<Found, LookFault>,
        caller: &Caller,
        now: Timestamp,
    ) -> Reply {
        let (store, guild) = match self.shelf_door(request, caller, now).await {
            Ok(known) => known,
            Err(reply) => return *reply,
        };
        let (new, adds) = match request {
            ShelfRequest::Suggest(new) => (new, false),
            ShelfRequest::Add(new) => (new, true),
            _ => return wording::outdated(),
        };
        let show = match self.drafted(new, found, caller) {
            Ok(show) => show,
            Err(reply) => return *reply,
        };
        let done = if adds {
            self.add_show(store, guild, &show, now).await
        } else {
            self.suggest_show(store, guild, show, new.tell, caller, now).await
        };
        let typed = new.topic.as_ref().filter(|topic| self.topics_meant(topic).is_empty());
        let done = done.map(|reply| match typed {
            Some(QueryText::Words(typed)) if !reply.cards.is_empty() => words::without_topic(reply, typed),
            _ => reply,
        });
        self.shelf_answer(done, guild, now)
    }

    /// Whether a request about a shelf may be answered here: the store and the guild, or the refusal. A guild that removed
    /// podpick and has it again has its shelf again.
    async fn shelf_door(
        &self,
        request: &ShelfRequest,
        caller: &Caller,
        now: Timestamp,
    ) -> Result<(&Store, u64), Box<Reply>> {
        let Some(picks) = &self.picks else { return Err(Box::new(words::no_store())) };
        // Members who brought podpick along for themselves may use it in servers that do not have it.
        let guild = caller.guild.filter(|_| caller.installed);
        let Some(guild) = guild else { return Err(Box::new(words::only_in_a_server())) };
        let suggests = matches!(request, ShelfRequest::Suggest(_));
        if !suggests && !caller.may_moderate {
            return Err(Box::new(words::not_a_moderator()));
        }
        if matches!(request, ShelfRequest::Reviews { .. }) && !caller.may_admin {
            return Err(Box::new(words::not_an_admin()));
        }
        let back = async {
            if let Some(refused) = self.refused(&press(request.clone()), caller).await? {
                return Ok(Some(refused));
            }
            if picks.welcome_back(guild, now).await? {
                self.reload_shelf(picks.store(), guild).await?;
            }
            Ok(None)
        };
        match back.await {
            Ok(None) => Ok((picks.store(), guild)),
            Ok(Some(refused)) => Err(Box::new(refused)),
            Err(error) => Err(Box::new(self.shelf_answer(Err(error), guild, now))),
        }
    }

    fn shelf_answer(&self, done: Answered, guild: u64, now: Timestamp) -> Reply {
        match done {
            Ok(reply) => reply,
            Err(error) => {
                let code = format!("{:05X}", (now.as_millisecond() as u64 ^ guild) & 0xf_ffff);
                tracing::error!(code, guild, %error, "A shelf command failed: database error");
                self.no_answer(&error, &code)
            }
        }
    }

    /// A show made of what was found, unless it is known already or cannot be used.
    fn drafted(
        &self,
        new: &NewShow,
        found: Result<Found, LookFault>,
        caller: &Caller,
    ) -> Result<OwnShow, Box<Reply>> {
        let found = found.map_err(|fault| Box::new(words::not_found(fault, &new.address)))?;
        let drafted = self.draft_show(&found, new.why.as_deref(), new.topic.as_ref());
        let mut show = drafted.map_err(|fault| Box::new(words::no_draft(fault, new.topic.as_ref())))?;
        show.curator = caller.user;
        self.known_already(&show).map_or(Ok(show), |known| Err(Box::new(known)))
    }

    /// What is said where the server has that show already, to see or hidden.
    fn known_already(&self, show: &OwnShow) -> Option<Reply> {
        let at = self.known_show(show.feed.as_deref(), &show.title, show.site.as_deref())?;
        let hidden = self.catalog.hidden_podcasts().any(|hidden| hidden == at);
        let title = &self.catalog.podcast(at).title;
        Some(if hidden { words::known_hidden(title) } else { words::known(title) })
    }

    async fn add_show(&self, store: &Store, guild: u64, show: &OwnShow, now: Timestamp) -> Answered {
        // A member who suggested it hears of it, as if a moderator had pressed the button. One feed has several addresses.
        let waiting = store.suggestions(guild).await?;
        let suggested = waiting.into_iter().find(|one| draft::is_same(&one.show, show));
        let id = suggested.as_ref().map_or_else(|| show.id.clone(), |one| one.show.id.clone());
        let show = &OwnShow { id, ..show.clone() };
        let told =
            suggested.as_ref().and_then(|one| Some((one.at, review::told_message(one, true, None, now)?)));
        let told = told.as_ref().map(|(at, message)| (*at, message));
        let added = store.add_own_show(guild, show, told, now).await?;
        // Whoever added it first: from this answer on it is there here as well.
        if added != Added::Full {
            self.reload_shelf(store, guild).await?;
        }
        Ok(match added {
            Added::Done => words::added(show, self.drafted_card(show), words::own_key(show)),
            Added::Known | Added::Gone => words::known(&show.title),
            Added::Full => words::shelf_full(),
        })
    }

    async fn suggest_show(
        &self,
        store: &Store,
        guild: u64,
        show: OwnShow,
        tell: bool,
        caller: &Caller,
        now: Timestamp,
    ) -> Answered {
        // One feed has several addresses, each with an id of its own.
        let waiting = store.suggestions(guild).await?;
        if let Some(same) = waiting.iter().find(|one| draft::is_same(&one.show, &show)) {
            return Ok(words::waiting(&same.show.title));
        }
        let suggestion = Suggestion { guild, show, at: now, tell, locale: caller.locale };
        let card = store.reviews(guild).await?.map(|reviews| review_message(&suggestion, &reviews));
        Ok(match store.suggest(&suggestion, card.as_ref()).await? {
            Suggested::Done => words::suggested(&suggestion.show, self.drafted_card(&suggestion.show)),
            Suggested::Waiting => words::waiting(&suggestion.show.title),
            Suggested::Known => words::known(&suggestion.show.title),
            Suggested::MemberFull => words::member_full(),
            Suggested::ServerFull => words::server_full(),
            Suggested::ShelfFull => words::shelf_full(),
        })
    }

    async fn remove_show(&self, store: &Store, guild: u64, show: &QueryText) -> Answered {
        let subject = match self.named(show) {
            Ok(subject) => subject,
            Err(reply) => return Ok(Reply { private: true, ..*reply }),
        };
        let at = match subject {
            Subject::Podcast(at) => at,
            Subject::Episode(at) => self.catalog.episode(at).podcast,
            Subject::Topic(_) => return Ok(wording::outdated()),
        };
        let podcast = self.catalog.podcast(at);
        let own = OwnShow::is_own(&podcast.id);
        if own {
            store.remove_own_show(guild, &podcast.id).await?;
        } else {
            store.hide_show(guild, &podcast.id).await?;
        }
        let title = podcast.title.clone();
        // Whoever did it first: from this answer on it is so here as well.
        self.reload_shelf(store, guild).await?;
        Ok(if own { words::removed(&title) } else { words::hidden(&title) })
    }

    async fn restore_show(&self, store: &Store, guild: u64, typed: &str) -> Answered {
        let wanted = normalize(super::resolve::undecorated(typed));
        let named = |at: &crate::catalog::PodcastIx| {
            let podcast = self.catalog.podcast(*at);
            podcast.id == typed.trim() || normalize(&podcast.title) == wanted
        };
        let Some(at) = self.catalog.hidden_podcasts().find(named) else {
            let id = typed.trim();
            // One that left the catalog meanwhile is called by its id in the list.
            let hides = self.shelf().is_some_and(|shelf| shelf.hidden.iter().any(|hidden| hidden == id));
            if !hides {
                return Ok(words::not_hidden(typed));
            }
            if store.unhide_show(guild, id).await? {
                self.reload_shelf(store, guild).await?;
            }
            return Ok(words::restored(id));
        };
        let podcast = self.catalog.podcast(at);
        if store.unhide_show(guild, &podcast.id).await? {
            self.reload_shelf(store, guild).await?;
        }
        Ok(words::restored(&podcast.title))
    }

    /// Reads a server's shelf anew and puts it in force here; other processes see its revision.
    pub(super) async fn reload_shelf(&self, store: &Store, guild: u64) -> Result<(), StoreError> {
        let shelf = store.shelf(guild).await?;
        self.set_shelves([(guild, shelf)]);
        Ok(())
    }
}

/// The card of a suggestion, as it waits for its channel. The show lies in it, because rendering reads no store.
fn review_message(suggestion: &Suggestion, reviews: &Reviews) -> Message {
    Message {
        title: Some(suggestion.show.title.clone()),
        note: suggestion.show.to_json().ok(),
        picker: suggestion.show.curator,
        locale: reviews.locale,
        ..Message::new(suggestion.guild, kind_of(suggestion), reviews.channel, suggestion.at)
    }
}

fn kind_of(suggestion: &Suggestion) -> MessageKind {
    MessageKind::Suggestion { show: suggestion.show.id.clone(), at: suggestion.at.as_millisecond() }
}

/// The request behind a button about a shelf.
fn press(request: ShelfRequest) -> Request {
    Request::Shelf(Box::new(request))
}
