//! A source is read for so long, and then given up. Each reader has limits of its own for what is known to
//! take long; the clock is for what nobody has thought of.

use std::io;
use std::panic::resume_unwind;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::{ReadError, ReadOptions, Reading, Source, read};

/// As much as a program's first thread has on the systems that there are.
const STACK: usize = 8 << 20;

/// Reads a source as [`read`] does, for as long as the limits allow, and gives it back with what it holds.
///
/// No thread can be stopped from outside: the one that reads what is given up goes on until it ends by
/// itself or the program does. Nobody waits for it, and nothing of what it makes is kept.
///
/// # Errors
/// Those of [`read`], and [`ReadError::TooSlow`].
pub fn read_in_time(source: Source, options: &ReadOptions) -> Result<(Source, Reading), ReadError> {
    let (origin, most) = (source.origin.clone(), options.limits.time);
    let options = options.clone();
    let read = within(most, move || {
        let reading = read(&source, &options);
        reading.map(|reading| (source, reading))
    });
    match read {
        Ok(Some(read)) => read,
        Ok(None) => Err(ReadError::TooSlow { origin, most }),
        Err(error) => Err(ReadError::Refused { origin, error }),
    }
}

/// What `work` makes, if it is done in time. An error where the system has no thread to give.
fn within<T: Send + 'static>(
    most: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<Option<T>> {
    let began = Instant::now();
    let (done, made) = channel();
    let thread = thread::Builder::new().stack_size(STACK).spawn(move || {
        // Where nobody waits any more, nobody needs it.
        let _ = done.send(work());
    })?;
    Ok(match made.recv_timeout(most) {
        Ok(made) => (began.elapsed() <= most).then_some(made),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => match thread.join() {
            Err(panic) => resume_unwind(panic),
            Ok(()) => None,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Limits;

    #[test]
    fn what_takes_too_long_is_given_up() {
        let (go_on, waits) = channel::<()>();
        let slow = within(Duration::ZERO, move || waits.recv().is_ok());
        assert_eq!(slow.unwrap(), None);
        drop(go_on);
        assert_eq!(within(Duration::from_secs(60), || 1).unwrap(), Some(1));
    }

    #[test]
    fn a_panic_is_the_readers_own() {
        let panic = std::panic::catch_unwind(|| {
            within(Duration::from_secs(60), || {
                std::panic::resume_unwind(Box::new("broken"))
            })
        });
        assert_eq!(panic.unwrap_err().downcast_ref(), Some(&"broken"));
    }

    #[test]
    fn the_sentence_says_how_to_wait_longer() {
        let source = Source::new("slow.txt", b"A word.".to_vec());
        let mut options = ReadOptions::default();
        options.limits = Limits {
            time: Duration::ZERO,
            ..options.limits
        };
        let error = read_in_time(source, &options).unwrap_err();
        assert_eq!(
            error.to_string(),
            "slow.txt was given up after 0 seconds, because reports take less to read; if it holds some, \
             --max-time 1 waits longer"
        );
    }
}
