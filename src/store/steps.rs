//! How the schema came to be what it is: `schema.sql` is always the newest one whole; a change is made there and,
//! for the databases that people have, appended here.

/// One change of the schema.
pub(super) struct Step {
    /// The number of the schema that it leads to.
    pub to: i64,
    /// The statements that lead there from the number before.
    pub sql: &'static str,
}

/// Every change since the first schema, in order.
pub(super) const STEPS: &[Step] = &[
    Step {
        // How sure a status is. Every dossier is judged anew by the program that brought this.
        to: 2,
        sql: "ALTER TABLE assessments ADD COLUMN
              confidence REAL NOT NULL DEFAULT 0 CHECK (confidence BETWEEN 0 AND 1)",
    },
    Step {
        // How long an ask has been asked in vain, and which wording its standing comes from.
        to: 3,
        sql: include_str!("steps/3.sql"),
    },
    Step {
        // Decisions count by time instead of by number.
        to: 4,
        sql: include_str!("steps/4.sql"),
    },
    Step {
        // What was left out of a source, and the years that a source states.
        to: 5,
        sql: include_str!("steps/5.sql"),
    },
    Step {
        // What the words of a source weigh beside those of others.
        to: 6,
        sql: include_str!("steps/6.sql"),
    },
    Step {
        // From which edition on a dossier has to be judged anew.
        to: 7,
        sql: include_str!("steps/7.sql"),
    },
    Step {
        // How many sentences bear on an ask.
        to: 8,
        sql: include_str!("steps/8.sql"),
    },
];

/// The schema that a new database gets.
pub(super) const SCHEMA: &str = include_str!("../../schema.sql");

/// The number of [`SCHEMA`].
pub(super) fn newest(steps: &[Step]) -> i64 {
    steps.last().map_or(1, |step| step.to)
}
