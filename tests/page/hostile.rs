//! Reports whose texts would break out of a page, if they could.

use scraper::{Html, Selector};
use serde_json::json;

use crate::program::Program;
use crate::visitor::{Page, Visitor};

const ASK: &str =
    r#"Open <script>alert("x")</script> shelters "]]> --> for 'men' {{ 7*7 }} and boys"#;
const COUNTRY: &str = "Hal\u{202e}via \"><img src=x onerror=alert(1)>";

fn hostile() -> Visitor {
    let program = Program::new();
    let report = |year: u16, ask: &str| {
        json!({
            "series": "TIP", "country": COUNTRY, "year": year,
            "rating": "Tier 2 <b onclick=alert(1)>",
            "source": "javascript:alert(document.domain)//https://",
            "recommendations": [{"text": ask, "area": "\"><svg onload=alert(1)>"}],
            "sections": [{"kind": "protection", "heading": "<i>Protection</i>",
                          "text": format!("The government opened <script>alert(2)</script> shelters \"]]> for men and boys in {year}.")}],
        })
        .to_string()
    };
    let lines = [
        report(2020, ASK),
        report(2021, &format!("{ASK} and <iframe src=//x>")),
    ];
    let file = program.file("<b>hostile</b>.jsonl", &lines.join("\n"));
    program.answer(&["add", file.to_str().unwrap()]);
    Visitor::of(program)
}

fn is_harmless(page: &Page) {
    assert!(
        page.status.is_success() || page.status.is_client_error(),
        "{}",
        page.status
    );
    let parsed = Html::parse_document(&page.text);
    for forbidden in [
        "main script",
        "iframe",
        "main img",
        "i",
        "b",
        "[onerror]",
        "[onload]",
        "[onclick]",
        "[href^=javascript]",
        "[style]",
        "body script",
    ] {
        let selector = Selector::parse(forbidden).unwrap();
        let found = parsed
            .select(&selector)
            .next()
            .map(|element| element.html());
        assert_eq!(found, None, "{forbidden}");
    }
}

#[tokio::test]
async fn hostile_words_stay_words_on_every_page() {
    let visitor = hostile();
    let countries = visitor.program().json(&["export", "--format", "json"]);
    let name = countries["recommendations"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let ask = visitor.opens(&format!("/ask/{name}")).await;
    is_harmless(&ask);
    assert!(
        ask.whole()
            .contains(r#"<script>alert("x")</script> shelters "]]> -->"#),
        "{}",
        ask.whole()
    );
    assert!(ask.whole().contains("{{ 7*7 }}"));

    let report = name.rsplit_once('-').unwrap().0;
    let text = visitor.opens(&format!("/text/{report}")).await;
    is_harmless(&text);
    assert!(text.whole().contains("<script>alert(2)</script>"));
    is_harmless(&visitor.opens("/review?all=1&kind=all").await);

    let note = "</p><script>alert(4)</script>\u{202e}";
    let form = ask.form(".latest button[value=met]").with("note", note);
    let marked = visitor
        .follows(&visitor.sends(&form).await.leads_to.unwrap())
        .await;
    is_harmless(&marked);
    assert!(marked.said().contains("<script>alert(4)</script>"));
}

#[tokio::test]
async fn hostile_names_and_fields_are_told_as_words() {
    let visitor = hostile();
    for address in [
        "/ask/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/text/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "/review?country=%3Cscript%3E&kind=%22%3E%3Cimg%3E&step=%3Cb%3E&at=x&series=%3C",
        "/ask/..%2f..%2fetc%2fpasswd",
    ] {
        is_harmless(&visitor.opens(address).await);
    }
}

#[tokio::test]
async fn a_name_that_turns_the_writing_round_does_so_in_its_own_bounds() {
    let visitor = hostile();
    let export = visitor.program().json(&["export", "--format", "json"]);
    let name = export["recommendations"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let page = visitor.opens(&format!("/ask/{name}")).await;
    let parsed = Html::parse_document(&page.text);
    let body = Selector::parse("main *").unwrap();
    for element in parsed.select(&body) {
        let own: String = element
            .children()
            .filter_map(|node| node.value().as_text().map(|t| t.to_string()))
            .collect();
        if own.contains('\u{202e}') {
            assert_eq!(element.value().name(), "bdi");
        }
    }
}
