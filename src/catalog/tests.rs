//! Tests of the catalog as an admin meets it: what each fault reads like, and that no text can bring podpick down.

mod good;
mod hostile;
mod layers;
mod links;
mod shape;
mod values;

use super::{Catalog, Faults, parse};

/// A small catalog without a fault.
const GOOD: &str = r#"[[topic]]
id = "python"
label = "Python"
aliases = ["py"]

[[topic]]
id = "django"
label = "Django"
broader = ["python"]

[[podcast]]
id = "talk"
title = "Talk Python"
site = "https://talkpython.fm/"
language = "en"
level = "all"
status = "ended"
ended = 2017
why = "It explains."
topics = ["django"]

[[podcast.episode]]
number = 100
title = "Past and future"
published = 2017-02-22
minutes = 63
guests = ["Guido van Rossum"]
url = "https://talkpython.fm/100"
why = "It looks back."
topics = ["python"]
"#;

/// What the admin reads when a part of the good catalog is replaced.
fn broken(part: &str, by: &str) -> String {
    assert!(GOOD.contains(part), "{part} is no part of the good catalog");
    faults(&GOOD.replacen(part, by, 1)).to_string()
}

fn faults(text: &str) -> Faults {
    parse("catalog.toml", text).expect_err("the catalog is broken")
}

fn catalog(text: &str) -> Catalog {
    parse("catalog.toml", text).unwrap_or_else(|faults| panic!("{faults}"))
}
