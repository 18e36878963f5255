//! Stories of votes when something is wrong: rights, deleted polls, slow counts, silence, full queues, shows that left.

use std::time::Duration;

use insta::assert_snapshot;
use sqlx::{Connection, SqliteConnection};

use crate::catalogs::SMALL;
use crate::loopback::{CLOSED_ROLE, Fault, Route};
use crate::votes::{
    COUNTED, HOUR, STAFF, THURSDAYS, VOTE, monday, picks_are, poll, polls, scheduled, told, votes,
};
use crate::world::{ALL_RIGHTS, ANNA, LEA, MIA, NEWS, POLLS, Person, ROUNDS, TALK, World};

const TOLD: &str = "auto:true reminders:<#444000000000000020>";

fn permit(world: &World, bits: u64) {
    world.discord.state.change(|inner| inner.channels.all.get_mut(&POLLS).unwrap().permissions = bits);
}

/// What moderators are told.
async fn note(world: &World) -> String {
    world
        .until("moderators are told", |inner| (!inner.channels.all[&STAFF].messages.is_empty()).then_some(()))
        .await;
    world.read(STAFF)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_permission_is_asked_for_only_where_members_vote() {
    let world = World::plan().channel(POLLS).start().await;
    let schedule = THURSDAYS.replace("013>", "010>");
    assert!(!told(&world, &schedule).await.contains("lacks"));
    let looked = world.run(&["doctor"]).await;
    assert!(!looked.out.contains("Create Polls"), "{}", looked.out);
    let saved = told(&world, &format!("{schedule} vote:true")).await;
    assert!(saved.contains("Saved, but not ready yet."), "{saved}");
    assert!(
        saved.contains("podpick cannot post in <#444000000000000010> yet: it lacks **Create Polls**."),
        "{saved}"
    );
    let looked = world.run(&["doctor"]).await;
    assert!(
        looked.out.contains("in channel 444000000000000010 podpick lacks Create Polls"),
        "{}",
        looked.out
    );
    assert!(!told(&world, &format!("{THURSDAYS} vote:true")).await.contains("lacks"));
    // Where it is used in the channel itself, Discord says with the command what is missing.
    let here =
        "pick schedule channel:<#444000000000000001> day:thursday time:18:00 timezone:Berlin vote:true";
    told(&world, here).await;
    let refused = told(&world, VOTE).await;
    assert!(refused.contains("it lacks **Create Polls**"), "{refused}");
    assert!(told(&world, "pick status").await.contains("it lacks **Create Polls**"));
    assert!(told(&world, "pick unschedule").await.contains("has ended"));
    assert_eq!(world.messages(NEWS).len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_moderates_one_channel_begins_no_vote_in_another() {
    let world = scheduled(monday(), "").await;
    let refused = world.ask_as(LEA, TALK, VOTE).await;
    assert!(
        refused.text().contains("This needs **Manage Messages** in <#444000000000000013>"),
        "{}",
        refused.text()
    );
    let refused = world.ask_as(ANNA, TALK, VOTE).await;
    assert!(refused.text().contains("You need the permission Manage Messages"), "{}", refused.text());
    assert_eq!(polls(&world).len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vote_notifies_no_closed_role_for_who_may_not_mention_it() {
    let world = monday().start().await;
    let mentions = Person { permissions: MIA.permissions | 1 << 17, ..MIA };
    let closed = format!("{THURSDAYS} ping:<@&{CLOSED_ROLE}>");
    let saved = world.ask_as(mentions, TALK, &closed).await;
    assert!(saved.text().contains("Saved"), "{}", saved.text());
    let refused = told(&world, VOTE).await;
    assert!(refused.contains("This needs **Mention @"), "{refused}");
    assert_eq!(polls(&world).len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_of_which_nobody_can_tell_is_told_without_a_button_that_does_nothing() {
    let mut world = scheduled(monday(), TOLD).await;
    permit(&world, (ALL_RIGHTS | 1 << 49) & !(1 << 16));
    world.discord.fault(Route::Message, Fault::Hold { effect: false });
    told(&world, VOTE).await;
    world.kill_when_held().await;
    world.advance(Duration::from_mins(10));
    assert_snapshot!(note(&world).await, @"
    Not posted: **the vote for the pick** – podpick cannot tell whether it was posted. Check the channel. To check for itself, podpick needs Read Message History.
    [Status]
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_that_may_not_be_posted_is_told_and_the_pick_comes_without() {
    let world = scheduled(monday(), TOLD).await;
    permit(&world, ALL_RIGHTS);
    told(&world, VOTE).await;
    assert_snapshot!(note(&world).await, @"
    Not posted: **the vote for the pick** – podpick lacks Create Polls in the channel. Grant it in the channel's settings, Permissions, to podpick.
    [Status]
    ");
    assert_snapshot!(told(&world, "pick status").await, @"
    (only you see this)
    ---- #546e7a ----
    # The weekly pick
    Every Thursday at 18:00, Europe/Berlin time, in <#444000000000000013>. When nothing is queued, podpick chooses from the catalog.
    Next: <t:1772730000:F>, <t:1772730000:R>
    Queue: 0 picks
    Reminders: <#444000000000000020>
    Vote: <t:1772442000:D>: no winner, because podpick lacks Create Polls in the channel. Grant it in the channel's settings, Permissions, to podpick.
    ");
    // Nothing runs, so another one may begin.
    permit(&world, ALL_RIGHTS | 1 << 49);
    assert!(told(&world, VOTE).await.contains("is on its way to"));
    poll(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_that_would_be_open_for_minutes_is_not_posted() {
    let world = scheduled(monday(), TOLD).await;
    world.discord.fault_always(Route::Message, Fault::Html(502));
    told(&world, "pick vote hours:1").await;
    world.says("Message not sent, retrying").await;
    world.advance(Duration::from_mins(45));
    world.says("too little time left to vote").await;
    world.discord.heal();
    let said = note(&world).await;
    assert!(said.contains("**the vote for the pick** – too little time was left to vote."), "{said}");
    assert_eq!(polls(&world).len(), 0);
    world.forgive();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_that_is_gone_is_told_and_the_pick_comes_without() {
    let world = scheduled(monday(), TOLD).await;
    told(&world, VOTE).await;
    votes(&world, &poll(&world).await, ANNA, 1);
    world.discord.state.change(|inner| inner.channels.all.get_mut(&POLLS).unwrap().messages.clear());
    world.advance(25 * HOUR);
    assert_snapshot!(note(&world).await, @"
    The vote for the pick has no winner: the poll was deleted. The pick comes as it does without a vote.
    [Status]
    ");
    world.advance(3 * 24 * HOUR);
    assert_eq!(picks_are(&world, 1).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_is_closed_or_gone_is_told() {
    for gone in [false, true] {
        let world = scheduled(monday(), TOLD).await;
        told(&world, VOTE).await;
        votes(&world, &poll(&world).await, ANNA, 1);
        permit(&world, ALL_RIGHTS & !(1 << 16));
        if gone {
            world.discord.state.change(|inner| inner.channels.all.remove(&POLLS));
        }
        world.advance(25 * HOUR);
        let note = note(&world).await;
        let why =
            if gone { "the channel is gone" } else { "podpick lacks Read Message History and Create Polls" };
        assert!(note.contains(why) && note.contains("The pick comes as it does without a vote."), "{note}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_count_is_waited_for_but_not_for_ever() {
    let world = scheduled(monday().env("RUST_LOG", ROUNDS), TOLD).await;
    told(&world, VOTE).await;
    votes(&world, &poll(&world).await, ANNA, 2);
    let looks = |world: &World| {
        let read = |one: &&crate::loopback::Recorded| one.method == "GET" && one.path.contains("/messages/");
        world.discord.look(|inner| inner.requests.iter().filter(read).count())
    };
    world.discord.state.change(|inner| inner.channels.counts_later = true);
    world.advance(24 * HOUR + Duration::from_mins(2));
    world
        .until("it is looked at", |inner| {
            inner
                .requests
                .iter()
                .any(|one| one.method == "GET" && one.path.contains("/messages/"))
                .then_some(())
        })
        .await;
    assert!(told(&world, "pick queue").await.contains("Nothing is queued."));
    for _ in 0..6 {
        let before = looks(&world);
        // What a look leads to is written down before the clock goes on.
        world.rounds().await;
        world.advance(Duration::from_mins(2));
        world
            .until("it is looked at again", |inner| {
                let read =
                    |one: &&crate::loopback::Recorded| one.method == "GET" && one.path.contains("/messages/");
                (inner.requests.iter().filter(read).count() > before).then_some(())
            })
            .await;
    }
    // After an hour Discord's counts so far are taken.
    world.advance(HOUR);
    world.says("Vote counted").await;
    assert!(
        told(&world, "pick queue").await.contains("**Django Hour**, week 2026-W10, by the members' vote")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_passes_and_after_a_day_it_is_told() {
    for hours in [5, 30] {
        let world = scheduled(monday(), TOLD).await;
        told(&world, VOTE).await;
        votes(&world, &poll(&world).await, ANNA, 2);
        world.discord.fault_always(Route::ReadMessage, Fault::Html(502));
        world.advance(25 * HOUR);
        world
            .until("it is looked at", |inner| {
                inner
                    .requests
                    .iter()
                    .any(|one| one.method == "GET" && one.path.contains("/messages/"))
                    .then_some(())
            })
            .await;
        world.advance(hours * HOUR);
        if hours > 24 {
            assert!(note(&world).await.contains("Discord could not be reached for a day"));
        } else {
            world.discord.heal();
            world.advance(Duration::from_mins(5));
            world.says("Vote counted").await;
        }
        world.forgive();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_queue_takes_no_winner_and_moderators_are_told() {
    let world = scheduled(monday(), TOLD).await;
    told(&world, VOTE).await;
    votes(&world, &poll(&world).await, ANNA, 2);
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut beside = SqliteConnection::connect(&address).await.unwrap();
    let fill = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) INSERT INTO queued \
                SELECT 222000000000000001, i, i, 'py-de', NULL, NULL, NULL, 7 FROM n";
    sqlx::raw_sql(fill).execute(&mut beside).await.unwrap();
    beside.close().await.unwrap();
    world.advance(25 * HOUR);
    assert_snapshot!(note(&world).await, @"
    **Django Hour** won the vote for the pick, but the queue is full (100 picks), so it is not queued. Remove some in `/pick queue`, then queue it with `/pick add`.
    [Status]
    ");
    assert!(told(&world, "pick queue").await.contains("100 picks in the queue"));
    assert!(told(&world, "pick status").await.contains("no winner, because the queue is full"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_winner_that_left_the_catalog_or_was_posted_meanwhile_is_told() {
    let world = scheduled(monday(), TOLD).await;
    told(&world, VOTE).await;
    votes(&world, &poll(&world).await, ANNA, 3);
    let without = SMALL.split("[[podcast]]\nid = \"ship-it\"").next().unwrap();
    let without = format!(
        "{without}[[podcast]]\nid = \"other\"\ntitle = \"Another\"\nsite = \"https://other.example/\"\n\
                           why = \"Why.\"\ntopics = [\"devops\", \"kubernetes\"]\n"
    );
    std::fs::write(world.folder().join("catalog.toml"), without).unwrap();
    world.says("The changed catalog is active").await;
    world.advance(25 * HOUR);
    let said = note(&world).await;
    assert!(said.contains("its show is no longer in the catalog"), "{said}");

    let world = scheduled(monday(), TOLD).await;
    told(&world, "pick add show:Django Hour").await;
    told(&world, VOTE).await;
    votes(&world, &poll(&world).await, ANNA, 2);
    assert!(told(&world, "pick now").await.contains("Django Hour"));
    picks_are(&world, 1).await;
    world.advance(25 * HOUR);
    let said = note(&world).await;
    assert!(said.contains("the winner was posted while the vote was running"), "{said}");
    assert!(told(&world, "pick queue").await.contains("Nothing is queued."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_winner_that_moderators_took_out_meanwhile_is_told() {
    let world = scheduled(monday(), TOLD).await;
    told(&world, VOTE).await;
    votes(&world, &poll(&world).await, ANNA, 3);
    told(&world, "podcast-shelf remove show:Ship It Nightly").await;
    world.advance(25 * HOUR);
    let said = note(&world).await;
    assert!(said.contains("its show is no longer in the catalog"), "{said}");
    assert!(told(&world, "pick queue").await.contains("Nothing is queued."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_that_a_moderator_ended_in_discord_counts_as_it_stands() {
    let world = scheduled(monday(), TOLD).await;
    told(&world, VOTE).await;
    let posted = poll(&world).await;
    votes(&world, &posted, ANNA, 2);
    let id = posted["id"].as_str().unwrap().to_owned();
    world.discord.state.change(|inner| inner.channels.end_poll(&POLLS.to_string(), &id).unwrap());
    world.advance(25 * HOUR);
    world.says("Vote counted").await;
    assert!(told(&world, "pick queue").await.contains("1. **Django Hour**"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_poll_that_discord_does_not_end_at_once_is_ended_later() {
    let world = scheduled(monday().env("RUST_LOG", ROUNDS), TOLD).await;
    told(&world, VOTE).await;
    let posted = poll(&world).await;
    world.discord.fault(Route::EndPoll, Fault::Refuse(503, serde_json::json!({})));
    world.discord.fault(Route::EndPoll, Fault::LoseAnswer);
    assert!(told(&world, "pick unschedule").await.contains("This ended the running vote"));
    let expired = || {
        let shown = world.messages(POLLS)[0]["poll"]["expiry"].clone();
        shown != posted["poll"]["expiry"]
    };
    while !expired() {
        world.advance(Duration::from_mins(1));
        world.rounds().await;
    }
    world.forgive();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_explicit_show_is_voted_on_only_where_it_may_be_posted() {
    let world = scheduled(monday(), TOLD).await;
    assert_snapshot!(told(&world, "pick vote first:Code & Tea second:Django Hour").await, @"
    (only you see this)
    **Code & Tea** is explicit, and <#444000000000000013> is not age-restricted. Name another show, or age-restrict the channel in its settings.
    ");
    // What is queued and does not fit stands aside.
    for show in ["Code & Tea", "Test Snakes", "Schlangengrube"] {
        told(&world, &format!("pick add show:{show}")).await;
    }
    let begun = told(&world, "pick vote hours:1").await;
    assert!(begun.contains("between **Test Snakes** and **Schlangengrube**"), "{begun}");
    poll(&world).await;
    world.advance(2 * HOUR);
    world.says("Nobody voted").await;
    world.discord.state.change(|inner| inner.channels.all.get_mut(&POLLS).unwrap().nsfw = true);
    told(&world, "pick vote first:Code & Tea second:Django Hour").await;
    world
        .until("it is voted on", |inner| {
            let all = &inner.channels.all[&POLLS].messages;
            (all.iter().filter(|message| message["poll"].is_object()).count() == 2).then_some(())
        })
        .await;
}

/// Who may do everything needs no look at rights, but what the channel is fit for has to be looked up all the same.
#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_has_an_explicit_show_voted_on_only_where_it_may_be_posted() {
    let world = scheduled(monday(), TOLD).await;
    let administrator = Person { permissions: MIA.permissions | 1 << 3, ..MIA };
    let vote = "pick vote first:Code & Tea second:Django Hour";
    let refused = world.ask_as(administrator, TALK, vote).await;
    assert!(refused.text().contains("is not age-restricted"), "{}", refused.text());
    world.discord.state.change(|inner| inner.channels.all.get_mut(&POLLS).unwrap().nsfw = true);
    let begun = world.ask_as(administrator, TALK, vote).await;
    assert!(begun.text().contains("Code & Tea"), "{}", begun.text());
    poll(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queued_explicit_show_does_not_keep_the_weekly_vote_away() {
    for adults in [false, true] {
        let world = scheduled(monday(), "vote:true").await;
        world.discord.state.change(|inner| inner.channels.all.get_mut(&POLLS).unwrap().nsfw = adults);
        for show in ["Code & Tea", "Test Snakes", "Schlangengrube"] {
            told(&world, &format!("pick add show:{show}")).await;
        }
        world.advance(32 * HOUR + HOUR / 12);
        let text = crate::world::written(&poll(&world).await);
        assert_eq!(text.contains("( ) Code & Tea"), adults, "{text}");
        assert!(text.contains("( ) Test Snakes") && text.contains("( ) Schlangengrube"), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weekly_vote_that_a_moderator_ended_is_opened_again_where_time_remains() {
    let world = scheduled(monday(), "vote:true auto:true").await;
    world.advance(32 * HOUR + HOUR / 12);
    let first = poll(&world).await;
    let without = told(&world, &format!("{THURSDAYS} auto:true")).await;
    assert!(without.contains("This ended the running vote"), "{without}");
    world
        .until("the poll is ended", |inner| {
            let ended =
                |one: &crate::loopback::Recorded| one.path.ends_with("/expire") && one.status == Some(200);
            inner.requests.iter().any(ended).then_some(())
        })
        .await;
    told(&world, &format!("{THURSDAYS} auto:true vote:true")).await;
    world.advance(Duration::from_mins(3));
    let second = world
        .until("another poll", |inner| {
            let all = inner.channels.all[&POLLS].messages.iter();
            all.filter(|message| message["poll"].is_object()).nth(1).cloned()
        })
        .await;
    assert_ne!(first["id"], second["id"]);
    votes(&world, &first, ANNA, 1);
    votes(&world, &second, ANNA, 2);
    // Thursday, 15:13.
    world.advance(COUNTED);
    world.says("Vote counted").await;
    let won = second["poll"]["answers"][1]["poll_media"]["text"].as_str().unwrap();
    let queue = told(&world, "pick queue").await;
    assert!(queue.contains("1 pick in the queue") && queue.contains(won), "{won}: {queue}");
    // Where the slot is near, none is opened any more.
    assert_eq!(polls(&world).len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_wins_and_was_queued_meanwhile_is_queued_once() {
    let world = scheduled(monday(), "auto:true").await;
    told(&world, VOTE).await;
    votes(&world, &poll(&world).await, ANNA, 2);
    for show in ["Test Snakes", "Django Hour"] {
        told(&world, &format!("pick add show:{show} note:Why not")).await;
    }
    world.advance(25 * HOUR);
    world.says("Vote counted").await;
    let queue = told(&world, "pick queue").await;
    assert!(queue.contains("2 picks in the queue") && queue.contains("1. **Django Hour**"), "{queue}");
    assert_eq!(queue.matches("**Django Hour**").count(), 1, "{queue}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_goes_with_the_server() {
    let world = scheduled(monday(), "").await;
    told(&world, VOTE).await;
    votes(&world, &poll(&world).await, ANNA, 2);
    let asked = world.ask_as(crate::world::ADA, TALK, "podcast-admin forget").await;
    world.press(&asked, "Delete everything").await;
    world.advance(26 * HOUR);
    assert!(
        world.ask_as(MIA, TALK, "pick status").await.text().contains("No weekly pick is set up here yet.")
    );
    let address = format!("sqlite://{}", world.folder().join("podpick.db").display());
    let mut beside = SqliteConnection::connect(&address).await.unwrap();
    let left: i64 = sqlx::query_scalar("SELECT (SELECT COUNT(*) FROM vote) + (SELECT COUNT(*) FROM queued)")
        .fetch_one(&mut beside)
        .await
        .unwrap();
    assert_eq!(left, 0);
    beside.close().await.unwrap();
}
