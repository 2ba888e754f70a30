//! How cells look.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::judgement::{Stance, Status};
use crate::render::sheet::{Column, Kind};
use crate::view::wording::Change;

/// How much of a heading's width the arrow of its filter covers, in digits.
const ROOM_FOR_THE_FILTER: f64 = 4.0;

/// The formats of a workbook.
pub(super) struct Style {
    pub(super) heading: Format,
    pub(super) title: Format,
    pub(super) lead: Format,
    pub(super) text: Format,
    pub(super) number: Format,
    pub(super) amount: Format,
    pub(super) share: Format,
    pub(super) year: Format,
    pub(super) moment: Format,
    pub(super) link: Format,
    kept: Format,
    deleted: Format,
    inserted: Format,
}

impl Default for Style {
    fn default() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let cell = || {
            top()
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color("D9D9D9")
        };
        let centred = || cell().set_align(FormatAlign::Center);
        Style {
            heading: top()
                .set_bold()
                .set_text_wrap()
                .set_font_color("FFFFFF")
                .set_background_color("1F3A5F")
                .set_border_bottom(FormatBorder::Thin),
            title: top().set_bold().set_font_size(14),
            lead: top(),
            text: cell().set_text_wrap(),
            number: centred().set_num_format("0"),
            amount: centred(),
            share: centred().set_num_format("0 %"),
            year: centred().set_num_format("0"),
            moment: centred().set_num_format("yyyy-mm-dd hh:mm"),
            link: cell()
                .set_text_wrap()
                .set_font_color("0B4F9E")
                .set_underline(FormatUnderline::Single),
            kept: Format::new(),
            deleted: Format::new()
                .set_font_strikethrough()
                .set_font_color("A61C1C"),
            inserted: (Format::new().set_bold())
                .set_underline(FormatUnderline::Single)
                .set_font_color("0B6B3A"),
        }
    }
}

impl Style {
    /// A status: its word says it, its colour only repeats it. Dark text on a light ground, at a
    /// contrast of more than 7 to 1.
    pub(super) fn status(&self, status: Status) -> Format {
        self.word(match status {
            Status::Met => ("D5EFDC", "0B4A25"),
            Status::Partial => ("FFF0C2", "5A3D00"),
            Status::Unmet => ("FAD7D7", "7A1010"),
            Status::Dropped => ("E4E4EA", "37374A"),
            Status::Pending => ("DCE9F9", "123E70"),
        })
    }

    /// A stance, in the colours of the statuses towards which it weighs.
    pub(super) fn stance(&self, stance: Stance) -> Format {
        self.word(match stance {
            Stance::Progress => ("D5EFDC", "0B4A25"),
            Stance::Lack => ("FAD7D7", "7A1010"),
            Stance::Setback => ("F3C4D5", "6B0A35"),
            Stance::Mixed => ("FFF0C2", "5A3D00"),
        })
    }

    /// Words that were kept, taken out or put in.
    pub(super) fn change(&self, change: Change) -> &Format {
        match change {
            Change::Kept => &self.kept,
            Change::Deleted => &self.deleted,
            Change::Inserted => &self.inserted,
        }
    }

    fn word(&self, (ground, letters): (&str, &str)) -> Format {
        (self.text.clone())
            .set_background_color(ground)
            .set_font_color(letters)
    }
}

/// How wide a column is, in digits of the standard font: by what stands in it, and never so narrow
/// that a word of its heading does not fit beside the filter's arrow.
pub(super) fn width(column: &Column) -> f64 {
    let by_kind = match column.kind {
        Kind::Code | Kind::Number | Kind::Amount | Kind::Probability | Kind::Year | Kind::YesNo => {
            9.0
        }
        Kind::Word => 12.0,
        Kind::Moment => 17.0,
        Kind::Name => 20.0,
        Kind::Phrase | Kind::Names | Kind::Words | Kind::Years => 28.0,
        Kind::Address | Kind::Addresses => 36.0,
        Kind::Prose => 60.0,
    };
    let words = column.name.split(' ').map(|word| word.chars().count());
    let heading = words.max().unwrap_or(0) as f64 + ROOM_FOR_THE_FILTER;
    heading.max(by_kind)
}
