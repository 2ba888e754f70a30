//! Views as JSON: for programs, so complete and in stable order.

mod export;

pub use export::ExportWriter;

use serde::Serialize;

/// `view` as JSON over several lines, with a newline at the end.
///
/// # Errors
/// When the view cannot be written as JSON, which no view of ours gives cause for.
pub fn pretty(view: &impl Serialize) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(view)?;
    text.push('\n');
    Ok(text)
}
