//! The answers given last, so that what many ask at once is worked out once. In memory only, and only a few.
//!
//! What the catalog and feeds say and the hour are part of the question's number, so an
//! answer kept is the answer that would be given. Questions are kept as numbers, never as words.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use crate::bot::{Asked, Bot, Caller, Request};
use crate::locale::Locale;

/// Answers kept; about 4 KB each.
const MOST: usize = 256;

/// What was answered lately.
#[derive(Debug, Default)]
pub(crate) struct ResponseCache {
    hasher: RandomState,
    kept: Mutex<Kept>,
}

/// An answer as it was sent and what is counted with it.
type Answered = (Arc<Vec<u8>>, Arc<Counted>);

/// What is counted beside an answer, each time it is given.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    /// The marks of the topics it is about.
    pub(crate) topics: Vec<u64>,
    /// The question, where there was nothing to show.
    pub(crate) gap: Option<String>,
}

impl Counted {
    /// Counts it for a guild.
    pub(crate) fn count(&self, bot: &Bot, guild: Option<u64>) {
        bot.count_asked(guild, &self.topics);
        if let Some(gap) = &self.gap {
            bot.count_gap(guild, gap);
        }
    }
}

#[derive(Debug, Default)]
struct Kept {
    bodies: HashMap<u64, Answered>,
    order: VecDeque<u64>,
}

impl ResponseCache {
    /// The number of a question under these circumstances; none where each answer differs.
    /// `state` changes with what answers depend on besides: what feeds said, the server where it has a shelf, and the hour.
    pub(crate) fn key(
        &self,
        asked: &Asked,
        caller: &Caller,
        command: Option<u64>,
        embeds: bool,
        locales: [Locale; 2],
        state: (u64, Option<u64>, i64),
    ) -> Option<u64> {
        // Chance draws anew each time, and the weekly pick and its votes change.
        let repeats = !matches!(
            asked.request,
            Request::Random { .. }
                | Request::WeeklyPick
                | Request::Candidates { .. }
                | Request::Rate { .. }
                | Request::SendToMe { .. }
                | Request::Pick(_)
                | Request::Follow(_)
                | Request::Shelf(_)
                | Request::Status
                | Request::Forget(_)
        );
        // What there is to use depends on who asks.
        let rights = (asked.request == Request::Help).then_some((
            caller.guild.is_some(),
            caller.may_moderate,
            caller.may_admin,
        ));
        repeats.then(|| {
            self.hasher.hash_one((
                asked,
                caller.may_post,
                caller.explicit_allowed,
                caller.guild.is_some(),
                &caller.language,
                locales,
                command,
                (embeds, rights),
                state,
            ))
        })
    }

    /// The answer given to this question lately.
    pub(crate) fn get(&self, key: u64) -> Option<Answered> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).bodies.get(&key).cloned()
    }

    /// Keeps an answer and forgets the oldest.
    pub(crate) fn keep(&self, key: u64, body: &Arc<Vec<u8>>, aside: Arc<Counted>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.bodies.insert(key, (Arc::clone(body), aside)).is_none() {
            kept.order.push_back(key);
        }
        if kept.order.len() > MOST
            && let Some(oldest) = kept.order.pop_front()
        {
            kept.bodies.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bot::{Constraints, QueryText};

    fn asked(words: &str) -> Asked {
        let about = QueryText::Words(words.to_owned());
        Asked {
            request: Request::Topic { about, constraints: Constraints::default(), page: 0 },
            privately: false,
            for_member: None,
        }
    }

    #[test]
    fn the_same_question_is_the_same_and_any_other_is_not() {
        let recent = ResponseCache::default();
        let key = |words, may_post, command| {
            recent.key(
                &asked(words),
                &Caller { may_post, ..Caller::default() },
                command,
                true,
                [Locale::English; 2],
                (0, None, 0),
            )
        };
        assert_eq!(key("rust", true, Some(1)), key("rust", true, Some(1)));
        assert_ne!(key("rust", true, Some(1)), key("rust", false, Some(1)));
        assert_ne!(key("rust", true, Some(1)), key("rust", true, None));
        assert_ne!(key("rust", true, Some(1)), key("go", true, Some(1)));
        let chance = Asked { request: Request::Random { topic: None, seed: 1 }, ..asked("") };
        assert_eq!(
            recent.key(&chance, &Caller::default(), None, true, [Locale::English; 2], (0, None, 0)),
            None
        );
    }

    #[test]
    fn memory_is_bounded_and_the_newest_stay() {
        let recent = ResponseCache::default();
        for key in 0..10_000 {
            recent.keep(key, &Arc::new(vec![1]), Arc::default());
            recent.keep(key, &Arc::new(vec![2]), Arc::new(Counted { topics: vec![7], ..Counted::default() }));
        }
        let kept = recent.kept.lock().unwrap();
        assert!(kept.bodies.len() <= MOST && kept.order.len() <= MOST);
        assert_eq!(kept.bodies[&9_999].0.as_slice(), [2]);
    }
}
