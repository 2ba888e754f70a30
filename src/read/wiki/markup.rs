//! Inline marks of wiki markup: what they stand for, or nothing.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

macro_rules! unseen {
    ($pattern:expr, $end:expr) => {
        (
            LazyLock::new(|| Regex::new($pattern).ok()),
            LazyLock::new(|| Regex::new($end).ok()),
        )
    };
}

/// The text without comments, references, templates, links' targets, emphasis, tags and entities.
/// Lines stay lines.
pub(super) fn without_inline_marks(source: &str) -> String {
    let text = without_unseen(source);
    let text = replace(&SWITCH, &text, "");
    let text = between(&text, "{{", "}}", words_of_template);
    let text = between(&text, "[[", "]]", words_of_link);
    let text = replace(&OUTER_LINK, &text, "$1");
    let text = replace(&EMPHASIS, &text, "");
    let text = replace(&LINE_TAG, &text, "\n");
    let text = replace(&TAG, &text, "");
    html_escape::decode_html_entities(text.as_ref()).into_owned()
}

/// The text without what is not shown. What never ends is not looked for: each beginning would be
/// followed to the end of the text.
fn without_unseen(source: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(source);
    for (pattern, end) in &UNSEEN {
        let ends = |end: &Regex| end.find_iter(&text).last().map(|last| last.end());
        if let Some(last) = end.as_ref().and_then(ends) {
            let shown = replace(pattern, &text[..last], "");
            text = Cow::Owned(format!("{shown}{}", &text[last..]));
        }
    }
    text
}

type Pattern = LazyLock<Option<Regex>>;

fn replace<'t>(pattern: &Pattern, text: &'t str, with: &str) -> Cow<'t, str> {
    match pattern.as_ref() {
        Some(pattern) => pattern.replace_all(text, with),
        None => Cow::Borrowed(text),
    }
}

/// What is not shown, and what ends it. Only what ends is left out.
static UNSEEN: [(Pattern, Pattern); 6] = [
    unseen!(r"(?s)<!--.*?-->", "-->"),
    unseen!(r"(?i)<ref\b[^<>]*/>", "/>"),
    unseen!(r"(?is)<ref\b[^<>]*>.*?</ref\s*>", r"(?i)</ref\s*>"),
    unseen!(r"(?is)<gallery\b.*?</gallery\s*>", r"(?i)</gallery\s*>"),
    unseen!(r"(?is)<timeline\b.*?</timeline\s*>", r"(?i)</timeline\s*>"),
    unseen!(r"(?is)<math\b.*?</math\s*>", r"(?i)</math\s*>"),
];
static SWITCH: Pattern = LazyLock::new(|| Regex::new(r"__[A-Z]{3,}__").ok());
static OUTER_LINK: Pattern =
    LazyLock::new(|| Regex::new(r"\[(?:https?:)?//[^\s\[\]]+[ \t]*([^\[\]\n]*)\]").ok());
static EMPHASIS: Pattern = LazyLock::new(|| Regex::new(r"'{2,5}").ok());
static LINE_TAG: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)</?(br|p|div|blockquote|center|table|tr|li|ul|ol|poem|hr)\b[^<>]*>").ok()
});
static TAG: Pattern = LazyLock::new(|| Regex::new(r"</?[a-zA-Z][^<>\n]*>").ok());

/// How deep templates and links may nest before their words are given up.
const DEEPEST: usize = 30;

/// `text` with every stretch between `open` and `close` replaced by what `words` makes of it, the
/// inner ones first. A mark without its partner goes, and the text after it stays.
fn between(text: &str, open: &str, close: &str, words: fn(&str) -> String) -> String {
    let mut done = String::with_capacity(text.len());
    let mut starts: Vec<usize> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}', '[', ']']) {
        done.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix(open) {
            starts.push(done.len());
            rest = after;
        } else if let Some(after) = rest.strip_prefix(close) {
            if let Some(start) = starts.pop() {
                let replaced = match starts.len() {
                    0..DEEPEST => words(&done[start..]),
                    _ => String::new(),
                };
                done.truncate(start);
                done.push_str(&replaced);
            }
            rest = after;
        } else {
            done.push_str(&rest[..1]);
            rest = &rest[1..];
        }
    }
    done.push_str(rest);
    done
}

/// What a reader sees of the few templates that hold running text; nothing of the others.
fn words_of_template(inside: &str) -> String {
    let parts = parts(inside);
    let name = parts[0].trim().to_lowercase();
    let given: Vec<&str> = parts[1..]
        .iter()
        .map(|part| part.trim())
        .filter_map(|part| match part.split_once('=') {
            None => Some(part),
            Some(("1" | "text" | "quote", words)) => Some(words.trim()),
            Some(_) => None,
        })
        .collect();
    let words = match name.as_str() {
        "nbsp" | "space" | "spaces" => " ",
        "ndash" | "en dash" | "spaced ndash" | "snd" => " – ",
        "mdash" | "em dash" => "—",
        "lang" | "transl" => given.last().copied().unwrap_or_default(),
        "nowrap" | "abbr" | "quote" | "cquote" | "blockquote" | "small" => {
            given.first().copied().unwrap_or_default()
        }
        "as of" => return format!("as of {}", given.join(" ")),
        "convert" | "cvt" => return given.iter().take(2).copied().collect::<Vec<_>>().join(" "),
        _ => "",
    };
    words.to_owned()
}

/// What stands between the bars that are not inside a link.
fn parts(inside: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut depth = 0usize;
    let mut start = 0;
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth = depth.saturating_sub(1),
            b'|' if depth == 0 => {
                parts.push(&inside[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[start..]);
    parts
}

/// Namespaces whose links show a picture or sort the page, by the names of larger Wikipedias.
const NO_WORDS: [&str; 11] = [
    "file",
    "image",
    "category",
    "media",
    "archivo",
    "categoría",
    "fichier",
    "catégorie",
    "datei",
    "kategorie",
    "ficheiro",
];

fn words_of_link(inside: &str) -> String {
    let (target, label) = match inside.split_once('|') {
        Some((target, label)) => (target, Some(label)),
        None => (inside, None),
    };
    if let Some((space, _)) = target.split_once(':')
        && NO_WORDS.contains(&space.trim().to_lowercase().as_str())
    {
        return String::new();
    }
    let target = target.trim_start_matches(':');
    let label = label.filter(|label| !label.trim().is_empty());
    label.unwrap_or(target).to_owned()
}

#[cfg(test)]
mod tests {
    use super::without_inline_marks as plain;

    #[test]
    fn emphasis_links_and_references_leave_their_words() {
        assert_eq!(
            plain(
                "'''Orvania''' is a [[country]] with [[shelter (house)|shelters]]<ref name=\"a\">Cited.</ref> and ''law''<ref name=b />."
            ),
            "Orvania is a country with shelters and law."
        );
        assert_eq!(
            plain("A [https://example.org/x report] [https://example.org]."),
            "A report ."
        );
    }

    #[test]
    fn templates_go_however_deep_they_nest() {
        assert_eq!(
            plain("a{{cite web|url={{x|y}}|z}} b{{Infobox\n| k = {{l|m}}\n}} c"),
            "a b c"
        );
        let deep = format!("a{}{}b", "{{x|".repeat(100_000), "}}".repeat(100_000));
        assert_eq!(plain(&deep), "ab");
    }

    #[test]
    fn templates_of_running_text_leave_their_words() {
        assert_eq!(
            plain("the {{lang|es|correrías}} of {{convert|10|km|mi}}"),
            "the correrías of 10 km"
        );
    }

    #[test]
    fn pictures_and_categories_go_with_their_captions() {
        assert_eq!(
            plain("a [[File:Map.png|thumb|A [[map]] of it]]b [[Category:Law]]"),
            "a b "
        );
    }

    #[test]
    fn marks_without_a_partner_swallow_nothing() {
        assert_eq!(plain("a {{cite b [[c d]"), "a cite b c d]");
        assert_eq!(plain("a }} b ]] c"), "a  b  c");
    }

    #[test]
    fn entities_and_tags_are_read_as_a_browser_would() {
        assert_eq!(
            plain("5&nbsp;cases &amp; <u>more</u><br />next<!-- no\n -->"),
            "5\u{A0}cases & more\nnext"
        );
        assert_eq!(plain("3 < 5 and 6 > 4"), "3 < 5 and 6 > 4");
    }
}
