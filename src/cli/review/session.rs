//! The questions and the answers given so far, for the full screen and the lines alike.

use std::collections::BTreeSet;
use std::sync::Arc;

use anyhow::bail;
use unmet::decision::Ruling;
use unmet::judgement::{DossierId, Status};
use unmet::language::Language;
use unmet::ledger::Ledger;
use unmet::render::words::counted;
use unmet::report::RecommendationId;
use unmet::review::{Kind, Reply, Say, Subject};
use unmet::store::Doubt;
use unmet::view::Lookup;
use unmet::view::history::in_words;
use unmet::view::review::{Item, Reach, Remaining, item, put_in_order};

use crate::cli::desk::Desk;
use crate::cli::person::Person;

/// Which questions are wanted.
pub struct Wanted {
    pub dossiers: Vec<DossierId>,
    pub kinds: Vec<Kind>,
    pub reach: Reach,
    /// No more than so many are asked.
    pub limit: Option<usize>,
}

/// Questions, the one that is asked now, and what was said.
pub struct Session {
    desk: Desk,
    wanted: Wanted,
    by: String,
    /// The note of every answer that has none of its own.
    note: Option<String>,
    /// What is open, the least certain first.
    open: Vec<Doubt>,
    skipped: BTreeSet<Subject>,
    current: Option<(Item, Arc<Ledger>)>,
    steps: Vec<Step>,
}

/// What was done with a question, so that it can be undone.
struct Step {
    subject: Subject,
    /// The answer; none where the question was skipped.
    answered: Option<Reply>,
}

impl Session {
    /// Questions that nobody answers.
    pub fn looking(desk: Desk, wanted: Wanted) -> anyhow::Result<Self> {
        let mut session = Session {
            desk,
            wanted,
            by: String::new(),
            note: None,
            open: Vec::new(),
            skipped: BTreeSet::new(),
            current: None,
            steps: Vec::new(),
        };
        for id in session.wanted.dossiers.clone() {
            session.take_in(&id)?;
        }
        put_in_order(&mut session.open);
        Ok(session)
    }

    /// Questions for `person` to answer.
    pub fn deciding(desk: Desk, wanted: Wanted, person: &Person) -> anyhow::Result<Self> {
        let by = person.name()?;
        let mut session = Session::looking(desk, wanted)?;
        session.by = by;
        session.note = person.note().map(str::to_owned);
        session.go_on()?;
        Ok(session)
    }

    fn take_in(&mut self, id: &DossierId) -> anyhow::Result<()> {
        let mut open = (self.desk.store()).doubts(id, self.wanted.reach.sure())?;
        open.retain(|doubt| self.wanted.kinds.contains(&doubt.subject.kind()));
        self.open.append(&mut open);
        Ok(())
    }

    /// Every question, drawn up.
    pub fn all(&self) -> anyhow::Result<Vec<Item>> {
        let limit = self.wanted.limit.unwrap_or(usize::MAX);
        let mut ledgers: Vec<(DossierId, Arc<Ledger>)> = Vec::new();
        let mut items = Vec::new();
        for doubt in self.open.iter().take(limit) {
            let id = doubt.subject.dossier();
            if !ledgers.iter().any(|(known, _)| *known == id) {
                ledgers.push((id.clone(), self.desk.ledger(&id)?));
            }
            let ledger = ledgers.iter().find(|(known, _)| *known == id);
            let found = ledger.and_then(|(_, ledger)| item(&Lookup::of(ledger), &doubt.subject));
            items.extend(found);
        }
        Ok(items)
    }

    /// The question that is asked now; none when all have been.
    pub fn current(&self) -> Option<&Item> {
        self.current.as_ref().map(|(item, _)| item)
    }

    /// How many are left, the one asked now among them.
    pub fn remaining(&self) -> Remaining {
        Remaining::of(self.left())
    }

    /// How many there are, whatever the limit.
    pub fn unlimited(&self) -> Remaining {
        Remaining::of(self.open.iter().map(|doubt| &doubt.subject))
    }

    fn left(&self) -> impl Iterator<Item = &Subject> {
        let limit = self.wanted.limit.unwrap_or(usize::MAX);
        let (asked, now) = (self.asked(), self.current());
        // The one asked now comes first: after an undo it need not be the least certain.
        let first = now.map(|item| &item.key);
        let rest = (self.open.iter().map(|doubt| &doubt.subject))
            .filter(move |subject| Some(*subject) != first && !self.skipped.contains(subject));
        first
            .into_iter()
            .chain(rest)
            .take(limit.saturating_sub(asked))
    }

    /// How many questions were answered or skipped.
    fn asked(&self) -> usize {
        let subjects: BTreeSet<&Subject> = (self.steps.iter())
            .map(|step| &step.subject)
            .filter(|subject| self.current().is_none_or(|item| item.key != **subject))
            .collect();
        subjects.len()
    }

    /// How many answers were kept, and how many questions were skipped.
    pub fn counts(&self) -> (usize, usize) {
        let answered = (self.steps.iter()).filter(|step| step.answered.is_some());
        (answered.count(), self.skipped.len())
    }

    /// Keeps an answer to the question asked now and goes on. Gives back what changed, as sentences.
    /// A status given to a question about a link leaves that question open.
    pub fn answer(&mut self, say: Say, note: Option<&str>) -> anyhow::Result<String> {
        let Some((item, ledger)) = &self.current else {
            bail!("there is no question left to answer");
        };
        let (subject, was) = (item.key.clone(), item.status);
        let answered = Reply::new(ledger, &subject, say)?;
        let note = note.or(self.note.as_deref()).map(str::to_owned);
        let said = answered.said.clone();
        self.desk.decide(&self.by, said, note.as_deref())?;
        let told = format!("You {}.", in_words(&answered.said));
        self.steps.push(Step {
            subject: subject.clone(),
            answered: Some(answered),
        });
        let ledger = self.look_again(&subject.dossier())?;
        let now = match say {
            Say::Mark(_) => String::new(),
            _ => status_now(&ledger, subject.wording(), was),
        };
        let stays = matches!(say, Say::Mark(_)) && subject.kind() != Kind::Status;
        if !stays || !self.ask(&subject, ledger) {
            self.go_on()?;
        }
        Ok(format!("{told}{now}"))
    }

    /// Leaves the question open and goes on. It is not asked again before the next review.
    pub fn skip(&mut self) -> anyhow::Result<()> {
        if let Some((item, _)) = &self.current {
            let subject = item.key.clone();
            self.skipped.insert(subject.clone());
            let answered = None;
            self.steps.push(Step { subject, answered });
            self.go_on()?;
        }
        Ok(())
    }

    /// Takes back the last answer or skip and asks that question again. Nothing is overwritten: what
    /// held before is said anew.
    pub fn undo(&mut self) -> anyhow::Result<String> {
        let Some(step) = self.steps.pop() else {
            bail!("there is nothing to undo: `unmet history` tells what was decided before");
        };
        let told = match &step.answered {
            None => {
                self.skipped.remove(&step.subject);
                "Back at the question that you skipped.".to_owned()
            }
            Some(Reply { before, .. }) => {
                let (back, note) = (before.ruling.clone(), before.note.as_deref());
                let told = format!("Undone: you {}.", in_words(&back));
                let kept = self.desk.decide(&self.by, back, note);
                if let Err(error) = kept {
                    self.steps.push(step);
                    return Err(error.into());
                }
                told
            }
        };
        let subject = step.subject;
        let ledger = self.look_again(&subject.dossier())?;
        if !self.ask(&subject, ledger) {
            self.go_on()?;
        }
        Ok(told)
    }

    /// The database as typed, for what is said at the end.
    pub fn farewell(&self) -> Vec<String> {
        let (answered, skipped) = self.counts();
        let left = self.remaining().all() + skipped;
        let left = format!("{left} left for another time");
        if answered == 0 {
            return vec![format!("Nothing was decided; {left}.")];
        }
        let mut told = vec![
            format!("{} kept; {left}.", counted(answered, "answer")),
            format!("To see them: {}", self.desk.command("history")),
        ];
        let last = (self.steps.iter().rev()).find_map(|step| step.answered.as_ref());
        told.extend(last.map(|answered| {
            let command = self.desk.command(&taken_back_by(&answered.said));
            format!("To take the last one back: {command}")
        }));
        told
    }

    /// Reads a dossier again after something was said of it, and its questions with it.
    fn look_again(&mut self, id: &DossierId) -> anyhow::Result<Arc<Ledger>> {
        let ledger = self.desk.ledger(id)?;
        self.open.retain(|doubt| doubt.subject.dossier() != *id);
        self.take_in(id)?;
        put_in_order(&mut self.open);
        Ok(ledger)
    }

    /// Asks the first question that is open and was not skipped.
    fn go_on(&mut self) -> anyhow::Result<()> {
        self.current = None;
        loop {
            let Some(subject) = self.left().next().cloned() else {
                return Ok(());
            };
            let ledger = self.desk.ledger(&subject.dossier())?;
            if self.ask(&subject, ledger) {
                return Ok(());
            }
            self.open.retain(|doubt| doubt.subject != subject);
        }
    }

    /// Asks about `subject`, unless the judgement no longer knows of it.
    fn ask(&mut self, subject: &Subject, ledger: Arc<Ledger>) -> bool {
        let found = item(&Lookup::of(&ledger), subject);
        self.current = found.map(|item| match Language::in_use() {
            Ok(language) => (item.with_outcomes(&ledger, language), ledger),
            Err(_) => (item, ledger),
        });
        self.current.is_some()
    }
}

fn status_now(ledger: &Ledger, wording: &RecommendationId, was: Status) -> String {
    let now = Lookup::of(ledger)
        .assessment(wording)
        .map(|said| said.status);
    match now {
        Some(now) if now == was => format!(" {wording} is {now}, as before."),
        Some(now) => format!(" {wording} is now {now}; it was {was}."),
        None => format!(" {wording} is no longer judged."),
    }
}

/// The command that takes a decision back.
fn taken_back_by(said: &Ruling) -> String {
    match said {
        Ruling::Status { wording, .. } => {
            let year = wording.id.report.year;
            format!("mark {} --year {year} --clear", wording.id)
        }
        Ruling::Match { from, to, .. } => format!("unlink {} {} --clear", from.id, to.id),
        Ruling::Evidence {
            wording, sentence, ..
        } => {
            format!("evidence {} clear --ask {}", sentence.id, wording.id)
        }
    }
}

#[cfg(test)]
impl Session {
    /// A session about nothing stored, in which this question is asked.
    pub fn showing(item: Option<Item>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("unmet.db");
        let store = unmet::store::Store::open(&database).unwrap();
        let country = unmet::report::CountryCode::new("Orvania").unwrap();
        let series = unmet::report::Series::tip();
        let ledger = store.ledger(&DossierId { series, country }).unwrap();
        let wanted = Wanted {
            dossiers: Vec::new(),
            kinds: Vec::new(),
            reach: Reach::Unsure,
            limit: None,
        };
        let mut session = Session::looking(Desk::of(store, "unmet.db"), wanted).unwrap();
        session.current = item.map(|item| (item, Arc::new(ledger)));
        session
    }
}
