//! Writes text into Discord's limits: cut between characters as people see them, never inside an escape, a link or
//! emphasis. Lengths are UTF-16 code units, which is never less than what Discord counts.

use unicode_segmentation::UnicodeSegmentation;

use crate::bot::{Shown, Span, Text};
use crate::discord::message::escape;

const ELLIPSIS: &str = "…";

/// How long Discord takes this text to be, at most.
pub(crate) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Text that Discord shows as it is, without markdown (footers, labels): cleaned, cut and unable to call anybody.
pub(crate) fn plain(text: &str, most: usize) -> String {
    shortened(text, most, |piece| if piece == "@" { "@\u{200b}" } else { piece })
}

/// A suggestion: cleaned and cut only, because the client sends it back as the member's own words.
pub(crate) fn choice(text: &str, most: usize) -> String {
    shortened(text, most, |piece| piece)
}

fn shortened(text: &str, most: usize, write: impl Fn(&str) -> &str) -> String {
    let text = escape::clean(text);
    let text = text.trim();
    if escape::is_simple(text) && !text.contains('@') && text.len() <= most {
        return text.to_owned();
    }
    let mut out = Writer::new(most);
    out.roomy = text.graphemes(true).map(|piece| length(write(piece))).sum::<usize>() <= most;
    for piece in text.graphemes(true) {
        if !out.push(write(piece), 0) {
            break;
        }
    }
    out.finish()
}

/// Strangers' text where Discord reads markdown: escaped and cut.
pub(crate) fn marked(text: &str, most: usize) -> String {
    rich(&Text::plain(text), most, None)
}

/// Text with emphasis as Discord's markdown. `command` is the id under which `/podcast` is registered, if known.
pub(crate) fn rich(text: &Text, most: usize, command: Option<u64>) -> String {
    if let Some(simple) = simple(text, most) {
        return simple;
    }
    let mut begins_line = true;
    let mut pieces = Vec::with_capacity(text.0.len());
    for span in &text.0 {
        let piece = piece(span, command, begins_line);
        begins_line = match span {
            Span::Break => true,
            // Digits alone may still become the number of a list, and what cannot be seen begins nothing.
            Span::Plain(words) => {
                begins_line && escape::clean(words).chars().all(|c| c == ' ' || c.is_ascii_digit())
            }
            _ => begins_line && piece.atoms.is_empty(),
        };
        pieces.push(piece);
    }
    let whole: usize = pieces.iter().map(Piece::length).sum();
    let mut out = Writer::new(most);
    out.roomy = whole <= most;
    for piece in &pieces {
        if !out.piece(piece) {
            break;
        }
    }
    out.finish()
}

/// Plain and simple text that fits whatever has to be escaped in it, as nearly all of a catalog is.
fn simple(text: &Text, most: usize) -> Option<String> {
    let mut out = String::new();
    for span in &text.0 {
        match span {
            Span::Plain(words) if out.len() + 2 * words.len() <= most && escape::is_simple(words) => {
                escape::write_simple(words, &mut out);
            }
            _ => return None,
        }
    }
    Some(out)
}

/// What stays together: an opening, atoms of which the last may be dropped, and a closing that is never dropped.
struct Piece {
    open: &'static str,
    atoms: Vec<String>,
    close: String,
}

impl Piece {
    fn length(&self) -> usize {
        length(self.open) + self.atoms.iter().map(|atom| length(atom)).sum::<usize>() + length(&self.close)
    }
}

fn piece(span: &Span, command: Option<u64>, begins_line: bool) -> Piece {
    let wrapped =
        |open, words: &str, close: &str| Piece { open, atoms: trimmed(words), close: close.to_owned() };
    let whole = |atom| Piece { open: "", atoms: vec![atom], close: String::new() };
    match span {
        Span::Plain(words) => {
            Piece { open: "", atoms: escape::atoms(words, begins_line), close: String::new() }
        }
        Span::Strong(words) => wrapped("**", words, "**"),
        Span::Quoted(words) => wrapped("*", words, "*"),
        Span::Link { words, url } => match escape::address(url, 512) {
            Some(url) if !escape::looks_like_address(words) => wrapped("[", words, &format!("]({url})")),
            _ => Piece { open: "", atoms: escape::atoms(words, begins_line), close: String::new() },
        },
        Span::Command(name) => match command {
            // Only of /podcast the id is known.
            Some(id) if name.starts_with("podcast ") => whole(format!("</{name}:{id}>")),
            _ => whole(format!("`/{name}`")),
        },
        Span::Member(id) => whole(format!("<@{id}>")),
        Span::Role(id) => whole(format!("<@&{id}>")),
        Span::Channel(id) => whole(format!("<#{id}>")),
        Span::Time { at, shown } => whole(match shown {
            Shown::Full => format!("<t:{at}:F>"),
            Shown::Day => format!("<t:{at}:D>"),
            Shown::Relative => format!("<t:{at}:R>"),
        }),
        Span::Break => whole("\n".to_owned()),
        // A text is put into a language before it is written.
        Span::Message { .. } | Span::List { .. } | Span::LinkTo { .. } => whole(String::new()),
    }
}

/// Emphasis with a blank inside its marks is not emphasis.
fn trimmed(words: &str) -> Vec<String> {
    escape::atoms(escape::clean(words).trim(), false)
}

/// Collects text up to a limit and ends it with an ellipsis if anything had to go.
struct Writer {
    text: String,
    used: usize,
    most: usize,
    /// All of it fits, so no room need be kept for the ellipsis.
    roomy: bool,
    cut: bool,
}

impl Writer {
    fn new(most: usize) -> Self {
        Self { text: String::new(), used: 0, most, roomy: false, cut: false }
    }

    /// Adds this if it fits with `kept` more to come; else nothing, and the text counts as cut.
    fn push(&mut self, text: &str, kept: usize) -> bool {
        let ellipsis = usize::from(!self.roomy);
        if self.used + length(text) + kept + ellipsis > self.most {
            self.cut = true;
            return false;
        }
        self.text.push_str(text);
        self.used += length(text);
        true
    }

    fn piece(&mut self, piece: &Piece) -> bool {
        let Some(first) = piece.atoms.first() else { return true };
        let close = length(&piece.close);
        if !self.push(piece.open, length(first) + close) {
            return false;
        }
        for atom in &piece.atoms {
            if !self.push(atom, close) {
                break;
            }
        }
        self.text.push_str(&piece.close);
        self.used += close;
        !self.cut
    }

    fn finish(mut self) -> String {
        if self.cut && self.most > 0 {
            self.text.push_str(ELLIPSIS);
        }
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn cuts_between_what_people_see() {
        assert_eq!(plain("family 👨🏽 here", 100), "family 👨🏽 here");
        assert_eq!(plain("ab👨🏽cd", 5), "ab…");
        assert_eq!(plain("exactly", 7), "exactly");
        assert_eq!(marked("a*b*c", 4), "a\\*…");
        assert_eq!(marked("a*b*c", 3), "a…");
    }

    #[test]
    fn links_and_emphasis_stay_whole() {
        let text = Text::plain("See ").link("a long name", "https://a.b/").strong("strong words");
        assert_eq!(rich(&text, 200, None), "See [a long name](https://a.b/)**strong words**");
        assert_eq!(rich(&text, 30, None), "See [a long na](https://a.b/)…");
        assert_eq!(rich(&text, 15, None), "See …");
        let text = Text::default().strong("strong words");
        assert_eq!(rich(&text, 10, None), "**stron**…");
        let line = Text::default().link("Here", "https://a.b/").and(" (").with(Span::Role(1)).and(") – 1.");
        assert_eq!(rich(&line, 99, None), "[Here](https://a.b/) (<@&1>) – 1.");
        let list = Text::plain("1").and(". x").line().and("# y").strong("- z");
        assert_eq!(rich(&list, 99, None), "1\\. x\n\\# y**- z**");
        let unseen = Text::default().strong("\u{3164}").and("# x");
        assert!(rich(&unseen, 99, None).ends_with("\\# x"), "{}", rich(&unseen, 99, None));
        let masked = Text::default().link("https://good.example", "https://evil.example");
        assert_eq!(rich(&masked, 99, None), r"https\://good.example");
    }

    #[test]
    fn commands_and_members() {
        let text = Text::default().with(Span::Command("podcast topic".to_owned())).line();
        assert_eq!(rich(&text, 99, Some(7)), "</podcast topic:7>\n");
        assert_eq!(rich(&text, 99, None), "`/podcast topic`\n");
    }

    proptest! {
        #[test]
        fn never_too_long(words in proptest::collection::vec("\\PC{0,30}", 0..6), most in 0usize..120) {
            let text = words.iter().enumerate().fold(Text::default(), |text, (nth, word)| match nth % 4 {
                0 => text.and(word),
                1 => text.strong(word),
                2 => text.quoted(word),
                _ => text.link(word, "https://a.b/c"),
            });
            prop_assert!(length(&rich(&text, most, Some(1))) <= most);
            prop_assert!(length(&plain(&words.concat(), most)) <= most);
            let out = marked(&words.concat(), most);
            let tail = out.trim_end_matches('…').chars().rev().take_while(|c| *c == '\\').count();
            prop_assert!(tail % 2 == 0, "half an escape: {out}");
        }
    }
}
