//! The screen as people see it, at 80 × 24 and 120 × 40, without colour.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unmet::judgement::{LinkDecision, Stance, Status};
use unmet::report::{CountryCode, ReportId, SectionKind, Series};
use unmet::review::{Kind, StatusChange};
use unmet::view::quotation::Quotation;
use unmet::view::review::{Item, OtherWording, Outcomes, Text};
use unmet::view::wording::changes;

use super::*;
use crate::cli::review::session::Session;

fn report(year: u16) -> ReportId {
    ReportId {
        series: Series::tip(),
        country: CountryCode::new("Orvania").unwrap(),
        year,
    }
}

fn text(id: &str, year: u16, text: &str) -> Text {
    Text {
        id: id.to_owned(),
        year,
        section: None,
        text: text.to_owned(),
        before: Vec::new(),
        after: Vec::new(),
    }
}

const OLD: &str = "Train border guards and coast guards to recognize victims among migrants.";
const NEW: &str = "Train border guards, consular officers and labor inspectors to recognize victims among migrants, and tell them of their rights.";

fn a_match() -> Item {
    Item {
        key: "match ORVANIA-2011-2 ORVANIA-2014-5".parse().unwrap(),
        kind: Kind::Match,
        series: Series::tip(),
        country: "Orvania".to_owned(),
        ask: report(2010).recommendation(3),
        title: "Train border guards to recognize victims".to_owned(),
        years: vec![2010, 2011, 2014],
        still_asked: true,
        standing: Status::Unmet,
        question: "Does the wording of 2014 carry on the wording of 2011?".to_owned(),
        probability: 0.52,
        reason: "both ask to train border guards".to_owned(),
        if_accepted: "the two are one ask, asked again in 2014".to_owned(),
        if_rejected: "they are two asks, unless other wordings tie them".to_owned(),
        outcomes: Some(Outcomes {
            accepted: Vec::new(),
            rejected: vec![StatusChange {
                wording: report(2011).recommendation(2),
                from: Status::Partial,
                to: Status::Met,
            }],
        }),
        first: text("ORVANIA-2011-2", 2011, OLD),
        second: Some(text("ORVANIA-2014-5", 2014, NEW)),
        changes: changes(OLD, NEW),
        stance: None,
        status: Status::Partial,
        other_evidence: vec![Quotation {
            id: report(2012).sentence(SectionKind::Protection, 4),
            year: 2012,
            section: SectionKind::Protection,
            text: "One class of border guards was trained.".to_owned(),
            stance: Stance::Progress,
            probability: 0.81,
            decision: LinkDecision::Auto,
            reason: String::new(),
            bears_on: report(2011).recommendation(2),
        }],
        other_wordings: vec![OtherWording {
            id: report(2010).recommendation(3),
            status: Status::Unmet,
            text: "train border guards to recognize victims".to_owned(),
        }],
    }
}

fn evidence() -> Item {
    let sentence =
        "Although one class of border guards was trained, most never heard of trafficking.";
    Item {
        key: "evidence ORVANIA-2011-2 ORVANIA-2012-protection-4"
            .parse()
            .unwrap(),
        kind: Kind::Evidence,
        question: "Does this sentence of 2012 answer what was asked in 2011?".to_owned(),
        reason: "both speak of border guards; \"although\"".to_owned(),
        if_accepted: "it counts in full, as both progress and lack".to_owned(),
        if_rejected: "it counts for nothing in the status of ORVANIA-2011-2".to_owned(),
        second: Some(Text {
            section: Some(SectionKind::Protection),
            before: vec![
                "The coast guard found nobody.".to_owned(),
                "The border is long.".to_owned(),
            ],
            after: vec!["No manual was printed.".to_owned()],
            ..text("ORVANIA-2012-protection-4", 2012, sentence)
        }),
        changes: Vec::new(),
        stance: Some(Stance::Mixed),
        other_evidence: Vec::new(),
        ..a_match()
    }
}

fn status() -> Item {
    Item {
        key: "status ORVANIA-2011-2".parse().unwrap(),
        kind: Kind::Status,
        question: "Is the wording of 2011 partial?".to_owned(),
        reason: "asked again in 2014; 1 sentence tells of progress".to_owned(),
        if_accepted: "ORVANIA-2011-2 is partial by your word, whatever is read later".to_owned(),
        if_rejected: "you say which status it is instead".to_owned(),
        second: None,
        changes: Vec::new(),
        outcomes: None,
        ..a_match()
    }
}

/// What the screen of that size shows after `keys`.
fn screen(item: Option<Item>, (width, height): (u16, u16), keys: &[KeyCode]) -> String {
    let mut desk = Desk::new(Session::showing(item));
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut show = |desk: &mut Desk| {
        terminal
            .draw(|frame| draw(frame, desk, Ink::Plain))
            .unwrap();
        format!("{}", terminal.backend())
    };
    let mut shown = show(&mut desk);
    for key in keys {
        desk.press(KeyEvent::new(*key, KeyModifiers::NONE));
        shown = show(&mut desk);
    }
    shown
}

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

#[test]
fn every_kind_of_question_fits_its_screen() {
    for size in SIZES {
        for item in [a_match(), evidence(), status()] {
            let name = format!("{}_{}x{}", item.kind.word(), size.0, size.1);
            let shown = screen(Some(item), size, &[]);
            insta::assert_snapshot!(name, shown);
        }
    }
}

#[test]
fn a_question_opens_to_the_rest_of_the_ask() {
    let open = [KeyCode::Char('o')];
    insta::assert_snapshot!("open_80x24", screen(Some(a_match()), (80, 24), &open));
    let at_the_end = [KeyCode::Char('o'), KeyCode::End];
    insta::assert_snapshot!(
        "open_end_80x24",
        screen(Some(a_match()), (80, 24), &at_the_end)
    );
}

#[test]
fn marking_asks_for_the_status_and_then_for_the_reason() {
    let marking = [KeyCode::Char('m')];
    let shown = screen(Some(evidence()), (80, 24), &marking);
    assert!(shown.contains("What became of ORVANIA-2011-2?"), "{shown}");
    let noting = [
        KeyCode::Char('m'),
        KeyCode::Char('p'),
        KeyCode::Char('h'),
        KeyCode::Char('i'),
    ];
    let shown = screen(Some(evidence()), (80, 24), &noting);
    assert!(shown.contains("> hi"), "{shown}");
    assert!(shown.contains("Mark as partial: why?"), "{shown}");
}

#[test]
fn the_keys_are_explained() {
    insta::assert_snapshot!(
        "help_80x24",
        screen(Some(a_match()), (80, 24), &[KeyCode::Char('?')])
    );
}

#[test]
fn a_narrow_or_low_window_shows_what_it_can() {
    insta::assert_snapshot!("match_42x12", screen(Some(a_match()), (42, 12), &[]));
    let shown = screen(Some(a_match()), (24, 6), &[]);
    assert!(shown.contains("too small"), "{shown}");
    for (width, height) in [(1, 1), (30, 8), (31, 9), (200, 9), (33, 60)] {
        screen(
            Some(evidence()),
            (width, height),
            &[KeyCode::Char('m'), KeyCode::Char('p')],
        );
        screen(
            Some(evidence()),
            (width, height),
            &[KeyCode::Char('?'), KeyCode::End],
        );
    }
}

#[test]
fn where_nothing_is_unsure_there_is_nothing_to_do() {
    let shown = screen(None, (80, 24), &[]);
    assert!(shown.contains("There is nothing to review"), "{shown}");
}

#[test]
fn colour_takes_the_place_of_signs() {
    let mut desk = Desk::new(Session::showing(Some(a_match())));
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal
        .draw(|frame| draw(frame, &mut desk, Ink::Coloured))
        .unwrap();
    let shown = format!("{}", terminal.backend());
    assert!(!shown.contains("[-") && !shown.contains("{+"), "{shown}");
}
