//! The tables of `report`.

mod answered;
mod counted;
mod figures;
mod method;

use super::{Cell, Cover, Place, Sheet};
use crate::render::{prose, words::series_name};
use crate::view::compliance::{Compliance, ComplianceReport};
use crate::view::overview::Asked;

/// The names of the tables, in their order.
pub const COMPLIANCE: [&str; 10] = [
    "summary", "asks", "new", "evidence", "figures", "years", "ended", "unsure", "sources",
    "method",
];

/// The tables of the report, in the order of [`COMPLIANCE`].
pub fn compliance(report: &ComplianceReport) -> Vec<Sheet> {
    let summary = counted::summary(report);
    vec![
        Sheet {
            lead: lead(report),
            ..summary
        },
        answered::asks(report),
        answered::new_asks(report),
        answered::evidence(report),
        figures::figures(report),
        counted::years(report),
        answered::ended(report),
        method::unsure(report),
        method::sources(report),
        method::method(report),
    ]
}

/// What the workbook says of itself.
pub fn compliance_cover(report: &ComplianceReport) -> Cover {
    Cover {
        title: title(report),
        sheet: "columns",
        lead: vec!["What each sheet and each of its columns holds.".to_owned()],
        place: Place::AtTheEnd,
    }
}

fn title(report: &ComplianceReport) -> String {
    match report.countries.as_slice() {
        [country] => prose::title(country),
        _ => prose::title_of_several(report),
    }
}

/// What stands above the first table: of one country what a reader of one page wants to know, of
/// several what they hold in hand.
fn lead(report: &ComplianceReport) -> Vec<String> {
    let mut lead = vec![title(report)];
    match report.countries.as_slice() {
        [country] => lead.extend(page(country)),
        countries => {
            let series = countries
                .first()
                .map(|country| series_name(&country.series));
            lead.extend(series.map(|series| {
                format!(
                    "What earlier editions of the {series} asked, and what the {} edition says of it.",
                    report.year
                )
            }));
        }
    }
    lead.push(
        "That no sentence was found does not mean that nothing was done. The sheet \"method\" tells how \
         this was judged, the sheet \"columns\" what each column holds."
            .to_owned(),
    );
    lead
}

fn page(view: &Compliance) -> Vec<String> {
    let mut lines = vec![
        prose::lead(view),
        format!("Rating: {}.", prose::rating(view)),
    ];
    lines.push(prose::under_review(view));
    lines.extend(prose::made(view));
    for (heading, list) in prose::shortlists(&view.summary) {
        lines.push(format!("{heading}: {}", list.total()));
        lines.extend(
            (list.shown.iter())
                .map(|brief| format!("   • {} ({})", brief.title, prose::brief(brief, view.year))),
        );
        if list.more > 0 {
            lines.push(format!("   • and {} more", list.more));
        }
    }
    lines
}

/// Whether an edition makes an ask.
fn asked(asked: Asked) -> Cell {
    Cell::text(match asked {
        Asked::Yes => "yes",
        Asked::Within => "as part of another ask",
        Asked::No => "no",
        Asked::Unknown => "not known",
    })
}
