//! Calls code of others that panics where it should fail: the panic ends here and says nothing.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// A panic on this thread is expected.
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// What it gives back; nothing where it panicked. What it changed must not be used then.
pub(super) fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !EXPECTED.get() {
                usual(panic);
            }
        }));
    });
    EXPECTED.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    EXPECTED.set(false);
    done.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_there() {
        assert_eq!(contained(|| 5), Some(5));
        assert_eq!(contained(|| -> u8 { panic!("as expected") }), None);
        assert!(!EXPECTED.get());
    }
}
