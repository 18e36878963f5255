//! A core dump would hold the bot token, so podpick leaves no such file. A system that hands dumps to a program of its own
//! decides for itself; the usual one keeps to the same limit.

/// Switches core dumps off for this process.
#[cfg(unix)]
pub(super) fn leave_none() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Lowering a limit is refused to nobody, and there is nothing else to be done about it.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
}

/// Elsewhere a process leaves no core dump unless somebody asks the system for it.
#[cfg(not(unix))]
pub(super) fn leave_none() {}
