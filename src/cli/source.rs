//! `unmet source`: the text that was stored.

use std::collections::BTreeMap;
use std::sync::Arc;

use clap::Args;
use unmet::desk::called;
use unmet::judgement::DossierId;
use unmet::ledger::Ledger;
use unmet::render::terminal;
use unmet::report::{ReportId, SectionKind};
use unmet::view::Lookup;
use unmet::view::source::{Shown, SourcePage, stored_report};
use unmet::view::sources::{Part, Source as Read, sources};

use super::desk::{Database, Desk};
use super::{Output, words};

/// The text that was stored of a source or a report, with recommendations and evidence marked
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet source 3                               the third source of `unmet sources`
  unmet source PER-2018                        a report, whichever sources it came from
  unmet source peru-2018.html --section protection
  unmet source aad6d38a3634 --json             by the beginning of its digest")]
pub struct Source {
    /// A number of `unmet sources`, a report's name, a file's name, or the beginning of a digest
    #[arg(value_name = "ID")]
    id: String,

    /// Only this section
    #[arg(long, value_name = "SECTION", value_parser = words::section())]
    section: Option<SectionKind>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Source {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let read = sources(desk.store().sources()?);
        let meant = meant(&self.id, read)?;
        let mut ledgers: BTreeMap<DossierId, Arc<Ledger>> = BTreeMap::new();
        let mut reports = Vec::new();
        for (id, given) in meant.reports {
            let dossier = DossierId::of(&id);
            if !ledgers.contains_key(&dossier) {
                ledgers.insert(dossier.clone(), desk.ledger(&dossier)?);
            }
            let shown = Shown {
                section: self.section,
                given,
            };
            let lookup = Lookup::of(&ledgers[&dossier]);
            reports.extend(stored_report(&lookup, id.year, &shown));
        }
        let page = SourcePage {
            sources: meant.sources,
            reports,
        };
        let nothing = (page.reports.iter())
            .all(|report| report.sections.is_empty() && report.recommendations.is_none());
        if let (Some(kind), true) = (self.section, nothing) {
            out.remark(format_args!("no {kind} section is stored of {}", self.id));
        }
        if self.json {
            return out.json(&page);
        }
        let text = terminal::source_page(out.page(), &page);
        out.answer(&text)
    }
}

/// The sources that are meant, and the reports with what is shown of them.
struct Meant {
    sources: Vec<Read>,
    reports: Vec<(ReportId, Option<Vec<SectionKind>>)>,
}

/// What `given` names.
fn meant(given: &str, read: Vec<Read>) -> anyhow::Result<Meant> {
    let given = given.trim();
    if let Ok(id) = given.to_uppercase().parse::<ReportId>()
        && let of_report = of_report(&id, &read)
        && !of_report.is_empty()
    {
        return Ok(Meant {
            sources: of_report,
            reports: vec![(id, None)],
        });
    }
    let one = called(given, &read)?.clone();
    let reports = one.reports.iter();
    let reports = reports.map(|part| (part.id.clone(), Some(kinds(part))));
    Ok(Meant {
        reports: reports.collect(),
        sources: vec![one],
    })
}

/// The sources that give any part of a report, each with that report only.
fn of_report(id: &ReportId, read: &[Read]) -> Vec<Read> {
    let mut found = Vec::new();
    for source in read {
        if source.reports.iter().any(|part| part.id == *id) {
            let mut source = source.clone();
            source.reports.retain(|part| part.id == *id);
            found.push(source);
        }
    }
    found
}

fn kinds(part: &Part) -> Vec<SectionKind> {
    let list = part.recommendations.map(|_| SectionKind::Recommendations);
    part.sections.iter().copied().chain(list).collect()
}
