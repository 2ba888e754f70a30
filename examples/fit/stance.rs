//! How often the stance is the labelled one, over every labelled evidence link; the mistakes are
//! printed for whoever mends the cues in `data/language/stance.txt`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use unmet::judgement::fitting::{Analysed, stance};
use unmet::language::Language;

use super::gold::tasks;

pub fn score(shared: &Path) -> Result<()> {
    let mut scores: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut tasks = tasks(shared)?;
    tasks.extend(super::sample::tasks()?);
    for task in tasks {
        let Some(labels) = &task.evidence else {
            continue;
        };
        let analysed = Analysed::new(&task.dossier, Language::built_in());
        let items = analysed.reports[0].items.as_deref().unwrap_or_default();
        let sentences: Vec<_> = analysed.reports.iter().flat_map(|r| &r.sentences).collect();
        for ((row, column), wanted) in &labels.right {
            let Some(wanted) = wanted else {
                continue;
            };
            let (item, sentence) = (&items[*row], sentences[*column]);
            let (given, why) = stance(sentence, item);
            let score = scores.entry(task.file.clone()).or_default();
            score.1 += 1;
            if given.word() == wanted {
                score.0 += 1;
            } else {
                println!(
                    "{} {}: {wanted}, not {given} ({why})\n  asked: {}\n  told: {}",
                    task.file, task.country, item.wording, sentence.sentence.text
                );
            }
        }
    }
    for (file, (right, all)) in scores {
        println!(
            "{file}: {right} of {all} right, {:.3}",
            f64::from(right) / f64::from(all)
        );
    }
    Ok(())
}
