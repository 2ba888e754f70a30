//! The people who may sign in, and a page that cannot be opened.

use std::io::Write;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::place::{Place, Ran};

/// `unmet users …` with this typed into it.
fn with_password(place: &Place, arguments: &[&str], password: &str) -> Ran {
    let mut child = (place.command())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{password}").unwrap();
    drop(input);
    Ran::of(child.wait_with_output().unwrap())
}

#[test]
fn a_person_is_added_gets_another_role_and_is_taken_out() {
    let place = Place::new();
    for (role, said) in [("reviewer", "A. Ruiz: reviewer\n"), ("reader", "A. Reader")] {
        let name = if role == "reader" {
            "A. Reader"
        } else {
            "A. Ruiz"
        };
        let ran = with_password(
            &place,
            &["users", "add", name, "--role", role],
            "seven green doors",
        );
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        assert!(place.answer(&["users", "list"]).contains(said));
    }
    place.answer(&["users", "remove", "A. Ruiz"]);
    assert_eq!(place.answer(&["users", "list"]), "A. Reader: reader\n");
}

#[test]
fn a_password_that_is_soon_guessed_adds_nobody() {
    let place = Place::new();
    let ran = with_password(&place, &["users", "add", "A. Ruiz"], "short");
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: a password has at least 10 characters");
    assert!(!place.path("users.toml").exists());
}

#[test]
fn a_file_of_something_else_does_not_become_a_file_of_users() {
    let settings = b"# of another program\n[server]\nport = 80\n";
    let place = Place::with(&[("settings.toml", settings)]);
    let ran = with_password(
        &place,
        &["users", "add", "A. Ruiz", "--file", "settings.toml"],
        "seven green doors",
    );
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: settings.toml is no file of users: line 2: unknown field `server`, expected `user`; name another, or begin a new one with `unmet users add`");
    assert_eq!(
        std::fs::read(place.path("settings.toml")).unwrap(),
        settings
    );
}

#[test]
fn a_file_of_users_that_cannot_be_read_is_told() {
    let place = Place::with(&[
        ("folder/a", b""),
        ("latin.toml", b"[[user]]\nname = \"Mar\xeda\"\n"),
    ]);
    assert_snapshot!(place.refused(&["users", "list", "--file", "folder"]), @"unmet: folder cannot be read: it is a folder where a file was expected; name the file that is meant");
    assert_snapshot!(place.refused(&["users", "list", "--file", "latin.toml"]), @"unmet: latin.toml cannot be read: it is no text in UTF-8; save it as such, or name the file that is meant");
    assert_snapshot!(place.refused(&["users", "remove", "A. Ruiz"]), @r#"unmet: nobody is called "A. Ruiz" there; `unmet users list` tells the names"#);
}

#[test]
fn nobody_can_be_kept_where_there_is_no_folder() {
    let place = Place::new();
    let add = ["users", "add", "A. Ruiz", "--file", "no/such/users.toml"];
    let ran = with_password(&place, &add, "seven green doors");
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err, @"unmet: no/such/users.toml cannot be written: its folder does not exist; make the folder first");
}

#[test]
fn a_page_for_others_is_not_opened_without_a_way_to_sign_in() {
    let place = Place::with_a_report();
    assert_snapshot!(place.refused(&["serve", "--host", "0.0.0.0"]), @"unmet: others could reach the page at 0.0.0.0, so people must sign in: `unmet users add NAME` makes a file of users for --users, or give a token with --token-file");
    assert_snapshot!(place.refused(&["serve", "--name", "unmet.example.org"]), @"unmet: others could reach the page at unmet.example.org, so people must sign in: `unmet users add NAME` makes a file of users for --users, or give a token with --token-file");
    assert_snapshot!(place.refused(&["serve", "--users", "users.toml"]), @"unmet: users.toml is no file of users: nobody is in it; name another, or begin a new one with `unmet users add`");
}

#[test]
fn a_token_that_cannot_be_read_or_is_soon_guessed_is_told() {
    let place = Place::with_a_report();
    place.write("short.txt", "secret\n");
    place.write("picture.txt", b"\x89PNG\r\n\x1a\n\xff");
    assert_snapshot!(place.refused(&["serve", "--token-file", "token.txt"]), @"unmet: cannot read the token in token.txt: it does not exist; check the path");
    assert_snapshot!(place.refused(&["serve", "--token-file", "short.txt"]), @"unmet: the token in short.txt is too short: it has at least 20 characters that nobody can guess");
    assert_snapshot!(place.refused(&["serve", "--token-file", "picture.txt"]), @"unmet: cannot read the token in picture.txt: it is no text in UTF-8; save it as such, or name the file that is meant");
}

#[test]
fn a_port_that_another_program_has_and_an_address_of_another_machine_are_told() {
    let place = Place::with_a_report();
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port().to_string();
    let taken = place
        .refused(&["serve", "--port", &port])
        .replace(&port, "PORT");
    assert_snapshot!(taken, @"unmet: nothing can be answered at 127.0.0.1:PORT: another program answers there; end it, or choose another port with --port");
    place.write("token.txt", "seven-green-doors-and-a-window\n");
    let elsewhere = [
        "serve",
        "--host",
        "203.0.113.9",
        "--token-file",
        "token.txt",
    ];
    assert_snapshot!(place.refused(&elsewhere), @"unmet: nothing can be answered at 203.0.113.9:8080: this machine has no such address; give one of its own with --host");
}

#[test]
fn a_page_is_not_opened_where_there_is_no_database() {
    let place = Place::new();
    assert_snapshot!(place.refused(&["serve", "--port", "0", "--read-only"]), @"unmet: there is no database at unmet.db; `unmet add` makes one, or name another with --db or UNMET_DB");
    assert!(!place.path("unmet.db").exists());
}

/// As `docs/serve.md` has it ended by whatever started it.
#[cfg(unix)]
#[test]
fn a_page_that_is_ended_ends_well() {
    use std::io::{BufRead, BufReader, Read};
    let place = Place::with_a_report();
    let mut page = (place.command())
        .args(["serve", "--port", "0", "--read-only"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut greeting = String::new();
    let mut out = BufReader::new(page.stdout.take().unwrap());
    out.read_line(&mut greeting).unwrap();
    let address = greeting
        .split(['/', ' '])
        .find(|word| word.contains(':') && word.contains("127"));
    let mut line = std::net::TcpStream::connect(address.unwrap()).unwrap();
    let host = address.unwrap();
    write!(
        line,
        "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    line.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let ended = std::process::Command::new("kill")
        .arg(page.id().to_string())
        .status();
    assert!(ended.unwrap().success());
    assert!(page.wait().unwrap().success());
}
