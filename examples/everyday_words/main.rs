//! Packs the words that `from_wordfreq.py` prints into the map that `src/search/query/everyday.fst` holds. Not part of the bot.
//!
//! `python3 from_wordfreq.py catalog.toml | cargo run --example everyday_words src/search/query/everyday.fst`

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufWriter};

use anyhow::Context;
use podpick::text::normalize;

/// The languages in the order of their bits: the lower four say that a word is of one, the next four that it is among its
/// commonest.
const LANGUAGES: [&str; 4] = ["de", "es", "fr", "pt"];
/// Letters a word has at least that might be taken for a misspelling or a beginning.
const SHORTEST: usize = 3;
/// Rank up to which a word of a language says little of what is meant.
const COMMONEST: u32 = 1000;

fn main() -> anyhow::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "src/search/query/everyday.fst".to_owned());
    let english = fst::Map::new(&include_bytes!("../../src/search/index/english.fst")[..])?;
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let mut fields = line.split('\t');
        let (language, rank, word) = (fields.next(), fields.next(), fields.next());
        let bit =
            LANGUAGES.iter().position(|known| Some(*known) == language).context("an unknown language")?;
        let rank: u32 = rank.context("a line without a rank")?.parse()?;
        let word = normalize(word.context("a line without a word")?);
        let plain = word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
        if plain && !english.contains_key(&word) {
            let commonest = u64::from((1..=COMMONEST).contains(&rank));
            *words.entry(word).or_default() |= 1 << bit | commonest << (bit + LANGUAGES.len());
        }
    }
    let mut map = fst::MapBuilder::new(BufWriter::new(File::create(path)?))?;
    map.extend_iter(words)?;
    map.finish()?;
    Ok(())
}
