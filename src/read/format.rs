//! Which format a source is in: by its contents, and by its name where these leave it open.

use std::{fmt, path::Path, str::FromStr, sync::LazyLock};

use regex::Regex;

use super::Way;
use super::epub::EpubReader;
use super::html::HtmlReader;
use super::jsonl::JsonLinesReader;
use super::markdown::MarkdownReader;
use super::office::{DocxReader, OdtReader, RTF_MARK, RtfReader};
use super::pdf::{PdfReader, is_pdf};
use super::saved::{MhtmlReader, WebarchiveReader, is_mhtml, is_webarchive};
use super::table::{CsvReader, OdsReader, WorkbookReader};
use super::text::TextReader;
use super::wiki::WikiReader;
use super::zipped::{self, ZipKind};

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// Text with the marks of Markdown.
    Markdown,
    /// A web page.
    Html,
    /// Wiki markup.
    Wiki,
    /// Structured reports, one JSON object a line.
    JsonLines,
    /// Pages as they are printed.
    Pdf,
    /// A Word document.
    Word,
    /// An OpenDocument text.
    OpenText,
    /// Rich Text.
    RichText,
    /// An electronic book.
    Epub,
    /// A web page with all that belongs to it, as browsers save it in one file.
    Mhtml,
    /// The same, as Safari saves it.
    Webarchive,
    /// A table of recommendations as text.
    Csv,
    /// An Excel workbook.
    Workbook,
    /// An OpenDocument spreadsheet.
    OpenSheet,
}

impl Format {
    /// Every format, in the order in which people list them.
    pub const ALL: [Format; 15] = [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Wiki,
        Format::JsonLines,
        Format::Pdf,
        Format::Word,
        Format::OpenText,
        Format::RichText,
        Format::Epub,
        Format::Mhtml,
        Format::Webarchive,
        Format::Csv,
        Format::Workbook,
        Format::OpenSheet,
    ];

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Html => "html",
            Format::Wiki => "wiki",
            Format::JsonLines => "jsonl",
            Format::Pdf => "pdf",
            Format::Word => "docx",
            Format::OpenText => "odt",
            Format::RichText => "rtf",
            Format::Epub => "epub",
            Format::Mhtml => "mhtml",
            Format::Webarchive => "webarchive",
            Format::Csv => "csv",
            Format::Workbook => "xlsx",
            Format::OpenSheet => "ods",
        }
    }

    /// The words of all of them, for people.
    pub fn words() -> String {
        Format::ALL.map(Format::word).join(", ")
    }

    pub(super) fn way(self) -> Way {
        match self {
            Format::Text => Way::Characters(&TextReader),
            Format::Markdown => Way::Characters(&MarkdownReader),
            Format::Html => Way::Characters(&HtmlReader),
            Format::Wiki => Way::Characters(&WikiReader),
            Format::JsonLines => Way::Characters(&JsonLinesReader),
            Format::Pdf => Way::Bytes(&PdfReader),
            Format::Word => Way::Bytes(&DocxReader),
            Format::OpenText => Way::Bytes(&OdtReader),
            Format::RichText => Way::Bytes(&RtfReader),
            Format::Epub => Way::Bytes(&EpubReader),
            Format::Mhtml => Way::Bytes(&MhtmlReader),
            Format::Webarchive => Way::Bytes(&WebarchiveReader),
            Format::Csv => Way::Table(CsvReader),
            Format::Workbook => Way::Bytes(&WorkbookReader),
            Format::OpenSheet => Way::Bytes(&OdsReader),
        }
    }

    /// The format that bytes show to be no text, by their first ones; `None` where they may be text,
    /// or are nothing that can be read.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Format> {
        if is_pdf(bytes) {
            return Some(Format::Pdf);
        }
        if bytes.starts_with(RTF_MARK) {
            return Some(Format::RichText);
        }
        if is_mhtml(bytes) {
            return Some(Format::Mhtml);
        }
        if is_webarchive(bytes) {
            return Some(Format::Webarchive);
        }
        // The kinds of ZIP file that have a reader are named here; a pack has none, it is opened.
        match zipped::kind(bytes)? {
            ZipKind::Word => Some(Format::Word),
            ZipKind::OpenText => Some(Format::OpenText),
            ZipKind::Book => Some(Format::Epub),
            ZipKind::Workbook => Some(Format::Workbook),
            ZipKind::OpenSheet => Some(Format::OpenSheet),
            ZipKind::Pack | ZipKind::Slides | ZipKind::Other => None,
        }
    }

    /// The format that a file's extension (lower case, without the dot) promises.
    pub(super) fn by_extension(extension: &str) -> Option<Format> {
        match extension {
            "txt" | "text" | "" => Some(Format::Text),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" | "shtml" | "asp" | "aspx" | "php" => Some(Format::Html),
            "wiki" | "wikitext" | "mediawiki" => Some(Format::Wiki),
            "jsonl" | "ndjson" | "json" => Some(Format::JsonLines),
            "pdf" => Some(Format::Pdf),
            "docx" | "docm" | "dotx" => Some(Format::Word),
            "odt" | "ott" => Some(Format::OpenText),
            "rtf" => Some(Format::RichText),
            "epub" => Some(Format::Epub),
            "mhtml" | "mht" => Some(Format::Mhtml),
            "webarchive" => Some(Format::Webarchive),
            "csv" | "tsv" | "tab" => Some(Format::Csv),
            "xlsx" | "xlsm" | "xltx" => Some(Format::Workbook),
            "ods" | "ots" => Some(Format::OpenSheet),
            _ => None,
        }
    }

    /// The format of these characters from `origin`. A page saved under a wrong name is still a
    /// page; the name decides only what the contents leave open.
    pub(super) fn of(origin: &str, characters: &str) -> Format {
        let seen = seen_in(characters);
        match (Format::by_extension(&extension(Path::new(origin))), seen) {
            (Some(Format::JsonLines), Some(Format::Html)) => Format::Html,
            (Some(Format::JsonLines), _) => Format::JsonLines,
            (Some(Format::Csv), Some(Format::Html)) => Format::Html,
            (Some(Format::Csv), _) => Format::Csv,
            (Some(Format::Wiki), None) => Format::Wiki,
            (Some(Format::Markdown), None) => Format::Markdown,
            (Some(Format::Html), None) if has_tags(characters) => Format::Html,
            (_, Some(seen)) => seen,
            (_, None) => Format::Text,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// A word that names no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{word}\" is no format; use one of {}", Format::words())]
pub struct UnknownFormat {
    word: String,
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Format::ALL
            .into_iter()
            .find(|format| format.word().eq_ignore_ascii_case(word.trim()))
            .ok_or_else(|| UnknownFormat {
                word: word.to_owned(),
            })
    }
}

/// A path's extension in lower case, without the dot; empty where there is none.
pub(super) fn extension(path: &Path) -> String {
    path.extension()
        .map(|extension| extension.to_string_lossy().to_lowercase())
        .unwrap_or_default()
}

/// How many bytes of a text are looked at for the marks of a format.
const LOOKED_AT: usize = 64 * 1024;

fn seen_in(characters: &str) -> Option<Format> {
    let end = (0..=LOOKED_AT.min(characters.len()))
        .rev()
        .find(|end| characters.is_char_boundary(*end));
    let head = characters[..end.unwrap_or_default()].trim_start();
    if is_match(&JSON, head) {
        Some(Format::JsonLines)
    } else if is_match(&HTML_PAGE, head)
        || head.starts_with('<')
            && BLOCK_TAG
                .as_ref()
                .is_some_and(|tag| tag.find_iter(head).nth(1).is_some())
    {
        Some(Format::Html)
    } else if is_wiki(head) {
        Some(Format::Wiki)
    } else {
        None
    }
}

type Pattern = LazyLock<Option<Regex>>;

fn is_match(pattern: &Pattern, text: &str) -> bool {
    pattern
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text))
}

fn has_tags(characters: &str) -> bool {
    is_match(&ANY_TAG, characters)
}

/// An object with a key, or a list of such. Wiki templates (`{{`) and tables (`{|`) are none.
static JSON: Pattern = LazyLock::new(|| Regex::new(r#"^(\[\s*)?\{\s*("|\})"#).ok());

static HTML_PAGE: Pattern = LazyLock::new(|| {
    Regex::new(r"(?is)^(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b").ok()
});

static BLOCK_TAG: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)<(p|div|li|ul|ol|br|h[1-6]|table|tr|td|section|article|main|span|strong)\b[^<>]*>",
    )
    .ok()
});

static ANY_TAG: Pattern = LazyLock::new(|| Regex::new(r"<(/?[a-zA-Z]|!)").ok());

static WIKI_HEADING: Pattern = LazyLock::new(|| {
    Regex::new(r"(?m)^(=[^=\n]+=|={2}[^=\n]+={2}|={3,6}[^=\n]+={3,6})[ \t\r]*$").ok()
});

static WIKI_MARK: Pattern =
    LazyLock::new(|| Regex::new(r"\[\[[^\[\]\n]+\]\]|\{\{[^{}]+\}\}|'''[^'\n]+'''|<ref\b").ok());

/// Two headings, or a heading and another mark: one alone stands in other texts too.
fn is_wiki(head: &str) -> bool {
    let count = |pattern: &Pattern, most: usize| {
        let pattern = pattern.as_ref();
        pattern.map_or(0, |pattern| pattern.find_iter(head).take(most).count())
    };
    let headings = count(&WIKI_HEADING, 2);
    headings + count(&WIKI_MARK, 4) / 2 >= 2 || headings == 1 && count(&WIKI_MARK, 1) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_read_as_they_are_written() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        let error = "papyrus".parse::<Format>().unwrap_err().to_string();
        assert!(
            error.contains("text, markdown, html, wiki, jsonl"),
            "{error}"
        );
    }

    #[test]
    fn contents_outweigh_a_wrong_name() {
        for (characters, format) in [
            ("<!DOCTYPE html>\n<html><body><p>Orvania", Format::Html),
            ("<?xml version='1.0'?><!-- saved --><html>", Format::Html),
            ("<h1>Orvania</h1><p>Tier 2</p>", Format::Html),
            (
                "= Orvania =\n\nA country.\n\n==Law (2010)==\nText.",
                Format::Wiki,
            ),
            ("'''Orvania''' is a [[country]].\n== Law ==", Format::Wiki),
            (
                "{{Infobox}}\n'''Orvania''' is a [[country]] in [[Europe]].",
                Format::Wiki,
            ),
            ("{\"country\": \"Orvania\"}", Format::JsonLines),
            ("[\n {\"country\": \"Orvania\"}]", Format::JsonLines),
            ("[ Trafficking ]\n\nORVANIA (Tier 2)", Format::Text),
            ("Orvania\n=======\n\nText a < b.", Format::Text),
        ] {
            assert_eq!(
                Format::of("orvania.txt", characters),
                format,
                "{characters}"
            );
        }
    }

    #[test]
    fn the_name_decides_what_the_contents_leave_open() {
        assert_eq!(Format::of("a.html", "Orvania <b>opened"), Format::Html);
        assert_eq!(Format::of("a.html", "Orvania opened"), Format::Text);
        assert_eq!(Format::of("a.wiki", "Orvania opened"), Format::Wiki);
        assert_eq!(Format::of("a.jsonl", "Orvania opened"), Format::JsonLines);
        assert_eq!(Format::of("standard input", "Orvania opened"), Format::Text);
    }

    #[test]
    fn an_error_page_downloaded_as_json_is_a_page() {
        assert_eq!(Format::of("a.jsonl", "<html><body>404"), Format::Html);
    }
}
