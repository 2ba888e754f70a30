//! What a ZIP file is: a pack of files, or one document that is kept as a ZIP file (Word,
//! OpenDocument, a workbook, a book). Its contents tell, never its name.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::glance::HEAD;

/// What a ZIP file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ZipKind {
    /// Files that somebody put together.
    Pack,
    /// A Word document (DOCX).
    Word,
    /// An Excel workbook (XLSX).
    Workbook,
    /// A presentation (PPTX, ODP).
    Slides,
    /// An OpenDocument text (ODT).
    OpenText,
    /// An OpenDocument spreadsheet (ODS).
    OpenSheet,
    /// An electronic book (EPUB).
    Book,
    /// A program (JAR, APK), or a document of a kind that holds no report.
    Other,
}

/// How every ZIP file begins, but an empty one.
const LOCAL_HEADER: &[u8] = b"PK\x03\x04";

/// How an empty ZIP file begins.
const END_OF_DIRECTORY: &[u8] = b"PK\x05\x06";

/// The length of what stands before a member's name.
const HEADER_LENGTH: usize = 30;

/// How many bytes of the member called `mimetype` are looked at.
const MEDIA_TYPE_LENGTH: usize = 80;

/// A file with more members is no document, and is told by its first ones: the names of all are held
/// in memory.
const MOST_MEMBERS: u64 = 10_000;

/// What the ZIP file of these bytes is; `None` where they are none. The whole file tells for sure;
/// its first 8 KiB nearly always do, because what marks a document stands first in it.
pub(super) fn kind(bytes: &[u8]) -> Option<ZipKind> {
    // Bytes in memory can always be read.
    kind_in(&mut Cursor::new(bytes)).ok().flatten()
}

/// The same of bytes that need not be in memory; they are somewhere else afterwards.
pub(super) fn kind_in(bytes: &mut (impl Read + Seek)) -> io::Result<Option<ZipKind>> {
    let mut head = Vec::new();
    bytes.seek(SeekFrom::Start(0))?;
    bytes.by_ref().take(HEAD).read_to_end(&mut head)?;
    if !head.starts_with(LOCAL_HEADER) && !head.starts_with(END_OF_DIRECTORY) {
        return Ok(None);
    }
    let marks = Marks::of_directory(bytes).unwrap_or_else(|| Marks::of_headers(&head));
    Ok(Some(marks.kind()))
}

/// How many members the end of a ZIP file says that it has, before the list of them is read; `None`
/// where it has no end.
///
/// By the ZIP specification (APPNOTE 6.3, 4.3.14 to 4.3.16): the end stands before a comment of at
/// most 65,535 bytes; where it says 65,535 members, the record before it has the true number.
pub(super) fn stated_members(bytes: &mut (impl Read + Seek)) -> Option<u64> {
    let length = bytes.seek(SeekFrom::End(0)).ok()?;
    let start = length.saturating_sub(END_LENGTH + 65_535);
    let tail = read_at(bytes, start, END_LENGTH + 65_535)?;
    let end = tail
        .windows(END_OF_DIRECTORY.len())
        .rposition(|window| window == END_OF_DIRECTORY)?;
    let members = u64::from(u16::from_le_bytes(array(&tail, end + 10)?));
    let locator = end
        .checked_sub(20)
        .filter(|at| tail[*at..].starts_with(b"PK\x06\x07"));
    let Some(locator) = locator.filter(|_| members == 65_535) else {
        return Some(members);
    };
    let record = u64::from_le_bytes(array(&tail, locator + 8)?);
    let record = read_at(bytes, record, 56)?;
    Some(u64::from_le_bytes(array(&record, 32)?))
}

/// The length of the end without its comment.
const END_LENGTH: u64 = 22;

fn read_at(bytes: &mut (impl Read + Seek), at: u64, most: u64) -> Option<Vec<u8>> {
    bytes.seek(SeekFrom::Start(at)).ok()?;
    let mut read = Vec::new();
    bytes.by_ref().take(most).read_to_end(&mut read).ok()?;
    Some(read)
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

/// The names and the media type by which kinds are told.
#[derive(Debug, Default)]
struct Marks {
    names: Vec<String>,
    media_type: Vec<u8>,
}

impl Marks {
    fn of_directory(bytes: &mut (impl Read + Seek)) -> Option<Marks> {
        if stated_members(bytes)? > MOST_MEMBERS {
            return None;
        }
        let mut archive = ZipArchive::new(bytes).ok()?;
        let names = archive
            .file_names_raw()
            .map(|name| String::from_utf8_lossy(name).into_owned())
            .collect();
        let mut media_type = Vec::new();
        if let Ok(member) = archive.by_name("mimetype") {
            // What cannot be unpacked tells nothing.
            let _ = member
                .take(MEDIA_TYPE_LENGTH as u64)
                .read_to_end(&mut media_type);
        }
        Some(Marks { names, media_type })
    }

    /// By the headers that stand before the members: all there is in the beginning of a file, or in
    /// one whose directory was cut off.
    fn of_headers(bytes: &[u8]) -> Marks {
        let mut marks = Marks::default();
        let mut rest = bytes;
        while let Some(at) = find(rest, LOCAL_HEADER) {
            rest = &rest[at..];
            let length = |at: usize| {
                let two = rest.get(at..at + 2)?;
                Some(usize::from(u16::from_le_bytes([two[0], two[1]])))
            };
            let (Some(name), Some(extra)) = (length(26), length(28)) else {
                break;
            };
            if let Some(name) = rest.get(HEADER_LENGTH..HEADER_LENGTH + name) {
                if name == b"mimetype" && marks.names.is_empty() {
                    let data = rest.get(HEADER_LENGTH + name.len() + extra..);
                    let data = data.unwrap_or_default();
                    marks.media_type = data[..data.len().min(MEDIA_TYPE_LENGTH)].to_vec();
                }
                let name = String::from_utf8_lossy(name).into_owned();
                marks.names.push(name);
            }
            rest = &rest[LOCAL_HEADER.len()..];
        }
        marks
    }

    fn kind(&self) -> ZipKind {
        let stands = |name: &str| self.names.iter().any(|n| n == name);
        let folder = |name: &str| self.names.iter().any(|n| n.starts_with(name));
        match self.media_type.trim_ascii_start() {
            t if t.starts_with(b"application/epub+zip") => return ZipKind::Book,
            t if t.starts_with(b"application/vnd.oasis.opendocument.text") => {
                return ZipKind::OpenText;
            }
            t if t.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") => {
                return ZipKind::OpenSheet;
            }
            t if t.starts_with(b"application/vnd.oasis.opendocument.presentation") => {
                return ZipKind::Slides;
            }
            t if t.starts_with(b"application/") => return ZipKind::Other,
            _ => {}
        }
        if stands("[Content_Types].xml") || stands("_rels/.rels") {
            match () {
                () if folder("word/") => ZipKind::Word,
                () if folder("xl/") => ZipKind::Workbook,
                () if folder("ppt/") => ZipKind::Slides,
                () => ZipKind::Other,
            }
        } else if stands("META-INF/container.xml") {
            ZipKind::Book
        } else if stands("META-INF/manifest.xml") && stands("content.xml") {
            ZipKind::OpenText
        } else if stands("META-INF/MANIFEST.MF") || stands("AndroidManifest.xml") {
            ZipKind::Other
        } else {
            ZipKind::Pack
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use proptest::prelude::*;
    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in members {
            let stored = match *name == "mimetype" {
                true => zip::CompressionMethod::Stored,
                false => zip::CompressionMethod::Deflated,
            };
            let options = SimpleFileOptions::default().compression_method(stored);
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    /// A ZIP file of every kind.
    fn examples() -> [(Vec<u8>, ZipKind); 11] {
        let types: (&str, &[u8]) = ("[Content_Types].xml", b"<Types/>");
        let media = |media_type: &'static [u8]| ("mimetype", media_type);
        let open = "application/vnd.oasis.opendocument";
        let leaked = |end: &str| -> &'static [u8] {
            let media_type: &'static str = Box::leak(format!("{open}.{end}").into_boxed_str());
            media_type.as_bytes()
        };
        [
            (zip(&[("peru.html", b"<p>Peru")]), ZipKind::Pack),
            (zip(&[]), ZipKind::Pack),
            (zip(&[types, ("word/document.xml", b"<w/>")]), ZipKind::Word),
            (
                zip(&[types, ("xl/workbook.xml", b"<w/>")]),
                ZipKind::Workbook,
            ),
            (
                zip(&[types, ("ppt/presentation.xml", b"<p/>")]),
                ZipKind::Slides,
            ),
            (
                zip(&[media(leaked("text")), ("content.xml", b"<o/>")]),
                ZipKind::OpenText,
            ),
            (
                zip(&[media(leaked("spreadsheet")), ("content.xml", b"<o/>")]),
                ZipKind::OpenSheet,
            ),
            (
                zip(&[media(b"application/epub+zip"), ("a.xhtml", b"<p>")]),
                ZipKind::Book,
            ),
            (zip(&[("META-INF/container.xml", b"<c/>")]), ZipKind::Book),
            (
                zip(&[("META-INF/MANIFEST.MF", b"Manifest")]),
                ZipKind::Other,
            ),
            (
                zip(&[("reports/word/document.xml", b"<w/>")]),
                ZipKind::Pack,
            ),
        ]
    }

    #[test]
    fn a_zip_is_what_its_contents_say() {
        for (bytes, expected) in examples() {
            assert_eq!(kind(&bytes), Some(expected));
        }
        assert_eq!(kind(b"PERU (Tier 2)"), None);
    }

    #[test]
    fn a_zip_without_its_end_is_told_by_its_beginning() {
        let with_members = |(bytes, _): &(Vec<u8>, _)| bytes.starts_with(LOCAL_HEADER);
        for (bytes, expected) in examples().into_iter().filter(with_members) {
            assert_eq!(kind(&bytes[..bytes.len() - 20]), Some(expected));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_that_begin_like_a_zip_get_an_answer(
            bytes in prop::collection::vec(any::<u8>(), 0..400)
        ) {
            let zip = [LOCAL_HEADER, &bytes].concat();
            prop_assert!(kind(&zip).is_some());
        }
    }
}
