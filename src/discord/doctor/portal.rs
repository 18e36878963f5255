//! What the Developer Portal says about the application, judged: intents, the door, the install link. Asks nobody.

use serde_json::Value;

use super::{PERMISSIONS, PORTAL};
use crate::bot::Check;
use crate::config::{Door, public_key};

/// podpick needs none; granted ones are more than it should have.
pub(super) fn intents(application: &Value) -> Check {
    /// Presence, members and message content, each in its full and its limited form (`resources/application.mdx`).
    const PRIVILEGED: u64 = (1 << 12) | (1 << 13) | (1 << 14) | (1 << 15) | (1 << 18) | (1 << 19);
    if application["flags"].as_u64().unwrap_or(0) & PRIVILEGED == 0 {
        Check::good("intents", "none requested and none granted")
    } else {
        Check::warn(
            "intents",
            "privileged intents are on, but podpick needs none",
            format!("{PORTAL} > Bot > Privileged Gateway Intents: turn all off"),
        )
    }
}

/// Discord delivers by one door only.
pub(super) fn door(door: &Door, application: &Value) -> Check {
    let address = application["interactions_endpoint_url"].as_str().filter(|address| !address.is_empty());
    match (door, address) {
        (Door::Gateway(_), None) => Check::good("door", "interactions come over the gateway"),
        (Door::Gateway(_), Some(_)) => Check::bad("door", CLOSED, closed_advice()),
        (Door::Endpoint { .. }, None) => Check::warn(
            "door",
            "no Interactions Endpoint URL is set, so Discord sends nothing to INTERACTIONS_ADDR",
            format!("{PORTAL} > General Information > Interactions Endpoint URL, while podpick runs"),
        ),
        (Door::Endpoint { key, .. }, Some(_)) => {
            let known = application["verify_key"].as_str().and_then(public_key);
            if known.is_some_and(|known| known != *key) {
                Check::bad(
                    "door",
                    "DISCORD_PUBLIC_KEY is not this application's",
                    format!("{PORTAL} > General Information > Public Key"),
                )
            } else {
                Check::good("door", "interactions come over signed HTTP requests")
            }
        }
    }
}

/// Why nothing would come in over the gateway.
pub(crate) const CLOSED: &str =
    "an Interactions Endpoint URL is set for the application, so Discord delivers nothing over the gateway";

/// How to open it.
pub(crate) fn closed_advice() -> String {
    format!(
        "{PORTAL} > General Information > Interactions Endpoint URL: clear it. Or set INTERACTIONS_ADDR and \
         DISCORD_PUBLIC_KEY to receive interactions there"
    )
}

/// The link to invite podpick with, and what each part of it is for.
pub(super) fn install(application: u64, said: &Value) -> Check {
    let link = format!(
        "https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={PERMISSIONS}"
    );
    let found = format!(
        "invite it with {link} (applications.commands: the commands; View Channel: see the channel; Send Messages: \
         picks and shared answers; Embed Links: answers are embeds; Read Message History: find its own posts)"
    );
    let install = &said["install_params"];
    let scopes: Vec<&str> =
        install["scopes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let lacking: Vec<&str> =
        ["bot", "applications.commands"].into_iter().filter(|scope| !scopes.contains(scope)).collect();
    let page = format!("{PORTAL} > Installation > Guild Install");
    if !install.is_null() && !lacking.is_empty() {
        return Check::warn(
            "install link",
            found,
            format!("{page}: the link shown there lacks the scope {}; add it", lacking.join(" and ")),
        );
    }
    let asked: u64 = install["permissions"].as_str().and_then(|bits| bits.parse().ok()).unwrap_or(0);
    let extra = asked & !(PERMISSIONS | (1 << 35) | (1 << 17));
    if extra == 0 {
        Check::good("install link", found)
    } else {
        Check::warn(
            "install link",
            found,
            format!("{page} asks for more permissions than podpick uses ({extra}): remove them"),
        )
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::bot::Verdict;
    use crate::config::Shards;
    use crate::locale::Locale;

    #[test]
    fn what_the_portal_says_is_judged_and_its_page_named() {
        let (gateway, key) = (Door::Gateway(Shards::Auto), "ab".repeat(32));
        let address = "127.0.0.1:8080".parse().unwrap();
        let endpoint = Door::Endpoint { address, key: public_key(&key).unwrap() };
        let set = json!({"interactions_endpoint_url": "https://a.example/", "verify_key": key});
        let other = json!({"interactions_endpoint_url": "https://a.example/", "verify_key": "cd".repeat(32)});
        let none = json!({"interactions_endpoint_url": null});
        let asks = |scopes: &[&str], permissions: u64| {
            install(7, &json!({"install_params": {"scopes": scopes, "permissions": permissions.to_string()}}))
        };
        let both = ["bot", "applications.commands"];
        let table = [
            (intents(&json!({"flags": 0})), Verdict::Good, ""),
            (intents(&json!({"flags": 1 << 23})), Verdict::Good, ""),
            (intents(&json!({"flags": 1 << 19})), Verdict::Warn, "Privileged Gateway Intents: turn all off"),
            (door(&gateway, &none), Verdict::Good, ""),
            (door(&gateway, &set), Verdict::Bad, "Interactions Endpoint URL: clear it"),
            (door(&endpoint, &none), Verdict::Warn, "Interactions Endpoint URL, while podpick runs"),
            (door(&endpoint, &set), Verdict::Good, ""),
            (door(&endpoint, &other), Verdict::Bad, "General Information > Public Key"),
            (install(7, &json!({})), Verdict::Good, ""),
            (asks(&both, PERMISSIONS), Verdict::Good, ""),
            (asks(&both, PERMISSIONS | 1 << 35), Verdict::Good, ""),
            (asks(&["bot"], PERMISSIONS), Verdict::Warn, "lacks the scope applications.commands; add it"),
            (asks(&both, PERMISSIONS | 8), Verdict::Warn, "more permissions than podpick uses (8)"),
        ];
        for (check, verdict, advice) in table {
            assert_eq!(check.verdict, verdict, "{check:?}");
            let told = check.advice.as_ref().map(|advice| advice.words(Locale::English)).unwrap_or_default();
            assert!(told.contains(advice) && told.is_empty() == advice.is_empty(), "{check:?}");
        }
        assert!(
            install(7, &json!({}))
                .found
                .words(Locale::English)
                .contains("client_id=7&scope=bot+applications.commands&permissions=84992")
        );
    }
}
