//! How many asks stand how: country by country, and edition by edition.

use super::super::{Cell, Kind, Sheet, field};
use crate::judgement::Status;
use crate::view::compliance::{ComplianceReport, CountryLine, RatingOf, Tally};

pub(super) fn summary(report: &ComplianceReport) -> Sheet {
    Sheet::of(
        "summary",
        "Where each country stands, one row for each; \"before\" is the edition before of which a report was read",
        &report.summary,
        &[
            field(
                "country",
                "The country",
                Kind::Word,
                |line: &&CountryLine| Cell::text(&line.country),
            ),
            field("report", "The report that answers", Kind::Name, |line| {
                Cell::text(&line.report)
            }),
            field(
                "rating",
                "Tier or assessment in this edition",
                Kind::Phrase,
                |line| Cell::maybe(line.rating.as_ref(), Cell::text),
            ),
            field(
                "rating before",
                "Tier or assessment in the latest earlier edition of which one was found",
                Kind::Phrase,
                |line| {
                    let rating = line
                        .rating_before
                        .as_ref()
                        .and_then(|of| of.rating.as_ref());
                    Cell::maybe(rating, Cell::text)
                },
            ),
            field(
                "under review",
                "How many asks of earlier editions this one had to answer",
                Kind::Number,
                |line| now(line, Tally::under_review),
            ),
            field("met", "Of these, how many are met", Kind::Number, |line| {
                now(line, |tally| tally.counts.get(Status::Met))
            }),
            field("partial", "How many are partial", Kind::Number, |line| {
                now(line, |tally| tally.counts.get(Status::Partial))
            }),
            field("unmet", "How many are unmet", Kind::Number, |line| {
                now(line, |tally| tally.counts.get(Status::Unmet))
            }),
            field(
                "dropped",
                "How many are dropped: no longer asked, and no evidence that counts either way",
                Kind::Number,
                |line| now(line, |tally| tally.counts.get(Status::Dropped)),
            ),
            field(
                "pending",
                "Of how many nothing is known yet",
                Kind::Number,
                |line| now(line, |tally| tally.counts.get(Status::Pending)),
            ),
            field(
                "unmet before",
                "How many were unmet in the edition before",
                Kind::Number,
                |line| {
                    Cell::maybe(line.before.as_ref(), |tally| {
                        count(tally.counts.get(Status::Unmet))
                    })
                },
            ),
            field(
                "met before",
                "How many were met in the edition before",
                Kind::Number,
                |line| {
                    Cell::maybe(line.before.as_ref(), |tally| {
                        count(tally.counts.get(Status::Met))
                    })
                },
            ),
            field(
                "edition before",
                "Which edition that is",
                Kind::Year,
                |line| Cell::maybe(line.before.as_ref(), |tally| Cell::Year(tally.year)),
            ),
            field(
                "again unmet",
                "How many asks are made again and stand unmet",
                Kind::Number,
                |line| count(line.recurring_unmet),
            ),
            field(
                "asked most often",
                "Of those, the one asked most often",
                Kind::Phrase,
                |line| Cell::maybe(line.most_often.as_ref(), |brief| Cell::text(&brief.title)),
            ),
            field(
                "times asked",
                "How often that one was asked",
                Kind::Number,
                |line| Cell::maybe(line.most_often.as_ref(), |brief| count(brief.times_asked)),
            ),
        ],
    )
}

fn now(line: &CountryLine, of: impl Fn(&Tally) -> usize) -> Cell {
    Cell::maybe(line.now.as_ref(), |tally| count(of(tally)))
}

fn count(count: usize) -> Cell {
    Cell::Number(count as u64)
}

/// A country's edition: its numbers and its rating.
type Counted<'a> = (&'a str, &'a Tally, Option<&'a RatingOf>);

pub(super) fn years(report: &ComplianceReport) -> Sheet {
    let editions = report.countries.iter().flat_map(|country| {
        let ratings = &country.standing.through_the_years;
        (country.through_the_years.iter()).map(move |tally| {
            let rating = ratings.iter().find(|rating| rating.year == tally.year);
            (country.country.as_str(), tally, rating)
        })
    });
    Sheet::of(
        "years",
        "What the same report for each edition read counts, one row for each country and edition",
        editions,
        &[
            field(
                "country",
                "The country",
                Kind::Word,
                |(country, ..): &Counted| Cell::text(country),
            ),
            field("edition", "The edition", Kind::Year, |(_, tally, _)| {
                Cell::Year(tally.year)
            }),
            field(
                "rating",
                "Tier or assessment in that edition",
                Kind::Phrase,
                |(.., of)| Cell::maybe(of.and_then(|of| of.rating.as_ref()), Cell::text),
            ),
            field(
                "recommendations",
                "How many recommendations it makes; empty where they were not part of what was read",
                Kind::Number,
                |(_, tally, _)| Cell::maybe(tally.recommendations, count),
            ),
            field(
                "under review",
                "How many asks of earlier editions it had to answer",
                Kind::Number,
                |(_, tally, _)| count(tally.under_review()),
            ),
            field(
                "met",
                "Of these, how many are met",
                Kind::Number,
                |(_, tally, _)| count(tally.counts.get(Status::Met)),
            ),
            field(
                "partial",
                "How many are partial",
                Kind::Number,
                |(_, tally, _)| count(tally.counts.get(Status::Partial)),
            ),
            field(
                "unmet",
                "How many are unmet",
                Kind::Number,
                |(_, tally, _)| count(tally.counts.get(Status::Unmet)),
            ),
            field(
                "dropped",
                "How many are dropped",
                Kind::Number,
                |(_, tally, _)| count(tally.counts.get(Status::Dropped)),
            ),
            field(
                "pending",
                "Of how many nothing is known yet",
                Kind::Number,
                |(_, tally, _)| count(tally.counts.get(Status::Pending)),
            ),
            field(
                "made again",
                "How many asks of earlier editions it makes again",
                Kind::Number,
                |(_, tally, _)| count(tally.made_again),
            ),
            field(
                "made within",
                "How many it makes again only as part of another ask",
                Kind::Number,
                |(_, tally, _)| count(tally.made_within),
            ),
            field(
                "no longer made",
                "How many it no longer makes",
                Kind::Number,
                |(_, tally, _)| count(tally.no_longer_made),
            ),
            field(
                "not known",
                "Of how many it is not known whether it makes them",
                Kind::Number,
                |(_, tally, _)| count(tally.not_known),
            ),
            field(
                "new",
                "How many asks it makes that no edition read before it makes",
                Kind::Number,
                |(_, tally, _)| count(tally.new),
            ),
        ],
    )
}
