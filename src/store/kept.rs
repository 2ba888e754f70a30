//! What recording came to.

use serde::Serialize;

use super::longer::BreaksOff;
use crate::report::{ReportId, SectionKind};

/// What recording one source came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// What became of each report that it brought, in their order.
    pub reports: Vec<Recorded>,
    /// The stored reports of which it had given a part before, and gives none now that it is read
    /// otherwise.
    pub withdrawn: Vec<Withdrawn>,
}

impl Kept {
    /// The reports that have not all the words any more that they had, or have them in other places.
    pub fn rewritten(&self) -> impl Iterator<Item = &ReportId> {
        let rewritten = |one: &&Recorded| match one.change {
            Change::Added | Change::Unchanged => false,
            Change::Replaced | Change::Extended | Change::Changed | Change::Aside => true,
        };
        let reports = self.reports.iter().filter(rewritten).map(|one| &one.id);
        reports.chain(self.withdrawn.iter().map(|one| &one.id))
    }
}

/// What recording one report came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The report.
    pub id: ReportId,
    /// What became of the stored one.
    pub change: Change,
    /// Whether words that stood in the stored report had to give way to others.
    pub overrides: bool,
    /// The names of the other sources that had given those words.
    pub takes_place_of: Vec<String>,
    /// Where this source or an earlier one breaks off before what the other has.
    pub breach: Option<Breach>,
    /// Where parts are missing now: the names of sources that may have had them.
    pub may_have: Vec<String>,
    /// Where a table was the chosen list and is no longer: the names of sources that may have the
    /// report's own.
    pub own_list_in: Option<Vec<String>>,
    /// What gave way to the words of a source that weighs more, where anything did.
    pub gave_way: Option<GaveWay>,
    /// How many recommendations the source brought; `None` where it did not hold the list.
    pub recommendations: Option<usize>,
    /// How many sections it brought.
    pub sections: usize,
    /// How many sentences they have.
    pub sentences: usize,
    /// What is otherwise in the stored report now than before the source was read.
    pub difference: Difference,
}

/// Where one of two sources breaks off before what the other has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// Which of them breaks off.
    pub which: BreaksOff,
    /// In which parts; the list of recommendations is one.
    pub parts: Vec<SectionKind>,
    /// The names of the sources that were read before.
    pub others: Vec<String>,
}

/// What gave way to the words of a source that weighs more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GaveWay {
    /// All that a damaged copy brought: the report had been read in whole.
    DamagedCopy,
    /// The list of the table that was read: the report itself gave one.
    ThisTable(NotInIt),
    /// The list of a table that was read before: the report itself brought one now.
    EarlierTable(NotInIt),
    /// The list that the report itself brought: a person chose that of a table.
    OwnList,
}

/// How many rows of a table the report's own list has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotInIt {
    /// So many, at least one.
    pub missing: usize,
    /// Of so many.
    pub rows: usize,
}

/// A stored report from which a source has taken back what it had given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withdrawn {
    /// The report.
    pub id: ReportId,
    /// Whether other sources still give a part of it; otherwise it is gone.
    pub stands: bool,
    /// What is gone from it.
    pub difference: Difference,
    /// The names of sources that may have given it before: the others of this report, or those of
    /// which nothing stands anywhere today.
    pub may_have: Vec<String>,
}

/// What of a stored report is otherwise than before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// How many wordings its list has that it had not.
    pub recommendations_new: usize,
    /// How many wordings its list had that it has no more.
    pub recommendations_gone: usize,
    /// The kinds of section that it had none of.
    pub sections_new: Vec<SectionKind>,
    /// The kinds of section that read otherwise.
    pub sections_changed: Vec<SectionKind>,
    /// The kinds of section that it has none of any more.
    pub sections_gone: Vec<SectionKind>,
    /// Whether it had a list of recommendations, and has none now.
    pub list_gone: bool,
}

/// What became of the stored report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// There was none.
    Added,
    /// It says the same.
    Unchanged,
    /// The whole report took its place.
    Replaced,
    /// A part brought parts that it lacked, or that go on where others break off.
    Extended,
    /// A part took the place of words that it had.
    Changed,
    /// It stays as it is: what was read weighs less and was kept aside.
    Aside,
}

impl Difference {
    /// Whether it has no section of a kind, or no list, that it had.
    pub fn lacks_parts(&self) -> bool {
        self.list_gone || !self.sections_gone.is_empty()
    }
}
