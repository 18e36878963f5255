//! The words for each fault of a catalog, for the person who edits it. Lays nothing out.

use super::check::UrlFault;
use super::fault::{FaultKind, Section, Shape};
use super::faults::{Fault, Faults};
use super::parse::MAX_BYTES;

/// What is shown of a word from the file; the place shows the rest.
const SHOWN: usize = 60;
/// The topics of a cycle that are named.
const WAY: usize = 12;

/// What is wrong, in one line.
pub(super) fn title(fault: &Fault, all: &Faults) -> String {
    match &fault.kind {
        FaultKind::TooLarge { bytes } => {
            format!("the catalog has {bytes} bytes; the maximum is {MAX_BYTES}")
        }
        FaultKind::TooManyParts => "the catalog has too many lines and values".to_owned(),
        FaultKind::TooDeep => "brackets or dotted keys are nested too deeply".to_owned(),
        FaultKind::NotUtf8 => "this is not UTF-8 text".to_owned(),
        FaultKind::Syntax(message) => format!("bad TOML: {}", cut(message)),
        FaultKind::NoValue => "bad TOML: a value is missing".to_owned(),
        FaultKind::Unclosed(what) => format!("bad TOML: this {} is never closed", code(what)),
        FaultKind::DuplicateKey(key) => format!("{} is written twice in one table", code(key)),
        FaultKind::UnknownKey { key, section, .. } => {
            format!("unknown key {} in {}", code(key), place(*section))
        }
        FaultKind::MissingKey { key, section } => format!("{} has no {}", place(*section), code(key)),
        FaultKind::WrongType { key, expected, found } => {
            format!("{} must be {}, not {}", code(key), shape(*expected), toml(found))
        }
        FaultKind::Empty { key } => format!("{} is empty", code(key)),
        FaultKind::TooLong { key, length, limit } => {
            format!("{} has {length} characters; the maximum is {limit}", code(key))
        }
        FaultKind::Control { key, character: '\n' | '\r' } => format!("{} holds a line break", code(key)),
        FaultKind::Control { key, character } => {
            format!("{} holds the invisible character U+{:04X}", code(key), u32::from(*character))
        }
        FaultKind::BadId { id, .. } => {
            format!("{} is not an id: use a-z, 0-9 and -, and do not begin with -", code(id))
        }
        FaultKind::DuplicateId { id, first, made: false } => {
            format!("the id {} is used already, in {}", code(id), all.elsewhere(*first, fault))
        }
        FaultKind::DuplicateId { id, first, made: true } => {
            let place = all.elsewhere(*first, fault);
            format!("the id {}, made from show and number or title, is used already, in {place}", code(id))
        }
        FaultKind::NameTaken { name, by, section, first } => {
            let (noun, place) = (noun(*section), all.elsewhere(*first, fault));
            format!("{} is already a name of the {noun} {}, in {place}", code(name), code(by))
        }
        FaultKind::UnknownTopic { topic, .. } => format!("unknown topic {}", code(topic)),
        FaultKind::NoTopic => "no topic is named".to_owned(),
        FaultKind::Cycle { topics } => format!("a topic contains itself: {}", way(topics)),
        FaultKind::DeadTopic { topic } => {
            format!("no show is about {} or a topic in it", code(topic))
        }
        FaultKind::BadUrl { key, why } => format!("{} is not a usable web address: {}", code(key), url(why)),
        FaultKind::BadLanguage { tag, .. } => format!("{} is not a language tag", code(tag)),
        FaultKind::BadDate => "this is not a date".to_owned(),
        FaultKind::BadWord { key, word, allowed, .. } => {
            format!("{} cannot be {}; use {}", code(key), code(word), codes(allowed))
        }
        FaultKind::OutOfRange { key, found, least, most } => {
            format!("{} must be from {least} to {most}, not {}", code(key), cut(found))
        }
        FaultKind::EndedButActive => "`ended` contradicts `status = \"active\"`".to_owned(),
        FaultKind::SameFingerprint { other } => {
            format!("this id and {} look the same to buttons", code(other))
        }
        FaultKind::NoPodcast => "the catalog has no show".to_owned(),
    }
}

/// What would be right, where that is known and not said by the title.
pub(super) fn help(kind: &FaultKind) -> Option<String> {
    let text = match kind {
        FaultKind::UnknownKey { near: Some(near), .. }
        | FaultKind::BadId { near: Some(near), .. }
        | FaultKind::UnknownTopic { near: Some(near), .. }
        | FaultKind::BadLanguage { near: Some(near), .. } => format!("did you mean {}?", code(near)),
        FaultKind::BadWord { near: Some(near), .. } => format!("did you mean {}?", code(near)),
        FaultKind::UnknownKey { key, .. } if key == "without" => {
            "`without` belongs in the file of CATALOG_ADD".to_owned()
        }
        FaultKind::UnknownKey { key, section: Section::File, .. } if key == "remove" => {
            "`remove` belongs in the file of CATALOG_ADD".to_owned()
        }
        FaultKind::UnknownKey { key, .. } if key == "remove" => {
            "put `remove` above all tables, in the file of CATALOG_ADD".to_owned()
        }
        FaultKind::UnknownKey { section: Section::File, .. } => {
            format!("use {}, and in the file of CATALOG_ADD `remove`", codes(Section::File.keys()))
        }
        FaultKind::UnknownKey { section, .. } => format!("use {}", codes(section.keys())),
        FaultKind::MissingKey { key: "site", .. } => "add `site = …` or `feed = …`".to_owned(),
        FaultKind::MissingKey { key, .. } => format!("add `{key} = …`"),
        FaultKind::WrongType { key, expected, .. } => return example(key, *expected),
        FaultKind::NotUtf8 => "save the file as UTF-8".to_owned(),
        FaultKind::Unclosed(_) => "or a quote is missing before the end".to_owned(),
        FaultKind::Control { .. } => "write plain text on one line".to_owned(),
        FaultKind::DuplicateId { made: true, .. } => "give the episode an `id` of its own".to_owned(),
        FaultKind::NameTaken { .. } => "case, spaces and punctuation do not count".to_owned(),
        FaultKind::NoTopic => "name at least one; the first is the main one".to_owned(),
        FaultKind::DeadTopic { .. } => "add it to a show, or remove it".to_owned(),
        FaultKind::BadLanguage { .. } => "tags look like `en`, `pt-BR` or `zh-Hant`".to_owned(),
        FaultKind::BadDate => {
            "write a day from 1900 to 2100 without quotes or time, as in 2017-02-22".to_owned()
        }
        FaultKind::EndedButActive => "remove one of the two".to_owned(),
        FaultKind::SameFingerprint { .. } => "choose another id".to_owned(),
        FaultKind::NoPodcast => "add one with `[[podcast]]`".to_owned(),
        _ => return None,
    };
    Some(text)
}

/// The words for faults that are not shown one by one.
pub(super) fn more(count: usize) -> String {
    format!("… and {count} more {}", if count == 1 { "fault" } else { "faults" })
}

/// A word from the file, harmless and not too long.
fn code(word: &str) -> String {
    format!("`{}`", cut(word))
}

fn cut(word: &str) -> String {
    let mut shown: String = word.chars().take(SHOWN).flat_map(char::escape_debug).collect();
    // Quotes need no escape between backquotes.
    shown = shown.replace("\\'", "'").replace("\\\"", "\"");
    if word.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

fn codes(words: &[&str]) -> String {
    words.iter().map(|word| code(word)).collect::<Vec<_>>().join(", ")
}

fn way(topics: &[String]) -> String {
    let mut steps: Vec<String> = topics.iter().take(WAY).map(|topic| code(topic)).collect();
    if topics.len() > WAY {
        steps.push("…".to_owned());
    }
    steps.extend(topics.first().map(|topic| code(topic)));
    steps.join(" is part of ")
}

fn noun(section: Section) -> &'static str {
    match section {
        Section::File => "catalog",
        Section::Topic => "topic",
        Section::Podcast => "podcast",
        Section::Episode => "episode",
    }
}

fn place(section: Section) -> &'static str {
    match section {
        Section::File => "the catalog",
        Section::Topic => "this topic",
        Section::Podcast => "this podcast",
        Section::Episode => "this episode",
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a text in quotes",
        Shape::Texts => "a list of texts",
        Shape::Number => "a whole number",
        Shape::Bool => "true or false",
        Shape::Date => "a date",
        Shape::Tables => "a table in double brackets",
    }
}

/// TOML's own name for a type, in the words used here.
fn toml(found: &str) -> &str {
    match found {
        "string" => "a text",
        "integer" => "a whole number",
        "float" => "a fraction",
        "boolean" => "true or false",
        "datetime" => "a date",
        "array" => "a list",
        "table" => "a table in single brackets or braces",
        other => other,
    }
}

fn example(key: &str, expected: Shape) -> Option<String> {
    let value = match expected {
        Shape::Texts => format!("`{key} = [\"…\"]`"),
        Shape::Date => format!("`{key} = 2017-02-22`, without quotes"),
        Shape::Tables if key == "episode" => "`[[podcast.episode]]`".to_owned(),
        Shape::Tables => format!("`[[{key}]]`"),
        Shape::Text | Shape::Number | Shape::Bool => return None,
    };
    Some(format!("write {value}"))
}

fn url(why: &UrlFault) -> String {
    match why {
        UrlFault::Scheme => "it must begin with https:// or http://".to_owned(),
        UrlFault::NoHost => "it names no host".to_owned(),
        UrlFault::Credentials => "it holds a user name or password, which everyone would see".to_owned(),
        UrlFault::Malformed(message) => cut(message),
        UrlFault::TooLong => "it is too long for a button".to_owned(),
    }
}
