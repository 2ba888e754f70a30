//! Web pages as they are saved from sites: the report is read whole, and what the site put around it
//! is left out and counted. The pages are made up, in the structure of the sites that they are named
//! after.

use std::fmt::Write;

use insta::assert_snapshot;
use unmet::read::{self, Block, Content, Document, ReadOptions, Source};

use crate::place::Place;

const PAGES: [(&str, &str, &str); 8] = [
    (
        "wordpress",
        include_str!("pages/wordpress.html"),
        "PER-2023",
    ),
    ("archive", include_str!("pages/archive.html"), "PER-2012"),
    ("refworld", include_str!("pages/refworld.html"), "PER-2012"),
    ("ecoi", include_str!("pages/ecoi.html"), "PER-2023"),
    ("news", include_str!("pages/news.html"), "PER-2023"),
    (
        "singlefile",
        include_str!("pages/singlefile.html"),
        "PER-2023",
    ),
    ("complete", include_str!("pages/complete.html"), "PER-2023"),
    ("print", include_str!("pages/print.html"), "PER-2023"),
];

const MODERN: &str = include_str!("pages/modern.fragment");
const OLDER: &str = include_str!("pages/older.fragment");

fn filled(template: &str) -> String {
    template
        .replace("{{modern}}", MODERN)
        .replace("{{older}}", OLDER)
}

fn document(origin: &str, page: &str) -> Document {
    let source = Source::new(origin, page.as_bytes().to_vec());
    match read::read(&source, &ReadOptions::default())
        .unwrap()
        .content
    {
        Content::Document(document) => document,
        _ => panic!("a page is a document"),
    }
}

fn texts(document: &Document) -> Vec<&str> {
    document.blocks.iter().map(Block::text).collect()
}

/// What stands in the page besides the report: the lines that a reader kept, what it left out.
fn beside_the_report(template: &str) -> (Vec<String>, String) {
    let page = document("peru.html", &filled(template));
    let report = match template.contains("{{modern}}") {
        true => document("report.html", &format!("<body>{MODERN}")),
        false => document("report.html", &format!("<body>{OLDER}")),
    };
    let (page_lines, mut report_lines) = (texts(&page), texts(&report).into_iter().peekable());
    let mut kept = Vec::new();
    for line in page_lines {
        match report_lines.next_if(|expected| *expected == line) {
            Some(_) => {}
            None => kept.push(line.to_owned()),
        }
    }
    assert_eq!(report_lines.next(), None, "a line of the report is lost");
    let mut left_out = String::new();
    for kind in &page.left_out {
        writeln!(left_out, "{} {}: {}", kind.count, kind.what, kind.example).unwrap();
    }
    (kept, left_out)
}

#[test]
fn no_word_of_a_report_is_lost_and_next_to_nothing_else_is_kept() {
    let mut all = String::new();
    for (name, template, _) in PAGES {
        let (kept, left_out) = beside_the_report(template);
        writeln!(all, "{name} keeps {kept:?}\n{left_out}").unwrap();
    }
    assert_snapshot!(all);
}

#[test]
fn country_and_edition_of_a_saved_page_are_recognised() {
    for (name, template, id) in PAGES {
        let page = filled(template);
        let place = Place::with(&[("saved.html", page.as_bytes())]);
        let ran = place.run(&["add", "saved.html"]);
        assert_eq!(ran.status, 0, "{name}: {}", ran.err);
        assert_eq!(place.reports(), [id], "{name}");
        let list = place.run(&["list", "--json"]).out;
        assert_eq!(
            list.matches("\"wording\"").count().max(3),
            3,
            "{name}: {list}"
        );
    }
}

/// Twenty countries whose names cover what names can be.
const COUNTRIES: [&str; 20] = [
    "Afghanistan",
    "Albania",
    "Algeria",
    "Angola",
    "Argentina",
    "Armenia",
    "Austria",
    "Bahrain",
    "Belgium",
    "Bolivia",
    "Bosnia and Herzegovina",
    "Brazil",
    "Burkina Faso",
    "Burma",
    "Cameroon",
    "Chad",
    "China",
    "Colombia",
    "Costa Rica",
    "Cote d’Ivoire",
];

fn many(country: impl Fn(&str) -> String) -> String {
    COUNTRIES.map(country).concat()
}

fn pages_of_many_countries() -> [(u16, String); 3] {
    let older = many(|name| {
        let capitals = name.to_uppercase();
        format!(
            "<h3><a name=\"{name}\"></a>{capitals} (Tier 2)</h3>
             <p>{name} is a source country for men forced to work in mines.</p>
             <p>The Government of {name} does not fully comply with the minimum standards; however, it is making significant efforts to do so.</p>
             <p><b>Recommendations for {name}:</b> Open a shelter in the capital of {name}; and train the judges of {name}.</p>
             <p><b>Prosecution</b><br>The Government of {name} opened nine investigations in 2010.</p>
             <p><b>Protection</b><br>The government ran one shelter.</p>
             <p><b>Prevention</b><br>The government printed leaflets.</p>
             <p><a href=\"#top\">Back to Top</a></p>"
        )
    });
    let middle = many(|name| {
        let capitals = name.to_uppercase();
        format!(
            "<p><strong>{capitals}: Tier 2</strong></p>
             <p>{name} is a source country for men forced to work in mines. The Government of {name} does not fully meet the minimum standards.</p>
             <p><strong>RECOMMENDATIONS FOR {capitals}:</strong></p>
             <p>Open a shelter in the capital of {name}; and train the judges of {name}.</p>
             <p><strong>PROSECUTION</strong></p><p>The government opened nine investigations.</p>
             <p><strong>PROTECTION</strong></p><p>The government ran one shelter.</p>
             <p><strong>PREVENTION</strong></p><p>The government printed leaflets.</p>"
        )
    });
    let later = many(|name| {
        let capitals = name.to_uppercase();
        format!(
            "<section class=\"accordion__item\"><h2><button aria-expanded=\"false\">{capitals} (Tier 2)</button></h2><div class=\"panel\" hidden>
             <p>The Government of {name} does not fully meet the minimum standards but is making significant efforts to do so.</p>
             <p><strong>PRIORITIZED RECOMMENDATIONS:</strong></p>
             <ul><li>Open a shelter in the capital of {name}.</li><li>Train the judges of {name}.</li></ul>
             <p><strong>PROSECUTION</strong></p><p>The government opened nine investigations, and courts convicted four traffickers of forced labor in the mines of {name}.</p>
             <p><strong>PROTECTION</strong></p><p>The government ran one shelter, in which thirty women and twelve children lived for some months with the help of nurses.</p>
             <p><strong>PREVENTION</strong></p><p>The government printed leaflets for schools, ports and markets, and ran a telephone line by day and by night.</p>
             <p><strong>TRAFFICKING PROFILE</strong></p><p>Traffickers exploit men from {name} in mines.</p></div></section>"
        )
    });
    let index = many(|name| format!("<li><a href=\"#{name}\">{name}</a></li>"));
    let page = |year: u16, body: String| {
        format!(
            "<!DOCTYPE html><html><head><title>{year} Trafficking in Persons Report: Country Narratives - Countries A Through C</title></head><body>
             <nav><ul><li><a href=/>Home</a></li></ul></nav>
             <h1>Trafficking in Persons Report {year}</h1><h2>Country Narratives: Countries A Through C</h2>
             <ul class=\"index\">{index}</ul>{body}<div class=\"footer\">Imprint</div></body></html>"
        )
    };
    [
        (2011, page(2011, older)),
        (2015, page(2015, middle)),
        (2021, page(2021, later)),
    ]
}

#[test]
fn each_country_of_a_page_of_many_is_a_report() {
    for (year, page) in pages_of_many_countries() {
        let place = Place::with(&[("a-to-c.html", page.as_bytes())]);
        let ran = place.run(&["add", "a-to-c.html"]);
        assert_eq!(ran.status, 0, "{year}: {}", ran.err);
        let reports = place.reports();
        assert_eq!(reports.len(), COUNTRIES.len(), "{year}: {reports:?}");
        assert!(reports.iter().all(|id| id.ends_with(&format!("-{year}"))));
        let export = place.run(&["export"]).out;
        let export: serde_json::Value = serde_json::from_str(&export).unwrap();
        let recommendations = export["recommendations"].as_array().unwrap();
        assert_eq!(recommendations.len(), 2 * COUNTRIES.len(), "{year}");
        for one in recommendations {
            let (country, text) = (one["country"].as_str(), one["text"].as_str());
            let words: Vec<&str> = COUNTRIES
                .into_iter()
                .filter(|name| text.unwrap().contains(name))
                .collect();
            assert_eq!(words.len(), 1, "{year} {country:?}: {text:?}");
        }
    }
}
