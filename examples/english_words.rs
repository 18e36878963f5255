//! Packs a list of words, one a line on standard input, into the set that `src/matching/english.fst` holds. Not part of the bot.
//!
//! `cargo run --example english_words src/matching/english.fst < /usr/share/dict/american-english-small`

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufWriter};

fn main() -> anyhow::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "src/matching/english.fst".to_owned());
    let mut words = BTreeSet::new();
    for line in io::stdin().lock().lines() {
        let word = line?.to_lowercase();
        // A possessive is its noun once the apostrophe is folded away.
        if !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase()) {
            words.insert(word);
        }
    }
    let mut set = fst::SetBuilder::new(BufWriter::new(File::create(path)?))?;
    set.extend_iter(words)?;
    set.finish()?;
    Ok(())
}
