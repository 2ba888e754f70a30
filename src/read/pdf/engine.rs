//! What draws the pages: `hayro`, whose drawing is written down instead of shown.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph as DrawnGlyph, GlyphIdentifier, GlyphRun, OutlineGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
};

use super::cases::Cases;
use super::page::{Area, Glyph, Page, UNKNOWN};
use super::paths;

/// More than this is drawn on no page that people read; a page that goes on is given up.
const MOST_DRAWN: usize = 400_000;

/// What a page is thrown away with that draws more than [`MOST_DRAWN`].
pub(super) struct TooMuch;

/// Writes down what is drawn on one page.
pub(super) struct Scribe<'w> {
    page: Page,
    weights: &'w mut Weights,
    drawn: usize,
    cases: Cases,
}

/// How thick the strokes of each glyph are that was drawn before.
pub(super) type Weights = HashMap<GlyphIdentifier, f32>;

impl<'w> Scribe<'w> {
    /// Begins an empty page.
    pub fn new(number: usize, width: f32, height: f32, weights: &'w mut Weights) -> Self {
        let page = Page {
            number,
            width,
            height,
            ..Page::default()
        };
        Scribe {
            page,
            weights,
            drawn: 0,
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
        if self.drawn > MOST_DRAWN {
            std::panic::resume_unwind(Box::new(TooMuch));
        }
    }

    fn weight(&mut self, glyph: &OutlineGlyph) -> f32 {
        *self
            .weights
            .entry(glyph.identifier())
            .or_insert_with(|| stroke(&glyph.outline()))
    }

    fn write(&mut self, glyph: &DrawnGlyph<'_>, place: Affine) {
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
        let (advance, weight) = match glyph {
            DrawnGlyph::Outline(outline) => (outline.advance_width(), self.weight(outline)),
            DrawnGlyph::Type3(drawing) => (drawing.advance_width(), 0.0),
        };
        let width = (f64::from(advance.unwrap_or(500.0)) * a) as f32;
        let text = match glyph.as_unicode() {
            Some(BfString::Char(character)) => spelled(character),
            Some(BfString::String(text)) => text,
            None => UNKNOWN.to_string(),
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
                weight,
            });
        }
    }
}

/// Nobody reads smaller letters, in points: word processors leave marks of their own in them.
const SMALLEST: f32 = 2.5;

/// Glyphs are drawn in thousandths of the font's size.
const UNITS: f64 = 1000.0;

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

/// The mean thickness of the strokes of an outline: a stroke's area is its length times its
/// thickness, and it is gone along twice. Fonts tell their own boldness unreliably, and some not at
/// all.
fn stroke(outline: &BezPath) -> f32 {
    let length = outline.perimeter(1.0);
    if length > 0.0 {
        (outline.area().abs() * 2.0 / length) as f32
    } else {
        0.0
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
        for glyph in run.glyphs() {
            self.write(glyph, props.transform * glyph.transform());
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
