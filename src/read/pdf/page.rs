//! A page as it is drawn: glyphs, ruled lines, filled areas and pictures, with their places.
//!
//! Places are in points (1/72 inch) from the page's upper left corner, as it is shown.

/// A page, as the engine drew it.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
    /// Its glyphs in the order in which they are drawn, upright ones only.
    pub glyphs: Vec<Glyph>,
    /// Its ruled lines, upright or level.
    pub rules: Vec<Rule>,
    /// Its filled areas that are too thick to be rules.
    pub fills: Vec<Area>,
    /// What closed lines go round.
    pub frames: Vec<Area>,
    /// Its pictures, and drawings made of curves.
    pub pictures: Vec<Area>,
    /// How many of its glyphs stand on their side.
    pub turned: u32,
    /// How many of its glyphs are too small to be seen.
    pub unseen: u32,
}

/// A drawn character.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// The character; [`UNKNOWN`] where the font does not tell.
    pub character: char,
    /// Its left edge.
    pub left: f32,
    /// Its right edge, where the next glyph may begin.
    pub right: f32,
    /// The line it stands on.
    pub base: f32,
    /// The size of its font in points, as drawn.
    pub size: f32,
    /// How thick its strokes are, in thousandths of the font's size; 0 where it has none.
    pub weight: f32,
}

/// Stands for a glyph of which the font does not tell what character it is.
pub(super) const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    /// Its left edge.
    pub left: f32,
    /// Its upper edge.
    pub top: f32,
    /// Its right edge.
    pub right: f32,
    /// Its lower edge.
    pub bottom: f32,
}

impl Area {
    /// Its width.
    pub fn width(&self) -> f32 {
        self.right - self.left
    }

    /// Its height.
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }

    /// Whether the two share a place.
    pub fn touches(&self, other: &Area) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    /// The smallest area that holds both.
    pub fn with(&self, other: &Area) -> Area {
        Area {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether the point is in it.
    pub fn holds(&self, x: f32, y: f32) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

/// A straight line, as tables and running heads have them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Rule {
    /// A level line.
    Level {
        /// Its height on the page.
        y: f32,
        /// Where it begins.
        left: f32,
        /// Where it ends.
        right: f32,
    },
    /// An upright line.
    Upright {
        /// Its place across the page.
        x: f32,
        /// Its upper end.
        top: f32,
        /// Its lower end.
        bottom: f32,
    },
}
