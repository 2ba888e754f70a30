use super::*;

fn told(line: &str) -> (Option<Edition>, String) {
    let clue = title(line).unwrap_or_else(|| panic!("{line} is a title"));
    (
        clue.edition,
        clue.country
            .map_or(String::new(), |name| name.for_people().to_owned()),
    )
}

#[test]
fn titles_say_country_and_edition_in_either_order() {
    let peru = (Some(2012), "Peru".to_owned());
    assert_eq!(told("2012 Trafficking in Persons Report - Peru"), peru);
    assert_eq!(told("2012 Trafficking in Persons Report: Peru"), peru);
    assert_eq!(
        told("Trafficking in Persons Report 2012 - Country Narratives - Peru"),
        peru
    );
    assert_eq!(
        told("Refworld | 2012 Trafficking in Persons Report - Peru"),
        peru
    );
    assert_eq!(told("Human trafficking in Peru"), (None, "Peru".to_owned()));
}

#[test]
fn an_unknown_country_is_told_by_its_place_in_the_title() {
    assert_eq!(
        told("2012 Trafficking in Persons Report - Orvania"),
        (Some(2012), "Orvania".to_owned())
    );
    assert_eq!(
        told("Human trafficking in Orvania"),
        (None, "Orvania".to_owned())
    );
}

#[test]
fn the_title_of_a_page_of_many_countries_names_none() {
    assert_eq!(
        told("Trafficking in Persons Report 2008 – Country Narratives – Countries L Through P"),
        (Some(2008), String::new())
    );
}

#[test]
fn addresses_say_edition_and_sometimes_country() {
    let clue =
        address("https://example.org/reports/2023-trafficking-in-persons-report/cote-divoire/");
    assert_eq!(clue.edition, Some(2023));
    assert_eq!(clue.country.unwrap().for_people(), "Cote d'Ivoire");
    let clue = address("https://example.org/j/tip/rls/tiprpt/2009/123135.htm");
    assert_eq!((clue.edition, clue.country), (Some(2009), None));
}

#[test]
fn the_day_of_publication_counts_the_day_of_an_update_does_not() {
    assert_eq!(published("Publication Date 19 June 2012"), Some(2012));
    assert_eq!(published("Released June 14, 2004"), Some(2004));
    assert_eq!(published("June 2009"), Some(2009));
    assert_eq!(published("U.S. Department of State, June 2006"), Some(2006));
    assert_eq!(
        published("Last Updated: Friday, 03 May 2019, 08:15 GMT"),
        None
    );
}

#[test]
fn sentences_about_trafficking_are_no_titles() {
    for line in [
        "The government increased efforts to combat human trafficking in Peru.",
        "Police in Peru opened 9 cases of human trafficking during 2012.",
    ] {
        assert_eq!(title(line), None, "{line}");
    }
}

#[test]
fn a_title_that_names_two_countries_is_of_neither() {
    let named = |line| only_one_named(line).map(|name| name.for_people().to_owned());
    let peru = Some("Peru".to_owned());
    assert_eq!(named("Peru 2012, as the United States sees Peru"), peru);
    assert_eq!(named("Peru and Chile 2012"), None);
}
