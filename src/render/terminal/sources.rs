//! `unmet sources`: what was read.

use std::fmt::Write;

use super::recognition::{in_full, in_short, notes};
use crate::render::Page;
use crate::render::recognised::{becomes, list_of};
use crate::render::words::counted;
use crate::report::Field;
use crate::view::sources::{Part, Source};

/// So much of a digest tells one source from all others.
const DIGEST: usize = 12;

const IN: &str = "    ";
const FURTHER_IN: &str = "      ";

/// How much is told of each source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// What a person looks over.
    Short,
    /// Every decision by itself.
    Full,
}

/// Each source with what was recognised in it.
pub fn sources(page: Page, sources: &[Source], detail: Detail) -> String {
    let mut text = String::new();
    for source in sources {
        head(&mut text, page, source);
        if source.reports.is_empty() {
            page.paragraph(
                &mut text,
                IN,
                IN,
                "nothing of it stands in any report today",
            );
        }
        for part in &source.reports {
            one(&mut text, page, part, detail);
        }
        notes(&mut text, page, IN, source);
    }
    text
}

/// Where a source came from.
pub(super) fn head(text: &mut String, page: Page, source: &Source) {
    let number = match source.number {
        Some(number) => format!("{number:<3} "),
        None => String::new(),
    };
    page.paragraph(text, &number, IN, &page.heading(&source.origin));
    let mut facts = source.format.clone();
    if let Some(encoding) = &source.encoding {
        let _ = write!(facts, ", {encoding}");
    }
    let _ = write!(facts, ", {}", counted(source.bytes as usize, "byte"));
    if source.number.is_some() {
        let added = source.added_at.format("%Y-%m-%d %H:%M UTC");
        let _ = write!(facts, ", added {added}");
    }
    let digest: String = source.sha256.chars().take(DIGEST).collect();
    let _ = write!(facts, ", sha256 {digest}…");
    page.paragraph(text, IN, IN, &page.faint(&facts));
    if let Some(url) = &source.url {
        page.paragraph(text, IN, IN, &page.faint(&format!("from {url}")));
    }
}

fn one(text: &mut String, page: Page, part: &Part, detail: Detail) {
    let rating = match &part.rating {
        Some(rating) => rating.clone(),
        None => "no rating".to_owned(),
    };
    let asks = list_of(part);
    let becomes = part.becomes.as_ref().map_or_else(String::new, becomes);
    let mut line = format!("{}  {}{becomes}: {rating}; {asks}", part.id, part.country);
    // Those that an older program stored without saying how it told them.
    let untold = part.sections.iter().map(|kind| kind.word()).filter(|kind| {
        let mut told = part.recognition.iter();
        !told.any(|told| told.field == Field::Section && told.value == *kind)
    });
    let untold: Vec<&str> = untold.collect();
    if !untold.is_empty() {
        let _ = write!(line, "; {}", untold.join(", "));
    }
    page.paragraph(text, IN, FURTHER_IN, &line);
    match detail {
        Detail::Short => in_short(text, page, FURTHER_IN, &part.recognition),
        Detail::Full => in_full(text, page, FURTHER_IN, &part.recognition),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::LeftOut;
    use crate::render::page::Ink;
    use crate::view::example::orvania;

    #[test]
    fn sources_fit_the_page() {
        let ledger = orvania();
        let report = &ledger.reports[1];
        let source = Source {
            number: Some(3),
            origin: report.sources[0].origin.clone(),
            url: Some("https://www.example.org/reports/2011/orvania/".to_owned()),
            sha256: report.sources[0].sha256.clone(),
            bytes: report.sources[0].bytes,
            format: report.sources[0].format.clone(),
            encoding: Some("windows-1252".to_owned()),
            added_at: report.sources[0].added_at,
            left_out: vec![
                LeftOut {
                    what: "menus and links".to_owned(),
                    count: 41,
                    example: "Home > Releases > Human Rights".to_owned(),
                },
                LeftOut {
                    what: "page numbers".to_owned(),
                    count: 3,
                    example: String::new(),
                },
            ],
            remarks: vec![
                "2 places are broken in windows-1252; what could not be told there is marked \u{fffd}"
                    .to_owned(),
            ],
            reports: vec![Part {
                id: report.id.clone(),
                country: report.country.clone(),
                rating: report.rating.clone(),
                recommendations: Some(2),
                sections: report.sections.iter().map(|section| section.kind).collect(),
                recognition: report.recognition.clone(),
                becomes: None,
            }],
        };
        for width in [80, 120] {
            let page = Page::new(width, Ink::Plain);
            let text = sources(page, std::slice::from_ref(&source), Detail::Short);
            assert!(text.lines().all(|line| line.chars().count() <= width));
            insta::assert_snapshot!(format!("sources_{width}"), text);
        }
    }
}
