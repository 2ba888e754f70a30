use proptest::prelude::*;

use super::*;

fn parts(text: &str) -> Vec<&str> {
    sentences(text)
        .into_iter()
        .map(|place| &text[place])
        .collect()
}

#[test]
fn abbreviations_numbers_and_names_do_not_end_a_sentence() {
    for whole in [
        "The U.S. Embassy and the U.N. Office met Dr. Paz in St. Lucia.",
        "Decree No. 1232 and Art. 12 of Law No. 44-B apply (Sec. 5 too).",
        "It spent $2.3 million on J. Smith and R. B. Jones at 5 p.m. on Monday.",
        "Article 168-B of Legislative Decree No.1232 applies.",
        "Groups (e.g. the police vs. the army) spent approx. 3.5 percent.",
        "A judge said, \"We act. We must,\" and left.",
        "The law (it is old. It is weak.) remained.",
    ] {
        assert_eq!(parts(whole), [whole]);
    }
}

#[test]
fn sentences_end_where_they_end() {
    assert_eq!(
        parts("Police went to the U.S. The court sat. \"It acted.\" Then it rose."),
        [
            "Police went to the U.S.",
            "The court sat.",
            "\"It acted.\"",
            "Then it rose."
        ]
    );
    assert_eq!(
        parts("It found 9 victims in 2019. 561 were adults."),
        ["It found 9 victims in 2019.", "561 were adults."]
    );
    assert_eq!(
        parts("Did it act? No. It slept!"),
        ["Did it act?", "No.", "It slept!"]
    );
}

#[test]
fn sentences_that_lost_the_space_between_them_are_parted() {
    assert_eq!(
        parts("Courts convicted nine traffickers.The police closed."),
        ["Courts convicted nine traffickers.", "The police closed."]
    );
}

#[test]
fn a_paragraph_ends_its_last_sentence() {
    assert_eq!(
        parts("No stop here\nAnother one. "),
        ["No stop here", "Another one."]
    );
    assert_eq!(parts(" \n\n "), [""; 0]);
}

proptest! {
    #[test]
    fn places_are_ordered_apart_trimmed_and_cover_every_letter(text in "[A-Za-zé0-9 .!?;:,\"“”()’'\n…–-]{0,200}") {
        check(&text)?;
    }

    #[test]
    fn the_same_holds_for_any_text(text in "\\PC{0,80}") {
        check(&text)?;
    }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for place in sentences(text) {
        prop_assert!(place.start >= end && place.start < place.end);
        prop_assert!(text[end..place.start].trim().is_empty());
        let sentence = &text[place.clone()];
        prop_assert_eq!(sentence.trim(), sentence);
        prop_assert!(!sentence.contains('\n'));
        end = place.end;
    }
    prop_assert!(text[end..].trim().is_empty());
    Ok(())
}

#[test]
fn the_labelled_sentences_come_out_exactly() {
    let Some(folder) = crate::narrative::tests::shared() else {
        return;
    };
    let gold = std::fs::read_to_string(folder.join("gold/tip-peru.json")).unwrap();
    let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
    let wanted: Vec<&str> = gold["sentences"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|sentence| sentence.as_str())
        .collect();
    let text = ["003_844f8cd0d9c37617.txt", "004_d2260a89ac8b88b0.txt"]
        .map(|name| std::fs::read_to_string(folder.join("seeds").join(name)).unwrap())
        .join("\n");
    assert_eq!(parts(&text), wanted);
}
