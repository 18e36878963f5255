//! From a question's form and words to what it means: wishes, exclusions, comparisons, constraints.

mod exclusions;
mod pasted;
mod people;

use std::collections::HashSet;

use super::index::Index;
use super::index::adjective::says_how;
use super::index::english::is_english;
use super::interpret::{segments, segments_of, unknown_words};
use super::matches::tokens::Tokens;
use super::query::language::LanguageSet;
use super::query::{Names, Query, everyday, language};
use super::{Constraints, Interpretation, MatchKind, Segment, Target, Understanding, suggest};
use crate::catalog::{PodcastIx, TopicIx};
use crate::text::every_word;

impl Index {
    /// What a question means. Any text is allowed; time is bounded by its first 4,096 characters.
    #[must_use]
    pub fn understand(&self, text: &str) -> Understanding {
        let query = Query::parse(text, self);
        if let Some(title) = pasted::title(self, &query) {
            return self.understand(title);
        }
        let mut reader = Reader { index: self, query: &query, wanted: query.wanted.clone(), unheard: false };
        let mut understanding =
            Understanding { constraints: query.constraints.clone(), ..Understanding::default() };
        understanding.constraints.asked_in = asked_in(&query);
        reader.exclusions(&mut understanding);
        reader.people(&mut understanding);
        reader.comparison(&mut understanding);
        reader.wishes(&mut understanding);
        reader.knowledge(&mut understanding);
        reader.separate(&mut understanding);
        understanding.content = reader.content();
        understanding.level_topic = understanding.constraints.level.and_then(|_| reader.level_topic());
        if understanding.is_empty() {
            // What is not wished for is no suggestion.
            let unwanted = |at: &usize| query.excluded.iter().any(|one| one.words.contains(at));
            let words: Vec<usize> = (0..query.tokens.len()).filter(|at| !unwanted(at)).collect();
            understanding.near = suggest::near::targets(self, &query, &words);
        }
        understanding
    }
}

/// The language of a question that is not asked in English, where its words of grammar are of one alone, or, without any,
/// all others that are not English: "Datenbanken", "podcast cybersécurité".
fn asked_in(query: &Query) -> Option<String> {
    let english = query.classes.iter().any(|class| class.languages == language::ENGLISH);
    let words = query.tokens.iter().map(|token| everyday::languages_of(&token.normal));
    let words = words.filter(|languages| *languages != LanguageSet::NONE).reduce(|all, one| all & one);
    let words = words.filter(|_| query.languages == language::ENGLISH && !english);
    let languages = words.unwrap_or(query.languages);
    let asked = language::ASKED_IN.iter().find(|(language, _)| *language == languages);
    asked.map(|(_, tag)| (*tag).to_owned()).filter(|tag| tag != "en")
}

struct Reader<'r> {
    index: &'r Index,
    query: &'r Query<'r>,
    /// The places of what is wished for, with what turned out to belong to it.
    wanted: Vec<usize>,
    /// Something is surely not wished for that podpick has nothing about.
    unheard: bool,
}

impl Reader<'_> {
    fn segments(&self, places: &[usize]) -> Vec<Segment> {
        segments(self.index, self.query, places)
    }

    /// Takes in a show to compare with; a topic behind "like" is a topic.
    fn comparison(&mut self, understanding: &mut Understanding) {
        if self.query.like.is_empty() {
            return;
        }
        let found = self.segments(self.without_article(&self.query.like));
        // "A mix of Rust and Go Time": what is no show there is what it is to be about.
        let only_topic = |segment: &&Segment| {
            let topic = |one: &Interpretation| matches!(one.target, Target::Topic(_));
            show_named(segment).is_none()
                && segment.interpretations.iter().all(|one| topic(one) && !one.kind.is_guess())
        };
        // Topics that a show is called after are no wish of their own.
        let named: HashSet<String> = found
            .iter()
            .filter(|one| show_named(one).is_some())
            .flat_map(|one| every_word(&one.typed))
            .collect();
        let beside = |segment: &&Segment| !every_word(&segment.typed).any(|word| named.contains(&word));
        let topics: Vec<Segment> = found.iter().filter(only_topic).filter(beside).cloned().collect();
        let mut models: Vec<PodcastIx> = found.iter().filter_map(show_named).collect();
        models.dedup();
        models.truncate(Understanding::MOST_MODELS);
        let mut models = models.into_iter();
        understanding.like = models.next();
        understanding.like_too = models.collect();
        if understanding.like.is_some() {
            understanding.segments.extend(topics);
        } else {
            let like = self.query.like.clone();
            self.want(&like);
        }
    }

    /// "O Data Hackers" is that show, and no `OData`.
    fn without_article<'w>(&self, words: &'w [usize]) -> &'w [usize] {
        match words {
            [article, rest @ ..]
                if self.query.classes[*article].stop
                    && self.index.is_title(&self.compact(rest))
                    && !self.index.is_title(&self.compact(words)) =>
            {
                rest
            }
            _ => words,
        }
    }

    fn want(&mut self, places: &[usize]) {
        self.wanted.extend(places);
        self.wanted.sort_unstable();
        self.wanted.dedup();
    }

    /// Takes in what is wished for, or that nothing in particular is.
    fn wishes(&mut self, understanding: &mut Understanding) {
        let known = !understanding.segments.is_empty() || understanding.like.is_some();
        let tokens = Tokens::read(self.index, self.query, &self.wanted);
        let content = tokens.has_content();
        if content || !self.query.asks || self.index.is_title(&self.compact(&self.wanted)) {
            let found = segments_of(self.index, &tokens);
            understanding.unknown = unknown_words(self.index, &tokens, &found);
            understanding.segments.extend(found);
        }
        understanding.segments.dedup();
        if known || !understanding.segments.is_empty() {
            return;
        }
        if !self.query.level_words.is_empty() && self.query.known.is_empty() {
            // "For beginners" alone is a topic.
            let words: Vec<usize> = self.query.level_words.iter().chain(&self.wanted).copied().collect();
            let found = self.segments(&words);
            // "Never coded before" is no wish for code.
            let level =
                |one: &Interpretation| matches!(one.target, Target::Topic(at) if self.index.is_qualifier(at));
            if found.iter().flat_map(|segment| &segment.interpretations).any(level) {
                understanding.segments = found;
                understanding.constraints.level = None;
                return;
            }
        }
        let excluded =
            !understanding.excluded.is_empty() || understanding.constraints.except_language.is_some();
        let unknown_exclusion = !self.query.excluded.is_empty() && !excluded;
        if unknown_exclusion && !self.unheard {
            // What only looks like an exclusion is a name, or nothing: "no code".
            let words: Vec<usize> = (0..self.query.tokens.len()).collect();
            let compact = self.compact(&words);
            if self.index.is_title(&compact) || self.index.is_topic(&compact) {
                understanding.segments = self.segments(&words);
            }
            return;
        }
        let constraints = &understanding.constraints;
        let selects = constraints.language.is_some() || constraints.level.is_some() || constraints.active;
        let content = content && !self.is_occasion();
        // "All languages but Java": a word for a kind is no wish.
        let only_excludes = (excluded || self.unheard) && self.says().next().is_none();
        let says: Vec<usize> = self.says().collect();
        let is_mood = |at: &usize| {
            let word = self.query.tokens[*at].normal.as_str();
            let english = self.query.languages == language::ENGLISH;
            if english { says_how(word) || word.ends_with("ing") } else { !is_english(word) }
        };
        let mood = says.first().zip(says.last()).filter(|_| {
            !only_excludes && !self.is_occasion() && says.iter().all(is_mood) && self.query.is_mood(&says)
        });
        understanding.open = only_excludes || mood.is_some() || !content && (selects || self.query.asks);
        if let Some((first, last)) = mood {
            let place = |at: usize| &self.query.tokens[at].place;
            understanding.with =
                self.query.text.get(place(*first).start..place(*last).end).map(str::to_owned);
        }
    }

    /// "I know Python well" wishes for Python, for those who do, where it wishes for nothing else.
    fn knowledge(&mut self, understanding: &mut Understanding) {
        if !understanding.segments.is_empty() || understanding.like.is_some() || self.query.known.is_empty() {
            return;
        }
        let unwanted = understanding.excluded_targets();
        let mut known = self.segments(&self.query.known);
        known.retain(|segment| segment.interpretations.iter().all(|one| !unwanted.contains(&one.target)));
        if known.is_empty() {
            return;
        }
        let known_words = self.query.known.clone();
        self.want(&known_words);
        (understanding.segments, understanding.open) = (known, false);
        let level = &mut understanding.constraints.level;
        *level = level.or(self.query.known_so_well);
    }

    /// Whether all that is wished for only says what one does meanwhile.
    fn is_occasion(&self) -> bool {
        self.query.occasion.is_some_and(|start| self.says().all(|at| at > start))
    }

    /// Some words without the spaces between them.
    fn compact(&self, places: &[usize]) -> String {
        places.iter().map(|at| self.query.tokens[*at].normal.as_str()).collect()
    }

    /// The places of the words that say what is wished for.
    fn says(&self) -> impl Iterator<Item = usize> {
        self.wanted.iter().copied().filter(move |at| {
            let class = self.query.classes[*at];
            !class.stop && !class.request && !class.category
        })
    }

    /// The words that say what is wished for.
    fn content(&self) -> Vec<(String, String)> {
        let says = self.says().map(|at| &self.query.tokens[at]);
        let typed = |token: &crate::text::Token| {
            self.query.text.get(token.place.clone()).unwrap_or_default().to_owned()
        };
        says.map(|token| (token.normal.clone(), typed(token))).collect()
    }

    /// The topic that the words of a level name.
    fn level_topic(&self) -> Option<TopicIx> {
        let found = self.segments(&self.query.level_words);
        let topics = found.iter().flat_map(|segment| &segment.interpretations);
        topics
            .filter(|one| one.kind <= MatchKind::Inflected)
            .find_map(|one| if let Target::Topic(at) = one.target { Some(at) } else { None })
    }
}

impl Names for Index {
    fn is_title(&self, compact: &str) -> bool {
        self.names_of(compact).any(|target| !matches!(target, Target::Topic(_)))
    }

    fn is_topic(&self, compact: &str) -> bool {
        self.names_of(compact).any(|target| matches!(target, Target::Topic(_)))
    }

    fn has_word(&self, normal: &str) -> bool {
        self.word(normal).is_some()
    }

    fn speaks(&self, language: &str) -> bool {
        self.has_language(language)
    }
}

/// The show whose whole name a segment is.
fn show_named(segment: &Segment) -> Option<PodcastIx> {
    let topics = segment.interpretations.iter().filter(|one| matches!(one.target, Target::Topic(_)));
    // A topic that is spelt right is meant, and no show that is spelt nearly so.
    let topic = topics.map(|one| one.kind).min();
    segment.interpretations.iter().find_map(|one| match one.target {
        Target::Podcast(at) if topic.is_none_or(|kind| one.name.is_some() && one.kind <= kind) => Some(at),
        _ => None,
    })
}

impl Constraints {
    /// Nothing but how the question was asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Self { asked_in: None, count: None, ..self.clone() } == Self::default()
    }
}
