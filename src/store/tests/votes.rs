//! Votes on either database: one runs in a guild, and it ends once.

use jiff::SignedDuration;

use crate::outbox::{Ballot, Candidate, Cause, Message, MessageKind, NoteKind, VOTED, VoteId};
use crate::store::{LONGEST_QUEUE, NewPick, Store, Vote, VoteEnd, Winner};

const GUILD: u64 = 91;

fn poll(interaction: u64) -> Message {
    let candidate = |podcast: &str, queued| Candidate {
        podcast: podcast.to_owned(),
        episode: None,
        queued,
        title: podcast.to_owned(),
    };
    let ends = "2026-11-27T17:30:00Z".parse().unwrap();
    let candidates = vec![candidate("a", None), candidate("b", Some(1))];
    let kind = MessageKind::Vote(VoteId::Extra { interaction });
    let due = "2026-11-26T17:30:00Z".parse().unwrap();
    Message { ballot: Some(Ballot { ends, candidates }), ..Message::new(GUILD, kind, 5, due) }
}

fn pick(podcast: &str) -> NewPick {
    NewPick {
        guild: GUILD,
        podcast: podcast.to_owned(),
        episode: None,
        note: None,
        week: "2026-W49".parse().ok(),
        picker: VOTED,
    }
}

fn won(podcast: &str, queued: Option<i64>) -> VoteEnd {
    let note = Message::note(
        GUILD,
        NoteKind::VoteUncounted(VoteId::Extra { interaction: 9 }),
        6,
        Cause::QueueFull,
        poll(1).due,
    );
    let winner = Winner { pick: pick(podcast), queued, no_room: Some(note) };
    VoteEnd { winner: Some(winner), title: Some(podcast.to_owned()), ..VoteEnd::default() }
}

/// Sends the poll of the vote that runs, as far as the store knows.
async fn sent(store: &Store, interaction: u64) -> Vote {
    let vote = store.running_vote(GUILD).await.unwrap().unwrap();
    let claimed = store.claim(poll(1).due, 99).await.unwrap();
    let own = claimed.iter().find(|claimed| claimed.message.key() == poll(interaction).key()).unwrap();
    assert_eq!(own.message, poll(interaction), "what is asked goes with it");
    assert!(store.sent(own, 70 + interaction, None).await.unwrap());
    vote
}

pub(super) async fn votes(store: &Store) {
    assert!(store.begin_vote(&poll(1), None, false).await.unwrap());
    assert!(!store.begin_vote(&poll(1), None, false).await.unwrap(), "the same once more");
    assert!(!store.begin_vote(&poll(2), None, false).await.unwrap(), "one runs");
    assert_eq!(store.message(&poll(2).key()).await.unwrap(), None);
    let vote = sent(store, 1).await;
    assert_eq!((vote.ballot.clone(), vote.key()), (poll(1).ballot.unwrap(), poll(1).key()));

    // Of several that look at once, one does.
    assert_eq!(store.votes_to_look_at(vote.ballot.ends, 9).await.unwrap(), []);
    let over = vote.ballot.ends + SignedDuration::from_mins(1);
    assert_eq!(store.votes_to_look_at(over, 9).await.unwrap().len(), 1);
    assert_eq!(store.votes_to_look_at(over, 9).await.unwrap(), []);
    store.look_at_vote_again(&vote, over).await.unwrap();
    assert_eq!(store.votes_to_look_at(over, 9).await.unwrap()[0].tries, 2);

    // The winner comes before all others, once.
    store.enqueue(&NewPick { week: None, ..pick("c") }).await.unwrap();
    assert!(store.end_vote(&vote, &won("a", None)).await.unwrap());
    assert!(!store.end_vote(&vote, &won("a", None)).await.unwrap());
    let queue = store.queue(GUILD).await.unwrap();
    assert_eq!(queue.iter().map(|one| one.pick.podcast.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    assert_eq!(queue[0].pick, pick("a"));
    assert_eq!(store.last_vote(GUILD).await.unwrap().unwrap().title.as_deref(), Some("a"));

    // One that waits already is not there twice.
    assert!(store.begin_vote(&poll(3), None, false).await.unwrap());
    let vote = sent(store, 3).await;
    assert!(store.end_vote(&vote, &won("c", Some(queue[1].id))).await.unwrap());
    let queue = store.queue(GUILD).await.unwrap();
    assert_eq!(queue.iter().map(|one| one.pick.podcast.as_str()).collect::<Vec<_>>(), ["c", "a"]);
    assert_eq!(queue[0].pick.week, pick("c").week);

    // Nor is one that was queued while the vote ran.
    assert!(store.begin_vote(&poll(13), None, false).await.unwrap());
    let vote = sent(store, 13).await;
    assert!(store.end_vote(&vote, &won("a", None)).await.unwrap());
    let queue = store.queue(GUILD).await.unwrap();
    assert_eq!(queue.iter().map(|one| one.pick.podcast.as_str()).collect::<Vec<_>>(), ["a", "c"]);

    // Where there is no room, that is what becomes of it.
    for _ in 2..LONGEST_QUEUE {
        store.enqueue(&pick("d")).await.unwrap();
    }
    assert!(store.begin_vote(&poll(4), None, false).await.unwrap());
    let vote = sent(store, 4).await;
    assert!(store.end_vote(&vote, &won("e", None)).await.unwrap());
    assert_eq!(store.queue(GUILD).await.unwrap().len(), LONGEST_QUEUE);
    let last = store.message(&poll(4).key()).await.unwrap().unwrap();
    assert_eq!((last.title.as_deref(), last.cause), (Some("e"), Some(Cause::QueueFull)));
    assert!(store.has_message(&format!("note:{GUILD}:vote:now:9")).await.unwrap());

    // One that does not count any more holds up no other, and its poll is still to be ended.
    assert!(store.begin_vote(&poll(5), None, false).await.unwrap());
    let vote = sent(store, 5).await;
    let now = poll(1).due;
    assert!(store.void_vote(GUILD, now).await.unwrap() && !store.void_vote(GUILD, now).await.unwrap());
    assert!(!store.end_vote(&vote, &won("a", None)).await.unwrap());
    assert_eq!(store.running_vote(GUILD).await.unwrap(), None);
    assert!(store.begin_vote(&poll(6), None, false).await.unwrap());
    let void = store.votes_to_look_at(now, 9).await.unwrap();
    assert_eq!(void.iter().map(|vote| (vote.key(), vote.void)).collect::<Vec<_>>(), [(poll(5).key(), true)]);
    store.forget_vote(&void[0]).await.unwrap();
    let ended = store.message(&poll(5).key()).await.unwrap().unwrap();
    assert_eq!(ended.cause, Some(Cause::VoteEnded));

    // One that has not left never leaves.
    assert!(store.void_vote(GUILD, now).await.unwrap());
    assert!(store.claim(now, 99).await.unwrap().iter().all(|one| one.message.key() != poll(6).key()));

    // A poll goes on while podpick is away, and is looked at now and then; one that never was posted is none.
    assert!(store.begin_vote(&poll(7), None, false).await.unwrap());
    let vote = sent(store, 7).await;
    let over = poll(7).ballot.unwrap().ends + SignedDuration::from_mins(1);
    let looked_at = async |minutes| {
        let seen = store.votes_to_look_at(over + SignedDuration::from_mins(minutes), 9).await.unwrap();
        seen.iter().any(|seen| seen.key() == vote.key())
    };
    assert!(looked_at(0).await);
    store.guild_gone(GUILD, over).await.unwrap();
    assert!(!looked_at(59).await);
    store.guild_back(GUILD).await.unwrap();
    assert!(looked_at(60).await);
    // All of it goes with the guild.
    assert!(store.forget_guild(GUILD).await.unwrap() > 0);
    assert_eq!(store.running_vote(GUILD).await.unwrap(), None);
    assert_eq!(store.queue(GUILD).await.unwrap(), []);
}
