use proptest::prelude::*;

use super::*;

fn items(blocks: &[Block], prioritized: bool) -> Vec<String> {
    let pieces: Vec<Piece> = blocks.iter().map(Piece::of).collect();
    parted(&pieces, prioritized).1
}

fn paragraph(text: &str) -> Vec<Block> {
    vec![Block::Paragraph(text.to_owned())]
}

fn paragraphs(texts: &[&str]) -> Vec<Block> {
    texts
        .iter()
        .map(|text| Block::Paragraph((*text).to_owned()))
        .collect()
}

#[test]
fn semicolons_part_a_list_whatever_full_stops_it_holds() {
    let text = "Fund shelters, as Art. 12 of Law No. 44-B asks; train police with the U.S. \
                Embassy; and, improve data (cases; verdicts).";
    assert_eq!(
        items(&paragraph(text), false),
        [
            "Fund shelters, as Art. 12 of Law No. 44-B asks",
            "train police with the U.S. Embassy",
            "improve data (cases; verdicts)",
        ]
    );
}

#[test]
fn semicolons_part_a_list_that_goes_over_several_paragraphs() {
    let blocks = paragraphs(&[
        "Fund shelters in all regions;",
        "train police; enforce the labor code; and",
        "improve data.",
    ]);
    assert_eq!(
        items(&blocks, false),
        [
            "Fund shelters in all regions",
            "train police",
            "enforce the labor code",
            "improve data"
        ]
    );
}

#[test]
fn one_marked_item_does_not_make_an_item_of_the_paragraph_beside_it() {
    let asks = [
        "Fund shelters.",
        "Train judges.",
        "Open hotlines.",
        "Enforce the law.",
    ];
    let blocks = [
        Block::Item(asks[0].to_owned()),
        Block::Paragraph(asks[1..].join(" ")),
    ];
    assert_eq!(items(&blocks, true), asks);
}

#[test]
fn an_item_torn_apart_by_the_end_of_a_page_is_whole_again() {
    let blocks = paragraphs(&[
        "Fund shelters; increase the",
        "budget of the police; and train",
        "judges.",
    ]);
    assert_eq!(
        items(&blocks, false),
        [
            "Fund shelters",
            "increase the budget of the police",
            "train judges"
        ]
    );
}

#[test]
fn sentences_in_one_block_keep_their_semicolons() {
    let text = "Fund shelters, including food; beds; and care. Train police in the north. \
                In particular, train women. Improve data.";
    assert_eq!(
        items(&paragraph(text), true),
        [
            "Fund shelters, including food; beds; and care.",
            "Train police in the north. In particular, train women.",
            "Improve data.",
        ]
    );
}

#[test]
fn sentences_run_together_are_parted() {
    let text = "Punish convicted traffickers.Improve cooperation with the U.S. Embassy.Fund \
                shelters (in the north).Train police.";
    assert_eq!(
        items(&paragraph(text), true),
        [
            "Punish convicted traffickers.",
            "Improve cooperation with the U.S. Embassy.",
            "Fund shelters (in the north).",
            "Train police.",
        ]
    );
}

#[test]
fn sentences_run_together_without_a_stop_are_parted_at_a_verb() {
    let text = "Punish traffickers who buy childrenImprove YouthBuild schools.Train police.";
    assert_eq!(
        items(&paragraph(text), true),
        [
            "Punish traffickers who buy children",
            "Improve YouthBuild schools.",
            "Train police."
        ]
    );
}

#[test]
fn bullets_numbers_and_dashes_part_a_block() {
    let wanted = [
        "Fund shelters.",
        "Train police; guards too.",
        "Improve data.",
    ];
    for text in [
        "• Fund shelters. • Train police; guards too. • Improve data.",
        "Fund shelters. • Train police; guards too. • Improve data.",
        "· Fund shelters.· Train police; guards too.· Improve data.",
        "- Fund shelters. - Train police; guards too. - Improve data.",
        "* Fund shelters. * Train police; guards too. * Improve data.",
        "1. Fund shelters. 2. Train police; guards too. 3. Improve data.",
        "(1) Fund shelters. (2) Train police; guards too. (3) Improve data.",
        "1) Fund shelters. 2) Train police; guards too. 3) Improve data.",
    ] {
        assert_eq!(items(&paragraph(text), true), wanted, "{text}");
    }
}

#[test]
fn a_paragraph_or_list_item_each_stays_whole() {
    let texts = [
        "Fund shelters; beds first.",
        "Train police.",
        "Improve data.",
    ];
    assert_eq!(items(&paragraphs(&texts), true), texts);
    let listed = texts.map(|text| Block::Item(text.to_owned()));
    assert_eq!(items(&listed, true), texts);
    let bulleted = [
        "• Fund shelters; beds first.",
        "• Train police.",
        "• Improve data.",
    ];
    assert_eq!(items(&paragraphs(&bulleted), true), texts);
}

#[test]
fn a_lead_in_asks_for_nothing() {
    let blocks = paragraphs(&["The government should:", "Fund shelters.", "Train police."]);
    assert_eq!(items(&blocks, true), ["Fund shelters.", "Train police."]);
}

#[test]
fn each_clause_that_asks_is_an_ask_of_the_early_editions() {
    let text = "Orvania is poor. The government should fund shelters; it should also train \
                police. Orvania should sign the protocol; this would help. Victims who should \
                have been helped were not.";
    assert_eq!(
        asks_in_prose(text),
        [
            "The government should fund shelters",
            "it should also train police.",
            "Orvania should sign the protocol; this would help.",
        ]
    );
}

const VERBS: [&str; 10] = [
    "increase",
    "fund",
    "train",
    "enact",
    "improve",
    "continue to prosecute",
    "establish",
    "vigorously investigate",
    "provide",
    "strengthen",
];

const OBJECTS: [&str; 9] = [
    "shelters for adult victims",
    "police under Art. 12 of the law",
    "Decree No. 44-B",
    "cooperation with the U.S. Embassy",
    "services, including for men,",
    "data (on cases) in 2019",
    "the “New Law” and its plan",
    "victim-centered procedures – in all regions –",
    "70 percent of officials’ budgets",
];

fn ask() -> impl Strategy<Value = String> {
    (
        0..VERBS.len(),
        proptest::collection::vec(0..OBJECTS.len(), 1..4),
    )
        .prop_map(|(verb, objects)| {
            let objects: Vec<&str> = objects.iter().map(|object| OBJECTS[*object]).collect();
            format!("{} {} nationwide", VERBS[verb], objects.join(" and "))
        })
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn sentence(text: &str) -> String {
    format!("{}.", capital(text))
}

/// The words of a text, without any punctuation.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

proptest! {
    #[test]
    fn no_word_is_lost_in_any_layout(asks in proptest::collection::vec(ask(), 2..12)) {
        let sentences: Vec<String> = asks.iter().map(|ask| sentence(ask)).collect();
        let (last, others) = asks.split_last().unwrap();
        let semicolons = format!("{}; and {last}.", others.join("; "));
        let layouts: [(&str, Vec<Block>, bool); 7] = [
            ("semicolons", paragraph(&semicolons), false),
            ("sentences", paragraph(&sentences.join(" ")), true),
            ("run together", paragraph(&sentences.concat()), true),
            ("bullets", paragraph(&format!("• {}", sentences.join(" • "))), true),
            ("paragraphs", sentences.iter().map(|s| Block::Paragraph(s.clone())).collect(), true),
            ("items", sentences.iter().map(|s| Block::Item(s.clone())).collect(), true),
            ("semicolons in paragraphs", asks.iter().map(|ask| Block::Paragraph(format!("{ask};"))).collect(), false),
        ];
        for (layout, blocks, prioritized) in layouts {
            let found = items(&blocks, prioritized);
            let wanted: Vec<Vec<String>> = asks.iter().map(|ask| words(ask)).collect();
            let told: Vec<Vec<String>> = found.iter().map(|item| words(item)).collect();
            prop_assert_eq!(told, wanted, "{}: {:?}", layout, blocks);
        }
    }

    #[test]
    fn any_text_loses_nothing_but_marks(text in "[A-Za-z][a-zA-Z0-9 .;,()•–-]{0,120}") {
        let found = items(&paragraph(&text), false);
        let kept: Vec<String> = found.iter().flat_map(|item| words(item)).collect();
        let mut all = words(&text).into_iter();
        for word in &kept {
            prop_assert!(all.any(|other| other == *word), "{word} of {text:?} moved: {found:?}");
        }
        let lost = words(&text).len() - kept.len();
        let marks = text.matches("and").count() + text.chars().filter(char::is_ascii_digit).count();
        prop_assert!(lost <= marks, "{lost} words of {text:?} lost: {found:?}");
    }
}
