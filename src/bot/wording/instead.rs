//! What is said where there is nothing to show, and what can be done instead. Shows no podcasts.

use super::{listed, podcasts, quote};
use crate::bot::reply::{Card, Menu, MenuOption, Reply, Text};
use crate::bot::request::{Filters, Length, Request, Wish};
use crate::bot::{Bot, Finding, language};
use crate::catalog::{Catalog, Level, TopicIx};
use crate::search::Target;

/// Names offered in place of one that is not there.
const MOST_NEAR: usize = 3;
/// The colour of answers that are about the bot itself.
const PLAIN: u32 = 0x0054_6E7A;

/// A private reply of one sentence or two.
fn private(headline: Text) -> Reply {
    Reply { private: true, headline, ..Reply::default() }
}

/// Nothing was understood; what is really near is offered.
pub(in crate::bot) fn not_understood(bot: &Bot, about: &Wish, finding: &Finding) -> Reply {
    if matches!(about, Wish::Resolved { .. }) {
        return gone();
    }
    let quoted = quote(about);
    let text = if quoted.is_empty() {
        Text::plain("That holds no word to look for.")
    } else {
        Text::plain("Nothing about ").quoted(quoted).and(" in this catalog.")
    };
    offer(bot, text, &finding.understanding.near)
}

fn offer(bot: &Bot, text: Text, near: &[TopicIx]) -> Reply {
    if near.is_empty() {
        return private(text.and(" See what there is with ").command("podcast topics").and("."));
    }
    let names: Vec<&str> = near.iter().map(|at| bot.catalog().topic(*at).label.as_str()).collect();
    let text = listed(text.and(" Did you mean "), &names, "or").and("?");
    let options = near.iter().map(|at| MenuOption {
        label: bot.catalog().topic(*at).label.clone(),
        description: Some(podcasts(bot.catalog().reach(*at))),
        request: Request::Topic { about: bot.just(Target::Topic(*at)), filters: Filters::default(), page: 0 },
    });
    Reply { menu: Some(Menu { placeholder: "Show instead", options: options.collect() }), ..private(text) }
}

/// Something was understood, but the filters leave nothing of it, or there is nothing behind it.
pub(in crate::bot) fn filtered_out(
    bot: &Bot,
    finding: &Finding,
    filters: &Filters,
    unfiltered: usize,
) -> Reply {
    let targets = finding.understanding.targets();
    let names: Vec<&str> = targets.iter().map(|target| bot.name(*target)).collect();
    let mut text = listed(Text::plain("Nothing about "), &names, "and");
    match filters.level {
        Some(Level::Beginner) => text = text.and(" for beginners"),
        Some(Level::Intermediate) => text = text.and(" for people who know the basics"),
        Some(Level::Advanced) => text = text.and(" for experts"),
        Some(Level::All) | None => {}
    }
    if let Some(tag) = &filters.language {
        text = text.and(" in ").strong(language::name(tag));
    }
    let text = with_length(text, filters.length);
    let text = text.and(".");
    private(match unfiltered {
        0 => text.and(" See what there is with ").command("podcast topics").and("."),
        1 => text.and(" Without that, there is 1 result."),
        count => text.and(format!(" Without that, there are {count} results.")),
    })
}

fn with_length(text: Text, length: Option<Length>) -> Text {
    match length {
        Some(Length::Short) => text.and(" under 20 minutes"),
        Some(Length::Commute) => text.and(" of 20 to 45 minutes"),
        Some(Length::Long) => text.and(" over 45 minutes"),
        None => text,
    }
}

/// No episode fits.
pub(in crate::bot) fn no_episode(bot: &Bot, about: &Wish, finding: &Finding, page: u16) -> Reply {
    if page > 0 {
        return no_more();
    }
    if finding.understanding.segments.is_empty() {
        return not_understood(bot, about, finding);
    }
    let targets = finding.understanding.targets();
    let names: Vec<&str> = targets.iter().map(|target| bot.name(*target)).collect();
    let text = listed(Text::plain("No episode about "), &names, "and");
    let text = with_length(text, finding.filters.length).and(" in this catalog");
    let found = finding.recommendation.total;
    private(if found == 0 {
        text.and(".")
    } else {
        text.and(format!(", but {}: try ", podcasts(found))).command("podcast topic").and(".")
    })
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
    let quoted = quote(&Wish::Words(words.to_owned()));
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
pub(in crate::bot) fn no_such_topic(bot: &Bot, wish: &Wish) -> Reply {
    let understanding = bot.resolve(wish);
    let text = Text::plain("No topic called ").quoted(quote(wish)).and(" in this catalog.");
    offer(bot, text, &understanding.near)
}

/// A podcast that shares no topic with another.
pub(in crate::bot) fn nothing_similar(title: &str) -> Reply {
    private(Text::plain("Nothing else in this catalog is like ").strong(title).and("."))
}

/// A page after the last.
pub(in crate::bot) fn no_more() -> Reply {
    private(Text::plain("That was all."))
}

/// Something that a button meant is no longer in the catalog.
pub(in crate::bot) fn gone() -> Reply {
    private(
        Text::plain("What this stood for is no longer in the catalog. Ask again with ")
            .command("podcast topic")
            .and("."),
    )
}

/// A command that this version cannot read, which Discord may show for an hour after an update.
pub(in crate::bot) fn unreadable() -> Reply {
    private(
        Text::plain("I cannot read this command. Discord may still show you an older form of it: reload Discord, or see ")
            .command("podcast help")
            .and("."),
    )
}

impl Reply {
    /// Something went wrong that should not have; `code` finds it in the log.
    #[must_use]
    pub fn fault(code: &str) -> Self {
        private(
            Text::plain("Something went wrong here, and it is noted. Please try again; if it stays so, tell the server's admins this code: ")
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
            "A lot is being asked in this server at the moment. Please ask again "
        } else {
            "Not so fast: I take five questions in ten seconds from one member. Please ask again "
        };
        // A second more, because Discord shows whole ones.
        let until = until.saturating_add(jiff::SignedDuration::from_secs(1)).unwrap_or(until);
        private(Text::plain(words).time(until, super::super::Shown::Relative).and("."))
    }
}

/// A button or menu of another version.
pub(in crate::bot) fn outdated() -> Reply {
    private(
        Text::plain("This belongs to an older answer that I can no longer read. Ask again with ")
            .command("podcast topic")
            .and("."),
    )
}

/// What a member can do.
pub(in crate::bot) fn help(catalog: &Catalog) -> Reply {
    let body = [
        ("podcast topic", "shows and episodes about something; typos are fine, and so are whole sentences"),
        ("podcast show", "one show: why, hosts, topics, episodes"),
        ("podcast episode", "episodes by topic, title or guest"),
        ("podcast similar", "shows like one you know"),
        ("podcast random", "one by chance"),
        ("podcast pick", "this week's pick and the last ones"),
        ("podcast topics", "what there is to ask for"),
    ]
    .into_iter()
    .enumerate()
    .fold(Text::default(), |text, (at, (command, what))| {
        let text = if at > 0 { text.line() } else { text };
        text.command(command).and(format!(" – {what}"))
    })
    .line()
    .and("Or open a message's menu, Apps, ")
    .strong("Find podcasts")
    .and(": what it says is the question, and only you see the answer.");
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
