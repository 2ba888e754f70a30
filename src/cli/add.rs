//! `unmet add`: reads reports, stores them and judges what they say.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bytesize::ByteSize;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use unmet::intake::{self, Event, Orders, SaidBefore, Taken};
use unmet::judgement::{DossierId, Status};
use unmet::ledger::Ledger;
use unmet::narrative::Hints;
use unmet::read::{Format, Limits, ReadOptions};
use unmet::render::terminal::{self, Detail};
use unmet::report::{Edition, SectionKind, Series};
use unmet::store::{AskFilter, Store};
use unmet::view::intake::{Intake, SHOWN, intake as view, rehearsed};
use unmet::view::list::{Order, ask_lines};

use super::desk::Database;
use super::{Output, words};

/// Read reports: HTML pages, text, wiki markup, JSON Lines; `-` is standard input, a folder is walked
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet add reports/
  unmet add peru-2018.html peru-2023.txt
  unmet add --country Peru --year 2021 --section protection protection.txt
  curl -s https://example.org/reports.jsonl | unmet add --format jsonl -
  unmet add --dry-run --explain peru-2018.html   what would be recognised, by what, and what would change

Adding the same report again changes nothing; adding a changed one replaces it and keeps every
decision of a person that still applies. A wrong guess is set right by adding the same file again
with --country, --year, --section or --series; what was said so holds when the file is added again
without it.")]
pub struct Add {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The country, whatever the text says
    #[arg(long, value_name = "NAME", value_parser = words::country)]
    country: Option<String>,

    /// The year of the edition, whatever the text says
    #[arg(long, value_name = "YEAR", value_parser = words::edition)]
    year: Option<Edition>,

    /// Which section the text is, where it is one without a heading
    #[arg(long, value_name = "SECTION", value_parser = words::section())]
    section: Option<SectionKind>,

    /// The series, where it is not the Trafficking in Persons Report
    #[arg(long, value_name = "NAME", value_parser = super::desk::series)]
    series: Option<Series>,

    /// Read every file in this format (text, html, wiki, jsonl) instead of telling it from the content
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,

    /// Forget what --country, --year, --section or --series said of the same bytes before
    #[arg(long)]
    as_read: bool,

    /// Say what would be recognised and what would change, and store nothing
    #[arg(long)]
    dry_run: bool,

    /// Say of every decision (country, edition, each section, the list …) what it rests on
    #[arg(long, conflicts_with = "quiet")]
    explain: bool,

    /// Refuse larger files
    #[arg(long, value_name = "SIZE", default_value = "256MiB", value_parser = words::size)]
    max_size: ByteSize,

    /// Print the summary as JSON
    #[arg(long)]
    json: bool,

    /// Print nothing but problems
    #[arg(short, long, conflicts_with = "json")]
    quiet: bool,
}

impl Add {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let (json, quiet) = (self.json, self.quiet);
        let detail = match self.explain {
            true => Detail::Full,
            false => Detail::Short,
        };
        if self.dry_run {
            return self.rehearse(db, detail, out);
        }
        let orders = self.orders();
        let mut filling = db.to_fill()?;
        let progress = Progress::new(quiet);
        let taken = intake::fill(&mut filling, &orders, &mut |event| {
            progress.tell(event, out)
        })?;
        progress.finish();
        let Some(store) = filling.store().filter(|_| !taken.sources.is_empty()) else {
            return Ok(());
        };
        if quiet {
            return Ok(());
        }
        let view = summary(store, &taken)?;
        if json {
            return out.json(&view);
        }
        out.answer(&terminal::intake(out.page(), &view, detail))?;
        out.answer(&next_steps(&db.path, &view))
    }

    fn rehearse(self, db: &Database, detail: Detail, out: &mut Output) -> anyhow::Result<()> {
        let (json, quiet) = (self.json, self.quiet);
        let orders = self.orders();
        let mut rehearsal = db.to_rehearse()?;
        let progress = Progress {
            rehearsing: true,
            ..Progress::new(quiet)
        };
        let taken = intake::rehearse(&mut rehearsal, &orders, &mut |event| {
            progress.tell(event, out);
        })?;
        progress.finish();
        if quiet {
            return Ok(());
        }
        let view = rehearsed(&taken);
        if json {
            return out.json(&view);
        }
        if taken.sources.is_empty() {
            return Ok(());
        }
        let text = terminal::rehearsed(out.page(), &view, detail);
        out.answer(&text)
    }

    fn orders(self) -> Orders {
        Orders {
            paths: self.paths,
            hints: Hints {
                country: self.country,
                year: self.year,
                section: self.section,
                series: self.series,
                name: None,
            },
            said_before: match self.as_read {
                true => SaidBefore::Forgotten,
                false => SaidBefore::Holds,
            },
            options: ReadOptions {
                format: self.format,
                limits: Limits {
                    max_bytes: self.max_size.as_u64(),
                },
            },
        }
    }
}

/// The asks of the countries concerned, and what keeps coming back among them.
fn summary(store: &Store, taken: &Taken) -> anyhow::Result<Intake> {
    let concerned: BTreeSet<DossierId> = taken
        .reports()
        .map(|report| DossierId::of(&report.report.id))
        .collect();
    // By country: one more report must not cost the reading of every ask there is.
    let mut asks = Vec::new();
    for dossier in concerned {
        asks.extend(store.asks(&AskFilter {
            series: Some(dossier.series),
            country: Some(dossier.country),
            ..AskFilter::default()
        })?);
    }
    let recurring = asks
        .iter()
        .filter(|ask| ask.times_asked >= 2 && ask.standing == Status::Unmet)
        .cloned()
        .collect();
    let lines = ask_lines(recurring, Order::Streak);
    let shown: BTreeSet<DossierId> = lines
        .iter()
        .take(SHOWN)
        .map(|ask| DossierId::of(&ask.id.report))
        .collect();
    let ledgers: Vec<Ledger> = shown
        .iter()
        .map(|id| store.ledger(id))
        .collect::<Result<_, _>>()?;
    Ok(view(taken, &asks, lines, &ledgers))
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

/// What is told on standard error while the work goes on. A bar is drawn on a terminal only.
struct Progress {
    bar: ProgressBar,
    /// Nothing but problems is told.
    quiet: bool,
    /// Nothing is changed; what would be, the answer says.
    rehearsing: bool,
}

impl Progress {
    fn new(quiet: bool) -> Self {
        // indicatif draws nothing where standard error is no terminal.
        let bar = match quiet {
            true => ProgressBar::hidden(),
            false => ProgressBar::new(0),
        };
        if let Ok(style) = ProgressStyle::with_template("{msg:8} {bar:30} {pos}/{len}") {
            bar.set_style(style);
        }
        Progress {
            bar,
            quiet,
            rehearsing: false,
        }
    }

    fn tell(&self, event: Event<'_>, out: &mut Output) {
        match event {
            Event::Taken(_) => {}
            Event::Skipped(_) | Event::Remark(_) if self.quiet => {}
            Event::Skipped(sentence) => {
                (self.bar).suspend(|| out.remark(format!("skipped: {sentence}")));
            }
            Event::Moved(_) if self.rehearsing || self.quiet => {}
            Event::Remark(sentence) | Event::Moved(sentence) => {
                self.bar.suspend(|| out.remark(format!("note: {sentence}")))
            }
            Event::Problem(sentence) => self.bar.suspend(|| out.problem(sentence)),
            Event::Read { done, all } => self.step("reading", done, all),
            Event::Judged { done, all } => self.step("judging", done, all),
        }
    }

    fn step(&self, what: &'static str, done: usize, all: usize) {
        self.bar.set_message(what);
        self.bar.set_length(all as u64);
        self.bar.set_position(done as u64);
    }

    fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
