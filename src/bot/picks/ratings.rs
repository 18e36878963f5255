//! What members think of a pick: the buttons under it, what they count, and until when.

use jiff::Timestamp;

use super::{Answered, Picks, RATED, words};
use crate::bot::Bot;
use crate::bot::reply::{Button, Reply};
use crate::bot::request::{Caller, Rating, Request};
use crate::outbox::Ratings;
use crate::store::Press;

/// The buttons under a pick, each with how many pressed it.
pub(super) fn buttons(post: &str, counts: Ratings) -> Vec<Button> {
    let button = |rating| Button {
        label: words::rating_label(rating, counts.of(rating)),
        request: Request::Rate { post: post.to_owned(), rating },
        share: false,
    };
    Rating::ALL.into_iter().map(button).collect()
}

impl Bot {
    /// Counts what a member thinks of a pick. Another opinion takes the place of the one before; the same takes it back.
    pub(super) async fn rate(
        &self,
        picks: &Picks,
        post: &str,
        rating: Rating,
        guild: u64,
        caller: &Caller,
        now: Timestamp,
    ) -> Answered {
        let Some(member) = caller.rater.as_deref() else { return Ok(crate::bot::wording::outdated()) };
        let since = now.saturating_sub(RATED).unwrap_or(Timestamp::MIN);
        let rated = picks.store.rate(Press { guild, post, member, rating }, since).await?;
        if let Some((counts, locale)) = rated {
            let mut relabelled = buttons(post, counts);
            for button in &mut relabelled {
                // Everybody reads them, in the language of the post.
                button.label = button.label.in_locale(locale);
            }
            return Ok(Reply { relabelled, ..words::rated(counts) });
        }
        let known = picks.store.message(post).await?;
        let known = known.filter(|message| message.guild == guild && message.is_pick());
        Ok(known.map_or_else(words::nothing_to_rate, |message| words::too_old_to_rate(message.ratings)))
    }
}
