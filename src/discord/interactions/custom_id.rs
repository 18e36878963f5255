//! A request written into a custom id and read back, over restarts and updates. Decides nothing about the answer.
//!
//! `1t;w<marks>;x<excluded>;p<page>;l<level>;g<language>;s`: version, kind, then only the parts there are, always in this order.
//! Nothing in it is trusted: it names entries of the public catalog, and whoever forges one sees what a command shows.
//! What changes something has a signature behind it (`;m<hash>`), and without the right one it is read as nothing.

mod constraints;
mod moderators;

use std::fmt::Write;

use constraints::{constrain, plain_words, read_constraint};
use moderators::{write_follow, write_key, write_pick, write_shelf};

use crate::bot::{
    Constraints, Following, Forgetting, Pick, QueryText, Rating, Request, ShelfRequest, ShowForm,
};
use crate::catalog::Fingerprint;
use crate::discord::interactions::custom_id_signer::SignedFor;

/// Discord's limit for a custom id (`components/reference.mdx`).
pub(crate) const LONGEST: usize = 100;
const VERSION: char = '1';
/// Between a custom id and the number that keeps it apart from its twin in the same message.
const TWIN: char = '~';
const MARK: usize = 16;

/// The custom id of a request for whom it is signed; only what changes something is signed, so that all who ask the same
/// can be given the same answer.
#[must_use]
pub fn write_for(request: &Request, share: bool, signed_for: &SignedFor<'_>) -> Option<String> {
    let id = write(request, share)?;
    let id = if request.changes() { signed_for.sign(&id) } else { id };
    (id.len() <= LONGEST).then_some(id)
}

/// The request in a custom id that somebody used and whether it is to be shared; one that changes something is
/// [`Request::Outdated`] unless it was signed for whoever used it.
#[must_use]
pub fn read_for(id: &str, signed_for: &SignedFor<'_>) -> (Request, bool) {
    let id = id.split(TWIN).next().unwrap_or_default();
    match (signed_for.verify(id), read(id)) {
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
        Request::Topic { about, constraints, page } => {
            id.push('t');
            wish(&mut id, about)?;
            number(&mut id, *page);
            constrain(&mut id, constraints)?;
        }
        Request::Show { name } => {
            id.push('s');
            wish(&mut id, name)?;
        }
        Request::Episode { about, constraints, page } => {
            id.push('e');
            match about {
                QueryText::Words(words) => {
                    let _ = write!(id, ";q{}", plain_words(words)?);
                }
                QueryText::Resolved { .. } => wish(&mut id, about)?,
            }
            number(&mut id, *page);
            constrain(&mut id, constraints)?;
        }
        Request::New { topic, constraints, page } => {
            id.push('f');
            topic.as_ref().map_or(Some(()), |topic| wish(&mut id, topic))?;
            number(&mut id, *page);
            constrain(&mut id, constraints)?;
        }
        Request::Follow(follow) => write_follow(&mut id, follow)?,
        Request::Random { topic, seed } => {
            id.push('r');
            topic.as_ref().map_or(Some(()), |topic| wish(&mut id, topic))?;
            let _ = write!(id, ";r{seed:x}");
        }
        Request::Similar { name, about, constraints, page } => {
            id.push('m');
            wish(&mut id, name)?;
            if let Some(about) = about {
                narrowing(&mut id, about)?;
            }
            number(&mut id, *page);
            constrain(&mut id, constraints)?;
        }
        Request::Varied { except, constraints, seed, page } => {
            id.push('c');
            wish(&mut id, except)?;
            number(&mut id, *page);
            constrain(&mut id, constraints)?;
            let _ = write!(id, ";r{seed:x}");
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
        Request::Candidates { post } => write_key(&mut id, 'p', post)?,
        Request::Rate { post, rating } => {
            id.push(match rating {
                Rating::Listened => 'L',
                Rating::NotForMe => 'N',
            });
            let _ = write!(id, ";k{}", post_key_text(post)?);
        }
        Request::SelfRole { post } => {
            id.push('T');
            let _ = write!(id, ";k{}", post_key_text(post)?);
        }
        Request::SendToMe { name, episode } => {
            id.push('D');
            wish(&mut id, name)?;
            if let Some(episode) = episode {
                let _ = write!(id, ";v{episode}");
            }
        }
        // The answer it was asked under, and that one of it is to be sent.
        Request::ChooseToSend(shown) => {
            id = write(shown, false)?;
            id.push_str(";d");
        }
        Request::Pick(pick) => write_pick(&mut id, pick)?,
        Request::Shelf(shelf) => write_shelf(&mut id, shelf)?,
        Request::Forget(Forgetting::Server) => id.push('g'),
        // Neither is ever offered.
        Request::Forget(_) => return None,
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
    let Parts { words, wishes, about, except, page, seed, constraints, share, send, post, entry, episode } =
        Parts::read(parts)?;
    let nothing = wishes.is_empty() && except.is_empty();
    let marks = match words {
        Some(words) => Some(QueryText::Words(words)),
        None => (!nothing || kind == 'c').then_some(QueryText::Resolved { wishes, except }),
    };
    let about = (!about.is_empty()).then_some(QueryText::Resolved { wishes: about, except: Vec::new() });
    let request = match kind {
        't' => Request::Topic { about: marks?, constraints, page },
        's' => Request::Show { name: marks? },
        'e' => Request::Episode { about: marks?, constraints, page },
        'f' => Request::New { topic: marks, constraints, page },
        'j' => Request::Follow(Box::new(Following::List { page })),
        'v' => Request::Follow(Box::new(Following::Remove { id: entry? })),
        'r' => Request::Random { topic: marks, seed: seed? },
        'm' => Request::Similar { name: marks?, about, constraints, page },
        'c' => Request::Varied { except: marks?, constraints, seed: seed?, page },
        'b' => Request::Topics { under: marks, page },
        'w' => Request::WeeklyPick,
        'k' => Request::MoreLikePost { name: marks?, post: post? },
        'p' => Request::Candidates { post: post? },
        'L' => Request::Rate { post: post?, rating: Rating::Listened },
        'N' => Request::Rate { post: post?, rating: Rating::NotForMe },
        'T' => Request::SelfRole { post: post? },
        'D' => Request::SendToMe { name: marks?, episode },
        'q' => pick(Pick::Queue { page, chosen: entry }),
        'u' => pick(Pick::Move { id: entry?, up: true }),
        'd' => pick(Pick::Move { id: entry?, up: false }),
        'x' => pick(Pick::Remove { id: entry? }),
        'y' => pick(Pick::History { page }),
        'z' => pick(Pick::Status { post: post.unwrap_or_default() }),
        'n' => pick(Pick::SendAnew { key: post? }),
        'S' => shelf(ShelfRequest::List { page }),
        'R' => shelf(ShelfRequest::Review { key: post? }),
        'A' => shelf(ShelfRequest::Accept { key: post? }),
        'E' => shelf(ShelfRequest::AskEdit { what: post? }),
        'C' => shelf(ShelfRequest::AskDecline { key: post? }),
        'F' => shelf(ShelfRequest::Edited { what: post?, form: ShowForm::default() }),
        'G' => shelf(ShelfRequest::Declined { key: post?, reason: String::new() }),
        'g' => Request::Forget(Forgetting::Server),
        'h' => Request::Help,
        'o' => Request::Outdated,
        _ => return None,
    };
    let request = if send { Request::ChooseToSend(Box::new(request)) } else { request };
    Some((request, share))
}

/// What the parts of a custom id say.
#[derive(Default)]
struct Parts {
    words: Option<String>,
    wishes: Vec<Vec<Fingerprint>>,
    about: Vec<Vec<Fingerprint>>,
    except: Vec<Fingerprint>,
    page: u16,
    seed: Option<u64>,
    constraints: Constraints,
    share: bool,
    send: bool,
    post: Option<String>,
    entry: Option<i64>,
    episode: Option<Fingerprint>,
}

impl Parts {
    fn read<'i>(parts: impl Iterator<Item = &'i str>) -> Option<Self> {
        let mut read = Self::default();
        for part in parts {
            let mut letters = part.chars();
            let key = letters.next()?;
            let value = letters.as_str();
            match key {
                'q' => read.words = Some(plain_words(value)?.to_owned()),
                // Each a wish of its own, or all what the words of one may mean.
                'w' => read.wishes.extend(read_marks(value)?.into_iter().map(|mark| vec![mark])),
                'a' => read.wishes.push(read_marks(value)?),
                'b' => read.about.push(read_marks(value)?),
                'x' => read.except = read_marks(value)?,
                'p' => read.page = value.parse().ok()?,
                'r' => read.seed = Some(u64::from_str_radix(value, 16).ok()?),
                's' => read.share = true,
                'd' => read.send = true,
                'v' => read.episode = Some(read_marks(value)?.first().copied()?),
                'k' => read.post = Some(post_key_text(value)?.to_owned()),
                'i' => read.entry = Some(value.parse::<i64>().ok()?),
                _ => read_constraint(&mut read.constraints, key, value)?,
            }
        }
        Some(read)
    }
}

/// The key of the post or note that a button of podpick's stands under.
#[must_use]
pub fn post_key(custom_id: &str) -> Option<String> {
    match read(custom_id).0 {
        Request::MoreLikePost { post, .. } | Request::Candidates { post } => Some(post),
        Request::Pick(pick) => match *pick {
            Pick::Status { post } if !post.is_empty() => Some(post),
            _ => None,
        },
        Request::Shelf(shelf) => match *shelf {
            ShelfRequest::AskEdit { what } => Some(what),
            ShelfRequest::AskDecline { key } => Some(key),
            _ => None,
        },
        _ => None,
    }
}

fn pick(pick: Pick) -> Request {
    Request::Pick(Box::new(pick))
}

fn shelf(shelf: ShelfRequest) -> Request {
    Request::Shelf(Box::new(shelf))
}

/// A key of the outbox, which holds nothing that could be mistaken for another part.
fn post_key_text(key: &str) -> Option<&str> {
    let fine = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '-');
    ((1..=72).contains(&key.len()) && key.chars().all(fine)).then_some(key)
}

fn wish(id: &mut String, query: &QueryText) -> Option<()> {
    let QueryText::Resolved { wishes, except } = query else { return None };
    let marks: usize = wishes.iter().map(Vec::len).sum::<usize>() + except.len();
    let kept = (1..=QueryText::MOST).contains(&marks) && wishes.iter().all(|marks| !marks.is_empty());
    // A choice of anything leaves nothing out.
    if !(kept || marks == 0 && id.ends_with('c')) {
        return None;
    }
    // Wishes of one mark each, as they have always been written; with several readings each stands alone.
    let together = wishes.len() > 1 && wishes.iter().all(|marks| marks.len() == 1);
    if together {
        id.push_str(";w");
    }
    for marks in wishes {
        if !together {
            id.push_str(";a");
        }
        push_marks(id, marks);
    }
    if !except.is_empty() {
        id.push_str(";x");
        push_marks(id, except);
    }
    Some(())
}

/// What narrows a comparison.
fn narrowing(id: &mut String, about: &QueryText) -> Option<()> {
    let QueryText::Resolved { wishes, except } = about else { return None };
    let marks: usize = wishes.iter().map(Vec::len).sum();
    if !(1..=QueryText::MOST).contains(&marks) || wishes.iter().any(Vec::is_empty) || !except.is_empty() {
        return None;
    }
    for marks in wishes {
        id.push_str(";b");
        push_marks(id, marks);
    }
    Some(())
}

fn push_marks(id: &mut String, marks: &[Fingerprint]) {
    for mark in marks {
        let _ = write!(id, "{mark}");
    }
}

fn read_marks(text: &str) -> Option<Vec<Fingerprint>> {
    if !text.is_ascii() || !text.len().is_multiple_of(MARK) || text.len() / MARK > QueryText::MOST {
        return None;
    }
    text.as_bytes().chunks(MARK).map(|mark| std::str::from_utf8(mark).ok()?.parse().ok()).collect()
}

fn number(id: &mut String, page: u16) {
    if page > 0 {
        let _ = write!(id, ";p{page}");
    }
}

#[cfg(test)]
pub(crate) mod tests;
