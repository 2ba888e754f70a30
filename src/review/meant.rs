//! Which wordings a person means who names an ask, two wordings or a sentence: the same rules on the
//! command line and on the page.

use std::collections::BTreeMap;

use crate::judgement::Ask;
use crate::render::words::years;
use crate::report::{Edition, RecommendationId, SentenceId};
use crate::view::Lookup;

/// Why it is not clear, or cannot be, what a person means.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unclear {
    /// The wording belongs to no ask, which the judgement gives no cause for.
    #[error("{0} belongs to no ask; `unmet check` says more")]
    NoAsk(RecommendationId),
    /// That edition has no wording of the ask.
    #[error("{ask} was not asked in {year}; it was asked in {}", years(asked))]
    NotAskedIn {
        /// The ask.
        ask: RecommendationId,
        /// The edition that was meant.
        year: Edition,
        /// The editions that make the ask.
        asked: Vec<Edition>,
    },
    /// Two wordings of different countries or series.
    #[error("{} and {} are not of the same country and series, so they cannot be one ask", .0.0, .0.1)]
    Apart(Box<(RecommendationId, RecommendationId)>),
    /// Two wordings of one list.
    #[error(
        "{} and {} are of the same edition; a link leads from an edition to a later one", .0.0, .0.1
    )]
    SameEdition(Box<(RecommendationId, RecommendationId)>),
    /// The wording is one of the ask's already.
    #[error("{0} is a wording of this ask already")]
    SameAsk(RecommendationId),
    /// No other ask has those words.
    #[error(
        "no other ask of this country has the words \"{0}\"; choose one from the list, or give its name"
    )]
    NoAskSays(String),
    /// Several asks have those words.
    #[error("{} asks have the words \"{words}\"; give the name of one: {}", asks.len(), asks.join("; "))]
    SeveralSay {
        /// What was given.
        words: String,
        /// The name of each, with what it is called.
        asks: Vec<String>,
    },
    /// A sentence about another country, or of another series.
    #[error("{} and {} are not of the same country and series", .0.0, .0.1)]
    Elsewhere(Box<(SentenceId, RecommendationId)>),
    /// A sentence that is older than what it should answer.
    #[error(
        "{ask} was first asked in {}, so a sentence of {said} cannot answer it",
        ask.report.year
    )]
    TooEarly {
        /// The ask.
        ask: RecommendationId,
        /// The edition of the sentence.
        said: Edition,
    },
}

/// The ask to which a wording belongs.
///
/// # Errors
/// [`Unclear::NoAsk`].
pub fn ask_of<'a>(lookup: &Lookup<'a>, wording: &RecommendationId) -> Result<&'a Ask, Unclear> {
    (lookup.ask(wording)).ok_or_else(|| Unclear::NoAsk(wording.clone()))
}

/// The wording of `ask` that is meant by the name of one of them and a year: the latest one without
/// a year; where an edition has several, the one that was named, else its last.
///
/// # Errors
/// [`Unclear::NotAskedIn`].
pub fn wording_of(
    ask: &Ask,
    named: &RecommendationId,
    year: Option<Edition>,
) -> Result<RecommendationId, Unclear> {
    let asked = ask.years();
    let year = year.or(asked.last().copied()).unwrap_or(named.report.year);
    let mut of_year = ask.wordings.iter().filter(|w| w.report.year == year);
    let named = of_year.clone().find(|wording| *wording == named);
    let meant = named.or(of_year.next_back());
    meant.cloned().ok_or_else(|| Unclear::NotAskedIn {
        ask: ask.id.clone(),
        year,
        asked,
    })
}

/// Two wordings in the order in which they were asked.
///
/// # Errors
/// [`Unclear::Apart`] and [`Unclear::SameEdition`].
pub fn in_order(
    one: RecommendationId,
    other: RecommendationId,
) -> Result<(RecommendationId, RecommendationId), Unclear> {
    if (&one.report.series, &one.report.country) != (&other.report.series, &other.report.country) {
        return Err(Unclear::Apart((one, other).into()));
    }
    match one.report.year.cmp(&other.report.year) {
        std::cmp::Ordering::Equal => Err(Unclear::SameEdition((one, other).into())),
        std::cmp::Ordering::Less => Ok((one, other)),
        std::cmp::Ordering::Greater => Ok((other, one)),
    }
}

/// The wording of `ask` to which `other`, of another ask, is linked: the latest one before it, or
/// where there is none the earliest one after it; with `other` in the order in which they were asked.
///
/// # Errors
/// [`Unclear::SameAsk`], and those of [`in_order`].
pub fn nearest_in_time(
    ask: &Ask,
    other: RecommendationId,
) -> Result<(RecommendationId, RecommendationId), Unclear> {
    if ask.wordings.contains(&other) {
        return Err(Unclear::SameAsk(other));
    }
    let year = other.report.year;
    let before = ask.wordings.iter().rfind(|w| w.report.year < year);
    let after = ask.wordings.iter().find(|w| w.report.year > year);
    let near = before.or(after).unwrap_or(&ask.id);
    in_order(near.clone(), other)
}

/// The wording that is meant by words which a search `found` in these: of the only ask but `ask` among
/// theirs, the one nearest in time.
///
/// # Errors
/// [`Unclear::NoAskSays`] and [`Unclear::SeveralSay`].
pub fn by_its_words(
    lookup: &Lookup,
    ask: &Ask,
    given: &str,
    found: &[RecommendationId],
) -> Result<RecommendationId, Unclear> {
    let asks = found.iter().filter_map(|wording| lookup.ask(wording));
    let others: BTreeMap<&RecommendationId, &Ask> = asks
        .filter(|other| other.id != ask.id)
        .map(|other| (&other.id, other))
        .collect();
    if others.len() > 1 {
        let named = |other: &&Ask| format!("{} ({})", other.id, other.title);
        return Err(Unclear::SeveralSay {
            words: given.to_owned(),
            asks: others.values().map(named).collect(),
        });
    }
    let (_, other) = (others.into_iter().next()).ok_or(Unclear::NoAskSays(given.to_owned()))?;
    let last = ask.wordings.last().map(|wording| wording.report.year);
    let later = other.wordings.iter().find(|w| Some(w.report.year) > last);
    let near = later.or(other.wordings.last());
    Ok(near.unwrap_or(&other.id).clone())
}

/// The wordings of the ask of `named` to which a verdict on `sentence` applies: those that it is
/// linked to, else the latest one before the sentence's edition.
///
/// # Errors
/// [`Unclear::Elsewhere`], [`Unclear::NoAsk`] and [`Unclear::TooEarly`].
pub fn answered_by(
    lookup: &Lookup,
    named: &RecommendationId,
    sentence: &SentenceId,
) -> Result<Vec<RecommendationId>, Unclear> {
    let (asked, said) = (&named.report, &sentence.report);
    if (&asked.series, &asked.country) != (&said.series, &said.country) {
        return Err(Unclear::Elsewhere((sentence.clone(), named.clone()).into()));
    }
    let ask = ask_of(lookup, named)?;
    let is_linked = |wording: &&RecommendationId| {
        let mut links = lookup.evidence(wording).iter();
        links.any(|link| link.sentence == *sentence)
    };
    let linked: Vec<_> = ask.wordings.iter().filter(is_linked).cloned().collect();
    if !linked.is_empty() {
        return Ok(linked);
    }
    let earlier = ask.wordings.iter().rfind(|w| w.report.year < said.year);
    let earlier = earlier.ok_or_else(|| Unclear::TooEarly {
        ask: ask.id.clone(),
        said: said.year,
    })?;
    Ok(vec![earlier.clone()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::example::orvania;

    fn id(name: &str) -> RecommendationId {
        name.parse().unwrap()
    }

    #[test]
    fn another_wording_is_linked_to_the_latest_one_before_it() {
        let ledger = orvania();
        let lookup = Lookup::of(&ledger);
        let ask = ask_of(&lookup, &id("ORVANIA-2011-1")).unwrap();
        assert_eq!(
            nearest_in_time(ask, id("ORVANIA-2014-2")),
            Ok((id("ORVANIA-2011-1"), id("ORVANIA-2014-2")))
        );
        assert_eq!(
            nearest_in_time(ask, id("ORVANIA-2014-1")),
            Err(Unclear::SameAsk(id("ORVANIA-2014-1")))
        );
    }

    #[test]
    fn an_ask_is_meant_by_any_of_its_wordings_and_marked_by_its_latest() {
        let ledger = orvania();
        let lookup = Lookup::of(&ledger);
        let named = id("ORVANIA-2010-1");
        let ask = ask_of(&lookup, &named).unwrap();
        assert_eq!(wording_of(ask, &named, None), Ok(id("ORVANIA-2014-1")));
        assert_eq!(
            wording_of(ask, &named, Some(2011)),
            Ok(id("ORVANIA-2011-1"))
        );
        assert!(wording_of(ask, &named, Some(2013)).is_err());
    }

    #[test]
    fn a_sentence_answers_only_what_was_asked_before_it() {
        let ledger = orvania();
        let lookup = Lookup::of(&ledger);
        let sentence = "ORVANIA-2011-protection-1".parse().unwrap();
        let early = answered_by(&lookup, &id("ORVANIA-2010-1"), &sentence);
        assert_eq!(early, Ok(vec![id("ORVANIA-2010-1")]));
        let late = answered_by(
            &lookup,
            &id("ORVANIA-2014-2"),
            &"ORVANIA-2010-protection-1".parse().unwrap(),
        );
        assert!(matches!(late, Err(Unclear::TooEarly { .. })), "{late:?}");
    }
}
