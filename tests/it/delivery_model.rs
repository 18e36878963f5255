//! Every way a message can go wrong within ten minutes: the protocol of `podpick::delivery` in a bounded model with two
//! replicas, a database row, and a Discord that forgets nonces. Weaker protocols must fail in it.

use std::collections::HashSet;

use podpick::delivery::{
    Extra, Found, IN_FLIGHT, Keep, LEASE, Seen, Standing, Step, TRUSTED, Went, after, found, next,
};

/// One tick of the model, in ms. What has a deadline of seconds happens within its tick.
const TICK: i64 = 30_000;
/// The last tick that is explored.
const HORIZON: i64 = 20;
/// The most aggressive back-off, so that as many requests as possible are under way.
const TRIES: u32 = 1;

/// What is left out of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weaker {
    Not,
    NoDeadline,
    NoLook,
    SameNonceForEver,
    NoNonce,
    LongRetry,
    NoFence,
    RefusalIsFinal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Row {
    Waiting,
    Sent,
    Unknown,
    Failed,
}

/// Where a replica is between its claim and its record. A crash takes it back to `Idle` from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Phase {
    Idle,
    Claimed { step: Step, at: i64, fresh: bool },
    Asking { fresh: bool },
    Answered { went: Went, fresh: bool },
    Looked(Seen),
    DidExtra(Step),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Replica {
    phase: Phase,
    /// Its fence is the row's.
    current: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Request {
    generation: u64,
    left: i64,
    /// The replica that still waits for the answer.
    asker: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct World {
    now: i64,
    row: Row,
    standing: Standing,
    generation: u64,
    lease: Option<i64>,
    due: i64,
    replicas: [Replica; 2],
    under_way: Vec<Request>,
    /// Messages by generation, and when each arrived.
    messages: Vec<(u64, i64)>,
    published: u8,
    threads: u8,
}

struct Model {
    weaker: Weaker,
    readable: bool,
}

impl World {
    fn new() -> Self {
        let idle = Replica { phase: Phase::Idle, current: false };
        let wanted = Extra::Wanted;
        Self {
            now: 0,
            row: Row::Waiting,
            standing: Standing {
                first_attempt_at: None,
                first_send_at: None,
                message: None,
                publish: wanted,
                thread: wanted,
            },
            generation: 0,
            lease: None,
            due: 0,
            replicas: [idle; 2],
            under_way: Vec::new(),
            messages: Vec::new(),
            published: 0,
            threads: 0,
        }
    }

    fn wrong(&self) -> Option<&'static str> {
        let message = self.messages.len();
        if message > 1 {
            return Some("two messages");
        }
        if self.row == Row::Sent && (message != 1 || self.standing.message.is_none()) {
            return Some("sent without a message");
        }
        if self.row == Row::Failed && (message > 0 || !self.under_way.is_empty()) {
            return Some("failed with a message");
        }
        if self.published > 1 || self.threads > 1 {
            return Some("an extra twice");
        }
        (self.row == Row::Sent && (self.published, self.threads) != (1, 1)).then_some("an extra missing")
    }
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
        // Time passes once no request is under way for longer than requests can be.
        if world.under_way.iter().all(|request| (world.now - request.left + 1) * TICK <= IN_FLIGHT) {
            let mut later = world.clone();
            later.now += 1;
            for at in 0..2 {
                // The client's time-out is shorter than a tick.
                if let Phase::Asking { fresh } = later.replicas[at].phase {
                    later.replicas[at].phase = Phase::Answered { went: Went::Unclear, fresh };
                    later.under_way.iter_mut().for_each(|one| one.asker = one.asker.filter(|by| *by != at));
                }
            }
            ways.push(later);
        }
        ways
    }

    fn crashes(world: &World) -> impl Iterator<Item = World> {
        (0..2).filter(|at| world.replicas[*at].phase != Phase::Idle).map(|at| {
            let mut after = world.clone();
            after.replicas[at] = Replica { phase: Phase::Idle, current: false };
            after.under_way.iter_mut().for_each(|one| one.asker = one.asker.filter(|by| *by != at));
            after
        })
    }

    fn step(&self, world: &World) -> Step {
        let now = world.now * TICK;
        let since = world.standing.first_send_at.map_or(0, |first| now - first);
        match (next(&world.standing, now), self.weaker) {
            (Step::Wait(_) | Step::Reconcile, Weaker::SameNonceForEver) => Step::Send,
            (Step::Wait(_), Weaker::LongRetry) if since <= TRUSTED => Step::Send,
            (step, _) => step,
        }
    }

    /// A replica does the next thing it can do.
    fn act(&self, world: &World, at: usize, ways: &mut Vec<World>) {
        let mut new = world.clone();
        let now = world.now * TICK;
        match world.replicas[at].phase {
            Phase::Idle => {
                let step = self.step(world);
                let free = world.row == Row::Waiting && world.lease.is_none_or(|until| until <= now);
                if !free || world.due > now || matches!(step, Step::Wait(_)) {
                    return;
                }
                let fresh = step == Step::Send && new.standing.first_send_at.is_none();
                new.standing.first_attempt_at.get_or_insert(now);
                if step == Step::Send {
                    new.standing.first_send_at.get_or_insert(now);
                }
                new.lease = Some(now + LEASE);
                new.replicas[1 - at].current = false;
                let phase = Phase::Claimed { step, at: world.now, fresh };
                new.replicas[at] = Replica { phase, current: true };
                ways.push(new);
            }
            Phase::Claimed { step: Step::Send, at: claimed, fresh } => {
                if claimed == world.now || self.weaker == Weaker::NoDeadline {
                    let generation = world.generation;
                    new.under_way.push(Request { generation, left: world.now, asker: Some(at) });
                    new.under_way.sort_unstable();
                    new.replicas[at].phase = Phase::Asking { fresh };
                } else {
                    new.replicas[at].phase = Phase::Answered { went: Went::NotTaken(None), fresh };
                }
                ways.push(new);
            }
            Phase::Claimed { step: Step::Reconcile, .. } => {
                let there = world.messages.iter().map(|(generation, _)| Seen::Message(*generation)).next();
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
        let now = world.now * TICK;
        world.lease = None;
        match phase {
            Phase::Answered { went: Went::Refused, .. } if self.weaker == Weaker::RefusalIsFinal => {
                world.row = Row::Failed;
            }
            Phase::Answered { went, fresh } => match after(&world.standing, fresh, TRIES, went, now) {
                Keep::Message(id) => world.standing.message = Some(id),
                Keep::Again { at, unsent } => {
                    world.due = if self.weaker == Weaker::LongRetry { now + TICK } else { at };
                    if unsent {
                        world.standing.first_send_at = None;
                    }
                }
                Keep::Failed | Keep::Deleted => world.row = Row::Failed,
            },
            Phase::Looked(seen) => match found(&world.standing, TRIES, seen, now) {
                Found::Message(id) => world.standing.message = Some(id),
                Found::Anew(at) => {
                    world.generation += 1;
                    world.standing.first_send_at = None;
                    world.due = at;
                }
                Found::Again(at) => world.due = at,
                Found::Unknown => world.row = Row::Unknown,
                Found::Failed => world.row = Row::Failed,
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
        let answered = |world: &World, went: Went| {
            let mut new = world.clone();
            let asker = request.asker.map(|by| &mut new.replicas[by]);
            if let Some(Replica { phase: phase @ Phase::Asking { .. }, .. }) = asker {
                let Phase::Asking { fresh } = *phase else { return new };
                *phase = Phase::Answered { went, fresh };
            }
            new
        };
        let known = |(generation, arrived): &&(u64, i64)| {
            *generation == request.generation
                && (world.now - arrived) * TICK <= TRUSTED
                && self.weaker != Weaker::NoNonce
        };
        let mut taken = new.clone();
        if !world.messages.iter().any(|message| known(&message)) {
            taken.messages.push((request.generation, world.now));
        }
        ways.push(answered(&taken, Went::Sent(request.generation)));
        if request.asker.is_some() {
            // The answer is lost; or Discord has too much to do; or refuses.
            ways.push(taken);
            ways.push(answered(&new, Went::NotTaken(None)));
            ways.push(answered(&new, Went::Refused));
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
            open.extend(self.ways(&world).into_iter().chain(Self::crashes(&world)));
            open.retain(|world| world.now <= HORIZON && !seen.contains(world));
        }
        Ok(seen.len())
    }

    /// Whether the protocol comes to an end from here when nothing more breaks.
    fn ends(&self, world: &World, live: &mut HashSet<World>) -> Result<(), &'static str> {
        let mut path = Vec::new();
        let mut world = world.clone();
        while world.row == Row::Waiting && !live.contains(&world) {
            if world.now > HORIZON * 4 {
                return Err("no end");
            }
            let Some(next) = self.ways(&world).into_iter().next() else { return Err("nothing to do") };
            path.push(std::mem::replace(&mut world, next));
        }
        live.extend(path);
        Ok(())
    }
}

fn explore(weaker: Weaker, readable: bool) -> Result<usize, &'static str> {
    Model { weaker, readable }.explore()
}

#[test]
fn the_protocol_never_posts_twice_and_always_ends() {
    for readable in [true, false] {
        let states = explore(Weaker::Not, readable);
        println!("{states:?} states with history readable: {readable}");
        assert!(states.is_ok_and(|states| states > 1_000), "{states:?}, readable: {readable}");
    }
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
        assert_eq!(explore(weaker, true), Err(wrong), "{weaker:?}");
    }
}
