//! What is said where there is nothing to show, and what can be done instead. Shows no podcasts.

use super::{listed, podcasts, quote};
use crate::bot::reply::{Button, Card, Menu, MenuOption, Reply, Text};
use crate::bot::request::{Constraints, QueryText, Request};
use crate::bot::{Bot, Caller, Finding};
use crate::catalog::Catalog;
use crate::search::Target;

/// Names offered in place of one that is not there.
const MOST_NEAR: usize = 3;
/// Topics offered where nothing is near.
const BROWSED: usize = 8;
/// The colour of answers that are about the bot itself.
const PLAIN: u32 = 0x0054_6E7A;

/// A private reply of one sentence or two.
fn private(headline: Text) -> Reply {
    Reply { private: true, headline, ..Reply::default() }
}

/// Nothing was understood; what is really near is offered, or else topics to browse.
pub(in crate::bot) fn not_understood(bot: &Bot, about: &QueryText, finding: &Finding) -> Reply {
    if matches!(about, QueryText::Resolved { .. }) {
        return gone();
    }
    let quoted = quote(about);
    let text = if quoted.is_empty() {
        Text::plain("There is no word in that to search for.")
    } else {
        Text::message("Nothing about {typed} in this catalog.", &[("typed", Text::default().quoted(quoted))])
    };
    offer(bot, text, &finding.understanding.near)
}

/// A menu of what is near, or of the topics that lead furthest.
fn offer(bot: &Bot, text: Text, near: &[Target]) -> Reply {
    let (text, shown) = if near.is_empty() {
        (text.and(" Here are topics to browse:"), bot.largest_topics(BROWSED))
    } else {
        let names: Vec<&str> = near.iter().map(|target| bot.name(*target)).collect();
        let names = listed(Text::default(), &names, "or");
        (super::apart(text, Text::message("Did you mean {names}?", &[("names", names)])), near.to_vec())
    };
    let options: Vec<MenuOption> = shown.iter().map(|target| option(bot, *target)).collect();
    let menu = (!options.is_empty()).then_some(Menu { placeholder: "Show instead", options });
    Reply { menu, ..private(text) }
}

/// What is offered, with what choosing it asks.
fn option(bot: &Bot, target: Target) -> MenuOption {
    let (description, request) = match target {
        Target::Topic(at) => {
            let about = bot.just(target);
            let request = Request::Topic { about, constraints: Constraints::default(), page: 0 };
            (Some(podcasts(bot.catalog().reach(at))), request)
        }
        _ => (None, Request::Show { name: bot.just(target) }),
    };
    MenuOption { label: bot.name(target).to_owned(), description, request }
}

/// Something was understood, but what it must also satisfy leaves nothing of it; buttons lead to what there is without.
pub(in crate::bot) fn filtered_out(bot: &Bot, finding: &Finding, buttons: Vec<Button>) -> Reply {
    let what = super::wished(bot, &finding.understanding);
    let excluded = super::conditions::excluded(bot, finding);
    let limits = super::conditions::limits(bot, finding);
    let template = match (what.is_empty(), excluded.is_empty(), limits.is_empty()) {
        (true, true, true) => "Nothing fits.",
        (true, true, false) => "Nothing here is {limits}.",
        (true, false, true) => "Nothing is left without {excluded}.",
        (true, false, false) => "Nothing is left without {excluded}, {limits}.",
        (false, true, true) => "Nothing about {what}.",
        (false, true, false) => "Nothing about {what} is {limits}.",
        (false, false, true) => "Nothing about {what} is left without {excluded}.",
        (false, false, false) => "Nothing about {what} is left without {excluded}, {limits}.",
    };
    let text = Text::message(template, &[("what", what), ("excluded", excluded), ("limits", limits)]);
    if buttons.is_empty() { offer(bot, text, &[]) } else { Reply { buttons, ..private(text) } }
}

/// No episode fits.
pub(in crate::bot) fn no_episode(bot: &Bot, about: &QueryText, finding: &Finding, page: u16) -> Reply {
    if page > 0 {
        return no_more();
    }
    if finding.understanding.is_empty() {
        return not_understood(bot, about, finding);
    }
    let what = super::wished(bot, &finding.understanding);
    let limits = super::conditions::limits(bot, finding);
    let template = match (what.is_empty(), limits.is_empty()) {
        (true, true) => "No such episode in this catalog.",
        (true, false) => "No episode {limits} in this catalog.",
        (false, true) => "No episode about {what} in this catalog.",
        (false, false) => "No episode about {what} {limits} in this catalog.",
    };
    let text = Text::message(template, &[("what", what), ("limits", limits)]);
    let total = finding.recommendation.total;
    let about = bot.settled(&finding.understanding);
    let button = (total > 0).then(|| Button {
        label: format!("Shows: {total}").into(),
        request: Request::Topic { about, constraints: Constraints::default(), page: 0 },
        share: false,
    });
    Reply { buttons: button.into_iter().collect(), ..private(text) }
}

/// Nothing came out lately.
pub(in crate::bot) fn nothing_new(unread: bool) -> Reply {
    private(if unread {
        Text::plain("podpick has not read any feed yet. Ask for a show with ")
            .command("podcast topic")
            .and(" meanwhile.")
    } else {
        Text::plain("Nothing like that came out in the last two weeks. Look further back with ")
            .command("podcast episode")
            .and(".")
    })
}

/// A name that is no podcast's.
pub(in crate::bot) fn no_such_podcast(bot: &Bot, words: &str, near: &[Target]) -> Reply {
    let quoted = quote(&QueryText::Words(words.to_owned()));
    let text = Text::plain("No show called ").quoted(quoted).and(" in this catalog.");
    let near = near.get(..near.len().min(MOST_NEAR)).unwrap_or_default();
    if near.is_empty() {
        return private(text.and(" Look for a topic with ").command("podcast topic").and("."));
    }
    let names: Vec<&str> = near.iter().map(|target| bot.name(*target)).collect();
    let options = near.iter().map(|target| MenuOption {
        label: bot.name(*target).to_owned(),
        description: None,
        request: Request::Show { name: bot.just(*target) },
    });
    Reply {
        menu: Some(Menu { placeholder: "Show instead", options: options.collect() }),
        ..private(listed(text.and(" Did you mean "), &names, "or").and("?"))
    }
}

/// A wish that is no topic's name.
pub(in crate::bot) fn no_such_topic(bot: &Bot, wish: &QueryText) -> Reply {
    let understanding = bot.resolve(wish);
    let text = Text::plain("No topic called ").quoted(quote(wish)).and(" in this catalog.");
    offer(bot, text, &understanding.near)
}

/// A podcast that shares no topic with another, or none that meets what was asked for.
pub(in crate::bot) fn nothing_similar(title: &str, buttons: Vec<Button>) -> Reply {
    let title = Text::default().strong(title);
    let text = Text::message("Nothing else in this catalog is like {title}.", &[("title", title)]);
    Reply { buttons, ..private(text) }
}

/// A page after the last.
pub(in crate::bot) fn no_more() -> Reply {
    private(Text::plain("That was all."))
}

/// Something that a button meant is no longer in the catalog.
pub(in crate::bot) fn gone() -> Reply {
    private(
        Text::plain("This is no longer in the catalog. Ask again with ").command("podcast topic").and("."),
    )
}

/// A command that this version cannot read, which Discord may show for an hour after an update.
pub(in crate::bot) fn unreadable() -> Reply {
    private(
        Text::plain(
            "podpick cannot read this command. Discord may show an outdated version: reload Discord, or see ",
        )
        .command("podcast help")
        .and("."),
    )
}

impl Reply {
    /// Something went wrong that should not have; `code` finds it in the log.
    #[must_use]
    pub fn fault(code: &str) -> Self {
        private(
            Text::plain(
                "Something went wrong. If it happens again, give this code to whoever runs podpick: ",
            )
            .strong(code)
            .and("."),
        )
    }

    /// The same command came a second time, after somebody had taken it.
    #[must_use]
    pub fn taken() -> Self {
        private(
            Text::plain("This command came twice, and was taken the first time. See what it did with ")
                .command("pick status")
                .and(", ")
                .command("pick queue")
                .and(" or ")
                .command("podcast-follow list")
                .and("."),
        )
    }

    /// The member, or the whole server, asks too often; `until` is when the next question is welcome.
    #[must_use]
    pub fn slow_down(everybody: bool, until: jiff::Timestamp) -> Self {
        let words = if everybody {
            "This server is asking a lot right now. Please ask again "
        } else {
            "You asked five questions in ten seconds. Please ask again "
        };
        // A second more, because Discord shows whole ones.
        let until = until.saturating_add(jiff::SignedDuration::from_secs(1)).unwrap_or(until);
        private(Text::plain(words).time(until, super::super::Shown::Relative).and("."))
    }
}

/// A button or menu of another version.
pub(in crate::bot) fn outdated() -> Reply {
    private(
        Text::plain("This belongs to an older answer that podpick can no longer read. Ask again with ")
            .command("podcast topic")
            .and("."),
    )
}

/// Who may use a command.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Everybody,
    Moderators,
    Admins,
}

/// Every command, what it does, and who may use it.
const COMMANDS: [(&str, &str, Who); 25] = [
    (
        "podcast topic",
        "shows and episodes about something; typos are fine, and so are whole sentences",
        Who::Everybody,
    ),
    ("podcast show", "one show: why, hosts, topics, episodes", Who::Everybody),
    ("podcast episode", "episodes by topic, title or guest", Who::Everybody),
    ("podcast new", "the newest episodes", Who::Everybody),
    ("podcast similar", "shows like one you know", Who::Everybody),
    ("podcast random", "one by chance", Who::Everybody),
    ("podcast pick", "this week's pick and the last ones", Who::Everybody),
    ("podcast topics", "what there is to ask for", Who::Everybody),
    ("podcast help", "this list", Who::Everybody),
    ("podcast forget-me", "deletes your id from what podpick keeps", Who::Everybody),
    ("pick schedule", "sets when and where the weekly pick comes", Who::Moderators),
    ("pick add", "queues a show or an episode", Who::Moderators),
    ("pick queue", "shows the queue, to reorder it", Who::Moderators),
    ("pick preview", "shows the next pick to you alone", Who::Moderators),
    ("pick now", "posts the next pick at once", Who::Moderators),
    ("pick skip", "skips the next pick", Who::Moderators),
    ("pick pause", "pauses the weekly pick", Who::Moderators),
    ("pick resume", "resumes it", Who::Moderators),
    ("pick history", "shows the picks so far", Who::Moderators),
    ("pick status", "shows how things stand", Who::Moderators),
    ("pick unschedule", "ends the weekly pick", Who::Moderators),
    ("podcast-follow add", "announces new episodes in a channel", Who::Moderators),
    ("podcast-follow list", "shows what is announced where, to end it", Who::Moderators),
    ("podcast-admin status", "checks podpick in this server", Who::Admins),
    ("podcast-admin forget", "deletes what podpick keeps about this server", Who::Admins),
];

/// What this member can use here.
pub(in crate::bot) fn help(catalog: &Catalog, caller: &Caller) -> Reply {
    let here = caller.guild.is_some();
    let may = |who: Who| match who {
        Who::Everybody => true,
        Who::Moderators => here && caller.may_moderate,
        Who::Admins => here && caller.may_admin,
    };
    let mut body = Text::default();
    let mut last = Who::Everybody;
    for (nth, (command, what, who)) in COMMANDS.iter().filter(|(.., who)| may(*who)).enumerate() {
        body = if nth > 0 { body.line() } else { body };
        if *who != last {
            last = *who;
            let title = match who {
                Who::Admins => "For server admins",
                Who::Moderators | Who::Everybody => "For moderators",
            };
            body = body.line().strong(title).line();
        }
        body = body.command(command).and(format!(" – {what}"));
    }
    body = body
        .line()
        .line()
        .and("Or open a message's menu, Apps, ")
        .strong("Find podcasts")
        .and(": what it says is the question, and only you see the answer.");
    if last != Who::Everybody {
        body = body.line().and("Changes under Server Settings → Integrations cannot be seen here.");
    }
    Reply {
        private: true,
        cards: vec![Card {
            title: "What you can ask".to_owned(),
            body,
            reason: Some(format!(
                "{} about {} topics, chosen by people",
                podcasts(catalog.podcasts().count()),
                catalog.topics().count()
            )),
            colour: PLAIN,
            ..Card::default()
        }],
        ..Reply::default()
    }
}
