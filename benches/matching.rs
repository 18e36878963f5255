//! How fast questions are understood and answered at three catalog sizes, how long the index takes, and what it weighs.
//!
//! `cargo bench --bench matching` prints a table of percentiles first, then criterion's figures for the same work.
//! With an argument such as `400` only catalogs of that size are measured.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for the terminal that checks nothing"
)]

#[path = "matching/generated.rs"]
mod generated;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::Criterion;
use podpick::bot::{Asked, Bot, Caller, Constraints, Field, QueryText, Request};
use podpick::catalog::{self, Catalog};
use podpick::search::Index;

/// Podcasts, topics.
const SIZES: [(usize, usize); 3] = [(400, 190), (10_000, 5_000), (100_000, 20_000)];
/// Rounds over all questions for the percentiles.
const ROUNDS: usize = 5;

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    let only: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    println!("| podcasts | topics | words | work | p50 | p99 | worst |");
    println!("|---:|---:|---|---|---:|---:|---:|");
    for (podcasts, topics) in SIZES {
        if only.is_empty() || only.contains(&podcasts) {
            measure(&mut criterion, podcasts, topics);
        }
    }
    criterion.final_summary();
}

fn measure(criterion: &mut Criterion, podcasts: usize, topics: usize) {
    let text = generated::catalog(podcasts, topics);
    let started = Instant::now();
    let parsed = catalog::parse("generated.toml", &text).expect("the generated catalog has no faults");
    let parsing = started.elapsed();
    let names = generated::names(&parsed);
    // What parsing left behind is used up by a first index, so that the second one shows what an index weighs.
    let first = Index::build(&parsed, &Catalog::default());
    let before_index = resident();
    let started = Instant::now();
    let bot = Bot::new(parsed);
    let building = started.elapsed();
    let after = resident();
    drop(first);
    let questions = generated::questions(&names);
    let answer = |question: &str| {
        let about = QueryText::Words(question.to_owned());
        black_box(bot.find(&about, &Constraints::default(), 10));
    };
    let reply = |question: &str| {
        let about = QueryText::Words(question.to_owned());
        let request = Request::Topic { about, constraints: Constraints::default(), page: 0 };
        let asked = Asked { request, privately: false, for_member: None };
        black_box(bot.answer(&asked, &Caller::default(), jiff::Timestamp::UNIX_EPOCH));
    };
    let complete = |typed: &str| {
        black_box(bot.suggest(
            &Field::About,
            typed,
            podpick::locale::Locale::English,
            jiff::Timestamp::UNIX_EPOCH,
        ));
    };
    let beginnings: Vec<String> =
        questions.iter().map(|(_, question)| question.chars().take(6).collect()).collect();
    for kind in generated::KINDS {
        let asked: Vec<&str> =
            questions.iter().filter(|(of, _)| *of == kind).map(|(_, question)| question.as_str()).collect();
        row(podcasts, topics, kind, "answer", &asked, answer);
    }
    let all: Vec<&str> = questions.iter().map(|(_, question)| question.as_str()).collect();
    row(podcasts, topics, "all", "answer", &all, answer);
    row(podcasts, topics, "all", "whole reply", &all, reply);
    let typed: Vec<&str> = beginnings.iter().map(String::as_str).collect();
    row(podcasts, topics, "6 letters", "suggestions", &typed, complete);
    for (kind, text) in generated::hostile() {
        row(podcasts, topics, &format!("4,000 characters: {kind}"), "answer", &[&text], answer);
    }
    println!(
        "{podcasts} podcasts: parsed in {parsing:.2?}, index built in {building:.2?}, index {} MB, process {} MB",
        after.saturating_sub(before_index) >> 20,
        resident() >> 20,
    );
    criterion.bench_function(&format!("answer/{podcasts}"), |bencher| {
        let mut next = all.iter().cycle();
        bencher.iter(|| answer(next.next().expect("there are questions")));
    });
    criterion.bench_function(&format!("suggestions/{podcasts}"), |bencher| {
        let mut next = typed.iter().cycle();
        bencher.iter(|| complete(next.next().expect("there are beginnings")));
    });
}

fn row(podcasts: usize, topics: usize, words: &str, work: &str, questions: &[&str], ask: impl Fn(&str)) {
    for question in questions {
        ask(question);
    }
    let mut times: Vec<Duration> = Vec::with_capacity(questions.len() * ROUNDS);
    for _ in 0..ROUNDS {
        for question in questions {
            let started = Instant::now();
            ask(question);
            times.push(started.elapsed());
        }
    }
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!(
        "| {podcasts} | {topics} | {words} | {work} | {:.1?} | {:.1?} | {:.1?} |",
        at(0.5),
        at(0.99),
        at(1.0)
    );
}

/// Bytes of memory this process holds, by the kernel's account; 0 where there is none.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm")
        .ok()
        .and_then(|statm| statm.split_whitespace().nth(1).and_then(|pages| pages.parse::<usize>().ok()));
    pages.unwrap_or_default() * 4096
}
