//! From TOML text to a checked catalog, or every fault in it with its place. Reads no files.

use toml::de::DeTable;

use super::fault::FaultKind;
use super::faults::{Faults, Found};
use super::layers::{self, Laid};
use super::note::Note;
use super::sources::{Layer, Sources};
use super::{Catalog, resolve, scan, syntax, walk};

/// The largest text that is read: a catalog of 100,000 podcasts has about 30 million bytes.
pub const MAX_BYTES: usize = 48_000_000;

/// Reads a catalog; `file` is only the name that faults show.
///
/// # Errors
/// All faults of the text at once.
pub fn parse(file: &str, text: &str) -> Result<Catalog, Faults> {
    parse_layers(&[Layer { name: file, text }])
}

/// Reads a catalog and additions to it, the catalog first.
///
/// # Errors
/// All faults of all texts at once.
pub fn parse_layers(layers: &[Layer<'_>]) -> Result<Catalog, Faults> {
    let mut found = Found::default();
    if let Some(layer) = layers.iter().find(|layer| layer.text.len() > MAX_BYTES) {
        return Err(too_large(layer.name, layer.text.len()));
    }
    let sources = Sources::new(layers);
    let mut scanned = Vec::with_capacity(layers.len());
    for text in sources.each_in_place() {
        let Some(text) = scan::scan(&text, &mut found).map(std::borrow::Cow::into_owned) else {
            return Err(Faults::new(&sources, found));
        };
        scanned.push(text);
    }
    let mut starts = Vec::new();
    let mut base: Option<DeTable<'_>> = None;
    let mut laid = Laid::default();
    for (text, (_, start)) in scanned.iter().zip(sources.files()) {
        let (root, errors) = DeTable::parse_recoverable(text);
        syntax::gather(sources.text(), &errors, &mut found);
        let root = root.into_inner();
        starts.extend(walk::starts(&root));
        match &mut base {
            None => base = Some(root),
            Some(base) => layers::lay(base, root, *start, &mut laid),
        }
    }
    let (drafts, mut reading) = walk::walk(sources.text(), &base.unwrap_or_default(), starts, found);
    laid.faults.into_iter().for_each(|(span, kind)| reading.fault(span, kind));
    let notes = std::mem::take(&mut reading.notes).into_iter().chain(laid.notes);
    let notes = notes.map(|(span, kind)| Note::new(sources.place(span.start), kind)).collect();
    let catalog = resolve::resolve(drafts, &mut reading);
    if reading.found.is_empty() {
        Ok(catalog.with_notes(notes))
    } else {
        Err(Faults::new(&sources, reading.found))
    }
}

/// Reads a catalog as it lies in a file.
///
/// # Errors
/// All faults of the text at once, or all places where the bytes are no UTF-8.
pub fn parse_bytes(file: &str, bytes: &[u8]) -> Result<Catalog, Faults> {
    parse(file, decode(file, bytes)?)
}

/// The text in the bytes of a file.
///
/// # Errors
/// All places where the bytes are no UTF-8, or that there are too many of them.
pub fn decode<'b>(file: &str, bytes: &'b [u8]) -> Result<&'b str, Faults> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(file, bytes.len()));
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return Ok(text);
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
    Err(Faults::new(&Sources::new(&[Layer { name: file, text: &text }]), found))
}

/// Nobody needs to see the text, and it is large.
fn too_large(file: &str, bytes: usize) -> Faults {
    let mut found = Found::default();
    found.push(0..0, FaultKind::TooLarge { bytes });
    Faults::new(&Sources::new(&[Layer { name: file, text: "" }]), found)
}
