//! Asks Discord now and then which servers podpick is in, so that what is kept of others is forgotten in time.

use std::collections::HashSet;

use reqwest::Method;
use serde_json::Value;
use tracing::{debug, info};

use super::{Sender, id};
use crate::store::StoreError;

/// Servers in one page of Discord's list, its most (`resources/user.mdx`, Get Current User Guilds).
const PAGE: usize = 200;
/// Servers of the store that are compared at once.
const COMPARED: usize = 1000;

impl Sender {
    /// Compares the servers of which something is kept with those podpick is in. Nothing follows from a list that could
    /// not be read to its end.
    pub(super) async fn compare_guilds(&self, now: jiff::Timestamp) -> Result<(), StoreError> {
        let mut kept = self.store.guilds_kept(0, COMPARED).await?;
        if kept.is_empty() {
            return Ok(());
        }
        let Some(members) = self.guilds().await else { return Ok(()) };
        while let Some((last, _)) = kept.last().copied() {
            for (guild, gone) in kept {
                match (members.contains(&guild), gone) {
                    (true, true) => {
                        self.store.guild_back(guild).await?;
                        info!(guild, "podpick is in this server again; what is kept for it counts again");
                    }
                    (false, false) => {
                        self.store.guild_missing(guild, now).await?;
                        info!(
                            guild,
                            "podpick is no longer in this server; what is kept for it goes after 30 days"
                        );
                    }
                    _ => {}
                }
            }
            kept = self.store.guilds_kept(last, COMPARED).await?;
        }
        Ok(())
    }

    /// The servers podpick is in; none where Discord does not tell them all.
    async fn guilds(&self) -> Option<HashSet<u64>> {
        let (mut all, mut after) = (HashSet::new(), 0);
        loop {
            self.turn().await;
            let path = format!("/users/@me/guilds?limit={PAGE}&after={after}");
            let page = match self.rest.once(Method::GET, &path, None).await {
                Ok(Value::Array(page)) => page,
                Ok(_) => return None,
                Err(error) => {
                    debug!(%error, "the servers podpick is in could not be read; tomorrow is soon enough");
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
