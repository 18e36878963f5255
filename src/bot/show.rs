//! Answers about one podcast or episode: in full, or what is like it.

use jiff::Timestamp;

use super::reply::{Button, Reply, Text};
use super::request::{Caller, Filters, Request, Wish};
use super::{Bot, wording};
use crate::catalog::{PodcastIx, Subject};
use crate::search::Target;
use crate::search::rank;

/// Podcasts in one answer.
const PAGE: usize = 5;

impl Bot {
    /// One podcast or episode in full.
    pub(super) fn one(&self, name: &Wish, caller: &Caller, now: Timestamp) -> Reply {
        match self.named(name) {
            Ok(subject @ Subject::Episode(at)) => Reply {
                cards: vec![self.episode_card(at, None)],
                menu: self.details(std::iter::once(Subject::Podcast(self.catalog.episode(at).podcast))),
                settled: Some(Request::Show { name: self.just(subject) }),
                ..Reply::default()
            },
            Ok(subject) => {
                let Subject::Podcast(at) = subject else { return wording::outdated() };
                let wish = self.just(subject);
                Reply {
                    cards: vec![self.whole_podcast_card(at, caller, now)],
                    buttons: vec![Button {
                        label: "Similar",
                        request: Request::Similar { name: wish.clone(), page: 0 },
                        share: false,
                    }],
                    menu: self
                        .details(self.catalog.podcast(at).episodes.iter().map(|at| Subject::Episode(*at))),
                    settled: Some(Request::Show { name: wish }),
                    ..Reply::default()
                }
            }
            Err(reply) => *reply,
        }
    }

    /// Podcasts that share topics with one.
    pub(super) fn similar(&self, name: &Wish, page: u16, now: Timestamp) -> Reply {
        let known = match self.named(name) {
            Ok(Subject::Podcast(at)) => at,
            Ok(Subject::Episode(at)) => self.catalog.episode(at).podcast,
            Ok(Subject::Topic(_)) => return wording::outdated(),
            Err(reply) => return *reply,
        };
        let podcast = self.catalog.podcast(known);
        let topics: Vec<Target> = podcast.topics.iter().map(|topic| Target::Topic(*topic)).collect();
        let start = usize::from(page) * PAGE;
        let mut found =
            rank::rank(&self.catalog, &self.index, &topics, false, &Filters::default(), usize::MAX).found;
        rank::prefer_active(&mut found, |subject| self.standing(subject, now));
        let others: Vec<PodcastIx> = found
            .iter()
            .filter_map(|found| match found.subject {
                Subject::Podcast(at) if at != known => Some(at),
                _ => None,
            })
            .collect();
        let shown: Vec<PodcastIx> = others.iter().copied().skip(start).take(PAGE).collect();
        if shown.is_empty() {
            return if page > 0 { wording::no_more() } else { wording::nothing_similar(&podcast.title) };
        }
        let wish = self.just(Target::Podcast(known));
        let request = |page| Request::Similar { name: wish.clone(), page };
        let shared = |other: PodcastIx| {
            let both: Vec<_> = self
                .catalog
                .podcast(other)
                .topics
                .iter()
                .copied()
                .filter(|t| podcast.topics.contains(t))
                .collect();
            format!("Also about {}", self.labels(&both))
        };
        Reply {
            headline: Text::plain("Like ").strong(&podcast.title).and(":"),
            cards: shown.iter().map(|at| self.podcast_card(*at, &[], Some(shared(*at)), now)).collect(),
            buttons: Button::next(others.len() > start + PAGE, page, request).into_iter().collect(),
            menu: self.details(shown.iter().map(|at| Subject::Podcast(*at))),
            settled: Some(request(page)),
            ..Reply::default()
        }
    }

    /// The podcast or episode that a wish names, or what to say if it names none.
    pub(super) fn named(&self, name: &Wish) -> Result<Subject, Box<Reply>> {
        let listed = |target: &Target| match target {
            Target::Podcast(at) => Some(Subject::Podcast(*at)),
            Target::Episode(at) => Some(Subject::Episode(*at)),
            _ => None,
        };
        let podcast_only = |target: Target| matches!(target, Target::Podcast(_));
        let understood = self.resolve(name).targets().iter().find_map(listed);
        let Wish::Words(words) = name else {
            return understood.ok_or_else(|| Box::new(wording::gone()));
        };
        let typed = super::resolve::undecorated(words);
        let completed = self.index.complete(typed, podcast_only, 5);
        let by_name = |step: u8| {
            completed.first().filter(|best| best.step <= step).and_then(|best| listed(&best.target))
        };
        by_name(0).or(understood).or_else(|| by_name(3)).ok_or_else(|| {
            let spelt = self.index.podcasts_spelt_like(typed).into_iter().map(Target::Podcast);
            let mut near: Vec<Target> =
                spelt.chain(completed.iter().map(|completion| completion.target)).collect();
            near.dedup();
            Box::new(wording::no_such_podcast(self, words, &near))
        })
    }
}
