//! How the process says what happened to whoever started it. The numbers follow BSD's `sysexits.h` where it has one.

use std::process::ExitCode;

/// Why the process ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// All went well, or the process was asked to stop.
    Ok = 0,
    /// Nothing was found, or the work failed in a way no other code names.
    Failed = 1,
    /// Wrong arguments.
    Usage = 2,
    /// What a file or an address holds has faults: the catalog, a list, a feed (`EX_DATAERR`).
    Catalog = 65,
    /// Discord or a feed does not answer (`EX_UNAVAILABLE`).
    Unavailable = 69,
    /// An address to listen on is taken, or is not this machine's (`EX_OSERR`).
    Address = 71,
    /// A file would be overwritten, so nothing was written (`EX_CANTCREAT`).
    Exists = 73,
    /// A file could not be read or written (`EX_IOERR`).
    Io = 74,
    /// Something passing stands in the way: start again later (`EX_TEMPFAIL`).
    Temporary = 75,
    /// Discord refuses the commands; starting again does not help.
    CommandsRefused = 76,
    /// The configuration is wrong; starting again does not help (`EX_CONFIG`).
    Config = 78,
}

impl Exit {
    /// Every one of them.
    pub const ALL: [Self; 11] = [
        Self::Ok,
        Self::Failed,
        Self::Usage,
        Self::Catalog,
        Self::Unavailable,
        Self::Address,
        Self::Exists,
        Self::Io,
        Self::Temporary,
        Self::CommandsRefused,
        Self::Config,
    ];

    /// What it means, for the help and the page of settings.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Ok => "done",
            Self::Failed => "nothing was found, or it failed",
            Self::Usage => "wrong arguments",
            Self::Catalog => "the catalog, a file or a feed has errors",
            Self::Unavailable => "Discord or a feed does not answer",
            Self::Address => "cannot listen on an address",
            Self::Exists => "the file exists already",
            Self::Io => "cannot read or write a file",
            Self::Temporary => "try again later",
            Self::CommandsRefused => "Discord refuses the commands",
            Self::Config => "the configuration is wrong",
        }
    }

    /// The number the operating system sees.
    #[must_use]
    pub fn code(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
