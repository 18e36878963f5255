//! A small world for stories: a loopback Discord and the real binary in it. What members do there is in `verbs`.

mod answer;
mod people;
pub(crate) mod phrase;
mod process;
mod verbs;

use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

pub(crate) use people::{ANNA, BEN, GUILD, Person, Place, QUIET, TALK};

use crate::loopback::{
    Discord, Fault, Greeting, INTERACTION_TOKEN, LIFETIME, Recorded, Route, Scope, Setup, TOKEN,
};
use process::Process;

/// How long anything may take before a story fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A world that is still being described.
pub(crate) struct Plan {
    setup: Setup,
    environment: Vec<(String, String)>,
    files: Vec<(String, String)>,
    commands: Vec<(Scope, Value)>,
    faults: Vec<(Route, Fault)>,
    lasting_faults: Vec<(Route, Fault)>,
    greetings: Vec<Greeting>,
    every_greeting: Option<Greeting>,
}

impl Plan {
    /// This text is the catalog, instead of the compiled-in one.
    pub(crate) fn catalog(self, toml: &str) -> Self {
        self.file("catalog.toml", toml).env("CATALOG", "catalog.toml")
    }

    /// A file lies in the working directory.
    pub(crate) fn file(mut self, name: &str, text: &str) -> Self {
        self.files.push((name.to_owned(), text.to_owned()));
        self
    }

    /// Discord already holds these commands.
    pub(crate) fn holding(mut self, scope: Scope, commands: Value) -> Self {
        self.commands.push((scope, commands));
        self
    }

    /// `global` or `guild:ID,…`.
    pub(crate) fn scope(self, scope: &str) -> Self {
        self.env("COMMAND_SCOPE", scope)
    }

    /// Sets a variable of the bot's environment.
    pub(crate) fn env(mut self, key: &str, value: &str) -> Self {
        self = self.without(key);
        self.environment.push((key.to_owned(), value.to_owned()));
        self
    }

    /// Takes a variable out of the bot's environment.
    pub(crate) fn without(mut self, key: &str) -> Self {
        self.environment.retain(|(known, _)| known != key);
        self
    }

    /// Discord behaves otherwise.
    pub(crate) fn discord(mut self, change: impl FnOnce(&mut Setup)) -> Self {
        change(&mut self.setup);
        self
    }

    /// The next request of a route meets this.
    pub(crate) fn fault(mut self, route: Route, fault: Fault) -> Self {
        self.faults.push((route, fault));
        self
    }

    /// Every request of a route meets this.
    pub(crate) fn fault_always(mut self, route: Route, fault: Fault) -> Self {
        self.lasting_faults.push((route, fault));
        self
    }

    /// The next identify meets this.
    pub(crate) fn on_identify(mut self, greeting: Greeting) -> Self {
        self.greetings.push(greeting);
        self
    }

    /// Every identify meets this.
    pub(crate) fn on_every_identify(mut self, greeting: Greeting) -> Self {
        self.every_greeting = Some(greeting);
        self
    }

    /// Starts it and waits until the bot is ready and its commands are registered.
    pub(crate) async fn start(self) -> World {
        let world = self.launch().await;
        world.ready().await;
        world
    }

    /// Starts it and waits for nothing.
    pub(crate) async fn launch(mut self) -> World {
        let place = tempfile::tempdir().unwrap();
        let discord = Discord::start(self.setup.clone()).await;
        discord.state.change(|inner| {
            inner.gateway.on_identify.extend(self.greetings.drain(..));
            inner.gateway.on_every_identify = self.every_greeting;
        });
        for (route, fault) in self.faults.drain(..) {
            discord.fault(route, fault);
        }
        for (route, fault) in self.lasting_faults.drain(..) {
            discord.fault_always(route, fault);
        }
        for (scope, commands) in self.commands.drain(..) {
            discord.state.change(|inner| inner.commands.replace(scope, &commands)).unwrap();
        }
        for (name, text) in &self.files {
            std::fs::write(place.path().join(name), text).unwrap();
        }
        if let Some((address, authority)) = discord.tls() {
            std::fs::write(place.path().join("authority.pem"), authority.pem()).unwrap();
            self = self.env("DISCORD_TLS_ADDR", &address.to_string()).env("DISCORD_TLS_CA", "authority.pem");
        } else {
            self = self.env("DISCORD_API", &discord.base());
        }
        let process = Process::start(place.path(), &self.environment);
        World { discord, process, place, environment: self.environment, may_end: false }
    }
}

/// A running world. Dropping it ends the bot and fails if the bot was careless, talkative or died.
pub(crate) struct World {
    pub(crate) discord: Discord,
    process: Process,
    place: TempDir,
    environment: Vec<(String, String)>,
    may_end: bool,
}

impl World {
    /// A world with the small catalog, global commands and one guild, not yet started.
    pub(crate) fn plan() -> Plan {
        let plan = Plan {
            setup: Setup { guilds: vec![GUILD], ..Setup::default() },
            environment: Vec::new(),
            files: Vec::new(),
            commands: Vec::new(),
            faults: Vec::new(),
            lasting_faults: Vec::new(),
            greetings: Vec::new(),
            every_greeting: None,
        };
        plan.catalog(crate::catalogs::SMALL)
            .scope("global")
            .env("DISCORD_TOKEN", TOKEN)
            .env("RUST_LOG", "info")
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
    pub(crate) async fn until<T>(
        &self,
        what: &str,
        see: impl FnMut(&crate::loopback::Inner) -> Option<T>,
    ) -> T {
        tokio::select! {
            seen = self.discord.until(PATIENCE, see) => match seen {
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
        if !self.process.says(words, PATIENCE).await {
            self.give_up(&format!("it never said {words:?}"));
        }
    }

    /// All the bot has said.
    pub(crate) fn log(&self) -> String {
        self.process.log()
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

    /// Ends the bot at once and starts it again in the same Discord.
    pub(crate) async fn restart(&mut self) {
        let before = self.discord.look(|inner| inner.gateway.readies);
        self.process.kill();
        self.check_secrets();
        self.process = Process::start(self.place.path(), &self.environment);
        self.until("the bot is ready again", |inner| (inner.gateway.readies > before).then_some(())).await;
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

impl Drop for World {
    fn drop(&mut self) {
        let running = self.process.is_running();
        self.process.kill();
        if std::thread::panicking() {
            return;
        }
        self.check_secrets();
        let violations = self.forgive();
        assert!(violations.is_empty(), "Discord is not content:\n{}\n{}", violations.join("\n"), self.log());
        assert!(running || self.may_end, "the bot died:\n{}", self.log());
        assert!(!self.log().contains("panicked at"), "the bot panicked:\n{}", self.log());
    }
}
