//! Unpacking, under way: what is common to all kinds of packs.

use std::io::{Cursor, Read};

use super::beside::Companions;
use super::kind::Kind;
use super::meter::Meter;
use super::name::Name;
use super::{Bytes, IN_PACK, Member, PackError};
use crate::read::glance::{HEAD, why_left_out};
use crate::read::{Limits, ReadError, Source};

/// A pack that is being unpacked, with the packs in it.
pub(super) struct Unpacking<'a, E> {
    /// The outermost pack's origin.
    named: &'a str,
    pub limits: &'a Limits,
    /// What all members together may still unpack to.
    pub left: Meter,
    members: usize,
    hand_over: &'a mut dyn FnMut(Member) -> Result<(), E>,
}

/// Why nothing more of the outermost pack is read.
pub(super) enum Stop<E> {
    /// Whoever is handed the members said so.
    Asked(E),
    /// It is larger than is allowed.
    Limit(PackError),
}

/// What became of one member.
pub(super) enum Came {
    /// It came whole.
    Whole,
    /// It was not read to its end.
    Short,
}

/// A member that unpacks to less is never held to grow out of proportion: a page of nothing but
/// spaces is no bomb.
const SMALL: usize = 8 * 1024 * 1024;

/// How much is unpacked between two looks at the limits.
const STEP: u64 = 256 * 1024;

impl<'a, E> Unpacking<'a, E> {
    /// Of the pack called `named`.
    pub fn new(
        named: &'a str,
        limits: &'a Limits,
        hand_over: &'a mut dyn FnMut(Member) -> Result<(), E>,
    ) -> Self {
        Unpacking {
            named,
            limits,
            left: Meter::of(limits.max_unpacked),
            members: 0,
            hand_over,
        }
    }

    /// Unpacks the outermost pack.
    pub fn whole(mut self, bytes: &mut dyn Bytes, kind: Kind) -> Result<(), E> {
        match self.pack(self.named, bytes, kind, 1) {
            Ok(()) => Ok(()),
            Err(Stop::Asked(error)) => Err(error),
            Err(Stop::Limit(error)) => (self.hand_over)(Member::Problem(error.into())),
        }
    }

    fn pack(
        &mut self,
        origin: &str,
        bytes: &mut dyn Bytes,
        kind: Kind,
        depth: usize,
    ) -> Result<(), Stop<E>> {
        match kind {
            Kind::Zip => self.zip(origin, bytes, depth),
            Kind::Tar => self.tar(origin, bytes, depth),
            Kind::TarGzip => self.tar_gzip(origin, bytes, depth),
            Kind::Gzip => self.gzip(origin, bytes, depth),
        }
    }

    /// Hands something over.
    pub fn tell(&mut self, member: Member) -> Result<(), Stop<E>> {
        (self.hand_over)(member).map_err(Stop::Asked)
    }

    /// Tells of a problem.
    pub fn problem(&mut self, error: impl Into<ReadError>) -> Result<(), Stop<E>> {
        self.tell(Member::Problem(error.into()))
    }

    /// Tells of companions of pages, one a folder.
    pub fn tell_of(&mut self, origin: &str, companions: &Companions) -> Result<(), Stop<E>> {
        for (folder, why, files) in companions.skipped() {
            let origin = format!("{origin}{IN_PACK}{folder}");
            self.tell(Member::Skipped { origin, why, files })?;
        }
        Ok(())
    }

    /// What a member's name says of it: its clean name, or `None` where that is all there is to it.
    pub fn named(&mut self, origin: &str, raw: &str) -> Result<Option<String>, Stop<E>> {
        self.members += 1;
        if self.members > self.limits.max_members {
            return Err(self.too_many());
        }
        match Name::of(raw) {
            Name::Plain(name) => Ok(Some(name)),
            Name::PassedOver => Ok(None),
            Name::Leaves(name) => {
                let origin = format!("{origin}{IN_PACK}{name}");
                self.problem(PackError::Leaves { origin })?;
                Ok(None)
            }
        }
    }

    /// The stop that too many members are.
    pub fn too_many(&self) -> Stop<E> {
        Stop::Limit(PackError::Many {
            origin: self.named.to_owned(),
            members: self.limits.max_members,
        })
    }

    /// The stop that too many bytes are.
    pub fn too_much(&self) -> Stop<E> {
        Stop::Limit(PackError::Much {
            origin: self.named.to_owned(),
            bytes: self.limits.max_unpacked,
        })
    }

    /// Reads one member of the pack called `pack` from `from`, which a meter counts. `packed` is how
    /// many bytes it had before, where that is known.
    pub fn member(
        &mut self,
        pack: &str,
        name: &str,
        packed: Option<u64>,
        from: &mut dyn Read,
        depth: usize,
    ) -> Result<Came, Stop<E>> {
        let origin = format!("{pack}{IN_PACK}{name}");
        let mut bytes = Vec::new();
        if let Err(error) = from.take(HEAD).read_to_end(&mut bytes) {
            return self.broken(origin, &error);
        }
        if !super::begins_like_a_pack(&bytes)
            && let Some(why) = why_left_out(name, &bytes)
        {
            let files = 1;
            self.tell(Member::Skipped { origin, why, files })?;
            return Ok(Came::Short);
        }
        loop {
            let before = bytes.len();
            if let Err(error) = from.take(STEP).read_to_end(&mut bytes) {
                return self.broken(origin, &error);
            }
            if let Some(error) = self.over_limits(&origin, bytes.len(), packed) {
                self.problem(error)?;
                return Ok(Came::Short);
            }
            if bytes.len() == before {
                break;
            }
        }
        self.read(Source::new(origin, bytes), depth)?;
        Ok(Came::Whole)
    }

    /// Hands over a source, or what is in it if it is a pack itself.
    fn read(&mut self, source: Source, depth: usize) -> Result<(), Stop<E>> {
        let mut bytes = Cursor::new(source.bytes.as_slice());
        match Kind::of(&mut bytes) {
            Ok(Some(_)) if depth >= self.limits.max_depth => self.problem(PackError::Deep {
                origin: source.origin.clone(),
                depth,
            }),
            Ok(Some(kind)) => self.pack(&source.origin, &mut bytes, kind, depth + 1),
            Ok(None) | Err(_) => self.tell(Member::Source(source)),
        }
    }

    fn over_limits(&self, origin: &str, bytes: usize, packed: Option<u64>) -> Option<ReadError> {
        let origin = origin.to_owned();
        let ratio = self.limits.max_ratio;
        let most = packed.map(|packed| packed.saturating_mul(ratio));
        if bytes > SMALL && most.is_some_and(|most| bytes as u64 > most) {
            return Some(PackError::Grows { origin, ratio }.into());
        }
        (bytes as u64 > self.limits.max_bytes).then_some(ReadError::GoesOn {
            origin,
            limit: self.limits.max_bytes,
        })
    }

    fn broken(&mut self, origin: String, error: &std::io::Error) -> Result<Came, Stop<E>> {
        if self.left.is_used_up() {
            return Err(self.too_much());
        }
        self.problem(match error.kind() {
            std::io::ErrorKind::Unsupported => PackError::Method { origin },
            _ => PackError::Damaged {
                origin,
                what: in_plain_words(error),
            },
        })?;
        Ok(Came::Short)
    }
}

/// What is wrong with a pack, as a part of a sentence.
pub(super) fn in_plain_words(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => "it breaks off before its end".to_owned(),
        _ => "what comes out is not what was packed".to_owned(),
    }
}
