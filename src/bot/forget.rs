//! What is kept of a server or a member goes when they ask for it: at once, and with a word about what went.

use jiff::Timestamp;

use super::Bot;
use super::reply::{Button, Reply, Text};
use super::request::{Caller, Forgetting, Request};
use crate::store::StoreError;

fn private(headline: Text) -> Reply {
    Reply { private: true, headline, ..Reply::default() }
}

impl Bot {
    /// `/podcast-admin forget` and `/podcast forget-me`.
    pub(super) async fn forget(&self, what: Forgetting, caller: &Caller, now: Timestamp) -> Reply {
        let Some(picks) = &self.picks else {
            return private(Text::plain("Nothing is kept here: this podpick has no store."));
        };
        let store = picks.store();
        let done = match (what, caller.guild, caller.user) {
            (Forgetting::Me, _, Some(user)) => store.forget_member(user).await.map(|rows| {
                private(Text::message(
                    "podpick no longer knows you: your id was taken out of {rows} places where you had set up, queued or picked something. Those stay, without your name.",
                    &[("rows", Text::plain(rows.to_string()))],
                ))
            }),
            (Forgetting::Me, _, None) => return super::wording::outdated(),
            (_, None, _) => {
                return private(Text::plain(
                    "This works in a server only: it deletes what podpick keeps about that server.",
                ));
            }
            (_, Some(_), _) if !caller.may_admin => {
                return private(Text::plain(
                    "Only members who may manage this server can delete what podpick keeps about it.",
                ));
            }
            (Forgetting::AskServer, Some(_), _) => return Self::ask_to_forget(),
            (Forgetting::Server, Some(guild), _) => {
                self.forget_asked(guild);
                store.forget_guild(guild).await.map(|rows| {
                private(Text::message(
                    "Deleted: {rows} rows, which is everything podpick kept about this server. Posts in your channels stay; delete them there. To start again, use {command}.",
                    &[("rows", Text::plain(rows.to_string())), ("command", Text::default().command("pick schedule"))],
                ))
                })
            }
        };
        done.unwrap_or_else(|error: StoreError| {
            let mark = caller.guild.or(caller.user).unwrap_or_default();
            let code = format!("{:05X}", (now.as_millisecond() as u64 ^ mark) & 0xf_ffff);
            tracing::error!(code, %error, "what was asked to be forgotten is not forgotten yet");
            self.no_answer(&error, &code)
        })
    }

    /// Nothing goes before somebody has pressed the button.
    fn ask_to_forget() -> Reply {
        let words = "This deletes everything podpick keeps about this server, at once and for good: the schedule of the weekly \
                     pick, the queue, the history of picks, the channels that follow new episodes, and how often topics were \
                     asked for. Posts in your channels stay.";
        let button = Button {
            label: "Delete everything".into(),
            request: Request::Forget(Forgetting::Server),
            share: false,
        };
        Reply { buttons: vec![button], ..private(Text::plain(words)) }
    }
}
