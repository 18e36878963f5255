//! Interactions: read, answered once and in time, and the custom ids that lead back to a request.

pub mod answer;
mod cooldown;
pub mod custom_id;
pub mod custom_id_signer;
pub mod handler;
pub mod interaction;
mod modal;
pub mod progress;
mod response_cache;
