//! An answer as lines of a terminal: colours and links where one is there, plain text elsewhere.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::bot::{Bot, Button, Card, CardSubject, Reply, Shown, Span, Text};
use crate::locale::Locale;

const TITLE: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const LINK: Style = AnsiColor::Cyan.on_default().underline();

/// Prints an answer; styles are dropped by the stream where they do not belong.
pub(super) fn print(bot: &Bot, reply: &Reply, locale: Locale, out: &mut impl Write) -> io::Result<()> {
    if !reply.headline.is_empty() {
        writeln!(out, "{}", styled(&reply.headline, locale, ""))?;
    }
    for card in &reply.cards {
        writeln!(out)?;
        print_card(bot, card, locale, out)?;
    }
    if let Some(menu) = reply.menu.as_ref().filter(|_| reply.cards.is_empty()) {
        for option in &menu.options {
            writeln!(out, "  {}", clean(&option.label))?;
        }
    }
    for button in reply.buttons.iter().filter(|button| button.label != Text::of(Button::MORE)) {
        let Some(question) = bot.question(&button.request) else { continue };
        let values = [("what", button.label.clone().into()), ("question", question.into())];
        let text = Text::message("terminal-ask-instead", values);
        writeln!(out, "\n{FAINT}{}{FAINT:#}", clean(&text.words(locale)))?;
    }
    if reply.buttons.iter().any(|button| button.label == Text::of(Button::MORE)) {
        writeln!(out, "\n{FAINT}{}{FAINT:#}", clean(&Text::of("terminal-more").words(locale)))?;
    }
    Ok(())
}

fn print_card(bot: &Bot, card: &Card, locale: Locale, out: &mut impl Write) -> io::Result<()> {
    let words = |text: &Text| clean(&text.words(locale));
    let kicker = card.kicker.as_ref().map(|kicker| format!("  {FAINT}{}{FAINT:#}", words(kicker)));
    writeln!(out, "{TITLE}{}{TITLE:#}{}", words(&card.title), kicker.unwrap_or_default())?;
    if let Some(link) = &card.link {
        writeln!(out, "  {LINK}{}{LINK:#}", clean(link))?;
    }
    writeln!(out, "  {}", styled(&card.body, locale, "  "))?;
    let places = match card.subject {
        Some(CardSubject::Podcast(at)) => bot.links(at),
        _ => Vec::new(),
    };
    // What the lines below say is said once.
    for (name, value) in card.facts.iter().filter(|(name, _)| places.is_empty() || *name != "fact-links") {
        let name = words(&Text::message("terminal-label", [("name", Text::of(name).into())]));
        writeln!(out, "  {FAINT}{name}{FAINT:#} {}", styled(value, locale, "    "))?;
    }
    for link in places.iter().filter(|link| card.link.as_ref() != Some(&link.url)) {
        let label = words(&Text::message("terminal-label", [("name", Text::of(link.label).into())]));
        writeln!(out, "  {FAINT}{label}{FAINT:#} {LINK}{}{LINK:#}", clean(&link.url))?;
    }
    if let Some(reason) = &card.reason {
        writeln!(out, "  {FAINT}({}){FAINT:#}", words(reason))?;
    }
    Ok(())
}

/// A text with emphasis; further lines begin with `indent`.
fn styled(text: &Text, locale: Locale, indent: &str) -> String {
    let text = text.in_locale(locale);
    let pieces = text.0.iter().map(|span| match span {
        Span::Plain(words) => clean(words),
        Span::Strong(words) => format!("{TITLE}{}{TITLE:#}", clean(words)),
        Span::Quoted(words) => {
            clean(&Text::message("terminal-quote", [("words", words.as_str().into())]).words(locale))
        }
        Span::Link { words, url } => format!("{} {LINK}{}{LINK:#}", clean(words), clean(url)),
        Span::Command(name) => {
            let command = Text::message("terminal-command", [("command", format!("/{name}").into())]);
            clean(&command.words(locale))
        }
        Span::Member(id) => format!("member {id}"),
        Span::Role(id) => format!("role {id}"),
        Span::Channel(id) => format!("channel {id}"),
        Span::Time { at, shown } => match jiff::Timestamp::from_second(*at) {
            Ok(at) if *shown == Shown::Day => Text::day(at).words(locale),
            Ok(at) => format!("{}, {}", Text::day(at).words(locale), at.strftime("%H:%M UTC")),
            Err(_) => at.to_string(),
        },
        Span::Break => format!("\n{indent}"),
        Span::Message { .. } | Span::List { .. } | Span::LinkTo { .. } => String::new(),
    });
    pieces.collect()
}

/// A text in English without any emphasis, on one line: for programs.
pub(super) fn plain(text: &Text) -> String {
    let with_styles = styled(text, Locale::English, "").replace('\n', " ");
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
