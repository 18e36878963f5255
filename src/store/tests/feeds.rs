//! Feeds that change under what is queued, told and followed: the same stories on both databases.

use jiff::{SignedDuration, Timestamp};

use super::super::{Added, FeedState, Follow, KeptReading, NewPick, ShowNote, Store};
use super::an_episode;
use crate::feeds::parse::Episode;
use crate::locale::Locale;
use crate::outbox::{Cause, EpisodeRef, Message, MessageKind, NoteKind, State, ToldEpisode};

const GUILD: u64 = 71;
const SHOW: &str = "moving-show";

pub(super) async fn stories(store: &Store) {
    let now = store.now().await.unwrap();
    assert!(store.follow(&follow("another-show", None, now)).await.unwrap());
    renamed_at_once(store).await;
    one_notice_takes_in(store).await;
    ended_meanwhile(store).await;
    wanted_since(store).await;
    set_again_and_ended(store).await;
    kept_no_longer(store).await;
    store.want_feeds(&[], store.now().await.unwrap(), 0).await.unwrap();
    store.forget_guild(GUILD).await.unwrap();
}

fn shows() -> [(String, String); 1] {
    [(SHOW.to_owned(), "https://moving.example/".to_owned())]
}

async fn feed(store: &Store) -> FeedState {
    store.feeds().await.unwrap().into_iter().find(|feed| feed.podcast == SHOW).unwrap()
}

async fn keep(store: &Store, kept: KeptReading<'_>) {
    let before = feed(store).await;
    let at = before.tried_at.unwrap_or(kept.seen_at) + SignedDuration::from_secs(1);
    let after = FeedState { tried_at: Some(at), ..before.clone() };
    assert!(store.keep_reading(&before, &after, &kept).await.unwrap());
}

fn told(identities: &[&str]) -> Vec<ToldEpisode> {
    let one = |identity: &&str| ToldEpisode { podcast: SHOW.to_owned(), identity: (*identity).to_owned() };
    identities.iter().map(one).collect()
}

fn notice(follow: i64, digest: &str, identities: &[&str], due: Timestamp) -> Message {
    let kind = MessageKind::NewEpisodes { follow, digest: digest.to_owned() };
    let podcast = Some(SHOW.to_owned());
    Message { podcast, told: told(identities), ..Message::new(GUILD, kind, 5, due) }
}

fn follow(podcast: &str, role: Option<u64>, since: Timestamp) -> Follow {
    Follow {
        guild: GUILD,
        id: 0,
        channel: 5,
        podcast: Some(podcast.to_owned()),
        topic: None,
        publish: false,
        adults: false,
        since,
        cause: None,
        set_by: 3,
        locale: Locale::English,
        role,
        self_role: false,
        thread: false,
        forum: None,
    }
}

/// The follows were read, and then the last one of the channel ended, or the server was forgotten: nobody is told.
async fn ended_meanwhile(store: &Store) {
    let now = store.now().await.unwrap();
    let told = async |digest: &str| {
        let late = notice(3, digest, &["late"], now);
        let kind = NoteKind::AboutShow { digest: digest.to_owned() };
        let message = Message::note(GUILD, kind, 5, Cause::ShowEnded, now);
        let news = ShowNote { podcast: SHOW.to_owned(), event: digest.to_owned(), message: message.clone() };
        let (messages, news) = (std::slice::from_ref(&late), std::slice::from_ref(&news));
        keep(store, KeptReading { seen_at: now, messages, news, ..KeptReading::default() }).await;
        let mut there = [false; 2];
        for (there, message) in there.iter_mut().zip([late, message]) {
            *there = store.message(&message.key()).await.unwrap().is_some();
        }
        there
    };
    let all = store.follows(GUILD).await.unwrap();
    assert!(store.follow(&follow(SHOW, None, now)).await.unwrap());
    assert!(store.unfollow(GUILD, all[0].id).await.unwrap());
    for queued in store.queue(GUILD).await.unwrap() {
        store.remove_queued(GUILD, queued.id).await.unwrap();
    }
    assert_eq!(told("c0").await, [true, true], "another follow of the channel may need it");
    let last = store.follows(GUILD).await.unwrap()[0].id;
    assert!(store.stop_follow(GUILD, last, &Cause::ChannelGone).await.unwrap());
    assert_eq!(told("c1").await, [false, false]);
    assert!(store.unfollow(GUILD, last).await.unwrap());
    assert_eq!(told("c2").await, [false, false]);
    assert!(store.follow(&follow(SHOW, None, now)).await.unwrap());
    store.guild_gone(GUILD, now).await.unwrap();
    assert_eq!(told("c3").await, [false, false]);
    store.forget_guild(GUILD).await.unwrap();
    assert_eq!(told("c4").await, [false, false]);
    // What the other stories need.
    for name in ["2", "3"] {
        let episode = Some(EpisodeRef::Feed(name.to_owned()));
        let pick =
            NewPick { guild: GUILD, podcast: SHOW.to_owned(), episode, note: None, week: None, picker: 3 };
        store.enqueue(&pick).await.unwrap();
    }
}

/// Guids that say the place in the feed, and two that change places.
async fn renamed_at_once(store: &Store) {
    let now = store.now().await.unwrap();
    let later = now + SignedDuration::from_secs(60);
    store.want_feeds(&shows(), now, 0).await.unwrap();
    let names = ["1", "2", "3", "a", "b"];
    let all: Vec<Episode> = names
        .iter()
        .map(|name| Episode { identity: (*name).to_owned(), title: format!("Was {name}"), ..an_episode() })
        .collect();
    let waiting = notice(9, "0", &names, now);
    keep(
        store,
        KeptReading {
            episodes: &all.iter().collect::<Vec<_>>(),
            seen_at: now,
            messages: std::slice::from_ref(&waiting),
            ..KeptReading::default()
        },
    )
    .await;
    for name in names {
        let episode = Some(EpisodeRef::Feed(name.to_owned()));
        let pick =
            NewPick { guild: GUILD, podcast: SHOW.to_owned(), episode, note: None, week: None, picker: 3 };
        store.enqueue(&pick).await.unwrap();
    }
    let renamed = [("1", "2"), ("2", "3"), ("3", "4"), ("a", "b"), ("b", "a")];
    let renamed = renamed.map(|(old, new)| (old.to_owned(), new.to_owned()));
    keep(store, KeptReading { renamed: &renamed, seen_at: later, ..KeptReading::default() }).await;
    let kept = store.kept_episodes_of(SHOW).await.unwrap();
    let kept: Vec<_> =
        kept.iter().map(|one| (&*one.episode.identity, &*one.episode.title, one.seen_at)).collect();
    let at = Timestamp::from_millisecond(now.as_millisecond()).unwrap();
    assert_eq!(
        kept,
        [("2", "Was 1", at), ("3", "Was 2", at), ("4", "Was 3", at), ("a", "Was b", at), ("b", "Was a", at)]
    );
    let queue = store.queue(GUILD).await.unwrap();
    let queued: Vec<_> = queue.iter().filter_map(|one| one.pick.episode.as_ref()?.identity()).collect();
    assert_eq!(queued, ["2", "3", "4", "b", "a"]);
    assert_eq!(store.message(&waiting.key()).await.unwrap().unwrap().told, told(&["2", "3", "4", "b", "a"]));
}

/// Where two notices of a follow wait, one of them takes in what is new.
async fn one_notice_takes_in(store: &Store) {
    let now = store.now().await.unwrap();
    let hours = |hours| now + SignedDuration::from_hours(hours);
    let (first, second) = (notice(7, "0", &["x"], now), notice(7, "1", &["y"], hours(1)));
    for one in [&first, &second] {
        assert!(store.post(one, None).await.unwrap());
    }
    let third = notice(7, "2", &["z"], hours(2));
    keep(
        store,
        KeptReading { seen_at: now, messages: std::slice::from_ref(&third), ..KeptReading::default() },
    )
    .await;
    let of = async |message: &Message| store.message(&message.key()).await.unwrap().map(|one| one.told);
    assert_eq!(of(&first).await, Some(told(&["x", "z"])));
    assert_eq!(of(&second).await, Some(told(&["y"])));
    assert_eq!(of(&third).await, None);
}

/// From when on a show counts is when it became wanted, or wanted again.
async fn wanted_since(store: &Store) {
    let now = store.now().await.unwrap();
    let hours = |hours| {
        let at = now + SignedDuration::from_hours(hours);
        Timestamp::from_millisecond(at.as_millisecond()).unwrap()
    };
    let since = async || feed(store).await.wanted_since;
    let begun = since().await;
    store.want_feeds(&[], now, 0).await.unwrap();
    store.want_feeds(&shows(), hours(1), 0).await.unwrap();
    assert_eq!(since().await, begun, "it was away for an hour only");
    store.want_feeds(&[], hours(-30), 0).await.unwrap();
    store.want_feeds(&shows(), hours(1), 0).await.unwrap();
    assert_eq!(since().await, hours(1));
    store.want_feeds(&shows(), hours(2), 0).await.unwrap();
    store.know_feeds(&shows(), hours(2), 0).await.unwrap();
    let moved = [(SHOW.to_owned(), "https://moved.example/".to_owned())];
    store.want_feeds(&moved, hours(2), 0).await.unwrap();
    assert_eq!(since().await, hours(1), "another address is the same show");
    store.want_feeds(&[], hours(3), 0).await.unwrap();
    store.know_feeds(&shows(), hours(4), 0).await.unwrap();
    assert_eq!(since().await, hours(1), "an own show that was away for an hour");
    store.want_feeds(&[], hours(-30), 0).await.unwrap();
    store.know_feeds(&shows(), hours(4), 0).await.unwrap();
    assert_eq!(since().await, hours(4));
}

/// Of a catalog's show all is kept for a month after it left; of a server's own nothing once no server has it.
async fn kept_no_longer(store: &Store) {
    let now = store.now().await.unwrap();
    let days = |days: i64| now + SignedDuration::from_hours(24 * days);
    let own = super::shelf::show("kept-no-longer");
    assert_eq!(store.add_own_show(GUILD, &own, None, now).await.unwrap(), Added::Done);
    let [catalogs] = shows();
    let both = [catalogs.clone(), (own.id.clone(), own.feed.clone().unwrap())];
    let ours = [SHOW.to_owned(), own.id.clone()];
    let want = async |wanted: &[(String, String)], at| {
        let gone = store.want_feeds(wanted, at, 0).await.unwrap();
        gone.into_iter().filter(|podcast| ours.contains(podcast)).collect::<Vec<_>>()
    };
    assert!(want(&both, now).await.is_empty());
    assert!(want(&[], now).await.is_empty(), "the server has it, whatever a process says");
    assert!(want(&both, days(1)).await.is_empty());
    assert!(store.remove_own_show(GUILD, &own.id).await.unwrap());
    assert_eq!(want(&both[..1], days(2)).await, [own.id]);
    // Some of the catalog's episodes are still queued.
    assert!(want(&[], days(3)).await.is_empty() && want(&[], days(34)).await.is_empty());
    assert!(!store.kept_episodes_of(SHOW).await.unwrap().is_empty());
    for queued in store.queue(GUILD).await.unwrap() {
        assert!(store.remove_queued(GUILD, queued.id).await.unwrap());
    }
    assert!(want(&both[..1], days(35)).await.is_empty() && want(&[], days(36)).await.is_empty());
    assert!(want(&[], days(65)).await.is_empty(), "it was wanted meanwhile");
    assert_eq!(want(&[], days(67)).await, [catalogs.0]);
    assert!(store.kept_episodes_of(SHOW).await.unwrap().is_empty());
}

/// A follow that is set again stays the one it was, unless it had stopped; one that is ended takes along what waits.
async fn set_again_and_ended(store: &Store) {
    let now = store.now().await.unwrap();
    let later = now + SignedDuration::from_hours(1);
    let follow = |role, since| follow(SHOW, role, since);
    let only = async || {
        let mut all = store.follows(GUILD).await.unwrap();
        assert_eq!(all.len(), 1);
        all.remove(0)
    };
    assert!(store.follow(&follow(None, now)).await.unwrap());
    let first = only().await;
    assert!(store.follow(&follow(Some(4), later)).await.unwrap());
    assert_eq!(only().await, Follow { role: Some(4), ..first.clone() });
    assert!(store.stop_follow(GUILD, first.id, &Cause::ChannelGone).await.unwrap());
    assert!(store.follow(&follow(None, later)).await.unwrap());
    let second = only().await;
    assert!(second.id > first.id && second.since > first.since && second.cause.is_none());
    let (mine, another) = (notice(second.id, "0", &["x"], now), notice(second.id + 1, "0", &["x"], now));
    for one in [&mine, &another] {
        assert!(store.post(one, None).await.unwrap());
    }
    assert!(store.unfollow(GUILD, second.id).await.unwrap());
    assert_eq!(store.message(&mine.key()).await.unwrap().unwrap().state, State::Skipped);
    assert_eq!(store.message(&another.key()).await.unwrap().unwrap().state, State::Waiting);
    assert!(store.claim(later, 9).await.unwrap().iter().all(|one| one.message.key() != mine.key()));
}
