//! What a question wants of episodes: the names and words of what the catalog understood, and the words it did not know.

use super::Bot;
use super::request::QueryText;
use crate::catalog::{PodcastIx, TopicIx};
use crate::search::episodes::vocabulary::{mark, words};
use crate::search::episodes::{EpisodeIndex, Query, Wanted};
use crate::search::{MatchKind, Target, Understanding};
use crate::text::normalize;

/// Narrower topics whose names also say what is wanted.
const MOST_NARROWER: usize = 12;

/// What a question wants of episodes, and how its words were read.
pub(super) struct EpisodeQuery {
    pub(super) query: Query,
    /// Words that were read as others: typed, meant.
    pub(super) slips: Vec<(String, String)>,
    /// What is wanted, by the names people read and the words they typed.
    pub(super) meant: Vec<String>,
    /// What may go into a button.
    pub(super) words: Vec<String>,
    /// Some word or topic is wanted at all.
    pub(super) wants: bool,
}

impl Bot {
    /// What a wish wants of episodes. `understanding` is what the catalog made of it.
    pub(super) fn episode_query(
        &self,
        about: &QueryText,
        understanding: &Understanding,
        index: &EpisodeIndex,
    ) -> EpisodeQuery {
        let mut wish = EpisodeQuery {
            query: Query::default(),
            slips: Vec::new(),
            meant: Vec::new(),
            words: Vec::new(),
            wants: false,
        };
        let mut covered: Vec<String> = Vec::new();
        for part in &understanding.segments {
            let mut wanted = Wanted::default();
            // A term that only belongs to a topic is looked for itself.
            let named = part.interpretations.iter().filter(|one| one.kind != MatchKind::Related);
            for interpretation in named {
                self.add_target(interpretation.target, interpretation.score, &mut wanted);
            }
            wish.meant.extend(
                part.interpretations
                    .first()
                    .map(|interpretation| self.name(interpretation.target).to_owned()),
            );
            covered.extend(normalize(&part.typed).split(' ').map(str::to_owned));
            add_phrase(&mut wanted, &part.typed, 1.0);
            wish.query.wanted.push(wanted);
        }
        if matches!(about, QueryText::Words(_)) {
            wish.words = understanding.content.iter().map(|(normal, _)| normal.clone()).collect();
            for (normal, typed) in &understanding.content {
                if covered.contains(normal) {
                    continue;
                }
                let mut wanted = Wanted { phrases: vec![(vec![mark(normal)], 1.0)], ..Wanted::default() };
                let meant = index.vocabulary().meant(normal);
                let best = meant.first().map(|(word, _)| word.clone());
                wish.meant.push(best.clone().unwrap_or_else(|| typed.clone()));
                wish.slips.extend(best.map(|best| (typed.clone(), best)));
                wanted.phrases.extend(meant.iter().map(|(word, sure)| (vec![mark(word)], *sure)));
                wish.query.wanted.push(wanted);
            }
        }
        wish.wants = !wish.query.wanted.is_empty();
        wish
    }

    fn add_target(&self, target: Target, sure: f32, wanted: &mut Wanted) {
        match target {
            Target::Topic(topic) => {
                self.add_topic(topic, sure, wanted);
                for narrower in self.catalog.descendants(topic).into_iter().take(MOST_NARROWER) {
                    add_phrase(wanted, &self.catalog.topic(narrower).label, sure * 0.8);
                }
                let main = |at: &&PodcastIx| self.catalog.podcast(**at).topics.first() == Some(&topic);
                wanted.podcasts.extend(self.catalog.podcasts_about(topic).iter().filter(main));
            }
            Target::Person(at) => add_phrase(wanted, &self.index.person(at).name, sure),
            Target::Podcast(at) => {
                wanted.only_in.push(at);
                wanted.podcasts.push(at);
            }
            Target::Episode(at) => add_phrase(wanted, &self.catalog.episode(at).title, sure),
        }
    }

    fn add_topic(&self, topic: TopicIx, sure: f32, wanted: &mut Wanted) {
        let topic = self.catalog.topic(topic);
        add_phrase(wanted, &topic.label, sure);
        for alias in topic.aliases.iter().chain(&topic.tools) {
            // Two letters mean too much in running text.
            if alias.chars().count() > 2 {
                add_phrase(wanted, alias, sure * 0.95);
            }
        }
    }
}

fn add_phrase(wanted: &mut Wanted, text: &str, sure: f32) {
    let marks: Vec<_> = words(text).take(8).map(|word| mark(&word)).collect();
    if !marks.is_empty() && !wanted.phrases.iter().any(|(known, _)| *known == marks) {
        wanted.phrases.push((marks, sure.clamp(0.0, 1.0)));
    }
}
