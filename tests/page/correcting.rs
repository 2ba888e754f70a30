//! Saying what files are before they are kept: of one of them, or of all.

use axum::http::StatusCode;

use crate::caller::Caller;
use crate::handing_in::{ana, dropped, finished, presses, sample};
use crate::program::Program;

/// A report of which neither the text nor the name tells the year.
fn without_year() -> Vec<u8> {
    String::from_utf8(sample("2021-protection-section.txt"))
        .unwrap()
        .into_bytes()
}

#[tokio::test]
async fn one_wrong_file_among_several_is_set_right_by_itself() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let (first, second) = (sample("2022-orvania.txt"), without_year());
    let files: [(&str, &[u8]); 2] = [("2022-orvania.txt", &first), ("notes.txt", &second)];
    let (job, seen) = dropped(&caller, &files).await;
    assert!(
        seen.text().contains("Say what this file is"),
        "{}",
        seen.text()
    );
    let said = [
        ("file", "1"),
        ("country", "Orvania"),
        ("year", "2021"),
        ("section", "protection"),
    ];
    presses(&caller, &job, "again", &said).await;
    let seen = finished(&caller, &job).await.text();
    for report in ["Orvania</bdi> 2021", "Orvania</bdi> 2022"] {
        assert!(seen.contains(report), "{report}: {seen}");
    }
    presses(&caller, &job, "keep", &[]).await;
    finished(&caller, &job).await;
    let reports = program.export()["reports"].as_array().unwrap().clone();
    let ids: Vec<&str> = reports.iter().map(|r| r["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["ORVANIA-2021", "ORVANIA-2022"]);
}

#[tokio::test]
async fn what_was_said_of_one_file_stays_said_when_another_is_set_right() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let (first, second) = (sample("2022-orvania.txt"), sample("2024-orvania.txt"));
    let files: [(&str, &[u8]); 2] = [("a.txt", &first), ("b.txt", &second)];
    let (job, _) = dropped(&caller, &files).await;
    presses(
        &caller,
        &job,
        "again",
        &[("file", "0"), ("country", "Peru")],
    )
    .await;
    finished(&caller, &job).await;
    presses(
        &caller,
        &job,
        "again",
        &[("file", "1"), ("country", "Chile")],
    )
    .await;
    let seen = finished(&caller, &job).await.text();
    assert!(
        seen.contains("Peru</bdi> 2022") && seen.contains("Chile</bdi> 2024"),
        "{seen}"
    );
}

#[tokio::test]
async fn a_year_that_is_none_is_told_at_its_field_with_all_that_was_typed() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let text = sample("2024-orvania.txt");
    let (job, _) = dropped(&caller, &[("2024-orvania.txt", &text)]).await;
    let typed = [("country", "Peru"), ("year", "soon")];
    let answer = presses(&caller, &job, "again", &typed).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text();
    for there in [
        "value=\"Peru\"",
        "value=\"soon\" autocomplete=\"off\" aria-invalid=\"true\" aria-describedby=\"year-wrong\" autofocus",
        "id=\"year-wrong\">A year is a number between 1900 and 2100.",
        "<button class=\"main\">Keep</button>",
    ] {
        assert!(page.contains(there), "{there}: {page}");
    }
    let seen = caller.gets(&job).await.text();
    assert!(seen.contains("Recognised 1 report"), "{seen}");
}

#[tokio::test]
async fn a_country_that_nobody_knows_is_told_at_its_field() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let text = sample("2024-orvania.txt");
    let (job, _) = dropped(&caller, &[("2024-orvania.txt", &text)]).await;
    presses(&caller, &job, "again", &[("country", "Perru")]).await;
    let seen = finished(&caller, &job).await.text();
    assert!(
        seen.contains("aria-describedby=\"country-wrong\""),
        "{seen}"
    );
    assert!(seen.contains("did you mean Peru?</span>"), "{seen}");
}

#[tokio::test]
async fn a_known_series_is_chosen_and_one_of_ones_own_is_written() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let text = sample("2024-orvania.txt");
    let (job, seen) = dropped(&caller, &[("2024-orvania.txt", &text)]).await;
    assert!(
        seen.text()
            .contains("Trafficking in Persons Report (TIP)</option>"),
        "{}",
        seen.text()
    );
    presses(
        &caller,
        &job,
        "again",
        &[("series", "other"), ("own_series", "UPR")],
    )
    .await;
    let seen = finished(&caller, &job).await.text();
    assert!(seen.contains("<small>UPR</small>"), "{seen}");
    assert!(seen.contains("value=\"UPR\""), "{seen}");
    presses(
        &caller,
        &job,
        "again",
        &[("series", "TIP"), ("own_series", "")],
    )
    .await;
    let seen = finished(&caller, &job).await.text();
    assert!(!seen.contains("<small>UPR</small>"), "{seen}");
}

#[tokio::test]
async fn what_was_said_before_is_forgotten_where_the_text_alone_counts() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let text = sample("2024-orvania.txt");
    let files: [(&str, &[u8]); 1] = [("2024-orvania.txt", &text)];
    let (job, _) = dropped(&caller, &files).await;
    presses(&caller, &job, "again", &[("country", "Peru")]).await;
    finished(&caller, &job).await;
    presses(&caller, &job, "keep", &[]).await;
    finished(&caller, &job).await;

    let (job, seen) = dropped(&caller, &files).await;
    let still = "what was said of it before still holds: country Peru; say something else, or let the text alone count";
    assert!(seen.text().contains(still), "{}", seen.text());
    presses(&caller, &job, "again", &[("by_text_alone", "1")]).await;
    let seen = finished(&caller, &job).await.text();
    assert!(seen.contains("Orvania</bdi> 2024"), "{seen}");
}

#[tokio::test]
async fn no_option_of_the_command_line_is_named_where_there_are_fields() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let files: [(&str, &[u8]); 2] = [
        ("shopping.txt", b"Bread, milk and two onions."),
        ("broken.pdf", b"%PDF-1.4\n1 0 obj\n"),
    ];
    let (_, seen) = dropped(&caller, &files).await;
    let page = seen.text();
    assert!(
        page.contains("Recognised no report; 2 problems (below)"),
        "{page}"
    );
    assert!(
        page.contains("say which country, year and section it is"),
        "{page}"
    );
    assert!(
        !page.contains("--country") && !page.contains("--year"),
        "{page}"
    );
}

#[tokio::test]
async fn no_single_key_keeps_or_throws_away() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let text = sample("2024-orvania.txt");
    let (_, seen) = dropped(&caller, &[("2024-orvania.txt", &text)]).await;
    let page = seen.text();
    assert!(
        !page.contains("data-key=\"a\"") && !page.contains("data-key=\"r\""),
        "{page}"
    );
}

#[tokio::test]
async fn files_that_were_kept_meanwhile_wait_no_more() {
    let program = Program::new();
    let caller = Caller::at(&program, ana());
    let text = sample("2024-orvania.txt");
    let files: [(&str, &[u8]); 1] = [("2024-orvania.txt", &text)];
    dropped(&caller, &files).await;
    let (job, _) = dropped(&caller, &files).await;
    presses(&caller, &job, "keep", &[]).await;
    finished(&caller, &job).await;
    let sources = caller.gets("/sources").await.text();
    assert!(!sources.contains("that you dropped"), "{sources}");

    let (job, _) = dropped(&caller, &files).await;
    let sources = caller.gets("/sources").await.text();
    assert!(
        sources.contains(&job) && sources.contains("<bdi>2024-orvania.txt</bdi>"),
        "{sources}"
    );
}
