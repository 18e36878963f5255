//! Servers' own shelves, suggestions and what becomes of them with their servers: the same stories on both databases.

use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinSet;

use super::super::{Added, Pool, Reviews, Store, Suggested, Suggestion};
use crate::catalog::{Level, MOST_OWN_ALIASES, MOST_OWN_SHOWS, OwnAlias, OwnShow, Shelf};
use crate::locale::Locale;
use crate::outbox::{Cause, Message, MessageKind, State};

const MEMBER: u64 = 333_000_000_000_000_007;

pub(super) fn show(name: &str) -> OwnShow {
    OwnShow {
        id: OwnShow::id_of(&format!("https://{name}.example/feed")),
        title: format!("The \"{name}\" show'; DROP TABLE own_show \u{1f600}"),
        site: None,
        feed: Some(format!("https://{name}.example/feed")),
        artwork: Some("https://pictures.example/1.png".to_owned()),
        hosts: vec!["Ada".to_owned(), "Grace".to_owned()],
        language: Some("de".to_owned()),
        level: Level::Advanced,
        explicit: true,
        why: "Because.".to_owned(),
        topics: vec!["django".to_owned(), "web".to_owned()],
        curator: Some(MEMBER),
    }
}

fn suggestion(guild: u64, name: &str, member: u64, at: Timestamp) -> Suggestion {
    let show = OwnShow { curator: Some(member), ..show(name) };
    Suggestion { guild, show, at, tell: true, locale: Locale::German }
}

async fn revision(store: &Store, guild: u64) -> Option<u64> {
    let all = store.shelf_revisions().await.unwrap();
    all.into_iter().find_map(|(one, revision)| (one == guild).then_some(revision))
}

/// Runs a statement as nobody but a test would.
async fn run(store: &Store, statement: &'static str) {
    match &store.pool {
        Pool::Sqlite(pool) => drop(sqlx::query(statement).execute(pool).await.unwrap()),
        Pool::Postgres(pool) => drop(sqlx::query(statement).execute(pool).await.unwrap()),
    }
}

pub(super) async fn stories(store: &Store) {
    a_shelf(store).await;
    many_at_once(store).await;
    waiting(store).await;
    decided(store).await;
    limits(store).await;
    missing(store).await;
    a_guild_goes(store).await;
    a_member_goes(store).await;
    many_feeds(store).await;
}

/// Everything that is on a shelf, and that its revision rises with every change and with nothing else.
async fn a_shelf(store: &Store) {
    const GUILD: u64 = 81;
    let now = store.now().await.unwrap();
    assert_eq!(store.shelf(GUILD).await.unwrap(), Shelf::default());
    assert!(!store.remove_own_show(GUILD, "own-x").await.unwrap());
    assert_eq!(revision(store, GUILD).await, None, "nothing changed");
    let mut before = 0;
    let mut rises = async |what: &str| {
        let is = revision(store, GUILD).await.unwrap();
        assert!(is > before, "{what}");
        before = is;
    };
    assert_eq!(store.add_own_show(GUILD, &show("b"), None, now).await.unwrap(), Added::Done);
    rises("added").await;
    assert_eq!(store.add_own_show(GUILD, &show("a"), None, now).await.unwrap(), Added::Done);
    rises("another").await;
    let changed = OwnShow { why: "Better.".to_owned(), curator: None, ..show("b") };
    assert!(store.change_own_show(GUILD, &changed).await.unwrap());
    rises("changed").await;
    assert!(store.hide_show(GUILD, "snake-tales").await.unwrap());
    rises("hidden").await;
    assert!(store.set_alias(GUILD, "The Snake", "python").await.unwrap());
    rises("named").await;
    assert!(store.set_alias(GUILD, "the  snake", "django").await.unwrap());
    rises("named otherwise").await;
    assert_eq!(store.add_own_show(GUILD, &show("a"), None, now).await.unwrap(), Added::Known);
    assert!(!store.change_own_show(GUILD, &show("c")).await.unwrap());
    assert!(!store.hide_show(GUILD, "snake-tales").await.unwrap());
    assert!(!store.unhide_show(GUILD, "other").await.unwrap());
    assert!(!store.remove_alias(GUILD, "other").await.unwrap());
    let reviews = Reviews { channel: 5, locale: Locale::French };
    store.set_reviews(GUILD, Some(reviews)).await.unwrap();
    assert_eq!(revision(store, GUILD).await, Some(before), "answers are what they were");

    let wanted = Shelf {
        revision: before,
        // In the order in which they came, and who brought it stays.
        shows: vec![OwnShow { curator: Some(MEMBER), ..changed }, show("a")],
        hidden: vec!["snake-tales".to_owned()],
        aliases: vec![OwnAlias { alias: "the  snake".to_owned(), topic: "django".to_owned() }],
    };
    assert_eq!(store.shelf(GUILD).await.unwrap(), wanted);
    let all = store.shelves().await.unwrap();
    assert!(all.contains(&(GUILD, wanted)), "{all:?}");

    // A row that cannot be read concerns itself alone.
    run(store, "UPDATE own_show SET content = '{\"id\": 7' WHERE guild_id = 81 AND place = 2").await;
    assert_eq!(store.shelf(GUILD).await.unwrap().shows.len(), 1);
    let all = store.shelves().await.unwrap();
    assert_eq!(all.iter().find(|(guild, _)| *guild == GUILD).unwrap().1.shows.len(), 1);
    assert!(store.remove_own_show(GUILD, &show("a").id).await.unwrap());
    assert!(store.remove_own_show(GUILD, &show("b").id).await.unwrap());
    assert!(store.unhide_show(GUILD, "snake-tales").await.unwrap());
    assert!(store.remove_alias(GUILD, "THE SNAKE").await.unwrap());
    let empty = store.shelf(GUILD).await.unwrap();
    assert!(empty.revision > before && empty.shows.is_empty() && empty.aliases.is_empty());
    assert_eq!(store.reviews(GUILD).await.unwrap(), Some(reviews));
    store.set_reviews(GUILD, None).await.unwrap();
    assert_eq!(store.reviews(GUILD).await.unwrap(), None);
}

/// However many add at once, a shelf takes as many as it may.
async fn many_at_once(store: &Store) {
    const GUILD: u64 = 82;
    let now = store.now().await.unwrap();
    for n in 0..MOST_OWN_SHOWS - 3 {
        assert_eq!(store.add_own_show(GUILD, &show(&format!("n{n}")), None, now).await.unwrap(), Added::Done);
    }
    let mut adding = JoinSet::new();
    for n in 0..8 {
        let store = store.clone();
        // Every one of them twice.
        adding.spawn(async move {
            store.add_own_show(GUILD, &show(&format!("at-once-{}", n / 2)), None, now).await.unwrap()
        });
    }
    let added = adding.join_all().await;
    assert_eq!(added.iter().filter(|one| **one == Added::Done).count(), 3, "{added:?}");
    assert_eq!(store.shelf(GUILD).await.unwrap().shows.len(), MOST_OWN_SHOWS);
    for n in 0..MOST_OWN_ALIASES {
        assert!(store.set_alias(GUILD, &format!("name {n}"), "web").await.unwrap());
    }
    assert!(!store.set_alias(GUILD, "one more", "web").await.unwrap());
    assert!(store.set_alias(GUILD, "name 7", "django").await.unwrap(), "it has its place");
    let full = store.suggest(&suggestion(GUILD, "late", MEMBER, now), None).await.unwrap();
    assert_eq!(full, Suggested::ShelfFull);
    store.forget_guild(GUILD).await.unwrap();
}

/// A suggestion waits, is changed, added or declined, each once.
async fn waiting(store: &Store) {
    const GUILD: u64 = 83;
    let now = store.now().await.unwrap();
    let later = now + SignedDuration::from_secs(1);
    let one = suggestion(GUILD, "one", MEMBER, later);
    assert_eq!(store.suggest(&one, None).await.unwrap(), Suggested::Done);
    assert_eq!(store.suggest(&one, None).await.unwrap(), Suggested::Waiting);
    let other = suggestion(GUILD, "other", MEMBER, now);
    assert_eq!(store.suggest(&other, None).await.unwrap(), Suggested::Done);
    assert_eq!(store.suggestions(GUILD).await.unwrap(), [other.clone(), one.clone()]);
    assert_eq!(store.suggestion(GUILD, &one.show.id).await.unwrap(), Some(one.clone()));
    assert_eq!(store.suggestion(GUILD + 1, &one.show.id).await.unwrap(), None);
    assert_eq!(revision(store, GUILD).await, None, "no answer shows it");

    let better = OwnShow { why: "Better.".to_owned(), curator: Some(9), ..one.show.clone() };
    assert!(store.change_suggestion(GUILD, &better, one.at).await.unwrap());
    assert!(!store.change_suggestion(GUILD, &show("none"), now).await.unwrap());
    let kept = store.suggestion(GUILD, &one.show.id).await.unwrap().unwrap();
    assert_eq!(kept.show, OwnShow { curator: Some(MEMBER), ..better });
    assert_eq!(store.add_own_show(GUILD, &kept.show, None, now).await.unwrap(), Added::Done);
    assert_eq!(store.suggestions(GUILD).await.unwrap(), std::slice::from_ref(&other));
    assert_eq!(store.suggest(&one, None).await.unwrap(), Suggested::Known);

    let mut ending = JoinSet::new();
    for _ in 0..8 {
        let (store, one) = (store.clone(), other.clone());
        ending.spawn(async move { store.decline_suggestion(&one, None).await.unwrap() });
    }
    let ended = ending.join_all().await;
    assert_eq!(ended.iter().filter(|ended| **ended).count(), 1, "one of them did");
    assert!(store.suggestions(GUILD).await.unwrap().is_empty());
    store.forget_guild(GUILD).await.unwrap();
}

/// A decision takes the suggestion's card along, and what its member is told waits from then on; forgetting the member
/// takes both.
async fn decided(store: &Store) {
    const GUILD: u64 = 85;
    let now = store.now().await.unwrap();
    let member = MEMBER + 1;
    let suggest = async |name: &str| {
        let one = suggestion(GUILD, name, member, now);
        let kind = MessageKind::Suggestion { show: one.show.id.clone(), at: now.as_millisecond() };
        let card = Message {
            note: one.show.to_json().ok(),
            picker: Some(member),
            ..Message::new(GUILD, kind, 5, now)
        };
        assert_eq!(store.suggest(&one, Some(&card)).await.unwrap(), Suggested::Done);
        assert!(store.has_message(&card.key()).await.unwrap());
        let kind = MessageKind::Decision { show: one.show.id.clone(), at: now.as_millisecond(), added: true };
        let told = Message { picker: Some(member), ..Message::new(GUILD, kind, 0, now) };
        (one, card.key(), told)
    };
    let there = async |key: &str| store.has_message(key).await.unwrap();

    let (one, card, told) = suggest("accepted").await;
    assert_eq!(store.accept_suggestion(&one, Some(&told), now).await.unwrap(), Added::Done);
    assert!(!there(&card).await && there(&told.key()).await);
    // Sent, it is not kept.
    let claimed = store.claim(now, 99).await.unwrap();
    let claimed = claimed.iter().find(|claimed| claimed.message.key() == told.key()).unwrap();
    assert!(store.sent(claimed, 7, None).await.unwrap());
    assert!(!there(&told.key()).await);

    let (one, card, told) = suggest("declined").await;
    assert!(store.decline_suggestion(&one, Some(&told)).await.unwrap());
    assert!(!store.decline_suggestion(&one, Some(&told)).await.unwrap());
    assert!(!there(&card).await && there(&told.key()).await);

    let (one, card, _) = suggest("added at once").await;
    assert_eq!(store.last_review(GUILD).await.unwrap(), None, "it is on its way");
    let claimed = store.claim(now, 99).await.unwrap();
    let claimed = claimed.iter().find(|claimed| claimed.message.key() == card).unwrap();
    assert!(store.give_up(claimed, State::Failed, &Cause::ChannelGone).await.unwrap());
    assert_eq!(store.last_review(GUILD).await.unwrap().unwrap().cause, Some(Cause::ChannelGone));
    assert_eq!(store.add_own_show(GUILD, &one.show, None, now).await.unwrap(), Added::Done);
    assert!(!there(&card).await);
    assert_eq!(store.last_review(GUILD).await.unwrap(), None);

    let (_, card, _) = suggest("forgotten").await;
    assert_eq!(store.forget_member(member, "").await.unwrap().shelves, [GUILD]);
    assert!(!there(&card).await && !there(&told.key()).await, "no card and no message names the member");
    // Where moderators see suggestions, the doctor looks too, as long as podpick is there.
    let reviews = Reviews { channel: 77, locale: Locale::English };
    store.set_reviews(GUILD, Some(reviews)).await.unwrap();
    let places = async || {
        store.places(Some(GUILD), 9).await.unwrap().iter().map(|one| one.channel).collect::<Vec<_>>()
    };
    assert_eq!(places().await, [77]);
    store.guild_missing(GUILD, now).await.unwrap();
    assert!(places().await.is_empty());
    store.forget_guild(GUILD).await.unwrap();
}

/// Of those who decide at the same moment one does, also on a database that lets several write at once: each waits for the
/// one before, who is held up here by a lock that nobody else takes.
pub(super) async fn decided_at_once(store: &Store) {
    const GUILD: u64 = 86;
    let Pool::Postgres(pool) = &store.pool else { panic!("only there can two write at once") };
    let waiting = async || -> i64 {
        let waiting =
            sqlx::query_scalar("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
        waiting.fetch_one(pool).await.unwrap()
    };
    let now = store.now().await.unwrap();
    let member = MEMBER + 2;
    for forgets in [false, true] {
        let one = suggestion(GUILD, if forgets { "forgotten" } else { "declined" }, member, now);
        assert_eq!(store.suggest(&one, None).await.unwrap(), Suggested::Done);
        let kind = MessageKind::Decision { show: one.show.id.clone(), at: now.as_millisecond(), added: true };
        let told = Message { picker: Some(member), ..Message::new(GUILD, kind, 0, now) };
        let mut held = pool.begin().await.unwrap();
        sqlx::query("LOCK TABLE own_show IN SHARE ROW EXCLUSIVE MODE").execute(&mut *held).await.unwrap();
        let (adds, adding, message) = (store.clone(), one.clone(), told.clone());
        let adding = tokio::spawn(async move { adds.accept_suggestion(&adding, Some(&message), now).await });
        while waiting().await < 1 {
            tokio::task::yield_now().await;
        }
        let (other, shown) = (store.clone(), one.clone());
        let other = tokio::spawn(async move {
            if forgets {
                other.forget_member(member, "").await.map(|_| false)
            } else {
                other.decline_suggestion(&shown, None).await
            }
        });
        while waiting().await < 2 && !other.is_finished() {
            tokio::task::yield_now().await;
        }
        held.rollback().await.unwrap();
        assert_eq!(adding.await.unwrap().unwrap(), Added::Done);
        assert!(!other.await.unwrap().unwrap(), "it was added, and not declined");
        let shows = store.shelf(GUILD).await.unwrap().shows;
        let added = shows.iter().find(|show| show.id == one.show.id).unwrap();
        assert_eq!(added.curator, (!forgets).then_some(member));
        assert_eq!(store.has_message(&told.key()).await.unwrap(), !forgets);
    }
    store.forget_guild(GUILD).await.unwrap();
}

/// Of one member, within a day, and of all.
async fn limits(store: &Store) {
    const GUILD: u64 = 84;
    let now = store.now().await.unwrap();
    let suggest = async |name: String, member, at| {
        store.suggest(&suggestion(GUILD, &name, member, at), None).await.unwrap()
    };
    let mut asking = JoinSet::new();
    for n in 0..8 {
        let store = store.clone();
        asking.spawn(async move {
            store.suggest(&suggestion(GUILD, &format!("s{n}"), MEMBER, now), None).await.unwrap()
        });
    }
    let said = asking.join_all().await;
    assert_eq!(said.iter().filter(|one| **one == Suggested::Done).count(), 5, "{said:?}");
    assert!(said.iter().all(|one| matches!(one, Suggested::Done | Suggested::MemberFull)));
    // Declined ones count for a day.
    for waits in store.suggestions(GUILD).await.unwrap() {
        store.decline_suggestion(&waits, None).await.unwrap();
    }
    for n in 0..5 {
        assert_eq!(suggest(format!("t{n}"), MEMBER, now).await, Suggested::Done);
    }
    for waits in store.suggestions(GUILD).await.unwrap() {
        store.decline_suggestion(&waits, None).await.unwrap();
    }
    assert_eq!(suggest("u".to_owned(), MEMBER, now).await, Suggested::MemberFull);
    let tomorrow = now + SignedDuration::from_hours(25);
    assert_eq!(suggest("u".to_owned(), MEMBER, tomorrow).await, Suggested::Done);
    store.forget_counts(tomorrow).await.unwrap();
    assert_eq!(suggest("v".to_owned(), MEMBER, now).await, Suggested::Done, "nobody knows of before");
    // Others are not held up, until the guild has enough.
    for n in 0..48 {
        assert_eq!(suggest(format!("w{n}"), 1 + n / 5, now).await, Suggested::Done, "{n}");
    }
    assert_eq!(suggest("x".to_owned(), 77, now).await, Suggested::ServerFull);
    let elsewhere = suggestion(GUILD + 1, "x", 77, now);
    assert_eq!(store.suggest(&elsewhere, None).await.unwrap(), Suggested::Done);
    store.forget_guild(GUILD).await.unwrap();
    store.forget_guild(GUILD + 1).await.unwrap();
}

/// Searches without results, of one guild and not for ever.
async fn missing(store: &Store) {
    const GUILD: u64 = 86;
    let now = store.now().await.unwrap();
    let count = |guild, question: &str, times| (Some(guild), question.to_owned(), times);
    let long_ago = now - SignedDuration::from_hours(89 * 24);
    store.count_gaps(&[count(GUILD, "old", 9)], long_ago).await.unwrap();
    let asked = [count(GUILD, "sailing", 1), count(GUILD + 1, "sailing", 7), count(GUILD, "pottery", 2)];
    store.count_gaps(&asked, now).await.unwrap();
    store.count_gaps(&asked, now).await.unwrap();
    let told = async |guild, most| {
        let all = store.missing(guild, most).await.unwrap();
        all.into_iter().map(|gap| (gap.question, gap.times)).collect::<Vec<_>>()
    };
    let pair = |question: &str, times| (question.to_owned(), times);
    assert_eq!(told(GUILD, 9).await, [pair("old", 9), pair("pottery", 4), pair("sailing", 2)]);
    assert_eq!(told(GUILD, 1).await.len(), 1);
    assert_eq!(told(GUILD + 1, 9).await, [pair("sailing", 14)]);
    store.forget_counts(now + SignedDuration::from_hours(48)).await.unwrap();
    assert_eq!(told(GUILD, 9).await, [pair("pottery", 4), pair("sailing", 2)]);
    let many: Vec<_> = (0..600).map(|n| (Some(GUILD), format!("q{n}"), 1)).collect();
    store.count_gaps(&many, now).await.unwrap();
    assert_eq!(store.missing(GUILD, 1_000).await.unwrap().len(), 500);
    assert_eq!(told(GUILD, 1).await, [pair("pottery", 4)], "what is asked often stays");
    assert_eq!(told(GUILD + 1, 9).await.len(), 1, "others have their own");
    store.forget_guild(GUILD).await.unwrap();
    store.forget_guild(GUILD + 1).await.unwrap();
}

/// Something in every table that a shelf has.
async fn fill(store: &Store, guild: u64, now: Timestamp) {
    assert_eq!(store.add_own_show(guild, &show("kept"), None, now).await.unwrap(), Added::Done);
    assert!(store.hide_show(guild, "snake-tales").await.unwrap());
    assert!(store.set_alias(guild, "snake", "python").await.unwrap());
    assert_eq!(store.suggest(&suggestion(guild, "new", MEMBER, now), None).await.unwrap(), Suggested::Done);
    store.count_gaps(&[(Some(guild), "pottery".to_owned(), 1)], now).await.unwrap();
}

/// A guild removes podpick, comes back, and is deleted: after its time, or because it is asked for.
async fn a_guild_goes(store: &Store) {
    const GUILD: u64 = 88;
    let now = store.now().await.unwrap();
    fill(store, GUILD, now).await;
    store.count_gaps(&[(Some(GUILD + 1), "pottery".to_owned(), 1)], now).await.unwrap();
    let kept = store.guilds_kept(GUILD - 1, 2).await.unwrap();
    assert_eq!(kept, [(GUILD, false), (GUILD + 1, false)]);
    let there = async || store.shelves().await.unwrap().iter().any(|(guild, _)| *guild == GUILD);
    let before = revision(store, GUILD).await;
    assert!(there().await);
    store.guild_gone(GUILD, now).await.unwrap();
    assert!(!there().await && revision(store, GUILD).await.is_none());
    assert_eq!(store.guilds_kept(GUILD - 1, 1).await.unwrap(), [(GUILD, true)]);
    store.guild_back(GUILD).await.unwrap();
    assert!(there().await && revision(store, GUILD).await == before);

    store.guild_gone(GUILD, now).await.unwrap();
    assert_eq!(store.forget_guilds(now + SignedDuration::from_secs(1)).await.unwrap(), [GUILD]);
    assert_eq!(store.guilds_kept(GUILD - 1, 1).await.unwrap(), [(GUILD + 1, false)]);
    assert_eq!(store.forget_guild(GUILD).await.unwrap(), 0, "nothing is left of it");
    // What was counted before does not come back, so for a while nothing is counted.
    store.forget_counts(now + SignedDuration::from_hours(2)).await.unwrap();
    fill(store, GUILD, now).await;
    assert!(revision(store, GUILD).await > before, "no other shelf has the revision of one that is gone");
    // The row of the guild, a show, a hidden one, a name, a suggestion, its count, and a search.
    assert_eq!(store.forget_guild(GUILD).await.unwrap(), 7);
    assert!(store.missing(GUILD, 9).await.unwrap().is_empty());
    assert!(store.suggestions(GUILD).await.unwrap().is_empty());
    assert_eq!(store.shelf(GUILD).await.unwrap(), Shelf::default());
    assert_eq!(store.forget_guild(GUILD + 1).await.unwrap(), 1);
}

/// A member's id goes, what it brought stays, and what it suggested does not.
async fn a_member_goes(store: &Store) {
    const GUILD: u64 = 90;
    let now = store.now().await.unwrap();
    fill(store, GUILD, now).await;
    let others = OwnShow { curator: Some(4), ..show("others") };
    assert_eq!(store.add_own_show(GUILD, &others, None, now).await.unwrap(), Added::Done);
    assert_eq!(store.add_own_show(GUILD + 1, &others, None, now).await.unwrap(), Added::Done);
    let waits = suggestion(GUILD, "waits", 4, now);
    assert_eq!(store.suggest(&waits, None).await.unwrap(), Suggested::Done);
    let (before, elsewhere) = (revision(store, GUILD).await, revision(store, GUILD + 1).await);
    assert_eq!(
        store.forget_member(MEMBER, "").await.unwrap().places,
        3,
        "a curator, a suggestion and its count"
    );
    let shelf = store.shelf(GUILD).await.unwrap();
    assert_eq!(shelf.shows, [OwnShow { curator: None, ..show("kept") }, others]);
    assert!(revision(store, GUILD).await > before, "answers name nobody any more");
    assert_eq!(revision(store, GUILD + 1).await, elsewhere);
    assert_eq!(store.suggestions(GUILD).await.unwrap(), [waits]);
    assert_eq!(store.forget_member(MEMBER, "").await.unwrap().places, 0);
    store.forget_guild(GUILD).await.unwrap();
    store.forget_guild(GUILD + 1).await.unwrap();
}

/// The feeds of many servers' own shows beside the catalog's: wanted, taken up, and known again.
async fn many_feeds(store: &Store) {
    let now = store.now().await.unwrap();
    let feed = |n: u32| {
        let address = format!("https://own.example/{n}");
        (OwnShow::id_of(&address), address)
    };
    let wanted: Vec<_> = (0..4_000).map(feed).collect();
    store.want_feeds(&wanted, now, 1_000).await.unwrap();
    assert_eq!(store.feeds().await.unwrap().len(), 4_000);
    store.want_feeds(&wanted, now, 1_000).await.unwrap();
    let hour = now + SignedDuration::from_hours(1);
    let claimed = store.claim_feeds(hour, 50).await.unwrap();
    assert!(claimed.len() == 50 && claimed.iter().all(|feed| OwnShow::is_own(&feed.podcast)));
    store.know_feeds(&[feed(1), feed(4_001)], now, 1_000).await.unwrap();
    assert_eq!(store.feeds().await.unwrap().len(), 4_001);
    run(store, "DELETE FROM feed").await;
}
