//! What a compliance report says of a made-up country.

use super::*;
use crate::view::example::orvania;

fn report(year: Edition) -> Compliance {
    compliance(&orvania(), year).unwrap()
}

#[test]
fn what_leaves_most_to_do_comes_first() {
    let report = report(2014);
    let statuses: Vec<Status> = report.earlier.iter().map(|ask| ask.status).collect();
    assert_eq!(statuses, [Status::Unmet, Status::Partial]);
    assert_eq!(report.summary.unmet.shown[0].times_asked, 3);
}

#[test]
fn every_edition_is_counted_as_its_own_report_would_count_it() {
    let ledger = orvania();
    for tally in report(2014).through_the_years {
        let then = compliance(&ledger, tally.year).unwrap();
        assert_eq!(tally.counts, then.counts, "{}", tally.year);
        assert_eq!(tally.new, then.new.len(), "{}", tally.year);
        assert_eq!(
            tally.made_again,
            then.earlier_asked(Asked::Yes).count(),
            "{}",
            tally.year
        );
    }
}

#[test]
fn the_numbers_before_are_those_of_the_latest_edition_that_had_something_to_answer() {
    assert_eq!(report(2014).summary.before.unwrap().year, 2012);
    assert_eq!(report(2010).summary.before, None);
}

#[test]
fn a_title_is_made_of_the_wording_known_at_the_time() {
    let titles = |year| -> Vec<String> {
        let report = report(year);
        report.earlier.into_iter().map(|ask| ask.title).collect()
    };
    assert!(
        !titles(2011)
            .iter()
            .any(|title| title.contains("convict labor"))
    );
    assert!(titles(2014)[0].starts_with("Investigate and convict labor traffickers"));
}

#[test]
fn an_ask_is_first_only_among_the_editions_whose_lists_were_read() {
    let first = report(2014).first_asked;
    assert_eq!(first.lists_read, [2010, 2011]);
    assert!(first.lists_not_read.contains(&2012), "a bare section");
    assert!(first.lists_not_read.contains(&2013), "not read");
    assert!(first.lists_not_read.contains(&2001), "before the first one");
    assert!(!first.is_certain());
}

#[test]
fn every_quotation_tells_where_it_was_read() {
    for ask in report(2014).earlier {
        for cited in ask.evidence {
            assert!(!cited.source.files.is_empty(), "{}", cited.quotation.id);
        }
    }
}

#[test]
fn countries_without_that_edition_are_named() {
    let mut gathering = ComplianceReport::of(2013, chrono::NaiveDate::default());
    gathering.add(&orvania());
    let whole = gathering.done();
    assert!(whole.countries.is_empty());
    assert_eq!(whole.left_out[0].editions, [2010, 2011, 2012, 2014]);
}
