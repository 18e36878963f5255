//! Stories about the whole: the real binary against a loopback Discord and in the terminal. Functions are tested where they live.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on shall fail where it stands"
)]

mod layers;
mod matching;
mod questions;
mod seeds;

mod delivery_model;
mod zones;

mod catalogs;
mod feeds;
mod loopback;
mod terminal;
mod world;

mod discord_answers;
mod discord_buttons;
mod discord_faults;
mod discord_hostile;
mod discord_load;
mod discord_mended;
mod discord_odd;
mod discord_reading;
mod discord_reading_browse;
mod discord_reading_less;
mod discord_reading_shows;
mod discord_suggestions;
mod feeds_fetching;
mod feeds_stories;
mod gateway_fatal;
mod gateway_odd;
mod gateway_recovery;
mod gateway_session;
mod loopback_itself;
mod picks;
mod picks_faults;
mod picks_fleet;
mod picks_reading;
mod postgres;
mod register_commands;
mod run_settings;
mod run_ways;
mod terminal_ask;
mod terminal_pipes;
mod terminal_verbs;
