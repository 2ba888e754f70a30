//! Adding or showing one country's report must cost work in that country's rows, not in the
//! database's size: no statement on that way may scan a table.

use super::{
    Store, carry, countries, decisions, doubts, judged, ledger, names, parts, record, said,
    sources, to_judge, version,
};

#[test]
fn no_statement_about_one_country_reads_the_whole_of_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("unmet.db")).unwrap();
    let mut statements = vec![
        parts::FIND,
        parts::HEAD,
        parts::SECTIONS,
        parts::PLACES,
        parts::RECOMMENDATIONS,
        parts::RECOGNITIONS,
        parts::STANDING,
        record::TOUCH,
        record::RETOLD,
        sources::UPDATE_SOURCE,
        sources::KNOWN,
        record::GIVEN_BY,
        said::SAID,
        parts::REMOVE,
        names::REPORTS,
        names::WORDING,
        names::SENTENCE,
        judged::RECOMMENDATION_ROWS,
        judged::SENTENCE_ROWS,
        to_judge::REVISION,
        to_judge::STALE_FROM,
        carry::IS_FRESH,
        sources::SOURCE,
        ledger::MATCHES,
        ledger::EVIDENCE,
        ledger::ASSESSMENTS,
        ledger::ASKS,
        ledger::REPORT_SOURCES,
        version::VERSION,
        countries::COUNTRY,
        doubts::ASKS,
        doubts::MATCHES,
        doubts::EVIDENCE,
        doubts::STATUSES,
        decisions::OF_DOSSIER,
        decisions::LATEST,
        decisions::LAST_NUMBER,
        // What foreign keys look up when rows go: https://sqlite.org/foreignkeys.html#fk_indexes
        "DELETE FROM sentences WHERE section = 1",
        "DELETE FROM evidence WHERE sentence = 1",
        "DELETE FROM matches WHERE later = 1",
        "DELETE FROM asks WHERE latest = 1",
        "DELETE FROM assessments WHERE ask = 1",
    ];
    statements.extend(parts::FORGET);
    statements.push(judged::FORGET_ASKS);
    statements.extend(judged::FORGET_LINKS);
    statements.extend(judged::FORGET_LINKS_FROM);
    for statement in statements {
        let mut plan = store
            .connection
            .prepare(&format!("EXPLAIN QUERY PLAN {statement}"))
            .unwrap();
        for place in 1..=plan.parameter_count() {
            plan.raw_bind_parameter(place, 1).unwrap();
        }
        let mut rows = plan.raw_query();
        while let Some(row) = rows.next().unwrap() {
            let step: String = row.get("detail").unwrap();
            let scans = step.starts_with("SCAN") && !step.contains("CONSTANT");
            assert!(!scans, "{step} in {statement}");
        }
    }
}
