//! Who may come to the page and what they may do there, and what others may not make them do.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, SET_COOKIE};
use unmet::serve::users::{Users, UsersFile};
use unmet::serve::{Access, Hosts, Keys, Person, Role};

use crate::caller::Caller;
use crate::program::Program;

const PASSWORD: &str = "correct horse battery";
const TOKEN: &str = "a-token-that-nobody-guesses";

fn hosts() -> Hosts {
    Hosts::default().and("unmet.example.org")
}

/// The program with one country, and a file of users beside it.
struct Office {
    program: Program,
}

impl Office {
    fn new() -> Self {
        let program = Program::new();
        let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample/2024-orvania.txt");
        program.answer(&["add", sample]);
        let office = Office { program };
        office.lets_in(&[("Ana", Role::Reviewer), ("Rita", Role::Reader)]);
        office
    }

    fn lets_in(&self, people: &[(&str, Role)]) {
        let mut users = Users::default();
        for (name, role) in people {
            users.add(name, *role, PASSWORD).unwrap();
        }
        users.write(&self.users()).unwrap();
    }

    fn users(&self) -> std::path::PathBuf {
        self.program.database().with_file_name("users.toml")
    }

    fn by_password(&self) -> Caller {
        let keys = Keys::Users(UsersFile::open(&self.users()).unwrap());
        Caller::at(&self.program, Access::locked(keys, hosts(), true))
    }

    fn by_token(&self) -> Caller {
        let keys = Keys::Token(TOKEN.to_owned());
        Caller::at(&self.program, Access::locked(keys, hosts(), false))
    }

    fn open_to_all(&self) -> Caller {
        let ana = Person {
            name: "Ana".to_owned(),
            role: Role::Reviewer,
        };
        Caller::at(&self.program, Access::open(ana, hosts()))
    }
}

/// The addresses that change something, as the pages' own list has them.
fn changing() -> Vec<String> {
    let list = include_str!("../../src/serve/pages.rs");
    let routes = list
        .split(".route(")
        .skip(1)
        .filter(|route| route.contains("post("));
    let addresses: Vec<String> = routes
        .map(|route| match route.split(',').next().unwrap().trim() {
            "address::SIGN_IN" => "/sign-in".to_owned(),
            "address::SIGN_OUT" => "/sign-out".to_owned(),
            "address::REHEARSE" => "/sources/rehearse".to_owned(),
            quoted => quoted
                .trim_matches('"')
                .replace("{id}", "ORVANIA-2024-1")
                .replace("{job}", "1"),
        })
        .collect();
    assert!(
        addresses.len() > 8 && addresses.iter().all(|address| address.starts_with('/')),
        "{addresses:?}"
    );
    addresses
}

#[tokio::test]
async fn a_name_of_somebody_elses_leads_nowhere() {
    let office = Office::new();
    let caller = office.open_to_all();
    for host in ["evil.example", "unmet.example.org.evil.example", ""] {
        let answer = caller.calling(host).gets("/").await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{host}");
        assert!(!answer.text().contains("Orvania"), "{host}");
    }
    for host in ["unmet.example.org", "127.0.0.1:8080", "localhost:9000"] {
        assert_eq!(
            caller.calling(host).gets("/").await.status,
            StatusCode::OK,
            "{host}"
        );
    }
}

#[tokio::test]
async fn nothing_is_changed_by_a_form_that_is_not_ours() {
    let office = Office::new();
    let caller = office.open_to_all();
    caller.gets("/").await;
    for address in changing() {
        for token in [
            "",
            "0000000000000000000000000000000000000000000000000000000000000000",
        ] {
            let answer = caller
                .posts(&address, &[("token", token), ("name", "Ana")])
                .await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
            assert!(
                answer.text().contains("does not come from a page of ours"),
                "{address}"
            );
        }
    }
    let dropped = caller.drops("", &[("a.txt", b"x")]).await;
    assert_eq!(dropped.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_token_of_one_browser_is_none_of_anothers() {
    let office = Office::new();
    let caller = office.open_to_all();
    let other = caller.another();
    other.gets("/").await;
    let token = caller.token("/sources").await;
    let answer = other.posts("/review/answer", &[("token", &token)]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn who_has_not_signed_in_sees_the_door_alone() {
    let office = Office::new();
    let caller = office.by_password();
    for address in [
        "/",
        "/sources",
        "/history",
        "/report",
        "/export/everything.json",
        "/nowhere",
    ] {
        let answer = caller.gets(address).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
        assert!(answer.leads_to().starts_with("/sign-in?next="), "{address}");
    }
    for address in changing()
        .iter()
        .filter(|address| !address.starts_with("/sign"))
    {
        let answer = caller.posts(address, &[]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
    }
    assert_eq!(caller.gets("/page.css").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_reader_looks_at_everything_and_changes_nothing() {
    let office = Office::new();
    let rita = office.by_password();
    assert_eq!(
        rita.signs_in("Rita", PASSWORD).await.status,
        StatusCode::SEE_OTHER
    );
    let sources = rita.gets("/sources").await;
    assert_eq!(sources.status, StatusCode::OK);
    assert!(!sources.text().contains("type=\"file\""));
    let token = rita.token("/sources").await;
    for address in changing()
        .iter()
        .filter(|address| !address.starts_with("/sign"))
    {
        let answer = rita.posts(address, &[("token", &token)]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
        assert!(answer.text().contains("change nothing"), "{address}");
    }
    let dropped = rita.drops(&token, &[("a.txt", b"x")]).await;
    assert_eq!(dropped.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_page_notices_when_the_file_of_users_changes() {
    let office = Office::new();
    let ana = office.by_password();
    ana.signs_in("Ana", PASSWORD).await;
    assert_eq!(ana.gets("/sources").await.status, StatusCode::OK);
    office.lets_in(&[("Ana", Role::Reader), ("Rita", Role::Reader)]);
    assert!(!ana.gets("/sources").await.text().contains("type=\"file\""));
    office.lets_in(&[("Rita", Role::Reader)]);
    assert_eq!(ana.gets("/sources").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_team_signs_in_with_its_token_and_names() {
    let office = Office::new();
    let caller = office.by_token();
    let wrong = caller.signs_in("Ana", "another-token-than-that").await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    assert!(wrong.text().contains("not the token"));
    let nobody = caller.signs_in(" ", TOKEN).await;
    assert!(nobody.text().contains("Give your name"));
    let right = caller.signs_in("Ana Ruiz", TOKEN).await;
    assert_eq!(
        (right.status, right.leads_to()),
        (StatusCode::SEE_OTHER, "/sources")
    );
    assert!(caller.gets("/").await.text().contains("You are Ana Ruiz"));
    let token = caller.token("/sources").await;
    caller.posts("/sign-out", &[("token", &token)]).await;
    assert_eq!(caller.gets("/").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_guesses_has_to_wait() {
    let office = Office::new();
    let caller = office.by_token();
    for name in ["Ana", "Bob", "Eve", "Ana", "Zoe"] {
        let answer = caller.signs_in(name, "guess guess guess guess").await;
        assert!(answer.text().contains("not the token"));
    }
    let answer = caller.signs_in("Max", "guess guess guess guess").await;
    let soon = caller.signs_in("Ana", TOKEN).await;
    assert_eq!(soon.status, StatusCode::FORBIDDEN, "{}", answer.text());
    assert!(soon.text().contains("try again in"));
}

#[tokio::test]
async fn cookies_are_for_the_server_alone() {
    let office = Office::new();
    let caller = office.by_password();
    let door = caller.gets("/sign-in").await;
    let signed_in = caller.signs_in("Ana", PASSWORD).await;
    for answer in [door, signed_in] {
        for cookie in answer.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            for attribute in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
                assert!(cookie.contains(attribute), "{cookie} lacks {attribute}");
            }
        }
    }
}

#[tokio::test]
async fn the_door_leads_to_pages_of_ours_alone() {
    let office = Office::new();
    let caller = office.by_token();
    for next in [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
    ] {
        let token = caller.token("/sign-in").await;
        let said = [
            ("token", token.as_str()),
            ("name", "Ana"),
            ("word", TOKEN),
            ("next", next),
        ];
        assert_eq!(
            caller.posts("/sign-in", &said).await.leads_to(),
            "/",
            "{next}"
        );
    }
}

#[tokio::test]
async fn no_answer_tells_where_things_lie_on_the_machine() {
    let office = Office::new();
    let ana = office.by_password();
    ana.signs_in("Ana", PASSWORD).await;
    let folder = office
        .program
        .database()
        .parent()
        .unwrap()
        .display()
        .to_string();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    for address in [
        "/",
        "/sources",
        "/history",
        "/report/2024?country=ORVANIA",
        "/report/2024.html",
        "/report/2024.json",
        "/report/1999",
        "/report/2024?country=Atlantis",
        "/report/..%2f..%2fetc%2fpasswd",
        "/export/everything.json",
        "/export/..%2funmet.db",
        "/sources/adding/..%2f..%2f",
        "/country/TIP/NOWHERE",
        "/ask/ORVANIA-1999-1",
        "/text/ORVANIA-1999",
        "/nowhere",
    ] {
        let answer = ana.gets(address).await;
        let text = answer.text();
        assert!(
            !text.contains(&folder) && !text.contains(sample),
            "{address}: {text}"
        );
        assert!(
            answer.headers.contains_key(CONTENT_SECURITY_POLICY),
            "{address}"
        );
    }
}
