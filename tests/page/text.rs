//! The text of a report.

use axum::http::StatusCode;

use crate::country::at_the_sample;

#[tokio::test]
async fn every_sentence_can_be_pointed_at_and_evidence_leads_back_to_its_asks() {
    let visitor = at_the_sample();
    let page = visitor.opens("/text/ORVANIA-2018").await;
    let ids = page.attributes(".sentence", "id");
    assert!(ids.contains(&"ORVANIA-2018-prosecution-1".to_owned()));
    assert!(ids.contains(&"ORVANIA-2018-profile-1".to_owned()));
    assert_eq!(page.attributes(".asked > li", "id").len(), 9);

    let back = page.attributes("#on-ORVANIA-2018-prosecution-1 .bearing a", "href");
    let (ask, sentence) = back[0].split_once('#').unwrap();
    assert_eq!(sentence, "ORVANIA-2018-prosecution-1");
    let ask = visitor.opens(ask).await;
    assert_eq!(ask.reads(&format!("#{sentence}")).len(), 1);
}

#[tokio::test]
async fn an_edition_that_was_not_read_is_told_with_those_that_were() {
    let page = at_the_sample().opens("/text/ORVANIA-2007").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.whole().contains("2006, 2008"), "{}", page.whole());
}

#[tokio::test]
async fn nothing_is_told_of_where_the_files_lay() {
    let visitor = at_the_sample();
    let here = env!("CARGO_MANIFEST_DIR");
    let page = visitor.opens("/text/ORVANIA-2018").await;
    assert!(page.text.contains("2018-orvania.html"));
    assert!(!page.text.contains(here));
}
