//! One bot under load: started, driven, measured from outside. How the figures look is in `table`.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::loopback::{Discord, Setup, TOKEN};
use crate::people::{ANNA, GUILD, TALK};
use crate::{catalog, minimal, options::Options};

/// Kernel ticks in a second, as Linux reports processor time.
const TICKS: f64 = 100.0;
/// Answered before anything is measured.
const WARM_UP: usize = 500;
/// Starts, of which the median counts.
const STARTS: usize = 5;
const SHIPPED: [&str; 16] = [
    "django",
    "djagno",
    "k8s",
    "data sciense",
    "DevOps",
    "pizza recipes",
    "python testing",
    "machine learning",
    "how do I get into web development?",
    "javascript",
    "golang",
    "security",
    "rust",
    "sql",
    "startups",
    "careers",
];

static NEXT: AtomicU64 = AtomicU64::new(1_500_000_000_000_000_000);

/// Which bot, with which catalog.
pub(crate) enum Kind {
    Minimal,
    Shipped,
    Generated(PathBuf, usize),
}

impl Kind {
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Minimal => "minimal bot".to_owned(),
            Self::Shipped => "podpick, shipped catalog".to_owned(),
            Self::Generated(_, podcasts) => format!("podpick, {podcasts} podcasts"),
        }
    }

    fn questions(&self) -> Vec<String> {
        match self {
            Self::Minimal | Self::Shipped => SHIPPED.iter().map(|&question| question.to_owned()).collect(),
            Self::Generated(..) => catalog::questions(),
        }
    }

    fn command(&self, options: &Options) -> Command {
        let mut command = match self {
            Self::Minimal => {
                let mut command = Command::new(std::env::current_exe().unwrap());
                command.arg(minimal::ARGUMENT);
                command
            }
            Self::Shipped | Self::Generated(..) => {
                let mut command = Command::new(&options.bot);
                command.arg("run");
                command
            }
        };
        command.env_clear().env("DISCORD_TOKEN", TOKEN).env("COMMAND_SCOPE", "global");
        // Only answers are measured here; feeds have a program of their own.
        command.env("FEEDS", "off");
        if let Self::Generated(path, _) = self {
            command.env("CATALOG", path);
        }
        command
    }
}

/// The figures of one bot.
pub(crate) struct Measured {
    pub(crate) name: String,
    pub(crate) cpu_ms: f64,
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
    /// Answers a second while it was driven.
    pub(crate) rate: f64,
    pub(crate) ready: Duration,
    pub(crate) rss_ready: f64,
    pub(crate) rss_idle: f64,
    pub(crate) rss_warm: f64,
    pub(crate) rss_after: f64,
}

/// A bot that is running.
pub(crate) struct Trial {
    kind: Kind,
    discord: Discord,
    child: Child,
    questions: Arc<Vec<String>>,
    distinct: bool,
    ready: Duration,
    rss_ready: f64,
    /// After the first turn, when every cache is warm.
    rss_warm: Option<f64>,
    /// Where it keeps its data.
    _place: tempfile::TempDir,
    /// After the warm-up, before anything is measured.
    rss_idle: f64,
    cpu: f64,
    driven: Duration,
    latencies: Vec<Duration>,
}

impl Trial {
    /// Starts it a few times, keeps the last, and warms it up.
    pub(crate) async fn start(kind: Kind, options: &Options) -> Self {
        let mut starts = Vec::new();
        for _ in 1..STARTS {
            let (_, mut child, ready, _place) = launch(&kind, options).await;
            starts.push(ready);
            end(&mut child);
        }
        let (discord, child, ready, place) = launch(&kind, options).await;
        starts.push(ready);
        starts.sort_unstable();
        let rss_ready = rss(&child);
        let questions = Arc::new(kind.questions());
        let ready = starts[starts.len() / 2];
        let mut trial = Self {
            kind,
            discord,
            child,
            questions,
            distinct: options.distinct,
            ready,
            rss_ready,
            rss_warm: None,
            _place: place,
            rss_idle: 0.0,
            cpu: 0.0,
            driven: Duration::ZERO,
            latencies: vec![],
        };
        trial.drive(WARM_UP, options.at_once).await;
        trial.rss_idle = trial.rss();
        (trial.cpu, trial.driven) = (0.0, Duration::ZERO);
        trial.latencies.clear();
        trial
    }

    pub(crate) fn name(&self) -> String {
        self.kind.name()
    }

    /// Lets it answer so many interactions.
    pub(crate) async fn drive(&mut self, answers: usize, at_once: usize) {
        let (before, begun) = (cpu(&self.child), Instant::now());
        let left = Arc::new(AtomicU64::new(answers as u64));
        let members = (0..at_once).map(|_| {
            tokio::spawn(member(
                self.discord.clone(),
                Arc::clone(&self.questions),
                Arc::clone(&left),
                self.distinct,
            ))
        });
        for member in members.collect::<Vec<_>>() {
            self.latencies.extend(member.await.unwrap());
        }
        self.driven += begun.elapsed();
        self.cpu += cpu(&self.child) - before;
        if answers > WARM_UP {
            self.rss_warm.get_or_insert(rss(&self.child));
        }
    }

    /// Memory in MB.
    pub(crate) fn rss(&self) -> f64 {
        rss(&self.child)
    }

    /// Ends it and gives its figures.
    pub(crate) fn finish(mut self) -> Measured {
        self.latencies.sort_unstable();
        let at = |share: f64| self.latencies[((self.latencies.len() - 1) as f64 * share) as usize];
        let measured = Measured {
            name: self.kind.name(),
            cpu_ms: self.cpu * 1000.0 / self.latencies.len() as f64,
            p50: at(0.50),
            p99: at(0.99),
            rate: self.latencies.len() as f64 / self.driven.as_secs_f64(),
            ready: self.ready,
            rss_ready: self.rss_ready,
            rss_idle: self.rss_idle,
            rss_warm: self.rss_warm.unwrap_or(self.rss_ready),
            rss_after: rss(&self.child),
        };
        end(&mut self.child);
        measured
    }
}

async fn launch(kind: &Kind, options: &Options) -> (Discord, Child, Duration, tempfile::TempDir) {
    launch_with(kind, options, vec![GUILD], 1).await
}

/// Starts a bot in a Discord of its own and waits until its first shard is ready.
pub(crate) async fn launch_with(
    kind: &Kind,
    options: &Options,
    guilds: Vec<u64>,
    shards: u64,
) -> (Discord, Child, Duration, tempfile::TempDir) {
    let setup = Setup { strict: false, record: false, guilds, shards, ..Setup::default() };
    let discord = Discord::start(setup).await;
    let place = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    let mut command = kind.command(options);
    command
        .env("DISCORD_API", discord.base())
        .env("DATA_DIR", place.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::inherit());
    let child = command.spawn().unwrap();
    let ready =
        discord.until(Duration::from_secs(30), |inner| (inner.gateway.readies > 0).then_some(())).await;
    assert!(ready.is_some(), "{} does not get ready; try it with `podpick run`", kind.name());
    (discord, child, begun.elapsed(), place)
}

/// One member after the other asks, until nothing is left to ask.
async fn member(
    discord: Discord,
    questions: Arc<Vec<String>>,
    left: Arc<AtomicU64>,
    distinct: bool,
) -> Vec<Duration> {
    let mut latencies = Vec::new();
    while let Ok(number) = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1))
    {
        let payload = question(&questions[number as usize % questions.len()], distinct);
        let asked = Instant::now();
        let waiting = discord.interact(&payload);
        let answer = tokio::time::timeout(Duration::from_secs(30), waiting.answer).await;
        assert!(matches!(answer, Ok(Ok(_))), "an interaction got no answer");
        latencies.push(asked.elapsed());
    }
    latencies
}

fn question(words: &str, distinct: bool) -> Value {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let id = number.to_string();
    // Marks that mean nothing, as people put behind questions; in another order each time.
    let marks = (0..20).map(|bit| if number >> bit & 1 == 1 { '!' } else { '.' });
    let words = if distinct { format!("{words} {}", marks.collect::<String>()) } else { words.to_owned() };
    let mut payload = ANNA.circumstances(TALK);
    // Many members of many servers, so that nobody asks too often.
    payload["member"]["user"]["id"] = json!((333_000_000_000_100_000 + number % 50_000).to_string());
    payload["guild_id"] = json!((222_000_000_000_100_000 + number % 5_000).to_string());
    payload["token"] = json!(format!("aW50ZXJhY3Rpb246{id}"));
    payload["id"] = json!(id);
    payload["type"] = json!(2);
    payload["data"] = json!({"id": "1", "name": "podcast", "type": 1, "options": [
        {"name": "topic", "type": 1, "options": [{"name": "about", "type": 3, "value": words}]},
    ]});
    payload
}

/// Processor seconds so far, of the program and the kernel for it.
pub(crate) fn cpu(child: &Child) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", child.id())).unwrap();
    // The name in parentheses may hold anything; what follows it is numbered from 3.
    let after = stat.rsplit_once(')').unwrap().1;
    let fields: Vec<f64> = after.split_whitespace().map(|field| field.parse().unwrap_or(0.0)).collect();
    (fields[11] + fields[12]) / TICKS
}

/// Memory in MB.
pub(crate) fn rss(child: &Child) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
