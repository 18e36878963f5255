//! The two doors by which interactions come in, as the environment says. Opens none.

use std::net::SocketAddr;

use super::{ConfigFaultKind, Named, socket};

/// Above so many shards (2.5 million servers) Discord itself would have been asked long ago.
const MOST_SHARDS: u32 = 1000;

/// How interactions come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Door {
    /// Over connections that podpick opens to Discord's gateway.
    Gateway(Shards),
    /// Over HTTP, from Discord, behind whatever ends the TLS.
    Endpoint {
        /// Where podpick listens.
        address: SocketAddr,
        /// The application's public key, with which Discord signs.
        key: [u8; 32],
    },
}

/// Which shards this process holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shards {
    /// All that Discord recommends.
    Auto,
    /// These, of so many; several processes hold the rest.
    Range {
        /// From 0.
        first: u32,
        /// This one, too.
        last: u32,
        /// Shards in all.
        of: u32,
    },
}

pub(super) fn read(get: &impl Fn(&str) -> Option<String>) -> Result<Door, Vec<Named>> {
    let mut faults: Vec<Named> = Vec::new();
    let shards = get("SHARDS").map(|text| shards(&text)).transpose();
    let shards = shards.map_err(|kind| faults.push(("SHARDS", kind))).ok().flatten();
    let address = get("INTERACTIONS_ADDR").map(|text| socket(&text)).transpose();
    let address = address.map_err(|kind| faults.push(("INTERACTIONS_ADDR", kind))).ok().flatten();
    let key =
        get("DISCORD_PUBLIC_KEY").map(|text| public_key(&text).ok_or(ConfigFaultKind::PublicKey)).transpose();
    let key = key.map_err(|kind| faults.push(("DISCORD_PUBLIC_KEY", kind))).ok().flatten();
    match (address, key) {
        _ if !faults.is_empty() => {}
        (Some(_), None) => {
            faults.push(("INTERACTIONS_ADDR", ConfigFaultKind::Lonely("DISCORD_PUBLIC_KEY")));
        }
        (None, Some(_)) => {
            faults.push(("DISCORD_PUBLIC_KEY", ConfigFaultKind::Lonely("INTERACTIONS_ADDR")));
        }
        (Some(_), Some(_)) if shards.is_some() => faults.push(("SHARDS", ConfigFaultKind::OtherDoor)),
        (Some(address), Some(key)) => return Ok(Door::Endpoint { address, key }),
        (None, None) => return Ok(Door::Gateway(shards.unwrap_or(Shards::Auto))),
    }
    Err(faults)
}

fn shards(text: &str) -> Result<Shards, ConfigFaultKind> {
    if text.eq_ignore_ascii_case("auto") {
        return Ok(Shards::Auto);
    }
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|_| !text.trim().starts_with('+'));
    let range = || {
        let (range, of) = match text.split_once('/') {
            None => return number(text).filter(|of| *of > 0).map(|of| (0, of - 1, of)),
            Some((range, of)) => (range, number(of)?),
        };
        let (first, last) = match range.split_once('-') {
            None => (number(range)?, number(range)?),
            Some((first, last)) => (number(first)?, number(last)?),
        };
        Some((first, last, of))
    };
    match range() {
        Some((first, last, of)) if first <= last && last < of && of <= MOST_SHARDS => {
            Ok(Shards::Range { first, last, of })
        }
        _ => Err(ConfigFaultKind::Shards(text.chars().take(60).collect())),
    }
}

/// An application's public key from 64 hexadecimal digits, as the Developer Portal shows it.
#[must_use]
pub fn public_key(text: &str) -> Option<[u8; 32]> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).map(|digit| digit as u8)).collect::<Option<_>>()?;
    let mut key = [0; 32];
    if digits.len() != 64 {
        return None;
    }
    for (byte, pair) in key.iter_mut().zip(digits.chunks(2)) {
        *byte = pair[0] << 4 | pair[1];
    }
    Some(key)
}
