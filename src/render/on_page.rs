//! Sentences that name options of the command line, as the page says the same.
//!
//! What there is to say of a source is stored with it, in the words of the terminal, and told wherever
//! somebody looks at it later: on the terminal with the options that set it right, on the page with the
//! fields and buttons that do.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// Each clause that names an option, and what it is on the page; of several that fit the first counts.
const CLAUSES: [(&str, &str); 32] = [
    (
        "say of which with --country NAME, --year YEAR and --section KIND",
        "say which country, year and section it is",
    ),
    ("say so with --country NAME", "say which"),
    (r"say so with --year YEAR \(", "say which ("),
    (r"say so with --section KIND \(", "say which ("),
    (
        r"--year (\d+) was said of several reports at once, so nothing of it was added; leave out --year, and where it is right, add that one by itself with --year \d+",
        "the year $1 was said of several reports at once, so nothing of it is taken; take that back, and where it is right, say it of this file alone",
    ),
    (
        "leave out --(country|year), or give",
        "leave the $1 empty, or give",
    ),
    (
        "as --section recommendations said of that",
        "as somebody said that it is the list",
    ),
    ("as --(country|year|section) says", "as somebody said"),
    (
        "add it again with --section recommendations",
        "say of it that its section is recommendations",
    ),
    (
        r#"add it again with --(country|year|section|series) "([^"]*)""#,
        "say that its $1 is $2",
    ),
    (
        r"add it again with --(country|year|section|series) (\w+)",
        "say that its $1 is $2",
    ),
    (
        "add it again with --(country|year|section|series)",
        "say its $1",
    ),
    (
        "add it again with --as-read",
        "add it again and let the text alone count",
    ),
    (
        "add (.+?) with --as-read and then",
        "add $1 again and let the text alone count, and then add",
    ),
    (
        "add the table again with --as-read",
        "add the table again and let the text alone count",
    ),
    (
        "say something else, or go by the text alone with --as-read",
        "say something else, or let the text alone count",
    ),
    (
        r"; if it holds reports, --max-size (\S+) lets it in",
        "; if it holds reports, whoever runs the server lets it in with --max-size $1",
    ),
    (
        r"--max-size (\S+) would let twice as much in",
        "whoever runs the server lets twice as much in with --max-size $1",
    ),
    (", or name another reader with --format", ""),
    (r"leave out --format \w+", "say nothing of its format"),
    (
        r#": name the one that is, such as --map "[^"]*""#,
        "; call the one that is Recommendation and drop the file again",
    ),
    (
        "--map tells the columns of a table apart, and this is none, so it was not used",
        "the columns of a table were named for it, and it is none, so that was not used",
    ),
    (
        "remove the other with `unmet remove`",
        "remove the other one, on its page",
    ),
    (
        r"remove the source \(unmet remove .+?\) and add it again",
        "remove the source, on its page, and add it again",
    ),
    ("`unmet history` keeps", "the history keeps"),
    ("with `unmet add`", "here"),
    (
        r#"--(country|year|section|series) "([^"]*)" --"#,
        "$1 $2, --",
    ),
    (r#"--(country|year|section|series) "([^"]*)""#, "$1 $2"),
    (
        r"--(country|year|section|series) ([^\s;,]+) --",
        "$1 $2, --",
    ),
    (r"--(country|year|section|series) ([^\s;,]+)", "$1 $2"),
    ("--(country|year|section|series)", "the $1"),
    ("--as-read", "the text alone"),
];

/// Those that name an option, ready to be looked for.
static MEANT: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    let clauses = CLAUSES.into_iter();
    clauses
        .filter_map(|(named, said)| Some((Regex::new(named).ok()?, said)))
        .collect()
});

/// A sentence without options. What it quotes from a source (“…”) stays as it is.
pub fn sentence(told: &str) -> String {
    let mut said = String::new();
    for piece in told.split_inclusive('”') {
        let (own, quoted) = piece.split_at(piece.find('“').unwrap_or(piece.len()));
        said.push_str(&without_options(own));
        said.push_str(quoted);
    }
    said
}

fn without_options(words: &str) -> Cow<'_, str> {
    let mut said = Cow::Borrowed(words);
    if !words.contains("--") && !words.contains('`') && !words.contains("unmet remove") {
        return said;
    }
    for (named, instead) in MEANT.iter() {
        if let Cow::Owned(changed) = named.replace_all(&said, *instead) {
            said = Cow::Owned(changed);
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::narrative::NotRecognised;

    #[test]
    fn every_clause_can_be_looked_for() {
        assert_eq!(MEANT.len(), CLAUSES.len());
    }

    #[test]
    fn what_could_not_be_told_is_asked_for_by_the_fields_of_the_page() {
        let (country, found) = ("Peru".to_owned(), "Chile and Peru".to_owned());
        for error in [
            NotRecognised::Nothing,
            NotRecognised::Country {
                seen: String::new(),
            },
            NotRecognised::Edition {
                country: country.clone(),
            },
            NotRecognised::Section {
                country: country.clone(),
            },
            NotRecognised::Elsewhere {
                wanted: country,
                found: found.clone(),
            },
            NotRecognised::OtherEdition {
                own: 2018,
                by: "its title (“Report of --year 2018”)".to_owned(),
                said: 2019,
            },
            NotRecognised::OtherYears {
                wanted: 2018,
                found,
            },
        ] {
            let said = sentence(&error.to_string());
            let own = said.replace("(“Report of --year 2018”)", "");
            assert!(!own.contains("--"), "{said}");
        }
    }

    #[test]
    fn what_is_set_right_on_the_terminal_by_an_option_is_set_right_by_saying_it() {
        for (told, said) in [
            (
                "PER-2018 is kept as of the edition of 2018, as --year says, though its title (“--year 1”) says 2019; if that is right, add it again with --year 2019",
                "PER-2018 is kept as of the edition of 2018, as somebody said, though its title (“--year 1”) says 2019; if that is right, say that its year is 2019",
            ),
            (
                "a.txt: what was said of it before still holds: --country \"Costa Rica\" --year 2018 --section protection; say something else, or go by the text alone with --as-read",
                "a.txt: what was said of it before still holds: country Costa Rica, year 2018, section protection; say something else, or let the text alone count",
            ),
            (
                "so if this is another year's report, add it again with --year",
                "so if this is another year's report, say its year",
            ),
            (
                "run OCR over it (ocrmypdf --force-ocr does that) and add the result",
                "run OCR over it (ocrmypdf --force-ocr does that) and add the result",
            ),
            (
                "its columns are A and B: name the one that is, such as --map \"text=A\"",
                "its columns are A and B; call the one that is Recommendation and drop the file again",
            ),
        ] {
            assert_eq!(sentence(told), said);
        }
    }
}
