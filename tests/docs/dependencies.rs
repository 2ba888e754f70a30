//! Every crate that is asked for has a written reason, and so has every feature of it.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::{root, text};

/// The crates of Cargo.toml, with the features that are asked for by name.
fn asked_for() -> BTreeMap<String, Vec<String>> {
    let manifest: Table = text(&root().join("Cargo.toml"))
        .parse()
        .expect("Cargo.toml is TOML");
    let sections = ["dependencies", "dev-dependencies"];
    let crates = sections.iter().flat_map(|section| {
        manifest[*section]
            .as_table()
            .expect("a section names crates")
    });
    crates
        .map(|(name, wanted)| (name.clone(), features(wanted)))
        .collect()
}

fn features(wanted: &Value) -> Vec<String> {
    let named = wanted.get("features").and_then(Value::as_array);
    named
        .into_iter()
        .flatten()
        .map(|feature| feature.as_str().expect("a feature is a name").to_owned())
        .collect()
}

/// The rows of the tables whose first cell is one crate, by its name.
fn rows() -> BTreeMap<String, String> {
    text(&root().join("docs/dependencies.md"))
        .lines()
        .filter_map(|line| {
            let (name, reason) = line.strip_prefix("| `")?.split_once("` |")?;
            Some((name.to_owned(), reason.to_owned()))
        })
        .collect()
}

#[test]
fn every_crate_that_is_asked_for_has_its_reason_and_no_other_has() {
    let (asked_for, rows) = (asked_for(), rows());
    let asked_for: Vec<&String> = asked_for.keys().collect();
    let with_reason: Vec<&String> = rows.keys().collect();
    assert_eq!(asked_for, with_reason, "Cargo.toml, docs/dependencies.md");
}

#[test]
fn every_feature_that_is_asked_for_is_named_beside_the_reason() {
    let rows = rows();
    for (name, features) in asked_for() {
        for feature in features {
            let reason = rows.get(&name).map(String::as_str).unwrap_or_default();
            assert!(
                reason.contains(&format!("`{feature}`")),
                "docs/dependencies.md does not say why {name} is built with `{feature}`"
            );
        }
    }
}
