//! The character that a numeric entity stands for, as browsers read it.

/// The character of a numeric entity, as browsers read it: what lies where Windows has its own letters means those.
pub(super) fn numbered(number: &str) -> Option<char> {
    Some(char::from_u32(code(number)?).filter(|c| *c != '\0').map_or('\u{fffd}', windows))
}

fn code(number: &str) -> Option<u32> {
    match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    }
}

/// The character that programs write as two halves of UTF-16, and the bytes of the second: `&#55357;&#56832;`.
pub(super) fn surrogates(first: &str, rest: &str) -> Option<(char, usize)> {
    let high = code(first).filter(|code| (0xd800..0xdc00).contains(code))?;
    let (second, _) = rest.strip_prefix("&#")?.split_once(';')?;
    let low = code(second).filter(|code| (0xdc00..0xe000).contains(code))?;
    let c = char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))?;
    Some((c, second.len() + 3))
}

/// The letter that Windows has where others have a control character.
pub(super) fn windows(c: char) -> char {
    match u32::from(c) {
        code @ 0x80..0xa0 => {
            let letter = [code as u8];
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&letter);
            text.chars().next().unwrap_or(c)
        }
        _ => c,
    }
}
