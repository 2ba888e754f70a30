//! Which status a careful reader gives, by what the later report tells. Learned from links as they are
//! judged on countries that taught nothing, so that their probabilities are honest.

use std::collections::BTreeMap;

use unmet::decision::Rulings;
use unmet::judgement::fitting::{
    Aftermath, Aftermaths, Models, SAID, STATUS_SIGNALS, StatusModels,
};
use unmet::judgement::{Judgement, Status, judge_with};
use unmet::language::Language;
use unmet::report::Edition;

use super::gold::Task;
use super::logistic;
use super::stages::TIP_WEIGHT;

/// What a task's wording came to, and what the models know of it.
pub struct Example {
    pub group: String,
    pub country: String,
    known: Aftermath,
    wanted: Status,
}

/// The labelled statuses of a task, with what these models make of its texts.
pub fn examples(task: &Task, models: &Models) -> Vec<Example> {
    let Judgement {
        matches, evidence, ..
    } = judge_with(
        &task.dossier,
        &Rulings::default(),
        Language::built_in(),
        models,
    );
    let aftermaths = Aftermaths::of(&task.dossier, &matches, &evidence, Edition::MAX);
    let Some(old) = task.dossier.reports.first() else {
        return Vec::new();
    };
    let labelled = task.statuses.iter().enumerate();
    let example = |(at, wanted): (usize, &Option<Status>)| {
        Some(Example {
            group: task.group.clone(),
            country: task.country.clone(),
            known: aftermaths
                .of_wording(&old.id.recommendation(at as u32 + 1))
                .until_answered(),
            wanted: (*wanted)?,
        })
    };
    labelled.filter_map(example).collect()
}

/// The models, fitted on all but those that `left_out` holds.
pub fn fit(examples: &[Example], left_out: impl Fn(&Example) -> bool) -> StatusModels {
    let model = |status: Status| {
        let examples: Vec<_> = examples
            .iter()
            .filter(|example| !left_out(example))
            .map(|example| logistic::Example {
                signals: example.known.signals(),
                right: example.wanted == status,
                weight: weight(example),
            })
            .collect();
        logistic::fit::<{ STATUS_SIGNALS.len() }>(&examples.iter().collect::<Vec<_>>())
    };
    StatusModels(SAID.map(model))
}

fn weight(example: &Example) -> f64 {
    match (example.group.as_str(), example.wanted) {
        ("made-up", Status::Unmet) => TIP_WEIGHT * UNMET_WERE_FEW,
        ("tip-peru" | "sample" | "made-up", _) => TIP_WEIGHT,
        _ => 1.0,
    }
}

/// Whoever wrote the made-up countries was asked for statuses of every kind, and gave more than twice as
/// many partial ones as unmet. In what is labelled of the real reports they are as many.
const UNMET_WERE_FEW: f64 = 2.5;

/// Prints accuracy and macro-F1 of each group, and how often a confidence keeps its word. `model` gives
/// the models that an example's country taught nothing.
pub fn print<'a>(examples: &[Example], model: impl Fn(&Example) -> &'a StatusModels) {
    let mut confusion: BTreeMap<&str, BTreeMap<(Status, Status), u32>> = BTreeMap::new();
    let mut confident: BTreeMap<u8, (u32, u32)> = BTreeMap::new();
    for example in examples {
        let opinion = unmet::judgement::fitting::status(&example.known, model(example));
        let of_group = confusion.entry(&example.group).or_default();
        *of_group
            .entry((example.wanted, opinion.status))
            .or_default() += 1;
        let bin = confident
            .entry((opinion.confidence * 10.0).min(9.0) as u8)
            .or_default();
        bin.0 += u32::from(opinion.status == example.wanted);
        bin.1 += 1;
    }
    eprintln!("== status, countries left out");
    for (group, confusion) in confusion {
        let count = |keep: &dyn Fn(&(Status, Status)) -> bool| -> f64 {
            confusion
                .iter()
                .filter(|(k, _)| keep(k))
                .map(|(_, n)| f64::from(*n))
                .sum()
        };
        let of_class = SAID.iter().filter_map(|class| {
            let right = count(&|(a, b)| a == class && b == class);
            let all = count(&|(a, _)| a == class) + count(&|(_, b)| b == class);
            (count(&|(a, _)| a == class) > 0.0).then(|| 2.0 * right / all.max(1.0))
        });
        let of_class: Vec<f64> = of_class.collect();
        eprintln!(
            "{group:15} accuracy {:.3} of {}, macro-F1 {:.3}",
            count(&|(a, b)| a == b) / count(&|_| true),
            count(&|_| true),
            of_class.iter().sum::<f64>() / of_class.len() as f64
        );
    }
    for (bin, (right, all)) in confident {
        eprintln!(
            "  confidence from {:.1}: {right} of {all} right",
            f32::from(bin) / 10.0
        );
    }
}
