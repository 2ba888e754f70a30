//! What a group of Rich Text is for, and what it says of the words in it.

use super::charset::Charset;

/// Where the words of a group go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Destination {
    Text,
    /// No words for a reader.
    Nowhere,
    /// Something that stands beside the text, in the plural.
    Aside(&'static str),
    /// A box beside the text.
    Box,
    Typefaces,
    Styles,
    Title,
    Instruction,
    /// The bullet or number of an item.
    ItemMark,
}

/// An open group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub destination: Destination,
    pub bold: bool,
    pub hidden: bool,
    pub deleted: bool,
    pub charset: Charset,
    /// How many characters after one in Unicode repeat it for old programs.
    pub repeated: usize,
}

impl Group {
    pub fn outermost(charset: Charset) -> Self {
        Group {
            destination: Destination::Text,
            bold: false,
            hidden: false,
            deleted: false,
            charset,
            repeated: 1,
        }
    }
}

/// Where the words of a group go that begins with this control word; `None` where the word says
/// nothing about that.
pub(super) fn destination(word: &str) -> Option<Destination> {
    use Destination::{Aside, Box, Instruction, ItemMark, Nowhere, Styles, Title, Typefaces};
    Some(match word {
        "fonttbl" => Typefaces,
        "stylesheet" => Styles,
        "title" => Title,
        "fldinst" => Instruction,
        "listtext" | "pntext" => ItemMark,
        "shptxt" | "dptxbxtext" => Box,
        "footnote" => Aside("footnotes"),
        "annotation" => Aside("comments"),
        "header" | "headerl" | "headerr" | "headerf" => Aside("headers"),
        "footer" | "footerl" | "footerr" | "footerf" => Aside("footers"),
        "pict" => Aside("pictures"),
        "info" | "colortbl" | "filetbl" | "listtable" | "listoverridetable" | "revtbl"
        | "rsidtbl" | "generator" | "object" | "nonshppict" | "shprslt" | "sp" | "tc" | "xe"
        | "txe" | "rxe" | "bkmkstart" | "bkmkend" | "pntxta" | "pntxtb" | "author" | "subject"
        | "keywords" | "doccomm" | "operator" | "company" | "atnid" | "atnauthor" | "falt"
        | "panose" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn"
        | "pgdsctbl" | "userprops" | "themedata" | "datastore" | "formfield" | "private" => Nowhere,
        _ => return None,
    })
}

/// Whether a group that old programs pass over (`\*`) holds words of the text, or groups that do.
pub(super) fn is_known(word: &str) -> bool {
    destination(word).is_some() || matches!(word, "shpinst" | "shppict" | "do" | "pn")
}

/// The character that a control word stands for.
pub(super) fn character(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" | "emspace" | "enspace" | "qmspace" | "nestcell" => " ",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        _ => return None,
    })
}
