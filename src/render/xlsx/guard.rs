//! A disk that is full while a workbook is made. Its rows wait in temporary files, and the crate that
//! writes them takes for granted that it can: it panics where they do not go through, and its packer
//! tells standard error of what it could not finish. Both are made errors here, like any other.

use std::any::Any;
use std::cell::Cell;
use std::io::{self, Seek, SeekFrom, Write};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Once;

use rust_xlsxwriter::XlsxError;

use super::XlsxProblem;
use crate::disk::temporary;

/// How an error of the system stands in what a panic says.
const OF_THE_SYSTEM: &str = "Os { code: ";

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Does `write`, with rows that cannot be written as an error of the temporary folder.
pub(super) fn guarded<T>(write: impl FnOnce() -> Result<T, XlsxError>) -> Result<T, XlsxProblem> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic: &PanicHookInfo<'_>| {
            if !(GUARDED.get() && system_error(panic.payload()).is_some()) {
                usual(panic);
            }
        }));
    });
    GUARDED.set(true);
    // What is half made after a panic is never looked at again: the workbook is given up.
    let done = panic::catch_unwind(AssertUnwindSafe(write));
    GUARDED.set(false);
    match done {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(XlsxError::IoError(error))) => Err(temporary(error).into()),
        Ok(Err(error)) => Err(error.into()),
        Err(panic) => match system_error(&*panic) {
            Some(error) => Err(temporary(error).into()),
            None => panic::resume_unwind(panic),
        },
    }
}

/// The error of the system that such a panic tells of: `… Os { code: 28, kind: StorageFull, … }`.
fn system_error(panic: &(dyn Any + Send)) -> Option<io::Error> {
    let (_, number) = panic.downcast_ref::<String>()?.split_once(OF_THE_SYSTEM)?;
    let (code, _) = number.split_once(',')?;
    Some(io::Error::from_raw_os_error(code.parse().ok()?))
}

/// Takes everything; the first error is kept until it is asked for, and nothing is written after it.
pub(super) struct Patient<W> {
    under: W,
    failed: Option<io::Error>,
}

impl<W> Patient<W> {
    pub(super) fn new(under: W) -> Self {
        Patient {
            under,
            failed: None,
        }
    }

    /// What was written to, where all went well.
    pub(super) fn done(self) -> io::Result<W> {
        match self.failed {
            None => Ok(self.under),
            Some(error) => Err(error),
        }
    }
}

impl<W: Write> Write for Patient<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_none() {
            match self.under.write(bytes) {
                Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                    self.failed = Some(error);
                }
                written => return written,
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed.is_none() {
            self.failed = self.under.flush().err();
        }
        Ok(())
    }
}

impl<W: Seek> Seek for Patient<W> {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        if self.failed.is_none() {
            match self.under.seek(place) {
                Err(error) => self.failed = Some(error),
                place => return place,
            }
        }
        Ok(0)
    }
}
