//! Where feeds may be fetched from: the public internet, and what an admin has opened. Nothing inside a network is reached
//! by an address in a feed, by a name that leads there, or by a redirect.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use ipnet::IpNet;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

/// Why an address is not fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Neither http nor https.
    Scheme,
    /// It holds a user name or a password.
    Credentials,
    /// It leads into a network that is not public.
    NotPublic,
    /// A port other than 80 and 443.
    Port(u16),
    /// It is no address.
    Unreadable,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Scheme => f.write_str("podpick reads only http and https addresses"),
            Self::Credentials => f.write_str("podpick reads no address with a user name or password"),
            Self::NotPublic => {
                f.write_str("the address leads into a private network. FEED_ALLOW allows such addresses")
            }
            Self::Port(port) => write!(f, "podpick reads only ports 80 and 443, not {port}"),
            Self::Unreadable => f.write_str("not an address"),
        }
    }
}

impl std::error::Error for Refusal {}

/// What may be reached. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    allowed: Arc<[IpNet]>,
    /// Only these networks, and not the internet.
    only: bool,
    /// Names that are not judged: those of proxies.
    trusted: Arc<[String]>,
    /// A name that only a proxy knows is refused.
    strict: bool,
}

impl Guard {
    /// Lets through the public internet and these networks.
    #[must_use]
    pub fn new(allowed: Vec<IpNet>) -> Self {
        Self { allowed: allowed.into(), ..Self::default() }
    }

    /// For addresses that anybody gave: a name that nobody but a proxy knows may lead anywhere.
    #[must_use]
    pub fn for_members(allowed: Vec<IpNet>) -> Self {
        Self { strict: true, ..Self::new(allowed) }
    }

    /// The same for the opened networks alone.
    pub(super) fn inside(&self) -> Self {
        Self { only: true, ..self.clone() }
    }

    /// The same for the internet alone.
    pub(super) fn outside(&self) -> Self {
        Self { strict: self.strict, ..Self::default() }
    }

    /// The same, with proxies at these hosts.
    pub(super) fn trusting(self, hosts: Vec<String>) -> Self {
        Self { trusted: hosts.into(), ..self }
    }

    /// Whether an address may be asked for through a proxy: the name is looked up here as well. One of the catalog that only
    /// the proxy knows is the proxy's to judge.
    ///
    /// # Errors
    /// Why not.
    pub(super) async fn check_name(&self, url: &Url) -> Result<(), Refusal> {
        let Some(Host::Domain(name)) = url.host() else { return Ok(()) };
        if self.trusted.iter().any(|host| host == name) {
            return Err(Refusal::NotPublic);
        }
        match tokio::net::lookup_host((name, 0)).await {
            Ok(found) => self.judged(&found.collect::<Vec<_>>()).map(drop),
            Err(_) if self.strict => Err(Refusal::NotPublic),
            Err(_) => Ok(()),
        }
    }

    /// Whether an address may be asked for, as far as it tells by itself; where names lead is judged when they are
    /// looked up.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, address: &str) -> Result<Url, Refusal> {
        let url = Url::parse(address).map_err(|_| Refusal::Unreadable)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Refusal::Scheme);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::Credentials);
        }
        let port = url.port_or_known_default().unwrap_or(0);
        let usual = matches!(port, 80 | 443);
        match url.host() {
            None => Err(Refusal::Unreadable),
            Some(Host::Domain(name)) => {
                let name = name.trim_end_matches('.').to_ascii_lowercase();
                let inside = ["localhost", "local", "internal", "home.arpa", "lan", "intranet"];
                let inward = inside.iter().any(|end| name == *end || name.ends_with(&format!(".{end}")));
                // Without a dot it is a name of this network alone.
                if (inward || !name.contains('.')) && self.allowed.is_empty() {
                    return Err(Refusal::NotPublic);
                }
                if !usual && self.allowed.is_empty() {
                    return Err(Refusal::Port(port));
                }
                Ok(url)
            }
            Some(Host::Ipv4(ip)) => self.check_ip(IpAddr::V4(ip), usual, port).map(|()| url),
            Some(Host::Ipv6(ip)) => self.check_ip(IpAddr::V6(ip), usual, port).map(|()| url),
        }
    }

    fn check_ip(&self, ip: IpAddr, usual: bool, port: u16) -> Result<(), Refusal> {
        if self.is_opened(ip) {
            return Ok(());
        }
        if self.only || !is_public(ip) {
            return Err(Refusal::NotPublic);
        }
        if usual { Ok(()) } else { Err(Refusal::Port(port)) }
    }

    fn is_opened(&self, ip: IpAddr) -> bool {
        self.allowed.iter().any(|net| net.contains(&ip.to_canonical()) || net.contains(&ip))
    }

    /// Whether an address leads into a network that an admin has opened, and not onto the internet.
    pub(super) async fn leads_inside(&self, url: &Url) -> bool {
        if self.allowed.is_empty() {
            return false;
        }
        match url.host() {
            Some(Host::Ipv4(ip)) => self.is_opened(IpAddr::V4(ip)),
            Some(Host::Ipv6(ip)) => self.is_opened(IpAddr::V6(ip)),
            Some(Host::Domain(name)) => {
                let found = tokio::net::lookup_host((name, 0)).await.map(Iterator::collect::<Vec<_>>);
                found.is_ok_and(|found| !found.is_empty() && found.iter().all(|at| self.is_opened(at.ip())))
            }
            None => false,
        }
    }

    /// All addresses of a name, if every one of them may be reached: a name that leads both ways is not trusted.
    fn judged(&self, found: &[SocketAddr]) -> Result<Vec<SocketAddr>, Refusal> {
        let fine = |at: &SocketAddr| self.is_opened(at.ip()) || (!self.only && is_public(at.ip()));
        if found.is_empty() || !found.iter().all(fine) {
            return Err(Refusal::NotPublic);
        }
        Ok(found.to_vec())
    }
}

/// The connection goes to the very addresses that were judged, so a name that leads elsewhere a moment later gains nothing.
impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let guard = self.clone();
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let trusted = guard.trusted.iter().any(|host| host == name.as_str());
            let judged = if trusted { found } else { guard.judged(&found)? };
            Ok(Box::new(judged.into_iter()) as Addrs)
        })
    }
}

/// A picture, where Discord may fetch it and members' clients may show it: https, and no address of an inner network.
pub(super) fn public_picture(image: Option<String>) -> Option<String> {
    image.filter(|image| image.starts_with("https://") && Guard::default().check(image).is_ok())
}

/// Whether an address is reached over the public internet, by the registries of special addresses (RFC 6890 and those that
/// update it).
#[must_use]
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(matches!(a, 0 | 10 | 127 | 224..)
        || (a == 100 && (64..128).contains(&b))
        || (a == 169 && b == 254)
        || (a == 172 && (16..32).contains(&b))
        || (a == 192 && b == 168)
        || (a == 192 && b == 0 && matches!(c, 0 | 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && matches!(b, 18 | 19))
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let parts = ip.segments();
    let embedded = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match parts {
        // Mapped, translated (RFC 6052) and 6to4 addresses lead where the address inside leads.
        [0, 0, 0, 0, 0, 0xffff, high, low]
        | [0x64, 0xff9b, 0, 0, 0, 0, high, low]
        | [0x2002, high, low, ..] => embedded(high, low),
        // Only 2000::/3 is given out; of it, documentation, benchmarks, tunnels and the like are not for anybody.
        [first, second, ..] => {
            (0x2000..0x4000).contains(&first)
                && !(first == 0x2001 && second < 0x200)
                && !(first == 0x2001 && second == 0xdb8)
                && !(first == 0x3fff && second < 0x1000)
        }
    }
}

#[cfg(test)]
mod tests;
