//! The habits of Word: runs split anywhere, fields, revisions, boxes drawn twice, cells that span.

use super::help::{document, told, word, zipped};

fn read(body: &str) -> String {
    told(&document("orvania.docx", &word(body)))
}

#[test]
fn a_word_split_over_runs_tags_and_links_is_one_word() {
    assert_eq!(
        read(
            r#"<w:p><w:r><w:t>prose</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>cu</w:t></w:r>
            <w:smartTag w:element="place"><w:r><w:t xml:space="preserve">te in </w:t></w:r><w:hyperlink><w:r><w:t>Orvania</w:t></w:r></w:hyperlink></w:smartTag>
            <w:sdt><w:sdtContent><w:r><w:t>.</w:t></w:r></w:sdtContent></w:sdt></w:p>"#
        ),
        "prosecute in Orvania."
    );
}

#[test]
fn hyphens_and_spaces_are_what_a_reader_sees() {
    assert_eq!(
        read(
            "<w:p><w:r><w:t>anti</w:t><w:noBreakHyphen/><w:t>traffick</w:t><w:softHyphen/><w:t>ing</w:t><w:tab/><w:t>Tier\u{a0}2</w:t></w:r></w:p>"
        ),
        "anti-trafficking Tier 2"
    );
}

#[test]
fn instructions_of_fields_and_page_numbers_are_no_text() {
    assert_eq!(
        read(
            r#"<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org" </w:instrText></w:r>
            <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>The guide</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
            <w:r><w:t>, page </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple></w:p>"#
        ),
        "The guide, page\nleft out: 1 page numbers: "
    );
}

#[test]
fn changes_are_read_as_accepted() {
    assert_eq!(
        read(
            r#"<w:p><w:r><w:t>The government </w:t></w:r><w:del><w:r><w:delText>closed</w:delText></w:r></w:del>
            <w:ins><w:r><w:t>opened</w:t></w:r></w:ins><w:moveFrom><w:r><w:t xml:space="preserve"> last year</w:t></w:r></w:moveFrom><w:r><w:t xml:space="preserve"> a shelter</w:t></w:r>
            <w:moveTo><w:r><w:t xml:space="preserve"> last year</w:t></w:r></w:moveTo><w:r><w:t>.</w:t></w:r></w:p>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p><w:p><w:r><w:t>sentence.</w:t></w:r></w:p>
            <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>2016</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>3</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"#
        ),
        "The government opened a shelter last year.\nOne sentence.\nleft out: 3 deleted changes: closed"
    );
}

#[test]
fn what_is_drawn_in_two_ways_is_read_once_after_its_paragraph() {
    assert_eq!(
        read(
            r#"<w:p><w:r><w:t>Police </w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent><w:p><w:r><w:t>Call 116.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Call 116.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>opened cases.</w:t></w:r></w:p>"#
        ),
        "Police opened cases.\nCall 116."
    );
}

#[test]
fn columns_stay_in_line_where_cells_span_several() {
    let cell = |text: &str, span: u8| {
        format!(
            r#"<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"#
        )
    };
    let row = |cells: String| format!("<w:tr>{cells}</w:tr>");
    let table = [
        row(cell("Year", 1) + &cell("Victims", 2)),
        row(cell("2018", 1) + &cell("44", 1) + &cell("12", 1)),
    ];
    assert_eq!(
        read(&format!("<w:tbl>{}</w:tbl>", table.concat())),
        "| Year | Victims |  |\n| 2018 | 44 | 12 |"
    );
}

#[test]
fn a_table_that_only_lays_out_the_page_is_its_paragraphs() {
    assert_eq!(
        read(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p><w:r><w:t>Two.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        ),
        "One.\nTwo."
    );
}

#[test]
fn a_table_of_contents_is_left_out() {
    let styles = r#"<w:styles><w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>"#;
    let text = r#"<w:document><w:body><w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Prosecution 3</w:t></w:r></w:p>
        <w:p><w:r><w:t>Text.</w:t></w:r></w:p></w:body></w:document>"#;
    let relations = r#"<Relationships><Relationship Type="http://x/styles" Target="styles.xml"/></Relationships>"#;
    let file = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", text),
        ("word/styles.xml", styles),
        ("word/_rels/document.xml.rels", relations),
    ]);
    assert_eq!(
        told(&document("orvania.docx", &file)),
        "Text.\nleft out: 1 lines of a table of contents: Prosecution 3"
    );
}

#[test]
fn a_bold_line_of_its_own_is_a_heading() {
    assert_eq!(
        read(
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>PROSECUTION</w:t></w:r></w:p><w:p><w:r><w:t>Police opened cases.</w:t></w:r></w:p>"
        ),
        "#### PROSECUTION\nPolice opened cases."
    );
}
