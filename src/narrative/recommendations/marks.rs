//! Marks that stand before items: bullets, dashes, numbers.

const BULLETS: &[char] = &['•', '·', '▪', '●', '◦', '‣', '∙', '■', '□', '\u{f0b7}', '►'];

/// The places where items begin in a block that marks them itself; `None` where it does not.
///
/// The first place is 0: words before the first mark are an item of their own.
pub(super) fn places(text: &str) -> Option<Vec<usize>> {
    bullets(text)
        .or_else(|| dashes(text))
        .or_else(|| numbers(text))
}

fn bullets(text: &str) -> Option<Vec<usize>> {
    let found: Vec<usize> = text
        .char_indices()
        .filter(|(_, c)| BULLETS.contains(c))
        .map(|(place, _)| place)
        .collect();
    let marks = text.starts_with(BULLETS) || found.len() > 1;
    marks.then(|| from_start(found))
}

/// `- Fund shelters. - Train police.`: a dash counts only after the end of an item.
fn dashes(text: &str) -> Option<Vec<usize>> {
    let mark = text.chars().next().filter(|c| "-–—*".contains(*c))?;
    let spaced = |place: usize| text[place + mark.len_utf8()..].starts_with(' ');
    if !spaced(0) {
        return None;
    }
    let found = text
        .char_indices()
        .filter(|(place, c)| *c == mark && spaced(*place) && after_an_item(&text[..*place]))
        .map(|(place, _)| place);
    Some(from_start(found.collect()))
}

/// `1. Fund shelters. 2. Train police.`: numbers count only in their order.
fn numbers(text: &str) -> Option<Vec<usize>> {
    let (mut number, _) = number_at(text)?;
    let mut found = vec![0];
    for (place, _) in text.char_indices().filter(|(_, c)| *c == ' ') {
        if let Some((next, _)) = number_at(&text[place + 1..])
            && next == number + 1
            && after_an_item(&text[..place])
        {
            found.push(place + 1);
            number = next;
        }
    }
    Some(found)
}

/// The number that marks an item at the start of `text`, and the length of the mark.
fn number_at(text: &str) -> Option<(u32, usize)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let digits = inner.chars().take_while(char::is_ascii_digit).count();
    if digits == 0 || digits > 2 {
        return None;
    }
    let rest = &inner[digits..];
    if !(rest.starts_with(". ") || rest.starts_with(") ")) {
        return None;
    }
    let number = inner[..digits].parse().ok()?;
    Some((number, text.len() - rest.len() + 2))
}

fn after_an_item(before: &str) -> bool {
    let before = before.trim_end();
    let before = before.strip_suffix(" and").unwrap_or(before);
    before.is_empty() || before.ends_with(['.', ';', ',', ':', '!', '?', ')'])
}

fn from_start(mut places: Vec<usize>) -> Vec<usize> {
    if places.first() != Some(&0) {
        places.insert(0, 0);
    }
    places
}

/// `item` without the mark before it.
pub(super) fn without(item: &str) -> &str {
    let mut item = item.trim();
    loop {
        let unmarked = item.trim_start_matches(BULLETS).trim_start();
        let unmarked = ["- ", "– ", "— ", "* "]
            .iter()
            .find_map(|mark| unmarked.strip_prefix(mark))
            .unwrap_or(unmarked)
            .trim_start();
        let unmarked = number_at(unmarked).map_or(unmarked, |(_, length)| &unmarked[length..]);
        if unmarked.len() == item.len() {
            return item;
        }
        item = unmarked;
    }
}
