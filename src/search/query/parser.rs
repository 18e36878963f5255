//! Reads the words of a question from left to right, by phrases of grammar, into what each belongs to.

use super::Names;
use super::grammar::{self, Marker, number, phrase};
use super::language::{self, LanguageSet};
use super::stopwords::WordClass;
use crate::search::constraints::{Constraints, Length};
use crate::search::index::english::is_english;
use crate::search::weights::COUNTED_WITHIN;
use crate::text::Token;

/// Words in a row that may be one name.
pub(super) const LONGEST_NAME: usize = 8;
/// No answer shows more, so no larger number means anything.
const MOST_COUNTED: u16 = 99;

/// Where the words of a question belong that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Wanted,
    Excluded,
    Like,
    Person,
}

/// What is not wished for.
#[derive(Debug, Default)]
pub(in crate::search) struct Exclusion {
    /// Places of its words.
    pub(in crate::search) words: Vec<usize>,
    /// Said outright, so that it is one even where nobody knows the words: "I don't want to hear about …".
    pub(in crate::search) firm: bool,
    /// Begins with nothing but "no" or "without", as many a set phrase does.
    pub(in crate::search) bare: bool,
}

/// How a text breaks off before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Break {
    None,
    Comma,
    /// The end of a sentence, a bracket, a dash between words.
    Full,
}

pub(super) struct Parser<'p> {
    pub(super) text: &'p str,
    pub(super) tokens: &'p [Token],
    pub(super) words: Vec<&'p str>,
    pub(super) classes: Vec<WordClass>,
    pub(super) breaks: Vec<Break>,
    pub(super) catalog: &'p dyn Names,
    pub(super) scope: Scope,
    pub(super) wanted: Vec<usize>,
    pub(super) excluded: Vec<Exclusion>,
    /// Where the clause begins that is being read, and where the one before it did.
    pub(super) clause: usize,
    pub(super) clause_before: usize,
    pub(super) like: Vec<usize>,
    pub(super) person: Vec<usize>,
    pub(super) person_phrase: Vec<usize>,
    pub(super) level_words: Vec<usize>,
    pub(super) constraints: Constraints,
}

impl Parser<'_> {
    pub(super) fn read(&mut self, languages: LanguageSet) {
        let mut at = 0;
        while at < self.words.len() {
            self.break_before(at);
            at += self.step(at, languages);
        }
    }

    /// Reads what begins at a word and says how many words that took.
    fn step(&mut self, at: usize, languages: LanguageSet) -> usize {
        if let Some(taken) = self.by_sign(at) {
            return taken;
        }
        if self.compares_to_title(at) {
            self.scope = Scope::Like;
            return 1;
        }
        if let Some(taken) = self.language(at).or_else(|| self.number(at)) {
            return taken;
        }
        let whole = |(length, marker): &(usize, Marker)| {
            let cut = *marker == Marker::Exclude && self.cuts_phrase(at, *length);
            !cut && !self.cuts_title(at, *length)
        };
        let may_begin = self.classes[at].begins_phrase;
        let found = may_begin.then(|| grammar::phrases(&self.words[at..]).find(whole)).flatten();
        let Some((length, marker)) = found else {
            self.add(at);
            return 1;
        };
        if let Some(name) = self.name_around(at, length) {
            (at..name).for_each(|at| self.add(at));
            return name - at;
        }
        self.mark(at, length, marker, languages)
    }

    /// Does what a phrase says.
    fn mark(&mut self, at: usize, length: usize, marker: Marker, languages: LanguageSet) -> usize {
        match marker {
            // "No" is "in the" in Portuguese, and "I'd like" compares nothing.
            Marker::Exclude if self.words[at] == "no" && languages == language::PORTUGUESE => self.add(at),
            Marker::Exclude if self.ends_clause(at + length) => {
                // "No, I meant Rust" answers; it leaves nothing out.
                if self.denies_before(at, length) {
                    self.exclude_before(at);
                }
            }
            Marker::ExcludeBefore => {
                let denied = self.scope == Scope::Wanted && self.exclude_before(at);
                if !denied && self.words[at..at + length].contains(&"nicht") && !self.ends_clause(at + length)
                {
                    self.exclude(true, false);
                }
            }
            Marker::Like if self.is_would(at) => {}
            Marker::Exclude => {
                let bare = length == 1 && !matches!(self.words[at], "not" | "nicht") && self.classes[at].stop;
                self.exclude(length > 1 || !self.classes[at].stop, bare);
            }
            // "All languages but Java"
            Marker::Include if self.words[at] == "but" && length == 1 && self.all_before(at) => {
                self.exclude(true, false);
            }
            Marker::Like => self.scope = Scope::Like,
            // "Similar Darknet Diaries"; a topic behind it stays a topic.
            Marker::LikeBefore if length == 1 && self.begins_content(at + length) => self.scope = Scope::Like,
            // "Similar podcasts about Rust" are like nothing that went before.
            Marker::LikeBefore
                if length == 1 && self.classes[at].request && !self.ends_clause(at + length) =>
            {
                self.add(at);
            }
            Marker::LikeBefore => {
                self.like.append(&mut self.wanted);
                self.like.sort_unstable();
            }
            Marker::Person => {
                self.scope = Scope::Person;
                self.person_phrase.extend(at..at + length);
            }
            Marker::Include => {
                if self.scope != Scope::Wanted && self.has_content() {
                    self.scope = Scope::Wanted;
                }
                if grammar::CONTRAST.contains(&self.words[at]) {
                    self.wants_another();
                    self.begin_clause(at);
                }
                (at..at + length).for_each(|at| self.add(at));
            }
            Marker::Plain => {}
            Marker::Degree => return length + self.property(at + length),
            Marker::LikeTitle => match self.title_before(at).filter(|_| self.ends_phrase(at + length)) {
                Some(start) => self.compare_to(start),
                None => (at..at + length).for_each(|at| self.add(at)),
            },
            Marker::Meets => self.meets(at, length),
            Marker::AtMost | Marker::AtLeast => return self.bound(at, length, marker),
            Marker::Length(length) if self.scope == Scope::Excluded && self.only_degree() => {
                // "Not too long" leaves nothing out.
                self.excluded.pop();
                self.scope = Scope::Wanted;
                self.limit_length(length.complement());
            }
            _ if self.scope == Scope::Excluded || self.stands_beside(at, length) => {
                let bare = self.scope == Scope::Excluded && !self.has_content();
                (at..at + length).for_each(|at| self.add(at));
                // "Nothing for beginners on Rust" leaves out a level, not Rust.
                let next = self.words.get(at + length);
                if bare
                    && matches!(marker, Marker::Level(_))
                    && !next.is_some_and(|next| grammar::OR.contains(next))
                {
                    self.scope = Scope::Wanted;
                }
            }
            // "Becoming a senior" is no level of a show.
            Marker::Level(_) if length == 1 && self.words[at] == "senior" && !self.people_behind(at) => {
                self.add(at);
            }
            Marker::Level(level) => {
                self.constraints.level.get_or_insert(level);
                self.level_words.extend(at..at + length);
                return length + self.audience(at, length);
            }
            Marker::Easy => self.constraints.easy = true,
            Marker::Length(length) if self.is_turned_around(at) => {
                // "Less" says nothing else.
                self.wanted.pop_if(|last| *last + 1 == at && grammar::LESS.contains(&self.words[*last]));
                self.limit_length(length.complement());
            }
            Marker::Length(length) => self.limit_length(Some(length)),
            // "Hi all, new member"
            Marker::Fresh if length == 1 && self.words[at] == "new" && !self.is_new_for_all(at) => {}
            Marker::Fresh => self.constraints.fresh = true,
            // "Active learning" is a topic.
            Marker::Active if self.begins_topic(at) => self.add(at),
            Marker::Active => self.constraints.active = true,
            Marker::One => {
                self.constraints.count.get_or_insert(1);
            }
            Marker::Episodes => self.constraints.episodes = true,
        }
        length
    }

    pub(super) fn exclude(&mut self, firm: bool, bare: bool) {
        self.scope = Scope::Excluded;
        self.excluded.push(Exclusion { words: Vec::new(), firm, bare });
    }

    fn limit_length(&mut self, length: Option<Length>) {
        if let Some(length) = length {
            self.constraints.length.get_or_insert(length);
        }
    }

    /// Takes a word as what it is where it stands.
    pub(super) fn add(&mut self, at: usize) {
        match self.scope {
            Scope::Wanted => self.wanted.push(at),
            Scope::Like => self.like.push(at),
            Scope::Person => self.person.push(at),
            // A scope of exclusion begins with an exclusion.
            Scope::Excluded => self.excluded.last_mut().into_iter().for_each(|one| one.words.push(at)),
        }
    }

    /// Ends an exclusion or a comparison at the end of a sentence, and at a comma behind which no list goes on.
    fn break_before(&mut self, at: usize) {
        let ends = match self.breaks[at] {
            Break::None => false,
            Break::Full => true,
            Break::Comma => self.scope != Scope::Like && !self.list_goes_on(at),
        };
        if ends && self.scope != Scope::Wanted && self.has_content() && !self.is_inside_title(at) {
            self.scope = Scope::Wanted;
        }
        if self.breaks[at] != Break::None {
            self.begin_clause(at);
        }
    }

    /// Whether a title goes on from the words before: "like IRL: Online Life Is Real Life".
    fn is_inside_title(&self, at: usize) -> bool {
        let first = at.saturating_sub(LONGEST_NAME - 1);
        (first..at).filter(|start| (*start..at).all(|at| self.is_open(at))).any(|start| {
            let ends = at + 1..=self.words.len().min(start + LONGEST_NAME);
            ends.into_iter().any(|end| self.catalog.is_title(&self.words[start..end].concat()))
        })
    }

    /// "Wie Freakshow, aber über Linux", "como Darknet Diaries": a word that compares only right before the name of a show.
    fn compares_to_title(&self, at: usize) -> bool {
        let most = self.words.len().min(at + 1 + LONGEST_NAME);
        let title = |start: usize| {
            (start + 1..=most).any(|end| self.catalog.is_title(&self.words[start..end].concat()))
        };
        // "Igual ao Darknet Diaries"
        let article = |word: &&str| grammar::ARTICLES.contains(word) || grammar::TO.contains(word);
        grammar::AS.contains(&self.words[at])
            && self.scope == Scope::Wanted
            && !self.any_content(&self.wanted)
            && (title(at + 1) || self.words.get(at + 1).is_some_and(article) && title(at + 2))
    }

    /// "The Changelog, but in German": before a "but", the bare name of a show is what the wish is compared with.
    fn wants_another(&mut self) {
        if self.scope == Scope::Wanted && self.like.is_empty() && self.is_whole_title(&self.wanted) {
            self.like.append(&mut self.wanted);
        }
    }

    /// How many words behind a denied degree only say a property; what a topic is called stays a wish.
    fn property(&self, at: usize) -> usize {
        let says = |at: usize| {
            let class = self.classes[at];
            !self.ends_clause(at)
                && !class.stop
                && !class.show
                && !class.begins_phrase
                && !self.catalog.is_topic(self.words[at])
        };
        if at >= self.words.len() || !says(at) {
            return 0;
        }
        // "Math-heavy"
        1 + usize::from(self.is_hyphen_behind(at) && at + 1 < self.words.len() && !self.classes[at + 1].stop)
    }

    /// Where the title begins that the wish ends with right before a place.
    fn title_before(&self, at: usize) -> Option<usize> {
        let first = at.saturating_sub(LONGEST_NAME);
        let wished = |start: &usize| self.scope == Scope::Wanted && (*start..at).all(|at| self.is_open(at));
        let title = |start: &usize| self.catalog.is_title(&self.words[*start..at].concat());
        (first..at).filter(wished).find(title)
    }

    /// Compares with the title that the wish ends with.
    fn compare_to(&mut self, start: usize) {
        let title = self.wanted.iter().position(|wanted| *wanted >= start).unwrap_or(self.wanted.len());
        let words = self.wanted.split_off(title);
        self.like.extend(words);
    }

    /// Whether what a phrase says of the title before it ends at a place: "Syntax style", but no "style guide".
    fn ends_phrase(&self, at: usize) -> bool {
        self.ends_clause(at)
            || self.classes.get(at).is_some_and(|class| class.stop || class.show || class.request)
    }

    /// "Syntax meets security": a title on either side is compared with, a topic wished for.
    fn meets(&mut self, at: usize, length: usize) {
        let next = at + length;
        let most = self.words.len().min(next + LONGEST_NAME);
        let title = |start: usize| {
            (start + 1..=most).any(|end| self.catalog.is_title(&self.words[start..end].concat()))
        };
        let behind = next < self.words.len() && title(next);
        let before = self.title_before(at);
        if let Some(start) = before {
            self.compare_to(start);
        }
        if behind && self.scope == Scope::Wanted && (before.is_some() || self.any_content(&self.wanted)) {
            self.scope = Scope::Like;
        } else if before.is_none() {
            (at..next).for_each(|at| self.add(at));
        }
    }

    /// Whether "new" is said of what podpick has: of shows, of a topic, or of anything at all.
    fn is_new_for_all(&self, at: usize) -> bool {
        let word = |at: usize| self.words.get(at).copied().unwrap_or_default();
        let topic = |start: usize| {
            (start + 1..=self.words.len().min(start + 3))
                .any(|end| self.catalog.is_topic(&self.words[start..end].concat()))
        };
        let next = at + 1;
        if grammar::NEWCOMERS.contains(&word(next)) {
            return false;
        }
        let ends = self.ends_clause(next);
        let shows = (next..self.words.len()).take(3).take_while(|at| *at == next || !self.ends_clause(*at));
        let before = at.checked_sub(1);
        before.is_some_and(|before| {
            grammar::THINGS.contains(&self.words[before])
                || self.classes[before].show
                || (before.saturating_sub(1)..=before)
                    .any(|start| self.catalog.is_topic(&self.words[start..at].concat()))
        }) || !ends
            && (topic(next)
                || grammar::ABOUT.contains(&word(next))
                || !is_english(word(next))
                || shows
                    .into_iter()
                    .any(|at| self.classes[at].show || grammar::THINGS.contains(&self.words[at])))
    }

    /// Whether people are named close behind a word: "senior Rust devs".
    fn people_behind(&self, at: usize) -> bool {
        let here = (at + 1..self.words.len()).take(3).take_while(|at| self.breaks[*at] == Break::None);
        here.into_iter().any(|at| grammar::PEOPLE.contains(&self.words[at]))
    }

    /// Whether the words behind a comma still belong to a list: "no Java, C++ or PHP".
    fn list_goes_on(&self, at: usize) -> bool {
        if self.scope != Scope::Excluded {
            return false;
        }
        let same_sentence =
            (at..self.words.len()).take_while(|next| *next == at || self.breaks[*next] != Break::Full);
        same_sentence.skip(1).take(4).any(|next| grammar::OR.contains(&self.words[next]))
            || self.is_bare_list()
    }

    /// "Python without Django, Flask, Celery": three names or more behind a wish that is no list itself.
    fn is_bare_list(&self) -> bool {
        let Some(&first) = self.excluded.last().and_then(|one| one.words.first()) else { return false };
        let commas =
            |range: std::ops::Range<usize>| range.filter(|at| self.breaks[*at] == Break::Comma).count();
        let end = (first + 1..self.words.len()).find(|at| self.breaks[*at] == Break::Full);
        let end = end.unwrap_or(self.words.len());
        self.any_content(&self.wanted)
            && commas(1..first) == 0
            && commas(first + 1..end) > 1
            && (first..end).all(|at| !self.classes[at].begins_phrase && !self.classes[at].stop)
    }

    /// Whether the open exclusion or comparison has a word of content yet.
    fn has_content(&self) -> bool {
        let words = match self.scope {
            Scope::Wanted => &self.wanted,
            // A title of plain words is enough: "like IT ist alles, but about security".
            Scope::Like => return self.any_content(&self.like) || self.is_whole_title(&self.like),
            Scope::Person => &self.person,
            Scope::Excluded => return self.excluded.last().is_some_and(|one| self.any_content(&one.words)),
        };
        self.any_content(words)
    }

    fn is_whole_title(&self, words: &[usize]) -> bool {
        let compact: String = words.iter().map(|at| self.words[*at]).collect();
        self.catalog.is_title(&compact)
    }

    pub(super) fn any_content(&self, words: &[usize]) -> bool {
        words.iter().any(|at| !self.classes[*at].stop && !self.classes[*at].request)
    }

    /// Whether a topic is called by a word and the next.
    fn begins_topic(&self, at: usize) -> bool {
        self.words.get(at..at + 2).is_some_and(|name| self.catalog.is_topic(&name.concat()))
    }

    /// Whether the first word that says what is meant stands at a place.
    fn begins_content(&self, at: usize) -> bool {
        let says = |class: &WordClass| !class.stop && !class.request && !class.show;
        self.scope == Scope::Wanted
            && !self.ends_clause(at)
            && !self.any_content(&self.wanted)
            && self.classes.get(at).is_some_and(says)
    }

    /// How many words behind a level say only who it is for: "Rust for experienced C++ programmers".
    fn audience(&self, at: usize, length: usize) -> usize {
        const MOST: usize = 4;
        let next = at + length;
        if length == 1 || !grammar::FOR.contains(&self.words[at]) || !self.any_content(&self.wanted) {
            return 0;
        }
        let here = (next..self.words.len()).take(MOST).take_while(|at| self.breaks[*at] == Break::None);
        let people = here.into_iter().find(|at| grammar::PEOPLE.contains(&self.words[*at]));
        people.map_or(0, |last| last + 1 - next)
    }

    /// Whether a word stands beside another wish: "beginners and Python" are two.
    fn stands_beside(&self, at: usize, length: usize) -> bool {
        let is_and = |at: Option<usize>| {
            at.and_then(|at| self.words.get(at)).is_some_and(|word| grammar::AND.contains(word))
        };
        length == 1
            && phrase(&self.words[at..]).is_some_and(|(_, marker)| matches!(marker, Marker::Level(_)))
            && (is_and(at.checked_sub(1)) || is_and(Some(at + 1)))
    }

    /// "I'd like" is a wish, not a comparison.
    fn is_would(&self, at: usize) -> bool {
        let typed =
            |at: usize| self.text.get(self.tokens[at].place.clone()).unwrap_or_default().to_lowercase();
        let first = if self.words[at] == "i" { Some(at) } else { at.checked_sub(1) };
        first.is_some_and(|at| {
            typed(at).ends_with("'d") || typed(at).ends_with("’d") || self.words[at] == "id"
        })
    }

    /// Where a name ends that the phrase at a place belongs to and that began there or before, in words not yet taken.
    fn name_around(&self, at: usize, length: usize) -> Option<usize> {
        let first = at.saturating_sub(LONGEST_NAME - 1);
        let taken_before = |start: usize| (start..at).all(|at| self.is_open(at));
        (first..=at).filter(|start| taken_before(*start)).find_map(|start| {
            let least = (at + length).max(start + 2);
            let most = self.words.len().min(start + LONGEST_NAME);
            (least..=most).rev().find(|end| self.is_name(start, *end))
        })
    }

    /// Whether words are a title, or a topic's name that is more than grammar.
    pub(super) fn is_name(&self, start: usize, end: usize) -> bool {
        let compact = self.words[start..end].concat();
        self.catalog.is_title(&compact)
            || self.catalog.is_topic(&compact) && !self.is_grammar(start, end) && !self.goes_on(start, end)
    }

    /// Whether another topic's name begins inside words and goes on behind them: "new to programming languages".
    fn goes_on(&self, start: usize, end: usize) -> bool {
        (start + 1..end).any(|start| {
            let ends = end + 1..=self.words.len().min(start + LONGEST_NAME);
            ends.into_iter().any(|end| self.catalog.is_topic(&self.words[start..end].concat()))
        })
    }

    /// Whether a title begins inside a phrase and goes on behind it: "like To Be Continuous" is no "like to".
    fn cuts_title(&self, at: usize, length: usize) -> bool {
        let end = at + length;
        (at + 1..end).any(|start| {
            let ends = end + 1..=self.words.len().min(start + LONGEST_NAME);
            ends.into_iter().any(|end| self.is_name(start, end))
        })
    }

    /// Whether the last words taken are those right before a place, in the open scope.
    fn is_open(&self, at: usize) -> bool {
        match self.scope {
            Scope::Wanted => self.wanted.contains(&at),
            Scope::Like => self.like.contains(&at),
            Scope::Person => self.person.contains(&at),
            Scope::Excluded => self.excluded.last().is_some_and(|one| one.words.contains(&at)),
        }
    }

    /// Whether words are nothing but phrases and stop words: "introduction to programming" has more.
    fn is_grammar(&self, start: usize, end: usize) -> bool {
        let mut at = start;
        while at < end {
            let class = self.classes[at];
            match phrase(&self.words[at..end]) {
                Some((length, _)) => at += length,
                None if class.stop || class.request => at += 1,
                None => return false,
            }
        }
        true
    }

    /// A language that is asked for: "in German", "auf Deutsch", "French-speaking", "podcasts em português".
    fn language(&mut self, at: usize) -> Option<usize> {
        let word = |at: usize| self.words.get(at).copied().unwrap_or_default();
        let introduced = grammar::IN.contains(&word(at));
        let article = usize::from(introduced && matches!(word(at + 1), "the" | "der"));
        let place = if introduced { at + 1 + article } else { at };
        let tag =
            grammar::language_tag(word(place)).filter(|_| introduced && !self.catalog.is_topic(word(place)));
        if tag.is_none() && !self.classes.get(place).is_some_and(|class| class.language_name) {
            return None;
        }
        // "Pt-br" are two words.
        let place = if tag.is_some() && word(place + 1) == "br" { place + 1 } else { place };
        let code = tag.or_else(|| language::named_as(word(place)))?;
        let spoken = grammar::SPOKEN.contains(&word(place + 1));
        let near =
            |at: Option<usize>| at.is_some_and(|at| self.classes.get(at).is_some_and(|class| class.show));
        // "A Polish dev podcast" is one in Polish.
        let behind =
            (place + 1..self.words.len()).find(|at| !self.classes[*at].category || self.classes[*at].show);
        let described = near(behind) || near(place.checked_sub(1));
        let studied =
            (1..=2).filter_map(|back| place.checked_sub(back)).chain([place + 1, place + 2]).any(|near| {
                // "French-speaking" is spoken, "German language learning" is not.
                let counts = if near == place + 1 { !spoken } else { near != place + 2 || spoken };
                counts && grammar::STUDY.contains(&word(near))
            });
        let ambiguous = MEANS_MORE.contains(&word(place));
        let part_of_name = self.name_around(at, place + 1 - at).is_some();
        if studied && !introduced || part_of_name || ambiguous && !introduced && !spoken && !described {
            return None;
        }
        // Where shows do not say their language, it may be a topic they are filed under.
        if !self.catalog.speaks(code) && self.catalog.is_topic(word(place)) {
            return None;
        }
        match self.scope {
            Scope::Excluded if !introduced || !self.has_content() => {
                self.constraints.except_language.get_or_insert_with(|| code.to_owned());
                if !self.has_content() {
                    self.excluded.last_mut().into_iter().for_each(|one| one.words.clear());
                }
            }
            _ => {
                self.constraints.add_language(code);
                self.scope = Scope::Wanted;
            }
        }
        Some(place + 1 + usize::from(spoken) - at)
    }

    /// A number of minutes, or of shows; any other number is a word like others.
    fn number(&mut self, at: usize) -> Option<usize> {
        if !self.classes[at].number && !self.words[at].starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if let Some(minutes) = grammar::minutes_in(self.words[at]) {
            self.constraints.length.get_or_insert(Length::about(minutes));
            return Some(1);
        }
        let (number, length) = number(&self.words[at..])?;
        if self.name_around(at, length).is_some() {
            return None;
        }
        let word = |at: usize| self.words.get(at).copied().unwrap_or_default();
        if let Some(minutes) = grammar::minutes(number, word(at + length)) {
            self.constraints.length.get_or_insert(Length::about(minutes));
            return Some(length + 1);
        }
        let top = at.checked_sub(1).is_some_and(|before| grammar::TOP.contains(&self.words[before]));
        let counts = (at + 1..self.words.len()).take(COUNTED_WITHIN).any(|at| self.classes[at].show);
        let version = self.words[at].bytes().all(|byte| byte.is_ascii_digit())
            && at
                .checked_sub(1)
                .is_some_and(|before| !self.classes[before].request && !self.classes[before].stop);
        if !(top || counts && !version) || !(1..=MOST_COUNTED).contains(&number) {
            return None;
        }
        self.constraints.count.get_or_insert(u8::try_from(number).unwrap_or(u8::MAX));
        Some(length)
    }

    /// "Under 20 minutes", "more than an hour"; without a length behind it, words like others.
    fn bound(&mut self, at: usize, length: usize, marker: Marker) -> usize {
        let word = |at: usize| self.words.get(at).copied().unwrap_or_default();
        let next = at + length;
        let article = usize::from(ONE.contains(&word(next)));
        let first = word(next + article);
        let glued = grammar::minutes_in(first).map(|minutes| (minutes, article + 1));
        let half = grammar::HALF.contains(&first).then(|| {
            let further = usize::from(word(next + article + 1) == "an");
            (30, article + 2 + further)
        });
        let hour = (article > 0 && grammar::HOURS.contains(&first)).then_some((60, 2));
        let counted = self.words.get(next..).and_then(number).and_then(|(number, words)| {
            let minutes = grammar::minutes(number, word(next + words));
            minutes.map(|minutes| (minutes, words + 1)).or((number >= 5).then_some((number, words)))
        });
        let Some((minutes, taken)) = glued.or(half).or(hour).or(counted) else {
            (at..next).for_each(|at| self.add(at));
            return length;
        };
        let wanted =
            if marker == Marker::AtMost { Length::at_most(minutes) } else { Length::AtLeast(minutes) };
        self.constraints.length.get_or_insert(wanted);
        length + taken
    }
}

/// Words before one hour, or half of one.
const ONE: [&str; 10] = ["an", "a", "one", "un", "una", "une", "uma", "einer", "eine", "ner"];

/// Names of languages that are words of English as well.
const MEANS_MORE: [&str; 8] =
    ["polish", "latino", "mandarin", "persian", "turkish", "greek", "danish", "hispano"];

/// How the text breaks off before each word.
pub(super) fn breaks(text: &str, tokens: &[Token]) -> Vec<Break> {
    let mut last = 0;
    tokens
        .iter()
        .map(|token| {
            let between = text.get(last..token.place.start).unwrap_or_default();
            last = token.place.end;
            let dash = between.contains(" - ") || between.contains(['–', '—']);
            // A dot inside a word, as in "node.js", stands between no white space.
            let dot = between.contains(['.', '?', '!', '…']) && between.contains(char::is_whitespace);
            if dash || dot || between.contains([';', '\n', '(', ')', ':', '|']) {
                Break::Full
            } else if between.contains([',', '、']) {
                Break::Comma
            } else {
                Break::None
            }
        })
        .collect()
}
