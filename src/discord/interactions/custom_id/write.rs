//! A request as the parts of a custom id, always in the same order.

use std::fmt::Write;

use super::constraints::{constrain, plain_words};
use super::{LONGEST, VERSION, post_key_text};
use crate::bot::{Constraints, Following, Forgetting, Pick, QueryText, Rating, Request, ShelfRequest};
use crate::catalog::Fingerprint;

/// The custom id of a request; none for what cannot be kept in 100 characters, such as typed words.
#[must_use]
pub fn write(request: &Request, share: bool) -> Option<String> {
    let mut id = match request {
        // The answer it was asked under, and that one of it is to be sent.
        Request::ChooseToSend(shown) => write(shown, false)? + ";d",
        request => parts(request)?.write()?,
    };
    if share {
        id.push_str(";s");
    }
    (id.len() <= LONGEST).then_some(id)
}

/// What a custom id says behind its version.
#[derive(Default)]
struct Parts<'r> {
    kind: char,
    wish: Option<&'r QueryText>,
    /// What narrows a comparison.
    about: Option<&'r QueryText>,
    page: u16,
    constraints: Option<&'r Constraints>,
    seed: Option<u64>,
    entry: Option<i64>,
    /// The key of the message it stands under.
    post: Option<&'r str>,
    episode: Option<Fingerprint>,
}

/// None for what is typed and never pressed.
fn parts(request: &Request) -> Option<Parts<'_>> {
    let none = Parts::default();
    Some(match request {
        Request::Topic { about, constraints, page } => {
            Parts { kind: 't', wish: Some(about), constraints: Some(constraints), page: *page, ..none }
        }
        Request::Show { name } => Parts { kind: 's', wish: Some(name), ..none },
        Request::Episode { about, constraints, page } => {
            Parts { kind: 'e', wish: Some(about), constraints: Some(constraints), page: *page, ..none }
        }
        Request::New { topic, constraints, page } => {
            Parts { kind: 'f', wish: topic.as_ref(), constraints: Some(constraints), page: *page, ..none }
        }
        Request::Random { topic, seed } => {
            Parts { kind: 'r', wish: topic.as_ref(), seed: Some(*seed), ..none }
        }
        Request::Similar { name, about, constraints, page } => {
            let (about, constraints) = (about.as_ref(), Some(constraints));
            Parts { kind: 'm', wish: Some(name), about, constraints, page: *page, ..none }
        }
        Request::Varied { except, constraints, seed, page } => {
            let (constraints, seed) = (Some(constraints), Some(*seed));
            Parts { kind: 'c', wish: Some(except), constraints, seed, page: *page, ..none }
        }
        Request::Topics { under, page } => Parts { kind: 'b', wish: under.as_ref(), page: *page, ..none },
        Request::Help => Parts { kind: 'h', ..none },
        Request::WeeklyPick => Parts { kind: 'w', ..none },
        Request::MoreLikePost { name, post } => {
            Parts { kind: 'k', wish: Some(name), post: Some(post), ..none }
        }
        Request::Candidates { post } => Parts { kind: 'p', post: Some(post), ..none },
        Request::Rate { post, rating: Rating::Listened } => Parts { kind: 'L', post: Some(post), ..none },
        Request::Rate { post, rating: Rating::NotForMe } => Parts { kind: 'N', post: Some(post), ..none },
        Request::SelfRole { post } => Parts { kind: 'T', post: Some(post), ..none },
        Request::SendToMe { name, episode } => {
            Parts { kind: 'D', wish: Some(name), episode: *episode, ..none }
        }
        Request::Follow(follow) => follow_parts(follow)?,
        Request::Pick(pick) => pick_parts(pick)?,
        Request::Shelf(shelf) => shelf_parts(shelf)?,
        Request::Forget(Forgetting::Server) => Parts { kind: 'g', ..none },
        Request::Forget(_) | Request::ChooseToSend(_) => return None,
        Request::Outdated | Request::Unreadable | Request::Status => Parts { kind: 'o', ..none },
    })
}

fn follow_parts(follow: &Following) -> Option<Parts<'_>> {
    let none = Parts::default();
    Some(match follow {
        Following::List { page } => Parts { kind: 'j', page: *page, ..none },
        Following::Remove { id } => Parts { kind: 'v', entry: Some(*id), ..none },
        Following::Add { .. } => return None,
    })
}

fn pick_parts(pick: &Pick) -> Option<Parts<'_>> {
    let none = Parts::default();
    Some(match pick {
        Pick::Queue { page, chosen } => Parts { kind: 'q', page: *page, entry: *chosen, ..none },
        Pick::Move { id, up: true } => Parts { kind: 'u', entry: Some(*id), ..none },
        Pick::Move { id, up: false } => Parts { kind: 'd', entry: Some(*id), ..none },
        Pick::Remove { id } => Parts { kind: 'x', entry: Some(*id), ..none },
        Pick::History { page } => Parts { kind: 'y', page: *page, ..none },
        Pick::Status { post } if post.is_empty() => Parts { kind: 'z', ..none },
        Pick::Status { post } => Parts { kind: 'z', post: Some(post), ..none },
        Pick::SendAnew { key } => Parts { kind: 'n', post: Some(key), ..none },
        _ => return None,
    })
}

/// What was filled into a form is not part of its custom id.
fn shelf_parts(shelf: &ShelfRequest) -> Option<Parts<'_>> {
    let (kind, key) = match shelf {
        ShelfRequest::List { page } => return Some(Parts { kind: 'S', page: *page, ..Parts::default() }),
        ShelfRequest::Review { key } => ('R', key),
        ShelfRequest::Accept { key } => ('A', key),
        ShelfRequest::AskEdit { what } => ('E', what),
        ShelfRequest::AskDecline { key } => ('C', key),
        ShelfRequest::Edited { what, .. } => ('F', what),
        ShelfRequest::Declined { key, .. } => ('G', key),
        _ => return None,
    };
    Some(Parts { kind, post: Some(key), ..Parts::default() })
}

impl Parts<'_> {
    /// None where a part cannot be written.
    fn write(&self) -> Option<String> {
        let mut id = String::with_capacity(LONGEST);
        id.extend([VERSION, self.kind]);
        match self.wish {
            Some(QueryText::Words(words)) if self.kind == 'e' => {
                let _ = write!(id, ";q{}", plain_words(words)?);
            }
            Some(query) => wish(&mut id, query)?,
            None => {}
        }
        if let Some(about) = self.about {
            narrowing(&mut id, about)?;
        }
        if self.page > 0 {
            let _ = write!(id, ";p{}", self.page);
        }
        if let Some(constraints) = self.constraints {
            constrain(&mut id, constraints)?;
        }
        if let Some(seed) = self.seed {
            let _ = write!(id, ";r{seed:x}");
        }
        if let Some(entry) = self.entry {
            let _ = write!(id, ";i{entry}");
        }
        if let Some(post) = self.post {
            let _ = write!(id, ";k{}", post_key_text(post)?);
        }
        if let Some(episode) = self.episode {
            let _ = write!(id, ";v{episode}");
        }
        Some(id)
    }
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
