//! podpick's own choice of a weekly pick, when nobody chose: what the guild asks for, nothing twice, the same on every machine.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::catalog::{Catalog, Fingerprint, PodcastIx, Status, TopicIx};

/// How much a topic that is only broader than what was asked for counts, of 4.
const BROADER: u64 = 1;
const ITSELF: u64 = 4;

/// The podcast to pick. `seed` names guild and week; `asked` are marks of topics and how often they were asked for;
/// `recent` are the ids of podcasts picked lately, the newest first. None only where no podcast may be shown.
#[must_use]
pub fn auto_pick(
    catalog: &Catalog,
    seed: &str,
    asked: &[(Fingerprint, u64)],
    recent: &[&str],
) -> Option<PodcastIx> {
    ranked(catalog, seed, asked, recent).into_iter().next()
}

/// Several of them to choose from, from different topics as long as there are others, and none of those in `taken`. One
/// that was picked lately is among them only where there would not be `fewest` without it.
#[must_use]
pub fn auto_choice(
    catalog: &Catalog,
    seed: &str,
    asked: &[(Fingerprint, u64)],
    recent: &[&str],
    taken: &[&str],
    (fewest, most): (usize, usize),
) -> Vec<PodcastIx> {
    let id = |at: &PodcastIx| catalog.podcast(*at).id.as_str();
    let root = |id: &str| {
        let main = catalog.podcast(catalog.podcast_with_id(id)?).topics.first()?;
        Some(catalog.root(*main))
    };
    let mut roots: HashSet<TopicIx> = taken.iter().filter_map(|id| root(id)).collect();
    let all = ranked(catalog, seed, asked, recent).into_iter().filter(|at| !taken.contains(&id(at)));
    let (fresh, again): (Vec<_>, Vec<_>) = all.partition(|at| !recent.contains(&id(at)));
    let (first, second): (Vec<_>, Vec<_>) =
        fresh.into_iter().partition(|at| root(id(at)).is_some_and(|root| roots.insert(root)));
    let mut chosen: Vec<_> = first.into_iter().chain(second).take(most).collect();
    let lacking = fewest.saturating_sub(chosen.len());
    chosen.extend(again.into_iter().take(lacking));
    chosen
}

/// All that may be picked, the best first.
fn ranked(catalog: &Catalog, seed: &str, asked: &[(Fingerprint, u64)], recent: &[&str]) -> Vec<PodcastIx> {
    let asked: HashMap<Fingerprint, u64> = asked.iter().copied().collect();
    let times = |topic| asked.get(&Fingerprint::of("topic", &catalog.topic(topic).id)).copied().unwrap_or(0);
    let wanted = |at: PodcastIx| -> u64 {
        let topics = &catalog.podcast(at).topics;
        let direct = topics.iter().map(|topic| ITSELF * times(*topic));
        let around =
            topics.iter().flat_map(|topic| &catalog.topic(*topic).broader).map(|at| BROADER * times(*at));
        direct.chain(around).sum()
    };
    let may = |at: PodcastIx| {
        let podcast = catalog.podcast(at);
        !podcast.explicit && !matches!(podcast.status, Status::Ended(_))
    };
    let rank = |at: PodcastIx| {
        let podcast = catalog.podcast(at);
        let age = recent.iter().position(|id| *id == podcast.id);
        // Not shown lately first; if all were, the one shown longest ago. The mark ends every tie, wherever the
        // podcast stands in the file.
        (
            age.is_some(),
            Reverse(age),
            Reverse(wanted(at)),
            !matches!(podcast.status, Status::Active),
            Fingerprint::of(seed, &podcast.id),
        )
    };
    let mut all: Vec<PodcastIx> = catalog.podcasts().map(|(at, _)| at).filter(|at| may(*at)).collect();
    all.sort_by_cached_key(|at| rank(*at));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::parse;

    fn catalog(order: &[usize]) -> Catalog {
        let podcasts = [
            "[[podcast]]\nid = \"a\"\ntitle = \"A\"\nsite = \"https://a.example/\"\nwhy = \"Why.\"\ntopics = [\"rust\"]\n",
            "[[podcast]]\nid = \"b\"\ntitle = \"B\"\nsite = \"https://b.example/\"\nwhy = \"Why.\"\ntopics = [\"go\"]\n",
            "[[podcast]]\nid = \"c\"\ntitle = \"C\"\nsite = \"https://c.example/\"\nwhy = \"Why.\"\ntopics = [\"go\"]\nexplicit = true\n",
        ];
        let text =
            "[[topic]]\nid = \"rust\"\nlabel = \"Rust\"\n[[topic]]\nid = \"go\"\nlabel = \"Go\"\n".to_owned();
        parse("catalog.toml", &order.iter().fold(text, |text, at| text + podcasts[*at])).unwrap()
    }

    fn chosen(catalog: &Catalog, seed: &str, asked: &[(&str, u64)], recent: &[&str]) -> String {
        let asked: Vec<_> = asked.iter().map(|(id, n)| (Fingerprint::of("topic", id), *n)).collect();
        catalog.podcast(auto_pick(catalog, seed, &asked, recent).unwrap()).id.clone()
    }

    #[test]
    fn what_is_asked_for_wins_and_nothing_comes_twice() {
        let catalog = catalog(&[0, 1, 2]);
        assert_eq!(chosen(&catalog, "1:2026-W48", &[("rust", 3), ("go", 1)], &[]), "a");
        assert_eq!(chosen(&catalog, "1:2026-W48", &[("rust", 3), ("go", 1)], &["a"]), "b");
        assert_eq!(chosen(&catalog, "1:2026-W48", &[], &["b", "a"]), "a");
        assert_eq!(auto_pick(&Catalog::default(), "", &[], &[]), None);
    }

    #[test]
    fn a_choice_is_of_different_topics_and_leaves_out_what_was_lately() {
        let catalog = catalog(&[0, 1, 2]);
        let chosen = |recent: &[&str], taken: &[&str]| {
            let chosen = auto_choice(&catalog, "1:2026-W48", &[], recent, taken, (2, 4));
            let mut ids: Vec<_> = chosen.iter().map(|at| catalog.podcast(*at).id.as_str()).collect();
            ids.sort_unstable();
            ids.join(" ")
        };
        assert_eq!(chosen(&[], &[]), "a b", "what is explicit is never chosen");
        assert_eq!(chosen(&["a"], &[]), "a b", "one alone is no choice");
        assert_eq!(chosen(&[], &["a"]), "b");
    }

    #[test]
    fn the_order_of_the_file_does_not_matter_and_weeks_differ() {
        let (one, other) = (catalog(&[0, 1, 2]), catalog(&[2, 1, 0]));
        let mut seen = std::collections::BTreeSet::new();
        for week in 1..=52 {
            let name = format!("7:2026-W{week:02}");
            let first = chosen(&one, &name, &[], &[]);
            assert_eq!(first, chosen(&other, &name, &[], &[]));
            seen.insert(first);
        }
        assert_eq!(seen.len(), 2);
    }
}
