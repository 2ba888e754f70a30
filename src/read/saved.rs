//! Web pages that a browser saved in one file, with their pictures and frames: MHTML and Safari's
//! web archives. The page itself is read, what belongs to it is left out.

mod mhtml;
mod webarchive;

use encoding_rs::Encoding;

use super::encoding::{Decoded, decode};
use super::html;
use super::{Document, LeftOut};

pub(super) use mhtml::{MhtmlReader, is_mhtml};
pub(super) use webarchive::{WebarchiveReader, is_webarchive};

/// A page as it stands in the file that it was saved in.
struct Page<'a> {
    bytes: &'a [u8],
    /// The name of its encoding, where the file says so.
    encoding: Option<&'a str>,
    /// Where it was saved from.
    address: Option<&'a str>,
    /// How many other files were saved with it.
    others: usize,
}

impl Page<'_> {
    fn document(&self) -> Document {
        let decoded = self.decoded();
        let mut document = html::page(&decoded.text);
        let address = self.address.filter(|address| address.starts_with("http"));
        document.url = document.url.or_else(|| address.map(str::to_owned));
        if decoded.broken > 0 {
            document.remarks.push(format!(
                "{} of its characters could not be told and are marked \u{fffd}",
                decoded.broken
            ));
        }
        let others = "pictures, styles and frames saved with the page";
        (document.left_out).extend(LeftOut::counted(others, self.others, ""));
        document
    }

    fn decoded(&self) -> Decoded {
        let stated = self
            .encoding
            .and_then(|name| Encoding::for_label(name.as_bytes()));
        match stated {
            Some(encoding) if encoding != encoding_rs::UTF_8 => {
                let (text, _) = encoding.decode_without_bom_handling(self.bytes);
                Decoded {
                    broken: text.matches(char::REPLACEMENT_CHARACTER).count(),
                    text: text.into_owned(),
                    encoding: encoding.name(),
                }
            }
            _ => decode(self.bytes),
        }
    }
}

#[cfg(test)]
mod tests;
