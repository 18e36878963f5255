//! Discord as an edge: reads what arrives, asks the bot, writes the reply. Decides nothing about podcasts.

pub mod commands;
pub mod doctor;
pub mod endpoint;
pub mod gateway;
pub mod http;
pub mod interactions;
pub mod message;
pub mod outbox_worker;
pub mod rights;
