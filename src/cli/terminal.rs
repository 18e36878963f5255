//! An answer as lines of a terminal: colours and links where one is there, plain text elsewhere.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::bot::{Bot, Button, Card, Reply, Span, Text};

const TITLE: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const LINK: Style = AnsiColor::Cyan.on_default().underline();

/// Prints an answer; styles are dropped by the stream where they do not belong.
pub(super) fn print(bot: &Bot, reply: &Reply, out: &mut impl Write) -> io::Result<()> {
    if !reply.headline.is_empty() {
        writeln!(out, "{}", styled(&reply.headline, ""))?;
    }
    for card in &reply.cards {
        writeln!(out)?;
        print_card(bot, card, out)?;
    }
    if let Some(menu) = reply.menu.as_ref().filter(|_| reply.cards.is_empty()) {
        for option in &menu.options {
            writeln!(out, "  {}", clean(&option.label))?;
        }
    }
    if reply.buttons.iter().any(|button| button.label == Button::MORE) {
        writeln!(out, "\n{FAINT}There is more: --json --limit 100 lists it.{FAINT:#}")?;
    }
    Ok(())
}

fn print_card(bot: &Bot, card: &Card, out: &mut impl Write) -> io::Result<()> {
    let kicker = card.kicker.as_deref().map(|kicker| format!("  {FAINT}{}{FAINT:#}", clean(kicker)));
    writeln!(out, "{TITLE}{}{TITLE:#}{}", clean(&card.title), kicker.unwrap_or_default())?;
    if let Some(link) = &card.link {
        writeln!(out, "  {LINK}{}{LINK:#}", clean(link))?;
    }
    writeln!(out, "  {}", styled(&card.body, "  "))?;
    for (name, value) in &card.facts {
        writeln!(out, "  {FAINT}{name}:{FAINT:#} {}", styled(value, "    "))?;
    }
    let places = card.podcast.map(|at| bot.links(at)).unwrap_or_default();
    for link in places.iter().filter(|link| card.link.as_ref() != Some(&link.url)) {
        writeln!(out, "  {FAINT}{}:{FAINT:#} {LINK}{}{LINK:#}", link.label, clean(&link.url))?;
    }
    if let Some(reason) = &card.reason {
        writeln!(out, "  {FAINT}({}){FAINT:#}", clean(reason))?;
    }
    Ok(())
}

/// A text with emphasis; further lines begin with `indent`.
fn styled(text: &Text, indent: &str) -> String {
    let pieces = text.0.iter().map(|span| match span {
        Span::Plain(words) => clean(words),
        Span::Strong(words) => format!("{TITLE}{}{TITLE:#}", clean(words)),
        Span::Quoted(words) => format!("“{}”", clean(words)),
        Span::Link { words, url } => format!("{} {LINK}{}{LINK:#}", clean(words), clean(url)),
        Span::Command(name) => format!("/{name} (in Discord)"),
        Span::Member(id) => format!("member {id}"),
        Span::Role(id) => format!("role {id}"),
        Span::Channel(id) => format!("channel {id}"),
        Span::Time { at, .. } => {
            jiff::Timestamp::from_second(*at).map_or_else(|_| at.to_string(), |at| at.to_string())
        }
        Span::Break => format!("\n{indent}"),
    });
    pieces.collect()
}

/// A text without any emphasis, on one line.
pub(super) fn plain(text: &Text) -> String {
    let with_styles = styled(text, "").replace('\n', " ");
    anstream::adapter::strip_str(&with_styles).to_string()
}

/// Text that cannot steer a terminal: control and direction characters gone.
pub(super) fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| {
            !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        })
        .collect()
}
