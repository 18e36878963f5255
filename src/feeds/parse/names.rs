//! Names of elements, whatever prefix a feed gives them, or forgets to declare. Knows no values.

/// Whose element it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS in all its versions, RDF and Atom: their names do not collide in what is read.
    Own,
    Itunes,
    /// Google's, which are Apple's under another name.
    Google,
    /// Podcasting 2.0.
    Podcast,
    /// `content:encoded`.
    Content,
    /// Dublin Core.
    Dublin,
    Media,
    /// Atom's elements inside RSS.
    Atom,
    Other,
}

/// What prefixes mean in a feed.
#[derive(Debug, Default)]
pub(super) struct Prefixes(Vec<(String, Space)>);

/// Bytes of a name.
const LONGEST: usize = 100;
/// Prefixes that are remembered; nobody needs more.
const MOST: usize = 64;

impl Prefixes {
    /// Takes note of `xmlns:prefix="address"`, and of `xmlns="address"`.
    pub(super) fn declare(&mut self, attribute: &str, address: &str) {
        let prefix = match attribute.split_once(':') {
            Some(("xmlns", prefix)) if prefix.len() <= LONGEST => prefix,
            None if attribute == "xmlns" => "",
            _ => return,
        };
        if self.0.len() < MOST && self.get(prefix).is_none() {
            self.0.push((prefix.to_owned(), by_address(address)));
        }
    }

    /// Whose element a name is, and the name without its prefix.
    pub(super) fn read<'n>(&self, name: &'n str) -> (Space, &'n str) {
        // What is longer is nobody's element.
        if name.len() > LONGEST {
            return (Space::Other, "");
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let space = match self.get(prefix) {
            // A declaration that nobody knows is worth less than the prefix everybody uses.
            Some(Space::Other) | None => by_prefix(prefix),
            Some(Space::Atom) if prefix.is_empty() => Space::Own,
            Some(space) => space,
        };
        (space, local)
    }

    /// What a prefix was declared as. Few are, so that they are looked through faster than they are hashed.
    fn get(&self, prefix: &str) -> Option<Space> {
        self.0.iter().find(|(known, _)| known == prefix).map(|(_, space)| *space)
    }
}

/// Whose elements an address stands for, where a single element declares it for itself.
pub(super) fn of_address(address: &str) -> Space {
    // `xmlns=""` takes a declaration back.
    if address.trim().is_empty() {
        return Space::Own;
    }
    match by_address(address) {
        Space::Atom => Space::Own,
        space => space,
    }
}

fn by_address(address: &str) -> Space {
    let address = address.trim().to_ascii_lowercase();
    let known = [
        ("itunes.com/dtds/podcast", Space::Itunes),
        ("google.com/schemas/play-podcasts", Space::Google),
        ("podcastindex.org/namespace", Space::Podcast),
        ("podcast-namespace", Space::Podcast),
        ("purl.org/rss/1.0/modules/content", Space::Content),
        ("purl.org/dc/", Space::Dublin),
        ("search.yahoo.com/mrss", Space::Media),
        ("w3.org/2005/atom", Space::Atom),
        ("purl.org/atom/ns", Space::Atom),
        ("purl.org/rss/1.0", Space::Own),
        ("backend.userland.com", Space::Own),
        ("my.netscape.com/rdf", Space::Own),
        ("w3.org/1999/02/22-rdf", Space::Own),
    ];
    known.iter().find(|(part, _)| address.contains(part)).map_or(Space::Other, |(_, space)| *space)
}

fn by_prefix(prefix: &str) -> Space {
    match prefix {
        "" | "rss" | "rdf" => Space::Own,
        "itunes" => Space::Itunes,
        "googleplay" => Space::Google,
        "podcast" => Space::Podcast,
        "content" => Space::Content,
        "dc" | "dcterms" => Space::Dublin,
        "media" => Space::Media,
        "atom" | "atom10" | "a10" => Space::Atom,
        other if other.bytes().any(|byte| byte.is_ascii_uppercase()) => {
            by_prefix(&other.to_ascii_lowercase())
        }
        _ => Space::Other,
    }
}
