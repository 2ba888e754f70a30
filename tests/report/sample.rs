//! The sample, read once, and its reports.

use std::sync::LazyLock;

use crate::program::Program;
use crate::truth;

static SAMPLE: LazyLock<Program> = LazyLock::new(|| {
    let program = Program::new();
    program.answer(&["add", truth::sample().to_str().unwrap()]);
    program.answer(&[
        "mark",
        "ORVANIA-2022-3",
        "partial",
        "--note",
        "A house was rented; <two> beds & no staff",
        "--by",
        "A. Analyst",
    ]);
    program
});

/// The database of the sample, with one decision of a person.
pub fn sample() -> &'static Program {
    &SAMPLE
}

/// The report on the sample's main country.
pub fn report(year: &str, format: &str) -> String {
    sample().answer(&["report", year, "--country", "Orvania", "--format", format])
}
