//! What is said where there is nothing to show, and what can be done instead. Shows no podcasts.

use super::{listed, podcasts, quote, short};
use crate::bot::reply::{Button, Joint, Menu, MenuOption, Reply, Shown, Text};
use crate::bot::request::{Constraints, QueryText, Request};
use crate::bot::{Bot, Finding, resolve};
use crate::search::Target;

/// Names offered in place of one that is not there.
const MOST_NEAR: usize = 3;
/// Topics offered where nothing is near.
const BROWSED: usize = 8;

/// Nothing was understood; what is really near is offered, or else topics to browse.
pub(in crate::bot) fn not_understood(bot: &Bot, about: &QueryText, finding: &Finding) -> Reply {
    let QueryText::Words(words) = about else { return gone() };
    let quoted = short(resolve::undecorated(words));
    let text = if quoted.is_empty() {
        Text::of("nothing-typed")
    } else {
        Text::message("nothing-about-typed", [("typed", Text::default().quoted(quoted).into())])
    };
    offer(bot, text, &finding.understanding.near)
}

/// A menu of what is near, or of the topics that lead furthest.
fn offer(bot: &Bot, text: Text, near: &[Target]) -> Reply {
    let (text, shown) = if near.is_empty() {
        (text.sentence(Text::of("topics-to-browse")), bot.largest_topics(BROWSED))
    } else {
        (text.sentence(did_you_mean(bot, near)), near.to_vec())
    };
    let options: Vec<MenuOption> = shown.iter().map(|target| option(bot, *target)).collect();
    let menu = (!options.is_empty()).then_some(Menu { placeholder: "menu-instead", options });
    Reply { menu, ..Reply::private(text) }
}

fn did_you_mean(bot: &Bot, near: &[Target]) -> Text {
    let names: Vec<&str> = near.iter().map(|target| bot.name(*target)).collect();
    Text::message("did-you-mean", [("names", listed(&names, Joint::Or).into())])
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
    let what = super::wished(bot, finding);
    let excluded = super::conditions::excluded(bot, finding);
    let limits = super::conditions::filters(bot, finding);
    let id = match (what.is_empty(), excluded.is_empty(), limits.is_empty()) {
        (true, true, true) => "nothing-fits",
        (true, true, false) => "nothing-limited",
        (true, false, true) => "nothing-without",
        (true, false, false) => "nothing-without-limited",
        (false, true, true) => "nothing-about",
        (false, true, false) => "nothing-about-limited",
        (false, false, true) => "nothing-about-without",
        (false, false, false) => "nothing-about-without-limited",
    };
    let text = super::narrowed(id, what, excluded, limits);
    if buttons.is_empty() { offer(bot, text, &[]) } else { Reply { buttons, ..Reply::private(text) } }
}

/// No episode fits.
pub(in crate::bot) fn no_episode(bot: &Bot, about: &QueryText, finding: &Finding, page: u16) -> Reply {
    if page > 0 {
        return no_more();
    }
    if finding.understanding.is_empty() {
        return not_understood(bot, about, finding);
    }
    let what = super::wished(bot, finding);
    let limits = super::conditions::filters(bot, finding);
    let id = match (what.is_empty(), limits.is_empty()) {
        (true, true) => "no-episode",
        (true, false) => "no-episode-limited",
        (false, true) => "no-episode-about",
        (false, false) => "no-episode-about-limited",
    };
    let text = Text::message(id, [("what", what.into()), ("limits", limits.into())]);
    let total = finding.recommendation.total;
    let about = bot.settled(&finding.understanding);
    let button = (total > 0).then(|| Button {
        label: Text::message("button-shows", [("count", total.into())]),
        request: Request::Topic { about, constraints: Constraints::default(), page: 0 },
        share: false,
    });
    Reply { buttons: button.into_iter().collect(), ..Reply::private(text) }
}

/// Nothing came out lately.
pub(in crate::bot) fn nothing_new(unread: bool) -> Reply {
    Reply::say(if unread { "no-feed-read-yet" } else { "nothing-new" })
}

/// A name that is no podcast's.
pub(in crate::bot) fn no_such_podcast(bot: &Bot, words: &str, near: &[Target]) -> Reply {
    let quoted = quote(&QueryText::Words(words.to_owned())).into();
    let near = near.get(..near.len().min(MOST_NEAR)).unwrap_or_default();
    if near.is_empty() {
        return Reply::private(Text::message("no-such-show", [("typed", quoted)]));
    }
    let options = near.iter().map(|target| MenuOption {
        label: bot.name(*target).to_owned(),
        description: None,
        request: Request::Show { name: bot.just(*target) },
    });
    let text = Text::message("no-such-show-but-near", [("typed", quoted)]);
    Reply {
        menu: Some(Menu { placeholder: "menu-instead", options: options.collect() }),
        ..Reply::private(text.sentence(did_you_mean(bot, near)))
    }
}

/// A wish that is no topic's name.
pub(in crate::bot) fn no_such_topic(bot: &Bot, wish: &QueryText) -> Reply {
    let understanding = bot.resolve(wish);
    let text = Text::message("no-such-topic", [("typed", quote(wish).into())]);
    offer(bot, text, &understanding.near)
}

/// A podcast that shares no topic with another, or none that meets what was asked for.
pub(in crate::bot) fn nothing_similar(title: &str, buttons: Vec<Button>) -> Reply {
    let title = Text::default().strong(title);
    Reply { buttons, ..Reply::private(Text::message("nothing-similar", [("title", title.into())])) }
}

/// A page after the last.
pub(in crate::bot) fn no_more() -> Reply {
    Reply::say("no-more")
}

/// Something that a button meant is no longer in the catalog.
pub(in crate::bot) fn gone() -> Reply {
    Reply::say("gone-from-catalog")
}

/// A command that this version cannot read, which Discord may show for an hour after an update.
pub(in crate::bot) fn unreadable() -> Reply {
    Reply::say("unreadable-command")
}

/// A button or menu of another version.
pub(in crate::bot) fn outdated() -> Reply {
    Reply::say("outdated-button")
}

impl Reply {
    /// Something went wrong that should not have; `code` finds it in the log.
    #[must_use]
    pub fn fault(code: &str) -> Self {
        Reply::private(Text::message("fault", [("code", code.into())]))
    }

    /// The same command came a second time, after somebody had taken it.
    #[must_use]
    pub fn taken() -> Self {
        Reply::say("came-twice")
    }

    /// The member, or the whole server, asks too often; `until` is when the next question is welcome.
    #[must_use]
    pub fn slow_down(everybody: bool, until: jiff::Timestamp) -> Self {
        // A second more, because Discord shows whole ones.
        let until = until.saturating_add(jiff::SignedDuration::from_secs(1)).unwrap_or(until);
        let until = Text::default().time(until, Shown::Relative);
        let id = if everybody { "slow-down-server" } else { "slow-down-member" };
        Reply::private(Text::message(id, [("until", until.into())]))
    }
}
