//! Dropping files, seeing what was recognised, keeping or throwing away.

use axum::http::StatusCode;
use unmet::read::Limits;
use unmet::serve::{Access, Hosts, Site};

use crate::caller::Caller;
use crate::handing_in::{ana, dropped, finished, presses, sample};
use crate::program::Program;

#[tokio::test]
async fn a_newcomer_drops_files_sees_them_and_keeps_them() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let [first, second] = ["2022-orvania.txt", "2024-orvania.txt"].map(sample);
    let files: [(&str, &[u8]); 2] = [("2022-orvania.txt", &first), ("2024-orvania.txt", &second)];
    let (job, seen) = dropped(&caller, &files).await;
    assert!(
        seen.text().contains("Recognised 2 reports from 2 sources"),
        "{}",
        seen.text()
    );
    assert!(
        caller
            .gets("/history")
            .await
            .text()
            .contains("Nobody has decided")
    );
    assert!(
        caller
            .gets("/sources")
            .await
            .text()
            .contains("No report has been read yet")
    );
    assert!(
        caller
            .gets("/sources")
            .await
            .text()
            .contains("2 files that you dropped")
    );

    presses(&caller, &job, "keep", &[]).await;
    let kept = finished(&caller, &job).await.text();
    assert!(kept.contains("Kept 2 reports from 2 sources"), "{kept}");
    assert!(kept.contains("/country/TIP/ORVANIA"), "{kept}");
    let sources = caller.gets("/sources").await.text();
    assert!(
        sources.contains("2024-orvania.txt") && !sources.contains("unmet-adding-"),
        "{sources}"
    );
    assert_eq!(program.export()["reports"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn what_is_thrown_away_is_gone_and_nothing_was_stored() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let text = sample("2024-orvania.txt");
    let (job, _) = dropped(&caller, &[("2024-orvania.txt", &text)]).await;
    assert_eq!(
        presses(&caller, &job, "discard", &[]).await.leads_to(),
        "/sources"
    );
    assert_eq!(caller.gets(&job).await.status, StatusCode::NOT_FOUND);
    assert!(
        caller
            .gets("/sources")
            .await
            .text()
            .contains("No report has been read yet")
    );
}

#[tokio::test]
async fn a_wrong_guess_is_set_right_before_anything_is_kept() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let text = sample("2021-protection-section.txt");
    let (job, _) = dropped(&caller, &[("notes.txt", &text)]).await;
    let said = [
        ("country", "Orvania"),
        ("year", "2021"),
        ("section", "protection"),
    ];
    presses(&caller, &job, "again", &said).await;
    let seen = finished(&caller, &job).await.text();
    assert!(seen.contains("Orvania</bdi> 2021"), "{seen}");
    presses(&caller, &job, "keep", &[]).await;
    finished(&caller, &job).await;
    assert_eq!(program.export()["reports"][0]["id"], "ORVANIA-2021");
}

#[tokio::test]
async fn a_path_in_a_name_is_cut_off_and_two_of_one_name_are_both_read() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let [first, second] = ["2022-orvania.txt", "2024-orvania.txt"].map(sample);
    let files: [(&str, &[u8]); 2] = [
        ("../../report.txt", &first),
        ("C:\\reports\\report.txt", &second),
    ];
    let (_, seen) = dropped(&caller, &files).await;
    let text = seen.text();
    assert!(
        text.contains("<bdi>report.txt</bdi>") && text.contains("<bdi>report (2).txt</bdi>"),
        "{text}"
    );
    assert!(
        !text.contains("../") && !text.contains("C:") && !text.contains("unmet-adding-"),
        "{text}"
    );
}

#[tokio::test]
async fn what_is_no_report_is_told_and_cannot_be_kept() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let (_, seen) = dropped(
        &caller,
        &[("<script>.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")],
    )
    .await;
    let text = seen.text();
    assert!(
        text.contains("No report was recognised") && text.contains("Problem:"),
        "{text}"
    );
    assert!(
        !text.contains("<script>.png") && !text.contains("/keep\""),
        "{text}"
    );
}

#[tokio::test]
async fn more_than_the_limit_is_told_in_a_sentence() {
    let program = Program::new();
    let site = Site::open(
        &program.database(),
        std::time::Duration::from_secs(5),
        ana(),
    )
    .unwrap();
    let caller = Caller::of(site.within(Limits::of_sources(1 << 20)));
    let token = caller.token("/sources").await;
    let large = vec![b'a'; 3 << 20];
    let answer = caller.drops(&token, &[("large.txt", &large)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(
        answer.text().contains("larger than 1.0 MiB together"),
        "{}",
        answer.text()
    );
}

#[tokio::test]
async fn three_megabytes_are_no_matter() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let mut text = sample("2024-orvania.txt");
    text.resize(3 << 20, b'\n');
    let (_, seen) = dropped(&caller, &[("2024-orvania.txt", &text)]).await;
    assert!(
        seen.text().contains("Recognised 1 report"),
        "{}",
        seen.text()
    );
}

#[tokio::test]
async fn nobody_sees_the_files_of_somebody_else() {
    let program = Program::new();
    let token = "a-token-that-nobody-guesses";
    let keys = unmet::serve::Keys::Token(token.to_owned());
    let hosts = Hosts::default().and("unmet.example.org");
    let ana = Caller::at(&program, Access::locked(keys, hosts, false));
    let eve = ana.another();
    ana.signs_in("Ana", token).await;
    eve.signs_in("Eve", token).await;
    let text = sample("2024-orvania.txt");
    let (job, _) = dropped(&ana, &[("2024-orvania.txt", &text)]).await;
    assert_eq!(eve.gets(&job).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        presses(&eve, &job, "keep", &[]).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(ana.gets(&job).await.status, StatusCode::OK);
}

#[tokio::test]
async fn nothing_chosen_is_told() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let token = caller.token("/sources").await;
    let answer = caller.drops(&token, &[("", b"")]).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.text().contains("Choose at least one file"));
}
