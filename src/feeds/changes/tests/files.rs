//! Files whose addresses are used again, titles that are mended, and feeds without dates.

use super::*;

/// A daily item with this file; `{}` in the title is its number.
fn daily(n: i64, title: &str, file: &str) -> Episode {
    let audio = format!("n.example.com/{file}");
    item(&format!("n{n}"), &title.replace("{}", &n.to_string()), &audio, Some(n * 24))
}

#[test]
fn the_newest_file_is_archived_when_the_next_one_comes() {
    for title in ["News {}", "The news"] {
        let rolling = |top: i64| -> Vec<Episode> {
            let file = |n: i64| if n == top { "latest.mp3".to_owned() } else { format!("{n}.mp3") };
            (top - 2..=top).rev().map(|n| daily(n, title, &file(n))).collect()
        };
        let new = |n: i64| vec![title.replace("{}", &n.to_string())];
        assert_eq!(story(&[rolling(3), rolling(4), rolling(5), rolling(6)]), [new(4), new(5), new(6)]);
    }
}

/// A name, how many are shown, and the file of each.
type File = (&'static str, i64, fn(i64) -> String);

#[test]
fn a_file_that_is_used_again_is_another_episode() {
    let window = |top: i64, length: i64, title: &str, file: &dyn Fn(i64) -> String| -> Vec<Episode> {
        (top - length + 1..=top).rev().map(|n| daily(n, title, &file(n))).collect()
    };
    let files: [File; 6] = [
        ("a file for each weekday", 7, |n| format!("day{}.mp3", n % 7)),
        ("two in turn", 2, |n| format!("{}.mp3", n % 2)),
        ("one file", 1, |_| "latest.mp3".to_owned()),
        ("one file and the time", 1, |n| format!("news.mp3?ts={n}99")),
        ("one file and a number", 1, |n| format!("get.mp3?nr={n}")),
        ("one file and a letter", 1, |n| format!("audio.mp3?e={n}")),
    ];
    for (name, length, file) in files {
        for title in ["Show {}", "The show"] {
            let readings = [20, 21, 22, 23].map(|top| window(top, length, title, &file));
            let told = [21, 22, 23].map(|n: i64| [title.replace("{}", &n.to_string())]);
            assert_eq!(story(&readings), told, "{name}, {title}");
        }
    }
    let known = birds(6, same);
    let mut rerun = vec![item("r", "Rerun: On ducks", "media.one.example.com/0.mp3", Some(6 * 168))];
    rerun.extend_from_slice(&known[..5]);
    assert_eq!(story(&[known, rerun]), [["Rerun: On ducks"]]);
}

#[test]
fn files_that_are_all_used_again_are_a_rotation_of_news_and_no_move() {
    for title in ["Show {}", "The show"] {
        let week = |top: i64| -> Vec<Episode> {
            (top - 6..=top).rev().map(|n| daily(n, title, &format!("day{}.mp3", n % 7))).collect()
        };
        let told = |top: i64| -> Vec<String> {
            (top - 6..=top).rev().map(|n| title.replace("{}", &n.to_string())).collect()
        };
        // It was read once a week.
        assert_eq!(story(&[week(20), week(27), week(34)]), [told(27), told(34)], "{title}");
    }
}

#[test]
fn where_all_came_at_one_time_of_day_a_date_says_no_more_than_its_day() {
    let one =
        |day: i64, title: &str| item(title, title, &format!("n.example.com/{title}.mp3"), Some(day * 24 + 6));
    // What came on the same day as one that is gone is another, whatever the second.
    let before = vec![one(5, "Ducks"), one(4, "Geese")];
    let after = vec![one(6, "Owls"), one(6, "Larks"), one(5, "Swans"), one(4, "Geese")];
    assert_eq!(story(&[before, after]), [["Owls", "Larks", "Swans"]]);
}

#[test]
fn a_mended_title_is_no_news() {
    let mended: [(&str, i64); 5] = [
        ("[CORRECTED] Larks", 3),
        ("UPDATED: Larks", 3),
        ("Larks (fixed audio)", 1),
        ("Larks, with Ann", 0),
        ("Larks and all about them", 20),
    ];
    for (title, hours) in mended {
        let mut again = birds(6, same);
        again[0] = item("two-5", title, "media.one.example.com/5-v2.mp3", Some(5 * 168 + hours));
        assert_eq!(story(&[birds(6, same), again]), [Vec::<String>::new()], "{title}");
    }
    let mut short = birds(6, same);
    short[0].title = "Episode 7".to_owned();
    let mut long = short.clone();
    long[0] = item("one-5", "Episode 7: the larks", "media.one.example.com/7.mp3", Some(5 * 168 + 2));
    assert_eq!(story(&[short, long]), [Vec::<String>::new()]);
    // What came and goes on is not what is there still.
    let mut more = birds(6, same);
    more.insert(0, item("more", "Larks (extra)", "media.one.example.com/e.mp3", Some(5 * 168 + 2)));
    assert_eq!(story(&[birds(6, same), more]), [["Larks (extra)"]]);
}

#[test]
fn without_dates_the_last_one_is_new_where_all_others_stand_before_it() {
    let undated = |_: usize, one: Episode| Episode { published: None, ..one };
    let upwards = |count: usize| -> Vec<Episode> { birds(count, undated).into_iter().rev().collect() };
    assert_eq!(story(&[upwards(5), upwards(6), upwards(7)]), [["Larks"], ["Kites"]]);
    // In a window that begins with the newest an old one comes up when another is taken out.
    let window = |out: &[usize]| -> Vec<Episode> {
        let all = birds(6, undated).into_iter().enumerate();
        all.filter(|(at, _)| !out.contains(at)).map(|(_, one)| one).take(4).collect()
    };
    assert_eq!(story(&[window(&[]), window(&[1])]), [Vec::<String>::new()]);
}

#[test]
fn under_one_guid_a_number_behind_the_file_tells_episodes_apart() {
    let one = |n: i64, top: i64| {
        let audio = format!("x.example.org/dl.mp3?nr={n}");
        let one = item("same", &format!("Number {n}"), &audio, Some(n * 168));
        let identity = if n == top { one.identity.clone() } else { own_identity(&one) };
        Episode { identity, ..one }
    };
    let feed = |top: i64| -> Vec<Episode> { (0..=top).rev().map(|n| one(n, top)).collect() };
    assert_eq!(story(&[feed(3), feed(4), feed(5)]), [["Number 4"], ["Number 5"]]);
}
