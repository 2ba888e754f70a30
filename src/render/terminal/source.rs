//! `unmet source`: the stored text, with the recommendations and the evidence marked in it.

use std::fmt::Write;

use super::recognition::{in_short, notes};
use super::sources::head;
use crate::judgement::{Judge, Stance};
use crate::render::Page;
use crate::render::recognised::how;
use crate::render::words::{counted, unsure, years};
use crate::report::{Field, Recognition, SectionKind};
use crate::view::source::{Asked, List, Paragraph, Piece, SourcePage, StoredReport, StoredSection};

const IN: &str = "    ";
const FURTHER_IN: &str = "      ";

/// More reports than this are named, and their texts shown one at a time.
const MOST_REPORTS: usize = 4;

/// The page of a source, or of a report with its sources.
pub fn source_page(page: Page, shown: &SourcePage) -> String {
    let mut text = String::new();
    for source in &shown.sources {
        head(&mut text, page, source);
        notes(&mut text, page, IN, source);
    }
    if shown.reports.len() > MOST_REPORTS {
        contents(&mut text, page, shown);
        return text;
    }
    let mut marked = false;
    for report in &shown.reports {
        let _ = writeln!(text);
        marked |= one_report(&mut text, page, report);
    }
    if marked {
        let signs: Vec<String> = Stance::ALL
            .iter()
            .map(|stance| format!("{} {stance}", sign(*stance)))
            .collect();
        let legend = format!(
            "Sentences with a sign and a number bear on what earlier reports asked: {}. A question mark: the program is unsure.",
            signs.join(", ")
        );
        let _ = writeln!(text);
        page.paragraph(&mut text, "", "", &page.faint(&legend));
    }
    text
}

/// The names of many reports.
fn contents(text: &mut String, page: Page, shown: &SourcePage) {
    let holds = format!(
        "It gives {}; `unmet source {}` shows the text of one:",
        counted(shown.reports.len(), "report"),
        shown.reports[0].id,
    );
    page.paragraph(text, IN, IN, &holds);
    for report in &shown.reports {
        let list = report.recommendations.as_ref();
        let asks = list.map_or_else(
            || "no list of recommendations".to_owned(),
            |list| counted(list.asked.len(), "recommendation"),
        );
        let line = format!("{}  {}: {asks}", report.id, report.country);
        page.paragraph(text, FURTHER_IN, "        ", &line);
    }
}

/// Writes a report, and says whether anything in it is marked as evidence.
fn one_report(text: &mut String, page: Page, report: &StoredReport) -> bool {
    let rating = report.rating.as_deref().unwrap_or("no rating");
    let line = format!("{}  {}: {rating}", report.id, report.country);
    page.paragraph(text, "", IN, &page.heading(&line));
    if let Some(url) = &report.source_url {
        page.paragraph(text, IN, IN, &page.faint(url));
    }
    // Sections and list say by themselves, below, how they were told.
    let of_report =
        |told: &&Recognition| !matches!(told.field, Field::Section | Field::Recommendations);
    let told: Vec<Recognition> = (report.recognition.iter())
        .filter(of_report)
        .cloned()
        .collect();
    in_short(text, page, IN, &told);
    let mut list = report.recommendations.as_ref();
    for section in &report.sections {
        // Where people look for it: after the introduction, before the three P's.
        if section.kind > SectionKind::Recommendations
            && let Some(list) = list.take()
        {
            recommendations(text, page, list);
        }
        one_section(text, page, section);
    }
    if let Some(list) = list {
        recommendations(text, page, list);
    }
    report.sections.iter().any(|section| section.evidence > 0)
}

fn recommendations(text: &mut String, page: Page, list: &List) {
    let how = list.told.as_ref().map(|told| {
        let words = match told.rests_on.trim() {
            "" => String::new(),
            words => format!("“{words}”: "),
        };
        format!("{words}{} ({})", told.value, how(told))
    });
    title(text, page, "RECOMMENDATIONS", how.as_deref());
    if list.asked.is_empty() {
        page.paragraph(text, IN, IN, "It asks for nothing.");
    }
    for asked in &list.asked {
        one_ask(text, page, asked);
    }
}

fn one_ask(text: &mut String, page: Page, asked: &Asked) {
    let mut line = asked.id.to_string();
    if let Some(status) = asked.status {
        let by = match asked.status_by {
            Some(Judge::Person) => ", as a person said".to_owned(),
            _ => unsure(asked.confidence),
        };
        let _ = write!(line, "  {}{by}", page.status(status));
    }
    if asked.evidence > 0 {
        let _ = write!(
            line,
            "  {}",
            page.faint(&format!(
                "evidence: {}",
                counted(asked.evidence, "later sentence")
            ))
        );
    }
    page.paragraph(text, IN, FURTHER_IN, &line);
    page.paragraph(text, FURTHER_IN, FURTHER_IN, &asked.text);
    let mut beside = Vec::new();
    if let Some(area) = &asked.area {
        beside.push(format!("under “{area}”"));
    }
    if !asked.stated_years.is_empty() {
        let stated = years(&asked.stated_years);
        beside.push(format!("asked in {stated}, as the source states"));
    }
    if !beside.is_empty() {
        page.paragraph(
            text,
            FURTHER_IN,
            FURTHER_IN,
            &page.faint(&beside.join("; ")),
        );
    }
}

fn one_section(text: &mut String, page: Page, section: &StoredSection) {
    let mut about = Vec::new();
    if !section.heading.is_empty() {
        about.push(format!("“{}”", section.heading));
    }
    about.extend(section.told.as_ref().map(how));
    about.push(match section.evidence {
        0 => counted(section.sentences, "sentence"),
        evidence => format!(
            "{}, {evidence} of them evidence",
            counted(section.sentences, "sentence")
        ),
    });
    let kind = section.kind.word().to_uppercase();
    title(text, page, &kind, Some(&about.join(", ")));
    for (place, words) in section.paragraphs.iter().enumerate() {
        if place > 0 {
            let _ = writeln!(text);
        }
        paragraph(text, page, words);
    }
}

fn title(text: &mut String, page: Page, name: &str, about: Option<&str>) {
    let about = about.map_or_else(String::new, |about| format!("  {}", page.faint(about)));
    let _ = writeln!(text);
    page.paragraph(text, "", IN, &format!("{}{about}", page.heading(name)));
}

/// Writes a paragraph; each sentence that is evidence stands by itself with its sign.
fn paragraph(text: &mut String, page: Page, pieces: &Paragraph) {
    let mut plain: Vec<&str> = Vec::new();
    for piece in pieces {
        if piece.bears_on.is_empty() {
            plain.push(&piece.text);
            continue;
        }
        flush(text, page, &mut plain);
        evidence(text, page, piece);
    }
    flush(text, page, &mut plain);
}

fn flush(text: &mut String, page: Page, plain: &mut Vec<&str>) {
    if !plain.is_empty() {
        page.paragraph(text, IN, IN, &plain.join(" "));
        plain.clear();
    }
}

fn evidence(text: &mut String, page: Page, piece: &Piece) {
    // The surest link speaks for the sentence; each has its own stance below.
    let sign = piece.bears_on.first().map_or(' ', |link| sign(link.stance));
    let number = piece.id.as_ref().map_or(0, |id| id.ordinal);
    let first = format!("{sign}{number:<3}");
    page.paragraph(text, &first, IN, &piece.text);
    for link in &piece.bears_on {
        let unsure = if link.uncertain { "?" } else { "" };
        let line = format!(
            "{} {}{unsure} on {}  {}",
            self::sign(link.stance),
            page.stance(link.stance),
            link.ask,
            page.faint(&link.title)
        );
        page.paragraph(text, FURTHER_IN, "          ", &line);
    }
}

/// What a sentence says, where there is room for one column only.
fn sign(stance: Stance) -> char {
    match stance {
        Stance::Progress => '+',
        Stance::Lack => '-',
        Stance::Setback => '!',
        Stance::Mixed => '±',
    }
}
