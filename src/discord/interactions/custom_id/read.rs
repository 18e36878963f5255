//! A custom id taken apart again. Whether it is as this version writes it is not known here.

use super::constraints::{plain_words, read_constraint};
use super::{MARK, VERSION, post_key_text};
use crate::bot::{
    Constraints, Following, Forgetting, Pick, QueryText, Rating, Request, ShelfRequest, ShowForm,
};
use crate::catalog::Fingerprint;

pub(super) fn parse(id: &str) -> Option<(Request, bool)> {
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

fn pick(pick: Pick) -> Request {
    Request::Pick(Box::new(pick))
}

fn shelf(shelf: ShelfRequest) -> Request {
    Request::Shelf(Box::new(shelf))
}

fn read_marks(text: &str) -> Option<Vec<Fingerprint>> {
    if !text.is_ascii() || !text.len().is_multiple_of(MARK) || text.len() / MARK > QueryText::MOST {
        return None;
    }
    text.as_bytes().chunks(MARK).map(|mark| std::str::from_utf8(mark).ok()?.parse().ok()).collect()
}
