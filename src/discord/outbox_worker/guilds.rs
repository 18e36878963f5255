//! Asks Discord now and then which servers podpick is in, so that what is kept of others is forgotten in time.

use std::collections::HashSet;

use reqwest::Method;
use serde_json::Value;
use tracing::{debug, info};

use super::{Intervals, OutboxWorker, id};
use crate::discord::http::RestError;
use crate::store::StoreError;

/// Servers in one page of Discord's list, its most (`resources/user.mdx`, Get Current User Guilds).
const PAGE: usize = 200;
/// Servers of the store that are compared at once.
const COMPARED: usize = 1000;
/// How often Discord may ask to wait while its list is read.
const MOST_WAITS: u32 = 100;
const DAY: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);
const HOUR: jiff::SignedDuration = jiff::SignedDuration::from_hours(1);

impl OutboxWorker {
    /// Compares once a day, beside the messages, and again in an hour where that did not work.
    pub(super) async fn compare_now_and_then(&self, intervals: &mut Intervals, now: jiff::Timestamp) {
        if let Some(done) = intervals.comparing.take_if(|job| job.is_finished()) {
            intervals.compared = done.await.unwrap_or(false);
        }
        let pause = if intervals.compared { DAY } else { HOUR };
        if intervals.comparing.is_none() && intervals.day.is_over(now, pause) {
            let worker = self.clone();
            intervals.comparing = Some(tokio::spawn(async move {
                let done = worker.compare_guilds(now).await;
                done.unwrap_or_else(|error| {
                    debug!(%error, "the servers podpick is in were not compared to the end");
                    false
                })
            }));
        }
    }

    /// Compares the servers of which something is kept with those podpick is in; whether it came to the end. Nothing
    /// follows from a list that could not be read to its own.
    async fn compare_guilds(&self, now: jiff::Timestamp) -> Result<bool, StoreError> {
        let mut kept = self.store.guilds_kept(0, COMPARED).await?;
        if kept.is_empty() {
            return Ok(true);
        }
        let Some(members) = self.guilds().await else { return Ok(false) };
        while let Some((last, _)) = kept.last().copied() {
            for (guild, gone) in kept {
                match (members.contains(&guild), gone) {
                    (true, true) => {
                        self.bots.bot().guild_returned(guild, now).await?;
                        info!(guild, "podpick is in this server again; its data is kept");
                    }
                    (false, false) => {
                        self.store.guild_missing(guild, now).await?;
                        info!(guild, "podpick was removed from this server; its data is deleted in 30 days");
                    }
                    _ => {}
                }
            }
            kept = self.store.guilds_kept(last, COMPARED).await?;
        }
        Ok(true)
    }

    /// The servers podpick is in; none where Discord does not tell them all.
    async fn guilds(&self) -> Option<HashSet<u64>> {
        let (mut all, mut after, mut limited) = (HashSet::new(), 0, 0);
        loop {
            self.turn().await;
            let path = format!("/users/@me/guilds?limit={PAGE}&after={after}");
            let page = match self.rest.once(Method::GET, &path, None).await {
                Ok(Value::Array(page)) => page,
                Ok(_) => return None,
                Err(RestError::RateLimited(wait)) if limited < MOST_WAITS => {
                    limited += 1;
                    tokio::time::sleep(wait).await;
                    continue;
                }
                Err(error) => {
                    debug!(%error, "the servers podpick is in could not be read");
                    return None;
                }
            };
            let ids: Vec<u64> = page.iter().filter_map(|guild| id(&guild["id"])).collect();
            let last = ids.iter().max().copied();
            all.extend(ids);
            match last {
                Some(last) if page.len() >= PAGE && last > after => after = last,
                _ => return Some(all),
            }
        }
    }
}
