//! Shows of a server's own: what was found at an address that a member gave, and what is made of it.

mod draft;
mod found;

pub use draft::{DraftFault, Hint};
pub use found::{Found, FoundFeed, Look, LookFault};
