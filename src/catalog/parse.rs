//! From TOML text to a checked catalog, or every fault in it with its place. Reads no files.

use toml::de::DeTable;

use super::Catalog;
use super::fault::FaultKind;
use super::faults::{Faults, Found};
use super::{resolve, scan, walk};

/// The largest text that is read: a catalog of 100,000 podcasts has about 30 million bytes.
pub const MAX_BYTES: usize = 48_000_000;

/// Reads a catalog; `file` is only the name that faults show.
///
/// # Errors
/// All faults of the text at once.
pub fn parse(file: &str, text: &str) -> Result<Catalog, Faults> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut found = Found::default();
    if text.len() > MAX_BYTES {
        found.push(0..0, FaultKind::TooLarge { bytes: text.len() });
        // Nobody needs to see the text, and it is large.
        return Err(Faults::new(file, "", found));
    }
    let Some(scanned) = scan::scan(text, &mut found) else {
        return Err(Faults::new(file, text, found));
    };
    let (root, errors) = DeTable::parse_recoverable(&scanned);
    let (drafts, mut reading) = walk::walk(text, root.get_ref(), &errors, found);
    let catalog = resolve::resolve(drafts, &mut reading);
    if reading.found.is_empty() { Ok(catalog) } else { Err(Faults::new(file, text, reading.found)) }
}

/// Reads a catalog as it lies in a file.
///
/// # Errors
/// All faults of the text at once, or all places where the bytes are no UTF-8.
pub fn parse_bytes(file: &str, bytes: &[u8]) -> Result<Catalog, Faults> {
    if bytes.len() > MAX_BYTES {
        let mut found = Found::default();
        found.push(0..0, FaultKind::TooLarge { bytes: bytes.len() });
        return Err(Faults::new(file, "", found));
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return parse(file, text);
    }
    let mut found = Found::default();
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            let at = text.len();
            text.push(char::REPLACEMENT_CHARACTER);
            found.push(at..text.len(), FaultKind::NotUtf8);
        }
    }
    Err(Faults::new(file, &text, found))
}
