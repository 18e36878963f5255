//! Addresses that may be that of an item's recording, and which of them is. Knows no markup.

/// An address that may be that of the recording.
#[derive(Debug)]
pub(in crate::feeds::parse) struct Recording {
    pub(in crate::feeds::parse) url: String,
    /// Its media type in lower case, without what follows it, if it says so.
    pub(in crate::feeds::parse) kind: Option<String>,
    /// Not the enclosure, but named beside it.
    pub(in crate::feeds::parse) beside: bool,
    /// Only a part of it, or a form of it for those who ask for it.
    pub(in crate::feeds::parse) sample: bool,
}

/// Ends of the names of files that sound, and of films.
const SOUNDS: [&str; 12] =
    ["mp3", "m4a", "m4b", "aac", "ogg", "oga", "opus", "flac", "wav", "wma", "weba", "mka"];
const FILMS: [&str; 6] = ["mp4", "m4v", "mov", "avi", "webm", "mkv"];
/// Ends of the names of files that make no sound.
const SILENT: [&str; 11] =
    ["jpg", "jpeg", "png", "gif", "webp", "pdf", "txt", "html", "torrent", "epub", "zip"];
/// Types that make no sound, behind `application/`.
const DOCUMENTS: [&str; 8] =
    ["pdf", "x-bittorrent", "zip", "epub+zip", "json", "xml", "msword", "x-mobipocket-ebook"];
/// Formats that not every player takes, as types and names of files end.
const ODD: [&str; 9] = ["ogg", "oga", "opus", "flac", "wav", "wma", "webm", "weba", "mka"];

impl Recording {
    /// What it is: something that sounds first. What does not say so is told by the name of its file.
    pub(super) fn class(&self) -> u8 {
        let of_file = || match self.end() {
            end if SOUNDS.contains(&end.as_str()) => Some(0),
            end if FILMS.contains(&end.as_str()) => Some(2),
            end if SILENT.contains(&end.as_str()) => Some(4),
            _ => None,
        };
        match self.kind.as_deref() {
            Some(kind) if kind.starts_with("audio/") || kind == "application/ogg" => 0,
            // An enclosure is the recording unless it says otherwise.
            None | Some("" | "application/octet-stream" | "binary/octet-stream") => {
                of_file().unwrap_or(u8::from(self.beside))
            }
            Some(kind) if kind.starts_with("video/") => 2,
            // Some programs call everything by one type; the name of the file knows better.
            Some(_) if of_file() == Some(0) => 1,
            Some(kind) if kind.starts_with("image/") || kind.starts_with("text/") => 4,
            Some(kind) => {
                let document =
                    kind.strip_prefix("application/").is_some_and(|kind| DOCUMENTS.contains(&kind));
                if document { 4 } else { 3 }
            }
        }
    }

    /// Whether every player takes its format.
    pub(super) fn is_common(&self) -> bool {
        let (end, kind) = (self.end(), self.kind.as_deref().unwrap_or_default());
        !ODD.iter().any(|odd| end == *odd || kind.ends_with(odd))
    }

    /// Whether its name alone says that it sounds.
    pub(in crate::feeds::parse) fn is_named_so(url: &str) -> bool {
        SOUNDS.contains(&end(url).as_str())
    }

    /// How the name of its file ends.
    fn end(&self) -> String {
        end(&self.url)
    }
}

fn end(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').map_or(String::new(), |(_, end)| end.to_ascii_lowercase())
}
