//! Which words stand in which episodes, packed: for each word the episodes in order, as distances. Knows no podcasts.

use std::collections::HashMap;

use super::vocabulary::Mark;

/// No further episode.
const OVER: u32 = u32::MAX;

/// Words and where they stand. Places are numbers of episodes, at most 2³¹ in one collection.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// Marks of all words, in order, and where the lists of each end.
    marks: Box<[Mark]>,
    ends: Box<[u32]>,
    /// Of each word: the length of its first list, the titles and people it stands in, and the texts that alone have it.
    bytes: Box<[u8]>,
}

/// Where one word stands, from the first episode to the last.
#[derive(Debug, Clone)]
pub(super) struct Lists<'p> {
    /// Episodes that have it in their title or among their people.
    pub(super) names: List<'p, true>,
    /// Episodes that have it only in what they say about themselves.
    pub(super) summaries: List<'p, false>,
}

/// A list that is read from its beginning to its end. Of names it says which are titles.
#[derive(Debug, Clone)]
pub(super) struct List<'p, const NAMES: bool> {
    rest: &'p [u8],
    /// The episode it stands at.
    place: u32,
    in_title: bool,
}

impl<'p, const NAMES: bool> List<'p, NAMES> {
    fn new(rest: &'p [u8]) -> Self {
        let mut list = Self { rest, place: 0, in_title: false };
        list.step();
        list
    }

    fn step(&mut self) {
        let Some(value) = take_number(&mut self.rest) else {
            self.place = OVER;
            return;
        };
        self.in_title = NAMES && value & 1 == 1;
        self.place += value >> u32::from(NAMES);
    }

    fn skip_to(&mut self, start: u32) {
        while self.place < start {
            self.step();
        }
    }

    /// Gives every episode before `end`, and whether its title has the word.
    pub(super) fn take_before(&mut self, end: u32, mut give: impl FnMut(u32, bool)) {
        while self.place < end {
            give(self.place, self.in_title);
            self.step();
        }
    }
}

impl Lists<'_> {
    /// Whether the word stands in an episode of these; those before are passed over.
    pub(super) fn reach_into(&mut self, start: u32, end: u32) -> bool {
        self.names.skip_to(start);
        self.summaries.skip_to(start);
        self.names.place.min(self.summaries.place) < end
    }

    /// About how long they are.
    pub(super) fn weight(&self) -> usize {
        self.names.rest.len() + self.summaries.rest.len()
    }
}

impl Postings {
    /// Where a word stands; `in_names` leaves out what is only in texts.
    pub(super) fn of(&self, mark: Mark, in_names: bool) -> Option<Lists<'_>> {
        let nth = self.marks.binary_search(&mark).ok()?;
        let mut lists = self.lists(nth);
        if in_names {
            lists.summaries = List::new(&[]);
        }
        Some(lists)
    }

    fn lists(&self, nth: usize) -> Lists<'_> {
        let start = nth.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        let mut rest = &self.bytes[start..self.ends[nth] as usize];
        let names = take_number(&mut rest).unwrap_or_default() as usize;
        let (names, summaries) = rest.split_at(names.min(rest.len()));
        Lists { names: List::new(names), summaries: List::new(summaries) }
    }

    /// One of several, in which each episode has another place: that which `place` gives, by collection and place there.
    pub(super) fn merged(all: &[&Self], place: impl Fn(usize, u32) -> Option<u32>) -> Self {
        let marks = all
            .iter()
            .enumerate()
            .flat_map(|(from, one)| (0..).zip(&one.marks).map(move |(nth, mark)| (*mark, from, nth)));
        let mut marks: Vec<(Mark, usize, u32)> = marks.collect();
        marks.sort_unstable();
        let mut packed = Packed::default();
        let (mut names, mut summaries) = (Vec::new(), Vec::new());
        for same in marks.chunk_by(|one, other| one.0 == other.0) {
            names.clear();
            summaries.clear();
            for (_, from, nth) in same {
                let mut lists = all[*from].lists(*nth as usize);
                lists.names.take_before(OVER, |at, in_title| {
                    names.extend(place(*from, at).map(|at| at << 1 | u32::from(in_title)));
                });
                lists.summaries.take_before(OVER, |at, _| summaries.extend(place(*from, at)));
            }
            names.sort_unstable();
            summaries.sort_unstable();
            packed.push(same[0].0, &names, &summaries);
        }
        packed.finish()
    }

    /// How much memory they take.
    pub(super) fn bytes(&self) -> usize {
        size_of_val(&*self.marks) + size_of_val(&*self.ends) + self.bytes.len()
    }
}

/// Words as they are read, episode after episode: of each its names and its summaries, as they are packed.
#[derive(Debug, Default)]
pub(super) struct Reading(HashMap<Mark, (Vec<u32>, Vec<u32>)>);

impl Reading {
    /// A word stands in a title or among people; of one episode titles come first.
    pub(super) fn in_names(&mut self, mark: Mark, place: u32, in_title: bool) {
        let (names, _) = self.0.entry(mark).or_default();
        if names.last().is_none_or(|last| last >> 1 != place) {
            names.push(place << 1 | u32::from(in_title));
        }
    }

    /// A word stands in what an episode says about itself; its names were there before.
    pub(super) fn in_summary(&mut self, mark: Mark, place: u32) {
        let (names, summaries) = self.0.entry(mark).or_default();
        if names.last().is_none_or(|last| last >> 1 != place) && summaries.last() != Some(&place) {
            summaries.push(place);
        }
    }

    pub(super) fn finish(self) -> Postings {
        let mut all: Vec<_> = self.0.into_iter().collect();
        all.sort_unstable_by_key(|(mark, _): &(Mark, _)| *mark);
        let mut packed = Packed::default();
        for (mark, (names, summaries)) in all {
            packed.push(mark, &names, &summaries);
        }
        packed.finish()
    }
}

#[derive(Default)]
struct Packed {
    marks: Vec<Mark>,
    ends: Vec<u32>,
    bytes: Vec<u8>,
    names: Vec<u8>,
}

impl Packed {
    /// Packs the lists of one word, both in order; a name has a bit more than its place.
    fn push(&mut self, mark: Mark, names: &[u32], summaries: &[u32]) {
        if names.is_empty() && summaries.is_empty() {
            return;
        }
        self.names.clear();
        let mut last = 0;
        for name in names {
            put_number(&mut self.names, ((name >> 1) - last) << 1 | name & 1);
            last = name >> 1;
        }
        put_number(&mut self.bytes, self.names.len() as u32);
        self.bytes.extend_from_slice(&self.names);
        let mut last = 0;
        for place in summaries {
            put_number(&mut self.bytes, place - last);
            last = *place;
        }
        self.marks.push(mark);
        self.ends.push(self.bytes.len() as u32);
    }

    fn finish(self) -> Postings {
        Postings { marks: self.marks.into(), ends: self.ends.into(), bytes: self.bytes.into() }
    }
}

/// Seven bits to a byte, the lowest first; all but the last byte have the eighth.
fn put_number(to: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

#[inline]
fn take_number(from: &mut &[u8]) -> Option<u32> {
    let (first, rest) = from.split_first()?;
    *from = rest;
    if *first < 0x80 {
        return Some(u32::from(*first));
    }
    let mut number = u32::from(first & 0x7f);
    for shift in [7, 14, 21, 28] {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if *byte < 0x80 {
            break;
        }
    }
    Some(number)
}
