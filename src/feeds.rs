//! Reads the feeds of the catalog's podcasts, politely and safely, and keeps what they say. Decides no word that members read.

pub mod changes;
mod digest;
pub mod fetch;
pub mod guard;
mod hosts;
mod indexing;
mod interpret;
mod job;
mod look;
mod pages;
pub mod parse;
pub mod plan;
mod reading;
mod report;
mod unpack;

pub use job::Refresher;
pub use look::{Bounds, Looker};
pub use report::{Outcome, Report};
