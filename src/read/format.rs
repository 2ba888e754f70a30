//! Which format a source is in: by its contents, and by its name where these leave it open.

use std::{fmt, path::Path, str::FromStr, sync::LazyLock};

use regex::Regex;

use super::Way;
use super::html::HtmlReader;
use super::jsonl::JsonLinesReader;
use super::pdf::{PdfReader, is_pdf};
use super::text::TextReader;
use super::wiki::WikiReader;
use super::zipped::{self, ZipKind};

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, Markdown too.
    Text,
    /// A web page.
    Html,
    /// Wiki markup.
    Wiki,
    /// Structured reports, one JSON object a line.
    JsonLines,
    /// Pages as they are printed.
    Pdf,
}

impl Format {
    /// Every format, in the order in which people list them.
    pub const ALL: [Format; 5] = [
        Format::Text,
        Format::Html,
        Format::Wiki,
        Format::JsonLines,
        Format::Pdf,
    ];

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Html => "html",
            Format::Wiki => "wiki",
            Format::JsonLines => "jsonl",
            Format::Pdf => "pdf",
        }
    }

    pub(super) fn way(self) -> Way {
        match self {
            Format::Text => Way::Characters(&TextReader),
            Format::Html => Way::Characters(&HtmlReader),
            Format::Wiki => Way::Characters(&WikiReader),
            Format::JsonLines => Way::Characters(&JsonLinesReader),
            Format::Pdf => Way::Bytes(&PdfReader),
        }
    }

    /// The format that bytes show to be no text, by their first ones; `None` where they may be text,
    /// or are nothing that can be read.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Format> {
        if is_pdf(bytes) {
            return Some(Format::Pdf);
        }
        // The kinds of ZIP file that have a reader are named here; a pack has none, it is opened.
        match zipped::kind(bytes)? {
            ZipKind::Pack
            | ZipKind::Word
            | ZipKind::Workbook
            | ZipKind::Slides
            | ZipKind::OpenText
            | ZipKind::OpenSheet
            | ZipKind::Book
            | ZipKind::Other => None,
        }
    }

    /// The format that a file's extension (lower case, without the dot) promises.
    pub(super) fn by_extension(extension: &str) -> Option<Format> {
        match extension {
            "txt" | "text" | "md" | "markdown" | "" => Some(Format::Text),
            "html" | "htm" | "xhtml" | "shtml" | "asp" | "aspx" | "php" => Some(Format::Html),
            "wiki" | "wikitext" | "mediawiki" => Some(Format::Wiki),
            "jsonl" | "ndjson" | "json" => Some(Format::JsonLines),
            "pdf" => Some(Format::Pdf),
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
            (Some(Format::Wiki), None) => Format::Wiki,
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
#[error("\"{0}\" is no format; use one of text, html, wiki, jsonl, pdf")]
pub struct UnknownFormat(String);

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Format::ALL
            .into_iter()
            .find(|format| format.word().eq_ignore_ascii_case(word.trim()))
            .ok_or_else(|| UnknownFormat(word.to_owned()))
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
        assert!(error.contains("text, html, wiki, jsonl"), "{error}");
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
