//! Answers about one podcast or episode: in full, or what is like it.

use jiff::Timestamp;

use super::find::{Asking, page_size};
use super::reply::{Button, Reply, Text};
use super::request::{Caller, Constraints, QueryText, Request};
use super::{Bot, wording};
use crate::catalog::{PodcastIx, Subject};
use crate::search::{Target, Understanding};

impl Bot {
    /// One podcast or episode in full.
    pub(super) fn one(&self, name: &QueryText, caller: &Caller, now: Timestamp) -> Reply {
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
                    links: self.links(at),
                    buttons: vec![Button::new(
                        "button-similar",
                        Request::Similar {
                            name: wish.clone(),
                            about: None,
                            constraints: Constraints::default(),
                            page: 0,
                        },
                    )],
                    menu: self
                        .details(self.catalog.podcast(at).episodes.iter().map(|at| Subject::Episode(*at))),
                    settled: Some(Request::Show { name: wish }),
                    ..Reply::default()
                }
            }
            Err(reply) => *reply,
        }
    }

    /// `/podcast similar`: podcasts that share topics with one.
    pub(super) fn similar(
        &self,
        name: &QueryText,
        about: Option<&QueryText>,
        constraints: &Constraints,
        page: u16,
        asking: Asking<'_>,
    ) -> Reply {
        let model = match self.named(name) {
            Ok(Subject::Podcast(at)) => at,
            Ok(Subject::Episode(at)) => self.catalog.episode(at).podcast,
            Ok(Subject::Topic(_)) => return wording::outdated(),
            Err(reply) => return *reply,
        };
        let mut understanding = about.map(|about| self.resolve(about)).unwrap_or_default();
        understanding.like = Some(model);
        if let QueryText::Resolved { .. } = name {
            let others = self.resolve(name).targets().into_iter().filter_map(|target| match target {
                Target::Podcast(at) if at != model => Some(at),
                _ => None,
            });
            understanding.like_too = others.take(Understanding::MOST_MODELS - 1).collect();
        }
        self.like(model, &understanding, constraints, page, asking)
    }

    /// Podcasts that share topics with one, narrowed as a question has it.
    pub(super) fn like(
        &self,
        model: PodcastIx,
        understanding: &Understanding,
        options: &Constraints,
        page: u16,
        asking: Asking<'_>,
    ) -> Reply {
        let finding = self.found(understanding.clone(), options, asking, usize::MAX);
        let podcast = self.catalog.podcast(model);
        let size = page_size(&finding);
        let start = usize::from(page) * size;
        let others: Vec<PodcastIx> = finding
            .recommendation
            .found
            .iter()
            .filter_map(|found| if let Subject::Podcast(at) = found.subject { Some(at) } else { None })
            .collect();
        let shown: Vec<PodcastIx> = others.iter().copied().skip(start).take(size).collect();
        if shown.is_empty() {
            return if page > 0 {
                wording::no_more()
            } else {
                wording::nothing_similar(&podcast.title, self.without_buttons(&finding, asking))
            };
        }
        let text = self.models_settled(understanding);
        let narrowed = !(understanding.segments.is_empty() && understanding.excluded.is_empty());
        let about = narrowed.then(|| self.settled(understanding));
        let constraints = finding.in_force();
        let request = |page| Request::Similar {
            name: text.clone(),
            about: about.clone(),
            constraints: constraints.clone(),
            page,
        };
        let card = |at: &PodcastIx| {
            let mut card = self.podcast_card(*at, &[], self.also_about(*at, understanding), asking.now);
            card.facts.extend(self.foreign_language(*at, &constraints, asking.caller));
            card
        };
        let mut buttons: Vec<Button> =
            Button::next(others.len() > start + size, page, request).into_iter().collect();
        if page == 0 {
            buttons.extend(self.without_buttons(&finding, asking));
        }
        Reply {
            headline: wording::like(self, &finding),
            cards: shown.iter().map(card).collect(),
            buttons,
            menu: self.details(shown.iter().map(|at| Subject::Podcast(*at))),
            settled: Some(request(page)),
            ..Reply::default()
        }
    }

    /// The topics that a podcast shares with what it is to be like.
    fn also_about(&self, other: PodcastIx, understanding: &Understanding) -> Option<Text> {
        let of_models: Vec<_> =
            understanding.models().flat_map(|at| &self.catalog.podcast(at).topics).copied().collect();
        let topics = &self.catalog.podcast(other).topics;
        let both: Vec<_> = topics.iter().copied().filter(|topic| of_models.contains(topic)).collect();
        (!both.is_empty()).then(|| Text::message("reason-also-about", [("name", self.labels(&both).into())]))
    }

    /// A choice from different topics, for whoever asks for nothing in particular.
    pub(super) fn varied(
        &self,
        understanding: &Understanding,
        options: &Constraints,
        page: u16,
        asking: Asking<'_>,
    ) -> Reply {
        let finding = self.found(understanding.clone(), options, asking, usize::MAX);
        let size = page_size(&finding);
        let start = usize::from(page) * size;
        let found = &finding.recommendation.found;
        let shown: Vec<PodcastIx> = found
            .iter()
            .skip(start)
            .take(size)
            .filter_map(|found| if let Subject::Podcast(at) = found.subject { Some(at) } else { None })
            .collect();
        if shown.is_empty() {
            return if page > 0 {
                wording::no_more()
            } else {
                wording::filtered_out(self, &finding, self.without_buttons(&finding, asking))
            };
        }
        let except = self.settled(understanding);
        let constraints = finding.in_force();
        let request = |seed, page| Request::Varied {
            except: except.clone(),
            constraints: constraints.clone(),
            seed,
            page,
        };
        let mut buttons: Vec<Button> =
            Button::next(found.len() > start + size, page, |page| request(asking.seed, page))
                .into_iter()
                .collect();
        if buttons.is_empty() && found.len() >= size {
            let seed = asking.seed.wrapping_add(1);
            buttons.push(Button::new("button-another-choice", request(seed, 0)));
        }
        Reply {
            headline: wording::varied(self, &finding),
            cards: shown.iter().map(|at| self.podcast_card(*at, &[], None, asking.now)).collect(),
            buttons,
            menu: self.details(shown.iter().map(|at| Subject::Podcast(*at))),
            settled: Some(request(asking.seed, page)),
            ..Reply::default()
        }
    }

    /// The podcast or episode that a wish names, or what to say if it names none.
    pub(super) fn named(&self, name: &QueryText) -> Result<Subject, Box<Reply>> {
        let listed = |target: &Target| match target {
            Target::Podcast(at) => Some(Subject::Podcast(*at)),
            Target::Episode(at) => Some(Subject::Episode(*at)),
            _ => None,
        };
        let podcast_only = |target: Target| matches!(target, Target::Podcast(_));
        let understood = self.resolve(name).targets().iter().find_map(listed);
        let QueryText::Words(words) = name else {
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
