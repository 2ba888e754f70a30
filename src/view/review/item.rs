//! One question with everything that helps to answer it.

use serde::Serialize;

use crate::judgement::{Ask, Assessment, Evidence, LinkDecision, Match, Stance, Status};
use crate::language::Language;
use crate::ledger::Ledger;
use crate::report::{Edition, RecommendationId, SectionKind, SentenceId, Series};
use crate::review::{Kind, Say, StatusChange, Subject, outcome};
use crate::view::Lookup;
use crate::view::overview::Asked;
use crate::view::quotation::{Quotation, quotations, rounded};
use crate::view::wording::{Piece, changes};

/// So many sentences before and after a sentence are shown with it.
const CONTEXT: usize = 3;

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// Its key, by which an answer in a file finds it again.
    pub key: Subject,
    /// Which kind of question it is.
    pub kind: Kind,
    /// The series.
    pub series: Series,
    /// The country's name.
    pub country: String,
    /// The ask that it is about.
    pub ask: RecommendationId,
    /// The ask's short name.
    pub title: String,
    /// The editions that make the ask.
    pub years: Vec<Edition>,
    /// Whether the latest list that was read still makes it.
    pub still_asked: bool,
    /// How the ask stands as far as reports have answered it.
    pub standing: Status,
    /// What is uncertain, as a question.
    pub question: String,
    /// How probable the program thinks that the answer is yes, 0 to 1.
    pub probability: f64,
    /// Why, in words.
    pub reason: String,
    /// What it would mean to accept.
    pub if_accepted: String,
    /// What it would mean to reject.
    pub if_rejected: String,
    /// Which statuses would change, where that was worked out ([`Item::with_outcomes`]).
    pub outcomes: Option<Outcomes>,
    /// The wording at stake: the earlier one of a match, the one on which a sentence may bear.
    pub first: Text,
    /// The later wording, or the sentence. Nothing where a status is in question.
    pub second: Option<Text>,
    /// What changed from the first wording to the second; empty where they are not both wordings.
    pub changes: Vec<Piece>,
    /// What the sentence says of the wording.
    pub stance: Option<Stance>,
    /// The status of the wording at stake today.
    pub status: Status,
    /// The other sentences that bear on the wording at stake; where a status is in question, all.
    pub other_evidence: Vec<Quotation>,
    /// The other wordings of the ask.
    pub other_wordings: Vec<OtherWording>,
}

/// What the answers to a question about a link would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// By accepting it.
    pub accepted: Vec<StatusChange>,
    /// By rejecting it.
    pub rejected: Vec<StatusChange>,
}

impl Item {
    /// The question with what its answers would change. What a status given by a person changes is
    /// plain, so it is worked out for links only.
    pub fn with_outcomes(mut self, ledger: &Ledger, language: &Language) -> Self {
        let of = |say| outcome(ledger, &self.key, say, language);
        if self.kind != Kind::Status {
            let (accepted, rejected) = rayon::join(|| of(Say::Accept), || of(Say::Reject));
            self.outcomes = accepted
                .zip(rejected)
                .map(|(accepted, rejected)| Outcomes { accepted, rejected });
        }
        self
    }
}

/// A wording or a sentence, with what stands around it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Text {
    /// Its name.
    pub id: String,
    /// The edition in which it stands.
    pub year: Edition,
    /// The section of a sentence.
    pub section: Option<SectionKind>,
    /// Its words.
    pub text: String,
    /// The sentences before a sentence in its section, in reading order.
    pub before: Vec<String>,
    /// The sentences after it.
    pub after: Vec<String>,
}

/// Another wording of the ask.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OtherWording {
    /// Its name.
    pub id: RecommendationId,
    /// What later reports say of it.
    pub status: Status,
    /// Its words.
    pub text: String,
}

/// The question about `subject`; nothing where the judgement has no such link or wording (any more).
pub fn item(lookup: &Lookup, subject: &Subject) -> Option<Item> {
    match subject {
        Subject::Match { from, to } => {
            let links = lookup.matches_from(from);
            let link = links.iter().find(|link| link.to == *to)?;
            of_match(lookup, subject, link)
        }
        Subject::Evidence { wording, sentence } => {
            let links = lookup.evidence(wording);
            let link = links.iter().find(|link| link.sentence == *sentence)?;
            of_evidence(lookup, subject, link)
        }
        Subject::Status { wording } => of_status(lookup, subject, lookup.assessment(wording)?),
    }
}

fn of_match(lookup: &Lookup, subject: &Subject, link: &Match) -> Option<Item> {
    let Match { from, to, .. } = link;
    let plain = plain_item(lookup, subject)?;
    let (old, new) = (from.report.year, to.report.year);
    Some(Item {
        question: format!("Does the wording of {new} carry on the wording of {old}?"),
        probability: rounded(link.probability),
        reason: link.reason.clone(),
        if_accepted: format!("the two are one ask, asked again in {new}"),
        if_rejected: format!(
            "they are two asks, unless other wordings tie them, and {to} does not count as asking {from} again"
        ),
        changes: changes(lookup.words(from), lookup.words(to)),
        second: Some(of_wording(lookup, to)),
        ..plain
    })
}

fn of_evidence(lookup: &Lookup, subject: &Subject, link: &Evidence) -> Option<Item> {
    let plain = plain_item(lookup, subject)?;
    let (wording, sentence) = (&link.recommendation, &link.sentence);
    let counts = match link.stance {
        Stance::Progress => "as progress",
        Stance::Lack => "as something lacking",
        Stance::Setback => "as a setback",
        Stance::Mixed => "as both progress and lack",
    };
    Some(Item {
        question: format!(
            "Does this sentence of {} answer what was asked in {}?",
            sentence.report.year, wording.report.year
        ),
        probability: rounded(link.probability),
        reason: link.reason.clone(),
        if_accepted: format!("it counts in full, {counts}"),
        if_rejected: format!("it counts for nothing in the status of {wording}"),
        second: Some(of_sentence(lookup, sentence)),
        stance: Some(link.stance),
        other_evidence: (plain.other_evidence.iter())
            .filter(|quotation| quotation.id != *sentence)
            .cloned()
            .collect(),
        ..plain
    })
}

fn of_status(lookup: &Lookup, subject: &Subject, said: &Assessment) -> Option<Item> {
    let plain = plain_item(lookup, subject)?;
    let (wording, status) = (&said.recommendation, said.program_status);
    Some(Item {
        question: format!("Is the wording of {} {status}?", wording.report.year),
        probability: rounded(said.confidence),
        reason: said.reason.clone(),
        if_accepted: format!("{wording} is {status} by your word, whatever is read later"),
        if_rejected: "you say which status it is instead".to_owned(),
        ..plain
    })
}

/// What all kinds of question have in common.
fn plain_item(lookup: &Lookup, subject: &Subject) -> Option<Item> {
    let wording = subject.wording();
    let ask = lookup.ask(wording)?;
    let shown = |id: &&RecommendationId| match subject {
        Subject::Match { from, to } => *id != from && *id != to,
        Subject::Evidence { wording, .. } | Subject::Status { wording } => *id != wording,
    };
    let status = |id: &RecommendationId| {
        let said = lookup.assessment(id);
        said.map_or(Status::Pending, |said| said.status)
    };
    let mut evidence = quotations(lookup, std::slice::from_ref(wording));
    evidence.retain(|quotation| quotation.decision != LinkDecision::Rejected);
    Some(Item {
        key: subject.clone(),
        kind: subject.kind(),
        series: wording.report.series.clone(),
        country: lookup.ledger.country.clone(),
        ask: ask.id.clone(),
        title: ask.title.clone(),
        years: ask.years(),
        still_asked: still_asked(lookup, ask),
        standing: ask.standing,
        question: String::new(),
        probability: 0.0,
        reason: String::new(),
        if_accepted: String::new(),
        if_rejected: String::new(),
        outcomes: None,
        first: of_wording(lookup, wording),
        second: None,
        changes: Vec::new(),
        stance: None,
        status: status(wording),
        other_evidence: evidence,
        other_wordings: (ask.wordings.iter())
            .filter(shown)
            .map(|id| OtherWording {
                id: id.clone(),
                status: status(id),
                text: lookup.words(id).to_owned(),
            })
            .collect(),
    })
}

fn of_wording(lookup: &Lookup, id: &RecommendationId) -> Text {
    Text {
        id: id.to_string(),
        year: id.report.year,
        section: None,
        text: lookup.words(id).to_owned(),
        before: Vec::new(),
        after: Vec::new(),
    }
}

fn of_sentence(lookup: &Lookup, id: &SentenceId) -> Text {
    let report = lookup.texts(id.report.year);
    let section: Vec<_> = (report.iter())
        .flat_map(|report| &report.sentences)
        .filter(|sentence| sentence.id.section == id.section)
        .collect();
    let place = section
        .iter()
        .position(|s| s.id == *id)
        .unwrap_or(section.len());
    let words = |from: usize, to: usize| -> Vec<String> {
        let sentences = section.get(from..to.min(section.len()));
        let sentences = sentences.into_iter().flatten();
        sentences.map(|sentence| sentence.text.clone()).collect()
    };
    Text {
        id: id.to_string(),
        year: id.report.year,
        section: Some(id.section),
        text: lookup.sentence(id).to_owned(),
        before: words(place.saturating_sub(CONTEXT), place),
        after: words(place + 1, place + 1 + CONTEXT),
    }
}

/// Whether the latest list that was read still makes the ask: by a wording of its own, or by one that
/// carries it on though it belongs to another ask first of all.
fn still_asked(lookup: &Lookup, ask: &Ask) -> bool {
    let latest = lookup.asking_editions().next_back();
    latest.is_some_and(|year| Asked::in_edition(lookup, ask, year).is_made())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::example::orvania;

    fn of(key: &str) -> Item {
        item(&Lookup::of(&orvania()), &key.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_question_about_a_match_has_both_wordings_and_what_changed() {
        let item = of("match ORVANIA-2011-1 ORVANIA-2014-1");
        assert_eq!((item.first.year, item.second.unwrap().year), (2011, 2014));
        assert!(!item.changes.is_empty());
        assert_eq!(item.years, [2010, 2011, 2014]);
        let others: Vec<_> = item
            .other_wordings
            .iter()
            .map(|w| w.id.to_string())
            .collect();
        assert_eq!(others, ["ORVANIA-2010-1"]);
    }

    #[test]
    fn a_question_about_evidence_leaves_the_sentence_out_of_the_rest() {
        let item = of("evidence ORVANIA-2011-2 ORVANIA-2012-protection-1");
        assert_eq!(item.second.unwrap().section, Some(SectionKind::Protection));
        assert_eq!(item.other_evidence, []);
        assert_eq!(item.stance, Some(Stance::Mixed));
    }

    #[test]
    fn there_is_no_question_about_what_is_not_linked() {
        let ledger = orvania();
        let subject = "match ORVANIA-2010-1 ORVANIA-2014-2".parse().unwrap();
        assert_eq!(item(&Lookup::of(&ledger), &subject), None);
    }
}
