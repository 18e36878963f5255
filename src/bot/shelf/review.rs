//! A suggestion before moderators: its card, what they decide, and the form in which they change it.

use jiff::Timestamp;

use super::{Answered, kind_of, press, words};
use crate::bot::Bot;
use crate::bot::card::level_words;
use crate::bot::reply::{Card, Modal, ModalField, Reply, Text};
use crate::bot::request::{Caller, QueryText, ShelfRequest, ShowForm};
use crate::bot::text::words_of;
use crate::catalog::{Level, OwnShow, Subject};
use crate::locale::Locale;
use crate::outbox::{Message, MessageKind};
use crate::search::Target;
use crate::store::{Added, Store, Suggestion};
use crate::text::normalize;

/// Topics of an own show at most.
const MOST_TOPICS: usize = 5;
const LONGEST_TOPICS: u16 = 1_000;
const LEVELS: [(&str, Level); 4] = [
    ("choice-level-beginner", Level::Beginner),
    ("choice-level-intermediate", Level::Intermediate),
    ("choice-level-advanced", Level::Advanced),
    ("choice-level-all", Level::All),
];

impl Bot {
    /// The card under which moderators decide, as it is posted; none where the show in it cannot be read any more.
    pub(in crate::bot) fn suggestion_reply(&self, message: &Message) -> Option<Reply> {
        let mut show = OwnShow::from_json(message.note.as_deref()?).ok()?;
        show.curator = message.picker.filter(|user| *user > 0);
        Some(self.review_card(&show, &message.key()))
    }

    /// A show that is not in the catalog, as a card.
    pub(super) fn drafted_card(&self, show: &OwnShow) -> Card {
        let known = show.topics.iter().filter_map(|id| self.catalog.topic_with_id(id));
        let topics: Vec<_> = known.collect();
        let mut facts = vec![("fact-topics", self.labels(&topics))];
        if !show.hosts.is_empty() {
            facts.push(("fact-hosts", Text::row(&show.hosts)));
        }
        if let Some(language) = &show.language {
            let primary = super::super::language::primary(language);
            facts.push(("fact-language", super::super::language::name(&primary)));
        }
        if show.level != Level::All {
            facts.push(("fact-level", level_words(show.level)));
        }
        if show.explicit {
            facts.push(("fact-status", Text::of("status-explicit")));
        }
        if let Some(feed) = &show.feed {
            facts.push(("fact-feed", Text::plain(feed)));
        }
        Card {
            title: Text::plain(&show.title),
            link: show.site.clone().or_else(|| show.feed.clone()),
            artwork: show.artwork.clone(),
            body: Text::plain(&show.why),
            facts,
            colour: self.colour(&topics),
            ..Card::default()
        }
    }

    fn review_card(&self, show: &OwnShow, key: &str) -> Reply {
        let mut card = self.drafted_card(show);
        if let Some(user) = show.curator {
            card.facts.push(("fact-suggested-by", Text::member(user)));
        }
        Reply { cards: vec![card], buttons: words::decisions(key), ..words::to_review() }
    }

    pub(super) async fn review(&self, store: &Store, guild: u64, key: &str) -> Answered {
        Ok(match suggestion(store, guild, key).await? {
            Some(one) => Reply { private: true, ..self.review_card(&one.show, key) },
            None => words::decided(),
        })
    }

    pub(super) async fn accept(
        &self,
        store: &Store,
        guild: u64,
        key: &str,
        caller: &Caller,
        now: Timestamp,
    ) -> Answered {
        let Some(one) = suggestion(store, guild, key).await? else {
            // Whoever decided: from this answer on it is so here as well.
            self.reload_shelf(store, guild).await?;
            return Ok(words::decided());
        };
        // It may have come another way since it was suggested.
        if let Some(known) = self.known_already(&one.show) {
            return Ok(known);
        }
        let told = told_message(&one, true, None, now);
        let added = store.accept_suggestion(&one, told.as_ref(), now).await?;
        if added != Added::Full {
            self.reload_shelf(store, guild).await?;
        }
        Ok(match added {
            Added::Done => {
                let card = self.drafted_card(&one.show);
                Reply { in_place: true, cards: vec![card], ..words::accepted(caller) }
            }
            Added::Known | Added::Gone => words::decided(),
            Added::Full => words::shelf_full(),
        })
    }

    pub(super) async fn decline(
        &self,
        store: &Store,
        guild: u64,
        key: &str,
        reason: &str,
        caller: &Caller,
        now: Timestamp,
    ) -> Answered {
        let Some(one) = suggestion(store, guild, key).await? else { return Ok(words::decided()) };
        let reason = Some(plain(reason)).filter(|reason| !reason.is_empty());
        let told = told_message(&one, false, reason.clone(), now);
        if !store.decline_suggestion(&one, told.as_ref()).await? {
            return Ok(words::decided());
        }
        let card = self.drafted_card(&one.show);
        Ok(Reply { in_place: true, cards: vec![card], ..words::declined(caller, reason.as_deref()) })
    }

    /// The form for an own show that was named.
    pub(super) fn edit_show(&self, show: &QueryText) -> Reply {
        let subject = match self.named(show) {
            Ok(subject) => subject,
            Err(reply) => return Reply { private: true, ..*reply },
        };
        let own = match subject {
            Subject::Podcast(at) => self.own_show(&self.catalog.podcast(at).id),
            Subject::Topic(_) | Subject::Episode(_) => None,
        };
        match own {
            Some(show) => self.form(show, show.id.clone()),
            None => words::not_own(self.catalog.name(subject)),
        }
    }

    pub(super) async fn ask_edit(&self, store: &Store, guild: u64, what: &str) -> Answered {
        if let Some(show) = self.own_show(what) {
            return Ok(self.form(show, what.to_owned()));
        }
        let found = suggestion(store, guild, what).await?;
        Ok(found.map_or_else(words::decided, |one| self.form(&one.show, what.to_owned())))
    }

    pub(super) async fn edited(&self, store: &Store, guild: u64, what: &str, form: &ShowForm) -> Answered {
        let own = self.own_show(what).cloned();
        let waiting = if own.is_some() { None } else { suggestion(store, guild, what).await? };
        let at = waiting.as_ref().map(|one| one.at).unwrap_or_default();
        let Some(mut show) = own.clone().or_else(|| waiting.map(|one| one.show)) else {
            return Ok(words::decided());
        };
        let topics = match self.topics_typed(&form.topics) {
            Ok(topics) => topics,
            Err(typed) => return Ok(words::unknown_topic(&typed)),
        };
        let Some(level) = level(&form.level) else { return Ok(words::unknown_level(&form.level)) };
        let why = plain(&form.why);
        if !why.is_empty() {
            show.why = why;
        }
        (show.topics, show.level) = (topics, level);
        if own.is_some() {
            if !store.change_own_show(guild, &show).await? {
                return Ok(words::decided());
            }
            self.reload_shelf(store, guild).await?;
            let card = self.drafted_card(&show);
            return Ok(Reply { cards: vec![card], ..words::changed(&show.title) });
        }
        if !store.change_suggestion(guild, &show, at).await? {
            return Ok(words::decided());
        }
        Ok(Reply { in_place: true, ..self.review_card(&show, what) })
    }

    fn own_show(&self, id: &str) -> Option<&OwnShow> {
        self.shelf()?.shows.iter().find(|show| show.id == id)
    }

    fn form(&self, show: &OwnShow, what: String) -> Reply {
        let topics = show.topics.iter().filter_map(|id| self.catalog.topic_with_id(id));
        let topics: Vec<&str> = topics.map(|at| self.catalog.topic(at).label.as_str()).collect();
        let level =
            LEVELS.iter().find(|(_, level)| *level == show.level).map_or("choice-level-all", |(id, _)| id);
        let field = |name, label, value: Text, most, required| ModalField {
            name,
            label,
            value,
            long: most == words::LONGEST_WHY,
            most,
            required,
        };
        let modal = Modal {
            title: Text::of("form-edit-title"),
            request: press(ShelfRequest::Edited { what, form: ShowForm::default() }),
            fields: vec![
                field("why", "form-why", Text::plain(&show.why), words::LONGEST_WHY, true),
                field("topics", "form-topics", Text::plain(topics.join(", ")), LONGEST_TOPICS, true),
                field("level", "form-level", Text::of(level), 40, false),
            ],
        };
        Reply { private: true, modal: Some(modal), ..Reply::default() }
    }

    /// Topics that somebody typed with commas between them, by id; the first that is none as it was typed.
    fn topics_typed(&self, typed: &str) -> Result<Vec<String>, String> {
        let mut topics: Vec<String> = Vec::new();
        for one in typed.split([',', ';', '\n']).map(str::trim).filter(|one| !one.is_empty()) {
            let meant = self.resolve(&QueryText::Words(one.to_owned())).targets();
            let topic = meant.into_iter().find_map(|target| match target {
                Target::Topic(at) => Some(self.catalog.topic(at).id.clone()),
                _ => None,
            });
            let topic = topic.ok_or_else(|| one.to_owned())?;
            if !topics.contains(&topic) && topics.len() < MOST_TOPICS {
                topics.push(topic);
            }
        }
        if topics.is_empty() { Err(typed.trim().to_owned()) } else { Ok(topics) }
    }
}

/// What the member who suggested it is told, where the member wished it.
pub(super) fn told_message(
    one: &Suggestion,
    added: bool,
    reason: Option<String>,
    now: Timestamp,
) -> Option<Message> {
    let member = one.show.curator.filter(|_| one.tell)?;
    let kind = MessageKind::Decision { show: one.show.id.clone(), at: one.at.as_millisecond(), added };
    Some(Message {
        title: Some(one.show.title.clone()),
        note: reason,
        picker: Some(member),
        locale: one.locale,
        ..Message::new(one.guild, kind, 0, now)
    })
}

/// The suggestion behind the key of its card, where it still waits and is the same one.
async fn suggestion(
    store: &Store,
    guild: u64,
    key: &str,
) -> Result<Option<Suggestion>, crate::store::StoreError> {
    let Some(show) = show_of(key, guild) else { return Ok(None) };
    let found = store.suggestion(guild, &show).await?;
    Ok(found.filter(|one| kind_of(one).key(guild) == key))
}

fn show_of(key: &str, guild: u64) -> Option<String> {
    match MessageKind::read(key, guild)? {
        MessageKind::Suggestion { show, .. } => Some(show),
        _ => None,
    }
}

/// Words on one line, without what is no letter to read, cut where the form would have cut them.
fn plain(typed: &str) -> String {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|c| !c.is_control()).take(usize::from(words::LONGEST_WHY)).collect()
}

/// A level in any of the languages in which forms show it; nothing typed is for everyone.
fn level(typed: &str) -> Option<Level> {
    let typed = normalize(typed);
    let called = |id: &str| Locale::ALL.iter().any(|locale| normalize(&words_of(id, *locale)) == typed);
    if typed.is_empty() {
        return Some(Level::All);
    }
    LEVELS.iter().find(|(id, _)| called(id)).map(|(_, level)| *level)
}
