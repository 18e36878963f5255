//! What the admin reads when entries contradict each other or lead nowhere. Not what single values say.

use insta::assert_snapshot;

use super::{GOOD, broken};

#[test]
fn an_unknown_topic() {
    assert_snapshot!(broken(r#"topics = ["django"]"#, r#"topics = ["django", "Pyhton"]"#), @r#"
    error: unknown topic `Pyhton`
      --> catalog.toml:20:21
       |
    20 | topics = ["django", "Pyhton"]
       |                     ^^^^^^^^
       |
       = help: did you mean `python`?
    "#);
}

#[test]
fn a_label_in_place_of_an_id() {
    assert_snapshot!(broken(r#"topics = ["python"]"#, r#"topics = ["PY"]"#), @r#"
    error: unknown topic `PY`
      --> catalog.toml:30:11
       |
    30 | topics = ["PY"]
       |           ^^^^
       |
       = help: did you mean `python`?
    "#);
}

#[test]
fn no_topic() {
    assert_snapshot!(broken(r#"topics = ["django"]"#, "topics = [\"django\"]\n[[podcast]]\nid = \"b\"\ntitle = \"B\"\nsite = \"https://b.fm\"\nwhy = \"B.\"\ntopics = []"), @r#"
    error: no topic is named
      --> catalog.toml:26:10
       |
    26 | topics = []
       |          ^^
       |
       = help: name at least one; the first is the main one
    "#);
}

#[test]
fn an_id_taken() {
    assert_snapshot!(broken(r#"id = "django""#, r#"id = "python""#), @r#"
    error: the id `python` is used already, in line 2
     --> catalog.toml:7:6
      |
    7 | id = "python"
      |      ^^^^^^^^

    error: unknown topic `django`
      --> catalog.toml:20:11
       |
    20 | topics = ["django"]
       |           ^^^^^^^^
       |
       = help: did you mean `python`?
    "#);
}

#[test]
fn an_id_out_of_form() {
    assert_snapshot!(broken(r#"id = "talk""#, r#"id = "Talk Python!""#), @r#"
    error: `Talk Python!` is not an id: use a-z, 0-9 and -, and do not begin with -
      --> catalog.toml:12:6
       |
    12 | id = "Talk Python!"
       |      ^^^^^^^^^^^^^^
       |
       = help: did you mean `talk-python`?
    "#);
}

#[test]
fn an_alias_claimed_twice() {
    assert_snapshot!(broken(r#"label = "Django""#, "label = \"Django\"\naliases = [\"Py.\"]"), @r#"
    error: `Py.` is already a name of the topic `python`, in line 4
     --> catalog.toml:9:12
      |
    9 | aliases = ["Py."]
      |            ^^^^^
      |
      = help: case, spaces and punctuation do not count
    "#);
}

#[test]
fn a_cycle() {
    assert_snapshot!(broken(r#"aliases = ["py"]"#, "aliases = [\"py\"]\nbroader = [\"django\"]"), @r#"
    error: a topic contains itself: `python` is part of `django` is part of `python`
     --> catalog.toml:5:12
      |
    5 | broader = ["django"]
      |            ^^^^^^^^
    "#);
}

#[test]
fn a_topic_that_leads_nowhere() {
    assert_snapshot!(broken("[[podcast]]", "[[topic]]\nid = \"rust\"\nlabel = \"Rust\"\nbroader = [\"python\"]\n\n[[podcast]]"), @r#"
    error: no show is about `rust` or a topic in it
      --> catalog.toml:12:6
       |
    12 | id = "rust"
       |      ^^^^^^
       |
       = help: add it to a show, or remove it
    "#);
}

#[test]
fn an_episode_id_that_is_taken() {
    assert_snapshot!(broken("[[podcast.episode]]", "[[podcast.episode]]\nid = \"talk-100\"\ntitle = \"Other\"\nurl = \"https://talkpython.fm/1\"\nwhy = \"It.\"\ntopics = [\"python\"]\n\n[[podcast.episode]]"), @r#"
    error: the id `talk-100`, made from show and number or title, is used already, in line 23
      --> catalog.toml:31:9
       |
    31 | title = "Past and future"
       |         ^^^^^^^^^^^^^^^^^
       |
       = help: give the episode an `id` of its own
    "#);
}

#[test]
fn no_podcast() {
    assert_snapshot!(broken(GOOD, "# Nothing yet.\n"), @r#"
    error: the catalog has no show
     --> catalog.toml:1:1
      |
    1 | # Nothing yet.
      | ^
      |
      = help: add one with `[[podcast]]`
    "#);
}
