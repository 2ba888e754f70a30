//! An edition made for the tests: narratives of made-up countries in our own words, put together
//! from parts by a seed, so that they are the same every time.

/// A made-up country's narrative.
#[derive(Debug, Clone)]
pub struct Country {
    pub name: String,
    pub tier: &'static str,
    pub opening: Vec<String>,
    pub recommendations: Vec<String>,
    pub prosecution: Vec<String>,
    pub protection: Vec<String>,
    pub prevention: Vec<String>,
    pub profile: Vec<String>,
}

/// So many made-up countries, in the order of their names.
pub fn countries(count: usize, year: u16, seed: u64) -> Vec<Country> {
    let mut dice = Dice(seed);
    let mut names = names(count, &mut dice);
    names.sort();
    names
        .into_iter()
        .map(|name| country(name, year, &mut dice))
        .collect()
}

/// Chance that is the same every time (a multiplicative congruential generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn number(&mut self) -> String {
        match self.below(3) {
            0 => (2 + self.below(90)).to_string(),
            1 => (100 + self.below(800)).to_string(),
            _ => format!("{},{:03}", 1 + self.below(9), self.below(1000)),
        }
    }
}

fn names(count: usize, dice: &mut Dice) -> Vec<String> {
    const FIRST: [&str; 20] = [
        "Or", "Vel", "Kar", "Mon", "Tas", "Bel", "Zan", "Ner", "Gal", "Hur", "Ish", "Jor", "Lum",
        "Pel", "Quor", "Sab", "Tyr", "Und", "Wes", "Yar",
    ];
    const SECOND: [&str; 12] = [
        "va", "ma", "to", "fi", "ri", "sta", "la", "den", "ffe", "gua", "li", "no",
    ];
    const LAST: [&str; 10] = [
        "nia", "land", "ria", "tan", "ra", "que", "dor", "stan", "lia", "ska",
    ];
    const BEFORE: [&str; 6] = ["North ", "St. ", "New ", "The ", "Upper ", "Côte "];
    let mut names: Vec<String> = Vec::new();
    while names.len() < count {
        let mut name = format!(
            "{}{}{}",
            dice.one_of(&FIRST),
            dice.one_of(&SECOND),
            dice.one_of(&LAST)
        );
        if dice.below(6) == 0 {
            name.insert_str(0, dice.one_of(&BEFORE));
        }
        if dice.below(25) == 0 {
            name.push_str("-Offelia");
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn country(name: String, year: u16, dice: &mut Dice) -> Country {
    const TIERS: [&str; 5] = ["Tier 1", "Tier 2", "Tier 2", "Tier 2 Watch List", "Tier 3"];
    let tier = dice.one_of(&TIERS);
    let mut recommendations: Vec<String> = Vec::new();
    let wanted = 7 + dice.below(7);
    while recommendations.len() < wanted {
        let ask = ask(dice);
        if !recommendations.contains(&ask) {
            recommendations.push(ask);
        }
    }
    let opening = vec![opening(&name, tier, dice)];
    let paragraphs = |kind: usize, most: usize, dice: &mut Dice| -> Vec<String> {
        (0..3 + dice.below(most))
            .map(|n| paragraph(&name, kind, n, year, dice))
            .collect()
    };
    let prosecution = paragraphs(0, 3, dice);
    let protection = paragraphs(1, 4, dice);
    let prevention = paragraphs(2, 3, dice);
    let profile = vec![profile(&name, dice)];
    Country {
        name,
        tier,
        opening,
        recommendations,
        prosecution,
        protection,
        prevention,
        profile,
    }
}

fn opening(name: &str, tier: &str, dice: &mut Dice) -> String {
    let meets = match tier {
        "Tier 1" => "fully meets the minimum standards for the elimination of trafficking",
        "Tier 3" => {
            "does not meet the minimum standards and is not making significant efforts to do so"
        }
        _ => "does not fully meet the minimum standards but is making significant efforts to do so",
    };
    let effort = dice.one_of(&[
        "opening a second shelter",
        "adopting a five-year plan",
        "prosecuting more suspects",
        "funding an office of first response",
    ]);
    let lack = dice.one_of(&[
        "officials did not identify a single victim of forced labor",
        "courts suspended most sentences",
        "the government did not finance any specialized shelter",
        "complicit officials went unpunished",
    ]);
    format!(
        "The Government of {name} {meets}. These efforts included {effort} and training \
         {} front-line officers. However, {lack}, and the inter-ministerial committee met only {}. \
         Therefore {name} {} on {tier}.",
        dice.number(),
        dice.one_of(&["once", "twice", "in its first quarter"]),
        dice.one_of(&["remained", "stayed", "was placed"]),
    )
}

/// An ask: a sentence that is made of independent parts, some with semicolons inside.
fn ask(dice: &mut Dice) -> String {
    const DEEDS: [&str; 24] = [
        "Investigate and prosecute",
        "Convict and adequately sentence",
        "Train",
        "Fund and staff",
        "Increase efforts to identify",
        "Provide specialized services to",
        "Finalize and implement",
        "Amend the anti-trafficking law to cover",
        "Significantly increase the number of",
        "Develop standard operating procedures for",
        "Cease detaining",
        "Establish a unit for",
        "Publish statistics on",
        "Proactively screen",
        "Strengthen cross-border cooperation on",
        "Allocate sufficient resources to",
        "Regulate and inspect",
        "Raise awareness among",
        "Offer long-term shelter to",
        "Coordinate first-response teams for",
        "Hold accountable",
        "Ensure effective oversight of",
        "Refer to qualified lawyers",
        "Verify the qualifications of",
    ];
    const WHOM: [&str; 20] = [
        "complicit officials",
        "labor inspectors in agriculture and fishing",
        "victims of forced labor",
        "unaccompanied children at the borders",
        "the five-year national action plan",
        "foreign domestic workers",
        "fraudulent recruitment offices",
        "child victims of sex trafficking",
        "traffickers, including those in official positions",
        "male victims and victims with disabilities",
        "first responders outside the capital",
        "prosecutors and judges at the self-governing regions",
        "well-documented cases of debt-based coercion",
        "victims in non-governmental shelters",
        "artisanal gold-mining and brick-making sites",
        "the anti-trafficking police unit",
        "families affected by conflict and flooding",
        "victim-witness assistance in the criminal courts",
        "returnees who were identified abroad",
        "employers who confiscate passports",
    ];
    const HOW: [&str; 16] = [
        "",
        " throughout the country",
        " in line with international standards",
        ", and seek adequate penalties that involve significant prison terms",
        ", including by traffic-free access to interpreters",
        " without delay",
        "; make the findings public",
        ", as the law of 2011 requires (Art. 12)",
        " in partnership with civil society",
        " by the end of the fiscal year",
        ", particularly in the informal sector",
        " and sufficiently fund the office that does so",
        "; where needed, offer confidential interviews",
        " at all official ports of entry",
        ", regardless of the victim’s immigration status",
        " with a trauma-informed, victim-centered approach",
    ];
    let deed = dice.one_of(&DEEDS);
    let whom = dice.one_of(&WHOM);
    let how = dice.one_of(&HOW);
    let more = if dice.below(4) == 0 {
        dice.one_of(&HOW[1..4])
    } else {
        ""
    };
    format!("{deed} {whom}{how}{more}.")
}

fn paragraph(name: &str, kind: usize, place: usize, year: u16, dice: &mut Dice) -> String {
    const OPENINGS: [[&str; 3]; 3] = [
        ["increased", "maintained", "decreased"],
        ["increased", "maintained", "made mixed"],
        ["maintained", "slightly increased", "made minimal"],
    ];
    const WHAT: [&str; 3] = [
        "law enforcement efforts",
        "efforts to identify and protect victims",
        "efforts to prevent trafficking",
    ];
    let mut sentences = Vec::new();
    if place == 0 {
        sentences.push(format!(
            "The government {} {}.",
            dice.one_of(&OPENINGS[kind]),
            WHAT[kind]
        ));
    }
    for _ in 0..5 + dice.below(4) {
        sentences.push(sentence(name, kind, year, dice));
    }
    sentences.join(" ")
}

fn sentence(name: &str, kind: usize, year: u16, dice: &mut Dice) -> String {
    const WHO: [[&str; 5]; 3] = [
        [
            "Police",
            "The prosecutor’s office",
            "Officials of the first district court",
            "The anti-trafficking unit",
            "Courts",
        ],
        [
            "The social affairs ministry",
            "Shelter staff",
            "Officials",
            "The office for victim assistance",
            "A non-governmental organization",
        ],
        [
            "The inter-ministerial committee",
            "Labor inspectors",
            "The foreign ministry",
            "The government",
            "Five regional offices",
        ],
    ];
    const DID: [[&str; 6]; 3] = [
        [
            "initiated {n} investigations, compared with {m} in {y}",
            "convicted {n} traffickers under the law of 2011",
            "did not report any prosecution of complicit officials",
            "sentenced {n} offenders to significant terms of imprisonment",
            "confiscated the profits of {n} fraudulent firms",
            "trained {n} officers on fact-finding and first interviews",
        ],
        [
            "identified {n} victims, an increase from {m} in {y}",
            "referred {n} children to specialized shelters",
            "did not offer any long-term housing to male victims",
            "provided legal aid and confidential counseling to {n} victims",
            "allocated {n} million florins to victim services",
            "finalized a manual on first contact with victims",
        ],
        [
            "met {n} times and drafted a five-year plan",
            "conducted {n} inspections in fishing, forestry and domestic work",
            "did not make efforts to reduce the demand for commercial sex",
            "financed {n} billboards and {m} radio broadcasts",
            "fined {n} recruitment firms for excessive fees",
            "operated a hotline that received {n} calls in five languages",
        ],
    ];
    const MORE: [&str; 8] = [
        "",
        ", though observers found the effect difficult to verify",
        "; insufficient staff and fuel hindered work outside the capital",
        ", with financial support from a foreign donor",
        ", as in the first half of the previous reporting period",
        ", and official figures did not differ between adults and children",
        ", but {name} did not publish its findings",
        " under a well-known cooperation agreement",
    ];
    let text = format!(
        "{} {}{}.",
        dice.one_of(&WHO[kind]),
        dice.one_of(&DID[kind]),
        dice.one_of(&MORE)
    );
    text.replace("{n}", &dice.number())
        .replace("{m}", &dice.number())
        .replace("{y}", &(year - 2).to_string())
        .replace("{name}", name)
}

fn profile(name: &str, dice: &mut Dice) -> String {
    format!(
        "As reported over the past five years, human traffickers exploit domestic and foreign victims in {name}, \
         and traffickers exploit victims from {name} abroad. Traffickers force {} to work in {} and {}. \
         Fraudulent firms confiscate passports and offer false contracts. Officials affirmed that {} children \
         work in {}, often far from their families, and that conflict in the northern districts makes them flee.",
        dice.one_of(&[
            "women and children",
            "foreign fishermen",
            "self-employed migrants",
            "unschooled boys"
        ]),
        dice.one_of(&[
            "artisanal fisheries",
            "coffee and sugarcane fields",
            "gold mining"
        ]),
        dice.one_of(&["brick-making", "domestic service", "off-shore fishing"]),
        dice.number(),
        dice.one_of(&[
            "traffic-filled streets",
            "offal markets",
            "small-scale mines",
            "official flower farms"
        ]),
    )
}
