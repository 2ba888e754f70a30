//! An object as it is written: whether its parts belong together, and what it says of its stream.

use super::checksum::END;
use super::token::Token;

/// What only objects tell of themselves whose streams are no words: fonts, profiles of colours, packs of
/// objects, functions, shadings.
pub(super) const BINARY: [&[u8]; 5] = [b"Length1", b"N", b"FunctionType", b"ShadingType", b"XRef"];

/// What streams call themselves that hold no words of pages.
pub(super) const WORDLESS: [&[u8]; 4] = [b"Image", b"Metadata", b"XML", b"EmbeddedFile"];

/// What the programs of fonts call themselves.
pub(super) const FONTS: [&[u8]; 3] = [b"Type1C", b"CIDFontType0C", b"OpenType"];

/// What was read of an object so far.
#[derive(Debug, Default)]
pub(super) struct Written<'a> {
    open: Vec<u8>,
    /// The last name.
    name: &'a [u8],
    filter: Option<&'a [u8]>,
    length: Option<usize>,
    is_wordless: bool,
    is_table: bool,
    is_binary: bool,
}

impl<'a> Written<'a> {
    /// Takes the next word; whether a program writes it there.
    pub fn takes(&mut self, token: Token<'a>) -> bool {
        match token {
            Token::Open(mark) => self.open.push(mark),
            Token::Close(mark) => return self.open.pop() == Some(mark),
            Token::Name(name) => {
                if !self.is_name(name) {
                    return false;
                }
                self.is_binary |= self.open.len() == 1 && BINARY.contains(&name);
                match self.name {
                    b"Filter" if self.filter.is_none() => self.filter = Some(name),
                    b"Subtype" | b"Type" if self.open.len() == 1 => {
                        self.is_table |= name == b"XRef";
                        self.is_wordless |= WORDLESS.contains(&name);
                        self.is_binary |= FONTS.contains(&name);
                    }
                    _ => {}
                }
                self.name = name;
            }
            Token::Number(number) => {
                if self.name == b"Length" && self.open.len() == 1 && self.length.is_none() {
                    self.length = number.and_then(|length| usize::try_from(length).ok());
                }
            }
            Token::Word(word) => return is_known(word),
            Token::Text => {}
            Token::Foreign => return false,
        }
        true
    }

    /// Names are ASCII, or UTF-8; programs of old wrote those of fonts as they came.
    fn is_name(&self, name: &[u8]) -> bool {
        let of_font = matches!(self.name, b"BaseFont" | b"FontName" | b"FontFamily");
        of_font || std::str::from_utf8(name).is_ok_and(|name| !name.contains(char::is_control))
    }

    /// Whether all that was opened is closed.
    pub fn is_closed(&self) -> bool {
        self.open.is_empty()
    }

    /// How its stream is packed last.
    pub fn filter(&self) -> Option<&'a [u8]> {
        self.filter
    }

    /// Whether words of pages come from its stream: a picture's do not.
    pub fn may_hold_words(&self) -> bool {
        !self.is_wordless
    }

    /// Whether its stream, when it is not packed, is written in words.
    pub fn may_be_code(&self) -> bool {
        !self.is_binary
    }

    /// Whether its stream is a table of contents.
    pub fn is_table(&self) -> bool {
        self.is_table
    }

    /// How long its stream is, where it tells so and its end is there.
    pub fn length(&self, data: &[u8]) -> Option<usize> {
        let rest = data.get(self.length?..)?;
        let space = rest.len() - rest.trim_ascii_start().len();
        (space <= 2 && rest[space..].starts_with(END)).then_some(self.length? + space)
    }
}

/// What stands in objects beside numbers, names and texts. Numbers that are none are written by some.
fn is_known(word: &[u8]) -> bool {
    matches!(word, b"R" | b"true" | b"false" | b"null" | b"endstream")
        || memchr::memmem::find(&word.to_ascii_lowercase(), b"nan").is_some()
        || memchr::memmem::find(&word.to_ascii_lowercase(), b"inf").is_some()
}
