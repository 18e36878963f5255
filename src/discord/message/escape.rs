//! Makes strangers' text harmless in Discord's markdown: no format, no mention, no link, nothing invisible. Cuts nothing.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// More marks than any living script puts on one letter; floods of them climb over neighbouring lines.
const MOST_MARKS: usize = 4;
/// Stops Discord from reading what follows as a mention or an invitation, and is not seen.
const GAP: char = '\u{200b}';

/// Whether every character is visible, stands alone as people see it, and is one UTF-16 code unit: what nearly all
/// text is made of, and what needs no table to be cleaned and cut.
pub(crate) fn is_simple(text: &str) -> bool {
    text.chars().all(
        |c| matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}'),
    ) && !text.contains("  ")
}

/// Text without anything invisible, with every run of space as one blank.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if is_simple(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut marks = 0;
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
            marks = 0;
        } else if invisible(c) {
            // Dropped without ending the run of marks, or a flood could hide between zero-width characters.
        } else if is_combining_mark(c) {
            marks += 1;
            if marks <= MOST_MARKS && !out.is_empty() {
                out.push(c);
            }
        } else {
            marks = 0;
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Controls, zero-width and direction characters, fillers, tags and non-characters.
fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0e}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fdd0}'..='\u{fdef}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || (u32::from(c) & 0xfffe) == 0xfffe
}

/// The text in pieces that may be parted: each is one character as people see it, escaped where Discord needs it.
/// What begins within a line begins no list, heading or quotation.
pub(crate) fn atoms(text: &str, begins_line: bool) -> Vec<String> {
    let text = clean(text);
    let mut out = Vec::with_capacity(text.len());
    let mut line = Line { fresh: begins_line, counting: begins_line };
    let mut rest = &*text;
    for piece in text.graphemes(true) {
        rest = rest.strip_prefix(piece).unwrap_or_default();
        let mut atom = String::with_capacity(piece.len() + 1);
        // Mostly one character; but a mark that leads, as some scripts have, joins what follows it.
        for c in piece.chars() {
            line.write(c, rest, &mut atom);
        }
        line.pass(piece);
        out.push(atom);
    }
    out
}

/// The same for simple text that is known to fit, in one piece; at most twice as long as the text.
pub(crate) fn write_simple(text: &str, out: &mut String) {
    let mut line = Line::default();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        line.write(c, rest.as_str(), out);
        line.fresh &= c == ' ';
        line.counting &= c == ' ' || c.is_ascii_digit();
    }
}

/// Whether a list, heading or quotation could still begin here: nothing but blanks, or digits, so far.
struct Line {
    fresh: bool,
    counting: bool,
}

impl Default for Line {
    fn default() -> Self {
        Self { fresh: true, counting: true }
    }
}

impl Line {
    /// Writes a character, escaped if it means something to Discord here.
    fn write(&self, c: char, rest: &str, out: &mut String) {
        let special = match c {
            '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']' | '<' => true,
            ':' => rest.starts_with('/'),
            '#' | '>' | '-' | '+' => self.fresh,
            '.' | ')' => self.counting,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        if c == '@' || (c == '.' && rest.get(..2).is_some_and(|next| next.eq_ignore_ascii_case("gg"))) {
            out.push(GAP);
        }
    }

    fn pass(&mut self, piece: &str) {
        self.fresh &= piece == " ";
        self.counting &= piece == " " || piece.chars().all(|c| c.is_ascii_digit());
    }
}

/// Whether Discord or a hasty reader would take these words for an address. Such words never cover a link.
pub(crate) fn looks_like_address(words: &str) -> bool {
    let words = clean(words).to_lowercase();
    words.split(' ').any(|word| {
        word.contains("://")
            || word.starts_with("www.")
            || word.contains(".gg/")
            || (word.contains('.') && word.contains('/'))
    })
}

/// An address that may stand in a message, written so that it cannot end a link early: http or https, with a host,
/// without a password, at most `most` characters.
pub(crate) fn address(text: &str, most: usize) -> Option<String> {
    let url = url::Url::parse(text.trim()).ok()?;
    let fine = matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none();
    let mut out = String::with_capacity(url.as_str().len());
    for c in url.as_str().chars() {
        match c {
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '`' => out.push_str("%60"),
            '|' => out.push_str("%7C"),
            '\\' => out.push_str("%5C"),
            other => out.push(other),
        }
    }
    (fine && out.len() <= most).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn escaped(text: &str) -> String {
        atoms(text, true).concat()
    }

    #[test]
    fn formats_mentions_and_links_lose_their_power() {
        for (raw, safe) in [
            ("**b** _i_ ~~s~~ ||x|| `c`", r"\*\*b\*\* \_i\_ \~\~s\~\~ \|\|x\|\| \`c\`"),
            ("@everyone", "@\u{200b}everyone"),
            ("<@123>", "\\<@\u{200b}123>"),
            ("<#1> </x:2> <t:3>", r"\<#1> \</x:2> \<t:3>"),
            ("[good](https://evil)", r"\[good\](https\://evil)"),
            ("://", r"\://"),
            ("# head", r"\# head"),
            (" - point", r" \- point"),
            ("1. first", r"1\. first"),
            ("> quote", r"\> quote"),
            ("discord.gg/abc", "discord.\u{200b}gg/abc"),
            (r"back\slash", r"back\\slash"),
            ("C# and C++ and .NET", r"C# and C++ and .NET"),
        ] {
            assert_eq!(escaped(raw), safe, "{raw}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_gone() {
        assert_eq!(clean("a\u{202e}b\u{200b}c\u{feff}\u{0}d\n\n\t e\u{2066}"), "abcd e");
        let flood = format!("e{}x", "\u{301}".repeat(500));
        assert_eq!(clean(&flood).chars().count(), 2 + MOST_MARKS);
        let hidden = format!("e{}x", "\u{301}\u{200b}".repeat(500));
        assert_eq!(clean(&hidden).chars().count(), 2 + MOST_MARKS);
    }

    #[test]
    fn addresses() {
        assert_eq!(address("https://a.b/c(d)", 99).as_deref(), Some("https://a.b/c%28d%29"));
        for bad in ["javascript:alert(1)", "ftp://a.b", "https://u:p@a.b", "a.b", "https://", ""] {
            assert_eq!(address(bad, 99), None, "{bad}");
        }
        assert_eq!(address(&format!("https://a.b/{}", "x".repeat(99)), 99), None);
        for bad in ["https://x", "see www.x.y", "discord.gg/abc", "a.b/c"] {
            assert!(looks_like_address(bad), "{bad}");
        }
        for good in ["Node.js", "The .NET Show", "TCP/IP", "Talk Python"] {
            assert!(!looks_like_address(good), "{good}");
        }
    }

    proptest! {
        #[test]
        fn nothing_lives(text in "\\PC{0,40}|[@<>#&!:/a-z*_`|\\[\\]()\\\\ .\\-0-9]{0,60}") {
            let out = escaped(&text);
            prop_assert!(!out.contains("@everyone") && !out.contains("@here"));
            // An address keeps its letters, but an escaped colon makes no link.
            prop_assert_eq!(out.matches("://").count(), out.matches("\\://").count());
            let (all, harmless) = (out.matches("<@").count(), out.matches("\\<@\u{200b}").count());
            prop_assert_eq!(all, harmless);
            let mut escape = false;
            for c in out.chars() {
                if escape { escape = false; continue; }
                escape = c == '\\';
                prop_assert!(!"*_~`|[]<".contains(c), "{out}");
            }
            prop_assert!(!escape);
        }
    }
}
