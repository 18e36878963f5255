//! What programs read of a finding: codes, ids and what was typed, in no language.

use super::Finding;
use crate::bot::Bot;
use crate::catalog::{Level, Subject};
use crate::search::constraints::Condition;
use crate::search::{Length, Target, Understanding};

impl Bot {
    /// What was asked for beside the topic and is met.
    #[must_use]
    pub fn applied(&self, finding: &Finding) -> Vec<String> {
        let models: Vec<Target> = finding.understanding.models().map(Target::Podcast).collect();
        let unlike = finding.recommendation.unmet.contains(&Condition::Like);
        let like = (!models.is_empty() && !unlike).then(|| format!("like:{}", self.ids(&models)));
        let count = finding.constraints().count.map(|count| format!("count:{count}"));
        let varied = finding.recommendation.varied.then(|| "varied".to_owned());
        let applied = finding.recommendation.applied.iter();
        let applied = applied.map(|condition| self.condition_code(&finding.understanding, condition));
        varied.into_iter().chain(like).chain(applied).chain(count).collect()
    }

    /// What could not be met.
    #[must_use]
    pub fn unmet(&self, finding: &Finding) -> Vec<String> {
        let understanding = &finding.understanding;
        let code = |condition: &Condition| match condition {
            Condition::Without => {
                let typed = understanding.inseparable.iter().map(|segment| segment.typed.as_str());
                format!("without:{}", typed.collect::<Vec<_>>().join(","))
            }
            _ => self.condition_code(understanding, condition),
        };
        let for_some = finding.recommendation.unmet_for.iter().map(|missed| {
            let limit = self.condition_code(understanding, &missed.condition);
            format!("{limit} for {}", self.ids(&missed.wish))
        });
        let not_shown =
            finding.recommendation.not_shown.iter().map(|wish| format!("about:{}", self.ids(wish)));
        let unknown = understanding.unknown.iter().map(|typed| format!("unknown:{typed}"));
        finding
            .recommendation
            .unmet
            .iter()
            .map(code)
            .chain(for_some)
            .chain(not_shown)
            .chain(unknown)
            .collect()
    }

    fn condition_code(&self, understanding: &Understanding, condition: &Condition) -> String {
        match condition {
            Condition::Language(tags) => format!("language:{}", tags.join(",")),
            Condition::ExceptLanguage(tag) => format!("not-language:{tag}"),
            Condition::Level(level) => format!("level:{}", level.code()),
            Condition::Easy => format!("not-level:{}", Level::Advanced.code()),
            Condition::Length(length) => match length {
                Length::Short => "minutes:<20".to_owned(),
                Length::Commute => "minutes:20-45".to_owned(),
                Length::Long => "minutes:>45".to_owned(),
                Length::AtMost(most) => format!("minutes:<={most}"),
                Length::AtLeast(least) => format!("minutes:>={least}"),
            },
            Condition::Fresh => "new".to_owned(),
            Condition::Active => "active".to_owned(),
            Condition::Episodes => "episodes".to_owned(),
            Condition::Without => format!("without:{}", self.ids(&understanding.excluded_targets())),
            Condition::With => format!("with:{}", understanding.with.as_deref().unwrap_or_default()),
            Condition::About => format!("about:{}", self.ids(&understanding.targets())),
            Condition::Like => {
                let models: Vec<Target> = understanding.models().map(Target::Podcast).collect();
                format!("like:{}", self.ids(&models))
            }
        }
    }

    /// Ids with commas between; people have none and go by their names.
    fn ids(&self, targets: &[Target]) -> String {
        let id = |target: &Target| match *target {
            Target::Topic(at) => self.catalog.id(Subject::Topic(at)),
            Target::Podcast(at) => self.catalog.id(Subject::Podcast(at)),
            Target::Episode(at) => self.catalog.id(Subject::Episode(at)),
            person @ Target::Person(_) => self.name(person),
        };
        targets.iter().map(id).collect::<Vec<_>>().join(",")
    }
}
