//! One ask: its record, its wordings with what changed, who judged it how, what is said of it.

use askama::Template;

use super::readable::{Name, Readable};
use super::{annex_anchor, ask_anchor, source_anchor, web_address};
use crate::judgement::{Stance, Status};
use crate::render::prose;
use crate::render::words::counted;
use crate::report::{Edition, RecommendationId};
use crate::view::compliance::{Answered, Cited, Compliance, Earlier, Reworded};
use crate::view::wording::{Change, Piece, unchanged};

/// One earlier ask in a compliance report.
#[derive(Template)]
#[template(path = "report/ask.html")]
pub struct AskPart<'a> {
    anchor: String,
    level: u8,
    name: Name,
    title: &'a str,
    status: Status,
    how_often: String,
    again: String,
    wordings: Vec<WordingPart>,
    verdicts: Vec<Verdict<'a>>,
    year: Edition,
    /// What people said of this edition's own wordings.
    later_words: Vec<Verdict<'a>>,
    quotations: Vec<QuotationPart<'a>>,
    further: Option<Further>,
    silence: Option<String>,
}

struct WordingPart {
    how: String,
    pieces: Vec<Piece>,
}

struct Verdict<'a> {
    status: Status,
    id: &'a RecommendationId,
    /// Whether the wording must be named, because there are several.
    named: bool,
    judged: String,
}

struct Further {
    anchor: String,
    title: String,
}

impl<'a> AskPart<'a> {
    /// The part on `ask`, with a heading of `level`.
    pub fn new(
        view: &'a Compliance,
        ask: &'a Earlier,
        level: u8,
        readable: Option<&Readable>,
    ) -> Self {
        AskPart {
            anchor: ask_anchor(&ask.id),
            level,
            name: Name::of_ask(&ask.id, readable),
            title: &ask.title,
            status: ask.status,
            how_often: prose::how_often(ask),
            again: prose::again(ask.asked, view.year),
            wordings: wordings(ask),
            verdicts: (ask.before.iter())
                .map(|before| Verdict {
                    status: before.status,
                    id: &before.id,
                    named: ask.before.len() > 1,
                    judged: prose::judged(before),
                })
                .collect(),
            year: view.year,
            later_words: (ask.now.iter())
                .filter_map(|now| Some((now, now.person.as_ref()?)))
                .map(|(now, word)| Verdict {
                    status: word.status,
                    id: &now.id,
                    named: true,
                    judged: prose::persons_word(word),
                })
                .collect(),
            quotations: quotations(view, ask.strongest(), readable),
            further: (!ask.further().is_empty()).then(|| Further {
                anchor: annex_anchor(&ask.id),
                title: format!(
                    "{} in the annex",
                    counted(ask.further().len(), "further sentence")
                ),
            }),
            silence: (!ask.is_answered_in(view.year)).then(|| prose::silence(view)),
        }
    }
}

fn wordings(ask: &Earlier) -> Vec<WordingPart> {
    let shown_in_full = |before: &&Answered| prose::is_shown_in_full(ask, before);
    let before = ask
        .before
        .iter()
        .filter(shown_in_full)
        .map(|before| WordingPart {
            how: format!("Asked in {} ({})", before.id.report.year, before.id),
            pieces: vec![whole(&before.text)],
        });
    before.chain(ask.now.iter().map(reworded)).collect()
}

fn reworded(now: &Reworded) -> WordingPart {
    let same = unchanged(&now.changes);
    WordingPart {
        how: prose::asked_again(now),
        pieces: match same {
            true => vec![whole(&now.text)],
            false => now.changes.clone(),
        },
    }
}

fn whole(words: &str) -> Piece {
    Piece {
        change: Change::Kept,
        words: words.to_owned(),
    }
}

/// A sentence quoted.
#[derive(Template)]
#[template(path = "report/quotation.html")]
pub(super) struct QuotationPart<'a> {
    stance: Stance,
    text: &'a str,
    url: Option<&'a str>,
    place: String,
    source_anchor: String,
    files: String,
    name: Name,
    how_sure: String,
}

pub(super) fn quotations<'a>(
    view: &Compliance,
    cited: &'a [Cited],
    readable: Option<&Readable>,
) -> Vec<QuotationPart<'a>> {
    (cited.iter())
        .map(|cited| {
            let quotation = &cited.quotation;
            QuotationPart {
                stance: quotation.stance,
                text: &quotation.text,
                url: web_address(cited.source.url.as_deref()),
                place: format!("{}, {}", quotation.year, quotation.section),
                source_anchor: source_anchor(&view.report, quotation.year),
                files: prose::files(&cited.source),
                name: Name::of_sentence(&quotation.id, readable),
                how_sure: prose::how_sure(quotation),
            }
        })
        .collect()
}
