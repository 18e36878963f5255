//! Opens the catalog an admin chose, or the one that ships with the program. What is wrong in it is said elsewhere.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::bot::Bot;
use crate::catalog::{self, Catalog, Faults, SHIPPED, SHIPPED_NAME};
use crate::exit::Exit;

/// Why there is no catalog.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file cannot be read.
    #[error("cannot read the catalog {}: {source}. Look at CATALOG or --catalog", path.display())]
    Unreadable {
        /// As it was given.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is no catalog.
    #[error("{0}")]
    Faulty(Faults),
}

impl OpenError {
    /// How the process ends because of it.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Unreadable { .. } => Exit::Io,
            Self::Faulty(_) => Exit::Catalog,
        }
    }
}

/// Reads a catalog file, or the shipped catalog without one.
///
/// # Errors
/// When the file cannot be read or holds faults.
pub fn read(path: Option<&Path>) -> Result<Catalog, OpenError> {
    let Some(path) = path else {
        return catalog::parse(SHIPPED_NAME, SHIPPED).map_err(OpenError::Faulty);
    };
    let bytes =
        std::fs::read(path).map_err(|source| OpenError::Unreadable { path: path.to_owned(), source })?;
    catalog::parse_bytes(&path.display().to_string(), &bytes).map_err(OpenError::Faulty)
}

/// A bot that answers from a catalog file, or from the shipped catalog without one.
///
/// Topics that podpick's own vocabulary knows too are also understood by its aliases.
///
/// # Errors
/// When the file cannot be read or holds faults.
pub fn open(path: Option<&Path>) -> Result<Bot, OpenError> {
    let Some(path) = path else { return Ok(Bot::new(read(None)?)) };
    let bytes =
        std::fs::read(path).map_err(|source| OpenError::Unreadable { path: path.to_owned(), source })?;
    open_bytes(path, &bytes)
}

/// The same for what was read from a file already.
///
/// # Errors
/// When it holds faults.
pub fn open_bytes(path: &Path, bytes: &[u8]) -> Result<Bot, OpenError> {
    let catalog = catalog::parse_bytes(&path.display().to_string(), bytes).map_err(OpenError::Faulty)?;
    Ok(Bot::with_vocabulary(catalog, &read(None)?).made_from(mark(bytes)))
}

/// Tells one content of a file from another, within one process.
#[must_use]
pub fn mark(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
