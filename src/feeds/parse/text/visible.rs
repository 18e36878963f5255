//! Text on one line without anything invisible, as it is gathered. Knows no markup.

use super::cut;
use super::numbered::windows;

/// Bytes that are looked at together.
const BLOCK: usize = 16;
/// Such blocks that are taken in at once.
const MOST_BLOCKS: usize = 16;

/// Text as people see it.
pub(super) struct Visible {
    text: String,
    characters: usize,
    /// Characters that are wanted.
    longest: usize,
}

impl Visible {
    /// For so many characters, from so many bytes.
    pub(super) fn new(longest: usize, bytes: usize) -> Self {
        let room = bytes.min(longest.saturating_add(BLOCK * MOST_BLOCKS));
        Self { text: String::with_capacity(room), characters: 0, longest }
    }

    /// Whether what follows is cut off whatever it is; a blank at the end goes.
    pub(super) fn is_enough(&self) -> bool {
        self.characters > self.longest.saturating_add(1)
    }

    /// Takes in all of these words, or enough of them.
    pub(super) fn words(&mut self, words: &str) {
        let mut rest = words;
        while !rest.is_empty() && !self.is_enough() {
            let taken = self.take(rest);
            rest = rest.get(taken..).unwrap_or_default();
        }
    }

    /// Takes in what a text begins with, up to anything that may be markup: how many bytes that were.
    pub(super) fn take(&mut self, from: &str) -> usize {
        let run = simple(from.as_bytes(), self.ends_blank());
        if let Some(words) = from.get(..run).filter(|_| run > 0) {
            self.text.push_str(words);
            self.characters += run;
            return run;
        }
        let Some(c) = from.chars().next() else { return 0 };
        self.push(c);
        c.len_utf8()
    }

    /// Takes in one character.
    pub(super) fn push(&mut self, c: char) {
        let c = windows(c);
        let blank = c.is_whitespace() || c.is_control();
        let shown = if blank {
            !self.ends_blank()
        } else {
            !is_invisible(c) || joins(c, self.text.chars().next_back())
        };
        if shown {
            self.text.push(if blank { ' ' } else { c });
            self.characters += 1;
        }
    }

    /// The text, cut where it is longer than is wanted.
    pub(super) fn finish(mut self) -> String {
        self.text.truncate(self.text.trim_end().len());
        if self.characters <= self.longest { self.text } else { cut(&self.text, self.longest) }
    }

    /// No blank follows.
    fn ends_blank(&self) -> bool {
        self.text.is_empty() || self.text.ends_with(' ')
    }
}

/// How many bytes are letters and signs of ASCII with single blanks between them, as most text is, and no markup.
fn simple(bytes: &[u8], mut blank: bool) -> usize {
    let is_odd = |byte: u8| !matches!(byte, b' '..=b'~') || matches!(byte, b'<' | b'&');
    let mut taken = 0;
    for block in bytes.as_chunks::<BLOCK>().0.iter().take(MOST_BLOCKS) {
        // Without a branch, all of them are looked at in one step.
        let mut odd = blank && block[0] == b' ';
        for byte in block {
            odd |= is_odd(*byte);
        }
        for at in 1..BLOCK {
            // Both are blanks: there is nothing smaller that is not odd.
            odd |= block[at - 1].max(block[at]) == b' ';
        }
        if odd {
            break;
        }
        taken += BLOCK;
        blank = block[BLOCK - 1] == b' ';
    }
    for byte in bytes.iter().skip(taken).take(BLOCK) {
        if is_odd(*byte) || (blank && *byte == b' ') {
            break;
        }
        taken += 1;
        blank = *byte == b' ';
    }
    taken
}

/// A joiner or its opposite where a script needs it, from Arabic to Mongolian, or an emoji is joined.
fn joins(c: char, before: Option<char>) -> bool {
    let script = before.is_some_and(|before| ('\u{600}'..'\u{1e00}').contains(&before));
    match c {
        '\u{200c}' => script,
        '\u{200d}' => script || before.is_some_and(|before| before >= '\u{2190}' && before != c),
        _ => false,
    }
}

/// Zero-width and direction characters, fillers, tags, private and no characters.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffd}' | '\u{fdd0}'..='\u{fdef}'
        | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}')
        || (u32::from(c) & 0xfffe) == 0xfffe
}
