//! Going through what the program is unsure of.

use crate::country::at_the_sample;
use crate::visitor::{Page, Visitor};

fn key(page: &Page) -> String {
    page.attributes("[name=key]", "value").remove(0)
}

fn left(page: &Page) -> usize {
    let told = page.reads(".how-far label").remove(0);
    told.split(' ').next().unwrap().parse().unwrap()
}

async fn skips(visitor: &Visitor, page: &Page) -> Page {
    let to = page.attributes("[data-key=s]", "href").remove(0);
    visitor.opens(&to).await
}

#[tokio::test]
async fn a_question_has_both_texts_the_reasons_and_what_each_answer_changes() {
    let page = at_the_sample()
        .opens("/review?country=Orvania&kind=match")
        .await;
    let told = page.reads(".how-far, .question > .record, #question, .pair section, .reason, .choices p, .answer fieldset, .more summary");
    insta::assert_snapshot!(told.join("\n\n"));
}

#[tokio::test]
async fn an_answer_is_kept_at_once_and_the_next_question_comes() {
    let visitor = at_the_sample();
    let first = visitor.opens("/review?country=Orvania").await;
    let second = visitor.presses(&first, "button[value=accept]").await;
    assert!(second.said().starts_with("You "), "{}", second.said());
    assert_eq!(left(&second), left(&first) - 1);
    assert_ne!(key(&second), key(&first));
    assert_eq!(
        visitor
            .program()
            .json(&["history", "--json"])
            .as_array()
            .map(Vec::len),
        Some(1)
    );
}

#[tokio::test]
async fn an_answer_and_a_skip_are_taken_back_in_turn() {
    let visitor = at_the_sample();
    let first = visitor.opens("/review?country=Orvania").await;
    let second = visitor.presses(&first, "button[value=reject]").await;
    let third = skips(&visitor, &second).await;
    assert_eq!(left(&third), left(&first) - 2);

    let to = third.attributes("[data-key=u]", "href").remove(0);
    let back = visitor.opens(&to).await;
    assert_eq!(key(&back), key(&second));
    let undone = visitor.presses(&back, "[data-key=u]").await;
    assert_eq!(key(&undone), key(&first));
    assert!(undone.said().starts_with("Undone."), "{}", undone.said());
    assert_eq!(left(&undone), left(&first));
    assert!(
        undone.attributes("[data-key=u]", "href").is_empty(),
        "nothing is left to undo"
    );
}

#[tokio::test]
async fn a_status_given_to_a_question_about_a_link_leaves_that_open() {
    let visitor = at_the_sample();
    let first = visitor.opens("/review?country=Orvania&kind=match").await;
    let marked = visitor.presses(&first, "button[value=partial]").await;
    assert!(marked.said().contains("as partial"), "{}", marked.said());
    assert_eq!(key(&marked), key(&first));
    let undone = visitor.presses(&marked, "[data-key=u]").await;
    assert_eq!(key(&undone), key(&first));
}

#[tokio::test]
async fn reloading_in_the_middle_loses_nothing() {
    let visitor = at_the_sample();
    let first = visitor.opens("/review?country=Orvania").await;
    let second = skips(&visitor, &first).await;
    let answer = visitor.sends(&second.form("button[value=accept]")).await;
    let address = answer.leads_to.unwrap();
    let third = visitor.opens(&address).await;
    // Another server at the same database, as after a restart.
    let again = visitor.beside("Ana").opens(&address).await;
    assert_eq!(key(&again), key(&third));
    assert_eq!(again.reads(".how-far"), third.reads(".how-far"));
    assert!(again.reads(".how-far")[0].contains("1 answer, 1 skipped"));
}

#[tokio::test]
async fn questions_are_chosen_by_country_and_kind() {
    let visitor = at_the_sample();
    let all = visitor.opens("/review").await;
    let form = visitor.opens("/review?country=&series=&kind=match").await;
    assert_eq!(form.leads_to.as_deref(), Some("/review?kind=match"));
    let matches = visitor
        .opens("/review?kind=match&country=ORVANIA&series=TIP")
        .await;
    assert!(left(&matches) < left(&all));
    assert!(key(&matches).starts_with("match ORVANIA"));
    assert_eq!(
        matches.attributes("#kind option[selected]", "value"),
        ["match"]
    );
    let statuses = visitor.opens("/review?kind=status").await;
    assert!(key(&statuses).starts_with("status "));
    let nowhere = visitor.opens("/review?country=Orvanya").await;
    assert!(
        nowhere.whole().contains("did you mean Orvania"),
        "{}",
        nowhere.whole()
    );
}

#[tokio::test]
async fn a_status_is_accepted_or_said_otherwise() {
    let visitor = at_the_sample();
    let first = visitor.opens("/review?kind=status&country=Orvania").await;
    assert!(first.reads("button[value=reject]").is_empty());
    let second = visitor.presses(&first, "button[value=accept]").await;
    assert!(second.said().starts_with("You marked"), "{}", second.said());
    let third = visitor.presses(&second, "button[value=dropped]").await;
    assert!(third.said().contains("as dropped"));
    assert_eq!(left(&third), left(&first) - 2);
}

#[tokio::test]
async fn where_nothing_is_left_that_is_said() {
    let visitor = at_the_sample();
    let mut page = visitor.opens("/review?country=Lusatara").await;
    while !page.attributes("[name=key]", "value").is_empty() {
        page = skips(&visitor, &page).await;
    }
    let told = page.reads("#question").remove(0);
    assert!(
        told == "Nothing to review" || told == "That was the last question",
        "{told}"
    );
    assert_eq!(left(&page), 0);
}

#[tokio::test]
async fn what_another_program_decides_meanwhile_is_no_question_any_more() {
    let visitor = at_the_sample();
    let first = visitor.opens("/review?country=Orvania&kind=evidence").await;
    let question = key(&first);
    let words: Vec<&str> = question.split(' ').collect();
    visitor
        .program()
        .answer(&["evidence", words[2], "accept", "--ask", words[1]]);
    let next = visitor.opens("/review?country=Orvania&kind=evidence").await;
    assert_ne!(key(&next), question);
    assert!(left(&next) < left(&first));
}
