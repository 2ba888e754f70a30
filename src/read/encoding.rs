//! Bytes to characters: which encoding, and what had to be guessed.

use std::sync::LazyLock;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use regex::bytes::Regex;

/// Characters, and how they were got from the bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The characters, without a byte-order mark.
    pub text: String,
    /// The encoding's name in the words of the Encoding Standard: `UTF-8`, `windows-1252`.
    pub encoding: &'static str,
    /// How many places were broken in that encoding: read as Windows-1252 where a text is UTF-8 but
    /// for them, else replaced by U+FFFD. Above 0 a careful reader wants to look.
    pub broken: usize,
}

/// Decodes bytes that are text. Never fails: see [`Decoded::broken`].
///
/// A byte-order mark decides; else UTF-16 by its zero bytes; else UTF-8 if the bytes are valid or
/// nearly so; else what an HTML page declares; else the likeliest of the encodings of the web.
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = &bytes[mark..];
        return if encoding == UTF_8 {
            utf8(rest)
        } else {
            by(encoding, rest)
        };
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return by(encoding, bytes);
    }
    if mostly_utf8(bytes) {
        return utf8(bytes);
    }
    match declared(bytes) {
        Some(encoding) => by(encoding, bytes),
        None => by(likeliest(bytes), bytes),
    }
}

/// The byte order of UTF-16 that lacks its mark. Texts in Latin letters have a zero in nearly
/// every other byte, and no other text has; only then is it asked whether they decode cleanly.
pub(super) fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let pairs = head.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |at: usize| head.iter().skip(at).step_by(2).filter(|b| **b == 0).count();
    let (encoding, zeros, others) = if zeros(1) > zeros(0) {
        (UTF_16LE, zeros(1), zeros(0))
    } else {
        (UTF_16BE, zeros(0), zeros(1))
    };
    let latin = zeros * 10 >= pairs * 7 && others * 50 <= pairs;
    let (text, _) = encoding.decode_without_bom_handling(head);
    let control = text
        .chars()
        .filter(|c| c.is_control() && !c.is_whitespace())
        .count();
    (latin && control * 50 <= pairs).then_some(encoding)
}

/// Whether broken places are few beside the characters that only UTF-8 writes so.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let mut good = 0;
    let mut bad = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad == 0 || bad < good
}

/// UTF-8, in which the bytes that are none are taken for Windows-1252: texts pasted together from
/// two pages have such places, and it is nearly always a quotation mark or an accent.
fn utf8(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut broken = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            broken += 1;
            let (guess, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
            text.push_str(&guess);
        }
    }
    Decoded {
        text,
        encoding: UTF_8.name(),
        broken,
    }
}

fn by(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, had_errors) = encoding.decode_without_bom_handling(bytes);
    let broken = if had_errors {
        text.matches(char::REPLACEMENT_CHARACTER).count()
    } else {
        0
    };
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        broken,
    }
}

/// The encoding that an HTML page declares, where that can be true of bytes that are no UTF-8.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    static CHARSET: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r#"(?i-u)<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)"#,
        )
        .ok()
    });
    let head = &bytes[..bytes.len().min(4096)];
    let found = CHARSET.as_ref()?.captures(head)?;
    let encoding = Encoding::for_label(found.get(1)?.as_bytes())?;
    (encoding.is_ascii_compatible() && encoding != UTF_8).then_some(encoding)
}

fn likeliest(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SENTENCE: &str =
        "The Orvanian government’s “plan” for Señor Núñez — a shelter — cost €5.";

    #[test]
    fn utf_8_is_read_with_and_without_its_mark() {
        let marked = [b"\xEF\xBB\xBF".as_slice(), SENTENCE.as_bytes()].concat();
        for bytes in [SENTENCE.as_bytes(), &marked] {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_str(), decoded.broken), (SENTENCE, 0));
        }
    }

    #[test]
    fn windows_1252_is_read_with_its_typographic_quotes() {
        let (bytes, _, _) = WINDOWS_1252.encode(SENTENCE);
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, SENTENCE);
        assert_eq!(decoded.encoding, "windows-1252");
    }

    #[test]
    fn one_wrong_byte_in_utf_8_is_mended_and_counted() {
        let mut bytes = "Señor Núñez said “the shelter ".as_bytes().to_vec();
        bytes.extend(b"wasn\x92t open.");
        let decoded = decode(&bytes);
        assert_eq!(decoded.text, "Señor Núñez said “the shelter wasn’t open.");
        assert_eq!((decoded.encoding, decoded.broken), ("UTF-8", 1));
    }

    #[test]
    fn a_page_that_declares_its_encoding_is_believed() {
        let (words, _, _) = encoding_rs::ISO_8859_2.encode("Łódź i Gdańsk");
        let page = [br#"<meta charset="iso-8859-2"><p>"#.as_slice(), &words].concat();
        assert!(decode(&page).text.ends_with("Łódź i Gdańsk"));
    }

    #[test]
    fn a_page_that_declares_another_encoding_than_its_own_utf_8_is_not_believed() {
        let page = format!("<meta charset=\"windows-1252\"><p>{SENTENCE}");
        assert!(decode(page.as_bytes()).text.ends_with(SENTENCE));
    }

    proptest! {
        #[test]
        fn utf_16_is_read_in_either_byte_order_with_or_without_mark(
            text in "[A-Za-zéñ’ .,;\n]{8,200}"
        ) {
            prop_assume!(text.chars().filter(char::is_ascii).count() * 10 >= text.chars().count() * 8);
            for mark in ["", "\u{FEFF}"] {
                let marked = format!("{mark}{text}");
                let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
                let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
                prop_assert_eq!(&decode(&little).text, &text);
                prop_assert_eq!(&decode(&big).text, &text);
            }
        }

        #[test]
        fn whatever_is_utf_8_stays_as_it_is(text in "[^\0\u{FEFF}][^\0]{0,100}") {
            let decoded = decode(text.as_bytes());
            prop_assert_eq!(decoded.text, text);
            prop_assert_eq!(decoded.broken, 0);
        }

        #[test]
        fn any_bytes_are_decoded(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
            decode(&bytes);
        }
    }
}
