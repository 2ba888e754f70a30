//! Whether words read like the beginning of an ask.

/// Verbs with which recommendations begin, as far as a list can name them. Needed only where
/// semicolons and full stops compete; elsewhere any verb will do.
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

/// Words that carry on the sentence before rather than begin an ask of their own.
#[rustfmt::skip]
const CARRIES_ON: &[&str] = &[
    "this", "these", "those", "such", "it", "they", "the", "that", "their", "its", "he", "she",
    "there", "a", "an", "however", "specifically", "additionally", "furthermore", "moreover",
    "also", "including", "which", "who", "where", "or", "but", "among", "examples", "authorities",
    "officials", "article", "articles", "art", "no", "section", "victims", "traffickers",
];

/// Phrases that carry on the sentence before.
const PHRASES: &[&str] = &[
    "in addition",
    "in particular",
    "for example",
    "for instance",
    "as such",
];

/// Whether `text` can begin an ask: a capital, and no word that carries on what went before.
pub(super) fn can_begin(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    let word = first_word(text);
    let lower = text.to_lowercase();
    let followed_by_comma = text[word.len().min(text.len())..].starts_with(',');
    !(CARRIES_ON.contains(&word.as_str())
        || PHRASES.iter().any(|phrase| lower.starts_with(phrase))
        || followed_by_comma && word.ends_with("ly"))
}

/// Whether `text` surely begins an ask: with a verb of the list, or an adverb before it.
pub(super) fn surely_begins(text: &str) -> bool {
    let text = text.trim_start();
    let text = text
        .strip_prefix("and ")
        .or_else(|| text.strip_prefix("and, "))
        .unwrap_or(text)
        .trim_start();
    let word = first_word(text);
    VERBS.contains(&word.as_str()) || (word.len() > 4 && word.ends_with("ly"))
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || "'’-".contains(*c))
        .flat_map(char::to_lowercase)
        .collect()
}
