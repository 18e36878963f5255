//! Reads the feeds of the catalog's podcasts, politely and safely, and keeps what they say. Decides no word that members read.

pub mod changes;
pub mod fetch;
pub mod guard;
mod job;
mod look;
mod pages;
pub mod plan;
mod unpack;

pub use job::{Outcome, Refresher, Report};
pub use look::{Bounds, Looker};
