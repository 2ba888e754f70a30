//! Why, in words a person can check.

use super::analysed::Item;
use super::likeness::{shared_terms, term_weight};
use super::portions::{portion_spoken_to, quoted};
use crate::language::{FacetId, TermId, Text, facet_names};

/// How many words of a kind a reason names at most.
const NAMED: usize = 4;

/// How many actions, and how many objects.
const FACETS_NAMED: usize = 2;

/// Words for people by which an action is known, though they do not ask for it ("escape from traffickers").
const DOERS: [&str; 8] = [
    "trafficking",
    "trafficker",
    "perpetrator",
    "offender",
    "exploiter",
    "inspector",
    "investigator",
    "prosecutor",
];

/// Reasons name fewer words rather than be longer than so many characters.
const LONGEST: usize = 160;

/// "both ask to train: judges, police; also referral; new: rural areas; gone: funding".
pub fn of_match(old: &Item, new: &Item) -> String {
    let (old, new) = (&old.text, &new.text);
    let absent = |text: &Text, other: &Text| {
        let mut terms: Vec<(TermId, f32)> = text.terms.clone();
        terms.retain(|(term, _)| term_weight(other, *term).is_none());
        heaviest_words(text, terms)
    };
    let (added, gone) = (absent(new, old), absent(old, new));
    if added.is_empty() && gone.is_empty() {
        return "the same key terms on both sides".to_owned();
    }
    let shared = SharedFacets::of(old, new);
    let also = first_words(new, &shared_terms(old, new), &shared.told);
    let told = |named: usize| {
        let list = |words: &[String]| words[..words.len().min(named)].join(", ");
        let mut parts = match (shared.in_words(), also.is_empty()) {
            (Some(asked), true) => vec![asked],
            (Some(asked), false) => vec![asked, format!("also {}", list(&also))],
            (None, true) => vec!["no key term in common".to_owned()],
            (None, false) => vec![format!("both speak of {}", list(&also))],
        };
        for (what, words) in [("new", &added), ("gone", &gone)] {
            if !words.is_empty() {
                parts.push(format!("{what}: {}", list(words)));
            }
        }
        parts.join("; ")
    };
    let fitting = (1..=NAMED).rev().map(told);
    let mut fitting = fitting.skip_while(|reason| reason.chars().count() > LONGEST);
    fitting.next().unwrap_or_else(|| told(1))
}

/// "speaks to "fund shelters for men": shelter, men", or where the ask is of one piece
/// "both speak of shelter, men".
pub fn of_evidence(item: &Item, sentence: &Text) -> String {
    let portion = portion_spoken_to(item, sentence);
    let mut terms = shared_terms(&item.text, sentence);
    if let Some(portion) = &portion {
        // What that part of the ask says comes first.
        let stands_in = |term: &TermId| {
            let mut places = item.text.sequence.iter().zip(&item.text.spans);
            places.any(|(other, (first, _))| other == term && portion.contains(first))
        };
        terms.sort_by_key(|(term, _)| !stands_in(term));
    }
    let words = first_words(sentence, &terms, &[]).join(", ");
    let by_facets = || SharedFacets::of(&item.text, sentence).by_facet();
    match (portion, words.is_empty()) {
        (Some(portion), false) => format!("speaks to {}: {words}", quoted(item, &portion)),
        (Some(portion), true) => format!("speaks to {} {}", quoted(item, &portion), by_facets()),
        (None, false) => format!("both speak of {words}"),
        (None, true) => format!("speaks to it {}", by_facets()),
    }
}

/// What two texts share of what is wanted or done, and to whom.
struct SharedFacets {
    /// Plain verbs.
    actions: Vec<String>,
    /// The words of the later text.
    objects: Vec<String>,
    /// The places of the words that are told thereby.
    told: Vec<usize>,
}

impl SharedFacets {
    /// Named in the order of `new`. No word of it stands for two of them, else one word would be
    /// told as several things.
    fn of(old: &Text, new: &Text) -> Self {
        let mut shared = SharedFacets {
            actions: Vec::new(),
            objects: Vec::new(),
            told: Vec::new(),
        };
        let both = |facet: FacetId| old.facets.has(facet);
        let known_by = new.facets.known_by.iter().filter(|known| both(known.0));
        let (vague, plain): (Vec<_>, Vec<_>) = known_by.partition(|known| is_vague(known.0));
        for &(facet, first, count) in plain.into_iter().chain(vague) {
            let places = first..first + count;
            if places.clone().any(|place| shared.told.contains(&place)) {
                continue;
            }
            let is_action = new.facets.actions.binary_search(&facet).is_ok();
            let by_doer = |word: &str| DOERS.contains(&word.trim_end_matches('s'));
            if is_action && by_doer(&new.words[first + count - 1].folded) {
                continue;
            }
            if is_action {
                let vague_beside_plain = is_vague(facet) && !shared.actions.is_empty();
                let Some(verb) = verb(facet) else { continue };
                if shared.actions.len() == FACETS_NAMED || vague_beside_plain {
                    continue;
                }
                shared.actions.push(verb);
            } else {
                if shared.objects.len() == FACETS_NAMED {
                    continue;
                }
                let words = new.words[places.clone()].iter().map(|w| w.folded.as_str());
                shared.objects.push(words.collect::<Vec<_>>().join(" "));
            }
            shared.told.extend(places);
        }
        shared
    }

    /// "both ask to train: judges, police".
    fn in_words(&self) -> Option<String> {
        let (actions, objects) = (self.actions.join(" and "), self.objects.join(", "));
        match (actions.is_empty(), objects.is_empty()) {
            (true, true) => None,
            (true, false) => Some(format!("both speak of {objects}")),
            (false, true) => Some(format!("both ask to {actions}")),
            (false, false) => Some(format!("both ask to {actions}: {objects}")),
        }
    }

    /// "by what is done: prosecute, sentence".
    fn by_facet(&self) -> String {
        match (self.actions.as_slice(), self.objects.as_slice()) {
            ([], []) => "by its likeness as a whole".to_owned(),
            ([], objects) => format!("by whom or what it is about: {}", objects.join(", ")),
            (actions, []) => format!("by what is done: {}", actions.join(", ")),
            (actions, objects) => format!(
                "by what is done: {}, and about {}",
                actions.join(", "),
                objects.join(", ")
            ),
        }
    }
}

/// Actions that tell little of what is asked, and are named only where no other is.
fn is_vague(facet: FacetId) -> bool {
    let name = facet_names().get(facet.place());
    name.is_some_and(|name| {
        [
            "action increase",
            "action open",
            "action implement",
            "object victims",
        ]
        .contains(&name.as_str())
    })
}

/// An action of the built-in lexicon as it reads behind "to".
fn verb(facet: FacetId) -> Option<String> {
    let name = facet_names().get(facet.place())?.strip_prefix("action ")?;
    let verb = match name {
        "prescribe_penalty" => "set penalties",
        "raise_age" => "raise the age",
        "specialize_unit" => "set up special units",
        "procedure" => "set procedures",
        "not_penalize" => "spare victims punishment",
        "residency" => "let victims stay",
        "protect_witness" => "protect witnesses",
        "inform" => "raise awareness",
        "demand" => "reduce demand",
        "hotline" => "run a hotline",
        "complaints" => "take complaints",
        "data" => "keep data",
        "license" => "license agencies",
        "fees" => "end fees",
        "retain_documents" => "leave passports to their owners",
        "sponsorship" => "change sponsorship",
        "register_birth" => "register births",
        "programs" => "run programs",
        "school" => "give schooling",
        other => return Some(other.replace('_', " ")),
    };
    Some(verb.to_owned())
}

fn heaviest_words(text: &Text, mut terms: Vec<(TermId, f32)>) -> Vec<String> {
    terms.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    first_words(text, &terms, &[])
}

/// The words of the first terms where each first occurs in `text`, without those told already.
fn first_words(text: &Text, terms: &[(TermId, f32)], told: &[usize]) -> Vec<String> {
    let words = |(term, _): &(TermId, f32)| {
        let at = text.sequence.iter().position(|other| other == term)?;
        let (first, count) = text.spans[at];
        let places = first..first + count;
        if places.clone().any(|place| told.contains(&place)) {
            return None;
        }
        let words = text.words[places].iter().map(|w| w.folded.as_str());
        Some(words.collect::<Vec<_>>().join(" "))
    };
    terms.iter().filter_map(words).take(NAMED).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Dossier, DossierId, DossierReport};
    use crate::judgement::analysed::Analysed;
    use crate::language::Language;
    use crate::report::{CountryCode, Recommendation, ReportId, Series};

    /// What `tell` says of two recommendations of one list.
    fn of_two(first: &str, second: &str, tell: impl Fn(&Item, &Item) -> String) -> String {
        let id = DossierId {
            series: Series::tip(),
            country: CountryCode::new("Orvania").unwrap(),
        };
        let asks = [first, second].map(Recommendation::plain);
        let dossier = Dossier {
            reports: vec![DossierReport {
                id: ReportId {
                    series: id.series.clone(),
                    country: id.country.clone(),
                    year: 2019,
                },
                recommendations: Some(asks.to_vec()),
                sentences: Vec::new(),
            }],
            id,
        };
        let analysed = Analysed::new(&dossier, Language::built_in());
        let items: Vec<&Item> = analysed.items().collect();
        tell(items[0], items[1])
    }

    #[test]
    fn a_match_names_what_both_ask_and_of_whom_before_other_words() {
        let reason = of_two(
            "Train judges to recognize forced labor.",
            "Train judges and labor inspectors in Velsk.",
            of_match,
        );
        assert!(reason.starts_with("both ask to train: judges"), "{reason}");
        assert!(reason.contains("; new: "), "{reason}");
        assert!(reason.contains("; gone: "), "{reason}");
    }

    #[test]
    fn evidence_quotes_the_part_of_the_ask_that_it_speaks_to() {
        let reason = of_two(
            "Fund shelters for men; train border guards to identify victims, and publish statistics.",
            "The ministry opened no shelter for men.",
            |ask, told| of_evidence(ask, &told.text),
        );
        assert!(
            reason.starts_with("speaks to \"Fund shelters for men\": "),
            "{reason}"
        );
    }

    #[test]
    fn without_a_common_word_what_is_done_is_told() {
        let reason = of_two(
            "Jail traffickers for long terms; adopt a plan against begging.",
            "Two men served no time in prison.",
            |ask, told| of_evidence(ask, &told.text),
        );
        assert!(reason.contains("by what is done: sentence"), "{reason}");
    }

    #[test]
    fn a_reason_stays_short() {
        let reason = of_two(
            "Establish standardized multidisciplinary identification questionnaires throughout rural municipalities, internationally recognized humanitarian organizations notwithstanding.",
            "Institutionalize comprehensive psychological rehabilitation questionnaires, counterterrorism responsibilities notwithstanding, throughout administrative jurisdictions.",
            of_match,
        );
        assert!(reason.chars().count() <= LONGEST, "{reason}");
    }
}
