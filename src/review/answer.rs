//! What a person may say of a question, and the decision that it makes.

use std::str::FromStr;

use super::{Kind, Subject};
use crate::decision::{Quoted, Ruling, Rulings, Verdict};
use crate::dossier::Dossier;
use crate::judgement::Judgement;
use crate::report::{RecommendationId, SentenceId};
use crate::vocabulary::{Stance, Status};

/// What a person says of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Say {
    /// The program is right.
    Accept,
    /// The sentence bears on the wording, and this is what it says of it.
    As(Stance),
    /// The program is wrong.
    Reject,
    /// The wording at stake has this status.
    Mark(Status),
    /// What was said before is taken back, and left to the program again.
    Clear,
}

/// A word that says nothing of a question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no answer; say accept, reject, met, partial, unmet, dropped or clear (of a sentence also progress, lack, setback or mixed), or nothing to leave the question open"
)]
pub struct UnknownSay(String);

impl FromStr for Say {
    type Err = UnknownSay;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word.trim().to_lowercase().as_str() {
            "accept" | "accepted" => Ok(Say::Accept),
            "reject" | "rejected" => Ok(Say::Reject),
            "clear" | "cleared" => Ok(Say::Clear),
            other => (other.parse().map(Say::Mark))
                .or_else(|_| other.parse().map(Say::As))
                .map_err(|_| UnknownSay(word.to_owned())),
        }
    }
}

/// Why something cannot be said.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotSay {
    /// A text is not in the report, or not any more.
    #[error("there is no {0} in the report as it is now")]
    Gone(String),
    /// A status is only rejected by naming the right one.
    #[error("a status is rejected by saying the right one: met, partial, unmet or dropped")]
    WhichStatus,
    /// Only a sentence says something of a wording.
    #[error("progress, lack, setback and mixed are said of a sentence only")]
    NoSentence,
}

/// To accept a status is to say it oneself: [`Say::Accept`] of a status becomes the mark that the
/// program would give today. Everything else stays as it is.
pub fn agreed(judgement: &Judgement, subject: &Subject, say: Say) -> Say {
    match (subject, say) {
        (Subject::Status { wording }, Say::Accept) => (judgement.assessments.iter())
            .find(|assessment| assessment.recommendation == *wording)
            .map_or(say, |assessment| Say::Mark(assessment.program_status)),
        _ => say,
    }
}

/// The decision that is made by saying `say` of `subject`, with the words as they stand in `dossier`.
///
/// # Errors
/// [`CannotSay::Gone`] where a text is not there; [`CannotSay::WhichStatus`] where a status is
/// accepted or rejected and not said ([`agreed`] says the program's); [`CannotSay::NoSentence`] where
/// a stance is given to something else than a sentence.
pub fn ruling(dossier: &Dossier, subject: &Subject, say: Say) -> Result<Ruling, CannotSay> {
    let stance = match say {
        Say::As(stance) => Some(stance),
        _ => None,
    };
    if stance.is_some() && subject.kind() != Kind::Evidence {
        return Err(CannotSay::NoSentence);
    }
    let verdict = match say {
        Say::Mark(status) => {
            return Ok(Ruling::Status {
                wording: wording(dossier, subject.wording())?,
                status: Some(status),
            });
        }
        Say::Accept | Say::As(_) => Some(Verdict::Accepted),
        Say::Reject => Some(Verdict::Rejected),
        Say::Clear => None,
    };
    match subject {
        Subject::Match { from, to } => Ok(Ruling::Match {
            from: wording(dossier, from)?,
            to: wording(dossier, to)?,
            verdict,
        }),
        Subject::Evidence {
            wording: id,
            sentence: said,
        } => Ok(Ruling::Evidence {
            wording: wording(dossier, id)?,
            sentence: sentence(dossier, said)?,
            verdict,
            stance,
        }),
        Subject::Status { wording: id } if verdict.is_none() => Ok(Ruling::Status {
            wording: wording(dossier, id)?,
            status: None,
        }),
        Subject::Status { .. } => Err(CannotSay::WhichStatus),
    }
}

fn wording(
    dossier: &Dossier,
    id: &RecommendationId,
) -> Result<Quoted<RecommendationId>, CannotSay> {
    (dossier.wording(id))
        .map(|recommendation| Quoted {
            id: id.clone(),
            text: recommendation.text.clone(),
        })
        .ok_or_else(|| CannotSay::Gone(id.to_string()))
}

fn sentence(dossier: &Dossier, id: &SentenceId) -> Result<Quoted<SentenceId>, CannotSay> {
    let mut sentences = dossier.reports.iter().flat_map(|r| &r.sentences);
    sentences
        .find(|sentence| sentence.id == *id)
        .map(|sentence| Quoted {
            id: id.clone(),
            text: sentence.text.clone(),
        })
        .ok_or_else(|| CannotSay::Gone(id.to_string()))
}

/// The decision that says of the same thing what holds of it today: saying it after `ruling` brings
/// back what was before. The same as `ruling` where that says nothing new.
pub fn before(rulings: &Rulings, ruling: &Ruling) -> Ruling {
    let mut before = ruling.clone();
    match &mut before {
        Ruling::Status { wording, status } => *status = rulings.statuses.get(&wording.id).copied(),
        Ruling::Match { from, to, verdict } => {
            *verdict = (rulings.matches)
                .get(&(from.id.clone(), to.id.clone()))
                .copied();
        }
        Ruling::Evidence {
            wording,
            sentence,
            verdict,
            stance,
        } => {
            let link = (wording.id.clone(), sentence.id.clone());
            *verdict = rulings.evidence.get(&link).copied();
            *stance = rulings.stances.get(&link).copied();
        }
    }
    before
}
