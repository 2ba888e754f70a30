//! The parser, as long as it makes of a page what pages are.
//!
//! It looks through all open elements at every end of one, through all attributes of a tag at every
//! further one, and opens marks of type anew in every paragraph: a small page that is made for it
//! would take hours, or all memory. [`depth`](super::depth) leaves out the tags that it can tell to be
//! too deep; here the page is given to the parser piece by piece, and no more of it once what it
//! became is like no page.

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{ParseOpts, parse_document};
use scraper::{Html, HtmlTreeSink};

/// How many elements may stand one in the other. What is deeper than 512 is left out before, as far
/// as it can be told.
const DEEPEST: usize = 1000;

/// More nodes than bytes are in no page, but for those that open elements make.
const MOST_BEYOND: usize = 100_000;

/// How many attributes a tag may have. Pages have a dozen, those of frameworks some fifty.
const MOST_ATTRIBUTES: usize = 256;

/// Bytes that are given to the parser at once.
const PIECE: usize = 1024;

/// A page, and whether it is all there.
pub(super) struct Parsed {
    pub html: Html,
    /// Whether the rest was not read, because it is like no page.
    pub is_given_up: bool,
}

/// The page of these characters, as far as it is like one.
pub(super) fn parsed(page: &str) -> Parsed {
    let sound = &page[..before_attributes_without_end(page)];
    let sink = HtmlTreeSink::new(Html::new_document());
    let mut parser = parse_document(sink, ParseOpts::default());
    let mut done = 0;
    let mut is_given_up = sound.len() < page.len();
    while done < sound.len() {
        let end = sound.floor_char_boundary(done + PIECE);
        parser.process(StrTendril::from_slice(&sound[done..end]));
        done = end;
        if is_like_no_page(&parser.tokenizer.sink.sink.0.borrow(), done) {
            is_given_up = true;
            break;
        }
    }
    Parsed {
        html: parser.finish(),
        is_given_up,
    }
}

fn is_like_no_page(html: &Html, bytes: usize) -> bool {
    let mut nodes = html.tree.nodes();
    nodes.len() > bytes + MOST_BEYOND
        || (nodes.next_back()).is_some_and(|newest| newest.ancestors().nth(DEEPEST).is_some())
}

/// Where a tag begins that has more attributes than any; else the page's end.
///
/// Not every `<` begins a tag: it may stand in a comment, a script, or the value of an attribute. Each
/// is looked at as though it did, because what only a browser's parser can tell must not hide one.
fn before_attributes_without_end(page: &str) -> usize {
    let bytes = page.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let start = at + found;
        at = start + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        at += length_until(&bytes[at..], |byte| {
            is_space(byte) || matches!(byte, b'/' | b'>')
        });
        if attributes(&bytes[at..]) > MOST_ATTRIBUTES {
            return start;
        }
    }
    page.len()
}

/// How many attributes stand before the end of the tag, as browsers part them; at most one more than
/// a tag may have.
fn attributes(bytes: &[u8]) -> usize {
    let mut count = 0;
    let mut rest = bytes;
    while count <= MOST_ATTRIBUTES {
        rest = &rest[length_until(rest, |byte| !is_space(byte) && byte != b'/')..];
        match rest.first() {
            None | Some(b'>') => break,
            Some(_) => count += 1,
        }
        // An equals sign that begins a name is part of it.
        let name = 1 + length_until(&rest[1..], |byte| {
            is_space(byte) || matches!(byte, b'/' | b'>' | b'=')
        });
        rest = &rest[name..];
        let after = &rest[length_until(rest, |byte| !is_space(byte))..];
        let Some(value) = after.strip_prefix(b"=") else {
            continue;
        };
        let value = &value[length_until(value, |byte| !is_space(byte))..];
        rest = match value.first() {
            Some(quote @ (b'"' | b'\'')) => {
                let inner = &value[1..];
                let end = memchr::memchr(*quote, inner).map_or(inner.len(), |end| end + 1);
                &inner[end..]
            }
            _ => &value[length_until(value, |byte| is_space(byte) || byte == b'>')..],
        };
    }
    count
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0c)
}

fn length_until(bytes: &[u8], ends: impl Fn(u8) -> bool) -> usize {
    let end = bytes.iter().position(|byte| ends(*byte));
    end.unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_as_they_are_stay_whole() {
        let quoted = "<p data-a='<b c=\"' title=\"a > b\">".repeat(2000);
        let cells = format!("<table>{}", "<tr><td>x".repeat(3000));
        for page in [quoted, cells, "<p a=b c d = 'e'/>x<br/>".repeat(2000)] {
            let parsed = parsed(&page);
            assert!(!parsed.is_given_up, "{}", &page[..40]);
        }
    }

    #[test]
    fn attributes_are_counted_as_browsers_part_them() {
        for (tag, count) in [
            ("", 0),
            (" a b=c d='e f>' g = \"h\" >i j", 4),
            ("/a/=b/c=d/e>", 3),
            (" a='b", 1),
            (" \"a\" 'b'>", 2),
        ] {
            assert_eq!(attributes(tag.as_bytes()), count, "{tag}");
        }
    }

    #[test]
    fn what_is_like_no_page_is_read_as_far_as_it_is_like_one() {
        let many: String = (0..200_000).map(|n| format!(" a{n}")).collect();
        let types: String = (0..900).map(|n| format!("<b a=\"<{n}\">")).collect();
        for hostile in [
            format!("<p{many}>x"),
            format!("<!-- <a b=\" --><p{many}>x"),
            "<div a=\"<\">".repeat(200_000),
            "<div></q>".repeat(200_000),
            format!("<svg>{}{}", "<td>".repeat(200_000), "</q>".repeat(200_000)),
            format!("<p>{types}{}", "<p>x".repeat(200_000)),
            format!("<table>{}", "<div></q>".repeat(200_000)),
        ] {
            let page = format!("<p>Words.</p>{hostile}");
            let parsed = parsed(&page);
            assert!(parsed.is_given_up, "{}", &page[..60]);
            let words: String = parsed.html.root_element().text().collect();
            assert!(words.contains("Words."));
        }
    }
}
