//! Lays a server's shelf over an index: files its names, and takes hidden ones out. Looks nothing up for questions.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{First, Own};
use crate::catalog::{Catalog, Podcast, PodcastIx, Shelf, Subject};
use crate::search::Target;
use crate::search::constraints::language_of;
use crate::search::index::build::{compact_forms, idf, map, spoken};
use crate::search::index::english::is_english;
use crate::search::index::names::Named;
use crate::search::index::{Index, Name, NameIx, NameKind, Person, PersonIx, Shared, TermIx, TermStats};
use crate::search::index::{phonetic, stem};
use crate::search::matches::fuzzy::Shapes;
use crate::search::query::stopwords;
use crate::text::compact_form;

impl Index {
    /// The same index with the names of a shelf. `catalog` is the catalog with that shelf over it.
    #[must_use]
    pub fn with_shelf(&self, catalog: &Catalog, shelf: &Shelf) -> Self {
        let mut below = Self { own: None, ..self.clone() };
        let mut own = Own { first: First::of(&below.shared), ..Own::default() };
        own.meet_people(&below, catalog);
        let named = named(catalog, shelf, &own);
        own.languages = catalog.own_podcasts().map(|(_, podcast)| language_of(podcast)).collect();
        own.file_words(&below, &named);
        own.file_compact(&below, &named);
        let mut gone = own.hidden(&below, catalog);
        gone.extend(shadowed(&below, catalog, shelf));
        own.take_out(&below, &gone);
        below.own = Some(Arc::new(own));
        below
    }
}

impl First {
    fn of(shared: &Shared) -> Self {
        Self {
            word: shared.stats.len() as TermIx,
            name: shared.names.len() as NameIx,
            group: shared.compact.len() as u32,
            person: shared.people.len() as u32,
        }
    }
}

/// All names that a shelf adds.
fn named(catalog: &Catalog, shelf: &Shelf, own: &Own) -> Vec<Named> {
    let mut all = Vec::new();
    for (at, podcast) in catalog.own_podcasts() {
        all.extend(Named::new(Target::Podcast(at), Some(0), NameKind::Own, &podcast.title));
    }
    for (at, person) in own.people() {
        all.extend(Named::new(Target::Person(at), Some(0), NameKind::Own, &person.name));
    }
    for alias in &shelf.aliases {
        let topic = catalog.topic_with_id(&alias.topic);
        all.extend(topic.and_then(|at| Named::new(Target::Topic(at), None, NameKind::Own, &alias.alias)));
    }
    let addresses = |(at, podcast): (PodcastIx, &Podcast)| {
        let hosts: Vec<String> =
            podcast.site.iter().chain(&podcast.feed).map(|url| compact_form(url)).collect();
        hosts.into_iter().map(move |host| (Target::Podcast(at), host))
    };
    all.extend(catalog.own_podcasts().flat_map(addresses).map(|(target, host)| Named {
        target,
        which: None,
        kind: NameKind::Address,
        words: vec![host],
    }));
    all
}

/// Names of topics that mean another topic in this server.
fn shadowed(below: &Index, catalog: &Catalog, shelf: &Shelf) -> Vec<NameIx> {
    let mut all = Vec::new();
    for alias in &shelf.aliases {
        let Some(meant) = catalog.topic_with_id(&alias.topic) else { continue };
        let compact = compact_form(&alias.alias);
        let Some(group) = below.shared.compact.get(&compact) else { continue };
        let other = |at: &&NameIx| {
            let target = below.shared.names[**at as usize].target;
            let whole = || below.words_of(**at).iter().map(|word| below.text(*word)).collect::<String>();
            matches!(target, Target::Topic(topic) if topic != meant) && whole() == compact
        };
        all.extend(below.names_in(group as u32).iter().filter(other));
    }
    all
}

impl Own {
    /// Hosts of own shows, and what is left of those who are heard in a hidden one.
    fn meet_people(&mut self, below: &Index, catalog: &Catalog) {
        let known: HashMap<String, PersonIx> = if catalog.own_podcasts().next().is_some() {
            below.people().map(|(at, person)| (compact_form(&person.name), at)).collect()
        } else {
            HashMap::new()
        };
        let mut new: HashMap<String, usize> = HashMap::new();
        for (at, podcast) in catalog.own_podcasts() {
            for host in &podcast.hosts {
                let subject = Subject::Podcast(at);
                let name = compact_form(host);
                let person = if let Some(at) = known.get(&name) {
                    self.people_changed.entry(*at).or_insert_with(|| below.person(*at).clone())
                } else {
                    let place = *new.entry(name).or_insert_with(|| {
                        self.people.push(Person { name: host.clone(), subjects: Vec::new() });
                        self.people.len() - 1
                    });
                    &mut self.people[place]
                };
                if !person.subjects.contains(&subject) {
                    person.subjects.push(subject);
                }
            }
        }
        let hidden: HashSet<Subject> = catalog.hidden().collect();
        if hidden.is_empty() {
            return;
        }
        for (at, person) in below.people() {
            if person.subjects.iter().any(|subject| hidden.contains(subject)) {
                let changed = self.people_changed.entry(at).or_insert_with(|| person.clone());
                changed.subjects.retain(|subject| !hidden.contains(subject));
            }
        }
    }

    /// Files names under their words, those that the shared index has and new ones.
    fn file_words(&mut self, below: &Index, named: &[Named]) {
        let mut new: Vec<&str> =
            named.iter().flat_map(spoken).filter(|word| below.word(word).is_none()).collect();
        new.sort_unstable();
        new.dedup();
        let positions: HashMap<&str, TermIx> = new.iter().copied().zip(self.first.word..).collect();
        let mut topics: HashMap<TermIx, Vec<NameIx>> = HashMap::new();
        let mut others: HashMap<TermIx, Vec<NameIx>> = HashMap::new();
        for (at, name) in (self.first.name..).zip(named) {
            let start = self.name_words.len() as u32;
            let place = |word: &str| positions.get(word).copied().or_else(|| below.word(word));
            self.name_words.extend(spoken(name).filter_map(place));
            let end = self.name_words.len() as u32;
            self.names.push(Name { target: name.target, which: name.which, kind: name.kind, start, end });
            let lists = if matches!(name.target, Target::Topic(_)) { &mut topics } else { &mut others };
            for word in &self.name_words[start as usize..end as usize] {
                let list = lists.entry(*word).or_default();
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
        let podcasts = below.shared.podcasts;
        for (word, text) in (self.first.word..).zip(&new) {
            let (topics, others) =
                (topics.remove(&word).unwrap_or_default(), others.remove(&word).unwrap_or_default());
            self.words.stats.push(TermStats {
                in_topics: topics.len() as u32,
                in_names: others.len() as u32,
                idf: idf(podcasts, others.len()),
                stop: stopwords::is_stop_word(text),
                english: is_english(text),
                head: false,
            });
            self.words.topic_names.push(topics);
            self.words.other_names.push(others);
        }
        self.words.vocabulary = map(new.iter().copied().zip(u64::from(self.first.word)..));
        self.words.shapes = Shapes::of(new.iter().copied());
        self.words.texts = new.into_iter().map(str::to_owned).collect();
        self.forms(below, topics.keys().copied());
        for (word, own) in topics {
            self.topic_list(below, word).extend(own);
            self.count(below, word);
        }
        for (word, own) in others {
            self.other_list(below, word).extend(own);
            self.count(below, word);
        }
    }

    /// Words of own aliases by their stem and by their sound.
    fn forms(&mut self, below: &Index, touched: impl Iterator<Item = TermIx>) {
        let mut topics: Vec<(TermIx, String)> = (self.first.word..)
            .zip(&self.words.texts)
            .zip(&self.words.stats)
            .filter(|(_, stats)| stats.in_topics > 0)
            .map(|((word, text), _)| (word, text.clone()))
            .collect();
        // Shared words that so far stood in names of shows alone.
        let first_time = touched.filter(|word| below.stats_of(*word).in_topics == 0);
        topics.extend(first_time.map(|word| (word, below.text(word).to_owned())));
        for (word, text) in topics {
            let same = below.same_stem(&text);
            self.stems.entry(stem::of(&text).into_owned()).or_insert_with(|| same.to_vec()).push(word);
            if let Some(key) = phonetic::key(&text) {
                let same = below.same_phonetic_key(&text);
                self.phonetic_keys.entry(key).or_insert_with(|| same.to_vec()).push(word);
            }
        }
    }

    /// Files names under their compact forms.
    fn file_compact(&mut self, below: &Index, named: &[Named]) {
        let is_topic = |bare: &str| below.names_of(bare).any(|target| matches!(target, Target::Topic(_)));
        let mut entries: Vec<(String, NameIx)> = Vec::new();
        for (at, name) in (self.first.name..).zip(named) {
            entries.extend(compact_forms(name, is_topic).into_iter().map(|form| (form, at)));
        }
        entries.sort_unstable();
        for group in entries.chunk_by(|one, other| one.0 == other.0) {
            let Some((text, _)) = group.first() else { continue };
            let names = group.iter().map(|(_, name)| *name);
            if let Some(shared) = below.shared.compact.get(text) {
                let shared = shared as u32;
                let whole = self.groups.entry(shared).or_insert_with(|| below.names_in(shared).to_vec());
                whole.extend(names);
            } else {
                self.compact_names.push(names);
                self.compact_texts.push(text.clone());
            }
        }
        self.compact_shapes = Shapes::of(self.compact_texts.iter().map(String::as_str));
        self.compact = map(self.compact_texts.iter().map(String::as_str).zip(u64::from(self.first.group)..));
    }

    /// The names of hidden shows, their episodes, and of people who are heard nowhere else.
    fn hidden(&self, below: &Index, catalog: &Catalog) -> HashSet<NameIx> {
        let hidden: HashSet<Target> = catalog.hidden().map(Target::from).collect();
        if hidden.is_empty() {
            return HashSet::new();
        }
        let silent = self.people_changed.iter().filter(|(_, person)| person.subjects.is_empty());
        let silent: HashSet<Target> = silent.map(|(at, _)| Target::Person(*at)).collect();
        let gone = |target: &Target| hidden.contains(target) || silent.contains(target);
        let names = (0..).zip(&below.shared.names).filter(|(_, name)| gone(&name.target));
        names.map(|(at, _)| at).collect()
    }

    /// Takes names out of all lists.
    fn take_out(&mut self, below: &Index, names: &HashSet<NameIx>) {
        if names.is_empty() {
            return;
        }
        let words: HashSet<TermIx> = names.iter().flat_map(|name| below.words_of(*name)).copied().collect();
        for word in words {
            self.topic_list(below, word).retain(|name| !names.contains(name));
            self.other_list(below, word).retain(|name| !names.contains(name));
            self.count(below, word);
        }
        for group in 0..self.first.group {
            if below.names_in(group).iter().any(|name| names.contains(name)) {
                let whole = self.groups.entry(group).or_insert_with(|| below.names_in(group).to_vec());
                whole.retain(|name| !names.contains(name));
            }
        }
    }

    fn topic_list(&mut self, below: &Index, word: TermIx) -> &mut Vec<NameIx> {
        self.topic_names.entry(word).or_insert_with(|| below.topic_names(word).to_vec())
    }

    fn other_list(&mut self, below: &Index, word: TermIx) -> &mut Vec<NameIx> {
        self.other_names.entry(word).or_insert_with(|| below.other_names(word).to_vec())
    }

    /// Counts a shared word anew, after its lists have changed.
    fn count(&mut self, below: &Index, word: TermIx) {
        let mut stats = below.stats_of(word);
        if let Some(topics) = self.topic_names.get(&word) {
            stats.in_topics = topics.len() as u32;
        }
        if let Some(others) = self.other_names.get(&word) {
            stats.in_names = others.len() as u32;
            stats.idf = idf(below.shared.podcasts, others.len());
        }
        self.stats.insert(word, stats);
        let place = word as usize / 64;
        if self.touched.len() <= place {
            self.touched.resize(place + 1, 0);
        }
        self.touched[place] |= 1 << (word % 64);
    }
}
