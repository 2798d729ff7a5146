//! `sag.yaml`: what the tovholder keeps about one forløb.

use schemars::JsonSchema;
use serde::Deserialize;

use super::id_list::{IdList, PairList, ids, pairs};
use super::indicator::{ChosenIndicator, Measurement};
use super::person::{Citizen, Person};
use super::place::Placed;
use super::value::{Date, Id, Language, Text, YesNo, words};

/// One forløb as it stands in `sag.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "sag.yaml", description = "Et forløb i Åben Dialog. Holdes af tovholderen")]
pub struct CaseFile {
    /// The forløb's own mark, which stays when its folder is renamed.
    #[schemars(
        description = "Forløbets eget mærke, skrevet af »ny sag«. Programmets tal kender forløbet på det, også når mappen får et andet navn. Lad det stå, og brug det ikke i en anden sag",
        example = &"f-8kq2m4x7rt"
    )]
    pub id: Option<Placed<Id>>,
    /// The municipality's own number of the case, printed as a reference.
    #[serde(rename = "sagsnummer")]
    #[schemars(description = "Trykkes som reference på brevene", example = &"27.42.00-P35-14-26")]
    pub reference: Option<Placed<Text>>,
    /// The language of the case's documents.
    #[serde(rename = "sprog")]
    #[schemars(description = "Sagens sprog: da, nb eller en")]
    pub language: Option<Placed<Language>>,
    /// The borger.
    #[serde(rename = "borger")]
    #[schemars(description = "Borgeren, som forløbet handler om")]
    pub citizen: Citizen,
    /// The forløb's dates.
    #[serde(rename = "forløb")]
    #[schemars(description = "Forløbets datoer")]
    pub course: Course,
    /// Who follows the forløb.
    #[serde(rename = "netværksteam")]
    #[schemars(description = "Netværksteamet, som id'er i netværk")]
    pub team: Team,
    /// Everybody on the map and in the overview, in the users' own order.
    #[serde(rename = "netværk", default)]
    #[schemars(description = "Alle på netværkskortet og i netværksoverblikket, i jeres egen rækkefølge")]
    pub network: Vec<Person>,
    /// Pairs of people who have to do with each other.
    #[serde(rename = "streger", default, deserialize_with = "pairs")]
    #[schemars(with = "PairList", description = "Par af personer, der har med hinanden at gøre", example = [["mor", "far"]])]
    pub lines: Vec<Placed<Vec<Placed<Id>>>>,
    /// Who may see what.
    #[serde(rename = "samtykke", default)]
    #[schemars(description = "Hvem der må se hvad, ud over borgeren selv")]
    pub consents: Consents,
    /// The indicators chosen with the borger; none means all ten.
    #[serde(rename = "indikatorer")]
    #[schemars(description = "De indikatorer, der er valgt sammen med borgeren. Uden listen: alle ti")]
    pub indicators: Option<Vec<Placed<ChosenIndicator>>>,
    /// What the borger wishes at the first talks.
    #[serde(rename = "udgangspunkt", default)]
    #[schemars(description = "Borgerens egne ord fra de første samtaler; til borgeren og netværksteamet")]
    pub starting_point: StartingPoint,
    /// Answers given outside a meeting.
    #[serde(rename = "målinger", default)]
    #[schemars(description = "Svar givet uden for et møde, fx ved starten")]
    pub measurements: Vec<Measurement>,
    /// What is said when the forløb ends.
    #[serde(rename = "afslutning")]
    #[schemars(description = "Til status ved slutningen af forløbet")]
    pub ending: Option<Ending>,
}

/// The forløb's own dates (001 §1–5).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Forløbets datoer")]
pub struct Course {
    /// The first approach.
    #[serde(rename = "henvendelse")]
    #[schemars(description = "Den første henvendelse")]
    pub approach: Placed<Date>,
    /// The day on which the borger first talked with somebody.
    #[serde(rename = "første kontakt")]
    #[schemars(description = "Den dag, borgeren første gang talte med nogen")]
    pub first_contact: Option<Placed<Date>>,
    /// The day on which the borger signed.
    #[serde(rename = "samtykke")]
    #[schemars(description = "Den dag, borgeren skrev under. Forløbet begynder her, og intet sendes før")]
    pub consent: Option<Placed<Date>>,
    /// The day from which nothing goes to others: the borger took the consent back.
    #[serde(rename = "samtykke trukket", default, deserialize_with = "super::read::written")]
    #[schemars(
        with = "Placed<Date>",
        description = "Den dag, borgeren trak samtykket tilbage. Fra den dag går intet til andre"
    )]
    pub withdrawn: Option<Placed<Date>>,
    /// The day on which the borger decided to end it.
    #[serde(rename = "afsluttet")]
    #[schemars(description = "Kun når borgeren har besluttet det")]
    pub ended: Option<Placed<Date>>,
}

/// The netværksteam: tovholder, mødeleder and reflektører.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Netværksteamet, som id'er i netværk")]
pub struct Team {
    /// The tovholder, by id.
    #[serde(rename = "tovholder")]
    #[schemars(description = "Følger borgeren hele vejen", example = &"pia")]
    pub coordinator: Placed<Id>,
    /// The mødeledere, by id.
    #[serde(rename = "mødeleder", default, deserialize_with = "ids")]
    #[schemars(with = "IdList", description = "Leder mødets proces; gerne to", example = &"jens")]
    pub facilitators: Vec<Placed<Id>>,
    /// The reflektører, by id.
    #[serde(rename = "reflektører", default, deserialize_with = "ids")]
    #[schemars(with = "IdList", description = "Reflekterer højt sammen med mødelederen", example = ["mette"])]
    pub reflectors: Vec<Placed<Id>>,
    /// Those who were tovholder before.
    #[serde(rename = "tidligere tovholdere", default)]
    #[schemars(description = "Tovholdere før den nuværende")]
    pub earlier_coordinators: Vec<Handover>,
}

impl Team {
    /// Everyone of the team, the tovholder first, nobody twice.
    pub fn members(&self) -> Vec<&Placed<Id>> {
        let mut members = vec![&self.coordinator];
        for member in self.facilitators.iter().chain(&self.reflectors) {
            if !members.iter().any(|m| m.value == member.value) {
                members.push(member);
            }
        }
        members
    }

    /// Whether `id` is in the team.
    pub fn has(&self, id: &str) -> bool {
        self.members().iter().any(|m| m.value.0 == id)
    }
}

/// A tovholder replaced by another (001 §1.1).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "En tidligere tovholder")]
pub struct Handover {
    /// The one who was tovholder, by id.
    #[schemars(description = "Id i netværk", example = &"ole")]
    pub person: Placed<Id>,
    /// Their last day as tovholder.
    #[serde(rename = "til")]
    #[schemars(description = "Sidste dag som tovholder")]
    pub until: Placed<Date>,
    /// Whether the borger was there when the forløb was handed over.
    #[serde(rename = "borgeren deltog i overleveringen", default)]
    #[schemars(description = "Var borgeren med, da den nye tovholder tog over?")]
    pub citizen_took_part: Option<Placed<YesNo>>,
}

/// Whom the borger lets see the map and the overview.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Hvem der må se hvad, ud over borgeren selv")]
pub struct Consents {
    /// Those who may see the netværkskort, by id.
    #[serde(rename = "netværkskort må ses af", default, deserialize_with = "ids")]
    #[schemars(with = "IdList", description = "Id'er i netværk", example = ["pia", "jens"])]
    pub map: Vec<Placed<Id>>,
    /// Those who may see the netværksoverblik, by id.
    #[serde(rename = "netværksoverblik må ses af", default, deserialize_with = "ids")]
    #[schemars(with = "IdList", description = "Id'er i netværk", example = ["pia", "jens", "mette"])]
    pub overview: Vec<Placed<Id>>,
    /// What the borger said of it, and on which day: a record, which stays when they say otherwise. What holds is what the lists say.
    #[serde(rename = "sagt", default)]
    #[schemars(
        description = "Hvad borgeren har sagt ja og nej til og hvornår. Skrives, når der svares ved skærmen. Det, der gælder, er listerne ovenfor"
    )]
    pub said: Vec<ConsentSaid>,
}

words! {
    /// A paper that the borger lets others see.
    pub enum ConsentPaper {
        Map = "netværkskort",
        Overview = "netværksoverblik",
    }
}

/// That the borger let somebody see a paper, or no more, on a day.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Et ja eller et nej fra borgeren")]
pub struct ConsentSaid {
    /// The day.
    #[serde(rename = "dato")]
    #[schemars(description = "Dagen, det blev sagt")]
    pub date: Placed<Date>,
    /// Whom it is about, by id.
    #[schemars(description = "Id i netværk", example = &"pia")]
    pub person: Placed<Id>,
    /// What they may see.
    #[serde(rename = "papir")]
    #[schemars(description = "Hvad personen må se")]
    pub paper: Placed<ConsentPaper>,
    /// Whether they may.
    #[serde(rename = "svar")]
    #[schemars(description = "Om borgeren sagde ja")]
    pub may: Placed<YesNo>,
}

/// What the borger wishes, needs, finds hard and hopes at the first talks, in their own words (001 §1.1; 002).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Borgerens egne ord fra de første samtaler; til borgeren og netværksteamet")]
pub struct StartingPoint {
    /// What the borger wishes.
    #[serde(rename = "ønsker", default)]
    #[schemars(description = "Hvad borgeren ønsker sig", example = ["Komme ud om morgenen"])]
    pub wishes: Vec<Placed<Text>>,
    /// What the borger needs.
    #[serde(rename = "behov", default)]
    #[schemars(description = "Hvad borgeren har brug for", example = ["En, der ringer"])]
    pub needs: Vec<Placed<Text>>,
    /// What is hard.
    #[serde(rename = "svært", default)]
    #[schemars(description = "Hvad der er svært", example = ["Post fra kommunen"])]
    pub hard: Vec<Placed<Text>>,
    /// Hopes and dreams.
    #[serde(rename = "håb og drømme", default)]
    #[schemars(description = "Hvad borgeren håber og drømmer om", example = ["Tilbage til bageriet"])]
    pub hopes: Vec<Placed<Text>>,
}

impl StartingPoint {
    /// Whether nothing of it is written.
    pub fn is_empty(&self) -> bool {
        let Self {
            wishes,
            needs,
            hard,
            hopes,
        } = self;
        [wishes, needs, hard, hopes].into_iter().all(Vec::is_empty)
    }
}

/// What is said when the forløb ends (001 §5).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Til status ved slutningen af forløbet")]
pub struct Ending {
    /// How and by whom it was decided.
    #[serde(rename = "besluttet")]
    #[schemars(description = "Hvornår og af hvem afslutningen er besluttet")]
    pub decided: Option<Placed<Text>>,
    /// What has opened during the forløb.
    #[serde(rename = "åbninger", default)]
    #[schemars(description = "Hvad der er åbnet sig", example = ["Sara er begyndt på HF"])]
    pub openings: Vec<Placed<Text>>,
    /// The borger's own words.
    #[serde(rename = "borgerens ord")]
    #[schemars(description = "Borgerens egne ord om forløbet")]
    pub words: Option<Placed<Text>>,
    /// Support from now on.
    #[serde(rename = "videre støtte")]
    #[schemars(description = "Den støtte, der går videre")]
    pub support: Option<Placed<Text>>,
    /// Whom the borger can come back to, by id.
    #[serde(rename = "kan vende tilbage til")]
    #[schemars(description = "Id i netværk", example = &"pia")]
    pub come_back_to: Option<Placed<Id>>,
}
