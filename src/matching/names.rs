//! Every name a catalog gives to something, one after another, ready to be indexed.

use std::collections::HashMap;

use super::Target;
use super::fold::{squash, words};
use super::index::{Person, PersonIx};
use crate::catalog::{Catalog, Subject};

/// A name in words.
#[derive(Debug)]
pub(super) struct Named {
    /// What is named.
    pub(super) target: Target,
    /// 0 is its own name, `n` its alias number `n - 1`; `None` for ids and addresses.
    pub(super) which: Option<u16>,
    /// Not of this catalog.
    pub(super) borrowed: bool,
    /// The host of a page: one squashed word that is looked up whole and never misspelt.
    pub(super) address: bool,
    /// The folded words.
    pub(super) words: Vec<String>,
}

/// All names of a catalog, and the people in it.
///
/// Topics of `lore` that the catalog knows too, by id or label, lend it the names that nothing in it bears.
pub(super) fn collect(catalog: &Catalog, lore: &Catalog) -> (Vec<Named>, Vec<Person>) {
    let mut names = Vec::new();
    let mut add = |target: Target, which: Option<u16>, text: &str| {
        let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        if !words.is_empty() {
            names.push(Named { target, which, borrowed: false, address: false, words });
        }
    };
    let mut people = People::default();
    let mut addresses = Vec::new();
    for (at, topic) in catalog.topics() {
        let target = Target::Topic(at);
        add(target, Some(0), &topic.label);
        for (which, alias) in (1..).zip(&topic.aliases) {
            add(target, Some(which), alias);
        }
        add(target, None, &topic.id);
    }
    for (at, podcast) in catalog.podcasts() {
        let target = Target::Podcast(at);
        add(target, Some(0), &podcast.title);
        for (which, alias) in (1..).zip(&podcast.aliases) {
            add(target, Some(which), alias);
        }
        addresses.push((target, squash(&podcast.site)));
        for host in &podcast.hosts {
            people.meet(host, Subject::Podcast(at));
        }
    }
    for (at, episode) in catalog.episodes() {
        add(Target::Episode(at), Some(0), &episode.title);
        for guest in &episode.guests {
            people.meet(guest, Subject::Episode(at));
        }
    }
    for (at, person) in (0..).zip(&people.all) {
        add(Target::Person(PersonIx(at)), Some(0), &person.name);
    }
    borrow(&mut names, lore);
    // Last, so that a name from elsewhere is not mistaken for an address.
    names.extend(addresses.into_iter().map(|(target, host)| Named {
        target,
        which: None,
        borrowed: false,
        address: true,
        words: vec![host],
    }));
    (names, people.all)
}

/// Adds what is said elsewhere for the same topics: "infographics" for data visualization.
fn borrow(names: &mut Vec<Named>, lore: &Catalog) {
    if lore.topics().next().is_none() {
        return;
    }
    let mut owners: HashMap<String, Target> = HashMap::new();
    for name in names.iter() {
        owners.entry(name.words.concat()).or_insert(name.target);
    }
    for (_, topic) in lore.topics() {
        let same = [&topic.id, &topic.label].into_iter().find_map(|own| match owners.get(&squash(own)) {
            Some(Target::Topic(at)) => Some(Target::Topic(*at)),
            _ => None,
        });
        let Some(target) = same else { continue };
        for alias in topic.aliases.iter().chain([&topic.label]) {
            let words: Vec<String> = words(alias).into_iter().map(|word| word.folded).collect();
            if !words.is_empty() && !owners.contains_key(&words.concat()) {
                owners.insert(words.concat(), target);
                names.push(Named { target, which: None, borrowed: true, address: false, words });
            }
        }
    }
}

/// Hosts and guests; equal folded names are one person.
#[derive(Default)]
struct People {
    all: Vec<Person>,
    by_name: HashMap<String, usize>,
}

impl People {
    fn meet(&mut self, name: &str, subject: Subject) {
        let at = *self.by_name.entry(squash(name)).or_insert_with(|| {
            self.all.push(Person { name: name.to_owned(), subjects: Vec::new() });
            self.all.len() - 1
        });
        let subjects = &mut self.all[at].subjects;
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
}
