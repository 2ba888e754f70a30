//! Fonts of signs: what they call a letter is none.
//!
//! A font of pictures may tell of its square that it is an `n`, the letter on whose key it lies.

/// A font whose glyphs are signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signs {
    /// Zapf Dingbats and fonts laid out like it.
    Dingbats,
    /// Wingdings.
    Wingdings,
    /// Webdings, Wingdings 2 and 3 and others, of which nothing more is known.
    Pictures,
    /// Symbol: Greek letters, and signs of mathematics.
    Symbol,
}

/// What stands for a sign before an item, whatever it looks like.
const BULLET: char = '•';

impl Signs {
    /// What the font of this name holds, if these are signs. A name may begin with the six letters
    /// of a font that is embedded in part, as `ABCDEF+Wingdings-Regular`.
    pub fn of(name: &str) -> Option<Signs> {
        let bare = name.split_once('+').map_or(name, |(_, bare)| bare);
        let bare: String = (bare.chars())
            .filter(|c| c.is_ascii_alphanumeric())
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if bare.contains("zapfdingbats") || bare == "dingbats" {
            return Some(Signs::Dingbats);
        }
        if bare.contains("webdings")
            || ["wingdings2", "wingdings3"]
                .iter()
                .any(|n| bare.contains(n))
        {
            return Some(Signs::Pictures);
        }
        if bare.contains("wingdings") {
            return Some(Signs::Wingdings);
        }
        ["symbol", "symbolmt", "symbolregular"]
            .contains(&bare.as_str())
            .then_some(Signs::Symbol)
    }

    /// The sign that the font calls `told`. What it tells rightly stays.
    pub fn sign(self, told: char) -> char {
        let code = match told {
            '!'..='~' | '\u{A1}'..='\u{FF}' => told as u32,
            // Where fonts of signs lay out their own, by agreement of their makers.
            '\u{F021}'..='\u{F0FF}' => told as u32 - 0xF000,
            _ => return told,
        };
        match (self, code) {
            (Signs::Symbol, 0xB7) => BULLET,
            (Signs::Symbol, _) => told,
            (Signs::Dingbats, 0x33 | 0x34) | (Signs::Wingdings, 0xFC | 0xFE) => '✓',
            (Signs::Dingbats, 0x35..=0x38) | (Signs::Wingdings, 0xFB | 0xFD) => '✗',
            (Signs::Dingbats, 0xD5..=0xFE) | (Signs::Wingdings, 0xDF..=0xF0) => '→',
            _ => BULLET,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_of_signs_are_known_by_their_names() {
        for (name, signs) in [
            ("NNBDIQ+ZapfDingbatsITC", Some(Signs::Dingbats)),
            ("Wingdings-Regular", Some(Signs::Wingdings)),
            ("ABCDEF+Wingdings3", Some(Signs::Pictures)),
            ("SymbolMT", Some(Signs::Symbol)),
            ("NotoSansSymbols", None),
            ("NNBDIQ+MyriadPro-Regular", None),
        ] {
            assert_eq!(Signs::of(name), signs, "{name}");
        }
    }

    #[test]
    fn a_square_that_is_called_a_letter_is_a_bullet() {
        for told in ['n', 'l', 'q', 'v', '§', '\u{F0A7}', '\u{F0D8}'] {
            assert_eq!(Signs::Wingdings.sign(told), BULLET, "{told}");
        }
        assert_eq!(Signs::Dingbats.sign('n'), BULLET);
        assert_eq!(Signs::Symbol.sign('\u{F0B7}'), BULLET);
    }

    #[test]
    fn marks_of_yes_and_no_stay_what_they_are() {
        assert_eq!(Signs::Dingbats.sign('3'), '✓');
        assert_eq!(Signs::Wingdings.sign('\u{F0FC}'), '✓');
        assert_eq!(Signs::Wingdings.sign('û'), '✗');
    }

    #[test]
    fn what_a_font_tells_rightly_stays() {
        for (signs, told) in [
            (Signs::Dingbats, '■'),
            (Signs::Wingdings, '✔'),
            (Signs::Symbol, 'β'),
            (Signs::Symbol, '+'),
        ] {
            assert_eq!(signs.sign(told), told);
        }
    }
}
