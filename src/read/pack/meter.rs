//! How much may still be unpacked: counted on what really comes out, whatever a header promises.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// Bytes that may still come.
#[derive(Debug, Clone)]
pub(super) struct Meter(Rc<Cell<u64>>);

impl Meter {
    /// Lets so many bytes through.
    pub fn of(bytes: u64) -> Self {
        Meter(Rc::new(Cell::new(bytes)))
    }

    /// Whether nothing may come any more.
    pub fn is_used_up(&self) -> bool {
        self.0.get() == 0
    }

    /// How many bytes may still come.
    pub fn left(&self) -> u64 {
        self.0.get()
    }

    /// Lets so many more bytes through, no matter how many were left.
    pub fn set(&self, bytes: u64) {
        self.0.set(bytes);
    }

    /// Counts bytes that came.
    fn count(&self, bytes: u64) {
        self.0.set(self.0.get().saturating_sub(bytes));
    }
}

/// What is read through a meter: an error once the meter is used up and more is there.
pub(super) struct Metered<R> {
    inner: R,
    meter: Meter,
}

impl<R: Read> Metered<R> {
    /// Reads `inner` through `meter`.
    pub fn new(inner: R, meter: &Meter) -> Self {
        Metered {
            inner,
            meter: meter.clone(),
        }
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        if self.meter.is_used_up() {
            // Whatever ends exactly at the limit is within it.
            return match self.inner.read(&mut buffer[..1])? {
                0 => Ok(0),
                _ => Err(io::Error::from(io::ErrorKind::QuotaExceeded)),
            };
        }
        let most = usize::try_from(self.meter.left()).unwrap_or(usize::MAX);
        let most = most.min(buffer.len());
        let read = self.inner.read(&mut buffer[..most])?;
        self.meter.count(read as u64);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_within_the_limit_comes_through_and_what_is_over_it_is_an_error() {
        let read = |bytes: &[u8], limit| {
            let mut all = Vec::new();
            let read = Metered::new(bytes, &Meter::of(limit)).read_to_end(&mut all);
            read.map(|_| all).ok()
        };
        assert_eq!(read(b"abc", 3), Some(b"abc".to_vec()));
        assert_eq!(read(b"abc", 9), Some(b"abc".to_vec()));
        assert_eq!(read(b"abcd", 3), None);
    }
}
