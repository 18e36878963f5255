//! One bot under load: started, driven, measured from outside. How the figures look is in `table`.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::loopback::{Discord, Setup, TOKEN};
use crate::people::{ANNA, GUILD, TALK};
use crate::process::Process;
use crate::{catalog, minimal, options::Options};

/// Answered before anything is measured.
const WARM_UP: usize = 500;
/// Starts, of which the median counts.
const STARTS: usize = 5;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
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
    process: Process,
    questions: Arc<Vec<String>>,
    distinct: bool,
    ready: Duration,
    rss_ready: f64,
    /// After the first turn, when every cache is warm.
    rss_warm: Option<f64>,
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
            starts.push(launch(&kind, options).await.2);
        }
        let (discord, process, ready) = launch(&kind, options).await;
        starts.push(ready);
        starts.sort_unstable();
        let rss_ready = process.rss();
        let questions = Arc::new(kind.questions());
        let ready = starts[starts.len() / 2];
        let mut trial = Self {
            kind,
            discord,
            process,
            questions,
            distinct: options.distinct,
            ready,
            rss_ready,
            rss_warm: None,
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
        let (before, begun) = (self.process.cpu(), Instant::now());
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
            let Some(latencies) = member.await.unwrap() else {
                let words = self.process.last_words();
                panic!("{}: no answer for {} seconds. {words}", self.name(), PATIENCE.as_secs());
            };
            self.latencies.extend(latencies);
        }
        self.driven += begun.elapsed();
        self.cpu += self.process.cpu() - before;
        if answers > WARM_UP {
            self.rss_warm.get_or_insert(self.process.rss());
        }
    }

    /// Memory in MB.
    pub(crate) fn rss(&self) -> f64 {
        self.process.rss()
    }

    /// Ends it and gives its figures.
    pub(crate) fn finish(mut self) -> Measured {
        self.latencies.sort_unstable();
        let at = |share: f64| self.latencies[((self.latencies.len() - 1) as f64 * share) as usize];
        Measured {
            name: self.kind.name(),
            cpu_ms: self.cpu * 1000.0 / self.latencies.len() as f64,
            p50: at(0.50),
            p99: at(0.99),
            rate: self.latencies.len() as f64 / self.driven.as_secs_f64(),
            ready: self.ready,
            rss_ready: self.rss_ready,
            rss_idle: self.rss_idle,
            rss_warm: self.rss_warm.unwrap_or(self.rss_ready),
            rss_after: self.process.rss(),
        }
    }
}

async fn launch(kind: &Kind, options: &Options) -> (Discord, Process, Duration) {
    launch_with(kind, options, vec![GUILD], 1).await
}

/// Starts a bot in a Discord of its own and waits until its first shard is ready.
pub(crate) async fn launch_with(
    kind: &Kind,
    options: &Options,
    guilds: Vec<u64>,
    shards: u64,
) -> (Discord, Process, Duration) {
    let setup = Setup { strict: false, record: false, guilds, shards, ..Setup::default() };
    let discord = Discord::start(setup).await;
    let begun = Instant::now();
    let mut command = kind.command(options);
    command.env("DISCORD_API", discord.base());
    let mut process = Process::start(command);
    process.until_ready(&discord, &kind.name()).await;
    (discord, process, begun.elapsed())
}

/// One member after the other asks, until nothing is left to ask; `None` where an answer does not come.
async fn member(
    discord: Discord,
    questions: Arc<Vec<String>>,
    left: Arc<AtomicU64>,
    distinct: bool,
) -> Option<Vec<Duration>> {
    let mut latencies = Vec::new();
    while let Ok(number) = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1))
    {
        let payload = question(&questions[number as usize % questions.len()], distinct);
        let asked = Instant::now();
        let waiting = discord.interact(&payload);
        tokio::time::timeout(PATIENCE, waiting.answer).await.ok()?.ok()?;
        latencies.push(asked.elapsed());
    }
    Some(latencies)
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
