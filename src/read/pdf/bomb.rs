//! Streams that unpack to far more than they are: the engine unpacks each as a whole, so what is too
//! large is found out before, by unpacking to nothing.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// No stream of a report unpacks to more, in bytes: a large picture has some 30 MB.
const LARGEST: u64 = 128 << 20;

/// No report's streams unpack to more together.
const ALL: u64 = 1 << 30;

/// Streams are packed within packed streams no deeper than this.
const DEEPEST: usize = 3;

/// Whether the streams of these bytes unpack to more than any report's.
pub(super) fn is_bomb(bytes: &[u8]) -> bool {
    let mut all = 0;
    for start in starts(bytes) {
        let Some(size) = unpacked(&bytes[start..], DEEPEST) else {
            return true;
        };
        all += size;
        if all > ALL {
            return true;
        }
    }
    false
}

/// Where packed streams begin.
fn starts(bytes: &[u8]) -> impl Iterator<Item = usize> + '_ {
    let mark = b"stream";
    memchr::memmem::find_iter(bytes, mark).filter_map(move |at| {
        let mut start = at + mark.len();
        while matches!(bytes.get(start), Some(b'\r' | b'\n' | b' ')) {
            start += 1;
        }
        is_packed(bytes.get(start..)?).then_some(start)
    })
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

/// How many bytes a stream unpacks to; `None` where these are too many.
fn unpacked(packed: &[u8], deeper: usize) -> Option<u64> {
    let mut unpacking = ZlibDecoder::new(packed);
    let mut part = vec![0; 64 << 10];
    let mut size = 0;
    let mut inner = None;
    while let Ok(more @ 1..) = unpacking.read(&mut part) {
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
    }
    match inner {
        Some(inner) => Some(size + unpacked(&inner, deeper - 1)?),
        None => Some(size),
    }
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
        assert!(!is_bomb(&file(&packed(&vec![b'x'; 1 << 20]))));
    }

    #[test]
    fn a_small_stream_that_unpacks_to_much_is_one() {
        let zeros = packed(&vec![0; LARGEST as usize + 1]);
        assert!(is_bomb(&file(&zeros)));
        assert!(is_bomb(&file(&packed(&zeros))));
    }
}
