//! Suggestions for the fields of `/pick`: episodes of a podcast, time zones, weeks.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::queue::is_to_come;
use super::{Picks, words};
use crate::bot::request::{Field, QueryText};
use crate::bot::{Bot, Choice};
use crate::catalog::Subject;
use crate::locale::Locale;
use crate::schedule::Week;
use crate::search::Target;
use crate::store::StoreError;
use crate::text::normalize;

/// Suggestions in one answer (Discord, `interactions/application-commands`).
const MOST: usize = 25;
/// Characters of a suggestion.
const LONGEST: usize = 100;
/// Weeks offered.
const WEEKS: usize = 12;
/// Weeks that are looked at for those.
const FAR: usize = 60;

impl Bot {
    /// Suggestions for the fields of `/pick`.
    pub(in crate::bot) fn suggest_for_picks(
        &self,
        field: &Field,
        typed: &str,
        locale: Locale,
        now: Timestamp,
    ) -> Vec<Choice> {
        match field {
            Field::EpisodeOf(show) => self.episodes_to_pick(show, typed, locale),
            Field::Zone => {
                let found =
                    self.picks.as_ref().map(|picks| picks.zones.find(typed, MOST)).unwrap_or_default();
                found
                    .into_iter()
                    .map(|name| Choice { value: name.clone(), name: name.replace('_', " ") })
                    .collect()
            }
            Field::Week => {
                // Whether this week's slot is over is not known here, and the next pick needs no week.
                let first = Week::of(TimeZone::UTC.to_datetime(now).date()).next();
                weeks(first, |_| true, typed, locale)
            }
            _ => Vec::new(),
        }
    }

    /// The coming weeks that take a pick in a server; where the store does not answer in time, those after this one.
    pub async fn suggest_weeks(
        &self,
        guild: u64,
        typed: &str,
        locale: Locale,
        now: Timestamp,
    ) -> Vec<Choice> {
        let known = match &self.picks {
            Some(picks) => open_weeks(picks, guild, typed, locale, now).await.ok(),
            None => None,
        };
        known.unwrap_or_else(|| self.suggest_for_picks(&Field::Week, typed, locale, now))
    }

    fn episodes_to_pick(&self, show: &str, typed: &str, locale: Locale) -> Vec<Choice> {
        let podcast = match self.named(&QueryText::Words(show.to_owned())) {
            Ok(Subject::Podcast(at)) => at,
            Ok(Subject::Episode(at)) => self.catalog.episode(at).podcast,
            _ => return Vec::new(),
        };
        let wanted = normalize(typed);
        let fits = |title: &str| wanted.is_empty() || normalize(title).contains(&wanted);
        let episodes = self.catalog.podcast(podcast).episodes.iter().copied();
        let fitting = episodes.filter(|at| fits(&self.catalog.episode(*at).title)).take(MOST);
        let mut choices: Vec<Choice> = fitting.map(|at| self.choice(Target::Episode(at), locale)).collect();
        // Then what its feed gave, the newest first.
        let index = self.episode_index();
        let entries = index.section(podcast).map(|episodes| episodes.newest_first()).unwrap_or_default();
        for entry in entries.iter().filter(|entry| fits(entry.title())) {
            let title = crate::feeds::parse::cut(entry.title(), LONGEST);
            if choices.len() < MOST
                && !choices.iter().any(|known| known.value == title || known.name.starts_with(&title))
            {
                choices.push(Choice { name: title.clone(), value: title });
            }
        }
        choices
    }
}

async fn open_weeks(
    picks: &Picks,
    guild: u64,
    typed: &str,
    locale: Locale,
    now: Timestamp,
) -> Result<Vec<Choice>, StoreError> {
    let schedule = picks.store.schedule(guild).await?;
    let zone = schedule.as_ref().map_or(TimeZone::UTC, |schedule| picks.zone(schedule));
    let first = Week::of(zone.to_datetime(now).date());
    let taken = picks.store.weeks_taken(guild, first).await?;
    let open = |week: &Week| !taken.contains(week) && is_to_come(schedule.as_ref(), &zone, *week, now);
    Ok(weeks(first, open, typed, locale))
}

fn weeks(first: Week, open: impl Fn(&Week) -> bool, typed: &str, locale: Locale) -> Vec<Choice> {
    let typed = typed.trim().to_lowercase();
    let coming =
        std::iter::successors(Some(first), |week| Some(week.next())).take(FAR).filter(open).take(WEEKS);
    let offered =
        coming.map(|week| Choice { name: words::week_from(week).words(locale), value: week.to_string() });
    offered.filter(|choice| choice.name.to_lowercase().contains(&typed)).collect()
}
