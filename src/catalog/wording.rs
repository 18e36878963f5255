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
            format!("the catalog has {bytes} bytes; podpick reads up to {MAX_BYTES}")
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
            format!("{} has to be {}, not {}", code(key), shape(*expected), toml(found))
        }
        FaultKind::Empty { key } => format!("{} is empty", code(key)),
        FaultKind::TooLong { key, length, limit } => {
            format!("{} has {length} characters; {limit} fit", code(key))
        }
        FaultKind::Control { key, character: '\n' | '\r' } => format!("{} holds a line break", code(key)),
        FaultKind::Control { key, character } => {
            format!("{} holds the invisible character U+{:04X}", code(key), u32::from(*character))
        }
        FaultKind::BadId { id, .. } => {
            format!("{} is no id: ids are made of a-z, 0-9 and -, and do not begin with -", code(id))
        }
        FaultKind::DuplicateId { id, first, made: false } => {
            format!("the id {} is taken: {} has it", code(id), all.elsewhere(*first, fault))
        }
        FaultKind::DuplicateId { id, first, made: true } => {
            let place = all.elsewhere(*first, fault);
            format!("the id {}, made from show and number or title, is taken: see {place}", code(id))
        }
        FaultKind::NameTaken { name, by, section, first } => {
            let (noun, place) = (noun(*section), all.elsewhere(*first, fault));
            format!("{} is a name of the {noun} {} already, in {place}", code(name), code(by))
        }
        FaultKind::NothingToChange { id, .. } => {
            format!("nothing goes by {} that could be changed, and a new entry needs a name", code(id))
        }
        FaultKind::UnknownTopic { topic, .. } => format!("unknown topic {}", code(topic)),
        FaultKind::NoTopic => "no topic is given".to_owned(),
        FaultKind::Cycle { topics } => format!("a topic contains itself: {}", way(topics)),
        FaultKind::DeadTopic { topic } => {
            format!("no podcast is about {} or a topic it contains", code(topic))
        }
        FaultKind::BadUrl { key, why } => format!("{} is no usable web address: {}", code(key), url(why)),
        FaultKind::BadLanguage { tag, .. } => format!("{} is no language tag", code(tag)),
        FaultKind::BadDate => "this is no date".to_owned(),
        FaultKind::BadWord { key, word, allowed, .. } => {
            format!("{} cannot be {}: right are {}", code(key), code(word), codes(allowed))
        }
        FaultKind::OutOfRange { key, found, least, most } => {
            format!("{} has to be from {least} to {most}, not {}", code(key), cut(found))
        }
        FaultKind::EndedButActive => "`ended` contradicts `status = \"active\"`".to_owned(),
        FaultKind::SameFingerprint { other } => {
            format!("buttons could not tell this from {}", code(other))
        }
        FaultKind::NoPodcast => "the catalog holds no podcast".to_owned(),
    }
}

/// What would be right, where that is known and not said by the title.
pub(super) fn help(kind: &FaultKind) -> Option<String> {
    let text = match kind {
        FaultKind::UnknownKey { near: Some(near), .. }
        | FaultKind::BadId { near: Some(near), .. }
        | FaultKind::UnknownTopic { near: Some(near), .. }
        | FaultKind::NothingToChange { near: Some(near), .. }
        | FaultKind::BadLanguage { near: Some(near), .. } => format!("did you mean {}?", code(near)),
        FaultKind::BadWord { near: Some(near), .. } => format!("did you mean {}?", code(near)),
        FaultKind::UnknownKey { key, section: Section::File, .. } if key == "remove" => {
            "`remove` belongs into a file of additions, which CATALOG_ADD names".to_owned()
        }
        FaultKind::UnknownKey { key, .. } if key == "remove" => {
            "`remove` has to stand above all tables, in a file of additions, which CATALOG_ADD names"
                .to_owned()
        }
        FaultKind::UnknownKey { section: Section::File, .. } => {
            format!("right are {}, and in additions `remove`", codes(Section::File.keys()))
        }
        FaultKind::UnknownKey { section, .. } => format!("right are {}", codes(section.keys())),
        FaultKind::MissingKey { key: "site", .. } => "add `site = …`; a `feed` serves as well".to_owned(),
        FaultKind::MissingKey { key, .. } => format!("add `{key} = …`"),
        FaultKind::WrongType { key, expected, .. } => return example(key, *expected),
        FaultKind::NotUtf8 => "save the file as UTF-8".to_owned(),
        FaultKind::Unclosed(_) => "a quote before the end may be missing as well".to_owned(),
        FaultKind::Control { .. } => "write plain text on one line".to_owned(),
        FaultKind::DuplicateId { made: true, .. } => "give the episode an `id` of its own".to_owned(),
        FaultKind::NameTaken { .. } => "case, spaces and punctuation make no difference".to_owned(),
        FaultKind::NoTopic => "name at least one; the first is the main one".to_owned(),
        FaultKind::DeadTopic { .. } => "give it to a podcast, or remove it".to_owned(),
        FaultKind::BadLanguage { .. } => "tags look like `en`, `pt-BR` or `zh-Hant`".to_owned(),
        FaultKind::BadDate => {
            "write a day from 1900 to 2100 without quotes or time, as in 2017-02-22".to_owned()
        }
        FaultKind::EndedButActive => "remove one of the two".to_owned(),
        FaultKind::SameFingerprint { .. } => "choose another id".to_owned(),
        FaultKind::NoPodcast => "begin one with `[[podcast]]`".to_owned(),
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
        UrlFault::Scheme => "it has to begin with https:// or http://".to_owned(),
        UrlFault::NoHost => "it names no host".to_owned(),
        UrlFault::Credentials => "it holds a user name or password, which everyone would see".to_owned(),
        UrlFault::Malformed(message) => cut(message),
        UrlFault::TooLong => "it is too long for a button".to_owned(),
    }
}
