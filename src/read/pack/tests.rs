use std::io::{Cursor, Write};

use ::zip::write::{SimpleFileOptions, ZipWriter};
use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::*;

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = ::tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = ::tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

/// What is handed over, a line each; `None` where the bytes are no pack.
fn unpacked(bytes: &[u8], limits: &Limits) -> Option<Vec<String>> {
    let Opened::Pack(pack) = Opened::of(Source::new("a.pack", bytes.to_vec())) else {
        return None;
    };
    let mut lines = Vec::new();
    let mut together = 0;
    let all: Result<(), std::convert::Infallible> = pack.each(limits, &mut |member| {
        lines.push(match member {
            Member::Source(source) => {
                assert!(source.bytes.len() as u64 <= limits.max_bytes);
                together += source.bytes.len() as u64;
                format!("read {} ({} bytes)", source.origin, source.bytes.len())
            }
            Member::Skipped { origin, why, .. } => format!("skip {origin} {why}"),
            Member::Problem(error) => format!("problem {error}"),
        });
        Ok(())
    });
    let Ok(()) = all;
    assert!(together <= limits.max_unpacked);
    assert!(lines.len() <= limits.max_members + 2);
    Some(lines)
}

const WORDS: &[u8] = b"The government opened a shelter.";

fn small() -> Limits {
    Limits {
        max_bytes: 64 * 1024,
        max_unpacked: 256 * 1024,
        max_members: 20,
        ..Limits::default()
    }
}

#[test]
fn members_come_in_the_order_of_their_names() {
    let bytes = zip(&[("b.txt", WORDS), ("a/c.txt", WORDS), ("a.txt", WORDS)]);
    assert_eq!(
        unpacked(&bytes, &small()).unwrap(),
        [
            "read a.pack › a.txt (32 bytes)",
            "read a.pack › a/c.txt (32 bytes)",
            "read a.pack › b.txt (32 bytes)",
        ]
    );
}

#[test]
fn long_names_of_a_tar_are_read() {
    let name = format!("{}/peru.txt", "folder/".repeat(30).trim_end_matches('/'));
    let bytes = tar(&[(&name, WORDS)]);
    assert_eq!(
        unpacked(&bytes, &small()).unwrap(),
        [format!("read a.pack › {name} (32 bytes)")]
    );
}

#[test]
fn a_torn_tar_is_read_as_far_as_it_goes() {
    let bytes = tar(&[("a.txt", &WORDS.repeat(20)), ("b.txt", &WORDS.repeat(20))]);
    for cut in [512 + 1024 + 100, 512 + 1024 + 512 + 100] {
        let lines = unpacked(&bytes[..cut], &small()).unwrap();
        assert_eq!(lines[0], "read a.pack › a.txt (640 bytes)", "{lines:?}");
        assert!(lines[1].contains("is damaged, "), "{lines:?}");
    }
}

#[test]
fn the_digest_is_that_of_the_member() {
    let Opened::Pack(pack) = Opened::of(Source::new("a.zip", zip(&[("a.txt", WORDS)]))) else {
        panic!("a ZIP file is a pack");
    };
    let mut digests = Vec::new();
    let all: Result<(), std::convert::Infallible> = pack.each(&small(), &mut |member| {
        if let Member::Source(source) = member {
            digests.push(source.sha256);
        }
        Ok(())
    });
    let Ok(()) = all;
    assert_eq!(digests, [Source::new("a.txt", WORDS.to_vec()).sha256]);
}

#[test]
fn too_many_members_are_told_before_they_are_listed() {
    let names: Vec<String> = (0..30).map(|n| format!("{n}.txt")).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), WORDS)).collect();
    let lines = unpacked(&zip(&members), &small()).unwrap();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("more than 20 files"), "{lines:?}");
    let lines = unpacked(&tar(&members), &small()).unwrap();
    assert_eq!(lines.len(), 21, "{lines:?}");
    assert!(lines[20].contains("more than 20 files"), "{lines:?}");
}

#[test]
fn a_name_without_end_before_a_tar_member_is_not_held_in_memory() {
    let mut header = ::tar::Header::new_gnu();
    header.set_entry_type(::tar::EntryType::GNULongName);
    header.set_size(1 << 30);
    header.set_cksum();
    let bytes = [header.as_bytes().as_slice(), &[b'a'; 3 << 20]].concat();
    let limits = Limits::default();
    let lines = unpacked(&gzip(&bytes), &limits).unwrap();
    assert_eq!(lines.len(), 1);
    assert!(lines[0].contains("damaged"), "{lines:?}");
}

#[test]
fn whoever_is_handed_the_members_can_stop() {
    let bytes = zip(&[("a.txt", WORDS), ("b.txt", WORDS)]);
    let Opened::Pack(pack) = Opened::of(Source::new("a.zip", bytes)) else {
        panic!("a ZIP file is a pack");
    };
    let mut count = 0;
    let stopped = pack.each(&small(), &mut |_| {
        count += 1;
        Err("enough")
    });
    assert_eq!((stopped, count), (Err("enough"), 1));
}

/// A pack of every kind, with packs in it.
fn packs() -> Vec<Vec<u8>> {
    let text = "The government opened a shelter for 12 men. ".repeat(40);
    let members: &[(&str, &[u8])] = &[("a/peru.txt", text.as_bytes()), ("b.html", WORDS)];
    let inner = zip(members);
    vec![
        zip(members),
        tar(members),
        gzip(text.as_bytes()),
        gzip(&tar(members)),
        zip(&[("inner.zip", &inner), ("c.txt.gz", &gzip(WORDS))]),
    ]
}

#[test]
fn packs_cut_at_any_length_get_an_answer() {
    for bytes in packs() {
        for length in (0..bytes.len()).step_by(1 + bytes.len() / 300) {
            if let Some(lines) = unpacked(&bytes[..length], &small()) {
                assert!(!lines.is_empty(), "cut at {length}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn packs_with_wrong_bits_get_an_answer(
        which in 0..5usize,
        flips in prop::collection::vec((any::<prop::sample::Index>(), 0..8u8), 1..6)
    ) {
        let mut bytes = packs().swap_remove(which);
        for (at, bit) in flips {
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
        }
        let _ = unpacked(&bytes, &small());
    }

    #[test]
    fn any_bytes_behind_a_packs_mark_get_an_answer(
        mark in prop::sample::select(vec![&b"PK\x03\x04"[..], b"\x1f\x8b\x08\0", b"PK\x05\x06"]),
        bytes in prop::collection::vec(any::<u8>(), 0..600)
    ) {
        let _ = unpacked(&[mark, &bytes].concat(), &small());
    }
}
