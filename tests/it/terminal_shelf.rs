//! Stories about a server's own shelf at the terminal: taken elsewhere as additions that a catalog takes, whatever is in it.

use std::fmt::Write;

use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};

use crate::catalogs::SMALL;
use crate::terminal::{Output, terminal_with};
use crate::world::{GUILD, MIA, TALK, World};

/// A show that a member brought, as the store keeps it.
fn show(title: &str, more: &Value) -> Value {
    let mut show = json!({
        "id": "", "title": title, "feed": format!("https://own.example/{}", title.len()), "why": "We made it.",
        "topics": ["django"],
    });
    for (key, value) in more.as_object().unwrap() {
        show[key] = value.clone();
    }
    show
}

/// The rows of a shelf: shows, hidden ones, and names for topics.
fn rows(guild: u64, shows: &[Value], hidden: &[&str], aliases: &[(&str, &str)]) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let mut sql = format!("INSERT INTO shelf (guild_id, revision) VALUES ({guild}, 7);");
    for (place, show) in shows.iter().enumerate() {
        let content = quoted(&show.to_string());
        let _ = write!(
            sql,
            "INSERT INTO own_show VALUES ({guild}, 'own-{place:016}', {place}, {content}, {});",
            MIA.id
        );
    }
    for podcast in hidden {
        let _ = write!(sql, "INSERT INTO hidden_show VALUES ({guild}, {});", quoted(podcast));
    }
    for (alias, topic) in aliases {
        let (alias, topic) = (quoted(alias), quoted(topic));
        let _ = write!(sql, "INSERT INTO own_alias VALUES ({guild}, {alias}, {alias}, {topic});");
    }
    sql
}

async fn keep(world: &World, rows: String) {
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut beside = SqliteConnection::connect(&address).await.unwrap();
    sqlx::raw_sql(sqlx::AssertSqlSafe(rows)).execute(&mut beside).await.unwrap();
    beside.close().await.unwrap();
}

async fn export(world: &World, guild: u64) -> Output {
    world.run(&["shelf", "export", "--guild", &guild.to_string()]).await
}

/// Runs a verb with what was exported laid over a catalog.
fn with(world: &World, catalog: &[(&str, &str)], exported: &str, args: &[&str]) -> Output {
    std::fs::write(world.folder().join("mine.toml"), exported).unwrap();
    let environment =
        [catalog, &[("CATALOG_ADD", "mine.toml"), ("DISCORD_TOKEN", crate::loopback::TOKEN)]].concat();
    terminal_with(&environment, world.folder(), args, "")
}

const SMALL_CATALOG: [(&str, &str); 1] = [("CATALOG", "catalog.toml")];

#[tokio::test]
async fn a_shelf_becomes_additions_while_podpick_runs() {
    let world = World::start().await;
    let full = json!({
        "site": "https://own.example/", "artwork": "https://own.example/1.png", "hosts": ["Ada", "Grace"],
        "language": "de", "level": "advanced", "explicit": true, "topics": ["django", "gone", "python", "django"],
    });
    let shows = [
        show("Our Ponies", &full),
        show("Ferry Talk", &json!({"feed": null, "site": "https://ferry.example/"})),
    ];
    keep(&world, rows(GUILD, &shows, &["snake-tales", "gone"], &[("pony", "django"), ("boats", "devops")]))
        .await;
    let exported = export(&world, GUILD).await;
    assert_eq!((exported.code, exported.err.as_str()), (0, ""));
    insta::assert_snapshot!(exported.out, @r#"
    remove = ["snake-tales"]

    [[topic]]
    id = "django"
    aliases = ["pony"]

    [[topic]]
    id = "devops"
    aliases = ["boats"]

    [[podcast]]
    id = "our-ponies"
    title = "Our Ponies"
    feed = "https://own.example/10"
    artwork = "https://own.example/1.png"
    hosts = ["Ada", "Grace"]
    language = "de"
    level = "advanced"
    explicit = true
    site = "https://own.example/"
    why = "We made it."
    topics = ["django", "python"]

    [[podcast]]
    id = "ferry-talk"
    title = "Ferry Talk"
    site = "https://ferry.example/"
    why = "We made it."
    topics = ["django"]
    "#);
    assert!(!exported.out.contains(&MIA.id.to_string()));

    let checked = with(&world, &SMALL_CATALOG, &exported.out, &["check"]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert!(checked.out.contains("10 shows"), "two came, one went: {}", checked.out);
    let ask = |question: &str| with(&world, &SMALL_CATALOG, &exported.out, &["ask", question]).out;
    assert!(
        ask("pony").contains("Our Ponies") && ask("ferry talk").contains("Ferry Talk"),
        "{}",
        ask("pony")
    );
    assert!(!ask("python").contains("Snake Tales"), "{}", ask("python"));
    let asked = world.ask_as(MIA, TALK, "podcast topic about:django").await;
    assert!(asked.text().contains("Django Hour"), "podpick is undisturbed: {}", asked.text());
}

#[tokio::test]
async fn whatever_is_on_a_shelf_fits_the_shipped_catalog() {
    let world = World::start().await;
    let nasty = [
        "\"\"\" ''' \\u0000 \\",
        "]]\n[[topic]]\nid = \"evil\"\nlabel = \"Evil\"",
        "# no comment",
        "\u{202e}drawkcab \u{7}bell",
        "Ёлки и палки",
    ];
    let mut shows: Vec<Value> =
        nasty.iter().map(|title| show(title, &json!({"why": title, "hosts": [title, "\n"]}))).collect();
    shows.extend([
        // The same name twice, and one that the catalog has.
        show("Ёлки и палки", &json!({"feed": "https://own.example/again"})),
        show("Django Chat", &json!({"feed": "https://own.example/django"})),
        show("Odd parts", &json!({"artwork": "javascript:1", "language": "\"\n", "site": "nowhere"})),
        show("No address", &json!({"feed": "ftp://own.example/", "site": "https://"})),
        show("No topic", &json!({"topics": ["gone"]})),
        show("\u{200b}", &json!({"feed": "https://own.example/blank"})),
        show(&"long ".repeat(80), &json!({})),
    ]);
    let aliases =
        [("\"quoted\"\n[[podcast]]", "django"), ("Rust", "django"), ("\n", "django"), ("boats", "gone")];
    keep(&world, rows(GUILD, &shows, &["talk-python"], &aliases)).await;
    let shipped: [(&str, &str); 0] = [];
    let exported =
        terminal_with(&shipped, world.folder(), &["shelf", "export", "--guild", &GUILD.to_string()], "");
    assert_eq!(exported.code, 0, "{}", exported.err);
    insta::assert_snapshot!(exported.err, @"
    left out: Ёлки и палки: the catalog has a show with this title or feed already
    left out: Django Chat: the catalog has a show with this title or feed already
    left out: No address: its title, sentence or addresses do not fit a catalog
    left out: No topic: the catalog has none of its topics any more
    left out: own-0000000000000010: its title, sentence or addresses do not fit a catalog
    left out: long long long long long long long long long long long long long long long long: its title, sentence or addresses do not fit a catalog
    left out: a name: this name does not fit a catalog
    left out: Rust: another topic has this name
    left out: boats: the catalog has no show left for its topic
    ");
    let checked = with(&world, &shipped, &exported.out, &["check"]);
    assert_eq!(checked.code, 0, "{}{}\n{}", checked.out, checked.err, exported.out);
    let ask = |question: &str| with(&world, &shipped, &exported.out, &["ask", question]).out;
    for title in ["Odd parts", "Ёлки и палки", "no comment", "drawkcab bell"] {
        assert!(ask(title).contains(title), "{title}: {}\n{}", ask(title), exported.out);
    }
    assert!(!ask("talk python to me").contains("Talk Python To Me"));
    // Who takes it over and does so again gets nothing twice.
    std::fs::write(world.folder().join("mine.toml"), &exported.out).unwrap();
    let again = with(&world, &shipped, &exported.out, &["shelf", "export", "--guild", &GUILD.to_string()]);
    assert!(
        !again.out.contains("[[podcast]]\n")
            && again.err.contains("Odd parts: the catalog has a show with this title or feed already"),
        "{}",
        again.err
    );
}

#[tokio::test]
async fn names_go_with_topics_that_no_show_is_left_for() {
    let world = World::start().await;
    let all = SMALL.lines().filter_map(|line| line.strip_prefix("id = \"")?.strip_suffix('"'));
    let all: Vec<&str> = all.filter(|id| *id != "django-hour").collect();
    keep(&world, rows(GUILD, &[], &all, &[("boats", "kubernetes"), ("ponies", "web-development")])).await;
    let exported = export(&world, GUILD).await;
    assert_eq!(exported.code, 0, "{}", exported.err);
    assert!(exported.err.contains("boats: the catalog has no show left for its topic"), "{}", exported.err);
    let checked = with(&world, &SMALL_CATALOG, &exported.out, &["check"]);
    assert_eq!(checked.code, 0, "{}{}\n{}", checked.out, checked.err, exported.out);
}

#[tokio::test]
async fn a_shelf_that_is_not_there_is_said_to_be_none() {
    let world = World::start().await;
    let none = export(&world, 77).await;
    assert_eq!((none.code, none.out.as_str()), (1, ""));
    assert!(none.err.starts_with("error: the server 77"), "{}", none.err);
    keep(&world, rows(GUILD, &[], &[], &[])).await;
    let empty = export(&world, GUILD).await;
    assert_eq!((empty.code, empty.out.as_str(), empty.err.as_str()), (0, "", "Nothing to export\n"));
    for odd in ["0", "-1", "x", "99999999999999999999"] {
        assert_eq!(world.run(&["shelf", "export", "--guild", odd]).await.code, 2, "{odd}");
    }
    assert_eq!(world.run(&["shelf"]).await.code, 2);
    keep(&world, "DELETE FROM _sqlx_migrations WHERE version >= 10".to_owned()).await;
    let older = export(&world, GUILD).await;
    assert_eq!(older.code, 74, "{}", older.err);
    assert!(older.err.contains("an earlier podpick wrote the data"), "{}", older.err);
    let nowhere = tempfile::tempdir().unwrap();
    let none = terminal_with(&[], nowhere.path(), &["shelf", "export", "--guild", "7"], "");
    assert_eq!(none.code, 74, "{}", none.err);
}

#[tokio::test]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_does_one_on_postgresql() {
    let address = crate::postgres::fresh().await;
    let world = World::plan().env("DATABASE_URL", &address).start().await;
    let rows = rows(GUILD, &[show("Our Ponies", &json!({}))], &["snake-tales"], &[("pony", "django")]);
    let mut beside = crate::postgres::connect(&address).await;
    sqlx::raw_sql(sqlx::AssertSqlSafe(rows)).execute(&mut beside).await.unwrap();
    let exported = export(&world, GUILD).await;
    assert_eq!((exported.code, exported.err.as_str()), (0, ""));
    assert!(
        exported.out.contains("remove = [\"snake-tales\"]") && exported.out.contains("Our Ponies"),
        "{}",
        exported.out
    );
}
