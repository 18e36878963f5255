//! Messages that podpick sends by itself: what they are, where they stand, and what to do next with each. Pure.

mod ballot;
mod cause;
mod kind;
mod message;
pub mod protocol;
mod rating;

pub use ballot::{Ballot, Candidate, VOTED, winner};
pub use cause::Cause;
pub use kind::{EpisodeRef, MessageKind, ToldEpisode};
pub use message::{ForumPost, Message, State, flaws};
pub use rating::{Rating, Ratings};
