//! podpick recommends podcasts by topic, from a catalog that people curate.
//!
//! # The one idea
//!
//! A question comes in, a value goes out. [`bot::Bot::handle`] decides everything and always answers.
//! Around it stand thin edges that translate and carry: the Discord gateway, the signed HTTP door, the feeds and the terminal.
//! A button is a [`bot::Request`] written into its custom id. What podpick sends by itself, such as the weekly pick, is a
//! row in the outbox first and a message second.
//!
//! ```text
//! main → cli                      the terminal: one file a verb
//!         │
//!        app                      wiring: opens the catalog and the store, starts edges and jobs, stops them in order
//!         │
//!   discord  feeds  ops           the other edges: Discord's two doors, REST and messages; feeds; logs, health and metrics
//!         │
//!        bot                      decides what is answered and posted; no Discord type, no clock, no dice
//!         │
//!       store                     schedules, queue, outbox, feeds and episodes, follows, shelves; the only SQL
//!         │
//!  search → catalog → text        values and functions: no async, no I/O, no clock
//!           feeds::parse          strangers' bytes made into episodes
//!  schedule ← outbox              when a slot comes; messages podpick sends by itself, each exactly once
//! ```
//!
//! Beside the stairs lie `config` (settings, all faults at once), `clock`, `backoff` (when to try again), `locale` (the
//! languages podpick speaks), `connection` (why one could not be made) and `exit` (why the process ends): more than one floor names them.
//!
//! The bot in force lies behind [`bot::Current`]: a changed catalog makes another bot, which takes its place between two
//! answers. Several processes may share a store; they agree there on who holds which shards and who calls Discord when.
//!
//! # What always holds
//!
//! 1. Below the edges only `store` does I/O, and only `bot` waits for it; `Bot::answer` needs neither: what feeds said lies in memory.
//! 2. Only `discord` knows a Discord type; ids cross as plain numbers.
//! 3. A seed is a parameter; only the edges read clocks and dice.
//! 4. `Bot::handle` is total: every request, however old or odd, gets an answer.
//! 5. Words for people live in `bot`; errors elsewhere hold data.

pub mod app;
pub mod backoff;
pub mod bot;
pub mod catalog;
pub mod cli;
pub mod clock;
pub mod config;
pub mod connection;
pub mod discord;
pub mod exit;
pub mod feeds;
pub mod locale;
pub mod ops;
pub mod outbox;
pub mod schedule;
pub mod search;
pub mod store;
pub mod text;
