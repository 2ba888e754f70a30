//! Made-up sentences in the ways in which reports tell figures.

use proptest::prelude::*;

use super::*;

/// Each figure as "indicator value unit [qualifier] year".
fn told(sentence: &str) -> Vec<String> {
    let year = |about: Period| {
        if about.first == about.last {
            about.first.to_string()
        } else {
            format!("{}-{}", about.first, about.last)
        }
    };
    figures(sentence, 2017)
        .into_iter()
        .map(|f| {
            let range = f.up_to.map_or_else(String::new, |end| format!("-{end}"));
            let which = if f.qualifier.is_empty() {
                String::new()
            } else {
                format!(" [{}]", f.qualifier)
            };
            let others = if f.by_others { " by others" } else { "" };
            let (indicator, value, unit) = (f.indicator, f.value, f.unit);
            format!(
                "{indicator} {value}{range} {unit}{which}{others} {}",
                year(f.about)
            )
        })
        .collect()
}

#[test]
fn without_a_year_a_figure_is_of_the_year_under_review() {
    assert_eq!(
        told("Police investigated 21 cases."),
        ["investigations 21 cases 2017"]
    );
    assert_eq!(
        told("During the reporting period, courts convicted seven traffickers."),
        ["convictions 7 persons 2017"]
    );
}

#[test]
fn comparisons_are_read_in_both_directions() {
    assert_eq!(
        told("Officials identified 51 victims in 2017 (40 in 2016)."),
        ["identified 51 victims 2017", "identified 40 victims 2016"]
    );
    assert_eq!(
        told("Prosecutors charged 19 suspects, compared with 23 the previous year."),
        [
            "prosecutions 19 persons 2017",
            "prosecutions 23 persons 2016"
        ]
    );
    assert_eq!(
        told("Courts convicted five men, a decrease from 14 in 2016 and 16 in 2015."),
        [
            "convictions 5 persons [men] 2017",
            "convictions 14 persons [men] 2016",
            "convictions 16 persons [men] 2015"
        ]
    );
    assert_eq!(
        told(
            "In comparison, guards arrested 31 smugglers and courts convicted eight offenders the previous year."
        ),
        ["convictions 8 persons 2016"]
    );
}

#[test]
fn each_figure_is_compared_with_its_like() {
    assert_eq!(
        told(
            "Police opened 17 cases against 31 suspects, compared with 12 cases in 2015, while judges convicted four defendants (six in 2016)."
        ),
        [
            "investigations 17 cases 2017",
            "investigations 12 cases 2015",
            "convictions 4 persons 2017",
            "convictions 6 persons 2016"
        ]
    );
    // What cannot be read is nothing to compare with.
    assert_eq!(
        told(
            "Police investigated 14 cases and prosecutors brought six to court, compared with five the year before."
        ),
        ["investigations 14 cases 2017"]
    );
}

#[test]
fn a_part_never_looks_like_the_whole() {
    assert_eq!(
        told(
            "Authorities identified 90 victims, including 30 girls and 12 boys, compared with 66 in 2016."
        ),
        [
            "identified 90 victims 2017",
            "identified 30 victims [girls] 2017",
            "identified 12 victims [boys] 2017",
            "identified 66 victims 2016"
        ]
    );
    assert_eq!(
        told(
            "Prosecutors secured three sex trafficking convictions and one forced labor conviction."
        ),
        [
            "convictions 3 persons [sex trafficking] 2017",
            "convictions 1 persons [forced labor] 2017"
        ]
    );
    assert_eq!(
        told("In Velsk, police identified 12 victims, and NGOs identified a further 40."),
        [
            "identified 12 victims [in Velsk] 2017",
            "identified 40 victims [in Velsk, further] by others 2017"
        ]
    );
}

#[test]
fn passives_and_shares_of_known_groups_are_read() {
    assert_eq!(
        told("Fourteen victims were referred to shelters."),
        ["referred 14 victims 2017"]
    );
    assert_eq!(
        told("Courts convicted 20 offenders and sentenced 11 of them to prison."),
        ["convictions 20 persons 2017", "sentenced 11 persons 2017"]
    );
    assert_eq!(
        told("Sentences ranged from two to 15 years' imprisonment."),
        ["terms 2-15 years 2017"]
    );
}

#[test]
fn money_keeps_its_currency_and_its_dollars() {
    let sentence = "The state allocated 4.5 million crowns ($236,000) to shelters, compared with 3 million crowns ($150,000) in 2016.";
    let found = figures(sentence, 2017);
    let sums: Vec<_> = found
        .iter()
        .map(|f| (f.value, f.currency.as_deref(), f.dollars, f.about.first))
        .collect();
    assert_eq!(
        sums,
        [
            (4_500_000.0, Some("crowns"), Some(236_000.0), 2017),
            (3_000_000.0, Some("crowns"), Some(150_000.0), 2016)
        ]
    );
}

#[test]
fn none_is_a_figure_where_it_is_stated() {
    assert_eq!(
        told("Officials reported no investigations or convictions of complicit guards."),
        [
            "investigations 0 cases [of complicit guards] 2017",
            "convictions 0 persons [of complicit guards] 2017"
        ]
    );
    assert!(told("The government did not report any convictions.").is_empty());
}

#[test]
fn what_is_approximate_or_doubtful_says_so() {
    let found = figures("Police identified at least 1,200 potential victims.", 2017);
    assert_eq!(found[0].approximate, "at least");
    assert_eq!(found[0].hedge, "potential");
    assert_eq!(found[0].value, 1200.0);
    assert!(found[0].is_whole());
}

#[test]
fn other_numbers_are_left_out() {
    for sentence in [
        "Article 153 prescribes penalties of eight to 15 years' imprisonment.",
        "The 24-hour hotline took 1,140 calls.",
        "The shelters could accommodate 130 victims.",
        "Four guards arrested in 2015 awaited trial.",
        "Since 2012, courts have convicted 61 traffickers.",
        "In one case, a judge convicted three men.",
        "Many of the country's 412 inspectors have received training.",
        "Police plan to identify 50 victims.",
    ] {
        assert_eq!(told(sentence), Vec::<String>::new(), "{sentence}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_fault(text in "\\PC{0,120}") {
        for figure in figures(&text, 2017) {
            prop_assert!(!text[figure.place].is_empty());
        }
    }

    #[test]
    fn the_place_quotes_the_number(count in 1_u32..99_999, before in 1_u32..9_999) {
        let number = crate::render::amounts::number(f64::from(count), Unit::Victims);
        let sentence = format!("Police identified {number} victims in 2017 ({before} in 2016).");
        prop_assume!(!is_year(&before.to_string()));
        let found = figures(&sentence, 2017);
        prop_assert_eq!(&sentence[found[0].place.clone()], number);
        prop_assert_eq!(found[0].value, f64::from(count));
        prop_assert_eq!(&sentence[found[1].place.clone()], before.to_string());
    }

    #[test]
    fn words_in_any_order_are_read_without_fault(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "police", "identified", "12", "victims", "(13 in 2016)", "compared with", "of these,",
                "no", "convictions", "and", ";", ",", "years", "in prison", "sentenced", "$5 million",
                "budget", "dozen", "thirty-", "two", "of them", "in", "2015", "December", "the", "by", "NGOs",
                "from", "between", "million", "1,000", "including", "girls", "resulted", "cases",
            ]),
            0..24,
        )
    ) {
        let sentence = words.join(" ");
        for figure in figures(&sentence, 2017) {
            prop_assert!(sentence.get(figure.place.clone()).is_some_and(|quoted| !quoted.is_empty()));
            prop_assert!(figure.value >= 0.0 && figure.about.last <= 2018);
        }
    }
}

#[test]
fn a_figure_that_its_own_sentence_takes_back_is_left_out() {
    let told =
        "The ministry reported achieving twelve convictions, when in fact it achieved only six.";
    assert!(figures(told, 2010).is_empty());
}
