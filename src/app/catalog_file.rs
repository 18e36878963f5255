//! Opens the catalog an admin chose, or the one that ships with the program, with an admin's additions. What is wrong in it is said elsewhere.

use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::bot::Bot;
use crate::catalog::{self, Catalog, Faults, Layer, MAX_BYTES, SHIPPED, SHIPPED_NAME};
use crate::config::CatalogFiles;
use crate::exit::Exit;

/// Why there is no catalog.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The catalog file cannot be read.
    #[error("cannot read the catalog {}: {source}. Look at CATALOG or --catalog", path.display())]
    Unreadable {
        /// As it was given.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file of additions cannot be read.
    #[error("cannot read the additions to the catalog {}: {source}. Look at CATALOG_ADD", path.display())]
    AdditionsUnreadable {
        /// As it was given.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file is no catalog.
    #[error("{0}")]
    Faulty(Faults),
}

impl OpenError {
    /// How the process ends because of it.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Self::Unreadable { .. } | Self::AdditionsUnreadable { .. } => Exit::Io,
            Self::Faulty(_) => Exit::Catalog,
        }
    }
}

/// What the files held when they were read: none of them where the catalog is the shipped one.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    catalog: Option<(PathBuf, Vec<u8>)>,
    additions: Option<(PathBuf, Vec<u8>)>,
}

impl Contents {
    /// Reads the files, each as far as a catalog may be long and a byte more, so that a longer one is seen to be.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn read(files: &CatalogFiles) -> Result<Self, OpenError> {
        let read = |path: &Option<PathBuf>| path.as_ref().map(|path| bytes(path)).transpose();
        let unreadable = |path: &Option<PathBuf>| path.clone().unwrap_or_default();
        let catalog = read(&files.catalog)
            .map_err(|source| OpenError::Unreadable { path: unreadable(&files.catalog), source })?;
        let additions = read(&files.additions).map_err(|source| OpenError::AdditionsUnreadable {
            path: unreadable(&files.additions),
            source,
        })?;
        let mut contents = Self {
            catalog: files.catalog.clone().zip(catalog),
            additions: files.additions.clone().zip(additions),
        };
        // A file laid over itself adds nothing.
        if contents.catalog.is_some() && files.catalog == files.additions {
            contents.additions = None;
        }
        Ok(contents)
    }

    /// Tells these contents from others, within one process.
    #[must_use]
    pub fn mark(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.catalog, &self.additions).hash(&mut hasher);
        hasher.finish()
    }

    /// The catalog in them.
    ///
    /// # Errors
    /// All faults of all files at once.
    pub fn catalog(&self) -> Result<Catalog, OpenError> {
        let named = |(path, bytes): &(PathBuf, Vec<u8>)| {
            let name = path.display().to_string();
            catalog::decode(&name, bytes).map(|text| (name.clone(), text.to_owned()))
        };
        let faulty = |additions| move |faults: Faults| OpenError::Faulty(faults.in_layer(additions));
        let base = self.catalog.as_ref().map(named).transpose().map_err(|faults| match self.additions {
            Some(_) => faulty(false)(faults),
            None => OpenError::Faulty(faults),
        })?;
        let additions = self.additions.as_ref().map(named).transpose().map_err(faulty(true))?;
        let mut layers = vec![match &base {
            Some((name, text)) => Layer { name, text },
            None => Layer { name: SHIPPED_NAME, text: SHIPPED },
        }];
        layers.extend(additions.as_ref().map(|(name, text)| Layer { name, text }));
        catalog::parse_layers(&layers).map_err(OpenError::Faulty)
    }

    /// A bot that answers from them. Topics that podpick's own vocabulary knows too are also understood by its aliases.
    ///
    /// # Errors
    /// All faults of all files at once.
    pub fn bot(&self) -> Result<Bot, OpenError> {
        let catalog = self.catalog()?;
        let bot = match self.catalog {
            Some(_) => Bot::with_vocabulary(catalog, &Self::default().catalog()?),
            None => Bot::new(catalog),
        };
        Ok(if self.catalog.is_some() || self.additions.is_some() { bot.made_from(self.mark()) } else { bot })
    }
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let (file, most) = (File::open(path)?, MAX_BYTES as u64 + 1);
    // Its length is only a hint: it may grow while it is read.
    let mut bytes = Vec::with_capacity(file.metadata()?.len().min(most) as usize);
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads the catalog.
///
/// # Errors
/// When a file cannot be read or holds faults.
pub fn read(files: &CatalogFiles) -> Result<Catalog, OpenError> {
    Contents::read(files)?.catalog()
}

/// A bot that answers from the catalog.
///
/// # Errors
/// When a file cannot be read or holds faults.
pub fn open(files: &CatalogFiles) -> Result<Bot, OpenError> {
    Contents::read(files)?.bot()
}
