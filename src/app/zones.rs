//! Which version of the time zone data this system has, and which data count because of it.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use tracing::info;

use crate::schedule::zones::{Source, Zones};

/// Where systems keep their time zone data, unless `TZDIR` says otherwise.
const FOLDER: &str = "/usr/share/zoneinfo";

/// The time zones, told in the log: data of different ages put picks at different times.
pub(super) fn zones() -> Zones {
    let zones = Zones::new(of_system());
    let Source { system, bundled, bundled_counts } = zones.source();
    let counts = if *bundled_counts { "podpick's own, which are newer" } else { "the system's" };
    info!(system, bundled, counts, "Time zone data");
    zones
}

/// Which data count on this machine.
pub(super) fn source() -> Source {
    Zones::new(of_system()).source().clone()
}

fn of_system() -> Option<String> {
    let folder = std::env::var_os("TZDIR").map_or_else(|| FOLDER.into(), PathBuf::from);
    of_folder(&folder)
}

/// The version in the compact copy of the source, whose first line tells it, or in the file that some systems have for it.
fn of_folder(folder: &Path) -> Option<String> {
    let first_line = |name: &str| {
        let file = std::fs::File::open(folder.join(name)).ok()?;
        let mut line = String::new();
        BufReader::new(file.take(100)).read_line(&mut line).ok()?;
        Some(line)
    };
    let compact = || Some(first_line("tzdata.zi")?.strip_prefix("# version ")?.trim().to_owned());
    let plain = || Some(first_line("+VERSION")?.trim().to_owned());
    compact().or_else(plain).filter(|version| version.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_file_tells_the_version_and_odd_ones_tell_none() {
        let folder = tempfile::tempdir().unwrap();
        let say = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        assert_eq!(of_folder(folder.path()), None);
        say("+VERSION", "2025b\n");
        assert_eq!(of_folder(folder.path()).as_deref(), Some("2025b"));
        say("tzdata.zi", "# version 2026a\nR x\n");
        assert_eq!(of_folder(folder.path()).as_deref(), Some("2026a"));
        say("tzdata.zi", "\u{feff}?");
        say("+VERSION", "unknown");
        assert_eq!(of_folder(folder.path()), None);
    }
}
