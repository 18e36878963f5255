//! Answers with episodes: found by words and topics, new ones, and the latest of a podcast. Curated and fresh ones side by side.

use jiff::Timestamp;

use super::reply::{Button, Card, Reply, Shown, Text};
use super::request::{Caller, Filters, Request, Wish};
use super::shelf::Asking;
use super::{Bot, Finding, wording};
use crate::catalog::{EpisodeIx, PodcastIx, Subject};
use crate::feed::Kind;
use crate::search::Target;
use crate::search::episodes::{Entry, EpisodeIndex, Hit, Query, Said};
use crate::search::rank;

/// Episodes in one answer.
const PAGE: usize = 5;
/// Episodes that are looked through for one question.
const MOST: usize = 200;
/// MatchKind long an episode is new.
const NEW: i64 = 14 * 86_400;
/// Latest episodes named under a podcast.
const LATEST: usize = 3;
/// Fresh episodes named under a podcast that was found by topic.
const FITTING: usize = 2;
/// Characters of a title and people that a card shows: a card that is too full would push others off the page.
const TITLE: usize = 150;
const PEOPLE: usize = 4;
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
        about: &Wish,
        filters: &Filters,
        page: u16,
        caller: &Caller,
        now: Timestamp,
    ) -> Reply {
        let filters = Self::filters_wished(filters);
        let finding = self.find(about, &filters, usize::MAX);
        let shelf = self.shelf();
        let mut asking = self.asking(about, &finding.understanding, &shelf);
        let curated = self.curated(&finding, caller);
        let hits = self.hits(&shelf, &mut asking, &filters, caller, now);
        let all = merged(self, curated, hits, &finding, now.as_second());
        let start = usize::from(page) * PAGE;
        let shown: Vec<&Found<'_>> = all.iter().skip(start).take(PAGE).collect();
        if shown.is_empty() {
            return wording::no_episode(self, about, &finding, page);
        }
        let wish = self.episode_wish(about, &finding, &asking);
        let request = |page| Request::Episode { about: wish.clone(), filters: filters.clone(), page };
        let cards = shown.iter().map(|found| self.found_card(found, &finding, &asking));
        let podcasts = shown.iter().map(|found| match found {
            Found::Curated(at) => Subject::Episode(*at),
            Found::Fresh(hit) => Subject::Podcast(hit.podcast),
        });
        let mut seen = std::collections::HashSet::new();
        let headline = if finding.understanding.segments.is_empty() || !asking.slips.is_empty() {
            wording::episodes_by_words(&asking.slips, all.len())
        } else {
            wording::episodes_found(self, &finding, all.len())
        };
        Reply {
            headline,
            cards: cards.collect(),
            buttons: Button::next(all.len() > start + PAGE, page, request).into_iter().collect(),
            menu: self.details(podcasts.filter(|subject| seen.insert(*subject))),
            settled: Some(request(page)),
            ..Reply::default()
        }
    }

    /// `/podcast new`.
    pub(super) fn new_episodes(
        &self,
        topic: Option<&Wish>,
        filters: &Filters,
        page: u16,
        caller: &Caller,
        now: Timestamp,
    ) -> Reply {
        let filters = Self::filters_wished(filters);
        let shelf = self.shelf();
        let finding = topic.map(|topic| self.find(topic, &filters, 1));
        let mut query = match (topic, &finding) {
            (Some(topic), Some(finding)) if finding.understanding.segments.is_empty() => {
                return wording::not_understood(self, topic, finding);
            }
            // What was understood, and nothing else, so that the next page continues this one.
            (Some(_), Some(finding)) => {
                self.asking(&self.settled(&finding.understanding), &finding.understanding, &shelf).query
            }
            _ => Query::default(),
        };
        query.since = Some(now.as_second() - NEW);
        (query.length, query.explicit) = (filters.length, caller.explicit_allowed);
        let (mut hits, _) = shelf.search(&query, |at| self.speaks(at, &filters), now.as_second(), MOST);
        hits.retain(|hit| {
            hit.entry.kind != Kind::Trailer
                && hit.entry.published.is_some_and(|at| at <= now.as_second() + 86_400)
        });
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.entry.published));
        let start = usize::from(page) * PAGE;
        let shown: Vec<&Hit<'_>> = hits.iter().skip(start).take(PAGE).collect();
        if shown.is_empty() {
            return if page > 0 { wording::no_more() } else { wording::nothing_new(shelf.is_empty()) };
        }
        let wish = finding.as_ref().map(|finding| self.settled(&finding.understanding));
        let request = |page| Request::New { topic: wish.clone(), filters: filters.clone(), page };
        let mut seen = std::collections::HashSet::new();
        Reply {
            headline: wording::new_episodes(
                hits.len(),
                finding.as_ref().map(|finding| self.names_of_targets(finding)).as_deref(),
            ),
            cards: shown.iter().map(|hit| self.fresh_card(hit.podcast, hit.entry, None)).collect(),
            buttons: Button::next(hits.len() > start + PAGE, page, request).into_iter().collect(),
            menu: self
                .details(shown.iter().map(|hit| Subject::Podcast(hit.podcast)).filter(|at| seen.insert(*at))),
            settled: Some(request(page)),
            ..Reply::default()
        }
    }

    fn names_of_targets(&self, finding: &Finding) -> Vec<String> {
        finding.understanding.targets().iter().map(|target| self.name(*target).to_owned()).collect()
    }

    /// Episodes that say what no show of the catalog is about; none where no episode does either.
    pub(super) fn only_episodes(
        &self,
        about: &Wish,
        finding: &Finding,
        filters: &Filters,
        caller: &Caller,
        now: Timestamp,
    ) -> Option<Reply> {
        let Wish::Words(_) = about else { return None };
        let shelf = self.shelf();
        let mut asking = self.asking(about, &finding.understanding, &shelf);
        let hits = self.hits(&shelf, &mut asking, filters, caller, now);
        let says: Vec<&Hit<'_>> = hits.iter().filter(|hit| hit.says_so != Said::Nowhere).take(PAGE).collect();
        if says.is_empty() {
            return None;
        }
        let mut seen = std::collections::HashSet::new();
        Some(Reply {
            headline: wording::only_episodes(about, &asking.slips),
            cards: says
                .iter()
                .map(|hit| self.fresh_card(hit.podcast, hit.entry, reason(hit, &asking)))
                .collect(),
            menu: self
                .details(says.iter().map(|hit| Subject::Podcast(hit.podcast)).filter(|at| seen.insert(*at))),
            ..Reply::default()
        })
    }

    /// Fresh episodes of these podcasts that say what was asked for, a few of each, as a fact of its card.
    pub(super) fn fitting(
        &self,
        about: &Wish,
        finding: &Finding,
        podcasts: &[PodcastIx],
        caller: &Caller,
        now: Timestamp,
    ) -> std::collections::HashMap<PodcastIx, Text> {
        let shelf = self.shelf();
        let mut found: std::collections::HashMap<PodcastIx, (usize, Text)> = std::collections::HashMap::new();
        if shelf.is_empty() {
            return std::collections::HashMap::new();
        }
        let mut query = self.asking(about, &finding.understanding, &shelf).query;
        (query.length, query.explicit) = (finding.filters.length, caller.explicit_allowed);
        let (hits, _) = shelf.search(&query, |at| podcasts.contains(&at), now.as_second(), MOST);
        for hit in hits.iter().filter(|hit| hit.entry.kind != Kind::Trailer) {
            let (count, text) = found.entry(hit.podcast).or_default();
            if *count < FITTING {
                *text = episode_line(std::mem::take(text), hit.entry, *count > 0);
                *count += 1;
            }
        }
        found.into_iter().map(|(at, (_, text))| (at, text)).collect()
    }

    /// The latest episodes of a podcast.
    pub(super) fn latest(&self, at: PodcastIx, caller: &Caller) -> Option<Text> {
        let shelf = self.shelf();
        let entries = shelf.section(at)?.entries();
        let fine = |entry: &&Entry| {
            entry.kind != Kind::Trailer
                && entry.published.is_some()
                && (caller.explicit_allowed || !entry.explicit)
        };
        let latest: Vec<&Entry> = entries.iter().filter(fine).take(LATEST).collect();
        let text = latest
            .iter()
            .enumerate()
            .fold(Text::default(), |text, (nth, entry)| episode_line(text, entry, nth > 0));
        (!text.is_empty()).then_some(text)
    }

    fn hits<'s>(
        &self,
        shelf: &'s EpisodeIndex,
        asking: &mut Asking,
        filters: &Filters,
        caller: &Caller,
        now: Timestamp,
    ) -> Vec<Hit<'s>> {
        if !asking.wants {
            return Vec::new();
        }
        (asking.query.length, asking.query.explicit) = (filters.length, caller.explicit_allowed);
        let allowed = |at| self.speaks(at, filters);
        let (hits, _) = shelf.search(&asking.query, allowed, now.as_second(), MOST);
        if !hits.is_empty() || asking.query.wanted.len() < 2 {
            return hits;
        }
        // Nothing has it all: then what the catalog understood must be there, and the rest is welcome.
        let any_podcast = asking
            .query
            .wanted
            .iter()
            .any(|wanted| !wanted.podcasts.is_empty() || !wanted.only_in.is_empty());
        for wanted in &mut asking.query.wanted {
            let understood =
                !wanted.podcasts.is_empty() || !wanted.only_in.is_empty() || wanted.phrases.len() > 1;
            wanted.optional = any_podcast && !understood;
        }
        shelf.search(&asking.query, allowed, now.as_second(), MOST).0
    }

    /// Whether a podcast is in the wished language and for the wished level.
    fn speaks(&self, at: PodcastIx, filters: &Filters) -> bool {
        rank::fits(&self.catalog, Subject::Podcast(at), filters)
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
        let may = |at: EpisodeIx| {
            let episode = self.catalog.episode(at);
            let length = finding
                .filters
                .length
                .is_none_or(|length| length.fits(episode.minutes.map(|minutes| minutes * 60)));
            length && (caller.explicit_allowed || !self.catalog.podcast(episode.podcast).explicit)
        };
        found.into_iter().filter(|(at, _)| may(*at)).collect()
    }

    /// What a button may carry of a wish for episodes.
    fn episode_wish(&self, about: &Wish, finding: &Finding, asking: &Asking) -> Wish {
        let understood: usize = finding
            .understanding
            .segments
            .iter()
            .map(|part| crate::search::fold(&part.typed).split(' ').count())
            .sum();
        match about {
            Wish::Words(_)
                if asking.words.len() > understood || finding.understanding.segments.is_empty() =>
            {
                Wish::Words(asking.words.join(" "))
            }
            _ => self.settled(&finding.understanding),
        }
    }

    fn found_card(&self, found: &Found<'_>, finding: &Finding, asking: &Asking) -> Card {
        match found {
            Found::Curated(at) => {
                self.episode_card(*at, wording::reason(self, finding, Subject::Episode(*at)))
            }
            Found::Fresh(hit) => {
                let about = wording::reason(self, finding, Subject::Podcast(hit.podcast));
                self.fresh_card(hit.podcast, hit.entry, reason(hit, asking).or(about))
            }
        }
    }

    /// An episode that a feed gave.
    pub(super) fn fresh_card(&self, at: PodcastIx, entry: &Entry, reason: Option<String>) -> Card {
        let podcast = self.catalog.podcast(at);
        let mut facts = Vec::new();
        if let Some(published) = entry.published.and_then(|at| Timestamp::from_second(at).ok()) {
            facts.push((
                "Published",
                Text::default().time(published, Shown::Day).and(", ").time(published, Shown::Relative),
            ));
        }
        if !entry.people.is_empty() {
            let names: Vec<&str> = entry.people.iter().take(PEOPLE).map(|name| &**name).collect();
            let more = entry.people.len().saturating_sub(PEOPLE);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            facts.push(("With", Text::plain(names.join(", ") + &more)));
        }
        let length = entry.seconds.map(length);
        let explicit = entry.explicit.then(|| "explicit".to_owned());
        let kind = match entry.kind {
            Kind::Full => None,
            Kind::Trailer => Some("trailer".to_owned()),
            Kind::Bonus => Some("bonus".to_owned()),
        };
        let known: Vec<String> = [length, kind, explicit].into_iter().flatten().collect();
        if !known.is_empty() {
            facts.push(("Details", Text::plain(known.join(" · "))));
        }
        if let Some(audio) = entry.audio.as_ref().filter(|_| entry.page.is_some()) {
            facts.push(("Links", Text::default().link("Play", &**audio)));
        }
        Card {
            kicker: Some(match entry.number {
                Some(number) => format!("Episode {number} of {}", podcast.title),
                None => format!("Episode of {}", podcast.title),
            }),
            title: crate::feed::cut(&entry.title, TITLE),
            link: Some(
                entry
                    .page
                    .as_ref()
                    .or(entry.audio.as_ref())
                    .map_or_else(|| podcast.site.clone(), ToString::to_string),
            ),
            artwork: podcast.artwork.clone(),
            body: Text::plain(&*entry.summary),
            facts,
            reason,
            colour: self.colour(&podcast.topics),
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
            [plain(&episode.url), crate::search::fold(&episode.title)]
        })
        .collect();
    let fresh = |hit: &Hit<'_>| {
        let page = hit.entry.page.as_ref().is_some_and(|page| known.contains(&plain(page)));
        !page && !known.contains(&crate::search::fold(&hit.entry.title))
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
fn reason(hit: &Hit<'_>, asking: &Asking) -> Option<String> {
    let place = match hit.says_so {
        Said::Nowhere => return None,
        Said::InSummary => "in its description",
        Said::InPeople => "who speaks in it",
        Said::InTitle => "in its title",
    };
    let what = asking.meant.join(" and ");
    let typed: Vec<&str> = asking.slips.iter().map(|(typed, _)| typed.as_str()).collect();
    let typed = if typed.is_empty() { String::new() } else { format!(", you typed {}", typed.join(" and ")) };
    Some(format!("{what}, {place}{typed}"))
}

/// One line about an episode: its title with a link, when it came out, how long it is.
pub(super) fn episode_line(text: Text, entry: &Entry, behind: bool) -> Text {
    let text = if behind { text.line() } else { text };
    let text = match entry.page.as_ref().or(entry.audio.as_ref()) {
        Some(url) => text.link(&*entry.title, &**url),
        None => text.and(&*entry.title),
    };
    let text = match entry.published.and_then(|at| Timestamp::from_second(at).ok()) {
        Some(at) => text.and(", ").time(at, Shown::Relative),
        None => text,
    };
    let text = match entry.seconds {
        Some(seconds) => text.and(format!(" ({})", length(seconds))),
        None => text,
    };
    if entry.explicit { text.and(" – explicit") } else { text }
}

/// "48 min", at least one.
fn length(seconds: u32) -> String {
    format!("{} min", (seconds / 60).max(1))
}
