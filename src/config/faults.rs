//! What can be wrong with the configuration, as data; the words for it live here too and never repeat a secret.

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;

/// Everything wrong with a configuration; never empty.
#[derive(Debug, PartialEq, Eq)]
pub struct ConfigFaults(pub Vec<ConfigFault>);

/// One fault and the variable it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFault {
    /// The variable, or `.env` when its file cannot be read.
    pub variable: Cow<'static, str>,
    /// What is wrong.
    pub kind: ConfigFaultKind,
}

/// What is wrong with a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigFaultKind {
    /// No token was given.
    TokenMissing,
    /// The token does not look like one. It is not kept here.
    TokenShape,
    /// Holds what looks like the token or a password, which belongs elsewhere. It is not kept here.
    MisplacedSecret,
    /// Set beside another that says the same thing.
    Twice(&'static str),
    /// podpick reads no such variable; the one that was meant, where one is near.
    Unknown(Option<&'static str>),
    /// Not `auto`, a number, or a range such as `0-3/16`.
    Shards(String),
    /// Not 64 hexadecimal digits.
    PublicKey,
    /// Set although interactions come in by the other door.
    OtherDoor,
    /// The file that should hold it is empty.
    Empty(PathBuf),
    /// The file that the service manager hands over in its place is empty.
    EmptyCredential,
    /// Set more than once in the same file.
    Again,
    /// A file could not be read.
    Unreadable(PathBuf, std::io::ErrorKind),
    /// Not `global` and not `guild:ID,…`; the part that is wrong.
    Scope(String),
    /// Not an address with http or https and a host.
    Address(String),
    /// Not `IP:PORT`.
    Socket(String),
    /// `DISCORD_TLS_ADDR` and `DISCORD_TLS_CA` only work together.
    Lonely(&'static str),
    /// Not a certificate in PEM.
    Certificate(PathBuf),
    /// Not the address of a PostgreSQL server; it is not kept here, since it may hold a password.
    Database,
    /// Neither `on` nor `off`.
    Switch(String),
    /// Not a network such as `10.0.0.0/8`.
    Network(String),
    /// Not the address of a proxy; not repeated, since it may hold a password.
    Proxy,
    /// Not a whole number in this range.
    Number(String, usize, usize),
    /// Not a list of log levels.
    Levels(String),
    /// The `.env` file may have been written by somebody else.
    Unsafe,
    /// This line of the `.env` file is not `NAME=value`; 0 when unknown.
    Line(usize),
}

impl std::error::Error for ConfigFaults {}

impl fmt::Display for ConfigFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (nth, fault) in self.0.iter().enumerate() {
            if nth > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl fmt::Display for ConfigFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use ConfigFaultKind as K;
        write!(f, "{}: ", self.variable)?;
        match &self.kind {
            K::TokenMissing => write!(
                f,
                "not set. podpick needs a bot token: open https://discord.com/developers/applications, choose your \
                 application (or New Application), then Bot > Reset Token. Put it into the file .env as DISCORD_TOKEN=…, or \
                 name a file that holds it in DISCORD_TOKEN_FILE (podpick reads .env in the working directory{})",
                if std::path::Path::new(".env").exists() { "" } else { "; there is none" }
            ),
            K::Empty(path) => {
                write!(f, "{} is empty. Put the value into it, and nothing else", path.display())
            }
            K::EmptyCredential => write!(
                f,
                "the service's credential is empty. Put the value, and nothing else, into the file of LoadCredential= in \
                 the unit (/etc/podpick/{} with the Debian package), then run systemctl restart podpick",
                self.variable
            ),
            K::Again => write!(f, "set more than once in .env; keep one of the lines"),
            K::Unreadable(path, std::io::ErrorKind::NotFound) => {
                write!(f, "{} does not exist", path.display())
            }
            K::TokenShape => write!(
                f,
                "this is not a bot token, which has three parts joined by dots. Copy it whole from \
                 https://discord.com/developers/applications > your application > Bot > Reset Token (the \
                 application id, the public key and the client secret are something else)"
            ),
            K::MisplacedSecret => write!(
                f,
                "this looks like a bot token or holds a password, so it is hidden. The token belongs in DISCORD_TOKEN; an \
                 address with a password in DATABASE_URL, HTTPS_PROXY or ALL_PROXY; a name that ends in _FILE takes the path \
                 of a file"
            ),
            K::Twice(other) => write!(f, "set beside {other}; keep one of the two"),
            K::Unknown(Some(near)) => {
                write!(f, "podpick has no setting of this name; did you mean {near}?")
            }
            K::Unknown(None) => write!(f, "podpick has no setting of this name; remove it"),
            K::Shards(text) => write!(
                f,
                "`{text}` is neither `auto`, nor a number of shards, nor a range such as 0-3/16 (shards 0 to 3 of 16)"
            ),
            K::PublicKey => write!(
                f,
                "not 64 hexadecimal digits; copy it from https://discord.com/developers/applications > your \
                 application > General Information > Public Key"
            ),
            K::OtherDoor => write!(
                f,
                "set beside INTERACTIONS_ADDR. Discord delivers interactions in one way only: remove this setting for \
                 HTTP, or remove INTERACTIONS_ADDR and DISCORD_PUBLIC_KEY for the gateway"
            ),
            K::Unreadable(path, kind) => write!(f, "cannot read {}: {kind}", path.display()),
            K::Scope(part) => write!(
                f,
                "`{part}` is neither `global` nor `guild:` with server ids of 17 to 20 digits, separated by commas \
                 (in Discord: Settings > Advanced > Developer Mode, then right-click the server > Copy Server ID)"
            ),
            K::Address(text) => write!(f, "`{text}` is not an address such as http://127.0.0.1:8080"),
            K::Socket(text) => {
                write!(f, "`{text}` is not an IP address and port such as 127.0.0.1:9464 (no names)")
            }
            K::Lonely(other) => write!(f, "only works together with {other}, which is not set"),
            K::Certificate(path) => write!(f, "{} has no certificate in PEM", path.display()),
            K::Database => write!(
                f,
                "not an address such as postgres://user:password@host:5432/podpick; remove it to keep the data in a \
                 file in DATA_DIR (the value is hidden: it may hold a password)"
            ),
            K::Switch(text) => write!(f, "`{text}` is neither `on` nor `off`"),
            K::Proxy => write!(
                f,
                "not the address of a proxy, such as http://proxy.example:3128 or socks5://127.0.0.1:1080"
            ),
            K::Network(text) => {
                write!(
                    f,
                    "`{text}` is not a network such as 10.0.0.0/8 or fd00::/8; separate several by commas"
                )
            }
            K::Number(text, least, most) => {
                write!(f, "`{text}` is not a whole number from {least} to {most}")
            }
            K::Levels(text) => {
                write!(f, "`{text}` is not a list of log levels such as `info` or `warn,podpick=debug`")
            }
            K::Unsafe => write!(
                f,
                "another user owns it, or everybody may write it. Its writer decides where the token goes: make it yours \
                 (chown) and remove the others' right to write (chmod o-w .env)"
            ),
            K::Line(0) => write!(f, "not readable as lines of NAME=value"),
            K::Line(line) => write!(
                f,
                "line {line} is not NAME=value (a value with spaces or # needs quotes); the line is hidden: \
                 it may hold a secret"
            ),
        }
    }
}
