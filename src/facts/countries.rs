//! Who a report can be about.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::folded;
use crate::report::CountryCode;

const TABLE: &str = include_str!("../../data/countries.csv");

/// One row of `data/countries.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-3, or `XKX`.
    pub code: CountryCode,
    /// Whether ISO assigns the code.
    pub iso3166: bool,
    /// The short English name, as the reports print it.
    pub name: String,
    /// Every other name it is met under.
    pub variants: Vec<String>,
    /// Adjectives and words for its people; some are shared with another country.
    pub adjectives: Vec<String>,
}

impl Country {
    /// Of its names the one that `printed` is, whatever its capitals and accents; else the first.
    pub fn called(&self, printed: &str) -> &str {
        let wanted = folded(printed);
        let names = [&self.name].into_iter().chain(&self.variants);
        names
            .into_iter()
            .find(|name| folded(name) == wanted)
            .unwrap_or(&self.name)
    }
}

struct Countries {
    rows: Vec<Country>,
    by_name: HashMap<String, usize>,
}

/// Every country, sorted by code.
pub fn countries() -> &'static [Country] {
    &table().rows
}

/// The country of this name, in any of its variants, or with its form of government before it
/// (Republic of Peru).
pub fn country_named(name: &str) -> Option<&'static Country> {
    let table = table();
    let name = folded(name);
    let row = (table.by_name.get(&name))
        .or_else(|| table.by_name.get(without_form_of_government(&name)?))?;
    Some(&table.rows[*row])
}

/// Words that tell how a country is governed, as they stand before "of" and its name.
const FORMS: [&str; 9] = [
    "republic",
    "kingdom",
    "state",
    "commonwealth",
    "sultanate",
    "principality",
    "federation",
    "union",
    "grand duchy",
];

/// What follows "Republic of", "Plurinational State of" … in a folded name. China is called so by
/// two.
fn without_form_of_government(name: &str) -> Option<&str> {
    let (form, rest) = name.split_once(" of ")?;
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let is_form = FORMS.iter().any(|known| form.ends_with(known));
    (is_form && form.split(' ').count() <= 4 && rest != "china").then_some(rest)
}

/// The country of this name or code, as a person may type either.
pub fn country(name_or_code: &str) -> Option<&'static Country> {
    country_named(name_or_code).or_else(|| {
        let code = name_or_code.trim();
        countries()
            .iter()
            .find(|country| country.code.as_str().eq_ignore_ascii_case(code))
    })
}

fn table() -> &'static Countries {
    static COUNTRIES: OnceLock<Countries> = OnceLock::new();
    COUNTRIES.get_or_init(|| parsed(TABLE))
}

fn parsed(table: &str) -> Countries {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<Country> = reader
        .records()
        .map_while(Result::ok)
        .filter_map(|row| {
            Some(Country {
                code: CountryCode::new(row.get(0)?)?,
                iso3166: row.get(1)? == "yes",
                name: row.get(2)?.to_owned(),
                variants: parted(row.get(3)?),
                adjectives: parted(row.get(4)?),
            })
        })
        .collect();
    let mut by_name = HashMap::new();
    for (row, country) in rows.iter().enumerate() {
        for name in std::iter::once(&country.name).chain(&country.variants) {
            by_name.insert(folded(name), row);
        }
    }
    Countries { rows, by_name }
}

fn parted(cell: &str) -> Vec<String> {
    cell.split('|')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(name: &str) -> &'static str {
        country(name).map_or("none", |country| country.code.as_str())
    }

    #[test]
    fn the_whole_table_is_read() {
        assert_eq!(countries().len(), TABLE.lines().count() - 1);
    }

    #[test]
    fn no_name_belongs_to_two_countries() {
        let mut owners: HashMap<String, &CountryCode> = HashMap::new();
        for country in countries() {
            for name in std::iter::once(&country.name).chain(&country.variants) {
                let owner = owners.entry(folded(name)).or_insert(&country.code);
                assert_eq!(*owner, &country.code, "{name} belongs to two");
            }
        }
    }

    #[test]
    fn names_codes_and_variants_find_the_same_country() {
        for name in ["Peru", "PERU", "peru", "PER", "per"] {
            assert_eq!(code_of(name), "PER");
        }
        for name in ["Turkey", "Türkiye", "TURKIYE"] {
            assert_eq!(code_of(name), "TUR");
        }
        for name in ["The Gambia", "Gambia, The", "gambia"] {
            assert_eq!(code_of(name), "GMB");
        }
        assert_eq!(code_of("Swaziland"), code_of("ESWATINI"));
        assert_eq!(code_of("CÔTE D’IVOIRE"), "CIV");
        assert_eq!(code_of("Orvania"), "none");
        assert_eq!(code_of("REPUBLIC OF PERU"), "PER");
        assert_eq!(code_of("The Plurinational State of Bolivia"), "BOL");
        assert_eq!(code_of("Republic of China"), "none");
    }

    #[test]
    fn the_two_congos_are_told_apart() {
        assert_eq!(code_of("Congo, Democratic Republic of the"), "COD");
        assert_eq!(code_of("CONGO, REPUBLIC OF"), "COG");
    }
}
