//! What is not wished for: what of it is known, what is only another word for a wish, what nobody here knows.

use super::Reader;
use crate::search::index::NameKind;
use crate::search::index::english::{is_common_noun, is_english};
use crate::search::interpret::is_whose;
use crate::search::query::Exclusion;
use crate::search::query::stopwords::is_stop_word;
use crate::search::{Interpretation, MatchKind, Segment, Target, Understanding};
use crate::text::every_word;

impl Reader<'_> {
    /// Takes in what is to be left out. What nobody knows cannot be: "Rust without a degree" is about Rust.
    pub(super) fn exclusions(&mut self, understanding: &mut Understanding) {
        let query = self.query;
        for exclusion in &query.excluded {
            let words = &exclusion.words;
            // "No code" leaves nothing out: a word for a kind is no topic to be rid of.
            let only_kinds = words.iter().all(|at| {
                let word = &self.query.tokens[*at].normal;
                let class = self.query.classes[*at];
                (class.stop || class.request || class.category) && !self.index.is_label(word)
            });
            if only_kinds && words.len() == 1 {
                continue;
            }
            if exclusion.bare
                && let Some(rest) = self.behind_set_phrase(words)
            {
                self.want(&rest);
                continue;
            }
            let known = understanding.excluded.len();
            let mut met: Vec<String> = Vec::new();
            for segment in self.segments(words) {
                let guess =
                    Some(segment.clone()).filter(|segment| segment.interpretations.iter().any(is_wild));
                let (known, kept) = match left_out(segment, self.names_a_thing(words)) {
                    Some(segment) => (&mut understanding.excluded, Some(segment)),
                    None => (&mut understanding.inseparable, guess),
                };
                met.extend(kept.iter().flat_map(|segment| every_word(&segment.typed)));
                known.extend(kept);
            }
            self.unheard |= understanding.excluded.len() == known && (exclusion.firm || self.query.asks);
            understanding.inseparable.extend(self.unknown(exclusion, &met));
        }
    }

    /// What an exclusion names that nothing here is filed under, where it is surely one of shows: "nothing about crypto",
    /// "podcasts without ads". "Rust without a degree" leaves nothing out.
    fn unknown(&self, exclusion: &Exclusion, met: &[String]) -> Option<Segment> {
        let query = self.query;
        let first = *exclusion.words.first()?;
        let before = first.checked_sub(1);
        let of_shows = query.classes[..first].iter().any(|class| class.show);
        let behind_comma = before.is_some_and(|at| at > 0 && query.breaks_between(at - 1, at));
        // "Sick of doing laundry" and "tired of my job" are no topics to be rid of.
        let speaks_of_life = exclusion.words.iter().any(|at| {
            let word = query.tokens[*at].normal.as_str();
            is_whose(word) || (query.classes[*at].request || query.classes[*at].stop) && word.ends_with("ing")
        });
        if speaks_of_life
            || self.names_a_thing(&exclusion.words)
            || !(exclusion.firm || of_shows || behind_comma)
        {
            return None;
        }
        let says = |at: &&usize| {
            let class = query.classes[**at];
            let word = &query.tokens[**at].normal;
            !class.stop && !class.request && !class.category && !class.show && !met.contains(word)
        };
        let mut strange = exclusion.words.iter().filter(says).copied();
        let first = strange.next()?;
        let row = std::iter::successors(Some(first), |at| strange.next().filter(|next| *next == at + 1));
        let last = row.last().unwrap_or(first);
        let typed = query.tokens[first].place.start..query.tokens[last].place.end;
        Some(Segment { typed: query.text.get(typed)?.to_owned(), ..Segment::default() })
    }

    /// Keeps what is wished for where an exclusion is only another word for it, and all of a topic of which only a tool or a
    /// term is unwanted: shows are not filed by those.
    pub(super) fn separate(&self, understanding: &mut Understanding) {
        let wished = understanding.targets();
        let label =
            |one: &Interpretation| one.kind <= MatchKind::Inflected && matches!(one.name, None | Some(0));
        let is_part = |one: &Interpretation| {
            one.kind == MatchKind::Related || self.index.kind_of(one) == Some(NameKind::Tool)
        };
        let inseparable = |segment: &Segment| {
            let topics = segment.interpretations.iter().filter(|one| matches!(one.target, Target::Topic(_)));
            let by_another_name = topics.filter(|one| !label(one));
            by_another_name
                .into_iter()
                .any(|one| wished.contains(&one.target) || !wished.is_empty() && is_part(one))
        };
        let (kept, left_out) = std::mem::take(&mut understanding.excluded).into_iter().partition(inseparable);
        understanding.inseparable.extend::<Vec<_>>(kept);
        understanding.excluded = left_out;
    }

    /// "The singer" is somebody, and no tool of that name.
    fn names_a_thing(&self, words: &[usize]) -> bool {
        matches!(words, [article, thing] if self.query.tokens[*article].normal == "the"
            && is_common_noun(&self.query.tokens[*thing].normal))
    }

    /// What is wished for behind a set phrase such as "no fuss": an ordinary word that means nothing here, at the beginning
    /// of a question that wishes for nothing else.
    fn behind_set_phrase(&self, words: &[usize]) -> Option<Vec<usize>> {
        let content = |at: &usize| !self.query.classes[*at].stop && !self.query.classes[*at].request;
        if self.query.wanted.iter().chain(&self.query.level_words).any(content) || !self.query.like.is_empty()
        {
            return None;
        }
        let first = words.iter().position(content)?;
        let word = &self.query.tokens[words[first]].normal;
        let rest = words.get(first + 1..).filter(|rest| rest.iter().any(content))?;
        let ordinary = is_common_noun(word) && self.segments(&words[first..=first]).is_empty();
        (ordinary && !self.segments(rest).is_empty()).then(|| rest.to_vec())
    }
}

/// What of a segment is surely meant to be left out: a show or a person by name and not the topic filed under the same
/// name, and nothing that a plain word is only spelt like.
fn left_out(mut segment: Segment, thing: bool) -> Option<Segment> {
    let sure = |one: &Interpretation| one.kind <= MatchKind::Inflected;
    if thing {
        segment.interpretations.retain(|one| matches!(one.name, None | Some(0)));
    }
    let is_topic = |one: &Interpretation| matches!(one.target, Target::Topic(_));
    let label = |one: &Interpretation| is_topic(one) && sure(one) && matches!(one.name, None | Some(0));
    let named = segment.interpretations.iter().any(|one| !is_topic(one) && sure(one));
    if named && !segment.interpretations.iter().any(label) {
        segment.interpretations.retain(|one| !is_topic(one) && sure(one));
    }
    // Nobody is left out by a guess, and no topic that only sounds so.
    segment.interpretations.retain(|one| !is_wild(one));
    let typed: Vec<String> = every_word(&segment.typed).filter(|word| !is_stop_word(word)).take(2).collect();
    if matches!(typed.as_slice(), [word] if is_english(word)) {
        segment.interpretations.retain(|one| !one.kind.is_guess());
    }
    (!segment.interpretations.is_empty()).then_some(segment)
}

/// Somebody by a guess, or what only sounds so.
fn is_wild(one: &Interpretation) -> bool {
    match one.target {
        Target::Person(_) => one.kind.is_guess(),
        _ => matches!(one.kind, MatchKind::Phonetic | MatchKind::MisspeltPartial),
    }
}
