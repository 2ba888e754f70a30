use std::collections::BTreeMap;

use plist::Value;

use super::*;
use crate::read::{Block, BytesReader, Content, ReadOptions, Source};

fn read(reader: &dyn BytesReader, bytes: Vec<u8>) -> Result<Document, String> {
    match reader.read(&Source::new("a", bytes), &ReadOptions::default()) {
        Ok(Content::Document(document)) => Ok(document),
        Ok(_) => panic!("a page is a document"),
        Err(error) => Err(error.to_string()),
    }
}

fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(Block::text).collect()
}

const MESSAGE: &str = "From: <Saved by Blink>\r
Snapshot-Content-Location: https://example.org/reports/2023/orvania/\r
Subject: 2023 Report: Orvania\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype=\"text/html\";\r
\tboundary=\"----Parts----\"\r
\r
\r
------Parts----\r
Content-Type: text/html\r
Content-ID: <frame-1@mhtml.blink>\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://example.org/reports/2023/orvania/\r
\r
<!DOCTYPE html><html><head><meta charset=3D\"windows-1252\"><title>Orvania</t=\r
itle></head><body><h1>Orvania</h1><p>The government=92s shelter.</p></body></html>\r
------Parts----\r
Content-Type: text/html\r
Content-ID: <frame-2@mhtml.blink>\r
\r
<p>An advertisement</p>\r
------Parts----\r
Content-Type: image/png\r
Content-Transfer-Encoding: base64\r
\r
iVBORw0KGgo=\r
------Parts------\r
";

#[test]
fn the_page_of_an_mhtml_file_is_read_in_its_own_encoding() {
    assert!(is_mhtml(MESSAGE.as_bytes()));
    let document = read(&MhtmlReader, MESSAGE.into()).unwrap();
    assert_eq!(texts(&document), ["Orvania", "The government’s shelter."]);
    assert_eq!(
        document.url.as_deref(),
        Some("https://example.org/reports/2023/orvania/")
    );
    assert_eq!(document.left_out[0].count, 2);
}

#[test]
fn an_mhtml_file_cut_anywhere_gets_an_answer() {
    for length in 0..MESSAGE.len() {
        let _ = read(&MhtmlReader, MESSAGE.as_bytes()[..length].to_vec());
    }
}

#[test]
fn a_letter_is_no_saved_page() {
    for text in [
        "From: the shelter\n\nMIME-Version: nobody knows",
        "The government opened a shelter: MIME-Version: 1.0 multipart/related",
        "",
    ] {
        assert!(!is_mhtml(text.as_bytes()), "{text}");
    }
}

fn dictionary(entries: &[(&str, Value)]) -> Value {
    let entries: BTreeMap<String, Value> = (entries.iter())
        .map(|(key, value)| ((*key).to_owned(), value.clone()))
        .collect();
    Value::Dictionary(entries.into_iter().collect())
}

fn archive() -> Value {
    let page = "<html><head><title>Orvania</title></head><body><h1>Orvania</h1><p>Señor.</p>";
    let picture = dictionary(&[("WebResourceData", Value::Data(vec![1; 20_000]))]);
    dictionary(&[
        (
            "WebMainResource",
            dictionary(&[
                ("WebResourceData", Value::Data(page.as_bytes().to_vec())),
                ("WebResourceFrameName", Value::String(String::new())),
                ("WebResourceTextEncodingName", "UTF-8".into()),
                ("WebResourceURL", "https://example.org/orvania".into()),
            ]),
        ),
        (
            "WebSubresources",
            Value::Array(vec![picture.clone(), picture]),
        ),
    ])
}

fn binary(value: &Value) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.to_writer_binary(&mut bytes).unwrap();
    bytes
}

#[test]
fn the_page_of_a_web_archive_is_read() {
    let mut xml = Vec::new();
    archive().to_writer_xml(&mut xml).unwrap();
    for bytes in [binary(&archive()), xml] {
        assert!(is_webarchive(&bytes));
        let document = read(&WebarchiveReader, bytes).unwrap();
        assert_eq!(texts(&document), ["Orvania", "Señor."]);
        assert_eq!(document.url.as_deref(), Some("https://example.org/orvania"));
        assert_eq!(document.left_out[0].count, 2);
    }
}

#[test]
fn a_damaged_web_archive_gets_an_answer() {
    let bytes = binary(&archive());
    for length in (0..bytes.len()).step_by(97) {
        assert!(read(&WebarchiveReader, bytes[..length].to_vec()).is_err());
    }
    for at in 0..bytes.len().min(2000) {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x15;
        let _ = read(&WebarchiveReader, bytes);
    }
}

/// A list of two references to a list of two references to …: 2⁴⁰ values in a few hundred bytes.
#[test]
fn a_web_archive_that_says_one_thing_again_and_again_is_refused() {
    let levels: u8 = 40;
    let mut bytes = b"bplist00".to_vec();
    let mut offsets = Vec::new();
    let mut object = |bytes: &mut Vec<u8>, parts: &[u8]| {
        offsets.push(u16::try_from(bytes.len()).unwrap());
        bytes.extend_from_slice(parts);
    };
    object(&mut bytes, &[0xD1, 1, 2]);
    object(&mut bytes, &[0x51, b'a']);
    for level in 0..levels {
        object(&mut bytes, &[0xA2, level + 3, level + 3]);
    }
    object(&mut bytes, &[0x10, 1]);
    let table = bytes.len() as u64;
    let objects = offsets.len() as u64;
    for offset in offsets {
        bytes.extend_from_slice(&offset.to_be_bytes());
    }
    bytes.extend_from_slice(&[0, 0, 0, 0, 0, 0, 2, 1]);
    bytes.extend_from_slice(&objects.to_be_bytes());
    bytes.extend_from_slice(&0u64.to_be_bytes());
    bytes.extend_from_slice(&table.to_be_bytes());
    assert!(read(&WebarchiveReader, bytes).is_err());
}

#[test]
fn a_deep_web_archive_is_refused() {
    let deep = format!(
        "<?xml version=\"1.0\"?><plist><dict><key>a</key>{}{}<key>WebMainResource</key></dict></plist>",
        "<array>".repeat(100_000),
        "</array>".repeat(100_000)
    );
    assert!(read(&WebarchiveReader, deep.into_bytes()).is_err());
}
