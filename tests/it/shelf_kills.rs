//! Stories of shelves whose podpick is killed at any step: nothing is half done, and doing it again works.

use std::time::Duration;

use crate::feeds::{Feeds, Say};
use crate::loopback::{DIRECT, Fault, LISTENERS, MANAGE_ROLES, PODPICK, Route};
use crate::postgres;
use crate::shelf::{plan, reviewed, served};
use crate::votes_kills::Beside;
use crate::world::{ANNA, Answer, BEN, MIA, NEWS, Plan, TALK, World};

/// What somebody does with a shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Suggest,
    Accept,
    Decline,
    Add,
    Edit,
    Remove,
    Hide,
}

/// Every row that an act writes, in the order in which it is written.
const STEPS: [(Act, &str, &str); 19] = [
    (Act::Suggest, "INSERT", "shelf"),
    (Act::Suggest, "INSERT", "suggestion"),
    (Act::Suggest, "INSERT", "suggested"),
    (Act::Suggest, "INSERT", "outbox"),
    (Act::Accept, "INSERT", "shelf"),
    (Act::Accept, "INSERT", "own_show"),
    (Act::Accept, "INSERT", "outbox"),
    (Act::Accept, "DELETE", "suggestion"),
    (Act::Accept, "DELETE", "outbox"),
    (Act::Decline, "DELETE", "suggestion"),
    (Act::Decline, "DELETE", "outbox"),
    (Act::Decline, "INSERT", "outbox"),
    (Act::Add, "INSERT", "shelf"),
    (Act::Add, "INSERT", "own_show"),
    (Act::Edit, "INSERT", "shelf"),
    (Act::Edit, "UPDATE", "own_show"),
    (Act::Remove, "DELETE", "own_show"),
    (Act::Hide, "INSERT", "shelf"),
    (Act::Hide, "INSERT", "hidden_show"),
];

impl Act {
    /// What must be there before.
    async fn prepare(self, world: &World, feeds: &Feeds) {
        reviewed(world).await;
        match self {
            Self::Accept | Self::Decline => {
                Self::Suggest.act(world, feeds).await;
                world
                    .until("there is a card", |inner| inner.channels.all[&NEWS].messages.first().map(|_| ()))
                    .await;
                world.says("\"message\":\"Posted\"").await;
            }
            Self::Edit | Self::Remove => {
                Self::Add.act(world, feeds).await;
            }
            Self::Suggest | Self::Add | Self::Hide => {}
        }
    }

    async fn act(self, world: &World, feeds: &Feeds) -> Answer {
        let address = feeds.at("/ours");
        match self {
            Self::Suggest => {
                let words = format!("podcast suggest url:{address} topic:Django tell:true");
                world.ask_as(BEN, TALK, &words).await
            }
            Self::Accept => world.press_in_news(MIA, &world.messages(NEWS)[0], "Add").await,
            Self::Decline => {
                let form = world.press_in_news(MIA, &world.messages(NEWS)[0], "Decline").await;
                if form.raw["type"] == 9 { world.fill(&form, &[("reason", "No.")]).await } else { form }
            }
            Self::Add => {
                world.ask_as(MIA, TALK, &format!("podcast-shelf add url:{address} topic:Django")).await
            }
            Self::Edit => {
                let form = world.ask_as(MIA, TALK, "podcast-shelf edit show:Pony Express").await;
                world.fill(&form, &[("why", "Now with donkeys.")]).await
            }
            Self::Remove => world.ask_as(MIA, TALK, "podcast-shelf remove show:Pony Express").await,
            Self::Hide => world.ask_as(MIA, TALK, "podcast-shelf remove show:Django Hour").await,
        }
    }

    /// It was done once.
    async fn is_done(self, world: &World) {
        let list = world.ask_as(MIA, TALK, "podcast-shelf list").await.text();
        let there = world.ask("podcast topic about:django").await.text();
        let waits = list.contains("One suggestion waits");
        let own = list.contains("1. **Pony Express**") && there.contains("# Pony Express");
        let none = !list.contains("**Pony Express**") && !there.contains("Pony Express");
        let done = match self {
            Self::Suggest => waits && none,
            Self::Accept | Self::Add => own && !list.contains("2. ") && !waits,
            Self::Decline | Self::Remove => none && !waits,
            Self::Edit => own && there.contains("Now with donkeys."),
            Self::Hide => {
                list.contains("Not shown in this server: **Django Hour**") && !there.contains("# Django Hour")
            }
        };
        assert!(done, "{self:?}: {list}\n{there}");
        // Cards and words to the member come once, whatever else is on its way.
        world.advance(Duration::from_mins(10));
        if matches!(self, Self::Suggest | Self::Accept | Self::Decline) {
            world.until("the card", |inner| inner.channels.all[&NEWS].messages.first().map(|_| ())).await;
            world.rounds().await;
            assert_eq!(world.messages(NEWS).len(), 1, "{self:?}: one card");
        }
        let told = usize::from(matches!(self, Self::Accept | Self::Decline));
        if told == 1 {
            let to_ben = |inner: &crate::loopback::Inner| {
                inner.channels.all.get(&(BEN.id + DIRECT))?.messages.first().map(|_| ())
            };
            world.until("Ben is told", to_ben).await;
            world.rounds().await;
        }
        assert_eq!(world.messages(BEN.id + DIRECT).len(), told, "{self:?}: what Ben is told");
    }
}

/// What is kept of shelves.
async fn kept(beside: &mut Beside) -> Vec<String> {
    let mut all = Vec::new();
    for table in ["own_show", "hidden_show", "suggestion", "suggested"] {
        all.push(beside.read(format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}")).await);
    }
    all.push(
        beside.read("SELECT CAST(COUNT(*) AS TEXT) FROM outbox WHERE key LIKE 'suggest:%'".to_owned()).await,
    );
    all.push(
        beside.read("SELECT CAST(COUNT(*) AS TEXT) FROM outbox WHERE key LIKE 'told:%'".to_owned()).await,
    );
    all.push(beside.read("SELECT COALESCE(MAX(content), '') FROM own_show".to_owned()).await);
    all
}

async fn killed_where_the_store_is_written(plan: impl Fn(Option<&str>) -> Plan, database: bool, of: &[Act]) {
    let is_last = |nth: usize| STEPS.get(nth + 1).is_none_or(|(next, ..)| *next != STEPS[nth].0);
    for (nth, (act, step, table)) in STEPS.into_iter().enumerate().filter(|(_, (act, ..))| of.contains(act)) {
        // A start takes long on a database server: there only the last step, when all others are undone.
        if database && !is_last(nth) {
            continue;
        }
        let address = if database { Some(postgres::fresh().await) } else { None };
        let (feeds, mut world) = (served().await, plan(address.as_deref()).start().await);
        act.prepare(&world, &feeds).await;
        let mut beside = Beside::open(&world, address.as_deref()).await;
        let before = kept(&mut beside).await;
        beside.stop(step, table).await;
        let said = act.act(&world, &feeds).await.text();
        assert!(
            said.contains("If it happens again") || said.contains("Wenn das noch einmal passiert"),
            "{act:?}: {said}"
        );
        world.kill();
        assert_eq!(kept(&mut beside).await, before, "{act:?}, {step} {table}");
        beside.go_on(table).await;
        world.restart().await;
        act.act(&world, &feeds).await;
        act.is_done(&world).await;
    }
}

fn in_rounds(_: Option<&str>) -> Plan {
    plan().env("RUST_LOG", crate::world::ROUNDS)
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_a_suggestion_is_written_or_decided_nothing_is_half_done() {
    killed_where_the_store_is_written(in_rounds, false, &[Act::Suggest, Act::Accept, Act::Decline]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_a_shelf_is_changed_nothing_is_half_done() {
    killed_where_the_store_is_written(in_rounds, false, &[Act::Add, Act::Edit, Act::Remove, Act::Hide]).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    let plan = |address: Option<&str>| in_rounds(None).env("DATABASE_URL", address.unwrap_or_default());
    let all = [Act::Suggest, Act::Accept, Act::Decline, Act::Add, Act::Edit, Act::Remove, Act::Hide];
    killed_where_the_store_is_written(plan, true, &all).await;
}

/// It acted, and died before it could say so.
#[tokio::test(flavor = "multi_thread")]
async fn killed_before_it_can_say_so_it_was_done_once() {
    let (feeds, mut world) = (served().await, in_rounds(None).start().await);
    Act::Accept.prepare(&world, &feeds).await;
    world.discord.fault(Route::Callback, Fault::Hold { effect: false });
    let pressed = Act::Accept.act(&world, &feeds);
    let held = world.until("a request hangs", |inner| (inner.held > 0).then_some(()));
    tokio::select! {
        _ = pressed => unreachable!("nobody answers"),
        () = held => {}
    }
    world.kill_when_held().await;
    Act::Accept.is_done(&world).await;
    let again = Act::Accept.act(&world, &feeds).await.text();
    assert!(again.contains("has decided about this already"), "{again}");
}

/// It was taken, and podpick died before it could say so: Discord says it again, or the moderator does, and it is done once.
#[tokio::test(flavor = "multi_thread")]
async fn killed_while_a_show_is_taken_out_it_is_out() {
    for (act, show) in [(Act::Remove, "Pony Express"), (Act::Hide, "Django Hour")] {
        let (feeds, mut world) = (served().await, in_rounds(None).start().await);
        act.prepare(&world, &feeds).await;
        world.discord.fault(Route::Callback, Fault::Hold { effect: false });
        let _sent = world.send(MIA, TALK, &format!("podcast-shelf remove show:{show}"));
        world.kill_when_held().await;
        // Discord says it again; on a slow machine that is too late to answer, and the moderator has to.
        let settled = ["\"command\":\"podcast-shelf remove\"", "too late to answer"];
        world
            .until("what came before is settled", |_| {
                settled.iter().any(|words| world.log().contains(words)).then_some(())
            })
            .await;
        let again = act.act(&world, &feeds).await.text();
        assert!(!again.contains("If it happens again"), "{act:?}: {again}");
        act.is_done(&world).await;
    }
}

/// A feed that says nothing keeps podpick looking; killed meanwhile, it knows nothing of it, and looks again when asked to.
#[tokio::test(flavor = "multi_thread")]
async fn killed_while_a_feed_is_looked_at_it_is_done_once() {
    for act in [Act::Suggest, Act::Add] {
        let (feeds, mut world) = (served().await, in_rounds(None).start().await);
        act.prepare(&world, &feeds).await;
        feeds.say("/slow", Say::Silence);
        let words = match act {
            Act::Suggest => format!("podcast suggest url:{} topic:Django tell:true", feeds.at("/slow")),
            _ => format!("podcast-shelf add url:{} topic:Django", feeds.at("/slow")),
        };
        let person = if act == Act::Suggest { BEN } else { MIA };
        let raw = world.send(person, TALK, &words).raw().await;
        assert_eq!(raw["type"], 5, "{raw}");
        world.restart().await;
        world.advance(Duration::from_mins(1));
        act.act(&world, &feeds).await;
        act.is_done(&world).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_a_member_takes_a_role_the_button_works_again() {
    for effect in [false, true] {
        let mut world = World::plan().start().await;
        world.discord.state.change(|inner| inner.roles.role(PODPICK).permissions = MANAGE_ROLES);
        let until = crate::picks::schedule_as(
            &world,
            crate::self_roles::OWNS,
            "ping:<@&555000000000000001> self_role:true",
        )
        .await;
        world.advance(until);
        world
            .until("the pick is posted", |inner| inner.channels.all[&NEWS].messages.first().map(|_| ()))
            .await;
        let has = |world: &World| {
            world.discord.look(|inner| inner.roles.of(ANNA.id).contains(&LISTENERS.to_string()))
        };
        world.discord.fault(Route::MemberRole, Fault::Hold { effect });
        let message = world.messages(NEWS)[0].clone();
        let pressed = world.press_under(ANNA, &message, "Get this role");
        let held = world.until("a request hangs", |inner| (inner.held > 0).then_some(()));
        tokio::select! {
            _ = pressed => {}
            () = held => {}
        }
        world.kill_when_held().await;
        // Whatever became of the press: the next one does what it says.
        for _ in 0..2 {
            let before = has(&world);
            let said = world.press_under(ANNA, &message, "Get this role").await.text();
            assert!(said.contains(if before { "You no longer have" } else { "You now have" }), "{said}");
            assert_eq!(has(&world), !before, "effect {effect}");
        }
    }
}
