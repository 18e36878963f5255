//! Which queued pick comes in which week. Pure.

use crate::catalog::Catalog;
use crate::schedule::Week;
use crate::store::Queued;

/// What a queue gives for a week.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Next<'a> {
    /// The pick that comes.
    pub(super) pick: Option<&'a Queued>,
    /// Those before it whose podcast the catalog no longer has.
    pub(super) gone: Vec<&'a Queued>,
}

/// The pick for a week: first one that is meant for just this week, then the first that is meant for none, or for a
/// week that has passed.
pub(super) fn next<'a>(catalog: &Catalog, queue: &'a [Queued], week: Week) -> Next<'a> {
    let here = |queued: &&Queued| queued.pick.week == Some(week);
    let any = |queued: &&Queued| queued.pick.week.is_none_or(|wanted| wanted < week);
    let mut gone = Vec::new();
    for queued in queue.iter().filter(here).chain(queue.iter().filter(any)) {
        if catalog.podcast_with_id(&queued.pick.podcast).is_some() {
            return Next { pick: Some(queued), gone };
        }
        gone.push(queued);
    }
    Next { pick: None, gone }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::parse;
    use crate::store::NewPick;

    #[test]
    fn weeks_come_before_the_line_and_what_is_gone_is_passed_over() {
        let catalog = parse(
            "catalog.toml",
            "[[topic]]\nid = \"rust\"\nlabel = \"Rust\"\n[[podcast]]\nid = \"here\"\ntitle = \"Here\"\n\
             site = \"https://here.example/\"\nwhy = \"Why.\"\ntopics = [\"rust\"]",
        )
        .unwrap();
        let queued = |id, podcast: &str, week: Option<&str>| Queued {
            id,
            pick: NewPick {
                guild: 1,
                podcast: podcast.to_owned(),
                episode: None,
                note: None,
                week: week.map(|week| week.parse().unwrap()),
                picker: 2,
            },
        };
        let queue = [
            queued(1, "lost", None),
            queued(2, "here", Some("2026-W50")),
            queued(3, "here", None),
            queued(4, "here", Some("2026-W48")),
        ];
        let find = |week: &str, queue: &[Queued]| {
            let next = next(&catalog, queue, week.parse().unwrap());
            (next.pick.map(|queued| queued.id), next.gone.iter().map(|queued| queued.id).collect::<Vec<_>>())
        };
        assert_eq!(find("2026-W48", &queue), (Some(4), vec![]));
        assert_eq!(find("2026-W49", &queue), (Some(3), vec![1]));
        assert_eq!(find("2026-W50", &queue), (Some(2), vec![]));
        assert_eq!(find("2026-W51", &queue[..2]), (Some(2), vec![1]));
        assert_eq!(find("2026-W49", &queue[..1]), (None, vec![1]));
        assert_eq!(find("2026-W49", &[]), (None, vec![]));
    }
}
