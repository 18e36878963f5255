//! What was found when podpick was looked over, and how it reads in Discord. Looks at nothing itself.

use super::reply::{Card, Reply, Text};
use super::request::Caller;
use super::{Bot, wording};

/// How one thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// As it should be.
    Good,
    /// It works, but somebody should know.
    Warn,
    /// It does not work.
    Bad,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What was looked at, in an English word or two.
    pub name: &'static str,
    /// How it stands.
    pub verdict: Verdict,
    /// What was found.
    pub found: Text,
    /// What to do, and at which page or with which command; nothing where all is well.
    pub advice: Option<Text>,
}

impl Check {
    /// As it should be.
    pub fn good(name: &'static str, found: impl Into<Text>) -> Self {
        Self { name, verdict: Verdict::Good, found: found.into(), advice: None }
    }

    /// It works, but somebody should know.
    pub fn warn(name: &'static str, found: impl Into<Text>, advice: impl Into<Text>) -> Self {
        Self { name, verdict: Verdict::Warn, found: found.into(), advice: Some(advice.into()) }
    }

    /// It does not work.
    pub fn bad(name: &'static str, found: impl Into<Text>, advice: impl Into<Text>) -> Self {
        Self { name, verdict: Verdict::Bad, found: found.into(), advice: Some(advice.into()) }
    }
}

impl Bot {
    /// `/podcast-admin status` before anything was looked at: who may not, is told so.
    pub(super) fn about_status(caller: &Caller) -> Reply {
        let id = match (caller.guild, caller.may_admin) {
            (None, _) => "status-only-in-a-server",
            (Some(_), false) => "status-not-an-admin",
            (Some(_), true) => return wording::outdated(),
        };
        Reply { private: true, headline: Text::of(id), ..Reply::default() }
    }

    /// What an admin of a guild reads about how podpick is doing there.
    #[must_use]
    pub fn status_reply(checks: &[Check]) -> Reply {
        let worst = checks.iter().map(|check| check.verdict).max().unwrap_or(Verdict::Good);
        let headline = match worst {
            Verdict::Good => "checkup-good",
            Verdict::Warn => "checkup-warn",
            Verdict::Bad => "checkup-bad",
        };
        let mut body = Text::default();
        for check in checks {
            let mark = match check.verdict {
                Verdict::Good => "✅ ",
                Verdict::Warn => "⚠️ ",
                Verdict::Bad => "❌ ",
            };
            let values = [("what", subject(check.name).into()), ("found", check.found.clone().into())];
            body = body.and(mark).append(Text::message("checkup-line", values));
            if let Some(advice) = &check.advice {
                body = body.line().and("→ ").append(advice.clone());
            }
            body = body.line();
        }
        let card = Card { title: Text::of("checkup-title"), body, ..Card::default() };
        Reply { private: true, headline: Text::of(headline), cards: vec![card], ..Reply::default() }
    }
}

/// What was looked at, in the reader's language; what only the terminal shows stays as it is.
fn subject(name: &'static str) -> Text {
    match name {
        "version" => Text::of("check-version"),
        "catalog" => Text::of("check-catalog"),
        "connection" => Text::of("check-connection"),
        "database" => Text::of("check-database"),
        "feeds" => Text::of("check-feeds"),
        "commands" => Text::of("check-commands"),
        "channels" => Text::of("check-channels"),
        "roles" => Text::of("check-roles"),
        other => Text::plain(other),
    }
}
