//! Stories of forum and media channels: each pick is a post with a title, and with a tag that is chosen once.

use std::time::Duration;

use insta::assert_snapshot;
use serde_json::Value;

use crate::loopback::{Channel, Fault, Route};
use crate::picks_reading::steady;
use crate::world::{
    ADA, ANNA, FORUM, GUILD, LEA, MEDIA, MIA, NEWS, POLLS, Person, Plan, STAFF_TAG, TAG, TALK, World,
};

pub(crate) const HOUR: Duration = Duration::from_hours(1);
pub(crate) const FORUMS: &str =
    "pick schedule channel:<#444000000000000036> day:monday time:18:00 timezone:UTC";
const MEDIAS: &str = "pick schedule channel:<#444000000000000037> day:monday time:18:00 timezone:UTC";

/// Monday, the 2nd of March 2026, nine hours before the pick.
pub(crate) fn monday() -> Plan {
    World::plan().channel(FORUM).channel(MEDIA).at("2026-03-02T09:00:00Z")
}

/// The same with a schedule whose posts get a tag.
pub(crate) async fn scheduled(plan: Plan) -> World {
    let world = plan.start().await;
    let saved = told(&world, &format!("{FORUMS} tag:podcasts auto:true")).await;
    assert!(saved.contains("Saved. Queue picks"), "{saved}");
    world
}

pub(crate) async fn told(world: &World, words: &str) -> String {
    steady(&world.ask_as(MIA, TALK, words).await.text())
}

/// The posts in a channel with their ids.
pub(crate) fn posts(world: &World, forum: u64) -> Vec<(u64, Channel)> {
    world.discord.look(|inner| inner.channels.posts(forum).map(|(id, one)| (id, one.clone())).collect())
}

/// The first post in a channel, once it is there.
pub(crate) async fn post(world: &World, forum: u64) -> (u64, Channel) {
    world
        .until("a post is made", |inner| {
            inner.channels.posts(forum).next().map(|(id, one)| (id, one.clone()))
        })
        .await
}

fn message(channel: &Channel) -> &Value {
    &channel.messages[0]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pick_is_a_post_with_its_title_and_the_tag_that_was_chosen() {
    let world = monday().start().await;
    assert_snapshot!(told(&world, &format!("{FORUMS} tag:podcasts")).await, @"
    (only you see this)
    Saved. Queue picks with `/pick add`.
    ---- #546e7a ----
    # The weekly pick
    Every Monday at 18:00, UTC time, in <#444000000000000036>. Each pick is a post of its own. When nothing is queued, the week passes without a pick.

    **The next picks**
    <t:1772474400:F>, <t:1772474400:R>
    <t:1773079200:F>, <t:1773079200:R>
    <t:1773684000:F>, <t:1773684000:R>
    ");
    told(&world, "pick add show:Django Hour note:For @everyone who builds sites.").await;
    let preview = world.ask_as(MIA, TALK, "pick preview").await;
    world.advance(9 * HOUR);
    let (id, made) = post(&world, FORUM).await;
    assert_eq!((made.name.as_str(), made.applied.as_slice()), ("Django Hour", [TAG].as_slice()));
    assert_eq!(message(&made)["embeds"], preview.message["embeds"]);
    let above = preview.text();
    assert!(
        above.contains("A post in the forum, with the tag you chose, called **Django Hour**:"),
        "{above}"
    );
    // Its buttons work, and the lists lead there.
    let pressed = world.press_under(ANNA, message(&made), "Listened").await;
    assert!(pressed.is_update() && pressed.text().contains("Listened: 1"), "{}", pressed.text());
    let link = format!("https://discord.com/channels/{GUILD}/{id}");
    for words in ["pick history", "pick status"] {
        let text = world.ask_as(MIA, TALK, words).await.text();
        assert!(text.contains(&link), "{words}: {text}");
    }
    assert!(world.ask_as(ANNA, TALK, "podcast pick").await.text().contains("Django Hour"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_that_requires_no_tag_takes_posts_without() {
    let world = monday().start().await;
    assert!(told(&world, MEDIAS).await.contains("Each pick is a post of its own."));
    told(&world, "pick add show:Snake Tales").await;
    told(&world, "pick now").await;
    let (_, made) = post(&world, MEDIA).await;
    assert_eq!((made.name.as_str(), made.applied.as_slice()), ("Snake Tales", [].as_slice()));
    assert_snapshot!(told(&world, &format!("{MEDIAS} tag:podcasts")).await, @"
    (only you see this)
    <#444000000000000037> has no tags. Leave out “tag”.
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_forum_does_not_take_is_said_when_it_is_chosen() {
    let world = monday().start().await;
    assert_snapshot!(told(&world, FORUMS).await, @"
    (only you see this)
    Posts in <#444000000000000036> need a tag. Choose one in “tag”: **Podcasts** or **Staff picks**.
    ");
    assert_snapshot!(told(&world, &format!("{FORUMS} tag:news")).await, @"
    (only you see this)
    <#444000000000000036> has no tag *news*. Choose one in “tag”: **Podcasts** or **Staff picks**.
    ");
    assert_snapshot!(told(&world, &format!("{FORUMS} tag:podcasts thread:true")).await, @"
    (only you see this)
    In <#444000000000000036> each post is a thread already. Leave out “thread”.
    ");
    assert_snapshot!(told(&world, &format!("{FORUMS} tag:podcasts publish:true")).await, @"
    (only you see this)
    <#444000000000000036> is not an announcement channel, so podpick cannot publish there. Choose an announcement channel, or leave out “publish”.
    ");
    assert_snapshot!(told(&world, &format!("{FORUMS} tag:podcasts vote:true")).await, @"
    (only you see this)
    <#444000000000000036> is a forum, and Discord takes no polls there. Leave out “vote”, or choose another channel.
    ");
    let news = "pick schedule channel:<#444000000000000010> day:monday time:18:00 timezone:UTC tag:podcasts";
    assert_snapshot!(told(&world, news).await, @"
    (only you see this)
    Only posts in forums have tags, and <#444000000000000010> is no forum. Leave out “tag”, or choose a forum.
    ");
    assert!(told(&world, "pick status").await.contains("No weekly pick is set up here yet"));
    told(&world, &format!("{FORUMS} tag:{TAG}")).await;
    assert_snapshot!(told(&world, "pick vote first:Snake Tales second:Django Hour").await, @"
    (only you see this)
    The pick comes to <#444000000000000036>, which is a forum, and Discord takes no polls there. To let members vote, choose another channel with `/pick schedule`.
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tag_that_only_moderators_give_takes_their_right() {
    let world = monday().start().await;
    let staff = format!("{FORUMS} tag:staff picks auto:true");
    assert_snapshot!(told(&world, &staff).await, @"
    (only you see this)
    This needs **Manage Threads** in <#444000000000000036>, which you do not have. Ask a server admin for it, or choose another channel.
    ");
    let follow = "podcast-follow add channel:<#444000000000000036> show:Snake Tales tag:staff picks";
    assert!(told(&world, follow).await.contains("This needs **Manage Threads** in"));
    assert!(told(&world, "podcast-follow list").await.contains("Nothing is followed here yet"));
    let manages = Person { permissions: MIA.permissions | 1 << 34, ..MIA };
    let followed = world.ask_as(manages, TALK, follow).await;
    assert!(followed.text().contains("From now on"), "{}", followed.text());
    assert_snapshot!(steady(&world.ask_as(manages, TALK, &staff).await.text()), @"
    (only you see this)
    Saved, but not ready yet. Queue picks with `/pick add`.
    ---- #546e7a ----
    # The weekly pick
    Every Monday at 18:00, UTC time, in <#444000000000000036>. Each pick is a post of its own. When nothing is queued, podpick chooses from the catalog.

    **The next picks**
    <t:1772474400:F>, <t:1772474400:R>
    <t:1773079200:F>, <t:1773079200:R>
    <t:1773684000:F>, <t:1773684000:R>

    podpick cannot post in <#444000000000000036> yet: it lacks **Manage Threads**. Grant that in the channel's settings, Permissions, to podpick.
    ");
    let checked = world.ask_as(ADA, TALK, "podcast-admin status").await.words();
    assert!(checked.contains("podpick lacks Manage Threads"), "{checked}");
    world.discord.state.change(|inner| {
        inner.channels.all.get_mut(&FORUM).unwrap().permissions |= 1 << 34;
    });
    told(&world, "pick now").await;
    assert_eq!(post(&world, FORUM).await.1.applied, [STAFF_TAG]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_under_a_tag_of_moderators_takes_their_right_whoever_set_it_up() {
    let world = scheduled(monday()).await;
    let below = |allowed: bool| {
        world.discord.state.change(|inner| {
            let forum = inner.channels.all.get_mut(&FORUM).unwrap();
            forum.tags.iter_mut().for_each(|(_, _, moderated)| *moderated = true);
            forum.permissions =
                if allowed { forum.permissions | 1 << 34 } else { forum.permissions & !(1 << 34) };
        });
    };
    below(false);
    for words in ["pick add show:Django Hour note:buy this", "pick now"] {
        let refused = told(&world, words).await;
        assert!(refused.contains("This needs **Manage Threads** in"), "{words}: {refused}");
    }
    // What posts nothing takes no right to a tag.
    for words in ["pick pause", "pick resume"] {
        let done = told(&world, words).await;
        assert!(!done.contains("This needs"), "{words}: {done}");
    }
    world.advance(9 * HOUR);
    world.says("Not posted").await;
    let status = world.ask_as(MIA, TALK, "pick status").await;
    let refused = world.press(&status, "Post now").await;
    assert!(refused.text().contains("This needs **Manage Threads** in"), "{}", refused.text());
    below(true);
    let status = world.ask_as(MIA, TALK, "pick status").await;
    let anew = world.press(&status, "Post now").await;
    assert!(!anew.text().contains("This needs"), "{}", anew.text());
    assert_eq!(post(&world, FORUM).await.1.applied, [TAG]);
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_are_offered_to_whoever_sees_the_forum() {
    let world = monday().start().await;
    let offered = async |person: Person, typed: &str| {
        let found = world.type_in_as(person, FORUMS, "tag", typed).await;
        found.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    assert_eq!(offered(MIA, "").await, ["Podcasts", "Staff picks"]);
    assert_eq!(offered(MIA, "sta").await, ["Staff picks"]);
    let asked = world.requests("/guilds/222000000000000001/channels").len();
    assert_eq!(asked, 1, "what was looked up is remembered for a while");
    // A client can name any channel, and any command.
    assert!(offered(ANNA, "").await.is_empty());
    let follow = "podcast-follow add channel:<#444000000000000036> show:Snake Tales";
    assert_eq!(world.type_in_as(MIA, follow, "tag", "pod").await, [("Podcasts".into(), TAG.to_string())]);
    let elsewhere = FORUMS.replace("36>", "10>");
    assert!(world.type_in_as(MIA, &elsewhere, "tag", "").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_of_a_forum_that_only_some_see_are_offered_to_those() {
    let world = monday().start().await;
    world.discord.state.change(|inner| {
        inner.channels.all.get_mut(&FORUM).unwrap().permissions &= !(1 << 10);
    });
    assert_eq!(world.type_in_as(MIA, FORUMS, "tag", "pod").await.len(), 1);
    // Lea moderates one channel, and not this one.
    assert!(world.type_in_as(LEA, FORUMS, "tag", "").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn where_discord_does_not_say_which_tags_there_are_nothing_changes() {
    let world = monday().start().await;
    world.discord.fault_always(Route::Channels, Fault::Html(502));
    assert_snapshot!(told(&world, &format!("{FORUMS} tag:podcasts")).await, @"
    (only you see this)
    Discord did not say which tags <#444000000000000036> has. Nothing was changed. Try again in a minute.
    ");
    assert!(world.type_in_as(MIA, FORUMS, "tag", "").await.is_empty());
    world.discord.heal();
    assert!(told(&world, &format!("{FORUMS} tag:podcasts")).await.contains("Saved. Queue picks"));
}

/// A6 of the abuse tests: names that are hostile, or as long as a catalog may have them, become titles of posts and answers of polls that Discord takes.
#[tokio::test(flavor = "multi_thread")]
async fn hostile_and_endless_names_become_titles_and_answers_that_are_inert() {
    let names = [
        format!("Endless {}", "x".repeat(240)),
        format!("Tower e{}", "\u{301}".repeat(240)),
        "@everyone <@1> <@&1> discord.gg/abc https://evil.example".to_owned(),
        "`code` **loud** ||x|| [good](https://evil.example)".to_owned(),
        "👩‍🚀".repeat(80),
    ];
    let show = |(nth, name): (usize, &String)| {
        format!(
            "[[podcast]]\nid = \"p{nth}\"\ntitle = \"{name}\"\nsite = \"https://p{nth}.example/\"\nwhy = \"Why.\"\ntopics = [\"t\"]\n"
        )
    };
    let shows: String = names.iter().enumerate().map(show).collect();
    let catalog = format!("[[topic]]\nid = \"t\"\nlabel = \"T\"\n{shows}");
    let world = monday().channel(crate::world::POLLS).catalog(&catalog).start().await;
    told(&world, MEDIAS).await;
    for nth in 0..names.len() {
        told(&world, &format!("pick add show:https://p{nth}.example/")).await;
        told(&world, "pick now").await;
        let made = world
            .until("a post is made", |inner| inner.channels.posts(MEDIA).nth(nth).map(|(_, one)| one.clone()))
            .await;
        assert!((1..=100).contains(&made.name.encode_utf16().count()), "{}", made.name);
        assert!(!made.name.contains('\u{202e}'), "{}", made.name);
        assert!(!made.name.contains("@everyone"), "{}", made.name);
    }
    told(&world, &MEDIAS.replace("037", "013")).await;
    let named: Vec<String> = ["first", "second", "third", "fourth", "fifth"]
        .iter()
        .enumerate()
        .map(|(nth, field)| format!("{field}:https://p{nth}.example/"))
        .collect();
    told(&world, &format!("pick vote {} hours:1", named.join(" "))).await;
    let poll = crate::votes::poll(&world).await;
    let answers = poll["poll"]["answers"].as_array().unwrap();
    assert_eq!(answers.len(), names.len());
    for answer in answers {
        let text = answer["poll_media"]["text"].as_str().unwrap();
        assert!((1..=55).contains(&text.encode_utf16().count()), "{text}");
        assert!(!text.contains('\u{202e}'), "{text}");
    }
}

/// Clients offer no forum there; one that shows an earlier command may.
#[tokio::test(flavor = "multi_thread")]
async fn what_moderators_read_goes_into_no_forum_and_that_is_said_when_it_is_chosen() {
    let world = monday().start().await;
    let chosen = async |person, words: &str| {
        let name = words.split(' ').next().unwrap();
        let mut definition = world.definition(TALK, 1, name);
        of_any_kind(&mut definition);
        let data = crate::world::phrase::command(&definition, words, person, &[]);
        world.interaction(person, TALK, 2, &data, None).answer().await.text()
    };
    for forum in [FORUM, MEDIA] {
        let reminders = format!(
            "pick schedule channel:<#{NEWS}> day:monday time:18:00 timezone:UTC reminders:<#{forum}>"
        );
        let refused = chosen(MIA, &reminders).await;
        let reviews = chosen(ADA, &format!("podcast-shelf reviews channel:<#{forum}>")).await;
        for said in [refused, reviews] {
            assert!(said.contains(&format!("<#{forum}> takes only posts")), "{said}");
            assert!(said.contains("Choose a text channel or a thread."), "{said}");
        }
    }
    assert!(told(&world, "pick status").await.contains("No weekly pick is set up here yet"));
    assert!(!told(&world, "podcast-shelf list").await.contains("Suggestions come to"));
}

fn of_any_kind(definition: &mut serde_json::Value) {
    match definition {
        serde_json::Value::Object(map) => {
            map.remove("channel_types");
            map.values_mut().for_each(of_any_kind);
        }
        serde_json::Value::Array(all) => all.iter_mut().for_each(of_any_kind),
        _ => {}
    }
}

/// A vote in a text channel ends where the pick moves into a forum: Discord takes no polls there.
#[tokio::test(flavor = "multi_thread")]
async fn a_vote_ends_where_the_pick_moves_into_a_forum() {
    let world = monday().channel(POLLS).start().await;
    let schedule = format!("pick schedule channel:<#{POLLS}> day:monday time:18:00 timezone:UTC auto:true");
    assert!(told(&world, &schedule).await.contains("Saved"));
    let begun = told(&world, "pick vote first:Snake Tales second:Django Hour hours:4").await;
    assert!(begun.contains("is on its way"), "{begun}");
    world.until("there is a poll", |inner| inner.channels.all[&POLLS].messages.first().map(|_| ())).await;
    let moved = told(&world, &format!("{FORUMS} tag:podcasts auto:true")).await;
    assert!(moved.contains("Saved.") && moved.contains("This ended the running vote"), "{moved}");
    world.advance(9 * HOUR);
    let (_, made) = post(&world, FORUM).await;
    assert!(!made.name.is_empty());
    assert_eq!(world.messages(POLLS).len(), 1, "nothing else comes where the poll was");
}
