//! The variables podpick reads, and what a misspelt one was meant to be. What each means is said where it is read.

use super::{ConfigFault, ConfigFaultKind};

/// Every variable that can be set for podpick.
pub(super) const KNOWN: [&str; 28] = [
    "DISCORD_TOKEN",
    "DISCORD_TOKEN_FILE",
    "COMMAND_SCOPE",
    "CATALOG",
    "CATALOG_ADD",
    "DATA_DIR",
    "DATABASE_URL",
    "DATABASE_URL_FILE",
    "FEEDS",
    "FEED_ALLOW",
    "SHELF_ALLOW",
    "FEED_CONCURRENCY",
    "COUNT_GAPS",
    "HTTP_ADDR",
    "RUST_LOG",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "SHARDS",
    "INTERACTIONS_ADDR",
    "DISCORD_PUBLIC_KEY",
    "DISCORD_PROXY",
    "CLOCK_OFFSET_FILE",
    "DISCORD_API",
    "DISCORD_TLS_ADDR",
    "DISCORD_TLS_CA",
    "COOLDOWN",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "NO_PROXY",
];

/// Those that only tests set; the page for contributors explains them.
#[cfg(test)]
pub(super) const FOR_TESTS: [&str; 5] =
    ["SHELF_ALLOW", "CLOCK_OFFSET_FILE", "DISCORD_API", "DISCORD_TLS_ADDR", "DISCORD_TLS_CA"];

/// Settings of earlier versions that do nothing any more.
pub(super) const RETIRED: [&str; 1] = ["OTEL_EXPORTER_OTLP_ENDPOINT"];

/// So many letters may be wrong in a name; other programs' names are further away.
const SLIPS: usize = 2;
/// What somebody may put before a name to say whose it is.
const PREFIX: &str = "PODPICK_";

/// Names in the process's environment that can only be meant for podpick, and that it does not read.
#[must_use]
pub fn unknown(names: impl Iterator<Item = String>) -> Vec<ConfigFault> {
    names
        .filter(|name| name.to_ascii_uppercase().starts_with(PREFIX) && !is_service(name))
        .map(|name| fault(&name))
        .collect()
}

/// What is wrong with a name in podpick's own file: near one that is known, but none.
pub(super) fn misspelt(name: &str) -> Option<ConfigFault> {
    let upper = name.to_ascii_uppercase();
    let ours = upper.starts_with(PREFIX)
        || slip(&upper).is_some() && !KNOWN.contains(&name)
            // Other programs' own.
            && name != "HTTP_PROXY";
    ours.then(|| fault(name))
}

/// What a cluster sets by itself for a service that is called podpick.
fn is_service(name: &str) -> bool {
    let rest = name.strip_prefix(PREFIX).unwrap_or_default();
    rest.starts_with("SERVICE_HOST") || rest.starts_with("SERVICE_PORT") || rest.starts_with("PORT")
}

fn fault(name: &str) -> ConfigFault {
    let upper = name.to_ascii_uppercase();
    let kind = ConfigFaultKind::Unknown(nearest(upper.strip_prefix(PREFIX).unwrap_or(&upper)));
    ConfigFault { variable: name.chars().take(60).collect::<String>().into(), kind }
}

/// The name that was meant, where one is near.
fn nearest(name: &str) -> Option<&'static str> {
    // A name without what stands before it, such as TOKEN, is nearer than any that only looks alike.
    let whole = KNOWN.iter().find(|known| known.ends_with(&format!("_{name}"))).copied();
    let longer = || KNOWN.iter().find(|known| known.starts_with(&format!("{name}_"))).copied();
    whole.or_else(|| slip(name)).or_else(longer)
}

/// The name that this one is but for a few letters.
fn slip(name: &str) -> Option<&'static str> {
    let distance = |known: &'static str| (strsim::damerau_levenshtein(name, known), known);
    let (slips, known) = KNOWN.iter().copied().map(distance).min()?;
    (slips <= SLIPS).then_some(known)
}
