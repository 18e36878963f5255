//! Where the store lies: a folder or a PostgreSQL server, and how it is reached.

use std::path::PathBuf;

use reqwest::{Certificate, Url};
use secrecy::SecretString;

use super::{Named, Place, Way, base, credential, double, socket};
use crate::config::ConfigFaultKind;

/// A database server's address. It may hold a password, so a fault never repeats it.
pub(super) fn server(text: &str) -> Result<Place, ConfigFaultKind> {
    let url = Url::parse(text).map_err(|_| ConfigFaultKind::Database)?;
    match url.scheme() {
        "postgres" | "postgresql" => Ok(Place::Server(SecretString::new(text.into()))),
        _ => Err(ConfigFaultKind::Database),
    }
}

pub(super) fn store(get: &impl Fn(&str) -> Option<String>) -> Result<Place, Named> {
    let (given, file) = match (get("DATABASE_URL"), get("DATABASE_URL_FILE").map(PathBuf::from)) {
        (None, None) => (None, credential(get, "database_url")),
        set => set,
    };
    match (given, file) {
        (Some(_), Some(_)) => Err(("DATABASE_URL", ConfigFaultKind::Twice("DATABASE_URL_FILE"))),
        (Some(address), None) => server(&address).map_err(|kind| ("DATABASE_URL", kind)),
        (None, Some(path)) => match std::fs::read_to_string(&path) {
            Ok(address) => server(address.trim()).map_err(|kind| ("DATABASE_URL_FILE", kind)),
            Err(error) => Err(("DATABASE_URL_FILE", ConfigFaultKind::Unreadable(path, error.kind()))),
        },
        (None, None) => Ok(Place::Folder(get("DATA_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from))),
    }
}

/// The one way to Discord that is set.
pub(super) fn way(get: &impl Fn(&str) -> Option<String>) -> Result<Way, Vec<Named>> {
    let mut faults = Vec::new();
    let tls = tls(get("DISCORD_TLS_ADDR"), get("DISCORD_TLS_CA").map(PathBuf::from));
    let tls = tls.map_err(|fault| faults.push(fault)).ok().flatten();
    let mut address = |name: &'static str, read: fn(&str) -> Result<String, ConfigFaultKind>| {
        let read = get(name).map(|text| read(&text)).transpose();
        read.map_err(|kind| faults.push((name, kind))).ok().flatten()
    };
    let (api, proxy) = (address("DISCORD_API", double), address("DISCORD_PROXY", base));
    if proxy.is_some() && (api.is_some() || tls.is_some()) {
        faults.push(("DISCORD_PROXY", ConfigFaultKind::Twice("DISCORD_API or DISCORD_TLS_ADDR")));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(tls.or(proxy.map(Way::Proxy)).or(api.map(Way::Base)).unwrap_or(Way::Direct))
}

pub(super) fn tls(address: Option<String>, ca: Option<PathBuf>) -> Result<Option<Way>, Named> {
    let (address, ca) = match (address, ca) {
        (None, None) => return Ok(None),
        (Some(_), None) => return Err(("DISCORD_TLS_ADDR", ConfigFaultKind::Lonely("DISCORD_TLS_CA"))),
        (None, Some(_)) => return Err(("DISCORD_TLS_CA", ConfigFaultKind::Lonely("DISCORD_TLS_ADDR"))),
        (Some(address), Some(ca)) => (address, ca),
    };
    let socket = socket(&address).map_err(|kind| ("DISCORD_TLS_ADDR", kind))?;
    let pem = std::fs::read(&ca)
        .map_err(|error| ("DISCORD_TLS_CA", ConfigFaultKind::Unreadable(ca.clone(), error.kind())))?;
    // reqwest takes any bytes here and complains much later, so look for the mark of a certificate.
    let marked = String::from_utf8_lossy(&pem).contains("-----BEGIN CERTIFICATE-----");
    match Certificate::from_pem(&pem) {
        Ok(authority) if marked => Ok(Some(Way::Tls { address: socket, authority })),
        _ => Err(("DISCORD_TLS_CA", ConfigFaultKind::Certificate(ca))),
    }
}
