//! Files beside the store's: named for good, locked, and readable for nobody else.

use std::path::{Path, PathBuf};

use super::OpenError;

/// Gives a file another name, so that a power cut does not take that back.
pub(in crate::store) fn rename(file: &Path, name: &Path) -> std::io::Result<()> {
    std::fs::rename(file, name)?;
    #[cfg(unix)]
    if let Some(folder) = name.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        std::fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// One podpick for one file: the lock goes with the process, however that ends.
pub(in crate::store) fn lock(path: &Path) -> Result<std::fs::File, OpenError> {
    let path = path.with_extension("lock");
    let file = std::fs::File::options().create(true).truncate(false).read(true).write(true).open(&path);
    let file = file.map_err(|error| OpenError::File(path.clone(), error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(OpenError::InUse(path)),
        Err(std::fs::TryLockError::Error(error)) => Err(OpenError::File(path, error)),
    }
}

/// A file beside this one, by a longer name.
pub(in crate::store) fn with_tail(path: &Path, tail: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(tail);
    name.into()
}

/// A new file that only this user can read; never one that a link leads to.
pub(in crate::store) fn private(path: &Path) -> std::io::Result<std::fs::File> {
    let mut options = std::fs::File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether the disk of a file is full, found out by a small file beside it.
pub(in crate::store) fn is_full(path: &Path) -> bool {
    let probe = with_tail(path, ".room");
    let said = std::fs::write(&probe, vec![0; 65_536]);
    let _ = std::fs::remove_file(&probe);
    said.is_err_and(|error| error.kind() == std::io::ErrorKind::StorageFull)
}
