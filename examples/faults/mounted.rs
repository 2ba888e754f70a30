//! Small disks.
use crate::common::*;
use crate::sentences::Sentences;
pub fn all(
    _: &Bench,
    _: &[Work],
    _: u64,
    _: &mut Sentences,
    _: &mut Vec<String>,
) -> Result<(), Failure> {
    Ok(())
}
