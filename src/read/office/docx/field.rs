//! Fields: what Word computes. Their instructions are no text; what they show is, unless it is a
//! page number or a table of contents.

/// The fields that are open, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether its instruction is over and what it shows has begun.
    shows: bool,
}

/// What the text under way belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Text that a reader sees.
    Text,
    /// An instruction.
    Nothing,
    /// A page number.
    PageNumber,
    /// A table of contents.
    Contents,
}

/// More open fields are a damaged file.
const MOST_OPEN: usize = 100;

impl Fields {
    /// A mark of the kind that `w:fldCharType` names.
    pub fn mark(&mut self, kind: &str) {
        match kind {
            "begin" if self.open.len() < MOST_OPEN => self.open.push(Field::default()),
            "separate" => {
                if let Some(field) = self.open.last_mut() {
                    field.shows = true;
                }
            }
            "end" => {
                self.open.pop();
            }
            _ => {}
        }
    }

    pub fn instruct(&mut self, words: &str) {
        if let Some(field) = self.open.last_mut() {
            field.instruction.push_str(words);
        }
    }

    /// A field whose instruction runs past its paragraph was never ended.
    pub fn end_paragraph(&mut self) {
        self.open.retain(|field| field.shows);
    }

    pub fn shown(&self) -> Shown {
        let kinds = self.open.iter().map(|field| match field.shows {
            true => of(&field.instruction),
            false => Shown::Nothing,
        });
        kinds.fold(Shown::Text, |so_far, next| match (so_far, next) {
            (Shown::Text, next) => next,
            (Shown::Contents, _) => Shown::Contents,
            (_, Shown::Nothing) => Shown::Nothing,
            (so_far, _) => so_far,
        })
    }
}

/// What a field with this instruction shows.
pub(super) fn of(instruction: &str) -> Shown {
    let name = instruction.split_whitespace().next().unwrap_or_default();
    match name.to_uppercase().as_str() {
        "PAGE" | "NUMPAGES" | "SECTIONPAGES" => Shown::PageNumber,
        "TOC" => Shown::Contents,
        _ => Shown::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_shows_its_words_and_a_page_number_is_none() {
        let mut fields = Fields::default();
        fields.mark("begin");
        fields.instruct(" HYPERLINK \"https://example.org\" ");
        assert_eq!(fields.shown(), Shown::Nothing);
        fields.mark("separate");
        assert_eq!(fields.shown(), Shown::Text);
        fields.mark("begin");
        fields.instruct(" PAGE \\* MERGEFORMAT ");
        fields.mark("separate");
        assert_eq!(fields.shown(), Shown::PageNumber);
        fields.mark("end");
        fields.mark("end");
        assert_eq!(fields.shown(), Shown::Text);
    }

    #[test]
    fn a_field_that_never_ends_does_not_swallow_what_follows() {
        let mut fields = Fields::default();
        fields.mark("begin");
        fields.instruct("AUTHOR");
        fields.end_paragraph();
        assert_eq!(fields.shown(), Shown::Text);
    }
}
