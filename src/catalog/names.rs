//! Names as they are compared, and the nearest right word for a wrong one.

use std::collections::HashMap;

use crate::text::compact_form;

/// How many wrong words are given a right one; each costs a look at every name of the catalog.
const SUGGESTIONS: usize = 50;

/// A name as all of podpick compares names; one of nothing but signs is still a name.
pub(crate) fn comparable(name: &str) -> String {
    let compact = compact_form(name);
    if compact.is_empty() { name.trim().to_lowercase() } else { compact }
}

/// An address without what makes no difference to what lies there: its scheme, `www.`, the case of its host, a usual port,
/// a slash at its end and what follows a `#`.
pub(crate) fn comparable_address(address: &str) -> String {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let host = host.to_lowercase();
    let host = host.strip_suffix(":443").or(host.strip_suffix(":80")).unwrap_or(&host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    format!("{}{}", host.trim_end_matches('.'), path.trim_end_matches('/'))
}

/// The name most like a word, if one is like it at all.
pub(super) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let length = word.chars().count();
    // A word that long is no slip of the hand, and comparing it would cost its square.
    if length == 0 || length > 64 {
        return None;
    }
    // One slip in four letters, and one in the shortest.
    let budget = 1 + length / 4;
    let close = |name: &&str| name.chars().count().abs_diff(length) <= budget;
    let near = names.into_iter().filter(close).filter_map(|name| {
        let slips = strsim::osa_distance(word, name);
        (slips <= budget && slips < length).then(|| (slips, strsim::jaro_winkler(word, name), name))
    });
    // Last by the alphabet, so that equally near names give the same answer on every run.
    near.min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(b.2))).map(|(_, _, name)| name)
}

/// The right word for a wrong one, asked for only a limited number of times.
#[derive(Debug)]
pub(super) struct Suggester {
    left: usize,
}

impl Suggester {
    pub(super) fn new() -> Self {
        Self { left: SUGGESTIONS }
    }

    /// The name nearest to a word.
    pub(super) fn word<'n>(
        &mut self,
        word: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.left = self.left.checked_sub(1)?;
        nearest(word, names)
    }

    /// What the name nearest to a word stands for; `names` is keyed by normal names.
    pub(super) fn entry<T: Copy>(&mut self, word: &str, names: &HashMap<String, T>) -> Option<T> {
        let normal = comparable(word);
        if let Some(&exact) = names.get(&normal) {
            return Some(exact);
        }
        self.left = self.left.checked_sub(1)?;
        let keys = || names.keys().map(String::as_str);
        // The beginning of a longer name is no slip, but it is what people write.
        let begun = || {
            let begins = |key: &&str| normal.chars().nth(2).is_some() && key.starts_with(&normal);
            keys().filter(begins).min_by_key(|&key| (key.len(), key))
        };
        let near = nearest(&normal, keys()).or_else(begun);
        near.and_then(|name| names.get(name)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::comparable_address;

    #[test]
    fn addresses_that_lead_to_the_same_place() {
        let same = comparable_address("https://show.example/Feed");
        for other in [
            "http://show.example/Feed/",
            "HTTPS://WWW.Show.Example/Feed",
            "show.example:443/Feed",
            "https://show.example./Feed#top",
        ] {
            assert_eq!(comparable_address(other), same, "{other}");
        }
        for other in [
            "https://show.example/feed",
            "https://show.example/",
            "https://show.example/Feed?page=2",
            "https://show.example:8080/Feed",
            "https://wwwshow.example/Feed",
            "",
        ] {
            assert_ne!(comparable_address(other), same, "{other}");
        }
    }
}
