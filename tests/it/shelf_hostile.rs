//! Stories about suggestions that mean harm or come at a bad moment: hostile words, forged forms, floods, kills.

use std::time::Duration;

use insta::assert_snapshot;
use podpick::catalog::{Level, OwnShow};
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};

use crate::feeds::{Feeds, Say, item};
use crate::loopback::{Fault, INTERACTION_TOKEN, Route};
use crate::shelf::{NOW, plan, reviewed, served};
use crate::world::{ADA, ANNA, BEN, GUILD, MIA, NEWS, Place, ROUNDS, TALK, World, written};

/// A feed that tries everything in every field.
fn nasty() -> String {
    let bad =
        "@everyone &lt;@&amp;1&gt; [good](https://evil.example) discord.gg/abc \u{202e}drawkcab **loud** `x`";
    format!(
        "<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel><title>{bad}</title>\
         <link>javascript:alert(1)</link><description>{bad}</description><itunes:author>{bad}</itunes:author>\
         <itunes:image href=\"https://192.168.0.1/x.png\"/>{}</channel></rss>",
        item("x", bad, "2026-03-01T06:00:00Z", "")
    )
}

async fn card(world: &World) -> Value {
    world.until("the moderators see it", |inner| inner.channels.all[&NEWS].messages.first().cloned()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_words_are_inert_wherever_they_are_shown() {
    let (feeds, world) = (served().await, plan().start().await);
    reviewed(&world).await;
    feeds.say("/nasty", Say::Text(200, nasty()));
    let words = format!(
        "podcast suggest url:{} topic:Django why:@here ||x|| [a](https://evil.example) \u{202e}x",
        feeds.at("/nasty")
    );
    let suggested = world.ask(&words).await;
    let card = card(&world).await;
    let shown = [suggested.words(), written(&card)];
    for words in shown {
        assert!(!words.contains('\u{202e}'), "{words}");
        for alive in
            ["@everyone", "@here", "[good](https", "[a](https", "<@&1>", "192.168.0.1", "javascript:"]
        {
            assert!(!words.contains(alive), "{alive}: {words}");
        }
    }
    // What stands in a form is plain text, and comes back as inert.
    let form = world.press_in_news(MIA, &card, "Edit").await;
    let changed = world.fill(&form, &[("why", "@everyone **x**\n\n\n# big"), ("topics", "django, ,;")]).await;
    assert!(
        !changed.words().contains("@everyone") && changed.text().contains("\\*\\*x\\*\\*"),
        "{}",
        changed.text()
    );
}

/// A6 of the abuse tests: whatever a feed calls itself, moderators and the member see it inert and in bounds, and so does everybody
/// once it is added.
#[tokio::test(flavor = "multi_thread")]
async fn hostile_and_endless_titles_are_inert_and_fit() {
    let titles = [
        format!("Endless {}", "x".repeat(10_000)),
        format!("Tower e{}", "\u{301}".repeat(500)),
        "```\n# Big\n> quoted\n```".to_owned(),
        "# Heading ## more\n- list".to_owned(),
        "Join discord.gg/abc now".to_owned(),
        "||spoiler|| ~~gone~~ __under__".to_owned(),
    ];
    let (feeds, world) = (served().await, plan().start().await);
    reviewed(&world).await;
    for (nth, title) in titles.iter().enumerate() {
        let items = item("x", title, "2026-03-01T06:00:00Z", &format!("<description>{title}</description>"));
        let text = crate::feeds::rss(&items).replace("<link>https://show.example/</link>", "").replace(
            "<title>Loopback show</title>",
            &format!("<title>{title}</title><description>{title}</description>"),
        );
        feeds.say(&format!("/{nth}"), Say::Text(200, text));
        world.advance(Duration::from_mins(1));
        let person = if nth < 3 { ANNA } else { BEN };
        let words = format!("podcast suggest url:{} topic:Django why:Because", feeds.at(&format!("/{nth}")));
        let suggested = world.ask_as(person, TALK, &words).await;
        let card = world
            .until("the moderators see it", |inner| inner.channels.all[&NEWS].messages.get(nth).cloned())
            .await;
        let form = world.press_in_news(MIA, &card, "Edit").await;
        assert!(form.form().contains("Why listen?"), "{title}");
        let added = world.press_in_news(MIA, &card, "Add").await;
        assert!(added.text().contains("added this show"), "{}", added.text());
        // What stands in a menu is plain text.
        let found = world.ask("podcast topic about:django").await.message["embeds"].to_string();
        for shown in [suggested.words(), written(&card), added.words(), found] {
            for alive in ["||spoiler||", "```", "~~gone~~", "__under__", "discord.gg/abc", "\n- list"] {
                assert!(!shown.contains(alive), "{alive}: {shown}");
            }
            // A heading is podpick's own, and so is each line.
            assert!(!shown.contains("# Big\n") && shown.chars().count() < 6_000, "{shown}");
            let marks = |c: &char| *c == '\u{301}';
            assert!(shown.chars().filter(marks).count() <= 200, "{shown}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_moderates_decides_and_only_with_podpicks_own_buttons() {
    let (feeds, world) = (served().await, plan().start().await);
    // Manage Messages is not enough to choose the channel.
    let refused = world.ask_as(MIA, TALK, "podcast-shelf reviews channel:<#444000000000000010>").await;
    assert_snapshot!(refused.text(), @"
    (only you see this)
    Choosing where suggestions are shown needs the permission **Manage Server**.
    ");
    reviewed(&world).await;
    world.ask_as(BEN, TALK, &format!("podcast suggest url:{} topic:Django", feeds.at("/ours"))).await;
    let card = card(&world).await;
    for label in ["Add", "Edit", "Decline"] {
        let refused = world.press_in_news(ANNA, &card, label).await;
        assert!(refused.text().contains("Manage Messages"), "{label}: {}", refused.text());
    }
    // A form that podpick never opened for her.
    let form = world.press_in_news(ADA, &card, "Decline").await;
    let id = form.raw["data"]["custom_id"].as_str().unwrap().to_owned();
    let unsigned = id.split(";m").next().unwrap().to_owned();
    for (who, id) in [(ANNA, unsigned.clone()), (ADA, unsigned), (ANNA, id)] {
        let rows =
            json!([{"type": 1, "components": [{"type": 4, "id": 2, "custom_id": "reason", "value": "no"}]}]);
        let data = json!({"custom_id": id, "components": rows});
        let forged = world.interaction(who, Place::News, 5, &data, Some(&card)).answer().await;
        assert!(forged.is_private() && !forged.text().contains("declined"), "{}", forged.text());
    }
    assert!(world.ask_as(MIA, TALK, "podcast-shelf list").await.text().contains("One suggestion waits"));
    // Two decide at once: one of them did.
    let add = world.press_in_news(ADA, &card, "Add").await;
    let late = world.fill(&form, &[("reason", "too late")]).await;
    assert!(add.text().contains("added this show"), "{}", add.text());
    assert!(late.text().contains("has decided about this already"), "{}", late.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_floods_the_moderators() {
    let (feeds, world) = (Feeds::start().await, plan().start().await);
    for nth in 0..7 {
        let text = crate::feeds::rss(&item("a", "Django", "2026-03-01T06:00:00Z", ""))
            .replace("<link>https://show.example/</link>", "")
            .replace("<channel>", &format!("<channel><title>Show {nth}</title>"));
        feeds.say(&format!("/{nth}"), Say::Text(200, text));
    }
    let suggest = async |person, nth: usize| {
        world.advance(Duration::from_secs(11));
        let words = format!("podcast suggest url:{} topic:Django why:Because", feeds.at(&format!("/{nth}")));
        world.ask_as(person, TALK, &words).await.text()
    };
    for nth in 0..5 {
        let said = suggest(ANNA, nth).await;
        assert!(said.contains("Thank you"), "{nth}: {said}");
    }
    assert_snapshot!(suggest(ANNA, 5).await, @"
    (only you see this)
    You have suggested enough for now. Try again tomorrow, or when the moderators have decided.
    ");
    assert!(suggest(BEN, 5).await.contains("Danke"), "others still may");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_feed_does_the_answer_is_in_time() {
    let (feeds, world) = (served().await, plan().start().await);
    let bad =
        [(ANNA, "/silent", Say::Silence), (BEN, "/endless", Say::Endless), (MIA, "/bomb", Say::Bomb(200))];
    for (person, path, say) in bad {
        feeds.say(path, say);
        let words = format!("podcast suggest url:{} topic:Django", feeds.at(path));
        let raw = world.send(person, TALK, &words).raw().await;
        assert_eq!(raw["type"], 5, "thinking, at once: {raw}");
    }
    // One address after the other; nobody keeps podpick busy alone.
    let again = world.ask(&format!("podcast suggest url:{} topic:Django", feeds.at("/silent"))).await;
    assert!(again.text().contains("checked enough addresses for you"), "{}", again.text());
    // Meanwhile everybody else is answered, and nothing was fetched on the way of their answers.
    assert!(world.ask("podcast topic about:django").await.text().contains("Django Hour"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_comes_once_though_podpick_is_killed_while_it_is_sent() {
    for effect in [true, false] {
        let feeds = served().await;
        let mut world =
            plan().env("RUST_LOG", ROUNDS).fault(Route::Message, Fault::Hold { effect }).start().await;
        reviewed(&world).await;
        world.ask_as(BEN, TALK, &format!("podcast suggest url:{} topic:Django", feeds.at("/ours"))).await;
        world.kill_when_held().await;
        world.advance(Duration::from_mins(10));
        card(&world).await;
        world.rounds().await;
        assert_eq!(world.messages(NEWS).len(), 1, "effect {effect}");
        let card = world.messages(NEWS)[0].clone();
        assert!(world.press_in_news(MIA, &card, "Add").await.text().contains("added this show"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_process_changes_is_seen_and_one_row_that_cannot_be_read_harms_nobody() {
    let (feeds, world) = (served().await, plan().start().await);
    world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{}", feeds.at("/ours"))).await;
    assert!(world.ask("podcast show name:pony express").await.text().contains("# Pony Express"));
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut beside = SqliteConnection::connect(&address).await.unwrap();
    let changed = format!(
        "INSERT INTO own_show (guild_id, id, place, content, curator) VALUES ({GUILD}, 'own-0000000000000000', 9, 'no JSON', NULL);
         INSERT INTO hidden_show VALUES ({GUILD}, 'hour');
         UPDATE shelf SET revision = revision + 1 WHERE guild_id = {GUILD};"
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(changed)).execute(&mut beside).await.unwrap();
    world.advance(Duration::from_mins(1));
    world.says("own-0000000000000000").await;
    world.says("own shows were changed by another process").await;
    assert!(world.ask("podcast show name:pony express").await.text().contains("# Pony Express"));
    assert!(!world.ask("podcast topic about:django").await.text().contains("Django Hour"));
    assert_eq!(NOW.len(), 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_of_before_decides_nothing_about_a_new_suggestion() {
    let (feeds, world) = (served().await, plan().start().await);
    reviewed(&world).await;
    let words = format!("podcast suggest url:{} topic:Django", feeds.at("/ours"));
    world.ask_as(BEN, TALK, &words).await;
    let old = card(&world).await;
    let form = world.press_in_news(MIA, &old, "Decline").await;
    let late = world.press_in_news(ADA, &old, "Decline").await;
    assert!(world.fill(&form, &[]).await.text().contains("declined this show"));
    world.ask_as(ANNA, TALK, &words).await;
    assert!(world.fill(&late, &[]).await.text().contains("has decided about this already"));
    assert!(world.press_in_news(ADA, &old, "Add").await.text().contains("has decided about this already"));
    assert!(world.ask_as(MIA, TALK, "podcast-shelf list").await.text().contains("One suggestion waits"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_brought_podpick_along_has_no_shelf_in_anothers_server() {
    let (feeds, world) = (served().await, plan().start().await);
    let definition = world.definition(TALK, 1, "podcast");
    let words = format!("podcast suggest url:{} topic:Django", feeds.at("/ours"));
    let mut payload = ANNA.circumstances(TALK);
    payload["authorizing_integration_owners"] = json!({"1": ANNA.id.to_string()});
    payload["id"] = json!("1600000000000000031");
    payload["type"] = json!(2);
    payload["token"] = json!(format!("{INTERACTION_TOKEN}31-secret"));
    payload["data"] = crate::world::phrase::command(&definition, &words, ANNA, &[]);
    let answer = world.discord.interact(&payload).answer.await.unwrap();
    let said = answer["data"]["content"].as_str().unwrap();
    assert!(said.contains("Own shows belong to a server"), "{answer}");
    assert_eq!(feeds.times("/ours"), 0, "nothing was fetched");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shelf_of_the_longest_names_is_listed_to_its_end() {
    let world = plan().start().await;
    world.ask_as(MIA, TALK, "podcast-shelf remove show:Django Hour").await;
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut beside = SqliteConnection::connect(&address).await.unwrap();
    for (nth, letter) in (1..=30).zip(["\u{6f22}", "*", "_"].into_iter().cycle()) {
        let show = OwnShow {
            id: OwnShow::id_of(&nth.to_string()),
            title: format!("Nr{nth}x{}", letter.repeat(190)),
            site: Some(format!("https://{nth}.example/")),
            feed: None,
            artwork: None,
            hosts: Vec::new(),
            language: None,
            level: Level::All,
            explicit: false,
            why: "Ours.".to_owned(),
            topics: vec!["python".to_owned(), "django".to_owned()],
            curator: None,
        };
        sqlx::query("INSERT INTO own_show (guild_id, id, place, content) VALUES ($1, $2, $3, $4)")
            .bind(GUILD.cast_signed())
            .bind(&show.id)
            .bind(nth)
            .bind(show.to_json().unwrap())
            .execute(&mut beside)
            .await
            .unwrap();
        let alias = format!("name {nth}");
        sqlx::query("INSERT INTO own_alias (guild_id, name, alias, topic) VALUES ($1, $2, $2, 'django')")
            .bind(GUILD.cast_signed())
            .bind(alias)
            .execute(&mut beside)
            .await
            .unwrap();
    }
    let mut page = world.ask_as(MIA, TALK, "podcast-shelf list").await;
    let mut all = page.text();
    while page.buttons().contains(&"More".to_owned()) {
        page = world.press_as(MIA, &page, "More").await;
        all += &page.text();
    }
    for nth in 1..=30 {
        assert!(all.contains(&format!("{nth}. **Nr{nth}x")), "show {nth}: {all}");
        assert!(all.contains(&format!("*name {nth}* means Django")), "name {nth}: {all}");
    }
    assert!(all.contains("Not shown in this server: **Django Hour**"), "{all}");
}
