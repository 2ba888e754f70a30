//! A made-up series in the manner of the reports: always the same countries, editions and words, so
//! that measurements taken on different machines speak of the same work. Which recommendation carries
//! on which is known.

use serde_json::{Value, json};

use super::commitments::{BESIDES, BODIES, COMMITMENTS, Commitment, GROUPS};

/// How large a series is. By default a small one: forty countries in eight editions.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// How many countries.
    pub countries: u64,
    /// How many editions of each.
    pub editions: u64,
    /// The first of them.
    pub first_edition: u64,
}

impl Default for Shape {
    fn default() -> Self {
        Shape {
            countries: 40,
            editions: 8,
            first_edition: 2014,
        }
    }
}

impl Shape {
    /// Its countries.
    pub fn countries(self) -> impl Iterator<Item = Country> {
        (0..self.countries).map(move |seed| Country {
            name: name(seed),
            seed,
            shape: self,
        })
    }

    /// One report a line.
    pub fn lines(self) -> impl Iterator<Item = String> {
        self.countries().flat_map(move |country| {
            (0..self.editions).map(move |edition| format!("{}\n", country.report(edition)))
        })
    }
}

/// One that there is not.
pub struct Country {
    name: String,
    seed: u64,
    shape: Shape,
}

/// So many editions after it was first asked, a thing is asked as something new.
const ROUND: u64 = 9;
/// So many sentences a section tells besides what it answers.
const BESIDES_A_SECTION: u64 = 14;
/// So many sentences tell of the country before the sections begin.
const IN_THE_PROFILE: u64 = 170;

impl Country {
    /// The report of the edition, counted from 0, as a line of JSON has it.
    pub fn report(&self, edition: u64) -> Value {
        let asked: Vec<Value> = self
            .asked_in(edition)
            .map(|(at, commitment)| json!({"text": self.wording(at, commitment, edition), "area": commitment.area}))
            .collect();
        let section =
            |kind: &str, text: String| json!({"kind": kind, "heading": kind, "text": text});
        let profile = (0..IN_THE_PROFILE).map(|n| self.besides(1000 + n, edition));
        let mut sections = vec![section("profile", profile.collect::<Vec<_>>().join(" "))];
        for kind in ["prosecution", "protection", "prevention"] {
            sections.push(section(kind, self.told(kind, edition)));
        }
        json!({
            "series": "Made up",
            "country": self.name,
            "year": self.shape.first_edition + edition,
            "rating": format!("Tier {}", 1 + self.chance(edition, 3) % 3),
            "recommendations": asked,
            "sections": sections,
        })
    }

    /// Which ask each recommendation of the edition belongs to, by a number, in their order.
    pub fn asks(&self, edition: u64) -> Vec<u64> {
        self.asked_in(edition)
            .map(|(at, _)| at * 1000 + edition / ROUND)
            .collect()
    }

    /// Each thing is asked for five to eight editions in a row, rests, and is asked as something new.
    fn asked_in(&self, edition: u64) -> impl Iterator<Item = (u64, &'static Commitment)> {
        let (round, place) = (edition / ROUND, edition % ROUND);
        (0..).zip(&COMMITMENTS).filter(move |(at, _)| {
            let first = self.chance(*at, 1000 + round) % 3;
            let times = 5 + self.chance(*at, 2000 + round) % 4;
            (first..first + times).contains(&place)
        })
    }

    /// A wording stays for some editions and is then put in other words; what stands around it drifts
    /// from year to year.
    fn wording(&self, at: u64, commitment: &Commitment, edition: u64) -> String {
        let wording = (self.chance(at, 2) + edition / 3) % 3;
        let mut text = self.fill(commitment.wordings[wording as usize], at, edition);
        let chance = self.chance(at, 3000 + edition);
        let lead = [
            "",
            "",
            "",
            "Continue to ",
            "Increase efforts to ",
            "Take steps to ",
        ];
        let lead = lead[chance as usize % lead.len()];
        if !lead.is_empty() {
            let first = text.remove(0).to_lowercase();
            text = format!("{lead}{first}{text}");
        }
        if (chance >> 8).is_multiple_of(4) {
            let place = name(self.seed * 31 + chance % 7);
            text = format!("{}, beginning in {place}.", text.trim_end_matches('.'));
        }
        text
    }

    /// What the section tells of what the edition before asked, and of other things.
    fn told(&self, kind: &str, edition: u64) -> String {
        let mut sentences: Vec<String> = (0..BESIDES_A_SECTION)
            .map(|n| self.besides(n + 100 * kind.len() as u64, edition))
            .collect();
        let earlier = edition.checked_sub(1);
        let asked = earlier.into_iter().flat_map(|e| self.asked_in(e));
        for (at, commitment) in asked.filter(|(_, commitment)| commitment.section == kind) {
            let told = match self.chance(at, 10 + edition) % 4 {
                0 => commitment.done,
                1 | 2 => commitment.undone,
                _ => continue,
            };
            let place = self.chance(at, 4000 + edition) as usize % (sentences.len() + 1);
            sentences.insert(place, self.fill(told, at, edition));
        }
        sentences.push(format!("The government of {} said no more.", self.name));
        sentences.join(" ")
    }

    fn besides(&self, about: u64, edition: u64) -> String {
        let which = self.chance(about, 20 + edition) as usize % BESIDES.len();
        self.fill(BESIDES[which], about, edition)
    }

    fn fill(&self, pattern: &str, at: u64, edition: u64) -> String {
        let of = |choices: &[&'static str]| choices[self.chance(at, 4) as usize % choices.len()];
        let place = name(self.seed * 31 + self.chance(at, 5000 + edition) % 40);
        let mut text = pattern
            .replace("{group}", of(&GROUPS))
            .replace("{body}", of(&BODIES))
            .replace("{place}", &place);
        let first = text.remove(0).to_uppercase().to_string();
        text.insert_str(0, &first);
        let mut count = 0;
        while text.contains("{number}") {
            let number = 2 + self.chance(at, 100_000 + 10 * edition + count) % 180;
            text = text.replacen("{number}", &number.to_string(), 1);
            count += 1;
        }
        text
    }

    fn chance(&self, about: u64, of: u64) -> u64 {
        mixed(self.seed << 40 | about << 20 | of)
    }
}

/// A number that looks like chance and is always the same for the same `about`.
fn mixed(about: u64) -> u64 {
    // The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
    let mut mixed = about.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

const BEGINNINGS: [&str; 16] = [
    "Brel", "Casm", "Dorv", "Falt", "Gundr", "Hesk", "Lomb", "Vark", "Mirt", "Nolk", "Pesd",
    "Quin", "Rast", "Sull", "Torb", "Wend",
];
const MIDDLES: [&str; 20] = [
    "", "an", "or", "il", "ast", "em", "un", "ar", "is", "ov", "ek", "ul", "end", "ins", "ob",
    "at", "ir", "om", "ag", "eb",
];
const ENDINGS: [&str; 20] = [
    "aria", "esta", "imond", "olund", "unia", "avia", "ony", "ugal", "iran", "eland", "ossa",
    "ura", "imar", "adon", "ethia", "ilva", "orra", "umba", "ystan", "area",
];

/// A name for each number, no two alike below 6,400.
fn name(number: u64) -> String {
    let of = |parts: &[&'static str], number: u64| parts[number as usize % parts.len()];
    let (beginning, rest) = (of(&BEGINNINGS, number), number / BEGINNINGS.len() as u64);
    let (ending, rest) = (of(&ENDINGS, rest + number), rest / ENDINGS.len() as u64);
    format!("{beginning}{}{ending}", of(&MIDDLES, rest))
}
