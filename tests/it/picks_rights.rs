//! Stories of moderators who may not do everywhere what they may do somewhere: a right counts where an action takes effect.

use insta::assert_snapshot;

use crate::loopback::{CLOSED_ROLE, Fault, LISTENERS, Route};
use crate::picks::{schedule, schedule_with};
use crate::picks_faults::posts;
use crate::world::{GUILD, LEA, MIA, NEWS, Person, Place, TALK, World};

const THERE: &str = "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin";

#[tokio::test(flavor = "multi_thread")]
async fn who_moderates_one_channel_sets_up_no_post_in_another() {
    let world = World::start().await;
    let refused = world.ask_as(LEA, TALK, THERE).await;
    assert!(refused.is_private());
    assert_snapshot!(refused.text(), @r#"
    (only you see this)
    This needs **Manage Messages** in <#444000000000000010>, which you do not have. Ask a server admin for it, or choose another channel.
    "#);
    let aside = "pick schedule channel:<#444000000000000001> day:monday time:18:00 timezone:Berlin reminders:<#444000000000000010>";
    assert!(
        world.ask_as(LEA, TALK, aside).await.text().contains("which you do not have"),
        "moderators are told there"
    );
    let follow = "podcast-follow add channel:<#444000000000000010> show:Snake Tales";
    assert!(world.ask_as(LEA, TALK, follow).await.text().contains("which you do not have"));
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("No weekly pick is set up here yet"), "{}", status.text());
    let follows = world.ask_as(MIA, TALK, "podcast-follow list").await;
    assert!(follows.words().contains("Nothing is followed here yet"), "{}", follows.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_moderates_one_channel_changes_no_schedule_of_another() {
    let world = World::start().await;
    let until = schedule(&world).await;
    world.ask_as(MIA, TALK, "pick add show:Snake Tales").await;
    let here = "pick schedule channel:<#444000000000000001> day:monday time:18:00 timezone:Berlin";
    for words in [
        "pick add show:Django Hour note:buy this",
        "pick now",
        "pick skip",
        "pick pause",
        "pick resume",
        here,
    ] {
        let refused = world.ask_as(LEA, TALK, words).await;
        assert!(
            refused.is_private() && refused.text().contains("This needs **Manage Messages** in"),
            "{words}: {}",
            refused.text()
        );
    }
    let queue = world.ask_as(LEA, TALK, "pick queue").await;
    let chosen = world.choose(&queue, "1. Snake Tales").await;
    assert!(
        world.press(&chosen, "Remove").await.text().contains("which you do not have"),
        "a button is an action too"
    );
    world.ask_as(MIA, TALK, "pick add show:Django Hour").await;
    for (entry, button) in [("2. Django Hour", "Up"), ("1. Snake Tales", "Down")] {
        let queue = world.ask_as(LEA, TALK, "pick queue").await;
        let chosen = world.choose(&queue, entry).await;
        let refused = world.press(&chosen, button).await;
        assert!(refused.text().contains("which you do not have"), "{button}: {}", refused.text());
    }
    let refused = world.ask_as(LEA, TALK, "pick unschedule").await;
    assert!(refused.text().contains("which you do not have"), "{}", refused.text());
    assert_eq!(posts(&world), 0);
    world.advance(until);
    world
        .until("the pick comes as it was set", |inner| {
            let news = &inner.channels.all[&NEWS].messages;
            news.first().filter(|one| one["embeds"][0]["title"] == "Snake Tales").map(|_| ())
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_moderates_one_channel_sends_nothing_anew_in_another() {
    let world = World::start().await;
    let until = schedule(&world).await;
    world.discord.state.change(|inner| inner.channels.all.get_mut(&NEWS).unwrap().permissions &= !(1 << 11));
    world.advance(until);
    world.says("Not posted").await;
    let status = world.ask_as(LEA, TALK, "pick status").await;
    let refused = world.press(&status, "Post now").await;
    assert!(refused.text().contains("Manage Messages** in"), "{}", refused.text());
    assert_eq!(posts(&world), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_follow_is_ended_by_who_moderates_its_channel() {
    let world = World::start().await;
    world.ask_as(MIA, TALK, "podcast-follow add channel:<#444000000000000010> show:Snake Tales").await;
    let list = world.ask_as(LEA, TALK, "podcast-follow list").await;
    let label = list.options().first().cloned().unwrap();
    assert!(world.choose(&list, &label).await.text().contains("which you do not have"), "{label}");
    let list = world.ask_as(MIA, TALK, "podcast-follow list").await;
    assert!(world.choose(&list, &label).await.words().contains("Nothing is followed here yet"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_not_everybody_may_mention_takes_the_right_to() {
    let world = World::start().await;
    let refused = world.ask_as(MIA, TALK, &format!("{THERE} ping:<@&{CLOSED_ROLE}>")).await;
    assert!(refused.text().contains("This needs **Mention @"), "{}", refused.text());
    let everyone = world.ask_as(MIA, TALK, &format!("{THERE} ping:<@&{GUILD}>")).await;
    assert!(everyone.text().contains("Choose a role in “ping”, or leave it out."), "{}", everyone.text());
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("No weekly pick is set up here yet"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_everybody_may_mention_takes_no_right_where_it_is_notified() {
    let world = World::start().await;
    schedule_with(&world, &format!("ping:<@&{LISTENERS}> auto:true")).await;
    // What came with the command does not say whether everybody may mention it.
    let posting = world.ask_as(MIA, Place::News, "pick now").await;
    assert!(posting.text().contains("On its way"), "{}", posting.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_resumes_pings_of_a_closed_role_needs_the_right_to_and_one_that_is_deleted_needs_none() {
    let world = World::start().await;
    let mentions = Person { permissions: MIA.permissions | 1 << 17, ..MIA };
    let saved = world.ask_as(mentions, TALK, &format!("{THERE} ping:<@&{CLOSED_ROLE}>")).await;
    assert!(saved.text().contains("Saved"), "{}", saved.text());
    world.ask_as(MIA, Place::News, "pick pause").await;
    let refused = world.ask_as(MIA, Place::News, "pick resume").await;
    assert!(refused.text().contains("This needs **Mention @"), "{}", refused.text());
    world.discord.state.change(|inner| inner.roles.all.retain(|role| role.id != CLOSED_ROLE));
    let resumed = world.ask_as(MIA, Place::News, "pick resume").await;
    assert!(resumed.text().contains("resumed"), "{}", resumed.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_found_out_is_refused_and_said() {
    let world = World::start().await;
    schedule(&world).await;
    world.discord.fault_always(Route::Guild, Fault::Refuse(500, serde_json::json!({})));
    let refused = world.ask_as(MIA, TALK, "pick skip").await;
    assert_snapshot!(refused.text(), @r#"
    (only you see this)
    podpick could not check what you may do in <#444000000000000010>. Nothing was changed. Use the command in that channel, or try again in a minute.
    "#);
    world.discord.heal();
    assert!(!world.ask_as(MIA, TALK, "pick skip").await.text().contains("could not be found out"));
    world.forgive();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_schedule_of_a_channel_that_is_gone_can_be_set_anew() {
    let world = World::plan().channel(444_000_000_000_000_012).start().await;
    schedule(&world).await;
    world.discord.state.change(|inner| inner.channels.all.remove(&NEWS));
    let answer = world.ask_as(MIA, TALK, &THERE.replace("010>", "012>")).await;
    assert!(answer.text().contains("Saved. Queue picks"), "{}", answer.text());
}
