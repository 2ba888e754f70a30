//! Letters in a case that the font misstates: one with small capitals may call a `V` a `v`, while its
//! code tells what was typed.

use std::collections::HashMap;

use hayro_interpret::font::{Glyph as DrawnGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;

use super::page::Glyph;

/// What the fonts of a page say of the case of their letters.
#[derive(Debug, Default)]
pub(super) struct Cases(HashMap<u128, Font>);

/// What one font says.
#[derive(Debug, Default)]
struct Font {
    letters: u32,
    /// Whether a code stands for another letter than in ASCII: then no code tells anything.
    is_own: bool,
    /// The glyphs whose code is their letter in the other case.
    differing: Vec<(usize, char)>,
}

/// A font with fewer letters on a page may fit ASCII by chance.
const FEWEST_LETTERS: u32 = 8;

impl Cases {
    /// Notes a run that was written as the glyphs from `from` on.
    pub fn note(&mut self, run: &GlyphRun<'_, '_>, from: usize, written: &[Glyph]) {
        let drawn = run.glyphs();
        // Else one of them was left out or spelled with several letters.
        if written.len() - from != drawn.len() {
            return;
        }
        let Some(DrawnGlyph::Outline(first)) = drawn.first().map(|glyph| &**glyph) else {
            return;
        };
        let Some(data) = first.font_data() else {
            return;
        };
        let font = self.0.entry(data.cache_key).or_default();
        for (place, glyph) in drawn.iter().enumerate() {
            let Some(BfString::Char(character)) = glyph.as_unicode() else {
                continue;
            };
            if !character.is_ascii_alphabetic() {
                continue;
            }
            font.letters += 1;
            match char::from_u32(glyph.char_code()) {
                Some(code) if code == character => {}
                Some(code) if code.eq_ignore_ascii_case(&character) => {
                    font.differing.push((from + place, code));
                }
                _ => font.is_own = true,
            }
        }
    }

    /// Gives the letters the case in which they were typed.
    pub fn mend(self, glyphs: &mut [Glyph]) {
        let typed = |font: &Font| !font.is_own && font.letters >= FEWEST_LETTERS;
        for font in self.0.into_values().filter(typed) {
            for (place, code) in font.differing {
                if let Some(glyph) = glyphs.get_mut(place) {
                    glyph.character = code;
                }
            }
        }
    }
}
