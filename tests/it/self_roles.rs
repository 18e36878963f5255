//! Stories of roles that members give themselves under picks and announcements: only that one, and only where all may.

use std::time::Duration;

use insta::assert_snapshot;
use serde_json::json;

use crate::feeds::{Feeds, Say, item, rss};
use crate::loopback::{Fault, Inner, LISTENERS, MANAGE_ROLES, MODERATORS, OWNER, PODPICK, Route};
use crate::picks;
use crate::run_doctor::status_as;
use crate::world::{ADA, ANNA, BEN, GUILD, MIA, NEWS, Person, TALK, World};

const SCHEDULE: &str =
    "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:Berlin auto:true";
const OFFER: &str = "ping:<@&555000000000000001> self_role:true";

/// Owns the server, and may everything in it.
pub(crate) const OWNS: Person = Person { id: OWNER, name: "owner", ..ADA };

fn change(world: &World, change: impl FnOnce(&mut Inner)) {
    world.discord.state.change(change);
}

/// podpick may manage roles.
fn allow(world: &World) {
    change(world, |inner| inner.roles.role(PODPICK).permissions = MANAGE_ROLES);
}

/// A world in which a pick was posted that offers a role.
async fn posted() -> World {
    let world = World::start().await;
    allow(&world);
    let until = picks::schedule_as(&world, OWNS, OFFER).await;
    world.advance(until);
    world.until("the pick is posted", |inner| inner.channels.all[&NEWS].messages.first().map(|_| ())).await;
    world
}

async fn press(world: &World, person: Person) -> String {
    let message = world.messages(NEWS)[0].clone();
    world.press_under(person, &message, "Get this role").await.text()
}

fn has(world: &World, person: Person) -> bool {
    world.discord.look(|inner| inner.roles.of(person.id).contains(&LISTENERS.to_string()))
}

#[tokio::test(flavor = "multi_thread")]
async fn members_give_themselves_the_role_of_a_pick_and_take_it_back() {
    let world = posted().await;
    let saved = world.ask_as(OWNS, TALK, &format!("{SCHEDULE} {OFFER}")).await;
    assert!(saved.is_private());
    let set = saved.words();
    assert!(
        set.contains("notifies <@&555000000000000001>, a role that members give themselves with a button"),
        "{set}"
    );
    assert!(!has(&world, ANNA));
    assert_snapshot!(press(&world, ANNA).await, @"
    (only you see this)
    You now have <@&555000000000000001> and get its notifications. Press the button again to give it back.
    ");
    assert!(has(&world, ANNA) && !has(&world, BEN));
    assert_snapshot!(press(&world, BEN).await, @"
    (only you see this)
    Du hast jetzt <@&555000000000000001> und bekommst die Benachrichtigungen dazu. Drücke den Button noch einmal, um die Rolle zurückzugeben.
    ");
    assert_snapshot!(press(&world, ANNA).await, @"
    (only you see this)
    You no longer have <@&555000000000000001>. Press the button again to get it back.
    ");
    assert!(!has(&world, ANNA) && has(&world, BEN));
    let log = world.discord.look(|inner| inner.roles.log.clone());
    let reason = "The%20member%20pressed%20%E2%80%9CGet%20this%20role%E2%80%9D".to_owned();
    assert_eq!(log[0], (ANNA.id, LISTENERS, true, reason.clone()));
    assert_eq!(log[2], (ANNA.id, LISTENERS, false, format!("{reason}%20again")));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_announcement_offers_the_role_of_its_follow() {
    let world = posted().await;
    let follow = "podcast-follow add channel:<#444000000000000010> show:Snake Tales";
    let needs = world.ask_as(OWNS, TALK, &format!("{follow} self_role:true")).await;
    assert_snapshot!(needs.text(), @r#"
    (only you see this)
    “self\_role” offers the role of “ping”. Choose a role in “ping”, or leave out “self\_role”. Nothing was changed.
    "#);
    let added = world.ask_as(OWNS, TALK, &format!("{follow} {OFFER}")).await;
    assert!(added.text().contains("From now on"), "{}", added.text());
    let list = world.ask_as(MIA, TALK, "podcast-follow list").await;
    assert!(list.words().contains("a role that members give themselves with a button"), "{}", list.text());
}

async fn a_notice_gives_the_role(plan: crate::world::Plan) {
    let feeds = Feeds::start().await;
    let old = item("a-1", "On ducks", "2026-03-01T06:00:30Z", "");
    feeds.say("/snake", Say::Text(200, rss(&old)));
    let catalog = crate::catalogs::SMALL.replace("https://snake.example/rss", &feeds.at("/snake"));
    let plan = plan.at("2026-03-02T09:00:00Z").catalog(&catalog);
    let world = plan.env("FEEDS", "on").env("FEED_ALLOW", "127.0.0.1").start().await;
    allow(&world);
    world.says("\"Feed read\"").await;
    // The topic's follow offers the role, the show's does not: the one notice of the channel does.
    let follow = "podcast-follow add channel:<#444000000000000010>";
    world.ask_as(OWNS, TALK, &format!("{follow} show:Snake Tales")).await;
    world.ask_as(OWNS, TALK, &format!("{follow} topic:Python {OFFER}")).await;
    let new = item("a-2", "On geese", "2026-03-03T06:00:00Z", "");
    feeds.say("/snake", Say::Text(200, rss(&(new + &old))));
    world.advance(Duration::from_hours(25));
    world.until("the notice", |inner| inner.channels.all[&NEWS].messages.first().map(|_| ())).await;
    assert!(press(&world, ANNA).await.contains("You now have"), "{}", world.read(NEWS));
    assert!(has(&world, ANNA));
    assert!(press(&world, ANNA).await.contains("no longer have") && !has(&world, ANNA));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_button_under_a_notice_gives_the_role_of_any_of_its_follows() {
    a_notice_gives_the_role(World::plan()).await;
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs PostgreSQL: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn so_it_is_on_postgresql() {
    a_notice_gives_the_role(World::plan().env("DATABASE_URL", &crate::postgres::fresh().await)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_give_a_role_away_and_what_is_no_role_for_all_is_refused_and_nothing_is_saved() {
    let world = World::start().await;
    let set = async |who: Person, role: u64| {
        let words = format!("{SCHEDULE} ping:<@&{role}> self_role:true");
        world.ask_as(who, TALK, &words).await.text()
    };
    let without = world.ask_as(OWNS, TALK, &format!("{SCHEDULE} self_role:true")).await;
    assert!(without.text().contains("Choose a role in “ping”"), "{}", without.text());
    assert_snapshot!(set(OWNS, LISTENERS).await, @"
    (only you see this)
    podpick lacks Manage Roles in this server. Grant it to podpick's role in Server Settings, Roles. Nothing was changed.
    ");
    allow(&world);
    assert_snapshot!(set(MIA, LISTENERS).await, @"
    (only you see this)
    To let members give themselves a role, you need Manage Roles in this server yourself. Nothing was changed.
    ");
    // With Manage Roles, but below the role that is to be given away.
    change(&world, |inner| {
        inner.roles.role(MODERATORS).permissions |= MANAGE_ROLES;
        inner.roles.role(MODERATORS).position = 1;
    });
    assert_snapshot!(set(MIA, LISTENERS).await, @"
    (only you see this)
    Your highest role is not above <@&555000000000000001>, so Discord does not let you give it away. Ask somebody with a higher role. Nothing was changed.
    ");
    change(&world, |inner| inner.roles.role(LISTENERS).position = 6);
    assert_snapshot!(set(OWNS, LISTENERS).await, @"
    (only you see this)
    podpick's highest role is not above <@&555000000000000001>. Move podpick's role up in Server Settings, Roles. Nothing was changed.
    ");
    change(&world, |inner| inner.roles.role(LISTENERS).position = 2);
    for power in
        [1 << 1, 1 << 2, 1 << 3, 1 << 4, 1 << 5, 1 << 13, 1 << 17, 1 << 28, 1 << 29, 1 << 40, 1 << 51]
    {
        change(&world, |inner| inner.roles.role(LISTENERS).permissions = power);
        let said = set(OWNS, LISTENERS).await;
        assert!(said.contains("has power over the server or its members"), "{power}: {said}");
    }
    assert_snapshot!(set(OWNS, LISTENERS).await, @"
    (only you see this)
    <@&555000000000000001> has power over the server or its members, so members may not give it to themselves. Choose a role without Administrator, Mention Everyone, and all permissions to manage, kick, ban, time out, mute, deafen or move, or to view the audit log or insights. Nothing was changed.
    ");
    change(&world, |inner| inner.roles.role(LISTENERS).permissions = 1 << 10);
    change(&world, |inner| inner.roles.role(LISTENERS).managed = true);
    assert!(set(OWNS, LISTENERS).await.contains("belongs to an app"));
    assert!(set(OWNS, GUILD).await.contains("everyone"));
    assert!(set(OWNS, LISTENERS + 5).await.contains("no longer exists"));
    world.discord.fault_always(Route::Guild, Fault::Refuse(500, json!({})));
    assert!(set(OWNS, LISTENERS).await.contains("could not check this server's roles"));
    world.discord.heal();
    let status = world.ask_as(MIA, TALK, "pick status").await;
    assert!(status.words().contains("No weekly pick is set up here yet"), "{}", status.text());
    // Mia may after all, once she stands above it.
    change(&world, |inner| {
        inner.roles.role(LISTENERS).managed = false;
        inner.roles.role(MODERATORS).position = 8;
    });
    assert!(set(MIA, LISTENERS).await.contains("a role that members give themselves with a button"));
    world.forgive();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_discord_refuses_is_said_kindly_and_what_became_dangerous_is_not_given() {
    let world = posted().await;
    let refuse = |status: u16, code: u64| {
        let body = json!({"code": code, "message": "No"});
        world.discord.fault(Route::MemberRole, Fault::Refuse(status, body));
    };
    refuse(403, 50_013);
    assert_snapshot!(press(&world, ANNA).await, @"
    (only you see this)
    Discord does not let podpick change who has <@&555000000000000001>. Tell a moderator; `/podcast-admin status` says what is missing.
    ");
    refuse(404, 10_011);
    assert_snapshot!(press(&world, ANNA).await, @"
    (only you see this)
    podpick cannot change your roles at the moment; tell a moderator. The role no longer exists. Choose another one.
    ");
    refuse(404, 10_007);
    assert_snapshot!(press(&world, ANNA).await, @"
    (only you see this)
    Discord does not know you as a member of this server. Try again in a minute.
    ");
    world.discord.fault(Route::MemberRole, Fault::Html(502));
    assert_snapshot!(press(&world, ANNA).await, @"
    (only you see this)
    Discord did not answer as it should, so nothing was changed. Try again in a minute.
    ");
    // Somebody made a moderators' role of it, or took from podpick what it needs: then nothing is even tried.
    let tried = world.requests("/roles/").len();
    change(&world, |inner| inner.roles.role(LISTENERS).permissions = 1 << 13);
    assert!(press(&world, ANNA).await.contains("has power over the server"));
    change(&world, |inner| inner.roles.role(LISTENERS).permissions = 0);
    change(&world, |inner| inner.roles.role(PODPICK).permissions = 0);
    assert_snapshot!(press(&world, ANNA).await, @"
    (only you see this)
    podpick cannot change your roles at the moment; tell a moderator. podpick lacks Manage Roles in this server. Grant it to podpick's role in Server Settings, Roles.
    ");
    assert_eq!(world.requests("/roles/").len(), tried);
    allow(&world);
    change(&world, |inner| inner.roles.left.push(ANNA.id));
    assert!(press(&world, ANNA).await.contains("does not know you as a member"));
    assert!(!has(&world, ANNA));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_role_of_the_post_can_be_got_whatever_a_button_says() {
    let world = posted().await;
    let message = world.messages(NEWS)[0].clone();
    let signed = message["components"].to_string();
    let start = signed.find("1T;k").unwrap();
    let id = signed.get(start..).unwrap().split('"').next().unwrap().to_owned();
    let under = world.press_under(ANNA, &message, "Get this role").await;
    assert!(has(&world, ANNA) && under.is_private());
    // Another post, another server, no signature, half a signature.
    let (bare, signature) = id.rsplit_once(";m").unwrap();
    let other = bare.replace(&GUILD.to_string(), "222000000000000002");
    for forged in [
        bare.to_owned(),
        format!("{other};m{signature}"),
        format!("{bare};m0000000000000000"),
        format!("1T;knew:{GUILD}:1:ab;m{signature}"),
    ] {
        let said = world.press_forged(&under, &forged).await;
        assert!(has(&world, ANNA), "{forged}: {}", said.text());
    }
    // What the schedule no longer offers cannot be got under old posts.
    world.ask_as(MIA, TALK, &format!("{SCHEDULE} ping:<@&{LISTENERS}>")).await;
    assert_snapshot!(press(&world, ANNA).await, @"
    (only you see this)
    No role is offered under this post any more.
    ");
    assert!(has(&world, ANNA));
}

#[tokio::test(flavor = "multi_thread")]
async fn status_says_what_is_missing_only_where_a_role_is_offered() {
    let world = World::start().await;
    world.ask_as(MIA, TALK, SCHEDULE).await;
    let looked = world.run(&["doctor"]).await;
    assert!(!looked.out.contains("roles:"), "{}", looked.out);
    allow(&world);
    world.ask_as(OWNS, TALK, &format!("{SCHEDULE} {OFFER}")).await;
    let looked = world.run(&["doctor"]).await;
    assert!(looked.out.contains("roles: podpick may give members role 555000000000000001"), "{}", looked.out);
    change(&world, |inner| inner.roles.role(PODPICK).permissions = 0);
    let looked = world.run(&["doctor"]).await;
    assert!(looked.out.contains("podpick lacks Manage Roles in this server"), "{}", looked.out);
    let told = status_as(OWNS, &world).await.to_string();
    assert!(told.contains("podpick cannot give members"), "{told}");
}
