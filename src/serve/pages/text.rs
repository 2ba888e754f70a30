//! The stored text of a report, with what was made of it.

use askama::Template;
use axum::extract::{Extension, Path, State};

use crate::judgement::{DossierId, Judge};
use crate::ledger::{LedgerReport, file_name};
use crate::render::html::web_address;
use crate::render::words::{self, counted};
use crate::report::{Edition, ReportId};
use crate::serve::access::Visit;
use crate::serve::frame::{Answer, Frame, Place, page};
use crate::serve::{Problem, Site, address};
use crate::view::Lookup;
use crate::view::source::{Paragraph, Shown, StoredReport, StoredSection, stored_report};

#[derive(Template)]
#[template(path = "page/text.html")]
struct TextPage {
    frame: Frame,
    report: StoredReport,
    /// The files that it was read from: their names, and the pages of the sources.
    files: Vec<(String, String)>,
    /// The editions of the same country that were read.
    editions: Vec<ReportId>,
}

pub(super) async fn text(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
) -> Answer {
    let id: ReportId = name
        .parse()
        .map_err(|error| Problem::NotFound(format!("{error}")))?;
    let (report, files, editions) = site
        .read(move |desk| {
            let ledger = desk.ledger_of(&id)?;
            let lookup = Lookup::of(&ledger);
            let editions: Vec<ReportId> = ledger.reports.iter().map(|r| r.id.clone()).collect();
            let report = stored_report(&lookup, id.year, &Shown::default())
                .ok_or_else(|| not_read(&id, &editions))?;
            Ok((report, files(lookup.report(id.year)), editions))
        })
        .await?;
    let title = format!("{} {}: the text", report.country, report.id.year);
    page(&TextPage {
        frame: Frame::new(title, visit).at(Place::Countries),
        report,
        files,
        editions,
    })
}

fn not_read(id: &ReportId, editions: &[ReportId]) -> Problem {
    let years: Vec<Edition> = editions.iter().map(|edition| edition.year).collect();
    Problem::NotFound(match years.is_empty() {
        true => format!("No report called {id} was read; the first page names the countries."),
        false => format!(
            "No report called {id} was read; of this country there are those of {}.",
            words::years(&years)
        ),
    })
}

/// The files by their names alone: where they lay is nobody's business here.
fn files(report: Option<&LedgerReport>) -> Vec<(String, String)> {
    let sources = report.into_iter().flat_map(|report| &report.sources);
    let named = sources.map(|source| {
        let address = address::source_of_digest(&source.sha256);
        (file_name(&source.origin), address)
    });
    let mut files: Vec<(String, String)> = named.collect();
    files.dedup();
    files
}

impl TextPage {
    /// Where the text stands on the web.
    fn web(&self) -> Option<&str> {
        web_address(self.report.source_url.as_deref())
    }

    fn dossier(&self) -> DossierId {
        DossierId::of(&self.report.id)
    }

    /// Whether any sentence of a paragraph bears on what earlier reports asked.
    fn bears(&self, paragraph: &Paragraph) -> bool {
        paragraph.iter().any(|piece| !piece.bears_on.is_empty())
    }

    /// How a section is told, in short: `12 sentences, 3 of them evidence`.
    fn how_much(&self, section: &StoredSection) -> String {
        let sentences = counted(section.sentences, "sentence");
        match section.evidence {
            0 => sentences,
            some => format!("{sentences}, {some} of them evidence"),
        }
    }
}
