//! What a stream says it is packed with, other than by deflate alone, and how large it becomes: the engine
//! takes all of it into memory, and some kilobytes can say that they are gigabytes.

use std::io::Read;

use flate2::read::ZlibDecoder;

use super::objects::{Number, Objects};

/// How a stream, or what is in it, is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filter {
    Flate,
    Hex,
    Ascii85,
    RunLength,
    Lzw,
}

/// Bytes before its data in which a stream says what it is.
const HEAD: usize = 4096;

/// How many bytes the stream whose mark ends at `mark` and whose data begin at `data` becomes on its way
/// through its filters, with those in between; none where it has no filter, or only the one that is
/// looked at anyway. `None` where they are more than `most`.
pub(super) fn becomes(
    objects: &Objects<'_>,
    mark: usize,
    data: usize,
    most: usize,
) -> Option<usize> {
    let (before, data) = (&objects.file[..mark], &objects.file[data..]);
    let head = &before[before.len().saturating_sub(HEAD)..];
    let head = &head[memchr::memmem::rfind(head, b"obj").unwrap_or(0)..];
    let end = memchr::memmem::find(data, b"endstream").unwrap_or(data.len());
    let data = &data[..end];
    match told(head, objects) {
        Told::Here(filters) if filters.is_empty() || filters == [Filter::Flate] => Some(0),
        Told::Here(filters) => through(&filters, data, most),
        // It says elsewhere what it is, where we do not look: as much as any of them makes of it.
        Told::Elsewhere => [Filter::Flate, Filter::Lzw, Filter::RunLength]
            .into_iter()
            .map(|filter| through(&[filter], data, most))
            .try_fold(0, |largest, one| one.map(|one| largest.max(one))),
    }
}

fn through(filters: &[Filter], data: &[u8], most: usize) -> Option<usize> {
    let mut all = 0;
    let mut bytes = data.to_vec();
    for filter in filters {
        bytes = unpacked(*filter, &bytes, most)?;
        all += bytes.len();
    }
    Some(all)
}

/// What a stream's head says of its filters.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    /// These, up to the first that makes a picture.
    Here(Vec<Filter>),
    /// They are named by another object, which is packed itself.
    Elsewhere,
}

fn told(head: &[u8], objects: &Objects<'_>) -> Told {
    let Some(at) = memchr::memmem::rfind(head, b"/Filter") else {
        return Told::Here(Vec::new());
    };
    let rest = &head[at + b"/Filter".len()..];
    match meant(rest).map(|number| objects.get(number)) {
        None => Told::Here(named(rest)),
        Some(Some(object)) => Told::Here(named(&object[..object.len().min(HEAD)])),
        Some(None) => Told::Elsewhere,
    }
}

/// The object that is meant where only its number stands (`9 0 R`).
fn meant(rest: &[u8]) -> Option<Number> {
    let rest = String::from_utf8_lossy(&rest[..rest.len().min(40)]);
    let mut words = rest.split_whitespace();
    let number = words.next()?.parse().ok()?;
    let generation = words.next()?.parse().ok()?;
    words
        .next()?
        .starts_with('R')
        .then_some((number, generation))
}

/// The filters that are named where these bytes begin.
fn named(rest: &[u8]) -> Vec<Filter> {
    let rest = String::from_utf8_lossy(rest);
    let rest = rest.trim_start();
    let names = match rest.strip_prefix('[') {
        Some(several) => several.split(']').next().unwrap_or_default(),
        None => match rest.strip_prefix('/') {
            Some(name) => &rest[..1 + name.find(is_end_of_name).unwrap_or(name.len())],
            None => "",
        },
    };
    let names = names.split('/').skip(1);
    names
        .map_while(|name| match plain(name.trim()).as_str() {
            "FlateDecode" | "Fl" => Some(Filter::Flate),
            "ASCIIHexDecode" | "AHx" => Some(Filter::Hex),
            "ASCII85Decode" | "A85" => Some(Filter::Ascii85),
            "RunLengthDecode" | "RL" => Some(Filter::RunLength),
            "LZWDecode" | "LZW" => Some(Filter::Lzw),
            _ => None,
        })
        .collect()
}

fn is_end_of_name(letter: char) -> bool {
    letter.is_whitespace() || "/[]<>()".contains(letter)
}

/// A name without the numbers that its letters may be written as: `#46late`.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    let mut parts = name.split('#');
    plain.extend(parts.next());
    for part in parts {
        let code = part
            .get(..2)
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        match code {
            Some(code) => {
                plain.push(char::from(code));
                plain.push_str(&part[2..]);
            }
            None => plain.push_str(part),
        }
    }
    plain
}

fn unpacked(filter: Filter, bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let unpacked = match filter {
        Filter::Flate => {
            let mut unpacked = Vec::new();
            // What is broken gives what stands before that, as it does to the engine.
            let _ = (ZlibDecoder::new(bytes).take(most as u64 + 1)).read_to_end(&mut unpacked);
            unpacked
        }
        // Neither is ever much larger than what it stands for.
        Filter::Hex => hex(bytes),
        Filter::Ascii85 => ascii85(bytes),
        Filter::RunLength => runs(bytes, most),
        Filter::Lzw => lzw(bytes, most),
    };
    (unpacked.len() <= most).then_some(unpacked)
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().take_while(|byte| **byte != b'>');
    let digits = digits.filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.map(|digit| digit as u8).collect();
    let pairs = digits.chunks(2);
    pairs
        .map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0))
        .collect()
}

fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let (mut done, mut value, mut count) = (Vec::new(), 0_u32, 0);
    for byte in bytes.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if count == 0 => done.extend([0; 4]),
            b'!'..=b'u' => {
                value = value.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
            }
            _ => continue,
        }
        if count == 5 {
            done.extend(value.to_be_bytes());
            (value, count) = (0, 0);
        }
    }
    if count > 1 {
        for _ in count..5 {
            value = value.wrapping_mul(85).wrapping_add(84);
        }
        done.extend(&value.to_be_bytes()[..count - 1]);
    }
    done
}

/// No more than a run beyond `most`.
fn runs(bytes: &[u8], most: usize) -> Vec<u8> {
    let mut done = Vec::new();
    let mut rest = bytes;
    while let [length, after @ ..] = rest
        && *length != 128
        && done.len() <= most
    {
        let length = usize::from(*length);
        if length < 128 {
            let end = after.len().min(length + 1);
            done.extend_from_slice(&after[..end]);
            rest = &after[end..];
        } else if let [byte, after @ ..] = after {
            done.extend(std::iter::repeat_n(*byte, 257 - length));
            rest = after;
        } else {
            break;
        }
    }
    done
}

/// No more than a word beyond `most`.
fn lzw(bytes: &[u8], most: usize) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    /// Words beside single bytes, by where they stand in what was unpacked.
    const ROOM: usize = 4096;
    let mut done: Vec<u8> = Vec::new();
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut before: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut width) = (0_u32, 0, 9);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = (bits >> held) as usize & ((1 << width) - 1);
        if code == END || done.len() > most {
            break;
        }
        if code == CLEAR {
            words.clear();
            (before, width) = (None, 9);
            continue;
        }
        let start = done.len();
        if code < CLEAR {
            done.push(code as u8);
        } else if let Some(&(from, length)) = words.get(code - END - 1) {
            done.extend_from_within(from..from + length);
        } else if let Some((from, length)) = before {
            done.extend_from_within(from..from + length);
            done.push(done[start]);
        } else {
            break;
        }
        // A word is the one before and the byte that follows it there.
        if let Some((from, length)) = before
            && words.len() + END + 1 < ROOM
        {
            words.push((from, length + 1));
        }
        before = Some((start, done.len() - start));
        width = match words.len() + END + 2 {
            ..511 => 9,
            511..1023 => 10,
            1023..2047 => 11,
            _ => 12,
        };
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOST: usize = 1 << 20;

    fn head(filter: &str) -> Vec<u8> {
        format!("4 0 obj<</Length 9/Filter{filter}/DecodeParms null>>stream\n").into_bytes()
    }

    fn file(filter: &str, data: &[u8], after: &[u8], most: usize) -> Option<usize> {
        let head = head(filter);
        let file = [&head, data, b"endstream endobj\n", after].concat();
        becomes(&Objects::of(&file), head.len(), head.len(), most)
    }

    #[test]
    fn filters_are_told_as_the_engine_tells_them() {
        use Filter::{Ascii85, Flate, Lzw, RunLength};
        let both = Objects::of(b"9 0 obj [/Fl /RL] endobj 19 0 obj 5 endobj");
        for (said, filters) in [
            ("/FlateDecode", vec![Flate]),
            ("[/A85 /Fl]", vec![Ascii85, Flate]),
            ("[ /#46lateDecode/RunLengthDecode ]", vec![Flate, RunLength]),
            ("[/LZWDecode/DCTDecode/FlateDecode]", vec![Lzw]),
            (" 9 0 R", vec![Flate, RunLength]),
        ] {
            assert_eq!(told(&head(said), &both), Told::Here(filters), "{said}");
        }
        assert_eq!(told(&head(" 7 0 R"), &both), Told::Elsewhere);
    }

    #[test]
    fn what_is_packed_becomes_what_it_was() {
        assert_eq!(hex(b"48 65 6C6c 6F7>"), b"Hellop");
        assert_eq!(ascii85(b"87cURD]i,\"Ebo80~>"), b"Hello World!");
        assert_eq!(ascii85(b"z87c~>"), b"\0\0\0\0He");
        assert_eq!(runs(&[1, b'a', b'b', 254, b'c', 128, 9], MOST), b"abccc");
        let packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        assert_eq!(lzw(&packed, MOST), [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]);
    }

    #[test]
    fn what_becomes_too_much_is_told() {
        let runs: Vec<u8> = [129, b' '].repeat(10_000);
        for (filter, after) in [
            ("/RunLengthDecode", ""),
            (" 9 0 R", "9 0 obj /RL endobj"),
            (" 9 0 R", "where nobody looks"),
        ] {
            let becomes = |most| file(filter, &runs, after.as_bytes(), most);
            assert!(becomes(2_000_000) >= Some(1_280_000), "{filter} {after}");
            assert_eq!(becomes(1_000_000), None, "{filter} {after}");
        }
        assert_eq!(file("/FlateDecode", &runs, b"", 10), Some(0));
    }
}
