//! Episodes of shows that only one server has, some shows together. Knows no server.

use std::sync::Arc;

use super::part::Part;
use super::section::Section;
use crate::catalog::PodcastIx;

/// The episodes of an own show, as a server sees them.
#[derive(Debug, Clone)]
pub struct OwnSection {
    /// The show.
    pub podcast: PodcastIx,
    /// What its feed said, once for all servers that have the show.
    pub section: Arc<Section>,
    /// The server says that all of it is explicit.
    pub explicit: bool,
}

/// The episodes of some own shows in one part, and of which sections it was made.
#[derive(Debug)]
pub(super) struct OwnPart {
    sections: Vec<OwnSection>,
    pub(super) part: Part,
}

impl OwnPart {
    pub(super) fn new(sections: &[OwnSection]) -> Self {
        let parts: Vec<Part> =
            sections.iter().map(|own| own.section.0.of(own.podcast, own.explicit)).collect();
        let filled: Vec<&Part> = parts.iter().filter(|part| part.size > 0).collect();
        Self { sections: sections.to_vec(), part: Part::merged_without_words(&filled) }
    }

    /// Whether these sections are the ones it was made of.
    pub(super) fn is_of(&self, sections: &[OwnSection]) -> bool {
        let same = |(one, other): (&OwnSection, &OwnSection)| {
            one.podcast == other.podcast
                && one.explicit == other.explicit
                && Arc::ptr_eq(&one.section, &other.section)
        };
        self.sections.len() == sections.len() && self.sections.iter().zip(sections).all(same)
    }
}
