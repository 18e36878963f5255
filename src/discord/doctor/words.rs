//! What was found amiss, in sentences for whoever reads them in Discord: no path, no log, no word of a database or a library.

use std::time::Duration;

use crate::bot::{Check, Text};
use crate::discord::http::RestError;
use crate::ops::health::Obstacle;
use crate::store::StoreError;

/// What is wrong with the store.
pub(super) fn store(error: &StoreError) -> Text {
    Text::of(match error {
        StoreError::Busy => "check-store-busy",
        StoreError::Full => "check-store-full",
        StoreError::Refused(_) => "check-store-refused",
        StoreError::Lost => "check-store-lost",
        StoreError::Unreachable => "check-store-unreachable",
        StoreError::Unreadable(_) => "check-store-unreadable",
        StoreError::Broken(_) => "check-store-broken",
    })
}

/// Why Discord did not say what it was asked.
pub(super) fn discord(error: &RestError) -> Text {
    match error {
        RestError::Unreachable(_) => Text::of("check-discord-unreachable"),
        RestError::Server(status) => {
            Text::message("check-discord-unavailable", [("status", status.to_string().into())])
        }
        RestError::RateLimited(wait) => {
            let seconds = wait.max(&Duration::from_secs(1)).as_secs();
            Text::message("check-discord-asks-to-wait", [("count", seconds.into())])
        }
        RestError::Api { message, .. } => {
            Text::message("check-discord-refused", [("said", message.as_str().into())])
        }
        RestError::Decode => Text::of("check-discord-unreadable"),
    }
}

/// What keeps this process from being ready.
pub(super) fn obstacle(obstacle: &Obstacle) -> Check {
    let (found, advice) = match obstacle {
        Obstacle::Revoked => (Text::of("check-token-refused"), "check-token-advice"),
        Obstacle::NotConnected => (Text::of("check-not-connected"), "check-connection-advice"),
        Obstacle::Silent(shards) => {
            let shards = Text::row(shards.iter().map(u32::to_string));
            (Text::message("check-shards-silent", [("shards", shards.into())]), "check-connection-advice")
        }
        Obstacle::NoScheduler | Obstacle::StandingScheduler => {
            (Text::of("check-scheduler-stands"), "check-host-advice")
        }
    };
    Check::warn("connection", found, Text::of(advice))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::locale::Locale;

    #[test]
    fn what_is_amiss_reads_in_each_language_with_no_english_inside() {
        let refused =
            RestError::Api { status: 403, code: 50_001, message: "SAID".to_owned(), errors: Value::Null };
        let errors = [RestError::Unreachable("no TLS"), RestError::Server(503), RestError::Decode, refused];
        let mut texts: Vec<Text> = errors.iter().map(discord).collect();
        texts.push(discord(&RestError::RateLimited(Duration::from_millis(300))));
        let obstacles = [
            Obstacle::Revoked,
            Obstacle::NotConnected,
            Obstacle::Silent(vec![0, 3]),
            Obstacle::NoScheduler,
            Obstacle::StandingScheduler,
        ];
        texts.extend(obstacles.iter().flat_map(|one| {
            let check = obstacle(one);
            [check.found, check.advice.unwrap_or_default()]
        }));
        for locale in [Locale::German, Locale::Spanish, Locale::French, Locale::BrazilianPortuguese] {
            for text in &texts {
                let (own, english) = (text.words(locale), text.words(Locale::English));
                assert_ne!(own, english, "{}", locale.code());
                for word in ["Discord is ", "cannot", "connected", " the ", "log;"] {
                    assert!(!own.contains(word), "{}: {own}", locale.code());
                }
            }
        }
        assert_eq!(texts[1].words(Locale::German), "Discord ist gerade nicht verfügbar (HTTP 503)");
        assert_eq!(texts[4].words(Locale::English), "Discord asks podpick to wait 1 second");
    }
}
