//! Reports whose texts would break out of a page or of Markdown, if they could.

use scraper::{Html, Selector};
use serde_json::json;

use crate::program::Program;

const SCRIPT: &str = r#"Stop <script>alert("x")</script> "]]> --> and 'quote' {{ 7*7 }} judges"#;

fn hostile() -> Program {
    let program = Program::new();
    let report = |year: u16, ask: &str| {
        json!({
            "series": "TIP", "country": "Peru", "year": year,
            "rating": "Tier 2 <img src=x onerror=alert(1)>",
            "source": "javascript:alert(document.domain)//https://",
            "recommendations": [{"text": ask, "area": "\"><svg onload=alert(1)>"},
                                {"text": "# Open shelters [here](javascript:alert(1)) | for ~~men~~ and *boys*"}],
            "sections": [{"kind": "protection", "heading": "Protection",
                          "text": format!("The government opened <script>alert(2)</script> shelters \"]]> for men and boys in {year}.")}],
        })
        .to_string()
    };
    let lines = [
        report(2020, SCRIPT),
        report(2021, &format!("{SCRIPT} and <iframe src=//x>")),
    ];
    let file = program.file("<b>hostile</b>.jsonl", &lines.join("\n"));
    program.answer(&["add", file.to_str().unwrap()]);
    let by = "<script>alert(3)</script>";
    program.answer(&[
        "mark",
        "PER-2020-1",
        "unmet",
        "--by",
        by,
        "--note",
        "</p><script>alert(4)",
    ]);
    program
}

#[test]
fn hostile_words_stay_words_in_html() {
    let program = hostile();
    for arguments in [
        &["report", "2021", "--format", "html"][..],
        &["report", "2020", "--format", "html"],
    ] {
        let page = program.answer(arguments);
        let parsed = Html::parse_document(&page);
        for forbidden in [
            "script",
            "iframe",
            "img",
            "[onerror]",
            "[onload]",
            "[href^=javascript]",
            "main b",
        ] {
            let selector = Selector::parse(forbidden).unwrap();
            let found = parsed
                .select(&selector)
                .next()
                .map(|element| element.html());
            assert_eq!(found, None, "{forbidden}");
        }
        let words: String = parsed.root_element().text().collect();
        assert!(words.contains(r#"<script>alert("x")</script> "]]> -->"#));
        assert!(words.contains("{{ 7*7 }}"));
    }
}

#[test]
fn hostile_words_stay_words_in_markdown() {
    let text = hostile().answer(&["report", "2021", "--format", "md"]);
    for line in text.lines() {
        let unescaped = line
            .replace(r"\<", "")
            .replace(r"\[", "")
            .replace(r"\]", "");
        let plain = unescaped.split('`').step_by(2).collect::<String>();
        assert!(!plain.contains("<script"), "{line}");
        assert!(!plain.contains("](javascript"), "{line}");
    }
}

#[test]
fn hostile_words_are_whole_in_json() {
    let report = hostile().json(&["report", "2021", "--format", "json"]);
    let asks = report["countries"][0]["earlier"].as_array().unwrap();
    let texts: Vec<&str> = (asks.iter())
        .filter_map(|ask| ask["before"][0]["text"].as_str())
        .collect();
    assert!(texts.contains(&SCRIPT), "{texts:?}");
}
