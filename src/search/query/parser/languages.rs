//! Which languages shows are to be in.

use super::{Parser, Scope};
use crate::search::query::{grammar, language};

/// Names of languages that are words of English as well.
const MEANS_MORE: [&str; 8] =
    ["polish", "latino", "mandarin", "persian", "turkish", "greek", "danish", "hispano"];

impl Parser<'_> {
    /// A language that is asked for: "in German", "auf Deutsch", "French-speaking", "podcasts em português".
    pub(super) fn language(&mut self, at: usize) -> Option<usize> {
        let word = |at: usize| self.words.get(at).copied().unwrap_or_default();
        let introduced = grammar::IN.contains(&word(at));
        let article = usize::from(introduced && matches!(word(at + 1), "the" | "der"));
        let place = if introduced { at + 1 + article } else { at };
        let tag =
            grammar::language_tag(word(place)).filter(|_| introduced && !self.catalog.is_topic(word(place)));
        if tag.is_none() && !self.classes.get(place).is_some_and(|class| class.language_name) {
            return None;
        }
        // "Pt-br" are two words.
        let place = if tag.is_some() && word(place + 1) == "br" { place + 1 } else { place };
        let code = tag.or_else(|| language::named_as(word(place)))?;
        let spoken = grammar::SPOKEN.contains(&word(place + 1));
        let near =
            |at: Option<usize>| at.is_some_and(|at| self.classes.get(at).is_some_and(|class| class.show));
        // "A Polish dev podcast" is one in Polish.
        let behind =
            (place + 1..self.words.len()).find(|at| !self.classes[*at].category || self.classes[*at].show);
        let described = near(behind) || near(place.checked_sub(1));
        let studied =
            (1..=2).filter_map(|back| place.checked_sub(back)).chain([place + 1, place + 2]).any(|near| {
                // "French-speaking" is spoken, "German language learning" is not.
                let counts = if near == place + 1 { !spoken } else { near != place + 2 || spoken };
                counts && grammar::STUDY.contains(&word(near))
            });
        let ambiguous = MEANS_MORE.contains(&word(place));
        let part_of_name = self.name_around(at, place + 1 - at).is_some();
        if studied && !introduced || part_of_name || ambiguous && !introduced && !spoken && !described {
            return None;
        }
        // Where shows do not say their language, it may be a topic they are filed under.
        if !self.catalog.speaks(code) && self.catalog.is_topic(word(place)) {
            return None;
        }
        match self.scope {
            Scope::Excluded if !introduced || !self.has_content() => {
                self.constraints.except_language.get_or_insert_with(|| code.to_owned());
                if !self.has_content() {
                    self.excluded.last_mut().into_iter().for_each(|one| one.words.clear());
                }
            }
            _ => {
                self.constraints.add_language(code);
                self.scope = Scope::Wanted;
            }
        }
        Some(place + 1 + usize::from(spoken) - at)
    }
}
