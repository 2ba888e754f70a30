//! Dropping files with the mouse, and without script.

use serde_json::json;

use crate::driver::Browser;
use crate::office::{Office, sample, sample_files};

#[test]
fn files_that_are_dropped_are_read_at_once() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let office = Office::empty();
    let text = std::fs::read_to_string(format!("{}/2024-orvania.txt", sample())).unwrap();
    browser.opens(&office.page("/sources"));
    let drop = "const carried = new DataTransfer();
        carried.items.add(new File([arguments[0]], '2024-orvania.txt', { type: 'text/plain' }));
        document.getElementById('drop').dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));";
    browser.does(drop, &[json!(text)]);
    browser.reads("h1", "What was recognised");
    browser.reads("p", "Recognised 1 report from 1 source");
    browser.clicks("form[action$='/discard'] button");
    browser.reads("p", "No report has been read yet");
}

#[test]
fn what_is_too_large_is_told_before_it_travels() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let office = Office::of(crate::program::Program::new(), &["--max-size", "16KiB"]);
    browser.opens(&office.page("/sources"));
    browser.types("#files", &sample_files());
    browser.reads("p", "more than is taken at once");
    browser.clicks("#drop button");
    assert_eq!(browser.is_at(), "/sources");
    // The same without our script's warning: the server tells it.
    browser.does("document.getElementById('drop').dataset.limit = 1e12", &[]);
    browser.clicks("#drop button");
    browser.reads("p", "larger than 16.0 KiB together");
}

#[test]
fn without_script_files_are_added_and_questions_answered_all_the_same() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let office = Office::empty();
    browser.commands(
        "Emulation.setScriptExecutionDisabled",
        json!({ "value": true }),
    );
    browser.opens(&office.page("/sources"));
    browser.types("#files", &sample_files());
    browser.clicks("#drop button");
    browser.reads("h1", "What was recognised");
    browser.clicks("form[action$='/keep'] button");
    browser.reads("h1", "Kept");
    browser.clicks("main a[href^='/review?country=ORVANIA']");
    browser.clicks("button[data-key=a]");
    browser.path("//*[normalize-space(.)='1 answer']");
    assert_eq!(office.decisions(), 1);
}
