//! The made edition as Typst, in the layouts in which the reports are printed.

use super::made::Country;

/// How an edition is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era {
    /// From 2019 on: a bulleted list of sentences, the profile last.
    Bullets,
    /// 2013 to 2017: one paragraph of items that semicolons part, the profile first.
    Semicolons,
}

/// The Typst text of an edition.
pub fn typst(countries: &[Country], year: u16, era: Era) -> String {
    let mut text = String::from(HEAD);
    text = text.replace("{year}", &year.to_string());
    for country in countries {
        narrative(country, year, era, &mut text);
    }
    text
}

const HEAD: &str = r##"#set document(title: "Trafficking in Persons Report {year}")
#set page(
  paper: "us-letter", columns: 2, margin: (x: 0.8in, top: 1in, bottom: 0.9in), number-align: center,
  header: context {
    set text(8pt, tracking: 1pt)
    let begun = query(selector(<country>).before(here()))
    let name = if begun.len() > 0 { upper(begun.last().value) } else { "" }
    if calc.odd(here().page()) [#h(1fr) #name] else [TRAFFICKING IN PERSONS REPORT {year}]
    v(-6pt)
    line(length: 100%, stroke: 0.5pt)
  },
  footer: context align(center, text(8pt)[#counter(page).display()]),
)
#set columns(gutter: 18pt)
#set text(9.5pt, font: "Libertinus Serif", lang: "en", hyphenate: true)
#set par(justify: true, leading: 0.55em, spacing: 0.9em)
#set list(indent: 6pt, body-indent: 5pt)
#let begin(name) = [#metadata(name) <country>]
#let head(name, tier) = block(above: 1.4em, below: 0.8em, sticky: true, text(14pt, weight: "bold")[#upper(name): #tier])
#let part(title) = block(above: 1.1em, below: 0.6em, sticky: true, text(10pt, weight: "bold", title))
#let tiers(name, years, ranks) = block(width: 100%, stroke: 0.7pt, inset: 6pt, breakable: false)[
  #set text(7pt)
  #align(center)[*#upper(name) TIER RANKING BY YEAR*]
  #grid(columns: (auto,) + (1fr,) * years.len(), row-gutter: 5pt,
    [Tier 1], ..ranks.map(r => if r == 1 [●] else []),
    [Tier 2], ..ranks.map(r => if r == 2 [●] else []),
    [Tier 3], ..ranks.map(r => if r == 3 [●] else []),
    [], ..years.map(y => str(y)))
]
"##;

fn narrative(country: &Country, year: u16, era: Era, text: &mut String) {
    let name = &country.name;
    let tier = country.tier;
    text.push_str(&format!(
        "\n#begin({name:?})\n#head({name:?}, {tier:?})\n\n"
    ));
    let section = |title: &str, paragraphs: &[String], text: &mut String| {
        text.push_str(&format!("#part({title:?})\n\n"));
        for paragraph in paragraphs {
            text.push_str(&format!("{}\n\n", escaped(paragraph)));
        }
    };
    if era == Era::Semicolons {
        plain(&country.profile, text);
    }
    plain(&country.opening, text);
    if name.len().is_multiple_of(2) {
        let years: Vec<String> = (year - 7..=year).map(|year| year.to_string()).collect();
        let ranks: Vec<String> = (0..8)
            .map(|n| (1 + (name.len() + n) / 3 % 3).to_string())
            .collect();
        text.push_str(&format!(
            "#tiers({name:?}, ({}), ({}))\n\n",
            years.join(", "),
            ranks.join(", ")
        ));
    }
    match era {
        Era::Bullets => {
            text.push_str("#part(\"PRIORITIZED RECOMMENDATIONS:\")\n\n");
            for ask in &country.recommendations {
                text.push_str(&format!("- {}\n", escaped(ask)));
            }
            text.push('\n');
        }
        Era::Semicolons => {
            text.push_str(&format!(
                "#part(\"RECOMMENDATIONS FOR {}:\")\n\n",
                name.to_uppercase()
            ));
            text.push_str(&format!(
                "{}\n\n",
                escaped(&parted(&country.recommendations))
            ));
        }
    }
    section("PROSECUTION", &country.prosecution, text);
    section("PROTECTION", &country.protection, text);
    section("PREVENTION", &country.prevention, text);
    if era == Era::Bullets {
        section("TRAFFICKING PROFILE", &country.profile, text);
    }
}

fn plain(paragraphs: &[String], text: &mut String) {
    for paragraph in paragraphs {
        text.push_str(&format!("{}\n\n", escaped(paragraph)));
    }
}

/// The items as the editions of 2013 to 2017 have them: the first begins with a capital.
pub fn semicolon_items(recommendations: &[String]) -> Vec<String> {
    recommendations
        .iter()
        .enumerate()
        .map(|(place, ask)| {
            let ask = ask.trim_end_matches('.').replace(';', ",");
            if place == 0 {
                return ask;
            }
            let (first, rest) = ask.split_at(1);
            first.to_lowercase() + rest
        })
        .collect()
}

fn parted(recommendations: &[String]) -> String {
    let items = semicolon_items(recommendations);
    match items.split_last() {
        Some((last, rest)) => format!("{}; and {last}.", rest.join("; ")),
        None => String::new(),
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '#' | '*' | '_' | '`' | '$' | '<' | '>' | '@' | '\\' | '[' | ']' | '~'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
