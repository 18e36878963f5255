//! A server's shelf as moderators see it: own shows, what is hidden, own names of topics, and what waits for them.

use super::{Answered, kind_of, press, words};
use crate::bot::Bot;
use crate::bot::reply::{Button, Card, Menu, MenuOption, Reply, Text};
use crate::bot::request::ShelfRequest;
use crate::catalog::Shelf;
use crate::store::{Store, Suggestion};

/// Lines on one page: with the longest titles they still fit.
const PAGE: usize = 10;
/// Characters of a title in a line.
const TITLE: usize = 80;
/// Suggestions that can be chosen from the list; the oldest, the rest follows when these are decided.
const MOST_WAITING: usize = 25;

impl Bot {
    pub(super) async fn shelf_shown(&self, store: &Store, guild: u64, page: u16) -> Answered {
        let shelf = store.shelf(guild).await?;
        let waiting = store.suggestions(guild).await?;
        let start = usize::from(page) * PAGE;
        let mut lines: Vec<Text> = self.lines(&shelf).collect();
        let more = lines.len() > start + PAGE;
        let mut body = words::counts(shelf.shows.len(), waiting.len());
        if page == 0
            && let Some(reviews) = store.reviews(guild).await?
        {
            let last = store.last_review(guild).await?;
            body = body.line().append(words::reviews_line(reviews, last.as_ref()));
        }
        for line in lines.drain(..).skip(start).take(PAGE) {
            body = body.line().append(line);
        }
        let list = |page| press(ShelfRequest::List { page });
        Ok(Reply {
            private: true,
            cards: vec![Card::plain(Text::of("shelf-title"), body)],
            buttons: Button::next(more, page, list).into_iter().collect(),
            menu: choices(guild, &waiting),
            ..Reply::default()
        })
    }

    /// Own shows, then what is hidden, then own names of topics, with a blank line between them.
    fn lines(&self, shelf: &Shelf) -> impl Iterator<Item = Text> {
        let own = shelf.shows.iter().enumerate().map(|(nth, show)| {
            let topics: Vec<_> = show.topics.iter().filter_map(|id| self.catalog.topic_with_id(id)).collect();
            words::show_line(nth + 1, &short(&show.title), self.labels(&topics))
        });
        let hidden = shelf.hidden.iter().enumerate().map(|(nth, id)| {
            let hidden = self.catalog.hidden_podcasts().find(|at| self.catalog.podcast(*at).id == *id);
            // Another process may have hidden it just now.
            let at = hidden.or_else(|| self.catalog.podcast_with_id(id));
            apart(nth, words::hidden_line(&short(at.map_or(id, |at| &self.catalog.podcast(at).title))))
        });
        let aliases = shelf.aliases.iter().enumerate().map(|(nth, alias)| {
            let at = self.catalog.topic_with_id(&alias.topic);
            let label = at.map_or(&alias.topic, |at| &self.catalog.topic(at).label);
            apart(nth, words::alias_line(&alias.alias, label))
        });
        own.chain(hidden).chain(aliases)
    }
}

fn apart(nth: usize, line: Text) -> Text {
    if nth == 0 { Text::default().line().append(line) } else { line }
}

fn short(title: &str) -> String {
    if title.chars().count() <= TITLE {
        return title.to_owned();
    }
    let start: String = title.chars().take(TITLE - 1).collect();
    format!("{start}…")
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
