//! Copies that break off: where the words of one source end within a sentence and are the beginning
//! of those of another that weighs as much, the one that goes on stands, whichever was read first. One
//! that ends where a sentence does is another version, and the latest stands. Pure.

use std::collections::{BTreeMap, BTreeSet};

use super::merge::{Stored, things};
use super::weigh::words;
use crate::report::{Field, Recommendation, SectionKind, Standing};

/// Where one of two sources breaks off before what the other has, by the numbers of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// Which of them breaks off.
    pub which: BreaksOff,
    /// In which parts; the list of recommendations is one.
    pub parts: Vec<SectionKind>,
    /// The sources read before.
    pub others: BTreeSet<i64>,
}

/// Which of two sources breaks off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreaksOff {
    /// The one that was read now.
    ThisOne,
    /// One that was read before.
    EarlierOne,
}

/// What goes on where the words of another break off, and of which sources it is.
type Beyond = BTreeMap<SectionKind, BTreeSet<i64>>;

impl Stored {
    /// `new` of `source`, with this one's words where they go on and those of `new` break off.
    pub(super) fn carried_on(&self, mut new: Stored, source: i64) -> Stored {
        let beyond = self.beyond(&new, new.standing(source));
        for kind in beyond.keys() {
            if *kind == SectionKind::Recommendations {
                new.recommendations = self.recommendations.clone();
                continue;
            }
            let of_kind = new.sections.iter().position(|s| s.thing.kind == *kind);
            new.sections.retain(|s| s.thing.kind != *kind);
            let longer = self.sections.iter().filter(|s| s.thing.kind == *kind);
            let place = of_kind.unwrap_or_default();
            new.sections.splice(place..place, longer.cloned());
        }
        new.recognition.retain(|told| match told.thing.field {
            Field::Section => !beyond.keys().any(|kind| kind.word() == told.thing.value),
            Field::Recommendations => !beyond.contains_key(&SectionKind::Recommendations),
            _ => true,
        });
        new
    }

    /// `whole`, with how those parts were told that it has from sources of this one.
    pub(super) fn recognised_in(&self, mut whole: Stored, source: i64) -> Stored {
        let list = whole.recommendations.as_ref().map(|list| list.source);
        let gives = |other: i64, kind: Option<&str>| {
            let mut sections = whole.sections.iter();
            sections
                .any(|s| s.source == other && kind.is_none_or(|kind| kind == s.thing.kind.word()))
        };
        let stands = (self.recognition.iter()).filter(|told| {
            told.source != source
                && match told.thing.field {
                    Field::Section => gives(told.source, Some(&told.thing.value)),
                    Field::Recommendations => list == Some(told.source),
                    _ => list == Some(told.source) || gives(told.source, None),
                }
        });
        let stands: Vec<_> = stands.cloned().collect();
        whole.recognition.extend(stands);
        whole.recognition.sort_by_key(|told| told.source);
        whole
    }

    /// The parts of `new` that break off before what this one has of at least that standing.
    fn beyond(&self, new: &Stored, standing: Standing) -> Beyond {
        let mut beyond = Beyond::new();
        let kinds: BTreeSet<SectionKind> = things(&new.sections).map(|s| s.kind).collect();
        for kind in kinds {
            let own = self.sections.iter().filter(|s| s.thing.kind == kind);
            let sources: BTreeSet<i64> = own.map(|section| section.source).collect();
            let as_heavy = |source: &i64| self.standing(*source) >= standing;
            if sources.iter().all(as_heavy)
                && new.ends_within_a_sentence(kind)
                && breaks_off(&new.text(kind), &self.text(kind))
            {
                beyond.insert(kind, sources);
            }
        }
        if let (Some(new), Some(own)) = (&new.recommendations, &self.recommendations)
            && self.list_standing() == Some(standing)
            && list_breaks_off(&new.thing, &own.thing)
        {
            beyond.insert(SectionKind::Recommendations, [own.source].into());
        }
        beyond
    }

    /// Where `new` of `source` or this one breaks off before what the other has.
    pub(super) fn cut_beside(&self, new: &Stored, source: i64) -> Option<Cut> {
        let standing = new.standing(source);
        if matches!(standing, Standing::Table | Standing::Chosen) {
            return None;
        }
        let told = |which, parts: Vec<SectionKind>, mut others: BTreeSet<i64>| {
            others.remove(&source);
            (!others.is_empty()).then_some(Cut {
                which,
                parts,
                others,
            })
        };
        let this = self.beyond(new, standing);
        let others = this.values().flatten().copied().collect();
        let parts = this.into_keys().collect();
        told(BreaksOff::ThisOne, parts, others).or_else(|| {
            let as_heavy = self.of_at_least(standing)?;
            let earlier: Vec<SectionKind> = new.beyond(&as_heavy, standing).into_keys().collect();
            let sections = as_heavy.sections.iter();
            let sections = sections.filter(|section| earlier.contains(&section.thing.kind));
            let mut others: BTreeSet<i64> = sections.map(|section| section.source).collect();
            if earlier.contains(&SectionKind::Recommendations) {
                others.extend(as_heavy.recommendations.map(|list| list.source));
            }
            told(BreaksOff::EarlierOne, earlier, others)
        })
    }

    /// The sources of words that stand in this one and not in `after`, not even as a beginning.
    pub fn loses_words_of(&self, after: &Stored) -> BTreeSet<i64> {
        let kept = |section: &&super::merge::From<_>| {
            let section: &crate::report::Section = &section.thing;
            let same = things(&after.sections).any(|other| other == section);
            same || after
                .text(section.kind)
                .starts_with(&self.text(section.kind))
        };
        let lost = self.sections.iter().filter(|section| !kept(section));
        let mut lost: BTreeSet<i64> = lost.map(|section| section.source).collect();
        if let Some(own) = &self.recommendations {
            let list = after.recommendations.as_ref().map(|list| &list.thing);
            if !list.is_some_and(|list| goes_on(&own.thing, list)) {
                lost.insert(own.source);
            }
        }
        if self.rating.is_some() && self.rating != after.rating {
            let rating = (self.recognition.iter()).filter(|told| {
                told.thing.field == Field::Rating && Some(&told.thing.value) == self.rating.as_ref()
            });
            lost.extend(rating.map(|told| told.source));
        }
        lost
    }

    /// Whether the last of its sections of that kind ends where no sentence does.
    fn ends_within_a_sentence(&self, kind: SectionKind) -> bool {
        let last = things(&self.sections).filter(|section| section.kind == kind);
        last.last().is_some_and(|section| is_open(&section.text))
    }

    /// The letters and digits of its sections of that kind.
    fn text(&self, kind: SectionKind) -> String {
        let of_kind = things(&self.sections).filter(|section| section.kind == kind);
        of_kind.map(|section| words(&section.text)).collect()
    }
}

/// Whether `cut`, in letters and digits, is the beginning of `whole` and no more. A file breaks off
/// within a word as easily as after one.
fn breaks_off(cut: &str, whole: &str) -> bool {
    !cut.is_empty() && cut.len() < whole.len() && whole.starts_with(cut)
}

/// Whether the last wording of `cut` is the beginning of the one that stands there in `whole`, and all
/// before are the same.
fn list_breaks_off(cut: &[Recommendation], whole: &[Recommendation]) -> bool {
    let Some((last, before)) = cut.split_last() else {
        return false;
    };
    let Some((there, _)) = whole.get(before.len()..).and_then(<[_]>::split_first) else {
        return false;
    };
    is_open(&last.text)
        && breaks_off(&words(&last.text), &words(&there.text))
        && in_letters(before) == in_letters(&whole[..before.len()])
}

/// Whether a text ends within a sentence.
fn is_open(text: &str) -> bool {
    let closed = ['.', '!', '?', ';', ':', '…', ')', ']', '”', '"', '’'];
    !text.trim_end().ends_with(closed)
}

/// Whether all wordings stand in `after`, which may go on.
fn goes_on(list: &[Recommendation], after: &[Recommendation]) -> bool {
    list == after || !list.is_empty() && in_letters(after).starts_with(&in_letters(list))
}

fn in_letters(list: &[Recommendation]) -> String {
    list.iter().map(|wording| words(&wording.text)).collect()
}
