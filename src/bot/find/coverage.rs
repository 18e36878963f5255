//! How well what was found covers what was asked: whether it is the thing itself, or what stands in for it.

use super::Finding;
use crate::bot::Bot;
use crate::catalog::{Subject, TopicIx};
use crate::search::constraints::Condition;
use crate::search::rank::Ranked;
use crate::search::{Interpretation, Target};
use crate::text::normalize;

/// What is worth saying of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::bot) enum Coverage<'f> {
    /// A tool was understood by its topic, and nothing that was found names it.
    NoneAlone {
        /// The tool, as typed.
        typed: &'f str,
        /// Its topic.
        topic: TopicIx,
    },
    /// What the topic contains helps out.
    Inside {
        /// What was asked for.
        topic: TopicIx,
        /// What helps out.
        others: &'f [TopicIx],
    },
    /// The topic has few of its own, and others help out.
    Few {
        /// What was asked for.
        topic: TopicIx,
        /// What helps out.
        others: &'f [TopicIx],
        /// Its own.
        count: usize,
    },
}

/// What an answer consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::bot) enum Thing {
    /// Shows.
    Show,
    /// Episodes.
    Episode,
}

impl Bot {
    /// What is worth saying of how well the answer covers the question; none where it simply does.
    pub(in crate::bot) fn coverage<'f>(&self, finding: &'f Finding, thing: Thing) -> Option<Coverage<'f>> {
        let alone = if thing == Thing::Show { self.none_alone(finding) } else { None };
        alone.or_else(|| self.expanded(finding, thing))
    }

    fn none_alone<'f>(&self, finding: &'f Finding) -> Option<Coverage<'f>> {
        let understanding = &finding.understanding;
        let ([segment], true) = (understanding.segments.as_slice(), understanding.excluded.is_empty()) else {
            return None;
        };
        let [one] = segment.interpretations.as_slice() else { return None };
        let (Target::Topic(topic), true) = (one.target, finding.recommendation.applied.is_empty()) else {
            return None;
        };
        let tool = self.tool_meant(one, topic)?;
        let named = |found: &Ranked| self.names_tool(found.subject, &tool);
        if one.kind.is_guess() || finding.recommendation.found.iter().any(named) {
            return None;
        }
        Some(Coverage::NoneAlone { typed: &segment.typed, topic })
    }

    /// The tool by which a topic was understood.
    fn tool_meant(&self, one: &Interpretation, topic: TopicIx) -> Option<String> {
        let topic = self.catalog.topic(topic);
        let tool = usize::from(one.name?).checked_sub(1 + topic.aliases.len())?;
        topic.tools.get(tool).map(|tool| normalize(tool))
    }

    fn names_tool(&self, subject: Subject, tool: &str) -> bool {
        let named = |text: &str| format!(" {} ", normalize(text)).contains(&format!(" {tool} "));
        match subject {
            Subject::Podcast(at) => {
                let show = self.catalog.podcast(at);
                named(&show.title) || named(&show.why) || show.aliases.iter().any(|alias| named(alias))
            }
            Subject::Episode(at) => {
                let episode = self.catalog.episode(at);
                named(&episode.title) || named(&episode.why)
            }
            Subject::Topic(_) => false,
        }
    }

    fn expanded<'f>(&self, finding: &'f Finding, thing: Thing) -> Option<Coverage<'f>> {
        let targets = finding.understanding.targets();
        let [Target::Topic(topic)] = targets.as_slice() else { return None };
        let (topic, others) = (*topic, finding.recommendation.expanded_to.as_slice());
        let helps_out = |found: &Ranked| !self.is_about(found, &[topic]) && self.is_about(found, others);
        // Where single episodes are about it, they stand first.
        let episodes = finding.recommendation.applied.contains(&Condition::Episodes);
        if episodes || !finding.recommendation.found.iter().any(helps_out) {
            return None;
        }
        let inside = self.catalog.descendants(topic);
        if others.iter().all(|at| inside.contains(at)) {
            // What a topic contains is about it, too.
            return finding.recommendation.applied.is_empty().then_some(Coverage::Inside { topic, others });
        }
        // They stand before what helps out.
        let found = finding.recommendation.found.iter().filter(|found| self.is_about(found, &[topic]));
        let count = match thing {
            Thing::Episode => found.filter(|one| matches!(one.subject, Subject::Episode(_))).count(),
            Thing::Show => found.filter(|one| matches!(one.subject, Subject::Podcast(_))).count(),
        };
        Some(Coverage::Few { topic, others, count })
    }

    fn is_about(&self, found: &Ranked, topics: &[TopicIx]) -> bool {
        self.topics_about(found.subject).iter().any(|own| topics.contains(own))
    }
}
