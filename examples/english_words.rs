//! Packs a list of words, one a line on standard input, into the map that `src/search/index/english.fst` holds. Not part of the bot.
//!
//! `cargo run --example english_words src/search/index/english.fst < /usr/share/dict/american-english`

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufWriter};

fn main() -> anyhow::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "src/search/index/english.fst".to_owned());
    // 1 for words that are only ever names ("Tokyo"), 0 for all others.
    let mut words: BTreeMap<String, u64> = BTreeMap::new();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let word = line.to_lowercase();
        // A possessive is its noun once the apostrophe is folded away.
        if !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase()) {
            let name = u64::from(word != line);
            words.entry(word).and_modify(|known| *known = name.min(*known)).or_insert(name);
        }
    }
    let mut map = fst::MapBuilder::new(BufWriter::new(File::create(path)?))?;
    map.extend_iter(words)?;
    map.finish()?;
    Ok(())
}
