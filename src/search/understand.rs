//! From a question's form and words to what it means: wishes, exclusions, comparisons, constraints.

use super::index::Index;
use super::interpret::{segments, segments_of};
use super::matches::tokens::Tokens;
use super::query::language::LanguageSet;
use super::query::{Names, Query, everyday, language};
use super::{Constraints, MatchKind, Segment, Target, Understanding, suggest};
use crate::catalog::{PodcastIx, TopicIx};

impl Index {
    /// What a question means. Any text is allowed; time is bounded by its first 4,096 characters.
    #[must_use]
    pub fn understand(&self, text: &str) -> Understanding {
        let query = Query::parse(text, self);
        let mut reader = Reader { index: self, query: &query, wanted: query.wanted.clone() };
        let mut understanding =
            Understanding { constraints: query.constraints.clone(), ..Understanding::default() };
        understanding.constraints.asked_in = asked_in(&query);
        reader.exclusions(&mut understanding);
        reader.comparison(&mut understanding);
        reader.wishes(&mut understanding);
        understanding.content = reader.content();
        understanding.level_topic = understanding.constraints.level.and_then(|_| reader.level_topic());
        if understanding.is_empty() {
            let words: Vec<usize> = (0..query.tokens.len()).collect();
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
}

impl Reader<'_> {
    fn segments(&self, places: &[usize]) -> Vec<Segment> {
        segments(self.index, self.query, places)
    }

    /// Takes in what is to be left out. What nobody knows cannot be: "Rust without a degree" is about Rust.
    fn exclusions(&self, understanding: &mut Understanding) {
        for words in &self.query.excluded {
            // "No code" leaves nothing out: a word for a kind is no topic to be rid of.
            let only_kinds = words.iter().all(|at| {
                let word = &self.query.tokens[*at].normal;
                let class = self.query.classes[*at];
                (class.stop || class.request || class.category) && !self.index.is_label(word)
            });
            if !only_kinds || words.len() > 1 {
                understanding.excluded.extend(self.segments(words));
            }
        }
    }

    /// Takes in a show to compare with; a topic behind "like" is a topic.
    fn comparison(&mut self, understanding: &mut Understanding) {
        let people = self.query.person.clone();
        if !people.is_empty() {
            let found = self.segments(&people);
            let speaks = |segment: &Segment| {
                segment.interpretations.iter().any(|one| matches!(one.target, Target::Person(_)))
            };
            if found.iter().any(speaks) {
                understanding.segments.extend(found);
            } else {
                self.want(&people);
            }
        }
        if self.query.like.is_empty() {
            return;
        }
        let found = self.segments(&self.query.like);
        understanding.like = found.iter().find_map(show_named);
        if understanding.like.is_none() {
            let like = self.query.like.clone();
            self.want(&like);
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
            understanding.segments.extend(segments_of(self.index, &tokens));
        }
        understanding.segments.dedup();
        if known || !understanding.segments.is_empty() {
            return;
        }
        if !self.query.level_words.is_empty() {
            // "For beginners" alone is a topic.
            let words: Vec<usize> = self.query.level_words.iter().chain(&self.wanted).copied().collect();
            let found = self.segments(&words);
            if !found.is_empty() {
                understanding.segments = found;
                understanding.constraints.level = None;
                return;
            }
        }
        let excluded =
            !understanding.excluded.is_empty() || understanding.constraints.except_language.is_some();
        let unknown_exclusion = !self.query.excluded.is_empty() && !excluded;
        if unknown_exclusion {
            // What only looks like an exclusion is a name, or nothing: "no code".
            let words: Vec<usize> = (0..self.query.tokens.len()).collect();
            let compact = self.compact(&words);
            if self.index.is_title(&compact) || self.index.is_topic(&compact) {
                understanding.segments = self.segments(&words);
            }
            return;
        }
        let selects = understanding.constraints.language.is_some();
        understanding.open = !content && (excluded || selects || self.query.asks);
    }

    /// Some words without the spaces between them.
    fn compact(&self, places: &[usize]) -> String {
        places.iter().map(|at| self.query.tokens[*at].normal.as_str()).collect()
    }

    /// The words that say what is wished for.
    fn content(&self) -> Vec<(String, String)> {
        let says = self.wanted.iter().filter(|at| {
            let class = self.query.classes[**at];
            !class.stop && !class.request && !class.category
        });
        let says = says.map(|at| &self.query.tokens[*at]);
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
