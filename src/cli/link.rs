//! `unmet link`, `unmet unlink`: a person's correction of a match.

use clap::Args;
use unmet::decision::{Quoted, Ruling, Verdict};
use unmet::report::RecommendationId;
use unmet::review::meant;
use unmet::view::Lookup;

use super::Output;
use super::desk::{Database, Desk};
use super::person::Person;

/// Say that two wordings of different years are the same ask
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet link PER-2012-3 PER-2023-8 --note \"both ask for specialized shelters\"
  unmet link PER-2012-3 PER-2023-8 --clear     leave it to the program again

The correction is kept through every later `unmet add`.")]
pub struct Link {
    #[command(flatten)]
    pair: Pair,
}

/// Say that two wordings of different years are not the same ask
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet unlink PER-2012-3 PER-2023-8
  unmet unlink PER-2012-3 PER-2023-8 --clear   leave it to the program again

The correction is kept through every later `unmet add`.")]
pub struct Unlink {
    #[command(flatten)]
    pair: Pair,
}

#[derive(Debug, Args)]
struct Pair {
    /// One wording
    #[arg(value_name = "A")]
    one: String,

    /// The other wording
    #[arg(value_name = "B")]
    other: String,

    /// Take back what was said of the two
    #[arg(long)]
    clear: bool,

    #[command(flatten)]
    person: Person,
}

impl Link {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        self.pair.decide(db, Verdict::Accepted, out)
    }
}

impl Unlink {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        self.pair.decide(db, Verdict::Rejected, out)
    }
}

impl Pair {
    fn decide(self, db: &Database, verdict: Verdict, out: &mut Output) -> anyhow::Result<()> {
        let mut desk = Desk::open(db)?;
        let (from, to) = meant::in_order(desk.wording(&self.one)?, desk.wording(&self.other)?)?;
        let ledger = desk.ledger_of(&from.report)?;
        let lookup = Lookup::of(&ledger);
        let quoted = |id: &RecommendationId| Quoted {
            id: id.clone(),
            text: lookup.words(id).to_owned(),
        };
        let verdict = (!self.clear).then_some(verdict);
        let ruling = Ruling::Match {
            from: quoted(&from),
            to: quoted(&to),
            verdict,
        };
        desk.decide(&self.person.name()?, ruling, self.person.note())?;
        tell(&desk, &from, &to, verdict, &self.person, out)
    }
}

fn tell(
    desk: &Desk,
    from: &RecommendationId,
    to: &RecommendationId,
    verdict: Option<Verdict>,
    person: &Person,
    out: &mut Output,
) -> anyhow::Result<()> {
    let ledger = desk.ledger_of(&from.report)?;
    let lookup = Lookup::of(&ledger);
    let asks = (lookup.ask(from), lookup.ask(to));
    let now = match asks {
        (Some(one), Some(other)) if one.id == other.id => {
            format!(
                "{from} and {to} are wordings of one ask, {}: {}.",
                one.id, one.title
            )
        }
        (Some(one), Some(other)) => {
            format!(
                "{from} and {to} belong to two asks, {} and {}.",
                one.id, other.id
            )
        }
        _ => format!("{from} or {to} belongs to no ask; `unmet check` says more."),
    };
    let still_one = matches!(asks, (Some(one), Some(other)) if one.id == other.id);
    let (said, undo) = match verdict {
        Some(Verdict::Accepted) => ("Linked", "link"),
        Some(Verdict::Rejected) => ("Unlinked", "unlink"),
        None => {
            return out.say(&format!(
                "Left to the program again. {now} To decide otherwise: {} or unlink",
                desk.command(&format!("link {from} {to}"))
            ));
        }
    };
    out.say(&format!("{said}. {now}"))?;
    if verdict == Some(Verdict::Rejected) && still_one {
        out.say(&format!(
            "They are still one ask by way of other wordings; {} shows which links to part as well.",
            desk.command(&format!("show {from}"))
        ))?;
    }
    out.say(&format!(
        "To take it back: {}",
        desk.command(&format!("{undo} {from} {to} --clear{}", person.again()))
    ))
}
