//! How the names that users write down look in a JSON schema: strings of a pattern.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{CountryCode, RecommendationId, ReportId, SentenceId, Series};

macro_rules! a_string {
    ($($name:ident: $pattern:literal, $description:literal, $examples:expr;)*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string",
                    "description": $description,
                    "pattern": $pattern,
                    "examples": $examples,
                })
            }
        }
    )*};
}

a_string! {
    Series: "^[A-Z0-9]+$",
        "A series of reports; TIP is the Trafficking in Persons Report.", ["TIP", "ILAB"];
    CountryCode: "^[A-Z0-9]+$",
        "ISO 3166 alpha-3, or a slug of the name where there is none.", ["PER"];
    ReportId: "^([A-Z0-9]+-)?[A-Z0-9]+-[0-9]{4}$",
        "A report: country and edition; series other than TIP stand in front.",
        ["PER-2012", "ILAB-PER-2018"];
    RecommendationId: "^([A-Z0-9]+-)?[A-Z0-9]+-[0-9]{4}-[1-9][0-9]*$",
        "A wording: its report and its place there, counted from 1. An ask has the name of its earliest wording.",
        ["PER-2012-3", "ILAB-PER-2018-3"];
    SentenceId: "^([A-Z0-9]+-)?[A-Z0-9]+-[0-9]{4}-[a-z]+-[1-9][0-9]*$",
        "A sentence: its report, section and place there, counted from 1.",
        ["PER-2021-protection-14"];
}
