//! What a member may be about to type: names that begin so, then names with a later word that does, then one slip. No sentences here.

use fst::automaton::Str;
use fst::{Automaton, IntoStreamer, Streamer};

use super::Target;
use super::index::{Index, NameIx, NameKind, TermIx};
use super::matches::fuzzy;
use crate::text::tokens;

pub(super) mod near;

/// Names looked at per way of finding; what begins like more than that needs another letter anyway.
const MOST_LOOKED_AT: usize = 2_000;

/// Steps that a name from elsewhere stands behind the catalog's own.
const INHERITED: u8 = 10;

/// A name that fits what was typed so far.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Completion {
    /// What is named.
    pub target: Target,
    /// Which name of it fits; see [`super::Interpretation::name`].
    pub name: Option<u16>,
    /// 0 for a whole name, 1 for the beginning of the name that is read, 2 for that of another, 3 for the beginning of a
    /// later word, 4 with a slip; more for names
    /// that this catalog itself does not use.
    pub step: u8,
}

impl Index {
    /// The best completions for which `wanted` holds, at most `most`, one per target.
    pub fn complete(&self, typed: &str, wanted: impl Fn(Target) -> bool, most: usize) -> Vec<Completion> {
        let words: Vec<String> = tokens(typed).into_iter().map(|token| token.normal).collect();
        let compact = words.concat();
        if compact.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(Completion, u32)> = Vec::new();
        let add = |found: &mut Vec<(Completion, u32)>, name: NameIx, step: u8| {
            let name = self.name(name);
            let own = matches!(name.kind, NameKind::Own | NameKind::Tool | NameKind::Address);
            let step = if own { step } else { step + INHERITED };
            if wanted(name.target) {
                let completion = Completion { target: name.target, name: name.which, step };
                found.push((completion, self.standing(name.target)));
            }
        };
        for names in self.compact_maps() {
            let mut stream = names.search(Str::new(&compact).starts_with()).into_stream();
            let mut looked_at = 0;
            while let Some((name, group)) = stream.next().filter(|_| looked_at < MOST_LOOKED_AT) {
                for at in self.names_in(group as u32) {
                    // The name that is read comes before one that explains nothing where it is shown.
                    let step = match (name.len() == compact.len(), self.name(*at).which) {
                        (true, _) => 0,
                        (false, Some(0)) => 1,
                        (false, _) => 2,
                    };
                    add(&mut found, *at, step);
                }
                looked_at += 1;
            }
        }
        if found.len() < most {
            self.later_words(&words, &mut |name| add(&mut found, name, 3));
        }
        if found.iter().all(|(completion, _)| completion.step >= INHERITED) {
            let slips =
                self.compact_maps().flat_map(|names| fuzzy::beginnings(names, &compact, MOST_LOOKED_AT));
            for name in slips.flat_map(|group| self.names_in(group as u32)) {
                add(&mut found, *name, 4);
            }
        }
        ordered(found, most)
    }

    /// Names one of whose words begins as the last typed word does and which hold the typed words before it.
    fn later_words(&self, typed: &[String], add: &mut impl FnMut(NameIx)) {
        let Some((last, before)) = typed.split_last() else { return };
        let before: Option<Vec<_>> = before.iter().map(|word| self.word(word)).collect();
        let Some(before) = before else { return };
        for words in self.vocabularies() {
            let mut stream = words.search(Str::new(last).starts_with()).into_stream();
            let mut looked_at = 0;
            while let Some((_, word)) = stream.next().filter(|_| looked_at < MOST_LOOKED_AT) {
                let word = word as TermIx;
                for name in self.topic_names(word).iter().chain(self.other_names(word)) {
                    looked_at += 1;
                    if before.iter().all(|word| self.words_of(*name).contains(word)) {
                        add(*name);
                    }
                }
            }
        }
    }

    /// The order among names that fit equally: topics with much behind them first.
    fn standing(&self, target: Target) -> u32 {
        match target {
            Target::Topic(topic) => self.reach(topic),
            Target::Podcast(_) | Target::Episode(_) | Target::Person(_) => 0,
        }
    }
}

fn ordered(mut found: Vec<(Completion, u32)>, most: usize) -> Vec<Completion> {
    let kind = |target: Target| match target {
        Target::Topic(_) => 0,
        Target::Podcast(_) => 1,
        Target::Person(_) => 2,
        Target::Episode(_) => 3,
    };
    found.sort_by_key(|(completion, standing)| {
        // An id or an address fits, but the name is what is read.
        let unnamed = completion.name.is_none();
        let target = completion.target;
        (completion.step, kind(target), std::cmp::Reverse(*standing), target, unnamed, completion.name)
    });
    let mut seen = std::collections::HashSet::new();
    found.into_iter().map(|(completion, _)| completion).filter(|c| seen.insert(c.target)).take(most).collect()
}
