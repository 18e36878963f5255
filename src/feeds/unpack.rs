//! Bodies as they really are packed: gzip without a label, twice, or only in name; deflate with and without its frame.

use std::io::Read;

use flate2::bufread::{DeflateDecoder, GzDecoder, ZlibDecoder};

/// Packings around each other that are undone.
pub(super) const LAYERS: usize = 3;

/// How a body is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zlib,
    Deflate,
}

/// What a packed body holds.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// Nothing was left out.
    pub(super) whole: bool,
}

/// The body broke off, or is packed in no way that is known.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Damaged;

impl Packing {
    /// How this body is packed: the bytes know it better than the label, without which raw deflate cannot be told.
    pub(super) fn of(body: &[u8], labelled_deflate: bool) -> Option<Self> {
        match body {
            [0x1f, 0x8b, 8, ..] => Some(Self::Gzip),
            // No feed begins like this, whatever the label says.
            [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => Some(Self::Zlib),
            [first, second, ..] if labelled_deflate => {
                let framed = first & 0xf == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0;
                let is_text =
                    matches!(first, b'<' | b'{' | b' ' | b'\n' | b'\r' | b'\t' | 0xef | 0xfe | 0xff);
                if framed { Some(Self::Zlib) } else { (!is_text).then_some(Self::Deflate) }
            }
            _ => None,
        }
    }

    /// Undoes this packing, up to so many bytes.
    pub(super) fn undo(self, body: &[u8], most: usize) -> Result<Unpacked, Damaged> {
        // What grows by doubling is there twice each time; what is not filled takes no memory.
        let mut out = Vec::with_capacity(most + 1);
        match self {
            Self::Zlib => drop(take(&mut ZlibDecoder::new(body), &mut out, most)?),
            Self::Deflate => drop(take(&mut DeflateDecoder::new(body), &mut out, most)?),
            Self::Gzip => {
                let mut rest = body;
                // Several may follow each other; whatever else comes behind the last is no part of it.
                while Self::of(rest, false) == Some(Self::Gzip) && out.len() <= most {
                    let mut one = GzDecoder::new(rest);
                    // Behind one that ended badly there is nothing to be trusted.
                    if !take(&mut one, &mut out, most)? {
                        break;
                    }
                    rest = one.into_inner();
                }
            }
        }
        let whole = out.len() <= most;
        out.truncate(most);
        Ok(Unpacked { bytes: out, whole })
    }
}

/// Takes one byte more than may be, to know that there is more; gives whether it ended well.
fn take(from: &mut impl Read, out: &mut Vec<u8>, most: usize) -> Result<bool, Damaged> {
    let room = (most + 1).saturating_sub(out.len());
    let taken = from.take(room as u64).read_to_end(out);
    if taken.is_ok() || is_whole_feed(out) { Ok(taken.is_ok()) } else { Err(Damaged) }
}

/// Whether this is a feed up to its end: then nothing is missing but the sum behind it, or that is wrong.
fn is_whole_feed(bytes: &[u8]) -> bool {
    let end = bytes.trim_ascii_end();
    let tail = end.get(end.len().saturating_sub(10)..).unwrap_or_default().to_ascii_lowercase();
    ["</rss>", "</feed>", "</rdf:rdf>"].iter().any(|end| tail.ends_with(end.as_bytes()))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut to = GzEncoder::new(Vec::new(), Compression::fast());
        to.write_all(bytes).unwrap();
        to.finish().unwrap()
    }

    #[test]
    fn bytes_tell_how_they_are_packed() {
        let text = b"<rss>quite some words, and quite some words again</rss>";
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(text).unwrap();
        let mut raw = DeflateEncoder::new(Vec::new(), Compression::fast());
        raw.write_all(text).unwrap();
        let mut behind = gzip(text);
        behind.extend_from_slice(b"garbage");
        let packed = [
            (gzip(text), Packing::Gzip),
            (behind, Packing::Gzip),
            (zlib.finish().unwrap(), Packing::Zlib),
            (raw.finish().unwrap(), Packing::Deflate),
        ];
        for (body, packing) in packed {
            assert_eq!(Packing::of(&body, packing == Packing::Deflate), Some(packing));
            assert_eq!(packing.undo(&body, 1_000).unwrap(), Unpacked { bytes: text.to_vec(), whole: true });
            assert_eq!(packing.undo(&body, 9).unwrap(), Unpacked { bytes: text[..9].to_vec(), whole: false });
            assert_eq!(packing.undo(&body[..body.len() / 2], 1_000), Err(Damaged));
        }
        let (packed, short) = (gzip(text), gzip(text).len() - 8);
        let wrong = [&packed[..short], &[7; 8]].concat();
        for body in [&packed[..short], &packed[..short + 5], &wrong] {
            assert_eq!(Packing::Gzip.undo(body, 1_000).unwrap().bytes, text);
        }
        // Behind one that ended badly nothing is tried, however much there is.
        let bad = [0x1f, 0x8b, 8, 0xe0, 0, 0, 0, 0, 0, 0].repeat(1_000);
        assert_eq!(Packing::Gzip.undo(&[gzip(text), bad].concat(), 1_000).unwrap().bytes, text);
        let half = gzip(b"<rss>no end");
        assert_eq!(Packing::Gzip.undo(&half[..half.len() - 8], 1_000), Err(Damaged));
        assert_eq!(Packing::of(text, true), None);
        assert_eq!(Packing::of(b"", true), None);
        let two = [gzip(b"one "), gzip(b"two")].concat();
        assert_eq!(Packing::Gzip.undo(&two, 100).unwrap().bytes, b"one two");
    }
}
