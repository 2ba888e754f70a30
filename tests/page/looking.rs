//! Searching everything.

use crate::country::at_the_sample;

#[tokio::test]
async fn words_are_marked_and_lead_to_where_they_stand() {
    let visitor = at_the_sample();
    let asked = visitor.opens("/search?q=shelter&kind=recommendation").await;
    assert!(
        asked
            .reads("#found mark")
            .iter()
            .all(|word| word.to_lowercase().starts_with("shelter"))
    );
    let to = asked.attributes(".hits .place a", "href");
    assert!(to.iter().all(|to| to.starts_with("/ask/")), "{to:?}");
    let later = visitor
        .opens("/search?q=shelter&kind=evidence&section=protection")
        .await;
    let to = later.attributes(".hits .place a", "href");
    assert!(
        !to.is_empty()
            && to
                .iter()
                .all(|to| to.starts_with("/text/") && to.contains("-protection-"))
    );
    assert_eq!(later.attributes("#find", "value"), ["shelter"]);
}

#[tokio::test]
async fn either_spelling_finds_the_same_and_how_many_there_are_is_told() {
    let visitor = at_the_sample();
    let american = visitor.opens("/search?q=labor").await;
    let british = visitor.opens("/search?q=labour").await;
    let hits = american.reads(".hits li");
    assert!(!hits.is_empty());
    assert_eq!(british.reads(".hits li"), hits);

    let many = visitor.opens("/search?q=government").await;
    let told = many.reads("#how-many").remove(0);
    assert!(
        told.contains("found; the best 50 are shown, show more"),
        "{told}"
    );
    let all = visitor.opens(&many.link("show more")).await;
    let of = all.reads(".hits li").len();
    assert!(told.starts_with(&format!("{of} found")), "{told}: {of}");
}

#[tokio::test]
async fn a_name_leads_straight_there_and_not_while_it_is_typed() {
    let visitor = at_the_sample();
    let led = |page: crate::visitor::Page| page.leads_to.unwrap_or_default();
    let ask = led(visitor.opens("/search?q=orvania-2006-2").await);
    assert_eq!(ask, "/ask/ORVANIA-2006-2#ORVANIA-2006-2");
    assert_eq!(
        led(visitor.opens("/search?q=ORVANIA-2006").await),
        "/text/ORVANIA-2006"
    );
    let typed = visitor.types("/search?q=orvania-2006-2").await;
    assert_eq!(typed.link("the recommendation ORVANIA-2006-2"), ask);
    let typed = visitor.types("/search?q=Orva").await;
    let country = typed.link("Orvania · Trafficking in Persons Report");
    assert_eq!(country, "/country/TIP/ORVANIA");
}

#[tokio::test]
async fn why_nothing_was_found_is_told_with_where_there_is_something() {
    let visitor = at_the_sample();
    let narrow = visitor.opens("/search?q=shelter&from=1990&to=1999").await;
    assert!(narrow.whole().contains("without the year there is"));
    assert_eq!(narrow.link("Show it"), "/search?q=shelter");
    let misspelt = visitor.opens("/search?q=sheltters").await;
    let near = misspelt.reads("#found a").remove(0);
    assert!(near.starts_with("Did you mean "), "{near}");
    let found = visitor.opens(&misspelt.link(&near)).await;
    assert!(!found.reads(".hits li").is_empty());
}

#[tokio::test]
async fn half_a_query_and_a_wrong_filter_are_told_on_the_page() {
    let visitor = at_the_sample();
    let half = visitor.types("/search?q=shelter+OR").await;
    assert!(half.status.is_success());
    assert!(half.whole().contains("nothing stands behind OR"));
    let wrong = visitor
        .opens("/search?q=shelter&country=Orvannia&kind=poem")
        .await;
    assert!(!wrong.reads(".hits li").is_empty());
    let remarks = wrong.reads("#found .caution").join(" ");
    assert!(remarks.contains("did you mean Orvania"), "{remarks}");
    assert!(
        remarks.contains("\"poem\" is nothing that is searched"),
        "{remarks}"
    );
}

#[tokio::test]
async fn a_word_that_is_not_finished_finds_what_begins_like_it() {
    let page = at_the_sample().types("/search?q=shel").await;
    assert!(!page.reads(".hits li").is_empty());
    assert!(
        page.whole()
            .contains("words that begin with the last of them: shel…")
    );
    let nothing_yet = at_the_sample().opens("/search").await;
    assert!(
        nothing_yet
            .whole()
            .contains("Type words into the box above")
    );
}
