//! Stories of what members have sent to them: one card by direct message, once, and a kind word where that is not possible.

use std::time::Duration;

use serde_json::json;

use crate::feeds::{Feeds, Say, item, rss};
use crate::loopback::{DIRECT, Fault, INTERACTION_TOKEN, Route};
use crate::picks::schedule;
use crate::picks_reading::steady;
use crate::world::{ANNA, Answer, BEN, MIA, NEWS, Person, Place, TALK, World};

/// What podpick wrote to somebody.
fn direct(world: &World, person: Person) -> String {
    world.read(person.id + DIRECT)
}

/// What a member is told, the ids of messages made steady.
fn told(answer: &Answer, person: Person) -> String {
    let mark = format!("/{}/", person.id + DIRECT);
    let text = answer.text();
    let Some((before, after)) = text.split_once(&mark) else { return text };
    format!("{before}/DIRECT/MESSAGE{}", after.trim_start_matches(|c: char| c.is_ascii_digit()))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_show_comes_with_links_that_open_in_an_app() {
    let world = World::start().await;
    let shown = world.ask("podcast show name:Snake Tales").await;
    let answer = world.press(&shown, "Send to me").await;
    insta::assert_snapshot!(told(&answer, ANNA), @"
    (only you see this)
    Sent to your direct messages: [Snake Tales](https://discord.com/channels/@me/DIRECT/MESSAGE)
    ");
    insta::assert_snapshot!(direct(&world, ANNA), @"
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Topics: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Active
    Episodes to start with: [How Python came to be](https://snake.example/7) (61 min)
    [Django at fifteen](https://snake.example/12) (48 min)
    Language: English
    Also known as: Snakes
    picture https://snake.example/cover.png
    [Site -> https://snake.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Feed -> https://snake.example/rss]
    ");
    // Under an answer that everybody sees each has it sent to themselves, in their own language.
    let answer = world.press_as(BEN, &shown, "Send to me").await;
    insta::assert_snapshot!(told(&answer, BEN), @"
    (only you see this)
    Per Direktnachricht an dich gesendet: [Snake Tales](https://discord.com/channels/@me/DIRECT/MESSAGE)
    ");
    insta::assert_snapshot!(direct(&world, BEN), @"
    ---- #3498db ----
    # Snake Tales
    -> https://snake.example/
    Long talks with the people who make Python.
    Themen: Python, Web development
    Hosts: Ada Example, Grace Example
    Status: Aktiv
    Folgen für den Einstieg: [How Python came to be](https://snake.example/7) (61 Min.)
    [Django at fifteen](https://snake.example/12) (48 Min.)
    Sprache: Englisch
    Auch bekannt als: Snakes
    picture https://snake.example/cover.png
    [Website -> https://snake.example/] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Feed -> https://snake.example/rss]
    ");
    assert_eq!(world.messages(ANNA.id + DIRECT).len(), 1);
    let message = &world.requests("/messages").into_iter().find(|one| one.method == "POST").unwrap().body;
    assert_eq!(message["allowed_mentions"], json!({"parse": [], "users": [], "roles": []}));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_several_the_member_chooses_one() {
    let world = World::start().await;
    let shown = world.ask("podcast episode about:snake tales").await;
    let choice = world.press_as(BEN, &shown, "Send to me").await;
    insta::assert_snapshot!(choice.text(), @"
    (only you see this)
    Wähle aus, was podpick dir senden soll.
    <Auswählen, was du bekommen möchtest
      How Python came to be (Folge 7 von Snake Tales)
      Django at fifteen (Folge 12 von Snake Tales)>
    ");
    let answer = world.choose(&choice, "How Python came to be").await;
    insta::assert_snapshot!(told(&answer, BEN), @"
    (only you see this)
    Per Direktnachricht an dich gesendet: [How Python came to be](https://discord.com/channels/@me/DIRECT/MESSAGE)
    ");
    insta::assert_snapshot!(direct(&world, BEN), @"
    ---- #3498db ----
    Folge 7 von Snake Tales
    # How Python came to be
    -> https://snake.example/7
    The beginnings, told by one who was there.
    Themen: Python
    Mit: Guido Example
    Details: 61 Min. · <t:1582977600:D>
    picture https://snake.example/cover.png
    [Seite -> https://snake.example/7] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Feed -> https://snake.example/rss] [Website -> https://snake.example/]
    ");
    // Whoever asked is offered the same, and the answer stays as it is.
    let choice = world.press(&shown, "Send to me").await;
    assert!(choice.is_private() && !choice.is_update(), "{}", choice.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_episode_of_a_feed_comes_with_its_audio() {
    let feeds = Feeds::start().await;
    let items = item("a-1", "On ducks", "2026-03-01T06:00:30Z", "");
    feeds.say("/birds", Say::Text(200, rss(&items)));
    let catalog = format!(
        "[[topic]]\nid = \"birds\"\nlabel = \"Birds\"\n[[podcast]]\nid = \"birds\"\ntitle = \"Bird Talk\"\n\
         site = \"https://birds.example/\"\nfeed = \"{}\"\nlanguage = \"en\"\nwhy = \"Why.\"\ntopics = [\"birds\"]\n",
        feeds.at("/birds")
    );
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog);
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.says("\"Feed read\"").await;
    let shown = world.ask("podcast new").await;
    world.press(&shown, "Send to me").await;
    let text = direct(&world, ANNA);
    for part in
        ["# On ducks", "[Audio -> ", "[AntennaPod -> https://antennapod.org/deeplink/", "[Podcast Addict -> "]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pick_of_the_week_can_be_sent_from_its_post_and_from_the_answer() {
    let world = World::start().await;
    let until = schedule(&world).await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales episode:How Python came to be").await;
    world.advance(until);
    let posted =
        world.until("the pick is posted", |inner| inner.channels.all[&NEWS].messages.first().cloned()).await;
    let answer = world.press_under(ANNA, &posted, "Send to me").await;
    assert!(answer.is_private(), "{}", answer.text());
    insta::assert_snapshot!(direct(&world, ANNA), @"
    ---- #3498db ----
    Episode 7 of Snake Tales
    # How Python came to be
    -> https://snake.example/7
    The beginnings, told by one who was there.
    Topics: Python
    With: Guido Example
    Details: 61 min · <t:1582977600:D>
    picture https://snake.example/cover.png
    [Page -> https://snake.example/7] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Feed -> https://snake.example/rss] [Site -> https://snake.example/]
    ");
    let seen = world.ask_as(BEN, TALK, "podcast pick").await;
    world.press(&seen, "An mich senden").await;
    assert!(direct(&world, BEN).contains("# How Python came to be"), "{}", direct(&world, BEN));
}

#[tokio::test(flavor = "multi_thread")]
async fn under_a_notice_of_several_each_can_be_chosen() {
    let feeds = Feeds::start().await;
    let old = item("a-1", "On ducks", "2026-03-01T06:00:30Z", "");
    feeds.say("/birds", Say::Text(200, rss(&old)));
    let catalog = format!(
        "[[topic]]\nid = \"birds\"\nlabel = \"Birds\"\n[[podcast]]\nid = \"birds\"\ntitle = \"Bird Talk\"\n\
         site = \"https://birds.example/\"\nfeed = \"{}\"\nlanguage = \"en\"\nwhy = \"Why.\"\ntopics = [\"birds\"]\n",
        feeds.at("/birds")
    );
    let plan = World::plan().at("2026-03-02T09:00:00Z").catalog(&catalog);
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    world.says("\"Feed read\"").await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Bird Talk").await;
    let new = item("a-2", "On geese", "2026-03-03T06:00:00Z", "")
        + &item("a-3", "On swans", "2026-03-03T07:00:00Z", "");
    feeds.say("/birds", Say::Text(200, rss(&(new + &old))));
    world.advance(Duration::from_hours(25));
    let notice = world.until("the notice", |inner| inner.channels.all[&NEWS].messages.first().cloned()).await;
    let text = crate::world::written(&notice);
    insta::assert_snapshot!(text, @"
    2 new episodes of **Bird Talk**
    ---- #3498db ----
    Episode of Bird Talk
    # On swans
    -> https://show.example/a-3
    Published: <t:1772521200:D>, <t:1772521200:R>
    Links: [Play](https://cdn.example/a-3.mp3)
    ---- #3498db ----
    Episode of Bird Talk
    # On geese
    -> https://show.example/a-2
    Published: <t:1772517600:D>, <t:1772517600:R>
    Links: [Play](https://cdn.example/a-2.mp3)
    [More like this]
    <Choose what to send to you
      On swans (Episode of Bird Talk)
      On geese (Episode of Bird Talk)>
    ");
    let shown = Answer { raw: serde_json::Value::Null, message: notice, asker: ANNA, place: TALK };
    let sent = world.choose(&shown, "On geese").await;
    assert!(sent.is_private() && sent.text().contains("Sent to your direct messages"), "{}", sent.text());
    assert!(direct(&world, ANNA).contains("# On geese"), "{}", direct(&world, ANNA));
    // What members vote on can be sent as well.
    let world = crate::votes::scheduled(crate::votes::monday(), "").await;
    crate::votes::told(&world, crate::votes::VOTE).await;
    let poll = crate::votes::poll(&world).await;
    let about = world.press_under(ANNA, &poll, "About these shows").await;
    let choice = world.press(&about, "Send to me").await;
    let sent = world.choose(&choice, "Django Hour").await;
    assert!(sent.text().contains("Sent to your direct messages"), "{}", sent.text());
    assert!(direct(&world, ANNA).contains("# Django Hour"), "{}", direct(&world, ANNA));
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    let world = World::plan().env("DATABASE_URL", &crate::postgres::fresh().await).start().await;
    let until = schedule(&world).await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales episode:How Python came to be").await;
    world.advance(until);
    let posted =
        world.until("the pick is posted", |inner| inner.channels.all[&NEWS].messages.first().cloned()).await;
    let answer = world.press_under(ANNA, &posted, "Send to me").await;
    assert!(answer.text().contains("Sent to your direct messages"), "{}", answer.text());
    assert_eq!(world.messages(ANNA.id + DIRECT).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_closed_is_told_how_to_open() {
    let world = World::start().await;
    world.discord.state.change(|inner| inner.channels.closed = vec![ANNA.id, BEN.id]);
    let shown = world.ask("podcast show name:Snake Tales").await;
    insta::assert_snapshot!(world.press(&shown, "Send to me").await.text(), @"
    (only you see this)
    podpick may not write to you, so nothing was sent. Allow direct messages in the privacy settings of a server you share with podpick, then press “Send to me” again.
    ");
    insta::assert_snapshot!(world.press_as(BEN, &shown, "Send to me").await.text(), @"
    (only you see this)
    podpick darf dir nicht schreiben, deshalb wurde nichts gesendet. Erlaube Direktnachrichten in den Privatsphäre-Einstellungen eines Servers, auf dem auch podpick ist, und drücke dann noch einmal „An mich senden“.
    ");
    assert_eq!(direct(&world, ANNA), "");
    world.discord.state.change(|inner| inner.channels.closed.clear());
    world.press(&shown, "Send to me").await;
    assert!(direct(&world, ANNA).contains("# Snake Tales"), "{}", direct(&world, ANNA));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_discord_takes_without_a_word_comes_once_and_what_it_does_not_take_is_said() {
    let world = World::start().await;
    let shown = world.ask("podcast show name:Snake Tales").await;
    world.discord.fault(Route::Message, Fault::LoseAnswer);
    let answer = world.press(&shown, "Send to me").await;
    assert!(answer.words().contains("Sent to your direct messages"), "{}", answer.text());
    assert_eq!(world.messages(ANNA.id + DIRECT).len(), 1);
    let refusal = json!({"code": 40_003, "message": "You are opening direct messages too fast"});
    world.discord.fault(Route::Message, Fault::Refuse(400, refusal));
    insta::assert_snapshot!(world.press(&shown, "Send to me").await.text(), @"
    (only you see this)
    Discord did not take the message, so nothing was sent. Press “Send to me” again in a few minutes.
    ");
    assert_eq!(world.messages(ANNA.id + DIRECT).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_channel_to_the_member_opens_nothing_is_sent_and_it_is_said() {
    let world = World::start().await;
    let shown = world.ask("podcast show name:Snake Tales").await;
    for fault in [
        Fault::Refuse(400, json!({"code": 50_007, "message": "Cannot send messages to this user"})),
        Fault::Refuse(
            403,
            json!({"code": 20_026, "message": "This bot has been flagged by our anti-spam system"}),
        ),
    ] {
        world.discord.fault(Route::Direct, fault.clone());
        let answer = world.press(&shown, "Send to me").await;
        assert!(answer.words().contains("nothing was sent"), "{fault:?}: {}", answer.text());
        assert_eq!(direct(&world, ANNA), "", "{fault:?}");
    }
    // What passes by itself is tried again.
    world.discord.fault(Route::Direct, Fault::Refuse(500, json!({})));
    assert!(world.press(&shown, "Send to me").await.words().contains("Sent to your direct messages"));
    world.forgive();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_press_that_comes_again_sends_nothing_again() {
    let mut world = World::start().await;
    let shown = world.ask("podcast show name:Snake Tales").await;
    let mut payload = ANNA.circumstances(TALK);
    payload["id"] = json!("1600000000000000021");
    payload["type"] = json!(3);
    payload["message"] = shown.message.clone();
    payload["data"] = shown.button("Send to me");
    for nth in 0..3 {
        // Discord keeps the token; the loopback tells repeated answers apart by it.
        payload["token"] = json!(format!("{INTERACTION_TOKEN}{nth}-secret"));
        world.discord.interact(&payload);
        world
            .until("it is sent", |inner| {
                let channel = inner.channels.all.get(&(ANNA.id + DIRECT))?;
                (!channel.messages.is_empty()).then_some(())
            })
            .await;
        world.ask("podcast help").await;
        if nth == 1 {
            world.restart().await;
        }
    }
    world.advance(Duration::from_mins(10));
    world.ask("podcast help").await;
    assert_eq!(world.messages(ANNA.id + DIRECT).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn five_in_ten_minutes_are_enough_for_one_member() {
    let world = World::start().await;
    let shown = world.ask("podcast show name:Snake Tales").await;
    for _ in 0..5 {
        let answer = world.press(&shown, "Send to me").await;
        assert!(answer.words().contains("Sent to your direct messages"), "{}", answer.text());
    }
    let answer = world.press(&shown, "Send to me").await;
    assert!(answer.is_private(), "{}", answer.text());
    let said = steady(&answer.text());
    assert!(
        said.contains("podpick sends you at most 5 messages in ten minutes. Press “Send to me” again <t:"),
        "{said}"
    );
    assert_eq!(world.messages(ANNA.id + DIRECT).len(), 5);
    world.press_as(BEN, &shown, "Send to me").await;
    assert_eq!(world.messages(BEN.id + DIRECT).len(), 1, "others go on");
}

#[tokio::test]
async fn where_nobody_else_reads_there_is_no_such_button() {
    let world = World::start().await;
    for place in [Place::Dm, Place::Group] {
        let shown = world.ask_as(ANNA, place, "podcast show name:Snake Tales").await;
        assert!(!shown.buttons().contains(&"Send to me".to_owned()), "{}", shown.text());
    }
    // The same question, asked before in a server, is another one.
    let shown = world.ask("podcast show name:Snake Tales").await;
    assert!(shown.buttons().contains(&"Send to me".to_owned()), "{}", shown.text());
}
