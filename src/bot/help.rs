//! `/podcast help`: every command, and who may use it.

use super::reply::{Card, Reply, Span, Text};
use super::request::Caller;
use super::wording::podcasts;
use crate::catalog::Catalog;

/// The colour of answers that are about the bot itself.
const PLAIN: u32 = 0x0054_6E7A;

/// What this member can use here.
pub(super) fn help(catalog: &Catalog, caller: &Caller) -> Reply {
    let mut body = Text::default();
    let mut last = Who::Everybody;
    for (nth, (command, what, who)) in COMMANDS.iter().filter(|(.., who)| who.includes(caller)).enumerate() {
        body = if nth > 0 { body.line() } else { body };
        if let Some(title) = who.title().filter(|_| *who != last) {
            last = *who;
            body = body.line().append(Text::of(title)).line();
        }
        body = body.with(Span::Command((*command).to_owned())).and(" – ").append(Text::of(what));
    }
    body = body.line().line().append(Text::of("help-message-menu"));
    if last != Who::Everybody {
        body = body.line().append(Text::of("help-unseen-changes"));
    }
    let shows = podcasts(catalog.podcasts().count());
    let counts = [("shows", shows.into()), ("topics", catalog.topics().count().into())];
    Reply {
        private: true,
        cards: vec![Card {
            title: Text::of("help-title"),
            body,
            reason: Some(Text::message("help-counts", counts)),
            colour: PLAIN,
            ..Card::default()
        }],
        ..Reply::default()
    }
}

/// Who may use a command.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Everybody,
    /// In a server.
    Members,
    Moderators,
    Admins,
}

impl Who {
    fn includes(self, caller: &Caller) -> bool {
        let here = caller.guild.is_some();
        match self {
            Self::Everybody => true,
            Self::Members => here,
            Self::Moderators => here && caller.may_moderate,
            Self::Admins => here && caller.may_admin,
        }
    }

    /// What stands above their commands.
    fn title(self) -> Option<&'static str> {
        match self {
            Self::Admins => Some("help-for-admins"),
            Self::Moderators => Some("help-for-moderators"),
            Self::Everybody | Self::Members => None,
        }
    }
}

/// Every command, and who may use it. What it does says the message `help-…` of its name.
const COMMANDS: [(&str, &str, Who); 35] = [
    ("podcast topic", "help-podcast-topic", Who::Everybody),
    ("podcast show", "help-podcast-show", Who::Everybody),
    ("podcast episode", "help-podcast-episode", Who::Everybody),
    ("podcast new", "help-podcast-new", Who::Everybody),
    ("podcast similar", "help-podcast-similar", Who::Everybody),
    ("podcast random", "help-podcast-random", Who::Everybody),
    ("podcast pick", "help-podcast-pick", Who::Everybody),
    ("podcast topics", "help-podcast-topics", Who::Everybody),
    ("podcast suggest", "help-podcast-suggest", Who::Members),
    ("podcast help", "help-podcast-help", Who::Everybody),
    ("podcast forget-me", "help-podcast-forget-me", Who::Everybody),
    ("pick schedule", "help-pick-schedule", Who::Moderators),
    ("pick add", "help-pick-add", Who::Moderators),
    ("pick queue", "help-pick-queue", Who::Moderators),
    ("pick preview", "help-pick-preview", Who::Moderators),
    ("pick now", "help-pick-now", Who::Moderators),
    ("pick vote", "help-pick-vote", Who::Moderators),
    ("pick skip", "help-pick-skip", Who::Moderators),
    ("pick pause", "help-pick-pause", Who::Moderators),
    ("pick resume", "help-pick-resume", Who::Moderators),
    ("pick history", "help-pick-history", Who::Moderators),
    ("pick status", "help-pick-status", Who::Moderators),
    ("pick unschedule", "help-pick-unschedule", Who::Moderators),
    ("podcast-follow add", "help-podcast-follow-add", Who::Moderators),
    ("podcast-follow list", "help-podcast-follow-list", Who::Moderators),
    ("podcast-shelf add", "help-podcast-shelf-add", Who::Moderators),
    ("podcast-shelf edit", "help-podcast-shelf-edit", Who::Moderators),
    ("podcast-shelf remove", "help-podcast-shelf-remove", Who::Moderators),
    ("podcast-shelf restore", "help-podcast-shelf-restore", Who::Moderators),
    ("podcast-shelf list", "help-podcast-shelf-list", Who::Moderators),
    ("podcast-shelf alias", "help-podcast-shelf-alias", Who::Moderators),
    ("podcast-shelf missing", "help-podcast-shelf-missing", Who::Moderators),
    ("podcast-shelf reviews", "help-podcast-shelf-reviews", Who::Admins),
    ("podcast-admin status", "help-podcast-admin-status", Who::Admins),
    ("podcast-admin forget", "help-podcast-admin-forget", Who::Admins),
];
