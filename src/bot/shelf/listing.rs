//! A server's shelf as moderators see it: own shows, what is hidden, own names of topics, and what waits for them.

use super::{Answered, kind_of, press, words};
use crate::bot::Bot;
use crate::bot::reply::{Button, Card, Menu, MenuOption, Reply, Text};
use crate::bot::request::ShelfRequest;
use crate::catalog::Shelf;
use crate::store::{Store, Suggestion};

/// Own shows on one page.
const PAGE: usize = 15;
/// Suggestions that can be chosen from the list; the oldest, the rest follows when these are decided.
const MOST_WAITING: usize = 25;
/// Hidden shows and own names that are named.
const MOST_NAMED: usize = 15;

impl Bot {
    pub(super) async fn shelf_shown(&self, store: &Store, guild: u64, page: u16) -> Answered {
        let shelf = store.shelf(guild).await?;
        let waiting = store.suggestions(guild).await?;
        let start = usize::from(page) * PAGE;
        let mut body = words::counts(shelf.shows.len(), waiting.len());
        for (nth, show) in shelf.shows.iter().enumerate().skip(start).take(PAGE) {
            let topics: Vec<_> = show.topics.iter().filter_map(|id| self.catalog.topic_with_id(id)).collect();
            body = body.line().append(words::show_line(nth + 1, &show.title, self.labels(&topics)));
        }
        if page == 0 {
            body = self.beside(&shelf, body);
            if let Some(reviews) = store.reviews(guild).await? {
                let last = store.last_review(guild).await?;
                body = body.line().line().append(words::reviews_line(reviews, last.as_ref()));
            }
        }
        let more = shelf.shows.len() > start + PAGE;
        let list = |page| press(ShelfRequest::List { page });
        Ok(Reply {
            private: true,
            cards: vec![Card::plain(Text::of("shelf-title"), body)],
            buttons: Button::next(more, page, list).into_iter().collect(),
            menu: choices(guild, &waiting),
            ..Reply::default()
        })
    }

    /// What stands beside the own shows: hidden ones and own names of topics.
    fn beside(&self, shelf: &Shelf, mut body: Text) -> Text {
        let title = |id: &String| {
            let hidden = self.catalog.hidden_podcasts().find(|at| self.catalog.podcast(*at).id == *id);
            // Another process may have hidden it just now.
            let at = hidden.or_else(|| self.catalog.podcast_with_id(id));
            at.map_or(id.clone(), |at| self.catalog.podcast(at).title.clone())
        };
        let hidden: Vec<String> = shelf.hidden.iter().take(MOST_NAMED).map(title).collect();
        if !hidden.is_empty() {
            body = body.line().line().append(words::hidden_line(&hidden, shelf.hidden.len()));
        }
        let label = |id: &str| {
            let at = self.catalog.topic_with_id(id);
            at.map_or(id.to_owned(), |at| self.catalog.topic(at).label.clone())
        };
        for (nth, alias) in shelf.aliases.iter().take(MOST_NAMED).enumerate() {
            body = if nth == 0 { body.line().line() } else { body.line() };
            body = body.append(words::alias_line(&alias.alias, &label(&alias.topic)));
        }
        match shelf.aliases.len().saturating_sub(MOST_NAMED) {
            0 => body,
            more => body.line().append(words::more_aliases(more)),
        }
    }
}

/// The suggestions that wait, to be chosen.
fn choices(guild: u64, waiting: &[Suggestion]) -> Option<Menu> {
    let options: Vec<MenuOption> = waiting
        .iter()
        .take(MOST_WAITING)
        .map(|one| MenuOption {
            label: one.show.title.clone(),
            description: None,
            request: press(ShelfRequest::Review { key: kind_of(one).key(guild) }),
        })
        .collect();
    (!options.is_empty()).then_some(Menu { placeholder: "menu-review", options })
}
