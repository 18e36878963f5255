//! Stories of threads and of the chats of voice channels: picks come there, and each kind has its own rights and limits.

use std::time::Duration;

use insta::assert_snapshot;
use serde_json::Value;

use crate::catalogs::SMALL;
use crate::loopback::{Fault, Route};
use crate::picks_reading::steady;
use crate::world::{ADA, AROUND, LOCKED, MIA, PRIVATE, Person, Plan, STAGE, TALK, THREAD, VOICE, World};

const HOUR: Duration = Duration::from_hours(1);
/// In a thread, and in the chat of a voice channel.
const IN_THREAD: &str = "pick schedule channel:<#444000000000000031> day:monday time:18:00 timezone:UTC";
const IN_CHAT: &str = "pick schedule channel:<#444000000000000034> day:monday time:18:00 timezone:UTC";

/// Monday, the 2nd of March 2026, nine hours before the pick.
fn monday() -> Plan {
    let plan = World::plan().at("2026-03-02T09:00:00Z");
    [THREAD, PRIVATE, LOCKED, VOICE, STAGE].into_iter().fold(plan, Plan::channel)
}

async fn told(world: &World, words: &str) -> String {
    steady(&world.ask_as(MIA, TALK, words).await.text())
}

async fn posted(world: &World, channel: u64) -> Value {
    world.until("a pick is posted", |inner| inner.channels.all[&channel].messages.first().cloned()).await
}

fn change(world: &World, channel: u64, bits: impl Fn(u64) -> u64) {
    world.discord.state.change(|inner| {
        let channel = inner.channels.all.get_mut(&channel).unwrap();
        channel.permissions = bits(channel.permissions);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pick_comes_into_a_thread() {
    into_a_thread(monday()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    into_a_thread(monday().env("DATABASE_URL", &crate::postgres::fresh().await)).await;
}

async fn into_a_thread(plan: Plan) {
    let world = plan.start().await;
    assert_snapshot!(told(&world, IN_THREAD).await, @"
    (only you see this)
    Saved. Queue picks with `/pick add`.
    ---- #546e7a ----
    # The weekly pick
    Every Monday at 18:00, UTC time, in <#444000000000000031>. When nothing is queued, the week passes without a pick.

    **The next picks**
    <t:1772474400:F>, <t:1772474400:R>
    <t:1773079200:F>, <t:1773079200:R>
    <t:1773684000:F>, <t:1773684000:R>
    ");
    // Whoever moderates may go on from anywhere: what they may do around the thread is looked up.
    assert!(told(&world, "pick add show:Django Hour").await.contains("Queued **Django Hour**"));
    world.advance(9 * HOUR);
    assert_eq!(posted(&world, THREAD).await["embeds"][0]["title"], "Django Hour");
    world.says("\"Posted\"").await;
    let status = world.ask_as(MIA, TALK, "pick status").await.text();
    assert!(status.contains(&format!("/channels/222000000000000001/{THREAD}/")), "{status}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pick_comes_into_the_chat_of_a_voice_channel() {
    let world = monday().start().await;
    assert_snapshot!(told(&world, IN_CHAT).await, @"
    (only you see this)
    Saved. Queue picks with `/pick add`.
    ---- #546e7a ----
    # The weekly pick
    Every Monday at 18:00, UTC time, in <#444000000000000034>. When nothing is queued, the week passes without a pick.

    **The next picks**
    <t:1772474400:F>, <t:1772474400:R>
    <t:1773079200:F>, <t:1773079200:R>
    <t:1773684000:F>, <t:1773684000:R>
    ");
    assert!(told(&world, "pick add show:Django Hour").await.contains("Queued **Django Hour**"));
    world.advance(9 * HOUR);
    assert_eq!(posted(&world, VOICE).await["embeds"][0]["title"], "Django Hour");
}

#[tokio::test(flavor = "multi_thread")]
async fn news_reminders_and_suggestions_go_there_too() {
    let world = monday().start().await;
    let stage = "podcast-follow add channel:<#444000000000000035> show:Snake Tales";
    assert_snapshot!(told(&world, stage).await, @"
    (only you see this)
    From now on, new episodes of **Snake Tales** come to <#444000000000000035>.
    ");
    let reminders = format!("{IN_CHAT} reminders:<#444000000000000031>");
    assert!(told(&world, &reminders).await.contains("Saved. Queue picks"));
    let reviews = "podcast-shelf reviews channel:<#444000000000000032>";
    assert_snapshot!(steady(&world.ask_as(ADA, TALK, reviews).await.text()), @"
    (only you see this)
    Suggestions now come to <#444000000000000032>, where moderators decide. Choose a channel that only moderators see.
    Only members of <#444000000000000032> see it. Mention podpick there once to make it a member.
    ");
    world.advance(HOUR);
    let reminder = posted(&world, THREAD).await;
    assert!(reminder["content"].as_str().unwrap().contains("Nothing is queued for the pick"), "{reminder}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_channel_cannot_take_is_said_when_it_is_chosen() {
    let world = monday().start().await;
    assert_snapshot!(told(&world, &format!("{IN_THREAD} thread:true")).await, @"
    (only you see this)
    <#444000000000000031> is a thread, and Discord opens no thread in a thread. Leave out “thread”, or choose another channel.
    ");
    assert_snapshot!(told(&world, &format!("{IN_THREAD} publish:true")).await, @"
    (only you see this)
    <#444000000000000031> is not an announcement channel, so podpick cannot publish there. Choose an announcement channel, or leave out “publish”.
    ");
    assert_snapshot!(told(&world, &format!("{IN_CHAT} thread:true")).await, @"
    (only you see this)
    <#444000000000000034> is a voice channel, and Discord opens no threads in its chat. Leave out “thread”, or choose another channel.
    ");
    // Writing in a locked thread takes a right, of a moderator and of podpick.
    let locked = "podcast-follow add channel:<#444000000000000033> show:Snake Tales";
    assert_snapshot!(told(&world, locked).await, @"
    (only you see this)
    This needs **Manage Threads** in <#444000000000000033>, which you do not have. Ask a server admin for it, or choose another channel.
    ");
    let manages = |person: Person| Person { permissions: person.permissions | 1 << 34, ..person };
    assert_snapshot!(steady(&world.ask_as(manages(MIA), TALK, locked).await.text()), @"
    (only you see this)
    <#444000000000000033> is locked, so podpick cannot post there. Unlock it, or choose another channel.
    ");
    let reviews = "podcast-shelf reviews channel:<#444000000000000033>";
    assert!(world.ask_as(ADA, TALK, reviews).await.text().contains("This needs **Manage Threads** in"));
    assert!(world.ask_as(manages(ADA), TALK, reviews).await.text().contains("is locked"));
    let reminders = format!("{IN_CHAT} reminders:<#444000000000000033>");
    assert!(told(&world, &reminders).await.contains("This needs **Manage Threads** in"));
    assert!(world.ask_as(manages(MIA), TALK, &reminders).await.text().contains("is locked"));
    assert!(told(&world, "pick status").await.contains("No weekly pick is set up here yet"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_must_be_allowed_to_write_in_threads_and_to_join() {
    let world = monday().start().await;
    let without = |bit: u64| Person { permissions: MIA.permissions & !bit, ..MIA };
    let no_threads = world.ask_as(without(1 << 38), TALK, IN_THREAD).await;
    assert_snapshot!(no_threads.text(), @"
    (only you see this)
    This needs **Send Messages in Threads** in <#444000000000000031>, which you do not have. Ask a server admin for it, or choose another channel.
    ");
    let no_joining = world.ask_as(without(1 << 20), TALK, IN_CHAT).await;
    assert!(no_joining.text().contains("This needs **Connect** in"), "{}", no_joining.text());
    // Writing in the channel around it is another matter.
    assert!(world.ask_as(without(1 << 11), TALK, IN_THREAD).await.text().contains("Saved. Queue picks"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_podpick_lacks_there_is_named() {
    for (words, channel, bit, name) in [
        (IN_THREAD, AROUND, 1 << 38, "Send Messages in Threads"),
        (IN_THREAD, AROUND, 1 << 10, "View Channel"),
        (IN_CHAT, VOICE, 1 << 11, "Send Messages"),
    ] {
        let world = monday().start().await;
        assert!(told(&world, &format!("{words} auto:true")).await.contains("Saved. Queue picks"));
        change(&world, channel, |bits| bits & !bit);
        world.advance(9 * HOUR);
        world.says("Not posted").await;
        let status = world.ask_as(MIA, TALK, "pick status").await.words();
        assert!(status.contains(&format!("podpick lacks {name} in the channel")), "{status}");
        let checked = world.ask_as(ADA, TALK, "podcast-admin status").await.words();
        assert!(checked.contains(&format!("podpick lacks {name}")), "{checked}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_podpick_may_not_join_is_one_it_does_not_see() {
    let world = monday().start().await;
    told(&world, &format!("{IN_CHAT} auto:true")).await;
    change(&world, VOICE, |bits| bits & !(1 << 20));
    world.advance(9 * HOUR);
    world.says("Not posted").await;
    let checked = world.ask_as(ADA, TALK, "podcast-admin status").await.words();
    assert!(checked.contains("podpick lacks Connect"), "{checked}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_that_was_locked_meanwhile_is_said_and_one_that_was_archived_is_opened() {
    let world = monday().start().await;
    told(&world, &format!("{IN_THREAD} auto:true")).await;
    world.discord.state.change(|inner| {
        let thread = inner.channels.all.get_mut(&THREAD).unwrap();
        (thread.locked, thread.archived) = (true, Some(0));
    });
    world.advance(9 * HOUR);
    world.says("Not posted").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("the thread is locked. Unlock the thread"), "{}", status.text());
    let checked = world.ask_as(ADA, TALK, "podcast-admin status").await.words();
    assert!(checked.contains("the thread <#444000000000000031> is locked"), "{checked}");
    world.discord.state.change(|inner| inner.channels.all.get_mut(&THREAD).unwrap().locked = false);
    world.press(&status, "Post now").await;
    posted(&world, THREAD).await;
    assert!(world.discord.look(|inner| inner.channels.all[&THREAD].archived.is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_thread_that_was_locked_only_those_act_who_may_write_there() {
    let world = monday().start().await;
    told(&world, IN_THREAD).await;
    world.discord.state.change(|inner| inner.channels.all.get_mut(&THREAD).unwrap().locked = true);
    for words in ["pick add show:Django Hour", "pick now", "pick skip"] {
        let refused = told(&world, words).await;
        assert!(
            refused.contains("This needs **Manage Threads** in <#444000000000000031>"),
            "{words}: {refused}"
        );
    }
    change(&world, AROUND, |bits| bits | 1 << 34);
    assert!(told(&world, "pick add show:Django Hour").await.contains("Queued **Django Hour**"));
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_private_thread_only_those_act_who_see_it() {
    let world = monday().start().await;
    world.discord.state.change(|inner| {
        let thread = inner.channels.all.get_mut(&PRIVATE).unwrap();
        (thread.joined, thread.members) = (true, vec![MIA.id]);
    });
    told(&world, &IN_THREAD.replace("31>", "32>")).await;
    assert!(told(&world, "pick add show:Django Hour").await.contains("Queued **Django Hour**"));
    let follow = "podcast-follow add channel:<#444000000000000032> show:Snake Tales";
    assert!(told(&world, follow).await.contains("From now on"));
    let queue = world.ask_as(ADA, TALK, "pick queue").await;
    let chosen = world.choose(&queue, "1. Django Hour").await;
    let list = world.ask_as(ADA, TALK, "podcast-follow list").await;
    let followed = list.options().first().cloned().unwrap();
    for refused in [
        world.ask_as(ADA, TALK, "pick add show:Test Snakes").await,
        world.ask_as(ADA, TALK, "pick now").await,
        world.ask_as(ADA, TALK, "pick skip").await,
        world.press(&chosen, "Remove").await,
        world.choose(&list, &followed).await,
    ] {
        let text = refused.text();
        assert!(text.contains("This needs **View Channel** in <#444000000000000032>"), "{text}");
    }
    world.discord.fault_always(Route::ThreadMember, Fault::Html(502));
    let unknown = world.ask_as(ADA, TALK, "pick skip").await;
    assert!(unknown.text().contains("podpick could not check what you may do"), "{}", unknown.text());
    world.discord.heal();
    // Whoever manages threads sees them all.
    change(&world, AROUND, |bits| bits | 1 << 34);
    assert!(world.ask_as(ADA, TALK, "pick add show:Test Snakes").await.text().contains("Queued"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_thread_takes_podpick_as_a_member() {
    let world = monday().start().await;
    let set = "pick schedule channel:<#444000000000000032> day:monday time:18:00 timezone:UTC auto:true";
    assert!(told(&world, set).await.contains("Mention podpick there once"));
    world.advance(9 * HOUR);
    world.says("Not posted").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("podpick lacks View Channel"), "{}", status.text());
    world.discord.state.change(|inner| {
        let thread = inner.channels.all.get_mut(&PRIVATE).unwrap();
        (thread.joined, thread.members) = (true, vec![MIA.id]);
    });
    world.press(&status, "Post now").await;
    posted(&world, PRIVATE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_is_age_restricted_where_the_channel_around_it_is() {
    let explicit = SMALL.replace("id = \"django-hour\"", "id = \"django-hour\"\nexplicit = true");
    let world = monday().catalog(&explicit).start().await;
    told(&world, IN_THREAD).await;
    told(&world, "pick add show:Django Hour").await;
    world.advance(9 * HOUR);
    world.says("Not posted").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("the channel is not age-restricted"), "{}", status.text());
    world.discord.state.change(|inner| inner.channels.all.get_mut(&AROUND).unwrap().nsfw = true);
    world.press(&status, "Post now").await;
    assert_eq!(posted(&world, THREAD).await["embeds"][0]["title"], "Django Hour");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pick_in_a_thread_is_found_again_and_comes_once() {
    let mut world = monday().start().await;
    told(&world, &format!("{IN_THREAD} auto:true")).await;
    world.discord.fault(crate::loopback::Route::Message, crate::loopback::Fault::Hold { effect: true });
    world.advance(9 * HOUR);
    world.kill_when_held().await;
    world.advance(Duration::from_mins(10));
    world.says("Already posted: found the message in the channel").await;
    assert_eq!(world.messages(THREAD).len(), 1);
}
