//! Compliance reports: to choose, to read and to print.

use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::Utc;

use super::files;
use crate::desk::Scope;
use crate::judgement::DossierId;
use crate::render::handout::Format;
use crate::render::html::Readable;
use crate::render::{html, words};
use crate::report::Edition;
use crate::serve::access::Visit;
use crate::serve::frame::{Frame, Place, page};
use crate::serve::query::{Query, Tidy};
use crate::serve::{Problem, Site, address};
use crate::store::{CountryRow, DossierFilter};
use crate::view::reports::{Choice, Line, choice};

/// Where the page shows what a report names.
const READABLE: Readable = Readable {
    sentence: address::sentence,
    ask: address::ask,
};

/// Where one chooses an edition and a country.
#[derive(Template)]
#[template(path = "page/report_choice.html")]
struct ChoicePage {
    frame: Frame,
    view: Choice,
    /// The country chosen, as it is written in the form.
    country: String,
    /// The edition chosen, of which the country has no report.
    year: Option<Edition>,
    remarks: Vec<String>,
}

/// The report of one country.
#[derive(Template)]
#[template(path = "page/report.html")]
struct ReportPage {
    frame: Frame,
    id: DossierId,
    year: Edition,
    /// The editions of the same country.
    editions: Vec<Edition>,
    /// The report as `unmet report` writes it, without what stands around it.
    report: String,
}

/// All reports of one edition.
#[derive(Template)]
#[template(path = "page/reports.html")]
struct ReportsPage {
    frame: Frame,
    year: Edition,
    countries: Vec<CountryRow>,
    left_out: usize,
}

impl ChoicePage {
    fn is_chosen(&self, edition: &Edition) -> bool {
        self.year == Some(*edition)
    }

    /// The country that was chosen.
    fn chosen(&self) -> Option<&Line> {
        (self.view.countries.iter()).find(|line| line.key() == self.country)
    }
}

impl ReportPage {
    fn is_this(&self, edition: &Edition) -> bool {
        self.year == *edition
    }
}

pub(super) async fn choose(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Tidy(mut query): Tidy,
) -> Result<Response, Problem> {
    let country = query.text("country").unwrap_or_default().to_owned();
    let year: Option<Edition> = query.read_by("year", |given| {
        let year = given.parse();
        year.map_err(|_| format!("\"{given}\" is no year"))
    });
    let view = site
        .read(|desk| Ok(choice(desk.countries(&DossierFilter::default())?)))
        .await?;
    let chosen = view.countries.iter().find(|line| line.key() == country);
    match (chosen, year) {
        (Some(line), None) if query.text("year").is_none() => {
            return Ok(Redirect::to(&address::report(&line.id, &line.latest())).into_response());
        }
        (Some(line), Some(year)) if line.editions.contains(&year) => {
            return Ok(Redirect::to(&address::report(&line.id, &year)).into_response());
        }
        (None, Some(year)) if country.is_empty() && view.editions.contains(&year) => {
            return Ok(Redirect::to(&address::reports(&year)).into_response());
        }
        _ => {}
    }
    let page = page(&ChoicePage {
        frame: Frame::new("Compliance reports", visit).at(Place::Report),
        view,
        country,
        year,
        remarks: query.remarks(),
    })?;
    Ok(page.into_response())
}

pub(super) async fn report(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
    mut query: Query,
) -> Result<Response, Problem> {
    let (year, format) = asked(&name)?;
    let scope = query.scope();
    match format {
        Some(format) => files::report(&site, &visit, year, scope, format).await,
        None => read(&site, visit, year, scope).await,
    }
}

/// `2023`, or `2023.xlsx`.
fn asked(name: &str) -> Result<(Edition, Option<Format>), Problem> {
    let not_there = || {
        Problem::NotFound(format!(
            "There is no report called \"{name}\"; they are called by their year, such as 2023, or 2023.xlsx."
        ))
    };
    let (year, ending) = match name.split_once('.') {
        Some((year, ending)) => (year, Some(ending)),
        None => (name, None),
    };
    let year = year.parse().map_err(|_| not_there())?;
    match ending {
        None => Ok((year, None)),
        Some(word) => match Format::of_word(word) {
            Some(format) => Ok((year, Some(format))),
            None => Err(not_there()),
        },
    }
}

async fn read(site: &Site, visit: Visit, year: Edition, scope: Scope) -> Result<Response, Problem> {
    let origins = visit.origins();
    let today = Utc::now().date_naive();
    let drawn = site
        .read(move |desk| {
            let dossiers = desk.dossiers(&scope)?;
            let [id] = dossiers.as_slice() else {
                let filter = desk.filter(&scope)?;
                return Ok(Drawn::Several(desk.countries(&filter)?));
            };
            let view = desk.compliance(year, &scope, origins, today)?;
            let only = view.countries.first().ok_or_else(|| no_report(year))?;
            Ok(Drawn::One {
                id: id.clone(),
                country: only.country.clone(),
                editions: desk.ledger(id)?.reports.iter().map(|r| r.id.year).collect(),
                report: html::compliance_part(&view, only, &READABLE)?,
            })
        })
        .await?;
    let page = match drawn {
        Drawn::One {
            id,
            country,
            editions,
            report,
        } => page(&ReportPage {
            frame: Frame::new(format!("{country} {year}: compliance report"), visit)
                .at(Place::Report),
            id,
            year,
            editions,
            report,
        })?,
        Drawn::Several(mut countries) => {
            let all = countries.len();
            countries.retain(|row| row.editions.contains(&year));
            if countries.is_empty() {
                return Err(no_report(year));
            }
            page(&ReportsPage {
                frame: Frame::new(format!("{year}: compliance reports"), visit).at(Place::Report),
                year,
                left_out: all - countries.len(),
                countries,
            })?
        }
    };
    Ok(page.into_response())
}

enum Drawn {
    One {
        id: DossierId,
        country: String,
        editions: Vec<Edition>,
        report: String,
    },
    Several(Vec<CountryRow>),
}

fn no_report(year: Edition) -> Problem {
    Problem::NotFound(format!(
        "No report of {year} was read; the page Report tells the editions that there are."
    ))
}
