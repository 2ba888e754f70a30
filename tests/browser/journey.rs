//! The newcomer's whole way, by mouse and by keyboard.

use crate::driver::{Browser, ENTER};
use crate::office::{Office, sample_files};

#[test]
fn a_newcomer_goes_from_nothing_to_a_printed_report() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let office = Office::empty();
    browser.opens(&office.page("/"));
    browser.clicks("main a[href='/sources']");
    browser.types("#files", &sample_files());
    browser.clicks("#drop button");
    browser.reads("h1", "What was recognised");
    browser.reads("p", "Recognised 14 reports from 12 sources");
    assert!(browser.whole().contains("Nothing is stored yet."));
    browser.clicks("form[action$='/keep'] button");
    browser.reads("h1", "Kept");
    browser.clicks("main a[href='/country/TIP/ORVANIA']");
    browser.finds("table.asks-grid a[href^='/ask/']");
    browser.clicks("main a[href^='/review?country=ORVANIA']");
    for answers in ["1 answer", "2 answers", "3 answers"] {
        browser.clicks("button[data-key=a]");
        browser.path(&format!("//*[normalize-space(.)='{answers}']"));
    }
    assert_eq!(office.decisions(), 3);
    browser.clicks("nav a[href='/report']");
    browser.clicks("main a[href='/report/2024?country=ORVANIA&series=TIP']");
    browser.reads("h1", "Orvania 2024: what was asked, and what was done");
    browser.commands(
        "Emulation.setEmulatedMedia",
        serde_json::json!({ "media": "print" }),
    );
    let shown = "return [...document.querySelectorAll('.top, .bottom, .tools')].filter(e => e.getClientRects().length).length";
    assert_eq!(
        browser.does(shown, &[]),
        serde_json::json!(0),
        "what stands around it is printed"
    );
}

#[test]
fn everything_is_searched_from_the_first_page_as_one_types() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let office = Office::at_the_sample();
    browser.opens(&office.page("/"));
    browser.types("#find", "shelt");
    browser.finds("#found mark");
    assert!(browser.is_at().ends_with("/search?q=shelt"));
    // What is typed on goes on where the words stand, and narrows what is found.
    let type_on = "const box = document.activeElement; box.value += ' qqq'; box.dispatchEvent(new Event('input', { bubbles: true })); return box.id";
    assert_eq!(browser.does(type_on, &[]), "find");
    browser.path("//*[@id='found'][not(.//mark)]");
}

#[test]
fn the_keyboard_alone_is_enough() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let office = Office::empty();
    browser.opens(&office.page("/sources"));
    // The window in which one chooses files is not the page's.
    browser.types("#files", &sample_files());
    browser.tabs_to("#drop button");
    browser.presses(ENTER);
    browser.reads("h1", "What was recognised");
    browser.tabs_to("form[action$='/keep'] button");
    browser.presses(ENTER);
    browser.reads("h1", "Kept");
    browser.tabs_to("main a[href^='/review?country=ORVANIA']");
    browser.presses(ENTER);
    browser.finds("button[data-key=a]");
    browser.presses('a');
    browser.path("//*[normalize-space(.)='1 answer']");
    browser.presses('s');
    browser.path("//*[contains(normalize-space(.), '1 skipped')]");
    browser.presses('u');
    browser.path("//*[normalize-space(.)='1 answer']");
    browser.presses('u');
    browser.reads("p", "Undone.");
    browser.presses('?');
    browser.finds("dialog[open] dl");
    assert!(browser.whole().contains("Accept"));
    browser.presses(ENTER);
    browser.path("//dialog[not(@open)]");
    assert_eq!(
        office.decisions(),
        2,
        "the answer, and that it was taken back"
    );
}

#[test]
fn two_browsers_at_one_ask_and_the_second_is_told() {
    let (Some(first), Some(second)) = (Browser::new(), Browser::new()) else {
        return;
    };
    let office = Office::at_the_sample();
    let ask = office.page("/ask/ORVANIA-2006-5");
    first.opens(&ask);
    second.opens(&ask);
    second.finds(".latest button[value=unmet]");
    first.clicks(".latest button[value=met]");
    first.reads("p", "as met");
    second.clicks(".latest button[value=unmet]");
    second.path("//*[@role='alert']//h2[contains(., 'Not kept')]");
    assert_eq!(office.decisions(), 1);
    second.clicks(".overtaken button");
    second.reads("p", "as unmet");
    assert_eq!(office.decisions(), 2);
}

#[test]
fn the_report_by_itself_keeps_its_style_and_runs_nothing() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let office = Office::at_the_sample();
    browser.opens(&office.page("/report/2024.html?country=Orvania"));
    browser.reads("h1", "Orvania 2024: what was asked, and what was done");
    let width = "return getComputedStyle(document.body).maxWidth";
    assert_eq!(browser.does(width, &[]), serde_json::json!("864px"));
    let add =
        "const added = document.createElement('script'); added.textContent = 'window.ran = true';
        document.body.append(added); return window.ran === true";
    assert_eq!(browser.does(add, &[]), serde_json::json!(false));
}
