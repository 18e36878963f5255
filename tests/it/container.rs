//! A story of the container image: it runs as its file says, read-only over a volume, and again over the same volume.

use std::process::Command;
use std::time::Duration;

use sqlx::Connection;

use crate::endpoint::question;
use crate::loopback::{Discord, Inner, Setup, TOKEN};
use crate::world::GUILD;

const LIMIT: Duration = Duration::from_secs(30);

fn setting(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is missing: .ci/container sets it"))
}

/// A container of one name, whichever tool starts it.
struct Container {
    name: String,
    start: String,
    discord: Discord,
}

impl Container {
    /// What the engine said, and whether it did it.
    fn engine(&self, words: &[&str]) -> (bool, String) {
        let name = &self.name;
        let words = words.iter().map(|word| word.replace("NAME", name));
        let run = Command::new("podman").args(words).output().unwrap();
        let said = [run.stdout, run.stderr].map(|said| String::from_utf8_lossy(&said).trim().to_owned());
        (run.status.success(), said.join("\n").trim().to_owned())
    }

    /// What the engine said; it must have done it.
    fn done(&self, words: &[&str]) -> String {
        let (done, said) = self.engine(words);
        assert!(done, "podman {words:?}: {said}\n{}", self.log());
        said
    }

    fn log(&self) -> String {
        self.engine(&["logs", "NAME"]).1
    }

    /// Starts it, waits until it is connected for the `times`th time, and asks.
    async fn serves(&self, times: usize) {
        let mut start = Command::new("bash");
        start.args(["-c", &self.start]).env("DISCORD_API", self.discord.base());
        assert!(start.status().unwrap().success(), "{}", self.start);
        let connected =
            |inner: &Inner| (inner.gateway.readies + inner.gateway.resumed >= times).then_some(());
        assert!(self.discord.until(LIMIT, connected).await.is_some(), "it does not connect:\n{}", self.log());
        let waiting = self.discord.interact(&question(1_900_000_000_000_000_000 + times as u64, "djagno"));
        let answer = tokio::time::timeout(LIMIT, waiting.answer).await.unwrap().unwrap();
        assert!(answer.to_string().contains("Django"), "{answer}");
    }

    /// The user, rights and root it has are those that the files of this project ask for.
    fn is_confined(&self) {
        let process = self.done(&["inspect", "--format", "{{.State.Pid}}", "NAME"]);
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
        let status = status.split_whitespace().collect::<Vec<_>>().join(" ");
        for fact in ["Uid: 65532 65532", "Gid: 65532 65532", "CapEff: 0000000000000000", "NoNewPrivs: 1"] {
            assert!(status.contains(fact), "{fact}: {status}");
        }
        let (written, said) = self.engine(&["exec", "--user", "0", "NAME", "touch", "/usr/bin/other"]);
        assert!(!written && said.contains("Read-only file system"), "{said}");
    }

    /// Asks it to end, as the engine does; it does so by itself and without a fault.
    fn ends(&self) {
        self.done(&["stop", "NAME"]);
        let state = self.done(&["inspect", "--format", "{{.State.Status}} {{.State.ExitCode}}", "NAME"]);
        assert_eq!(state, "exited 0", "{}", self.log());
        self.done(&["rm", "NAME"]);
    }
}

impl Drop for Container {
    fn drop(&mut self) {
        self.engine(&["rm", "--force", "NAME"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs the image and a container engine, which .ci/container brings"]
async fn what_was_built_runs_confined_and_goes_on_over_its_volume() {
    let discord = Discord::start(Setup { guilds: vec![GUILD], ..Setup::default() }).await;
    std::fs::write(setting("CONTAINER_TOKEN_FILE"), format!("{TOKEN}\n")).unwrap();
    let container = Container { name: setting("CONTAINER_NAME"), start: setting("CONTAINER_START"), discord };

    container.serves(1).await;
    container.is_confined();
    container.done(&["exec", "NAME", "podpick", "backup", "/data/copy.db"]);
    let (_, looked) = container.engine(&["exec", "NAME", "podpick", "doctor"]);
    assert!(looked.contains("https://discord.com/oauth2/authorize"), "no invite link: {looked}");
    let place = tempfile::tempdir().unwrap();
    let copy = place.path().join("copy.db");
    container.done(&["cp", "NAME:/data/copy.db", copy.to_str().unwrap()]);
    container.ends();

    // The same session at Discord goes on, which only the volume can know of.
    container.serves(2).await;
    let (identifies, resumed) =
        container.discord.look(|inner| (inner.gateway.identifies.len(), inner.gateway.resumed));
    assert_eq!((identifies, resumed), (1, 1), "{}", container.log());
    container.done(&["healthcheck", "run", "NAME"]);
    container.done(&["exec", "NAME", "test", "-s", "/data/copy.db"]);
    container.ends();

    let mut store = sqlx::SqliteConnection::connect(&format!("sqlite://{}", copy.display())).await.unwrap();
    let version: i64 =
        sqlx::query_scalar("SELECT MAX(version) FROM _sqlx_migrations").fetch_one(&mut store).await.unwrap();
    assert_eq!(version, podpick::store::Store::newest_version());
    let violations = container.discord.state.change(|inner| std::mem::take(&mut inner.violations));
    assert!(violations.is_empty(), "{violations:?}");
}
