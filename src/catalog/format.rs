//! A catalog file as everybody writes it: keys in one order, one blank line between entries, comments kept. Changes no meaning.

use toml_edit::{ArrayOfTables, Decor, DocumentMut, Item, RawString, Table, Value};

use super::{Catalog, Faults, Layer, Note, parse_layers};

/// The keys of a topic, a podcast and an episode, in the order people read them.
const TOPIC: [&str; 7] = ["id", "without", "label", "aliases", "tools", "related", "broader"];
const PODCAST: [&str; 18] = [
    "id", "without", "title", "aliases", "site", "feed", "apple", "artwork", "hosts", "language", "level",
    "status", "ended", "explicit", "draft", "why", "topics", "episode",
];
const EPISODE: [&str; 11] =
    ["id", "without", "number", "title", "published", "minutes", "guests", "url", "audio", "why", "topics"];

/// The last text of a catalog in the usual form. Formatting twice changes nothing more.
///
/// # Errors
/// The catalog's faults: what cannot be understood is not rewritten.
pub fn format(layers: &[Layer<'_>]) -> Result<String, Faults> {
    let before = parse_layers(layers)?;
    let Some((Layer { name, text }, below)) = layers.split_last() else { return Ok(String::new()) };
    let text = *text;
    // The catalog was understood, so its TOML was; should that ever not hold, it stays as it is.
    let Ok(mut document) = text.parse::<DocumentMut>() else { return Ok(text.to_owned()) };
    for (key, order) in [("topic", &TOPIC[..]), ("podcast", &PODCAST[..])] {
        if let Some(Item::ArrayOfTables(tables)) = document.get_mut(key) {
            tables.iter_mut().for_each(|table| entry(table, order));
        }
    }
    let written = ended(&document.to_string());
    let after = [below, &[Layer { name, text: &written }]].concat();
    let same = parse_layers(&after).is_ok_and(|after| after.holds_the_same(&before));
    Ok(if same { written } else { text.to_owned() })
}

impl Catalog {
    /// Whether another catalog says the same, in the same order.
    fn holds_the_same(&self, other: &Self) -> bool {
        let kinds = |all: &[Note]| all.iter().map(|note| note.kind.clone()).collect::<Vec<_>>();
        let (own, others) = (&self.shared, &other.shared);
        own.topics == others.topics
            && own.podcasts == others.podcasts
            && own.episodes == others.episodes
            && kinds(&own.notes) == kinds(&others.notes)
    }
}

fn entry(table: &mut Table, order: &[&str]) {
    let place = |key: &str| order.iter().position(|known| *known == key).unwrap_or(order.len());
    table.sort_values_by(|one, _, other, _| place(one.get()).cmp(&place(other.get())));
    spaced(table.decor_mut());
    for (mut key, item) in table.iter_mut() {
        let comments = comments(key.leaf_decor().prefix());
        match item {
            Item::Value(value) => {
                key.leaf_decor_mut().set_prefix(comments);
                key.leaf_decor_mut().set_suffix(" ");
                let tail = trailing(value.decor().suffix());
                plain(value);
                value.decor_mut().set_prefix(" ");
                value.decor_mut().set_suffix(tail);
            }
            Item::ArrayOfTables(tables) => episodes(tables),
            Item::Table(_) | Item::None => {}
        }
    }
}

fn episodes(tables: &mut ArrayOfTables) {
    tables.iter_mut().for_each(|table| entry(table, &EPISODE));
}

/// One line, unless somebody wrote comments between the values.
fn plain(value: &mut Value) {
    let Value::Array(array) = value else { return };
    let text = |raw: Option<&RawString>| raw.and_then(|raw| raw.as_str()).unwrap_or_default().to_owned();
    let noted = array.iter().any(|value| {
        text(value.decor().prefix()).contains('#') || text(value.decor().suffix()).contains('#')
    });
    if noted || array.trailing().as_str().is_some_and(|trailing| trailing.contains('#')) {
        return;
    }
    for (nth, value) in array.iter_mut().enumerate() {
        value.decor_mut().set_prefix(if nth == 0 { "" } else { " " });
        value.decor_mut().set_suffix("");
    }
    array.set_trailing("");
    array.set_trailing_comma(false);
}

/// One blank line before an entry; its comments stay with it, paragraph by paragraph.
fn spaced(decor: &mut Decor) {
    let before = decor.prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
    let mut out = String::new();
    let first = before.starts_with('#');
    for paragraph in paragraphs(before) {
        if !(first && out.is_empty()) {
            out.push('\n');
        }
        for line in paragraph {
            out.push_str(line);
            out.push('\n');
        }
    }
    // Comments right above an entry belong to it.
    if out.is_empty() || before.ends_with("\n\n") || before.trim().is_empty() {
        out.push('\n');
    }
    decor.set_prefix(out);
    let tail = trailing(decor.suffix());
    decor.set_suffix(tail);
}

/// Lines of comments that stand together.
fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            all.push(Vec::new());
        } else if let Some(last) = all.last_mut() {
            last.push(line);
        }
    }
    all.retain(|paragraph| !paragraph.is_empty());
    all
}

/// Comments above a key, without blank lines.
fn comments(prefix: Option<&RawString>) -> String {
    let text = prefix.and_then(|prefix| prefix.as_str()).unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.fold(String::new(), |all, line| all + line + "\n")
}

/// A comment behind a value, two spaces away.
fn trailing(suffix: Option<&RawString>) -> String {
    match suffix.and_then(|suffix| suffix.as_str()).map(str::trim) {
        Some(comment) if !comment.is_empty() => format!("  {comment}"),
        _ => String::new(),
    }
}

/// No blank line at the beginning, one line end at the end.
fn ended(text: &str) -> String {
    format!("{}\n", text.trim_start_matches('\n').trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::{SHIPPED, SHIPPED_NAME};
    use super::*;

    fn format(name: &str, text: &str) -> Result<String, Faults> {
        super::format(&[Layer { name, text }])
    }

    #[test]
    fn the_shipped_catalog_is_in_the_usual_form() {
        assert!(
            format(SHIPPED_NAME, SHIPPED).unwrap() == SHIPPED,
            "podpick catalog fmt catalog.toml mends it"
        );
    }

    #[test]
    fn keys_are_ordered_and_comments_stay_where_they_belong() {
        let untidy = "# What this is\n\n\n[[topic]]\nlabel=\"Django\"  # with a D\n   # the mark\nid = \"django\"\n\
                      aliases = [ \"drf\",\n  \"dj\", ]\n[[podcast]] # best of all\nwhy = \"Because.\"\n\n\
                      topics=[\"django\"]\nsite=\"https://a.example/\"\ntitle=\"A\"\nid=\"a\"\n\n\n# of an episode\n\
                      [[podcast.episode]]\nurl = \"https://a.example/1\"\ntitle = \"One\"\nwhy = \"Why.\"\n\
                      topics = [\n  \"django\", # main\n]\n\n\n";
        let tidy = format("x", untidy).unwrap();
        insta::assert_snapshot!(tidy, @r#"
        # What this is

        [[topic]]
        # the mark
        id = "django"
        label = "Django"  # with a D
        aliases = ["drf", "dj"]

        [[podcast]]  # best of all
        id = "a"
        title = "A"
        site = "https://a.example/"
        why = "Because."
        topics = ["django"]

        # of an episode
        [[podcast.episode]]
        title = "One"
        url = "https://a.example/1"
        why = "Why."
        topics = [
          "django", # main
        ]
        "#);
        assert_eq!(format("x", &tidy).unwrap(), tidy);
    }

    #[test]
    fn what_is_no_catalog_is_not_touched() {
        assert!(format("x", "[[podcast]]\nid = 7\n").is_err());
        assert!(format("x", "[[podcast]").is_err());
    }
}
