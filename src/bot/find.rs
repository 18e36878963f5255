//! Answers "what about this": podcasts and episodes by topic, name or person, and the honest nothing.

use jiff::Timestamp;

use super::reply::{Button, Card, Menu, MenuOption, Reply, Text};
use super::request::{Caller, Field, Filters, Request, Wish};
use super::{Bot, Life, wording};
use crate::catalog::{EpisodeIx, PodcastIx, Subject};
use crate::search::rank::{self, Found, Recommendation};
use crate::search::{Completion, Interpretation, MatchKind, Segment, Target, Understanding};

/// Podcasts in one answer.
const PAGE: usize = 5;
/// Found entries looked at per page: a podcast may come with many episodes.
const LOOKED_AT: usize = 60;

/// What was found for a question, before it is put into words.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What the question was taken to mean.
    pub understanding: Understanding,
    /// What it must also satisfy.
    pub filters: Filters,
    /// What fits it.
    pub recommendation: Recommendation,
}

/// A podcast with those of its episodes that fit as well, or such episodes alone.
struct Group {
    podcast: PodcastIx,
    itself: bool,
    episodes: Vec<EpisodeIx>,
}

impl Bot {
    /// What fits a question, best first, at most `most`.
    #[must_use]
    pub fn find(&self, about: &Wish, filters: &Filters, most: usize) -> Finding {
        self.find_filtered(about, &Self::filters_wished(filters), most)
    }

    /// Filters as they are compared, from filters as they were typed.
    pub(super) fn filters_wished(filters: &Filters) -> Filters {
        let language = filters.language.as_deref().map(Self::language_wished);
        Filters { level: filters.level, language, length: filters.length }
    }

    fn find_filtered(&self, about: &Wish, filters: &Filters, most: usize) -> Finding {
        let mut understanding = self.resolve(about);
        // A button holds no more, and its answer must continue this one.
        let mut room = Wish::MOST;
        for part in &mut understanding.segments {
            part.interpretations.truncate(room);
            room -= part.interpretations.len();
        }
        understanding.segments.retain(|part| !part.interpretations.is_empty());
        let recommendation = self.recommended(&understanding, filters, most);
        Finding { understanding, filters: filters.clone(), recommendation }
    }

    /// What the best suggestions for a half-typed question lead to: those that fit it equally well.
    #[must_use]
    pub fn find_completed(&self, typed: &str, most: usize) -> Finding {
        if crate::search::fold(typed).is_empty() {
            let useful = self.targets_suggested(&Field::About, typed).into_iter().take(Wish::MOST);
            return self.find(&self.any_of(useful), &Filters::default(), most);
        }
        let completions = self.index.complete(typed, |_| true, Wish::MOST);
        let rank = |completion: &Completion| (completion.step, matches!(completion.target, Target::Topic(_)));
        let best = completions.first().map(rank);
        let interpretations =
            completions.iter().filter(|completion| Some(rank(completion)) == best).map(|completion| {
                Interpretation {
                    target: completion.target,
                    score: 1.0,
                    how: MatchKind::Exact,
                    name: completion.name,
                }
            });
        let part = Segment { typed: typed.to_owned(), interpretations: interpretations.collect() };
        let parts = if part.interpretations.is_empty() { Vec::new() } else { vec![part] };
        let understanding = Understanding { segments: parts, near: Vec::new() };
        let recommendation = self.recommended(&understanding, &Filters::default(), most);
        Finding { understanding, filters: Filters::default(), recommendation }
    }

    /// The sentence that says how a question was understood.
    #[must_use]
    pub fn headline(&self, question: &str, finding: &Finding) -> Text {
        if finding.understanding.segments.is_empty() {
            wording::not_understood(self, &Wish::Words(question.to_owned()), finding).headline
        } else {
            wording::found(self, finding)
        }
    }

    fn recommended(&self, understanding: &Understanding, filters: &Filters, most: usize) -> Recommendation {
        let wished = understanding.targets();
        rank::rank(&self.catalog, &self.index, &wished, understanding.segments.len() == 1, filters, most)
    }

    pub(super) fn by_topic(
        &self,
        about: &Wish,
        filters: &Filters,
        page: u16,
        caller: &Caller,
        now: Timestamp,
    ) -> Reply {
        let filters = Self::filters_wished(filters);
        let seen = usize::from(page) + 1;
        let mut finding = self.find_filtered(about, &filters, LOOKED_AT.saturating_mul(seen));
        let silent = |subject| match subject {
            Subject::Episode(at) => {
                !caller.explicit_allowed && self.catalog.podcast(self.catalog.episode(at).podcast).explicit
            }
            _ => false,
        };
        finding.recommendation.found.retain(|found| !silent(found.subject));
        rank::prefer_active(&mut finding.recommendation.found, |subject| self.standing(subject, now));
        let mut groups = grouped(self, &finding.recommendation.found);
        let fitting = self.fitting(
            about,
            &finding,
            &self.candidates(&groups, filters.length.is_some(), page),
            caller,
            now,
        );
        if filters.length.is_some() {
            // Who has so much time wants something to play.
            groups.retain(|group| !group.episodes.is_empty() || fitting.contains_key(&group.podcast));
        }
        let shown: Vec<&Group> = groups.iter().skip(usize::from(page) * PAGE).take(PAGE).collect();
        if shown.is_empty() {
            let nothing_at_all = page == 0 && finding.understanding.segments.is_empty();
            let episodes =
                nothing_at_all.then(|| self.only_episodes(about, &finding, &filters, caller, now)).flatten();
            return episodes.unwrap_or_else(|| self.nothing(about, &finding, &filters, page));
        }
        let wish = self.settled(&finding.understanding);
        let request = |page| Request::Topic { about: wish.clone(), filters: filters.clone(), page };
        let more = groups.len() > seen * PAGE;
        let card = |group: &&Group| {
            let mut card = self.group_card(group, &finding, now);
            card.facts.extend(fitting.get(&group.podcast).map(|text| ("Episodes on this", text.clone())));
            card
        };
        Reply {
            headline: wording::found(self, &finding),
            cards: shown.iter().map(card).collect(),
            buttons: Button::next(more, page, request).into_iter().collect(),
            menu: self.details(shown.iter().map(|group| group.subject())),
            settled: Some(request(page)),
            ..Reply::default()
        }
    }

    /// The podcasts whose fresh episodes matter for a page, or for all where only such podcasts are shown.
    #[allow(clippy::unused_self, reason = "reads as a step of answering")]
    fn candidates(&self, groups: &[Group], all: bool, page: u16) -> Vec<PodcastIx> {
        let start = if all { 0 } else { usize::from(page) * PAGE };
        let most = if all { usize::MAX } else { PAGE };
        groups.iter().skip(start).take(most).map(|group| group.podcast).collect()
    }

    /// Low for what does well: quiet and ended podcasts stand behind live ones that fit equally well.
    pub(super) fn standing(&self, subject: Subject, now: Timestamp) -> u8 {
        match subject {
            Subject::Podcast(at) if self.unreachable_since(at, now.as_second()).is_some() => 3,
            Subject::Podcast(at) => match self.life(at, now.as_second()) {
                Life::Active(_) => 0,
                Life::Unknown => 1,
                Life::Quiet(_) => 2,
                Life::Ended(_) => 3,
            },
            // An episode worth hearing stays so.
            _ => 1,
        }
    }

    /// The menu that shows one of several things in full.
    pub(super) fn details(&self, subjects: impl Iterator<Item = Subject>) -> Option<Menu> {
        let options: Vec<MenuOption> = subjects
            .map(|subject| MenuOption {
                label: self.catalog.name(subject).to_owned(),
                description: match subject {
                    Subject::Episode(at) => Some(format!(
                        "Episode of {}",
                        self.catalog.podcast(self.catalog.episode(at).podcast).title
                    )),
                    _ => None,
                },
                request: Request::Show { name: self.just(subject) },
            })
            .collect();
        (!options.is_empty()).then_some(Menu { placeholder: "Details", options })
    }

    fn group_card(&self, group: &Group, finding: &Finding, now: Timestamp) -> Card {
        let reason = wording::reason(self, finding, group.subject());
        match (group.itself, group.episodes.split_first()) {
            (false, Some((first, rest))) => self.episode_card_with(*first, rest, reason),
            _ => self.podcast_card(group.podcast, &group.episodes, reason, now),
        }
    }

    fn nothing(&self, about: &Wish, finding: &Finding, filters: &Filters, page: u16) -> Reply {
        if page > 0 {
            return wording::no_more();
        }
        if finding.understanding.segments.is_empty() {
            return wording::not_understood(self, about, finding);
        }
        let unfiltered = self.recommended(&finding.understanding, &Filters::default(), 1).total;
        wording::filtered_out(self, finding, filters, unfiltered)
    }
}

impl Group {
    fn subject(&self) -> Subject {
        match self.episodes.first() {
            Some(first) if !self.itself => Subject::Episode(*first),
            _ => Subject::Podcast(self.podcast),
        }
    }
}

/// Puts each podcast and its episodes together, in the order of the best of them, so that none fills an answer alone.
fn grouped(bot: &Bot, found: &[Found]) -> Vec<Group> {
    let mut places = std::collections::HashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    for found in found {
        let podcast = match found.subject {
            Subject::Podcast(at) => at,
            Subject::Episode(at) => bot.catalog.episode(at).podcast,
            Subject::Topic(_) => continue,
        };
        let place = *places.entry(podcast).or_insert_with(|| {
            groups.push(Group { podcast, itself: false, episodes: Vec::new() });
            groups.len() - 1
        });
        match found.subject {
            Subject::Episode(at) => groups[place].episodes.push(at),
            _ => groups[place].itself = true,
        }
    }
    groups
}
