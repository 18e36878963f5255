//! What members typed, made fit for a catalog and for a terminal.

use crate::cli::terminal;

/// What to call something that is left out; `otherwise` where its name shows nothing.
pub(super) fn named(name: &str, otherwise: &str) -> String {
    const LONGEST: usize = 80;
    let name: String = one_line(&terminal::clean(&one_line(name))).chars().take(LONGEST).collect();
    let name = name.trim_end();
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}

/// A text in one line, without the marks that turn the direction of what follows.
pub(super) fn one_line(text: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain = text.chars().filter(|c| !turns(c)).map(|c| if c.is_control() { ' ' } else { c });
    plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
