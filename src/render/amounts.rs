//! Stated figures as people read them.

use super::words::thousands;
use crate::figures::{Indicator, Unit};
use crate::view::figures::Statement;

/// What a table of figures is called: "Investigations (cases)", "Budget (soles)".
pub fn indicator_name(indicator: Indicator, unit: Unit, currency: Option<&str>) -> String {
    let name = match indicator {
        Indicator::Investigations => "Investigations",
        Indicator::Arrests => "Arrests",
        Indicator::Prosecutions => "Prosecutions",
        Indicator::Convictions => "Convictions",
        Indicator::Sentenced => "Sentenced",
        Indicator::Terms => "Prison terms",
        Indicator::Identified => "Victims identified",
        Indicator::Assisted => "Victims assisted",
        Indicator::Referred => "Victims referred to care",
        Indicator::Trained => "Officials and others trained",
        Indicator::Trainings => "Trainings held",
        Indicator::Budget => "Budget",
        Indicator::Spending => "Spending",
        Indicator::Fines => "Fines",
        Indicator::Compensation => "Compensation",
    };
    match unit {
        Unit::Victims | Unit::Trainings => name.to_owned(),
        Unit::Persons if indicator == Indicator::Trained => name.to_owned(),
        Unit::Money => format!("{name} ({})", currency.unwrap_or("money")),
        unit => format!("{name} ({unit})"),
    }
}

/// A number with its thousands parted by commas; money of a million and more in millions.
pub fn number(value: f64, unit: Unit) -> String {
    const MILLION: f64 = 1e6;
    if unit == Unit::Money && value.abs() >= MILLION {
        return format!("{} million", parted(value / MILLION));
    }
    parted(value)
}

fn parted(value: f64) -> String {
    let text = format!("{value:.2}");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    let parted = thousands(whole);
    if decimals.is_empty() {
        parted
    } else {
        format!("{parted}.{decimals}")
    }
}

/// A statement's value: "at least 17", "3 to 9", "7.5 million ($2.3 million)".
pub fn stated_value(statement: &Statement) -> String {
    let mut text = number(statement.value, statement.unit);
    if let Some(end) = statement.up_to {
        text = format!("{text} to {}", number(end, statement.unit));
    }
    if let Some(words) = &statement.approximate {
        text = format!("{words} {text}");
    }
    let of_dollars = statement.currency.as_deref() == Some("$");
    if let Some(dollars) = statement.dollars.filter(|_| !of_dollars) {
        text = format!("{text} (${})", number(dollars, Unit::Money));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_parted_for_the_eye() {
        assert_eq!(number(1054.0, Unit::Victims), "1,054");
        assert_eq!(number(87.0, Unit::Cases), "87");
        assert_eq!(number(7.5e6, Unit::Money), "7.5 million");
        assert_eq!(number(826_000.0, Unit::Money), "826,000");
    }
}
