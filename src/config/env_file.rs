//! The file `.env`: found, judged line by line, and put into the environment. What the variables mean is `config`'s.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::{ConfigFault, ConfigFaultKind, ConfigFaults, names};

/// What the file said.
#[derive(Debug, Default)]
pub struct EnvFile {
    /// Names in it that look like misspelt ones of podpick's, and names that stand there twice.
    pub odd: Vec<ConfigFault>,
    /// Its values by name, for what is set to nothing in the environment: that counts as unset.
    pub values: HashMap<String, String>,
}

/// Loads the `.env` file of this directory, if there is one; what is set already stays as it is. One that is another
/// user's than this one's and root's, or that everybody may write, could send the token anywhere, so it is refused.
///
/// # Errors
/// A file that cannot be read or is not safe, or all its lines that are not `NAME=value`. Then nothing of it is in force.
pub fn load_env_file() -> Result<EnvFile, ConfigFaults> {
    let fault = |kind| Err(ConfigFaults(vec![ConfigFault { variable: ".env".into(), kind }]));
    let path = PathBuf::from(".env");
    if !path.is_file() {
        return Ok(EnvFile::default());
    }
    if !is_safe(&path) {
        return fault(ConfigFaultKind::Unsafe);
    }
    let text = match std::fs::read_to_string(&path) {
        // Some editors begin a file with a mark that nobody sees, and others do not end its last line.
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned() + "\n",
        Err(error) => return fault(ConfigFaultKind::Unreadable(path, error.kind())),
    };
    let bad = bad_lines(&text);
    if !bad.is_empty() {
        let fault = |line| ConfigFault { variable: ".env".into(), kind: ConfigFaultKind::Line(line) };
        return Err(ConfigFaults(bad.into_iter().map(fault).collect()));
    }
    let mut values: HashMap<String, String> =
        dotenvy::from_read_iter(text.as_bytes()).filter_map(Result::ok).collect();
    let mut odd: Vec<_> = values.keys().filter_map(|name| names::misspelt(name)).collect();
    odd.sort_by(|one, other| one.variable.cmp(&other.variable));
    values.retain(|name, _| names::KNOWN.contains(&name.as_str()));
    odd.extend(repeated(&text));
    match dotenvy::from_read(text.as_bytes()) {
        Ok(()) => Ok(EnvFile { odd, values }),
        Err(_) => fault(ConfigFaultKind::Line(0)),
    }
}

/// Nobody else may have written it.
#[cfg(unix)]
fn is_safe(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let Ok(about) = std::fs::metadata(path) else { return false };
    // Who this process is; where the system does not say, only the mode counts.
    let me = std::fs::metadata("/proc/self").map(|me| me.uid());
    let owned =
        me.is_ok_and(|me| about.uid() == me) || about.uid() == 0 || std::fs::metadata("/proc/self").is_err();
    owned && about.mode() & 0o002 == 0
}

#[cfg(not(unix))]
fn is_safe(_path: &Path) -> bool {
    true
}

/// Every line that cannot be read, counted from 1; 0 alone when it cannot be told which.
pub(super) fn bad_lines(text: &str) -> Vec<usize> {
    if dotenvy::from_read_iter(text.as_bytes()).all(|entry| entry.is_ok()) {
        return Vec::new();
    }
    let lines: Vec<&str> = text.lines().collect();
    let (mut bad, mut at) = (Vec::new(), 0);
    while let Some(left) = lines.get(at..).filter(|left| !left.is_empty()) {
        let (count, good) = entry(left);
        if !good {
            bad.push(at + 1);
        }
        at += count;
    }
    if bad.is_empty() { vec![0] } else { bad }
}

/// How many of these lines their first entry takes, and whether it can be read.
fn entry(lines: &[&str]) -> (usize, bool) {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        text.push_str(line);
        text.push('\n');
        match dotenvy::from_read_iter(text.as_bytes()).next() {
            None | Some(Ok(_)) => return (at + 1, true),
            // Its quotes are still open: a value in quotes may go over several lines.
            Some(Err(dotenvy::Error::LineParse(read, _))) if read.ends_with('\n') => {}
            Some(Err(_)) => return (at + 1, false),
        }
    }
    // They are never closed, so that what follows is judged without them.
    (1, false)
}

/// Names that stand in the file more than once.
fn repeated(text: &str) -> Vec<ConfigFault> {
    let mut seen = std::collections::HashSet::new();
    let names = dotenvy::from_read_iter(text.as_bytes()).filter_map(Result::ok).map(|(name, _)| name);
    let again: std::collections::BTreeSet<String> = names.filter(|name| !seen.insert(name.clone())).collect();
    again
        .into_iter()
        .map(|name| ConfigFault { variable: name.into(), kind: ConfigFaultKind::Again })
        .collect()
}
