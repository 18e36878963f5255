//! What a catalog's curator should know although nothing stops it: entries that are not finished, additions that fit no more.

use std::fmt;

/// One remark and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    file: String,
    line: usize,
    layer: &'static str,
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
    /// A show that one of the additions takes the place of.
    Replaced {
        /// The title of the one that stays.
        by: String,
        /// The id of the one that went.
        id: String,
        /// Its title.
        title: String,
        /// Because of their feed, and not because of a name.
        same_feed: bool,
    },
    /// An entry of the additions that changes another, which is not there.
    NothingToChange {
        /// The id.
        id: String,
        /// The id that is nearest.
        near: Option<String>,
    },
    /// A topic of the additions that the catalog has under another id.
    TopicJoined {
        /// Its id in the additions.
        id: String,
        /// Its id in the catalog.
        into: String,
    },
    /// A name in the additions that is the label or the id of a topic in the catalog.
    NameLeftOut {
        /// The name.
        name: String,
        /// The id of the topic that keeps it.
        by: String,
    },
    /// A name of a topic where its id should stand.
    TopicByName {
        /// The name.
        name: String,
        /// The id of the topic.
        id: String,
    },
    /// A topic that neither file has.
    UnknownTopic {
        /// The word that stands for it.
        topic: String,
        /// The id of the topic it is nearest to.
        near: Option<String>,
    },
    /// A show or an episode of the additions that no topic is left for.
    WithoutTopic {
        /// Its title, or else its id.
        name: String,
    },
    /// A topic of the additions that no show is about.
    UnusedTopic {
        /// Its id.
        id: String,
    },
    /// A topic that the additions make part of one that it contains.
    RingCut {
        /// The one that is no part.
        topic: String,
        /// Of this one.
        broader: String,
    },
    /// An episode whose id another entry has.
    OtherId {
        /// The id both had.
        id: String,
        /// The one that it has now.
        now: String,
    },
    /// A podcast whose page is a feed.
    FeedAsPage {
        /// Its title.
        title: String,
        /// The address.
        address: String,
    },
}

impl Note {
    pub(super) fn new((file, line, layer): (String, usize, &'static str), kind: NoteKind) -> Self {
        Self { file, line, layer, kind }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}{}: {}", self.file, self.line, self.layer, self.kind)
    }
}

impl fmt::Display for NoteKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Draft { title, .. } => write!(
                f,
                "`{title}` is a draft; podpick does not recommend it yet. Write `why`, check the topics, and delete `draft = true`"
            ),
            Self::NothingRemoved { id, near } => {
                write!(f, "`remove` names `{id}`, but the catalog has no such id{}", meant(near.as_ref()))
            }
            Self::Replaced { by, id, title, same_feed: false } => write!(
                f,
                "your `{by}` replaces `{title}` (id `{id}`) because they share a name. To keep both, remove that name"
            ),
            Self::Replaced { by, id, title, same_feed: true } => {
                write!(f, "your `{by}` replaces `{title}` (id `{id}`) because they share a feed")
            }
            Self::NothingToChange { id, near } => write!(
                f,
                "`{id}` is left out: the catalog has no such id to change, and a new entry needs more keys{}",
                meant(near.as_ref())
            ),
            Self::TopicJoined { id, into } => {
                write!(f, "your topic `{id}` joins the catalog's topic `{into}`, because they share a name")
            }
            Self::NameLeftOut { name, by } => {
                write!(f, "the name `{name}` is left out, because the catalog's topic `{by}` has it")
            }
            Self::TopicByName { name, id } => {
                write!(f, "no topic has the id `{name}`; podpick uses `{id}`, which has that name")
            }
            Self::UnknownTopic { topic, near } => {
                write!(f, "the unknown topic `{topic}` is left out{}", meant(near.as_ref()))
            }
            Self::WithoutTopic { name } => write!(f, "`{name}` is left out, because it has no known topic"),
            Self::UnusedTopic { id } => {
                write!(f, "the topic `{id}` is left out: no show is about it or a topic in it")
            }
            Self::RingCut { topic, broader } => write!(
                f,
                "`{topic}` is not made part of `{broader}`, because the catalog makes `{broader}` part of `{topic}`"
            ),
            Self::OtherId { id, now } => {
                write!(f, "the id `{id}` is used in both files; the episode now has the id `{now}`")
            }
            Self::FeedAsPage { title, address } => {
                write!(f, "the `site` of `{title}` is a feed, {address}. Give a page, or only a `feed`")
            }
        }
    }
}

/// The id that was perhaps meant.
fn meant(near: Option<&String>) -> String {
    near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default()
}
