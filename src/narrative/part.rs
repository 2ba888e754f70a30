//! One source into its narratives: where each country's report begins and ends.

use super::furniture;
use super::heading::{self, CountryHeading, is_narrative, is_sentence};
use super::series::{Opening, SeriesLayout};
use super::title::TitleClue;
use crate::read::{Block, Document};

/// The blocks of one country's report, and what stands before it.
#[derive(Debug, Clone)]
pub(super) struct Part<'a> {
    /// The heading under which it begins, where there is one.
    pub heading: Option<CountryHeading>,
    /// Titles and publisher's lines right before it.
    pub front: &'a [Block],
    /// Titles and publisher's lines at the top of the source.
    pub top: &'a [Block],
    /// Its own blocks.
    pub blocks: Vec<Block>,
}

/// How many blocks (publisher, date, citation, disclaimer) can stand between title and heading.
const FRONT: usize = 12;

/// How many blocks (rating box, caption) can stand between a bare name and its narrative.
const NEAR: usize = 4;

/// The narratives in `document`, in order. Never empty; one without heading where none is found.
pub(super) fn parts<'a>(document: &'a Document, layout: &dyn SeriesLayout) -> Vec<Part<'a>> {
    let blocks = &document.blocks;
    let source = Parting { blocks, layout };
    let starts = source.starts();
    let Some((first, _)) = starts.first() else {
        return vec![source.headless()];
    };
    let top = &blocks[..*first];
    let mut parts = Vec::with_capacity(starts.len());
    let mut before = 0;
    for (number, (start, heading)) in starts.iter().enumerate() {
        let front = source.front(before, *start);
        let next = starts.get(number + 1);
        let end = next.map_or(blocks.len(), |(next, _)| {
            source.front_start(start + 1, *next)
        });
        let mut own = Vec::new();
        if is_sentence(&heading.rest) {
            own.push(Block::Paragraph(heading.rest.clone()));
        }
        own.extend_from_slice(&blocks[start + 1..end]);
        parts.push(Part {
            heading: Some(heading.clone()),
            front,
            top,
            blocks: own,
        });
        before = start + 1;
    }
    parts
}

/// The blocks of a source that are parted by the layout of its series.
struct Parting<'a, 'l> {
    blocks: &'a [Block],
    layout: &'l dyn SeriesLayout,
}

impl<'a> Parting<'a, '_> {
    /// A source without any country's heading: titles before the first narrative paragraph are its
    /// top.
    fn headless(&self) -> Part<'a> {
        let blocks = self.blocks;
        let first = blocks.iter().position(|block| self.begins_narrative(block));
        // Short lines throughout: whatever they are, they may be titles as well as text.
        let (top, first) = first.map_or((blocks.len(), 0), |first| (first, first));
        Part {
            heading: None,
            front: &[],
            top: &blocks[..top],
            blocks: blocks[first..].to_vec(),
        }
    }

    fn begins_narrative(&self, block: &Block) -> bool {
        let text = block.text();
        self.layout.section(text).is_some()
            || self.layout.list(text).is_some()
            || (is_sentence(text)
                && !furniture::is_furniture(text)
                && self.layout.title(text).is_none())
    }

    /// Where countries' reports begin. The same country twice is one report, unless a title of
    /// another edition stands between.
    fn starts(&self) -> Vec<(usize, CountryHeading)> {
        let mut starts: Vec<(usize, CountryHeading)> = Vec::new();
        for place in 0..self.blocks.len() {
            let Some(heading) = self.heading_at(place) else {
                starts.extend(self.opening_at(place, starts.last()));
                continue;
            };
            if let Some((last_place, last)) = starts.last()
                && last.name.same(&heading.name)
            {
                if !self.has_narrative(last_place + 1, place) {
                    // The page's title first, then the report's own heading: the latter tells more.
                    if last.rating.is_none() || heading.rating.is_some() {
                        starts.pop();
                        starts.push((place, heading));
                    }
                    continue;
                }
                let front = self.front(last_place + 1, place);
                if !front.iter().any(|block| self.edition_of(block).is_some()) {
                    continue;
                }
            }
            starts.push((place, heading));
        }
        starts
    }

    fn heading_at(&self, place: usize) -> Option<CountryHeading> {
        let (blocks, layout) = (self.blocks, self.layout);
        let text = blocks[place].text();
        if let Some(heading) = layout.country_heading(text) {
            return Some(heading);
        }
        let mut heading = heading::bare(text)?;
        if place > 0 {
            heading.rating = layout.rating(blocks[place - 1].text());
        }
        let mut narrative = None;
        for block in blocks[place + 1..].iter().take(NEAR) {
            let text = block.text();
            if is_narrative(text) && !furniture::is_furniture(text) {
                narrative = Some(text);
                break;
            }
            let another = heading::bare(text).or_else(|| layout.country_heading(text));
            if another.is_some() && layout.rating(text).is_none() {
                return None;
            }
        }
        heading.name.is_named_in(narrative?).then_some(heading)
    }

    /// The report that begins with its opening sentence because its heading is not there.
    fn opening_at(
        &self,
        place: usize,
        last: Option<&(usize, CountryHeading)>,
    ) -> Option<(usize, CountryHeading)> {
        let text = self.blocks[place].text();
        let opening = self.layout.opening(text)?;
        let name = opening.country?;
        if let Some((last_place, last)) = last {
            let headed = !self.has_narrative(last_place + 1, place);
            let again = || {
                let edition = self.opening_from(*last_place).and_then(|o| o.edition);
                last.name.same(&name) && edition == opening.edition
            };
            if headed || again() {
                return None;
            }
        }
        let lines = self.blocks[..place].iter().rev().take(NEAR);
        let line = lines.map(Block::text).find_map(|l| self.layout.rating(l));
        let heading = CountryHeading {
            name,
            rating: line.or(opening.rating),
            words: text.to_owned(),
            rest: text.to_owned(),
        };
        Some((place, heading))
    }

    /// The opening sentence of the report whose heading is at `place`.
    fn opening_from(&self, place: usize) -> Option<Opening> {
        let blocks = self.blocks[place..].iter().take(NEAR + 1);
        blocks
            .map(Block::text)
            .find_map(|text| self.layout.opening(text))
    }

    fn has_narrative(&self, from: usize, to: usize) -> bool {
        self.blocks[from..to].iter().any(|block| {
            let text = block.text();
            is_narrative(text)
                && !furniture::is_furniture(text)
                && self.layout.title(text).is_none()
        })
    }

    /// The titles and publisher's lines between `from` and a heading at `start`.
    fn front(&self, from: usize, start: usize) -> &'a [Block] {
        &self.blocks[self.front_start(from, start)..start]
    }

    fn front_start(&self, from: usize, start: usize) -> usize {
        let near = start.saturating_sub(FRONT).max(from);
        (near..start)
            .find(|place| self.edition_of(&self.blocks[*place]).is_some())
            .unwrap_or_else(|| {
                let boxed =
                    start > from && self.layout.rating(self.blocks[start - 1].text()).is_some();
                if boxed { start - 1 } else { start }
            })
    }

    fn edition_of(&self, block: &Block) -> Option<TitleClue> {
        self.layout
            .title(block.text())
            .filter(|clue| clue.edition.is_some())
    }
}
