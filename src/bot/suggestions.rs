//! Suggestions while a member types: best first, each name and each value understood later. No sentences here.

use super::resolve::DECORATION;
use super::{Bot, Choice, Field, Text, language, wording};
use crate::catalog::{Subject, TopicIx};
use crate::locale::Locale;
use crate::search::Target;
use crate::search::episodes::vocabulary::{mark, words};
use crate::search::episodes::{Query, Wanted};

/// Suggestions in one answer (Discord, `interactions/application-commands`).
const MOST: usize = 25;
/// Episodes from feeds among the suggestions.
const FRESH: usize = 10;
/// Characters of a suggestion's name and value (Discord, the same page).
const LONGEST: usize = 100;

impl Bot {
    /// Suggestions while a member types, best first, at most 25.
    #[must_use]
    pub fn suggest(&self, field: &Field, typed: &str, locale: Locale, now: jiff::Timestamp) -> Vec<Choice> {
        match field {
            Field::Language => return self.languages(typed, locale),
            Field::Hidden => return self.hidden_titles(typed),
            Field::Tag(_) => return Vec::new(),
            Field::EpisodeOf(_) | Field::Zone | Field::Week => {
                return self.suggest_for_picks(field, typed, locale, now);
            }
            Field::About | Field::Show | Field::Episode | Field::Topic => {}
        }
        let mut choices: Vec<Choice> = self
            .targets_suggested(field, typed)
            .into_iter()
            .map(|target| self.choice(target, locale))
            .collect();
        if matches!(field, Field::Episode) {
            self.suggest_fresh(typed, locale, now, &mut choices);
        }
        choices
    }

    /// Episodes from feeds in whose title or among whose people all words stand that were typed, the last one perhaps only
    /// begun. Explicit ones are not offered: whoever types does not say where.
    fn suggest_fresh(&self, typed: &str, locale: Locale, now: jiff::Timestamp, choices: &mut Vec<Choice>) {
        let index = self.episode_index();
        let words: Vec<String> = words(super::resolve::undecorated(typed)).take(8).collect();
        let Some((last, whole)) = words.split_last() else { return };
        let phrase = |word: &str| (vec![mark(word)], 1.0);
        let mut wanted: Vec<Wanted> =
            whole.iter().map(|word| Wanted { phrases: vec![phrase(word)], ..Wanted::default() }).collect();
        let begun = index.vocabulary().names_beginning(last, MOST);
        wanted.push(Wanted { phrases: begun.iter().map(|word| phrase(word)).collect(), ..Wanted::default() });
        let query = Query { wanted, in_names: true, ..Query::default() };
        for hit in index.search(&query, |_| true, now.as_second(), FRESH).0 {
            let podcast = &self.catalog.podcast(hit.podcast).title;
            let what = Text::message("choice-episode-of", [("podcast", podcast.as_str().into())]);
            let name = decorated(hit.entry.title(), &what.words(locale));
            if choices.len() < MOST && !choices.iter().any(|known| known.name == name) {
                choices.push(Choice { name, value: shortened(hit.entry.title(), LONGEST) });
            }
        }
    }

    /// What the suggestions stand for.
    #[must_use]
    pub fn targets_suggested(&self, field: &Field, typed: &str) -> Vec<Target> {
        let wanted = |target: Target| match field {
            Field::About => true,
            Field::Show => matches!(target, Target::Podcast(_)),
            Field::EpisodeOf(_) | Field::Zone | Field::Week | Field::Hidden | Field::Tag(_) => false,
            Field::Topic | Field::Language => matches!(target, Target::Topic(_)),
            Field::Episode => match target {
                Target::Podcast(at) => !self.catalog.podcast(at).episodes.is_empty(),
                Target::Topic(at) => !self.catalog.episodes_about(at).is_empty(),
                Target::Person(at) => self
                    .index
                    .person(at)
                    .subjects
                    .iter()
                    .any(|subject| matches!(subject, Subject::Episode(_))),
                Target::Episode(_) => true,
            },
        };
        let typed = super::resolve::undecorated(typed);
        if crate::text::normalize(typed).is_empty() {
            return self.most_useful(wanted);
        }
        self.index.complete(typed, wanted, MOST).into_iter().map(|completion| completion.target).collect()
    }

    /// Before anything is typed: what leads furthest.
    fn most_useful(&self, wanted: impl Fn(Target) -> bool) -> Vec<Target> {
        let mut topics: Vec<TopicIx> =
            self.catalog.topics().map(|(at, _)| at).filter(|at| wanted(Target::Topic(*at))).collect();
        topics.sort_by_key(|at| (std::cmp::Reverse(self.catalog.reach(*at)), *at));
        let podcasts =
            self.catalog.podcasts().map(|(at, _)| Target::Podcast(at)).filter(|target| wanted(*target));
        topics.into_iter().map(Target::Topic).chain(podcasts).take(MOST).collect()
    }

    pub(super) fn choice(&self, target: Target, locale: Locale) -> Choice {
        let name = self.name(target);
        let (decoration, value) = match target {
            Target::Topic(at) => {
                let podcasts = wording::podcasts(self.catalog.reach(at));
                let what = Text::message("choice-topic", [("shows", podcasts.into())]);
                (what, format!("topic:{}", self.catalog.topic(at).id))
            }
            Target::Podcast(at) => {
                (Text::of("choice-show"), format!("podcast:{}", self.catalog.podcast(at).id))
            }
            Target::Episode(at) => {
                let podcast = &self.catalog.podcast(self.catalog.episode(at).podcast).title;
                let what = Text::message("choice-episode-of", [("podcast", podcast.as_str().into())]);
                (what, format!("episode:{}", self.catalog.episode(at).id))
            }
            Target::Person(_) => (Text::of("choice-person"), format!("person:{name}")),
        };
        let decoration = decoration.words(locale);
        Choice {
            value: if value.chars().count() <= LONGEST { value } else { shortened(name, LONGEST) },
            name: decorated(name, &decoration),
        }
    }

    /// Shows that this server hides, whose names begin or go on as was typed.
    fn hidden_titles(&self, typed: &str) -> Vec<Choice> {
        let wanted = crate::text::normalize(typed);
        let titles = self.catalog.hidden_podcasts().map(|at| self.catalog.podcast(at));
        let mut choices: Vec<Choice> = titles
            .filter(|podcast| crate::text::normalize(&podcast.title).contains(&wanted))
            .map(|podcast| Choice { name: shortened(&podcast.title, LONGEST), value: podcast.id.clone() })
            .collect();
        choices.sort_by(|one, other| one.name.cmp(&other.name));
        choices.truncate(MOST);
        choices
    }

    fn languages(&self, typed: &str, locale: Locale) -> Vec<Choice> {
        let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
        for (_, podcast) in self.catalog.podcasts() {
            if let Some(tag) = &podcast.language {
                *counts.entry(language::primary(tag)).or_default() += 1;
            }
        }
        let wanted = crate::text::normalize(typed);
        let mut choices: Vec<(usize, Choice)> = counts
            .into_iter()
            .filter(|(tag, _)| {
                [locale, Locale::English].iter().any(|locale| {
                    crate::text::normalize(&language::name(tag).words(*locale)).starts_with(&wanted)
                }) || language::read(typed) == *tag
            })
            .map(|(tag, count)| {
                let name = language::name(&tag).words(locale);
                let name = decorated(&name, &wording::podcasts(count).words(locale));
                (count, Choice { name, value: tag })
            })
            .collect();
        choices.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.value.cmp(&b.1.value)));
        choices.into_iter().map(|(_, choice)| choice).take(MOST).collect()
    }
}

/// A name with a word on what it is behind it.
fn decorated(name: &str, decoration: &str) -> String {
    let decoration: String = decoration.chars().take(LONGEST / 3).collect();
    let room = LONGEST - decoration.chars().count() - DECORATION.chars().count();
    format!("{}{DECORATION}{decoration}", shortened(name, room))
}

/// A name with at most so many characters, cut at a character that people see as one.
fn shortened(name: &str, room: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    if name.chars().count() <= room {
        return name.to_owned();
    }
    let mut kept = String::new();
    for grapheme in name.graphemes(true) {
        if kept.chars().count() + grapheme.chars().count() >= room {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.push('…');
    kept
}
