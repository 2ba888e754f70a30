//! A glance at a file that nobody named: whether it may hold a report, by its name and beginning.

use std::path::Path;

use super::Format;
use super::binary::{unreadable, unreadable_by_extension};
use super::format::extension;

/// How many bytes of the beginning are enough.
pub(super) const HEAD: u64 = 8 * 1024;

/// What the names of packs end in.
const PACKS: [&str; 5] = ["zip", "tar", "tgz", "gz", "gzip"];

/// Why the file called `name` that begins with `head` holds no report, as the rest of a sentence that
/// begins with its name; `None` where it may hold one.
pub(super) fn why_left_out(name: &str, head: &[u8]) -> Option<String> {
    let extension = extension(Path::new(name));
    if let Some(what) = unreadable_by_extension(&extension) {
        return Some(what.to_string());
    }
    match unreadable(head) {
        Some(what) if Format::of_bytes(head).is_none() => Some(what.to_string()),
        None if PACKS.contains(&extension.as_str()) => Some(format!(
            "ends in .{extension}, but is no such pack: it looks like text, as a page does that says why there is no \
             download; look into it, and name it itself to read it"
        )),
        None if Format::by_extension(&extension).is_none() => Some(format!(
            "ends in .{extension}, which no report does; name it itself to read it"
        )),
        _ => None,
    }
}
