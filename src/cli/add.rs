//! `unmet add`: reads reports, stores them and judges what they say.

use std::path::{Path, PathBuf};

use clap::Args;
use unmet::desk::came_of;
use unmet::intake::{self, Filling, Orders, SaidBefore, Taken};
use unmet::narrative::{Hints, typed};
use unmet::read::{ColumnMap, Format, ReadOptions};
use unmet::render::terminal::{self, Detail};
use unmet::render::words::counted;
use unmet::report::{Edition, SectionKind, Series};
use unmet::store::Store;
use unmet::view::intake::{Intake, SHOWN, rehearsed};

use super::desk::Database;
use super::progress::Progress;
use super::{Output, words};

/// Read reports: PDF, saved web pages, Word, books, text, tables, JSON Lines, and folders and ZIPs of these
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet add reports/
  unmet add peru-2018.html peru-2023.txt narratives.zip
  unmet add --country Peru --year 2021 --section protection protection.txt
  unmet add --map text=Ask,year=Report,country=Country recommendations.xlsx
  unmet add https://www.state.gov/reports/2023-trafficking-in-persons-report/peru/
  curl -s https://example.org/reports.jsonl | unmet add --format jsonl -
  unmet add --dry-run --explain peru-2018.html   what would be recognised, by what, and what would change

Adding the same report again changes nothing; adding a changed one replaces it and keeps every
decision of a person that still applies. A wrong guess is set right by adding the same file again
with --country, --year, --section or --series; what was said so holds when the file is added again
without it.")]
pub struct Add {
    /// Files, packs (ZIP, TAR, gzip), folders and addresses of web pages (https://…); `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The country, whatever the text says
    #[arg(long, value_name = "NAME", value_parser = typed::country)]
    country: Option<String>,

    /// The year of the edition, whatever the text says
    #[arg(long, value_name = "YEAR", value_parser = typed::edition)]
    year: Option<Edition>,

    /// Which section the text is, where it is one without a heading
    #[arg(long, value_name = "SECTION", value_parser = words::section())]
    section: Option<SectionKind>,

    /// The series, where it is not the Trafficking in Persons Report
    #[arg(long, value_name = "NAME", value_parser = typed::series)]
    series: Option<Series>,

    /// Read every file, and every file in a pack, in this format (text, markdown, html, wiki, jsonl, pdf,
    /// docx, odt, rtf, epub, mhtml, webarchive, csv, xlsx, ods) instead of telling it from the content
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,

    /// Which column of a table holds what, by its heading: text=Recommendation,year=Year,country=Country
    /// (also area, rating, id, stated_years, series, source, status). What is not named is told by the
    /// headings
    #[arg(long, value_name = "COLUMNS")]
    map: Vec<ColumnMap>,

    /// Forget what --country, --year, --section or --series said of the same bytes before
    #[arg(long)]
    as_read: bool,

    /// Store the reports and leave judging them to `unmet judge`, or to whatever looks at them next
    #[arg(long, conflicts_with_all = ["dry_run", "json"])]
    unjudged: bool,

    /// Say what would be recognised and what would change, and store nothing
    #[arg(long)]
    dry_run: bool,

    /// Say of every decision (country, edition, each section, the list …) what it rests on
    #[arg(long, conflicts_with = "quiet")]
    explain: bool,

    #[command(flatten)]
    limits: super::limits::Limits,

    /// Print the summary as JSON
    #[arg(long)]
    json: bool,

    /// Print nothing but problems
    #[arg(short, long, conflicts_with = "json")]
    quiet: bool,
}

impl Add {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let answered = Answer::of(self.json, self.quiet, self.explain);
        let (dry_run, quiet, unjudged) = (self.dry_run, self.quiet, self.unjudged);
        let orders = self.orders();
        if dry_run {
            return rehearse(db, &orders, answered, out);
        }
        let mut filling = db.to_fill()?;
        if unjudged {
            return store_alone(&mut filling, &db.path, &orders, quiet, out);
        }
        let taken = take_in(&mut filling, &orders, quiet, out)?;
        answer(filling.store(), &db.path, &taken, answered, out)
    }

    fn orders(self) -> Orders {
        Orders {
            paths: self.paths,
            handed_in: Vec::new(),
            pages: Vec::new(),
            hints: Hints {
                country: self.country,
                year: self.year,
                section: self.section,
                series: self.series,
                ..Hints::default()
            },
            said_before: match self.as_read {
                true => SaidBefore::Forgotten,
                false => SaidBefore::Holds,
            },
            options: ReadOptions {
                format: self.format,
                limits: self.limits.into(),
                columns: (self.map.into_iter()).fold(ColumnMap::default(), ColumnMap::with),
            },
        }
    }
}

/// How taking in ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// With a summary for people.
    Text(Detail),
    /// With the same as JSON.
    Json,
    /// With nothing.
    Nothing,
}

impl Answer {
    /// The one that the options ask for.
    pub fn of(json: bool, quiet: bool, explain: bool) -> Self {
        match (json, quiet, explain) {
            (_, true, _) => Answer::Nothing,
            (true, false, _) => Answer::Json,
            (false, false, true) => Answer::Text(Detail::Full),
            (false, false, false) => Answer::Text(Detail::Short),
        }
    }
}

/// Takes in what `orders` name, and tells what happens meanwhile.
pub(super) fn take_in(
    filling: &mut Filling,
    orders: &Orders,
    quiet: bool,
    out: &mut Output,
) -> anyhow::Result<Taken> {
    let progress = Progress::new(quiet);
    let taken = intake::fill(filling, orders, &mut |event| progress.tell(event, out))?;
    progress.finish();
    Ok(taken)
}

/// Takes in what `orders` name and leaves the judging to others.
fn store_alone(
    filling: &mut Filling,
    db: &Path,
    orders: &Orders,
    quiet: bool,
    out: &mut Output,
) -> anyhow::Result<()> {
    let progress = Progress::new(quiet);
    let taken = intake::fill_unjudged(filling, orders, &mut |event| progress.tell(event, out))?;
    progress.finish();
    if quiet || taken.sources.is_empty() {
        return Ok(());
    }
    out.say(&format!(
        "{} of {} stored, not judged yet: {} does that, or whatever looks at them next",
        counted(taken.reports().count(), "report"),
        counted(taken.sources.len(), "source"),
        super::desk::command_for(db, "judge")
    ))
}

/// Says what it came to; `store` is there where anything was stored.
pub(super) fn answer(
    store: Option<&mut Store>,
    db: &Path,
    taken: &Taken,
    answer: Answer,
    out: &mut Output,
) -> anyhow::Result<()> {
    let Some(store) = store.filter(|_| !taken.sources.is_empty()) else {
        return Ok(());
    };
    match answer {
        Answer::Nothing => Ok(()),
        Answer::Json => out.json(&came_of(store, taken)?),
        Answer::Text(detail) => {
            let view = came_of(store, taken)?;
            out.answer(&terminal::intake(out.page(), &view, detail))?;
            out.answer(&next_steps(db, &view))
        }
    }
}

/// Says what taking in would come to, and stores nothing.
fn rehearse(
    db: &Database,
    orders: &Orders,
    answer: Answer,
    out: &mut Output,
) -> anyhow::Result<()> {
    let mut rehearsal = db.to_rehearse()?;
    let progress = Progress::new(answer == Answer::Nothing).rehearsing();
    let taken = intake::rehearse(&mut rehearsal, orders, &mut |event| {
        progress.tell(event, out);
    })?;
    progress.finish();
    let view = rehearsed(&taken);
    match answer {
        Answer::Json => out.json(&view),
        Answer::Text(detail) if !taken.sources.is_empty() => {
            let text = terminal::rehearsed(out.page(), &view, detail);
            out.answer(&text)
        }
        _ => Ok(()),
    }
}

/// What to type next.
fn next_steps(db: &Path, view: &Intake) -> String {
    let command = |rest: &str| super::desk::command_for(db, rest);
    let mut steps = Vec::new();
    if view.recurring_unmet.len() > SHOWN {
        steps.push((
            command("list --recurring --status unmet"),
            "all that keep coming back",
        ));
    }
    if let Some(first) = view.recurring_unmet.first() {
        steps.push((
            command(&format!("show {}", first.ask.id)),
            "one ask with its evidence",
        ));
    }
    if let Some(latest) = &view.latest {
        let country = &latest.country;
        steps.push((
            command(&format!("overview --country {country}")),
            "asks × years",
        ));
        steps.push((
            command(&format!(
                "report {} --country {country} -o report.html",
                latest.year
            )),
            "the compliance report",
        ));
    }
    let width = steps
        .iter()
        .map(|(step, _)| step.chars().count())
        .max()
        .unwrap_or(0);
    let lines = steps
        .iter()
        .map(|(step, what)| format!("  {step:width$}   {what}\n"));
    format!("\nNext:\n{}", lines.collect::<String>())
}
