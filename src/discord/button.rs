//! A request written into a custom id and read back, over restarts and updates. Decides nothing about the answer.
//!
//! `1t;w<marks>;p<page>;l<level>;g<language>;s`: version, kind, then only the parts there are, always in this order.
//! Nothing in it is trusted: it names entries of the public catalog, and whoever forges one sees what a command shows.
//! What changes something has a seal behind it (`;m<hash>`), and without the right one it is read as nothing.

use std::fmt::Write;

use crate::bot::{Filters, Following, Length, Pick, Request, Wish};
use crate::catalog::{Fingerprint, Level};
use crate::discord::seal::Seal;

/// Discord's limit for a custom id (`components/reference.mdx`).
pub(crate) const LONGEST: usize = 100;
const VERSION: char = '1';
/// Between a custom id and the number that keeps it apart from its twin in the same message.
const TWIN: char = '~';
const MARK: usize = 16;

/// The custom id of a request for whom the seal is; only what changes something is sealed, so that all who ask the same
/// can be given the same answer.
#[must_use]
pub fn write_for(request: &Request, share: bool, seal: &Seal<'_>) -> Option<String> {
    let id = write(request, share)?;
    let id = if request.changes() { seal.close(&id) } else { id };
    (id.len() <= LONGEST).then_some(id)
}

/// The request in a custom id that somebody used and whether it is to be shared; one that changes something is
/// [`Request::Outdated`] unless it was sealed for whoever used it.
#[must_use]
pub fn read_for(id: &str, seal: &Seal<'_>) -> (Request, bool) {
    let id = id.split(TWIN).next().unwrap_or_default();
    match (seal.open(id), read(id)) {
        (Some(opened), _) => read(opened),
        (None, (request, _)) if request.changes() => (Request::Outdated, false),
        (None, read) => read,
    }
}

/// The custom id of a request; none for what cannot be kept in 100 characters, such as typed words.
#[must_use]
pub fn write(request: &Request, share: bool) -> Option<String> {
    let mut id = String::with_capacity(LONGEST);
    id.push(VERSION);
    match request {
        Request::Topic { about, filters, page } => {
            id.push('t');
            wish(&mut id, about)?;
            number(&mut id, *page);
            filter(&mut id, filters)?;
        }
        Request::Show { name } => {
            id.push('s');
            wish(&mut id, name)?;
        }
        Request::Episode { about, filters, page } => {
            id.push('e');
            match about {
                Wish::Words(words) => {
                    let _ = write!(id, ";q{}", plain_words(words)?);
                }
                Wish::Resolved { .. } => wish(&mut id, about)?,
            }
            number(&mut id, *page);
            filter(&mut id, filters)?;
        }
        Request::New { topic, filters, page } => {
            id.push('f');
            topic.as_ref().map_or(Some(()), |topic| wish(&mut id, topic))?;
            number(&mut id, *page);
            filter(&mut id, filters)?;
        }
        Request::Follow(follow) => match **follow {
            Following::List => id.push('j'),
            Following::Remove { id: entry } => {
                id.push('v');
                let _ = write!(id, ";i{entry}");
            }
            Following::Add { .. } => return None,
        },
        Request::Random { topic, seed } => {
            id.push('r');
            topic.as_ref().map_or(Some(()), |topic| wish(&mut id, topic))?;
            let _ = write!(id, ";r{seed:x}");
        }
        Request::Similar { name, page } => {
            id.push('m');
            wish(&mut id, name)?;
            number(&mut id, *page);
        }
        Request::Topics { under, page } => {
            id.push('b');
            under.as_ref().map_or(Some(()), |under| wish(&mut id, under))?;
            number(&mut id, *page);
        }
        Request::Help => id.push('h'),
        Request::WeeklyPick => id.push('w'),
        Request::MoreLikePost { name, post } => {
            id.push('k');
            wish(&mut id, name)?;
            let _ = write!(id, ";k{}", post_key_text(post)?);
        }
        Request::Pick(pick) => write_pick(&mut id, pick)?,
        // Neither is ever offered.
        Request::Outdated | Request::Unreadable | Request::Status => id.push('o'),
    }
    if share {
        id.push_str(";s");
    }
    (id.len() <= LONGEST).then_some(id)
}

/// A custom id made different from its twin in the same message.
pub(crate) fn twin(id: &str, nth: usize) -> Option<String> {
    let id = format!("{id}{TWIN}{nth}");
    (id.len() <= LONGEST).then_some(id)
}

/// The request in a custom id and whether it is to be shared; what cannot be read is [`Request::Outdated`].
#[must_use]
pub fn read(id: &str) -> (Request, bool) {
    let id = id.split(TWIN).next().unwrap_or_default();
    match parse(id) {
        // Only what this version would have written itself: one spelling per request, so nothing slips through.
        Some((request, share)) if write(&request, share).as_deref() == Some(id) => (request, share),
        _ => (Request::Outdated, false),
    }
}

fn parse(id: &str) -> Option<(Request, bool)> {
    let mut parts = id.split(';');
    let mut head = parts.next()?.strip_prefix(VERSION)?.chars();
    let (kind, None) = (head.next()?, head.next()) else { return None };
    let (mut marks, mut page, mut seed, mut filters, mut share) = (None, 0, None, Filters::default(), false);
    let (mut post, mut entry) = (None, None);
    for part in parts {
        let mut letters = part.chars();
        let key = letters.next()?;
        let value = letters.as_str();
        match key {
            'q' => marks = Some(Wish::Words(plain_words(value)?.to_owned())),
            'h' => filters.length = Some(read_length(value)?),
            'w' => marks = Some(Wish::Resolved { marks: read_marks(value)?, any: false }),
            'a' => marks = Some(Wish::Resolved { marks: read_marks(value)?, any: true }),
            'p' => page = value.parse().ok()?,
            'r' => seed = Some(u64::from_str_radix(value, 16).ok()?),
            'l' => filters.level = Some(read_level(value)?),
            'g' => filters.language = Some(language_tag(value)?.to_owned()),
            's' => share = true,
            'k' => post = Some(post_key_text(value)?.to_owned()),
            'i' => entry = Some(value.parse::<i64>().ok()?),
            _ => return None,
        }
    }
    let request = match kind {
        't' => Request::Topic { about: marks?, filters, page },
        's' => Request::Show { name: marks? },
        'e' => Request::Episode { about: marks?, filters, page },
        'f' => Request::New { topic: marks, filters, page },
        'j' => Request::Follow(Box::new(Following::List)),
        'v' => Request::Follow(Box::new(Following::Remove { id: entry? })),
        'r' => Request::Random { topic: marks, seed: seed? },
        'm' => Request::Similar { name: marks?, page },
        'b' => Request::Topics { under: marks, page },
        'w' => Request::WeeklyPick,
        'k' => Request::MoreLikePost { name: marks?, post: post? },
        'q' => pick(Pick::Queue { page, chosen: entry }),
        'u' => pick(Pick::Move { id: entry?, up: true }),
        'd' => pick(Pick::Move { id: entry?, up: false }),
        'x' => pick(Pick::Remove { id: entry? }),
        'y' => pick(Pick::History { page }),
        'z' => pick(Pick::Status { post: post.unwrap_or_default() }),
        'n' => pick(Pick::SendAnew { key: post? }),
        'h' => Request::Help,
        'o' => Request::Outdated,
        _ => return None,
    };
    Some((request, share))
}

/// The key of the post or note that a button of podpick's stands under.
#[must_use]
pub fn post_key(custom_id: &str) -> Option<String> {
    match read(custom_id).0 {
        Request::MoreLikePost { post, .. } => Some(post),
        Request::Pick(pick) => match *pick {
            Pick::Status { post } if !post.is_empty() => Some(post),
            _ => None,
        },
        _ => None,
    }
}

fn pick(pick: Pick) -> Request {
    Request::Pick(Box::new(pick))
}

fn write_pick(id: &mut String, pick: &Pick) -> Option<()> {
    let (kind, entry, page, key) = match pick {
        Pick::Queue { page, chosen } => ('q', *chosen, *page, None),
        Pick::Move { id, up: true } => ('u', Some(*id), 0, None),
        Pick::Move { id, up: false } => ('d', Some(*id), 0, None),
        Pick::Remove { id } => ('x', Some(*id), 0, None),
        Pick::History { page } => ('y', None, *page, None),
        Pick::Status { post } => ('z', None, 0, Some(post).filter(|post| !post.is_empty())),
        Pick::SendAnew { key } => ('n', None, 0, Some(key)),
        // Typed, never pressed.
        _ => return None,
    };
    id.push(kind);
    number(id, page);
    if let Some(entry) = entry {
        let _ = write!(id, ";i{entry}");
    }
    if let Some(key) = key {
        let _ = write!(id, ";k{}", post_key_text(key)?);
    }
    Some(())
}

/// A key of the outbox, which holds nothing that could be mistaken for another part.
fn post_key_text(key: &str) -> Option<&str> {
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
    ((1..=72).contains(&key.len()) && key.chars().all(fine)).then_some(key)
}

fn filter(id: &mut String, filters: &Filters) -> Option<()> {
    if let Some(level) = filters.level {
        let _ = write!(id, ";l{}", level_letter(level));
    }
    if let Some(language) = &filters.language {
        let _ = write!(id, ";g{}", language_tag(language)?);
    }
    if let Some(length) = filters.length {
        let _ = write!(id, ";h{}", length_letter(length));
    }
    Some(())
}

fn length_letter(length: Length) -> char {
    match length {
        Length::Short => 's',
        Length::Commute => 'c',
        Length::Long => 'l',
    }
}

fn read_length(text: &str) -> Option<Length> {
    match text {
        "s" => Some(Length::Short),
        "c" => Some(Length::Commute),
        "l" => Some(Length::Long),
        _ => None,
    }
}

/// Folded words, which hold nothing that could be mistaken for another part.
fn plain_words(words: &str) -> Option<&str> {
    let fine = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '+' | '#' | '.' | '-');
    ((1..=60).contains(&words.len()) && words.chars().all(fine)).then_some(words)
}

fn wish(id: &mut String, wish: &Wish) -> Option<()> {
    let Wish::Resolved { marks, any } = wish else { return None };
    if marks.is_empty() || marks.len() > Wish::MOST {
        return None;
    }
    id.push_str(if *any { ";a" } else { ";w" });
    for mark in marks {
        let _ = write!(id, "{mark}");
    }
    Some(())
}

fn read_marks(text: &str) -> Option<Vec<Fingerprint>> {
    if !text.is_ascii() || !text.len().is_multiple_of(MARK) || text.len() / MARK > Wish::MOST {
        return None;
    }
    text.as_bytes().chunks(MARK).map(|mark| std::str::from_utf8(mark).ok()?.parse().ok()).collect()
}

fn number(id: &mut String, page: u16) {
    if page > 0 {
        let _ = write!(id, ";p{page}");
    }
}

fn level_letter(level: Level) -> char {
    match level {
        Level::Beginner => 'b',
        Level::Intermediate => 'i',
        Level::Advanced => 'x',
        Level::All => 'a',
    }
}

fn read_level(text: &str) -> Option<Level> {
    match text {
        "b" => Some(Level::Beginner),
        "i" => Some(Level::Intermediate),
        "x" => Some(Level::Advanced),
        "a" => Some(Level::All),
        _ => None,
    }
}

fn language_tag(text: &str) -> Option<&str> {
    let fine = (1..=8).contains(&text.len()) && text.chars().all(|c| c.is_ascii_lowercase());
    fine.then_some(text)
}

#[cfg(test)]
pub(crate) mod tests;
