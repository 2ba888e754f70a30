//! Packs: ZIP, TAR and gzip files, opened in memory, a member at a time. Nothing is ever written to
//! the disk, so a pack can do no harm but to unpack to more than a machine holds: that is counted on
//! what really comes out.

mod beside;
mod error;
mod gzip;
mod kind;
mod meter;
mod name;
mod tar;
mod unpacking;
mod zip;

use std::fs::File;
use std::io::{Cursor, Read, Seek};

use super::source::{read_all, refuse_large};
use super::{HandedIn, Limits, Place, ReadError, Source, Web};
use kind::Kind;
use unpacking::Unpacking;

pub use error::PackError;
pub(super) use kind::begins_like_a_pack;

/// What stands between the names of a pack and of a member in an origin: `reports.zip › peru.html`.
pub const IN_PACK: &str = " › ";

/// What stands at a place.
#[derive(Debug)]
pub enum Opened {
    /// One source.
    Source(Source),
    /// A pack of several.
    Pack(Pack),
}

/// A pack that has been opened, and of which nothing has been unpacked yet.
pub struct Pack {
    origin: String,
    bytes: Box<dyn Bytes>,
    kind: Kind,
}

/// What stands in a pack.
#[derive(Debug)]
pub enum Member {
    /// Something that may hold a report. It may turn out to hold none.
    Source(Source),
    /// Something that holds no report.
    Skipped {
        /// Where it stands.
        origin: String,
        /// Why, as the rest of a sentence that begins with its origin.
        why: String,
        /// How many files it is.
        files: usize,
    },
    /// Something that may hold one, and cannot be read.
    Problem(ReadError),
}

/// Bytes that can be gone through more than once.
trait Bytes: Read + Seek {}

impl<T: Read + Seek> Bytes for T {}

impl std::fmt::Debug for Pack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pack")
            .field("origin", &self.origin)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

/// Opens what stands at `place`: a source is read whole, a pack is not read yet. A page comes by `web`,
/// which waits between one and the next.
///
/// # Errors
/// When it cannot be opened or read, or is a source larger than `limits` allow. A file's size is
/// looked at before its first byte is read. A pack that is a file may have any size: what is in it
/// is measured.
pub fn open(place: &Place, limits: &Limits, web: &mut Web) -> Result<Opened, ReadError> {
    let origin = place.origin();
    match place {
        Place::File(path) | Place::HandedIn(HandedIn { path, .. }) => {
            let refused = |error| ReadError::from_io(origin.clone(), error);
            let mut file = File::open(path).map_err(refused)?;
            let about = file.metadata().map_err(refused)?;
            if about.is_file()
                && let Some(kind) = Kind::of(&mut file).map_err(refused)?
            {
                let bytes = Box::new(file);
                return Ok(Opened::Pack(Pack {
                    origin,
                    bytes,
                    kind,
                }));
            }
            refuse_large(&origin, about.len(), limits)?;
            Ok(Opened::Source(read_all(origin, file, limits)?))
        }
        Place::StandardInput => Ok(Opened::of(read_all(
            origin,
            std::io::stdin().lock(),
            limits,
        )?)),
        Place::Web(addresses) => web.open(addresses).map(Opened::of),
    }
}

impl Opened {
    /// The source, or the pack that its bytes are.
    pub fn of(source: Source) -> Opened {
        match Kind::of(&mut Cursor::new(source.bytes.as_slice())) {
            Ok(Some(kind)) => Opened::Pack(Pack {
                origin: source.origin,
                bytes: Box::new(Cursor::new(source.bytes)),
                kind,
            }),
            // Bytes in memory can always be read.
            Ok(None) | Err(_) => Opened::Source(source),
        }
    }
}

impl Pack {
    /// What people call it.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Hands over what stands in the pack and in the packs within it, one after the other, in the
    /// order of names (TAR: in its own order). Only one member is in memory at a time.
    ///
    /// Hidden files and what systems leave behind are passed over in silence. A member that cannot
    /// be read is a [`Member::Problem`] and does not stop the others.
    ///
    /// # Errors
    /// The first one that `hand_over` returns; nothing more is read then.
    pub fn each<E>(
        mut self,
        limits: &Limits,
        hand_over: &mut dyn FnMut(Member) -> Result<(), E>,
    ) -> Result<(), E> {
        Unpacking::new(&self.origin, limits, hand_over).whole(&mut *self.bytes, self.kind)
    }
}

#[cfg(test)]
mod tests;
