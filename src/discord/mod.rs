//! Discord as an edge: reads what arrives, asks the bot, writes the reply. Decides nothing about podcasts.

pub mod answer;
pub mod button;
mod cooldown;
mod cut;
pub mod deliver;
pub mod doctor;
pub mod embed;
pub mod endpoint;
mod escape;
mod forum;
pub mod gateway;
pub mod incoming;
mod modal;
pub mod outbox_worker;
mod poll;
pub mod post;
pub mod progress;
mod recent;
pub mod register;
pub mod rest;
pub mod rights;
pub mod seal;

pub mod slash;
