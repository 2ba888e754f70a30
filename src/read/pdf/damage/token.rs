//! The words that a PDF's objects are written in.

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Number(Option<u64>),
    Name(&'a [u8]),
    Word(&'a [u8]),
    Text,
    Open(u8),
    Close(u8),
    /// What no program writes there.
    Foreign,
}

/// Reads them one after another.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    /// Where the next is looked for.
    pub at: usize,
    /// How many texts had no end.
    endless: usize,
}

/// After so many texts without an end nothing can be made out any more.
const MOST_ENDLESS: usize = 16;

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Tokens {
            bytes,
            at,
            endless: 0,
        }
    }

    /// What is written from here on.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// All that is written.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.bytes.get(self.at) {
            match byte {
                b'%' => {
                    let line = self.rest();
                    self.at += memchr::memchr2(b'\r', b'\n', line).unwrap_or(line.len());
                }
                _ if is_space(*byte) => self.at += 1,
                _ => return,
            }
        }
    }

    /// The bytes up to the next that is none of a word's.
    fn run(&mut self) -> &'a [u8] {
        let rest = self.rest();
        let length = rest
            .iter()
            .position(|byte| is_space(*byte) || is_mark(*byte))
            .unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// A text in parentheses, which may hold others.
    fn text(&mut self) -> Token<'a> {
        let mut depth = 0_usize;
        let from = self.at;
        while let Some(byte) = self.bytes.get(self.at) {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'(' => depth += 1,
                b')' if depth == 1 => return Token::Text,
                b')' => depth -= 1,
                _ => {}
            }
        }
        self.endless += 1;
        if self.endless < MOST_ENDLESS {
            self.at = from + 1;
        }
        Token::Foreign
    }

    /// A text as hexadecimal digits.
    fn digits(&mut self) -> Token<'a> {
        self.at += 1;
        let rest = self.rest();
        let length = rest
            .iter()
            .position(|byte| !byte.is_ascii_hexdigit() && !is_space(*byte))
            .unwrap_or(rest.len());
        self.at += length + 1;
        match rest.get(length) {
            Some(b'>') => Token::Text,
            _ => Token::Foreign,
        }
    }

    fn marked(&mut self, mark: u8) -> Token<'a> {
        let double = self.bytes.get(self.at + 1) == Some(&mark);
        match mark {
            b'/' => {
                self.at += 1;
                Token::Name(self.run())
            }
            b'(' => self.text(),
            b'<' if !double => self.digits(),
            b'<' => self.step(2, Token::Open(b'<')),
            b'>' if double => self.step(2, Token::Close(b'<')),
            b'[' => self.step(1, Token::Open(b'[')),
            b']' => self.step(1, Token::Close(b'[')),
            _ => self.step(1, Token::Foreign),
        }
    }

    fn step(&mut self, length: usize, token: Token<'a>) -> Token<'a> {
        self.at += length;
        token
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.skip_space();
        let first = *self.bytes.get(self.at)?;
        if is_mark(first) {
            return Some(self.marked(first));
        }
        let run = self.run();
        Some(match run {
            _ if run.iter().all(|byte| b"0123456789+-.eE".contains(byte)) => {
                let told = std::str::from_utf8(run).ok();
                Token::Number(told.and_then(|digits| digits.parse().ok()))
            }
            _ if run.iter().all(u8::is_ascii_graphic) => Token::Word(run),
            _ => Token::Foreign,
        })
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_mark(byte: u8) -> bool {
    b"()<>[]{}/%".contains(&byte)
}
