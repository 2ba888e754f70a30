use std::path::Path;

use proptest::prelude::*;

use super::*;

fn read_bytes(origin: &str, bytes: &[u8]) -> Result<(Format, Content), ReadError> {
    let reading = read(&Source::new(origin, bytes.to_vec()), &as_it_asks())?;
    Ok((reading.format, reading.content))
}

fn as_it_asks() -> ReadOptions {
    ReadOptions::default()
}

fn forced(format: Format) -> ReadOptions {
    ReadOptions {
        format: Some(format),
        ..ReadOptions::default()
    }
}

fn texts(content: &Content) -> Vec<&str> {
    match content {
        Content::Document(document) => document.blocks.iter().map(Block::text).collect(),
        _ => panic!("expected a document"),
    }
}

#[test]
fn a_page_saved_as_text_is_read_as_a_page() {
    let (format, content) = read_bytes("orvania.txt", b"<html><p>One<p>Two").unwrap();
    assert_eq!(format, Format::Html);
    assert_eq!(texts(&content), ["One", "Two"]);
}

#[test]
fn a_forced_format_is_obeyed() {
    let source = Source::new("orvania.txt", b"= Orvania =\n== Law ==\nA law.".to_vec());
    let reading = read(&source, &forced(Format::Text)).unwrap();
    assert_eq!(reading.format, Format::Text);
    assert_eq!(texts(&reading.content)[0], "= Orvania =");
}

#[test]
fn an_image_is_refused_even_if_a_format_is_forced() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0".to_vec();
    let error = read(&Source::new("orvania.txt", png), &forced(Format::Text)).unwrap_err();
    let said = error.to_string();
    assert!(
        said.starts_with("orvania.txt looks like an image (PNG);"),
        "{said}"
    );
}

#[test]
fn a_page_without_words_is_an_error_that_names_the_way_out() {
    let error = read_bytes("orvania.html", b"<html><script>x</script></html>").unwrap_err();
    let said = error.to_string();
    assert!(
        said.contains("orvania.html holds no words when read as html"),
        "{said}"
    );
    assert!(said.contains("--format"), "{said}");
}

#[test]
fn the_encoding_and_what_was_broken_in_it_are_told() {
    let source = Source::new(
        "orvania.txt",
        b"The shelter wasn\x92t open in the province.".to_vec(),
    );
    let reading = read(&source, &as_it_asks()).unwrap();
    assert_eq!(
        (reading.encoding, reading.broken),
        (Some("windows-1252"), 0)
    );
    assert_eq!(
        texts(&reading.content),
        ["The shelter wasn’t open in the province."]
    );
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused_in_every_format(
        bytes in prop::collection::vec(prop_oneof![any::<u8>(), b' '..b'~', Just(b'\n')], 0..400)
    ) {
        let source = Source::new("orvania", bytes);
        for options in Format::ALL.map(forced).into_iter().chain([as_it_asks()]) {
            if let Err(error) = read(&source, &options) {
                prop_assert!(error.to_string().starts_with("orvania "));
            }
        }
    }
}

/// The real documents beside the repository, where they are there.
fn seed(number: &str) -> Option<Content> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: the shared seeds are not here");
        return None;
    };
    let path = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| {
            path.file_name()
                .is_some_and(|n| n.to_string_lossy().starts_with(number))
        })?;
    let Opened::Source(source) = open(
        &Place::File(path),
        &Limits::default(),
        &mut Web::new(Limits::default()),
    )
    .unwrap() else {
        panic!("a seed is a text");
    };
    Some(read(&source, &as_it_asks()).unwrap().content)
}

#[test]
fn a_library_copy_has_its_headings_on_their_own() {
    let Some(content) = seed("000") else { return };
    let texts = texts(&content);
    for heading in ["PERU (Tier 2)", "Prosecution", "Protection", "Prevention"] {
        assert!(texts.contains(&heading), "{heading}");
    }
}

#[test]
fn an_encyclopedia_article_is_wiki_markup_with_a_title() {
    let Some(Content::Document(document)) = seed("002") else {
        return;
    };
    assert_eq!(document.title.as_deref(), Some("Human trafficking in Peru"));
    assert!(
        document
            .blocks
            .contains(&Block::Heading(2, "Prevention (2010)".to_owned()))
    );
    assert!(
        document
            .blocks
            .contains(&Block::Item("Debt bondage".to_owned()))
    );
}

#[test]
fn bare_sections_keep_a_paragraph_a_line() {
    for (number, paragraphs) in [("003", 5), ("004", 6)] {
        let Some(content) = seed(number) else { return };
        assert_eq!(texts(&content).len(), paragraphs, "{number}");
    }
}
