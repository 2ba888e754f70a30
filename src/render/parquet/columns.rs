//! Cells to the values and levels of a column.

use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::file::writer::SerializedColumnWriter;

use super::ParquetProblem;
use super::schema::Holds;
use crate::render::sheet::{Cell, Column, marked};

/// Writes the cells of a column.
pub(super) fn write(
    to: &mut SerializedColumnWriter<'_>,
    column: Column,
    cells: &[&Cell],
) -> Result<(), ParquetProblem> {
    match Holds::of(column.kind) {
        Holds::Text => single::<ByteArrayType>(to, column, cells, text),
        Holds::Number => single::<Int64Type>(to, column, cells, number),
        Holds::Fraction => single::<DoubleType>(to, column, cells, fraction),
        Holds::Year => single::<Int32Type>(to, column, cells, year),
        Holds::YesNo => single::<BoolType>(to, column, cells, yes_or_no),
        Holds::Moment => single::<Int64Type>(to, column, cells, moment),
        Holds::Texts => list::<ByteArrayType>(to, column, cells, texts),
        Holds::Years => list::<Int32Type>(to, column, cells, years),
    }
}

/// A value or nothing in each cell.
fn single<T: DataType>(
    to: &mut SerializedColumnWriter<'_>,
    column: Column,
    cells: &[&Cell],
    value: fn(&Cell) -> Option<T::T>,
) -> Result<(), ParquetProblem> {
    let mut values = Vec::with_capacity(cells.len());
    let mut defined = Vec::with_capacity(cells.len());
    for cell in cells {
        if **cell == Cell::Empty {
            defined.push(0);
        } else {
            values.push(value(cell).ok_or(not_of_its_kind(column))?);
            defined.push(1);
        }
    }
    to.typed::<T>().write_batch(&values, Some(&defined), None)?;
    Ok(())
}

/// Any number of values in each cell, or nothing.
fn list<T: DataType>(
    to: &mut SerializedColumnWriter<'_>,
    column: Column,
    cells: &[&Cell],
    elements: fn(&Cell) -> Option<Vec<T::T>>,
) -> Result<(), ParquetProblem> {
    let (mut values, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
    for cell in cells {
        let elements = match cell {
            Cell::Empty => None,
            cell => Some(elements(cell).ok_or(not_of_its_kind(column))?),
        };
        match elements {
            None => defined.push(0),
            Some(elements) if elements.is_empty() => defined.push(1),
            Some(elements) => {
                defined.extend(elements.iter().map(|_| 2));
                repeated.push(0);
                repeated.extend(elements.iter().skip(1).map(|_| 1));
                values.extend(elements);
                continue;
            }
        }
        repeated.push(0);
    }
    to.typed::<T>()
        .write_batch(&values, Some(&defined), Some(&repeated))?;
    Ok(())
}

fn not_of_its_kind(column: Column) -> ParquetProblem {
    ParquetProblem::NotOfItsKind {
        column: column.name,
    }
}

fn text(cell: &Cell) -> Option<ByteArray> {
    Some(match cell {
        Cell::Text(text) | Cell::Link(text) => bytes(text),
        Cell::Status(status) => bytes(status.word()),
        Cell::Stance(stance) => bytes(stance.word()),
        Cell::Changes(pieces) => bytes(&marked(pieces)),
        _ => return None,
    })
}

fn bytes(text: &str) -> ByteArray {
    ByteArray::from(text)
}

fn number(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Number(number) => i64::try_from(*number).ok(),
        _ => None,
    }
}

fn fraction(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Amount(number) | Cell::Probability(number) => Some(*number),
        _ => None,
    }
}

fn year(cell: &Cell) -> Option<i32> {
    match cell {
        Cell::Year(year) => Some(i32::from(*year)),
        _ => None,
    }
}

fn yes_or_no(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::YesNo(yes) => Some(*yes),
        _ => None,
    }
}

fn moment(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Moment(at) => Some(at.timestamp_micros()),
        _ => None,
    }
}

fn texts(cell: &Cell) -> Option<Vec<ByteArray>> {
    match cell {
        Cell::Texts(texts) => Some(texts.iter().map(|text| bytes(text)).collect()),
        _ => None,
    }
}

fn years(cell: &Cell) -> Option<Vec<i32>> {
    match cell {
        Cell::Years(years) => Some(years.iter().map(|year| i32::from(*year)).collect()),
        _ => None,
    }
}
