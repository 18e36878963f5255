//! Additions over a catalog: what they add, change and take out, and what is said where they are wrong.

use super::super::{Layer, Level, NoteKind, Status, parse_layers};
use super::{Catalog, Faults, GOOD};

fn layered(additions: &str) -> Result<Catalog, Faults> {
    parse_layers(&[Layer { name: "catalog.toml", text: GOOD }, Layer { name: "mine.toml", text: additions }])
}

fn good(additions: &str) -> Catalog {
    layered(additions).unwrap_or_else(|faults| panic!("{faults}"))
}

fn wrong(additions: &str) -> String {
    layered(additions).expect_err("the additions are broken").to_string()
}

fn shows(catalog: &Catalog) -> Vec<&str> {
    catalog.podcasts().map(|(_, podcast)| podcast.id.as_str()).collect()
}

fn topics(catalog: &Catalog) -> Vec<&str> {
    catalog.topics().map(|(_, topic)| topic.id.as_str()).collect()
}

const CLAY: &str = "[[topic]]\nid = \"pottery\"\nlabel = \"Pottery\"\nbroader = [\"python\"]\n\
    [[podcast]]\nid = \"clay\"\ntitle = \"Clay\"\nfeed = \"https://clay.example/rss\"\nwhy = \"Why.\"\n\
    topics = [\"pottery\", \"django\"]\n";

#[test]
fn nothing_but_comments_adds_nothing() {
    for nothing in ["", "# mine\n", "\u{feff}# mine", "remove = []\n"] {
        assert_eq!(shows(&good(nothing)), ["talk"]);
    }
}

#[test]
fn entries_are_added_and_know_those_below() {
    let both = good(CLAY);
    assert_eq!((shows(&both), topics(&both)), (vec!["talk", "clay"], vec!["python", "django", "pottery"]));
    let clay = both.podcast(both.podcast_with_id("clay").unwrap());
    assert_eq!((clay.site.as_deref(), clay.topics.len()), (None, 2));
}

#[test]
fn single_keys_of_an_entry_change_and_the_others_stay() {
    let both = good(
        "[[podcast]]\nid = \"talk\"\nstatus = \"active\"\nlevel = \"advanced\"\nartwork = \"https://a.example/a.png\"\n\
         [[podcast.episode]]\ntitle = \"Second\"\nurl = \"https://talkpython.fm/2\"\nwhy = \"Why.\"\ntopics = [\"django\"]\n\
         [[topic]]\nid = \"python\"\nlabel = \"Python 3\"\naliases = [\"the snake\"]\n",
    );
    let talk = both.podcast(both.podcast_with_id("talk").unwrap());
    assert_eq!((talk.title.as_str(), talk.why.as_str()), ("Talk Python", "It explains."));
    assert_eq!((talk.status, talk.level), (Status::Active, Level::Advanced));
    assert_eq!((talk.artwork.as_deref(), talk.episodes.len()), (Some("https://a.example/a.png"), 2));
    let python = both.topic(both.topic_with_id("python").unwrap());
    assert_eq!(
        (python.label.as_str(), &python.aliases[..]),
        ("Python 3", &["py".into(), "the snake".into()][..])
    );
}

#[test]
fn an_episode_is_changed_by_its_id() {
    let below = GOOD.replace("[[podcast.episode]]\n", "[[podcast.episode]]\nid = \"talk-100\"\n");
    let mine = "[[podcast]]\nid = \"talk\"\n[[podcast.episode]]\nid = \"talk-100\"\nminutes = 64\n";
    let layers = [Layer { name: "catalog.toml", text: &below }, Layer { name: "mine.toml", text: mine }];
    let both = parse_layers(&layers).unwrap();
    let (_, episode) = both.episodes().next().unwrap();
    assert_eq!((episode.minutes, episode.title.as_str()), (Some(64), "Past and future"));
}

#[test]
fn what_is_removed_takes_with_it_what_nothing_is_left_for() {
    let both = good(&format!("remove = [\"talk\"]\n{CLAY}"));
    assert_eq!((shows(&both), topics(&both)), (vec!["clay"], vec!["python", "django", "pottery"]));
    // No show is left that is about Django.
    let both = good(&format!("remove = [\"talk\"]\n{}", CLAY.replace(", \"django\"", "")));
    assert_eq!(topics(&both), ["python", "pottery"]);
    // A show that was filed nowhere else goes with its topic.
    let both = good(&format!("remove = [\"django\"]\n{}", CLAY.replace(", \"django\"", "")));
    assert_eq!((shows(&both), topics(&both)), (vec!["clay"], vec!["python", "pottery"]));
}

#[test]
fn a_show_is_replaced_whole_where_it_is_removed_and_added() {
    let both = good(&format!("remove = [\"talk\"]\n{}", CLAY.replace("\"clay\"", "\"talk\"")));
    let talk = both.podcast(both.podcast_with_id("talk").unwrap());
    assert_eq!((talk.title.as_str(), talk.language.as_deref(), talk.episodes.len()), ("Clay", None, 0));
}

#[test]
fn a_name_belongs_to_the_additions_and_the_entry_below_gives_way() {
    // An update may bring a name that an admin has given to something else: it must not stop anybody.
    let both = good(&CLAY.replace("label = \"Pottery\"", "label = \"Pottery\"\naliases = [\"PY\"]"));
    let aliases = |id: &str| both.topic(both.topic_with_id(id).unwrap()).aliases.clone();
    assert_eq!((aliases("python"), aliases("pottery")), (vec![], vec!["PY".to_owned()]));
    // The same show under another id.
    let both = good(&CLAY.replace("title = \"Clay\"", "title = \"talk python\""));
    assert_eq!(shows(&both), ["clay"]);
    insta::assert_snapshot!(both.notes()[0], @"mine.toml:5: your `talk python` replaces `Talk Python` (id `talk`) because they share a name. To keep both, remove that name");
    // A draft takes nothing.
    let both = good(
        &CLAY
            .replace("[[podcast]]", "[[podcast]]\ndraft = true")
            .replace("title = \"Clay\"", "title = \"Talk-Python\"")
            .replace("topics = [\"pottery\"", "topics = [\"python\"")
            .replace("[[topic]]\nid = \"pottery\"\nlabel = \"Pottery\"\nbroader = [\"python\"]\n", ""),
    );
    assert_eq!(shows(&both), ["talk"]);
    // Neither does it go unsaid where an alias does it.
    let both = good(&CLAY.replace("title = \"Clay\"", "title = \"Clay\"\naliases = [\"Talk Python\"]"));
    insta::assert_snapshot!(both.notes()[0], @"mine.toml:5: your `Clay` replaces `Talk Python` (id `talk`) because they share a name. To keep both, remove that name");
}

#[test]
fn another_show_under_an_id_that_is_taken_takes_its_place_and_is_remarked() {
    let both = good(&CLAY.replace("id = \"clay\"", "id = \"talk\""));
    let talk = both.podcast(both.podcast_with_id("talk").unwrap());
    assert_eq!((talk.title.as_str(), talk.language.as_deref(), talk.episodes.len()), ("Clay", None, 0));
    insta::assert_snapshot!(both.notes()[0], @"mine.toml:5: your `Clay` replaces `Talk Python` (id `talk`) because they share a name. To keep both, remove that name");
}

#[test]
fn what_additions_break_is_told_in_the_additions() {
    let both = good(&format!("{CLAY}[[podcast]]\nid = \"talk\"\ndraft = true\n"));
    insta::assert_snapshot!(both.notes()[0], @"mine.toml:11: `Talk Python` is a draft; podpick does not recommend it yet. Write `why`, check the topics, and delete `draft = true`");
    insta::assert_snapshot!(wrong("[[podcast]]\nid = \"talk\"\nremove = [\"x\"]\n"), @r#"
    error: unknown key `remove` in this podcast
     --> mine.toml:3:1
      |
    3 | remove = ["x"]
      | ^^^^^^
      |
      = help: put `remove` above all tables, in the file of CATALOG_ADD
    "#);
}

#[test]
fn an_id_that_is_not_there_is_remarked_and_stops_nothing() {
    let both = good("remove = [\"tolk\", \"zzzzzz\"]\n");
    let notes: Vec<String> = both.notes().iter().map(ToString::to_string).collect();
    insta::assert_snapshot!(notes.join("\n"), @"
    mine.toml:1: `remove` names `tolk`, but the catalog has no such id; did you mean `talk`?
    mine.toml:1: `remove` names `zzzzzz`, but the catalog has no such id
    ");
}

#[test]
fn a_draft_is_remarked_and_not_recommended() {
    let both = good(
        &CLAY
            .replace("why = \"Why.\"", "draft = true")
            .replace("broader", "# broader")
            .replace("[[topic]]\nid = \"pottery\"\nlabel = \"Pottery\"\n# broader = [\"python\"]\n", ""),
    );
    assert_eq!(shows(&both), ["talk"]);
    let [note] = both.notes() else { panic!("{:?}", both.notes()) };
    assert!(
        matches!(&note.kind, NoteKind::Draft { feed: Some(feed), .. } if feed == "https://clay.example/rss")
    );
    insta::assert_snapshot!(note, @"mine.toml:1: `Clay` is a draft; podpick does not recommend it yet. Write `why`, check the topics, and delete `draft = true`");
}

#[test]
fn faults_name_the_file_and_the_line_they_are_in() {
    insta::assert_snapshot!(wrong("# mine\n[[podcast]]\nid = \"talk\"\nlevel = \"beginer\"\n"), @r#"
    error: `level` cannot be `beginer`; use `beginner`, `intermediate`, `advanced`, `all`
     --> mine.toml:4:9
      |
    4 | level = "beginer"
      |         ^^^^^^^^^
      |
      = help: did you mean `beginner`?
    "#);
    // The second file has the fault, and the first is where to look.
    insta::assert_snapshot!(wrong("[[topic]]\nid = \"snake\"\nlabel = \"Python\"\n"), @r#"
    error: no show is about `snake` or a topic in it
     --> mine.toml:2:6
      |
    2 | id = "snake"
      |      ^^^^^^^
      |
      = help: add it to a show, or remove it

    error: `Python` is already a name of the topic `python`, in line 2 of catalog.toml
     --> mine.toml:3:9
      |
    3 | label = "Python"
      |         ^^^^^^^^
      |
      = help: case, spaces and punctuation do not count
    "#);
    insta::assert_snapshot!(wrong(&format!("{CLAY}{CLAY}")), @r#"
    error: the id `pottery` is used already, in line 2
      --> mine.toml:12:6
       |
    12 | id = "pottery"
       |      ^^^^^^^^^

    error: no show is about `pottery` or a topic in it
      --> mine.toml:12:6
       |
    12 | id = "pottery"
       |      ^^^^^^^^^
       |
       = help: add it to a show, or remove it

    error: `Pottery` is already a name of the topic `pottery`, in line 2
      --> mine.toml:13:9
       |
    13 | label = "Pottery"
       |         ^^^^^^^^^
       |
       = help: case, spaces and punctuation do not count

    error: the id `clay` is used already, in line 6
      --> mine.toml:16:6
       |
    16 | id = "clay"
       |      ^^^^^^

    error: `Clay` is already a name of the podcast `clay`, in line 6
      --> mine.toml:17:9
       |
    17 | title = "Clay"
       |         ^^^^^^
       |
       = help: case, spaces and punctuation do not count
    "#);
    insta::assert_snapshot!(wrong("[[podcast]]\nid = \"tolk\"\nlevel = \"all\"\n"), @"
    error: no entry has the id `tolk`. Correct it, or add a title for a new entry
     --> mine.toml:1:1
      |
    1 | [[podcast]]
      | ^^^^^^^^^^^
      |
      = help: did you mean `talk`?
    ");
    insta::assert_snapshot!(wrong("remove = \"talk\"\n[[topic]\nid = 3\n"), @r#"
    error: `remove` must be a list of texts, not a text
     --> mine.toml:1:10
      |
    1 | remove = "talk"
      |          ^^^^^^
      |
      = help: write `remove = ["…"]`

    error: bad TOML: unclosed array table, expected `]`
     --> mine.toml:2:9
      |
    2 | [[topic]
      |         ^

    error: unknown key `id` in the catalog
     --> mine.toml:3:1
      |
    3 | id = 3
      | ^^
      |
      = help: use `topic`, `podcast`, and in the file of CATALOG_ADD `remove`
    "#);
    insta::assert_snapshot!(wrong("remove = [\"talk\"]\n"), @"
    error: the catalog has no show
     --> catalog.toml:1:1
      |
    1 | [[topic]]
      | ^
      |
      = help: add one with `[[podcast]]`
    ");
}

#[test]
fn additions_are_told_from_a_catalog() {
    insta::assert_snapshot!(super::faults("remove = [\"talk\"]\n"), @r#"
    error: unknown key `remove` in the catalog
     --> catalog.toml:1:1
      |
    1 | remove = ["talk"]
      | ^^^^^^
      |
      = help: `remove` belongs in the file of CATALOG_ADD
    "#);
    let twice = parse_layers(&[
        Layer { name: "catalog.toml", text: "[[topic]]\nid = \"X\"\n" },
        Layer { name: "mine.toml", text: "[[topic]]\nid = \"Y\"\nlabel = \"Y\"\n" },
    ]);
    let faults = twice.expect_err("both are broken").to_string();
    assert!(faults.contains("catalog.toml:2:6") && faults.contains("mine.toml:2:6"), "{faults}");
}
