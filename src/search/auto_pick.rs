//! podpick's own choice of a weekly pick, when nobody chose: what the guild asks for, nothing twice, the same on every machine.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::catalog::{Catalog, Fingerprint, PodcastIx, Status};

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
    catalog.podcasts().map(|(at, _)| at).filter(|at| may(*at)).min_by_key(|at| rank(*at))
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
