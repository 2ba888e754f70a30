//! `unmet report`: the compliance report of one country, or of several.

use std::fmt::Write;

use super::escape::escaped;
use super::{asked, lists, read, summary};
use crate::render::prose;
use crate::view::compliance::{Compliance, ComplianceReport};

/// The report of an edition: a summary over countries and then each, or the only country's.
pub fn compliance_report(view: &ComplianceReport) -> String {
    match view.countries.as_slice() {
        [only] if view.left_out.is_empty() => {
            format!("{}\n---\n\n{}\n", compliance(only), prose::prepared(view))
        }
        countries => {
            let mut text = summary::countries(view);
            for country in countries {
                text.push('\n');
                text.push_str(&compliance(country));
            }
            let _ = writeln!(text, "\n---\n\n{}", prose::prepared(view));
            text
        }
    }
}

/// The report of one country; its first line is a heading of the first level.
pub fn compliance(view: &Compliance) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "# {}\n", escaped(&prose::title(view)));
    let _ = writeln!(
        text,
        "{} Every quoted sentence carries its name, by which `unmet` leads back to its place.\n",
        escaped(&prose::lead(view))
    );
    summary::in_short(&mut text, view);
    summary::standing(&mut text, view);
    asked::earlier(&mut text, view);
    lists::made_again(&mut text, view);
    lists::new(&mut text, view);
    lists::no_longer_made(&mut text, view);
    lists::figures(&mut text, view);
    read::how_it_was_judged(&mut text, view);
    read::doubts(&mut text, view);
    read::what_was_read(&mut text, view);
    asked::annex(&mut text, view);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::compliance::compliance as view;
    use crate::view::example::orvania;

    #[test]
    fn a_compliance_report_in_markdown() {
        for year in [2010, 2011, 2012, 2014] {
            let text = compliance(&view(&orvania(), year).unwrap());
            insta::assert_snapshot!(format!("compliance_{year}"), text);
        }
    }

    #[test]
    fn a_report_of_several_countries_begins_with_a_line_for_each() {
        let mut gathering = ComplianceReport::of(2014, chrono::NaiveDate::default());
        gathering.add(&orvania());
        gathering.add(&crate::ledger::Ledger {
            country: "Altania".to_owned(),
            ..orvania()
        });
        let text = compliance_report(&gathering.done());
        let summary = text.split("\n# ").next().unwrap();
        insta::assert_snapshot!("countries_2014", summary);
    }
}
