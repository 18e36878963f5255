//! The configuration as a value, read from environment variables with all faults at once. Opens no connection.

mod catalog_files;
mod doors;
mod env_file;
mod faults;
mod feeds;
mod names;
mod proxies;
mod store;
mod token;

use std::net::SocketAddr;
use std::path::PathBuf;

use reqwest::{Certificate, Url};
use secrecy::SecretString;
use tracing_subscriber::filter::Targets;

pub use catalog_files::CatalogFiles;
pub use doors::{Door, Shards, public_key};
pub use env_file::{EnvFile, load_env_file};
pub use faults::{ConfigFault, ConfigFaultKind, ConfigFaults};
pub use feeds::{FeedConfig, Feeds};
pub use names::unknown;
pub use proxies::Proxies;
use store::{store, way};
use token::bot_token;
pub use token::misplaced_secrets;

/// Where the store is.
#[derive(Debug, Clone)]
pub enum Place {
    /// A file in this folder.
    Folder(PathBuf),
    /// A database server; its address may hold a password and is never shown.
    Server(SecretString),
}

/// Everything that may differ between two installations.
#[derive(Debug, Clone)]
pub struct Config {
    /// The bot token, without `Bot ` in front.
    pub token: SecretString,
    /// Where the commands show.
    pub scope: Scope,
    /// Where the catalog is read from.
    pub catalog: CatalogFiles,
    /// Which log lines are kept.
    pub levels: Targets,
    /// The way to Discord.
    pub way: Way,
    /// Where schedules, queue and outbox are kept.
    pub store: Place,
    /// How feeds are read.
    pub feeds: Feeds,
    /// How interactions come in.
    pub door: Door,
    /// Where health and figures are told, if anywhere.
    pub http: Option<SocketAddr>,
    /// What REST and feeds go through.
    pub proxies: Proxies,
    /// Settings of earlier versions that are still set and do nothing any more.
    pub retired: Vec<&'static str>,
    /// Questions that found nothing are counted.
    pub count_gaps: bool,
    /// Members who ask very often are asked to wait.
    pub cooldown: bool,
    /// A file with the seconds that podpick's clock is ahead, for tests.
    pub clock: Option<PathBuf>,
}

/// Where the commands show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere, also in direct messages.
    Global,
    /// Only in these servers, by id; never empty, no id twice.
    Guilds(Vec<u64>),
}

/// The way to Discord's HTTP interface.
#[derive(Debug, Clone)]
pub enum Way {
    /// <https://discord.com>.
    Direct,
    /// Another base address, without a slash at the end: a test double.
    Base(String),
    /// A proxy at this base address, without a slash at the end, that minds Discord's rate limits for a whole fleet.
    Proxy(String),
    /// discord.com, but at this address and vouched for by this authority.
    Tls {
        /// Where to connect.
        address: SocketAddr,
        /// Whom to trust besides the usual authorities.
        authority: Certificate,
    },
}

impl Config {
    /// Reads the configuration; `lookup` answers a variable's value. An empty value counts as absent.
    /// Files named in it (token, certificate) are read here.
    ///
    /// # Errors
    /// All faults at once, each naming its variable; none repeats a secret.
    pub fn from_env(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, ConfigFaults> {
        let get =
            |name: &str| lookup(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let mut faults = Faults::default();
        let token = faults.of(bot_token(&get));
        let scope = get("COMMAND_SCOPE").map_or(Ok(Scope::Global), |text| scope(&text));
        let scope = faults.of(scope.map_err(|kind| ("COMMAND_SCOPE", kind)));
        let levels = faults.of(crate::ops::logs::levels(get("RUST_LOG").as_deref())
            .map_err(|_| ("RUST_LOG", ConfigFaultKind::Levels(get("RUST_LOG").unwrap_or_default()))));
        let way = faults.all_of(way(&get));
        let store = faults.of(store(&get));
        let feeds = faults.all_of(feeds::read(
            get("FEEDS").as_deref(),
            [get("FEED_ALLOW").as_deref(), get("SHELF_ALLOW").as_deref()],
            get("FEED_CONCURRENCY").as_deref(),
        ));
        let door = faults.all_of(doors::read(&get));
        let proxies = faults.all_of(proxies::Proxies::read(get));
        let http = get("HTTP_ADDR").map(|text| socket(&text)).transpose();
        let http = faults.of(http.map_err(|kind| ("HTTP_ADDR", kind)));
        let mut on_by_default =
            |name| faults.of(switch(get(name).as_deref(), true).map_err(|kind| (name, kind)));
        let (count_gaps, cooldown) = (on_by_default("COUNT_GAPS"), on_by_default("COOLDOWN"));
        let read = || {
            Some(Self {
                token: token?,
                scope: scope?,
                catalog: CatalogFiles::from_env(get),
                levels: levels?,
                way: way?,
                store: store?,
                feeds: feeds?,
                door: door?,
                http: http?,
                proxies: proxies?,
                retired: names::RETIRED.into_iter().filter(|name| get(name).is_some()).collect(),
                count_gaps: count_gaps?,
                cooldown: cooldown?,
                clock: get("CLOCK_OFFSET_FILE").map(PathBuf::from),
            })
        };
        read().ok_or(ConfigFaults(faults.0))
    }
}

/// Every fault of a configuration, so that all are told at once.
#[derive(Default)]
struct Faults(Vec<ConfigFault>);

impl Faults {
    /// What was read; where it could not be, the fault is kept.
    fn of<T>(&mut self, read: Result<T, Named>) -> Option<T> {
        self.all_of(read.map_err(|fault| vec![fault]))
    }

    /// The same for what may have several.
    fn all_of<T>(&mut self, read: Result<T, Vec<Named>>) -> Option<T> {
        let keep = |(variable, kind): Named| ConfigFault { variable: variable.into(), kind };
        read.map_err(|faults| self.0.extend(faults.into_iter().map(keep))).ok()
    }
}

/// A file that systemd's `LoadCredential` lays into a folder which only the service can read.
fn credential(get: &impl Fn(&str) -> Option<String>, name: &str) -> Option<PathBuf> {
    let folder = get("CREDENTIALS_DIRECTORY").map(PathBuf::from)?;
    Some(folder.join(name)).filter(|path| path.is_file())
}

type Named = (&'static str, ConfigFaultKind);

fn switch(text: Option<&str>, otherwise: bool) -> Result<bool, ConfigFaultKind> {
    match text.map(str::to_ascii_lowercase).as_deref() {
        None => Ok(otherwise),
        Some("on") => Ok(true),
        Some("off") => Ok(false),
        Some(other) => Err(ConfigFaultKind::Switch(other.chars().take(60).collect())),
    }
}

fn socket(text: &str) -> Result<SocketAddr, ConfigFaultKind> {
    text.parse().map_err(|_| ConfigFaultKind::Socket(text.chars().take(60).collect()))
}

fn scope(text: &str) -> Result<Scope, ConfigFaultKind> {
    if text.eq_ignore_ascii_case("global") {
        return Ok(Scope::Global);
    }
    let wrong = |part: &str| ConfigFaultKind::Scope(part.chars().take(60).collect());
    let list = text.strip_prefix("guild:").ok_or_else(|| wrong(text))?;
    let mut guilds = Vec::new();
    for part in list.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        // A snowflake of any server there is: its digits count the time since 2015.
        let digits = (17..=20).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
        let id = part.parse::<u64>().ok().filter(|_| digits).ok_or_else(|| wrong(part))?;
        if !guilds.contains(&id) {
            guilds.push(id);
        }
    }
    if guilds.is_empty() { Err(wrong(text)) } else { Ok(Scope::Guilds(guilds)) }
}

/// A test double's address: plain HTTP only to this machine, since the token goes there.
fn double(text: &str) -> Result<String, ConfigFaultKind> {
    let base = base(text)?;
    let here = base.parse::<Url>().ok().is_some_and(|url| {
        let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
        host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
    });
    if here || base.starts_with("https:") {
        Ok(base)
    } else {
        Err(ConfigFaultKind::Address(text.chars().take(120).collect()))
    }
}

fn base(text: &str) -> Result<String, ConfigFaultKind> {
    let wrong = || ConfigFaultKind::Address(text.chars().take(120).collect());
    let url = Url::parse(text).map_err(|_| wrong())?;
    let fine = matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if fine { Ok(url.as_str().trim_end_matches('/').to_owned()) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests;
