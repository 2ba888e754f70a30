//! Nothing is lost: the page loaded anew, and the server killed, in the middle of a review.

use crate::driver::Browser;
use crate::office::Office;

fn answers(browser: &Browser, how_many: &[&str]) {
    for told in how_many {
        browser.clicks("button[data-key=a]");
        browser.path(&format!("//*[normalize-space(.)='{told}']"));
    }
}

fn question(browser: &Browser) -> String {
    let read = "return document.getElementById('question').textContent + document.querySelector('[name=key]').value";
    browser
        .does(read, &[])
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_page_that_is_loaded_anew_goes_on_where_it_was() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let office = Office::at_the_sample();
    browser.opens(&office.page("/review"));
    answers(&browser, &["1 answer", "2 answers"]);
    let (before, at) = (question(&browser), browser.is_at());
    browser.reloads();
    browser.finds("button[data-key=a]");
    assert_eq!((question(&browser), browser.is_at()), (before, at));
    assert_eq!(office.decisions(), 2);
    browser.presses('u');
    browser.reads("p", "Undone.");
    assert_eq!(office.decisions(), 3);
}

#[test]
fn a_server_that_is_killed_loses_no_answer_and_the_page_goes_on() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let mut office = Office::at_the_sample();
    browser.opens(&office.page("/review"));
    answers(&browser, &["1 answer", "2 answers"]);
    office.is_killed();
    browser.clicks("button[data-key=a]");
    browser.finds("#trouble:not([hidden])");
    assert_eq!(
        office.decisions(),
        2,
        "every answer that was told is kept, and no other"
    );
    office.starts_again();
    answers(&browser, &["3 answers"]);
    assert_eq!(office.decisions(), 3);
}

#[test]
fn a_server_out_of_reach_behind_another_leaves_the_page_as_it_was() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let mut office = Office::at_the_sample();
    browser.opens(&office.page("/review"));
    let asked = question(&browser);
    office.is_killed();
    office.is_out_of_reach();
    browser.clicks("button[data-key=a]");
    browser.finds("#trouble:not([hidden])");
    assert_eq!(question(&browser), asked);
    office.starts_again();
    answers(&browser, &["1 answer"]);
    assert_eq!(office.decisions(), 1);
}
