//! The referat of a meeting (001 §4.3, bilag 1).

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::id_list::{IdList, ids};
use super::indicator::Entries;
use super::place::Placed;
use super::short_form::{Either, InOneRow};
use super::value::{Approval, Date, Id, Text, YesNo, words};

words! {
    /// How far a task has come at a later meeting.
    pub enum TaskState {
        Done = "gjort",
        UnderWay = "i gang",
        Dropped = "bortfaldet",
    }
}

/// What was said and agreed; never what anybody thinks it means.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Referatet. Skrives af mødelederen eller en reflektør, uden tolkning")]
pub struct Minutes {
    /// Who wrote it, by id.
    #[serde(rename = "skrevet af")]
    #[schemars(description = "Id: mødeleder eller reflektør", example = &"mette")]
    pub written_by: Option<Placed<Id>>,
    /// Who took part, by id.
    #[serde(rename = "deltog", default, deserialize_with = "ids")]
    #[schemars(with = "IdList", description = "Id'er på dem, der var med, ud over borgeren", example = ["mor", "pia"])]
    pub present: Vec<Placed<Id>>,
    /// What was talked of.
    #[serde(rename = "temaer", default)]
    #[schemars(description = "Temaer og de mest centrale drøftelser")]
    pub topics: Vec<Topic>,
    /// What was agreed.
    #[serde(rename = "aftaler", default)]
    #[schemars(description = "Hvad der blev aftalt", example = ["Vi mødes igen om fire uger."])]
    pub agreements: Vec<Placed<Text>>,
    /// What participants do after the meeting.
    #[serde(rename = "opgaver", default)]
    #[schemars(description = "Hvad deltagerne gør efter mødet")]
    pub tasks: Vec<Task>,
    /// What became of tasks of earlier meetings, by `MEETING/ID`.
    #[serde(rename = "opfølgning", default)]
    #[schemars(description = "Opgaver fra tidligere møder, som MØDE/ID: gjort, i gang eller bortfaldet")]
    pub follow_up: Entries<TaskState>,
    /// The borger's wishes for the next meeting.
    #[serde(rename = "næste møde", default, deserialize_with = "next_meeting")]
    #[schemars(
        with = "Option<Either<YesNo, NextMeeting>>",
        description = "Skal vi mødes igen? ja eller nej, eller om hvad, hvornår og med hvem"
    )]
    pub next_meeting: Option<NextMeeting>,
    /// The day on which the borger approved.
    #[serde(rename = "godkendt af borgeren")]
    #[schemars(description = "Dagen, borgeren godkendte referatet. Før den går det ikke til andre")]
    pub approved: Option<Placed<Approval>>,
    /// Those whom the borger wants to have a copy, by id.
    #[serde(rename = "må sendes til", default, deserialize_with = "ids")]
    #[schemars(with = "IdList", description = "Id'er på dem, borgeren vil have til at få referatet", example = ["mor"])]
    pub may_go_to: Vec<Placed<Id>>,
}

/// A theme and what was said about it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Et tema")]
pub struct Topic {
    /// The theme.
    #[serde(rename = "emne")]
    #[schemars(description = "Temaet", example = &"At komme op om morgenen")]
    pub subject: Placed<Text>,
    /// What was said of it.
    #[serde(rename = "drøftelser", default)]
    #[schemars(description = "De mest centrale drøftelser", example = ["Sara fortalte …"])]
    pub discussions: Vec<Placed<Text>>,
}

/// What somebody does after the meeting.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "En opgave")]
pub struct Task {
    /// Its id within the meeting.
    #[schemars(description = "Kort navn inden for mødet", example = &"t1")]
    pub id: Placed<Id>,
    /// Who does it, by id.
    #[serde(rename = "hvem")]
    #[schemars(description = "Id i netværk, eller borger", example = &"mor")]
    pub who: Placed<Id>,
    /// What is to be done.
    #[serde(rename = "hvad")]
    #[schemars(description = "Hvad personen gør", example = &"Ringer til lægen")]
    pub what: Placed<Text>,
    /// The last day.
    #[serde(rename = "inden")]
    #[schemars(description = "Sidste dag")]
    pub by: Option<Placed<Date>>,
}

/// The closing questions of a meeting.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Skal vi mødes igen? Om hvad, hvornår og med hvem?")]
pub struct NextMeeting {
    /// Whether the borger wants one.
    #[serde(rename = "ønsker")]
    #[schemars(description = "Ønsker borgeren et møde igen?")]
    pub wanted: Option<Placed<YesNo>>,
    /// On what.
    #[serde(rename = "tema")]
    #[schemars(description = "Tema for næste møde", example = &"Arbejde")]
    pub theme: Option<Placed<Text>>,
    /// When, in the borger's words.
    #[serde(rename = "hvornår")]
    #[schemars(description = "Hvornår", example = &"midt i marts")]
    pub when: Option<Placed<Text>>,
    /// With whom, by id.
    #[serde(rename = "hvem", default, deserialize_with = "ids")]
    #[schemars(with = "IdList", description = "Id'er på dem, der skal inviteres", example = ["mor", "far"])]
    pub whom: Vec<Placed<Id>>,
}

impl InOneRow for NextMeeting {}

/// Reads `næste møde: ja` too.
fn next_meeting<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NextMeeting>, D::Error> {
    let written = Option::<Placed<Either<YesNo, NextMeeting>>>::deserialize(deserializer)?;
    Ok(written.map(|written| {
        written.or_long(|wanted| NextMeeting {
            wanted: Some(wanted),
            theme: None,
            when: None,
            whom: Vec::new(),
        })
    }))
}
