//! Writes a made-up series in the manner of the reports, as large as is wanted: `190 25` is as large as
//! the whole of the real one. The same numbers always give the same bytes. To a second file goes what
//! is true of it: which ask each recommendation belongs to.
//!
//! ```text
//! cargo run --release --example series -- COUNTRIES EDITIONS REPORTS.jsonl [TRUTH.jsonl]
//! ```

#[path = "../benches/common/commitments.rs"]
mod commitments;
#[path = "../benches/common/made_up.rs"]
#[allow(dead_code, reason = "here the reports are written one by one")]
mod made_up;

use std::fs::File;
use std::io::{BufWriter, Write};

use made_up::Shape;
use serde_json::json;

const USAGE: &str = "say how many countries, how many editions and where to: 190 25 series.jsonl";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let shape = Shape {
        countries: arguments.next().ok_or(USAGE)?.parse()?,
        editions: arguments.next().ok_or(USAGE)?.parse()?,
        first_edition: 2001,
    };
    let mut reports = BufWriter::new(File::create(arguments.next().ok_or(USAGE)?)?);
    let mut truth = match arguments.next() {
        Some(path) => Some(BufWriter::new(File::create(path)?)),
        None => None,
    };
    for country in shape.countries() {
        for edition in 0..shape.editions {
            let report = country.report(edition);
            writeln!(reports, "{report}")?;
            if let Some(truth) = &mut truth {
                let (name, year) = (&report["country"], &report["year"]);
                let line = json!({"country": name, "year": year, "asks": country.asks(edition)});
                writeln!(truth, "{line}")?;
            }
        }
    }
    reports.flush()?;
    Ok(())
}
