//! The column "Year(s) Suggested": `2014`, `2009 – 2014`, `2010, 2011, 2013 – 2021`.

use std::sync::LazyLock;

use regex::Regex;

use crate::report::{EDITIONS, Edition};

static YEARS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\(?\b(?:(?:19|20)\d\d\s*(?:[-–—−]|to)\s*)?(?:19|20)\d\d(?:\s*(?:[,;&]|and|\s)\s*(?:(?:19|20)\d\d\s*(?:[-–—−]|to)\s*)?(?:19|20)\d\d)*\)?\s*[.,;]?$",
    )
    .expect("the pattern is a constant")
});

static SPAN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"((?:19|20)\d\d)(?:\s*(?:[-–—−]|to)\s*((?:19|20)\d\d))?")
        .expect("the pattern is a constant")
});

/// The years that a cell states, ascending; `None` where it holds anything else, or years that go
/// backwards.
pub(super) fn alone(cell: &str) -> Option<Vec<Edition>> {
    let (before, years) = at_end(cell)?;
    before.is_empty().then_some(years)
}

/// The text before the years that end a line, and the years.
pub(super) fn at_end(line: &str) -> Option<(&str, Vec<Edition>)> {
    let line = line.trim();
    let found = YEARS.find(line)?;
    let mut years = Vec::new();
    for span in SPAN.captures_iter(found.as_str()) {
        let year = |group| span.get(group).map(|y| y.as_str().parse::<Edition>());
        let first = year(1)?.ok()?;
        let last = year(2).transpose().ok()?.unwrap_or(first);
        if first > last || !EDITIONS.contains(&first) || !EDITIONS.contains(&last) {
            return None;
        }
        years.extend(first..=last);
    }
    years.sort_unstable();
    years.dedup();
    Some((line[..found.start()].trim_end(), years))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_stating_years_is_understood() {
        assert_eq!(alone("2014"), Some(vec![2014]));
        assert_eq!(alone("2009 – 2012"), Some(vec![2009, 2010, 2011, 2012]));
        assert_eq!(alone("2010 –2012"), Some(vec![2010, 2011, 2012]));
        assert_eq!(alone("2009-2010"), Some(vec![2009, 2010]));
        assert_eq!(
            alone("2010, 2011, 2013 – 2016"),
            Some(vec![2010, 2011, 2013, 2014, 2015, 2016])
        );
        assert_eq!(alone("2010 – 2011; 2014"), Some(vec![2010, 2011, 2014]));
        assert_eq!(alone("2010–2011 2014"), Some(vec![2010, 2011, 2014]));
    }

    #[test]
    fn what_is_no_year_is_none() {
        for cell in ["", "Unavailable", "2016 – 2014", "12", "the 2014 survey"] {
            assert_eq!(alone(cell), None, "{cell}");
        }
    }

    #[test]
    fn years_at_the_end_of_a_line_are_parted_from_it() {
        let line = "Publish the results of the 2013 and 2014 surveys. 2015, 2017 – 2018";
        assert_eq!(
            at_end(line),
            Some((
                "Publish the results of the 2013 and 2014 surveys.",
                vec![2015, 2017, 2018]
            ))
        );
    }
}
