//! Asks many questions and says how well they were understood: `cargo run --release --example evaluate`.
//!
//! Prints, for each file of questions, the first answer (P@1), the order of five (nDCG@5), answers where there is none
//! (false answers) and none where there are some (false nothings); how each form of a question fares; how many terms of
//! the field at large are understood; and what each kind of match is worth, by leaving it out. `--weights` prints what each number of `src/search/weights.rs` is worth;
//! `--catalog FILE --questions FILE` asks another catalog other questions, one JSON object a line as in `unseen.jsonl`.
//!
//! `tuned` are the questions and frames podpick was made with; `unseen` was written by somebody who did not know how it
//! works, `everyday` before a change, to be asked once before and once after it. Both are for counting only: whoever
//! changes anything because of one of them moves it to the others.
//! `frames.jsonl` are the forms podpick was made with, `unseen_forms.jsonl` was written before what it asks for was built.
//! `terms.txt` are 300 terms drawn from a list that was written before looking at the catalog, for counting only as well.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for the terminal that checks nothing"
)]

mod forms;
mod questions;
mod sayings;

use std::collections::BTreeMap;

use podpick::catalog::{Catalog, SHIPPED, SHIPPED_NAME, Subject, parse};
use podpick::search::rank::{self, Asker};
use podpick::search::weights::{WEIGHTS, Weights};
use podpick::search::{Constraints, Index, MatchKind};
use questions::Question;

/// Results that are looked at.
const MOST: usize = 10;

fn main() {
    let shipped = parse(SHIPPED_NAME, SHIPPED).expect("the shipped catalog has no faults");
    let option = |name: &str| {
        let mut arguments = std::env::args().skip_while(|argument| argument != name);
        arguments.nth(1).map(|file| std::fs::read_to_string(&file).expect("a file that can be read"))
    };
    if let (Some(catalog), Some(asked)) = (option("--catalog"), option("--questions")) {
        let catalog = parse("catalog.toml", &catalog).unwrap_or_else(|faults| panic!("{faults}"));
        return each_kind(&catalog, &shipped, &questions::lines(&asked));
    }
    let catalog = shipped;
    let search = Search::new(&catalog, &Catalog::default(), WEIGHTS);
    let tuned = questions::table(include_str!("../../tests/it/questions.tsv"), &catalog);
    let unseen = questions::lines(include_str!("unseen.jsonl"));
    let everyday = questions::table(include_str!("everyday.tsv"), &catalog);
    if std::env::args().any(|argument| argument == "--weights") {
        return each_weight(&catalog, &tuned);
    }
    println!("| questions | n | P@1 | nDCG@5 | false answers | false nothings |");
    println!("|---|---:|---:|---:|---:|---:|");
    for (name, questions) in [("tuned", &tuned), ("unseen", &unseen), ("everyday", &everyday)] {
        println!("| {name} | {} | {} |", questions.len(), Figures::of(&search, questions).row());
    }
    println!("\n| unseen, by kind | n | P@1 | nDCG@5 | false answers | false nothings |");
    println!("|---|---:|---:|---:|---:|---:|");
    let mut kinds: BTreeMap<&str, Vec<Question>> = BTreeMap::new();
    for question in &unseen {
        kinds.entry(&question.kind).or_default().push(question.clone());
    }
    for (kind, questions) in kinds {
        println!("| {kind} | {} | {} |", questions.len(), Figures::of(&search, &questions).row());
    }
    println!("\n| form | questions | right |");
    println!("|---|---:|---:|");
    for (kind, (right, all)) in forms::by_kind(&search, include_str!("frames.jsonl")) {
        println!("| {kind} | {all} | {:.3} |", right as f64 / all as f64);
    }
    println!("\n| unseen form | questions | right |");
    println!("|---|---:|---:|");
    let (kinds, wrong) = sayings::by_kind(&catalog, include_str!("unseen_forms.jsonl"));
    for (kind, (right, all)) in kinds {
        println!("| {kind} | {all} | {:.3} |", right as f64 / all as f64);
    }
    println!("\n{} unseen forms are not right.\n", wrong.len());
    let terms = include_str!("terms.txt").lines();
    let (found, lost): (Vec<&str>, Vec<&str>) = terms.partition(|term| !search.ask(term).is_empty());
    println!(
        "\n{} of {} terms of the field are understood; not: {}.",
        found.len(),
        found.len() + lost.len(),
        lost.join(", ")
    );
    println!();
    let both: Vec<Question> = tuned.iter().chain(&unseen).cloned().collect();
    each_kind(&catalog, &Catalog::default(), &both);
}

/// What each kind of match is worth, by leaving it out.
fn each_kind(catalog: &Catalog, vocabulary: &Catalog, questions: &[Question]) {
    println!("| without | P@1 | nDCG@5 | false answers | false nothings |");
    println!("|---|---:|---:|---:|---:|");
    println!("| nothing | {} |", Figures::of(&Search::new(catalog, vocabulary, WEIGHTS), questions).row());
    for kind in MatchKind::ALL {
        let search = Search::new(catalog, vocabulary, Weights { without: Some(kind), ..WEIGHTS });
        println!("| {kind:?} | {} |", Figures::of(&search, questions).row());
    }
}

/// What halving each number, or making it half as large again, changes in the order and the nothings of tuned questions.
fn each_weight(catalog: &Catalog, questions: &[Question]) {
    let figures =
        |weights: Weights| Figures::of(&Search::new(catalog, &Catalog::default(), weights), questions);
    let now = figures(WEIGHTS);
    println!("| number | value | halved: P@1, nDCG@5, false | half as large again |");
    println!("|---|---:|---|---|");
    for name in Weights::NAMES {
        let mut changed = [WEIGHTS, WEIGHTS];
        let mut value = 0.0;
        for (weights, factor) in changed.iter_mut().zip([0.5, 1.5]) {
            if let Some(number) = weights.get_mut(name) {
                value = *number;
                *number *= factor;
            }
        }
        let [half, more] = changed.map(|weights| figures(weights).change_from(&now));
        println!("| {name} | {value} | {half} | {more} |");
    }
}

/// A catalog that is asked.
pub(crate) struct Search<'c> {
    pub(crate) catalog: &'c Catalog,
    index: Index,
}

impl<'c> Search<'c> {
    fn new(catalog: &'c Catalog, vocabulary: &Catalog, weights: Weights) -> Self {
        Self { catalog, index: Index::build_with(catalog, vocabulary, weights) }
    }

    /// The ids of what is found, best first.
    pub(crate) fn ask(&self, question: &str) -> Vec<&str> {
        let understanding = self.index.understand(question);
        let asker = Asker {
            languages: &[],
            seed: 0,
            standing: &|subject| rank::standing_of(self.catalog, subject),
            has_length: &|at, length| rank::length_by_catalog(self.catalog, at, length),
            has_new: &|_| false,
            explicit: false,
        };
        let options = Constraints::default();
        let found = rank::recommend(self.catalog, &self.index, &understanding, &options, &asker, MOST).found;
        found.iter().map(|ranked| self.catalog.id(ranked.subject)).collect()
    }

    /// The podcast that a result is or belongs to.
    pub(crate) fn show<'a>(&'a self, id: &'a str) -> &'a str {
        let episode = self.catalog.episodes().find(|(_, episode)| episode.id == id);
        episode.map_or(id, |(_, episode)| self.catalog.id(Subject::Podcast(episode.podcast)))
    }
}

/// How well questions were answered.
#[derive(Debug, Default)]
struct Figures {
    answerable: usize,
    first: f64,
    order: f64,
    nothings: usize,
    unanswerable: usize,
    answers: usize,
}

impl Figures {
    fn of(search: &Search<'_>, questions: &[Question]) -> Self {
        let mut figures = Self::default();
        for question in questions {
            let found = search.ask(&question.query);
            if question.gains.is_empty() {
                figures.unanswerable += 1;
                figures.answers += usize::from(!found.is_empty());
                continue;
            }
            figures.answerable += 1;
            figures.nothings += usize::from(found.is_empty());
            figures.first += f64::from(found.first().is_some_and(|id| question.gain(id) >= 2));
            figures.order += question.ndcg(&found);
        }
        figures
    }

    fn row(&self) -> String {
        let share = |part: f64, whole: usize| part / whole.max(1) as f64;
        format!(
            "{:.3} | {:.3} | {:.1} % | {:.1} %",
            share(self.first, self.answerable),
            share(self.order, self.answerable),
            share(self.answers as f64, self.unanswerable) * 100.0,
            share(self.nothings as f64, self.answerable) * 100.0,
        )
    }

    fn change_from(&self, now: &Self) -> String {
        let change = |this: f64, that: f64| (this - that) / self.answerable.max(1) as f64;
        let wrong = (self.answers + self.nothings) as i64 - (now.answers + now.nothings) as i64;
        format!("{:+.3}, {:+.3}, {wrong:+}", change(self.first, now.first), change(self.order, now.order))
    }
}
