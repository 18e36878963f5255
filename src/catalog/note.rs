//! What a catalog's curator should know although nothing is wrong: entries that are not finished, removals of nothing.

use std::fmt;

/// One remark and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    file: String,
    line: usize,
    /// What is remarked.
    pub kind: NoteKind,
}

/// What is remarked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoteKind {
    /// An entry with `draft = true`: it is not recommended until somebody has finished it.
    Draft {
        /// Its id, where it has one.
        id: Option<String>,
        /// Its title, or else its id.
        title: String,
        /// Its feed.
        feed: Option<String>,
    },
    /// An id in `remove` that nothing has.
    NothingRemoved {
        /// The id.
        id: String,
        /// The id that is nearest.
        near: Option<String>,
    },
    /// A show of the additions that another one gave way to, because it has one of its names.
    Replaced {
        /// The title of the one that stays.
        by: String,
        /// The id of the one that went.
        id: String,
        /// Its title.
        title: String,
    },
}

impl Note {
    pub(super) fn new((file, line): (String, usize), kind: NoteKind) -> Self {
        Self { file, line, kind }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, kind } = self;
        match kind {
            NoteKind::Draft { title, .. } => write!(
                f,
                "{file}:{line}: `{title}` is a draft; podpick does not recommend it yet. Write `why`, check the topics, and delete `draft = true`"
            ),
            NoteKind::NothingRemoved { id, near: Some(near) } => {
                write!(
                    f,
                    "{file}:{line}: `remove` names `{id}`, but the catalog has no such id; did you mean `{near}`?"
                )
            }
            NoteKind::Replaced { by, id, title } => write!(
                f,
                "{file}:{line}: your `{by}` replaces `{title}` (id `{id}`) because they share a name. To keep both, remove that name"
            ),
            NoteKind::NothingRemoved { id, near: None } => {
                write!(f, "{file}:{line}: `remove` names `{id}`, but the catalog has no such id")
            }
        }
    }
}
