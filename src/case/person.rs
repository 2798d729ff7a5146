//! A person of the network, and the borger in its middle.

use schemars::JsonSchema;
use serde::Deserialize;

use super::distances::Distances;
use super::place::Placed;
use super::value::{Angle, Date, Id, Language, Text, YesNo, words};
use crate::access::Private;

words! {
    /// The five fields of the netværkskort, clockwise from the top (001 bilag 1).
    pub enum Field {
        /// Lives with the borger, or is close daily or often.
        Family = "familie",
        /// More distant kin, seen more rarely.
        Kin = "slægt",
        /// Neighbours, friends, a trainer.
        Leisure = "fritid",
        /// A boss, colleagues, teachers.
        WorkOrSchool = "arbejde/skole",
        /// Officials, the tovholder, a psychologist, a doctor.
        Professional = "professionel",
    }
}

words! {
    /// The rows of the netværksoverblik, in their order (001 bilag 1).
    pub enum Role {
        Relative = "Familie/pårørende",
        CaseworkerChildren = "Sagsbehandler (børne- og ungeområdet)",
        CaseworkerAdults = "Sagsbehandler (voksenområdet)",
        BenefitsCaseworker = "Økonomisk sagsbehandler (ydelse)",
        YouthGuidance = "UU-vejleder",
        JobCentre = "Jobcenterkonsulent",
        ContactPerson = "Støtte- og kontaktperson",
        PsychiatricWard = "Behandlingspsykiatrien (sengeafsnit)",
        DistrictPsychiatry = "Distriktspsykiatrien/lokalpsykiatrien",
        AddictionCounsellor = "Misbrugskonsulent",
        Ppr = "PPR-medarbejder",
        Ssp = "SSP-medarbejder",
        FosterCareConsultant = "Familieplejekonsulent",
        FamilyTherapist = "Familiebehandler",
        Placement = "Anbringelsessted",
        Probation = "Kriminalforsorgen",
        Doctor = "Egen læge",
        School = "Skolerepræsentant",
        Education = "Uddannelsesinstitution",
        Company = "Repræsentant for virksomhed",
        Internship = "Repræsentant for praktiksted",
        Other = "Andre",
    }
}

/// The borger: the person whose forløb this is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Borgeren, som forløbet handler om")]
pub struct Citizen {
    /// The whole name.
    #[serde(rename = "navn")]
    #[schemars(description = "Borgerens fulde navn", example = &"Sara Lindholm")]
    pub name: Placed<Text>,
    /// The name in running text.
    #[serde(rename = "kaldenavn")]
    #[schemars(description = "Navnet i løbende tekst. Uden det bruges første ord af navn", example = &"Sara")]
    pub called: Option<Placed<Text>>,
    /// The address, a line each.
    #[serde(rename = "adresse")]
    #[schemars(description = "Adressen, en linje for hver", example = ["Bakkevej 1, 2. tv.", "8355 Solbjerg"])]
    pub address: Option<Placed<Private<Vec<Text>>>>,
    /// The telephone.
    #[serde(rename = "telefon")]
    #[schemars(description = "Telefonnummer", example = &"20 30 40 50")]
    pub phone: Option<Placed<Private<Text>>>,
    /// The mail.
    #[serde(rename = "mail")]
    #[schemars(description = "Mailadresse", example = &"sara@lindholm.example")]
    pub mail: Option<Placed<Private<Text>>>,
    /// Whether name and address are protected (001 §3.1).
    #[serde(rename = "beskyttet adresse", default)]
    #[schemars(description = "ja, hvis adressen kun må stå på borgerens egen konvolut")]
    pub protected: YesNo,
    /// The language of the borger's own papers.
    #[serde(rename = "sprog")]
    #[schemars(description = "Sproget i borgerens egne breve, hvis det er et andet end sagens")]
    pub language: Option<Placed<Language>>,
}

impl Citizen {
    /// The name used in running text: `kaldenavn`, or the first word of the name.
    pub fn called(&self) -> &str {
        self.called
            .as_ref()
            .map(Placed::text)
            .or_else(|| self.name.split_whitespace().next())
            .unwrap_or_default()
    }
}

/// Somebody in the borger's network, private or professional.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "En person i netværket")]
pub struct Person {
    /// The id, unique in the case.
    #[schemars(description = "Kort navn, som andre steder i filerne henviser til", example = &"mor")]
    pub id: Placed<Id>,
    /// The whole name.
    #[serde(rename = "navn")]
    #[schemars(description = "Fulde navn", example = &"Lone Lindholm")]
    pub name: Placed<Text>,
    /// What they are to the borger.
    #[serde(rename = "relation")]
    #[schemars(description = "Hvem personen er for borgeren", example = &"mor")]
    pub relation: Placed<Text>,
    /// The field of the map.
    #[serde(rename = "felt")]
    #[schemars(description = "Feltet på netværkskortet")]
    pub field: Placed<Field>,
    /// How close they are to the borger, by the borger's own feeling.
    #[serde(rename = "afstand")]
    #[schemars(
        description = "Hvor tæt personen føles: 1 er tættest, 5 er længst væk. Borgerens egen oplevelse; eller {ÅÅÅÅ-MM-DD: tal} for hver dag, det er sagt",
        example = 1
    )]
    pub distance: Placed<Distances>,
    /// Where on the map the borger put them.
    #[serde(rename = "vinkel")]
    #[schemars(
        description = "Hvor på netværkskortet borgeren har sat personen: grader med uret fra toppen. Uden den finder programmet en plads",
        example = 42
    )]
    pub angle: Option<Placed<Angle>>,
    /// The row of the overview.
    #[serde(rename = "rolle")]
    #[schemars(description = "Rækken i netværksoverblikket. Uden den: Andre")]
    pub role: Option<Placed<Role>>,
    /// The telephone.
    #[serde(rename = "telefon")]
    #[schemars(description = "Direkte nummer", example = &"20 11 22 33")]
    pub phone: Option<Placed<Private<Text>>>,
    /// The number of the switchboard.
    #[serde(rename = "hovednummer")]
    #[schemars(description = "Hovednummer på arbejdspladsen", example = &"89 40 00 00")]
    pub main_phone: Option<Placed<Private<Text>>>,
    /// The mail.
    #[serde(rename = "mail")]
    #[schemars(description = "Mailadresse", example = &"lone@lindholm.example")]
    pub mail: Option<Placed<Private<Text>>>,
    /// The address, a line each.
    #[serde(rename = "adresse")]
    #[schemars(description = "Postadresse, en linje for hver", example = ["Engvej 3", "8355 Solbjerg"])]
    pub address: Option<Placed<Private<Vec<Text>>>>,
    /// The place of work.
    #[serde(rename = "arbejdsplads")]
    #[schemars(description = "Arbejdsplads", example = &"Solbjerg Skole")]
    pub workplace: Option<Placed<Private<Text>>>,
    /// The file of a portrait, in the case's folder.
    #[serde(rename = "billede")]
    #[schemars(description = "Portræt i sagens mappe: PNG, JPEG eller SVG", example = &"billeder/mor.jpg")]
    pub picture: Option<Placed<Text>>,
    /// What they do for the borger.
    #[serde(rename = "støtte", default)]
    #[schemars(description = "Hvad personen kan hjælpe med", example = ["Følger med til lægen"])]
    pub support: Vec<Placed<Text>>,
    /// Whether their address is protected.
    #[serde(rename = "beskyttet adresse", default)]
    #[schemars(description = "ja, hvis kontaktoplysninger kun må stå på personens egen konvolut")]
    pub protected: YesNo,
    /// Whether letters to others may name them.
    #[serde(rename = "må nævnes for andre", default, deserialize_with = "super::read::written")]
    #[schemars(
        with = "Placed<YesNo>",
        description = "Må breve til andre nævne personen? Uden den: ja, men nej for den, hvis adresse er beskyttet"
    )]
    pub named_to_others: Option<Placed<YesNo>>,
    /// Whether they are trained in Åben Dialog.
    #[serde(rename = "uddannet i Åben Dialog", default)]
    #[schemars(description = "ja, hvis personen er uddannet i Åben Dialog")]
    pub trained: YesNo,
    /// Whether they are a child, whose letter a child can read.
    #[serde(rename = "barn", default)]
    #[schemars(description = "ja, hvis personen er et barn: brevet er skrevet, så et barn kan læse det")]
    pub child: YesNo,
    /// The language of their letters.
    #[serde(rename = "sprog")]
    #[schemars(description = "Sproget i personens breve")]
    pub language: Option<Placed<Language>>,
    /// Their first day in the network.
    #[serde(rename = "fra")]
    #[schemars(description = "Med i netværket fra denne dag")]
    pub from: Option<Placed<Date>>,
    /// Their last day in the network.
    #[serde(rename = "til", default, deserialize_with = "super::read::written")]
    #[schemars(with = "Placed<Date>", description = "Ikke længere i netværket efter denne dag")]
    pub until: Option<Placed<Date>>,
}

impl Person {
    /// The person's row in the netværksoverblik.
    pub fn role(&self) -> Role {
        self.role.as_ref().map_or(Role::Other, |r| r.value)
    }

    /// Whether the person is part of the network on `day`.
    pub fn is_there(&self, day: chrono::NaiveDate) -> bool {
        self.from.as_ref().is_none_or(|from| from.day() <= day) && self.until.as_ref().is_none_or(|until| until.day() >= day)
    }

    /// Whether letters to others may name the person: those who are not protected, unless `må nævnes for andre` says otherwise.
    pub fn may_be_named(&self) -> bool {
        self.named_to_others.as_ref().map_or(!self.protected.0, |may| may.0)
    }

    /// A private person, as against one who is there by profession.
    pub fn is_private(&self) -> bool {
        *self.field != Field::Professional
    }
}
