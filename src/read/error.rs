//! What can be wrong with a source: each a sentence saying what, where and what to do.

use std::io;

use bytesize::ByteSize;

use super::binary::Unreadable;
use super::{Format, PackError, WebProblem};

/// A source that cannot be read. Its message is a whole sentence for the user.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is nothing at the path.
    #[error("{origin} does not exist; check the path")]
    Missing {
        /// The path as the user gave it.
        origin: String,
    },
    /// There is nothing at the path, and it looks like the address of a page without its beginning.
    #[error("{origin} is no file here; if it is the address of a web page, write it as https://{}", bare(.origin))]
    NoScheme {
        /// The path as the user gave it.
        origin: String,
    },
    /// An address of another kind than pages on the web have.
    #[error(
        "{origin} is no address of a web page (those begin with https://); download the file and add it, \
         or write https:// where the page has such an address"
    )]
    OtherScheme {
        /// The address as the user gave it.
        origin: String,
    },
    /// It was found, and then there was nothing there any more.
    #[error("{origin} was there a moment ago and is gone; add it again when it is back")]
    Gone {
        /// The path as the user gave it.
        origin: String,
    },
    /// The operating system refused.
    #[error("{origin} cannot be read: {}", crate::disk::unread(.error))]
    Refused {
        /// The path as the user gave it.
        origin: String,
        /// What the operating system said.
        error: io::Error,
    },
    /// The source is larger than [`super::Limits`] allow, by the size it states before it is read.
    #[error(
        "{origin} is {} large, over the limit of {}; if it holds reports, --max-size {} lets it in",
        words(*.bytes), words(*.limit), enough_for(*.bytes)
    )]
    TooLarge {
        /// The path as the user gave it.
        origin: String,
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// A source of unknown size went on past the limit.
    #[error(
        "{origin} goes on past the limit of {}; --max-size {} would let twice as much in",
        words(*.limit), enough_for(limit.saturating_mul(2))
    )]
    GoesOn {
        /// The path as the user gave it.
        origin: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// A source took longer to read than [`super::Limits`] allow.
    #[error(
        "{origin} was given up after {} seconds, because reports take less to read; if it holds some, \
         --max-time {} waits longer",
        most.as_secs(), most.as_secs().saturating_mul(2).max(1)
    )]
    TooSlow {
        /// The path as the user gave it.
        origin: String,
        /// The limit.
        most: std::time::Duration,
    },
    /// A folder in which no file stands that could be read.
    #[error(
        "{origin} holds no file with a report that can be read; {}",
        super::KINDS
    )]
    EmptyFolder {
        /// The path as the user gave it.
        origin: String,
    },
    /// A page on the web could not be got.
    #[error("{address} {problem}")]
    Web {
        /// The address as the user gave it.
        address: String,
        /// Why not, and what to do about it.
        problem: WebProblem,
    },
    /// A pack, or something in one, cannot be unpacked.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// The bytes are no text.
    #[error("{origin} {what}")]
    NoText {
        /// The path as the user gave it.
        origin: String,
        /// What the bytes look like, and what to do about it.
        what: Unreadable,
    },
    /// The bytes are text, but once the marks of the format are gone nothing remains.
    #[error(
        "{origin} holds no words when read as {format}; look into it, or name another reader with --format"
    )]
    Wordless {
        /// The path as the user gave it.
        origin: String,
        /// The format as which it was read.
        format: Format,
    },
}

impl ReadError {
    /// The same of a place that was found before: what is missing now has vanished since.
    pub fn since_found(self) -> Self {
        match self {
            ReadError::Missing { origin } => ReadError::Gone { origin },
            other => other,
        }
    }

    /// Whether the source holds nothing that a report could be made of, rather than something that
    /// could not be got at.
    pub fn is_no_report(&self) -> bool {
        match self {
            ReadError::Pack(error) => error.is_no_report(),
            ReadError::NoText { .. }
            | ReadError::Wordless { .. }
            | ReadError::EmptyFolder { .. } => true,
            _ => false,
        }
    }

    /// The error for what the operating system said about `origin`.
    pub(super) fn from_io(origin: String, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => ReadError::Missing { origin },
            _ => ReadError::Refused { origin, error },
        }
    }
}

/// An address without slashes before it.
fn bare(address: &str) -> &str {
    address.trim_start_matches('/')
}

fn words(bytes: u64) -> String {
    ByteSize::b(bytes).display().iec().to_string()
}

/// The option's value, in whole mebibytes, that lets so many bytes in.
fn enough_for(bytes: u64) -> String {
    format!("{}MiB", bytes.div_ceil(bytesize::MIB))
}
