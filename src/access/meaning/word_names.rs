//! Names of people that are ordinary words too: »Bent«, »Sol«, »Rosa«, »Skov«.

/// First names and names of families, in the normal form of letters.
const ORDINARY: &[&str] = &[
    // First names.
    "adel", "alv", "amber", "anker", "april", "arne", "ask", "august", "aksel", "bark", "bent", "bill", "birk", "bjoern", "bob", "bror",
    "dag", "dan", "dawn", "daisy", "ebbe", "eik", "elm", "engel", "fin", "flora", "frank", "fred", "frede", "frid", "frost", "fryd",
    "glad", "grace", "gro", "gry", "guy", "harry", "hazel", "helle", "hope", "humle", "iris", "iver", "ivy", "jade", "jarl", "joy", "jul",
    "juli", "juni", "june", "july", "kaj", "kalle", "karl", "karma", "kit", "kristen", "krone", "lam", "lau", "lilje", "lily", "lille",
    "linde", "line", "linn", "liv", "lykke", "lyng", "laerke", "maj", "mai", "mark", "max", "may", "mille", "nat", "nick", "nor", "nord",
    "odd", "ode", "olive", "pan", "pat", "pax", "per", "perle", "pearl", "pil", "pilgrim", "poppel", "ran", "rane", "rask", "ray", "roman",
    "ros", "rosa", "rose", "ruby", "rune", "saga", "sejr", "signe", "silke", "siv", "skjold", "sol", "stig", "sten", "stein", "steen",
    "storm", "sue", "sund", "sus", "svend", "soes", "soeren", "tim", "time", "tone", "tor", "tove", "trille", "trold", "tue", "val",
    "vester", "vibe", "vide", "viola", "violet", "viol", "vilje", "vips", "vaar", "viking", "aere", "oern",
    // Names of families.
    "bager", "bak", "bakke", "berg", "bille", "bird", "bjerg", "black", "blad", "blom", "bonde", "borg", "brun", "brink", "bro", "brown",
    "busk", "bang", "baek", "boeg", "boelge", "cook", "dal", "dam", "day", "degn", "drost", "due", "dyb", "ege", "eng", "engen", "falk",
    "fisk", "fisker", "fjeld", "foged", "fox", "fugl", "fuglsang", "fynbo", "gade", "gammel", "gran", "grand", "gren", "green", "grube",
    "groen", "gaas", "hald", "hall", "halse", "hammer", "hane", "hare", "hassel", "have", "hede", "hegn", "hill", "hjort", "hjelm", "hoff",
    "holm", "holt", "hove", "hoved", "hus", "huse", "hvid", "hoej", "hoest", "jord", "jyde", "juul", "kam", "kilde", "king", "kirke",
    "klint", "klit", "klog", "klok", "kok", "konge", "krabbe", "krage", "kran", "krog", "kruse", "kvist", "koebmand", "kaer", "kjaer",
    "lang", "lange", "lassen", "let", "lind", "list", "lund", "lunde", "lux", "lyst", "loev", "loeve", "maler", "mand", "marsk", "mose",
    "munk", "mus", "moelle", "moeller", "noer", "nyborg", "odder", "orm", "page", "palm", "palme", "park", "penge", "plov", "prip",
    "prior", "price", "ravn", "rich", "ring", "ris", "rod", "roed", "rosen", "rytter", "sand", "sang", "skipper", "skov", "skriver",
    "skytte", "skaft", "slot", "smed", "sne", "sommer", "sort", "spang", "spejder", "stald", "stage", "stav", "stone", "stor", "stork",
    "strand", "stub", "sundby", "svane", "svart", "toft", "torp", "torv", "tang", "thing", "ting", "traeger", "tyr", "ulv", "vad", "vand",
    "vang", "vejen", "vest", "vig", "vind", "vinter", "vogn", "vold", "waters", "white", "winter", "wolf", "wood", "woods", "young", "aas",
    "oest", "oester", "ager", "lejre", "ribe", "skive", "thy", "mors", "fyn", "als", "samsoe", "hobro",
];

/// Names that are words of every sentence: in small letters they are one only beside another name of the person.
const GRAMMAR: &[&str] = &[
    "alle", "andre", "and", "ben", "da", "dem", "den", "der", "det", "din", "eng", "even", "far", "for", "han", "hans", "hun", "ham",
    "her", "kan", "kun", "love", "man", "men", "min", "mor", "over", "ren", "rene", "sin", "sine", "som", "song", "son", "tage", "tom",
    "van", "var", "vil", "ville", "will", "may", "mark", "long", "best", "well", "bad", "god", "ung", "unge", "ny", "nye", "ned", "sen",
    "set", "gaa", "staa", "lad", "lade", "bo", "boe", "du", "do", "an", "at", "jo", "ja", "nej", "eller", "under", "efter", "tid", "tider",
];

/// Words that end in s beside a name and are no genitive of it.
const WITH_S: &[&str] = &[
    "alles", "bos", "dags", "findes", "frosts", "haves", "hopes", "juls", "lades", "langs", "lands", "lives", "livs", "loves", "lykkes",
    "marks", "mores", "mors", "nats", "rings", "rises", "roses", "sands", "signes", "sommers", "sorts", "storms", "tings", "tages",
    "times", "tones", "vands", "vinters", "vests", "kilds", "kirkes", "heles", "helles", "kalles", "trilles",
];

/// Whether a name is an ordinary word too.
pub(super) fn is_ordinary_name(name: &str) -> bool {
    ORDINARY.contains(&name) || GRAMMAR.contains(&name)
}

/// Whether a name is a word of every sentence.
pub(super) fn is_word_of_grammar(name: &str) -> bool {
    GRAMMAR.contains(&name)
}

/// Whether a word with an s is a word of its own, and no genitive.
pub(super) fn is_word_with_s(form: &str) -> bool {
    WITH_S.contains(&form)
}
