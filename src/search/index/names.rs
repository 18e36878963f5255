//! Every name a catalog gives to something, one after another, ready to be indexed.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{NameKind, Person, PersonIx};
use crate::catalog::{Catalog, Subject};
use crate::search::Target;
use crate::text::{compact_form, tokens};

/// A name in words.
#[derive(Debug)]
pub(super) struct Named {
    /// What is named.
    pub(super) target: Target,
    /// 0 is its own name, `n` its alias number `n - 1`; `None` for ids and addresses.
    pub(super) which: Option<u16>,
    /// Where it comes from.
    pub(super) kind: NameKind,
    /// The normal words.
    pub(super) words: Vec<String>,
}

/// All names of a catalog, and the people in it.
///
/// Topics of `vocabulary` that the catalog knows too, by id or label, lend it the names and terms that nothing in it bears.
pub(super) fn collect(catalog: &Catalog, vocabulary: &Catalog) -> (Vec<Named>, Vec<Person>) {
    let mut names = Names::default();
    let mut people = People::default();
    let mut addresses = Vec::new();
    for (at, topic) in catalog.topics() {
        let target = Target::Topic(at);
        names.add(target, Some(0), NameKind::Own, &topic.label);
        let aliases = topic.aliases.iter().map(|alias| (NameKind::Own, alias));
        let tools = topic.tools.iter().map(|tool| (NameKind::Tool, tool));
        for (which, (kind, name)) in (1..).zip(aliases.chain(tools)) {
            names.add(target, Some(which), kind, name);
        }
        names.add(target, None, NameKind::Own, &topic.id);
    }
    for (at, podcast) in catalog.podcasts() {
        let target = Target::Podcast(at);
        names.add(target, Some(0), NameKind::Own, &podcast.title);
        for (which, alias) in (1..).zip(&podcast.aliases) {
            names.add(target, Some(which), NameKind::Own, alias);
        }
        addresses.extend(podcast.site.iter().chain(&podcast.feed).map(|url| (target, compact_form(url))));
        for host in &podcast.hosts {
            people.meet(host, Subject::Podcast(at));
        }
    }
    for (at, episode) in catalog.episodes() {
        names.add(Target::Episode(at), Some(0), NameKind::Own, &episode.title);
        for guest in &episode.guests {
            people.meet(guest, Subject::Episode(at));
        }
    }
    for (at, person) in (0..).zip(&people.all) {
        names.add(Target::Person(PersonIx(at)), Some(0), NameKind::Own, &person.name);
    }
    relate(&mut names, catalog, vocabulary);
    // Last, so that a name from elsewhere is not mistaken for an address.
    names.0.extend(addresses.into_iter().map(|(target, host)| Named {
        target,
        which: None,
        kind: NameKind::Address,
        words: vec![host],
    }));
    (names.0, people.all)
}

#[derive(Default)]
struct Names(Vec<Named>);

impl Names {
    fn add(&mut self, target: Target, which: Option<u16>, kind: NameKind, text: &str) {
        self.0.extend(Named::new(target, which, kind, text));
    }
}

impl Named {
    /// A name; none without words.
    pub(super) fn new(target: Target, which: Option<u16>, kind: NameKind, text: &str) -> Option<Self> {
        let words: Vec<String> = tokens(text).into_iter().map(|token| token.normal).collect();
        (!words.is_empty()).then_some(Self { target, which, kind, words })
    }
}

/// Adds the terms that belong to topics, and what is said elsewhere for the same topics: "infographics" for data
/// visualization. Tools stay at home: a catalog without Kafka has nothing on Kafka.
fn relate(names: &mut Names, catalog: &Catalog, vocabulary: &Catalog) {
    let mut owners: HashMap<String, Target> = HashMap::new();
    for name in &names.0 {
        owners.entry(name.words.concat()).or_insert(name.target);
    }
    let mut add = |owners: &mut HashMap<String, Target>, target, kind, term: &str| {
        let compact = compact_form(term);
        if let Entry::Vacant(free) = owners.entry(compact) {
            free.insert(target);
            names.add(target, None, kind, term);
        }
    };
    for (at, topic) in catalog.topics() {
        for term in &topic.related {
            add(&mut owners, Target::Topic(at), NameKind::Related, term);
        }
    }
    for (_, topic) in vocabulary.topics() {
        let same =
            [&topic.id, &topic.label].into_iter().find_map(|own| match owners.get(&compact_form(own)) {
                Some(Target::Topic(at)) => Some(Target::Topic(*at)),
                _ => None,
            });
        let Some(target) = same else { continue };
        for alias in topic.aliases.iter().chain([&topic.label]) {
            add(&mut owners, target, NameKind::Inherited, alias);
        }
        for term in &topic.related {
            add(&mut owners, target, NameKind::Related, term);
        }
    }
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
