//! The weekly pick: what moderators set and see, what members see, and what is posted. Decides; the sender sends.

use super::reply::{Choice, Reply};
use super::request::{Caller, Field, Request};
use super::{Bot, wording};
use crate::store::Store;
use crate::week::zones::Zones;

/// What the weekly pick needs besides the catalog.
#[derive(Debug)]
pub struct Picks {
    /// Where everything is kept.
    pub store: Store,
    /// The time zones there are.
    pub zones: Zones,
}

impl Bot {
    /// Answers what is about the weekly pick.
    pub(super) async fn about_picks(
        &self,
        _request: &Request,
        _caller: &Caller,
        _now: jiff::Timestamp,
    ) -> Reply {
        wording::outdated()
    }

    /// Suggestions for the fields of `/pick`.
    pub(super) fn suggest_for_picks(
        &self,
        _field: &Field,
        _typed: &str,
        _now: jiff::Timestamp,
    ) -> Vec<Choice> {
        Vec::new()
    }
}
