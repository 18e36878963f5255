//! Stories of several servers with shelves: none sees another's, a shared feed is read once, and what one lacks is its own.

use std::time::Duration;

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::feeds::{Feeds, Say, item, rss};
use crate::loopback::INTERACTION_TOKEN;
use crate::shelf::{plan, served};
use crate::world::{ADA, ANNA, GUILD, MIA, PATIENCE, Person, TALK, World, phrase};

/// Another server.
const OTHER: u64 = GUILD + 1;

/// What podpick answers to a command in the other server.
async fn ask_there(world: &World, person: Person, words: &str) -> String {
    let name = words.split(' ').next().unwrap();
    let mut payload = person.circumstances(TALK);
    let text = payload.to_string().replace(&GUILD.to_string(), &OTHER.to_string());
    payload = serde_json::from_str(&text).unwrap();
    let id = world.discord.state.change(|inner| inner.channels.next_id());
    let token = format!("{INTERACTION_TOKEN}{id}-secret");
    payload["id"] = json!(id.to_string());
    payload["type"] = json!(2);
    payload["token"] = json!(token);
    payload["data"] = phrase::command(&world.definition(TALK, 1, name), words, person, &[]);
    let mut answer: Value = world.discord.interact(&payload).answer.await.unwrap();
    if answer["type"] == 5 {
        let told = world
            .until("the answer that was promised", |inner| inner.interactions.get(&token)?.follow_up.clone());
        answer = json!({"data": told.await});
    }
    answer["data"].to_string()
}

/// Asks until the answer has these words.
async fn until(words: &str, ask: impl AsyncFn() -> String) -> String {
    let asking = async {
        loop {
            let said = ask().await;
            if said.contains(words) {
                return said;
            }
        }
    };
    tokio::time::timeout(PATIENCE, asking).await.expect("it is written down within a minute")
}

#[tokio::test(flavor = "multi_thread")]
async fn no_server_sees_anothers_and_a_feed_of_both_is_read_once() {
    let (feeds, world) = (served().await, plan().start().await);
    let add = format!("podcast-shelf add url:{}", feeds.at("/ours"));
    world.ask_as(MIA, TALK, &add).await;
    assert!(world.ask("podcast topic about:django").await.text().contains("Pony Express"));
    for words in
        ["podcast topic about:django", "podcast show name:Pony Express", "podcast new", "podcast topics"]
    {
        let there = ask_there(&world, ANNA, words).await;
        assert!(!there.contains("Pony Express\""), "{words}: {there}");
    }
    let list = ask_there(&world, MIA, "podcast-shelf list").await;
    assert!(list.contains("no shows of its own yet"), "{list}");
    world.ask_as(MIA, TALK, "podcast-shelf remove show:Django Hour").await;
    assert!(ask_there(&world, ANNA, "podcast topic about:django").await.contains("Django Hour"));
    // The other server brings the same show: its feed has been looked at twice, and is read once for both.
    let added = ask_there(&world, MIA, &add).await;
    assert!(added.contains("is now one of this server's shows"), "{added}");
    let looked = feeds.times("/ours");
    world.advance(Duration::from_mins(1));
    world.says("\"Feed read\"").await;
    assert_eq!(feeds.times("/ours"), looked + 1);
    for there in [false, true] {
        let words = "podcast new topic:Django";
        let new = if there { ask_there(&world, ANNA, words).await } else { world.ask(words).await.text() };
        assert!(new.contains("Ponies and Django"), "{new}");
    }
    // One takes it away, the other keeps it.
    ask_there(&world, MIA, "podcast-shelf remove show:Pony Express").await;
    assert!(!ask_there(&world, ANNA, "podcast topic about:django").await.contains("Pony Express"));
    assert!(world.ask("podcast topic about:django").await.text().contains("Pony Express"));
}

#[tokio::test(flavor = "multi_thread")]
async fn moderators_see_what_members_of_their_server_missed_and_forgetting_takes_it() {
    let world = plan().start().await;
    for _ in 0..3 {
        world.ask("podcast topic about:pottery").await;
    }
    world.ask("podcast topic about:sailing").await;
    ask_there(&world, ANNA, "podcast topic about:knitting").await;
    let nothing = world.ask_as(MIA, TALK, "podcast-shelf missing").await.text();
    assert!(!nothing.contains("pottery"), "it is written down once a minute: {nothing}");
    world.advance(Duration::from_mins(1));
    let missing = async || world.ask_as(MIA, TALK, "podcast-shelf missing").await.text();
    assert_snapshot!(until("sailing", &missing).await, @"
    (only you see this)
    ---- #546e7a ----
    # Searches without results
    1. *pottery* · 3 times
    2. *sailing* · once
    ");
    // What is counted and not yet written down goes with what is.
    world.ask("podcast topic about:beekeeping").await;
    let sure = world.ask_as(ADA, TALK, "podcast-admin forget").await;
    assert!(
        sure.text().contains("this server's own shows") && sure.text().contains("searched for"),
        "{}",
        sure.text()
    );
    let forgotten = world.press_as(ADA, &sure, "Delete everything").await;
    assert!(forgotten.text().contains("Deleted"), "{}", forgotten.text());
    ask_there(&world, ANNA, "podcast topic about:juggling").await;
    world.advance(Duration::from_mins(1));
    // Written after that, and with it whatever else was there to be written.
    until("juggling", async || ask_there(&world, MIA, "podcast-shelf missing").await).await;
    assert_snapshot!(missing().await, @"
    (only you see this)
    No searches without results in this server lately.
    ");
}

/// A1 of the abuse tests: addresses that lead inward or are none. Nothing is asked of anybody, and one sentence says no more.
#[tokio::test(flavor = "multi_thread")]
async fn addresses_that_lead_inward_are_refused_before_anything_is_asked() {
    let feeds = Feeds::start().await;
    feeds.say("/feed", Say::Text(200, rss(&item("a", "Django", "2026-03-01T06:00:00Z", ""))));
    let world = plan().without("SHELF_ALLOW").start().await;
    let port = feeds.at("").rsplit(':').next().unwrap().trim_end_matches('/').to_owned();
    let inward = [
        "localhost",
        "127.0.0.1",
        "127.1",
        "0x7f000001",
        "2130706433",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "169.254.169.254",
        "[fd00:ec2::254]",
        "[64:ff9b::a9fe:a9fe]",
        "100.64.0.1",
        "198.18.0.1",
        "192.0.0.8",
        "240.0.0.1",
        "224.0.0.1",
        "feeds.internal",
        "0.0.0.0",
        "10.0.0.1",
    ];
    let inward = inward.iter().map(|host| format!("http://{host}:{port}/feed"));
    let ports = ["http://example.com:22/feed", "http://example.com:6379/feed"].map(str::to_owned);
    let no_address = [
        "file:///etc/passwd",
        "ftp://example.com/feed",
        "gopher://example.com/",
        "http://user:pass@example.com/feed",
        "javascript:alert(1)",
        "data:text/xml,x",
    ];
    let cases = inward
        .chain(ports)
        .map(|address| (address, "That page did not answer. Check the address, or try again later."));
    let no_address = no_address.map(|address| (address.to_owned(), "podpick cannot read"));
    // Ten looks are enough for a member, so others go on.
    let mut member = ANNA;
    for (nth, (address, words)) in cases.chain(no_address).enumerate() {
        member.id = ANNA.id + 100 + nth as u64 / 8;
        let said = world.ask_as(member, TALK, &format!("podcast suggest url:{address} topic:Django")).await;
        assert!(said.is_private() && said.text().contains(words), "{address}: {}", said.text());
        for detail in ["127.0.0.1", "refused", "private", "port"] {
            let repeated = words.contains("cannot read");
            assert!(repeated || !said.text().contains(detail), "{address} says {detail}: {}", said.text());
        }
    }
    assert!(feeds.asked().is_empty(), "somebody was asked");
}
