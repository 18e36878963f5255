//! Answers with episodes: found by words and topics, new ones, and the latest of a podcast. Curated and fresh ones side by side.

mod card;
mod line;
mod new;

use jiff::Timestamp;

use super::episode_query::EpisodeQuery;
use super::find::Asking;
use super::reply::{Button, Card, Joint, Reply, Text};
use super::request::{Caller, Constraints, QueryText, Request};
use super::{Bot, Finding, wording};
use crate::catalog::{EpisodeIx, PodcastIx, Subject};
use crate::search::constraints::fits;
use crate::search::episodes::{EpisodeIndex, Hit, Said};
use crate::search::{Target, rank};

pub(super) use line::episode_line;

/// Episodes in one answer.
const PAGE: usize = 5;
/// Episodes that one answer leads to, page by page; all that fit are counted.
const MOST: usize = 200;
/// What a curator's choice counts above a fresh find.
const CURATED: f32 = 0.1;
/// What an episode of unknown age is worth beside new ones.
const UNDATED: f32 = 0.7;

/// An episode of an answer.
enum Found<'s> {
    Curated(EpisodeIx),
    Fresh(Hit<'s>),
}

impl Bot {
    /// `/podcast episode`.
    pub(super) fn by_episode(
        &self,
        about: &QueryText,
        options: &Constraints,
        page: u16,
        caller: &Caller,
        now: Timestamp,
    ) -> Reply {
        let options = Self::constraints_wished(options);
        let asking = Asking::new(caller, now);
        let finding = self.found(self.resolve(about), &options, asking, usize::MAX);
        let index = self.episode_index();
        let mut wish = self.episode_query(about, &finding.understanding, &index);
        let curated = self.curated(&finding, caller);
        let (hits, fitting) = self.hits(&index, &mut wish, &finding, asking);
        let more = fitting.saturating_sub(hits.len());
        let all = merged(self, curated, hits, &finding, now.as_second());
        let count = all.len() + more;
        let start = usize::from(page) * PAGE;
        let shown: Vec<&Found<'_>> = all.iter().skip(start).take(PAGE).collect();
        if shown.is_empty() {
            return wording::no_episode(self, about, &finding, page);
        }
        let text = self.episode_wish(about, &finding, &wish);
        let constraints = finding.in_force();
        let request = |page| Request::Episode { about: text.clone(), constraints: constraints.clone(), page };
        let cards = shown.iter().map(|found| self.found_card(found, &finding, &wish));
        let podcasts = shown.iter().map(|found| match found {
            Found::Curated(at) => Subject::Episode(*at),
            Found::Fresh(hit) => Subject::Podcast(hit.podcast),
        });
        let headline = if finding.understanding.segments.is_empty() || !wish.slips.is_empty() {
            wording::episodes_by_words(&wish.slips, count)
        } else {
            wording::episodes_found(self, &finding, count)
        };
        Reply {
            headline,
            cards: cards.collect(),
            buttons: Button::next(all.len() > start + PAGE, page, request).into_iter().collect(),
            menu: self.details(podcasts),
            settled: Some(request(page)),
            ..Reply::default()
        }
    }

    /// Episodes that say what no show of the catalog is about; none where no episode does either.
    pub(super) fn only_episodes(
        &self,
        about: &QueryText,
        finding: &Finding,
        asking: Asking<'_>,
    ) -> Option<Reply> {
        let QueryText::Words(_) = about else { return None };
        let index = self.episode_index();
        let mut wish = self.episode_query(about, &finding.understanding, &index);
        let (hits, _) = self.hits(&index, &mut wish, finding, asking);
        let says: Vec<&Hit<'_>> = hits.iter().filter(|hit| hit.says_so != Said::Nowhere).take(PAGE).collect();
        if says.is_empty() {
            return None;
        }
        Some(Reply {
            headline: wording::only_episodes(about, &wish.slips),
            cards: says
                .iter()
                .map(|hit| self.fresh_card(hit.podcast, &hit.entry, reason(hit, &wish)))
                .collect(),
            menu: self.details(says.iter().map(|hit| Subject::Podcast(hit.podcast))),
            ..Reply::default()
        })
    }

    /// Episodes that say what no show of the catalog is about, each with the id of its podcast: for programs.
    #[must_use]
    pub fn episodes_that_say(
        &self,
        about: &QueryText,
        finding: &Finding,
        caller: &Caller,
        now: Timestamp,
    ) -> Vec<(String, String)> {
        if !finding.understanding.is_empty() {
            return Vec::new();
        }
        let index = self.episode_index();
        let mut wish = self.episode_query(about, &finding.understanding, &index);
        let (hits, _) = self.hits(&index, &mut wish, finding, Asking::new(caller, now));
        let says = hits.iter().filter(|hit| hit.says_so != Said::Nowhere);
        says.map(|hit| (self.catalog.podcast(hit.podcast).id.clone(), hit.entry.title().to_string()))
            .collect()
    }

    /// The best episodes, and how many fit in all.
    fn hits<'s>(
        &self,
        index: &'s EpisodeIndex,
        wish: &mut EpisodeQuery,
        finding: &Finding,
        asking: Asking<'_>,
    ) -> (Vec<Hit<'s>>, usize) {
        if !wish.wants {
            return (Vec::new(), 0);
        }
        let constraints = finding.in_force();
        (wish.query.length, wish.query.explicit) = (constraints.length, asking.caller.explicit_allowed);
        let excluded = finding.understanding.excluded_targets();
        let allowed = |at| self.is_wanted(at, &constraints, &excluded);
        let now = asking.now.as_second();
        let (hits, fitting) = index.search(&wish.query, allowed, now, MOST);
        if !hits.is_empty() || wish.query.wanted.len() < 2 {
            return (hits, fitting);
        }
        // Nothing has it all: then what the catalog understood must be there, and the rest is welcome.
        let any_podcast =
            wish.query.wanted.iter().any(|wanted| !wanted.podcasts.is_empty() || !wanted.only_in.is_empty());
        for wanted in &mut wish.query.wanted {
            let understood =
                !wanted.podcasts.is_empty() || !wanted.only_in.is_empty() || wanted.phrases.len() > 1;
            wanted.optional = any_podcast && !understood;
        }
        index.search(&wish.query, allowed, now, MOST)
    }

    /// Whether a podcast is in the wished language and for the wished level, and none of those that were excluded.
    fn is_wanted(&self, at: PodcastIx, constraints: &Constraints, excluded: &[Target]) -> bool {
        let stands_for =
            |target: &Target| rank::stands_for(&self.catalog, &self.index, *target, Subject::Podcast(at));
        fits(&self.catalog, Subject::Podcast(at), constraints) && !excluded.iter().any(stands_for)
    }

    fn curated(&self, finding: &Finding, caller: &Caller) -> Vec<(EpisodeIx, f32)> {
        let targets = finding.understanding.targets();
        let mut seen = std::collections::HashSet::new();
        let found = finding.recommendation.found.iter().flat_map(|found| match found.subject {
            Subject::Episode(at) => vec![(at, found.score)],
            // A podcast that was named stands for its episodes; one that only fits the topic does not.
            Subject::Podcast(at) if targets.contains(&Target::Podcast(at)) => {
                self.catalog.podcast(at).episodes.iter().map(|at| (*at, found.score)).collect()
            }
            _ => Vec::new(),
        });
        let found: Vec<(EpisodeIx, f32)> = found.filter(|(at, _)| seen.insert(*at)).collect();
        let constraints = finding.in_force();
        let may = |at: EpisodeIx| {
            let episode = self.catalog.episode(at);
            let length = constraints
                .length
                .is_none_or(|length| length.fits(episode.minutes.map(|minutes| minutes * 60)));
            length && (caller.explicit_allowed || !self.catalog.podcast(episode.podcast).explicit)
        };
        found.into_iter().filter(|(at, _)| may(*at)).collect()
    }

    /// What a button may carry of a wish for episodes.
    fn episode_wish(&self, about: &QueryText, finding: &Finding, wish: &EpisodeQuery) -> QueryText {
        let understood: usize = finding
            .understanding
            .segments
            .iter()
            .map(|segment| crate::text::normalize(&segment.typed).split(' ').count())
            .sum();
        match about {
            QueryText::Words(_)
                if wish.words.len() > understood || finding.understanding.segments.is_empty() =>
            {
                QueryText::Words(wish.words.join(" "))
            }
            _ => self.settled(&finding.understanding),
        }
    }

    fn found_card(&self, found: &Found<'_>, finding: &Finding, wish: &EpisodeQuery) -> Card {
        match found {
            Found::Curated(at) => {
                self.episode_card(*at, wording::reason(self, finding, Subject::Episode(*at)))
            }
            Found::Fresh(hit) => {
                let about = wording::reason(self, finding, Subject::Podcast(hit.podcast));
                self.fresh_card(hit.podcast, &hit.entry, reason(hit, wish).or(about))
            }
        }
    }
}

/// Curated and fresh episodes in one order; what is both counts as curated.
fn merged<'s>(
    bot: &Bot,
    curated: Vec<(EpisodeIx, f32)>,
    hits: Vec<Hit<'s>>,
    finding: &Finding,
    now: i64,
) -> Vec<Found<'s>> {
    if hits.is_empty() {
        return curated.into_iter().map(|(at, _)| Found::Curated(at)).collect();
    }
    let catalog = bot.catalog();
    let plain = |url: &str| url.trim_end_matches('/').to_owned();
    let known: std::collections::HashSet<String> = curated
        .iter()
        .flat_map(|(at, _)| {
            let episode = catalog.episode(*at);
            [plain(&episode.url), crate::text::normalize(&episode.title)]
        })
        .collect();
    let fresh = |hit: &Hit<'_>| {
        let page = hit.entry.page().is_some_and(|page| known.contains(&plain(page)));
        !page && !known.contains(&crate::text::normalize(hit.entry.title()))
    };
    let best = finding.recommendation.found.iter().map(|found| found.score).fold(f32::EPSILON, f32::max);
    let mut all: Vec<(f32, Found<'s>)> = Vec::new();
    for (at, score) in curated {
        let published =
            catalog.episode(at).published.and_then(|date| date.to_zoned(jiff::tz::TimeZone::UTC).ok());
        let age = published.map(|date| (now - date.timestamp().as_second()).max(0) as f32 / 86_400.0);
        let fresh = age.map_or(UNDATED, |days| 0.55 + 0.45 * 0.5_f32.powf(days / 400.0));
        all.push((score / best * fresh + CURATED, Found::Curated(at)));
    }
    all.extend(hits.into_iter().filter(fresh).map(|hit| (hit.score, Found::Fresh(hit))));
    all.sort_by(|one, other| other.0.total_cmp(&one.0));
    all.into_iter().map(|(_, found)| found).collect()
}

/// Why a fresh episode is shown; none where only its podcast is about what was asked.
fn reason(hit: &Hit<'_>, wish: &EpisodeQuery) -> Option<Text> {
    let id = match hit.says_so {
        Said::Nowhere => return None,
        Said::InSummary => "reason-in-description",
        Said::InPeople => "reason-in-people",
        Said::InTitle => "reason-in-title",
    };
    let all = |words: Vec<&str>| Text::list(words.into_iter().map(Text::from), Joint::And);
    let what = all(wish.meant.iter().map(AsRef::as_ref).collect());
    let reason = Text::message(id, [("what", what.into())]);
    if wish.slips.is_empty() {
        return Some(reason);
    }
    let typed = all(wish.slips.iter().map(|(typed, _)| typed.as_str()).collect());
    Some(Text::message("reason-though-typed", [("reason", reason.into()), ("typed", typed.into())]))
}
