//! Which bytes are no text, and what to tell their owner.

use std::fmt;

use bytesize::ByteSize;

use super::Format;
use super::encoding::utf16_without_mark;
use super::pdf::NoText;
use super::table::NoTable;

/// Bytes that no reader can make a document of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// No byte at all, or nothing but white space.
    Empty,
    /// Nothing but zero bytes, as interrupted downloads and full disks leave behind.
    Zeros,
    /// A kind of file that is known by its first bytes or its name.
    Kind {
        /// What it is: `a PDF document`.
        name: String,
        /// What to do about it.
        advice: &'static str,
    },
    /// Control bytes that stand in no text.
    Unknown,
    /// A PDF of which no text could be had.
    Pdf(NoText),
    /// A document of a known kind, of which a part cannot be got at.
    Damaged {
        /// What it is: `a Word document`.
        what: &'static str,
        /// What is wrong, as the end of a sentence.
        why: String,
    },
    /// A document that only its password opens.
    Locked {
        /// What it is.
        what: &'static str,
    },
    /// Text that was said to be of a format that is none.
    NotThat {
        /// The format.
        format: Format,
    },
    /// A table that holds no recommendations.
    Table(NoTable),
    /// A document that takes more when it is unpacked than is allowed.
    Unpacks {
        /// What it is.
        what: &'static str,
        /// The limit in bytes.
        limit: u64,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Empty => f.write_str("is empty; save or download it again"),
            Unreadable::Zeros => f.write_str(
                "holds nothing but zero bytes, as a broken download does; download it again",
            ),
            Unreadable::Kind { name, advice } => write!(f, "looks like {name}; {advice}"),
            Unreadable::Pdf(why) => why.fmt(f),
            Unreadable::Unknown => {
                write!(f, "holds binary data that is no text; {SAVE_AS_TEXT}")
            }
            Unreadable::Damaged { what, why } => write!(
                f,
                "is {what}, but it is damaged: {why}; download or save it again"
            ),
            Unreadable::Locked { what } => write!(
                f,
                "is {what} that is locked by a password; open it, save it without one and add that"
            ),
            Unreadable::NotThat { format } => write!(
                f,
                "is no {format} file: it looks like text; leave out --format {format}"
            ),
            Unreadable::Table(why) => why.fmt(f),
            Unreadable::Unpacks { what, limit } => write!(
                f,
                "is {what} that unpacks to more than the limit of {}; if it holds reports, --max-size {}MiB lets it in",
                ByteSize::b(*limit).display().iec(),
                limit.saturating_mul(2).div_ceil(bytesize::MIB)
            ),
        }
    }
}

const SAVE_AS_TEXT: &str = "save the report as text or HTML and add that";
const COPY_PRINT: &str = "it cannot be read: save it as PDF, text or HTML and add that";
const OLD_OFFICE: &str =
    "open it in Word or LibreOffice, save it as DOCX, ODT or HTML and add that";
const OLD_WORKBOOK: &str =
    "open it in Excel or LibreOffice, save it as XLSX, ODS or CSV and add that";
const COPY_SLIDES: &str = "slides cannot be read: save their text and add that";
const TYPE_OUT: &str = "the words in it cannot be read: add the report as text or HTML";
const UNPACK: &str = "unpack it and add the files in it";
const NOT_A_REPORT: &str = "add the report itself, as text or HTML";

/// Kinds whose first bytes are printable, so that they would pass for text.
const PRINTABLE_KINDS: [(&[u8], &str, &str); 2] = [
    (b"%!PS", "a PostScript document", COPY_PRINT),
    (
        b"SQLite format 3\0",
        "an SQLite database",
        "give a database with --db and add the reports to it",
    ),
];

/// How many of the first bytes are looked at.
const LOOKED_AT: usize = 64 * 1024;

/// What is wrong with these bytes, if they are no text. The first 64 KiB decide, so the beginning
/// of a file is enough.
pub fn unreadable(bytes: &[u8]) -> Option<Unreadable> {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    if head.iter().all(u8::is_ascii_whitespace) {
        return Some(Unreadable::Empty);
    }
    if head.iter().all(|byte| *byte == 0) {
        return Some(Unreadable::Zeros);
    }
    let start = head.trim_ascii_start();
    for (mark, name, advice) in PRINTABLE_KINDS {
        if start.starts_with(mark) {
            return Some(kind(name, advice));
        }
    }
    if let Some(old) = old_office(bytes) {
        return Some(old);
    }
    if is_text(head) {
        return None;
    }
    Some(known_kind(head).unwrap_or(Unreadable::Unknown))
}

/// What stands at the end of every country in a compliance report of ours.
const OWN_REPORT: &str = "Generated by unmet ";

/// What is wrong with a text that is a compliance report of this program: what it quotes has been
/// read already, and its tables are no sections of a report.
pub fn own_report(characters: &str) -> Option<Unreadable> {
    let is_ours = memchr::memmem::find(characters.as_bytes(), OWN_REPORT.as_bytes()).is_some();
    is_ours.then(|| {
        kind(
            "a compliance report that unmet itself has written",
            "add the reports that it was made of",
        )
    })
}

/// Whether so few bytes are control bytes that this is text in some encoding. Compressed and
/// binary data have ten in a hundred; a text with a stray one is still a text.
fn is_text(head: &[u8]) -> bool {
    if encoding_rs::Encoding::for_bom(head).is_some() || utf16_without_mark(head).is_some() {
        return true;
    }
    let control = head.iter().filter(|b| is_control(**b)).count();
    control * 50 <= head.len()
}

fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a) || byte == 0x7f
}

/// How the files of Office before 2007 begin, and those that a password locks.
const OLD_OFFICE_MARK: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What kind of old Office file this is, by the names of the streams in it.
fn old_office(bytes: &[u8]) -> Option<Unreadable> {
    if !bytes.starts_with(OLD_OFFICE_MARK) {
        return None;
    }
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    Some(if holds("EncryptedPackage") {
        Unreadable::Locked {
            what: "an office document",
        }
    } else if holds("WordDocument") {
        kind("an old Word document (DOC)", OLD_OFFICE)
    } else if holds("Workbook") || holds("Book") {
        kind("an old Excel workbook (XLS)", OLD_WORKBOOK)
    } else if holds("PowerPoint Document") {
        kind("a presentation", COPY_SLIDES)
    } else {
        kind("an old office document", OLD_OFFICE)
    })
}

fn known_kind(head: &[u8]) -> Option<Unreadable> {
    use infer::MatcherType;
    let found = infer::get(head)?;
    let extension = found.extension().to_uppercase();
    let named = |words: &str| format!("{words} ({extension})");
    Some(match (found.matcher_type(), found.mime_type()) {
        (_, "application/vnd.sqlite3") => kind("an SQLite database", NOT_A_REPORT),
        (MatcherType::Doc | MatcherType::Book, _) => {
            kind(&named("an office document or book"), SAVE_AS_TEXT)
        }
        (MatcherType::Image, _) => kind(&named("an image"), TYPE_OUT),
        (MatcherType::Audio | MatcherType::Video, _) => {
            kind(&named("a recording"), "add what is said in it as text")
        }
        (MatcherType::Archive, _) => kind(&named("a packed file"), UNPACK),
        (MatcherType::App, _) => kind(&named("a program"), NOT_A_REPORT),
        (MatcherType::Font, _) => kind(&named("a typeface"), NOT_A_REPORT),
        _ => return None,
    })
}

fn kind(name: &str, advice: &'static str) -> Unreadable {
    Unreadable::Kind {
        name: name.to_owned(),
        advice,
    }
}

/// What is wrong with a file of this extension (lower case, without the dot), where its contents
/// would pass for text but are known to hold no report.
pub fn unreadable_by_extension(extension: &str) -> Option<Unreadable> {
    let (name, advice) = match extension {
        "xml" | "rss" | "atom" => ("an XML file", SAVE_AS_TEXT),
        "css" | "js" | "py" | "rs" | "sh" | "bat" => ("a program's text", NOT_A_REPORT),
        "yaml" | "yml" | "toml" | "ini" => ("a file of settings", NOT_A_REPORT),
        _ => return None,
    };
    Some(kind(name, advice))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(bytes: &[u8]) -> String {
        unreadable(bytes).expect("should be refused").to_string()
    }

    #[test]
    fn an_image_is_called_an_image_whatever_its_name() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";
        assert!(said(png).contains("an image (PNG)"));
    }

    #[test]
    fn old_office_files_are_refused_with_the_way_out() {
        let holding = |stream: &str| {
            let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
            said(&[OLD_OFFICE_MARK, &[0; 600], &name].concat())
        };
        let word = holding("WordDocument");
        assert!(word.contains("save it as DOCX"), "{word}");
        let workbook = holding("Workbook");
        assert!(workbook.contains("save it as XLSX"), "{workbook}");
        let locked = holding("EncryptedPackage");
        assert!(locked.contains("locked by a password"), "{locked}");
    }

    #[test]
    fn a_packed_file_is_to_be_unpacked() {
        let zip = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\x01\x02\x03\x04\0\0\0\0\0\0\0\0";
        assert!(said(zip).contains("unpack it"));
    }

    #[test]
    fn empty_files_and_zeros_are_told_apart() {
        assert_eq!(unreadable(b""), Some(Unreadable::Empty));
        assert_eq!(unreadable(b" \r\n\t"), Some(Unreadable::Empty));
        assert_eq!(unreadable(&[0; 4096]), Some(Unreadable::Zeros));
    }

    #[test]
    fn a_stray_control_character_does_not_make_a_text_binary() {
        let text = format!("{}\x01\0", "The government opened a shelter. ".repeat(10));
        assert_eq!(unreadable(text.as_bytes()), None);
    }

    #[test]
    fn text_that_begins_like_a_picture_is_text() {
        assert_eq!(unreadable(b"BM, a national, was identified."), None);
        assert_eq!(unreadable(b"MZ is no program."), None);
    }

    #[test]
    fn utf_16_is_text_in_spite_of_its_zeros() {
        let bytes: Vec<u8> = "Orvania (Tier 2) opened a shelter."
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(unreadable(&bytes), None);
    }

    proptest! {
        #[test]
        fn printable_text_is_never_refused_for_its_bytes(text in "[A-Z][a-zé’ñ .,;]{20,200}") {
            prop_assert_eq!(unreadable(text.as_bytes()), None);
        }

        #[test]
        fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
            let _ = unreadable(&bytes).map(|what| what.to_string());
        }
    }
}
