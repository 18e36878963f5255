//! What a server's own shelf costs: answers of a server with 200 own shows against those of one without, and the memory of
//! many such servers, before and after their feeds are read. `cargo bench --bench shelf`; with a number behind `--`, so many
//! servers.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for the terminal that checks nothing"
)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use podpick::bot::{Asked, Bot, Caller, Constraints, QueryText, Request};
use podpick::catalog::{self, Catalog, Level, OwnShow, SHIPPED, SHIPPED_NAME, Shelf};
use podpick::feeds::parse::Episode;
use podpick::store::KeptEpisode;

/// Own shows of each server, which is the most there can be.
const SHOWS: usize = 200;
const SERVERS: u64 = 1_000;
/// Servers whose feeds are read, of these: what one more takes is the same.
const READ: u64 = 25;
/// Episodes of each feed.
const EPISODES: usize = 60;
/// Different words that episodes are made of, and how many a title and a description have.
const VOCABULARY: usize = 60_000;
const TITLE: usize = 7;
const DESCRIPTION: usize = 120;
/// Rounds over all questions, one server after the other, so that both see the same machine.
const ROUNDS: usize = 300;
const QUESTIONS: [&str; 12] = [
    "django",
    "djagno",
    "kubernetes security",
    "rust for beginners",
    "something like darknet diaries",
    "python without data science",
    "machine lerning in German",
    "a short episode about databases",
    "postgress and microservices",
    "career advice for testers",
    "the changelog",
    "how do I get better at writing tests for my web app",
];
/// Words of which titles are made, most of them in no catalog.
const WORDS: [&str; 16] = [
    "Harbour", "Lantern", "Copper", "Meadow", "Quill", "Ember", "Tandem", "Python", "Weekly", "Signal",
    "Orchard", "Compiler", "Mosaic", "Kernel", "Talk", "Northern",
];

fn main() {
    let servers = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(SERVERS);
    let catalog = catalog::parse(SHIPPED_NAME, SHIPPED).expect("the shipped catalog has no faults");
    let topics: Vec<String> = catalog.topics().map(|(_, topic)| topic.id.clone()).collect();
    let shows: Vec<String> = catalog.podcasts().map(|(_, podcast)| podcast.id.clone()).collect();
    let bot = Arc::new(Bot::with_vocabulary(catalog, &Catalog::default()));
    // All servers have those.
    let mut dice = Dice(3);
    bot.set_episodes(shows.iter().map(|show| (show.clone(), episodes(show, &mut dice))).collect());
    let before = resident();
    let started = Instant::now();
    bot.set_shelves((1..=servers).map(|guild| (guild, shelf(guild, &topics))));
    let took = started.elapsed();
    let each = resident().saturating_sub(before) / servers.max(1);
    println!(
        "{servers} servers with {SHOWS} own shows each: {} KB each, {:.1} ms each to lay",
        each / 1024,
        took.as_secs_f64() * 1e3 / servers as f64
    );
    said(&bot, "its feeds not read yet");
    let read = servers.min(READ);
    let before = resident();
    let started = Instant::now();
    let mut dice = Dice(7);
    for guild in 1..=read {
        let shows = shelf(guild, &topics).shows;
        bot.set_episodes(shows.iter().map(|show| (show.id.clone(), episodes(&show.id, &mut dice))).collect());
    }
    let took = started.elapsed();
    let each = resident().saturating_sub(before) / read.max(1);
    println!(
        "feeds of {read} of them read, {EPISODES} episodes each: {:.1} MB more for each server, {:.1} ms each",
        each as f64 / f64::from(1 << 20),
        took.as_secs_f64() * 1e3 / read as f64
    );
    said(&bot, "its feeds read");
}

fn said(bot: &Arc<Bot>, when: &str) {
    let [without, with] = answers(bot);
    println!(
        "CPU of an answer, {when}: {without:.1} µs without a shelf, {with:.1} µs with one: × {:.2}",
        with / without
    );
}

/// What a feed says.
fn episodes(show: &str, dice: &mut Dice) -> Vec<KeptEpisode> {
    let mut some = |count: usize| (0..count).map(|_| dice.word()).collect::<Vec<_>>().join(" ");
    let one = |n: usize| KeptEpisode {
        podcast: show.to_owned(),
        seen_at: jiff::Timestamp::UNIX_EPOCH,
        episode: Episode {
            identity: format!("https://shows.example/{show}/episodes/{n}"),
            title: some(TITLE),
            summary: some(DESCRIPTION),
            page: Some(format!("https://shows.example/{show}/episodes/{n}")),
            audio: Some(format!("https://cdn.example/{show}/{n}.mp3")),
            published: Some(1_772_442_000 - n as i64 * 604_800),
            seconds: Some(600 + (n as u32 * 97) % 5_000),
            people: vec![some(2)],
            ..Episode::default()
        },
    };
    (0..EPISODES).map(one).collect()
}

/// Depends on nothing but its seed (xorshift).
struct Dice(u64);

impl Dice {
    /// Some words often, most of them seldom.
    fn word(&mut self) -> String {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let unit = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        let nth = (unit.powi(4) * VOCABULARY as f64) as u64;
        format!("{}{:x}", WORDS[(nth % WORDS.len() as u64) as usize].to_lowercase(), nth / WORDS.len() as u64)
    }
}

/// Mean time of an answer without and with a shelf, in µs; the smallest of several looks.
fn answers(bot: &Arc<Bot>) -> [f64; 2] {
    let mut best = [f64::MAX; 2];
    for _ in 0..7 {
        let mut spent = [0.0; 2];
        for _ in 0..ROUNDS / 7 {
            for (at, guild) in [(0, None), (1, Some(1))] {
                let bot = bot.in_guild(guild);
                let started = Instant::now();
                for question in QUESTIONS {
                    black_box(answer(&bot, question));
                }
                spent[at] += started.elapsed().as_secs_f64();
            }
        }
        for (best, spent) in best.iter_mut().zip(spent) {
            *best = best.min(spent * 1e6 / (ROUNDS / 7 * QUESTIONS.len()) as f64);
        }
    }
    best
}

fn answer(bot: &Bot, question: &str) -> podpick::bot::Reply {
    let about = QueryText::Words(question.to_owned());
    let request = Request::Topic { about, constraints: Constraints::default(), page: 0 };
    let asked = Asked { request, privately: false, for_member: None };
    bot.answer(&asked, &Caller::default(), jiff::Timestamp::UNIX_EPOCH)
}

/// Shows whose names differ from server to server.
fn shelf(guild: u64, topics: &[String]) -> Shelf {
    let word = |at: u64| WORDS[(at % WORDS.len() as u64) as usize];
    let shows = (0..SHOWS as u64).map(|nth| {
        let seed =
            guild.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(nth.wrapping_mul(0x2545_f491_4f6c_dd1d));
        let title = format!("{} {} {:x}", word(seed >> 8), word(seed >> 16), seed & 0xffff);
        let feed = format!("https://feeds.example/{guild}/{nth}.xml");
        OwnShow {
            id: OwnShow::id_of(&feed),
            title,
            site: Some(format!("https://shows.example/{guild}/{nth}/")),
            feed: Some(feed),
            artwork: Some(format!("https://shows.example/{guild}/{nth}.jpg")),
            hosts: vec![format!("{} {:x}", word(seed >> 24), seed >> 40 & 0xfff)],
            language: Some("en".to_owned()),
            level: Level::All,
            explicit: false,
            why: "A sentence of the usual length that says why somebody should listen to this show."
                .to_owned(),
            topics: (0..3)
                .map(|at| topics[((seed >> (at * 9)) % topics.len() as u64) as usize].clone())
                .collect(),
            curator: Some(333_000_000_000_000_001),
        }
    });
    Shelf { revision: 1, shows: shows.collect(), ..Shelf::default() }
}

/// Bytes of memory that this process holds.
fn resident() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4096
}
