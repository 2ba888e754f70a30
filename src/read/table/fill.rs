//! Cells that are left empty because the one above them is meant for them too.

use super::sheet::Sheet;

/// Fills the cells of a column from `first` (a place among the rows) on that are meant by one above
/// them, and says how many were by a guess rather than because the sheet merges them.
///
/// A guess is made only where the column is written that way throughout: a value stands where it
/// changes and nowhere twice in a row, and no more cells have one than have none.
pub(super) fn fill(sheet: &mut Sheet, column: usize, first: usize) -> usize {
    merged(sheet, column, first);
    let rows = &sheet.rows[first..];
    let values: Vec<&str> = rows.iter().map(|row| row.cell(column)).collect();
    let starts = values.first().is_some_and(|value| !value.is_empty());
    let twice = values
        .windows(2)
        .any(|pair| !pair[0].is_empty() && pair[0] == pair[1]);
    let written: Vec<&&str> = values.iter().filter(|value| !value.is_empty()).collect();
    let repeated = written.windows(2).any(|pair| pair[0] == pair[1]);
    let few = values.len() - written.len() < written.len();
    if !starts || twice || repeated || few {
        return 0;
    }
    let mut filled = 0;
    let mut above = String::new();
    for row in &mut sheet.rows[first..] {
        match row.cells.get_mut(column) {
            Some(cell) if !cell.is_empty() => above.clone_from(cell),
            _ => {
                set(&mut row.cells, column, &above);
                filled += 1;
            }
        }
    }
    filled
}

/// Fills the cells that the sheet itself makes one with the cell above them.
pub(super) fn merged(sheet: &mut Sheet, column: usize, first: usize) {
    let Sheet { rows, merged, .. } = sheet;
    for region in merged.iter().filter(|region| region.column == column) {
        let inside = |number: usize| (region.first..=region.last).contains(&number);
        let value = (rows.iter())
            .find(|row| row.number == region.first)
            .map(|row| row.cell(column).to_owned());
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            continue;
        };
        for row in rows[first..].iter_mut().filter(|row| inside(row.number)) {
            if row.cell(column).is_empty() {
                set(&mut row.cells, column, &value);
            }
        }
    }
}

fn set(cells: &mut Vec<String>, column: usize, value: &str) {
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    value.clone_into(&mut cells[column]);
}

#[cfg(test)]
mod tests {
    use super::super::sheet::{Merged, SheetRow};
    use super::*;

    fn sheet(column: &[&str]) -> Sheet {
        let row = |(place, cell): (usize, &&str)| SheetRow {
            number: place + 1,
            cells: vec![(*cell).to_owned()],
        };
        Sheet {
            rows: column.iter().enumerate().map(row).collect(),
            ..Sheet::default()
        }
    }

    fn after(column: &[&str]) -> (usize, Vec<String>) {
        let mut sheet = sheet(column);
        let filled = fill(&mut sheet, 0, 0);
        (
            filled,
            sheet
                .rows
                .into_iter()
                .map(|row| row.cells[0].clone())
                .collect(),
        )
    }

    #[test]
    fn a_value_that_stands_only_where_it_changes_is_meant_for_the_rows_below() {
        let (filled, column) = after(&["Orvania", "", "Lusatara", ""]);
        assert_eq!(filled, 2);
        assert_eq!(column, ["Orvania", "Orvania", "Lusatara", "Lusatara"]);
    }

    #[test]
    fn an_empty_cell_among_values_that_are_repeated_is_empty() {
        assert_eq!(after(&["Orvania", "Orvania", "", "Lusatara"]).0, 0);
        assert_eq!(after(&["", "Orvania"]).0, 0);
    }

    #[test]
    fn merged_cells_are_filled_and_no_guess() {
        let mut sheet = sheet(&["Orvania", "", "Lusatara", "Lusatara", ""]);
        sheet.merged.push(Merged {
            column: 0,
            first: 1,
            last: 2,
        });
        assert_eq!(fill(&mut sheet, 0, 0), 0);
        assert_eq!(sheet.rows[1].cell(0), "Orvania");
        assert_eq!(sheet.rows[4].cell(0), "");
    }
}
