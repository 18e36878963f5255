//! Every name a catalog gives to something, one after another, ready to be indexed.

use std::collections::HashMap;

use super::english::is_common_noun;
use super::text::{compact_form, words};
use super::{Person, PersonIx};
use crate::catalog::{Catalog, Subject};
use crate::search::Target;

/// Letters after the capital from which on a word is no abbreviation.
const SHORTEST_NOUN: usize = 4;

/// A name in words.
#[derive(Debug)]
pub(super) struct Named {
    /// What is named.
    pub(super) target: Target,
    /// 0 is its own name, `n` its alias number `n - 1`; `None` for ids and addresses.
    pub(super) which: Option<u16>,
    /// Not of this catalog.
    pub(super) inherited: bool,
    /// The host of a page: one compact word that is looked up whole and never misspelt.
    pub(super) address: bool,
    /// The normal words.
    pub(super) words: Vec<String>,
}

/// All names of a catalog, and the people in it.
///
/// Topics of `vocabulary` that the catalog knows too, by id or label, lend it the names that nothing in it bears.
pub(super) fn collect(catalog: &Catalog, vocabulary: &Catalog) -> (Vec<Named>, Vec<Person>) {
    let mut names = Vec::new();
    let mut add = |target: Target, which: Option<u16>, text: &str| {
        let words: Vec<String> = words(text).into_iter().map(|word| word.normal).collect();
        if !words.is_empty() {
            names.push(Named { target, which, inherited: false, address: false, words });
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
        addresses.push((target, compact_form(&podcast.site)));
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
    borrow(&mut names, vocabulary);
    // Last, so that a name from elsewhere is not mistaken for an address.
    names.extend(addresses.into_iter().map(|(target, host)| Named {
        target,
        which: None,
        inherited: false,
        address: true,
        words: vec![host],
    }));
    (names, people.all)
}

/// Adds what is said elsewhere for the same topics: "infographics" for data visualization.
fn borrow(names: &mut Vec<Named>, vocabulary: &Catalog) {
    if vocabulary.topics().next().is_none() {
        return;
    }
    let mut owners: HashMap<String, Target> = HashMap::new();
    for name in names.iter() {
        owners.entry(name.words.concat()).or_insert(name.target);
    }
    for (_, topic) in vocabulary.topics() {
        let same =
            [&topic.id, &topic.label].into_iter().find_map(|own| match owners.get(&compact_form(own)) {
                Some(Target::Topic(at)) => Some(Target::Topic(*at)),
                _ => None,
            });
        let Some(target) = same else { continue };
        for alias in topic.aliases.iter().chain([&topic.label]) {
            let words: Vec<String> = words(alias).into_iter().map(|word| word.normal).collect();
            if lendable(alias, &words) && !owners.contains_key(&words.concat()) {
                owners.insert(words.concat(), target);
                names.push(Named { target, which: None, inherited: true, address: false, words });
            }
        }
    }
}

/// Other words for a topic may be lent, but not the name of a tool: a catalog without Kafka has nothing on Kafka.
fn lendable(alias: &str, words: &[String]) -> bool {
    match words {
        [] => false,
        [word] => is_common_noun(word) || !word.is_ascii() || is_noun_with_capital(alias),
        _ => true,
    }
}

/// A noun of a language that writes them so, as German does: "Datenbanken". Names of tools are aliases in lower case.
fn is_noun_with_capital(alias: &str) -> bool {
    let mut letters = alias.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.clone().count() >= SHORTEST_NOUN
        && letters.all(char::is_lowercase)
}

/// Hosts and guests; equal normal names are one person.
#[derive(Default)]
struct People {
    all: Vec<Person>,
    by_name: HashMap<String, usize>,
}

impl People {
    fn meet(&mut self, name: &str, subject: Subject) {
        let at = *self.by_name.entry(compact_form(name)).or_insert_with(|| {
            self.all.push(Person { name: name.to_owned(), subjects: Vec::new() });
            self.all.len() - 1
        });
        let subjects = &mut self.all[at].subjects;
        if !subjects.contains(&subject) {
            subjects.push(subject);
        }
    }
}
