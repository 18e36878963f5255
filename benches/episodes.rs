//! How fast episodes are found among 45,000 and 1,000,000, how long the index takes to fill, and what it weighs.
//!
//! `cargo bench --bench episodes` prints percentiles; with an argument such as `150` only so many podcasts are measured.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for the terminal that checks nothing"
)]

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use podpick::bot::{Asked, Bot, Caller, Constraints, Field, Length, QueryText, Request};
use podpick::catalog;
use podpick::feeds::parse::Episode;
use podpick::store::KeptEpisode;

/// Episodes of one podcast.
const EACH: usize = 300;
/// Podcasts: what one server curates, and twenty times what anybody does.
const SIZES: [usize; 2] = [150, 3_333];
const TOPICS: usize = 100;
/// Different words that episodes are made of; English podcasts on one subject use fewer.
const WORDS: usize = 60_000;
const ROUNDS: usize = 5;
const NOW: i64 = 1_772_442_000;

fn main() {
    let only: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    println!("| episodes | question | p50 | p99 | worst |");
    println!("|---:|---|---:|---:|---:|");
    for podcasts in SIZES.into_iter().filter(|size| only.is_empty() || only.contains(size)) {
        measure(podcasts);
    }
}

fn measure(podcasts: usize) {
    let words = words();
    let bot = Bot::new(catalog::parse("generated.toml", &text(podcasts)).expect("it has no faults"));
    let before = resident();
    let started = Instant::now();
    let mut dice = Dice(7);
    for first in (0..podcasts).step_by(50) {
        let some =
            (first..podcasts.min(first + 50)).map(|at| (format!("p{at}"), episodes(at, &words, &mut dice)));
        bot.set_episodes(some.collect());
    }
    let filling = started.elapsed();
    let count = bot.episode_index().len();
    let (weighs, grown) = (bot.episode_index().bytes() >> 20, resident().saturating_sub(before) >> 20);
    let now = jiff::Timestamp::from_second(NOW).expect("in range");
    let mut kinds: Vec<(&str, Vec<String>)> = vec![
        ("a topic", (0..60).map(|n| format!("topic{n}")).collect()),
        ("common words", (0..60).map(|n| format!("{} {}", words[n], words[n + 1])).collect()),
        ("rare words", (0..60).map(|n| format!("{} {}", words[9_000 + n * 700], words[n])).collect()),
        ("misspelt", (0..60).map(|n| misspelt(&words[200 + n * 37])).collect()),
        ("a topic and a word", (0..60).map(|n| format!("topic{n} {}", words[n * 11])).collect()),
        ("nonsense", (0..60).map(|n| format!("xq{n}zzw kkjh{n}")).collect()),
    ];
    kinds.push(("all of these", kinds.iter().flat_map(|(_, questions)| questions.clone()).collect()));
    let caller = Caller::default();
    for (kind, questions) in &kinds {
        row(count, kind, questions, |question| {
            let about = QueryText::Words(question.to_owned());
            let request = Request::Episode { about, constraints: Constraints::default(), page: 0 };
            black_box(bot.answer(&Asked { request, privately: false, for_member: None }, &caller, now));
        });
    }
    let nothing = [String::new()];
    row(count, "/podcast new", &nothing, |_| {
        let constraints = Constraints { length: Some(Length::Commute), ..Constraints::default() };
        let request = Request::New { topic: None, constraints, page: 0 };
        black_box(bot.answer(&Asked { request, privately: false, for_member: None }, &caller, now));
    });
    let begun: Vec<String> = words.iter().take(60).map(|word| word.chars().take(4).collect()).collect();
    row(count, "suggestions", &begun, |typed| {
        black_box(bot.suggest(&Field::Episode, typed, podpick::locale::Locale::English, now));
    });
    let started = Instant::now();
    bot.set_episodes(vec![("p0".to_owned(), episodes(0, &words, &mut dice))]);
    let one = started.elapsed();
    let mut changes: Vec<Duration> = (0..200)
        .map(|n| {
            let podcast = n * 7 % podcasts;
            let mut new = episodes(podcast, &words, &mut dice).swap_remove(n % EACH).episode;
            if n % 2 == 0 {
                new.identity = format!("https://p{podcast}.example/new/{n}");
            }
            let started = Instant::now();
            bot.change_episodes(&format!("p{podcast}"), vec![new], &[]);
            started.elapsed()
        })
        .collect();
    changes.sort();
    println!(
        "{count} episodes: one of them new or changed in {:.2?}, at p99 in {:.2?}, at worst in {:.2?}",
        changes[100], changes[198], changes[199]
    );
    println!(
        "{count} episodes: filled in {filling:.2?}, one feed more in {one:.2?}, {weighs} MB by its own count, process grown by {grown} MB"
    );
}

fn row(count: usize, kind: &str, questions: &[String], ask: impl Fn(&str)) {
    for question in questions {
        ask(question);
    }
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..ROUNDS {
        for question in questions {
            let started = Instant::now();
            ask(question);
            times.push(started.elapsed());
        }
    }
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("| {count} | {kind} | {:.1?} | {:.1?} | {:.1?} |", at(0.5), at(0.99), at(1.0));
}

fn text(podcasts: usize) -> String {
    let mut text = String::new();
    for topic in 0..TOPICS {
        let _ = writeln!(text, "[[topic]]\nid = \"t{topic}\"\nlabel = \"Topic{topic}\"");
    }
    for at in 0..podcasts {
        let _ = writeln!(
            text,
            "[[podcast]]\nid = \"p{at}\"\ntitle = \"Podcast number {at}\"\nsite = \"https://p{at}.example/\"\nwhy = \"Why.\"\n\
             topics = [\"t{}\", \"t{}\"]",
            at % TOPICS,
            (at * 7 + 1) % TOPICS
        );
    }
    text
}

fn episodes(podcast: usize, words: &[String], dice: &mut Dice) -> Vec<KeptEpisode> {
    let mut some = |count: usize| {
        (0..count).map(|_| words[dice.skewed(words.len())].as_str()).collect::<Vec<_>>().join(" ")
    };
    (0..EACH)
        .map(|n| KeptEpisode {
            podcast: format!("p{podcast}"),
            seen_at: jiff::Timestamp::UNIX_EPOCH,
            episode: Episode {
                identity: format!("https://p{podcast}.example/episodes/{n}"),
                title: some(7),
                summary: some(70),
                page: Some(format!("https://p{podcast}.example/episodes/{n}")),
                audio: Some(format!("https://cdn.example/p{podcast}/{n}.mp3")),
                published: Some(NOW - n as i64 * 604_800 - podcast as i64),
                seconds: Some(600 + (n as u32 * 97) % 5_000),
                people: vec![some(2)],
                ..Episode::default()
            },
        })
        .collect()
}

fn words() -> Vec<String> {
    const SYLLABLES: [&str; 16] = [
        "ba", "ko", "ri", "ten", "lu", "mar", "si", "del", "no", "pra", "vi", "gon", "tu", "shi", "wer", "lo",
    ];
    let word = |n: usize| {
        let mut left = n * 2_654_435_761 % 1_048_573;
        let mut word = String::new();
        for _ in 0..2 + n % 4 {
            word.push_str(SYLLABLES[left % 16]);
            left /= 16;
        }
        word
    };
    (0..WORDS).map(word).collect()
}

fn misspelt(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let middle = letters.len() / 2;
    letters.swap(middle, middle - 1);
    letters.into_iter().collect()
}

/// Depends on nothing but its seed (xorshift).
struct Dice(u64);

impl Dice {
    /// Small numbers often, large ones seldom, as words are used.
    fn skewed(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let unit = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        (unit.powi(4) * below as f64) as usize
    }
}

/// Bytes of memory this process holds, by the kernel's account; 0 where there is none.
fn resident() -> usize {
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    statm.split_whitespace().nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or_default() * 4096
}
