//! Proxies as the usual variables name them: `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`. They are for REST and feeds; the gateway's
//! websocket takes none.

use reqwest::{ClientBuilder, NoProxy, Proxy};
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::{ConfigFaultKind, Named};

/// Which proxies calls go through. Their addresses may hold a password.
#[derive(Debug, Clone, Default)]
pub struct Proxies {
    https: Option<SecretString>,
    all: Option<SecretString>,
    /// Hosts that are reached without.
    except: Option<String>,
}

impl Proxies {
    pub(super) fn read(get: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<Named>> {
        let mut faults = Vec::new();
        let mut proxy = |name: &'static str| {
            let text = get(name).or_else(|| get(&name.to_ascii_lowercase()))?;
            let known = |url: &Url| matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h");
            // As others do, an address without a scheme is one of a plain HTTP proxy.
            let address = if text.contains("://") { text } else { format!("http://{text}") };
            if address.parse().is_ok_and(|url: Url| known(&url) && url.has_host()) {
                return Some(SecretString::new(address));
            }
            faults.push((name, ConfigFaultKind::Proxy));
            None
        };
        let (https, all) = (proxy("HTTPS_PROXY"), proxy("ALL_PROXY"));
        let except = get("NO_PROXY").or_else(|| get("no_proxy"));
        if faults.is_empty() { Ok(Self { https, all, except }) } else { Err(faults) }
    }

    /// Whether any call goes through one.
    #[must_use]
    pub fn are_set(&self) -> bool {
        self.https.is_some() || self.all.is_some()
    }

    /// The hosts of the proxies themselves.
    #[must_use]
    pub fn hosts(&self) -> Vec<String> {
        let set = [&self.https, &self.all].into_iter().flatten();
        set.filter_map(|proxy| Some(proxy.expose_secret().parse::<Url>().ok()?.host_str()?.to_owned()))
            .collect()
    }

    /// Lets a client call through them, and through none that it finds by itself.
    pub fn apply(&self, client: ClientBuilder) -> ClientBuilder {
        let except = || self.except.as_deref().and_then(NoProxy::from_string);
        let mut client = client.no_proxy();
        // Judged when they were read.
        if let Some(Ok(proxy)) = self.https.as_ref().map(|proxy| Proxy::https(proxy.expose_secret())) {
            client = client.proxy(proxy.no_proxy(except()));
        }
        if let Some(Ok(proxy)) = self.all.as_ref().map(|proxy| Proxy::all(proxy.expose_secret())) {
            client = client.proxy(proxy.no_proxy(except()));
        }
        client
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies_are_judged_and_never_shown() {
        let read = |pairs: &[(&str, &str)]| {
            Proxies::read(|name| {
                pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert!(!read(&[]).unwrap().are_set());
        let set = read(&[("https_proxy", "http://me:geheim@proxy.example:3128"), ("NO_PROXY", "a.example")])
            .unwrap();
        assert!(set.are_set() && !format!("{set:?}").contains("geheim"));
        assert_eq!(set.hosts(), ["proxy.example"]);
        assert_eq!(read(&[("ALL_PROXY", "10.0.0.1:3128")]).unwrap().hosts(), ["10.0.0.1"]);
        for odd in ["ftp://proxy.example", "http://", "socks4://a.example"] {
            let faults = read(&[("ALL_PROXY", odd)]).unwrap_err();
            assert_eq!(faults.len(), 1, "{odd}");
        }
    }
}
