//! What a person wrote, as an FTS5 query: words, `"phrases"`, `beginnings*`, `AND`, `OR`, `NOT` and
//! parentheses. Every word reaches FTS5 in quotes, so that no punctuation has a meaning there.

use super::variants::spellings;

/// A query that cannot be understood, in a sentence that says how to write it.
pub(super) type Wrong = String;

/// Deeper than anybody nests, and far from where FTS5 gives up.
const DEEPEST: usize = 16;
/// More words than anybody looks for at once, and far from where FTS5 gives up.
const MOST_WORDS: usize = 100;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    /// Quoted for FTS5, with a star behind it where only the beginning was given.
    Term(String),
}

/// The FTS5 query; `None` where there is no word in it.
pub(super) fn query(words: &str) -> Result<Option<String>, Wrong> {
    let tokens = tokens(words);
    if tokens.is_empty() {
        return Ok(None);
    }
    let terms = tokens
        .iter()
        .filter(|token| matches!(token, Token::Term(_)));
    if terms.count() > MOST_WORDS {
        return Err(format!(
            "these are more than {MOST_WORDS} words; leave some out"
        ));
    }
    let mut reader = Reader {
        tokens: &tokens,
        place: 0,
        depth: 0,
    };
    let query = reader.either()?;
    match reader.next() {
        None => Ok(Some(query)),
        Some(_) => Err("a closing parenthesis has no opening one before it; leave it out, or write (shelter OR housing) AND boys".to_owned()),
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    place: usize,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.place)
    }

    fn next(&mut self) -> Option<&Token> {
        self.place += 1;
        self.tokens.get(self.place - 1)
    }

    /// One or more of `all`, with `OR` between them.
    fn either(&mut self) -> Result<String, Wrong> {
        let mut either = vec![self.all()?];
        while self.peek() == Some(&Token::Or) {
            self.place += 1;
            either.push(self.all()?);
        }
        Ok(joined(either, " OR "))
    }

    /// Words one after the other, with `AND` or nothing between them, and what they are to be without.
    fn all(&mut self) -> Result<String, Wrong> {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        let mut wanted = Some("the beginning");
        loop {
            match self.peek() {
                Some(Token::Term(_) | Token::Open) => with.push(self.one()?),
                Some(Token::Not) => {
                    self.place += 1;
                    match self.peek() {
                        Some(Token::Term(_) | Token::Open) => without.push(self.one()?),
                        _ => return Err(nothing_behind("NOT")),
                    }
                }
                Some(Token::And) if wanted.is_none() => {
                    self.place += 1;
                    wanted = Some("AND");
                    continue;
                }
                Some(Token::And) => return Err(nothing_before("AND")),
                Some(Token::Or) if wanted == Some("the beginning") => {
                    return Err(nothing_before("OR"));
                }
                Some(Token::Or | Token::Close) | None => match wanted {
                    None => break,
                    Some("AND") => return Err(nothing_behind("AND")),
                    Some(_)
                        if self.place > 0
                            && self.tokens.get(self.place - 1) == Some(&Token::Or) =>
                    {
                        return Err(nothing_behind("OR"));
                    }
                    Some(_) if self.depth > 0 => {
                        return Err("nothing stands between the parentheses; write (shelter OR housing) AND boys".to_owned());
                    }
                    Some(_) => break,
                },
            }
            wanted = None;
        }
        match (with.is_empty(), without.is_empty()) {
            (true, true) => Err("a closing parenthesis has no opening one before it; leave it out, or write (shelter OR housing) AND boys".to_owned()),
            (true, false) => Err("NOT takes something away from what is found, so a word must stand beside it: shelter NOT children".to_owned()),
            (false, true) => Ok(joined(with, " AND ")),
            (false, false) => {
                Ok(format!("({} NOT {})", joined(with, " AND "), joined(without, " OR ")))
            }
        }
    }

    /// A term, or something in parentheses.
    fn one(&mut self) -> Result<String, Wrong> {
        match self.next() {
            Some(Token::Term(term)) => Ok(term.clone()),
            _ => {
                if self.depth == DEEPEST {
                    return Err(format!(
                        "the parentheses are nested more than {DEEPEST} deep"
                    ));
                }
                self.depth += 1;
                let inner = self.either()?;
                self.depth -= 1;
                match self.next() {
                    Some(Token::Close) => Ok(inner),
                    _ => Err("an opening parenthesis has no closing one behind it; write (shelter OR housing) AND boys".to_owned()),
                }
            }
        }
    }
}

fn nothing_before(word: &str) -> Wrong {
    format!("nothing stands before {word}; {}", how(word))
}

fn nothing_behind(word: &str) -> Wrong {
    format!("nothing stands behind {word}; {}", how(word))
}

fn how(word: &str) -> String {
    let small = word.to_lowercase();
    format!("write shelter {word} boys, or \"{small}\" to look for the word itself")
}

fn joined(parts: Vec<String>, between: &str) -> String {
    match parts.as_slice() {
        [one] => one.clone(),
        parts => format!("({})", parts.join(between)),
    }
}

fn tokens(words: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut pieces = words.split('"').enumerate().peekable();
    while let Some((place, piece)) = pieces.next() {
        let in_quotes = place % 2 == 1;
        if !in_quotes {
            piece
                .split_whitespace()
                .for_each(|word| plain(word, &mut tokens));
            continue;
        }
        // A star right behind the closing quote means the phrase's last word.
        let starred = pieces
            .peek()
            .is_some_and(|(_, behind)| behind.starts_with('*'));
        tokens.extend(term(piece, starred));
    }
    tokens
}

/// A word outside quotes, with the parentheses around it. Those inside it, as in `victim(s)`, are its own.
fn plain(word: &str, tokens: &mut Vec<Token>) {
    match word {
        "AND" => return tokens.push(Token::And),
        "OR" => return tokens.push(Token::Or),
        "NOT" => return tokens.push(Token::Not),
        _ => (),
    }
    let inner = word.trim_start_matches('(');
    tokens.extend(std::iter::repeat_n(Token::Open, word.len() - inner.len()));
    let own = inner.matches('(').count();
    let closing = inner.len() - inner.trim_end_matches(')').len();
    let closing = closing.saturating_sub(own);
    let body = &inner[..inner.len() - closing];
    match body {
        "AND" | "OR" | "NOT" => plain(body, tokens),
        body => {
            let beginning = body.strip_suffix('*');
            tokens.extend(term(beginning.unwrap_or(body), beginning.is_some()));
        }
    }
    tokens.extend(std::iter::repeat_n(Token::Close, closing));
}

fn term(words: &str, starred: bool) -> Option<Token> {
    // NUL would end the query, and words without a letter or digit are none to FTS5.
    let clean = words.replace('\0', " ");
    let star = if starred { "*" } else { "" };
    clean.chars().any(char::is_alphanumeric).then(|| {
        let spellings = spellings(clean.trim()).into_iter();
        let quoted = spellings.map(|words| format!("\"{words}\"{star}"));
        Token::Term(joined(quoted.collect(), " OR "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn understood(words: &str) -> String {
        query(words).unwrap().unwrap_or_default()
    }

    #[test]
    fn words_phrases_and_beginnings() {
        assert_eq!(
            understood("male inspectors"),
            r#"("male" AND "inspectors")"#
        );
        assert_eq!(
            understood(r#""forced work" insp*"#),
            r#"("forced work" AND "insp"*)"#
        );
        assert_eq!(understood(r#""forced lab"*"#), r#""forced lab"*"#);
        assert_eq!(
            understood("state-funded victims' (NGO-run)"),
            r#"("state-funded" AND "victims'" AND "NGO-run")"#
        );
        assert_eq!(understood("victim(s)"), r#""victim(s)""#);
        assert_eq!(understood(" - \" \" * "), "");
    }

    #[test]
    fn words_are_looked_for_in_either_spelling() {
        assert_eq!(
            understood("labour NOT centre*"),
            r#"(("labour" OR "labor") NOT ("centre"* OR "center"*))"#
        );
        assert_eq!(
            understood(r#""forced labor""#),
            r#"("forced labor" OR "forced labour")"#
        );
    }

    #[test]
    fn and_or_not_and_parentheses() {
        assert_eq!(understood("a OR b c"), r#"("a" OR ("b" AND "c"))"#);
        assert_eq!(understood("(a OR b) AND c"), r#"(("a" OR "b") AND "c")"#);
        assert_eq!(understood("a NOT b"), r#"("a" NOT "b")"#);
        assert_eq!(
            understood("a AND NOT (b OR c) d"),
            r#"(("a" AND "d") NOT ("b" OR "c"))"#
        );
        assert_eq!(understood("NOT b a"), r#"("a" NOT "b")"#);
        assert_eq!(
            understood("not a and b"),
            r#"("not" AND "a" AND "and" AND "b")"#
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_how_it_is_right() {
        for (words, told) in [
            ("AND", "nothing stands before AND"),
            ("shelter AND", "nothing stands behind AND"),
            ("shelter AND OR boys", "nothing stands behind AND"),
            ("OR boys", "nothing stands before OR"),
            ("shelter OR", "nothing stands behind OR"),
            ("shelter NOT", "nothing stands behind NOT"),
            ("NOT shelter", "NOT takes something away"),
            ("(shelter", "no closing one"),
            ("shelter)", "no opening one"),
            (")", "no opening one"),
            ("()", "nothing stands between"),
            ("(a OR )", "nothing stands behind OR"),
        ] {
            let wrong = query(words).unwrap_err();
            assert!(wrong.contains(told), "{words}: {wrong}");
        }
        assert!(
            query(&"(".repeat(50))
                .unwrap_err()
                .contains("nested more than")
        );
        assert!(
            query(&"a ".repeat(500))
                .unwrap_err()
                .contains("more than 100 words")
        );
    }
}
