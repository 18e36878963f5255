//! What moderators and members read about the weekly pick, word for word.

use std::time::Duration;

use insta::assert_snapshot;

use crate::picks::WEEK;
use crate::world::{ANNA, MIA, NEWS, TALK, World};

const SET: &str = "pick schedule channel:<#444000000000000010> day:thursday time:18:00 timezone:berlin";

/// Monday morning.
async fn monday() -> World {
    World::plan().at("2026-03-02T09:00:00Z").start().await
}

/// Ids of messages and the seconds of what happened at once differ from run to run.
pub(crate) fn steady(text: &str) -> String {
    let text = without_digits(text, &format!("/{NEWS}/"), |_| "MESSAGE".to_owned());
    without_digits(&text, "<t:", |seconds| (seconds / 3600 * 3600).to_string())
}

/// Replaces the number behind each `mark`.
fn without_digits(text: &str, mark: &str, by: impl Fn(u64) -> String) -> String {
    let mut parts = text.split(mark);
    let mut steady = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = part.strip_suffix(rest).and_then(|digits| digits.parse().ok()).unwrap_or(0);
        steady = steady + mark + &by(number) + rest;
    }
    steady
}

async fn told(world: &World, words: &str) -> String {
    steady(&world.ask_as(MIA, TALK, words).await.text())
}

#[tokio::test(flavor = "multi_thread")]
async fn setting_up() {
    let world = monday().await;
    assert_snapshot!(told(&world, "pick status").await, @"
    (only you see this)
    No weekly pick is set up here yet. Start with `/pick schedule`.
    ");
    assert_snapshot!(told(&world, SET).await, @"
    (only you see this)
    Saved. Queue picks with `/pick add`.
    ---- #546e7a ----
    # The weekly pick
    Every Thursday at 18:00, Europe/Berlin time, in <#444000000000000010>. When nothing is queued, the week passes without a pick.

    **The next picks**
    <t:1772730000:F>, <t:1772730000:R>
    <t:1773334800:F>, <t:1773334800:R>
    <t:1773939600:F>, <t:1773939600:R>
    ");
    assert_snapshot!(told(&world, &format!("{SET} thread:true publish:true auto:true reminders:<#444000000000000010>")).await, @"
    (only you see this)
    Saved. Queue picks with `/pick add`.
    ---- #546e7a ----
    # The weekly pick
    Every Thursday at 18:00, Europe/Berlin time, in <#444000000000000010>. Each pick gets a thread. Each pick is published to the servers that follow the channel. When nothing is queued, podpick chooses from the catalog.

    **The next picks**
    <t:1772730000:F>, <t:1772730000:R>
    <t:1773334800:F>, <t:1773334800:R>
    <t:1773939600:F>, <t:1773939600:R>
    ");
    assert_snapshot!(told(&world, "pick schedule channel:<#444000000000000010> day:thursday time:25:00 timezone:Berlin").await, @"
    (only you see this)
    *25:00* is not a time podpick understands. Write it like 18:00 or 6:30 pm.
    ");
    assert_snapshot!(told(&world, "pick schedule channel:<#444000000000000010> day:thursday time:18:00 timezone:Berlim").await, @"
    (only you see this)
    *Berlim* is not a time zone podpick knows. Did you mean **Europe/Berlin**?
    ");
    assert_snapshot!(told(&world, "pick status").await, @"
    (only you see this)
    ---- #546e7a ----
    # The weekly pick
    Every Thursday at 18:00, Europe/Berlin time, in <#444000000000000010>. Each pick gets a thread. Each pick is published to the servers that follow the channel. When nothing is queued, podpick chooses from the catalog.
    Next: <t:1772730000:F>, <t:1772730000:R>
    Queue: 0 picks
    Reminders: <#444000000000000010>
    ");
    assert_snapshot!(world.ask_as(ANNA, TALK, "pick status").await.text(), @"
    (only you see this)
    You need the permission Manage Messages here. Ask a server admin for it.
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn queueing() {
    let world = monday().await;
    assert_snapshot!(told(&world, "pick add show:Django Hour").await, @"
    (only you see this)
    Queued **Django Hour** as number 1.
    No day is set yet: `/pick schedule` does that.
    ");
    assert_snapshot!(told(&world, SET).await, @"
    (only you see this)
    Saved. Queue picks with `/pick add`.
    ---- #546e7a ----
    # The weekly pick
    Every Thursday at 18:00, Europe/Berlin time, in <#444000000000000010>. When nothing is queued, the week passes without a pick.

    **The next picks**
    <t:1772730000:F>, <t:1772730000:R>
    <t:1773334800:F>, <t:1773334800:R>
    <t:1773939600:F>, <t:1773939600:R>
    ");
    assert_snapshot!(told(&world, "pick add show:Snake Tales episode:How Python came to be note:For the history buffs.").await, @"
    (only you see this)
    Queued **How Python came to be** as number 2.
    ");
    assert_snapshot!(told(&world, "pick add show:djnago hour week:2026-W12").await, @"
    (only you see this)
    Queued **Django Hour** for week 2026-W12.
    Note: this show is now in the queue twice.
    ");
    assert_snapshot!(told(&world, "pick add show:Nothing of the kind").await, @"
    (only you see this)
    No show called *Nothing of the kind* in this catalog. Look for a topic with </podcast topic>.
    ");
    assert_snapshot!(told(&world, "pick add show:Snake Tales episode:The lost one").await, @"
    (only you see this)
    No episode of **Snake Tales** in the catalog is called *The lost one*. Choose from the list, or leave out “episode”.
    ");
    assert_snapshot!(told(&world, "pick add show:Snake Tales week:2020-W01").await, @"
    (only you see this)
    Week 2020-W01 is over or has its pick. Choose a later one, or leave out “week”.
    ");
    assert_snapshot!(told(&world, "pick queue").await, @r#"
    (only you see this)
    ---- #546e7a ----
    # 3 picks in the queue
    1. **Django Hour**, by <@333000000000000004>
    2. **Snake Tales – How Python came to be**, by <@333000000000000004>
     *For the history buffs.*
    3. **Django Hour**, week 2026-W12, by <@333000000000000004>
    <Choose one to move or remove
      1. Django Hour
      2. Snake Tales – How Python came to be
      3. Django Hour>
    "#);
    assert_snapshot!(told(&world, "pick preview").await, @"
    (only you see this)
    **Pick of the week**
    ---- #3498db ----
    # Django Hour
    -> https://django.example/
    An hour a week on one part of Django.
    Topics: Django, Python
    Hosts: Will Example
    Status: Active
    Picked by: <@333000000000000004>
    [Listen -> https://django.example/] [Listened] [Not for me] [More like this] [Send to me]
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn posted_and_looked_back_at() {
    let world = monday().await;
    told(&world, &format!("{SET} thread:true")).await;
    told(&world, "pick add show:Snake Tales episode:How Python came to be note:For the *history* buffs.")
        .await;
    assert_snapshot!(world.ask_as(ANNA, TALK, "podcast pick").await.text(), @"
    (only you see this)
    There was no weekly pick here yet. The next one comes <t:1772730000:R>.
    ");
    world.advance(Duration::from_hours(3 * 24 + 9));
    world.until("it has its thread", |inner| (inner.channels.threads.len() == 1).then_some(())).await;
    assert_snapshot!(world.read(NEWS), @r"
    **Pick of the week**
    ---- #3498db ----
    Episode 7 of Snake Tales
    # How Python came to be
    -> https://snake.example/7
    For the \*history\* buffs.
    Topics: Python
    With: Guido Example
    Length: 61 min
    Episode: [How Python came to be](https://snake.example/7) (<t:1582977600:D>)
    Picked by: <@333000000000000004>
    picture https://snake.example/cover.png
    [Site -> https://snake.example/] [Listen -> https://snake.example/7] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Feed -> https://snake.example/rss]
    [Listened] [Not for me] [More like this] [Send to me]
    ");
    assert_snapshot!(told(&world, "pick add show:Snake Tales").await, @"
    (only you see this)
    Queued **Snake Tales** as number 1. It comes <t:1773334800:F>.
    Note: this show was a pick on <t:1772730000:D>, less than 26 weeks ago. It stays queued.
    ");
    assert_snapshot!(told(&world, "pick history").await, @"
    (only you see this)
    ---- #546e7a ----
    # Picks so far
    <t:1772730000:D> [Snake Tales – How Python came to be](https://discord.com/channels/222000000000000001/444000000000000010/MESSAGE), by <@333000000000000004>
    ");
    assert_snapshot!(told(&world, "pick status").await, @"
    (only you see this)
    ---- #546e7a ----
    # The weekly pick
    Every Thursday at 18:00, Europe/Berlin time, in <#444000000000000010>. Each pick gets a thread. When nothing is queued, the week passes without a pick.
    Next: <t:1773334800:F>, <t:1773334800:R>
    Queue: 1 pick
    Last: <t:1772730000:D> [Snake Tales – How Python came to be](https://discord.com/channels/222000000000000001/444000000000000010/MESSAGE), by <@333000000000000004>
    ");
    assert_snapshot!(steady(&world.ask_as(ANNA, TALK, "podcast pick").await.text()), @r"
    (only you see this)
    **Pick of the week** of <t:1772730000:D>; the next one comes <t:1773334800:R>.
    ---- #3498db ----
    Episode 7 of Snake Tales
    # How Python came to be
    -> https://snake.example/7
    For the \*history\* buffs.
    Topics: Python
    With: Guido Example
    Length: 61 min
    Episode: [How Python came to be](https://snake.example/7) (<t:1582977600:D>)
    Picked by: <@333000000000000004>
    picture https://snake.example/cover.png
    [Site -> https://snake.example/] [Listen -> https://snake.example/7] [AntennaPod -> https://antennapod.org/deeplink/subscribe?url=https%3A%2F%2Fsnake.example%2Frss] [Podcast Addict -> https://podcastaddict.com/feed/https%3A%2F%2Fsnake.example%2Frss] [Feed -> https://snake.example/rss]
    [Send to me]
    ");
    assert_snapshot!(told(&world, "pick skip").await, @"
    (only you see this)
    Skipped: nothing is posted <t:1773334800:F>. The next pick comes <t:1773939600:F>; the queue stays as it is.
    ");
    assert_snapshot!(told(&world, "pick pause").await, @"
    (only you see this)
    Paused. Nothing is posted until `/pick resume`; the queue stays as it is.
    ");
    assert_snapshot!(told(&world, "pick resume").await, @"
    (only you see this)
    Weekly picks resumed. The next pick comes <t:1773939600:F>, <t:1773939600:R>.
    ");
    assert_snapshot!(told(&world, "pick now").await, @"
    (only you see this)
    On its way to <#444000000000000010>: **Snake Tales**. This week already had its pick, so this is an extra one. The next one comes <t:1773939600:F>.
    ");
    world.until("both have their thread", |inner| (inner.channels.threads.len() == 2).then_some(())).await;
    world.advance(WEEK);
    assert_snapshot!(told(&world, "pick history").await, @"
    (only you see this)
    ---- #546e7a ----
    # Picks so far
    <t:1773334800:D> **No pick** – skipped by a moderator
    <t:1772733600:D> [Snake Tales](https://discord.com/channels/222000000000000001/444000000000000010/MESSAGE), by <@333000000000000004>
    <t:1772730000:D> [Snake Tales – How Python came to be](https://discord.com/channels/222000000000000001/444000000000000010/MESSAGE), by <@333000000000000004>
    ");
}
