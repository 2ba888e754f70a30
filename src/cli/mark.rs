//! `unmet mark`: a person's judgement of a wording.

use anyhow::bail;
use clap::Args;
use unmet::decision::{Quoted, Ruling};
use unmet::judgement::{Judge, Status};
use unmet::report::{Edition, RecommendationId};
use unmet::review::meant;
use unmet::view::Lookup;

use super::desk::{Database, Desk};
use super::person::Person;
use super::{Output, words};

/// Say what became of an ask; a person's word always outranks the program's
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet mark PER-2012-3 met --note \"checked with the ministry\" --by \"M. Rojas\"
  unmet mark PER-2012-3 partial --year 2018     of the wording of 2018
  unmet mark PER-2012-3 --clear                 leave it to the program again

Without --year it is the latest wording that is marked. Nothing is overwritten: `unmet history`
keeps every judgement, and no later `unmet add` changes it.")]
pub struct Mark {
    /// The ask, by the name of any of its wordings
    #[arg(value_name = "ID")]
    id: String,

    /// What became of it
    #[arg(value_name = "STATUS", value_parser = words::status(), required_unless_present = "clear")]
    status: Option<Status>,

    /// The edition whose wording is meant
    #[arg(long, value_name = "YEAR", value_parser = words::year)]
    year: Option<Edition>,

    /// Take the judgement back
    #[arg(long, conflicts_with = "status")]
    clear: bool,

    #[command(flatten)]
    person: Person,
}

impl Mark {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let mut desk = Desk::open(db)?;
        let named = desk.wording(&self.id)?;
        let ledger = desk.ledger_of(&named.report)?;
        let lookup = Lookup::of(&ledger);
        let wording = meant::wording_of(meant::ask_of(&lookup, &named)?, &named, self.year)?;
        let before = lookup.assessment(&wording);
        if self.clear && before.is_none_or(|assessment| assessment.by == Judge::Program) {
            out.remark(format_args!(
                "nobody has marked {wording}; nothing was changed"
            ));
            return Ok(());
        }

        let text = lookup.words(&wording).to_owned();
        let quoted = Quoted {
            id: wording.clone(),
            text,
        };
        let said = Ruling::Status {
            wording: quoted,
            status: self.status,
        };
        desk.decide(&self.person.name()?, said, self.person.note())?;
        self.tell(
            &desk,
            &wording,
            before.map(|assessment| assessment.status),
            out,
        )
    }

    fn tell(
        &self,
        desk: &Desk,
        wording: &RecommendationId,
        before: Option<Status>,
        out: &mut Output,
    ) -> anyhow::Result<()> {
        let ledger = desk.ledger_of(&wording.report)?;
        let lookup = Lookup::of(&ledger);
        let year = wording.report.year;
        let title = lookup.ask(wording).map_or_else(String::new, |ask| {
            format!(" It is the {year} wording of {}: {}.", ask.id, ask.title)
        });
        let Some(now) = lookup.assessment(wording) else {
            bail!("{wording} is no longer judged; `unmet check` says more");
        };
        let was = before.filter(|before| *before != now.status);
        let was = was.map_or_else(String::new, |before| format!(", was {before}"));
        if self.clear {
            out.say(&format!(
                "{wording} is {} again, by the program{was}.{title}",
                now.status
            ))?;
            let back = before.unwrap_or(now.status);
            let command = format!("mark {wording} {back} --year {year}");
            return out.say(&format!("To mark it as before: {}", desk.command(&command)));
        }
        let program = match now.program_status {
            program if program == now.status => ", and the program agrees".to_owned(),
            Status::Pending => " (no later report says anything of it yet)".to_owned(),
            program => format!(" (the program says {program})"),
        };
        let by = self.person.name()?;
        out.say(&format!(
            "{wording} is {}, by the word of {by}{was}{program}.{title}",
            now.status
        ))?;
        let command = format!(
            "mark {wording} --year {year} --clear{}",
            self.person.again()
        );
        out.say(&format!("To take it back: {}", desk.command(&command)))
    }
}
