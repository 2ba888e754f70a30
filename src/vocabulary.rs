//! The words for what became of a recommendation and for what a sentence says of it, everywhere the
//! same.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An enumeration that people meet as lower-case words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $error:ident, $what:literal { $($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$doc])* $variant),* }

        impl $name {
            /// Every value, in the order in which people list them.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word for it, everywhere the same.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.word()) }
        }

        /// A word that is none of these.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        #[error("\"{0}\" is no {what}; use one of {words}", what = $what, words = [$($word),*].join(", "))]
        pub struct $error(String);

        impl FromStr for $name {
            type Err = $error;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                $name::ALL.iter().copied()
                    .find(|value| value.word().eq_ignore_ascii_case(word.trim()))
                    .ok_or_else(|| $error(word.to_owned()))
            }
        }
    };
}

words! {
    /// What became of a recommendation.
    Status, UnknownStatus, "status" {
        /// Not asked again, and done.
        Met = "met",
        /// Real progress, but asked again or still insufficient.
        Partial = "partial",
        /// Asked again or said to be lacking, and no progress.
        Unmet = "unmet",
        /// Not asked again, and no evidence either way.
        Dropped = "dropped",
        /// No later report says anything yet.
        Pending = "pending",
    }
}

impl Status {
    /// What it means, in words: true whether or not there are sentences that are too unsure or say too
    /// little to count.
    pub fn meaning(self) -> &'static str {
        match self {
            Status::Met => "no longer asked, and done",
            Status::Partial => "real progress, but asked again or still insufficient",
            Status::Unmet => "asked again or said to be lacking, and no progress that counts",
            Status::Dropped => "no longer asked, and no evidence that counts either way",
            Status::Pending => "no later report says anything yet",
        }
    }

    /// What it means where no sentence tells of any progress, counted or not.
    pub fn meaning_without_progress(self) -> &'static str {
        match self {
            Status::Unmet => "asked again or said to be lacking, and no progress found",
            other => other.meaning(),
        }
    }

    /// What it means where no sentence bears on it at all.
    pub fn meaning_in_silence(self) -> &'static str {
        match self {
            Status::Dropped => "no longer asked, and no evidence either way",
            other => other.meaning_without_progress(),
        }
    }

    /// How much is left to do, 0 (nothing) to 4: where several wordings stand for one thing, the one
    /// that leaves most to do speaks for all.
    pub fn left_to_do(self) -> u8 {
        match self {
            Status::Unmet => 4,
            Status::Partial => 3,
            Status::Pending => 2,
            Status::Dropped => 1,
            Status::Met => 0,
        }
    }
}

words! {
    /// What a sentence says of a recommendation.
    Stance, UnknownStance, "stance" {
        /// Something was done towards it.
        Progress = "progress",
        /// Not done, insufficient, nothing reported.
        Lack = "lack",
        /// Worse than before.
        Setback = "setback",
        /// Both in one sentence.
        Mixed = "mixed",
    }
}

impl Stance {
    /// What it means, in words.
    pub fn meaning(self) -> &'static str {
        match self {
            Stance::Progress => "something was done towards it",
            Stance::Lack => "not done, insufficient, or nothing reported",
            Stance::Setback => "worse than before",
            Stance::Mixed => "progress and lack in one sentence",
        }
    }
}
