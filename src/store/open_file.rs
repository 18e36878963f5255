//! The file of the store that is open, told from another that took its name.

use std::path::{Path, PathBuf};

/// A file that is open, by its name and by what the system knows it by.
#[derive(Debug)]
pub(super) struct OpenFile {
    path: PathBuf,
    identity: Option<(u64, u64)>,
}

impl OpenFile {
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), identity: identity(path) }
    }

    /// Whether the name still leads to the file. Where the system does not tell files apart, any file will do.
    pub(super) fn is_there(&self) -> bool {
        self.path.exists() && identity(&self.path) == self.identity
    }
}

/// Device and number of a file.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    let file = std::fs::metadata(path).ok()?;
    Some((file.dev(), file.ino()))
}

#[cfg(not(unix))]
fn identity(_: &Path) -> Option<(u64, u64)> {
    None
}
