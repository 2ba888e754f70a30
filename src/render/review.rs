//! The questions of `unmet review`: what is shown of one, as paragraphs that a full screen and a page
//! of lines draw alike, and all of them as a file that comes back with answers.

mod file;
mod paragraphs;

pub use file::{json_lines, table};
pub use paragraphs::{Fold, Paragraph, Run, Tone, asked, body, head, if_accepted, if_rejected};
