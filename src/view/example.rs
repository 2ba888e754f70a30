//! A made-up country's ledger, written by hand, on which the views are tested.

mod parts;

use parts::{ask, assessed, at, bears, link, report};

pub(crate) use parts::{texts, wording};

use crate::decision::{Decision, Quoted, Ruling, Verdict};
use crate::judgement::{
    Ask, Assessment, Dossier, DossierId, Judge, Judgement, LinkDecision, Stance, Status,
};
use crate::ledger::{Ledger, LedgerReport};
use crate::report::*;

/// Orvania in four editions: 2010 and 2011 whole, 2012 a bare section, 2014 whole, 2013 missing.
pub(crate) fn orvania() -> Ledger {
    let dossier = Dossier {
        id: DossierId {
            series: Series::tip(),
            country: CountryCode::new("Orvania").unwrap(),
        },
        reports: vec![
            texts(
                2010,
                Some(&[
                    "increase the number of investigations of labor traffickers",
                    "open a shelter for men and boys who were trafficked",
                    "train border guards to recognize victims among migrants",
                ]),
                &[],
            ),
            texts(
                2011,
                Some(&[
                    "increase the number of investigations and convictions of labor traffickers",
                    "train border guards and coast guards to recognize victims among migrants",
                ]),
                &[
                    (
                        SectionKind::Prosecution,
                        1,
                        "Orvanian police investigated two cases of forced labor, compared with nine the year before.",
                    ),
                    (
                        SectionKind::Protection,
                        1,
                        "The government opened its first shelter for male victims in the port of Lune.",
                    ),
                    (
                        SectionKind::Prevention,
                        1,
                        "Posters in *every* harbor_office told migrants of their rights.",
                    ),
                ],
            ),
            texts(
                2012,
                None,
                &[(
                    SectionKind::Protection,
                    1,
                    "Although one class of border guards was trained, most never heard of trafficking.",
                )],
            ),
            texts(
                2014,
                Some(&[
                    "Investigate and convict labor traffickers, including officials who help them.",
                    "Adopt a national plan against trafficking and pay for it.",
                ]),
                &[(
                    SectionKind::Prosecution,
                    1,
                    "The government did not report any conviction for forced labor.",
                )],
            ),
        ],
    };
    Ledger {
        country: "Orvania".to_owned(),
        iso3: None,
        reports: vec![
            report(2010, "Tier 2 Watch List", Extent::Whole, &[]),
            report(
                2011,
                "Tier 2",
                Extent::Whole,
                &[
                    SectionKind::Prosecution,
                    SectionKind::Protection,
                    SectionKind::Prevention,
                ],
            ),
            LedgerReport {
                rating: None,
                ..report(2012, "", Extent::Part, &[SectionKind::Protection])
            },
            report(2014, "Tier 2", Extent::Whole, &[SectionKind::Prosecution]),
        ],
        dossier,
        judgement: judgement(),
        decisions: decisions(),
    }
}

fn judgement() -> Judgement {
    Judgement {
        matches: vec![
            link(
                (2010, 1),
                (2011, 1),
                0.97,
                LinkDecision::Auto,
                "nearly the same words",
            ),
            link(
                (2010, 3),
                (2011, 2),
                0.95,
                LinkDecision::Auto,
                "nearly the same words",
            ),
            link(
                (2010, 3),
                (2014, 2),
                0.41,
                LinkDecision::Rejected,
                "both speak of trafficking",
            ),
            link(
                (2011, 1),
                (2014, 1),
                0.68,
                LinkDecision::Auto,
                "both ask to convict labor traffickers",
            ),
        ],
        asks: vec![
            Ask {
                standing: Status::Unmet,
                answered: Some(wording((2011, 1))),
                streak: 3,
                longest_unmet: 2,
                ..ask(
                    &[(2010, 1), (2011, 1), (2014, 1)],
                    "Investigate and convict labor traffickers",
                    Status::Pending,
                )
            },
            ask(&[(2010, 2)], "Open a shelter for men and boys", Status::Met),
            Ask {
                longest_unmet: 1,
                ..ask(
                    &[(2010, 3), (2011, 2)],
                    "Train border guards and coast guards",
                    Status::Partial,
                )
            },
            ask(
                &[(2014, 2)],
                "Adopt a national plan against trafficking",
                Status::Pending,
            ),
        ],
        evidence: vec![
            bears(
                (2010, 1),
                (2011, SectionKind::Prosecution, 1),
                Stance::Setback,
                0.91,
                LinkDecision::Auto,
            ),
            bears(
                (2010, 2),
                (2011, SectionKind::Protection, 1),
                Stance::Progress,
                0.88,
                LinkDecision::Auto,
            ),
            bears(
                (2010, 3),
                (2011, SectionKind::Prevention, 1),
                Stance::Progress,
                0.52,
                LinkDecision::Rejected,
            ),
            bears(
                (2011, 1),
                (2014, SectionKind::Prosecution, 1),
                Stance::Lack,
                0.93,
                LinkDecision::Auto,
            ),
            bears(
                (2011, 2),
                (2012, SectionKind::Protection, 1),
                Stance::Mixed,
                0.62,
                LinkDecision::Auto,
            ),
        ],
        assessments: vec![
            assessed(
                (2010, 1),
                (2010, 1),
                Status::Unmet,
                "asked again in 2011; fewer cases than the year before",
            ),
            assessed(
                (2010, 2),
                (2010, 2),
                Status::Met,
                "not asked again, and done in 2011",
            ),
            assessed((2010, 3), (2010, 3), Status::Unmet, "asked again in 2011"),
            assessed(
                (2011, 1),
                (2010, 1),
                Status::Unmet,
                "asked again in 2014; 2014 reports no conviction",
            ),
            Assessment {
                by: Judge::Person,
                program_status: Status::Dropped,
                ..assessed(
                    (2011, 2),
                    (2010, 3),
                    Status::Partial,
                    "not asked in 2014; no sentence found that bears on it",
                )
            },
            assessed(
                (2014, 1),
                (2010, 1),
                Status::Pending,
                "no later report was read",
            ),
            assessed(
                (2014, 2),
                (2014, 2),
                Status::Pending,
                "no later report was read",
            ),
        ],
    }
}

fn decisions() -> Vec<Decision> {
    vec![
        Decision {
            number: 1,
            at: at(1),
            counts_from: None,
            by: "M. Rojas".to_owned(),
            ruling: Ruling::Match {
                from: Quoted {
                    id: wording((2010, 3)),
                    text: "train border guards to recognize victims among migrants".to_owned(),
                },
                to: Quoted {
                    id: wording((2014, 2)),
                    text: "Adopt a national plan against trafficking and pay for it.".to_owned(),
                },
                verdict: Some(Verdict::Rejected),
            },
            note: None,
        },
        Decision {
            number: 2,
            at: at(2),
            counts_from: None,
            by: "M. Rojas".to_owned(),
            ruling: Ruling::Status {
                wording: Quoted {
                    id: wording((2011, 2)),
                    text:
                        "train border guards and coast guards to recognize victims among migrants"
                            .to_owned(),
                },
                status: Some(Status::Partial),
            },
            note: Some("One class was trained; the embassy confirmed it.".to_owned()),
        },
    ]
}

/// Orvania with sentences full of figures, in the editions of 2011, 2012 and 2014.
pub(crate) fn counted() -> Ledger {
    let mut ledger = orvania();
    ledger.dossier.reports = vec![
        texts(
            2011,
            None,
            &[
                (
                    SectionKind::Prosecution,
                    1,
                    "Police opened 36 investigations in 2010, compared with 29 the year before.",
                ),
                (
                    SectionKind::Protection,
                    1,
                    "Authorities identified at least 70 potential victims, including 12 girls.",
                ),
            ],
        ),
        texts(
            2012,
            None,
            &[
                (
                    SectionKind::Prosecution,
                    1,
                    "Police opened 44 investigations (38 in 2010), and courts convicted nine traffickers.",
                ),
                (
                    SectionKind::Prosecution,
                    2,
                    "Judges sentenced seven of them to between three and nine years in prison.",
                ),
            ],
        ),
        texts(
            2014,
            None,
            &[
                (
                    SectionKind::Prosecution,
                    1,
                    "Police opened 1,051 investigations; courts convicted 12 traffickers for forced labor.",
                ),
                (
                    SectionKind::Protection,
                    1,
                    "The ministry allocated 2.5 million crowns ($118,000) to shelters, and NGOs identified 40 victims.",
                ),
            ],
        ),
    ];
    ledger
}
