//! MHTML (RFC 2557): a page and what belongs to it, as an e-mail message. Chrome, Edge, Opera and the
//! old Internet Explorer save it.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::Page;
use crate::read::{BytesReader, Content, ReadOptions, Source, Unreadable};

/// Reads MHTML.
pub(in crate::read) struct MhtmlReader;

const WHAT: &str = "a saved web page (MHTML)";

/// How many bytes of the beginning are looked at.
const LOOKED_AT: usize = 8 * 1024;

/// Whether bytes begin like the headers of a saved page.
pub(in crate::read) fn is_mhtml(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let first = head.trim_start().lines().next().unwrap_or_default();
    let is_header = first.split_once(": ").is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    });
    is_header
        && head.contains("mime-version:")
        && (head.contains("multipart/related") || head.contains("content-type: text/html"))
}

impl BytesReader for MhtmlReader {
    fn read(&self, source: &Source, _options: &ReadOptions) -> Result<Content, Unreadable> {
        let damaged = |why: &str| Unreadable::Damaged {
            what: WHAT,
            why: why.to_owned(),
        };
        let message = MessageParser::default()
            .parse(&source.bytes)
            .ok_or_else(|| damaged("its beginning is missing"))?;
        let part = main_page(&message).ok_or_else(|| damaged("there is no page in it"))?;
        let bytes = bytes_of(part, &source.bytes);
        let charset = part
            .content_type()
            .and_then(|kind| kind.attribute("charset"));
        let address = part
            .content_location()
            .or_else(|| message.header_raw("Snapshot-Content-Location"));
        let page = Page {
            bytes: &bytes,
            encoding: charset,
            address: address.map(str::trim),
            others: message
                .parts
                .iter()
                .filter(|part| !matches!(part.body, PartType::Multipart(_)))
                .count()
                - 1,
        };
        Ok(Content::Document(page.document()))
    }
}

/// The first page that is no frame of another: browsers put it first.
fn main_page<'m, 'b>(message: &'m Message<'b>) -> Option<&'m MessagePart<'b>> {
    message
        .parts
        .iter()
        .find(|part| matches!(part.body, PartType::Html(_)))
}

/// The page's own bytes: what they mean, its own declaration may say better than the message.
fn bytes_of(part: &MessagePart<'_>, message: &[u8]) -> Vec<u8> {
    let raw = message
        .get(part.offset_body as usize..part.offset_end as usize)
        .unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    };
    // What is not quite as it should be, the parser mends as far as it can.
    decoded.unwrap_or_else(|| part.contents().to_vec())
}
