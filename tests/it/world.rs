//! A small world for stories: a loopback Discord and the real binary in it. What members do there is in `verbs`.

mod answer;
mod people;
pub(crate) mod phrase;
mod plan;
mod process;
mod verbs;

use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

pub(crate) use answer::{Answer, written};
pub(crate) use people::{
    ADA, ALL_RIGHTS, ANNA, AROUND, BEN, FORUM, GUILD, LEA, LOCKED, MEDIA, MIA, NEWS, POLLS, PRIVATE, Person,
    Place, QUIET, STAFF_TAG, STAGE, TAG, TALK, THREAD, VOICE,
};
pub(crate) use plan::Plan;

use crate::loopback::{Discord, INTERACTION_TOKEN, Inner, LIFETIME, Recorded, TOKEN};
use process::Process;

/// How long anything may take before a story fails.
pub(crate) const PATIENCE: Duration = Duration::from_mins(2);

/// A running world. Dropping it ends the bot and fails if the bot was careless, talkative or died.
pub(crate) struct World {
    pub(crate) discord: Discord,
    process: Process,
    /// Further bots beside the first.
    others: Vec<Process>,
    place: TempDir,
    environment: Vec<(String, String)>,
    may_end: bool,
}

/// The log level for stories that count rounds of the outbox, and what is said after each.
pub(crate) const ROUNDS: &str = "info,podpick::discord::outbox_worker=debug";
const ROUND: &str = "\"message\":\"went round\"";

impl World {
    /// A world with the small catalog, global commands and one guild, not yet started.
    pub(crate) fn plan() -> Plan {
        Plan::usual()
    }

    /// The usual world.
    pub(crate) async fn start() -> Self {
        Self::plan().start().await
    }

    /// Waits for one more READY than before, and for commands.
    pub(crate) async fn ready(&self) {
        self.until("the bot is ready and its commands are registered", |inner| {
            (inner.gateway.readies > 0 && inner.commands.seen_in(Some(GUILD)).next().is_some()).then_some(())
        })
        .await;
    }

    /// Waits until something has happened in Discord.
    pub(crate) async fn until<T>(&self, what: &str, see: impl FnMut(&Inner) -> Option<T>) -> T {
        self.until_within(PATIENCE, what, see).await
    }

    /// The same for what takes its time.
    pub(crate) async fn until_within<T>(
        &self,
        limit: Duration,
        what: &str,
        see: impl FnMut(&Inner) -> Option<T>,
    ) -> T {
        tokio::select! {
            seen = self.discord.until(limit, see) => match seen {
                Some(seen) => seen,
                None => self.give_up(&format!("waited in vain until {what}")),
            },
            () = self.early_end() => self.give_up(&format!("the bot ended before {what}")),
        }
    }

    async fn early_end(&self) {
        if self.may_end { std::future::pending().await } else { self.process.ended().await }
    }

    /// Waits until the bot has said something in its log.
    pub(crate) async fn says(&self, words: &str) {
        self.says_within(PATIENCE, words).await;
    }

    /// Waits until the bot has said something so many times.
    pub(crate) async fn says_times(&self, words: &str, times: usize) {
        if !self.process.says_times(words, times, PATIENCE).await {
            self.give_up(&format!("it did not say {times} times {words:?}"));
        }
    }

    /// The same for what takes its time.
    pub(crate) async fn says_within(&self, limit: Duration, words: &str) {
        if !self.process.says(words, limit).await {
            self.give_up(&format!("it never said {words:?}"));
        }
    }

    /// The most memory the bot ever held, in MB.
    pub(crate) fn peak_memory(&self) -> u64 {
        self.process.peak_memory()
    }

    /// What the system lets the bot have.
    pub(crate) fn limits(&self) -> String {
        self.process.limits()
    }

    /// All the bot has said.
    pub(crate) fn log(&self) -> String {
        self.process.log()
    }

    /// All that each of several bots has said.
    pub(crate) fn logs(&self) -> Vec<String> {
        std::iter::once(&self.process).chain(&self.others).map(Process::log).collect()
    }

    /// How often the bot has identified.
    pub(crate) fn identifies(&self) -> usize {
        self.discord.look(|inner| inner.gateway.identifies.len())
    }

    /// All requests whose path contains this.
    pub(crate) fn requests(&self, part: &str) -> Vec<Recorded> {
        self.discord
            .look(|inner| inner.requests.iter().filter(|one| one.path.contains(part)).cloned().collect())
    }

    /// The requests that answered the interaction with this token.
    pub(crate) fn callbacks(&self, token: &str) -> Vec<Recorded> {
        self.requests(&format!("/{token}/callback"))
    }

    /// How often the commands of any scope were written.
    pub(crate) fn uploads(&self) -> usize {
        self.requests("/commands").iter().filter(|request| request.method == "PUT").count()
    }

    /// Lets the time of an interaction pass; whatever comes later, Discord would refuse.
    pub(crate) async fn time_runs_out(&self, token: &str) {
        let born = self.discord.look(|inner| inner.interactions.get(token).unwrap().born);
        tokio::time::sleep_until((born + LIFETIME).into()).await;
    }

    /// Takes note of what was careless, so that the end of the story does not fail for it.
    pub(crate) fn forgive(&self) -> Vec<String> {
        self.discord.state.change(|inner| std::mem::take(&mut inner.violations))
    }

    /// Asks the bot to stop.
    pub(crate) fn terminate(&mut self) {
        self.may_end = true;
        self.process.signal("TERM");
    }

    /// Presses Ctrl-C.
    pub(crate) fn interrupt(&mut self) {
        self.may_end = true;
        self.process.signal("INT");
    }

    /// Waits until the bot has ended, and gives its exit code.
    pub(crate) async fn exit_code(&mut self) -> i32 {
        self.may_end = true;
        match self.process.exit_code(PATIENCE).await {
            Some(code) => code,
            None => self.give_up("it did not end"),
        }
    }

    /// Ends the bot at once.
    pub(crate) fn kill(&mut self) {
        self.process.kill();
        self.check_secrets();
    }

    /// Starts the bot again and waits for nothing.
    pub(crate) fn start_again(&mut self) {
        self.process = Process::start(self.place.path(), &self.environment);
    }

    /// Ends the bot at once and starts it again in the same Discord.
    pub(crate) async fn restart(&mut self) {
        self.kill();
        let before = self.discord.look(|inner| inner.gateway.begun());
        self.start_again();
        self.may_end = false;
        self.until("the bot is ready again", |inner| (inner.gateway.begun() > before).then_some(())).await;
    }

    /// Ends the bot at once, lets time pass, and starts it again: nothing is done in that time.
    pub(crate) async fn sleep_through(&mut self, time: Duration) {
        self.kill();
        self.advance(time);
        let before = self.discord.look(|inner| inner.gateway.begun());
        self.start_again();
        self.may_end = false;
        self.until("the bot is ready again", |inner| (inner.gateway.begun() > before).then_some(())).await;
    }

    /// Lets every bot go round twice: one round may have been under way, the other begins after all that was done before.
    /// Takes the log level of [`ROUNDS`].
    pub(crate) async fn rounds(&self) {
        for _ in 0..2 {
            let all: Vec<_> = std::iter::once(&self.process)
                .chain(&self.others)
                .map(|one| (one, one.log().matches(ROUND).count()))
                .collect();
            self.advance(Duration::from_secs(2));
            for (one, before) in all {
                assert!(one.says_times(ROUND, before + 1, PATIENCE).await, "it does not go round");
            }
        }
    }

    /// Starts another bot with the same settings beside the first, which then stands by.
    pub(crate) async fn join(&mut self) {
        self.join_with(&[]);
        self.other_says(self.others.len() - 1, "waiting as a spare").await;
    }

    /// Starts another bot beside the first with some settings of its own.
    pub(crate) fn join_with(&mut self, settings: &[(&str, &str)]) {
        let mut environment = self.environment.clone();
        environment.retain(|(key, _)| !settings.iter().any(|(own, _)| own == key));
        environment.extend(settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())));
        self.others.push(Process::start(self.place.path(), &environment));
    }

    /// Waits until one of the others has said something in its log.
    pub(crate) async fn other_says(&self, other: usize, words: &str) {
        if !self.others[other].says(words, PATIENCE).await {
            self.give_up(&format!("the other never said {words:?}:\n{}", self.others[other].log()));
        }
    }

    /// Where the first bot listens for what a variable says; it may have chosen the port itself.
    pub(crate) async fn listens(&self, variable: &str) -> String {
        listened(&self.process, variable).await.unwrap_or_else(|| self.give_up("it listens nowhere"))
    }

    /// Where one of the others listens.
    pub(crate) async fn other_listens(&self, other: usize, variable: &str) -> String {
        listened(&self.others[other], variable).await.unwrap_or_else(|| self.give_up("it listens nowhere"))
    }

    /// What a page says that the first bot serves for those who watch it: status and text.
    pub(crate) async fn page(&self, path: &str) -> (u16, String) {
        let address = self.listens("HTTP_ADDR").await;
        let answer = reqwest::get(format!("http://{address}{path}")).await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    /// Waits until a page says so.
    pub(crate) async fn page_says(&self, path: &str, status: u16, words: &str) -> String {
        let wait = async {
            loop {
                let (now, text) = self.page(path).await;
                if now == status && text.contains(words) {
                    return text;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        match tokio::time::timeout(PATIENCE, wait).await {
            Ok(text) => text,
            Err(_) => {
                self.give_up(&format!("{path} never said {status} {words:?}: {:?}", self.page(path).await))
            }
        }
    }

    /// Runs another verb of podpick beside the bot, with its settings, to its end.
    pub(crate) async fn run(&self, args: &[&str]) -> crate::terminal::Output {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        let (place, environment) = (self.place.path().to_owned(), self.environment.clone());
        let work = tokio::task::spawn_blocking(move || {
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let environment: Vec<(&str, &str)> =
                environment.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
            crate::terminal::terminal_with(&environment, &place, &args, "")
        });
        work.await.unwrap()
    }

    /// Changes a setting for processes that are started from now on.
    pub(crate) fn set(&mut self, key: &str, value: &str) {
        self.environment.retain(|(known, _)| known != key);
        self.environment.push((key.to_owned(), value.to_owned()));
    }

    /// Ends one of the others at once.
    pub(crate) fn kill_other(&mut self, other: usize) {
        self.others.remove(other).kill();
    }

    /// Sends a signal to the first bot by its name.
    pub(crate) fn signal(&self, name: &str) {
        self.process.signal(name);
    }

    /// Ends the first bot at once and for good; the others go on.
    pub(crate) fn lose_first(&mut self) {
        self.process.kill();
        self.check_secrets();
        self.process = self.others.remove(0);
    }

    /// The folder it runs in.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.place.path()
    }

    /// What was written in a channel, as people read it, the ids of messages made steady.
    pub(crate) fn read(&self, channel: u64) -> String {
        let texts: Vec<String> = self.messages(channel).iter().map(answer::written).collect();
        texts.join("\n")
    }

    /// Lets time pass, for the bot and for Discord.
    pub(crate) fn advance(&self, time: Duration) {
        self.set_clocks(time.as_millis() as i64);
    }

    /// Sets the clocks back, as a system does that had a wrong one.
    pub(crate) fn set_back(&self, time: Duration) {
        self.set_clocks(-(time.as_millis() as i64));
    }

    fn set_clocks(&self, by_millis: i64) {
        let ahead = self.discord.state.change(|inner| {
            inner.channels.ahead += by_millis;
            inner.channels.ahead / 1000
        });
        // Renamed into place, so that the bot never reads half a number.
        let (file, new) = (self.place.path().join("clock"), self.place.path().join("clock.new"));
        std::fs::write(&new, ahead.to_string()).unwrap();
        std::fs::rename(new, file).unwrap();
    }

    /// Waits until a request hangs in Discord, and then kills the bot without warning and starts it again.
    pub(crate) async fn kill_when_held(&mut self) {
        self.until("a request hangs", |inner| (inner.held > 0).then_some(())).await;
        self.discord.state.change(|inner| inner.held = 0);
        self.restart().await;
    }

    /// Everything written in a channel.
    pub(crate) fn messages(&self, channel: u64) -> Vec<Value> {
        self.discord
            .look(|inner| inner.channels.all.get(&channel).map_or_else(Vec::new, |one| one.messages.clone()))
    }

    /// Fails with everything there is to know.
    pub(crate) fn give_up(&self, why: &str) -> ! {
        let requests = self.discord.look(|inner| {
            let lines =
                inner.requests.iter().map(|one| format!("{} {} {:?}", one.method, one.path, one.status));
            lines.chain(inner.violations.clone()).collect::<Vec<_>>().join("\n")
        });
        panic!("{why}\n--- the bot said\n{}\n--- Discord saw\n{requests}\n", self.log());
    }

    fn check_secrets(&self) {
        let log = self.log();
        for secret in [TOKEN, INTERACTION_TOKEN] {
            assert!(!log.contains(secret), "a token stands in the log:\n{log}");
        }
    }
}

async fn listened(process: &Process, variable: &str) -> Option<String> {
    let mark = format!("\"variable\":\"{variable}\"");
    if !process.says(&mark, PATIENCE).await {
        return None;
    }
    let log = process.log();
    let line = log.lines().find(|line| line.contains(&mark))?;
    let said: Value = serde_json::from_str(line).ok()?;
    said["address"].as_str().map(str::to_owned)
}

impl Drop for World {
    fn drop(&mut self) {
        let running = self.process.is_running();
        self.process.kill();
        for other in &self.others {
            other.kill();
            assert!(!other.log().contains("panicked at"), "another bot panicked:\n{}", other.log());
        }
        if std::thread::panicking() {
            return;
        }
        self.process.check_store(self.place.path());
        self.check_secrets();
        let violations = self.forgive();
        assert!(violations.is_empty(), "Discord is not content:\n{}\n{}", violations.join("\n"), self.log());
        assert!(running || self.may_end, "the bot died:\n{}", self.log());
        assert!(!self.log().contains("panicked at"), "the bot panicked:\n{}", self.log());
    }
}
