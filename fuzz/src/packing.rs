//! ZIP files told as text, so that what changes the text changes what is in them, never their sums.
//!
//! ```text
//! %% word/document.xml
//! <w:document> …
//! %% mimetype
//! …
//! ```

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

const MARK: &[u8] = b"%% ";

/// The ZIP file with the members that `told` names, each after a line of its own; what has the same
/// name as one before, or stands before the first, is left out.
pub fn zip(told: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut open = false;
    for line in told.split_inclusive(|byte| *byte == b'\n') {
        if let Some(name) = line.strip_prefix(MARK) {
            let name = String::from_utf8_lossy(name.trim_ascii()).into_owned();
            open = writer.start_file(name, options).is_ok();
        } else if open {
            open = writer.write_all(line).is_ok();
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
