//! The marks of Rich Text in their order.

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word and its number: `\fs24`.
    Word(&'a str, Option<i32>),
    /// A control symbol other than a character in hexadecimal: `\~`.
    Symbol(u8),
    /// A byte of text, written in hexadecimal or as it is.
    Byte(u8),
}

/// A file's marks. Line ends between them mean nothing and are dropped.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Tokens { rest: bytes }
    }

    fn control(&mut self) -> Option<Token<'a>> {
        let (first, rest) = self.rest.split_first()?;
        if !first.is_ascii_alphabetic() {
            self.rest = rest;
            return Some(match (*first, rest) {
                (b'\'', [high, low, rest @ ..]) => match (hex(*high), hex(*low)) {
                    (Some(high), Some(low)) => {
                        self.rest = rest;
                        Token::Byte(high * 16 + low)
                    }
                    _ => Token::Symbol(b'\''),
                },
                _ => Token::Symbol(*first),
            });
        }
        let length = count(self.rest, u8::is_ascii_alphabetic);
        let (word, rest) = self.rest.split_at(length);
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = count(&rest[sign..], u8::is_ascii_digit);
        let (number, rest) = match digits {
            0 => (None, rest),
            _ => {
                let (number, rest) = rest.split_at(sign + digits);
                let number = std::str::from_utf8(number)
                    .ok()
                    .and_then(|n| n.parse().ok());
                (Some(number.unwrap_or(0)), rest)
            }
        };
        self.rest = rest.strip_prefix(b" ").unwrap_or(rest);
        let word = std::str::from_utf8(word).unwrap_or_default();
        if word == "bin" {
            let skipped = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            self.rest = self.rest.get(skipped..).unwrap_or_default();
        }
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            return match first {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => continue,
                byte => Some(Token::Byte(*byte)),
            };
        }
    }
}

fn count(bytes: &[u8], is: fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| is(byte)).count()
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(rtf: &str) -> Vec<Token<'_>> {
        Tokens::new(rtf.as_bytes()).collect()
    }

    #[test]
    fn one_space_after_a_control_word_belongs_to_it() {
        assert_eq!(
            tokens("\\b  a\\u-4913?\\'e9\\~"),
            [
                Token::Word("b", None),
                Token::Byte(b' '),
                Token::Byte(b'a'),
                Token::Word("u", Some(-4913)),
                Token::Byte(b'?'),
                Token::Byte(0xe9),
                Token::Symbol(b'~'),
            ]
        );
    }

    #[test]
    fn binary_data_is_jumped_over() {
        assert_eq!(
            tokens("\\bin3 {{{a"),
            [Token::Word("bin", Some(3)), Token::Byte(b'a')]
        );
    }
}
