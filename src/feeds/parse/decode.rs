//! Bytes to text: byte order marks, declarations that are right, wrong or missing, and what the server said. Reads no markup.

use std::borrow::Cow;

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// So far a declaration is looked for: programs that fail while they write a feed say so before it.
const HEAD: usize = super::MOST_BEFORE + 1024;

/// The text, and the name of the encoding if some bytes were no text in it.
///
/// The order: a byte order mark is always right; UTF-16 shows itself by its zeros; then what the document declares, then
/// what the server said. Whatever is claimed, bytes that are valid UTF-8 and use more than ASCII are UTF-8: that
/// happens by chance in no other encoding. What claims UTF-8 and is not is taken for windows-1252, as browsers do.
pub(super) fn decode<'b>(bytes: &'b [u8], charset: Option<&str>) -> (Cow<'b, str>, Option<&'static str>) {
    if let Some(text) = utf32(bytes) {
        return (Cow::Owned(text), None);
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return finish(encoding, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = wide(bytes) {
        return finish(encoding, bytes);
    }
    let named =
        declared(bytes).or_else(|| charset.and_then(|name| Encoding::for_label(name.trim().as_bytes())));
    if let Ok(text) = std::str::from_utf8(bytes)
        // This one writes everything in ASCII.
        && (named != Some(ISO_2022_JP) || !text.is_ascii())
    {
        return (Cow::Borrowed(text), None);
    }
    if let Some(text) = surrogates(bytes).and_then(|mended| String::from_utf8(mended).ok()) {
        return (Cow::Owned(text), None);
    }
    match named {
        // Letters of UTF-8 hardly ever come by chance, and some other program wrote the few bytes that are none.
        Some(encoding) if encoding == WINDOWS_1252 && mostly_utf8(bytes) => {
            (Cow::Owned(mended(bytes)), Some(UTF_8.name()))
        }
        // A declaration that could itself be read is in no two-byte encoding.
        Some(encoding) if encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE => {
            finish(encoding, bytes)
        }
        // Text cut in the middle of a character, or with a few bad bytes, is still UTF-8 for the most part.
        _ if mostly_utf8(bytes) => (Cow::Owned(mended(bytes)), Some(UTF_8.name())),
        _ => finish(WINDOWS_1252, bytes),
    }
}

fn finish<'b>(encoding: &'static Encoding, bytes: &'b [u8]) -> (Cow<'b, str>, Option<&'static str>) {
    let (text, bad) = encoding.decode_without_bom_handling(bytes);
    (text, bad.then(|| encoding.name()))
}

/// UTF-32, which no browser reads and some programs write: by its mark, or by a first letter with three zeros.
fn utf32(bytes: &[u8]) -> Option<String> {
    let read: fn([u8; 4]) -> u32 = match bytes.get(..4)? {
        [0xff, 0xfe, 0, 0] | [b'<' | b'{', 0, 0, 0] => u32::from_le_bytes,
        [0, 0, 0xfe, 0xff] | [0, 0, 0, b'<' | b'{'] => u32::from_be_bytes,
        _ => return None,
    };
    let letters =
        bytes.as_chunks::<4>().0.iter().map(|four| char::from_u32(read(*four)).unwrap_or('\u{fffd}'));
    Some(letters.filter(|c| *c != '\u{feff}').collect())
}

/// UTF-8 in which single bytes come from windows-1252; one at the end is a letter that was cut.
fn mended(bytes: &[u8]) -> String {
    let (mut text, mut at) = (String::with_capacity(bytes.len()), 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len() + chunk.invalid().len();
        match chunk.invalid() {
            [] => {}
            [_] if at < bytes.len() => {
                text.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
            }
            _ => text.push('\u{fffd}'),
        }
    }
    text
}

/// UTF-8 in which letters beyond the first plane are two halves of UTF-16 (CESU-8), as such letters; none where there are
/// none.
fn surrogates(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut rest, mut found) = (Vec::new(), bytes, false);
    while let Some(at) = rest.iter().position(|byte| *byte == 0xed) {
        let (before, from) = rest.split_at(at);
        out.extend_from_slice(before);
        let half = |low: u8| u32::from(low & 0x3f);
        let c = match from {
            [0xed, a @ 0xa0..0xb0, b @ 0x80..0xc0, 0xed, c @ 0xb0..0xc0, d @ 0x80..0xc0, ..] => {
                let (high, low) = ((half(*a) & 0xf) << 6 | half(*b), (half(*c) & 0xf) << 6 | half(*d));
                char::from_u32(0x1_0000 + (high << 10) + low)
            }
            _ => None,
        };
        let taken = if let Some(c) = c {
            found = true;
            out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            6
        } else {
            out.push(0xed);
            1
        };
        rest = from.get(taken..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    found.then_some(out)
}

/// UTF-16 without a mark: `<` or a blank with a zero beside it.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes.get(..4)? {
        [0, a, 0, b] if *a != 0 && *b != 0 => Some(UTF_16BE),
        [a, 0, b, 0] if *a != 0 && *b != 0 => Some(UTF_16LE),
        _ => None,
    }
}

/// `<?xml … encoding="…"?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes));
    let declaration = head.split("<?xml").nth(1)?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let name = value.split(quote).nth(1)?;
    Encoding::for_label(name.trim().as_bytes())
}

/// At least as many valid sequences beyond ASCII as broken ones: they hardly ever come by chance.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= bad
}
