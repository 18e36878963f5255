//! What is kept of a server or a member goes when they ask for it: at once, and with a word about what went.

use jiff::Timestamp;

use super::Bot;
use super::reply::{Button, Reply, Text};
use super::request::{Caller, Forgetting, Request};
use crate::store::{ForgottenMember, StoreError};

/// What went of a member.
fn forgot(gone: &ForgottenMember) -> Reply {
    let ratings = Text::message("forgot-ratings", [("count", gone.ratings.into())]);
    let places = Text::message("forgot-member", [("count", gone.places.into())]);
    Reply::private(match gone {
        ForgottenMember { ratings: 0, .. } => places,
        ForgottenMember { places: 0, .. } => ratings,
        _ => places.sentence(ratings),
    })
}

impl Bot {
    /// `/podcast-admin forget` and `/podcast forget-me`.
    pub(super) async fn forget(&self, what: Forgetting, caller: &Caller, now: Timestamp) -> Reply {
        let Some(picks) = &self.picks else {
            return Reply::say("forget-no-store");
        };
        let store = picks.store();
        let done = match (what, caller.guild, caller.user) {
            (Forgetting::Me, _, Some(user)) => {
                let gone = store.forget_member(user, caller.rater.as_deref().unwrap_or_default()).await;
                for guild in gone.iter().flat_map(|gone| &gone.shelves) {
                    // Answers there name the member no longer. Where this does not work, the next look at changes does it.
                    if let Err(error) = self.reload_shelf(store, *guild).await {
                        tracing::warn!(guild, %error, "Could not remove a member from a shelf in memory yet");
                    }
                }
                gone.map(|gone| forgot(&gone))
            }
            (Forgetting::Me, _, None) => return super::wording::outdated(),
            (_, None, _) => {
                return Reply::say("forget-only-in-a-server");
            }
            (_, Some(_), _) if !caller.may_admin => {
                return Reply::say("forget-not-an-admin");
            }
            (Forgetting::AskServer, Some(_), _) => return Self::ask_to_forget(),
            (Forgetting::Server, Some(guild), _) => {
                self.forget_asked(guild);
                self.forget_gaps_of(guild);
                let gone = store.forget_guild(guild).await;
                if gone.is_ok() {
                    self.set_shelves([(guild, crate::catalog::Shelf::default())]);
                }
                gone.map(|rows| Reply::private(Text::message("forgot-server", [("count", rows.into())])))
            }
        };
        done.unwrap_or_else(|error: StoreError| {
            let mark = caller.guild.or(caller.user).unwrap_or_default();
            let code = format!("{:05X}", (now.as_millisecond() as u64 ^ mark) & 0xf_ffff);
            tracing::error!(code, %error, "Could not delete the requested data");
            self.no_answer(&error, &code)
        })
    }

    /// Nothing goes before somebody has pressed the button.
    fn ask_to_forget() -> Reply {
        let button = Button::new("button-delete-everything", Request::Forget(Forgetting::Server));
        Reply { buttons: vec![button], ..Reply::private(Text::of("forget-ask")) }
    }
}
