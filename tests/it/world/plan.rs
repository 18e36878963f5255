//! A world that is still being described: settings, catalog, and the trouble that waits. What happens in it is in `world`.

use serde_json::Value;

use super::World;
use super::people::{FORUM, GUILD, LOCKED, NEWS, STAFF_TAG, TAG, around, bot_rights, kind};
use super::process::Process;
use crate::catalogs::SMALL;
use crate::loopback::{Channel, Discord, Fault, Greeting, Inner, Route, Scope, Setup, TOKEN};

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
    ahead: i64,
    channels: Vec<u64>,
    proxied: bool,
    arranged: Vec<Arranged>,
}

type Arranged = Box<dyn FnOnce(&mut Inner) + Send>;

impl Plan {
    /// The small catalog, global commands and one guild.
    pub(crate) fn usual() -> Self {
        let plan = Self {
            setup: Setup { guilds: vec![GUILD], ..Setup::default() },
            environment: Vec::new(),
            files: Vec::new(),
            commands: Vec::new(),
            faults: Vec::new(),
            lasting_faults: Vec::new(),
            greetings: Vec::new(),
            every_greeting: None,
            ahead: 0,
            channels: vec![NEWS],
            proxied: false,
            arranged: Vec::new(),
        };
        plan.catalog(SMALL)
            .scope("global")
            .env("DISCORD_TOKEN", TOKEN)
            .env("RUST_LOG", "info")
            .env("CLOCK_OFFSET_FILE", "clock")
            .env("FEEDS", "off")
            .env("COOLDOWN", "off")
    }

    /// This text is the catalog, instead of the compiled-in one.
    pub(crate) fn catalog(self, toml: &str) -> Self {
        self.file("catalog.toml", toml).env("CATALOG", "catalog.toml")
    }

    /// A file lies in the working directory.
    pub(crate) fn file(mut self, name: &str, text: &str) -> Self {
        self.files.push((name.to_owned(), text.to_owned()));
        self
    }

    /// It is this moment when the world starts, for the bot and for Discord; time passes as usual from there.
    pub(crate) fn at(mut self, moment: &str) -> Self {
        let then: jiff::Timestamp = moment.parse().unwrap();
        self.ahead = then.as_second() - jiff::Timestamp::now().as_second();
        let ahead = self.ahead.to_string();
        self.file("clock", &ahead)
    }

    /// Another channel of the usual guild, in which the bot may do all it ever needs.
    pub(crate) fn channel(mut self, id: u64) -> Self {
        self.channels.push(id);
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

    /// Discord is reached through a proxy, which stands where Discord does.
    pub(crate) fn proxied(mut self) -> Self {
        self.proxied = true;
        self
    }

    /// Discord behaves otherwise.
    pub(crate) fn discord(mut self, change: impl FnOnce(&mut Setup)) -> Self {
        change(&mut self.setup);
        self
    }

    /// Something is otherwise in Discord before the bot comes.
    pub(crate) fn arrange(mut self, change: impl FnOnce(&mut Inner) + Send + 'static) -> Self {
        self.arranged.push(Box::new(change));
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
        discord.state.change(|inner| {
            inner.channels.ahead = self.ahead * 1000;
            for id in self.channels.iter().flat_map(|id| around(*id).into_iter().chain([*id])) {
                let channel = Channel {
                    guild: GUILD,
                    kind: kind(id),
                    permissions: bot_rights(id),
                    around: around(id),
                    locked: id == LOCKED,
                    requires_tag: id == FORUM,
                    tags: if id == FORUM {
                        vec![(TAG, "Podcasts", false), (STAFF_TAG, "Staff picks", true)]
                    } else {
                        Vec::new()
                    },
                    ..Channel::default()
                };
                inner.channels.all.insert(id, channel);
            }
        });
        for change in self.arranged.drain(..) {
            discord.state.change(change);
        }
        for (name, text) in &self.files {
            std::fs::write(place.path().join(name), text).unwrap();
        }
        if let Some((address, authority)) = discord.tls() {
            self = self.env("DISCORD_TLS_ADDR", &address.to_string());
            if !self.environment.iter().any(|(key, _)| key == "DISCORD_TLS_CA") {
                std::fs::write(place.path().join("authority.pem"), authority.pem()).unwrap();
                self = self.env("DISCORD_TLS_CA", "authority.pem");
            }
        } else {
            let way = if self.proxied { "DISCORD_PROXY" } else { "DISCORD_API" };
            self = self.env(way, &discord.base());
        }
        let process = Process::start(place.path(), &self.environment);
        World { discord, process, others: Vec::new(), place, environment: self.environment, may_end: false }
    }
}
