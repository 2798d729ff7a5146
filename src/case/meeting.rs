//! `moede-N.yaml`: one netværksmøde, from plan to borger's answers (001 §3–4).

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use super::indicator::{Entries, Rating};
use super::length::MeetingLength;
use super::meant_brackets::as_text;
use super::meant_day::day_and_words;
use super::minutes::Minutes;
use super::place::Placed;
use super::short_form::{Either, InOneRow};
use super::value::{Count, Date, Id, Leaf as _, Moment, Text, YesNo, words};
use crate::access::Private;

words! {
    /// Who says welcome.
    pub enum Welcome {
        Citizen = "borgeren",
        Team = "netværksteamet",
    }
}

words! {
    /// How somebody is invited.
    pub enum Manner {
        Letter = "brev",
        Telephone = "telefon",
    }
}

words! {
    /// What an invited person has answered.
    pub enum Reply {
        Coming = "kommer",
        NotComing = "kommer ikke",
        Waiting = "venter",
    }
}

words! {
    /// The borger's answer to the two questions after a meeting (002).
    pub enum Degree {
        High = "i høj grad",
        Some = "i nogen grad",
        Less = "i mindre grad",
        NotAtAll = "slet ikke",
    }
}

/// One netværksmøde as it stands in its file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "moede-N.yaml", description = "Et netværksmøde. N er mødets nummer i forløbet")]
pub struct MeetingFile {
    /// Day and time, local.
    #[serde(rename = "tidspunkt")]
    #[schemars(description = "Dag og klokkeslæt, lokal tid")]
    pub begins: Placed<Moment>,
    /// How long it is to last.
    #[serde(rename = "varighed")]
    #[schemars(description = "Minutter, eller fx 1½ time. Uden den: 90", example = 90)]
    pub minutes_long: Option<Placed<MeetingLength>>,
    /// Where.
    #[serde(rename = "sted")]
    #[schemars(description = "Stedet, hvor borgeren og det private netværk er trygge")]
    pub place: Venue,
    /// The language of the interpreter who is there.
    #[serde(rename = "tolk")]
    #[schemars(description = "Der er tolk på mødet: sproget", example = &"arabisk")]
    pub interpreter: Option<Placed<Text>>,
    /// Whom to call on the day.
    #[serde(rename = "på dagen")]
    #[schemars(description = "Nummeret at ringe til på dagen. Uden det: tovholderens", example = &"20 30 40 50")]
    pub on_the_day: Option<Placed<Private<Text>>>,
    /// Whether the private person whose own number that is has said yes to its standing in the letters.
    #[serde(rename = "på dagen er aftalt")]
    #[schemars(description = "Er nummeret på dagen en privatpersons eget: har personen sagt ja til, at det står i brevene?")]
    pub on_the_day_agreed: Option<Placed<YesNo>>,
    /// The borger's theme.
    #[serde(rename = "tema")]
    #[schemars(description = "Borgerens tema, på en linje. Ikke en dagsorden", example = &"Hverdagen efter udskrivelsen")]
    pub theme: Option<Placed<Text>>,
    /// Who bids welcome.
    #[serde(rename = "velkomst")]
    #[schemars(description = "Hvem der byder velkommen. Uden den spørger I borgeren på dagen")]
    pub welcome: Option<Placed<Welcome>>,
    /// Whether letters say who else is invited.
    #[serde(rename = "oplys deltagere", default, deserialize_with = "super::read::written")]
    #[schemars(
        with = "Placed<YesNo>",
        description = "Må brevene nævne, hvem der ellers er inviteret (navn og relation)? Uden den: ja"
    )]
    pub tell_participants: Option<Placed<YesNo>>,
    /// The last day for an answer.
    #[serde(rename = "svar senest")]
    #[schemars(description = "Sidste dag for svar")]
    pub answer_by: Option<Placed<Date>>,
    /// How many times its time has been moved.
    #[serde(rename = "flyttet")]
    #[schemars(description = "Hvor mange gange tiden er flyttet", example = 0)]
    pub moved: Option<Placed<Count>>,
    /// The time before it was moved.
    #[serde(rename = "flyttet fra")]
    #[schemars(description = "Den tid, mødet før var sat til; står først i brevet om en ny tid")]
    pub moved_from: Option<Placed<Moment>>,
    /// Set when it is called off.
    #[serde(rename = "aflyst", default, deserialize_with = "called_off")]
    #[schemars(with = "Either<Date, CalledOff>", description = "Mødet er aflyst: dagen, eller dagen og grunden")]
    pub called_off: Option<CalledOff>,
    /// Those whom the borger has chosen for it.
    #[serde(rename = "inviterede", default)]
    #[schemars(description = "Dem, borgeren har valgt til dette møde. Netværksteamet er altid med")]
    pub invited: Vec<Invited>,
    /// The referat.
    #[serde(rename = "referat")]
    #[schemars(description = "Referatet. Skrives af mødelederen eller en reflektør, uden tolkning")]
    pub minutes: Option<Minutes>,
    /// The team's own words on the process.
    #[serde(rename = "refleksion", default)]
    #[schemars(description = "Netværksteamets egne ord om processen. Kommer aldrig i et referat")]
    pub reflection: Vec<Placed<Text>>,
    /// The borger's answers about the meeting.
    #[serde(rename = "vurdering")]
    #[schemars(description = "Borgerens egen vurdering ved eller efter mødet")]
    pub assessment: Option<Assessment>,
}

impl MeetingFile {
    /// How long the meeting is, in minutes; 90 when nothing is written.
    pub fn minutes_long(&self) -> u32 {
        self.minutes_long.as_ref().map_or(90, |m| m.0)
    }

    /// When it ends, local time.
    pub fn ends(&self) -> chrono::NaiveDateTime {
        self.begins.moment() + chrono::TimeDelta::minutes(i64::from(self.minutes_long()))
    }

    /// Whether a letter may say who else is invited.
    pub fn tells_participants(&self) -> bool {
        self.tell_participants.as_ref().is_none_or(|t| t.0)
    }

    /// How many times the meeting has been moved.
    pub fn times_moved(&self) -> u32 {
        self.moved.as_ref().map_or(0, |m| m.0)
    }

    /// Whether the meeting has been held: it was not called off, and somebody has written of it.
    pub fn was_held(&self) -> bool {
        self.called_off.is_none() && (self.minutes.is_some() || self.assessment.is_some())
    }
}

/// Where a meeting is held: where the borger and the private network feel safe.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Stedet, hvor borgeren og det private netværk er trygge")]
pub struct Venue {
    /// What the place is called.
    #[serde(rename = "navn")]
    #[schemars(description = "Hvad stedet kaldes", example = &"Hjemme hos Sara")]
    pub name: Placed<Text>,
    /// Its address, a line each.
    #[serde(rename = "adresse")]
    #[schemars(description = "Adressen, en linje for hver", example = ["Bakkevej 1, 2. tv.", "8355 Solbjerg"])]
    pub address: Option<Placed<Private<Vec<Text>>>>,
    /// That an address which was held back in doubt may be shown.
    #[serde(rename = "må vises")]
    #[schemars(description = "ja, når programmet i tvivl holdt adressen tilbage, og ingens beskyttede hjem er dér")]
    pub may_be_shown: Option<Placed<YesNo>>,
    /// How to find it.
    #[serde(rename = "find vej")]
    #[schemars(description = "Hvordan man kommer ind, og hvor man kan parkere", example = &"Gå ind ad porten. Man kan parkere i gården.")]
    pub way_in: Option<Placed<Text>>,
}

/// A meeting that will not be.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Mødet er aflyst")]
pub struct CalledOff {
    /// The day on which it was called off.
    #[serde(rename = "dato")]
    #[schemars(description = "Dagen, det blev aflyst")]
    pub date: Placed<Date>,
    /// Why, if the borger wants it told.
    #[serde(rename = "grund")]
    #[schemars(description = "Kun hvis borgeren vil have det fortalt", example = &"Sara er syg")]
    pub reason: Option<Placed<Text>>,
}

impl InOneRow for CalledOff {
    fn meant(text: &str) -> Option<String> {
        let (date, reason) = day_and_words(text)?;
        let reason = reason.trim_start_matches("grund:").trim();
        let has_words = reason.chars().any(char::is_alphabetic);
        has_words.then(|| format!("{{dato: {date}, grund: {}}}", as_text(reason)))
    }
}

/// What was meant by a row that stands after a key for a mapping, with or without brackets round it.
pub(super) fn meant_in_one_row(key: &str, row: &str) -> Option<String> {
    let row = row.trim_matches(|c: char| "[]{}\"".contains(c) || c.is_whitespace());
    match key {
        "aflyst" => CalledOff::meant(row),
        "svar" => DatedReply::meant(row),
        _ => None,
    }
}

/// Reads `aflyst: DATO` too. With nothing after the colon nobody could tell whether the meeting will be, so that is a mistake.
fn called_off<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<CalledOff>, D::Error> {
    let written = Placed::<Either<Date, CalledOff>>::deserialize(deserializer)?;
    Ok(Some(written.or_long(|date| CalledOff { date, reason: None })))
}

/// Somebody the borger has chosen to invite to this meeting.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "En inviteret")]
pub struct Invited {
    /// Who, by id.
    #[schemars(description = "Id i netværk", example = &"mor")]
    pub person: Placed<Id>,
    /// The borger's reason.
    #[serde(rename = "hvorfor")]
    #[schemars(description = "Hvorfor netop denne person. Skal stå for nye deltagere", example = &"Du har fulgt Sara længe.")]
    pub why: Option<Placed<Text>>,
    /// Letter or call.
    #[serde(rename = "invitation")]
    #[schemars(description = "Uden den: nye får brev, tidligere deltagere ringes op")]
    pub manner: Option<Placed<Manner>>,
    /// The day on which they were asked by word of mouth.
    #[serde(rename = "mundtligt inviteret")]
    #[schemars(description = "Dagen, personen blev spurgt mundtligt")]
    pub asked_on: Option<Placed<Date>>,
    /// Whether the borger invites them personally.
    #[serde(rename = "borgeren inviterer selv", default)]
    #[schemars(description = "ja: brevet er i borgerens navn")]
    pub citizen_invites: YesNo,
    /// Their answer.
    #[serde(rename = "svar", default, deserialize_with = "dated_reply")]
    #[schemars(
        with = "Option<Either<Reply, DatedReply>>",
        description = "Hvad personen har svaret: kommer, kommer ikke eller venter; med dagen, når mødet flyttes"
    )]
    pub reply: Option<DatedReply>,
}

/// An answer, and the day on which it was given.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Et svar og dagen, det blev givet")]
pub struct DatedReply {
    /// What was answered.
    #[serde(rename = "svar")]
    #[schemars(description = "Hvad personen har svaret")]
    pub reply: Placed<Reply>,
    /// The day of the answer.
    #[serde(rename = "dato")]
    #[schemars(description = "Dagen, personen svarede")]
    pub date: Option<Placed<Date>>,
}

impl InOneRow for DatedReply {
    fn meant(text: &str) -> Option<String> {
        let (date, reply) = day_and_words(text)?;
        Reply::read(&reply)
            .ok()
            .map(|reply| format!("{{svar: {}, dato: {date}}}", reply.word()))
    }
}

/// Reads `svar: kommer` too.
fn dated_reply<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<DatedReply>, D::Error> {
    let written = Option::<Placed<Either<Reply, DatedReply>>>::deserialize(deserializer)?;
    Ok(written.map(|written| written.or_long(|reply| DatedReply { reply, date: None })))
}

/// The borger's own answers, at or after the meeting (002; 001 §5).
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Borgerens egen vurdering ved eller efter mødet")]
pub struct Assessment {
    /// »Større forståelse«.
    #[serde(rename = "større forståelse")]
    #[schemars(description = "Gav mødet en større forståelse?")]
    pub understanding: Option<Placed<Degree>>,
    /// »Nye muligheder og håb«.
    #[serde(rename = "nye muligheder og håb")]
    #[schemars(description = "Gav mødet nye muligheder og håb?")]
    pub possibilities: Option<Placed<Degree>>,
    /// The answers, by indicator.
    #[serde(rename = "indikatorer", default)]
    #[schemars(description = "Et tal, eller {tal: …, ord: …}, for hver indikator der er svaret på")]
    pub ratings: Entries<Rating>,
}
