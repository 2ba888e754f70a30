//! A made-up series: always the same countries, editions and words, so that measurements taken on
//! different machines speak of the same work.

use serde_json::{Value, json};

use super::commitments::{BESIDES, BODIES, COMMITMENTS, Commitment, GROUPS};

const STEMS: [&str; 8] = [
    "Brel", "Casm", "Dorv", "Falt", "Gundr", "Hesk", "Lomb", "Vark",
];
const ENDINGS: [&str; 5] = ["aria", "esta", "imond", "olund", "unia"];
const FIRST_EDITION: u64 = 2014;
const EDITIONS: u64 = 8;

/// Forty countries in eight editions, one report a line.
pub fn series() -> String {
    let countries = STEMS
        .iter()
        .flat_map(|stem| ENDINGS.iter().map(move |ending| format!("{stem}{ending}")));
    let mut lines = String::new();
    for (seed, name) in countries.enumerate() {
        let country = Country {
            name,
            seed: seed as u64,
        };
        for edition in 0..EDITIONS {
            lines.push_str(&country.report(edition).to_string());
            lines.push('\n');
        }
    }
    lines
}

struct Country {
    name: String,
    seed: u64,
}

impl Country {
    fn report(&self, edition: u64) -> Value {
        let asked: Vec<Value> = self
            .asked_in(edition)
            .map(|(at, commitment)| {
                // A wording stays for some editions and is then put in other words.
                let wording = (self.chance(at, 2) + edition / 3) % 3;
                let text = self.fill(commitment.wordings[wording as usize], at, edition);
                json!({"text": text, "area": commitment.area})
            })
            .collect();
        let sections = ["prosecution", "protection", "prevention"]
            .map(|kind| json!({"kind": kind, "heading": kind, "text": self.told(kind, edition)}));
        json!({
            "series": "Made up",
            "country": self.name,
            "year": FIRST_EDITION + edition,
            "rating": format!("Tier {}", 1 + self.chance(edition, 3) % 3),
            "recommendations": asked,
            "sections": sections,
        })
    }

    /// Each ask begins in one of the first editions and is repeated for two to seven.
    fn asked_in(&self, edition: u64) -> impl Iterator<Item = (u64, &'static Commitment)> {
        (0..).zip(&COMMITMENTS).filter(move |(at, _)| {
            let first = self.chance(*at, 0) % 4;
            let times = 2 + self.chance(*at, 1) % 6;
            (first..first + times).contains(&edition)
        })
    }

    /// What the section tells of what the edition before asked, and of other things.
    fn told(&self, kind: &str, edition: u64) -> String {
        let mut sentences = Vec::new();
        let earlier = edition.checked_sub(1);
        let asked = earlier.into_iter().flat_map(|e| self.asked_in(e));
        for (at, commitment) in asked.filter(|(_, commitment)| commitment.section == kind) {
            match self.chance(at, 10 + edition) % 4 {
                0 => sentences.push(self.fill(commitment.done, at, edition)),
                1 | 2 => sentences.push(self.fill(commitment.undone, at, edition)),
                _ => {}
            }
            let besides = self.chance(at, 20 + edition) as usize % BESIDES.len();
            sentences.push(self.fill(BESIDES[besides], at, edition));
        }
        sentences.push(format!("The government of {} said no more.", self.name));
        sentences.join(" ")
    }

    fn fill(&self, pattern: &str, at: u64, edition: u64) -> String {
        let of = |choices: &[&'static str]| choices[self.chance(at, 4) as usize % choices.len()];
        let mut text = pattern
            .replace("{group}", of(&GROUPS))
            .replace("{body}", of(&BODIES));
        let mut count = 0;
        while text.contains("{number}") {
            let number = 2 + self.chance(at, 100 + 10 * edition + count) % 180;
            text = text.replacen("{number}", &number.to_string(), 1);
            count += 1;
        }
        text
    }

    /// A number that looks like chance and is always the same for the same `about` and `of`.
    fn chance(&self, about: u64, of: u64) -> u64 {
        // The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
        let mut mixed = (self.seed << 40 | about << 20 | of).wrapping_add(0x9E37_79B9_7F4A_7C15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
