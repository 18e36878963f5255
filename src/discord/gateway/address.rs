//! Addresses of the gateway: which of them the token may go to.

use url::{Host, Url};

/// A gateway address as the connection takes it, without a slash at its end: TLS, or without it only to this machine,
/// since the token goes over it. None for any other.
pub(super) fn gateway_address(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let local = match url.host()? {
        Host::Domain(name) => name.eq_ignore_ascii_case("localhost"),
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    };
    let plain = url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    if !plain || !(url.scheme() == "wss" || (url.scheme() == "ws" && local)) {
        return None;
    }
    let base = url.as_str().trim_end_matches('/').to_owned();
    // The connection panics on what this type does not take.
    format!("{base}/?v=10").parse::<axum::http::Uri>().is_ok().then_some(base)
}

/// Where to resume: what Discord said, but a gateway on this machine never sends us off it.
pub(super) fn resume_address(main: &str, said: Option<&str>) -> Option<String> {
    let said = gateway_address(said?)?;
    (main.starts_with("wss:") || said.starts_with("ws:")).then_some(said)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_token_goes_by_tls_or_stays_on_this_machine() {
        for (good, base) in [
            ("wss://gateway.discord.gg", "wss://gateway.discord.gg"),
            ("wss://gateway.discord.gg/", "wss://gateway.discord.gg"),
            ("ws://127.0.0.1:9/", "ws://127.0.0.1:9"),
            ("ws://127.0.0.1:9/resume", "ws://127.0.0.1:9/resume"),
            ("ws://localhost:1", "ws://localhost:1"),
            ("ws://[::1]:1", "ws://[::1]:1"),
        ] {
            assert_eq!(gateway_address(good).as_deref(), Some(base), "{good}");
        }
        for bad in [
            "ws://gateway.discord.gg",
            "http://127.0.0.1",
            "ws://10.0.0.1",
            "gateway",
            "",
            "wss://user@gateway.discord.gg",
            "wss://gateway.discord.gg/?x=1",
            "wss://gateway.discord.gg/#x",
        ] {
            assert_eq!(gateway_address(bad), None, "{bad}");
        }
        assert_eq!(resume_address("ws://127.0.0.1:1", Some("wss://gateway.discord.gg")), None);
        assert!(resume_address("wss://a.b", Some("wss://c.d")).is_some());
    }

    proptest! {
        #[test]
        fn what_is_taken_is_an_address_for_the_connection(text in "(wss?://)?\\PC{0,40}") {
            if let Some(base) = gateway_address(&text) {
                let dialled = format!("{base}/?v=10");
                prop_assert!(dialled.parse::<axum::http::Uri>().is_ok());
            }
        }
    }
}
