//! One ask with all that is known of it.

use serde::Serialize;

use super::Lookup;
use super::history::{PersonsWord, Said, history_of, persons_word};
use super::overview::{Asked, taken_in};
use super::quotation::{Quotation, quotations, rounded, rounded_down};
use super::stated::{Stated, stated};
use super::wording::{Piece, changes};
use crate::judgement::{Ask, Assessment, DossierId, Judge, LinkDecision, Match, Stance, Status};
use crate::ledger::Ledger;
use crate::report::{Edition, RecommendationId, SectionKind, Series};

/// One ask through the years.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AskPage {
    /// The ask's name.
    pub id: RecommendationId,
    /// The series.
    pub series: Series,
    /// The country's name.
    pub country: String,
    /// Its short name.
    pub title: String,
    /// What it is about.
    pub topics: Vec<String>,
    /// The edition that asked first.
    pub since: Edition,
    /// The editions that ask it.
    pub years: Vec<Edition>,
    /// In how many editions in a row up to the latest it was asked.
    pub streak: usize,
    /// In how many editions in a row, at most, its wording stands unmet.
    pub longest_unmet: usize,
    /// The status of its latest wording.
    pub status: Status,
    /// How it stands as far as reports have answered it.
    pub standing: Status,
    /// The wording that gives it its standing; absent while every wording is pending.
    pub answered: Option<RecommendationId>,
    /// The wordings of other asks that carry it on in editions that have no wording of its own.
    pub taken_in: Vec<RecommendationId>,
    /// The years in which the source itself says that it was made; absent where it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
    /// Every wording, earliest first.
    pub wordings: Vec<Wording>,
    /// What later editions say, earliest first.
    pub evidence: Vec<EvidenceOfYear>,
    /// Editions that were read without their recommendations: whether they ask it is not known.
    pub asks_not_read: Vec<Edition>,
    /// Editions between the first and the last read of which there is no report.
    pub missing: Vec<Edition>,
    /// The decisions that concern it, in order.
    pub history: Vec<Said>,
}

/// One edition's wording.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wording {
    /// Its name.
    pub id: RecommendationId,
    /// The edition.
    pub year: Edition,
    /// The heading under which it was listed.
    pub area: Option<String>,
    /// The editions in which the source says that it was asked; absent where it says nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stated_years: Vec<Edition>,
    /// Its words.
    pub text: String,
    /// The earlier wording that it is compared with.
    pub compared_with: Option<RecommendationId>,
    /// What changed against that; empty for the first wording.
    pub changes: Vec<Piece>,
    /// What later reports say of it.
    pub status: Status,
    /// Who said so.
    pub status_by: Judge,
    /// Why, in words.
    pub status_reason: String,
    /// How probable it is, 0 to 1, that a careful reader says so too; absent where a person said so,
    /// and where no later report says anything yet.
    pub confidence: Option<f64>,
    /// A person's word on it.
    pub person: Option<PersonsWord>,
    /// The earlier wordings that it was matched with, and those from which a person parted it.
    pub carries_on: Vec<CarriedOn>,
}

/// A match with an earlier wording.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CarriedOn {
    /// The earlier wording.
    pub from: RecommendationId,
    /// How probable it is, 0 to 1.
    pub probability: f64,
    /// Whether a person said so.
    pub decision: LinkDecision,
    /// Why, in words.
    pub reason: String,
}

/// What one edition says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceOfYear {
    /// The edition.
    pub year: Edition,
    /// Its sections that say something.
    pub sections: Vec<EvidenceOfSection>,
}

/// What one section says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceOfSection {
    /// The kind of section.
    pub section: SectionKind,
    /// The sentences in reading order.
    pub quotations: Vec<Quotation>,
}

impl AskPage {
    /// The country and series that it is about.
    pub fn dossier(&self) -> DossierId {
        DossierId::of(&self.id.report)
    }

    /// The latest edition that asks it.
    pub fn latest(&self) -> Edition {
        self.years.last().copied().unwrap_or(self.since)
    }

    /// The word of the person by which it stands as it does, where that is a person's.
    pub fn persons_word(&self) -> Option<&PersonsWord> {
        let answered = self.answered.as_ref();
        let speaks = (self.wordings.iter()).find(|wording| Some(&wording.id) == answered);
        speaks?.person.as_ref()
    }

    /// What its standing means, in words, as far as there are sentences that were not rejected: those
    /// since the wording that gives it its standing.
    pub fn meaning(&self) -> &'static str {
        let asked = self
            .answered
            .as_ref()
            .map_or(self.since, |id| id.report.year);
        let sections = (self.evidence.iter())
            .filter(|of| of.year > asked)
            .flat_map(|of| &of.sections);
        let mut stances = sections
            .flat_map(|section| &section.quotations)
            .filter(|quotation| quotation.decision != LinkDecision::Rejected)
            .map(|quotation| quotation.stance)
            .peekable();
        if stances.peek().is_none() {
            return self.standing.meaning_in_silence();
        }
        match stances.any(|stance| matches!(stance, Stance::Progress | Stance::Mixed)) {
            true => self.standing.meaning(),
            false => self.standing.meaning_without_progress(),
        }
    }

    /// The edition of the wording that gives it its standing, where that is not the latest one.
    pub fn standing_by_earlier(&self) -> Option<Edition> {
        let answered = self.answered.as_ref()?;
        (self.status == Status::Pending).then_some(answered.report.year)
    }
}

/// The page of the ask to which `wording` belongs; `None` when the ledger has no such wording.
pub fn ask_page(ledger: &Ledger, wording: &RecommendationId) -> Option<AskPage> {
    let lookup = Lookup::of(ledger);
    let ask = lookup.ask(wording)?;
    let last = lookup.editions().next_back()?;
    Some(AskPage {
        id: ask.id.clone(),
        series: ask.id.report.series.clone(),
        country: ledger.country.clone(),
        title: ask.title.clone(),
        topics: topics(&lookup, ask),
        since: ask.id.report.year,
        years: ask.years(),
        streak: ask.streak,
        longest_unmet: ask.longest_unmet,
        status: ask.status,
        standing: ask.standing,
        answered: ask.answered.clone(),
        taken_in: (lookup.asking_editions())
            .filter(|year| Asked::in_edition(&lookup, ask, *year) == Asked::Within)
            .flat_map(|year| taken_in(&lookup, ask, year))
            .collect(),
        stated: stated(&lookup, ask, last),
        wordings: wordings(&lookup, ask),
        evidence: by_year(quotations(&lookup, &ask.wordings)),
        asks_not_read: (lookup.editions())
            .filter(|year| *year > ask.id.report.year && !lookup.asks_were_read(*year))
            .collect(),
        missing: (lookup.missing_editions(last).into_iter())
            .filter(|year| *year > ask.id.report.year)
            .collect(),
        history: history_of(&lookup, &ask.wordings),
    })
}

fn wordings(lookup: &Lookup, ask: &Ask) -> Vec<Wording> {
    (ask.wordings.iter())
        .map(|id| {
            let earlier = predecessor(lookup, ask, id);
            let text = lookup.words(id);
            let assessment = lookup.assessment(id);
            Wording {
                id: id.clone(),
                year: id.report.year,
                area: lookup.wording(id).and_then(|wording| wording.area.clone()),
                stated_years: stated_years(lookup, id),
                text: text.to_owned(),
                changes: (earlier.as_ref())
                    .map_or_else(Vec::new, |earlier| changes(lookup.words(earlier), text)),
                compared_with: earlier,
                status: assessment.map_or(Status::Pending, |a| a.status),
                status_by: assessment.map_or(Judge::Program, |a| a.by),
                status_reason: assessment.map_or_else(String::new, |a| a.reason.clone()),
                confidence: assessment.and_then(confidence),
                person: persons_word(lookup, id),
                carries_on: lookup
                    .matches_to(id)
                    .iter()
                    .map(|link| carried_on(link))
                    .collect(),
            }
        })
        .collect()
}

/// The editions in which the source says that a wording was asked.
pub(super) fn stated_years(lookup: &Lookup, id: &RecommendationId) -> Vec<Edition> {
    let wording = lookup.wording(id);
    wording.map_or_else(Vec::new, |wording| wording.stated_years.clone())
}

fn confidence(assessment: &Assessment) -> Option<f64> {
    let told = assessment.by == Judge::Program && assessment.status != Status::Pending;
    told.then(|| rounded_down(assessment.confidence))
}

/// The wording with which `id` is compared: of the latest earlier edition that it was matched
/// with, the most probable one; without a match of its own, the ask's latest earlier wording.
pub(crate) fn predecessor(
    lookup: &Lookup,
    ask: &Ask,
    id: &RecommendationId,
) -> Option<RecommendationId> {
    let matched = (lookup.matches_to(id).iter())
        .filter(|link| link.decision != LinkDecision::Rejected)
        .max_by(|a, b| {
            (a.from.report.year.cmp(&b.from.report.year))
                .then(a.probability.total_cmp(&b.probability))
                .then(b.from.cmp(&a.from))
        })
        .map(|link| &link.from);
    let before = || {
        ask.wordings
            .iter()
            .rfind(|w| w.report.year < id.report.year)
    };
    matched.or_else(before).cloned()
}

fn carried_on(link: &Match) -> CarriedOn {
    CarriedOn {
        from: link.from.clone(),
        probability: rounded(link.probability),
        decision: link.decision,
        reason: link.reason.clone(),
    }
}

fn by_year(quotations: Vec<Quotation>) -> Vec<EvidenceOfYear> {
    let mut years: Vec<EvidenceOfYear> = Vec::new();
    for quotation in quotations {
        if years.last().is_none_or(|last| last.year != quotation.year) {
            let year = quotation.year;
            years.push(EvidenceOfYear {
                year,
                sections: Vec::new(),
            });
        }
        let Some(year) = years.last_mut() else {
            continue;
        };
        match year.sections.last_mut() {
            Some(last) if last.section == quotation.section => last.quotations.push(quotation),
            _ => year.sections.push(EvidenceOfSection {
                section: quotation.section,
                quotations: vec![quotation],
            }),
        }
    }
    years
}

/// What any wording of an ask is about, each topic once, in the order of the wordings.
fn topics(lookup: &Lookup, ask: &Ask) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for assessment in ask
        .wordings
        .iter()
        .filter_map(|wording| lookup.assessment(wording))
    {
        for topic in &assessment.topics {
            if !topics.contains(topic) {
                topics.push(topic.clone());
            }
        }
    }
    topics
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::example::{orvania, wording};

    fn seen(stance: Option<Stance>, standing: Status) -> &'static str {
        let mut page = ask_page(&orvania(), &wording((2010, 1))).unwrap();
        page.answered = None;
        page.standing = standing;
        if stance.is_none() {
            page.evidence.clear();
        }
        let sections = page.evidence.iter_mut().flat_map(|of| &mut of.sections);
        for quotation in sections.flat_map(|section| &mut section.quotations) {
            quotation.stance = stance.unwrap_or(quotation.stance);
        }
        page.meaning()
    }

    #[test]
    fn evidence_that_was_seen_is_never_said_to_be_missing() {
        let unmet = |stance| seen(stance, Status::Unmet);
        assert!(unmet(Some(Stance::Progress)).ends_with("no progress that counts"));
        assert!(unmet(Some(Stance::Lack)).ends_with("no progress found"));
        assert!(unmet(None).ends_with("no progress found"));
        let dropped = |stance| seen(stance, Status::Dropped);
        assert!(dropped(Some(Stance::Lack)).ends_with("no evidence that counts either way"));
        assert!(dropped(None).ends_with("no evidence either way"));
    }
}
