//! What processes of a fleet agree on, and what is counted: the same story on both databases.

use std::time::Duration;

use jiff::SignedDuration;
use tokio::task::JoinSet;

use super::super::pool::changed;
use super::super::{Gap, SessionCount, ShardRange, Store, StoreError, acting};

fn range(first: u32, last: u32, of: u32) -> ShardRange {
    ShardRange { first, last, of }
}

/// Gates, sessions, leases and interactions.
pub(super) async fn agreements(store: &Store) {
    let second = SignedDuration::from_secs(1);
    // Turns are handed out one after the other, whoever asks.
    let first = store.queue_at("rest", second).await.unwrap();
    let next = store.queue_at("rest", second).await.unwrap();
    assert_eq!(next.duration_since(first), second);
    // One passes; a gate closed for an hour by a clock that was set back does not hold.
    assert!(store.pass("a", SignedDuration::from_secs(50)).await.unwrap());
    assert!(!store.pass("a", SignedDuration::from_secs(50)).await.unwrap());
    assert!(store.pass("b", SignedDuration::from_hours(1)).await.unwrap());
    assert!(store.pass("b", second).await.unwrap());

    sessions(store).await;

    let lease = SignedDuration::from_secs(30);
    let low = range(0, 7, 16);
    assert!(store.hold_shards(low, "anna", lease).await.unwrap());
    assert!(store.hold_shards(low, "anna", lease).await.unwrap(), "kept");
    assert!(!store.hold_shards(low, "ben", lease).await.unwrap(), "held by another");
    assert!(!store.hold_shards(range(4, 9, 16), "ben", lease).await.unwrap(), "some of them are held");
    assert!(!store.hold_shards(range(0, 0, 1), "ben", lease).await.unwrap(), "parted otherwise");
    assert!(store.hold_shards(range(8, 15, 16), "ben", lease).await.unwrap());
    store.release_shards(low, "ben").await.unwrap();
    store.release_shards(low, "anna").await.unwrap();
    assert!(store.hold_shards(low, "ben", lease).await.unwrap(), "taken over");
    assert!(!store.hold_shards(low, "anna", lease).await.unwrap());

    interactions(store).await;
    assert_eq!(store.restored_at().await.unwrap(), None);
}

/// What one process took and did not do is done by another, once.
async fn interactions(store: &Store) {
    let other = Store { process: store.process.wrapping_add(1), ..store.clone() };
    let take = async |store: &Store, id| store.take_interaction(id, false).await.unwrap();
    let (gate, step) = ("acts", SignedDuration::from_millis(1));
    let first = take(store, 7).await;
    assert!(first.is_some());
    assert_eq!(take(store, 7).await, None, "it is doing it");
    if store.is_shared() {
        assert_eq!(take(&other, 7).await, None, "so it may be");
        let ago = "UPDATE taken SET at = at - 11000 WHERE interaction = 7";
        changed!(store, sqlx::query(ago)).unwrap();
    }
    let second = take(&other, 7).await;
    assert!(second.is_some(), "the first one died");
    let late = acting(first, store.pass(gate, step)).await;
    assert!(matches!(late, Err(StoreError::Busy)), "and if it did not, it does nothing any more: {late:?}");
    assert!(acting(second, other.pass(gate, step)).await.unwrap());
    for store in [store, &other] {
        assert_eq!(take(store, 7).await, None, "it is done");
    }
    // What was answered without a change is done as well, and what is no change of the store is done at once.
    store.interaction_done(take(store, 8).await.unwrap()).await.unwrap();
    assert!(store.take_interaction(9, true).await.unwrap().is_some());
    assert_eq!((take(&other, 8).await, take(&other, 9).await), (None, None));
}

/// Of twenty who ask at once, as many begin a session as may.
async fn sessions(store: &Store) {
    const HOUR: Duration = Duration::from_hours(1);
    let three = |begun: SessionCount| {
        assert!(begun.oldest <= begun.newest);
        if begun.count < 3 { Duration::ZERO } else { HOUR }
    };
    let mut asking = JoinSet::new();
    for n in 0..20 {
        let store = store.clone();
        asking.spawn(async move { store.begin_session(&format!("s{n}"), three).await.unwrap() });
    }
    let waits = asking.join_all().await;
    assert_eq!(waits.iter().filter(|wait| wait.is_zero()).count(), 3);
    assert!(waits.iter().all(|wait| wait.is_zero() || *wait == HOUR));
    for n in 0..20 {
        store.give_session_back(&format!("s{n}")).await.unwrap();
    }
    let none = |begun: SessionCount| if begun.count == 0 { Duration::ZERO } else { HOUR };
    assert_eq!(store.begin_session("again", none).await.unwrap(), Duration::ZERO);
    assert_eq!(store.begin_session("more", none).await.unwrap(), HOUR);
}

/// Questions that found nothing, and figures.
pub(super) async fn questions(store: &Store) {
    let now = store.now().await.unwrap();
    let day = SignedDuration::from_hours(24);
    let gap = |question: &str, times| (question.to_owned(), times);
    let counted = |question: &str, times| (None, question.to_owned(), times);
    let long_ago = now.checked_sub(day * 89).unwrap();
    store.count_gaps(&[counted("old", 9), counted("pottery", 1)], long_ago).await.unwrap();
    store.count_gaps(&[counted("pottery", 2), counted("sailing", 2)], now).await.unwrap();
    let told: Vec<(String, u64)> =
        store.gaps(10).await.unwrap().into_iter().map(|gap| (gap.question, gap.times)).collect();
    assert_eq!(told, [gap("old", 9), gap("pottery", 3), gap("sailing", 2)]);
    assert_eq!(store.gaps(1).await.unwrap().len(), 1);
    // Two days later the old one is forgotten by itself.
    store.count_gaps(&[], now.checked_add(day * 2).unwrap()).await.unwrap();
    let left = store.gaps(10).await.unwrap();
    assert_eq!(left.len(), 2);
    // What was asked again since it was read stays.
    let later = now.checked_add(SignedDuration::from_mins(1)).unwrap();
    store.count_gaps(&[counted("sailing", 1)], later).await.unwrap();
    store.forget_gaps(&left).await.unwrap();
    let left: Vec<Gap> = store.gaps(10).await.unwrap();
    assert_eq!(left.iter().map(|gap| gap.question.as_str()).collect::<Vec<_>>(), ["sailing"]);

    let (waiting, oldest) = store.outbox_depth().await.unwrap();
    assert_eq!(waiting == 0, oldest.is_none());
    assert!(store.waiting(now, 3).await.unwrap() <= 3);
    let places = store.places(None, 100).await.unwrap();
    assert!(places.is_sorted_by_key(|place| (place.guild, place.channel)));
    for place in &places {
        let own = store.places(Some(place.guild), 100).await.unwrap();
        assert!(own.contains(place) && own.iter().all(|one| one.guild == place.guild));
    }
}
