//! `unmet show`: one ask with all that is known of it.

use std::fmt::Write;

use super::history::entry;
use crate::judgement::{LinkDecision, Status};
use crate::render::Page;
use crate::render::prose::{carries_on, how_matched, how_sure, streak};
use crate::render::words::{counted, day, series_name, stated, unsure, years};
use crate::view::ask::{AskPage, CarriedOn, Wording};
use crate::view::history::PersonsWord;
use crate::view::quotation::Quotation;
use crate::view::wording::{anew, unchanged};

const IN: &str = "  ";
const FURTHER_IN: &str = "    ";

/// The page of an ask.
pub fn ask_page(page: Page, ask: &AskPage) -> String {
    let mut text = String::new();
    head(&mut text, page, ask);
    let _ = writeln!(text, "\n{}", page.heading("WORDINGS"));
    for wording in &ask.wordings {
        one_wording(&mut text, page, wording);
    }
    let _ = writeln!(text, "\n{}", page.heading("EVIDENCE"));
    evidence(&mut text, page, ask);
    if !ask.history.is_empty() {
        let _ = writeln!(text, "\n{}", page.heading("DECISIONS"));
        for said in &ask.history {
            entry(&mut text, page, said);
        }
    }
    text
}

fn head(text: &mut String, page: Page, ask: &AskPage) {
    page.paragraph(
        text,
        "",
        IN,
        &page.heading(&format!("{}  {}", ask.id, ask.title)),
    );
    page.paragraph(
        text,
        "",
        IN,
        &format!("{}, {}", ask.country, series_name(&ask.series)),
    );
    let times = counted(ask.years.len(), "edition");
    let asked = format!("asked in {times}: {}", years(&ask.years));
    let streak = streak(ask);
    page.paragraph(text, "", IN, &standing(page, ask));
    page.paragraph(text, "", IN, &format!("{asked}; {streak}"));
    if !ask.taken_in.is_empty() {
        let names: Vec<String> = ask.taken_in.iter().map(ToString::to_string).collect();
        let within = format!(
            "carried on only as part of other asks: {}",
            names.join(", ")
        );
        page.paragraph(text, "", IN, &within);
    }
    if let Some(says) = &ask.stated {
        page.paragraph(text, "", IN, &stated(says));
    }
    if ask.longest_unmet > 0 {
        let run = counted(ask.longest_unmet, "list");
        page.paragraph(text, "", IN, &format!("longest run unmet: {run}"));
    }
    if !ask.topics.is_empty() {
        page.paragraph(text, "", IN, &format!("topics: {}", ask.topics.join(", ")));
    }
    if !ask.asks_not_read.is_empty() {
        let unread = years(&ask.asks_not_read);
        let gap = format!(
            "not known whether {unread} asked it: the recommendations were not part of what was read"
        );
        page.paragraph(text, "", IN, &page.faint(&gap));
    }
    if !ask.missing.is_empty() {
        let gap = format!("no report of {} was read", years(&ask.missing));
        page.paragraph(text, "", IN, &page.faint(&gap));
    }
}

fn standing(page: Page, ask: &AskPage) -> String {
    let latest = ask.years.last().copied().unwrap_or(ask.since);
    let newest = format!("{} ({latest} wording", page.status(ask.status));
    match &ask.answered {
        Some(answered) if ask.status == Status::Pending => {
            let year = answered.report.year;
            let stands = page.status(ask.standing);
            format!("{stands} ({year} wording)   {newest}, which no later report answers yet)")
        }
        _ => format!("{newest})"),
    }
}

fn one_wording(text: &mut String, page: Page, wording: &Wording) {
    let name = format!("{}  {}", wording.id, page.status(wording.status));
    page.paragraph(text, IN, FURTHER_IN, &name);
    if let Some(area) = &wording.area {
        page.paragraph(text, FURTHER_IN, FURTHER_IN, &format!("under “{area}”"));
    }
    let words = match &wording.compared_with {
        Some(earlier) if unchanged(&wording.changes) => {
            format!("the same words as {earlier}")
        }
        Some(_) if anew(&wording.changes) => {
            format!("{} {}", page.faint("(worded anew)"), wording.text)
        }
        Some(_) => page.changes(&wording.changes),
        None => wording.text.clone(),
    };
    page.paragraph(text, FURTHER_IN, FURTHER_IN, &words);
    for link in &wording.carries_on {
        page.paragraph(text, FURTHER_IN, "      ", &page.faint(&carried_on(link)));
    }
    if let Some(word) = &wording.person {
        page.paragraph(text, FURTHER_IN, "      ", &persons_word(word));
    }
    let program = (wording.person.as_ref()).map_or_else(
        || format!("{}{}", wording.status, unsure(wording.confidence)),
        |word| {
            format!(
                "the program says {}",
                word.program_says.unwrap_or(word.status)
            )
        },
    );
    let why = format!("{program}: {}", wording.status_reason);
    page.paragraph(text, FURTHER_IN, "      ", &page.faint(&why));
}

fn carried_on(link: &CarriedOn) -> String {
    let (does, from, how) = (carries_on(link), &link.from, how_matched(link));
    let does = does.to_lowercase();
    match link.decision {
        LinkDecision::Auto => {
            let (sure, why) = how.split_once(": ").unwrap_or((&how, ""));
            format!("{does} {from} ({sure}): {why}")
        }
        LinkDecision::Accepted | LinkDecision::Rejected => format!("{does} {from}, {how}"),
    }
}

fn persons_word(word: &PersonsWord) -> String {
    let mut told = format!("{}: {} said so on {}", word.status, word.by, day(word.at));
    if let Some(note) = &word.note {
        let _ = write!(told, ": “{note}”");
    }
    told
}

fn evidence(text: &mut String, page: Page, ask: &AskPage) {
    if ask.evidence.is_empty() {
        let none = "No sentence that speaks of it was found in the later reports that were read. \
                    That does not mean that nothing was done.";
        page.paragraph(text, IN, IN, none);
    }
    for year in &ask.evidence {
        for section in &year.sections {
            let place = format!("{} {}", year.year, section.section);
            let _ = writeln!(text, "{IN}{}", page.heading(&place));
            for quotation in &section.quotations {
                quoted(text, page, quotation);
            }
        }
    }
}

fn quoted(text: &mut String, page: Page, quotation: &Quotation) {
    let how_sure = how_sure(quotation);
    let stance = page.stance(quotation.stance);
    let name = format!("{stance}  {}  {}", quotation.id, page.faint(&how_sure));
    page.paragraph(text, FURTHER_IN, "      ", &name);
    page.paragraph(text, "      ", "      ", &format!("“{}”", quotation.text));
    let why = format!("on {}: {}", quotation.bears_on, quotation.reason);
    page.paragraph(text, "      ", "      ", &page.faint(&why));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::Ink;
    use crate::view::ask::ask_page as view;
    use crate::view::example::{orvania, wording};

    #[test]
    fn an_ask_fits_the_page() {
        for width in [80, 120] {
            for (name, id) in [
                ("labor", (2010, 1)),
                ("guards", (2011, 2)),
                ("plan", (2014, 2)),
            ] {
                let ask = view(&orvania(), &wording(id)).unwrap();
                let text = ask_page(Page::new(width, Ink::Plain), &ask);
                assert!(text.lines().all(|line| line.chars().count() <= width));
                insta::assert_snapshot!(format!("ask_{name}_{width}"), text);
            }
        }
    }

    #[test]
    fn colour_marks_changes_instead_of_brackets() {
        let ask = view(&orvania(), &wording((2010, 1))).unwrap();
        let text = ask_page(Page::new(80, Ink::Coloured), &ask);
        assert!(text.contains('\u{1b}') && !text.contains("[-"));
    }
}
