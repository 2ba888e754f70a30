//! Where on the web a country's part of an edition stands.

use super::editions::EditionFacts;
use super::{country, folded};

/// Where a country's part of an edition may be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CountryPage {
    /// On a page of its own, at the first of these addresses that answers: the site used now one,
    /// now another of a country's names.
    Own(Vec<String>),
    /// On a page that holds many countries.
    Shared(String),
}

impl CountryPage {
    /// The addresses, the likeliest first; never empty.
    pub fn addresses(&self) -> Vec<String> {
        match self {
            CountryPage::Own(addresses) => addresses.clone(),
            CountryPage::Shared(address) => vec![address.clone()],
        }
    }
}

/// At most so many names of one country are tried: enough for every one that the site has used.
const MOST_NAMES: usize = 6;

/// Where the part about `name` (a country's name or code) stands in this edition; `None` where no
/// address is known.
pub fn country_page(edition: &EditionFacts, name: &str) -> Option<CountryPage> {
    if let Some(template) = &edition.page_url {
        let addresses = slugs(name)
            .into_iter()
            .map(|slug| template.replace("{country}", &slug))
            .collect();
        return Some(CountryPage::Own(addresses));
    }
    let names = names(name);
    let first = folded(names.first()?).chars().next()?.to_ascii_uppercase();
    let mut pages = edition.letter_pages.iter();
    let page = pages.find(|page| page.letters.contains(&first))?;
    Some(CountryPage::Shared(page.url.clone()))
}

/// The name that the reports print first, then every other.
fn names(given: &str) -> Vec<String> {
    match country(given) {
        Some(known) => [&known.name]
            .into_iter()
            .chain(&known.variants)
            .cloned()
            .collect(),
        None => vec![given.to_owned()],
    }
}

/// The names as they stand in addresses: `burkina-faso`, and `the-gambia` after `gambia`.
fn slugs(given: &str) -> Vec<String> {
    let mut slugs = Vec::new();
    for name in names(given) {
        let slug = folded(&name).replace(' ', "-");
        let article = name.to_lowercase().starts_with("the ");
        slugs.push(if article { format!("the-{slug}") } else { slug });
    }
    let mut seen = std::collections::HashSet::new();
    slugs.retain(|slug| seen.insert(slug.clone()));
    slugs.truncate(MOST_NAMES);
    slugs
}

#[cfg(test)]
mod tests {
    use super::super::edition;
    use super::*;

    fn addresses(year: u16, name: &str) -> Vec<String> {
        let page = country_page(edition(year).unwrap(), name);
        page.map(|page| page.addresses()).unwrap_or_default()
    }

    #[test]
    fn a_country_has_a_page_of_its_own_since_2018() {
        assert_eq!(
            addresses(2018, "Peru")[0],
            "https://www.state.gov/reports/2018-trafficking-in-persons-report/peru/"
        );
        assert_eq!(addresses(2019, "PER")[0], addresses(2019, "peru")[0]);
        assert!(addresses(2020, "Burkina Faso")[0].ends_with("/burkina-faso/"));
    }

    #[test]
    fn every_name_of_a_country_is_tried() {
        let tried = addresses(2021, "Gambia");
        assert!(
            tried.iter().any(|one| one.ends_with("/gambia/")),
            "{tried:?}"
        );
        assert!(
            tried.iter().any(|one| one.ends_with("/the-gambia/")),
            "{tried:?}"
        );
        let tried = addresses(2021, "Côte d'Ivoire");
        assert!(tried[0].ends_with("/cote-divoire/"), "{tried:?}");
    }

    #[test]
    fn older_editions_have_pages_by_first_letters() {
        let edition = edition(2006).unwrap();
        let page = country_page(edition, "The Gambia");
        assert!(matches!(page, Some(CountryPage::Shared(url)) if url.ends_with("65988.htm")));
        assert_eq!(country_page(edition, "Peru").unwrap().addresses().len(), 1);
    }

    #[test]
    fn where_no_address_is_known_there_is_none() {
        assert!(addresses(2003, "Peru").is_empty());
        assert!(addresses(2009, "Peru").is_empty());
    }

    #[test]
    fn a_country_that_is_in_no_table_has_its_own_name() {
        assert!(addresses(2023, "Orvania")[0].ends_with("/orvania/"));
    }
}
