//! Bytes as a file of some name: read as `unmet add` reads it, and told what reports are in it.

use unmet::narrative::{self, Hints};
use unmet::read::{self, Content, Format, Limits, Member, Opened, ReadOptions, Source};

use super::{packing, recognising};

/// The limit under which the files are read, in bytes.
const LARGEST: u64 = 8 << 20;

/// Reads a file whose name stands in the input's first line.
pub fn named(input: &[u8]) {
    let (name, bytes) = first_line(input);
    whole(&name, bytes.to_vec(), None);
}

/// Reads a ZIP file with the members that the input tells, as [`packing::zip`] has it, under the name
/// that stands in its first line.
pub fn packed(input: &[u8]) {
    let (name, members) = first_line(input);
    whole(&name, packing::zip(members), None);
}

/// Reads a PDF file.
pub fn pdf(input: &[u8]) {
    whole("orvania.pdf", input.to_vec(), None);
}

/// Reads a rich text.
pub fn rich_text(input: &[u8]) {
    whole("orvania.rtf", input.to_vec(), None);
}

fn first_line(input: &[u8]) -> (String, &[u8]) {
    let end = input.iter().position(|byte| *byte == b'\n');
    let (name, rest) = match end {
        Some(end) => (&input[..end], &input[end + 1..]),
        None => (&b""[..], input),
    };
    (String::from_utf8_lossy(name).into_owned(), rest)
}

/// Reads these bytes as `unmet add` would, as a file of that name.
pub fn whole(name: &str, bytes: Vec<u8>, format: Option<Format>) {
    let options = ReadOptions {
        format,
        limits: Limits::of_sources(LARGEST),
        ..ReadOptions::default()
    };
    match Opened::of(Source::new(name, bytes)) {
        Opened::Source(source) => source_of(&source, &options),
        Opened::Pack(pack) => {
            let read = pack.each(&options.limits, &mut |member| {
                match member {
                    Member::Source(source) => source_of(&source, &options),
                    Member::Problem(error) => assert!(!error.to_string().is_empty()),
                    Member::Skipped { why, .. } => assert!(!why.is_empty()),
                }
                Ok::<(), ()>(())
            });
            assert_eq!(read, Ok(()));
        }
    }
}

fn source_of(source: &Source, options: &ReadOptions) {
    let hints = Hints::default();
    match read::read(source, options).map(|reading| reading.content) {
        Ok(Content::Document(document)) => recognising::document(&document, &hints),
        Ok(Content::Records(records)) => {
            for record in records.into_iter().filter_map(|(_, record)| record.ok()) {
                let _ = narrative::report_of_record(record, &hints);
            }
        }
        Ok(Content::Table(table)) => {
            let _ = narrative::reports_of_table(table.lists, &hints);
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
