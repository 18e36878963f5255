//! Why the store cannot be opened, for whoever runs podpick.

use std::path::PathBuf;

use crate::store::migrations::Missing;

/// The store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder or a file in it cannot be used.
    #[error(
        "cannot use {0}: {1}. podpick keeps its data there. Let it read and write there, or choose another folder with DATA_DIR"
    )]
    File(PathBuf, std::io::Error),
    /// The folder is not there.
    #[error("{0} does not exist. Create it or correct DATA_DIR")]
    NoFolder(PathBuf),
    /// A file is there in its place.
    #[error("{0} is a file, but podpick keeps its data in a folder. Correct DATA_DIR")]
    NotFolder(PathBuf),
    /// No room is left where it is.
    #[error("the disk of {0} is full. Make room on it; podpick changed nothing")]
    Full(PathBuf),
    /// There is none.
    #[error("{0} does not exist; podpick run creates it in DATA_DIR")]
    None(PathBuf),
    /// The copy to put back is not there.
    #[error("{0} does not exist. Name the file of a backup")]
    NoBackup(PathBuf),
    /// The copy to put back cannot be read.
    #[error("cannot read {0}: {1}")]
    Backup(PathBuf, std::io::Error),
    /// A copy cannot be written.
    #[error("cannot write the backup {0}: {1}")]
    Copy(PathBuf, std::io::Error),
    /// A copy would take the place of a file.
    #[error("{0} already exists; choose another name")]
    Exists(PathBuf),
    /// The folder is another user's.
    #[error(
        "{0} belongs to another user. Run this as that user (sudo -u podpick podpick …), so that podpick can use the new files"
    )]
    Anothers(PathBuf),
    /// Another process has it open.
    #[error("{0} is in use by another podpick. Stop it first (a second podpick needs a DATA_DIR of its own)")]
    InUse(PathBuf),
    /// A newer podpick wrote it.
    #[error(
        "{0} was written by a newer podpick (migration {1}). Run that version, or restore the copy that it made before the update"
    )]
    Newer(String, i64),
    /// It is no store of podpick's, or is damaged.
    #[error(
        "{0} is damaged or was not written by podpick ({1}). Nothing in it was changed. Restore a backup, or move the file away to start without data"
    )]
    Damaged(String, String),
    /// It is the database of another program.
    #[error(
        "{0} was not written by podpick: it holds {1}. Nothing in it was changed. Move it away, or choose another folder with DATA_DIR"
    )]
    Foreign(String, String),
    /// A part of it is gone.
    #[error(
        "{0} lacks the {1}, which podpick made. Nothing in it was changed. Restore a backup, or move the file away to start without data"
    )]
    Missing(String, Missing),
    /// It could not be brought up to date.
    #[error("cannot update {0} ({1}). The update was undone; nothing is lost")]
    Migration(String, String),
    /// The same, with a copy from before.
    #[error("cannot update {0} ({1}). The update was undone; nothing is lost, and {2} is a copy from before")]
    MigrationCopied(String, String, PathBuf),
    /// A folder has the name of the file.
    #[error("{0} is a folder, but podpick keeps its data in a file of that name. Move the folder away")]
    Folder(PathBuf),
    /// The address cannot be read.
    #[error("cannot read DATABASE_URL. Write it like postgres://user:password@host:5432/name")]
    Address,
    /// The server does not answer, or does not let podpick in.
    #[error(
        "cannot connect to the database of DATABASE_URL: {0}. Check host, port, user and password, and whether PostgreSQL runs"
    )]
    Server(String),
}

impl OpenError {
    /// Whether trying again later may help without anybody changing anything.
    #[must_use]
    pub fn passing(&self) -> bool {
        let full = |error: &std::io::Error| error.kind() == std::io::ErrorKind::StorageFull;
        match self {
            // Whoever makes room changes nothing of podpick's.
            Self::InUse(_) | Self::Server(_) | Self::Full(_) => true,
            Self::File(_, error) | Self::Copy(_, error) => full(error),
            _ => false,
        }
    }
}
