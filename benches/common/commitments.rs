//! What the made-up series asks for, in our own words: nothing here stands in any published report.
//!
//! `{group}` and `{body}` are filled in for each country, `{number}` for each sentence.

/// One thing that is asked again and again, in three wordings, with what reports tell of it.
pub struct Commitment {
    /// The kind of section that answers it.
    pub section: &'static str,
    /// The heading under which it is asked.
    pub area: &'static str,
    /// Its wordings.
    pub wordings: [&'static str; 3],
    /// What is told where it was done.
    pub done: &'static str,
    /// What is told where it was not.
    pub undone: &'static str,
}

const fn commitment(
    section: &'static str,
    area: &'static str,
    wordings: [&'static str; 3],
    done: &'static str,
    undone: &'static str,
) -> Commitment {
    Commitment {
        section,
        area,
        wordings,
        done,
        undone,
    }
}

/// Groups that asks single out.
pub const GROUPS: [&str; 5] = [
    "farm hands",
    "domestic workers",
    "stateless children",
    "quarry workers",
    "refugees",
];

/// Offices that are told to act.
pub const BODIES: [&str; 5] = [
    "the Ministry of the Interior",
    "the Labor Office",
    "the Child Welfare Board",
    "the Border Service",
    "the Prosecutor General",
];

/// Every ask of the series.
pub const COMMITMENTS: [Commitment; 16] = [
    commitment(
        "prosecution",
        "Courts",
        [
            "Bring traffickers to trial and ask for prison terms that fit the crime.",
            "Try more traffickers, among them those who exploit {group}, and ask for prison terms that fit the crime.",
            "Prosecute and convict traffickers and the officials who help them, with prison terms that fit the crime.",
        ],
        "Courts tried {number} traffickers and sent {number} of them to prison, more than the year before.",
        "No court convicted a trafficker, although {number} cases from earlier years still waited for a hearing.",
    ),
    commitment(
        "prosecution",
        "Courts",
        [
            "Look into officials who take bribes from traffickers.",
            "Investigate officials who are said to work hand in hand with traffickers, and punish the guilty.",
            "Investigate and punish officials whom {body} suspects of complicity.",
        ],
        "Police arrested {number} border guards on suspicion of complicity, and a court convicted one of them.",
        "The government did not investigate any official for complicity, despite {number} complaints.",
    ),
    commitment(
        "prosecution",
        "Laws",
        [
            "Amend the penal code so that no proof of force is needed where the victim is a child.",
            "Pass the amendment under which a child need not be shown to have been forced.",
            "Amend the law on trafficking so that it covers every child, {group} included, without proof of force.",
        ],
        "Parliament passed an amendment that no longer asks for proof of force where the victim is a child.",
        "The amendment on child victims lapsed for want of a vote, and the law remained inadequate.",
    ),
    commitment(
        "prosecution",
        "Training",
        [
            "Train judges and prosecutors to tell trafficking from smuggling.",
            "Teach judges, prosecutors and police how trafficking differs from smuggling.",
            "Have {body} train judges and police in every district on the law against trafficking.",
        ],
        "With a donor’s help, the academy trained {number} judges and {number} prosecutors on the law.",
        "The academy held no training for judges and cut the course for police from ten days to two.",
    ),
    commitment(
        "prosecution",
        "Enforcement",
        [
            "Give the police unit against trafficking the cars and money it needs.",
            "Fund and staff the police unit against trafficking, outside the capital too.",
            "Set apart a budget for the police unit against trafficking and hire {number} more detectives.",
        ],
        "The government gave the police unit {number} new cars and doubled its budget.",
        "The police unit lacked fuel and staff, and its {number} detectives seldom left the capital.",
    ),
    commitment(
        "protection",
        "Shelter",
        [
            "Open a shelter for men.",
            "Open and fund shelters for all victims, men as well as {group}.",
            "Make sure that men who were trafficked find shelter in at least two provinces.",
        ],
        "In March the ministry opened a shelter for men, in which {number} victims found a bed.",
        "There was still no shelter for men, and {number} of them were put up in police stations.",
    ),
    commitment(
        "protection",
        "Identification",
        [
            "Look for victims among {group}.",
            "Write down how officials are to identify victims among {group} and send them to care.",
            "Use the written procedures to identify victims among {group} and refer them to services.",
        ],
        "Officials screened {number} people under the new procedures and identified {number} victims.",
        "Officials did not use the written procedures and identified fewer victims than the year before.",
    ),
    commitment(
        "protection",
        "Identification",
        [
            "Stop punishing victims for what traffickers made them do.",
            "Do not fine, jail or expel victims for acts that traffickers forced on them.",
            "Make sure that no victim is held or expelled by {body} for unlawful acts done under force.",
        ],
        "Judges dropped the charges against {number} victims who had been made to carry drugs.",
        "The authorities expelled {number} foreigners without asking whether they had been trafficked.",
    ),
    commitment(
        "protection",
        "Services",
        [
            "Pay for doctors, lawyers and counsel for victims.",
            "Give every victim medical care, legal aid and counsel, whether or not they testify.",
            "Raise what is spent on care for victims, and pay the civil groups that give it.",
        ],
        "The government spent {number} thousand crowns on medical care and legal aid for victims.",
        "Civil groups paid for nearly all care, and the government gave none of the money it had promised.",
    ),
    commitment(
        "protection",
        "Services",
        [
            "Help victims to be paid what they lost.",
            "Set up a fund out of which victims are compensated.",
            "Enforce the orders by which courts grant victims compensation.",
        ],
        "Courts granted compensation to {number} victims, and the new fund paid most of it.",
        "No victim received compensation, because the fund was not set up.",
    ),
    commitment(
        "protection",
        "Children",
        [
            "Keep child victims out of closed homes.",
            "Place child victims with foster families rather than in closed homes.",
            "Have {body} find foster families for child victims and close the locked wards.",
        ],
        "The welfare board placed {number} child victims with foster families.",
        "The welfare board kept {number} child victims in closed homes for months.",
    ),
    commitment(
        "prevention",
        "Labor",
        [
            "Visit recruiters and shut those that cheat.",
            "Inspect recruitment agencies and forbid fees that workers have to pay.",
            "Forbid recruitment fees, inspect agencies and fine those that charge {group}.",
        ],
        "Inspectors visited {number} recruitment agencies and took the license from {number} of them.",
        "Inspectors did not visit any recruitment agency, and fees for workers remained lawful.",
    ),
    commitment(
        "prevention",
        "Labor",
        [
            "Hire more labor inspectors.",
            "Hire and train labor inspectors until there are enough for the country’s workforce.",
            "Raise the number of labor inspectors and let them enter farms and homes without notice.",
        ],
        "The Labor Office hired {number} inspectors, all of whom learned to recognize forced labor.",
        "The number of labor inspectors fell to {number}, too few for the size of the workforce.",
    ),
    commitment(
        "prevention",
        "Coordination",
        [
            "Write a national plan against trafficking.",
            "Adopt the national plan against trafficking and give it a budget.",
            "Carry out the national plan, publish what was spent on it, and have {body} report each year.",
        ],
        "The cabinet adopted a national plan for four years and set {number} thousand crowns aside for it.",
        "The national plan ran out, and the committee that should write the next one never met.",
    ),
    commitment(
        "prevention",
        "Awareness",
        [
            "Tell people how traffickers recruit.",
            "Hold a campaign in local languages so that {group} know how traffickers recruit.",
            "Run radio campaigns about how traffickers recruit, above all in border districts.",
        ],
        "A radio campaign in {number} districts explained how traffickers recruit.",
        "The government held no campaign, and the posters of {number} years ago were not replaced.",
    ),
    commitment(
        "prevention",
        "Data",
        [
            "Count cases and victims, and publish the numbers.",
            "Collect figures on cases and victims from every district and publish them yearly.",
            "Build one database for figures on cases and victims, kept by {body}.",
        ],
        "For the first time {number} districts sent figures on cases and victims, which were published.",
        "The government published no figures on victims, and offices counted cases in different ways.",
    ),
];

/// What reports tell besides, whatever was asked. `{place}` is a place of the country.
pub const BESIDES: [&str; 30] = [
    "Law No. {number} punishes trafficking with four to nine years in prison.",
    "The committee met {number} times during the reporting period.",
    "Police opened {number} investigations, compared with {number} in the year before.",
    "A hotline run by a civil group took {number} calls, of which few concerned trafficking.",
    "Most victims came from the river provinces, where {number} villages lost their harvest.",
    "Officials of two neighboring countries visited the capital to speak about the border.",
    "In {place}, an unlicensed agency sent {number} people abroad with forged contracts.",
    "Judges in {place} heard {number} cases behind closed doors, so that witnesses were not seen.",
    "The shelter in {place} has {number} beds and a nurse who comes twice a week.",
    "Observers said that {group} near {place} owed their employers more than they could earn in a year.",
    "{body} moved its office to {place} and hired {number} clerks.",
    "Traffickers recruit {group} at the market of {place} with promises of work in the mines.",
    "An international organization trained {number} teachers in {place} to notice absent pupils.",
    "The budget for {body} rose by {number} percent, though rents in {place} rose as well.",
    "Families from {place} send children to relatives in the city, some of whom make them work at night.",
    "A newspaper in {place} printed the names of {number} recruiters after a trial.",
    "Inspectors reached {place} only when the road was open, and found {number} workshops without papers.",
    "The trade union of {place} wrote to parliament about {number} unpaid wages.",
    "Fishing boats from {place} stay at sea for months with crews of {number} and no radio.",
    "{body} and the railway put up posters in {number} stations between {place} and the coast.",
    "Lawyers in {place} took on {number} cases for nothing.",
    "Ships under foreign flags landed {number} sailors in {place} who had not been paid.",
    "Doctors in {place} examined {number} people and wrote to {body} about what they saw.",
    "The law of the province around {place} asks for a permit for anybody who hires {group}.",
    "Smugglers who take people through {place} sometimes sell them to brick makers.",
    "In the year before, {body} had closed {number} brothels in {place}; most of them opened again.",
    "The embassy in {place} gave papers to {number} nationals who wanted to go home.",
    "A survey of {number} households around {place} found that one in five had a debt to a recruiter.",
    "Prosecutors asked {body} for {number} files and received them after the trial.",
    "Radio programs in {place} told {group} where to ask for help in three languages.",
];
