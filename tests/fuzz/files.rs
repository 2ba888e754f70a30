//! Small sound files of every format.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use crate::made;

/// A file that is read when nothing happens to it.
#[derive(Debug, Clone)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Larger ones take too long to damage thousands of times.
const LARGEST: u64 = 200_000;

/// The bundled sample, the made files of every format, and structured reports.
pub fn all() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        "data/sample",
        "data/child-labor",
        "data/spreadsheet",
        "tests/formats/office/made",
        "tests/edition/small",
        "tests/packs/pages",
    ]
    .map(|folder| root.join(folder));
    let mut files: Vec<File> = folders.iter().flat_map(|folder| files_in(folder)).collect();
    let [zip, gzip, tar] = made::packs_in_packs();
    let in_memory = [
        ("orvania.epub", made::book()),
        ("orvania.mhtml", made::message()),
        ("orvania.webarchive", made::archive()),
        ("orvania.csv", made::table()),
        ("orvania.xlsx", made::workbook()),
        ("orvania.ods", made::open_sheet()),
        ("orvania.zip", zip),
        ("orvania.tar.gz", gzip),
        ("orvania.tar", tar),
        ("orvania.jsonl", RECORDS.to_vec()),
    ];
    files.extend(in_memory.map(|(name, bytes)| File {
        name: name.to_owned(),
        bytes,
    }));
    files
}

const RECORDS: &[u8] = br#"{"country": "Orvania", "year": 2023, "recommendations": [{"text": "Open a shelter."}], "sections": [{"kind": "protection", "text": "It opened one."}]}
{"country": "Orvania", "year": 2024, "recommendations": ["Train judges."]}"#;

fn files_in(folder: &Path) -> Vec<File> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let paths = entries
        .filter_map(Result::ok)
        .filter(|entry| {
            entry
                .metadata()
                .is_ok_and(|about| about.is_file() && about.len() <= LARGEST)
        })
        .map(|entry| entry.path().to_owned())
        .filter(|path| !is_ours(path));
    paths
        .filter_map(|path| {
            Some(File {
                name: path.file_name()?.to_string_lossy().into_owned(),
                bytes: fs::read(&path).ok()?,
            })
        })
        .collect()
}

/// The tests' own programs and snapshots stand beside the files.
fn is_ours(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ["rs", "snap", "py", "sh", "typ"]
            .iter()
            .any(|ours| ending == *ours)
    })
}

/// How files of the formats begin, so that a reader goes on with what follows.
pub fn starts() -> Vec<Vec<u8>> {
    [
        &b""[..],
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
        b"{\\rtf1\\ansi ",
        b"bplist00",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n",
        b"<html><body>",
        b"{\"country\": \"Orvania\", \"year\": 2020, \"sections\": [",
        b"Country;Year;Recommendation\n",
        b"\xff\xfe",
    ]
    .map(<[u8]>::to_vec)
    .to_vec()
}
