//! Messages as Discord takes them: embeds and posts, everything escaped and cut to Discord's limits.

pub(super) mod cut;
pub mod embed;
mod escape;
pub(super) mod forum;
pub(super) mod poll;
pub mod post;
