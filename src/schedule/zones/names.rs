//! The names of zones, the words people type for them, and which come first.

use std::collections::{BTreeMap, BTreeSet};

use super::super::typed::plain;
use super::words::{ALSO, COMMON, OLD};

/// All names there are, and every form in which somebody may type one.
#[derive(Debug)]
pub(super) struct Names {
    /// Every IANA name, by its lower case.
    exact: BTreeMap<String, String>,
    /// What is searched, sorted.
    forms: Vec<Form>,
    /// The common ones, most common first.
    common: Vec<String>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    text: String,
    /// The letters in it, to pass over most forms at a glance.
    letters: u64,
    kind: Kind,
    /// Where it stands among other meanings of the same words.
    nth: usize,
    /// Where the zone stands among the common ones.
    common: usize,
    zone: String,
}

/// Better kinds first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// An abbreviation, a country, or a city without a zone of its own name.
    Also,
    /// The last part of the name.
    City,
    /// The whole name.
    Whole,
    /// A name that the zone had before.
    Old,
}

/// How a form fits what was typed; better fits first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Equal,
    Begins,
    /// Each typed word begins one of its words.
    Words,
    /// So many slips away.
    Slips(usize),
}

/// Whether people have a use for a zone of this name.
pub(super) fn is_useful(name: &str) -> bool {
    const USELESS: [&str; 5] = ["factory", "localtime", "posixrules", "leapseconds", "etc/unknown"];
    let lower = name.to_ascii_lowercase();
    let folder = ["posix/", "right/", "systemv/"].iter().any(|folder| lower.starts_with(folder));
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
    !folder && !lower.is_empty() && !USELESS.contains(&lower.as_str()) && lower.chars().all(letters)
}

/// Whether a name may be suggested: fixed offsets have their signs turned round, and `EST5EDT` says nothing to people.
fn is_suggested(name: &str) -> bool {
    !name.starts_with("Etc/") && (name.contains('/') || !name.contains(|c: char| c.is_ascii_digit()))
}

/// What a zone is called today.
fn new_name(old: &str) -> Option<&'static str> {
    OLD.iter().find(|(_, olds)| olds.contains(&old)).map(|(new, _)| *new)
}

impl Names {
    pub(super) fn new(available: impl Iterator<Item = String>) -> Self {
        let names: BTreeSet<String> = available.filter(|name| is_useful(name)).collect();
        let exact = names.iter().map(|name| (name.to_ascii_lowercase(), name.clone())).collect();
        let mut forms = Vec::new();
        let mut add = |text: &str, kind: Kind, nth: usize, zone: &str| {
            let common = COMMON.iter().position(|name| *name == zone).unwrap_or(COMMON.len());
            let text = plain(text);
            forms.push(Form { letters: letters(&text), text, kind, nth, common, zone: zone.to_owned() });
        };
        let present = |name: &str| new_name(name).filter(|new| names.contains(*new));
        for name in names.iter().filter(|name| is_suggested(name)) {
            let city = name.rsplit('/').next().unwrap_or(name);
            if let Some(zone) = present(name) {
                add(name, Kind::Old, 0, zone);
                add(city, Kind::Old, 0, zone);
            } else {
                add(name, Kind::Whole, 0, name);
                add(city, Kind::City, 0, name);
            }
        }
        for (zones, words) in ALSO {
            for (nth, zone) in zones.iter().filter(|zone| names.contains(**zone)).enumerate() {
                words.iter().for_each(|words| add(words, Kind::Also, nth, zone));
            }
        }
        forms.sort_unstable();
        let common =
            COMMON.iter().filter(|name| names.contains(**name)).map(|name| (*name).to_owned()).collect();
        Self { exact, forms, common }
    }

    /// The one name that typed words mean beyond doubt.
    pub(super) fn understand(&self, typed: &str) -> Option<&str> {
        let words = plain(typed);
        let first = self.forms.partition_point(|form| form.text.as_str() < words.as_str());
        let equal = || self.forms.iter().skip(first).take_while(|form| form.text == words);
        // `EST` is a zone as well, but one of Panama.
        let also = || equal().find(|form| form.kind == Kind::Also).map(|form| form.zone.as_str());
        let exact = || self.exact.get(&typed.trim().to_ascii_lowercase()).map(|name| self.present(name));
        let one = || {
            let zones: BTreeSet<&str> = equal().map(|form| form.zone.as_str()).collect();
            zones.first().copied().filter(|_| zones.len() == 1)
        };
        // Signs and slashes get lost in plain words: `Etc/GMT+5` is not `Etc/GMT-5`.
        let signed = typed.contains('+') || typed.contains("GMT-") || typed.contains("gmt-");
        if words.is_empty() || signed {
            exact().filter(|_| !words.is_empty())
        } else {
            also().or_else(exact).or_else(one)
        }
    }

    /// The present name for an old one.
    fn present<'n>(&'n self, name: &'n str) -> &'n str {
        let new = new_name(name).and_then(|new| self.exact.get(&new.to_ascii_lowercase()));
        new.map_or(name, String::as_str)
    }

    /// The names that typed words may mean, best first, each once.
    pub(super) fn find(&self, typed: &str, most: usize) -> Vec<&str> {
        if typed.trim().is_empty() {
            return self.common.iter().take(most).map(String::as_str).collect();
        }
        let words = plain(typed);
        if words.is_empty() || typed.contains("..") {
            return Vec::new();
        }
        let typed_letters = letters(&words);
        let has_all = |form: &&Form| typed_letters & !form.letters == 0;
        let fits = |form| fit(&words, form).map(|fit| (fit, form));
        let mut found: Vec<(Fit, &Form)> = self.forms.iter().filter(has_all).filter_map(fits).collect();
        if found.is_empty() {
            let slips = |form| slips(&words, typed_letters, form).map(|fit| (fit, form));
            found = self.forms.iter().filter_map(slips).collect();
        }
        found.sort_unstable_by(|a, b| (a.0, a.1.order()).cmp(&(b.0, b.1.order())));
        let understood = self.understand(typed);
        let mut seen = BTreeSet::new();
        let names = understood.into_iter().chain(found.into_iter().map(|(_, form)| form.zone.as_str()));
        names.filter(|name| seen.insert(*name)).take(most).collect()
    }
}

impl Form {
    /// Among equal fits: present names, then what is meant most often by these words and at all.
    fn order(&self) -> (bool, usize, usize, Kind, &str, &str) {
        (self.kind == Kind::Old, self.nth, self.common, self.kind, &self.text, &self.zone)
    }
}

/// How a form fits the typed words without slips.
fn fit(typed: &str, form: &Form) -> Option<Fit> {
    let form = form.text.as_str();
    if form == typed {
        Some(Fit::Equal)
    } else if form.starts_with(typed) {
        Some(Fit::Begins)
    } else {
        let begun = |word: &str| form.split(' ').any(|own| own.starts_with(word));
        typed.split(' ').all(begun).then_some(Fit::Words)
    }
}

/// How many slips away a form is, if so few that it may be meant: none in three letters, two from seven on.
fn slips(typed: &str, typed_letters: u64, form: &Form) -> Option<Fit> {
    let most = match typed.len() {
        0..=3 => return None,
        4..=6 => 1,
        _ => 2,
    };
    // One slip changes one letter into another at most.
    let others = (typed_letters ^ form.letters).count_ones() as usize;
    if others > 2 * most || form.text.len().abs_diff(typed.len()) > 4 * most {
        return None;
    }
    let slips = strsim::osa_distance(typed, &form.text);
    (slips <= most).then_some(Fit::Slips(slips))
}

/// The set of the letters and digits in plain words.
fn letters(plain: &str) -> u64 {
    plain.bytes().fold(0, |set, byte| {
        set | match byte {
            b'a'..=b'z' => 1 << (byte - b'a'),
            b'0'..=b'9' => 1 << (26 + byte - b'0'),
            b' ' => 1 << 36,
            _ => 1 << 37,
        }
    })
}
