//! The HTML in Chromium, looked at by axe-core. Skipped, with a word why, where they are not installed;
//! `npm ci` in `tests/accessibility` installs axe-core, `CHROMIUM` names another browser than
//! /usr/bin/chromium.

use std::path::Path;
use std::process::Command;

use crate::sample::sample;

#[test]
fn axe_core_finds_no_violation() {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accessibility");
    let browser = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    if !tools.join("node_modules").exists() || !Path::new(&browser).exists() {
        println!("skipped: needs Node.js, Chromium and `npm ci` in tests/accessibility");
        return;
    }
    let program = sample();
    let folder = program.database().parent().unwrap().to_owned();
    let mut pages = Vec::new();
    for (year, country, file) in [
        ("2024", Some("Orvania"), "axe-2024.html"),
        ("2008", None, "axe-2008.html"),
        ("2006", None, "axe-2006.html"),
    ] {
        let mut arguments = vec!["report", year, "-o", file];
        arguments.extend(country.iter().flat_map(|country| ["--country", country]));
        program.answer(&arguments);
        pages.push(folder.join(file));
    }
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    if seeds.exists() {
        let peru = crate::program::Program::new();
        peru.answer(&["add", seeds.to_str().unwrap()]);
        let file = folder.join("axe-peru.html");
        peru.answer(&[
            "report",
            "2023",
            "--country",
            "Peru",
            "-o",
            file.to_str().unwrap(),
        ]);
        pages.push(file);
    }
    let ran = Command::new("node")
        .arg(tools.join("check.mjs"))
        .args(&pages)
        .output();
    let Ok(ran) = ran else {
        println!("skipped: node is not installed");
        return;
    };
    assert!(
        ran.status.success(),
        "{}{}",
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr)
    );
}
