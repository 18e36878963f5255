//! Moves to another host that change more than guids and files, and imports that leave the old ones in place.

use super::*;

fn two(n: usize, one: Episode) -> Episode {
    Episode {
        identity: format!("two-{n}"),
        audio: Some(format!("https://q.example.org/a/{}.mp3", n * 7)),
        ..one
    }
}

#[test]
fn whatever_episodes_are_called_after_a_move_their_dates_tell_them() {
    type Title = fn(usize, &str) -> String;
    let titles: [Title; 12] = [
        |n, title| format!("{n} {title}"),
        |n, title| format!("{n:03} {title}"),
        |n, title| format!("[{n}] {title}"),
        |n, title| format!("({n}) {title}"),
        |n, title| format!("{title} #{n}"),
        |n, title| format!("Bird Show {n}: {title}"),
        |n, title| format!("BS{n:03}: {title}"),
        |n, title| format!("Capítulo {n}: {title}"),
        |n, title| format!("Odcinek {n}: {title}"),
        |n, title| format!("{title} - {n}.10.2026"),
        |n, title| format!("{title} with Guest {}", char::from(b'A' + n as u8)),
        |n, _| format!("Something else, {n}"),
    ];
    for title in titles {
        let moved = birds(7, |n, one| Episode { title: title(n + 1, &one.title), ..two(n, one) });
        assert_eq!(story(&[birds(6, same), moved]), [[title(7, BIRDS[6])]]);
        // A host may bring the older ones too, or the last alone.
        let longer = birds(7, |n, one| Episode { title: title(n + 1, &one.title), ..two(n, one) });
        let told = story(&[birds(6, same)[..3].to_vec(), longer]);
        assert!(told[0].contains(&title(7, BIRDS[6])) && told[0].len() <= 4, "{told:?}");
    }
}

#[test]
fn an_import_beside_the_old_ones_is_told_to_nobody_and_kept_once() {
    let doubled = |count: usize, from: usize| -> Vec<Episode> {
        let news = birds(count, two).into_iter().filter(|one| !one.identity.ends_with(&from.to_string()));
        news.chain(birds(6, same)).collect()
    };
    let readings = [birds(6, same), doubled(6, 9), doubled(7, 9), birds(7, two)];
    assert_eq!(story(&readings), [vec![], vec!["Kites"], vec![]]);
    let mut store: Vec<KeptEpisode> = birds(6, same).into_iter().map(kept).collect();
    let read = doubled(6, 0);
    let found = changes(&store, &read);
    assert!(found.changed.is_empty() && found.renamed.is_empty());
    store.truncate(2);
    let read = birds(6, same);
    assert_eq!(changes(&store, &read).changed.len(), 4, "what is no double is kept");
}

#[test]
fn a_host_that_gives_the_newest_alone_and_at_another_hour_is_a_move() {
    let shifted = |hours: i64| {
        move |n: usize, one: Episode| Episode {
            published: one.published.map(|at| at + hours * 3_600),
            ..two(n, one)
        }
    };
    for hours in [6, 30] {
        let newest = birds(6, shifted(hours))[..1].to_vec();
        assert_eq!(story(&[birds(6, same), newest]), [Vec::<String>::new()], "{hours}");
        let with_next = birds(7, shifted(hours))[..2].to_vec();
        assert_eq!(story(&[birds(6, same), with_next]), [["Kites"]], "{hours}");
    }
    // One at a time under one title, each from another host, is a show of its own.
    let weekly = |n: i64| {
        vec![item(
            &format!("w{n}"),
            "Weekly roundup",
            &format!("cdn{n}.example.com/x/{n}.mp3"),
            Some(n * 168),
        )]
    };
    assert_eq!(story(&[1, 2, 3, 4].map(weekly)), [["Weekly roundup"]; 3]);
}

#[test]
fn where_all_files_stay_nothing_else_has_to() {
    let moved = birds(7, |n, one| Episode {
        identity: format!("two-{n}"),
        title: format!("T{}", one.title),
        audio: one.audio.map(|audio| audio.replace("https://", "https://pdst.fm/e/") + "?updated=2"),
        published: one.published.map(|at| at + 11 * 3_600),
        ..one
    });
    assert_eq!(story(&[birds(6, same), moved]), [["TKites"]]);
}
