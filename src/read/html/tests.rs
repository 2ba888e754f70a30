use super::*;
use crate::read::{Block, Row};
use proptest::prelude::*;

fn document(page: &str) -> Document {
    let text = Text {
        origin: "orvania.html",
        characters: page,
    };
    match HtmlReader.read(&text) {
        Content::Document(document) => document,
        _ => panic!("a page is a document"),
    }
}

fn blocks(page: &str) -> Vec<Block> {
    document(page).blocks
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading(level, text.to_owned())
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

fn item(text: &str) -> Block {
    Block::Item(text.to_owned())
}

/// Enough words that the page's own text outweighs its furniture, as on every real page.
fn prose() -> String {
    "The government opened a shelter and trained officers in the provinces. "
        .repeat(20)
        .trim()
        .to_owned()
}

#[test]
fn a_saved_page_is_read_without_its_furniture() {
    let prose = prose();
    let page = format!(
        r##"<!DOCTYPE html><!-- saved from url=(0030)https://example.org/saved -->
        <html><head><title>Orvania - Example</title><style>p {{}}</style>
        <meta property="og:title" content="2023 Report: Orvania">
        <link rel="canonical" href="https://example.org/orvania/"></head>
        <body class="page has-sidebar menu-open">
        <header class="site-header"><a href="/">Example</a><nav><ul><li><a>Home</a></li></ul></nav></header>
        <div id="cookie-banner">We use cookies. <button>Accept</button></div>
        <div class="breadcrumbs">Home &gt; Reports</div>
        <div class="content">
          <h1>Orvania</h1>
          <div class="share-buttons">Share this</div>
          <p>{prose}</p>
          <ul><li>Open&nbsp;shelters.</li><li>Train <b>officers</b>.</li></ul>
          <aside>Read also</aside>
          <div class="related-posts"><h3>Related</h3><p>Another page</p></div>
          <div class="tags">Tags: Law</div>
        </div>
        <script>var a = "<p>no</p>";</script><noscript>Turn it on</noscript>
        <footer>Imprint</footer></body></html>"##
    );
    let read = document(&page);
    assert_eq!(read.title.as_deref(), Some("2023 Report: Orvania"));
    assert_eq!(read.url.as_deref(), Some("https://example.org/orvania/"));
    assert_eq!(
        read.blocks,
        [
            heading(1, "Orvania"),
            paragraph(&prose),
            item("Open shelters."),
            item("Train officers."),
        ]
    );
}

#[test]
fn a_browsers_note_of_where_it_saved_a_page_gives_its_address() {
    let read = document("<!-- saved from url=(0019)https://example.org -->\n<html><p>Words");
    assert_eq!(read.url.as_deref(), Some("https://example.org"));
}

#[test]
fn the_main_part_is_preferred_to_what_stands_around_it() {
    let prose = prose();
    let page = format!(
        "<body><div>Around</div><main><h1>Orvania</h1><p>{prose}</p></main><div>After</div>"
    );
    assert_eq!(blocks(&page), [heading(1, "Orvania"), paragraph(&prose)]);
}

#[test]
fn a_form_around_the_whole_page_is_no_furniture() {
    let prose = prose();
    let page = format!("<body><form id=aspnetForm class=nav><p>{prose}</p></form>");
    assert_eq!(blocks(&page), [paragraph(&prose)]);
}

#[test]
fn a_panel_that_is_folded_away_is_still_read() {
    let prose = prose();
    let page = format!(
        "<h2><button>Prosecution</button></h2><div hidden><p>{prose}</p></div>
         <h2>Protection</h2><div style='display: none'><p>{prose}</p></div>
         <h2>Prevention</h2><div aria-hidden=true><p>{prose}</p></div><div hidden>Menu</div>"
    );
    assert_eq!(
        blocks(&page),
        [
            heading(2, "Prosecution"),
            paragraph(&prose),
            heading(2, "Protection"),
            paragraph(&prose),
            heading(2, "Prevention"),
            paragraph(&prose),
        ]
    );
}

#[test]
fn lines_in_bold_are_headings_where_they_are_short() {
    assert_eq!(
        blocks(
            "<p><strong>PROSECUTION</strong></p><p><b>PROTECTION</b><br>The government did.</p>
             <p><span style='font-weight: bold'>Prevention </span></p><p><b>Orvania</b> is a country.</p>
             <p><b>It did not do so.</b></p>"
        ),
        [
            heading(4, "PROSECUTION"),
            heading(4, "PROTECTION"),
            paragraph("The government did."),
            heading(4, "Prevention"),
            paragraph("Orvania is a country."),
            paragraph("It did not do so."),
        ]
    );
}

#[test]
fn br_parts_lines_but_not_a_sentence_broken_to_fit() {
    assert_eq!(
        blocks(
            "<p>• Open shelters.<br>• Train officers.<br/><br/>The government opened forty new investigations<br>and three trials.</p>"
        ),
        [
            paragraph("• Open shelters."),
            paragraph("• Train officers."),
            paragraph("The government opened forty new investigations and three trials."),
        ]
    );
    assert_eq!(
        blocks("<ul><li>Open<br>shelters</ul>"),
        [item("Open shelters")]
    );
}

#[test]
fn inline_marks_neither_glue_nor_part_words() {
    assert_eq!(
        blocks(
            "<p>traf<b>fick</b>ing <i>law</i>\n<a href=x>No. 5</a>,<span> as</span> am&shy;ended<sup><a href=#1>[1]</a></sup> 1<sup>st</sup></p>"
        ),
        [paragraph("trafficking law No. 5, as amended 1st")]
    );
}

#[test]
fn nested_lists_and_paragraphs_in_items_are_items() {
    assert_eq!(
        blocks(
            "<ul><li>Open<ul><li>shelters</li></ul></li><li>\n<p>Train</p><p>More of it</p></li></ul>"
        ),
        [
            item("Open"),
            item("shelters"),
            item("Train"),
            paragraph("More of it")
        ]
    );
}

fn row(cells: &[&str]) -> Block {
    let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
    Block::Row(Row::new(cells).expect("some cell holds words"))
}

#[test]
fn a_cell_that_reaches_over_rows_and_columns_keeps_the_others_in_line() {
    let page = "<table><tr><th>Area</th><th>Action</th><th>Years</th></tr>
         <tr><td rowspan=2><p>Legal</p><p>Framework</p></td><td>Ban <b>night</b> work.</td><td>2014</td></tr>
         <tr><td>Raise the age.</td><td>2013<br>2014</td></tr>
         <tr><td colspan=2>Both</td><td>2012</td></tr></table><p>After.</p>";
    assert_eq!(
        blocks(page),
        [
            row(&["Area", "Action", "Years"]),
            row(&["Legal Framework", "Ban night work.", "2014"]),
            row(&["", "Raise the age.", "2013 2014"]),
            row(&["Both", "", "2012"]),
            paragraph("After."),
        ]
    );
}

#[test]
fn rows_of_facts_keep_their_cells_and_a_layout_table_has_none() {
    let prose = prose();
    let page = format!(
        "<table><tr><th>Year</th><th>Tier</th></tr><tr><td>2010</td><td>Tier 2</td></tr></table>
         <table><tr><td>Left</td><td>{prose}</td><td><p>One</p><p>Two</p></td></tr></table>"
    );
    assert_eq!(
        blocks(&page),
        [
            row(&["Year", "Tier"]),
            row(&["2010", "Tier 2"]),
            paragraph("Left"),
            paragraph(&prose),
            paragraph("One"),
            paragraph("Two"),
        ]
    );
}

#[test]
fn a_typescript_keeps_its_lines() {
    assert_eq!(
        blocks("<html><body><pre>ORVANIA (Tier 2)\n\nThe government did.\n</pre></body></html>"),
        [
            paragraph("ORVANIA (Tier 2)"),
            paragraph("The government did.")
        ]
    );
}

#[test]
fn a_list_of_nothing_but_links_is_a_menu() {
    let menu = "<ul><li><a href=a>A</a><li><a href=b>B</a><li><a href=c>C</a></ul>";
    assert_eq!(blocks(&format!("{menu}<p>Words</p>")), [paragraph("Words")]);
}

#[test]
fn nesting_has_no_bottom() {
    let page = format!(
        "{}deep{}",
        "<div>".repeat(100_000),
        "</div>".repeat(100_000)
    );
    assert_eq!(blocks(&page), [paragraph("deep")]);
}

#[test]
fn the_countries_of_a_long_page_are_kept_whatever_their_containers_are_called() {
    let prose = [prose(), prose()].join(" ");
    let page: String = ["nav-target", "related", "tags", "menu-item"]
        .map(|class| format!("<div class={class}><p>{prose}</p></div>"))
        .concat();
    assert_eq!(blocks(&page).len(), 4);
    let post = "<article class='post tags'><p>The government opened a shelter.</p></article>";
    assert_eq!(blocks(&post.repeat(5)).len(), 5);
}

#[test]
fn type_that_nobody_closes_does_not_pile_up() {
    let marks: String = (0..5_000).map(|n| format!("<b id={n}><p>x")).collect();
    assert_eq!(blocks(&marks).len(), 5_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_word_of_a_page_is_lost(parts in prop::collection::vec(
        ("[A-Za-z]{1,9}( [a-z]{1,9}){0,6}", 0..8usize), 1..12
    )) {
        let page: String = parts.iter().map(|(words, kind)| match kind {
            0 => format!("<p>{words}</p>"),
            1 => format!("<h2>{words}</h2>"),
            2 => format!("<ul><li>{words}</li></ul>"),
            3 => format!("<div><div>{words}</div></div>"),
            4 => format!("<table><tr><td>{words}</td></tr></table>"),
            5 => format!("<p><b>{words}</b><br>{words}</p>"),
            6 => format!("<section><em>{words}</em></section>"),
            _ => format!("<blockquote>{words}<hr></blockquote>"),
        }).collect();
        let given: Vec<&str> = parts.iter().flat_map(|(words, kind)| {
            std::iter::repeat_n(words, if *kind == 5 { 2 } else { 1 }).flat_map(|w| w.split(' '))
        }).collect();
        let read = blocks(&page);
        let words: Vec<&str> = read.iter().flat_map(|b| b.text().split(' ')).collect();
        prop_assert_eq!(words, given);
    }

    #[test]
    fn any_page_is_read(page in "(</?(p|div|ul|li|td|tr|table|b|a|br|pre|h1|nav|main|form|script|svg|title|template)( hidden| class=nav)?>|[a-z &;<>\"é-]){0,60}") {
        for block in blocks(&page) {
            prop_assert!(!block.text().is_empty());
            prop_assert!(!block.text().contains('\n'));
        }
    }
}

#[test]
fn what_is_left_out_is_counted_by_kind_with_an_example() {
    let prose = prose();
    let page = format!(
        "<body><nav><a>Home</a></nav><main><h1>Orvania</h1><p>{prose}</p>
         <div class=share>Share <b>this</b><script>var a</script></div><div class=share>Mail it</div></main></body>"
    );
    let told: Vec<String> = document(&page)
        .left_out
        .iter()
        .map(|kind| format!("{} {}: {}", kind.count, kind.what, kind.example))
        .collect();
    assert_eq!(told, ["1 menus: Home", "2 share buttons: Share this"]);
}

#[test]
fn singlefiles_note_gives_the_address() {
    let page = "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: x\n--><p>Words";
    assert_eq!(document(page).url.as_deref(), Some("https://example.org/a"));
}
