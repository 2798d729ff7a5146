//! The fixed set of tables: their rows, and the rule of each in plain words. There are no others, and no way to ask for
//! a table of one place, one team or one kind of borger: that is how small groups come about.

use super::facts::INDICATORS;

/// The version of this set. Reports with the same number have the same tables.
pub const TABLE_SET: u32 = 1;

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub struct RowSpec {
    /// A stable name, for texts in other languages.
    pub id: &'static str,
    /// Its Danish name, as in the CSV.
    pub name: &'static str,
    /// Whether it holds those without an answer.
    pub missing: bool,
}

/// A table that splits people, or meetings, into rows.
#[derive(Debug, Clone, Copy)]
pub struct TableSpec {
    /// A stable name, for texts in other languages.
    pub id: &'static str,
    /// Its Danish title, as in the CSV.
    pub title: &'static str,
    /// The rows.
    pub rows: &'static [RowSpec],
    /// Every row, in the order in which it may be withheld as a partner: the least interesting first.
    pub order: &'static [usize],
    /// Who is counted, and when.
    pub rule: &'static str,
    /// What the number can and cannot say.
    pub reading: &'static str,
}

const fn row(id: &'static str, name: &'static str) -> RowSpec {
    RowSpec { id, name, missing: false }
}

const fn missing(id: &'static str, name: &'static str) -> RowSpec {
    RowSpec { id, name, missing: true }
}

pub(super) const STATUS: TableSpec = TableSpec {
    id: "forloeb",
    title: "Forløb",
    rows: &[
        row("ikke-begyndt", "Henvendt, ikke begyndt"),
        row("i-gang", "I gang"),
        row("afsluttet", "Afsluttet"),
    ],
    order: &[0, 1, 2],
    rule: "Alle forløb, hvor henvendelsen kom senest på periodens sidste dag, og som ikke var afsluttet før dens første. Et forløb er begyndt, når borgeren har skrevet under på samtykket. Sidste dag afgør, hvor det tælles. Et forløb, der sluttede uden samtykke, står som ikke begyndt.",
    reading: "Tallet viser, hvor mange der er i kontakt med Åben Dialog. Det siger ikke, hvor mange der kunne have gavn af det.",
};

pub(super) const APPROACH: TableSpec = TableSpec {
    id: "henvendelser",
    title: "Henvendelser",
    rows: &[row("i-perioden", "I perioden"), row("foer-perioden", "Før perioden")],
    order: &[1, 0],
    rule: "De samme forløb, delt efter hvornår henvendelsen kom.",
    reading: "Tallet viser tilgangen. Det siger ikke, hvor mange der blev henvist andre steder hen.",
};

pub(super) const MEETINGS_PER_CASE: TableSpec = TableSpec {
    id: "moeder-pr-forloeb",
    title: "Møder pr. afsluttet forløb",
    rows: &[
        row("under-2", "Ingen eller ét møde"),
        row("2-3", "2-3 møder"),
        row("4-6", "4-6 møder"),
        row("7-", "7 møder eller flere"),
    ],
    order: &[3, 2, 1, 0],
    rule: "Forløb, der var begyndt og blev afsluttet i perioden. Alle holdte møder i forløbet tæller, også dem før perioden. Aflyste møder tæller ikke.",
    reading: "Et forløb skal have mindst to møder. Mange møder er hverken godt eller skidt i sig selv: borgeren bestemmer.",
};

pub(super) const CONTACT: TableSpec = TableSpec {
    id: "foerste-kontakt",
    title: "Første kontakt",
    rows: &[
        row("inden-en-uge", "Inden for 7 dage"),
        row("senere", "Senere"),
        missing("ikke-registreret", "Ikke registreret"),
    ],
    order: &[1, 0, 2],
    rule: "Alle forløb i rapporten, også dem der kom før perioden. Dage fra henvendelse til første kontakt; påbegyndte uger tæller som hele i medianen. En kontakt før henvendelsen regnes som samme dag.",
    reading: "Tallet viser, om hjælpen kommer hurtigt. Det siger ikke, hvorfor nogen ventede.",
};

pub(super) const FIRST_MEETING: TableSpec = TableSpec {
    id: "foerste-moede",
    title: "Første netværksmøde",
    rows: &[
        row("inden-tre-uger", "Inden for 21 dage"),
        row("ikke-inden-tre-uger", "Ikke inden for 21 dage"),
    ],
    order: &[1, 0],
    rule: "Alle forløb i rapporten, også dem der kom før perioden. Dage fra henvendelse til første holdte møde. De, der intet møde har haft endnu, står under »ikke inden for 21 dage«. Medianen er den uge, da halvdelen havde holdt deres første møde; den trykkes kun, når den er højst tre.",
    reading: "Tallet viser tempoet. Et senere møde kan være borgerens eget ønske.",
};

pub(super) const COORDINATOR: TableSpec = TableSpec {
    id: "tovholder",
    title: "Tovholder",
    rows: &[row("samme", "Samme tovholder hele vejen"), row("skiftet", "Tovholder skiftet")],
    order: &[1, 0],
    rule: "Alle forløb i rapporten, fra henvendelsen til periodens sidste dag.",
    reading: "Tallet viser, om borgeren har kunnet beholde den samme. Et skift kan være borgerens ønske.",
};

pub(super) const HANDOVER: TableSpec = TableSpec {
    id: "overleveringer",
    title: "Overlevering til ny tovholder",
    rows: &[
        row("med-borgeren", "Borgeren var med hver gang"),
        row("uden-borgeren", "Borgeren var ikke med hver gang"),
        missing("ikke-noteret", "Ikke noteret"),
    ],
    order: &[1, 0, 2],
    rule: "Forløb, hvor tovholderen er skiftet mindst én gang inden periodens sidste dag. Et forløb tælles én gang, også hvis tovholderen er skiftet flere gange.",
    reading: "Tallet viser, om borgeren var til stede. Det siger ikke, hvordan overleveringen føltes.",
};

pub(super) const CONTINUITY: TableSpec = TableSpec {
    id: "team-fra-moede-til-moede",
    title: "Netværksteamet fra møde til møde",
    rows: &[
        row("genganger", "Mindst én fra mødet før"),
        row("ingen-genganger", "Ingen fra mødet før"),
        missing("foerste", "Forløbets første møde"),
        missing("ikke-noteret", "Deltagere ikke noteret"),
    ],
    order: &[1, 0, 3, 2],
    rule: "Møder, der blev holdt i perioden. Et møde sammenlignes med det forrige holdte møde i samme forløb, også hvis det lå før perioden. Tabellen trykkes kun, når mindst ti borgere har haft møder, og ingen enkelt borger fylder mere end halvdelen.",
    reading: "Tallet viser, om borgeren møder nogen fra sidst. Det siger ikke, om det var den rette.",
};

const ANSWERS: &[RowSpec] = &[
    row("i-hoej-grad", "I høj grad"),
    row("i-nogen-grad", "I nogen grad"),
    row("i-mindre-grad", "I mindre grad"),
    row("slet-ikke", "Slet ikke"),
    missing("ikke-besvaret", "Ikke besvaret"),
];

const ANSWERS_RULE: &str = "Møder, der blev holdt i perioden. Andelen regnes af de besvarede møder. Et svar trykkes kun, når mindst fem borgere har givet det, og ingen enkelt borger står for mere end halvdelen af det.";

pub(super) const UNDERSTANDING: TableSpec = TableSpec {
    id: "stoerre-forstaaelse",
    title: "Udbytte: større forståelse",
    rows: ANSWERS,
    order: &[2, 3, 1, 0, 4],
    rule: ANSWERS_RULE,
    reading: "Tallet viser, hvad borgerne svarede. De, der ikke svarede, kan have ment noget andet.",
};

pub(super) const HOPE: TableSpec = TableSpec {
    id: "nye-muligheder-og-haab",
    title: "Udbytte: nye muligheder og håb",
    rows: ANSWERS,
    order: &[2, 3, 1, 0, 4],
    rule: ANSWERS_RULE,
    reading: "Tallet viser, hvad borgerne svarede. De, der ikke svarede, kan have ment noget andet.",
};

const DEVELOPMENT_ROWS: &[RowSpec] = &[
    row("hoejere", "Højere"),
    row("det-samme", "Det samme"),
    row("lavere", "Lavere"),
    missing("faerre-end-to", "Færre end to målinger"),
    missing("ikke-valgt", "Ikke valgt"),
];

const BEGAN_ROWS: &[RowSpec] = &[
    row("lavt-hoejere", "Begyndte lavt: højere"),
    row("lavt-ikke-hoejere", "Begyndte lavt: ikke højere"),
    row("oevrige-hoejere", "Øvrige: højere"),
    row("oevrige-ikke-hoejere", "Øvrige: ikke højere"),
];

const DEVELOPMENT_RULE: &str = "Alle forløb i rapporten. Borgerens første måling i forløbet holdes op mod den seneste inden periodens udgang; de to skal være fra hver sin dag. Andelen regnes af dem med to målinger.";
const DEVELOPMENT_READING: &str = "Tallet viser, hvor borgerne selv har sat et andet tal. Det siger ikke, at Åben Dialog er grunden.";
const BEGAN_RULE: &str = "Borgere med to målinger. Den, hvis første måling lå i skalaens nederste halvdel (midten regnet med), begyndte lavt. Tabellen trykkes kun, når hver af de fire rækker har mindst fem borgere.";
const BEGAN_READING: &str = "Den, der begynder lavt, har mere plads opad: en del af forskellen kommer altid af det.";

macro_rules! for_each_indicator {
    ($prefix:literal, $title:literal, $rows:expr, $order:expr, $rule:expr, $reading:expr) => {
        [
            for_each_indicator!(@ $prefix, $title, $rows, $order, $rule, $reading, "psykisk-velbefindende", "psykisk velbefindende"),
            for_each_indicator!(@ $prefix, $title, $rows, $order, $rule, $reading, "fysisk-velbefindende", "fysisk velbefindende"),
            for_each_indicator!(@ $prefix, $title, $rows, $order, $rule, $reading, "hverdagsaktiviteter", "hverdagsaktiviteter"),
            for_each_indicator!(@ $prefix, $title, $rows, $order, $rule, $reading, "sociale-netvaerk", "sociale netværk"),
            for_each_indicator!(@ $prefix, $title, $rows, $order, $rule, $reading, "arbejde", "arbejde"),
            for_each_indicator!(@ $prefix, $title, $rows, $order, $rule, $reading, "relationer", "relationer"),
            for_each_indicator!(@ $prefix, $title, $rows, $order, $rule, $reading, "ansvar-og-forpligtelser", "ansvar og forpligtelser"),
            for_each_indicator!(@ $prefix, $title, $rows, $order, $rule, $reading, "alkohol-og-stoffer", "alkohol og stoffer"),
            for_each_indicator!(@ $prefix, $title, $rows, $order, $rule, $reading, "identitet-og-selvvaerd", "identitet og selvværd"),
            for_each_indicator!(@ $prefix, $title, $rows, $order, $rule, $reading, "haab-og-tillid", "håb og tillid"),
        ]
    };
    (@ $prefix:literal, $title:literal, $rows:expr, $order:expr, $rule:expr, $reading:expr, $id:literal, $name:literal) => {
        TableSpec {
            id: concat!($prefix, $id),
            title: concat!($title, $name),
            rows: $rows,
            order: $order,
            rule: $rule,
            reading: $reading,
        }
    };
}

pub(super) const DEVELOPMENT: [TableSpec; INDICATORS.len()] = for_each_indicator!(
    "udvikling-",
    "Udvikling: ",
    DEVELOPMENT_ROWS,
    &[1, 2, 0, 4, 3],
    DEVELOPMENT_RULE,
    DEVELOPMENT_READING
);

pub(super) const BEGAN: [TableSpec; INDICATORS.len()] = for_each_indicator!(
    "begyndte-",
    "Udvikling efter begyndelse: ",
    BEGAN_ROWS,
    &[0, 1, 2, 3],
    BEGAN_RULE,
    BEGAN_READING
);

const SIZES: &[RowSpec] = &[
    row("0-4", "Op til 4 personer"),
    row("5-9", "5-9 personer"),
    row("10-", "10 personer eller flere"),
];

pub(super) const NETWORK_START: TableSpec = TableSpec {
    id: "netvaerk-ved-start",
    title: "Netværk ved start",
    rows: SIZES,
    order: &[2, 0, 1],
    rule: "Alle forløb i rapporten. Alle på borgerens netværkskort den dag, samtykket blev givet; uden samtykke den dag, henvendelsen kom. Private og professionelle tæller begge.",
    reading: "Kortet viser, hvem borgeren selv har sat på det. Et lille netværk kan være et nært.",
};

pub(super) const NETWORK_NOW: TableSpec = TableSpec {
    id: "netvaerk-nu",
    title: "Netværk nu",
    rows: SIZES,
    order: &[2, 0, 1],
    rule: "De samme forløb på periodens sidste dag; for afsluttede forløb den dag, de sluttede.",
    reading: "Kortet viser, hvem borgeren selv har sat på det. Et lille netværk kan være et nært.",
};

pub(super) const TEAM: TableSpec = TableSpec {
    id: "uddannede-i-teamet",
    title: "Uddannede i netværksteamet",
    rows: &[
        row("ingen", "Ingen uddannet"),
        row("en", "Hviler på én uddannet"),
        row("to", "To uddannede eller flere"),
    ],
    order: &[0, 2, 1],
    rule: "Alle forløb i rapporten efter, hvor mange i det nuværende netværksteam der er uddannet i Åben Dialog. Afsluttede forløb tælles med det team, de havde til sidst.",
    reading: "Et forløb, der hviler på én, er sårbart, når den ene er væk. Tallet siger ikke noget om, hvor godt der arbejdes.",
};
