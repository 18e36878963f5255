//! Answers with episodes: found by words and topics, new ones, and the latest of a podcast. Curated and fresh ones side by side.

use jiff::Timestamp;

use super::card::{episode_of, linked, minutes_long, side_by_side, time_and_distance};
use super::feed_snapshot::EpisodeQuery;
use super::find::Asking;
use super::reply::{Button, Card, CardSubject, Joint, Reply, Shown, Text};
use super::request::{Caller, Constraints, QueryText, Request};
use super::{Bot, Finding, send, wording};
use crate::catalog::{EpisodeIx, PodcastIx, Subject};
use crate::feeds::parse::Kind;
use crate::search::Target;
use crate::search::constraints::fits;
use crate::search::episodes::{Details, Entry, EpisodeIndex, Hit, Query, Said};
use crate::search::{Interpretation, Understanding, rank};

/// Episodes in one answer.
const PAGE: usize = 5;
/// Episodes that one answer leads to, page by page; all that fit are counted.
const MOST: usize = 200;
/// How long an episode is new.
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
        let mut seen = std::collections::HashSet::new();
        let headline = if finding.understanding.segments.is_empty() || !wish.slips.is_empty() {
            wording::episodes_by_words(&wish.slips, count)
        } else {
            wording::episodes_found(self, &finding, count)
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
    pub(super) fn fresh_about(
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
    pub(super) fn has_new(&self, at: PodcastIx, now: Timestamp) -> bool {
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
        let allowed = |at| {
            self.speaks(at, constraints)
                && !excluded
                    .iter()
                    .any(|target| rank::stands_for(&self.catalog, &self.index, *target, Subject::Podcast(at)))
        };
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
        let mut seen = std::collections::HashSet::new();
        Some(Reply {
            headline: wording::new_episodes(hits.len(), names.as_deref()),
            cards: shown.iter().map(|hit| self.fresh_card(hit.podcast, &hit.entry, None)).collect(),
            buttons: Button::next(hits.len() > start + PAGE, page, request).into_iter().collect(),
            menu: self
                .details(shown.iter().map(|hit| Subject::Podcast(hit.podcast)).filter(|at| seen.insert(*at))),
            settled: Some(request(page)),
            ..Reply::default()
        })
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
        let mut seen = std::collections::HashSet::new();
        Some(Reply {
            headline: wording::only_episodes(about, &wish.slips),
            cards: says
                .iter()
                .map(|hit| self.fresh_card(hit.podcast, &hit.entry, reason(hit, &wish)))
                .collect(),
            menu: self
                .details(says.iter().map(|hit| Subject::Podcast(hit.podcast)).filter(|at| seen.insert(*at))),
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

    /// Fresh episodes of these podcasts that say what was asked for, a few of each, as a fact of its card.
    pub(super) fn fitting(
        &self,
        about: &QueryText,
        finding: &Finding,
        podcasts: &[PodcastIx],
        asking: Asking<'_>,
    ) -> std::collections::HashMap<PodcastIx, Text> {
        let index = self.episode_index();
        let mut found: std::collections::HashMap<PodcastIx, (usize, Text)> = std::collections::HashMap::new();
        if index.is_empty() {
            return std::collections::HashMap::new();
        }
        let mut query = self.episode_query(about, &finding.understanding, &index).query;
        (query.length, query.explicit) = (finding.in_force().length, asking.caller.explicit_allowed);
        let (hits, _) = index.search(&query, |at| podcasts.contains(&at), asking.now.as_second(), MOST);
        for hit in hits.iter().filter(|hit| hit.entry.kind() != Kind::Trailer) {
            let (count, text) = found.entry(hit.podcast).or_default();
            if *count < FITTING {
                *text = episode_line(std::mem::take(text), &hit.entry, *count > 0);
                *count += 1;
            }
        }
        found.into_iter().map(|(at, (_, text))| (at, text)).collect()
    }

    /// The latest episodes of a podcast.
    pub(super) fn latest(&self, at: PodcastIx, caller: &Caller) -> Option<Text> {
        let index = self.episode_index();
        let fine = |entry: &Entry<'_>| {
            entry.kind() != Kind::Trailer
                && entry.published().is_some()
                && (caller.explicit_allowed || !entry.explicit())
        };
        let latest = index.section(at)?.newest_first().into_iter().filter(fine).take(LATEST);
        let text = latest
            .enumerate()
            .fold(Text::default(), |text, (nth, entry)| episode_line(text, &entry, nth > 0));
        (!text.is_empty()).then_some(text)
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
        let allowed = |at| {
            self.speaks(at, &constraints)
                && !excluded
                    .iter()
                    .any(|target| rank::stands_for(&self.catalog, &self.index, *target, Subject::Podcast(at)))
        };
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

    /// Whether a podcast is in the wished language and for the wished level.
    fn speaks(&self, at: PodcastIx, constraints: &Constraints) -> bool {
        fits(&self.catalog, Subject::Podcast(at), constraints)
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

    /// An episode that a feed gave.
    pub(super) fn fresh_card(&self, at: PodcastIx, entry: &Entry<'_>, reason: Option<Text>) -> Card {
        let podcast = self.catalog.podcast(at);
        let Details { summary, audio, people } = entry.details();
        let mut facts = Vec::new();
        if let Some(published) = entry.published().and_then(|at| Timestamp::from_second(at).ok()) {
            facts.push(("fact-published", time_and_distance(published, Shown::Day)));
        }
        if !people.is_empty() {
            let names = Text::row(people.iter().take(PEOPLE));
            let people = match people.len().saturating_sub(PEOPLE) {
                0 => names,
                more => Text::message("people-and-more", [("people", names.into()), ("count", more.into())]),
            };
            facts.push(("fact-with", people));
        }
        let known = side_by_side([
            entry.seconds().map(length),
            match entry.kind() {
                Kind::Full => None,
                Kind::Trailer => Some(Text::of("detail-trailer")),
                Kind::Bonus => Some(Text::of("detail-bonus")),
            },
            entry.explicit().then(|| Text::of("detail-explicit")),
        ]);
        if !known.is_empty() {
            facts.push(("fact-details", known));
        }
        if let Some(audio) = audio.as_ref().filter(|_| entry.page().is_some()) {
            facts.push(("fact-links", linked("link-play", audio)));
        }
        Card {
            kicker: Some(episode_of(entry.number().map(u64::from), &podcast.title)),
            title: crate::feeds::parse::cut(entry.title(), TITLE).into(),
            link: entry.page().map(str::to_owned).or(audio).or_else(|| podcast.site.clone()),
            subject: Some(CardSubject::FeedEpisode(at, send::episode_mark(entry))),
            artwork: self.artwork(at),
            body: Text::plain(summary),
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

/// One line about an episode: its title with a link, when it came out, how long it is.
pub(super) fn episode_line(text: Text, entry: &Entry<'_>, behind: bool) -> Text {
    let text = if behind { text.line() } else { text };
    let text = match entry.link() {
        Some(url) => text.link(entry.title(), &url),
        None => text.and(entry.title()),
    };
    let text = match entry.published().and_then(|at| Timestamp::from_second(at).ok()) {
        Some(at) => text.and(", ").time(at, Shown::Relative),
        None => text,
    };
    let text = match entry.seconds() {
        Some(seconds) => text.and(" (").append(length(seconds)).and(")"),
        None => text,
    };
    if entry.explicit() { text.and(" – ").append(Text::of("detail-explicit")) } else { text }
}

fn length(seconds: u32) -> Text {
    minutes_long(u64::from(seconds / 60))
}
