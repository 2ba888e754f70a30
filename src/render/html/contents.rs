//! The table of contents.

/// A line of the table of contents.
pub(super) struct Entry {
    pub anchor: String,
    pub title: String,
    pub parts: Vec<Entry>,
}

impl Entry {
    pub fn new(anchor: impl Into<String>, title: impl Into<String>) -> Self {
        Entry {
            anchor: anchor.into(),
            title: title.into(),
            parts: Vec::new(),
        }
    }

    pub fn with(self, parts: Vec<Entry>) -> Self {
        Entry { parts, ..self }
    }
}
