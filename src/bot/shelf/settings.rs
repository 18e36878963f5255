//! What moderators and admins set: own names of topics, and where suggestions come to.

use super::{Answered, words};
use crate::bot::request::{Caller, Channel, QueryText};
use crate::bot::{Bot, Reply, picks, places, wording};
use crate::catalog::MOST_OWN_ALIASES;
use crate::search::{Target, is_common_word};
use crate::store::{Reviews, Store};
use crate::text::normalize;

/// Characters of an own name for a topic.
const LONGEST_ALIAS: usize = 60;

impl Bot {
    pub(super) async fn set_alias(
        &self,
        store: &Store,
        guild: u64,
        word: &str,
        topic: Option<&QueryText>,
    ) -> Answered {
        let word: String = word.split_whitespace().collect::<Vec<_>>().join(" ");
        let word: String = word.chars().filter(|c| !c.is_control()).take(LONGEST_ALIAS).collect();
        if normalize(&word).is_empty() {
            return Ok(words::no_word());
        }
        let Some(topic) = topic else {
            let gone = store.remove_alias(guild, &word).await?;
            if gone {
                self.reload_shelf(store, guild).await?;
            }
            return Ok(words::alias_removed(&word, gone));
        };
        if normalize(&word).split(' ').all(is_common_word) {
            return Ok(words::common_word(&word));
        }
        let meant = self.resolve(topic).targets().into_iter().find_map(|target| match target {
            Target::Topic(at) => Some(at),
            _ => None,
        });
        let Some(at) = meant else {
            return Ok(Reply { private: true, ..wording::no_such_topic(self, topic) });
        };
        let topic = self.catalog.topic(at);
        if !store.set_alias(guild, &word, &topic.id).await? {
            return Ok(words::aliases_full(MOST_OWN_ALIASES));
        }
        self.reload_shelf(store, guild).await?;
        Ok(words::alias_set(&word, &topic.label))
    }

    pub(super) async fn set_reviews(
        store: &Store,
        guild: u64,
        channel: Option<&Channel>,
        caller: &Caller,
    ) -> Answered {
        let Some(channel) = channel else {
            store.set_reviews(guild, None).await?;
            return Ok(words::no_reviews());
        };
        if let Err(refusal) = caller.may_choose(channel, false) {
            return Ok(wording::rights::refused(&refusal));
        }
        if let Err(refused) = places::takes_messages(channel) {
            return Ok(*refused);
        }
        let reviews = Reviews { channel: channel.id, locale: caller.guild_locale };
        store.set_reviews(guild, Some(reviews)).await?;
        let lacking = channel.missing(picks::needed(false, false));
        let reply = words::reviews_set(channel.id, lacking.as_deref());
        let hint = places::hint(channel).into_iter();
        let headline = hint.fold(reply.headline, |text, hint| text.line().append(hint));
        Ok(Reply { headline, ..reply })
    }
}
