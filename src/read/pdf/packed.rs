//! Packed streams, unpacked to nothing before the engine unpacks them for good: it takes each as a whole,
//! and asks neither how large it becomes nor whether it is what was packed.

use std::collections::HashMap;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::damage::is_what_was_packed;
use super::filters;
use super::objects::Objects;

/// No stream of a report unpacks to more, in bytes: a large picture has some 30 MB.
const LARGEST: u64 = 128 << 20;

/// The same of a stream that is packed otherwise than by deflate, as programs did in the nineties.
const LARGEST_OTHERWISE: usize = 64 << 20;

/// No report's streams unpack to more together.
const ALL: u64 = 1 << 30;

/// Streams are packed within packed streams no deeper than this.
const DEEPEST: usize = 3;

/// Whether the stream at each place unpacks to what was packed.
pub(super) type Sound = HashMap<usize, bool>;

/// The packed streams of a file, by where they begin; `None` where they unpack to more than any
/// report's.
pub(super) fn streams(bytes: &[u8]) -> Option<Sound> {
    let mut all = 0;
    let mut sound = Sound::new();
    for start in starts(bytes) {
        let packed = &bytes[start..];
        let (size, whole) = unpacked(packed, DEEPEST)?;
        all += size;
        if all > ALL {
            return None;
        }
        sound.insert(start, whole || is_what_was_packed(packed));
    }
    let objects = Objects::of(bytes);
    for mark in marks(bytes) {
        let data = data_start(bytes, mark);
        all += filters::becomes(&objects, mark, data, LARGEST_OTHERWISE)? as u64;
        if all > ALL {
            return None;
        }
    }
    Some(sound)
}

/// Where the data of a stream begin whose mark ends here. Packed data never begin with these bytes.
pub(super) fn data_start(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b'\r' | b'\n' | b' ')) {
        at += 1;
    }
    at
}

/// Where packed streams begin.
fn starts(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    marks(bytes).filter_map(move |mark| {
        let start = data_start(bytes, mark);
        is_packed(bytes.get(start..)?).then_some(start)
    })
}

/// Where the marks of streams end.
fn marks(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let mark = b"stream";
    memchr::memmem::find_iter(bytes, mark).map(move |at| at + mark.len())
}

/// Whether bytes begin as packed ones do.
fn is_packed(bytes: &[u8]) -> bool {
    match bytes {
        [first, second, ..] => {
            first & 0x0f == 8 && (u16::from(*first) * 256 + u16::from(*second)).is_multiple_of(31)
        }
        _ => false,
    }
}

/// How many bytes a stream unpacks to, and whether it ends well; `None` where these are too many.
fn unpacked(packed: &[u8], deeper: usize) -> Option<(u64, bool)> {
    let mut unpacking = ZlibDecoder::new(packed);
    let mut part = vec![0; 64 << 10];
    let mut size = 0;
    let mut inner = None;
    let whole = loop {
        let more = match unpacking.read(&mut part) {
            Ok(0) => break true,
            Ok(more) => more,
            Err(_) => break false,
        };
        if size == 0 && deeper > 0 && is_packed(&part[..more]) {
            inner = Some(Vec::new());
        }
        if let Some(inner) = &mut inner {
            inner.extend_from_slice(&part[..more]);
        }
        size += more as u64;
        if size > LARGEST {
            return None;
        }
    };
    let within = match inner {
        Some(inner) => unpacked(&inner, deeper - 1)?.0,
        None => 0,
    };
    Some((size + within, whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::ZlibEncoder;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packing = ZlibEncoder::new(Vec::new(), Compression::best());
        packing.write_all(bytes).unwrap();
        packing.finish().unwrap()
    }

    fn file(stream: &[u8]) -> Vec<u8> {
        [b"%PDF-1.7\n1 0 obj\nstream\r\n", stream, b"\nendstream"].concat()
    }

    #[test]
    fn an_ordinary_stream_is_none() {
        assert!(streams(&file(&packed(&vec![b'x'; 1 << 20]))).is_some());
    }

    #[test]
    fn a_small_stream_that_unpacks_to_much_is_one() {
        let zeros = packed(&vec![0; LARGEST as usize + 1]);
        assert!(streams(&file(&zeros)).is_none());
        assert!(streams(&file(&packed(&zeros))).is_none());
    }
}
