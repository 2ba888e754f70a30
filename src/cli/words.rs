//! Arguments that take one of a few words.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use unmet::judgement::Status;
use unmet::report::SectionKind;

/// A status word; any other is wrong usage, told with the list of them.
pub fn status() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.iter().map(|status| status.word()))
        .try_map(|word| word.parse::<Status>())
}

/// The word of a section that can bear evidence.
pub fn evidence_section() -> impl TypedValueParser<Value = SectionKind> {
    let kinds = SectionKind::ALL
        .into_iter()
        .filter(|kind| kind.bears_evidence());
    PossibleValuesParser::new(kinds.map(SectionKind::word))
        .try_map(|word| word.parse::<SectionKind>())
}

/// The word of any section.
pub fn section() -> impl TypedValueParser<Value = SectionKind> {
    PossibleValuesParser::new(SectionKind::ALL.into_iter().map(SectionKind::word))
        .try_map(|word| word.parse::<SectionKind>())
}
