//! What is said of a PDF that could not be read, or only in part.

use std::fmt;

use super::damage::Damage;

/// Why no text could be had of a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoText {
    /// It is locked with a password, or in a way that is not known.
    Locked,
    /// Its parts cannot be found: it is damaged, or not whole.
    Broken,
    /// Its streams unpack to more than those of any report.
    Huge,
    /// Its fonts do not tell which letters they show.
    Coded,
    /// Its pages are pictures.
    Scanned {
        /// How many pages it has.
        pages: usize,
    },
}

impl fmt::Display for NoText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoText::Locked => f.write_str(
                "is a PDF that is locked with a password; open it with the password, print it to a new PDF and add that",
            ),
            NoText::Broken => f.write_str(
                "is a PDF that is damaged or not whole, and none of its pages could be read; download it again",
            ),
            NoText::Huge => f.write_str(
                "is a PDF that unpacks to more than any report does; print it to a new PDF and add that",
            ),
            NoText::Coded => f.write_str(
                "is a PDF whose fonts do not tell which letters they show; run OCR over it (ocrmypdf --force-ocr does that) and add the result",
            ),
            NoText::Scanned { pages } => write!(
                f,
                "is a PDF without text: {}; run OCR over it (ocrmypdf does that) and add the result",
                match pages {
                    1 => "its one page is a picture".to_owned(),
                    _ => format!("its {pages} pages are pictures"),
                },
            ),
        }
    }
}

/// What is said of words that had lost ligatures, if there are any.
pub(super) fn mended(words: u32) -> Option<String> {
    let what = match words {
        0 => return None,
        1 => "one word".to_owned(),
        _ => format!("{words} words"),
    };
    Some(format!(
        "{what} had lost letters that are printed as one (fi, ffi, fl) and got them back; compare quotations with the page"
    ))
}

/// What is said of a PDF with letters of which its fonts do not tell what they are, if there are many.
pub(super) fn unknown(letters: usize) -> Option<String> {
    (letters > 0).then(|| {
        format!(
            "{letters} of its letters are unknown, for its fonts do not tell what they are; they are shown as \u{FFFD}"
        )
    })
}

/// What is said of pages that could not be read, if there are any.
pub(super) fn lost_pages(numbers: &[usize]) -> Option<String> {
    let pages = pages(numbers)?;
    Some(format!(
        "{pages} could not be read, for the file is damaged there; download it again, or add the text of these pages"
    ))
}

/// What is said of pages without text amid others that have some, if there are any.
pub(super) fn textless_pages(numbers: &[usize]) -> Option<String> {
    let pages = pages(numbers)?;
    let hold = if numbers.len() == 1 { "holds" } else { "hold" };
    Some(format!(
        "{pages} {hold} no text; if words can be seen there, run OCR over the file (ocrmypdf does that) and add the result"
    ))
}

/// What is said of pages without text in a file that is damaged, if there are any: the damage may have
/// taken their words, which no OCR brings back.
pub(super) fn emptied_pages(numbers: &[usize]) -> Option<String> {
    let pages = pages(numbers)?;
    let hold = if numbers.len() == 1 { "holds" } else { "hold" };
    Some(format!(
        "{pages} {hold} no text; the damage may have taken it"
    ))
}

/// What is said of a PDF that is not what its program wrote.
pub(super) fn damage(damage: &Damage) -> Option<String> {
    let are = if damage.pages.len() == 1 { "is" } else { "are" };
    let what = match (pages(&damage.pages), damage.anywhere) {
        (None, false) => return None,
        (None, true) => {
            "the file is damaged, so words of its pages and whole pages may be missing or wrong"
                .to_owned()
        }
        (Some(pages), false) => {
            format!("{pages} {are} damaged, so words there may be missing or wrong")
        }
        (Some(pages), true) => format!(
            "the file is damaged, {pages} of it for certain, so words there and elsewhere may be missing or wrong"
        ),
    };
    Some(format!("{what}; {AGAIN}"))
}

/// The way out of damage that came with the download.
const AGAIN: &str = "download it again and add it, which puts the whole in the place of this";

/// A PDF ends with this mark; other bytes may follow, as mail and web servers add them.
const END: &[u8] = b"%%EOF";

/// How far from the end of the file its mark is looked for, in bytes.
const TAIL: usize = 4096;

/// What is said of a PDF of which the end has not come.
pub(super) fn broken_off(bytes: &[u8]) -> Option<String> {
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    memchr::memmem::find(tail, END).is_none().then(|| {
        format!("it breaks off before its end: what followed is missing, whole pages and words of those that were read; {AGAIN}")
    })
}

/// `pages 3, 5 to 7`; `None` where there is none.
fn pages(numbers: &[usize]) -> Option<String> {
    let (first, rest) = numbers.split_first()?;
    let mut runs = vec![(*first, *first)];
    for number in rest {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let runs: Vec<String> = runs
        .into_iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            _ => format!("{first} to {last}"),
        })
        .collect();
    let noun = if numbers.len() == 1 { "page" } else { "pages" };
    Some(format!("{noun} {}", runs.join(", ")))
}
