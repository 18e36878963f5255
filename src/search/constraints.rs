//! What an answer must satisfy beside its topic: language, level, length, what is new. Judges a subject by the catalog alone.

use super::query::language::primary;
use crate::catalog::{Catalog, Level, Podcast, Subject};

/// What an answer must also satisfy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Constraints {
    /// In this language: a primary BCP 47 subtag such as `pt`, lower case, at most 8 letters.
    pub language: Option<String>,
    /// Or in one of these, written alike; at most [`Constraints::MOST_OTHER_LANGUAGES`].
    pub other_languages: Vec<String>,
    /// In any but this language, written like [`Constraints::language`].
    pub except_language: Option<String>,
    /// Made for this level, or for everyone.
    pub level: Option<Level>,
    /// Anything but advanced.
    pub easy: bool,
    /// Episodes of this length.
    pub length: Option<Length>,
    /// Shows that go on, and their new episodes.
    pub fresh: bool,
    /// Shows that are known to go on.
    pub active: bool,
    /// Episodes before shows.
    pub episodes: bool,
    /// How many are shown at once, 1 to 99; an answer shows five at most.
    pub count: Option<u8>,
    /// The language the question was asked in, where it is not English; shows in it come before others that fit as well.
    pub asked_in: Option<String>,
}

/// How long an episode may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Length {
    /// Under 20 minutes.
    Short,
    /// 20 to 45 minutes.
    Commute,
    /// Over 45 minutes.
    Long,
    /// At most so many minutes.
    AtMost(u16),
    /// At least so many minutes.
    AtLeast(u16),
}

/// Minutes up to which an episode is short, and from which on it is long.
const SHORT: u16 = 20;
const LONG: u16 = 45;

impl Length {
    /// What "in 20 minutes" or "a 60 minute show" means.
    #[must_use]
    pub fn about(minutes: u16) -> Self {
        match minutes {
            0..=SHORT => Self::at_most(minutes),
            21..=LONG => Self::Commute,
            _ => Self::Long,
        }
    }

    /// What "under 20 minutes" means.
    #[must_use]
    pub fn at_most(minutes: u16) -> Self {
        if minutes == SHORT { Self::Short } else { Self::AtMost(minutes) }
    }

    /// What "not so long" means; nothing where anything but a length does not say which.
    #[must_use]
    pub fn complement(self) -> Option<Self> {
        match self {
            Self::Short => Some(Self::AtLeast(SHORT)),
            Self::Long => Some(Self::AtMost(LONG)),
            Self::AtMost(minutes) => Some(Self::AtLeast(minutes)),
            Self::AtLeast(minutes) => Some(Self::AtMost(minutes)),
            Self::Commute => None,
        }
    }

    /// Whether something of so many seconds is so long; what does not say how long it is, is not.
    #[must_use]
    pub fn fits(self, seconds: Option<u32>) -> bool {
        let Some(seconds) = seconds else { return false };
        let minutes = |minutes: u16| u32::from(minutes) * 60;
        match self {
            Self::Short => seconds < minutes(SHORT),
            Self::Commute => (minutes(SHORT)..=minutes(LONG)).contains(&seconds),
            Self::Long => seconds > minutes(LONG),
            Self::AtMost(most) => seconds <= minutes(most),
            Self::AtLeast(least) => seconds >= minutes(least),
        }
    }
}

/// One thing that was asked for beside a topic.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Condition {
    /// In one of some languages, by their primary subtags.
    Language(Vec<String>),
    /// In any but a language.
    ExceptLanguage(String),
    /// For a level.
    Level(Level),
    /// Not advanced.
    Easy,
    /// Episodes of a length.
    Length(Length),
    /// What is new.
    Fresh,
    /// Shows that go on.
    Active,
    /// Episodes.
    Episodes,
    /// Without what was excluded.
    Without,
    /// With what nothing here tells of a show.
    With,
    /// About what was named beside a show to compare with.
    About,
    /// Like the show, where something is about what was named beside it.
    Like,
}

impl Constraints {
    /// These, where they say something, and otherwise those: options win over words.
    #[must_use]
    pub fn or(self, words: Self) -> Self {
        Self {
            other_languages: if self.language.is_some() {
                self.other_languages
            } else {
                words.other_languages
            },
            language: self.language.or(words.language),
            except_language: self.except_language.or(words.except_language),
            level: self.level.or(words.level),
            easy: self.easy || words.easy,
            length: self.length.or(words.length),
            fresh: self.fresh || words.fresh,
            active: self.active || words.active,
            episodes: self.episodes || words.episodes,
            count: self.count.or(words.count),
            asked_in: self.asked_in.or(words.asked_in),
        }
    }

    /// Languages beside the first.
    pub const MOST_OTHER_LANGUAGES: usize = 2;

    /// In one of the wished languages, where some are.
    #[must_use]
    pub fn in_languages(&self) -> Option<Condition> {
        let first = self.language.clone()?;
        Some(Condition::Language(
            std::iter::once(first).chain(self.other_languages.iter().cloned()).collect(),
        ))
    }

    /// Wishes for a language beside those wished for.
    pub(in crate::search) fn add_language(&mut self, code: &str) {
        let known = self.language.iter().chain(&self.other_languages).any(|language| language == code);
        if self.language.is_none() {
            self.language = Some(code.to_owned());
        } else if !known && self.other_languages.len() < Self::MOST_OTHER_LANGUAGES {
            self.other_languages.push(code.to_owned());
        }
    }

    /// All that select or order, in the order they are told.
    #[must_use]
    pub fn conditions(&self) -> Vec<Condition> {
        let mut all = Vec::new();
        all.extend(self.fresh.then_some(Condition::Fresh));
        all.extend(self.episodes.then_some(Condition::Episodes));
        all.extend(self.in_languages());
        all.extend(self.except_language.clone().map(Condition::ExceptLanguage));
        all.extend(self.level.filter(|level| *level != Level::All).map(Condition::Level));
        all.extend(self.easy.then_some(Condition::Easy));
        all.extend(self.length.map(Condition::Length));
        all.extend(self.active.then_some(Condition::Active));
        all
    }

    /// The same without one of them.
    #[must_use]
    pub fn without(&self, condition: &Condition) -> Self {
        let mut rest = self.clone();
        match condition {
            Condition::Language(_) => (rest.language, rest.other_languages) = (None, Vec::new()),
            Condition::ExceptLanguage(_) => rest.except_language = None,
            Condition::Level(_) => rest.level = None,
            Condition::Easy => rest.easy = false,
            Condition::Length(_) => rest.length = None,
            Condition::Fresh => rest.fresh = false,
            Condition::Active => rest.active = false,
            Condition::Episodes => rest.episodes = false,
            Condition::Without | Condition::With | Condition::About | Condition::Like => {}
        }
        rest
    }
}

/// The podcast that a subject is or belongs to; none for a topic.
#[must_use]
pub fn podcast_of(catalog: &Catalog, subject: Subject) -> Option<&Podcast> {
    match subject {
        Subject::Podcast(at) => Some(catalog.podcast(at)),
        Subject::Episode(at) => Some(catalog.podcast(catalog.episode(at).podcast)),
        Subject::Topic(_) => None,
    }
}

/// The primary subtag of a podcast's language; podcasts that do not say are in English.
#[must_use]
pub fn language_of(podcast: &Podcast) -> String {
    podcast.language.as_deref().map_or_else(|| "en".to_owned(), primary)
}

/// Whether a podcast is in a language, by its primary subtag in lower case; podcasts that do not say are in English.
#[must_use]
pub fn is_in(podcast: &Podcast, language: &str) -> bool {
    let tag = podcast.language.as_deref().unwrap_or("en");
    tag.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case(language))
}

/// Whether a subject meets a condition that selects. Shows have no length of their own, so that any may have an episode of
/// one.
#[must_use]
pub fn meets(catalog: &Catalog, subject: Subject, condition: &Condition) -> bool {
    let Some(podcast) = podcast_of(catalog, subject) else { return false };
    match condition {
        Condition::Language(wanted) => wanted.iter().any(|language| is_in(podcast, language)),
        Condition::ExceptLanguage(unwanted) => !is_in(podcast, unwanted),
        Condition::Level(level) => {
            *level == Level::All || podcast.level == *level || podcast.level == Level::All
        }
        Condition::Easy => podcast.level != Level::Advanced,
        Condition::Length(length) => match subject {
            Subject::Episode(at) => {
                length.fits(catalog.episode(at).minutes.map(|minutes| minutes.saturating_mul(60)))
            }
            _ => true,
        },
        Condition::Episodes => matches!(subject, Subject::Episode(_)),
        // How a show does is known elsewhere.
        Condition::Active
        | Condition::Fresh
        | Condition::Without
        | Condition::With
        | Condition::About
        | Condition::Like => true,
    }
}

/// Whether an episode is known to be of another length than is wished for.
#[must_use]
pub fn is_of_another_length(catalog: &Catalog, subject: Subject, constraints: &Constraints) -> bool {
    let (Some(length), Subject::Episode(at)) = (constraints.length, subject) else { return false };
    let minutes = catalog.episode(at).minutes;
    minutes.is_some() && !meets(catalog, subject, &Condition::Length(length))
}

/// Whether a subject meets all that was asked for by an option.
#[must_use]
pub fn fits(catalog: &Catalog, subject: Subject, constraints: &Constraints) -> bool {
    constraints
        .conditions()
        .iter()
        .filter(|condition| **condition != Condition::Episodes)
        .all(|condition| meets(catalog, subject, condition))
}
