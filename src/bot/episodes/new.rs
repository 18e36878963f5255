//! `/podcast new`: episodes of the last two weeks, of all shows or about something.

use jiff::Timestamp;

use super::PAGE;
use crate::bot::find::Asking;
use crate::bot::reply::{Button, Reply};
use crate::bot::request::{Caller, Constraints, QueryText, Request};
use crate::bot::{Bot, wording};
use crate::catalog::{PodcastIx, Subject};
use crate::feeds::parse::Kind;
use crate::search::episodes::{Entry, Hit, Query};
use crate::search::{Interpretation, Target, Understanding};

/// How long an episode is new.
const NEW: i64 = 14 * 86_400;

impl Bot {
    /// `/podcast new`.
    pub(in crate::bot) fn new_episodes(
        &self,
        topic: Option<&QueryText>,
        options: &Constraints,
        page: u16,
        caller: &Caller,
        now: Timestamp,
    ) -> Reply {
        let options = Self::constraints_wished(options);
        let asking = Asking::new(caller, now);
        let understanding = topic.map(|topic| self.resolve(topic));
        match (topic, understanding) {
            (Some(topic), Some(understanding)) if understanding.is_empty() => {
                let finding = self.found(understanding, &options, asking, 1);
                wording::not_understood(self, topic, &finding)
            }
            (_, understanding) => {
                let understanding = understanding.filter(|understanding| !understanding.open);
                let constraints = match &understanding {
                    Some(understanding) => options.or(understanding.constraints.clone()),
                    None => options,
                };
                self.new_about(understanding.as_ref(), &constraints, page, asking).unwrap_or_else(|| {
                    if page > 0 {
                        wording::no_more()
                    } else {
                        wording::nothing_new(self.episode_index().is_empty())
                    }
                })
            }
        }
    }

    /// New episodes for a question that asks for what is new; none where no feed gave any, so that shows are the answer.
    pub(in crate::bot) fn fresh_about(
        &self,
        understanding: &Understanding,
        constraints: &Constraints,
        page: u16,
        asking: Asking<'_>,
    ) -> Option<Reply> {
        let topics = |one: &Interpretation| matches!(one.target, Target::Topic(_));
        let about_topics =
            understanding.segments.iter().any(|segment| segment.interpretations.iter().any(topics));
        about_topics.then(|| self.new_about(Some(understanding), constraints, page, asking)).flatten()
    }

    /// Whether a podcast has an episode of the last two weeks.
    pub(in crate::bot) fn has_new(&self, at: PodcastIx, now: Timestamp) -> bool {
        let index = self.episode_index();
        let since = now.as_second() - NEW;
        let new = |entry: Entry<'_>| {
            entry.kind() != Kind::Trailer && entry.published().is_some_and(|at| at >= since)
        };
        index.section(at).is_some_and(|episodes| episodes.iter().any(new))
    }

    /// Episodes of the last two weeks, the newest first.
    fn new_about(
        &self,
        understanding: Option<&Understanding>,
        constraints: &Constraints,
        page: u16,
        asking: Asking<'_>,
    ) -> Option<Reply> {
        let now = asking.now.as_second();
        let index = self.episode_index();
        // What was understood, and nothing else, so that the next page continues this one.
        let settled = understanding.map(|understanding| self.settled(understanding));
        let mut query = match (&settled, understanding) {
            (Some(settled), Some(understanding)) => self.episode_query(settled, understanding, &index).query,
            _ => Query::default(),
        };
        query.since = Some(now - NEW);
        (query.length, query.explicit) = (constraints.length, asking.caller.explicit_allowed);
        let excluded = understanding.map(Understanding::excluded_targets).unwrap_or_default();
        let allowed = |at| self.is_wanted(at, constraints, &excluded);
        // All of them: the newest need not be among the best.
        let (mut hits, _) = index.search(&query, allowed, now, usize::MAX);
        hits.retain(|hit| {
            hit.entry.kind() != Kind::Trailer && hit.entry.published().is_some_and(|at| at <= now + 86_400)
        });
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.entry.published()));
        let start = usize::from(page) * PAGE;
        let shown: Vec<&Hit<'_>> = hits.iter().skip(start).take(PAGE).collect();
        if shown.is_empty() {
            return None;
        }
        let request = |page| Request::New { topic: settled.clone(), constraints: constraints.clone(), page };
        let names = understanding.map(|understanding| {
            understanding.targets().iter().map(|target| self.name(*target).to_owned()).collect::<Vec<_>>()
        });
        Some(Reply {
            headline: wording::new_episodes(hits.len(), names.as_deref()),
            cards: shown.iter().map(|hit| self.fresh_card(hit.podcast, &hit.entry, None)).collect(),
            buttons: Button::next(hits.len() > start + PAGE, page, request).into_iter().collect(),
            menu: self.details(shown.iter().map(|hit| Subject::Podcast(hit.podcast))),
            settled: Some(request(page)),
            ..Reply::default()
        })
    }
}
