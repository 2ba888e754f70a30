//! Pages on the web, added by their address or fetched by country and edition, from a server on
//! this machine.

#[path = "../program/mod.rs"]
mod program;
mod server;

use program::Program;
use server::{Answer, Server};

/// A country's page as the Department's site lays it out.
fn page(country: &str, year: u16) -> Vec<u8> {
    format!(
        "<html><head><title>{year} Trafficking in Persons Report: {country}</title></head><body><main>
         <h1>{upper}: Tier 2</h1>
         <p>The Government of {country} does not fully meet the minimum standards.</p>
         <h2>PRIORITIZED RECOMMENDATIONS:</h2>
         <ul><li>Open a shelter for adult victims of trafficking.</li><li>Train labor inspectors.</li></ul>
         <h2>PROSECUTION</h2><p>The government increased law enforcement efforts. It convicted 9 traffickers.</p>
         <h2>PROTECTION</h2><p>The government maintained efforts to protect victims. It did not open a shelter.</p>
         <h2>PREVENTION</h2><p>The government maintained prevention efforts. It trained 40 labor inspectors.</p>
         </main></body></html>",
        upper = country.to_uppercase()
    )
    .into_bytes()
}

fn html(country: &str, year: u16) -> Answer {
    Answer::Page("text/html; charset=utf-8", page(country, year))
}

fn add(program: &Program, address: &str, more: &[&str]) -> program::Ran {
    program.run(&[&["add", address, "--pause", "0"], more].concat())
}

/// What `unmet` says of an address at which this is.
fn said_of(answer: Answer, more: &[&str]) -> String {
    let server = Server::with([("/orvania", answer)]);
    let program = Program::new();
    let ran = add(&program, &server.at("/orvania"), more);
    assert_eq!(ran.status, 1, "{}", ran.err);
    assert_eq!(ran.out, "");
    ran.err.replace(&server.at(""), "http://host")
}

#[test]
fn a_page_is_added_with_its_address() {
    let server = Server::with([("/orvania", html("Orvania", 2023))]);
    let program = Program::new();
    let ran = add(&program, &server.at("/orvania"), &[]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let export = program.json(&["export"]);
    assert_eq!(export["reports"][0]["id"], "ORVANIA-2023");
    assert_eq!(export["reports"][0]["source"], server.at("/orvania"));
    assert_eq!(export["recommendations"].as_array().unwrap().len(), 2);
}

#[test]
fn a_page_that_has_moved_is_kept_with_the_address_where_it_was_found() {
    let server = Server::with([
        ("/old", Answer::MovedTo("/new/orvania".to_owned())),
        ("/new/orvania", html("Orvania", 2023)),
    ]);
    let program = Program::new();
    assert_eq!(add(&program, &server.at("/old"), &[]).status, 0);
    let export = program.json(&["export"]);
    assert_eq!(export["reports"][0]["source"], server.at("/new/orvania"));
}

#[test]
fn the_same_page_again_changes_nothing() {
    let server = Server::with([("/orvania", html("Orvania", 2023))]);
    let program = Program::new();
    add(&program, &server.at("/orvania"), &[]);
    let before = program.json(&["export"]);
    add(&program, &server.at("/orvania"), &[]);
    assert_eq!(program.json(&["export"]), before);
}

#[test]
fn what_the_server_says_is_told_with_the_way_out() {
    for (status, way_out) in [
        (404, "check the address"),
        (403, "save the page and add the file"),
        (429, "with a longer --pause"),
        (503, "try again later"),
        (418, "save the page and add the file"),
    ] {
        let said = said_of(Answer::Status(status), &[]);
        assert!(
            said.contains(&format!("(the server says {status})")) || status == 418,
            "{said}"
        );
        assert!(said.starts_with("unmet: http://host/orvania "), "{said}");
        assert!(said.contains(way_out), "{said}");
    }
}

#[test]
fn a_page_without_end_is_refused_at_the_limit() {
    let said = said_of(Answer::Endless, &["--max-size", "1MiB"]);
    assert!(said.contains("goes on past the limit of 1.0 MiB"), "{said}");
}

#[test]
fn a_page_that_states_a_size_over_the_limit_is_refused() {
    let body = vec![b'a'; 5000];
    let said = said_of(Answer::Page("text/html", body), &["--max-size", "1KB"]);
    assert!(said.contains("over the limit of"), "{said}");
}

#[test]
fn a_page_that_breaks_off_is_not_taken_for_the_whole() {
    let said = said_of(Answer::BrokenOff(page("Orvania", 2023)), &[]);
    assert!(said.contains("could not be got"), "{said}");
}

#[test]
fn a_server_that_says_nothing_is_given_up() {
    let said = said_of(Answer::Silence, &["--timeout", "0.3"]);
    assert!(said.contains("did not come within 0.3 s"), "{said}");
}

#[test]
fn a_page_that_leads_round_in_a_circle_is_given_up() {
    let said = said_of(Answer::MovedTo("/orvania".to_owned()), &[]);
    assert!(
        said.contains("leads on to more than 5 other addresses"),
        "{said}"
    );
}

#[test]
fn a_page_that_leads_to_a_file_is_not_followed() {
    let program = Program::new();
    let file = program.file(
        "orvania.html",
        &String::from_utf8(page("Orvania", 2023)).unwrap(),
    );
    let said = said_of(Answer::MovedTo(format!("file://{}", file.display())), &[]);
    assert!(said.contains("http://host/orvania"), "{said}");
}

#[test]
fn a_picture_is_refused_as_a_file_would_be() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0".to_vec();
    let said = said_of(Answer::Page("image/png", png), &[]);
    assert!(said.contains("looks like an image (PNG)"), "{said}");
}

#[test]
fn a_host_that_is_not_there_is_said() {
    let program = Program::new();
    let ran = add(&program, "http://127.0.0.1:1/orvania", &[]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("could not be got"), "{}", ran.err);
}

#[test]
fn one_that_fails_does_not_stop_the_next() {
    let server = Server::with([("/orvania", html("Orvania", 2023))]);
    let program = Program::new();
    let (gone, there) = (server.at("/gone"), server.at("/orvania"));
    let ran = program.run(&["add", &gone, &there, "--pause", "0"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("/gone is not there"), "{}", ran.err);
    assert_eq!(
        program.json(&["export"])["reports"][0]["id"],
        "ORVANIA-2023"
    );
}

/// A table of editions whose pages are on the server.
fn editions(program: &Program, server: &Server) -> String {
    let table = format!(
        "year,published,period_start,period_end,page_url,letter_pages\n\
         2009,2009-06-16,2008-04-01,2009-03-31,,A-N={base}/2009/a-n|O-Z={base}/2009/o-z\n\
         2017,2017-06-27,2016-04-01,2017-03-31,,\n\
         2018,2018-06-28,2017-04-01,2018-03-31,{base}/2018/{{country}}/,\n\
         2019,2019-06-20,2018-04-01,2019-03-31,{base}/2019/{{country}}/,\n\
         2020,2020-06-25,2019-04-01,2020-03-31,{base}/2020/{{country}}/,\n",
        base = server.at("")
    );
    program.file("editions.csv", &table).display().to_string()
}

fn fetch(program: &Program, server: &Server, what: &[&str]) -> program::Ran {
    let table = editions(program, server);
    let options = ["--editions", table.as_str(), "--pause", "0"];
    program.run(&[&["fetch"], what, &options].concat())
}

fn report_ids(program: &Program) -> Vec<String> {
    let export = program.json(&["export"]);
    let reports = export["reports"].as_array().unwrap();
    (reports.iter())
        .map(|report| report["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_editions_of_a_country_are_fetched_and_one_that_fails_is_passed_over() {
    let server = Server::with([
        ("/2018/orvania/", html("Orvania", 2018)),
        ("/2019/orvania/", Answer::Status(500)),
        ("/2020/orvania/", html("Orvania", 2020)),
    ]);
    let program = Program::new();
    let ran = fetch(&program, &server, &["Orvania", "2017..2020"]);
    assert_eq!(ran.status, 1);
    assert_eq!(report_ids(&program), ["ORVANIA-2018", "ORVANIA-2020"]);
    assert!(
        ran.err
            .contains("no address is known for Orvania in the edition of 2017"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("/2019/orvania/ cannot be given now"),
        "{}",
        ran.err
    );
}

#[test]
fn the_other_names_of_a_country_are_tried_until_one_answers() {
    let server = Server::with([("/2018/swaziland/", html("Swaziland", 2018))]);
    let program = Program::new();
    let ran = fetch(&program, &server, &["Eswatini", "2018"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(report_ids(&program), ["SWZ-2018"]);
    assert_eq!(server.asked()[0], "/2018/eswatini/");
}

#[test]
fn of_a_page_of_many_countries_only_the_one_that_was_asked_for_is_taken() {
    let narrative = |country: &str| {
        format!(
            "<h3>{} (Tier 2)</h3><p>The Government of {country} is making efforts against trafficking.</p>
             <p>Recommendations for {country}: Open a shelter; train judges; and fund a hotline.</p>
             <h4>Prosecution</h4><p>The government increased efforts.</p>
             <h4>Protection</h4><p>The government protected victims.</p>
             <h4>Prevention</h4><p>The government ran a campaign.</p>",
            country.to_uppercase()
        )
    };
    let body = format!(
        "<html><head><title>Country Narratives O Through Z: Trafficking in Persons Report 2009</title></head><body>{}{}{}</body></html>",
        narrative("Oman"),
        narrative("Peru"),
        narrative("Zambia")
    );
    let server = Server::with([("/2009/o-z", Answer::Page("text/html", body.into_bytes()))]);
    let program = Program::new();
    let ran = fetch(&program, &server, &["PER", "2009"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert_eq!(report_ids(&program), ["PER-2009"]);
}

#[test]
fn a_page_of_another_edition_than_asked_for_is_said() {
    let server = Server::with([
        (
            "/2019/orvania/",
            Answer::MovedTo("/2020/orvania/".to_owned()),
        ),
        ("/2020/orvania/", html("Orvania", 2020)),
    ]);
    let program = Program::new();
    let ran = fetch(&program, &server, &["Orvania", "2019"]);
    assert_eq!(ran.status, 1);
    let said = "/2020/orvania/ was asked for ORVANIA-2019 and tells of ORVANIA-2020";
    assert!(ran.err.contains(said), "{}", ran.err);
}

#[test]
fn a_dry_run_prints_the_addresses_and_asks_for_none() {
    let server = Server::with([("/2018/peru/", html("Peru", 2018))]);
    let program = Program::new();
    let ran = fetch(&program, &server, &["Peru", "2018..2019", "--dry-run"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains(&format!("Peru 2018\n  {}\n", server.at("/2018/peru/"))),
        "{}",
        ran.out
    );
    assert_eq!(server.asked(), Vec::<String>::new());
    assert!(!program.database().exists());
}

#[test]
fn a_table_of_editions_that_is_not_one_is_said_with_its_line() {
    let program = Program::new();
    let table = program.file("editions.csv", "year,published\n2018,soon\n");
    let table = table.display().to_string();
    let ran = program.run(&["fetch", "Peru", "2018", "--editions", &table]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.err.contains("is not laid out as data/editions.csv"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("line: 2"), "{}", ran.err);
}
