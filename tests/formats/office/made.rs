//! One report as LibreOffice writes it in three formats: the same is read from each.

use unmet::narrative::{Hints, reports};
use unmet::read::Block;

use super::help::{document, made, told};

#[test]
fn a_word_document_is_read_as_it_shows() {
    insta::assert_snapshot!(told(&document("orvania.docx", &made("orvania-2019.docx"))));
}

#[test]
fn an_open_document_is_read_as_it_shows() {
    insta::assert_snapshot!(told(&document("orvania.odt", &made("orvania-2019.odt"))));
}

#[test]
fn rich_text_is_read_as_it_shows() {
    insta::assert_snapshot!(told(&document("orvania.rtf", &made("orvania-2019.rtf"))));
}

#[test]
fn the_same_text_comes_out_of_every_format() {
    let texts = |ending: &str| -> Vec<String> {
        let name = format!("orvania-2019.{ending}");
        let document = document(&name, &made(&name));
        let of = |block: &Block| block.text().to_owned();
        document.blocks.iter().map(of).collect()
    };
    assert_eq!(texts("docx"), texts("odt"));
    assert_eq!(texts("docx"), texts("rtf"));
}

#[test]
fn the_report_is_recognised_in_every_format() {
    for ending in ["docx", "odt", "rtf"] {
        let name = format!("orvania-2019.{ending}");
        let document = document(&name, &made(&name));
        let report = reports(&document, &Hints::default()).remove(0).unwrap();
        assert_eq!(report.id.to_string(), "ORVANIA-2019", "{ending}");
        let asks = report.recommendations.unwrap();
        let texts: Vec<&str> = asks.iter().map(|ask| ask.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "Increase efforts to investigate, prosecute, and convict traffickers, including complicit officials.",
                "Fund specialized shelters for adult victims: in the capital, and in the two border provinces.",
                "Train labor inspectors in anti-trafficking law; use the national guide.",
            ],
            "{ending}"
        );
    }
}
