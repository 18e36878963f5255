//! One bot as a process: started, waited for, looked at from outside. It ends with its value, and its log goes into a file.

use std::fs::File;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::loopback::Discord;

/// Kernel ticks in a second, as Linux reports processor time.
const TICKS: f64 = 100.0;
/// How long a bot may take until its first shard is ready.
const PATIENCE: Duration = Duration::from_secs(30);
/// Lines of its log that are shown when something goes wrong.
const SHOWN: usize = 10;

/// A running bot, and the folder of its data and its log.
pub(crate) struct Process {
    child: Child,
    place: tempfile::TempDir,
}

impl Process {
    /// Starts the bot. Nothing of this program's own output is handed to it, so whoever reads that waits for no bot.
    pub(crate) fn start(mut command: Command) -> Self {
        let place = tempfile::tempdir().unwrap();
        let log = File::create(place.path().join("log")).unwrap();
        command.env("DATA_DIR", place.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        Self { child: command.spawn().unwrap(), place }
    }

    /// Waits until its first shard is ready; ends the program where that does not come.
    pub(crate) async fn until_ready(&mut self, discord: &Discord, name: &str) {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            // In short pieces, to notice a bot that has ended.
            let piece = Duration::from_millis(500);
            if discord.until(piece, |inner| (inner.gateway.readies > 0).then_some(())).await.is_some() {
                return;
            }
            if let Ok(Some(status)) = self.child.try_wait() {
                panic!("{name} ended before it was ready, {status}. {}", self.last_words());
            }
        }
        panic!("{name} was not ready after {} seconds. {}", PATIENCE.as_secs(), self.last_words());
    }

    /// How its log ends.
    pub(crate) fn last_words(&self) -> String {
        let log = std::fs::read(self.place.path().join("log")).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        match &lines[lines.len().saturating_sub(SHOWN)..] {
            [] => "Its log is empty.".to_owned(),
            last => format!("Its log ends:\n{}", last.join("\n")),
        }
    }

    /// Processor seconds so far, of the program and the kernel for it.
    pub(crate) fn cpu(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        // The name in parentheses may hold anything; what follows it is numbered from 3.
        let after = stat.rsplit_once(')').unwrap().1;
        let fields: Vec<f64> = after.split_whitespace().map(|field| field.parse().unwrap_or(0.0)).collect();
        (fields[11] + fields[12]) / TICKS
    }

    /// Memory in MB; 0 of a bot that has ended.
    pub(crate) fn rss(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or("0 kB");
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
    }
}

impl Drop for Process {
    /// Also when this program fails: a bot that stays behind would look for its Discord for ever.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
