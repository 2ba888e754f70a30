//! Which packs there are, told by their contents.

use std::io::{self, Read, Seek, SeekFrom};

use flate2::read::MultiGzDecoder;

use crate::read::zipped::{self, ZipKind};

/// A kind of pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A ZIP file that is no document.
    Zip,
    /// A TAR file.
    Tar,
    /// A TAR file packed by gzip.
    TarGzip,
    /// One file packed by gzip.
    Gzip,
}

/// How gzip files begin: its mark, and the only method that there is.
const GZIP: &[u8] = b"\x1f\x8b\x08";

/// What stands in the first header of a TAR file, and where.
const TAR: (usize, &[u8]) = (257, b"ustar");

/// How much of the beginning tells a TAR file.
const TAR_HEADER: usize = 512;

impl Kind {
    /// What these bytes are, if they are a pack. They are at their beginning afterwards.
    pub fn of(bytes: &mut (impl Read + Seek)) -> io::Result<Option<Kind>> {
        bytes.seek(SeekFrom::Start(0))?;
        let mut head = Vec::new();
        bytes
            .by_ref()
            .take(TAR_HEADER as u64)
            .read_to_end(&mut head)?;
        bytes.seek(SeekFrom::Start(0))?;
        let kind = if head.starts_with(GZIP) {
            Some(gzip(bytes))
        } else if is_tar(&head) {
            Some(Kind::Tar)
        } else {
            (zipped::kind_in(bytes)? == Some(ZipKind::Pack)).then_some(Kind::Zip)
        };
        bytes.seek(SeekFrom::Start(0))?;
        Ok(kind)
    }
}

/// Whether a file that begins so is a pack or may be one.
pub(in crate::read) fn begins_like_a_pack(head: &[u8]) -> bool {
    head.starts_with(GZIP) || is_tar(head) || zipped::kind(head) == Some(ZipKind::Pack)
}

fn is_tar(head: &[u8]) -> bool {
    let (at, mark) = TAR;
    head.get(at..).is_some_and(|rest| rest.starts_with(mark))
}

fn gzip(bytes: &mut impl Read) -> Kind {
    let mut head = Vec::new();
    // What cannot be unpacked is told when it is read.
    let _ = MultiGzDecoder::new(bytes)
        .take(TAR_HEADER as u64)
        .read_to_end(&mut head);
    match is_tar(&head) {
        true => Kind::TarGzip,
        false => Kind::Gzip,
    }
}
