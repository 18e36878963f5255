//! Searches without results: counted in words as they are compared, for all and for each server, without who asked. Keeps nothing for long.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::request::{Asked, QueryText, Request};
use super::{Bot, Reply};
use crate::text::normalize;

/// Questions that are remembered between two writings; more are not worth the memory.
const MOST: usize = 4_000;
/// Longer questions are sentences, which say more about who asks than about what is missing.
const LONGEST: usize = 60;
const MOST_WORDS: usize = 8;
/// So many digits may be a number that belongs to somebody.
const DIGITS: usize = 5;

/// A question without an answer: the server where it was asked, if in one, the question, and how often.
pub type Counted = (Option<u64>, String, u64);

/// Counts, until they are taken to be written down.
#[derive(Debug, Default)]
pub(super) struct Gaps(Mutex<HashMap<(Option<u64>, String), u64>>);

impl Bot {
    /// The same bot, which counts what it had no answer to.
    #[must_use]
    pub fn counting_gaps(mut self) -> Self {
        self.gaps = Some(std::sync::Arc::default());
        self
    }

    /// The question as it is counted, where the answer had nothing to show. Private questions are nobody's.
    #[must_use]
    pub fn gap(&self, asked: &Asked, reply: &Reply) -> Option<String> {
        self.gaps.as_ref()?;
        if asked.privately || !reply.cards.is_empty() {
            return None;
        }
        match &asked.request {
            Request::Topic { about: QueryText::Words(words), page: 0, .. }
            | Request::Episode { about: QueryText::Words(words), page: 0, .. }
            | Request::Show { name: QueryText::Words(words) }
            | Request::Similar { name: QueryText::Words(words), .. } => countable(words),
            _ => None,
        }
    }

    /// Counts a question that [`Bot::gap`] gave, asked in a server or elsewhere.
    pub fn count_gap(&self, guild: Option<u64>, question: &str) {
        self.put_gaps_back(vec![(guild, question.to_owned(), 1)]);
    }

    /// What was counted since the last time, in an order that is the same for all processes.
    #[must_use]
    pub fn take_gaps(&self) -> Vec<Counted> {
        let Some(gaps) = &self.gaps else { return Vec::new() };
        let gaps = std::mem::take(&mut *gaps.0.lock().unwrap_or_else(PoisonError::into_inner));
        let mut gaps: Vec<_> =
            gaps.into_iter().map(|((guild, question), times)| (guild, question, times)).collect();
        gaps.sort_unstable();
        gaps
    }

    /// Forgets what was counted in a server and is not written down yet.
    pub(super) fn forget_gaps_of(&self, guild: u64) {
        let Some(kept) = &self.gaps else { return };
        kept.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|(asked_in, _), _| *asked_in != Some(guild));
    }

    /// Puts back what could not be written down.
    pub fn put_gaps_back(&self, gaps: Vec<Counted>) {
        let Some(kept) = &self.gaps else { return };
        let mut kept = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (guild, question, times) in gaps {
            let key = (guild, question);
            if kept.len() < MOST || kept.contains_key(&key) {
                *kept.entry(key).or_default() += times;
            }
        }
    }
}

/// Folded words of a short question without anything that looks like an address, a mention or a number of somebody's.
fn countable(words: &str) -> Option<String> {
    let folded = normalize(words);
    // Looked for in both forms: full-width letters and digits become usual ones when they are folded.
    let personal = [words.to_lowercase().as_str(), &folded].iter().any(|text| {
        let digits = text.chars().filter(|c| c.is_numeric()).count();
        digits >= DIGITS || ["@", "＠", "://", "www."].iter().any(|mark| text.contains(mark))
    });
    let short = words.trim().chars().count() <= LONGEST && words.split_whitespace().count() <= MOST_WORDS;
    (!personal && short && !folded.is_empty()).then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_and_what_is_nobodys_business() {
        assert_eq!(countable("  Pottery  Throwing! ").as_deref(), Some("pottery throwing"));
        for private in [
            "",
            "mail me@example.org",
            "https://example.org/x",
            "<@123456789012345678>",
            "call 0301234567",
            "call ０３０１２３４５６７",
            "me＠example.org",
        ] {
            assert_eq!(countable(private), None, "{private}");
        }
        assert_eq!(countable(&"word ".repeat(9)), None);
        assert_eq!(countable(&"x".repeat(61)), None);
    }

    #[test]
    fn what_a_server_asked_for_is_forgotten_with_it() {
        let bot = Bot::new(crate::catalog::Catalog::default()).counting_gaps();
        for guild in [Some(1), Some(2), None] {
            bot.count_gap(guild, "pottery");
        }
        bot.forget_gaps_of(1);
        let pottery = |guild| (guild, "pottery".to_owned(), 1);
        assert_eq!(bot.take_gaps(), [pottery(None), pottery(Some(2))]);
    }

    #[test]
    fn memory_is_bounded_and_nothing_is_lost_when_the_store_is_away() {
        let bot = Bot::new(crate::catalog::Catalog::default()).counting_gaps();
        for number in 0..12_000 {
            bot.count_gap(Some(number % 2), &format!("question {}", number % 6_000));
        }
        let taken = bot.take_gaps();
        assert_eq!(taken.len(), MOST);
        assert_eq!(taken.iter().map(|(.., times)| times).sum::<u64>(), 8_000);
        bot.count_gap(Some(1), "question 7");
        bot.put_gaps_back(taken);
        let again = bot.take_gaps();
        assert!(again.contains(&(Some(1), "question 7".to_owned(), 3)), "{again:?}");
    }
}
