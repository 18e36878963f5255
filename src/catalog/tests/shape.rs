//! What the admin reads when the file has the wrong shape: TOML, keys and types. Not what single values say.

use insta::assert_snapshot;

use super::broken;

#[test]
fn text_without_quotes() {
    assert_snapshot!(broken(r#"title = "Talk Python""#, "title = Talk Python"), @r#"
    error: bad TOML: text must be in quotes
      --> catalog.toml:13:9
       |
    13 | title = Talk Python
       |         ^^^^^^^^^^^
    "#);
}

#[test]
fn a_missing_value() {
    assert_snapshot!(broken(r#"title = "Talk Python""#, "title ="), @r#"
    error: bad TOML: a value is missing
      --> catalog.toml:13:8
       |
    13 | title =
       |        ^
    "#);
}

#[test]
fn a_key_written_twice() {
    assert_snapshot!(broken(r#"level = "all""#, "level = \"all\"\nlevel = \"all\""), @r#"
    error: `level` is written twice in one table
      --> catalog.toml:17:1
       |
    17 | level = "all"
       | ^^^^^
    "#);
}

#[test]
fn a_list_that_is_never_closed() {
    assert_snapshot!(broken(r#"topics = ["django"]"#, r#"topics = ["django""#), @r#"
    error: bad TOML: this `[` is never closed
      --> catalog.toml:20:10
       |
    20 | topics = ["django"
       |          ^
       |
       = help: or a quote is missing before the end
    "#);
}

#[test]
fn an_unknown_key() {
    assert_snapshot!(broken(r#"label = "Django""#, "label = \"Django\"\naliasses = []"), @r#"
    error: unknown key `aliasses` in this topic
     --> catalog.toml:9:1
      |
    9 | aliasses = []
      | ^^^^^^^^
      |
      = help: did you mean `aliases`?
    "#);
}

#[test]
fn an_unknown_table() {
    assert_snapshot!(broken("[[podcast.episode]]", "[[episode]]"), @r#"
    error: unknown key `episode` in the catalog
      --> catalog.toml:22:3
       |
    22 | [[episode]]
       |   ^^^^^^^
       |
       = help: did you mean `podcast.episode`?
    "#);
}

#[test]
fn a_missing_key() {
    assert_snapshot!(broken("why = \"It explains.\"\n", ""), @r#"
    error: this podcast has no `why`
      --> catalog.toml:11:1
       |
    11 | [[podcast]]
       | ^^^^^^^^^^^
       |
       = help: add `why = …`
    "#);
}

#[test]
fn a_wrong_type() {
    assert_snapshot!(broken(r#"title = "Talk Python""#, "title = 3"), @r#"
    error: `title` must be a text in quotes, not a whole number
      --> catalog.toml:13:9
       |
    13 | title = 3
       |         ^
    "#);
}

#[test]
fn single_brackets() {
    assert_snapshot!(broken("[[podcast.episode]]", "[podcast.episode]"), @r#"
    error: `episode` must be a table in double brackets, not a table in single brackets or braces
      --> catalog.toml:22:1
       |
    22 | [podcast.episode]
       | ^^^^^^^^^^^^^^^^^
       |
       = help: write `[[podcast.episode]]`
    "#);
}
