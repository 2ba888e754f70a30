//! One narrative's blocks walked from top to bottom: which section each belongs to, where the
//! list of recommendations stands, and which lines are the publisher's.

use super::tidy::tidied;
use super::{Body, RawList, RawSection, THREE};
use crate::narrative::furniture;
use crate::narrative::recommendations::{ListHeading, Piece};
use crate::narrative::section::SectionHeading;
use crate::narrative::series::{Aside, RowMeaning, SeriesLayout};
use crate::read::Block;
use crate::report::{Clue, SectionKind};

/// Parts `blocks` into sections. Text before the first heading is of the kind `start`.
pub(in crate::narrative) fn walk(
    layout: &dyn SeriesLayout,
    blocks: &[Block],
    start: SectionKind,
) -> Body {
    let has_headings = blocks.iter().any(|block| {
        layout
            .section(block.text())
            .is_some_and(|heading| THREE.contains(&heading.kind))
    });
    let mut walk = Walk {
        layout,
        tables: Vec::new(),
        caption: String::new(),
        body: Body::default(),
        start,
        has_headings,
        place: Place::Start,
    };
    for block in blocks {
        walk.step(block);
    }
    walk.end_tables();
    tidied(walk.body)
}

/// All of `blocks` as one section of a kind that the user gave.
pub(in crate::narrative) fn as_one(
    layout: &dyn SeriesLayout,
    blocks: &[Block],
    kind: SectionKind,
) -> Body {
    let mut body = Body::default();
    if kind == SectionKind::Recommendations {
        let pieces = blocks
            .iter()
            .filter_map(|block| piece_of_list(layout, block))
            .collect();
        body.list = Some(RawList {
            heading: ListHeading::given(),
            pieces,
        });
        return body;
    }
    let mut section = RawSection::new(kind, String::new(), Clue::Option);
    for block in blocks {
        match layout.section(block.text()) {
            Some(heading) if heading.kind == kind => {
                section.heading = heading.words;
                if !heading.rest.is_empty() {
                    section.paragraphs.push(heading.rest);
                }
            }
            _ if furniture::is_furniture(block.text()) => {}
            _ if layout.aside(block.text()).is_some() => {}
            _ => {
                let text = layout.without_references(block.text());
                section.paragraphs.push(text.into_owned());
            }
        }
    }
    body.sections.push(section);
    tidied(body)
}

fn piece_of_list(layout: &dyn SeriesLayout, block: &Block) -> Option<Piece> {
    if let Some(heading) = layout.list(block.text()) {
        return (!heading.rest.is_empty()).then(|| Piece::paragraph(&heading.rest));
    }
    (!furniture::is_furniture(block.text())).then(|| Piece::of(block))
}

/// Where the walk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Section,
    List,
    Beyond,
}

struct Walk<'l> {
    layout: &'l dyn SeriesLayout,
    body: Body,
    /// Tables of facts of the section under way, which follow its text as sections of their own.
    tables: Vec<RawSection>,
    /// The caption of the table that comes next.
    caption: String,
    start: SectionKind,
    has_headings: bool,
    place: Place,
}

impl Walk<'_> {
    fn step(&mut self, block: &Block) {
        let text = block.text();
        if let Block::Row(row) = block
            && matches!(self.place, Place::Section | Place::Start)
            && let RowMeaning::Facts(facts) = self.layout.row(row)
        {
            self.facts(facts);
        } else if let Some(heading) = self.layout.list(text) {
            self.open_list(heading);
        } else if let Some(heading) = self.layout.section(text) {
            self.open_headed(heading);
        } else if furniture::ends_narrative(text) {
            self.place = Place::Beyond;
        } else if furniture::is_furniture(text) {
        } else if self.layout.rating(text).is_some() {
            self.body.rating_lines.push(text.to_owned());
        } else if let Some(aside) = self.layout.aside(text) {
            if let Aside::Caption(caption) = aside {
                self.caption = caption;
            }
        } else if let Block::Heading(_, words) = block {
            let within = self.body.sections.last().map(|section| section.kind);
            let kind = match self.place {
                Place::Section => self.layout.below(within),
                _ => self.layout.below(None),
            };
            self.open(RawSection::new(kind, words.clone(), Clue::Heading));
        } else {
            self.text(block);
        }
    }

    fn text(&mut self, block: &Block) {
        let text = block.text();
        match self.place {
            Place::Beyond => return,
            Place::Start => self.open_by_words(text, self.start),
            Place::List => {
                if self.layout.is_rating_paragraph(text) {
                    self.open(RawSection::new(
                        SectionKind::Introduction,
                        String::new(),
                        Clue::Text,
                    ));
                } else if let Some(kind) = self.layout.opened_by(text) {
                    self.open(RawSection::new(kind, String::new(), Clue::Text));
                } else if let Some(list) = &mut self.body.list {
                    list.pieces.push(Piece::of(block));
                    return;
                }
            }
            Place::Section => self.turn(text),
        }
        let text = match block {
            Block::Row(row) => match self.layout.row(row) {
                RowMeaning::Text(text) | RowMeaning::Facts(text) => text,
            },
            _ => self.layout.without_references(text).into_owned(),
        };
        if let Some(section) = self.body.sections.last_mut() {
            section.paragraphs.push(text);
        }
    }

    /// Begins the first section, told by its opening formula or else of the kind `otherwise`.
    fn open_by_words(&mut self, text: &str, otherwise: SectionKind) {
        let told = (!self.has_headings)
            .then(|| self.layout.opened_by(text))
            .flatten();
        let by = if told.is_some() {
            Clue::Text
        } else {
            Clue::Heading
        };
        self.open(RawSection::new(
            told.unwrap_or(otherwise),
            String::new(),
            by,
        ));
    }

    /// Begins another section where a paragraph opens one without a heading.
    fn turn(&mut self, text: &str) {
        let current = self.body.sections.last().map(|section| section.kind);
        let Some(told) = self.layout.opened_by(text) else {
            return;
        };
        let profile_follows =
            told == SectionKind::Profile && current.is_some_and(|kind| THREE.contains(&kind));
        let unheaded = !self.has_headings && current != Some(told) && told != SectionKind::Profile;
        if profile_follows || unheaded {
            self.open(RawSection::new(told, String::new(), Clue::Text));
        }
    }

    fn open_headed(&mut self, heading: SectionHeading) {
        let mut section = RawSection::new(heading.kind, heading.words, Clue::Heading);
        section.year = heading.year;
        if !heading.rest.is_empty() {
            section.paragraphs.push(heading.rest);
        }
        self.open(section);
    }

    fn open_list(&mut self, heading: ListHeading) {
        let first = (!heading.rest.is_empty()).then(|| Piece::paragraph(&heading.rest));
        let list = self.body.list.get_or_insert_with(|| RawList {
            heading,
            pieces: Vec::new(),
        });
        list.pieces.extend(first);
        self.place = Place::List;
    }

    /// A row of a table of facts.
    fn facts(&mut self, row: String) {
        let caption = std::mem::take(&mut self.caption);
        match self.tables.last_mut() {
            Some(table) if caption.is_empty() || caption == table.heading => {
                table.paragraphs.push(row);
            }
            _ => {
                let mut table = RawSection::new(SectionKind::Other, caption, Clue::Table);
                table.paragraphs.push(row);
                self.tables.push(table);
            }
        }
    }

    fn end_tables(&mut self) {
        // The head of a table whose rows are text is all that is left of it.
        let is_head =
            |row: &String| furniture::is_label(row) && !row.contains(|c: char| c.is_ascii_digit());
        self.tables
            .retain(|table| !table.paragraphs.iter().all(is_head));
        self.body.sections.append(&mut self.tables);
    }

    fn open(&mut self, section: RawSection) {
        self.end_tables();
        self.body.sections.push(section);
        self.place = Place::Section;
    }
}
