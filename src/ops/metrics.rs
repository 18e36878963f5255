//! Metrics that are counted while podpick runs, as Prometheus reads them. Labels are words of podpick's own: no id, no text of members.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, AtomicU64};
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// The figures of this process, which has one set of them as it has one log.
pub static METRICS: LazyLock<Metrics> = LazyLock::new(Metrics::new);

/// Seconds, from a store call to an answer that came too late.
const BUCKETS: [f64; 12] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];

/// An interaction.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Interaction {
    command: &'static str,
    outcome: &'static str,
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Command {
    command: &'static str,
}

/// A call to Discord.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Call {
    route: String,
    status: String,
}

/// Something with a kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Kind {
    kind: &'static str,
}

/// A shard.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Shard {
    shard: u32,
}

type Float = Gauge<f64, AtomicU64>;
type Whole = Gauge<i64, AtomicI64>;
type Histograms<L> = Family<L, Histogram, fn() -> Histogram>;

/// All figures.
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    interactions: Family<Interaction, Counter>,
    answers: Histograms<Command>,
    calls: Family<Call, Counter>,
    waits: Family<Kind, Counter>,
    waited: Counter<f64, AtomicU64>,
    breaker: Whole,
    events: Family<Kind, Counter>,
    identifies: Counter,
    signed_requests: Family<Kind, Counter>,
    latency: Family<Shard, Float>,
    outbox: Whole,
    outbox_age: Float,
    feeds: Family<Kind, Whole>,
    store: Histograms<Kind>,
    catalog: Family<Kind, Whole>,
    reloads: Family<Kind, Counter>,
    memory: Whole,
    cpu: Float,
    files: Whole,
}

impl Metrics {
    fn new() -> Self {
        let histogram: fn() -> Histogram = || Histogram::new(BUCKETS);
        let metrics = Self {
            registry: Registry::with_prefix("podpick"),
            interactions: Family::default(),
            answers: Family::new_with_constructor(histogram),
            calls: Family::default(),
            waits: Family::default(),
            waited: Counter::default(),
            breaker: Gauge::default(),
            events: Family::default(),
            identifies: Counter::default(),
            signed_requests: Family::default(),
            latency: Family::default(),
            outbox: Gauge::default(),
            outbox_age: Gauge::default(),
            feeds: Family::default(),
            store: Family::new_with_constructor(histogram),
            catalog: Family::default(),
            reloads: Family::default(),
            memory: Gauge::default(),
            cpu: Gauge::default(),
            files: Gauge::default(),
        };
        metrics.registered()
    }

    /// The same with every figure under its name and its help.
    fn registered(mut self) -> Self {
        let of = &mut self.registry;
        of.register("interactions", "Interactions by command and outcome", self.interactions.clone());
        of.register_with_unit(
            "interaction_duration",
            "Time from an interaction to its answer",
            Unit::Seconds,
            self.answers.clone(),
        );
        of.register("discord_requests", "Calls to Discord by route and status", self.calls.clone());
        of.register("rate_limits", "Waits that Discord asked for, by scope", self.waits.clone());
        of.register_with_unit(
            "rate_limit_wait",
            "Time that Discord asked to wait",
            Unit::Seconds,
            self.waited.clone(),
        );
        of.register(
            "breaker_open",
            "1 while podpick pauses calls, because Discord refused too many",
            self.breaker.clone(),
        );
        of.register("gateway_events", "Gateway events by kind", self.events.clone());
        of.register("identifies", "New gateway sessions", self.identifies.clone());
        of.register("signed_requests", "Signed HTTP requests by outcome", self.signed_requests.clone());
        of.register_with_unit(
            "shard_latency",
            "Time that Discord took for the last heartbeat",
            Unit::Seconds,
            self.latency.clone(),
        );
        of.register("outbox_messages", "Messages that wait to be sent", self.outbox.clone());
        of.register_with_unit(
            "outbox_age",
            "Delay of the oldest of them",
            Unit::Seconds,
            self.outbox_age.clone(),
        );
        of.register("feeds", "Feeds by state", self.feeds.clone());
        of.register_with_unit(
            "store_duration",
            "Database calls by outcome",
            Unit::Seconds,
            self.store.clone(),
        );
        of.register("catalog", "Size of the active catalog", self.catalog.clone());
        of.register("catalog_reloads", "Changed catalogs by outcome", self.reloads.clone());
        of.register("process_resident_memory_bytes", "Memory in use", self.memory.clone());
        of.register("process_cpu_seconds", "Processor time used", self.cpu.clone());
        of.register("process_open_files", "Open files and connections", self.files.clone());
        self
    }

    /// An interaction was served.
    pub fn interaction(&self, command: &'static str, outcome: &'static str, took: Duration) {
        self.interactions.get_or_create(&Interaction { command, outcome }).inc();
        self.answers.get_or_create(&Command { command }).observe(took.as_secs_f64());
    }

    /// Discord answered a call, or did not (`status` 0). The path may hold ids; they are not kept.
    pub fn call(&self, method: &str, path: &str, status: u16) {
        let route = format!("{method} {}", route(path));
        let status = if status == 0 { "none".to_owned() } else { status.to_string() };
        self.calls.get_or_create(&Call { route, status }).inc();
    }

    /// Discord asked to wait.
    pub fn limited(&self, scope: &'static str, wait: Duration) {
        self.waits.get_or_create(&Kind { kind: scope }).inc();
        self.waited.inc_by(wait.as_secs_f64());
    }

    /// Calls rest, or no longer do, because Discord refused too many.
    pub fn breaker(&self, open: bool) {
        self.breaker.set(i64::from(open));
    }

    /// The gateway said something.
    pub fn event(&self, kind: &'static str) {
        self.events.get_or_create(&Kind { kind }).inc();
    }

    /// A session was begun.
    pub fn identified(&self) {
        self.identifies.inc();
    }

    /// A request came to the signed door.
    pub fn signed_request(&self, outcome: &'static str) {
        self.signed_requests.get_or_create(&Kind { kind: outcome }).inc();
    }

    /// A heartbeat was acknowledged.
    pub fn latency(&self, shard: u32, took: Duration) {
        self.latency.get_or_create(&Shard { shard }).set(took.as_secs_f64());
    }

    /// What waits in the outbox, and how long the oldest of it has been due.
    pub fn outbox(&self, waiting: u64, oldest: Duration) {
        self.outbox.set(waiting as i64);
        self.outbox_age.set(oldest.as_secs_f64());
    }

    /// How many feeds are in a state.
    pub fn feeds(&self, state: &'static str, count: usize) {
        self.feeds.get_or_create(&Kind { kind: state }).set(count as i64);
    }

    /// A call of the store ended.
    pub fn store(&self, done: bool, took: Duration) {
        let kind = if done { "ok" } else { "failed" };
        self.store.get_or_create(&Kind { kind }).observe(took.as_secs_f64());
    }

    /// The size of the catalog in force.
    pub fn catalog(&self, podcasts: usize, topics: usize, episodes: usize) {
        for (kind, count) in [("podcasts", podcasts), ("topics", topics), ("episodes", episodes)] {
            self.catalog.get_or_create(&Kind { kind }).set(count as i64);
        }
    }

    /// A changed catalog was taken, or refused.
    pub fn reloaded(&self, taken: bool) {
        self.reloads.get_or_create(&Kind { kind: if taken { "taken" } else { "refused" } }).inc();
    }

    /// All figures as text, in the form that `OpenMetrics` defines.
    #[must_use]
    pub fn text(&self) -> String {
        if let Some(process) = Process::read() {
            self.memory.set(process.memory);
            self.cpu.set(process.cpu);
            self.files.set(process.files);
        }
        let mut text = String::new();
        // Writing to a text in memory cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

/// A path without ids, tokens and questions.
fn route(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    let known = |part: &str| {
        !part.is_empty()
            && part.len() <= 24
            && part.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '@' | '-'))
    };
    let parts = path.trim_start_matches('/').split('/').map(|part| if known(part) { part } else { ":id" });
    parts.fold(String::new(), |route, part| route + "/" + part)
}

/// What the system says of this process.
struct Process {
    memory: i64,
    cpu: f64,
    files: i64,
}

impl Process {
    /// Only where there is a `/proc` (Linux).
    fn read() -> Option<Self> {
        /// Kernel ticks in a second, as Linux reports processor time to programs.
        const TICKS: f64 = 100.0;
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let memory = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        let memory: i64 = memory.trim().trim_end_matches(" kB").parse().ok()?;
        let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
        let after: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
        let ticks = |at: usize| after.get(at).and_then(|ticks| ticks.parse::<f64>().ok());
        let files = std::fs::read_dir("/proc/self/fd").ok()?.count();
        Some(Self { memory: memory * 1024, cpu: (ticks(11)? + ticks(12)?) / TICKS, files: files as i64 })
    }
}

#[cfg(test)]
mod tests;
