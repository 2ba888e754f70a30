//! The habits of those who write Rich Text.

use super::help::{document, told};

fn read(rtf: &str) -> String {
    told(&document("orvania.rtf", rtf.as_bytes()))
}

#[test]
fn characters_are_those_of_the_code_page_and_the_typeface() {
    assert_eq!(
        read(
            r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Arial Cyr;}}\f0 S\'e9lim\~\'93law\'94 \f1 \'cc\'e8\'f0\f0  anti\_trafficking co\-operation\par}"
        ),
        "Sélim “law” Мир anti-trafficking cooperation"
    );
}

#[test]
fn a_character_in_unicode_is_not_repeated_by_its_stand_in() {
    assert_eq!(
        read(r"{\rtf1\ansi\uc1 2019\u8211\'962022, \u-10179?\u-8704? {\uc2\u8217\'92\'92s}\par}"),
        "2019–2022, 😀 ’s"
    );
}

#[test]
fn lists_as_word_writes_them_are_items_with_their_depth() {
    assert_eq!(
        read(
            r"{\rtf1\ansi{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}}\pard\s1 RECOMMENDATIONS FOR ORVANIA:\par
{\listtext\pard\plain\f3 \'b7\tab}\pard\s0\ls1\ilvl0 Fund shelters:\par
{\listtext\pard\plain o\tab}\pard\ls1\ilvl1 in the capital.\par
{\listtext\pard\plain\f3 \'b7\tab}\pard\ls1\ilvl0 Train officers.\par
\pard Text.\par}"
        ),
        "# RECOMMENDATIONS FOR ORVANIA:\n- Fund shelters: in the capital.\n- Train officers.\nText."
    );
}

#[test]
fn rows_are_read_cell_by_cell() {
    assert_eq!(
        read(
            r"{\rtf1\ansi\trowd\cellx100\cellx200\pard\intbl Year\cell Victims\cell\row\trowd\cellx100\cellx200\pard\intbl 2018\cell 44\par of whom 12 children\cell\row\pard After.\par}"
        ),
        "| Year | Victims |\n| 2018 | 44 of whom 12 children |\nAfter."
    );
}

#[test]
fn pictures_and_what_other_programs_keep_for_themselves_are_no_text() {
    assert_eq!(
        read(
            r"{\rtf1\ansi{\*\generator Riched20;}{\info{\title Orvania 2019}{\author A. Writer}}{\pict\pngblip 89504e47}{\*\unknown secret}Text.{\v hidden}\par}"
        ),
        "title: Orvania 2019\nText.\nleft out: 1 pictures: \nleft out: 1 hidden words: hidden"
    );
}

#[test]
fn a_document_that_breaks_off_is_read_so_far_and_that_is_said() {
    let said = read(r"{\rtf1\ansi One sentence.\par Another sen");
    assert!(said.starts_with("One sentence.\nAnother sen\n"), "{said}");
    assert!(
        said.contains("remark: the Rich Text document is damaged"),
        "{said}"
    );
}
