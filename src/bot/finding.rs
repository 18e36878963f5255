//! What was found for a question, before it is put into words.

use super::request::Constraints;
use crate::search::Understanding;
use crate::search::constraints::Condition;
use crate::search::rank::Recommendation;

/// What was found for a question, before it is put into words.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What the question was taken to mean.
    pub understanding: Understanding,
    /// What it must also satisfy, by options of the command.
    pub options: Constraints,
    /// What fits it.
    pub recommendation: Recommendation,
}

impl Finding {
    /// All constraints, whether by options or by words.
    pub(super) fn constraints(&self) -> Constraints {
        self.options.clone().or(self.understanding.constraints.clone())
    }

    /// The constraints that are in force: those of the answer's next page.
    pub(super) fn in_force(&self) -> Constraints {
        // That nothing new is known is said on every page: the order depends on it.
        let unmet = self.recommendation.unmet.iter().filter(|condition| **condition != Condition::Fresh);
        unmet.fold(self.constraints(), |constraints, condition| constraints.without(condition))
    }
}
