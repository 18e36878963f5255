//! Time zones by the names people use for them. Decides nothing about slots.

mod names;
#[cfg(test)]
mod tests;
mod words;

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{Occurrence, Slot};
use names::Names;

/// The time zones there are: the system's data where it has them, the bundled ones elsewhere. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Zones {
    system: TimeZoneDatabase,
    bundled: TimeZoneDatabase,
    names: Arc<Names>,
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
        Self::with(TimeZoneDatabase::from_env(), TimeZoneDatabase::bundled())
    }

    fn with(system: TimeZoneDatabase, bundled: TimeZoneDatabase) -> Self {
        let available = system.available().chain(bundled.available()).map(|name| name.as_str().to_owned());
        let names = Arc::new(Names::new(available));
        Self { system, bundled, names }
    }

    /// The zone with this IANA name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<TimeZone> {
        if !names::is_useful(name) {
            return None;
        }
        self.system.get(name).or_else(|_| self.bundled.get(name)).ok().filter(|zone| !zone.is_unknown())
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
        self.names.understand(typed).map(str::to_owned)
    }

    /// The name that typed words, which mean none beyond doubt, come nearest to.
    #[must_use]
    pub fn near(&self, typed: &str) -> Option<String> {
        let asked = !typed.trim().is_empty();
        asked.then(|| self.names.find(typed, 1).first().map(|name| (*name).to_owned())).flatten()
    }

    /// The next coming of a slot by the system's data and by the bundled data, where these differ about it.
    #[must_use]
    pub fn disagreement(&self, name: &str, slot: Slot, after: Timestamp) -> Option<(Occurrence, Occurrence)> {
        let coming = |database: &TimeZoneDatabase| Some(slot.next_after(&database.get(name).ok()?, after));
        let (system, bundled) = (coming(&self.system)?, coming(&self.bundled)?);
        (system != bundled).then_some((system, bundled))
    }
}
