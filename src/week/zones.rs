//! Time zones by the names people use for them. Decides nothing about slots.

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Occurrence, Slot};

/// Names that the time zone database lacks, by what they mean to most people who write them.
const OTHER_NAMES: [(&str, &str); 44] = [
    ("pst", "America/Los_Angeles"),
    ("pdt", "America/Los_Angeles"),
    ("pt", "America/Los_Angeles"),
    ("pacific", "America/Los_Angeles"),
    ("san francisco", "America/Los_Angeles"),
    ("seattle", "America/Los_Angeles"),
    ("mdt", "America/Denver"),
    ("mountain", "America/Denver"),
    ("cst", "America/Chicago"),
    ("cdt", "America/Chicago"),
    ("central", "America/Chicago"),
    ("dallas", "America/Chicago"),
    ("houston", "America/Chicago"),
    ("austin", "America/Chicago"),
    ("edt", "America/New_York"),
    ("et", "America/New_York"),
    ("eastern", "America/New_York"),
    ("nyc", "America/New_York"),
    ("boston", "America/New_York"),
    ("washington", "America/New_York"),
    ("miami", "America/New_York"),
    ("atlanta", "America/New_York"),
    ("bst", "Europe/London"),
    ("uk", "Europe/London"),
    ("england", "Europe/London"),
    ("cest", "Europe/Berlin"),
    ("munich", "Europe/Berlin"),
    ("hamburg", "Europe/Berlin"),
    ("cologne", "Europe/Berlin"),
    ("frankfurt", "Europe/Berlin"),
    ("germany", "Europe/Berlin"),
    ("france", "Europe/Paris"),
    ("barcelona", "Europe/Madrid"),
    ("milan", "Europe/Rome"),
    ("geneva", "Europe/Zurich"),
    ("ist", "Asia/Kolkata"),
    ("india", "Asia/Kolkata"),
    ("delhi", "Asia/Kolkata"),
    ("mumbai", "Asia/Kolkata"),
    ("bangalore", "Asia/Kolkata"),
    ("beijing", "Asia/Shanghai"),
    ("jst", "Asia/Tokyo"),
    ("aest", "Australia/Sydney"),
    ("rio de janeiro", "America/Sao_Paulo"),
];

/// Offered before anything is typed: one or two for each part of the day.
const COMMON: [&str; 25] = [
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Paris",
    "Europe/Madrid",
    "Europe/Warsaw",
    "Europe/Helsinki",
    "Europe/Istanbul",
    "Africa/Lagos",
    "Africa/Johannesburg",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Jakarta",
    "Asia/Manila",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/Sao_Paulo",
];

/// The time zones there are: the system's data where it has them, the bundled ones elsewhere.
#[derive(Debug, Clone)]
pub struct Zones {
    system: TimeZoneDatabase,
    bundled: TimeZoneDatabase,
    /// Names in alphabetical order, each with how it reads when folded, whole and only its last part.
    names: Vec<Name>,
}

#[derive(Debug, Clone)]
struct Name {
    iana: String,
    whole: String,
    city: String,
}

impl Default for Zones {
    fn default() -> Self {
        Self::new()
    }
}

impl Zones {
    /// All there are on this machine.
    #[must_use]
    pub fn new() -> Self {
        let (system, bundled) = (TimeZoneDatabase::from_env(), TimeZoneDatabase::bundled());
        // The bundled names are the same on every machine, so suggestions are too.
        let mut names: Vec<String> = bundled.available().map(|name| name.as_str().to_owned()).collect();
        names.retain(|name| {
            !["Etc/", "posix", "right/", "SystemV/"].iter().any(|part| name.starts_with(part))
                && !["Factory", "localtime", "GMT+0", "GMT-0", "GMT0"].contains(&name.as_str())
        });
        names.sort_unstable();
        names.dedup();
        let names = names.into_iter().map(|name| {
            let city = name.rsplit('/').next().unwrap_or_default();
            Name { whole: fold(&name), city: fold(city), iana: name }
        });
        let names = names.collect();
        Self { system, bundled, names }
    }

    /// The zone with this IANA name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<TimeZone> {
        let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '_' | '-' | '+');
        if name.is_empty() || name.contains("//") || !name.chars().all(fine) {
            return None;
        }
        self.system.get(name).or_else(|_| self.bundled.get(name)).ok()
    }

    /// The IANA names that typed words may mean, best first, at most `most`; common ones where nothing is typed.
    #[must_use]
    pub fn find(&self, typed: &str, most: usize) -> Vec<String> {
        let wanted = fold(typed);
        if wanted.is_empty() {
            return COMMON.iter().take(most).map(|name| (*name).to_owned()).collect();
        }
        let mut found: Vec<(u8, usize, &str)> = Vec::new();
        for (name, zone) in OTHER_NAMES {
            if name == wanted {
                found.push((1, 0, zone));
            } else if wanted.len() > 2 && name.starts_with(&wanted) {
                found.push((4, name.len(), zone));
            }
        }
        for one in &self.names {
            let rank = if one.whole == wanted {
                0
            } else if one.city == wanted {
                2
            } else if one.city.starts_with(&wanted) {
                3
            } else if one.whole.split(' ').any(|word| word.starts_with(&wanted)) {
                5
            } else if one.whole.contains(&wanted) {
                6
            } else {
                continue;
            };
            // "US/Pacific" and its like are old links; what has a continent is what the database recommends.
            found.push((rank, usize::from(!recommended(&one.iana)), &one.iana));
        }
        if found.is_empty() {
            found.extend(self.close(&wanted).map(|(edits, name)| (9, edits, name)));
        }
        found.sort_unstable();
        let mut names: Vec<String> = Vec::new();
        for (.., name) in found {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        names.truncate(most);
        names
    }

    /// The one IANA name that typed words mean: a name, a city or a usual abbreviation.
    #[must_use]
    pub fn understand(&self, typed: &str) -> Option<String> {
        let wanted = fold(typed);
        if wanted.is_empty() {
            return None;
        }
        let whole = self.names.iter().find(|one| one.whole == wanted).map(|one| one.iana.clone());
        let other =
            || OTHER_NAMES.iter().find(|(name, _)| *name == wanted).map(|(_, zone)| (*zone).to_owned());
        let city = || {
            let mut named = self.names.iter().filter(|one| one.city == wanted).map(|one| &one.iana);
            let first = named.clone().find(|name| recommended(name));
            first.or_else(|| named.next()).cloned()
        };
        whole.or_else(other).or_else(city)
    }

    /// What somebody who typed something unknown may have meant.
    #[must_use]
    pub fn near(&self, typed: &str) -> Option<String> {
        self.find(typed, 1).pop()
    }

    /// The next coming by the system's data and by the bundled ones, where they differ.
    #[must_use]
    pub fn disagreement(&self, name: &str, slot: Slot, after: Timestamp) -> Option<(Occurrence, Occurrence)> {
        let (system, bundled) = (self.system.get(name).ok()?, self.bundled.get(name).ok()?);
        let (system, bundled) = (slot.next_after(&system, after), slot.next_after(&bundled, after));
        (system != bundled).then_some((system, bundled))
    }

    fn close(&self, wanted: &str) -> impl Iterator<Item = (usize, &str)> {
        let budget = if wanted.chars().count() > 4 { 2 } else { 0 };
        self.names.iter().filter_map(move |one| {
            let edits = strsim::damerau_levenshtein(&one.city, wanted);
            (edits > 0 && edits <= budget).then_some((edits, one.iana.as_str()))
        })
    }
}

fn recommended(name: &str) -> bool {
    [
        "Africa/",
        "America/",
        "Antarctica/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    ]
    .iter()
    .any(|continent| name.starts_with(continent))
}

/// Lower case, no accents, one blank where there is anything but letters and digits.
fn fold(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let spaced: String = letters.map(|c| if c.is_alphanumeric() || c == '+' { c } else { ' ' }).collect();
    spaced.split_whitespace().take(8).collect::<Vec<_>>().join(" ")
}
