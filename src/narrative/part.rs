//! One source into its narratives: where each country's report begins and ends.

use super::heading::{self, CountryHeading, is_narrative, is_sentence};
use super::title::{self, TitleClue};
use super::{furniture, rating, section};
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
pub(super) fn parts(document: &Document) -> Vec<Part<'_>> {
    let blocks = &document.blocks;
    let starts = starts(blocks);
    let Some((first, _)) = starts.first() else {
        return vec![headless(blocks)];
    };
    let top = &blocks[..*first];
    let mut parts = Vec::with_capacity(starts.len());
    let mut before = 0;
    for (number, (start, heading)) in starts.iter().enumerate() {
        let front = front(blocks, before, *start);
        let next = starts.get(number + 1);
        let end = next.map_or(blocks.len(), |(next, _)| {
            front_start(blocks, start + 1, *next)
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

/// A source without any country's heading: titles before the first narrative paragraph are its top.
fn headless(blocks: &[Block]) -> Part<'_> {
    let first = blocks.iter().position(begins_narrative);
    // Short lines throughout: whatever they are, they may be titles as well as text.
    let (top, first) = first.map_or((blocks.len(), 0), |first| (first, first));
    Part {
        heading: None,
        front: &[],
        top: &blocks[..top],
        blocks: blocks[first..].to_vec(),
    }
}

fn begins_narrative(block: &Block) -> bool {
    let text = block.text();
    section::heading(text).is_some()
        || super::recommendations::list_heading(text).is_some()
        || (is_sentence(text) && !furniture::is_furniture(text) && title::title(text).is_none())
}

/// Where countries' reports begin. The same country twice is one report, unless a title of
/// another edition stands between.
fn starts(blocks: &[Block]) -> Vec<(usize, CountryHeading)> {
    let mut starts: Vec<(usize, CountryHeading)> = Vec::new();
    for place in 0..blocks.len() {
        let Some(heading) = heading_at(blocks, place) else {
            continue;
        };
        if let Some((last_place, last)) = starts.last()
            && last.name.same(&heading.name)
        {
            if !has_narrative(&blocks[last_place + 1..place]) {
                // The page's title first, then the report's own heading: the latter tells more.
                if last.rating.is_none() || heading.rating.is_some() {
                    starts.pop();
                    starts.push((place, heading));
                }
                continue;
            }
            let front = front(blocks, last_place + 1, place);
            if !front.iter().any(|b| edition_of(b).is_some()) {
                continue;
            }
        }
        starts.push((place, heading));
    }
    starts
}

fn heading_at(blocks: &[Block], place: usize) -> Option<CountryHeading> {
    let text = blocks[place].text();
    if let Some(heading) = heading::with_rating(text) {
        return Some(heading);
    }
    let mut heading = heading::bare(text)?;
    if place > 0 {
        heading.rating = rating::alone(blocks[place - 1].text());
    }
    let mut narrative = None;
    for block in blocks[place + 1..].iter().take(NEAR) {
        let text = block.text();
        if is_narrative(text) && !furniture::is_furniture(text) {
            narrative = Some(text);
            break;
        }
        let another = heading::bare(text).or_else(|| heading::with_rating(text));
        if another.is_some() && rating::alone(text).is_none() {
            return None;
        }
    }
    heading.name.is_named_in(narrative?).then_some(heading)
}

fn has_narrative(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| {
        let text = block.text();
        is_narrative(text) && !furniture::is_furniture(text) && title::title(text).is_none()
    })
}

/// The titles and publisher's lines between `from` and a heading at `start`.
fn front(blocks: &[Block], from: usize, start: usize) -> &[Block] {
    &blocks[front_start(blocks, from, start)..start]
}

fn front_start(blocks: &[Block], from: usize, start: usize) -> usize {
    let near = start.saturating_sub(FRONT).max(from);
    (near..start)
        .find(|place| edition_of(&blocks[*place]).is_some())
        .unwrap_or_else(|| {
            let boxed = start > from && rating::alone(blocks[start - 1].text()).is_some();
            if boxed { start - 1 } else { start }
        })
}

fn edition_of(block: &Block) -> Option<TitleClue> {
    title::title(block.text()).filter(|clue| clue.edition.is_some())
}
