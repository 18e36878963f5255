//! The title of a show that was pasted with what else its page says: "Software Engineering Radio - the podcast for professionals".

use crate::search::Target;
use crate::search::index::Index;
use crate::search::query::Query;
use crate::text::compact_form;

/// What stands between a title and the rest.
const APART: [&str; 5] = [" - ", " – ", " — ", " | ", ": "];

/// Letters of a title at most.
const LONGEST: usize = 200;

/// The title before the first sign that sets something apart, where it is the name of a show and the whole is none.
pub(super) fn title<'t>(index: &Index, query: &Query<'t>) -> Option<&'t str> {
    // "Syntax - but not about React" says more than a title.
    let asks = !query.excluded.is_empty() || !query.like.is_empty();
    let (title, _) =
        APART.iter().filter_map(|sign| query.text.split_once(sign)).min_by_key(|(title, _)| title.len())?;
    if title.len() > LONGEST {
        return None;
    }
    let show = |target| matches!(target, Target::Podcast(_));
    let named = |text: &str| index.names_of(&compact_form(text)).any(show);
    (!asks && named(title) && !named(query.text)).then_some(title)
}
