//! Messages that podpick sends by itself: what they are, where they stand, and what to do next with each. Pure.

mod ballot;
mod cause;
mod episode;
mod kind;
mod message;
mod note;
pub mod protocol;
mod rating;
mod right;
mod vote_id;

pub use ballot::{Ballot, Candidate, VOTED, winner};
pub use cause::{Cause, CauseCode};
pub use episode::{EpisodeRef, ToldEpisode};
pub use kind::MessageKind;
pub use message::{ForumPost, Message, State, flaws};
pub use note::{Failed, NoteKind, Part};
pub use rating::{Rating, Ratings};
pub use right::Right;
pub use vote_id::VoteId;
