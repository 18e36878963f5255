//! Why something is shown, as far as it is particular to it and the headline does not say it.

use super::Finding;
use crate::bot::Bot;
use crate::catalog::{Subject, TopicIx};
use crate::search::{Interpretation, MatchKind, PersonIx, Segment, Target};

/// Why something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::bot) enum Reason {
    /// It is mainly about one of the topics that were asked for.
    About(TopicIx),
    /// One of its other topics was asked for.
    AlsoAbout(TopicIx),
    /// What was asked for is part of this topic, which is its main one.
    PartOf(TopicIx),
    /// It is about a topic that helps out.
    Covers(TopicIx),
    /// Somebody who was asked for speaks in it.
    With(PersonIx),
    /// Its own name was asked for.
    ByName,
}

impl Bot {
    /// Why something is shown, each reason once; none where the headline says all.
    pub(in crate::bot) fn reasons(&self, finding: &Finding, subject: Subject) -> Vec<Reason> {
        let segments = &finding.understanding.segments;
        let alone = segments.len() == 1;
        let mut reasons: Vec<Reason> = Vec::new();
        for segment in segments {
            let mut all = segment.interpretations.iter();
            let reason = all.find_map(|one| self.reason_for(segment, one, subject, alone));
            reasons.extend(reason.filter(|reason| !reasons.contains(reason)));
        }
        if reasons.is_empty() { self.standing_in(finding, subject).into_iter().collect() } else { reasons }
    }

    /// The topic by which something is shown that is not what was asked for itself.
    fn standing_in(&self, finding: &Finding, subject: Subject) -> Option<Reason> {
        let segments = &finding.understanding.segments;
        let topics = self.topics_about(subject);
        let fits = segments.iter().flat_map(|segment| &segment.interpretations).any(|one| {
            matches!(one.target, Target::Topic(topic) if topics.contains(&topic))
                || one.target == subject.into()
        });
        if fits {
            return None;
        }
        let in_titles = segments.iter().flat_map(|segment| &segment.in_title);
        let mut candidates = in_titles.chain(&finding.recommendation.expanded_to);
        candidates.find(|topic| topics.contains(topic)).map(|topic| Reason::Covers(*topic))
    }

    /// `alone` where the headline names nothing else.
    fn reason_for(
        &self,
        segment: &Segment,
        one: &Interpretation,
        subject: Subject,
        alone: bool,
    ) -> Option<Reason> {
        let several = segment.interpretations.len() > 1;
        match one.target {
            Target::Topic(topic) => {
                let place = self.topics_about(subject).iter().position(|own| *own == topic)?;
                match (one.kind, place) {
                    (MatchKind::Related, _) if !alone => Some(Reason::PartOf(topic)),
                    (_, 0) if alone && !several => None,
                    (_, 0) => Some(Reason::About(topic)),
                    _ => Some(Reason::AlsoAbout(topic)),
                }
            }
            Target::Person(person) => {
                let heard = self.index.person(person).subjects.contains(&subject);
                (heard && (!alone || several)).then_some(Reason::With(person))
            }
            target => (Target::from(subject) == target).then_some(Reason::ByName),
        }
    }

    pub(super) fn topics_about(&self, subject: Subject) -> &[TopicIx] {
        match subject {
            Subject::Podcast(at) => &self.catalog.podcast(at).topics,
            Subject::Episode(at) => &self.catalog.episode(at).topics,
            Subject::Topic(_) => &[],
        }
    }
}
