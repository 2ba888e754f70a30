//! The layouts in which people hold the reports, each as a file of its own that the program is
//! given without any option. All texts are made up; the country names are real ones where a name is
//! what the test is about.

mod program;

use program::{Program, told, wordings, words};
use serde_json::Value;

const SECTIONS: &str = "Prosecution

The government increased its law enforcement efforts. Courts convicted nine traffickers.

Protection

The government maintained efforts to protect victims. It ran two shelters.

Prevention

The government made few efforts to prevent trafficking. It printed one leaflet.
";

/// What the program makes of one file.
struct Read {
    reports: Vec<Value>,
    export: Value,
}

fn read(name: &str, text: &str) -> Read {
    let program = Program::new();
    let reports = program.add(&program.file(name, text));
    Read {
        reports,
        export: program.export(),
    }
}

impl Read {
    fn ids(&self) -> Vec<&str> {
        (self.reports.iter())
            .map(|report| report["id"].as_str().unwrap())
            .collect()
    }

    fn wordings(&self, report: &str) -> Vec<&str> {
        wordings(&self.export, report)
    }
}

const THREE: [&str; 3] = [
    "Fund shelters in the north; begin with beds for men.",
    "Train judges, as Art. 12 demands.",
    "Publish figures every year.",
];

#[test]
fn prose_that_says_what_the_government_should_do() {
    let read = read(
        "2005.txt",
        &format!(
            "Trafficking in Persons Report\nJune 2005\n\nORVANIA (TIER 2)\n\n\
             Orvania is a source country for women and men subjected to forced labor.\n\n\
             The Government of Orvania does not fully comply with the minimum standards. The \
             government should open a shelter; it should also train judges. Orvania should \
             publish figures.\n\n{SECTIONS}"
        ),
    );
    assert_eq!(read.ids(), ["ORVANIA-2005"]);
    assert_eq!(read.reports[0]["rating"], "Tier 2");
    assert_eq!(
        read.wordings("ORVANIA-2005"),
        [
            "The government should open a shelter",
            "it should also train judges.",
            "Orvania should publish figures.",
        ]
    );
}

#[test]
fn items_parted_by_semicolons_in_one_paragraph() {
    let read = read(
        "2011.txt",
        &format!(
            "2011 Trafficking in Persons Report\n\nORVANIA (Tier 2 Watch List)\n\n\
             Orvania is a transit country for men subjected to forced labor.\n\n\
             Recommendations for Orvania: Open a shelter for men; train judges; and publish \
             figures every year.\n\n{SECTIONS}"
        ),
    );
    assert_eq!(read.reports[0]["rating"], "Tier 2 Watch List");
    assert_eq!(
        read.wordings("ORVANIA-2011"),
        [
            "Open a shelter for men",
            "train judges",
            "publish figures every year"
        ]
    );
}

#[test]
fn a_heading_in_capitals_and_items_parted_by_semicolons() {
    let sections = SECTIONS
        .replace("Prosecution", "PROSECUTION")
        .replace("Protection", "PROTECTION")
        .replace("Prevention", "PREVENTION");
    let read = read(
        "2015.txt",
        &format!(
            "2015 Trafficking in Persons Report\n\nORVANIA: Tier 3\n\n\
             Orvania is a source country for men subjected to forced labor.\n\n\
             RECOMMENDATIONS FOR ORVANIA:\n\nOpen a shelter for men; train judges; and publish \
             figures every year.\n\n{sections}"
        ),
    );
    assert_eq!(read.reports[0]["rating"], "Tier 3");
    assert_eq!(read.wordings("ORVANIA-2015").len(), 3);
    assert_eq!(
        words(&read.reports[0]["sections"]),
        ["introduction", "prosecution", "protection", "prevention"]
    );
}

/// A saved page of the years from 2019 on, with the list as given.
fn page(list: &str) -> String {
    format!(
        "<html><head><title>2021 Trafficking in Persons Report: Orvania</title></head><body>\
         <nav><ul><li>Home</li><li>Reports</li></ul></nav>\
         <h1>2021 Trafficking in Persons Report: Orvania</h1><p>ORVANIA (Tier 2)</p>\
         <p>The Government of Orvania does not fully meet the minimum standards.</p>\
         <h2>PRIORITIZED RECOMMENDATIONS:</h2>{list}\
         <h2>PROSECUTION</h2><p>The government increased prosecution efforts. Courts convicted \
         nine traffickers.</p>\
         <h2>PROTECTION</h2><p>The government maintained protection efforts. It ran two \
         shelters.</p>\
         <h2>PREVENTION</h2><p>The government made few efforts to prevent trafficking.</p>\
         <h2>TRAFFICKING PROFILE:</h2><p>As reported over the past five years, Orvania is a \
         source country.</p><footer>Tags: Orvania</footer></body></html>"
    )
}

#[test]
fn a_page_with_a_list() {
    let items = THREE.map(|item| format!("<li>{item}</li>")).concat();
    let read = read("list.html", &page(&format!("<ul>{items}</ul>")));
    assert_eq!(read.ids(), ["ORVANIA-2021"]);
    assert_eq!(read.wordings("ORVANIA-2021"), THREE);
}

#[test]
fn a_page_with_bullets_in_one_paragraph() {
    let items = THREE.map(|item| format!("• {item} ")).concat();
    let read = read("bullets.html", &page(&format!("<p>{items}</p>")));
    assert_eq!(read.wordings("ORVANIA-2021"), THREE);
}

#[test]
fn a_page_with_a_paragraph_an_item() {
    let items = THREE.map(|item| format!("<p>{item}</p>")).concat();
    let read = read("paragraphs.html", &page(&items));
    assert_eq!(read.wordings("ORVANIA-2021"), THREE);
}

#[test]
fn a_scraped_page_whose_items_run_together() {
    let read = read("glued.html", &page(&format!("<p>{}</p>", THREE.concat())));
    assert_eq!(read.wordings("ORVANIA-2021"), THREE);
}

#[test]
fn furniture_of_a_page_is_never_evidence() {
    let items = THREE.map(|item| format!("<li>{item}</li>")).concat();
    let program = Program::new();
    program.add(&program.file("page.html", &page(&format!("<ul>{items}</ul>"))));
    for word in ["Home", "Tags"] {
        let found = program.json(&["search", "--json", word]);
        assert_eq!(found, Value::Array(Vec::new()), "{word}");
    }
}

#[test]
fn an_article_in_wiki_markup() {
    let read = read(
        "article.wiki",
        "'''Human trafficking in Chile''' is a [[crime]].<ref>A book, 2004</ref>\n\n\
         == Prosecution (2010) ==\nThe government opened [[court case|nine cases]] in 2009.\n\n\
         == Protection (2010) ==\nThe government ran two shelters.\n\n\
         == Prevention (2010) ==\nThe government printed one leaflet.\n\n\
         == See also ==\n* [[Slavery]]\n",
    );
    assert_eq!(read.ids(), ["CHL-2010"]);
    assert_eq!(told(&read.reports[0], "edition").2, "stated");
    assert_eq!(read.reports[0]["recommendations"], Value::Null);
}

#[test]
fn several_countries_in_one_file() {
    let narrative = |country: &str, rating: &str, ask: &str| {
        format!(
            "{country} ({rating})\n\n{country} is a source country for men subjected to forced \
             labor.\n\nRecommendations for {country}: {ask}; and train judges.\n\n{SECTIONS}\n"
        )
    };
    let text = [
        "2011 Trafficking in Persons Report - Country Narratives A Through C\n\n".to_owned(),
        narrative("ALBANIA", "Tier 2", "Open a shelter"),
        narrative("BELIZE", "Tier 2 Watch List", "Hire inspectors"),
        narrative("CHILE", "Tier 1", "Publish figures"),
    ];
    let read = read("a-through-c.txt", &text.concat());
    assert_eq!(read.ids(), ["ALB-2011", "BLZ-2011", "CHL-2011"]);
    let ratings: Vec<&Value> = read.reports.iter().map(|r| &r["rating"]).collect();
    assert_eq!(ratings, ["Tier 2", "Tier 2 Watch List", "Tier 1"]);
    assert_eq!(
        read.wordings("BLZ-2011"),
        ["Hire inspectors", "train judges"]
    );
}

#[test]
fn a_special_case_has_no_tier() {
    for heading in ["SOMALIA (Special Case)", "SOMALIA: Special Case"] {
        let read = read(
            "somalia.txt",
            &format!(
                "2016 Trafficking in Persons Report\n\n{heading}\n\nSomalia remains a Special \
                 Case for the fourteenth consecutive year.\n\nRECOMMENDATIONS FOR SOMALIA:\n\n\
                 Enact a law; and train judges.\n\n{SECTIONS}"
            ),
        );
        assert_eq!(read.ids(), ["SOM-2016"], "{heading}");
        assert_eq!(read.reports[0]["rating"], "Special Case", "{heading}");
        assert_eq!(read.wordings("SOM-2016"), ["Enact a law", "train judges"]);
    }
}

#[test]
fn a_note_on_the_rating_is_no_part_of_the_country() {
    let read = read(
        "2013.txt",
        &format!(
            "2013 Trafficking in Persons Report\n\nCHINA: Tier 3 (automatic downgrade)\n\nChina \
             is a source country for men subjected to forced labor.\n\nRECOMMENDATIONS FOR \
             CHINA:\n\nEnact a law; and train judges.\n\n{SECTIONS}"
        ),
    );
    assert_eq!(read.ids(), ["CHN-2013"]);
    assert!(
        (read.reports[0]["rating"].as_str().unwrap()).starts_with("Tier 3"),
        "{}",
        read.reports[0]["rating"]
    );
}

/// The names under which the reports have known countries, and the code that each stands for.
const NAMES: &[(&str, &str)] = &[
    ("Burma", "MMR"),
    ("Burma (Myanmar)", "MMR"),
    ("Cote d'Ivoire", "CIV"),
    ("Cote d’Ivoire", "CIV"),
    ("Côte d'Ivoire", "CIV"),
    ("Swaziland", "SWZ"),
    ("Eswatini", "SWZ"),
    ("Macedonia", "MKD"),
    ("North Macedonia", "MKD"),
    ("Turkey", "TUR"),
    ("Türkiye", "TUR"),
    ("Turkey (Türkiye)", "TUR"),
    ("Democratic Republic of the Congo", "COD"),
    ("Congo, Democratic Republic of the", "COD"),
    ("Republic of the Congo", "COG"),
    ("Congo, Republic of the", "COG"),
    ("The Gambia", "GMB"),
    ("Gambia, The", "GMB"),
    ("Hong Kong", "HKG"),
    ("Macau", "MAC"),
    ("Kosovo", "XKX"),
    ("Taiwan", "TWN"),
    ("Holy See", "VAT"),
    ("Curaçao", "CUW"),
    ("Curacao", "CUW"),
    ("St. Maarten", "SXM"),
    ("Sint Maarten", "SXM"),
    ("Aruba", "ABW"),
    ("St. Lucia", "LCA"),
    ("Guinea-Bissau", "GNB"),
    ("Equatorial Guinea", "GNQ"),
    ("Papua New Guinea", "PNG"),
    ("South Sudan", "SSD"),
    ("Timor-Leste", "TLS"),
    ("Cabo Verde", "CPV"),
    ("Cape Verde", "CPV"),
    ("Czechia", "CZE"),
    ("Czech Republic", "CZE"),
];

/// Every name as the heading of a report, in one folder.
#[test]
fn every_name_a_country_went_by_is_the_same_country() {
    for capitals in [false, true] {
        let program = Program::new();
        for (place, (name, _)) in NAMES.iter().enumerate() {
            let heading = if capitals {
                name.to_uppercase()
            } else {
                (*name).to_owned()
            };
            program.file(
                &format!("reports/{place:02}.txt"),
                &format!(
                    "2012 Trafficking in Persons Report\n\n{heading} (Tier 2)\n\n{name} is a \
                     source country for men subjected to forced labor.\n\nRecommendations for \
                     {name}: Open a shelter; and train judges.\n\n{SECTIONS}"
                ),
            );
        }
        let reports = program.add(&program.database().with_file_name("reports"));
        let found: Vec<(&str, String)> = (NAMES.iter().zip(&reports))
            .map(|((name, _), report)| (*name, report["id"].as_str().unwrap().to_owned()))
            .collect();
        let wanted: Vec<(&str, String)> = (NAMES.iter())
            .map(|(name, code)| (*name, format!("{code}-2012")))
            .collect();
        assert_eq!(found, wanted);
        assert!(reports.iter().all(|r| r["recommendations"] == 2));
    }
}

#[test]
fn an_ask_of_burma_goes_by_the_code_of_myanmar() {
    let program = Program::new();
    let report = |name: &str, year: u16| {
        format!(
            "{year} Trafficking in Persons Report\n\n{} (Tier 3)\n\n{name} is a source country \
             for men subjected to forced labor.\n\nRecommendations for {name}: Open a shelter for \
             men; and train judges in all districts.\n\n{SECTIONS}",
            name.to_uppercase()
        )
    };
    program.add(&program.file("2012.txt", &report("Burma", 2012)));
    program.add(&program.file("2013.txt", &report("Myanmar", 2013)));
    let shown = program.answer(&["show", "MMR-2012-1"]);
    assert!(shown.contains("MMR-2013-1"), "{shown}");
    for name in ["burma", "Myanmar", "MMR"] {
        let listed = program.json(&["list", "--json", "--country", name]);
        assert_eq!(listed.as_array().unwrap().len(), 2, "{name}");
    }
}

#[test]
fn where_no_section_has_a_heading_its_first_sentence_opens_it() {
    let page = "<h1>2012 Trafficking in Persons Report - Orvania</h1>\
         <p>Orvania is a source country for women and men subjected to forced labor.</p>\
         <p>Recommendations for Orvania:</p><p>Train judges.</p>\
         <p>The government increased its law enforcement efforts.</p>\
         <p>The government maintained efforts to protect victims.</p>\
         <p>The government made few efforts to prevent trafficking.</p>";
    let read = read("2012.html", page);
    let sections = ["introduction", "prosecution", "protection", "prevention"];
    assert_eq!(read.reports[0]["sections"], serde_json::json!(sections));
}
