//! The first page and a country's page.

use std::path::Path;
use std::sync::LazyLock;

use axum::http::StatusCode;

use crate::program::Program;
use crate::visitor::Visitor;

/// At the page of the bundled sample: twelve editions about Orvania, one about each of its neighbours.
pub fn at_the_sample() -> Visitor {
    // Read once, copied for every test.
    static READ: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let program = Program::new();
        program.add(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample"));
        let copy = program.file("copy/here", "").with_file_name("sample.db");
        program.answer(&["backup", copy.to_str().unwrap()]);
        std::fs::read(copy).unwrap()
    });
    let program = Program::new();
    std::fs::write(program.database(), &*READ).unwrap();
    Visitor::of(program)
}

#[tokio::test]
async fn a_newcomer_finds_what_keeps_coming_back_unmet_and_shares_it() {
    let visitor = at_the_sample();
    let start = visitor.opens("/").await;
    assert_eq!(start.reads("nav [aria-current]"), ["Countries"]);
    assert_eq!(
        start.reads("tbody th"),
        ["Lusatara", "Orvania", "Pellandia"]
    );

    let country = visitor.opens(&start.link("Orvania")).await;
    let all = country.reads(".asks-grid tbody tr").len();
    assert_eq!(country.reads("#how-many"), [format!("{all} of {all} asks")]);
    assert_eq!(country.reads(".asks-grid thead .edition").len(), 12);

    // The form sends what was chosen, and what was not as empty fields.
    let form = country.attributes("form.filters", "action").remove(0);
    let sent = format!("{form}?status=unmet&recurring=3&topic=&section=&from=&to=&q=&sort=");
    let shared = visitor.opens(&sent).await.leads_to.unwrap();
    assert_eq!(shared, "/country/TIP/ORVANIA?status=unmet&recurring=3");

    let unmet = visitor.opens(&shared).await;
    let rows = unmet.reads(".asks-grid tbody tr").len();
    assert!(0 < rows && rows < all, "{rows} of {all}");
    assert!(
        unmet
            .reads(".stands .word")
            .iter()
            .all(|word| word == "unmet")
    );
    assert_eq!(unmet.reads("#status option[selected]"), ["unmet"]);
    assert_eq!(unmet.reads("#recurring option[selected]"), ["3 editions"]);
    let told = format!("{rows} of {all} asks; show all");
    assert_eq!(unmet.reads("#how-many"), [told]);
}

#[tokio::test]
async fn what_the_first_page_counts_is_told_in_words() {
    let start = at_the_sample().opens("/").await;
    let told = start.reads("#found .legend").remove(0);
    assert!(
        told.contains("whether or not the latest list makes them"),
        "{told}"
    );
    assert!(
        told.contains("TIP: Trafficking in Persons Report"),
        "{told}"
    );
}

#[tokio::test]
async fn each_ask_is_found_under_the_one_word_that_the_grid_shows_for_it() {
    let visitor = at_the_sample();
    let all = visitor.opens("/country/TIP/ORVANIA").await;
    let words = all.attributes("#status option", "value");
    assert_eq!(words.last().map(String::as_str), Some("again"));
    let mut found = 0;
    for word in words
        .iter()
        .filter(|word| !matches!(word.as_str(), "" | "again"))
    {
        let page = visitor
            .opens(&format!("/country/TIP/ORVANIA?status={word}"))
            .await;
        let stand = page.reads(".stands .word");
        assert!(stand.iter().all(|shown| shown == word), "{word}: {stand:?}");
        found += stand.len();
    }
    assert_eq!(found, all.reads(".asks-grid tbody tr").len());

    let again = visitor.opens("/country/TIP/ORVANIA?status=again").await;
    let marks = again.reads("td.stands abbr").concat();
    let rows = again.reads(".asks-grid tbody tr").len();
    assert!(rows > 0);
    assert_eq!(marks.matches('↻').count(), rows, "{marks}");
    assert_eq!(again.reads("#status option[selected]"), ["↻ asked again"]);
}

#[tokio::test]
async fn the_legend_names_every_symbol_of_the_grid() {
    let page = at_the_sample().opens("/country/TIP/ORVANIA").await;
    let mut shown = page.attributes(".asks-grid use", "href");
    shown.sort();
    shown.dedup();
    let named = page.attributes("#found .legend use", "href");
    assert!(
        shown.iter().all(|mark| named.contains(mark)),
        "{shown:?} {named:?}"
    );
}

#[tokio::test]
async fn a_cell_leads_to_the_ask_at_that_wording_and_an_edition_to_its_text_and_report() {
    let page = at_the_sample().opens("/country/TIP/ORVANIA").await;
    let first = ".asks-grid tbody tr:first-child";
    let wordings = page.attributes(&format!("{first} .cell a"), "href");
    assert_eq!(wordings[0], "/ask/ORVANIA-2006-2#ORVANIA-2006-2");
    assert_eq!(wordings[1], "/ask/ORVANIA-2008-5#ORVANIA-2008-5");
    let said = page.reads(&format!("{first} .cell"));
    assert!(said[0].starts_with("2006: "), "{said:?}");
    let years = page.attributes(".asks-grid thead a", "href");
    assert_eq!(years[0], "/text/ORVANIA-2006");
    let reports = page.attributes(".editions td a", "href");
    let of_2006 = "/report/2006?country=ORVANIA&series=TIP".to_owned();
    assert!(reports.contains(&of_2006), "{reports:?}");
    assert!(page.whole().contains("No report of 2007, 2009"));
}

#[tokio::test]
async fn a_country_is_called_by_its_name_in_any_case_and_keeps_what_was_chosen() {
    let visitor = at_the_sample();
    let led = visitor
        .opens("/country/tip/orvania?status=met")
        .await
        .leads_to;
    assert_eq!(led.as_deref(), Some("/country/TIP/ORVANIA?status=met"));
}

#[tokio::test]
async fn wrong_addresses_are_told() {
    let visitor = at_the_sample();
    let unknown = visitor.opens("/country/TIP/Orvannia").await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(unknown.whole().contains("did you mean Orvania"));
    let series = visitor.opens("/country/UPR/ORVANIA").await;
    assert_eq!(series.status, StatusCode::NOT_FOUND);
    assert!(series.whole().contains("Trafficking in Persons Report"));
    let garbled = visitor.opens("/country/TIP/%FF").await;
    assert_eq!(garbled.status, StatusCode::BAD_REQUEST);
    assert!(!garbled.whole().is_empty());
}

#[tokio::test]
async fn what_the_address_says_wrongly_is_left_out_and_told() {
    let address = "/country/TIP/ORVANIA?status=undone&recurring=often&from=2020&to=2010&sort=size&topic=sheltr&section=profile";
    let page = at_the_sample().opens(address).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.reads(".asks-grid tbody tr").is_empty());
    let remarks = page.reads("#found .caution").join(" ");
    for told in [
        "\"undone\" is no status",
        "\"often\" is no number of editions",
        "2020 comes after 2010",
        "cannot be sorted by \"size\"",
        "did you mean shelter?",
        "no evidence stands in a section \"profile\"",
    ] {
        assert!(remarks.contains(told), "{told}: {remarks}");
    }
}

#[tokio::test]
async fn where_nothing_fits_it_is_told_what_leaves_the_rest_out() {
    let visitor = at_the_sample();
    let page = visitor
        .opens("/country/TIP/ORVANIA?status=met&recurring=12")
        .await;
    let told = page.reads("#found p").remove(0);
    assert!(told.starts_with("No ask is like that; without the number of editions there are"));
    assert_eq!(page.link("Show them"), "/country/TIP/ORVANIA?status=met");
    let words = visitor.opens("/country/TIP/ORVANIA?q=zeppelin").await;
    assert!(words.reads("#found p")[0].contains("without the words there are"));
}

#[tokio::test]
async fn every_figure_leads_to_the_sentence_that_states_it() {
    let visitor = at_the_sample();
    let page = visitor.opens("/country/TIP/ORVANIA/figures").await;
    let names = page.reads("figcaption strong");
    assert_eq!(names[0], "Investigations (cases)");
    let points = page.attributes("#figure-1 svg a", "href");
    assert!(points.len() > 10);
    assert!(points.iter().all(|to| to.starts_with("/text/ORVANIA-20")));
    let says = page.reads("#figure-1 svg a title");
    assert!(says[0].contains("says the edition of 2006"), "{}", says[0]);
    // The same can be read by who does not see the chart.
    let table = page.attributes("#figure-1 table a", "href");
    assert!(points.iter().all(|point| table.contains(point)));
}

#[tokio::test]
async fn the_countries_are_sorted_and_found_through_the_address() {
    let program = Program::new();
    let reports = ["Orvania", "Tesmar", "Ivory Coast"].map(|country| {
        format!(
            "{{\"country\": \"{country}\", \"year\": 2020, \"recommendations\": [{{\"text\": \"Open a shelter for men.\"}}{}]}}",
            if country == "Tesmar" { ", {\"text\": \"Train every judge.\"}" } else { "" }
        )
    });
    program.add(&program.file("three.jsonl", &reports.join("\n")));
    let visitor = Visitor::of(program);
    let names = async |address: &str| visitor.opens(address).await.reads("tbody th a");
    assert_eq!(names("/").await, ["Ivory Coast", "Orvania", "Tesmar"]);
    assert_eq!(names("/?sort=asks").await[0], "Tesmar");
    assert_eq!(names("/?q=orv").await, ["Orvania"]);
    let page = visitor.opens("/?sort=asks").await;
    assert_eq!(page.attributes("th[aria-sort] a", "href"), ["/?sort=asks"]);
    assert_eq!(page.link("Country"), "/");
    let nobody = visitor.opens("/?q=atlantis").await;
    assert!(
        nobody
            .whole()
            .contains("No country is called “atlantis” here")
    );
}

#[tokio::test]
async fn an_empty_database_is_greeted_with_what_to_do_first() {
    let page = Visitor::of(Program::new()).opens("/").await;
    assert_eq!(page.reads(".lead"), ["No report has been read yet."]);
    assert_eq!(page.link("Add the first reports"), "/sources");
}

#[tokio::test]
async fn what_a_report_says_is_shown_and_never_run() {
    let program = Program::new();
    let report = r#"{"country": "<script>alert(1)</script>", "year": 2020, "rating": "\"><img src=x>",
        "recommendations": [{"text": "Open <script>alert(2)</script> a shelter for men."}]}"#;
    program.add(&program.file("hostile.jsonl", &report.replace('\n', " ")));
    let visitor = Visitor::of(program);
    let start = visitor.opens("/").await;
    let country = visitor
        .follows(&start.attributes("tbody th a", "href")[0])
        .await;
    let found = visitor.opens("/search?q=alert").await;
    let echoed = visitor.opens("/search?q=%3Cscript%3Ealert(3)").await;
    for page in [&start, &country, &found, &echoed] {
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.attributes("script", "src"), ["/htmx.js", "/page.js"]);
        assert!(page.attributes("img[src=x]", "src").is_empty());
    }
    assert!(
        country.reads("h1")[0].contains("script"),
        "{}",
        country.reads("h1")[0]
    );
}
