//! The page of an ask: what it tells, and what a person says there.

use axum::http::StatusCode;

use crate::country::at_the_sample;

const ASK: &str = "/ask/ORVANIA-2006-5";

#[tokio::test]
async fn an_ask_is_told_with_its_wordings_its_evidence_and_why() {
    let page = at_the_sample().opens(ASK).await;
    // The first wordings and what the first edition after them says: the rest is alike.
    let told = page.reads(
        "h1, .standing, main > .record, .latest, .wording:nth-of-type(-n+3), \
         #evidence + h3, #evidence + h3 + ul li, #decisions + p",
    );
    insta::assert_snapshot!(told.join("\n\n"));
}

#[tokio::test]
async fn any_wording_names_the_ask_and_every_sentence_leads_to_its_place() {
    let visitor = at_the_sample();
    let page = visitor.opens("/ask/orvania-2012-5").await;
    assert_eq!(page.status, StatusCode::OK);
    let sentences = page.attributes(".quotations .place a", "href");
    assert!(!sentences.is_empty());
    for to in &sentences[..2] {
        let (text, sentence) = to.split_once('#').unwrap();
        let text = visitor.opens(text).await;
        assert_eq!(text.reads(&format!("#{sentence}")).len(), 1, "{to}");
    }
}

#[tokio::test]
async fn differences_are_told_without_colour() {
    let page = at_the_sample().opens(ASK).await;
    assert!(!page.reads("ins").is_empty());
    assert!(
        page.reads("ins")
            .iter()
            .all(|words| words.starts_with("[put in: "))
    );
    assert!(
        page.reads("del")
            .iter()
            .all(|words| words.starts_with("[taken out: "))
    );
}

#[tokio::test]
async fn a_wrong_name_is_told_with_those_that_are_near() {
    let visitor = at_the_sample();
    let page = visitor.opens("/ask/ORVANIA-2012-77").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(
        page.whole().contains("there is no ORVANIA-2012-77")
            || page.whole().contains("There is no ORVANIA-2012-77")
    );
    assert!(
        page.link("ORVANIA-2012-7").starts_with("/ask/"),
        "{}",
        page.whole()
    );
}

#[tokio::test]
async fn an_ask_is_marked_with_a_note_and_that_is_taken_back() {
    let visitor = at_the_sample();
    let page = visitor.opens(ASK).await;
    let before = page.reads(".standing");
    let form = page
        .form(".latest button[value=met]")
        .with("note", "seen with my own eyes");
    let answer = visitor.sends(&form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let marked = visitor.follows(&answer.leads_to.unwrap()).await;
    assert!(
        marked.said().starts_with(
            "You marked ORVANIA-2024-3 as met, with the note “seen with my own eyes”."
        ),
        "{}",
        marked.said()
    );
    assert_eq!(marked.reads("button[aria-pressed]").len(), 1);
    assert!(marked.reads(".said li")[0].contains("Ana marked ORVANIA-2024-3 as met"));

    let undone = visitor.presses(&marked, "#undo").await;
    assert!(
        undone.said().starts_with("You took back the status"),
        "{}",
        undone.said()
    );
    assert_eq!(undone.reads(".standing"), before);
    assert_eq!(undone.reads(".said li").len(), 2, "nothing is overwritten");
}

#[tokio::test]
async fn enter_in_a_note_decides_nothing() {
    let visitor = at_the_sample();
    for address in ["/ask/ORVANIA-2006-5", "/review"] {
        let page = visitor.opens(address).await;
        assert_eq!(
            page.reads("form:has([name=note]) > button[disabled][hidden]")
                .len(),
            page.reads("form:has([name=note])").len(),
            "{address}"
        );
    }
}

#[tokio::test]
async fn a_sentence_is_rejected_and_counts_for_nothing_until_it_is_left_to_the_program() {
    let visitor = at_the_sample();
    let page = visitor.opens(ASK).await;
    let count = |page: &crate::visitor::Page| page.reads("li.rejected").len();
    assert_eq!(count(&page), 0);
    let rejected = visitor
        .presses(&page, ".quotations button[value=reject]")
        .await;
    assert!(
        rejected.said().contains("You rejected ORVANIA-20"),
        "{}",
        rejected.said()
    );
    assert_eq!(count(&rejected), 1);
    let left = visitor
        .presses(&rejected, "li.rejected button[value=clear]")
        .await;
    assert_eq!(count(&left), 0);
}

#[tokio::test]
async fn a_person_says_what_a_sentence_tells() {
    let visitor = at_the_sample();
    let page = visitor.opens(ASK).await;
    let said = visitor
        .presses(&page, ".quotations li:first-child button[value=progress]")
        .await;
    assert!(
        said.said().contains("as evidence of progress for"),
        "{}",
        said.said()
    );
    assert_eq!(said.reads(".quotations .stance")[0], "progress");
}

#[tokio::test]
async fn an_ask_is_split_and_joined_again() {
    let visitor = at_the_sample();
    let page = visitor.opens("/ask/ORVANIA-2012-8").await;
    let wordings = page.reads(".wording").len();
    let split = visitor.presses(&page, ".links button[value=reject]").await;
    assert!(split.said().contains("You unlinked"), "{}", split.said());
    let left = split.reads(".wording").len();
    assert!(left < wordings, "{left} of {wordings}");
    let other = split.attributes("#said a", "href").remove(0);
    let name = other.trim_start_matches("/ask/").to_owned();

    let form = split.form(".another button").with("other", &name);
    let joined = visitor
        .follows(&visitor.sends(&form).await.leads_to.unwrap())
        .await;
    assert!(joined.said().contains("You linked"), "{}", joined.said());
    assert_eq!(joined.reads(".wording").len(), wordings);
}

#[tokio::test]
async fn another_ask_is_linked_by_words_that_only_it_has() {
    let visitor = at_the_sample();
    let page = visitor.opens(ASK).await;
    let form = page.form(".another button").with("other", "hotlines");
    let joined = visitor
        .follows(&visitor.sends(&form).await.leads_to.unwrap())
        .await;
    assert!(joined.said().contains("You linked"), "{}", joined.said());
}

#[tokio::test]
async fn what_cannot_be_linked_is_told_where_it_was_typed() {
    let visitor = at_the_sample();
    let page = visitor.opens(ASK).await;
    for (typed, told) in [
        ("ORVANIA-2099-1", "no ORVANIA-2099-1"),
        ("submarines", "other ask of this country has the words"),
        (
            "victims",
            "asks have the words \"victims\"; give the name of one",
        ),
        (
            "ORVANIA-2024-3",
            "ORVANIA-2024-3 is a wording of this ask already",
        ),
    ] {
        let refused = visitor
            .sends(&page.form(".another button").with("other", typed))
            .await;
        assert!(refused.status.is_client_error());
        assert!(
            refused.reads("main [role=alert]").join(" ").contains(told),
            "{typed}: {:?}",
            refused.reads("main [role=alert]")
        );
        assert_eq!(refused.reads("h1"), page.reads("h1"));
    }
}

#[tokio::test]
async fn who_may_only_read_sees_no_controls_and_changes_nothing() {
    let visitor = at_the_sample();
    let form = visitor.opens(ASK).await.form(".latest button[value=met]");
    let reader = visitor.only_reading();
    for address in [ASK, "/review", "/text/ORVANIA-2018"] {
        let page = reader.opens(address).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(
            page.attributes("form[method=post]", "action"),
            [] as [&str; 0],
            "{address}"
        );
    }
    let refused = reader.sends(&form).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(reader.opens(ASK).await.reads(".said li").is_empty());
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused() {
    let visitor = at_the_sample();
    let page = visitor.opens(ASK).await;
    let forged = page
        .form(".latest button[value=met]")
        .with("token", &"0".repeat(64));
    assert_eq!(visitor.sends(&forged).await.status, StatusCode::FORBIDDEN);
    assert!(visitor.opens(ASK).await.reads(".said li").is_empty());
}
