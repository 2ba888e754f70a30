//! Tables as Parquet files, in folders that say the series and the country (`series=TIP/code=PER`),
//! as DuckDB, Spark and BigQuery look for them.
//!
//! Every table has one file for each country of each series, also where it has no row there, and all
//! files of a table have the same columns of the same types. What the folders say stands in no file:
//! Spark would take one of the two, and BigQuery refuses them. The same rows give the same bytes.
//! Text stands as it was read; what spreadsheets cannot hold is no concern here.
//!
//! Pages are compressed with gzip, which every reader knows and this program has anyhow.

mod columns;
mod schema;

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use parquet::basic::{Compression, GzipLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesPtr};
use parquet::file::writer::SerializedFileWriter;

use super::sheet::{Cell, Sheet};
use crate::judgement::DossierId;

/// What the folders say of the rows of the files in them.
pub const PARTITIONED_BY: [&str; 2] = ["series", "code"];

/// So many rows stand together, with the least and the greatest of each column; readers take whole
/// groups. DuckDB's own choice.
const ROWS_A_GROUP: usize = 122_880;

/// Why a table cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum ParquetProblem {
    /// A file cannot be written.
    #[error(transparent)]
    Writing(#[from] io::Error),
    /// The file breaks a rule of its format.
    #[error("the Parquet file cannot be made: {0}")]
    Making(ParquetError),
    /// What stands in a column is not of its kind.
    #[error("the column {column} holds what is not of its kind")]
    NotOfItsKind {
        /// The column's name.
        column: &'static str,
    },
}

impl From<ParquetError> for ParquetProblem {
    fn from(error: ParquetError) -> Self {
        match error {
            ParquetError::External(cause) => match cause.downcast::<io::Error>() {
                Ok(cause) => ParquetProblem::Writing(*cause),
                Err(cause) => ParquetProblem::Making(ParquetError::External(cause)),
            },
            error => ParquetProblem::Making(error),
        }
    }
}

/// Where the part of a table stands that one country brings:
/// `asks/series=TIP/code=PER/part-0.parquet`.
pub fn place(table: &str, country: &DossierId) -> PathBuf {
    let [series, code] = PARTITIONED_BY;
    PathBuf::from_iter([
        table,
        &format!("{series}={}", country.series),
        &format!("{code}={}", country.country),
        "part-0.parquet",
    ])
}

/// Writes the part of a table that one country brings, as a whole file.
///
/// # Errors
/// When `file` cannot be written to.
pub fn write(sheet: &Sheet, file: impl Write + Send) -> Result<(), ParquetProblem> {
    let kept: Vec<usize> = (0..sheet.columns.len())
        .filter(|place| !PARTITIONED_BY.contains(&sheet.columns[*place].name))
        .collect();
    let columns = kept.iter().map(|place| sheet.columns[*place]);
    let schema = schema::of(sheet.name, columns)?;
    let mut file = SerializedFileWriter::new(file, Arc::new(schema), PROPERTIES.clone())?;
    for rows in sheet.rows.chunks(ROWS_A_GROUP) {
        let mut group = file.next_row_group()?;
        for place in &kept {
            let Some(mut to) = group.next_column()? else {
                break;
            };
            let cells: Vec<&Cell> = rows.iter().map(|row| &row[*place]).collect();
            columns::write(&mut to, sheet.columns[*place], &cells)?;
            to.close()?;
        }
        group.close()?;
    }
    file.close()?;
    Ok(())
}

static PROPERTIES: LazyLock<WriterPropertiesPtr> = LazyLock::new(|| {
    let properties = WriterProperties::builder()
        .set_created_by(concat!("unmet version ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::GZIP(GzipLevel::default()))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true);
    Arc::new(properties.build())
});

#[cfg(test)]
mod tests;
