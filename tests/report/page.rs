//! The HTML page: one file, in order, with a name for everything.

use std::collections::HashSet;

use scraper::{ElementRef, Html, Selector};

use crate::sample::{report, sample};

fn page() -> Html {
    Html::parse_document(&report("2024", "html"))
}

fn several() -> Html {
    Html::parse_document(&sample().answer(&["report", "2008", "--format", "html"]))
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef) -> String {
    let words: Vec<&str> = element.text().flat_map(str::split_whitespace).collect();
    words.join(" ")
}

#[test]
fn the_page_needs_no_other_file() {
    let source = report("2024", "html");
    let page = Html::parse_document(&source);
    for loading in [
        "script", "link", "iframe", "img", "object", "embed", "[src]", "[style]",
    ] {
        assert!(all(&page, loading).is_empty(), "{loading}");
    }
    assert!(!source.contains("@import"));
    for (_, rest) in source
        .match_indices("url(")
        .map(|(at, found)| source[at..].split_at(found.len()))
    {
        assert!(rest.starts_with('#'), "{}", &rest[..40]);
    }
}

#[test]
fn every_link_leads_to_a_place_on_the_page_or_to_the_web() {
    for page in [page(), several()] {
        let places: HashSet<&str> = all(&page, "[id]")
            .iter()
            .filter_map(|e| e.attr("id"))
            .collect();
        for link in all(&page, "a[href], use[href]") {
            let target = link.attr("href").unwrap();
            match target.strip_prefix('#') {
                Some(place) => assert!(places.contains(place), "{target}"),
                None => assert!(
                    target.starts_with("https://") || target.starts_with("http://"),
                    "{target}"
                ),
            }
        }
    }
}

#[test]
fn no_two_things_have_the_same_name() {
    for page in [page(), several()] {
        let mut seen = HashSet::new();
        for element in all(&page, "[id]") {
            assert!(
                seen.insert(element.attr("id").unwrap()),
                "{}",
                element.html()
            );
        }
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    for page in [page(), several()] {
        let mut above = 0;
        for heading in all(&page, "h1, h2, h3, h4, h5, h6") {
            let level: usize = heading.value().name()[1..].parse().unwrap();
            assert!(level <= above + 1, "{}", text(heading));
            above = level;
        }
        assert_eq!(all(&page, "h1").len(), 1);
    }
}

#[test]
fn tables_and_drawings_have_names() {
    for page in [page(), several()] {
        for table in all(&page, "table") {
            let caption = Selector::parse("caption").unwrap();
            assert!(table.select(&caption).next().is_some(), "{}", text(table));
        }
        for head in all(&page, "th") {
            assert!(head.attr("scope").is_some(), "{}", text(head));
        }
        for drawing in all(&page, "svg") {
            let hidden = drawing.attr("aria-hidden") == Some("true");
            let told = drawing.html().contains("<title") && drawing.html().contains("<desc");
            assert!(hidden || drawing.attr("role") == Some("img") && told);
        }
    }
    assert_eq!(all(&page(), "html[lang=en]").len(), 1);
}

#[test]
fn the_page_has_the_parts_of_the_report_in_their_order() {
    let page = page();
    let mut outline = String::new();
    for part in all(
        &page,
        "title, nav, main, h1, h2, h3, h4, caption, svg[role=img] > title, footer",
    ) {
        let told = match part.value().name() {
            name @ ("nav" | "main" | "footer") => name.to_owned(),
            "title" => format!("  [{}]", text(part)),
            "caption" => format!("  table: {}", text(part)),
            name => format!("{}{}", "#".repeat(name[1..].parse().unwrap()), text(part)),
        };
        outline.push_str(&told);
        outline.push('\n');
    }
    insta::assert_snapshot!(outline);
}

#[test]
fn a_persons_word_stands_with_name_day_and_note() {
    let page = page();
    let verdicts: Vec<String> = all(&page, ".verdict").into_iter().map(text).collect();
    let said = verdicts
        .iter()
        .find(|verdict| verdict.contains("A. Analyst"))
        .unwrap();
    assert!(said.contains("by the word of A. Analyst on 20"), "{said}");
    assert!(
        said.contains("A house was rented; <two> beds & no staff"),
        "{said}"
    );
    assert!(said.contains("the program itself says unmet"), "{said}");
}

#[test]
fn words_taken_out_and_put_in_are_told_to_those_who_hear_the_page() {
    let page = page();
    for (mark, words) in [("del", "[taken out: "), ("ins", "[put in: ")] {
        let changed = all(&page, mark);
        assert!(!changed.is_empty());
        assert!(
            changed
                .iter()
                .all(|change| change.text().next() == Some(words))
        );
    }
}
