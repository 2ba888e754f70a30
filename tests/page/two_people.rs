//! Two people at the same thing: nobody overwrites what they have not seen.

use axum::http::StatusCode;

use crate::country::at_the_sample;

const ASK: &str = "/ask/ORVANIA-2006-5";

#[tokio::test]
async fn the_second_is_told_who_was_there_first_and_may_say_it_all_the_same() {
    let ana = at_the_sample();
    let ben = ana.beside("Ben");
    let (hers, his) = (ana.opens(ASK).await, ben.opens(ASK).await);
    ana.sends(
        &hers
            .form(".latest button[value=met]")
            .with("note", "checked"),
    )
    .await;

    let his_form = his
        .form(".latest button[value=unmet]")
        .with("note", "not so");
    let told = ben.sends(&his_form).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    let alert = told.reads("main [role=alert]").join(" ");
    assert!(
        alert.contains("Ana marked ORVANIA-2024-3 as met on "),
        "{alert}"
    );
    assert!(alert.contains("with the note “checked”"), "{alert}");
    assert!(alert.contains("ORVANIA-2024-3 is unmet"), "{alert}");
    assert_eq!(
        told.reads(".said li").len(),
        1,
        "nothing of his is kept yet"
    );

    let kept = ben.presses(&told, ".overtaken button").await;
    assert!(
        kept.said()
            .starts_with("You marked ORVANIA-2024-3 as unmet, with the note “not so”"),
        "{}",
        kept.said()
    );
    let history = ana.opens(ASK).await.reads(".said li");
    assert_eq!(history.len(), 2);
    assert!(history[0].starts_with("Ana marked") && history[1].starts_with("Ben marked"));
}

#[tokio::test]
async fn what_others_say_of_something_else_is_no_hindrance() {
    let ana = at_the_sample();
    let ben = ana.beside("Ben");
    let (hers, his) = (ana.opens(ASK).await, ben.opens(ASK).await);
    ana.sends(&hers.form(".latest button[value=met]")).await;
    let kept = ben
        .sends(&his.form(".quotations button[value=reject]"))
        .await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_button_pressed_twice_says_it_once() {
    let ana = at_the_sample();
    let page = ana.opens(ASK).await;
    let form = page.form(".latest button[value=met]");
    let once = ana.sends(&form).await;
    let twice = ana.sends(&form).await;
    assert_eq!(once.leads_to, twice.leads_to);
    assert_eq!(ana.opens(ASK).await.reads(".said li").len(), 1);
}

#[tokio::test]
async fn what_somebody_else_has_answered_since_is_not_undone() {
    let ana = at_the_sample();
    let ben = ana.beside("Ben");
    let marked = ana
        .presses(&ana.opens(ASK).await, ".latest button[value=met]")
        .await;
    let his = ben.opens(ASK).await;
    ben.sends(&his.form(".latest button[value=partial]")).await;
    let told = ana.sends(&marked.form("#undo")).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert!(told.reads("main [role=alert]")[0].contains("Ben marked ORVANIA-2024-3 as partial"));
    assert_eq!(ana.opens(ASK).await.reads(".said li").len(), 2);
}

#[tokio::test]
async fn two_people_answer_the_same_question_of_a_review() {
    let ana = at_the_sample();
    let ben = ana.beside("Ben");
    let (hers, his) = (ana.opens("/review").await, ben.opens("/review").await);
    assert_eq!(hers.reads("#question"), his.reads("#question"));
    ana.sends(&hers.form("button[value=accept]")).await;
    let told = ben.sends(&his.form("button[value=reject]")).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    assert_eq!(told.reads("#question"), his.reads("#question"));
    assert!(told.reads("main [role=alert]")[0].contains("Ana accepted"));
    let on = ben.presses(&told, ".overtaken button").await;
    assert!(on.said().starts_with("You rejected"), "{}", on.said());
    assert_ne!(
        on.reads("#question ~ .pair"),
        his.reads("#question ~ .pair")
    );
}
