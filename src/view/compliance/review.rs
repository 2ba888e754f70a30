//! Which asks of earlier editions an edition had to answer.

use crate::judgement::{Ask, LinkDecision, Status};
use crate::report::Edition;
use crate::view::Lookup;
use crate::view::overview::Asked;
use crate::view::past::Past;

/// An ask of editions before the one that answers.
pub(super) struct Reviewed<'a> {
    pub ask: &'a Ask,
    /// The latest edition before the answering one that asks it.
    pub last_asked: Edition,
    /// Whether the answering edition asks it.
    pub asked: Asked,
    /// Where the wording of [`Reviewed::last_asked`] stood once the answering edition was out.
    pub status: Status,
    /// Whether it had ended before, and the answering edition says nothing of it.
    pub closed: bool,
}

/// The asks of editions before `year` as they stood when that edition had come out.
pub(super) fn reviewed<'a>(lookup: &Lookup<'a>, year: Edition, past: &Past) -> Vec<Reviewed<'a>> {
    let last_list = lookup.asking_editions().rfind(|edition| *edition < year);
    (lookup.ledger.judgement.asks.iter())
        .filter_map(|ask| {
            let last_asked = ask
                .wordings
                .iter()
                .rfind(|w| w.report.year < year)?
                .report
                .year;
            let asked = Asked::in_edition(lookup, ask, year);
            let ended = last_list.is_some_and(|last| last_asked < last);
            let statuses = (ask.wordings.iter())
                .filter(|wording| wording.report.year == last_asked)
                .map(|wording| past.status(wording).0);
            Some(Reviewed {
                ask,
                last_asked,
                asked,
                status: statuses
                    .max_by_key(|status| status.left_to_do())
                    .unwrap_or(Status::Pending),
                closed: ended && !asked.is_made() && !answers(lookup, ask, year),
            })
        })
        .collect()
}

/// Whether a sentence of the edition of `year` bears on an earlier wording of `ask`.
fn answers(lookup: &Lookup, ask: &Ask, year: Edition) -> bool {
    (ask.wordings.iter())
        .filter(|wording| wording.report.year < year)
        .flat_map(|wording| lookup.evidence(wording))
        .any(|link| link.sentence.report.year == year && link.decision != LinkDecision::Rejected)
}
