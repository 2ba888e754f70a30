//! What draws the pages: `hayro`, whose drawing is written down instead of shown.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use hayro_interpret::font::{Glyph as DrawnGlyph, GlyphRun, OutlineGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

use super::cases::Cases;
use super::page::{Area, Glyph, Page, UNKNOWN};
use super::paths;
use super::signs::Signs;

/// More than this is drawn on no page that people read; a page that goes on is given up.
const MOST_DRAWN: usize = 400_000;

/// More than this is drawn on all pages of no file together: the longest editions come to three
/// million glyphs.
const MOST_DRAWN_IN_ALL: usize = 50_000_000;

/// How much was drawn on all pages of a file so far.
#[derive(Debug, Default)]
pub(super) struct Drawn(AtomicUsize);

impl Drawn {
    /// All that may be drawn but so much.
    #[cfg(test)]
    pub fn but(left: usize) -> Self {
        Drawn(AtomicUsize::new(MOST_DRAWN_IN_ALL - left))
    }

    /// Whether that is more than on all pages of any.
    pub fn is_too_much(&self) -> bool {
        self.0.load(Ordering::Relaxed) > MOST_DRAWN_IN_ALL
    }
}

/// What a page is thrown away with that draws more than [`MOST_DRAWN`].
pub(super) struct TooMuch;

/// Writes down what is drawn on one page.
pub(super) struct Scribe<'w> {
    page: Page,
    weights: &'w mut Weights,
    drawn: usize,
    in_all: &'w Drawn,
    cases: Cases,
}

/// How thick the strokes of each glyph are that was drawn before.
pub(super) type Weights = HashMap<u128, Ink>;

/// What a glyph's outline looks like, in thousandths of the font's size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ink {
    /// How thick its strokes are.
    weight: f32,
    /// How high its lowest point is above the line.
    lowest: f32,
}

impl<'w> Scribe<'w> {
    /// Begins an empty page.
    pub fn new(width: f32, height: f32, weights: &'w mut Weights, in_all: &'w Drawn) -> Self {
        let page = Page {
            width,
            height,
            ..Page::default()
        };
        Scribe {
            page,
            weights,
            drawn: 0,
            in_all,
            cases: Cases::default(),
        }
    }

    /// The page as it was drawn.
    pub fn done(mut self) -> Page {
        self.cases.mend(&mut self.page.glyphs);
        self.page
    }

    /// Gives the page up by unwinding: the engine asks nobody whether to go on.
    fn count(&mut self, more: usize) {
        self.drawn += more;
        self.in_all.0.fetch_add(more, Ordering::Relaxed);
        if self.drawn > MOST_DRAWN || self.in_all.is_too_much() {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
    }

    fn ink(&mut self, glyph: &OutlineGlyph) -> Ink {
        *self
            .weights
            .entry(glyph.identifier().cache_key())
            .or_insert_with(|| ink(&glyph.outline()))
    }

    fn write(&mut self, glyph: &DrawnGlyph<'_>, place: Affine, signs: Option<Signs>) {
        let [a, b, c, d, ..] = place.as_coeffs();
        let size = (c.hypot(d) * UNITS) as f32;
        let at = place * Point::ZERO;
        let (left, base) = (at.x as f32, at.y as f32);
        let on_page = Area {
            left: 0.0,
            top: 0.0,
            right: self.page.width,
            bottom: self.page.height,
        };
        if !size.is_finite() || !on_page.holds(left, base) {
            return;
        }
        if size < SMALLEST {
            self.page.unseen += 1;
            return;
        }
        if a <= 0.0 || b.abs() > a * 0.2 {
            self.page.turned += 1;
            return;
        }
        let (advance, ink) = match glyph {
            DrawnGlyph::Outline(outline) => (outline.advance_width(), self.ink(outline)),
            DrawnGlyph::Type3(drawing) => (drawing.advance_width(), NO_INK),
        };
        let width = (f64::from(advance.unwrap_or(500.0)) * a) as f32;
        let text = match glyph.as_unicode() {
            Some(BfString::Char(told)) => spelled(signs.map_or(told, |signs| signs.sign(told))),
            Some(BfString::String(text)) => text,
            None => UNKNOWN.to_string(),
        };
        // Fonts have raised digits of their own for reference marks.
        let raised = ink.lowest > RAISED && text.chars().all(|c| c.is_ascii_digit());
        let (size, base) = match raised {
            true => (size * 0.6, base - size * 0.35),
            false => (size, base),
        };
        let parts = text.chars().count().max(1) as f32;
        for (n, character) in text.chars().enumerate() {
            let left = left + width * n as f32 / parts;
            self.page.glyphs.push(Glyph {
                character,
                left,
                right: left + width / parts,
                base,
                size,
                weight: ink.weight,
            });
        }
    }
}

/// Nobody reads smaller letters, in points: word processors leave marks of their own in them.
const SMALLEST: f32 = 2.5;

/// Glyphs are drawn in thousandths of the font's size.
const UNITS: f64 = 1000.0;

/// Which signs a run is written in, if it is not written in letters.
fn signs(run: &GlyphRun<'_, '_>) -> Option<Signs> {
    match &**run.glyphs().first()? {
        DrawnGlyph::Outline(glyph) => Signs::of(&glyph.font_data()?.postscript_name?),
        DrawnGlyph::Type3(_) => None,
    }
}

/// The character's ordinary spelling: a ligature is spelled out.
fn spelled(character: char) -> String {
    match character {
        '\u{FB00}' => "ff".to_owned(),
        '\u{FB01}' => "fi".to_owned(),
        '\u{FB02}' => "fl".to_owned(),
        '\u{FB03}' => "ffi".to_owned(),
        '\u{FB04}' => "ffl".to_owned(),
        '\u{FB05}' | '\u{FB06}' => "st".to_owned(),
        _ => character.to_string(),
    }
}

const NO_INK: Ink = Ink {
    weight: 0.0,
    lowest: 0.0,
};

/// A digit is raised whose lowest point is higher, in thousandths of the font's size.
const RAISED: f32 = 220.0;

/// What an outline looks like. A stroke's area is its length times its thickness, and it is gone
/// along twice: that tells boldness, which fonts tell unreliably of themselves, and some not at all.
fn ink(outline: &BezPath) -> Ink {
    let length = outline.perimeter(1.0);
    if length <= 0.0 {
        return NO_INK;
    }
    Ink {
        weight: (outline.area().abs() * 2.0 / length) as f32,
        lowest: outline.bounding_box().y0 as f32,
    }
}

fn area(rect: Rect) -> Area {
    Area {
        left: rect.x0 as f32,
        top: rect.y0 as f32,
        right: rect.x1 as f32,
        bottom: rect.y1 as f32,
    }
}

impl Device<'_> for Scribe<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, mode: &DrawMode) {
        self.count(1 + path.elements().len() / 8);
        let placed = props.transform * path;
        match mode {
            DrawMode::Fill(_) => paths::filled(&placed, &mut self.page),
            DrawMode::Stroke(_) => paths::stroked(&placed, &mut self.page),
            DrawMode::FillAndStroke(..) => {
                paths::filled(&placed, &mut self.page);
                paths::stroked(&placed, &mut self.page);
            }
            DrawMode::Invisible => {}
        }
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        self.count(run.glyphs().len());
        let from = self.page.glyphs.len();
        let signs = signs(run);
        for glyph in run.glyphs() {
            self.write(glyph, props.transform * glyph.transform(), signs);
        }
        self.cases.note(run, from, &self.page.glyphs);
    }

    fn draw_image(&mut self, _: Image<'_, '_>, props: ImageDrawProps<'_>) {
        self.count(1);
        let unit = Rect::new(0.0, 0.0, 1.0, 1.0);
        let place = area(props.transform.transform_rect_bbox(unit));
        self.page.pictures.push(place);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count(1);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.count(1);
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
