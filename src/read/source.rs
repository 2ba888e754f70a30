//! A source: bytes with where they came from and their digest.

use std::io::Read;
use std::path::PathBuf;
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::ReadError;

/// What is said of standard input where a path would be said of a file.
pub const STANDARD_INPUT: &str = "standard input";

/// Bytes, and where they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as the user gave it, or [`STANDARD_INPUT`].
    pub origin: String,
    /// Everything that was read.
    pub bytes: Vec<u8>,
    /// The SHA-256 of the bytes in lower-case hexadecimal.
    pub sha256: String,
    /// The address at which the page was found in the end, where it came from the web.
    pub url: Option<String>,
}

impl Source {
    /// The source of these bytes.
    pub fn new(origin: impl Into<String>, bytes: Vec<u8>) -> Self {
        Source {
            origin: origin.into(),
            sha256: hexadecimal(&Sha256::digest(&bytes)),
            bytes,
            url: None,
        }
    }
}

/// Bytes as lower-case hexadecimal digits, two each.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// How much is read before a source is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The largest source in bytes. The whole series as JSON Lines is some 110 MB, so the default
    /// of 256 MiB refuses what cannot be a report and lets every known one in.
    pub max_bytes: u64,
    /// How long a source may be read once it is here. The largest real ones take seconds.
    pub time: Duration,
    /// How long a page on the web may take, from the first question to its last byte.
    pub patience: Duration,
    /// How long to wait between one page on the web and the next.
    pub pause: Duration,
    /// How many bytes all sources in one pack may unpack to.
    pub max_unpacked: u64,
    /// How many times as large as it was packed a member of a pack may be.
    pub max_ratio: u64,
    /// How many members a pack may have, with those of the packs in it.
    pub max_members: usize,
    /// How many packs may stand one in the other.
    pub max_depth: usize,
}

impl Limits {
    /// The usual limits where a source may have so many bytes: a pack of them may hold sixteen times
    /// as much. Every report of the whole series as a file of its own would be 4,750 files of
    /// together half a gibibyte with their menus; text shrinks to a tenth, seldom to a fiftieth.
    pub fn of_sources(max_bytes: u64) -> Self {
        Limits {
            max_bytes,
            time: Duration::from_secs(600),
            patience: Duration::from_secs(60),
            pause: Duration::from_secs(2),
            max_unpacked: max_bytes.saturating_mul(16),
            max_ratio: 200,
            max_members: 100_000,
            max_depth: 3,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits::of_sources(256 * bytesize::MIB)
    }
}

/// Where a source stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A file at this path.
    File(PathBuf),
    /// What is piped in.
    StandardInput,
    /// A file that was handed in: it lies where the server put it, and people call it otherwise.
    HandedIn(HandedIn),
    /// On the web, at the first of these addresses where there is a page.
    Web(Vec<String>),
}

/// A file that was handed in over a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// What people call it.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
}

impl Place {
    /// What people call it.
    pub fn origin(&self) -> String {
        match self {
            Place::File(path) => path.display().to_string(),
            Place::HandedIn(file) => file.name.clone(),
            Place::StandardInput => STANDARD_INPUT.to_owned(),
            Place::Web(addresses) => addresses.first().cloned().unwrap_or_default(),
        }
    }
}

/// An error when `bytes` are more than `limits` allow.
pub(super) fn refuse_large(origin: &str, bytes: u64, limits: &Limits) -> Result<(), ReadError> {
    if bytes <= limits.max_bytes {
        return Ok(());
    }
    Err(ReadError::TooLarge {
        origin: origin.to_owned(),
        bytes,
        limit: limits.max_bytes,
    })
}

/// Everything that comes from `from`, if it is no more than `limits` allow.
pub(super) fn read_all(
    origin: String,
    from: impl Read,
    limits: &Limits,
) -> Result<Source, ReadError> {
    let mut bytes = Vec::new();
    let read = from
        .take(limits.max_bytes.saturating_add(1))
        .read_to_end(&mut bytes);
    if let Err(error) = read {
        return Err(ReadError::from_io(origin, error));
    }
    if bytes.len() as u64 > limits.max_bytes {
        let limit = limits.max_bytes;
        return Err(ReadError::GoesOn { origin, limit });
    }
    Ok(Source::new(origin, bytes))
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io;

    use super::*;
    use crate::read::{Web, open};

    #[test]
    fn the_digest_is_that_of_the_bytes() {
        let source = Source::new("a", b"abc".to_vec());
        assert_eq!(
            source.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_huge_file_is_refused_by_its_size_with_the_option_that_lets_it_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge.txt");
        File::create(&path).unwrap().set_len(2 << 30).unwrap();
        let error = open(
            &Place::File(path),
            &Limits::default(),
            &mut Web::new(Limits::default()),
        )
        .unwrap_err();
        let said = error.to_string();
        assert!(said.contains("2.0 GiB"), "{said}");
        assert!(said.contains("256.0 MiB"), "{said}");
        assert!(said.contains("--max-size 2048MiB"), "{said}");
    }

    #[test]
    fn the_size_that_a_message_proposes_is_understood_and_enough() {
        let proposed: bytesize::ByteSize = "2048MiB".parse().unwrap();
        assert_eq!(proposed.as_u64(), 2 << 30);
    }

    #[test]
    fn what_is_piped_in_without_end_is_refused_at_the_limit() {
        let limits = Limits::of_sources(1000);
        let error = read_all(STANDARD_INPUT.to_owned(), io::repeat(b'a'), &limits).unwrap_err();
        assert!(matches!(error, ReadError::GoesOn { limit: 1000, .. }));
    }

    #[test]
    fn a_source_of_exactly_the_limit_is_read() {
        let limits = Limits::of_sources(3);
        let source = read_all("a".to_owned(), &b"abc"[..], &limits).unwrap();
        assert_eq!(source.bytes, b"abc");
    }

    #[test]
    fn a_missing_file_is_named() {
        let place = Place::File(PathBuf::from("nowhere/peru.txt"));
        let error = open(&place, &Limits::default(), &mut Web::new(Limits::default())).unwrap_err();
        assert_eq!(
            error.to_string(),
            "nowhere/peru.txt does not exist; check the path"
        );
    }
}
