//! Every page, wide and narrow, light and dark: nothing wider than the window, and no violation that
//! axe-core finds. `npm ci` in tests/accessibility installs axe-core.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::Browser;
use crate::made_up::Shape;
use crate::office::{Office, sample_files};
use crate::program::Program;

const PAGES: [&str; 16] = [
    "/",
    "/?q=nowhere",
    "/country/TIP/ORVANIA",
    "/country/TIP/ORVANIA?status=unmet&recurring=2",
    "/country/TIP/ORVANIA/figures",
    "/ask/ORVANIA-2006-5",
    "/text/ORVANIA-2024",
    "/review",
    "/review?kind=status",
    "/search?q=shelter",
    "/search?q=sheltters",
    "/report",
    "/report/2024?country=ORVANIA&series=TIP",
    "/report/2008",
    "/history",
    "/nowhere",
];

/// How a page is looked at: its name, the width of the window, the colours.
const LOOKS: [(&str, u32, &str); 5] = [
    ("wide", 1280, "light"),
    ("half", 640, "light"),
    ("narrow", 390, "light"),
    ("dark", 1280, "dark"),
    ("narrow and dark", 390, "dark"),
];

#[test]
fn every_page_fits_the_window_and_is_accessible() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let office = Office::at_the_sample();
    office.program.answer(&[
        "mark",
        "ORVANIA-2024-1",
        "partial",
        "--note",
        "as told by the ministry",
    ]);
    let mut found = Vec::new();
    for page in PAGES {
        browser.opens(&office.page(page));
        found.extend(looked_at(&browser, page));
    }
    browser.opens(&office.page("/sources"));
    found.extend(looked_at(&browser, "/sources"));
    browser.types("#files", &sample_files());
    browser.clicks("#drop button");
    browser.reads("h1", "What was recognised");
    found.extend(looked_at(&browser, "/sources/adding, recognised"));
    browser.clicks("form[action$='/keep'] button");
    browser.reads("h1", "Kept");
    found.extend(looked_at(&browser, "/sources/adding, kept"));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_country_of_25_editions_fits_the_window_and_is_accessible() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let program = Program::new();
    let every_edition = Shape {
        countries: 1,
        editions: 25,
        first_edition: 2001,
    };
    let reports: String = every_edition.lines().collect();
    let reports = program.file("made-up.jsonl", &reports);
    program.answer(&["add", "--quiet", reports.to_str().unwrap()]);
    let office = Office::of(program, &[]);
    let mut found = Vec::new();
    browser.opens(&office.page("/"));
    found.extend(looked_at(&browser, "/, one country"));
    let country = browser.does(
        "return document.querySelector('tbody th a').getAttribute('href')",
        &[],
    );
    let country = country.as_str().unwrap();
    let (_, place) = country.split_once("/country/").unwrap();
    let (series, name) = place.split_once('/').unwrap();
    let report = format!("/report/2025?country={name}&series={series}");
    for page in [country, &format!("{country}/figures"), &report] {
        browser.opens(&office.page(page));
        found.extend(looked_at(&browser, &format!("{page}, 25 editions")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn an_empty_database_and_the_door_are_accessible() {
    let Some(browser) = Browser::new() else {
        return;
    };
    let mut found = Vec::new();
    let office = Office::empty();
    for page in ["/", "/review", "/report", "/sources", "/history"] {
        browser.opens(&office.page(page));
        found.extend(looked_at(&browser, &format!("{page}, empty")));
    }
    let program = Program::new();
    let token = program.file("token", "a-token-that-nobody-guesses\n");
    let office = Office::of(program, &["--token-file", token.to_str().unwrap()]);
    browser.opens(&office.page("/"));
    browser.finds("#word");
    found.extend(looked_at(&browser, "/sign-in"));
    browser.types("#name", "Ana");
    browser.types("#word", "some-other-token-than-that");
    browser.clicks("main button.main");
    browser.reads("p", "That is not the token");
    found.extend(looked_at(&browser, "/sign-in, refused"));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What is wrong with the page that is open.
fn looked_at(browser: &Browser, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    let axe = axe();
    for (look, width, colours) in LOOKS {
        let window =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        browser.commands("Emulation.setDeviceMetricsOverride", window);
        let colours = json!({ "features": [{ "name": "prefers-color-scheme", "value": colours }] });
        browser.commands("Emulation.setEmulatedMedia", colours);
        let wider = browser.does(
            "return document.documentElement.scrollWidth - window.innerWidth",
            &[],
        );
        if wider.as_i64().unwrap_or(0) > 0 {
            found.push(format!(
                "{name} ({look}): {wider} pixels wider than the window"
            ));
        }
        kept(browser, &format!("{name}-{look}"));
        if let Some(axe) = &axe {
            found.extend(
                violations(browser, axe)
                    .into_iter()
                    .map(|said| format!("{name} ({look}): {said}")),
            );
        }
    }
    browser.commands("Emulation.clearDeviceMetricsOverride", json!({}));
    found
}

fn axe() -> Option<String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/accessibility/node_modules/axe-core/axe.min.js");
    let read = std::fs::read_to_string(script).ok();
    if read.is_none() {
        println!("skipped: axe-core is not installed (`npm ci` in tests/accessibility)");
    }
    read
}

fn violations(browser: &Browser, axe: &str) -> Vec<String> {
    browser.does(axe, &[]);
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then((ran) => done(ran.violations.map((one) =>
            `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)), (error) => done([String(error)]));";
    let told = browser.waits_for(run);
    let list = told.as_array().cloned().unwrap_or_else(|| vec![told]);
    list.iter()
        .map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned))
        .collect()
}

/// Keeps a picture where somebody wants them.
fn kept(browser: &Browser, name: &str) {
    let Ok(folder) = std::env::var("UNMET_SCREENSHOTS") else {
        return;
    };
    let picture = browser.commands(
        "Page.captureScreenshot",
        json!({ "captureBeyondViewport": false }),
    );
    let Value::String(data) = &picture["data"] else {
        return;
    };
    let name: String = name
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let path = Path::new(&folder).join(format!("{}.png", name.trim_matches('-')));
    std::fs::write(path, decoded(data)).unwrap();
}

/// Base64, as the browser hands a picture over.
fn decoded(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let value = LETTERS.bytes().position(|known| known == letter).unwrap();
        bits = bits << 6 | value as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}
