//! Every query on both databases, and every way a store can be unfit to open.

use jiff::civil::{Weekday, time};
use secrecy::SecretString;
use tempfile::TempDir;

mod feeds;
mod fleet;
mod shelf;
mod show_news;
mod slots;
mod votes;

use super::pool::changed;
use super::*;
use crate::config::Place;
use crate::outbox::protocol::Extra;
use crate::outbox::{Cause, ForumPost, Message, MessageKind, NoteKind, Right, State, ToldEpisode};
use crate::schedule::{Occurrence, Slot};

const GUILD: u64 = 222_000_000_000_000_001;

async fn file(folder: &TempDir) -> Store {
    Store::open(&Place::Folder(folder.path().to_owned()), Clock::default()).await.unwrap()
}

fn occurrence(week: &str, at: &str) -> Occurrence {
    Occurrence { week: week.parse().unwrap(), at: at.parse().unwrap() }
}

fn schedule(guild: u64) -> Schedule {
    Schedule {
        guild,
        channel: 5,
        forum: None,
        slot: Slot { day: Weekday::Friday, time: time(18, 30, 0, 0) },
        zone: "Europe/Berlin".to_owned(),
        role: Some(7),
        self_role: true,
        thread: true,
        publish: false,
        auto: false,
        vote: false,
        reminders: Some(9),
        paused: false,
        next: occurrence("2026-W48", "2026-11-27T17:30:00Z"),
        failures: 0,
        set_by: 3,
        gone_since: None,
        locale: crate::locale::Locale::English,
    }
}

/// A pick that this interaction posted.
fn message(interaction: u64, at: &str) -> Message {
    Message {
        podcast: Some("django-chat".to_owned()),
        title: Some("Django Chat".to_owned()),
        note: Some("It's \"good\"; DROP TABLE outbox".to_owned()),
        picker: Some(3),
        publish: Extra::Wanted,
        ..Message::new(GUILD, MessageKind::ExtraPick { interaction }, 5, at.parse().unwrap())
    }
}

fn pick(podcast: &str) -> NewPick {
    NewPick {
        guild: GUILD,
        podcast: podcast.to_owned(),
        episode: None,
        note: None,
        week: "2026-W50".parse().ok(),
        picker: 3,
    }
}

/// A queue has an end, and others have their own.
async fn a_long_queue(store: &Store) {
    let of = |guild| NewPick { guild, ..pick("long") };
    for place in 1..=LONGEST_QUEUE {
        assert_eq!(store.enqueue(&of(77)).await.unwrap(), Some(place));
    }
    assert_eq!(store.enqueue(&of(77)).await.unwrap(), None);
    assert_eq!(store.enqueue(&of(78)).await.unwrap(), Some(1));
    assert_eq!(store.queue(77).await.unwrap().len(), LONGEST_QUEUE);
}

/// However many add at once, each gets a place of its own and is told which.
async fn a_queue_that_many_add_to(store: &Store) {
    let mut adding = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let store = store.clone();
        adding.spawn(async move { store.enqueue(&NewPick { guild: 79, ..pick("at once") }).await.unwrap() });
    }
    let mut places: Vec<_> = adding.join_all().await.into_iter().flatten().collect();
    places.sort_unstable();
    assert_eq!(places, (1..=20).collect::<Vec<_>>());
}

/// Two processes that find the same schedule unreadable pause it and tell its moderators once.
async fn set_aside_by_two(store: &Store) {
    let guild = GUILD + 70;
    let broken = schedule(guild);
    store.save_schedule(&broken).await.unwrap();
    let why = StoreError::Unreadable("day".to_owned());
    let moments = [1_800_000_000, 1_800_000_001].map(|second| Timestamp::from_second(second).unwrap());
    for now in moments {
        store.set_aside(guild, Some(Told::of(&broken)), &why, now).await.unwrap();
    }
    assert!(store.schedule(guild).await.unwrap().unwrap().paused);
    let note =
        |now: Timestamp| MessageKind::Note(NoteKind::Unreadable { at: now.as_millisecond() }).key(guild);
    assert!(store.has_message(&note(moments[0])).await.unwrap());
    assert!(!store.has_message(&note(moments[1])).await.unwrap(), "twice");
    store.guild_gone(guild, Timestamp::UNIX_EPOCH).await.unwrap();
    assert!(store.forget_still_gone(guild.cast_signed(), moments[0]).await.unwrap());
}

/// A guild that came back after it was listed for deletion keeps everything, also where it left again since.
async fn back_before_it_is_forgotten(store: &Store) {
    let guild = GUILD + 71;
    store.save_schedule(&schedule(guild)).await.unwrap();
    let [before, now] = [1_800_000_000, 1_800_000_001].map(|second| Timestamp::from_second(second).unwrap());
    let forget = async || store.forget_still_gone(guild.cast_signed(), before).await.unwrap();
    assert!(!forget().await, "it is back");
    store.guild_gone(guild, now).await.unwrap();
    assert!(!forget().await, "it left only now");
    assert!(store.schedule(guild).await.unwrap().is_some());
    store.guild_back(guild).await.unwrap();
    store.guild_gone(guild, Timestamp::UNIX_EPOCH).await.unwrap();
    assert!(forget().await);
    assert_eq!(store.schedule(guild).await.unwrap(), None);
}

async fn story(store: &Store) {
    // Schedules.
    let wanted = schedule(GUILD);
    assert_eq!(store.schedule(GUILD).await.unwrap(), None);
    store.save_schedule(&wanted).await.unwrap();
    store.save_schedule(&Schedule { auto: true, ..schedule(GUILD + 1) }).await.unwrap();
    assert_eq!(store.schedule(GUILD).await.unwrap(), Some(wanted.clone()));
    let slot = wanted.next.at;
    let before = slot - jiff::SignedDuration::from_hours(2);
    assert_eq!(store.due_schedules(before, 9).await.unwrap(), []);
    assert_eq!(store.due_schedules(slot, 9).await.unwrap().len(), 2);
    assert_eq!(store.soon_schedules(before, slot, 9).await.unwrap(), std::slice::from_ref(&wanted));
    assert_eq!(store.all_schedules(GUILD, 9).await.unwrap().len(), 1);
    assert!(store.pause(GUILD).await.unwrap() && !store.pause(1).await.unwrap());
    assert_eq!(store.due_schedules(slot, 9).await.unwrap().len(), 1);
    let next = occurrence("2026-W49", "2026-12-04T17:30:00Z");
    assert!(store.resume(GUILD, wanted.next).await.unwrap());
    assert!(store.advance(GUILD, wanted.next.week, next).await.unwrap());
    assert!(!store.advance(GUILD, wanted.next.week, next).await.unwrap(), "another was faster");
    for _ in 0..MOST_FAILURES {
        store.count_failure(GUILD, true).await.unwrap();
    }
    assert!(store.schedule(GUILD).await.unwrap().unwrap().paused);
    store.count_failure(GUILD, false).await.unwrap();

    // The queue.
    for (place, podcast) in ["a", "b", "c"].into_iter().enumerate() {
        assert_eq!(store.enqueue(&pick(podcast)).await.unwrap(), Some(place + 1));
    }
    let order = async || {
        let queue = store.queue(GUILD).await.unwrap();
        queue.iter().map(|queued| queued.pick.podcast.clone()).collect::<Vec<_>>()
    };
    let queue = store.queue(GUILD).await.unwrap();
    assert_eq!(queue[0].pick, pick("a"));
    assert!(store.move_queued(GUILD, queue[2].id, true).await.unwrap());
    assert_eq!(order().await, ["a", "c", "b"]);
    assert!(!store.move_queued(GUILD, queue[0].id, true).await.unwrap());
    assert!(!store.move_queued(GUILD, queue[1].id, false).await.unwrap());
    assert!(store.remove_queued(GUILD, queue[2].id).await.unwrap());
    assert!(!store.remove_queued(GUILD, queue[2].id).await.unwrap());

    // The outbox: a message and its place in the queue go together or not at all.
    let now = store.now().await.unwrap();
    let first = Message {
        kind: MessageKind::WeeklyPick("2026-W48".parse().unwrap()),
        ..message(1, "2026-11-01T17:30:00Z")
    };
    assert!(!store.post(&first, Some(1)).await.unwrap());
    assert_eq!(store.message(&first.key()).await.unwrap(), None);
    assert!(store.post(&first, Some(queue[0].id)).await.unwrap());
    assert!(!store.post(&first, Some(queue[1].id)).await.unwrap());
    assert_eq!(order().await, ["b"]);
    assert_eq!(store.message(&first.key()).await.unwrap(), Some(first.clone()));
    assert_eq!(store.picks(GUILD, 0, 5).await.unwrap(), std::slice::from_ref(&first));
    assert_eq!(store.count_picks(GUILD).await.unwrap(), 1);
    let since = "2026-10-01T00:00:00Z".parse().unwrap();
    assert_eq!(store.picked_since(GUILD, since).await.unwrap(), [("django-chat".to_owned(), first.due)]);

    // Sending: one claims, the others do not, and who lost the claim can no longer write.
    let claimed = store.claim(now, 5).await.unwrap();
    assert!(claimed.len() == 1 && claimed[0].fresh && claimed[0].tries == 1);
    assert!(store.claim(now, 5).await.unwrap().is_empty());
    assert!(store.release(&claimed[0]).await.unwrap());
    let mine = store.claim(now, 5).await.unwrap().remove(0);
    assert!(mine.fresh && mine.fence > claimed[0].fence);
    assert!(!store.sent(&claimed[0], 77, None).await.unwrap(), "the fence holds");
    assert!(store.again(&mine, now.as_millisecond(), false).await.unwrap());
    let mine = store.claim(now + jiff::SignedDuration::from_secs(1), 5).await.unwrap().remove(0);
    assert!(!mine.fresh && mine.tries == 2);
    assert!(store.anew(&mine, now.as_millisecond()).await.unwrap());
    let mine = store.claim(now + jiff::SignedDuration::from_secs(2), 5).await.unwrap().remove(0);
    assert!(mine.fresh && mine.generation == 1);
    assert!(store.sent(&mine, 77, None).await.unwrap());
    assert!(store.extras(&mine, Extra::Done, Extra::None, 0).await.unwrap());
    let sent = store.message(&first.key()).await.unwrap().unwrap();
    assert_eq!((sent.state, sent.message, sent.publish), (State::Sent, Some(77), Extra::Done));
    assert!(store.claim(now + jiff::SignedDuration::from_hours(1), 5).await.unwrap().is_empty());
    let second = message(4, "2026-11-02T17:30:00Z");
    assert!(store.post(&second, None).await.unwrap());
    let mine = store.claim(now, 5).await.unwrap().remove(0);
    assert!(store.give_up(&mine, State::Unknown, &Cause::Unclear(None)).await.unwrap());
    assert!(store.send_anew(GUILD, &second.key(), now).await.unwrap());
    assert!(!store.send_anew(GUILD, &second.key(), now).await.unwrap());

    feeds_and_follows(store).await;

    // What was asked, and forgetting a guild whole.
    store.count_asked(&[(GUILD, u64::MAX, 2), (GUILD, 4, 1)]).await.unwrap();
    store.count_asked(&[(GUILD, 4, 5)]).await.unwrap();
    assert_eq!(store.asked_most(GUILD).await.unwrap(), [(4, 6), (u64::MAX, 2)]);
    store.guild_gone(GUILD, now).await.unwrap();
    assert_eq!(store.message(&second.key()).await.unwrap().unwrap().cause, Some(Cause::GuildGone));
    store.guild_back(GUILD).await.unwrap();
    store.guild_gone(GUILD, now).await.unwrap();
    assert!(store.forget_guilds(now).await.unwrap().is_empty());
    assert_eq!(store.forget_guilds(now + jiff::SignedDuration::from_secs(1)).await.unwrap(), [GUILD]);
    assert_eq!(store.count_picks(GUILD).await.unwrap(), 0);
    assert!(store.schedule(GUILD + 1).await.unwrap().is_some());
    store.close().await;
}

/// Feeds and their episodes.
#[allow(clippy::too_many_lines, reason = "one story of one feed")]
async fn ratings(store: &Store) {
    use crate::outbox::{Rating, Ratings};

    let at: Timestamp = "2027-01-01T12:00:00Z".parse().unwrap();
    let since = "2026-12-01T12:00:00Z".parse().unwrap();
    let other = Message { guild: 9, ..message(71, "2027-01-01T12:00:00Z") };
    for message in [&message(70, "2027-01-01T12:00:00Z"), &other] {
        assert!(store.post(message, None).await.unwrap());
    }
    let key = message(70, "2027-01-01T12:00:00Z").key();
    let rate = async |guild, post: &str, member: &str, rating| {
        let rated = store.rate(Press { guild, post, member, rating }, since).await.unwrap();
        rated.map(|(counts, _)| (counts.listened, counts.not_for_me))
    };
    assert_eq!(rate(GUILD, &key, "a", Rating::Listened).await, Some((1, 0)));
    assert_eq!(rate(GUILD, &key, "b", Rating::Listened).await, Some((2, 0)));
    assert_eq!(rate(GUILD, &key, "b", Rating::NotForMe).await, Some((1, 1)));
    assert_eq!(rate(GUILD, &key, "c", Rating::NotForMe).await, Some((1, 2)));
    assert_eq!(rate(GUILD, &key, "c", Rating::NotForMe).await, Some((1, 1)), "taken back");
    assert_eq!(rate(9, &key, "c", Rating::NotForMe).await, None, "another guild's");
    assert_eq!(rate(GUILD, "pick:1:2026-W01", "c", Rating::NotForMe).await, None);
    let late =
        store.rate(Press { guild: GUILD, post: &key, member: "d", rating: Rating::Listened }, at).await;
    assert_eq!(late.unwrap(), None, "its time is over");
    assert_eq!(rate(9, &other.key(), "a", Rating::NotForMe).await, Some((0, 1)));
    // Many at once are all counted.
    let members: Vec<String> = (0..20).map(|nth| format!("m{nth}")).collect();
    let mut tasks = tokio::task::JoinSet::new();
    for member in members {
        let (store, key) = (store.clone(), key.clone());
        tasks.spawn(async move {
            let press = Press { guild: GUILD, post: &key, member: &member, rating: Rating::Listened };
            store.rate(press, since).await.unwrap()
        });
    }
    while tasks.join_next().await.is_some() {}
    // A number that nobody can have pressed counts for nothing, and stops no other pick from counting.
    let odd = Message { guild: 10, ..message(72, "2027-01-01T12:00:00Z") };
    let odd_too = Message { guild: 10, ..message(73, "2027-01-01T12:00:00Z") };
    for message in [&odd, &odd_too] {
        assert!(store.post(message, None).await.unwrap());
        assert_eq!(rate(10, &message.key(), "a", Rating::Listened).await, Some((1, 0)));
    }
    let most = "UPDATE outbox SET listened = 9223372036854775807 WHERE guild_id = 10 AND key = $1";
    match &store.pool {
        Pool::Sqlite(pool) => drop(sqlx::query(most).bind(odd.key()).execute(pool).await.unwrap()),
        Pool::Postgres(pool) => drop(sqlx::query(most).bind(odd.key()).execute(pool).await.unwrap()),
    }
    let counts = async |guild| store.ratings(guild).await.unwrap();
    assert_eq!(counts(10).await, [("django-chat".to_owned(), Ratings { listened: 1, not_for_me: 0 })]);
    store.forget_guild(10).await.unwrap();
    let django = |listened, not_for_me| vec![("django-chat".to_owned(), Ratings { listened, not_for_me })];
    assert_eq!(counts(GUILD).await, django(21, 1));
    assert_eq!(store.message(&key).await.unwrap().unwrap().ratings, Ratings { listened: 21, not_for_me: 1 });
    // A member goes from everywhere, and the counts with it.
    let gone = store.forget_member(4711, "a").await.unwrap();
    assert_eq!((gone.places, gone.ratings), (0, 2));
    assert_eq!((counts(GUILD).await, counts(9).await), (django(20, 1), Vec::new()));
    // When nobody can rate any more, the hashes go and the counts stay.
    assert_eq!(store.forget_raters(since).await.unwrap(), 0);
    assert_eq!(store.forget_raters(at).await.unwrap(), 21);
    assert_eq!(store.forget_member(4711, "b").await.unwrap(), ForgottenMember::default());
    assert_eq!(counts(GUILD).await, django(20, 1));
    for guild in [GUILD, 9] {
        store.forget_guild(guild).await.unwrap();
    }
}

fn an_episode() -> crate::feeds::parse::Episode {
    crate::feeds::parse::Episode {
        identity: "one".to_owned(),
        title: "One".to_owned(),
        summary: "About \u{1f600}.".to_owned(),
        page: Some("https://a.example/1".to_owned()),
        published: Some(77),
        seconds: Some(60),
        explicit: Some(true),
        season: Some(2),
        number: Some(3),
        people: vec!["Ada".to_owned(), "Bob".to_owned()],
        kind: crate::feeds::parse::Kind::Bonus,
        ..crate::feeds::parse::Episode::default()
    }
}

async fn feeds_and_follows(store: &Store) {
    let wanted = |list: &[(&str, &str)]| {
        list.iter().map(|(id, at)| ((*id).to_owned(), (*at).to_owned())).collect::<Vec<_>>()
    };
    let now: Timestamp = "2026-11-27T17:30:00Z".parse().unwrap();
    let later = |seconds| now + jiff::SignedDuration::from_secs(seconds);
    store
        .want_feeds(&wanted(&[("a", "https://a.example/"), ("b", "https://b.example/")]), now, 2_000)
        .await
        .unwrap();
    // The first is due, the second comes two seconds later, and nobody takes what another reads.
    let mine = store.claim_feeds(now, 5).await.unwrap();
    assert_eq!(mine.iter().map(|feed| feed.podcast.as_str()).collect::<Vec<_>>(), ["a"]);
    assert!(store.claim_feeds(now, 5).await.unwrap().is_empty());
    assert_eq!(store.claim_feeds(later(2), 5).await.unwrap().len(), 1);
    // What its reader left lying is taken up after five minutes.
    assert_eq!(store.claim_feeds(later(400), 5).await.unwrap().len(), 2);

    let mut read = mine[0].clone();
    (read.etag, read.newest, read.next_at) = (Some("\"1\"".to_owned()), Some(77), later(3_600));
    (read.read_at, read.moved_to, read.complete) = (Some(now), Some("https://c.example/".to_owned()), true);
    read.digest = Some("0.2.0 77 1".to_owned());
    let episode = an_episode();
    assert!(store.follow(&follow_of(Some("a"), None, now)).await.unwrap());
    let told = |identity: &str| vec![ToldEpisode { podcast: "a".to_owned(), identity: identity.to_owned() }];
    let kind = |follow, digest: &str| MessageKind::NewEpisodes { follow, digest: digest.to_owned() };
    let notice = Message { kind: kind(1, "0"), told: told("one"), ..message(1, "2026-11-27T17:30:00Z") };
    read.tried_at = Some(now);
    let (one, all) = ([&episode], std::slice::from_ref(&notice));
    let one = &one[..];
    assert!(
        store
            .keep_reading(
                &mine[0],
                &read,
                &KeptReading { episodes: one, seen_at: now, messages: all, ..KeptReading::default() }
            )
            .await
            .unwrap()
    );
    // Who began before that is too late, and whoever reads it again changes nothing.
    assert!(
        !store
            .keep_reading(
                &mine[0],
                &read,
                &KeptReading {
                    dropped: &["one".to_owned()],
                    seen_at: later(60),
                    messages: all,
                    ..KeptReading::default()
                }
            )
            .await
            .unwrap()
    );
    assert!(
        store
            .keep_reading(
                &read,
                &read,
                &KeptReading {
                    episodes: one,
                    dropped: &["old".to_owned()],
                    seen_at: later(60),
                    messages: all,
                    ..KeptReading::default()
                }
            )
            .await
            .unwrap()
    );
    let kept = store.episodes_of("a").await.unwrap();
    assert_eq!(kept, [KeptEpisode { podcast: "a".to_owned(), episode: episode.clone(), seen_at: now }]);
    assert_eq!(store.feeds().await.unwrap()[0], read);
    // News that come while a notice of the same follow waits go with it.
    let more = Message { kind: kind(1, "1"), told: told("two"), ..notice.clone() };
    let another = Message { kind: kind(2, "1"), ..more.clone() };
    assert!(
        store
            .keep_reading(
                &read,
                &read,
                &KeptReading {
                    episodes: one,
                    seen_at: later(90),
                    messages: &[more.clone(), another.clone()],
                    ..KeptReading::default()
                },
            )
            .await
            .unwrap()
    );
    let kept = store.message(&notice.key()).await.unwrap().unwrap();
    assert_eq!(kept.told, [told("one"), told("two")].concat());
    assert!(store.message(&more.key()).await.unwrap().is_none());
    assert!(store.message(&another.key()).await.unwrap().is_some());
    assert_eq!(store.message(&notice.key()).await.unwrap().unwrap().state, State::Waiting);

    another_address(store, now).await;
    follows(store, now).await;
}

/// Another address is another feed, and what the catalog drops is read no more but kept.
async fn another_address(store: &Store, now: Timestamp) {
    let states = [("gone", 0), ("failing", 0), ("unread", 1), ("healthy", 1)];
    assert_eq!(store.feed_states().await.unwrap(), states);
    let wanted = [("a".to_owned(), "https://new.example/".to_owned())];
    store.want_feeds(&wanted, now, 0).await.unwrap();
    let feeds = store.feeds().await.unwrap();
    assert_eq!((feeds.len(), feeds[0].etag.as_deref(), feeds[0].moved_to.as_deref()), (1, None, None));
    assert_eq!(store.episodes_of("a").await.unwrap().len(), 1);
    // What nobody wanted for a while is known all the same when it is wanted again: it is no feed that is read for the
    // first time.
    let mut read = feeds[0].clone();
    (read.etag, read.read_at) = (Some("\"2\"".to_owned()), Some(now));
    let claimed = store.claim_feeds(now, 1).await.unwrap().remove(0);
    let kept = KeptReading { seen_at: now, ..KeptReading::default() };
    assert!(store.keep_reading(&claimed, &read, &kept).await.unwrap());
    store.want_feeds(&[], now, 0).await.unwrap();
    assert!(store.feeds().await.unwrap().is_empty());
    store.want_feeds(&wanted, now, 0).await.unwrap();
    assert_eq!(store.feeds().await.unwrap()[0].read_at, Some(now));
    store.want_feeds(&[], now, 0).await.unwrap();
    store.know_feeds(&wanted, now, 0).await.unwrap();
    assert_eq!(store.feeds().await.unwrap()[0].etag.as_deref(), Some("\"2\""));
}

fn follow_of(podcast: Option<&str>, topic: Option<&str>, since: Timestamp) -> Follow {
    Follow {
        guild: GUILD,
        id: 0,
        channel: 5,
        podcast: podcast.map(str::to_owned),
        topic: topic.map(str::to_owned),
        publish: true,
        adults: false,
        since,
        cause: None,
        set_by: 3,
        locale: crate::locale::Locale::English,
        role: Some(4),
        self_role: true,
        thread: true,
        forum: Some(ForumPost { tag: Some(8) }),
    }
}

/// Follows, each under a number of its own, and how they stop.
async fn follows(store: &Store, now: Timestamp) {
    let follow = |podcast: Option<&str>, topic: Option<&str>| follow_of(podcast, topic, now);
    assert!(store.follow(&follow(Some("a"), None)).await.unwrap());
    assert!(store.follow(&follow(None, Some("django"))).await.unwrap());
    // The same again stays the one it is.
    assert!(store.follow(&follow(Some("a"), None)).await.unwrap());
    let all = store.follows(GUILD).await.unwrap();
    assert_eq!(all.iter().map(|follow| follow.podcast.as_deref()).collect::<Vec<_>>(), [Some("a"), None]);
    assert_eq!(store.follows_of_podcast("a").await.unwrap().len(), 1);
    assert_eq!(store.follows_of_topic("django").await.unwrap(), [all[1].clone()]);
    assert!(store.stop_follow(GUILD, all[1].id, &Cause::Permission(vec![Right::EmbedLinks])).await.unwrap());
    assert!(!store.stop_follow(GUILD, all[1].id, &Cause::Permission(vec![Right::EmbedLinks])).await.unwrap());
    assert!(store.follows_of_topic("django").await.unwrap().is_empty());
    assert_eq!(
        store.follows(GUILD).await.unwrap()[1].cause,
        Some(Cause::Permission(vec![Right::EmbedLinks]))
    );
    for n in 0..MOST_FOLLOWS {
        store.follow(&follow(Some(&format!("p{n}")), None)).await.unwrap();
    }
    assert_eq!(store.follows(GUILD).await.unwrap().len(), MOST_FOLLOWS);
    assert!(!store.follow(&follow(Some("one-more"), None)).await.unwrap());
    assert!(store.unfollow(GUILD, all[0].id).await.unwrap());
    assert!(!store.unfollow(GUILD, all[0].id).await.unwrap());
}

#[tokio::test]
async fn sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    slots::nobodys(&store).await;
    a_long_queue(&store).await;
    a_queue_that_many_add_to(&store).await;
    fleet::agreements(&store).await;
    fleet::questions(&store).await;
    shelf::stories(&store).await;
    votes::votes(&store).await;
    show_news::stories(&store).await;
    ratings(&store).await;
    feeds::stories(&store).await;
    slots::stories(&store).await;
    set_aside_by_two(&store).await;
    back_before_it_is_forgotten(&store).await;
    Box::pin(story(&store)).await;
}

#[tokio::test]
#[ignore = "needs an empty PostgreSQL database: TEST_DATABASE_URL=postgres://… cargo test -- --ignored"]
async fn postgresql() {
    let address = std::env::var("TEST_DATABASE_URL").unwrap();
    let place = Place::Server(SecretString::new(address.clone()));
    // Two that start together bring the schema up to date one after the other.
    let (one, other) =
        tokio::join!(Store::open(&place, Clock::default()), Store::open(&place, Clock::default()));
    other.unwrap().close().await;
    let store = one.unwrap();
    a_long_queue(&store).await;
    a_queue_that_many_add_to(&store).await;
    fleet::agreements(&store).await;
    fleet::questions(&store).await;
    shelf::stories(&store).await;
    shelf::decided_at_once(&store).await;
    votes::votes(&store).await;
    show_news::stories(&store).await;
    ratings(&store).await;
    feeds::stories(&store).await;
    slots::stories(&store).await;
    set_aside_by_two(&store).await;
    back_before_it_is_forgotten(&store).await;
    Box::pin(story(&store)).await;
}

#[tokio::test]
async fn one_folder_has_one_podpick() {
    let folder = tempfile::tempdir().unwrap();
    let first = file(&folder).await;
    let place = Place::Folder(folder.path().to_owned());
    let second = Store::open(&place, Clock::default()).await.unwrap_err();
    assert!(matches!(second, OpenError::InUse(_)) && second.passing(), "{second}");
    first.close().await;
    drop(first);
    file(&folder).await.close().await;
}

#[tokio::test]
async fn what_podpick_did_not_write_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("podpick.db");
    let garbage = b"This is not a database, but it was somebody's.".repeat(100);
    std::fs::write(&path, &garbage).unwrap();
    let place = Place::Folder(folder.path().to_owned());
    let refused = Store::open(&place, Clock::default()).await.unwrap_err();
    assert!(matches!(refused, OpenError::Damaged(..)) && !refused.passing(), "{refused}");
    assert_eq!(std::fs::read(&path).unwrap(), garbage);
}

#[tokio::test]
async fn a_newer_store_is_refused_and_an_older_one_copied_first() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    store.save_schedule(&schedule(GUILD)).await.unwrap();
    let Pool::Sqlite(pool) = &store.pool else { unreachable!() };
    // As it was before the outbox.
    for statement in [
        "DROP TABLE outbox",
        "DROP TABLE asked",
        "DROP TABLE feed",
        "DROP TABLE episode",
        "DROP TABLE follow",
        "DROP TABLE gate",
        "DROP TABLE identify",
        "DROP TABLE shard_lease",
        "DROP TABLE gap",
        "DROP TABLE taken",
        "DROP TABLE gone",
        "DROP TABLE gateway_session",
        "DROP TABLE registered",
        "DROP TABLE shelf",
        "DROP TABLE own_show",
        "DROP TABLE hidden_show",
        "DROP TABLE own_alias",
        "DROP TABLE suggestion",
        "DROP TABLE suggested",
        "DROP TABLE missing",
        "DROP TABLE rating",
        "ALTER TABLE schedule DROP COLUMN locale",
        "ALTER TABLE schedule DROP COLUMN vote",
        "ALTER TABLE schedule DROP COLUMN forum",
        "ALTER TABLE schedule DROP COLUMN self_role",
        "DROP TABLE vote",
        "DROP TABLE told_show",
        "DELETE FROM _sqlx_migrations WHERE version >= 2",
    ] {
        sqlx::query(statement).execute(pool).await.unwrap();
    }
    store.close().await;
    drop(store);
    let store = file(&folder).await;
    assert_eq!(store.schedule(GUILD).await.unwrap(), Some(Schedule { self_role: false, ..schedule(GUILD) }));
    assert!(folder.path().join("podpick.before-2.db").exists());
    let Pool::Sqlite(pool) = &store.pool else { unreachable!() };
    sqlx::query("UPDATE _sqlx_migrations SET version = 99 WHERE version = 2").execute(pool).await.unwrap();
    store.close().await;
    drop(store);
    let place = Place::Folder(folder.path().to_owned());
    let newer = Store::open(&place, Clock::default()).await.unwrap_err();
    assert!(matches!(newer, OpenError::Newer(_, 99)), "{newer}");
}

/// A full disk ends a transaction on its own; the next one begins all the same.
#[tokio::test]
async fn a_transaction_that_the_disk_ended_holds_up_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    let Pool::Sqlite(pool) = &store.pool else { unreachable!() };
    let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(pool).await.unwrap();
    let most = sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
    sqlx::query(most).execute(pool).await.unwrap();
    let mut failed = 0;
    for round in 0..200 {
        let counts: Vec<_> = (0..50).map(|topic| (GUILD + round, topic, 1)).collect();
        if store.count_asked(&counts).await.is_err() {
            failed += 1;
            break;
        }
    }
    assert_eq!(failed, 1, "it never got full");
    // The connection that met it is another one now, without the limit.
    store.count_asked(&[(GUILD, 4, 1)]).await.unwrap();
    assert!(store.post(&message(9, "2026-11-01T17:30:00Z"), None).await.unwrap());
    store.close().await;
}

#[tokio::test]
async fn calls_for_one_answer_share_the_time_until_it_is_due() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    let due = std::time::Instant::now();
    let late = super::answering(due, store.schedule(GUILD)).await;
    assert!(matches!(late, Err(StoreError::Busy)), "{late:?}");
    let soon = due + std::time::Duration::from_mins(1);
    assert_eq!(super::answering(soon, store.schedule(GUILD)).await.unwrap(), None);
    assert_eq!(store.schedule(GUILD).await.unwrap(), None, "a job has a limit of its own");
}

/// Counts that are none: nothing says how old the store is then, and it starts all the same.
#[tokio::test]
async fn times_and_counts_that_are_none_hold_up_no_start_and_no_pick() {
    let folder = tempfile::tempdir().unwrap();
    for odd in ["'x'", "x'00'", "0.5", "9223372036854775807"] {
        let store = file(&folder).await;
        store.outdate_copies().await.unwrap();
        let set = format!(
            "INSERT OR REPLACE INTO gate (name, free_at) VALUES ('count', {odd}), ('restored', {odd})"
        );
        changed!(store, sqlx::query(sqlx::AssertSqlSafe(set))).unwrap();
        let now = store.now().await.unwrap();
        assert!(store.restored_at().await.unwrap() >= Some(now), "{odd}");
        assert!(store.restored_at().await.unwrap().is_some_and(|at| at.duration_since(now).as_hours() < 1));
        store.close().await;
        drop(store);
        let store = file(&folder).await;
        store.outdate_copies().await.unwrap();
        store.outdate_copies().await.unwrap();
        store.close().await;
    }
}
