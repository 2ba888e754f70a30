//! TAR files, plain and packed by gzip.

use std::collections::HashSet;
use std::io::{self, Read, SeekFrom};

use flate2::read::MultiGzDecoder;
use tar::{Archive, EntryType};

use super::beside::Companions;
use super::meter::{Meter, Metered};
use super::name::Name;
use super::unpacking::{Came, Stop, Unpacking, in_plain_words};
use super::{Bytes, IN_PACK, Member, PackError};
use crate::read::Limits;

/// How much may stand before a member, its long name and what else is said of it: the longest path
/// of any system is far below.
const HEADERS: u64 = 1024 * 1024;

impl<E> Unpacking<'_, E> {
    /// Reads the members of a TAR file in its own order.
    pub fn tar(
        &mut self,
        origin: &str,
        bytes: &mut dyn Bytes,
        depth: usize,
    ) -> Result<(), Stop<E>> {
        let companions = companions(start_of(bytes), self.limits);
        self.tar_from(origin, start_of(bytes), &companions, depth)
    }

    /// Reads the members of a TAR file that gzip packed.
    pub fn tar_gzip(
        &mut self,
        origin: &str,
        bytes: &mut dyn Bytes,
        depth: usize,
    ) -> Result<(), Stop<E>> {
        let names = MultiGzDecoder::new(start_of(bytes));
        let companions = companions(names, self.limits);
        let members = MultiGzDecoder::new(start_of(bytes));
        self.tar_from(origin, members, &companions, depth)
    }

    fn tar_from(
        &mut self,
        origin: &str,
        from: impl Read,
        companions: &Companions,
        depth: usize,
    ) -> Result<(), Stop<E>> {
        self.tell_of(origin, companions)?;
        let headers = Meter::of(HEADERS);
        let counted = Metered::new(Metered::new(from, &self.left), &headers);
        let mut archive = Archive::new(counted);
        let mut entries = match archive.entries() {
            Ok(entries) => entries,
            Err(error) => return self.torn_tar(origin, &error),
        };
        loop {
            headers.set(HEADERS);
            let mut entry = match entries.next() {
                None => return Ok(()),
                Some(Ok(entry)) => entry,
                Some(Err(error)) => return self.torn_tar(origin, &error),
            };
            headers.set(u64::MAX);
            let raw = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let kind = entry.header().entry_type();
            if let Some(name) = self.named(origin, &raw)?
                && !companions.hold(&name)
            {
                match kind {
                    EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse => {
                        let size = entry.size();
                        let mut whole = Whole::new(&mut entry, size);
                        let came = self.member(origin, &name, None, &mut whole, depth)?;
                        if matches!(came, Came::Short) && self.left.is_used_up() {
                            return Err(self.too_much());
                        }
                    }
                    EntryType::Symlink | EntryType::Link => self.tell(Member::Skipped {
                        origin: format!("{origin}{IN_PACK}{name}"),
                        why: "is a link, which is not followed".to_owned(),
                        files: 1,
                    })?,
                    _ => {}
                }
            }
            // Whatever of it was not read is counted too.
            if let Err(error) = io::copy(&mut entry, &mut io::sink()) {
                return self.torn_tar(origin, &error);
            }
        }
    }

    fn torn_tar(&mut self, origin: &str, error: &io::Error) -> Result<(), Stop<E>> {
        if self.left.is_used_up() {
            return Err(self.too_much());
        }
        self.problem(PackError::Damaged {
            origin: origin.to_owned(),
            what: in_plain_words(error),
        })
    }
}

/// A member of which all must come: a torn TAR file ends in the middle of one without a word.
struct Whole<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Whole<R> {
    fn new(inner: R, size: u64) -> Self {
        Whole { inner, left: size }
    }
}

impl<R: Read> Read for Whole<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self.left.saturating_sub(read as u64);
        match read {
            0 if self.left > 0 && !buffer.is_empty() => Err(io::ErrorKind::UnexpectedEof.into()),
            read => Ok(read),
        }
    }
}

/// The bytes from their beginning. Where that cannot be reached, reading them fails, which is told.
fn start_of(bytes: &mut dyn Bytes) -> &mut dyn Bytes {
    let _ = bytes.seek(SeekFrom::Start(0));
    bytes
}

/// The companions among the members, as far as they can be read.
fn companions(from: impl Read, limits: &Limits) -> Companions {
    let headers = Meter::of(HEADERS);
    let counted = Metered::new(
        Metered::new(from, &Meter::of(limits.max_unpacked)),
        &headers,
    );
    let mut archive = Archive::new(counted);
    let mut names = HashSet::new();
    let Ok(entries) = archive.entries() else {
        return Companions::default();
    };
    for entry in entries.take(limits.max_members) {
        let Ok(mut entry) = entry else {
            break;
        };
        headers.set(u64::MAX);
        if let Name::Plain(name) = Name::of(&String::from_utf8_lossy(&entry.path_bytes())) {
            names.insert(name);
        }
        if io::copy(&mut entry, &mut io::sink()).is_err() {
            break;
        }
        headers.set(HEADERS);
    }
    Companions::among(&names)
}
