//! Which format an answer is written in.

use anyhow::bail;
use clap::ValueEnum;

use super::file::Destination;

/// The format that was `named`, else the one that the file's ending tells, else the `usual` one. The
/// words of the formats and their aliases are the endings.
///
/// # Errors
/// When the two do not agree, and when nothing can be written in what the ending tells.
pub fn meant<F: ValueEnum>(
    named: Option<F>,
    destination: &Destination,
    usual: F,
) -> anyhow::Result<F> {
    let ending = destination.ending();
    let told = (ending.as_deref()).and_then(|ending| F::from_str(ending, true).ok());
    match (named, told, ending) {
        (Some(named), Some(told), Some(ending)) if word(&named) != word(&told) => bail!(
            "--format {} and a file that ends in .{ending} do not agree; leave out --format, or give \
             the file another ending",
            word(&named)
        ),
        (Some(format), ..) | (None, Some(format), _) => Ok(format),
        (None, None, Some(ending)) if ending != "txt" => bail!(
            "no answer can be written as .{ending}; the file's ending is one of {}, or --format says \
             which is meant",
            endings::<F>()
        ),
        (None, None, _) => Ok(usual),
    }
}

fn word<F: ValueEnum>(format: &F) -> String {
    let value = format.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

fn endings<F: ValueEnum>() -> String {
    let words = F::value_variants().iter();
    let endings: Vec<String> = words.map(|format| format!(".{}", word(format))).collect();
    endings.join(", ")
}
