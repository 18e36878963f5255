//! Addresses from strangers: http and https only, and short enough to be kept. Asks no network.

use std::borrow::Cow;

use url::Url;

/// Discord takes no longer ones (`resources/message.mdx`).
const LONGEST: usize = 2048;

/// The address in its normal form, if it is one that may be shown and opened.
#[must_use]
pub fn safe(text: &str) -> Option<String> {
    let mut text = Cow::Borrowed(text.trim());
    if text.contains(char::is_control) {
        text = text.chars().filter(|c| !c.is_control()).collect::<String>().into();
    }
    if text.starts_with("//") {
        text = format!("https:{text}").into();
    }
    let url = Url::parse(&text).ok()?;
    let fine = matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(is_known_everywhere)
        && url.username().is_empty()
        && url.password().is_none()
        && url.as_str().len() <= LONGEST;
    // What comes out is ASCII alone; quotes and brackets could end a link early wherever it is written.
    if url.as_str().contains(['(', ')', '\'']) {
        return fine.then(|| url.as_str().replace('(', "%28").replace(')', "%29").replace('\'', "%27"));
    }
    fine.then(|| url.into())
}

/// Discord refuses a whole message for one address whose host cannot be on the internet, such as `localhost`.
fn is_known_everywhere(host: &str) -> bool {
    let labels: Vec<&str> = host.trim_end_matches('.').split('.').collect();
    host.starts_with('[')
        || (labels.len() >= 2
            && host.len() <= 253
            && labels.iter().all(|label| (1..=63).contains(&label.len()))
            && !matches!(labels.last(), Some(&("localhost" | "local" | "internal"))))
}

/// The same, against the address of the document it stands in where it is only part of one.
pub(super) fn safe_in(text: &str, base: Option<&str>) -> Option<String> {
    safe(text).or_else(|| {
        let base = Url::parse(base?).ok()?;
        let trimmed = text.trim();
        // Something like `javascript:` is whole already, and wrong.
        if trimmed.is_empty() || Url::parse(trimmed).is_ok() {
            return None;
        }
        safe(base.join(trimmed).ok()?.as_str())
    })
}

/// An address of a feed with http or https where a player gave it a scheme of its own.
pub(super) fn with_web_scheme(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let own = ["feed:", "pcast:", "itpc:", "podcast:"].into_iter().find_map(|scheme| {
        let head = text.get(..scheme.len()).filter(|head| head.eq_ignore_ascii_case(scheme));
        head.and_then(|_| text.get(scheme.len()..))
    });
    match own.map(|rest| rest.trim_start_matches('/')) {
        None => text.into(),
        Some(rest) if begins_as_web(rest) => rest.into(),
        // The schemes stand for http; a server that wants https says so itself.
        Some(rest) => format!("http://{rest}").into(),
    }
}

fn begins_as_web(text: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)))
}

/// The addresses that somebody may mean who typed this, the likeliest first; none where it is none. Whether one may be
/// asked for is not judged here.
#[must_use]
pub fn typed(text: &str) -> Vec<String> {
    // Discord shows no preview of an address in such brackets, so people write them.
    let text = text.trim();
    let text = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(text);
    let text = with_web_scheme(text);
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Vec::new();
    }
    let whole = |text: &str| Url::parse(text).ok().map(String::from).filter(|url| url.len() <= LONGEST);
    if begins_as_web(&text) {
        return whole(&text).into_iter().collect();
    }
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.rsplit_once(':').unwrap_or((host, "0"));
    // `javascript:alert(1)` has a scheme, `show.example:80` a port.
    if text.contains("://") || !name.contains('.') || !port.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    ["https", "http"].iter().filter_map(|scheme| whole(&format!("{scheme}://{text}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_people_type_them() {
        for (text, meant) in [
            (" https://show.example/feed ", &["https://show.example/feed"][..]),
            ("<https://show.example/feed>", &["https://show.example/feed"]),
            ("HTTP://Show.Example/Feed", &["http://show.example/Feed"]),
            ("feed://show.example/rss", &["http://show.example/rss"]),
            ("feed:https://show.example/rss", &["https://show.example/rss"]),
            ("pcast://show.example/rss", &["http://show.example/rss"]),
            ("ITPC://show.example/rss", &["http://show.example/rss"]),
            ("show.example/feed", &["https://show.example/feed", "http://show.example/feed"]),
            ("show.example:8080", &["https://show.example:8080/", "http://show.example:8080/"]),
            ("show.example?feed=a:b", &["https://show.example/?feed=a:b", "http://show.example/?feed=a:b"]),
            ("größe.example", &["https://xn--gre-6ka8i.example/", "http://xn--gre-6ka8i.example/"]),
            ("show", &[]),
            ("a show about Python", &[]),
            ("https://show.example/a b", &[]),
            ("javascript:alert(1)", &[]),
            ("data:text/html,x.y", &[]),
            ("file:///etc/passwd", &[]),
            ("gopher://show.example/", &[]),
            ("mailto:ada@show.example", &[]),
            ("https://", &[]),
            ("", &[]),
        ] {
            assert_eq!(typed(text), meant, "{text}");
        }
        assert!(typed(&format!("https://show.example/{}", "a".repeat(3000))).is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_words_are_an_address_or_none(text in "\\PC{0,80}|[a-z:/.@<> ?#0-9]{0,60}") {
            for address in typed(&text) {
                let url = Url::parse(&address).unwrap();
                proptest::prop_assert!(matches!(url.scheme(), "http" | "https"));
            }
        }
    }
}
