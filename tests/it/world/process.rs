//! The bot as a child process: started, listened to, signalled, waited for. Knows nothing of what it does.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sqlx::{Connection, SqliteConnection};
use tokio::sync::watch;

/// What it has said so far, and how many of its two mouths are still open.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heard {
    pub(crate) text: String,
    closed: u8,
}

/// A running or finished `podpick run`.
pub(crate) struct Process {
    child: Arc<Mutex<Child>>,
    id: u32,
    heard: watch::Receiver<Heard>,
}

impl Process {
    pub(crate) fn start(place: &Path, environment: &[(String, String)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_podpick"))
            .arg("run")
            .env_clear()
            .envs(environment.iter().map(|(key, value)| (key, value)))
            .current_dir(place)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (says, heard) = watch::channel(Heard::default());
        let says = Arc::new(says);
        listen(child.stdout.take().unwrap(), Arc::clone(&says));
        listen(child.stderr.take().unwrap(), says);
        let id = child.id();
        Self { child: Arc::new(Mutex::new(child)), id, heard }
    }

    /// All it has said so far.
    pub(crate) fn log(&self) -> String {
        self.heard.borrow().text.clone()
    }

    /// Waits until it has said something.
    pub(crate) async fn says(&self, words: &str, limit: Duration) -> bool {
        let mut heard = self.heard.clone();
        let wait = heard.wait_for(|heard| heard.text.contains(words));
        matches!(tokio::time::timeout(limit, wait).await, Ok(Ok(_)))
    }

    /// Waits until it has said this so many times; false where it does not.
    pub(crate) async fn says_times(&self, words: &str, times: usize, limit: Duration) -> bool {
        let mut heard = self.heard.clone();
        let wait = heard.wait_for(|heard| heard.text.matches(words).count() >= times);
        matches!(tokio::time::timeout(limit, wait).await, Ok(Ok(_)))
    }

    /// Has ended, as far as its output tells.
    pub(crate) async fn ended(&self) {
        let _ = self.heard.clone().wait_for(|heard| heard.closed == 2).await;
    }

    /// Waits for its end; `None` when the time is over. A signal counts as 128 and its number.
    pub(crate) async fn exit_code(&self, limit: Duration) -> Option<i32> {
        tokio::time::timeout(limit, self.ended()).await.ok()?;
        let child = Arc::clone(&self.child);
        let wait = tokio::task::spawn_blocking(move || child.lock().unwrap().wait().unwrap());
        let status = tokio::time::timeout(limit, wait).await.ok()?.unwrap();
        Some(
            status
                .code()
                .unwrap_or_else(|| 128 + std::os::unix::process::ExitStatusExt::signal(&status).unwrap_or(0)),
        )
    }

    /// However it ended, a store that it kept in this folder is whole.
    pub(crate) fn check_store(&self, place: &Path) {
        let path = place.join("podpick.db");
        let header = std::fs::read(&path).is_ok_and(|bytes| bytes.starts_with(b"SQLite format 3\0"));
        if self.is_running() || !header {
            return;
        }
        let look = async move {
            let mut store = SqliteConnection::connect(&format!("sqlite://{}", path.display())).await?;
            sqlx::query_scalar::<_, String>("PRAGMA integrity_check(1)").fetch_one(&mut store).await
        };
        let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let said = std::thread::spawn(move || runtime().block_on(look)).join().unwrap();
        assert_eq!(said.unwrap(), "ok", "the store was damaged");
    }

    /// Has not ended yet.
    pub(crate) fn is_running(&self) -> bool {
        self.child.try_lock().is_ok_and(|mut child| child.try_wait().is_ok_and(|status| status.is_none()))
    }

    /// The most memory it ever held, in MB.
    pub(crate) fn peak_memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id)).unwrap();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        peak.trim().trim_end_matches(" kB").parse::<u64>().unwrap() / 1024
    }

    /// What the system lets it have, as `/proc` says.
    pub(crate) fn limits(&self) -> String {
        std::fs::read_to_string(format!("/proc/{}/limits", self.id)).unwrap()
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let status = Command::new("kill").arg(format!("-{name}")).arg(self.id.to_string()).status();
        assert!(status.is_ok_and(|status| status.success()), "kill -{name} {} failed", self.id);
    }

    /// Ends it at once.
    pub(crate) fn kill(&self) {
        if let Ok(mut child) = self.child.try_lock() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn listen(mouth: impl Read + Send + 'static, says: Arc<watch::Sender<Heard>>) {
    std::thread::spawn(move || {
        let mut mouth = BufReader::new(mouth);
        let mut line = Vec::new();
        while mouth.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let words = String::from_utf8_lossy(&line).into_owned();
            says.send_modify(|heard| heard.text.push_str(&words));
            line.clear();
        }
        says.send_modify(|heard| heard.closed += 1);
    });
}
