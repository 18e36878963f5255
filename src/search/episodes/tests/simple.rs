//! The index against the simplest search there is: every episode looked at, every word of it read.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;

use super::*;
use crate::search::weights::WEIGHTS;

const WORDS: [&str; 12] = [
    "django", "forms", "forming", "async", "rust", "gardens", "garden", "ada", "lovelace", "roses", "tulips",
    "quartz",
];

/// What is on the index, by podcast and identity.
type Shelf = BTreeMap<u32, BTreeMap<String, Episode>>;

#[derive(Debug, Clone)]
enum Step {
    Anew(u32, Vec<Episode>),
    Change(u32, Vec<Episode>, Vec<String>),
    Merge,
}

fn some_words(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 0..=most).prop_map(|words| words.join(" "))
}

fn an_episode() -> impl Strategy<Value = Episode> {
    let shown = ("[a-h]", some_words(3), some_words(6), prop::collection::vec(some_words(2), 0..3));
    let length = prop::option::of(prop::sample::select(&[600_u32, 1_800, 6_000][..]));
    let published = prop::option::of(-3_i64..900);
    let page = prop::sample::select(&[0_u8, 1, 2][..]);
    let kind = prop::sample::select(&[Kind::Full, Kind::Full, Kind::Trailer, Kind::Bonus][..]);
    (shown, length, published, prop::option::of(any::<bool>()), page, kind).prop_map(
        |((identity, title, summary, people), seconds, days, explicit, page, kind)| Episode {
            page: match page {
                0 => None,
                1 => Some(identity.clone()),
                _ => Some(format!("https://show.example/{identity}")),
            },
            audio: (page == 2).then(|| format!("https://cdn.example/{identity}.mp3")),
            published: days.map(|days| NOW - days * 86_400 - days),
            identity,
            title,
            summary,
            people: people.into_iter().filter(|person| !person.is_empty()).collect(),
            seconds,
            explicit,
            kind,
            ..Episode::default()
        },
    )
}

fn a_step() -> impl Strategy<Value = Step> {
    let episodes = || prop::collection::vec(an_episode(), 0..9);
    let gone = prop::collection::vec("[a-h]", 0..3);
    prop_oneof![
        3 => (0_u32..4, episodes()).prop_map(|(podcast, episodes)| Step::Anew(podcast, once(episodes))),
        5 => (0_u32..4, prop::collection::vec(an_episode(), 0..3), gone)
            .prop_map(|(podcast, changed, gone)| Step::Change(podcast, once(changed), gone)),
        1 => Just(Step::Merge),
    ]
}

/// No identity twice.
fn once(episodes: Vec<Episode>) -> Vec<Episode> {
    let all: BTreeMap<String, Episode> =
        episodes.into_iter().map(|one| (one.identity.clone(), one)).collect();
    all.into_values().collect()
}

fn a_query() -> impl Strategy<Value = Query> {
    let phrase = (prop::collection::vec(prop::sample::select(&WORDS[..]), 1..3), 1_u8..=10);
    let podcasts = || prop::collection::vec((0_u32..4).prop_map(PodcastIx), 0..2);
    let one = (prop::collection::vec(phrase, 0..4), podcasts(), podcasts(), any::<bool>(), any::<bool>());
    let wanted = one.prop_map(|(phrases, podcasts, only_in, narrow, optional)| Wanted {
        phrases: phrases
            .into_iter()
            .map(|(words, sure)| (words.into_iter().map(mark).collect(), f32::from(sure) / 10.0))
            .collect(),
        podcasts,
        only_in: if narrow { only_in } else { Vec::new() },
        optional,
    });
    let length = prop::option::of(prop::sample::select(&[Length::Short, Length::Commute][..]));
    let since = prop::option::of((0_i64..900).prop_map(|days| NOW - days * 86_400));
    (prop::collection::vec(wanted, 0..4), any::<bool>(), length, any::<bool>(), since).prop_map(
        |(wanted, in_names, length, explicit, since)| Query { wanted, in_names, length, explicit, since },
    )
}

/// How well an episode fits by its words alone, and where it says so; none where it does not.
fn fit(query: &Query, podcast: PodcastIx, episode: &Episode) -> Option<(f32, Said)> {
    let mut stands: HashMap<_, (f32, Said)> = HashMap::new();
    let mut add = |text: &str, fit: f32, said: Said| {
        for word in words(text) {
            let known = stands.entry(mark(&word)).or_insert((fit, said));
            *known = (known.0.max(fit), known.1.max(said));
        }
    };
    if !query.in_names {
        add(&episode.summary, WEIGHTS.in_summary, Said::InSummary);
    }
    episode.people.iter().for_each(|person| add(person, WEIGHTS.in_people, Said::InPeople));
    add(&episode.title, WEIGHTS.in_episode_title, Said::InTitle);
    let (mut sum, mut required, mut says_so) = (0.0_f32, 0.0_f32, Said::Nowhere);
    for wanted in &query.wanted {
        if !wanted.only_in.is_empty() && !wanted.only_in.contains(&podcast) {
            return None;
        }
        let member = wanted.podcasts.contains(&podcast);
        let mut best = if member { WEIGHTS.member } else { 0.0 };
        for (phrase, sure) in &wanted.phrases {
            let here: Option<Vec<_>> = phrase.iter().map(|word| stands.get(word)).collect();
            let Some(worst) = here.and_then(|here| {
                here.into_iter().copied().reduce(|one, two| (one.0.min(two.0), one.1.min(two.1)))
            }) else {
                continue;
            };
            best = best.max(worst.0 * sure);
            says_so = says_so.max(worst.1);
        }
        if wanted.optional {
            sum += best * 0.5;
            required += 0.5;
        } else if !wanted.phrases.is_empty() || member || wanted.only_in.is_empty() {
            if best == 0.0 {
                return None;
            }
            sum += best;
            required += 1.0;
        }
    }
    let fit = if required > 0.0 { sum / required } else { 1.0 };
    (fit > 0.0).then_some((fit, says_so))
}

type Answer = Vec<(u32, String, f32, Said)>;

fn by_hand(shelf: &Shelf, query: &Query, most: usize) -> (Answer, usize) {
    let mut hits = Vec::new();
    for (podcast, episodes) in shelf {
        for episode in episodes.values() {
            let wished = (query.explicit || episode.explicit != Some(true))
                && query.length.is_none_or(|length| length.fits(episode.seconds))
                && query.since.is_none_or(|since| episode.published.is_some_and(|at| at >= since));
            let Some((fit, said)) = fit(query, PodcastIx(*podcast), episode).filter(|_| wished) else {
                continue;
            };
            let days = episode.published.map(|at| (NOW - at).max(0) as f32 / 86_400.0);
            let faded = days.map_or(0.0, |days| 0.5_f32.powf(days / WEIGHTS.half_life));
            let whole = if episode.kind == Kind::Full { 1.0 } else { WEIGHTS.not_full };
            let score = fit * (1.0 - WEIGHTS.fading + WEIGHTS.fading * faded) * whole;
            hits.push((episode.published, (*podcast, episode.identity.clone(), score, said)));
        }
    }
    hits.sort_by(|(one_at, one), (other_at, other)| {
        let place = |hit: &(u32, String, f32, Said)| (hit.0, hit.1.clone());
        other.2.total_cmp(&one.2).then(other_at.cmp(one_at)).then_with(|| place(one).cmp(&place(other)))
    });
    let total = hits.len();
    (hits.into_iter().take(most).map(|(_, hit)| hit).collect(), total)
}

fn by_index(index: &EpisodeIndex, query: &Query, most: usize) -> (Answer, usize) {
    let (hits, total) = index.search(query, |_| true, NOW, most);
    let answer = hits
        .iter()
        .map(|hit| (hit.podcast.0, hit.entry.identity().to_owned(), hit.score, hit.says_so))
        .collect();
    (answer, total)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn whatever_is_put_on_it_answers_are_those_of_the_simplest_search(
        steps in prop::collection::vec(a_step(), 1..14),
        queries in prop::collection::vec((a_query(), 0_usize..12), 1..6),
    ) {
        let (mut index, mut shelf) = (EpisodeIndex::default(), Shelf::new());
        for step in steps {
            match step {
                Step::Anew(podcast, episodes) => {
                    index = index.with([(PodcastIx(podcast), Section::new(false, episodes.clone()))]);
                    shelf.insert(podcast, episodes.into_iter().map(|one| (one.identity.clone(), one)).collect());
                }
                Step::Change(podcast, changed, gone) => {
                    let section = Section::new(false, changed.clone());
                    index = index.with_changes(PodcastIx(podcast), &section, &gone);
                    let kept = shelf.entry(podcast).or_default();
                    kept.retain(|identity, _| !gone.contains(identity));
                    kept.extend(changed.into_iter().map(|one| (one.identity.clone(), one)));
                }
                Step::Merge => index = index.merged().unwrap_or(index),
            }
        }
        prop_assert_eq!(index.len(), shelf.values().map(BTreeMap::len).sum::<usize>());
        for (podcast, episodes) in &shelf {
            let mut order: Vec<&Episode> = episodes.values().collect();
            order.sort_by(|one, other| other.published.cmp(&one.published).then_with(|| one.identity.cmp(&other.identity)));
            let section = index.section(PodcastIx(*podcast));
            let entries = section.map(|section| section.newest_first()).unwrap_or_default();
            prop_assert_eq!(entries.len(), order.len());
            for (entry, episode) in entries.iter().zip(order) {
                let details = entry.details();
                prop_assert_eq!(entry.identity(), &episode.identity);
                prop_assert_eq!(entry.title(), &episode.title);
                prop_assert_eq!(entry.page(), episode.page.as_deref());
                prop_assert_eq!((entry.published(), entry.seconds(), entry.kind()), (episode.published, episode.seconds, episode.kind));
                prop_assert_eq!(entry.explicit(), episode.explicit == Some(true));
                prop_assert_eq!((details.summary, details.audio, details.people), (episode.summary.clone(), episode.audio.clone(), episode.people.clone()));
            }
        }
        for (query, most) in &queries {
            prop_assert_eq!(by_index(&index, query, *most), by_hand(&shelf, query, *most), "{:?}", query);
            prop_assert_eq!(by_index(&index, query, usize::MAX), by_hand(&shelf, query, usize::MAX));
        }
    }
}

/// So many that most of them cannot be among the best and are only counted.
#[test]
fn of_many_the_best_are_found_and_all_are_counted() {
    let (mut index, mut shelf) = (EpisodeIndex::default(), Shelf::new());
    for podcast in 0..6_u32 {
        let episodes: Vec<Episode> = (0..400_usize)
            .map(|n| {
                let word = |step: usize| WORDS[(n * step + podcast as usize) % WORDS.len()];
                let title = format!("{} {}", word(7), word(5));
                let summary = format!("{} {} {}", word(3), word(11), word(1));
                let published = Some(NOW - (n as i64 * 39_916_801 + i64::from(podcast)) % 200_000_000);
                let identity = format!("{n}");
                Episode { identity, title, summary, published, ..Episode::default() }
            })
            .collect();
        shelf.insert(podcast, episodes.iter().map(|one| (one.identity.clone(), one.clone())).collect());
        index = index.with([(PodcastIx(podcast), Section::new(false, episodes))]);
        index = index.merged().unwrap_or(index);
    }
    for one in WORDS {
        for other in ["django", "rust", "roses"] {
            let query = Query { wanted: vec![wanted(one), wanted(other)], ..Query::default() };
            for most in [1, 10, 200] {
                assert_eq!(by_index(&index, &query, most), by_hand(&shelf, &query, most));
            }
        }
    }
}
