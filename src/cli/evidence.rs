//! `unmet evidence`: a person's correction of an evidence link.

use anyhow::bail;
use clap::{Args, ValueEnum};
use std::collections::{BTreeMap, BTreeSet};
use unmet::decision::{Quoted, Ruling, Verdict};
use unmet::judgement::{Stance, Status};
use unmet::report::{RecommendationId, SentenceId};
use unmet::review::meant;
use unmet::view::Lookup;

use super::desk::{Database, Desk};
use super::person::Person;
use super::{Output, words};

/// Say whether a sentence bears on an ask
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet evidence PER-2021-protection-14 accept
  unmet evidence PER-2021-protection-14 reject --ask PER-2012-3
  unmet evidence PER-2018-prosecution-36 accept --as lack      it bears on it, but tells of no progress
  unmet evidence PER-2021-protection-14 clear       leave it to the program again

`unmet show` and `unmet search` tell the names of sentences. A sentence that the program linked to
one ask needs no --ask. The correction is kept through every later `unmet add`.")]
pub struct Evidence {
    /// The sentence
    #[arg(value_name = "ID")]
    id: String,

    /// What to do with the link
    #[arg(value_name = "VERDICT", value_enum)]
    say: Say,

    /// What the sentence says of the ask: progress, lack, setback or mixed; without it the program says
    #[arg(long = "as", value_name = "STANCE", value_parser = words::stance())]
    stance: Option<Stance>,

    /// The ask on which it bears, by the name of any of its wordings
    #[arg(long, value_name = "ID")]
    ask: Option<String>,

    #[command(flatten)]
    person: Person,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Say {
    /// It bears on the ask
    Accept,
    /// It does not
    Reject,
    /// Leave it to the program again
    Clear,
}

impl Say {
    fn verdict(self) -> Option<Verdict> {
        match self {
            Say::Accept => Some(Verdict::Accepted),
            Say::Reject => Some(Verdict::Rejected),
            Say::Clear => None,
        }
    }
}

impl Evidence {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        if self.stance.is_some() && self.say != Say::Accept {
            bail!(
                "--as says what an accepted sentence tells; write: evidence {} accept --as STANCE",
                self.id
            );
        }
        let mut desk = Desk::open(db)?;
        let (sentence, text) = desk.sentence(&self.id)?;
        let ledger = desk.ledger_of(&sentence.report)?;
        let lookup = Lookup::of(&ledger);
        let wordings = match &self.ask {
            Some(given) => meant::answered_by(&lookup, &desk.wording(given)?, &sentence)?,
            None => linked_wordings(&lookup, &sentence)?,
        };
        let before = (wordings.iter())
            .filter_map(|id| Some((id.clone(), lookup.assessment(id)?.status)))
            .collect();
        let said = wordings.iter().map(|id| Ruling::Evidence {
            wording: Quoted {
                id: id.clone(),
                text: lookup.words(id).to_owned(),
            },
            sentence: Quoted {
                id: sentence.clone(),
                text: text.clone(),
            },
            verdict: self.say.verdict(),
            stance: self.stance,
        });
        let said = said.collect();
        desk.decide_together(&self.person.name()?, said, self.person.note())?;
        self.tell(&desk, &sentence, &wordings, &before, out)
    }

    fn tell(
        &self,
        desk: &Desk,
        sentence: &SentenceId,
        wordings: &[RecommendationId],
        before: &BTreeMap<RecommendationId, Status>,
        out: &mut Output,
    ) -> anyhow::Result<()> {
        let ledger = desk.ledger_of(&sentence.report)?;
        let lookup = Lookup::of(&ledger);
        for wording in wordings {
            let said = match self.say {
                Say::Accept => match self.stance {
                    Some(stance) => format!("{sentence} is evidence of {stance} for {wording}"),
                    None => format!("{sentence} is evidence for {wording}"),
                },
                Say::Reject => format!("{sentence} is no evidence for {wording}"),
                Say::Clear => {
                    format!("Whether {sentence} bears on {wording} is left to the program")
                }
            };
            let now = lookup.assessment(wording).map(|said| said.status);
            let was = before.get(wording).filter(|was| Some(**was) != now);
            let was = was.map_or_else(String::new, |was| format!(", was {was}"));
            let now = now.map_or_else(String::new, |now| format!(" {wording} is {now}{was}."));
            out.say(&format!("{said}.{now}"))?;
        }
        let ask = wordings
            .first()
            .map_or_else(String::new, |id| format!(" --ask {id}"));
        let undo = match self.say {
            Say::Clear => return Ok(()),
            Say::Accept | Say::Reject => {
                format!("evidence {sentence} clear{ask}{}", self.person.again())
            }
        };
        out.say(&format!("To take it back: {}", desk.command(&undo)))
    }
}

/// The wordings that `sentence` is linked to, which must be of one ask.
fn linked_wordings(
    lookup: &Lookup,
    sentence: &SentenceId,
) -> anyhow::Result<Vec<RecommendationId>> {
    let wordings: Vec<RecommendationId> = (lookup.ledger.judgement.evidence.iter())
        .filter(|link| link.sentence == *sentence)
        .map(|link| link.recommendation.clone())
        .collect();
    let asks: BTreeSet<String> = (wordings.iter())
        .filter_map(|wording| lookup.ask(wording))
        .map(|ask| ask.id.to_string())
        .collect();
    match asks.len() {
        0 => bail!("{sentence} is linked to no ask; say which one is meant with --ask ID"),
        1 => Ok(wordings),
        _ => {
            let asks: Vec<String> = asks.into_iter().collect();
            bail!(
                "{sentence} is linked to several asks; say which one is meant with --ask: {}",
                asks.join(", ")
            )
        }
    }
}
