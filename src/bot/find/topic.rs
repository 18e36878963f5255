//! `/podcast topic`: shows with those of their episodes that fit, page by page, and the honest nothing.

use jiff::Timestamp;

use super::{Asking, page_size, seed_of};
use crate::bot::reply::{Button, Card, Reply};
use crate::bot::request::{Caller, Constraints, QueryText, Request};
use crate::bot::{Bot, Finding, wording};
use crate::catalog::{EpisodeIx, PodcastIx, Subject};
use crate::search::Understanding;
use crate::search::constraints::podcast_of;
use crate::search::rank::Ranked;

/// Found entries looked at per page: a podcast may come with many episodes.
const LOOKED_AT: usize = 60;

/// A podcast with those of its episodes that fit as well, or such episodes alone.
struct Group {
    podcast: PodcastIx,
    itself: bool,
    episodes: Vec<EpisodeIx>,
}

impl Bot {
    /// `/podcast topic`.
    pub(in crate::bot) fn by_topic(
        &self,
        about: &QueryText,
        options: &Constraints,
        page: u16,
        caller: &Caller,
        now: Timestamp,
    ) -> Reply {
        let options = Self::constraints_wished(options);
        let understanding = self.resolve(about);
        let asking = Asking::new(caller, now);
        if understanding.open {
            let seed = asking.seed.wrapping_add(seed_of(about));
            return self.varied(&understanding, &options, page, Asking { seed, ..asking });
        }
        if let Some(model) = understanding.like {
            return self.like(model, &understanding, &options, page, asking);
        }
        let constraints = options.clone().or(understanding.constraints.clone());
        if constraints.fresh
            && let Some(reply) = self.fresh_about(&understanding, &constraints, page, asking)
        {
            return reply;
        }
        let answer = self.topic_answer(about, understanding, &options, page, asking);
        match answer {
            Ok(reply) => reply,
            Err(finding) => self.nothing(about, &finding, page, asking),
        }
    }

    /// The answer with what was found, or the finding where there is nothing to show.
    fn topic_answer(
        &self,
        about: &QueryText,
        understanding: Understanding,
        options: &Constraints,
        page: u16,
        asking: Asking<'_>,
    ) -> Result<Reply, Box<Finding>> {
        let seen = usize::from(page) + 1;
        let mut finding = self.found(understanding, options, asking, LOOKED_AT.saturating_mul(seen));
        let silent = |subject| {
            matches!(subject, Subject::Episode(_))
                && !asking.caller.explicit_allowed
                && podcast_of(&self.catalog, subject).is_some_and(|podcast| podcast.explicit)
        };
        finding.recommendation.found.retain(|found| !silent(found.subject));
        let groups = grouped(self, &finding.recommendation.found);
        let size = page_size(&finding);
        let candidates: Vec<PodcastIx> =
            groups.iter().skip(usize::from(page) * size).take(size).map(|group| group.podcast).collect();
        let shown: Vec<&Group> = groups.iter().skip(usize::from(page) * size).take(size).collect();
        if shown.is_empty() {
            return Err(Box::new(finding));
        }
        let fitting = self.fitting(about, &finding, &candidates, asking);
        let text = self.settled(&finding.understanding);
        let constraints = finding.in_force();
        let request = |page| Request::Topic { about: text.clone(), constraints: constraints.clone(), page };
        let more = groups.len() > seen * size;
        let card = |group: &&Group| {
            let mut card = self.group_card(group, &finding, asking.now);
            card.facts.extend(self.foreign_language(group.podcast, &constraints, asking.caller));
            card.facts
                .extend(fitting.get(&group.podcast).map(|text| ("fact-episodes-on-this", text.clone())));
            card
        };
        let mut buttons: Vec<Button> = Button::next(more, page, request).into_iter().collect();
        if page == 0 {
            buttons.extend(self.without_buttons(&finding, asking));
        }
        Ok(Reply {
            headline: wording::found(self, &finding),
            cards: shown.iter().map(card).collect(),
            buttons,
            menu: self.details(shown.iter().map(|group| group.subject())),
            settled: Some(request(page)),
            ..Reply::default()
        })
    }

    fn group_card(&self, group: &Group, finding: &Finding, now: Timestamp) -> Card {
        let reason = wording::reason(self, finding, group.subject());
        match (group.itself, group.episodes.split_first()) {
            (false, Some((first, rest))) => self.episode_card_with(*first, rest, reason),
            _ => self.podcast_card(group.podcast, &group.episodes, reason, now),
        }
    }

    fn nothing(&self, about: &QueryText, finding: &Finding, page: u16, asking: Asking<'_>) -> Reply {
        if page > 0 {
            return wording::no_more();
        }
        if finding.understanding.is_empty() {
            let episodes = self.only_episodes(about, finding, asking);
            return episodes.unwrap_or_else(|| wording::not_understood(self, about, finding));
        }
        wording::filtered_out(self, finding, self.without_buttons(finding, asking))
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
fn grouped(bot: &Bot, found: &[Ranked]) -> Vec<Group> {
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
