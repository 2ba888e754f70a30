//! One narrative's blocks walked from top to bottom: which section each belongs to, where the
//! list of recommendations stands, and which lines are the publisher's.

use super::tidy::tidied;
use super::{Body, RawList, RawSection, THREE};
use crate::narrative::recommendations::{ListHeading, Piece, list_heading};
use crate::narrative::section::{self, SectionHeading};
use crate::narrative::{formula, furniture, rating};
use crate::read::Block;
use crate::report::{Clue, SectionKind};

/// Parts `blocks` into sections. Text before the first heading is of the kind `start`.
pub(in crate::narrative) fn walk(blocks: &[Block], start: SectionKind) -> Body {
    let has_headings = blocks.iter().any(|block| {
        section::heading(block.text()).is_some_and(|heading| THREE.contains(&heading.kind))
    });
    let mut walk = Walk {
        body: Body::default(),
        start,
        has_headings,
        place: Place::Start,
    };
    for block in blocks {
        walk.step(block);
    }
    tidied(walk.body)
}

/// All of `blocks` as one section of a kind that the user gave.
pub(in crate::narrative) fn as_one(blocks: &[Block], kind: SectionKind) -> Body {
    let mut body = Body::default();
    if kind == SectionKind::Recommendations {
        let pieces = blocks.iter().filter_map(piece_of_list).collect();
        body.list = Some(RawList {
            heading: ListHeading::given(),
            pieces,
        });
        return body;
    }
    let mut section = RawSection::new(kind, String::new(), Clue::Option);
    for block in blocks {
        match section::heading(block.text()) {
            Some(heading) if heading.kind == kind => {
                section.heading = heading.words;
                if !heading.rest.is_empty() {
                    section.paragraphs.push(heading.rest);
                }
            }
            _ if furniture::is_furniture(block.text()) => {}
            _ => section.paragraphs.push(block.text().to_owned()),
        }
    }
    body.sections.push(section);
    tidied(body)
}

fn piece_of_list(block: &Block) -> Option<Piece> {
    if let Some(heading) = list_heading(block.text()) {
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

struct Walk {
    body: Body,
    start: SectionKind,
    has_headings: bool,
    place: Place,
}

impl Walk {
    fn step(&mut self, block: &Block) {
        let text = block.text();
        if let Some(heading) = list_heading(text) {
            self.open_list(heading);
        } else if let Some(heading) = section::heading(text) {
            self.open_headed(heading);
        } else if furniture::ends_narrative(text) {
            self.place = Place::Beyond;
        } else if furniture::is_furniture(text) {
        } else if rating::alone(text).is_some() {
            self.body.rating_lines.push(text.to_owned());
        } else if let Block::Heading(_, words) = block {
            self.open(RawSection::new(
                SectionKind::Other,
                words.clone(),
                Clue::Heading,
            ));
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
                if formula::is_tier_paragraph(text) {
                    self.open(RawSection::new(
                        SectionKind::Introduction,
                        String::new(),
                        Clue::Text,
                    ));
                } else if let Some(kind) = formula::opens(text) {
                    self.open(RawSection::new(kind, String::new(), Clue::Text));
                } else if let Some(list) = &mut self.body.list {
                    list.pieces.push(Piece::of(block));
                    return;
                }
            }
            Place::Section => self.turn(text),
        }
        if let Some(section) = self.body.sections.last_mut() {
            section.paragraphs.push(text.to_owned());
        }
    }

    /// Begins the first section, told by its opening formula or else of the kind `otherwise`.
    fn open_by_words(&mut self, text: &str, otherwise: SectionKind) {
        let told = (!self.has_headings).then(|| formula::opens(text)).flatten();
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
        let Some(told) = formula::opens(text) else {
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

    fn open(&mut self, section: RawSection) {
        self.body.sections.push(section);
        self.place = Place::Section;
    }
}
