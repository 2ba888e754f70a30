//! The verbs with which recommendations begin, for those who read a list and those who name an ask.

/// Verbs with which recommendations begin, as far as a list can name them.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "accede", "achieve", "acknowledge", "act", "address", "adhere", "adopt", "afford", "allocate",
    "allow", "amend", "apply", "appoint", "approve", "assess", "assign", "assist", "bring",
    "broaden", "build", "carry", "cease", "clarify", "codify", "collaborate", "collect", "combat",
    "commit", "compile", "complete", "comply", "conduct", "consider", "consult", "continue",
    "convict", "cooperate", "coordinate", "create", "criminalize", "cut", "decrease", "dedicate",
    "define", "demonstrate", "designate", "develop", "devote", "disaggregate", "disseminate",
    "distribute", "document", "draft", "educate", "eliminate", "empower", "enable", "enact",
    "encourage", "end", "enforce", "engage", "enhance", "enlist", "ensure", "equip", "establish",
    "evaluate", "examine", "exempt", "expand", "expedite", "explore", "extend", "facilitate",
    "finalize", "finance", "finish", "follow", "formalize", "formulate", "foster", "fulfill",
    "fund", "give", "grant", "guarantee", "halt", "harmonize", "hire", "hold", "identify",
    "implement", "impose", "improve", "include", "incorporate", "increase", "inform", "initiate",
    "inspect", "institute", "institutionalize", "integrate", "intensify", "introduce",
    "investigate", "issue", "join", "launch", "license", "limit", "maintain", "make", "mandate",
    "monitor", "negotiate", "offer", "open", "operate", "order", "participate", "partner", "pass",
    "penalize", "permit", "place", "prepare", "prescribe", "prevent", "prioritize", "proceed",
    "produce", "prohibit", "promote", "promulgate", "prosecute", "protect", "provide", "publicize",
    "publish", "punish", "pursue", "raise", "ratify", "recognize", "reduce", "refer", "refrain",
    "reform", "register", "regulate", "reinforce", "release", "remove", "repeal", "report",
    "require", "research", "respect", "respond", "review", "revise", "sanction", "screen", "seek",
    "select", "sensitize", "sentence", "separate", "share", "sign", "simplify", "staff",
    "standardize", "start", "step", "stop", "streamline", "strengthen", "submit", "supply",
    "support", "sustain", "take", "target", "track", "train", "treat", "undertake", "update",
    "uphold", "upgrade", "use", "utilize", "vet", "work",
];

/// Whether `word`, in lower case, is such a verb.
pub fn asks(word: &str) -> bool {
    VERBS.contains(&word)
}
