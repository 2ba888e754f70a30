//! Small PDF files whose streams are not packed, so that what changes them changes what they say.

use std::fmt::Write;

const LINES: &str = "BT /F1 16 Tf 72 720 Td (ORVANIA: Tier 2) Tj 0 -24 Td /F2 10 Tf \
    (PRIORITIZED RECOMMENDATIONS:) Tj 0 -14 Td (Open a shelter for men and boys. Train judges.) Tj \
    0 -14 Td [(The gov) -20 (ernment did ) 3 (not open a shel-)] TJ T* (ter in 2018.) ' ET\n";
const TABLE: &str = "0.5 w 72 600 300 60 re S 72 630 m 372 630 l S 200 600 m 200 660 l S \
    BT /F1 9 Tf 76 640 Td (Year) Tj 130 0 Td (Convictions) Tj -130 -30 Td (2018) Tj 130 0 Td (7) Tj ET \
    q 1 0 0 1 72 500 cm /X1 Do Q /Span <</ActualText (shelter)>> BDC BT /F1 8 Tf (s h) Tj ET EMC \
    BT /F1 6 Tf 300 40 Td (12) Tj 5 Ts (1) Tj ET\n";

/// All of them.
pub fn all() -> Vec<Vec<u8>> {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let bold = "<</Type/Font/Subtype/TrueType/BaseFont/Arial-Bold/FirstChar 32/LastChar 34\
        /Widths[278 333 474]/ToUnicode 9 0 R/Encoding<</Differences[40/A/fi/quoteright]>>>>";
    let map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> \
        endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange 1 beginbfchar <41> <00660069> \
        endbfchar endcmap end";
    let form = "BT /F1 9 Tf 0 0 Td (PROTECTION) Tj ET";
    let resources = "<</Font<</F1 5 0 R/F2 6 0 R>>/XObject<</X1 8 0 R>>>>";
    let page = |content: u8| {
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources {resources}\
             /Contents {content} 0 R/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</URI(https://example.org)>>>>]>>"
        )
    };
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/Outlines<</First 10 0 R/Last 10 0 R>>>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>".to_owned(),
        page(7),
        page(11),
        font.to_owned(),
        bold.to_owned(),
        stream("", LINES),
        stream(
            "/Type/XObject/Subtype/Form/BBox[0 0 300 20]/Resources<</Font<</F1 5 0 R>>>>",
            form,
        ),
        stream("", map),
        "<</Title(Orvania)/Dest[3 0 R/Fit]>>".to_owned(),
        stream("", TABLE),
    ];
    let columns: String = (0..24)
        .map(|line| {
            let (left, right) = (72, 330);
            let down = 700 - line * 14;
            format!(
                "BT /F1 9 Tf {left} {down} Td (Courts convicted {line} people for) Tj ET \
                 BT /F1 9 Tf {right} {down} Td (traffick\\255ing, and no of\\002cial.) Tj ET\n"
            )
        })
        .collect();
    let mut in_columns = objects.clone();
    in_columns[6] = stream("", &columns);
    let mut drawn = objects.clone();
    drawn[5] = "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.001 0 0 .001 0 0]\
        /CharProcs<</a 8 0 R>>/Encoding<</Differences[40/a]>>/FirstChar 40/LastChar 40/Widths[500]>>"
        .to_owned();
    let mut wide = objects.clone();
    wide[4] = "<</Type/Font/Subtype/Type0/BaseFont/Orvan/Encoding/Identity-H/ToUnicode 9 0 R\
        /DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Orvan/DW 600/W[1[500 400]]\
        /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>"
        .to_owned();
    vec![file(&objects), file(&in_columns), file(&drawn), file(&wide)]
}

fn stream(keys: &str, data: &str) -> String {
    format!("<<{keys}/Length {}>>stream\n{data}\nendstream", data.len())
}

fn file(objects: &[String]) -> Vec<u8> {
    let mut told = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(told.len());
        let _ = writeln!(told, "{number} 0 obj\n{object}\nendobj");
    }
    let table = told.len();
    let count = objects.len() + 1;
    let _ = write!(told, "xref\n0 {count}\n0000000000 65535 f \n");
    for place in places {
        let _ = writeln!(told, "{place:010} 00000 n ");
    }
    let _ = write!(
        told,
        "trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
    );
    told.into_bytes()
}
