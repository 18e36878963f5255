//! The episodes of one podcast as they are shown, packed into a few blocks of memory. Knows no words.

mod entry;

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

pub use entry::Entry;

use crate::feeds::parse::{Episode, Kind};

/// Episodes whose details are deflated together: fewer take more memory, more take longer to read.
const BLOCK: usize = 32;
/// Fewer episodes are not deflated: setting that up takes longer than all else that one changed episode needs.
const FEWEST_DEFLATED: usize = 8;
/// Ends a field of the details; no text of a feed has it.
const END: char = '\0';
/// Stands for a number that an episode does not give.
const NONE: u32 = u32::MAX;
/// Characters of what an episode says about itself that are shown.
const SHOWN: usize = 240;

/// An episode on its way into memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) identity: String,
    pub(super) title: String,
    pub(super) page: Option<String>,
    pub(super) published: Option<i64>,
    pub(super) seconds: Option<u32>,
    pub(super) number: Option<u32>,
    pub(super) explicit: bool,
    pub(super) kind: Kind,
    pub(super) details: Details,
}

/// What only a card of an episode shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// The beginning of what it says about itself; may be empty.
    pub summary: String,
    /// The recording.
    pub audio: Option<String>,
    /// Who speaks in it.
    pub people: Vec<String>,
}

/// Episodes, newest first, those without a date last.
#[derive(Debug, Default)]
pub(super) struct Docs {
    rows: Box<[Row]>,
    /// Identities, titles and pages, one after the other.
    texts: Box<str>,
    /// The details of each [`BLOCK`] episodes, deflated, and where each block ends.
    details: Box<[u8]>,
    ends: Box<[u32]>,
    /// Of each 64 episodes.
    chunks: Box<[Chunk]>,
}

/// What is known of 64 episodes without a look at each.
#[derive(Debug, Clone, Copy)]
struct Chunk {
    /// The explicit ones, a bit for each.
    explicit: u64,
    /// When the first came out; the earliest time there is for none.
    newest: i64,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    /// The earliest time there is for none.
    published: i64,
    seconds: u32,
    number: u32,
    /// Where its texts begin, and how long identity, title and page are.
    at: u32,
    lengths: [u16; 3],
    page: Page,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    None,
    /// As many feeds have it.
    IsIdentity,
    Own,
}

impl Record {
    /// An episode that does not say whether it is explicit is as its podcast is.
    pub(super) fn of(episode: Episode, explicit: bool) -> Self {
        Self {
            details: Details {
                summary: first_sentence(&episode.summary),
                audio: episode.audio,
                people: episode.people,
            },
            identity: episode.identity,
            title: episode.title,
            page: episode.page,
            published: episode.published,
            seconds: episode.seconds,
            number: episode.number,
            explicit: episode.explicit.unwrap_or(explicit),
            kind: episode.kind,
        }
    }
}

impl Docs {
    /// From episodes in their order.
    pub(super) fn new(records: &[Record]) -> Self {
        let (mut texts, mut rows) = (String::new(), Vec::with_capacity(records.len()));
        let newest = |some: &[Record]| some.first().and_then(|one| one.published).unwrap_or(i64::MIN);
        let chunk = |some: &[Record]| Chunk { explicit: 0, newest: newest(some) };
        let mut chunks: Vec<Chunk> = records.chunks(64).map(chunk).collect();
        for (place, record) in records.iter().enumerate() {
            let page = match &record.page {
                None => Page::None,
                Some(page) if *page == record.identity => Page::IsIdentity,
                Some(_) => Page::Own,
            };
            let own_page = record.page.as_deref().filter(|_| page == Page::Own).unwrap_or_default();
            let at = texts.len() as u32;
            let lengths = [&record.identity, &record.title, own_page].map(|text| {
                // Feeds give none that long; what is longer is cut.
                let text = text.get(..text.floor_char_boundary(usize::from(u16::MAX))).unwrap_or_default();
                texts.push_str(text);
                text.len() as u16
            });
            chunks[place / 64].explicit |= u64::from(record.explicit) << (place % 64);
            rows.push(Row {
                published: record.published.unwrap_or(i64::MIN),
                seconds: record.seconds.unwrap_or(NONE),
                number: record.number.unwrap_or(NONE),
                at,
                lengths,
                page,
                kind: record.kind,
            });
        }
        let (details, ends) = deflated(records);
        Self { rows: rows.into(), texts: texts.into(), details, ends, chunks: chunks.into() }
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn entry(&self, place: u32, all_explicit: bool) -> Entry<'_> {
        Entry { docs: self, place, all_explicit }
    }

    /// Which of the 64 episodes from this place on are explicit.
    pub(super) fn explicit(&self, place: usize) -> u64 {
        self.chunks.get(place / 64).map_or(0, |chunk| chunk.explicit)
    }

    /// When the newest of the 64 episodes from this place on came out.
    pub(super) fn newest(&self, place: usize) -> Option<i64> {
        self.chunks.get(place / 64).map(|chunk| chunk.newest).filter(|at| *at > i64::MIN)
    }

    /// How much memory they take.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Self>()
            + size_of_val(&*self.rows)
            + self.texts.len()
            + self.details.len()
            + size_of_val(&*self.ends)
            + size_of_val(&*self.chunks)
    }

    fn details(&self, place: usize) -> Details {
        let block = place / BLOCK;
        let start = block.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        let text = inflated(&self.details[start..self.ends[block] as usize]);
        let mut fields = text.split(END).skip(place % BLOCK * 3);
        let mut next = || fields.next().unwrap_or_default();
        let (summary, audio, people) = (next(), next(), next());
        Details {
            summary: summary.to_owned(),
            audio: Some(audio.to_owned()).filter(|audio| !audio.is_empty()),
            people: people.lines().map(str::to_owned).collect(),
        }
    }
}

/// What was deflated here; a block that cannot be read has no details.
fn inflated(bytes: &[u8]) -> String {
    let (mut inflate, mut text) = (Decompress::new(false), Vec::with_capacity(bytes.len() * 4 + 64));
    loop {
        let rest = bytes.get(inflate.total_in() as usize..).unwrap_or_default();
        let room = text.capacity() - text.len();
        match inflate.decompress_vec(rest, &mut text, FlushDecompress::Finish) {
            // Only where it ran out of room is there more to come.
            Ok(Status::Ok | Status::BufError) if room > 0 && text.len() == text.capacity() => {
                text.reserve(text.len());
            }
            _ => return String::from_utf8(text).unwrap_or_default(),
        }
    }
}

fn deflated(records: &[Record]) -> (Box<[u8]>, Box<[u32]>) {
    let (mut all, mut ends) = (Vec::new(), Vec::new());
    let mut deflater =
        (records.len() >= FEWEST_DEFLATED).then(|| Compress::new(Compression::default(), false));
    for block in records.chunks(BLOCK) {
        let mut text = String::new();
        for Record { details, .. } in block {
            let people = details.people.join("\n");
            for field in [&details.summary, details.audio.as_deref().unwrap_or_default(), &people] {
                text.extend(field.chars().filter(|c| *c != END));
                text.push(END);
            }
        }
        if let Some(deflater) = &mut deflater {
            // More than deflating may take at the worst, so that it ends at once.
            all.reserve(text.len() + text.len() / 8 + 64);
            deflater.reset();
            let _ = deflater.compress_vec(text.as_bytes(), &mut all, FlushCompress::Finish);
        } else {
            store(text.as_bytes(), &mut all);
        }
        ends.push(all.len() as u32);
    }
    (all.into(), ends.into())
}

/// Puts bytes as they are into what is read as if it were deflated (RFC 1951, 3.2.4).
fn store(bytes: &[u8], to: &mut Vec<u8>) {
    let mut pieces = bytes.chunks(usize::from(u16::MAX)).peekable();
    while let Some(piece) = pieces.next() {
        let length = piece.len() as u16;
        to.push(u8::from(pieces.peek().is_none()));
        to.extend(length.to_le_bytes());
        to.extend((!length).to_le_bytes());
        to.extend_from_slice(piece);
    }
}

/// The first sentence that says something, or as much of it as is shown.
pub(super) fn first_sentence(summary: &str) -> String {
    let ends = summary.char_indices().filter(|(at, c)| {
        let next = summary.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        matches!(c, '.' | '!' | '?' | '…' | '。') && next.is_none_or(char::is_whitespace)
    });
    let long_enough = ends.map(|(at, c)| at + c.len_utf8()).find(|end| *end >= 40);
    let sentence = long_enough.and_then(|end| summary.get(..end)).unwrap_or(summary);
    crate::feeds::parse::plain(&sentence.replace('&', "&amp;").replace('<', "&lt;"), SHOWN)
}
