//! Every way a message can go wrong: the protocol of `podpick::outbox::protocol` in a model with two replicas, a database row, and
//! a Discord that forgets nonces. Weaker protocols must fail in it.
//!
//! A state holds ages instead of times, and ages no rule tells apart are equal. So there are finitely many states, and
//! looking at all of them covers every length of time short of [`podpick::outbox::protocol::PATIENCE`], which never ends here.

mod world;

use std::collections::HashSet;

use podpick::outbox::protocol::{
    DEADLINE, Extra, HistoryOutcome, IN_FLIGHT, LEASE, RETRY, Seen, SendOutcome, Step, TRUSTED, Transition,
    next, on_history, on_send, without_nonce,
};
use world::{ID, NOW, Phase, Replica, Request, Row, Weaker, World};

/// The most aggressive back-off, so that as many requests as possible are under way.
const TRIES: u32 = 1;

struct Model {
    weaker: Weaker,
    readable: bool,
    /// One tick, in ms; a request gives up waiting for its answer after one.
    tick: i64,
}

impl Model {
    /// All that may happen next. What brings the end nearer comes first.
    fn ways(&self, world: &World) -> Vec<World> {
        let mut ways = Vec::new();
        for at in 0..2 {
            self.act(world, at, &mut ways);
        }
        for at in 0..world.under_way.len() {
            self.arrive(world, at, &mut ways);
        }
        // Time passes once no request is under way for as long as requests can be.
        if world.under_way.iter().all(|request| NOW - request.left + self.tick <= IN_FLIGHT) {
            let mut later = world.clone();
            later.pass(self.tick);
            ways.push(later);
        }
        for way in &mut ways {
            self.forget(way);
        }
        ways
    }

    /// Drops what can make no difference any more.
    fn forget(&self, world: &mut World) {
        for at in 0..2 {
            let Replica { phase, current } = world.replicas[at];
            let idle = match phase {
                Phase::Claimed { step: Step::Send, age, .. } => {
                    age > DEADLINE && self.weaker != Weaker::NoDeadline
                }
                // Publishing and the thread are there for others to see, recorded or not.
                Phase::Claimed { step, .. } => step == Step::Reconcile,
                _ => true,
            };
            // What has lost its fence records nothing.
            if idle && !current && self.weaker != Weaker::NoFence {
                world.crash(at);
            }
        }
        if world.standing.message.is_some() {
            world.standing.first_send_at = None;
        }
        // Claims set it, and nothing but patience depends on it.
        world.standing.first_attempt_at = None;
    }

    fn crashes(&self, world: &World) -> Vec<World> {
        let working = (0..2).filter(|at| world.replicas[*at].phase != Phase::Idle);
        let crashed = working.map(|at| {
            let mut after = world.clone();
            after.crash(at);
            self.forget(&mut after);
            after
        });
        crashed.collect()
    }

    fn step(&self, world: &World) -> Step {
        let since = world.standing.first_send_at.map_or(0, |first| NOW - first);
        match (next(&world.standing, NOW), self.weaker) {
            (step, Weaker::NoNonceButOneTry) => {
                let fresh = world.standing.first_send_at.is_none();
                without_nonce(step, fresh, &world.standing)
            }
            (Step::Wait(_) | Step::Reconcile, Weaker::SameNonceForEver) => Step::Send,
            (Step::Wait(_), Weaker::LongRetry) if since <= TRUSTED => Step::Send,
            (Step::Wait(_), Weaker::RetryWithoutDeadline) if since <= RETRY => Step::Send,
            (step, _) => step,
        }
    }

    /// A replica does the next thing it can do.
    fn act(&self, world: &World, at: usize, ways: &mut Vec<World>) {
        let mut new = world.clone();
        match world.replicas[at].phase {
            Phase::Idle => {
                let step = self.step(world);
                let free = world.row == Row::Waiting && world.lease.is_none();
                if !free || world.due > NOW || matches!(step, Step::Wait(_)) {
                    return;
                }
                let fresh = step == Step::Send && new.standing.first_send_at.is_none();
                if step == Step::Send {
                    new.standing.first_send_at.get_or_insert(NOW);
                }
                new.lease = Some(NOW + LEASE);
                new.replicas[1 - at].current = false;
                let phase = Phase::Claimed { step, age: 0, fresh };
                new.replicas[at] = Replica { phase, current: true };
                ways.push(new);
            }
            Phase::Claimed { step: Step::Send, age, fresh } => {
                if age <= DEADLINE || self.weaker == Weaker::NoDeadline {
                    new.under_way.push(Request { generation: 0, left: NOW, asker: Some(at) });
                    new.under_way.sort_unstable();
                    new.replicas[at].phase = Phase::Asking { fresh };
                } else {
                    new.replicas[at].phase = Phase::Answered { went: SendOutcome::NotTaken(None), fresh };
                }
                ways.push(new);
            }
            Phase::Claimed { step: Step::Reconcile, .. } => {
                let there = world.messages.first().map(|_| Seen::Message(ID));
                let seen = match (self.weaker, self.readable) {
                    (Weaker::NoLook, _) => Seen::Absent,
                    (_, true) => there.unwrap_or(Seen::Absent),
                    (_, false) => Seen::Hidden,
                };
                for seen in [seen, Seen::NotNow] {
                    let mut new = new.clone();
                    new.replicas[at].phase = Phase::Looked(seen);
                    ways.push(new);
                }
            }
            Phase::Claimed { step, .. } => {
                // Discord publishes a message and opens its thread once, however often it is asked.
                match step {
                    Step::Publish => new.published = 1,
                    Step::OpenThread => new.threads = 1,
                    _ => {}
                }
                new.replicas[at].phase = Phase::DidExtra(step);
                ways.push(new);
            }
            Phase::Asking { .. } => {}
            phase => {
                if world.replicas[at].current || self.weaker == Weaker::NoFence {
                    self.record(&mut new, phase);
                }
                new.replicas[at] = Replica { phase: Phase::Idle, current: false };
                ways.push(new);
            }
        }
    }

    fn record(&self, world: &mut World, phase: Phase) {
        world.lease = None;
        match phase {
            Phase::Answered { went: SendOutcome::Refused, .. } if self.weaker == Weaker::RefusalIsFinal => {
                world.row = Row::Failed;
            }
            Phase::Answered { went, fresh } => match on_send(&world.standing, fresh, TRIES, went, NOW) {
                Transition::Message(id) => world.standing.message = Some(id),
                Transition::Again { at, unsent } => {
                    let eager = matches!(self.weaker, Weaker::LongRetry | Weaker::RetryWithoutDeadline);
                    world.due = if eager { NOW + self.tick } else { at };
                    if unsent {
                        world.standing.first_send_at = None;
                    }
                }
                Transition::Failed | Transition::Deleted => world.row = Row::Failed,
            },
            Phase::Looked(seen) => match on_history(&world.standing, TRIES, seen, NOW) {
                HistoryOutcome::Message(id) => world.standing.message = Some(id),
                HistoryOutcome::Anew(at) => {
                    world.under_way.iter_mut().for_each(|request| request.generation -= 1);
                    world
                        .messages
                        .iter_mut()
                        .for_each(|(generation, _)| *generation = (*generation - 1).max(-9));
                    world.standing.first_send_at = None;
                    world.due = at;
                }
                HistoryOutcome::Again(at) => world.due = at,
                HistoryOutcome::Unknown => world.row = Row::Unknown,
                HistoryOutcome::Failed => world.row = Row::Failed,
            },
            Phase::DidExtra(Step::Publish) => world.standing.publish = Extra::Done,
            Phase::DidExtra(Step::OpenThread) => world.standing.thread = Extra::Done,
            Phase::DidExtra(_) => world.row = Row::Sent,
            Phase::Idle | Phase::Claimed { .. } | Phase::Asking { .. } => {}
        }
    }

    /// A request arrives and is answered or not, or it never arrives.
    fn arrive(&self, world: &World, at: usize, ways: &mut Vec<World>) {
        let mut new = world.clone();
        let request = new.under_way.remove(at);
        let answered = |world: &World, went: SendOutcome| {
            let mut new = world.clone();
            let asker = request.asker.map(|by| &mut new.replicas[by]);
            if let Some(Replica { phase: phase @ Phase::Asking { .. }, .. }) = asker {
                let Phase::Asking { fresh } = *phase else { return new };
                *phase = Phase::Answered { went, fresh };
            }
            new
        };
        let known = |(generation, arrived): &&(i64, i64)| {
            let nonces = !matches!(self.weaker, Weaker::NoNonce | Weaker::NoNonceButOneTry);
            *generation == request.generation && NOW - arrived <= TRUSTED && nonces
        };
        let mut taken = new.clone();
        if !world.messages.iter().any(|message| known(&message)) {
            taken.messages.push((request.generation, NOW));
        }
        ways.push(answered(&taken, SendOutcome::Sent(ID)));
        if request.asker.is_some() {
            // The answer is lost; or Discord has too much to do; or refuses.
            ways.push(taken);
            ways.push(answered(&new, SendOutcome::NotTaken(None)));
            ways.push(answered(&new, SendOutcome::Refused));
        }
        ways.push(new);
    }

    /// Looks at every state; gives how many there are, or what is wrong.
    fn explore(&self) -> Result<usize, &'static str> {
        let mut seen = HashSet::new();
        let mut open = vec![World::new()];
        let mut live = HashSet::new();
        while let Some(world) = open.pop() {
            if let Some(wrong) = world.wrong() {
                return Err(wrong);
            }
            if !seen.insert(world.clone()) {
                continue;
            }
            self.ends(&world, &mut live)?;
            open.extend(self.ways(&world).into_iter().chain(self.crashes(&world)));
        }
        Ok(seen.len())
    }

    /// Whether the protocol comes to an end from here when nothing more breaks.
    fn ends(&self, world: &World, live: &mut HashSet<World>) -> Result<(), &'static str> {
        let mut path = Vec::new();
        let mut world = world.clone();
        while world.row == Row::Waiting && !live.contains(&world) {
            if path.contains(&world) {
                return Err("no end");
            }
            let Some(next) = self.ways(&world).into_iter().next() else { return Err("nothing to do") };
            path.push(std::mem::replace(&mut world, next));
        }
        live.extend(path);
        Ok(())
    }
}

fn explore(weaker: Weaker, readable: bool, tick: i64) -> Result<usize, &'static str> {
    Model { weaker, readable, tick }.explore()
}

#[test]
fn the_protocol_never_posts_twice_and_always_ends() {
    for readable in [true, false] {
        let states = explore(Weaker::Not, readable, 10_000);
        println!("{states:?} states with history readable: {readable}");
        assert!(states.is_ok_and(|states| states > 1_000), "{states:?}, readable: {readable}");
    }
}

#[test]
fn nor_does_it_where_discord_takes_no_nonce() {
    for readable in [true, false] {
        let states = explore(Weaker::NoNonceButOneTry, readable, 10_000);
        assert!(states.is_ok_and(|states| states > 1_000), "{states:?}, readable: {readable}");
    }
}

#[test]
#[ignore = "takes a minute: half a million states"]
fn the_protocol_holds_in_steps_as_fine_as_its_deadline() {
    for readable in [true, false] {
        let states = explore(Weaker::Not, readable, DEADLINE);
        assert!(states.is_ok_and(|states| states > 100_000), "{states:?}, readable: {readable}");
    }
    assert_eq!(explore(Weaker::RetryWithoutDeadline, true, DEADLINE), Err("two messages"));
}

#[test]
fn weaker_protocols_fail() {
    let table = [
        (Weaker::NoDeadline, "two messages"),
        (Weaker::NoLook, "two messages"),
        (Weaker::SameNonceForEver, "two messages"),
        (Weaker::NoNonce, "two messages"),
        (Weaker::LongRetry, "two messages"),
        (Weaker::NoFence, "two messages"),
        (Weaker::RefusalIsFinal, "failed with a message"),
    ];
    for (weaker, wrong) in table {
        assert_eq!(explore(weaker, true, 10_000), Err(wrong), "{weaker:?}");
    }
}
