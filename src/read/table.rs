//! Tables of recommendations as people keep them: CSV files and workbooks, a recommendation a row.
//!
//! A table is taken apart into [`TableList`]s: the rows of one country and year, in their order.
//! Which column holds what is told by its heading, or by the person ([`ColumnMap`]).

mod columns;
mod csv;
mod fill;
mod header;
mod lists;
mod ods;
mod sheet;
mod workbook;
mod year;

pub use columns::{Column, ColumnMap, UnknownColumn};
pub use lists::{ColumnWords, RowError, Table, TableList};

pub(super) use csv::CsvReader;
pub(super) use header::NoTable;
pub(super) use ods::OdsReader;
pub(super) use workbook::WorkbookReader;
