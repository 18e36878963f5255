//! Stories about the whole: the real binary against a loopback Discord and in the terminal. Functions are tested where they live.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on shall fail where it stands"
)]

mod layers;
mod questions;
mod search;
mod search_forms;
mod seeds;

mod messages;
mod outbox_model;
mod zones;

mod catalog_reload;
mod catalog_verbs;
mod catalogs;
mod circles;
mod feeds;
mod loopback;
mod terminal;
mod votes;
mod votes_faults;
mod votes_kills;
mod world;

mod container;
mod discord_answers;
mod discord_bare;
mod discord_buttons;
mod discord_cooldown;
mod discord_faults;
mod discord_forms;
mod discord_hostile;
mod discord_limits;
mod discord_load;
mod discord_mended;
mod discord_odd;
mod discord_reading;
mod discord_reading_browse;
mod discord_reading_less;
mod discord_reading_shows;
mod discord_suggestions;
mod docs;
mod docs_log;
mod endpoint;
mod endpoint_fleet;
mod feeds_fetching;
mod feeds_follows;
mod feeds_news;
mod feeds_odd;
mod feeds_pages;
mod feeds_real;
mod feeds_standing;
mod feeds_stories;
mod forums;
mod forums_faults;
mod gateway_budget;
mod gateway_fatal;
mod gateway_fleet;
mod gateway_odd;
mod gateway_recovery;
mod gateway_restart;
mod gateway_session;
mod languages;
mod loopback_itself;
mod package;

mod guild_life;
mod picks;
mod picks_ended;
mod picks_faults;
mod picks_fleet;
mod picks_kills;
mod picks_late;
mod picks_ratings;
mod picks_reading;
mod picks_rights;
mod picks_unreadable;
mod picks_weeks;
mod pictures;
mod places;
mod postgres;
mod register_commands;
mod run_clocks;
mod run_copies;
mod run_disk;
mod run_doctor;
mod run_faults;
mod run_proxy;
mod run_settings;
mod run_start;
mod run_watch;
mod run_ways;
mod self_roles;
mod send_to_me;
mod shelf;
mod shelf_decisions;
mod shelf_feeds;
mod shelf_hostile;
mod shelf_kills;
mod shelf_servers;
mod show_links;
mod show_news;
mod shows_looking;
mod terminal_ask;
mod terminal_feeds;
mod terminal_pipes;
mod terminal_shelf;
mod terminal_verbs;
mod upgrade;
