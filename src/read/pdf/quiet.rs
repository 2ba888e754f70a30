//! The engine may panic on damaged bytes; that is caught, and nobody needs to read of it.

use std::cell::Cell;
use std::panic;
use std::sync::Once;

thread_local! {
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

static HOOKED: Once = Once::new();

/// Does `work` without a word on standard error when it panics. Panics elsewhere are told as ever.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> T {
    HOOKED.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                told(panic);
            }
        }));
    });
    let before = QUIET.replace(true);
    let done = work();
    QUIET.set(before);
    done
}
