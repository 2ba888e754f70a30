//! `unmet` follows every recommendation of the Trafficking in Persons Report through the years.
//!
//! Every year one body tells a government what to do; the next years' reports tell, between the
//! lines, whether it was done. The way through, each step a function from one plain type to the next:
//!
//! ```text
//! source ─▶ document ─▶ reports ─▶ store ─▶ matches ─▶ asks ─▶ evidence ─▶ status ─▶ views
//! read/     read/      narrative/  store/    └────────── judgement/ ──────────┘     view/ render/
//! ```
//!
//! 1. [`read`] makes a [`Document`](read::Document) of bytes: headings, paragraphs, items, nothing known
//!    of their meaning.
//! 2. [`narrative`] makes [`Report`](report::Report)s of a document: which country, which edition, which
//!    sections, which recommendations, which sentences, and how each was told. It knows the
//!    [`facts`]: countries, editions, tiers.
//! 3. [`store`] keeps them in one SQLite file, one source a transaction. Only it speaks SQL.
//! 4. [`judgement`] is pure: the texts of one country in one series and the
//!    [`Rulings`](decision::Rulings) of people in; matches, asks, evidence and statuses out. What the
//!    texts say, it hears through a [`language`]. Anything judged can be thrown away and made again;
//!    a [`decision`] cannot.
//!    [`figures`] reads the numbers that sentences state (investigations, victims identified …), each
//!    with the year that it is about; pure too, and read anew whenever they are shown.
//! 5. A [`ledger`] is all that is known of one country in one series. [`view`] draws from it what
//!    people see, as data; [`render`] makes text of that. [`review`] knows the questions that the
//!    program would ask a person, and what each answer would change.
//!
//! [`intake`] goes the first four steps for the paths that a person names. The command line (in the
//! binary) calls the same functions that a page would.
//!
//! ```
//! use unmet::judgement::{Dossier, DossierId, DossierReport, Status, judge};
//! use unmet::language::Language;
//! use unmet::report::{CountryCode, Recommendation, ReportId, Series};
//!
//! let country = CountryCode::new("Orvania").unwrap();
//! let asking = |year, text: &str| DossierReport {
//!     id: ReportId { series: Series::tip(), country: country.clone(), year },
//!     recommendations: Some(vec![Recommendation::plain(text)]),
//!     sentences: Vec::new(),
//! };
//! let dossier = Dossier {
//!     id: DossierId { series: Series::tip(), country: country.clone() },
//!     reports: vec![
//!         asking(2012, "open shelters for adult victims"),
//!         asking(2014, "Fund specialized shelters for adult victims of trafficking."),
//!     ],
//! };
//! let judgement = judge(&dossier, &Default::default(), Language::built_in());
//! assert_eq!(judgement.asks.len(), 1);
//! assert_eq!(judgement.asks[0].standing, Status::Unmet);
//! ```

pub mod decision;
pub mod desk;
pub mod disk;
pub mod dossier;
pub mod facts;
pub mod figures;
pub mod intake;
pub mod judgement;
pub mod language;
pub mod ledger;
pub mod narrative;
pub mod read;
pub mod render;
pub mod report;
pub mod review;
pub mod serve;
pub mod store;
pub mod view;
pub mod vocabulary;
