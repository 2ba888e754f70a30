//! Whatever the bytes, every reader gives reports or a sentence: no panic, no hang, and no more
//! memory than a small multiple of what was read.
//!
//! `PROPTEST_CASES=20000 cargo test --release --test fuzz` runs for minutes; `fuzz/` goes on for hours.

mod damage;
mod files;
#[path = "../../fuzz/src/lib.rs"]
mod held;
mod kept;
mod made;
mod made_to_last;
#[path = "../packs/make.rs"]
mod packs;

use std::sync::Mutex;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use files::File;
use peak_alloc::PeakAlloc;
use proptest::collection::vec;
use proptest::prelude::*;
use unmet::read::{self, Format, ReadOptions, Source};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One measurement at a time: the allocator counts for the whole process.
static MEASURING: Mutex<()> = Mutex::new(());

/// A reader that takes longer than this for a file of some kilobytes hangs. Far above the slowest
/// (hundredths of a second), so that a busy machine fails nothing.
const HANGS: Duration = Duration::from_secs(60);

/// What a reader may hold in memory at once, in bytes, however small the file: a format may pack its
/// text a thousandfold, and the limit that the person gives is then what counts.
const MOST_MEMORY: usize = 400 << 20;

/// Reads these bytes as a file of that name, and how that may not end.
fn is_survived(name: &str, bytes: Vec<u8>, format: Option<Format>) -> Result<(), TestCaseError> {
    let _measuring = MEASURING
        .lock()
        .unwrap_or_else(|broken| broken.into_inner());
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let (done, finished) = mpsc::channel();
    let file = name.to_owned();
    let reading = thread::spawn(move || {
        held::reading::whole(&file, bytes, format);
        let _ = done.send(());
    });
    // A panic drops the sender, which ends the wait too.
    let ended = finished.recv_timeout(HANGS);
    prop_assert!(
        ended != Err(mpsc::RecvTimeoutError::Timeout),
        "{name}: the reader hangs"
    );
    prop_assert!(reading.join().is_ok(), "{name}: the reader panicked");
    let peak = MEMORY.peak_usage().saturating_sub(before);
    prop_assert!(peak < MOST_MEMORY, "{name}: {peak} bytes at once");
    Ok(())
}

/// Few by default, so that the suite stays quick; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    ProptestConfig {
        failure_persistence: None,
        cases: if asked {
            ProptestConfig::default().cases
        } else {
            48
        },
        ..ProptestConfig::default()
    }
}

#[test]
fn every_format_has_a_file_that_is_damaged() {
    let files = files::all();
    for format in Format::ALL {
        let read_as_it = |file: &File| {
            let options = ReadOptions::default();
            let reading = read::read(&Source::new(&file.name, file.bytes.clone()), &options);
            reading.is_ok_and(|reading| reading.format == format)
        };
        assert!(files.iter().any(read_as_it), "no file is read as {format}");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_damaged_file_is_read_or_refused(
        file in prop::sample::select(files::all()),
        damage in vec(damage::any_damage(), 1..8),
    ) {
        let bytes = damage::done(file.bytes.clone(), &damage);
        is_survived(&file.name, bytes, None)?;
    }

    #[test]
    fn a_file_cut_off_anywhere_is_read_or_refused(
        file in prop::sample::select(files::all()),
        kept in any::<prop::sample::Index>(),
    ) {
        let kept = kept.index(file.bytes.len() + 1);
        is_survived(&file.name, file.bytes[..kept].to_vec(), None)?;
    }

    #[test]
    fn any_bytes_are_read_or_refused_as_any_format(
        start in prop::sample::select(files::starts()),
        bytes in vec(any::<u8>(), 0..3000),
        format in prop::sample::select(Format::ALL.to_vec()),
    ) {
        let bytes = [start, bytes].concat();
        is_survived("orvania.bin", bytes.clone(), None)?;
        is_survived("orvania.bin", bytes, Some(format))?;
    }
}
