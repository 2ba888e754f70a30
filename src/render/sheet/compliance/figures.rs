//! The figures that the edition states, beside those of earlier ones.

use super::super::{Cell, Kind, Sheet, field};
use crate::figures::Certainty;
use crate::view::compliance::{Compliance, ComplianceReport};
use crate::view::figures::Statement;

/// A figure of a country's report, and what it tells the report's reader.
type Stated<'a> = (&'a Compliance, &'static str, &'a Statement);

pub(super) fn figures(report: &ComplianceReport) -> Sheet {
    let statements = report.countries.iter().flat_map(|country| {
        country
            .figures
            .indicators
            .iter()
            .flat_map(move |indicator| {
                [
                    ("this edition, of its year", &indicator.stated),
                    ("this edition, looking back", &indicator.looking_back),
                    ("an earlier edition", &indicator.before),
                ]
                .into_iter()
                .flat_map(move |(by, statements)| statements.iter().map(move |s| (country, by, s)))
            })
    });
    Sheet::of(
        "figures",
        "The figures that this edition states, beside those of the whole that earlier ones stated; nothing is summed up",
        statements,
        &[
            field(
                "country",
                "The country",
                Kind::Word,
                |(country, ..): &Stated| Cell::text(&country.country),
            ),
            field(
                "indicator",
                "What it is a figure of",
                Kind::Word,
                |(.., of)| Cell::text(of.indicator),
            ),
            field("unit", "What is counted", Kind::Word, |(.., of)| {
                Cell::text(of.unit)
            }),
            field(
                "stated by",
                "This edition or an earlier one",
                Kind::Phrase,
                |(_, by, _)| Cell::text(by),
            ),
            field(
                "from year",
                "The first year that it is about",
                Kind::Year,
                |(.., of)| Cell::Year(of.about.first),
            ),
            field(
                "to year",
                "The last year that it is about",
                Kind::Year,
                |(.., of)| Cell::Year(of.about.last),
            ),
            field(
                "value",
                "The number; of a range the lower end, of money whole units of its currency",
                Kind::Word,
                |(.., of)| Cell::Amount(of.value),
            ),
            field(
                "up to",
                "The upper end of a range",
                Kind::Amount,
                |(.., of)| Cell::maybe(of.up_to, Cell::Amount),
            ),
            field(
                "currency",
                "The currency of money, in the sentence's words",
                Kind::Word,
                |(.., of)| Cell::maybe(of.currency.as_ref(), Cell::text),
            ),
            field(
                "dollars",
                "The equivalent in U.S. dollars, where it is stated",
                Kind::Word,
                |(.., of)| Cell::maybe(of.dollars, Cell::Amount),
            ),
            field(
                "approximate",
                "The word that makes it approximate",
                Kind::Word,
                |(.., of)| Cell::maybe(of.approximate.as_ref(), Cell::text),
            ),
            field(
                "of what",
                "What it counts where that is less than all, in the sentence's words",
                Kind::Phrase,
                |(.., of)| Cell::maybe(of.qualifier.as_ref(), Cell::text),
            ),
            field(
                "doubt",
                "Words of doubt about what is counted",
                Kind::Word,
                |(.., of)| Cell::maybe(of.hedge.as_ref(), Cell::text),
            ),
            field(
                "whole",
                "Whether it counts all that the government reports of its kind in that year",
                Kind::YesNo,
                |(.., of)| Cell::YesNo(of.whole),
            ),
            field(
                "by others",
                "Whether somebody other than the government did it",
                Kind::YesNo,
                |(.., of)| Cell::YesNo(of.by_others),
            ),
            field(
                "disputed",
                "Whether another statement of the same year and kind gives another number",
                Kind::YesNo,
                |(.., of)| Cell::YesNo(of.disputed),
            ),
            field(
                "certainty",
                "stated: indicator and year stand in its own words; inferred: they are taken from what it is compared with or a part of",
                Kind::Word,
                |(.., of)| {
                    Cell::text(match of.certainty {
                        Certainty::Stated => "stated",
                        Certainty::Inferred => "inferred",
                    })
                },
            ),
            field(
                "edition",
                "The edition that states it",
                Kind::Year,
                |(.., of)| Cell::Year(of.edition),
            ),
            field(
                "sentence",
                "The sentence that states it",
                Kind::Prose,
                |(.., of)| Cell::text(&of.quote),
            ),
            field(
                "sentence name",
                "Its name: report, section, place",
                Kind::Name,
                |(.., of)| Cell::text(&of.sentence),
            ),
        ],
    )
}
