//! Which files the catalog is read from.

use std::path::PathBuf;

/// The files of the catalog; without any it is the one that ships with the program.
///
/// Both may be one file, which earlier packages had in one place and later ones in the other: then it is a whole catalog
/// where it holds one, and additions otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CatalogFiles {
    /// A whole catalog instead of the built-in one.
    pub catalog: Option<PathBuf>,
    /// Additions that are laid over the catalog.
    pub additions: Option<PathBuf>,
}

impl CatalogFiles {
    /// What `CATALOG` and `CATALOG_ADD` name.
    pub fn from_env(get: impl Fn(&str) -> Option<String>) -> Self {
        let path = |name| get(name).map(|path| PathBuf::from(path.trim()));
        Self { catalog: path("CATALOG"), additions: path("CATALOG_ADD") }
    }

    /// All files there are.
    pub fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.catalog.iter().chain(&self.additions)
    }
}
