//! What many shards of many servers cost while nobody asks: memory and processor time. Compares with nothing.

use std::time::Duration;

use crate::options::Options;
use crate::trial::{Kind, launch_with};

/// Servers on a shard, as many as Discord puts there at most.
const GUILDS: u64 = 2_500;
/// How long it is watched.
const WATCHED: Duration = Duration::from_mins(1);

/// Connects so many shards, waits for all to be ready, and prints what they cost.
pub(crate) async fn shards(options: &Options) {
    let guilds = (0..GUILDS).map(|n| 222_000_000_000_000_000 + (n << 22)).collect();
    let shards = options.shards as u64;
    let (discord, process, _) = launch_with(&Kind::Shipped, options, guilds, shards).await;
    let ready = discord
        .until(Duration::from_secs(60 + 6 * shards), |inner| {
            (inner.gateway.readies as u64 >= shards).then_some(())
        })
        .await;
    assert!(ready.is_some(), "not all shards became ready. {}", process.last_words());
    let before = process.cpu();
    tokio::time::sleep(WATCHED).await;
    println!(
        "{shards} shards, {} servers: {:.1} MB, {:.2} s of processor time in a minute without questions",
        shards * GUILDS,
        process.rss(),
        process.cpu() - before
    );
}
