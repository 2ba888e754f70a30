//! The ZIP file in which an office document is kept: its parts by name, and never more bytes of
//! them than the limits allow.

use std::io::{Cursor, Read, sink};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::read::encoding::decode;
use crate::read::{Limits, Unreadable};

/// An office document's parts.
pub(in crate::read) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// What the file is, for people: `a Word document`.
    what: &'static str,
    limit: u64,
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// The parts of the ZIP file of these bytes, which hold `what`.
    ///
    /// # Errors
    /// When the ZIP file's directory cannot be read.
    pub fn open(bytes: &'a [u8], what: &'static str, limits: &Limits) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged {
            what,
            why: "its end is missing or overwritten".to_owned(),
        })?;
        Ok(Package {
            archive,
            what,
            limit: limits.max_bytes,
            unpacked: 0,
        })
    }

    /// The characters of the part called `name`; `None` where there is no such part.
    ///
    /// # Errors
    /// When the part cannot be unpacked, is locked by a password, or takes more than what is left
    /// of the limit: what comes out is counted, whatever the directory promises.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let what = self.what;
        let member = match self.archive.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(Unreadable::Locked { what });
            }
            Err(error) => return Err(damaged(what, name, &error)),
        };
        let left = self.limit.saturating_sub(self.unpacked);
        let mut bytes = Vec::new();
        (member.take(left.saturating_add(1)))
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(what, name, &error))?;
        self.unpacked = self.unpacked.saturating_add(bytes.len() as u64);
        if self.unpacked > self.limit {
            return Err(Unreadable::Unpacks {
                what,
                limit: self.limit,
            });
        }
        Ok(Some(decode(&bytes).text))
    }

    /// Goes once through everything, for readers that unpack it by themselves.
    ///
    /// # Errors
    /// When a part cannot be unpacked, or all of them take more than the limit.
    pub fn unpack_all(&mut self) -> Result<(), Unreadable> {
        let what = self.what;
        let mut unpacked = 0_u64;
        for place in 0..self.archive.len() {
            let name = format!("number {}", place + 1);
            let member = match self.archive.by_index(place) {
                Ok(member) => member,
                Err(error) => return Err(damaged(what, &name, &error)),
            };
            let left = self.limit.saturating_sub(unpacked);
            let bytes = std::io::copy(&mut member.take(left.saturating_add(1)), &mut sink())
                .map_err(|error| damaged(what, &name, &error))?;
            unpacked = unpacked.saturating_add(bytes);
            if unpacked > self.limit {
                let limit = self.limit;
                return Err(Unreadable::Unpacks { what, limit });
            }
        }
        Ok(())
    }

    /// A part, as [`Package::part`] gives it, without which there is no document.
    ///
    /// # Errors
    /// As for [`Package::part`], and when there is none.
    pub fn needed(&mut self, name: &str) -> Result<String, Unreadable> {
        self.part(name)?.ok_or_else(|| Unreadable::Damaged {
            what: self.what,
            why: format!("the part {name} is missing"),
        })
    }
}

fn damaged(what: &'static str, name: &str, error: &dyn std::fmt::Display) -> Unreadable {
    Unreadable::Damaged {
        what,
        why: format!("the part {name} cannot be unpacked ({error})"),
    }
}
