//! Files that are torn, twisted or hostile: a sentence or what could be read, never a panic, and no
//! more memory than allowed.

use proptest::prelude::*;
use unmet::read::{Content, Limits, ReadOptions, Source, read};

use super::help::{document, made, reading, refusal, told, word, zipped};

const FILES: [&str; 3] = ["orvania-2019.docx", "orvania-2019.odt", "orvania-2019.rtf"];

#[test]
fn a_file_cut_off_anywhere_gives_an_answer() {
    for name in FILES {
        let whole = made(name);
        for length in (0..whole.len()).step_by(whole.len() / 200) {
            if let Err(error) = reading(name, &whole[..length]) {
                assert!(error.to_string().starts_with(name), "{error}");
            }
        }
    }
}

#[test]
fn a_file_with_flipped_bits_gives_an_answer() {
    for name in FILES {
        let whole = made(name);
        for place in (0..whole.len()).step_by(whole.len() / 400) {
            let mut bytes = whole.clone();
            bytes[place] ^= 1 << (place % 8);
            let _ = reading(name, &bytes).map_err(|error| error.to_string());
        }
    }
}

#[test]
fn tables_and_boxes_nested_a_hundred_thousand_deep_are_read_through() {
    const DEEP: usize = 100_000;
    let nested = |open: &str, close: &str| {
        word(&format!(
            "{}<w:p><w:r><w:t>Deep.</w:t></w:r></w:p>{}",
            open.repeat(DEEP),
            close.repeat(DEEP)
        ))
    };
    let tables = nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    assert_eq!(told(&document("orvania.docx", &tables)), "Deep.");
    let boxes = nested("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>");
    assert_eq!(told(&document("orvania.docx", &boxes)), "Deep.");
    let groups = format!(
        r"{{\rtf1 {}Deep.{}\par}}",
        "{".repeat(DEEP),
        "}".repeat(DEEP)
    );
    assert_eq!(told(&document("orvania.rtf", groups.as_bytes())), "Deep.");
}

#[test]
fn a_part_that_unpacks_to_more_than_the_limit_is_refused_with_the_option_that_lets_it_in() {
    let bomb = word(&format!("<w:p>{}</w:p>", " ".repeat(20 << 20)));
    assert!(bomb.len() < 1 << 20);
    let options = ReadOptions {
        limits: Limits {
            max_bytes: 2 << 20,
            ..Limits::default()
        },
        ..ReadOptions::default()
    };
    let said = read(&Source::new("orvania.docx", bomb), &options)
        .unwrap_err()
        .to_string();
    assert!(
        said.contains("unpacks to more than the limit of 2.0 MiB"),
        "{said}"
    );
    assert!(said.contains("--max-size 4MiB"), "{said}");
}

#[test]
fn what_is_missing_or_locked_is_said() {
    let empty = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/styles.xml", "<a/>"),
    ]);
    let said = refusal("orvania.docx", &empty);
    assert!(
        said.contains("the part word/document.xml is missing"),
        "{said}"
    );
    let locked = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ("content.xml", "x"),
    ]);
    let said = refusal("orvania.odt", &locked);
    assert!(said.contains("locked by a password"), "{said}");
}

#[test]
fn broken_markup_keeps_what_stands_before_it() {
    let file = word("<w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p></w:r>");
    let said = told(&document("orvania.docx", &file));
    assert!(
        said.starts_with("One.\nremark: the Word document is damaged"),
        "{said}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_marks_in_any_order_are_read_or_refused(
        marks in prop::collection::vec(prop::sample::select(MARKS.to_vec()), 0..60)
    ) {
        let _ = reading("orvania.docx", &word(&marks.concat()));
        let open = format!("<office:document-content><office:body>{}", marks.concat());
        let odt = zipped(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &open)]);
        let _ = reading("orvania.odt", &odt);
    }

    #[test]
    fn any_control_words_in_any_order_are_read(
        words in prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..80)
    ) {
        let rtf = format!("{{\\rtf1 {}", words.concat());
        if let Ok(reading) = reading("orvania.rtf", rtf.as_bytes())
            && let Content::Document(document) = reading.content
        {
            prop_assert!(document.blocks.iter().all(|block| !block.text().is_empty()));
        }
    }
}

#[rustfmt::skip]
const MARKS: [&str; 44] = [
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "word", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>",
    "<w:tc>", "</w:tc>", "<w:del>", "</w:del>", "<w:txbxContent>", "</w:txbxContent>", "<mc:AlternateContent>",
    "</mc:AlternateContent>", "<mc:Choice>", "</mc:Choice>", "<mc:Fallback>", "</mc:Fallback>", "<w:gridSpan w:val=\"99999999999\"/>",
    "<w:fldChar w:fldCharType=\"begin\"/>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:pPr>", "</w:pPr>", "<w:rPr>", "</w:rPr>",
    "&", "&amp;", "&#xFFFFFF;", "<text:p>", "</text:p>", "<text:list>", "</text:list>", "<text:list-item>", "</text:list-item>",
    "<draw:text-box>", "</draw:text-box>", "<table:table-row>", "</table:table-row>", "<text:note>",
];

#[rustfmt::skip]
const WORDS: [&str; 40] = [
    "{", "}", "word ", "\\par ", "\\cell ", "\\row ", "\\intbl ", "\\pard ", "{\\listtext x}", "\\ls1 ", "\\ilvl9999999999 ",
    "{\\*\\shpinst{\\shptxt ", "\\u-32768 ", "\\u99999999999 ", "\\u55357 ", "\\uc-5 ", "\\uc9999 ", "\\'", "\\'e9", "\\bin5 ", "\\bin-1 ",
    "\\bin999999999 ", "{\\fonttbl\\f1\\fcharset128 x;}", "\\f1 ", "{\\stylesheet{\\s1 heading 1;}}", "\\s1 ", "{\\field{\\*\\fldinst PAGE}{\\fldrslt 1}}",
    "{\\footnote x", "{\\*\\x ", "\\deleted ", "\\v ", "\\plain ", "\\outlinelevel-1 ", "\\ansicpg65001 ", "\\\\", "\\{", "\\~", "\\*", "\\", "\\nestcell ",
];
