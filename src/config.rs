//! The configuration as a value, read from environment variables with all faults at once. Opens no connection.

mod faults;
mod secret;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use ipnet::IpNet;
use reqwest::{Certificate, Url};
use tracing_subscriber::filter::Targets;

pub use faults::{ConfigFault, ConfigFaultKind, ConfigFaults};
pub use secret::Secret;

/// Where the store is.
#[derive(Debug, Clone)]
pub enum Place {
    /// A file in this folder.
    Folder(PathBuf),
    /// A database server; its address may hold a password and is never shown.
    Server(Secret),
}

/// Everything that may differ between two installations.
#[derive(Debug, Clone)]
pub struct Config {
    /// The bot token, without `Bot ` in front.
    pub token: Secret,
    /// Where the commands show.
    pub scope: Scope,
    /// A catalog file instead of the built-in one.
    pub catalog: Option<PathBuf>,
    /// Which log lines are kept.
    pub levels: Targets,
    /// The way to Discord.
    pub way: Way,
    /// Where schedules, queue and outbox are kept.
    pub store: Place,
    /// How feeds are read.
    pub feeds: Feeds,
    /// A file with the seconds that podpick's clock is ahead, for tests.
    pub clock: Option<PathBuf>,
}

/// How feeds are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feeds {
    /// They are read at all.
    pub on: bool,
    /// Networks that are not public and may be fetched from all the same.
    pub allow: Vec<IpNet>,
    /// Feeds that are read at once.
    pub at_once: usize,
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
    /// Another base address, without a slash at the end: a test double or a proxy.
    Base(String),
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
        let mut faults = Vec::new();
        let mut keep = |variable, kind| faults.push(ConfigFault { variable, kind });

        let token = token(get("DISCORD_TOKEN"), get("DISCORD_TOKEN_FILE").map(PathBuf::from));
        let token = token.map_err(|(variable, kind)| keep(variable, kind)).ok();
        let scope = get("COMMAND_SCOPE").map_or(Ok(Scope::Global), |text| scope(&text));
        let scope = scope.map_err(|kind| keep("COMMAND_SCOPE", kind)).ok();
        let levels = crate::logging::levels(get("RUST_LOG").as_deref());
        let unread = |_| keep("RUST_LOG", ConfigFaultKind::Levels(get("RUST_LOG").unwrap_or_default()));
        let levels = levels.map_err(unread).ok();
        let base = get("DISCORD_API").map(|text| base(&text)).transpose();
        let base = base.map_err(|kind| keep("DISCORD_API", kind)).ok().flatten();
        let tls = tls(get("DISCORD_TLS_ADDR"), get("DISCORD_TLS_CA").map(PathBuf::from));
        let tls = tls.map_err(|(variable, kind)| keep(variable, kind)).ok().flatten();

        let catalog = get("CATALOG").map(PathBuf::from);
        let store = get("DATABASE_URL").map(|address| server(&address)).transpose();
        let store = store.map_err(|kind| keep("DATABASE_URL", kind)).ok().flatten();
        let folder = || Place::Folder(get("DATA_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from));
        let store = store.unwrap_or_else(folder);
        let feeds =
            feeds(get("FEEDS").as_deref(), get("FEED_ALLOW").as_deref(), get("FEED_CONCURRENCY").as_deref());
        let feeds =
            feeds.map_err(|all| all.into_iter().for_each(|(variable, kind)| keep(variable, kind))).ok();
        let clock = get("CLOCK_OFFSET_FILE").map(PathBuf::from);
        let way = tls.or(base.map(Way::Base)).unwrap_or(Way::Direct);
        match (token, scope, levels, feeds) {
            (Some(token), Some(scope), Some(levels), Some(feeds)) if faults.is_empty() => {
                Ok(Self { token, scope, catalog, levels, way, store, feeds, clock })
            }
            _ => Err(ConfigFaults(faults)),
        }
    }
}

/// Loads the `.env` file of this directory or one above, if there is one; what is set already stays as it is.
///
/// # Errors
/// A file that cannot be read, or its first line that is not `NAME=value`. Then nothing of it is in force.
pub fn load_env_file() -> Result<(), ConfigFaults> {
    let fault = |kind| Err(ConfigFaults(vec![ConfigFault { variable: ".env", kind }]));
    let Some(path) = std::env::current_dir().ok().and_then(|here| find_upwards(&here)) else { return Ok(()) };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => return fault(ConfigFaultKind::Unreadable(path, error.kind())),
    };
    if let Some(line) = bad_line(&text) {
        return fault(ConfigFaultKind::Line(line));
    }
    match dotenvy::from_path(&path) {
        Ok(()) => Ok(()),
        Err(_) => fault(ConfigFaultKind::Line(0)),
    }
}

fn find_upwards(from: &Path) -> Option<PathBuf> {
    from.ancestors().map(|folder| folder.join(".env")).find(|path| path.is_file())
}

/// The first line that cannot be read, counted from 1; 0 when it cannot be told.
fn bad_line(text: &str) -> Option<usize> {
    let bad = dotenvy::from_read_iter(text.as_bytes()).find_map(Result::err)?;
    let dotenvy::Error::LineParse(line, _) = bad else { return Some(0) };
    let first = line.lines().next().unwrap_or_default();
    Some(text.lines().position(|candidate| candidate.trim() == first.trim()).map_or(0, |at| at + 1))
}

/// A database server's address. It may hold a password, so a fault never repeats it.
fn server(text: &str) -> Result<Place, ConfigFaultKind> {
    let url = Url::parse(text).map_err(|_| ConfigFaultKind::Database)?;
    match url.scheme() {
        "postgres" | "postgresql" => Ok(Place::Server(Secret::new(text))),
        _ => Err(ConfigFaultKind::Database),
    }
}

type Named = (&'static str, ConfigFaultKind);

/// Settings of the store and of feeds alone, for commands that need no token.
#[derive(Debug, Clone)]
pub struct FeedConfig {
    /// Where what feeds say is kept.
    pub store: Place,
    /// How they are read.
    pub feeds: Feeds,
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
            "DATA_DIR" | "DATABASE_URL" | "FEEDS" | "FEED_ALLOW" | "FEED_CONCURRENCY"
            | "CLOCK_OFFSET_FILE" => lookup(name),
            _ => None,
        })?;
        Ok(Self { store: config.store, feeds: config.feeds, clock: config.clock })
    }
}

fn feeds(on: Option<&str>, allow: Option<&str>, at_once: Option<&str>) -> Result<Feeds, Vec<Named>> {
    let mut faults = Vec::new();
    let on = match on.map(str::to_ascii_lowercase).as_deref() {
        None | Some("on") => true,
        Some("off") => false,
        Some(other) => {
            faults.push(("FEEDS", ConfigFaultKind::Switch(other.chars().take(60).collect())));
            true
        }
    };
    let mut nets = Vec::new();
    for part in allow.unwrap_or_default().split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let single = || part.parse::<std::net::IpAddr>().map(IpNet::from);
        match part.parse::<IpNet>().or_else(|_| single()) {
            Ok(net) => nets.push(net),
            Err(_) => faults.push(("FEED_ALLOW", ConfigFaultKind::Network(part.chars().take(60).collect()))),
        }
    }
    let at_once = at_once.map_or(Ok(8), |text| match text.parse::<usize>() {
        Ok(number) if (1..=64).contains(&number) => Ok(number),
        _ => Err(("FEED_CONCURRENCY", ConfigFaultKind::Number(text.chars().take(60).collect(), 1, 64))),
    });
    match at_once {
        Ok(at_once) if faults.is_empty() => Ok(Feeds { on, allow: nets, at_once }),
        Ok(_) => Err(faults),
        Err(fault) => {
            faults.push(fault);
            Err(faults)
        }
    }
}

fn token(given: Option<String>, file: Option<PathBuf>) -> Result<Secret, Named> {
    let (variable, text) = match (given, file) {
        (Some(_), Some(_)) => return Err(("DISCORD_TOKEN", ConfigFaultKind::TokenTwice)),
        (Some(text), None) => ("DISCORD_TOKEN", text),
        (None, Some(path)) => match std::fs::read_to_string(&path) {
            Ok(text) => ("DISCORD_TOKEN_FILE", text),
            Err(error) => {
                return Err(("DISCORD_TOKEN_FILE", ConfigFaultKind::Unreadable(path, error.kind())));
            }
        },
        (None, None) => return Err(("DISCORD_TOKEN", ConfigFaultKind::TokenMissing)),
    };
    let text = text.trim();
    let text = text.strip_prefix("Bot ").unwrap_or(text).trim();
    if text.is_empty() {
        return Err((variable, ConfigFaultKind::TokenMissing));
    }
    if looks_like_token(text) { Ok(Secret::new(text)) } else { Err((variable, ConfigFaultKind::TokenShape)) }
}

/// Three parts of base64url, joined by dots, as Discord makes them; their lengths have changed over the years.
fn looks_like_token(text: &str) -> bool {
    let base64url = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '=');
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() == 3
        && text.len() <= 200
        && parts.iter().all(|part| !part.is_empty() && part.chars().all(base64url))
}

fn scope(text: &str) -> Result<Scope, ConfigFaultKind> {
    if text.eq_ignore_ascii_case("global") {
        return Ok(Scope::Global);
    }
    let wrong = |part: &str| ConfigFaultKind::Scope(part.chars().take(60).collect());
    let list = text.strip_prefix("guild:").ok_or_else(|| wrong(text))?;
    let mut guilds = Vec::new();
    for part in list.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        // A snowflake: never 0, and below 2^63 for some centuries.
        let digits = part.chars().all(|c| c.is_ascii_digit());
        let id = part.parse::<u64>().ok().filter(|id| digits && *id > 0).ok_or_else(|| wrong(part))?;
        if !guilds.contains(&id) {
            guilds.push(id);
        }
    }
    if guilds.is_empty() { Err(wrong(text)) } else { Ok(Scope::Guilds(guilds)) }
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

fn tls(address: Option<String>, ca: Option<PathBuf>) -> Result<Option<Way>, Named> {
    let (address, ca) = match (address, ca) {
        (None, None) => return Ok(None),
        (Some(_), None) => return Err(("DISCORD_TLS_ADDR", ConfigFaultKind::Lonely("DISCORD_TLS_CA"))),
        (None, Some(_)) => return Err(("DISCORD_TLS_CA", ConfigFaultKind::Lonely("DISCORD_TLS_ADDR"))),
        (Some(address), Some(ca)) => (address, ca),
    };
    let socket = address.parse().map_err(|_| ("DISCORD_TLS_ADDR", ConfigFaultKind::Socket(address)))?;
    let pem = std::fs::read(&ca)
        .map_err(|error| ("DISCORD_TLS_CA", ConfigFaultKind::Unreadable(ca.clone(), error.kind())))?;
    // reqwest takes any bytes here and complains much later, so look for the mark of a certificate.
    let marked = String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----");
    match Certificate::from_pem(&pem) {
        Ok(authority) if marked => Ok(Some(Way::Tls { address: socket, authority })),
        _ => Err(("DISCORD_TLS_CA", ConfigFaultKind::Certificate(ca))),
    }
}

#[cfg(test)]
mod tests;
