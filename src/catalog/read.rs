//! One table of the file, read key by key into checked values; what is wrong goes to the faults. Knows no other table.

use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::check::{self, steering};
use super::fault::{FaultKind, Section, Shape};
use super::faults::Found;
use super::language;
use super::names::Suggester;
use super::note::NoteKind;
use super::syntax::Damage;

/// A value and its place in the text.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
}

/// What all tables share while they are read.
pub(super) struct Reading {
    pub(super) found: Found,
    pub(super) damage: Damage,
    pub(super) suggest: Suggester,
    /// What is remarked although nothing is wrong.
    pub(super) notes: Vec<(Range<usize>, NoteKind)>,
}

impl Reading {
    /// Notes a fault, unless the line's syntax is wrong anyhow and the value perhaps not the one that was meant.
    pub(super) fn fault(&mut self, span: Range<usize>, kind: FaultKind) {
        if !self.damage.line(span.start) {
            self.found.push(span, kind);
        }
    }
}

/// A table under its header.
pub(super) struct Fields<'r, 'i> {
    pub(super) table: &'r DeTable<'i>,
    pub(super) section: Section,
    pub(super) span: Range<usize>,
    pub(super) reading: &'r mut Reading,
}

impl<'r, 'i> Fields<'r, 'i> {
    /// Begins a table: its keys have to be those of its section.
    pub(super) fn new(
        table: &'r DeTable<'i>,
        section: Section,
        span: Range<usize>,
        reading: &'r mut Reading,
    ) -> Self {
        for key in table.keys() {
            let name: &str = key.get_ref();
            if !section.keys().contains(&name) {
                let near = reading.suggest.word(name, section.keys().iter().copied()).map(str::to_owned);
                // The likeliest slip of all: the header without what it belongs to.
                let near = near.or_else(|| {
                    (section == Section::File && name == "episode").then(|| "podcast.episode".to_owned())
                });
                reading.fault(key.span(), FaultKind::UnknownKey { key: name.to_owned(), section, near });
            }
        }
        Self { table, section, span, reading }
    }

    fn wrong(&mut self, key: &'static str, expected: Shape, value: &Spanned<DeValue<'_>>) {
        let found = value.get_ref().type_str();
        self.reading.fault(value.span(), FaultKind::WrongType { key, expected, found });
    }

    /// Reports a key that has to be there and is not.
    pub(super) fn require(&mut self, key: &'static str) {
        // In a table with broken syntax the key may be there, unread.
        if !self.table.contains_key(key) && !self.reading.damage.table(self.span.start) {
            self.reading.fault(self.span.clone(), FaultKind::MissingKey { key, section: self.section });
        }
    }

    /// A text, trimmed, that can be seen and is not too long.
    pub(super) fn text(&mut self, key: &'static str, limit: usize) -> Option<Placed<String>> {
        let value = self.table.get(key)?;
        let DeValue::String(text) = value.get_ref() else {
            self.wrong(key, Shape::Text, value);
            return None;
        };
        self.checked(key, text, value.span(), limit)
    }

    fn checked(
        &mut self,
        key: &'static str,
        text: &str,
        span: Range<usize>,
        limit: usize,
    ) -> Option<Placed<String>> {
        let text = text.trim();
        let kind = if check::is_blank(text) {
            FaultKind::Empty { key }
        } else if let Some(character) = steering(text) {
            FaultKind::Control { key, character }
        } else if text.len() > limit && text.chars().count() > limit {
            FaultKind::TooLong { key, length: text.chars().count(), limit }
        } else {
            return Some(Placed { value: text.to_owned(), span });
        };
        self.reading.fault(span, kind);
        None
    }

    /// A list of texts; none if the key is not there.
    pub(super) fn texts(&mut self, key: &'static str, limit: usize) -> Vec<Placed<String>> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        let DeValue::Array(list) = value.get_ref() else {
            self.wrong(key, Shape::Texts, value);
            return Vec::new();
        };
        let mut texts = Vec::with_capacity(list.len());
        for item in list {
            if let DeValue::String(text) = item.get_ref() {
                texts.extend(self.checked(key, text, item.span(), limit));
            } else {
                self.wrong(key, Shape::Text, item);
            }
        }
        texts
    }

    /// The topics of a podcast or an episode: at least one.
    pub(super) fn topics(&mut self) -> Vec<Placed<String>> {
        self.require("topics");
        let empty = match self.table.get("topics") {
            Some(value) if value.get_ref().as_array().is_some_and(|list| list.is_empty()) => {
                Some(value.span())
            }
            _ => None,
        };
        if let Some(span) = empty {
            self.reading.fault(span, FaultKind::NoTopic);
        }
        self.texts("topics", check::NAME)
    }

    /// An id in the form ids have.
    pub(super) fn id(&mut self) -> Option<Placed<String>> {
        let id = self.text("id", check::ID)?;
        if check::is_id(&id.value) {
            return Some(id);
        }
        let slug = check::slug(&id.value);
        let near = (!slug.is_empty()).then_some(slug);
        self.reading.fault(id.span, FaultKind::BadId { id: id.value, near });
        None
    }

    /// A web address.
    pub(super) fn url(&mut self, key: &'static str) -> Option<String> {
        let text = self.text(key, check::URL)?;
        match check::url(&text.value) {
            Ok(url) => Some(url),
            Err(why) => {
                self.reading.fault(text.span, FaultKind::BadUrl { key, why });
                None
            }
        }
    }

    /// A language tag.
    pub(super) fn language(&mut self) -> Option<String> {
        let text = self.text("language", check::NAME)?;
        let tag = language::tag(&text.value);
        if tag.is_none() {
            let near = language::near(&text.value);
            self.reading.fault(text.span, FaultKind::BadLanguage { tag: text.value, near });
        }
        tag
    }

    /// One of a few words.
    pub(super) fn word(
        &mut self,
        key: &'static str,
        allowed: &'static [&'static str],
    ) -> Option<Placed<&'static str>> {
        let text = self.text(key, check::NAME)?;
        if let Some(&word) = allowed.iter().find(|word| **word == text.value) {
            return Some(Placed { value: word, span: text.span });
        }
        let near = self.reading.suggest.word(&text.value.to_lowercase(), allowed.iter().copied());
        // `nearest` hands back one of the words it was given, but only for as long as the question lived.
        let near = near.and_then(|near| allowed.iter().copied().find(|word| *word == near));
        self.reading.fault(text.span, FaultKind::BadWord { key, word: text.value, allowed, near });
        None
    }

    /// A whole number within bounds.
    pub(super) fn number(&mut self, key: &'static str, least: u32, most: u32) -> Option<Placed<u32>> {
        let value = self.table.get(key)?;
        let DeValue::Integer(number) = value.get_ref() else {
            self.wrong(key, Shape::Number, value);
            return None;
        };
        match u32::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) if (least..=most).contains(&number) => {
                Some(Placed { value: number, span: value.span() })
            }
            _ => {
                let found = number.to_string();
                self.reading.fault(value.span(), FaultKind::OutOfRange { key, found, least, most });
                None
            }
        }
    }

    /// Yes or no; no if the key is not there.
    pub(super) fn flag(&mut self, key: &'static str) -> bool {
        match self.table.get(key).map(|value| (value, value.get_ref())) {
            None => false,
            Some((_, DeValue::Boolean(flag))) => *flag,
            Some((value, _)) => {
                self.wrong(key, Shape::Bool, value);
                false
            }
        }
    }

    /// A day.
    pub(super) fn date(&mut self, key: &'static str) -> Option<Date> {
        let value = self.table.get(key)?;
        let DeValue::Datetime(written) = value.get_ref() else {
            self.wrong(key, Shape::Date, value);
            return None;
        };
        let day = written.date.filter(|day| written.time.is_none() && YEARS.contains(&day.year));
        // All three are small: TOML has checked them against the calendar already.
        let day = day.and_then(|day| {
            Date::new(i16::try_from(day.year).ok()?, day.month.cast_signed(), day.day.cast_signed()).ok()
        });
        if day.is_none() {
            self.reading.fault(value.span(), FaultKind::BadDate);
        }
        day
    }
}

/// Years in which a recording can have come out: radio is not older, and later is a slip.
pub(super) const YEARS: std::ops::RangeInclusive<u16> = 1900..=2100;
