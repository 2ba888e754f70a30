//! Reading alone: bytes to documents, in pages a second.
//!
//! ```text
//! cargo bench --bench reading
//! ```

mod common;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use hayro_interpret::hayro_syntax::Pdf;
use unmet::read::{Block, Content, Document, ReadOptions, Source, read};

fn main() {
    common::run();
}

/// The child labor reports where this machine has them, and small made ones.
#[divan::bench(sample_count = 10, args = [REPORTS.as_ref(), MADE.as_ref()].into_iter().flatten())]
fn pdf(bencher: Bencher, texts: &Texts) {
    measure(bencher, texts, &texts.pdf);
}

/// The same texts as HTML, for comparison.
#[divan::bench(sample_count = 10, args = [REPORTS.as_ref(), MADE.as_ref()].into_iter().flatten())]
fn html(bencher: Bencher, texts: &Texts) {
    measure(bencher, texts, &texts.html);
}

/// The same texts as plain text, a paragraph a line, for comparison.
#[divan::bench(sample_count = 10, args = [REPORTS.as_ref(), MADE.as_ref()].into_iter().flatten())]
fn text(bencher: Bencher, texts: &Texts) {
    measure(bencher, texts, &texts.plain);
}

/// Measures reading all of the sources, in pages a second.
fn measure(bencher: Bencher, texts: &Texts, sources: &[Source]) {
    bencher
        .counter(ItemsCount::new(texts.pages))
        .bench(|| sources.iter().map(document).count());
}

fn document(source: &Source) -> Document {
    let reading = read(source, &ReadOptions::default()).expect("the source can be read");
    match reading.content {
        Content::Document(document) => document,
        _ => panic!("{} is no document", source.origin),
    }
}

static REPORTS: LazyLock<Option<Texts>> = LazyLock::new(|| {
    let folder = common::child_labor_reports()?;
    let files = walkdir::WalkDir::new(folder).sort_by_file_name();
    let files = files.into_iter().filter_map(Result::ok);
    let pdfs = files
        .map(|file| file.into_path())
        .filter(|path| is_pdf(path));
    Some(Texts::of("child-labor", pdfs))
});

static MADE: LazyLock<Option<Texts>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edition/small");
    let names = ["columns.pdf", "table.pdf", "notes.pdf"];
    Some(Texts::of(
        "made",
        names.map(|name| folder.join(name)).into_iter(),
    ))
});

fn is_pdf(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "pdf")
}

/// The same texts in several formats.
struct Texts {
    name: &'static str,
    pages: usize,
    pdf: Vec<Source>,
    html: Vec<Source>,
    plain: Vec<Source>,
}

/// Printed beside every measurement.
impl fmt::Display for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} pages", self.name, self.pages)
    }
}

impl Texts {
    fn of(name: &'static str, paths: impl Iterator<Item = PathBuf>) -> Texts {
        let mut texts = Texts {
            name,
            pages: 0,
            pdf: Vec::new(),
            html: Vec::new(),
            plain: Vec::new(),
        };
        for path in paths {
            let bytes = fs::read(&path).expect("the file can be read");
            texts.pages += Pdf::new(bytes.clone()).map_or(0, |pdf| pdf.pages().len());
            let pdf = Source::new(path.to_string_lossy(), bytes);
            let blocks = document(&pdf).blocks;
            let joined = |write: fn(&Block) -> String| -> Vec<u8> {
                let lines: Vec<String> = blocks.iter().map(write).collect();
                lines.join("\n\n").into_bytes()
            };
            texts.html.push(Source::new("text.html", joined(as_html)));
            let plain = joined(|block| block.text().to_owned());
            texts.plain.push(Source::new("text.txt", plain));
            texts.pdf.push(pdf);
        }
        texts
    }
}

fn as_html(block: &Block) -> String {
    let text = html_escape::encode_text(block.text());
    match block {
        Block::Heading(level, _) => format!("<h{level}>{text}</h{level}>"),
        Block::Item(_) => format!("<ul><li>{text}</li></ul>"),
        Block::Paragraph(_) | Block::Row(_) => format!("<p>{text}</p>"),
    }
}
