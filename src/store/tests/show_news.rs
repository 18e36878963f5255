//! Who hears what became of a show, and that each hears it once: the same story on both databases.

use jiff::{SignedDuration, Timestamp};

use super::super::{Concerned, FeedState, Follow, KeptReading, NewPick, Schedule, ShowNote, Store};
use super::schedule;
use crate::locale::Locale;
use crate::outbox::{Cause, ForumPost, Message, NoteKind};

const FOLLOWS: u64 = 91;
const QUEUES: u64 = 92;
const BOTH: u64 = 93;
const SILENT: u64 = 94;
const SHOW: &str = "news-show";

fn follow(guild: u64, channel: u64) -> Follow {
    Follow {
        guild,
        id: 0,
        channel,
        podcast: Some(SHOW.to_owned()),
        topic: None,
        publish: false,
        adults: false,
        since: Timestamp::UNIX_EPOCH,
        cause: None,
        set_by: 3,
        locale: Locale::French,
        role: None,
        self_role: false,
        thread: false,
        forum: None,
    }
}

async fn queue(store: &Store, guild: u64) {
    let pick = NewPick { guild, podcast: SHOW.to_owned(), episode: None, note: None, week: None, picker: 3 };
    store.enqueue(&pick).await.unwrap();
}

/// Reads the feed, which gives this note; whether the note came to the outbox.
async fn told(store: &Store, feed: &mut FeedState, event: &str, at: Timestamp) -> bool {
    let kind = NoteKind::AboutShow { digest: format!("{event}-{}", at.as_second()) };
    let message = Message::note(FOLLOWS, kind, 5, Cause::ShowEnded, at);
    let note = ShowNote { podcast: SHOW.to_owned(), event: event.to_owned(), message: message.clone() };
    let after = FeedState { tried_at: Some(at), ..feed.clone() };
    let news = std::slice::from_ref(&note);
    let kept = KeptReading { seen_at: at, news, ..KeptReading::default() };
    assert!(store.keep_reading(feed, &after, &kept).await.unwrap());
    *feed = after;
    store.message(&message.key()).await.unwrap().is_some()
}

pub(super) async fn stories(store: &Store) {
    concerned(store).await;
    once(store).await;
    for guild in [FOLLOWS, QUEUES, BOTH, SILENT] {
        store.forget_guild(guild).await.unwrap();
    }
    assert!(!kept(store).await, "all is gone with its server");
}

async fn kept(store: &Store) -> bool {
    let guilds = store.guilds_kept(FOLLOWS - 1, 9).await.unwrap();
    guilds.iter().any(|(guild, _)| (FOLLOWS..=SILENT).contains(guild))
}

async fn concerned(store: &Store) {
    let now = store.now().await.unwrap();
    assert!(store.follow(&follow(FOLLOWS, 5)).await.unwrap());
    let forum = Some(ForumPost { tag: Some(8) });
    assert!(store.follow(&Follow { forum, ..follow(FOLLOWS, 6) }).await.unwrap());
    queue(store, QUEUES).await;
    store.save_schedule(&schedule(QUEUES)).await.unwrap();
    queue(store, BOTH).await;
    assert!(store.follow(&follow(BOTH, 7)).await.unwrap());
    store.save_schedule(&Schedule { locale: Locale::German, ..schedule(BOTH) }).await.unwrap();
    queue(store, SILENT).await;
    store.save_schedule(&Schedule { reminders: None, ..schedule(SILENT) }).await.unwrap();
    let server = |guild, reminders, follow| Concerned { guild, reminders, follow, member: None, forum: None };
    let only_follows = server(FOLLOWS, None, Some((5, Locale::French)));
    let queued_by = |locale| Some((3, locale));
    let only_queues =
        Concerned { member: queued_by(Locale::English), ..server(QUEUES, Some((9, Locale::English)), None) };
    let both = Concerned {
        member: queued_by(Locale::German),
        ..server(BOTH, Some((9, Locale::German)), Some((7, Locale::French)))
    };
    // Nobody said where to tell moderators.
    let silent = Concerned { member: queued_by(Locale::English), ..server(SILENT, None, None) };
    let all = store.concerned_by(SHOW).await.unwrap();
    assert_eq!(all, [only_follows.clone(), only_queues.clone(), both, silent.clone()]);
    // A follow that stopped is none, and who removed podpick hears nothing.
    let first = store.follows(FOLLOWS).await.unwrap()[0].id;
    assert!(store.stop_follow(FOLLOWS, first, &Cause::ChannelGone).await.unwrap());
    store.guild_gone(BOTH, now).await.unwrap();
    let other = Concerned { follow: Some((6, Locale::French)), forum, ..only_follows };
    assert_eq!(store.concerned_by(SHOW).await.unwrap(), [other, only_queues, silent.clone()]);
    // Who asked to be forgotten is told nothing.
    store.forget_member(3, "").await.unwrap();
    let all = store.concerned_by(SHOW).await.unwrap();
    assert_eq!(all.last(), Some(&Concerned { member: None, ..silent }));
    assert_eq!(store.concerned_by("another").await.unwrap(), []);
}

async fn once(store: &Store) {
    let now = store.now().await.unwrap();
    let later = |hours| now + SignedDuration::from_hours(hours);
    let address = "https://news.example/".to_owned();
    store.know_feeds(&[(SHOW.to_owned(), address)], now, 0).await.unwrap();
    let feeds = store.feeds().await.unwrap();
    let mut feed = feeds.into_iter().find(|feed| feed.podcast == SHOW).unwrap();
    assert!(told(store, &mut feed, "ended", later(1)).await);
    assert!(!told(store, &mut feed, "ended", later(2)).await, "once, whatever the feed says");
    assert!(told(store, &mut feed, "gone", later(3)).await);
    assert!(told(store, &mut feed, "moved:a", later(4)).await);
    assert!(!told(store, &mut feed, "moved:a", later(5)).await);
    assert!(told(store, &mut feed, "moved:b", later(6)).await);
    assert!(!told(store, &mut feed, "moved:c", later(7)).await, "two moves a day");
    assert!(!told(store, &mut feed, "ended", later(2_400)).await, "also after its note is deleted");
    assert!(told(store, &mut feed, "moved:c", later(2_401)).await);
}
