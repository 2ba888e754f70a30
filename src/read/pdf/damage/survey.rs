//! A walk through a PDF's bytes from its first object to its last, as they lie in the file: what stands
//! there that no program writes, which packed streams are not what was packed, and which objects are
//! promised and not there.

use std::collections::BTreeSet;

use memchr::memmem;

use super::checksum::{END, is_packed_without_head};
use super::object::Written;
use super::token::{Token, Tokens};
use crate::read::pdf::packed::{Sound, data_start};

/// What was found on the way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// The numbers of objects that are damaged.
    pub hurt: BTreeSet<u32>,
    /// Whether something between the objects is damaged.
    pub between: bool,
    /// The numbers of objects that a table of contents promises and that are not there.
    pub missing: BTreeSet<u32>,
    /// The numbers of packed tables of contents.
    pub tables: Vec<u32>,
    /// The numbers of all objects that are there.
    pub there: BTreeSet<u32>,
    /// Whether the streams are locked, so that they could not be looked at.
    pub is_locked: bool,
}

/// Walks through the bytes of a file whose packed streams are these.
pub(super) fn survey(bytes: &[u8], streams: &Sound) -> Survey {
    let from = memmem::find(bytes, b"%PDF-").unwrap_or(0);
    let to = memmem::rfind(bytes, b"%%EOF").unwrap_or(bytes.len());
    let mut walk = Walk {
        tokens: Tokens::new(&bytes[..to.max(from)], from),
        streams,
        numbers: Vec::new(),
        next_promised: 0,
        promised: BTreeSet::new(),
        found: Survey {
            is_locked: memmem::find(bytes, b"/Encrypt").is_some(),
            ..Survey::default()
        },
    };
    walk.all();
    let mut found = walk.found;
    found.missing = &walk.promised - &found.there;
    found
}

struct Walk<'a> {
    tokens: Tokens<'a>,
    streams: &'a Sound,
    /// The numbers since the last word.
    numbers: Vec<Option<u64>>,
    next_promised: u64,
    promised: BTreeSet<u32>,
    found: Survey,
}

impl Walk<'_> {
    fn all(&mut self) {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Number(number) => {
                    self.numbers.push(number);
                    continue;
                }
                Token::Word(b"obj") => {
                    if let Some(number) = self.number_before_last() {
                        self.found.there.insert(number);
                        self.object(number);
                    }
                }
                Token::Word(word @ (b"n" | b"f")) => self.promise(word == b"n"),
                Token::Foreign => {
                    self.found.between = true;
                    self.give_up();
                }
                _ => {}
            }
            self.numbers.clear();
        }
    }

    fn number_before_last(&self) -> Option<u32> {
        let at = self.numbers.len().checked_sub(2)?;
        u32::try_from(self.numbers[at]?).ok()
    }

    /// A line of a table of contents. The first of a part has the part's own numbers before it.
    fn promise(&mut self, used: bool) {
        if let [.., Some(first), _, _, _] = self.numbers[..] {
            self.next_promised = first;
        }
        // Programs write unused lines as used ones at the place 0.
        if used
            && self.number_before_last().is_some_and(|place| place > 0)
            && let Ok(number) = u32::try_from(self.next_promised)
        {
            self.promised.insert(number);
        }
        self.next_promised += 1;
    }

    fn object(&mut self, number: u32) {
        let mut written = Written::default();
        let mut before = [self.tokens.at; 2];
        loop {
            let from = self.tokens.at;
            match self.tokens.next() {
                Some(Token::Word(b"stream")) => {
                    if written.is_table() {
                        self.found.tables.push(number);
                    }
                    if !self.stream(&written) || !written.is_closed() {
                        self.found.hurt.insert(number);
                    }
                }
                Some(Token::Word(word)) if word.ends_with(b"endobj") => break,
                // The end was left out.
                Some(Token::Word(b"obj")) => {
                    self.tokens.at = before[0];
                    break;
                }
                Some(token) if written.takes(token) => before = [before[1], from],
                Some(_) => {
                    self.found.hurt.insert(number);
                    self.give_up();
                    return;
                }
                None => {
                    self.found.hurt.insert(number);
                    return;
                }
            }
        }
        if !written.is_closed() {
            self.found.hurt.insert(number);
        }
    }

    /// Goes on behind the end of this object, or before the beginning of the next.
    fn give_up(&mut self) {
        let rest = self.tokens.rest();
        let Some(at) = memmem::find(rest, b"obj") else {
            self.tokens.at += rest.len();
            return;
        };
        let before = &rest[..at];
        self.tokens.at += match before.ends_with(b"end") {
            true => at + b"obj".len(),
            false => {
                let numbers = |byte: &u8| !byte.is_ascii_digit() && *byte != b' ';
                before.iter().rposition(numbers).map_or(0, |last| last + 1)
            }
        };
    }

    /// Goes to the end of a stream; whether it holds what was written.
    fn stream(&mut self, written: &Written<'_>) -> bool {
        let bytes = self.tokens.bytes();
        let start = data_start(bytes, self.tokens.at);
        let data = bytes.get(start..).unwrap_or_default();
        let Some(length) = written.length(data).or_else(|| memmem::find(data, END)) else {
            self.tokens.at = bytes.len();
            return false;
        };
        self.tokens.at = start + length + END.len();
        if self.found.is_locked && !written.is_table() || !written.may_hold_words() {
            return true;
        }
        match written.filter() {
            Some(b"FlateDecode" | b"Fl") => match self.streams.get(&start) {
                Some(sound) => *sound,
                None => data[..length].trim_ascii_end().is_empty() || is_packed_without_head(data),
            },
            Some(b"ASCII85Decode" | b"A85" | b"ASCIIHexDecode" | b"AHx") => {
                data[..length].is_ascii()
            }
            None if written.may_be_code() => is_code(&data[..length]),
            _ => true,
        }
    }
}

/// Whether an unpacked stream that is written in words is written in nothing else, up to a picture. One
/// that is not, such as a font, goes unchecked.
pub(super) fn is_code(data: &[u8]) -> bool {
    let is_odd = |byte: &&u8| !byte.is_ascii_graphic() && !byte.is_ascii_whitespace();
    let odd = data.iter().filter(is_odd).count();
    if odd == 0 || odd * 20 > data.len() {
        return true;
    }
    Tokens::new(data, 0)
        .take_while(|token| *token != Token::Word(b"ID"))
        .all(|token| match token {
            Token::Foreign => false,
            Token::Name(name) => std::str::from_utf8(name).is_ok(),
            _ => true,
        })
}
