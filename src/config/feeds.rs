//! How feeds are read, as the environment says. Reads none.

use std::path::PathBuf;

use ipnet::IpNet;

use super::{Config, ConfigFaultKind, ConfigFaults, Named, Place, Proxies, switch};

/// How feeds are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feeds {
    /// They are read at all.
    pub on: bool,
    /// Networks that are not public and may be fetched from all the same.
    pub allow: Vec<IpNet>,
    /// The same for addresses that members gave. Only tests open any: what an admin opens for the catalog is no
    /// member's to look at.
    pub members_allow: Vec<IpNet>,
    /// Feeds that are read at once.
    pub at_once: usize,
}

/// Settings of the store and of feeds alone, for commands that need no token.
#[derive(Debug, Clone)]
pub struct FeedConfig {
    /// Where what feeds say is kept.
    pub store: Place,
    /// How they are read.
    pub feeds: Feeds,
    /// What they are fetched through.
    pub proxies: Proxies,
    /// A file with the seconds that podpick's clock is ahead, for tests.
    pub clock: Option<PathBuf>,
}

impl FeedConfig {
    /// Reads what reading feeds needs.
    ///
    /// # Errors
    /// All faults at once.
    pub fn from_env(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigFaults> {
        // A token of the right shape stands in, so that one function reads all of it.
        let config = Config::from_env(|name| match name {
            "DISCORD_TOKEN" => Some("a.b.c".to_owned()),
            "DATA_DIR"
            | "DATABASE_URL"
            | "DATABASE_URL_FILE"
            | "CREDENTIALS_DIRECTORY"
            | "FEEDS"
            | "FEED_ALLOW"
            | "SHELF_ALLOW"
            | "FEED_CONCURRENCY"
            | "CLOCK_OFFSET_FILE"
            | "HTTPS_PROXY"
            | "https_proxy"
            | "ALL_PROXY"
            | "all_proxy"
            | "NO_PROXY"
            | "no_proxy" => lookup(name),
            _ => None,
        })?;
        Ok(Self { store: config.store, feeds: config.feeds, proxies: config.proxies, clock: config.clock })
    }
}

pub(super) fn read(
    on: Option<&str>,
    [allow, members_allow]: [Option<&str>; 2],
    at_once: Option<&str>,
) -> Result<Feeds, Vec<Named>> {
    let mut faults = Vec::new();
    let on = switch(on, true).map_err(|kind| faults.push(("FEEDS", kind))).unwrap_or(true);
    let allow = networks("FEED_ALLOW", allow, &mut faults);
    let members_allow = networks("SHELF_ALLOW", members_allow, &mut faults);
    let at_once = at_once.map_or(Ok(8), |text| match text.parse::<usize>() {
        Ok(number) if (1..=64).contains(&number) => Ok(number),
        _ => Err(("FEED_CONCURRENCY", ConfigFaultKind::Number(text.chars().take(60).collect(), 1, 64))),
    });
    match at_once {
        Ok(at_once) if faults.is_empty() => Ok(Feeds { on, allow, members_allow, at_once }),
        Ok(_) => Err(faults),
        Err(fault) => {
            faults.push(fault);
            Err(faults)
        }
    }
}

/// Networks with commas between them.
fn networks(key: &'static str, text: Option<&str>, faults: &mut Vec<Named>) -> Vec<IpNet> {
    let parts = text.unwrap_or_default().split(',').map(str::trim).filter(|part| !part.is_empty());
    let mut nets = Vec::new();
    for part in parts {
        let single = || part.parse::<std::net::IpAddr>().map(IpNet::from);
        match part.parse::<IpNet>().or_else(|_| single()) {
            Ok(net) => nets.push(net),
            Err(_) => faults.push((key, ConfigFaultKind::Network(part.chars().take(60).collect()))),
        }
    }
    nets
}
