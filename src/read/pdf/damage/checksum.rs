//! Whether a stream that does not unpack by the book is one that its program wrote so, or a damaged one.
//!
//! Programs leave the checksum out, or a last byte of it that is zero (Adobe's), write zeros for it,
//! flush the packing without ending it, or pack without head and checksum. Other readers take all of
//! these without a word, and so do we.

use flate2::{Decompress, FlushDecompress, Status};

/// What ends a stream's data.
pub(super) const END: &[u8] = b"endstream";

/// Bytes of the head of a packed stream.
const HEAD: usize = 2;

/// Bytes of its checksum.
const CHECKSUM: usize = 4;

/// What a packing ends with that was flushed and not ended.
const FLUSHED: &[u8] = &[0, 0, 0xff, 0xff];

/// Whether a stream with a head that does not unpack well holds what was packed all the same. It may
/// be followed by anything.
pub(in crate::read::pdf) fn is_what_was_packed(stream: &[u8]) -> bool {
    let Some(body) = stream.get(HEAD..) else {
        return false;
    };
    let Some(unpacked) = Unpacked::of(body) else {
        let data = &stream[..memchr::memmem::find(stream, END).unwrap_or(0)];
        return data.trim_ascii_end().len() <= HEAD && !data.is_empty()
            || data.trim_ascii_end().ends_with(FLUSHED);
    };
    let rest = &body[unpacked.packed..];
    let told = &rest[..rest.len().min(CHECKSUM)];
    told == [0; CHECKSUM]
        || (0..CHECKSUM).any(|length| {
            ends(&rest[length.min(rest.len())..]) && told.starts_with(&unpacked.checksum[..length])
        })
}

/// Whether a stream without a head unpacks, and ends where its data end.
pub(super) fn is_packed_without_head(stream: &[u8]) -> bool {
    Unpacked::of(stream).is_some_and(|unpacked| ends(&stream[unpacked.packed..]))
}

/// Whether the end of a stream's data comes next.
fn ends(rest: &[u8]) -> bool {
    let line_ends: [&[u8]; 4] = [b"", b"\n", b"\r\n", b"\r"];
    line_ends.iter().any(|end| {
        rest.strip_prefix(*end)
            .is_some_and(|rest| rest.starts_with(END))
    })
}

/// What a packing without head and checksum unpacks to.
struct Unpacked {
    /// Its length when packed, in bytes.
    packed: usize,
    /// The Adler-32 of what it unpacks to.
    checksum: [u8; CHECKSUM],
}

impl Unpacked {
    /// `None` where it breaks off or cannot be unpacked.
    fn of(packing: &[u8]) -> Option<Self> {
        let mut unpacking = Decompress::new(false);
        let mut part = vec![0; 64 << 10];
        let mut adler = Adler::default();
        loop {
            let (read, written) = (unpacking.total_in(), unpacking.total_out());
            let rest = &packing[usize::try_from(read).ok()?..];
            let status = unpacking
                .decompress(rest, &mut part, FlushDecompress::None)
                .ok()?;
            let more = usize::try_from(unpacking.total_out() - written).ok()?;
            adler.take(&part[..more]);
            match status {
                Status::StreamEnd => break,
                _ if more == 0 && unpacking.total_in() == read => return None,
                _ => {}
            }
        }
        Some(Unpacked {
            packed: usize::try_from(unpacking.total_in()).ok()?,
            checksum: adler.told(),
        })
    }
}

/// The checksum of RFC 1950.
struct Adler {
    low: u32,
    high: u32,
}

impl Default for Adler {
    fn default() -> Self {
        Adler { low: 1, high: 0 }
    }
}

impl Adler {
    fn take(&mut self, bytes: &[u8]) {
        const PRIME: u32 = 65_521;
        // As many bytes as can be summed up before the sums grow too large.
        for part in bytes.chunks(5552) {
            for byte in part {
                self.low += u32::from(*byte);
                self.high += self.low;
            }
            self.low %= PRIME;
            self.high %= PRIME;
        }
    }

    fn told(&self) -> [u8; CHECKSUM] {
        (self.high << 16 | self.low).to_be_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::write::ZlibEncoder;
    use flate2::{Compress, Compression, FlushCompress};
    use std::io::Write;

    /// A stream without its checksum, and the checksum.
    fn packed() -> (Vec<u8>, Vec<u8>) {
        let mut packing = ZlibEncoder::new(Vec::new(), Compression::best());
        packing.write_all(&b"BT (words) Tj ET ".repeat(9)).unwrap();
        let mut stream = packing.finish().unwrap();
        let checksum = stream.split_off(stream.len() - CHECKSUM);
        (stream, checksum)
    }

    fn is_sound(checksum: &[u8]) -> bool {
        is_what_was_packed(&[&packed().0, checksum, b"\nendstream"].concat())
    }

    #[test]
    fn checksums_that_programs_leave_out_or_shorten_are_no_damage() {
        let (_, checksum) = packed();
        assert!(is_sound(&[]));
        assert!(is_sound(&checksum[..3]));
        assert!(is_sound(&[0; 4]));
    }

    #[test]
    fn a_wrong_checksum_is_damage() {
        let (stream, checksum) = packed();
        let wrong: Vec<u8> = checksum.iter().map(|byte| byte ^ 0xff).collect();
        assert!(!is_sound(&wrong));
        assert!(!is_what_was_packed(
            &[&stream[..20], b"\nendstream"].concat()
        ));
    }

    #[test]
    fn a_packing_that_was_flushed_and_not_ended_is_no_damage() {
        let mut packing = Compress::new(Compression::best(), true);
        let mut stream = Vec::with_capacity(200);
        let words = b"BT (words) Tj ET ".repeat(9);
        packing
            .compress_vec(&words, &mut stream, FlushCompress::Sync)
            .unwrap();
        stream.extend_from_slice(b"\nendstream");
        assert!(is_what_was_packed(&stream));
    }

    #[test]
    fn a_packing_without_head_is_known_by_its_end() {
        let (mut stream, _) = packed();
        stream.extend_from_slice(b"\r\nendstream");
        assert!(is_packed_without_head(&stream[HEAD..]));
        assert!(!is_packed_without_head(&stream[HEAD + 3..]));
    }
}
