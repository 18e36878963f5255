//! What an enclosure is, whoever counts its downloads and whatever lets one in. Pure.

use std::borrow::Cow;

/// Ends of file names that look like those of hosts.
const FILES: [&str; 20] = [
    "ogg", "oga", "opus", "wav", "wma", "aac", "flac", "mov", "avi", "webm", "php", "asp", "aspx", "jsp",
    "htm", "html", "xml", "rss", "json", "cgi",
];
/// Ends of files that sound: what follows them in a query is of no matter, unless it names an episode.
const AUDIO: [&str; 13] =
    ["mp3", "m4a", "mp4", "m4b", "m4v", "ogg", "oga", "opus", "wav", "wma", "aac", "flac", "webm"];
/// Parameters that name an episode.
const NAMES: [&str; 14] = [
    "id",
    "ep",
    "eid",
    "episode",
    "episodeid",
    "episode_id",
    "episode-id",
    "guid",
    "uuid",
    "file",
    "f",
    "item",
    "media",
    "track",
];
/// Parameters that let somebody in, or say who asks and when.
const PASSING: [&str; 42] = [
    "token",
    "t",
    "ts",
    "time",
    "timestamp",
    "sig",
    "sign",
    "signature",
    "exp",
    "expires",
    "expiry",
    "hash",
    "hmac",
    "auth",
    "session",
    "sessionid",
    "session_id",
    "sid",
    "phpsessid",
    "ref",
    "referrer",
    "referer",
    "source",
    "from",
    "via",
    "dest-id",
    "dist",
    "updated",
    "ver",
    "version",
    "rnd",
    "rand",
    "random",
    "cb",
    "nocache",
    "_",
    "policy",
    "key-pair-id",
    "client",
    "player",
    "ua",
    "download",
];
/// Parameters that hold the address that a tracker leads to.
const TARGETS: [&str; 5] = ["url", "u", "dest", "target", "link"];

/// What an enclosure is: without scheme, tracking prefixes, tokens and `www.`.
#[must_use]
pub fn enclosure_key(audio: &str) -> String {
    key(audio, true)
}

/// The same where items share a guid: a number behind the name of a file, as in `dl.mp3?nr=7`, tells them apart.
#[must_use]
pub fn file_key(audio: &str) -> String {
    key(audio, false)
}

fn key(audio: &str, named_alone: bool) -> String {
    let decoded = decoded(audio.split('#').next().unwrap_or(audio));
    let (path, query) = decoded.split_once('?').unwrap_or((&decoded, ""));
    let target = pairs(query).find(|(name, value)| is_one_of(name, &TARGETS) && value.contains("://"));
    let (path, query) =
        target.map_or((path, query), |(_, place)| place.split_once('?').unwrap_or((place, "")));
    let path = without_prefixes(path);
    let (host, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
    format!("{}{rest}{}", host.to_ascii_lowercase(), kept(path, query, named_alone))
}

/// The host of an enclosure, whatever counts its downloads.
#[must_use]
pub fn enclosure_host(audio: &str) -> String {
    enclosure_key(audio).split('/').next().unwrap_or_default().to_owned()
}

/// Trackers write the address that they lead to as it is, or with its signs written out.
fn decoded(address: &str) -> Cow<'_, str> {
    if !address.to_ascii_lowercase().contains("%3a%2f%2f") {
        return Cow::Borrowed(address);
    }
    let signs = [
        ("%3A", ":"),
        ("%3a", ":"),
        ("%2F", "/"),
        ("%2f", "/"),
        ("%3F", "?"),
        ("%3f", "?"),
        ("%3D", "="),
        ("%3d", "="),
    ];
    Cow::Owned(signs.iter().fold(address.to_owned(), |text, (written, meant)| text.replace(written, meant)))
}

/// Trackers put the address that they lead to behind their own; the innermost host begins it.
fn without_prefixes(path: &str) -> &str {
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let last = path.match_indices('/').count();
    let places = path.match_indices('/').enumerate().filter_map(|(nth, (at, _))| {
        let rest = path.get(at + 1..)?;
        let segment = rest.split('/').next().unwrap_or_default();
        // What stands last is a file, whatever it looks like.
        (nth + 1 < last && is_host(segment.strip_prefix("www.").unwrap_or(segment))).then_some(rest)
    });
    let inner = places.last().unwrap_or(path);
    inner.strip_prefix("www.").unwrap_or(inner)
}

fn is_host(segment: &str) -> bool {
    let (host, port) = segment.split_once(':').unwrap_or((segment, "1"));
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    let is_name = |text: &str| {
        !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
    };
    let ends = (2..=24).contains(&end.len())
        && (end.bytes().all(|byte| byte.is_ascii_alphabetic()) || end.starts_with("xn--"));
    let port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    ends && port && is_name(name) && !is_one_of(end, &FILES)
}

/// What of a query tells one recording from another.
fn kept(path: &str, query: &str, named_alone: bool) -> String {
    if query.is_empty() {
        return String::new();
    }
    let sounds = named_alone && path.rsplit_once('.').is_some_and(|(_, end)| is_one_of(end, &AUDIO));
    let mut kept: Vec<(&str, &str)> = pairs(query)
        .filter(|(name, value)| !name.is_empty() && !value.is_empty())
        .filter(|(name, _)| {
            let tracks =
                |begin: &str| name.get(..begin.len()).is_some_and(|head| head.eq_ignore_ascii_case(begin));
            let passing =
                is_one_of(name, &PASSING) || ["utm_", "aw_", "x-amz-", "x-goog-"].into_iter().any(tracks);
            if sounds { is_one_of(name, &NAMES) } else { !passing }
        })
        .collect();
    kept.sort_unstable();
    let written: Vec<String> = kept.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    if written.is_empty() { String::new() } else { format!("?{}", written.join("&")) }
}

fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.split(['&', ';']).map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enclosures_are_compared_without_who_counts_them() {
        let plain = "https://traffic.example.com/show/12.mp3";
        for other in [
            "http://traffic.example.com/show/12.mp3?dest-id=77",
            "https://dts.podtrac.com/redirect.mp3/traffic.example.com/show/12.mp3",
            "https://chtbl.com/track/ABC/pdst.fm/e/traffic.example.com/show/12.mp3?x=1#t=3",
            "https://www.Traffic.example.com/show/12.mp3",
            "https://op3.dev/e/https://traffic.example.com/show/12.mp3",
            "https://chrt.fm/track/AB/https%3A%2F%2Ftraffic.example.com%2Fshow%2F12.mp3",
            "https://count.example.net/to?url=https%3A%2F%2Ftraffic.example.com%2Fshow%2F12.mp3&u=1",
            "https://traffic.example.com/show/12.mp3?token=abc&utm_source=x",
        ] {
            assert_eq!(enclosure_key(other), enclosure_key(plain), "{other}");
        }
        for host in ["media.one.it", "media.one.cloud", "media.one.example", "media.one.example.com:8443"] {
            let tracked = format!("https://pdst.fm/e/{host}/5.mp3");
            assert_eq!(enclosure_key(&tracked), format!("{host}/5.mp3"));
        }
        for other in ["https://traffic.example.com/show/13.mp3", "https://traffic.example.com/Show/12.mp3"] {
            assert_ne!(enclosure_key(other), enclosure_key(plain), "{other}");
        }
    }

    #[test]
    fn what_a_query_names_counts_and_what_it_lets_in_does_not() {
        let key = |query: &str| enclosure_key(&format!("https://one.example.com/play.php{query}"));
        assert_ne!(key("?id=1"), key("?id=2"));
        assert_ne!(key("?p=1"), key("?p=2"));
        assert_eq!(key("?id=1&token=a"), key("?token=b&id=1"));
        assert_eq!(key("?id=1&utm_source=a"), key("?id=1"));
        let file = |query: &str| enclosure_key(&format!("https://one.example.com/play.mp3{query}"));
        assert_ne!(file("?id=1"), file("?id=2"));
        assert_eq!(file("?t=1"), file("?t=2"));
        assert_eq!(file("?whatever=1"), file(""));
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_a_key(text in "\\PC{0,60}|(https?://|[a-z.]{1,8}|/|\\?|=|&|%3A%2F%2F|:){0,14}") {
            let _ = enclosure_host(&text);
        }
    }
}
