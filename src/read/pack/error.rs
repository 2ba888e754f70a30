//! Why something in a pack cannot be read: each a sentence saying what, where and what to do.

use bytesize::ByteSize;

/// A pack, or something in one, that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// No member of the pack holds anything that a report could be made of.
    #[error(
        "{origin} holds no file with a report that can be read; {}",
        crate::read::KINDS
    )]
    Empty {
        /// The pack.
        origin: String,
    },
    /// The pack or the member cannot be unpacked.
    #[error("{origin} is damaged, {what}; get it again")]
    Damaged {
        /// The pack or the member.
        origin: String,
        /// What is wrong with it, as a part of a sentence.
        what: String,
    },
    /// The pack's table of contents is missing or wrong, as when a download broke off.
    #[error(
        "{origin} is damaged, its table of contents is missing or wrong; {}; get it again",
        saved(*.read)
    )]
    Torn {
        /// The pack.
        origin: String,
        /// How many members could be read without it.
        read: usize,
    },
    /// A member can be unpacked with a password only.
    #[error(
        "{origin} is locked with a password; unpack it with the password and add the file itself"
    )]
    Locked {
        /// The member.
        origin: String,
    },
    /// A member is packed by a method that is not supported.
    #[error("{origin} is packed in an uncommon way; unpack it and add the file itself")]
    Method {
        /// The member.
        origin: String,
    },
    /// A member's name is a path that leads out of the pack.
    #[error(
        "{origin} was not read: its name leads out of the pack, which is made to overwrite files; find out who made it, and add the report itself"
    )]
    Leaves {
        /// The member.
        origin: String,
    },
    /// A member grows out of all proportion.
    #[error(
        "{origin} was not read: it unpacks to more than {ratio} times its size, as no report does; if it is one all the same, unpack it and add the file itself"
    )]
    Grows {
        /// The member.
        origin: String,
        /// The limit.
        ratio: u64,
    },
    /// Packs in packs in packs.
    #[error(
        "{origin} was not read: it is a pack within {depth} others; unpack it and add the files in it"
    )]
    Deep {
        /// The innermost pack.
        origin: String,
        /// The limit.
        depth: usize,
    },
    /// More members than are read.
    #[error(
        "{origin} holds more than {members} files, and only so many were read; unpack it and add the folders in it"
    )]
    Many {
        /// The pack that the user named.
        origin: String,
        /// The limit.
        members: usize,
    },
    /// All that was unpacked came to more than is allowed.
    #[error(
        "{origin} unpacks to more than {}, and only so much was read; if it holds reports, unpack it and add the folders in it",
        ByteSize::b(*.bytes).display().iec()
    )]
    Much {
        /// The pack that the user named.
        origin: String,
        /// The limit in bytes.
        bytes: u64,
    },
}

fn saved(read: usize) -> String {
    match read {
        0 => "none of its files could be read".to_owned(),
        1 => "1 file could be read without it".to_owned(),
        many => format!("{many} files could be read without it"),
    }
}

impl PackError {
    /// Whether there simply is nothing that a report could be made of.
    pub fn is_no_report(&self) -> bool {
        matches!(self, PackError::Empty { .. })
    }
}
