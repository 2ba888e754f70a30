//! `unmet sources`: what was read.

use std::fmt::Write;

use crate::render::Page;
use crate::render::words::counted;
use crate::report::{Certainty, Recognition};
use crate::view::sources::{Part, Source};

/// Each source with what was recognised in it.
pub fn sources(page: Page, sources: &[Source]) -> String {
    let mut text = String::new();
    for source in sources {
        let added = source.added_at.format("%Y-%m-%d %H:%M UTC");
        page.paragraph(&mut text, "", "  ", &page.heading(&source.origin));
        let facts = format!(
            "{}, {}, added {added}",
            source.format,
            counted(source.bytes as usize, "byte")
        );
        page.paragraph(&mut text, "  ", "  ", &facts);
        page.paragraph(
            &mut text,
            "  ",
            "  ",
            &page.faint(&format!("sha256 {}", source.sha256)),
        );
        if source.reports.is_empty() {
            page.paragraph(&mut text, "  ", "  ", "later sources have taken its place");
        }
        for part in &source.reports {
            one(&mut text, page, part);
        }
    }
    text
}

fn one(text: &mut String, page: Page, part: &Part) {
    let asks = match part.recommendations {
        Some(count) => counted(count as usize, "recommendation"),
        None => "no list of recommendations".to_owned(),
    };
    let sections: Vec<&str> = part.sections.iter().map(|section| section.word()).collect();
    let mut line = format!("{}  {}: {asks}", part.id, part.country);
    if !sections.is_empty() {
        let _ = write!(line, "; {}", sections.join(", "));
    }
    page.paragraph(text, "  ", "    ", &line);
    for told in &part.recognition {
        page.paragraph(text, "    ", "      ", &recognised(page, told));
    }
}

fn recognised(page: Page, told: &Recognition) -> String {
    let what = format!("{:?}", told.field).to_lowercase();
    let by = format!("{:?}", told.by).to_lowercase();
    let how = match told.certainty {
        Certainty::Stated => format!("by {by}"),
        Certainty::Guess => format!("a guess by {by}"),
    };
    let rests_on = match told.rests_on.trim() {
        "" => String::new(),
        words => page.faint(&format!(": “{words}”")),
    };
    format!("{what} {} ({how}){rests_on}", told.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::Ink;
    use crate::view::example::orvania;

    #[test]
    fn sources_fit_the_page() {
        let ledger = orvania();
        let report = &ledger.reports[1];
        let source = Source {
            origin: report.sources[0].origin.clone(),
            sha256: report.sources[0].sha256.clone(),
            bytes: report.sources[0].bytes,
            format: report.sources[0].format.clone(),
            added_at: report.sources[0].added_at,
            reports: vec![Part {
                id: report.id.clone(),
                country: report.country.clone(),
                recommendations: Some(2),
                sections: report.sections.iter().map(|section| section.kind).collect(),
                recognition: report.recognition.clone(),
            }],
        };
        for width in [80, 120] {
            let text = sources(Page::new(width, Ink::Plain), std::slice::from_ref(&source));
            insta::assert_snapshot!(format!("sources_{width}"), text);
        }
    }
}
