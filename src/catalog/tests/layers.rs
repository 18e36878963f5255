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
    insta::assert_snapshot!(both.notes()[0], @"mine.toml:5 (CATALOG_ADD): your `talk python` replaces `Talk Python` (id `talk`) because they share a name. To keep both, remove that name");
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
    insta::assert_snapshot!(both.notes()[0], @"mine.toml:5 (CATALOG_ADD): your `Clay` replaces `Talk Python` (id `talk`) because they share a name. To keep both, remove that name");
}

#[test]
fn another_show_under_an_id_that_is_taken_takes_its_place_and_is_remarked() {
    let both = good(&CLAY.replace("id = \"clay\"", "id = \"talk\""));
    let talk = both.podcast(both.podcast_with_id("talk").unwrap());
    assert_eq!((talk.title.as_str(), talk.language.as_deref(), talk.episodes.len()), ("Clay", None, 0));
    insta::assert_snapshot!(both.notes()[0], @"mine.toml:5 (CATALOG_ADD): your `Clay` replaces `Talk Python` (id `talk`) because they share a name. To keep both, remove that name");
}

#[test]
fn what_additions_break_is_told_in_the_additions() {
    let both = good(&format!("{CLAY}[[podcast]]\nid = \"talk\"\ndraft = true\n"));
    insta::assert_snapshot!(both.notes()[0], @"mine.toml:11 (CATALOG_ADD): `Talk Python` is a draft; podpick does not recommend it yet. Write `why`, check the topics, and delete `draft = true`");
    insta::assert_snapshot!(wrong("[[podcast]]\nid = \"talk\"\nremove = [\"x\"]\n"), @r#"
    error: unknown key `remove` in this podcast
     --> mine.toml:3:1 (CATALOG_ADD)
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
    mine.toml:1 (CATALOG_ADD): `remove` names `tolk`, but the catalog has no such id; did you mean `talk`?
    mine.toml:1 (CATALOG_ADD): `remove` names `zzzzzz`, but the catalog has no such id
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
    insta::assert_snapshot!(note, @"mine.toml:1 (CATALOG_ADD): `Clay` is a draft; podpick does not recommend it yet. Write `why`, check the topics, and delete `draft = true`");
}

#[test]
fn faults_name_the_file_and_the_line_they_are_in() {
    insta::assert_snapshot!(wrong("# mine\n[[podcast]]\nid = \"talk\"\nlevel = \"beginer\"\n"), @r#"
    error: `level` cannot be `beginer`; use `beginner`, `intermediate`, `advanced`, `all`
     --> mine.toml:4:9 (CATALOG_ADD)
      |
    4 | level = "beginer"
      |         ^^^^^^^^^
      |
      = help: did you mean `beginner`?
    "#);
    // Which layer it is stands behind the place: the catalog that comes with podpick, or one's own.
    let shipped = |catalog: &str, additions: &str| {
        let catalog = Layer { name: super::super::SHIPPED_NAME, text: catalog };
        parse_layers(&[catalog, Layer { name: "mine.toml", text: additions }]).unwrap_err().to_string()
    };
    let both = shipped(&GOOD.replace("\"all\"", "\"al\""), "[[podcast]]\nid = \"talk\"\nsite = \"x\"\n");
    assert!(both.contains("--> catalog.toml:16:9 (built in)\n"), "{both}");
    assert!(both.contains("--> mine.toml:3:8 (CATALOG_ADD)\n"), "{both}");
    insta::assert_snapshot!(wrong(&format!("{CLAY}{CLAY}")), @r#"
    error: the id `pottery` is used already, in line 2
      --> mine.toml:12:6 (CATALOG_ADD)
       |
    12 | id = "pottery"
       |      ^^^^^^^^^

    error: no show is about `pottery` or a topic in it
      --> mine.toml:12:6 (CATALOG_ADD)
       |
    12 | id = "pottery"
       |      ^^^^^^^^^
       |
       = help: add it to a show, or remove it

    error: `Pottery` is already a name of the topic `pottery`, in line 2
      --> mine.toml:13:9 (CATALOG_ADD)
       |
    13 | label = "Pottery"
       |         ^^^^^^^^^
       |
       = help: case, spaces and punctuation do not count

    error: the id `clay` is used already, in line 6
      --> mine.toml:16:6 (CATALOG_ADD)
       |
    16 | id = "clay"
       |      ^^^^^^

    error: `Clay` is already a name of the podcast `clay`, in line 6
      --> mine.toml:17:9 (CATALOG_ADD)
       |
    17 | title = "Clay"
       |         ^^^^^^
       |
       = help: case, spaces and punctuation do not count
    "#);
    insta::assert_snapshot!(wrong("remove = \"talk\"\n[[topic]\nid = 3\n"), @r#"
    error: `remove` must be a list of texts, not a text
     --> mine.toml:1:10 (CATALOG_ADD)
      |
    1 | remove = "talk"
      |          ^^^^^^
      |
      = help: write `remove = ["…"]`

    error: bad TOML: unclosed array table, expected `]`
     --> mine.toml:2:9 (CATALOG_ADD)
      |
    2 | [[topic]
      |         ^

    error: unknown key `id` in the catalog
     --> mine.toml:3:1 (CATALOG_ADD)
      |
    3 | id = 3
      | ^^
      |
      = help: use `topic`, `podcast`, and in the file of CATALOG_ADD `remove`
    "#);
    insta::assert_snapshot!(wrong("remove = [\"talk\"]\n"), @"
    error: the catalog has no show
     --> catalog.toml:1:1 (CATALOG)
      |
    1 | [[topic]]
      | ^
      |
      = help: add one with `[[podcast]]`
    ");
}

/// Notes without their file, one a line.
fn notes(catalog: &Catalog) -> String {
    catalog.notes().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn labels(catalog: &Catalog, show: &str) -> Vec<String> {
    let show = catalog.podcast(catalog.podcast_with_id(show).unwrap());
    show.topics.iter().map(|at| catalog.topic(*at).label.clone()).collect()
}

#[test]
fn a_topic_that_an_update_brings_too_is_one_with_the_admins() {
    let mine = "[[topic]]\nid = \"snake\"\nlabel = \"PYTHON\"\naliases = [\"boa\", \"Django!\"]\nbroader = [\"django\"]\n\
        [[podcast]]\nid = \"boa-talk\"\ntitle = \"Boa Talk\"\nfeed = \"https://boa.example/rss\"\nwhy = \"Why.\"\ntopics = [\"snake\"]\n";
    let both = good(mine);
    assert_eq!((topics(&both), labels(&both, "boa-talk")), (vec!["python", "django"], vec!["Python".into()]));
    let python = both.topic(both.topic_with_id("python").unwrap());
    assert_eq!((&python.aliases[..], python.broader.len()), (&["py".into(), "boa".into()][..], 0));
    insta::assert_snapshot!(notes(&both), @"
    mine.toml:1 (CATALOG_ADD): your topic `snake` joins the catalog's topic `python`, because they share a name
    mine.toml:4 (CATALOG_ADD): the name `Django!` is left out, because the catalog's topic `django` has it
    mine.toml:11 (CATALOG_ADD): no topic has the id `snake`; podpick uses `python`, which has that name
    ");
    // By its id alone it stays known by its label; and two may be one.
    let both = good(
        &mine
            .replace("snake", "django")
            .replace("id = \"django\"\nlabel = \"PYTHON\"", "id = \"d-jango\"\nlabel = \"Unchained\"")
            .replace(", \"Django!\"", "")
            .replace("[[podcast]]", "[[topic]]\nid = \"dj\"\nlabel = \"Django\"\n[[podcast]]"),
    );
    let django = both.topic(both.topic_with_id("django").unwrap());
    assert_eq!((&django.aliases[..], topics(&both).len()), (&["boa".into(), "Unchained".into()][..], 2));
    assert_eq!(labels(&both, "boa-talk"), ["Django"]);
    insta::assert_snapshot!(notes(&both), @"
    mine.toml:1 (CATALOG_ADD): your topic `d-jango` joins the catalog's topic `django`, because they share a name
    mine.toml:6 (CATALOG_ADD): your topic `dj` joins the catalog's topic `django`, because they share a name
    ");
    // A label that only changes one that is there.
    let both = good("[[topic]]\nid = \"django\"\nlabel = \"Python\"\ntools = [\"drf\"]\n");
    assert_eq!(labels(&both, "talk"), ["Django"]);
    insta::assert_snapshot!(notes(&both), @"mine.toml:3 (CATALOG_ADD): the name `Python` is left out, because the catalog's topic `python` has it");
}

#[test]
fn what_an_update_dropped_is_remarked_and_the_rest_stays() {
    let both = good(&format!(
        "{CLAY}[[podcast]]\nid = \"tolk\"\nlevel = \"all\"\n[[podcast]]\nid = \"gone\"\ntitle = \"New title\"\n\
         [[topic]]\nid = \"sql\"\naliases = [\"data\"]\n[[podcast]]\nid = \"talk\"\n[[podcast.episode]]\nid = \"talk-7\"\nminutes = 7\n"
    ));
    assert_eq!(shows(&both), ["talk", "clay"]);
    insta::assert_snapshot!(notes(&both), @"
    mine.toml:17 (CATALOG_ADD): `sql` is left out: the catalog has no such id to change, and a new entry needs more keys
    mine.toml:11 (CATALOG_ADD): `tolk` is left out: the catalog has no such id to change, and a new entry needs more keys; did you mean `talk`?
    mine.toml:14 (CATALOG_ADD): `gone` is left out: the catalog has no such id to change, and a new entry needs more keys
    mine.toml:22 (CATALOG_ADD): `talk-7` is left out: the catalog has no such id to change, and a new entry needs more keys
    ");
    // A show that forgets only one thing is meant to be new.
    let said = wrong(&CLAY.replace("why = \"Why.\"\n", ""));
    assert!(
        said.contains("this podcast has no `why`") && said.contains("mine.toml:5:1 (CATALOG_ADD)"),
        "{said}"
    );
}

#[test]
fn topics_are_known_by_their_names_and_unknown_ones_are_remarked() {
    let clay = |topics: &str| CLAY.replace("topics = [\"pottery\", \"django\"]", topics);
    let both = good(&clay("topics = [\"PY\", \"pottery\", \"djngo\"]"));
    assert_eq!(labels(&both, "clay"), ["Python", "Pottery"]);
    insta::assert_snapshot!(notes(&both), @"
    mine.toml:10 (CATALOG_ADD): no topic has the id `PY`; podpick uses `python`, which has that name
    mine.toml:10 (CATALOG_ADD): the unknown topic `djngo` is left out; did you mean `django`?
    ");
    // Nothing is left for the show, and nothing for its topic then; one that is below keeps what it had.
    let both = good(&format!(
        "{}[[podcast]]\nid = \"talk\"\ntopics = [\"zzzzzz\"]\n[[podcast.episode]]\ntitle = \"New\"\nurl = \"https://talkpython.fm/2\"\nwhy = \"Why.\"\ntopics = [\"zzzzzz\"]\n",
        clay("topics = [\"sql\"]")
    ));
    assert_eq!((shows(&both), topics(&both)), (vec!["talk"], vec!["python", "django"]));
    assert_eq!((labels(&both, "talk"), both.episodes().count()), (vec!["Django".into()], 1));
    insta::assert_snapshot!(notes(&both), @"
    mine.toml:10 (CATALOG_ADD): the unknown topic `sql` is left out
    mine.toml:5 (CATALOG_ADD): `Clay` is left out, because it has no known topic
    mine.toml:18 (CATALOG_ADD): the unknown topic `zzzzzz` is left out
    mine.toml:14 (CATALOG_ADD): `New` is left out, because it has no known topic
    mine.toml:13 (CATALOG_ADD): the unknown topic `zzzzzz` is left out
    mine.toml:1 (CATALOG_ADD): the topic `pottery` is left out: no show is about it or a topic in it
    ");
}

#[test]
fn an_id_that_the_other_file_gives_an_episode_stops_nobody() {
    let both = good(&CLAY.replace("\"clay\"", "\"talk-100\""));
    let (_, episode) = both.episodes().next().unwrap();
    assert_eq!((shows(&both), episode.id.as_str()), (vec!["talk", "talk-100"], "talk-100-2"));
    insta::assert_snapshot!(notes(&both), @"mine.toml:5 (CATALOG_ADD): the id `talk-100` is used in both files; the episode now has the id `talk-100-2`");
    let own = "[[podcast.episode]]\nid = \"talk\"\ntitle = \"One\"\nurl = \"https://clay.example/1\"\nwhy = \"Why.\"\ntopics = [\"pottery\"]\n";
    let both = good(&format!("{CLAY}{own}"));
    assert_eq!(
        both.episodes().map(|(_, episode)| episode.id.as_str()).collect::<Vec<_>>(),
        ["talk-100", "talk-2"]
    );
    insta::assert_snapshot!(notes(&both), @"mine.toml:11 (CATALOG_ADD): the id `talk` is used in both files; the episode now has the id `talk-2`");
    // Within one file it is a slip.
    assert!(
        wrong(&format!("{CLAY}{}", own.replace("\"talk\"", "\"clay\"")))
            .contains("the id `clay` is used already")
    );
}

#[test]
fn a_ring_that_an_update_closes_is_cut() {
    let both =
        good(&CLAY.replace("[[podcast]]", "[[topic]]\nid = \"python\"\nbroader = [\"django\"]\n[[podcast]]"));
    let broader = |id: &str| both.topic(both.topic_with_id(id).unwrap()).broader.len();
    assert_eq!((broader("python"), broader("django"), broader("pottery")), (0, 1, 1));
    insta::assert_snapshot!(notes(&both), @"mine.toml:7 (CATALOG_ADD): `python` is not made part of `django`, because the catalog makes `django` part of `python`");
    let own = CLAY.replace("[\"python\"]", "[\"glaze\"]").replace(
        "[[podcast]]",
        "[[topic]]\nid = \"glaze\"\nlabel = \"Glaze\"\nbroader = [\"pottery\"]\n[[podcast]]",
    );
    assert!(wrong(&own).contains("a topic contains itself"));
}

#[test]
fn two_shows_with_one_feed_are_one() {
    let talk = GOOD.replace("language = \"en\"", "feed = \"http://www.clay.example/rss/\"");
    let layers = |mine: &str| {
        parse_layers(&[Layer { name: "catalog.toml", text: &talk }, Layer { name: "mine.toml", text: mine }])
            .unwrap()
    };
    let both = layers(CLAY);
    assert_eq!(shows(&both), ["clay"]);
    insta::assert_snapshot!(notes(&both), @"mine.toml:5 (CATALOG_ADD): your `Clay` replaces `Talk Python` (id `talk`) because they share a feed");
    assert_eq!(shows(&layers("[[podcast]]\nid = \"talk\"\nfeed = \"https://clay.example/rss\"\n")), ["talk"]);
}

#[test]
fn keys_are_taken_back_and_lists_written_anew() {
    let both = good(
        "[[podcast]]\nid = \"talk\"\nwithout = [\"ended\", \"status\", \"language\"]\n\
         [[topic]]\nid = \"python\"\nwithout = [\"aliases\"]\naliases = [\"cpython\"]\n[[topic]]\nid = \"django\"\nwithout = [\"broader\"]\n",
    );
    let talk = both.podcast(both.podcast_with_id("talk").unwrap());
    assert_eq!((talk.status, talk.language.as_deref(), talk.episodes.len()), (Status::Unknown, None, 1));
    let python = both.topic(both.topic_with_id("python").unwrap());
    assert_eq!((&python.aliases[..], python.narrower.len()), (&["cpython".into()][..], 0));
    let both = good("[[podcast]]\nid = \"talk\"\nwithout = [\"episode\"]\n");
    assert_eq!((shows(&both), both.episodes().count()), (vec!["talk"], 0));
    insta::assert_snapshot!(wrong("[[topic]]\nid = \"django\"\nwithout = [\"alias\", \"id\", 3]\n[[podcast]]\nid = \"talk\"\nwithout = \"why\"\n"), @r#"
    error: `without` cannot be `alias`; use `label`, `aliases`, `tools`, `related`, `broader`
     --> mine.toml:3:12 (CATALOG_ADD)
      |
    3 | without = ["alias", "id", 3]
      |            ^^^^^^^
      |
      = help: did you mean `aliases`?

    error: `without` cannot be `id`; use `label`, `aliases`, `tools`, `related`, `broader`
     --> mine.toml:3:21 (CATALOG_ADD)
      |
    3 | without = ["alias", "id", 3]
      |                     ^^^^

    error: `without` must be a text in quotes, not a whole number
     --> mine.toml:3:27 (CATALOG_ADD)
      |
    3 | without = ["alias", "id", 3]
      |                           ^

    error: `without` must be a list of texts, not a text
     --> mine.toml:6:11 (CATALOG_ADD)
      |
    6 | without = "why"
      |           ^^^^^
      |
      = help: write `without = ["…"]`
    "#);
    insta::assert_snapshot!(super::faults(&GOOD.replace("label = \"Django\"", "label = \"Django\"\nwithout = [\"aliases\"]")), @r#"
    error: unknown key `without` in this topic
     --> catalog.toml:9:1
      |
    9 | without = ["aliases"]
      | ^^^^^^^
      |
      = help: `without` belongs in the file of CATALOG_ADD
    "#);
}

#[test]
fn a_page_that_is_the_feed_is_no_page() {
    let site = |site: &str| good(&CLAY.replace("feed = ", &format!("site = \"{site}\"\nfeed = ")));
    for feed in
        ["http://clay.example/rss/", "https://feeds.clay.example/", "https://clay.example/?format=rss"]
    {
        let both = site(feed);
        assert_eq!(both.podcast(both.podcast_with_id("clay").unwrap()).site, None, "{feed}");
        assert_eq!(both.notes().len(), 1);
    }
    insta::assert_snapshot!(notes(&site("https://clay.example/feed.xml")), @"mine.toml:5 (CATALOG_ADD): the `site` of `Clay` is a feed, https://clay.example/feed.xml. Give a page, or only a `feed`");
    assert!(site("https://clay.example/rss-readers").notes().is_empty());
    // There is nothing else to open.
    let both = good(&CLAY.replace("feed = ", "site = "));
    assert!(both.podcast(both.podcast_with_id("clay").unwrap()).site.is_some() && both.notes().len() == 1);
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
