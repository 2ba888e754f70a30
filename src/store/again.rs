//! What becomes of one stored report when a source is read, for the first time or again. Pure.
//!
//! The same bytes read again, with other options or by a newer program, say something else only
//! where they were understood otherwise: so what they gave before is taken back first. That is how
//! a wrong guess is set right by adding the same file again.

use std::collections::BTreeSet;

use super::kept::{Change, Difference, GaveWay};
use super::merge::{From, Stored, things};
use super::weigh::gave_way;
use crate::report::{Extent, Report, SectionKind, Standing};

/// What a report is once a source has said all that it says of it.
pub(super) struct Settled {
    /// The report; `None` where nothing is left of it.
    pub after: Option<Stored>,
    /// What becomes of the rows.
    pub write: Write,
    /// What became of the stored report by each of the source's.
    pub told: Vec<Told>,
    /// What is otherwise now than before the source was read.
    pub difference: Difference,
}

/// What became of the stored report by one that a source brought.
pub(super) struct Told {
    pub change: Change,
    /// Whether words of sources that weigh as much had to give way.
    pub overrides: bool,
    pub gave_way: Option<GaveWay>,
}

/// What is to be written of a report.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Write {
    /// Nothing.
    Nothing,
    /// How its fields were told; its words stay.
    Recognition,
    /// All of it.
    Report,
}

/// What becomes of a report of which `before` is stored, when `source` brings `reports` of it, all
/// of the same name, or none any more. `addresses` are those that the source states as its own.
pub(super) fn settled(
    before: Option<&Stored>,
    reports: &[&Report],
    source: i64,
    standing: Standing,
    addresses: &BTreeSet<&str>,
) -> Settled {
    let others = before.and_then(|before| before.without(source, addresses));
    let had_others = others.is_some();
    let mut now = others;
    let mut told = Vec::with_capacity(reports.len());
    for report in reports {
        let next = match &now {
            None => Stored::new(report, source, standing),
            Some(now) => now.after(report, source, standing),
        };
        let as_heavy = now.as_ref().and_then(|now| now.of_at_least(standing));
        let overrides = as_heavy.is_some_and(|now| now.loses_words_in(&next));
        let gave_way = gave_way(now.as_ref(), &next, report, source, standing);
        let change = match &now {
            _ if matches!(gave_way, Some(GaveWay::DamagedCopy | GaveWay::ThisTable(_))) => {
                Change::Aside
            }
            Some(now) if next.reads_like(now) => Change::Unchanged,
            _ if before.is_none() && told.is_empty() => Change::Added,
            _ if !had_others && told.is_empty() => Change::Replaced,
            _ => match report.extent {
                Extent::Whole => Change::Replaced,
                Extent::Part => Change::Extended,
            },
        };
        told.push(Told {
            change,
            overrides,
            gave_way,
        });
        now = Some(next);
    }
    let difference = Difference::between(before, now.as_ref());
    match (before, now) {
        (Some(before), Some(now)) if now.reads_like(before) && now.weighs_like(before) => {
            for told in told.iter_mut().filter(|told| told.change != Change::Aside) {
                told.change = Change::Unchanged;
            }
            let retold = retold(before, &now, source);
            Settled {
                told,
                write: match retold.recognition == before.recognition {
                    true => Write::Nothing,
                    false => Write::Recognition,
                },
                after: Some(retold),
                difference,
            }
        }
        (_, after) => Settled {
            after,
            write: Write::Report,
            told,
            difference,
        },
    }
}

/// The stored report with what it is recognised by now, where `source` gives a part of it.
fn retold(before: &Stored, now: &Stored, source: i64) -> Stored {
    let mut retold = before.clone();
    retold.recognition.retain(|told| told.source != source);
    if retold.recognition.len() < before.recognition.len() {
        let told = now.recognition.iter().filter(|told| told.source == source);
        retold.recognition.extend(told.cloned());
        retold.recognition.sort_by_key(|told| told.source);
    }
    retold
}

impl Difference {
    fn between(before: Option<&Stored>, after: Option<&Stored>) -> Self {
        let texts = |stored: Option<&Stored>| -> Vec<String> {
            let list = stored.and_then(|stored| stored.recommendations.as_ref());
            list.map_or(&[][..], |From { thing, .. }| thing)
                .iter()
                .map(|wording| wording.text.clone())
                .collect()
        };
        let sections = |stored: Option<&Stored>| -> Vec<(SectionKind, String)> {
            let sections = stored.map_or(&[][..], |stored| &stored.sections);
            things(sections)
                .map(|section| (section.kind, section.text.clone()))
                .collect()
        };
        let (new, gone) = apart(texts(before), texts(after));
        let (brought, lost) = apart(sections(before), sections(after));
        let kinds = |sections: Vec<(SectionKind, String)>| -> BTreeSet<SectionKind> {
            sections.into_iter().map(|(kind, _)| kind).collect()
        };
        let (brought, lost) = (kinds(brought), kinds(lost));
        let stands: BTreeSet<SectionKind> = kinds(sections(after));
        let stood = kinds(sections(before));
        Difference {
            recommendations_new: new.len(),
            recommendations_gone: gone.len(),
            sections_new: brought.difference(&stood).copied().collect(),
            sections_changed: brought
                .union(&lost)
                .filter(|kind| stood.contains(kind) && stands.contains(kind))
                .copied()
                .collect(),
            sections_gone: stood.difference(&stands).copied().collect(),
            list_gone: before.is_some_and(|before| before.recommendations.is_some())
                && after.is_none_or(|after| after.recommendations.is_none()),
        }
    }
}

/// What of `after` was not in `before`, and what of `before` is not in `after`.
fn apart<T: PartialEq>(before: Vec<T>, after: Vec<T>) -> (Vec<T>, Vec<T>) {
    let (mut gone, mut new) = (before, Vec::new());
    for thing in after {
        match gone.iter().position(|other| *other == thing) {
            Some(place) => {
                gone.swap_remove(place);
            }
            None => new.push(thing),
        }
    }
    (new, gone)
}
