//! `sag.yaml`: what the tovholder keeps about one forløb.

use schemars::JsonSchema;
use serde::Deserialize;

use super::indicator::{ChosenIndicator, Measurement};
use super::person::{Citizen, Person};
use super::place::Placed;
use super::short_form::{IdList, ids};
use super::value::{Date, Id, Language, Text, YesNo};

/// One forløb as it stands in `sag.yaml`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "sag.yaml", description = "Et forløb i Åben Dialog. Holdes af tovholderen")]
pub struct CaseFile {
    #[serde(rename = "sagsnummer")]
    #[schemars(description = "Trykkes som reference på brevene", example = &"27.42.00-P35-14-26")]
    pub reference: Option<Placed<Text>>,
    #[serde(rename = "sprog")]
    #[schemars(description = "Sagens sprog: da, nb eller en")]
    pub language: Option<Placed<Language>>,
    #[serde(rename = "borger")]
    pub citizen: Citizen,
    #[serde(rename = "forløb")]
    pub course: Course,
    #[serde(rename = "netværksteam")]
    pub team: Team,
    #[serde(rename = "netværk", default)]
    #[schemars(description = "Alle på netværkskortet og i netværksoverblikket, i jeres egen rækkefølge")]
    pub network: Vec<Person>,
    #[serde(rename = "streger", default)]
    #[schemars(description = "Par af personer, der har med hinanden at gøre", example = [["mor", "far"]])]
    pub lines: Vec<Placed<Vec<Placed<Id>>>>,
    #[serde(rename = "samtykke", default)]
    pub consents: Consents,
    #[serde(rename = "indikatorer")]
    #[schemars(description = "De indikatorer, der er valgt sammen med borgeren. Uden listen: alle ti")]
    pub indicators: Option<Vec<Placed<ChosenIndicator>>>,
    #[serde(rename = "målinger", default)]
    #[schemars(description = "Svar givet uden for et møde, fx ved starten")]
    pub measurements: Vec<Measurement>,
    #[serde(rename = "afslutning")]
    pub ending: Option<Ending>,
}

/// The forløb's own dates (001 §1–5).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Forløbets datoer")]
pub struct Course {
    #[serde(rename = "henvendelse")]
    #[schemars(description = "Den første henvendelse")]
    pub approach: Placed<Date>,
    #[serde(rename = "første kontakt")]
    #[schemars(description = "Den dag, borgeren første gang talte med nogen")]
    pub first_contact: Option<Placed<Date>>,
    #[serde(rename = "samtykke")]
    #[schemars(description = "Den dag, borgeren skrev under. Forløbet begynder her, og intet sendes før")]
    pub consent: Option<Placed<Date>>,
    #[serde(rename = "samtykke trukket", default, deserialize_with = "super::read::written")]
    #[schemars(
        with = "Placed<Date>",
        description = "Den dag, borgeren trak samtykket tilbage. Fra den dag går intet til andre"
    )]
    pub withdrawn: Option<Placed<Date>>,
    #[serde(rename = "afsluttet")]
    #[schemars(description = "Kun når borgeren har besluttet det")]
    pub ended: Option<Placed<Date>>,
}

/// The netværksteam: tovholder, mødeleder and reflektører.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Netværksteamet, som id'er i netværk")]
pub struct Team {
    #[serde(rename = "tovholder")]
    #[schemars(description = "Følger borgeren hele vejen", example = &"pia")]
    pub coordinator: Placed<Id>,
    #[serde(rename = "mødeleder")]
    #[schemars(description = "Leder mødets proces", example = &"jens")]
    pub facilitator: Option<Placed<Id>>,
    #[serde(rename = "reflektører", default, deserialize_with = "ids")]
    #[schemars(with = "IdList", description = "Reflekterer højt sammen med mødelederen", example = ["mette"])]
    pub reflectors: Vec<Placed<Id>>,
    #[serde(rename = "tidligere tovholdere", default)]
    #[schemars(description = "Tovholdere før den nuværende")]
    pub earlier_coordinators: Vec<Handover>,
}

impl Team {
    /// Everyone of the team, the tovholder first, nobody twice.
    pub fn members(&self) -> Vec<&Placed<Id>> {
        let mut members = vec![&self.coordinator];
        for member in self.facilitator.iter().chain(&self.reflectors) {
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
    #[schemars(description = "Id i netværk", example = &"ole")]
    pub person: Placed<Id>,
    #[serde(rename = "til")]
    #[schemars(description = "Sidste dag som tovholder")]
    pub until: Placed<Date>,
    #[serde(rename = "borgeren deltog i overleveringen", default)]
    #[schemars(description = "Var borgeren med, da den nye tovholder tog over?")]
    pub citizen_took_part: Option<Placed<YesNo>>,
}

/// Whom the borger lets see the map and the overview.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Hvem der må se hvad, ud over borgeren selv")]
pub struct Consents {
    #[serde(rename = "netværkskort må ses af", default, deserialize_with = "ids")]
    #[schemars(with = "IdList", description = "Id'er i netværk", example = ["pia", "jens"])]
    pub map: Vec<Placed<Id>>,
    #[serde(rename = "netværksoverblik må ses af", default, deserialize_with = "ids")]
    #[schemars(with = "IdList", description = "Id'er i netværk", example = ["pia", "jens", "mette"])]
    pub overview: Vec<Placed<Id>>,
}

/// What is said when the forløb ends (001 §5).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Til status ved slutningen af forløbet")]
pub struct Ending {
    #[serde(rename = "besluttet")]
    #[schemars(description = "Hvornår og af hvem afslutningen er besluttet")]
    pub decided: Option<Placed<Text>>,
    #[serde(rename = "åbninger", default)]
    #[schemars(description = "Hvad der er åbnet sig", example = ["Sara er begyndt på HF"])]
    pub openings: Vec<Placed<Text>>,
    #[serde(rename = "borgerens ord")]
    #[schemars(description = "Borgerens egne ord om forløbet")]
    pub words: Option<Placed<Text>>,
    #[serde(rename = "videre støtte")]
    #[schemars(description = "Den støtte, der går videre")]
    pub support: Option<Placed<Text>>,
    #[serde(rename = "kan vende tilbage til")]
    #[schemars(description = "Id i netværk", example = &"pia")]
    pub come_back_to: Option<Placed<Id>>,
}
