//! `kommune.yaml`: the sender.

use schemars::JsonSchema;
use serde::Deserialize;

use super::place::Placed;
use super::value::{Colour, Count, Language, Number, Text};

/// The municipality that sends the papers.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "kommune.yaml", description = "Afsenderen: brevhoved, farve, sprog og skala")]
pub struct Municipality {
    /// The municipality's name.
    #[serde(rename = "navn")]
    #[schemars(description = "Kommunens navn", example = &"Solbjerg Kommune")]
    pub name: Placed<Text>,
    /// The department.
    #[serde(rename = "afdeling")]
    #[schemars(description = "Afdelingen", example = &"Center for Socialpsykiatri")]
    pub department: Placed<Text>,
    /// The address, a line each.
    #[serde(rename = "adresse")]
    #[schemars(description = "Adressen, en linje for hver", example = ["Rådhuspladsen 1", "8355 Solbjerg"])]
    pub address: Vec<Placed<Text>>,
    /// The department's telephone.
    #[serde(rename = "telefon")]
    #[schemars(description = "Telefonnummer", example = &"89 40 00 00")]
    pub phone: Placed<Text>,
    /// The department's mail.
    #[schemars(description = "Mailadresse")]
    pub mail: Option<Placed<Text>>,
    /// The web site.
    #[serde(rename = "hjemmeside")]
    #[schemars(description = "Hjemmeside", example = &"solbjerg.example")]
    pub website: Option<Placed<Text>>,
    /// The file of the logo, beside `kommune.yaml`.
    #[schemars(description = "SVG, PNG eller JPEG ved siden af denne fil", example = &"logo.svg")]
    pub logo: Option<Placed<Text>>,
    /// The one accent colour.
    #[serde(rename = "farve")]
    #[schemars(description = "En farve til titler og linjer. Skal kunne læses på hvidt (WCAG AA)")]
    pub colour: Option<Placed<Colour>>,
    /// The documents' language when nobody has another.
    #[serde(rename = "sprog")]
    #[schemars(description = "Dokumenternes sprog, når intet andet er valgt")]
    pub language: Option<Placed<Language>>,
    /// The wellbeing scale.
    #[serde(rename = "skala")]
    #[schemars(description = "Skalaen for velbefindende; højere er bedre")]
    pub scale: Option<Placed<Scale>>,
    /// The window of the envelopes.
    #[serde(rename = "adressefelt")]
    #[schemars(description = "Rudekuvertens vindue, i millimeter fra arkets øverste venstre hjørne")]
    pub window: Option<Placed<Window>>,
    /// Whom to ask about data protection.
    #[serde(rename = "databeskyttelse")]
    #[schemars(description = "Hvor man kan spørge om sine oplysninger", example = &"dpo@solbjerg.example")]
    pub data_protection: Option<Placed<Text>>,
    /// Whom to call when it cannot wait.
    #[serde(rename = "akut", default)]
    #[schemars(description = "Hvem man ringer til, når det ikke kan vente", example = ["Er nogens liv i fare, så ring 112."])]
    pub acute: Vec<Placed<Text>>,
    /// How many years an ended forløb is kept.
    #[serde(rename = "gem i år")]
    #[schemars(
        description = "Hvor mange år et afsluttet forløb gemmes. `tjek` siger, hvilke der er ældre",
        example = 5
    )]
    pub keep_years: Option<Placed<Count>>,
    /// The folder of own fonts.
    #[serde(rename = "skrifter")]
    #[schemars(description = "Mappe med egne skrifter (TTF eller OTF)", example = &"skrifter/")]
    pub fonts: Option<Placed<Text>>,
    /// The font of the documents.
    #[serde(rename = "skrift")]
    #[schemars(description = "Navnet på den skrift, der skal bruges", example = &"Source Sans 3")]
    pub font: Option<Placed<Text>>,
}

impl Municipality {
    /// The accent colour.
    pub fn colour(&self) -> Colour {
        self.colour.as_ref().map_or(Colour([0x14, 0x50, 0x6e]), |c| c.value)
    }

    /// The wellbeing scale as (lowest, highest); 1 to 10 when nothing is written. Higher is better.
    pub fn scale(&self) -> (f64, f64) {
        self.scale.as_ref().map_or((1.0, 10.0), |s| (s.from.0, s.to.0))
    }

    /// The window of the envelope, in mm from the sheet's top left.
    pub fn window(&self) -> Window {
        self.window.as_ref().map_or(Window::default(), |w| w.value)
    }
}

/// The wellbeing scale.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Skalaen for velbefindende; højere er bedre", example = serde_json::json!({"fra": 1, "til": 10}))]
pub struct Scale {
    /// The lowest number.
    #[serde(rename = "fra")]
    #[schemars(description = "Laveste tal")]
    pub from: Number,
    /// The highest number.
    #[serde(rename = "til")]
    #[schemars(description = "Højeste tal")]
    pub to: Number,
}

/// Where the window of the envelope is, in mm.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(description = "Rudekuvertens vindue, i millimeter fra arkets øverste venstre hjørne")]
pub struct Window {
    /// From the sheet's left edge, in mm.
    #[serde(rename = "venstre")]
    #[schemars(description = "Fra arkets venstre kant")]
    pub left: Number,
    /// From the sheet's upper edge, in mm.
    #[serde(rename = "top")]
    #[schemars(description = "Fra arkets overkant")]
    pub top: Number,
    /// In mm.
    #[serde(rename = "bredde")]
    #[schemars(description = "Vinduets bredde")]
    pub width: Number,
    /// In mm.
    #[serde(rename = "højde")]
    #[schemars(description = "Vinduets højde")]
    pub height: Number,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            left: Number(20.0),
            top: Number(45.0),
            width: Number(85.0),
            height: Number(40.0),
        }
    }
}
