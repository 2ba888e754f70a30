//! Keys pressed on the questions of the bundled sample.

use std::path::Path;

use clap::Parser;
use unmet::intake::{Orders, take_in};
use unmet::store::Store;
use unmet::view::review::Reach;

use super::*;
use crate::cli::desk::{self, Database};
use crate::cli::person::Person;
use crate::cli::review::session::{Session, Wanted};

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    database: Database,
    #[command(flatten)]
    scope: desk::Scope,
    #[command(flatten)]
    person: Person,
}

/// The sample in a database of its own, reviewed by M. Rojas.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("unmet.db")).unwrap();
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample");
        let orders = Orders {
            paths: vec![sample],
            ..Orders::default()
        };
        take_in(&mut store, &orders, &mut |_| ()).unwrap();
        Place { folder }
    }

    fn arguments(&self) -> Arguments {
        let database = self.folder.path().join("unmet.db");
        let database = database.to_str().unwrap();
        Arguments::parse_from(["unmet", "--db", database, "--by", "M. Rojas"])
    }

    fn review(&self, kinds: &[Kind], limit: Option<usize>) -> Desk {
        let arguments = self.arguments();
        let open = desk::Desk::open(&arguments.database).unwrap();
        let wanted = Wanted {
            dossiers: open.dossiers(&arguments.scope.wanted()).unwrap(),
            kinds: kinds.to_vec(),
            reach: Reach::Unsure,
            limit,
        };
        Desk::new(Session::deciding(open, wanted, &arguments.person).unwrap())
    }

    /// What was decided, in words.
    fn history(&self) -> Vec<String> {
        let arguments = self.arguments();
        let open = desk::Desk::open(&arguments.database).unwrap();
        let decisions = open.store().history(&Default::default()).unwrap();
        let said = unmet::view::history::history(&decisions);
        said.into_iter().map(|said| said.what).collect()
    }
}

fn press(desk: &mut Desk, keys: &str) -> Flow {
    let mut flow = Flow::On;
    for letter in keys.chars() {
        let code = match letter {
            '\n' => KeyCode::Enter,
            '\u{1b}' => KeyCode::Esc,
            letter => KeyCode::Char(letter),
        };
        flow = desk.press(KeyEvent::new(code, KeyModifiers::NONE));
    }
    flow
}

fn key(desk: &Desk) -> Option<String> {
    desk.session.current().map(|item| item.key.to_string())
}

const LINKS: [Kind; 2] = [Kind::Match, Kind::Evidence];

#[test]
fn an_answer_is_kept_at_once_and_the_next_question_comes_up() {
    let place = Place::new();
    let mut desk = place.review(&LINKS, None);
    let (first, left) = (key(&desk).unwrap(), desk.session.remaining().all());
    press(&mut desk, "a");
    assert_eq!(place.history().len(), 1);
    assert_ne!(key(&desk).unwrap(), first);
    press(&mut desk, "r");
    assert_eq!(place.history().len(), 2);
    // Judging anew may raise or settle other questions, but never those that were answered.
    assert!(desk.session.remaining().all() != left);
}

#[test]
fn a_skipped_question_stays_open_and_comes_back_by_undo() {
    let place = Place::new();
    let mut desk = place.review(&LINKS, None);
    let first = key(&desk);
    press(&mut desk, "s");
    assert_ne!(key(&desk), first);
    press(&mut desk, "u");
    assert_eq!(key(&desk), first);
    assert!(place.history().is_empty());
    assert!(place.review(&LINKS, None).session.current().is_some());
}

#[test]
fn undo_takes_back_one_answer_after_the_other() {
    let place = Place::new();
    let mut desk = place.review(&LINKS, None);
    let first = key(&desk);
    press(&mut desk, "ar");
    press(&mut desk, "uu");
    assert_eq!(key(&desk), first);
    let history = place.history();
    assert_eq!(history.len(), 4);
    assert!(
        history[2].starts_with("left it to the program"),
        "{history:?}"
    );
    press(&mut desk, "u");
    assert!(
        matches!(&desk.message, Some(Message::Trouble(told)) if told.contains("nothing to undo"))
    );
}

#[test]
fn a_mark_on_a_link_leaves_the_link_to_be_answered() {
    let place = Place::new();
    let mut desk = place.review(&LINKS, None);
    let first = key(&desk);
    press(&mut desk, "mdseen by us\n");
    assert_eq!(key(&desk), first);
    assert!(place.history()[0].ends_with("as dropped"));
    press(&mut desk, "u");
    assert_eq!(key(&desk), first);
    assert!(place.history()[1].starts_with("took back the status"));
}

#[test]
fn a_status_is_accepted_in_the_program_s_words_and_rejected_by_another() {
    let place = Place::new();
    let mut desk = place.review(&[Kind::Status], None);
    let status = desk.session.current().unwrap().status;
    press(&mut desk, "a");
    assert!(place.history()[0].ends_with(&format!("as {status}")));
    press(&mut desk, "r");
    assert_eq!(desk.mode, Mode::Marking);
    press(&mut desk, "u\n");
    assert!(place.history()[1].ends_with("as unmet"));
}

#[test]
fn a_note_goes_with_the_next_answer_only() {
    let place = Place::new();
    let mut desk = place.review(&LINKS, None);
    press(&mut desk, "nquite sure\n");
    assert_eq!(desk.note.as_deref(), Some("quite sure"));
    press(&mut desk, "a");
    assert_eq!(desk.note, None);
    press(&mut desk, "nnot this\u{1b}");
    assert_eq!(desk.note, None);
}

#[test]
fn letters_of_a_note_are_no_answers() {
    let place = Place::new();
    let mut desk = place.review(&LINKS, None);
    assert_eq!(press(&mut desk, "naqrs"), Flow::On);
    assert!(place.history().is_empty());
    let quit = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    assert_eq!(desk.press(quit), Flow::Quit);
}

#[test]
fn no_more_is_asked_than_was_wanted() {
    let place = Place::new();
    let mut desk = place.review(&LINKS, Some(2));
    assert_eq!(desk.session.remaining().all(), 2);
    press(&mut desk, "as");
    assert_eq!(key(&desk), None);
    assert_eq!(desk.session.remaining().all(), 0);
    // Nothing is asked, so nothing is answered; undo still works.
    press(&mut desk, "aar");
    assert_eq!(place.history().len(), 1);
    press(&mut desk, "u");
    assert!(key(&desk).is_some());
}
