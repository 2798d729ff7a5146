//! The sheets of `sag.yaml`: the borger and the forløb, the team, who may see what, the ending.

use std::sync::Arc;

use axum::extract::{Form, Path, Query, State as Shared};
use axum::response::Response;

use super::beside::{PageQuery, PaperBeside};
use super::editing::FormSheet;
use super::frame::CaseAt;
use super::shared::Body;
use crate::case::edit::{FileKind, ValuePath};
use crate::desk::Desk;
use crate::desk::form::Posted;
use crate::desk::page::{PageLink, nothing};
use crate::documents::Paper;

/// A sheet of one kind of file: its name in addresses, its title, and the keys that stand on it.
pub(super) struct SchemaPage {
    /// Of which kind of file.
    pub kind: FileKind,
    /// Its name in addresses.
    pub name: &'static str,
    /// What stands above it.
    pub title: &'static str,
    /// The keys, from the left margin on (`forløb/samtykke`), each with the title of its section.
    pub keys: &'static [(&'static str, &'static str)],
}

/// The sheets of `sag.yaml`, and those of the other kinds of file; a key of `sag.yaml` that is named on none is on »Mere«.
pub(super) const SCHEMA_PAGES: &[SchemaPage] = &[
    SchemaPage {
        kind: FileKind::Case,
        name: "borger",
        title: "Borgeren",
        keys: &[("borger", "Hvem"), ("forløb", "Forløbet")],
    },
    SchemaPage {
        kind: FileKind::Case,
        name: "netvaerksteam",
        title: "Netværksteamet",
        keys: &[("netværksteam", "Hvem er med")],
    },
    SchemaPage {
        kind: FileKind::Case,
        name: "samtykke",
        title: "Hvem må se hvad?",
        keys: &[
            ("forløb/samtykke", ""),
            ("forløb/samtykke trukket", ""),
            ("samtykke", "Hvad er der sagt?"),
        ],
    },
    SchemaPage {
        kind: FileKind::Case,
        name: "udgangspunkt",
        title: "Udgangspunkt",
        keys: &[("udgangspunkt", "Fra de første samtaler")],
    },
    SchemaPage {
        kind: FileKind::Case,
        name: "trivsel",
        title: "Indikatorer og svar",
        keys: &[("indikatorer", "Hvad skal der spørges om?"), ("målinger", "Svar uden for et møde")],
    },
    SchemaPage {
        kind: FileKind::Case,
        name: "afslutning",
        title: "Afslutning",
        keys: &[("afslutning", "Til den sidste status")],
    },
    SchemaPage {
        kind: FileKind::Meeting,
        name: "referat",
        title: "Referat",
        keys: &[("referat", "Referatet"), ("vurdering", "Vurdering"), ("refleksion", "Refleksion")],
    },
];

/// Keys of `sag.yaml` and `moede-N.yaml` that have pages of another shape.
const ELSEWHERE: &[&str] = &["netværk", "inviterede", "streger"];

impl SchemaPage {
    /// The parts of its file that stand on it, each with a title.
    pub(super) fn parts(&self) -> Vec<(ValuePath, String)> {
        let part = |(path, title): &(&str, &str)| (ValuePath::keys(path.split('/')), (*title).to_owned());
        self.keys.iter().map(part).collect()
    }
}

/// The parts of a kind of file that are on no sheet of their own.
pub(super) fn other_parts(kind: FileKind) -> Vec<(ValuePath, String)> {
    let named = |key: &str| {
        SCHEMA_PAGES
            .iter()
            .filter(|page| page.kind == kind)
            .any(|page| page.keys.iter().any(|(k, _)| *k == key))
    };
    let keys = kind.keys_at(&[]).into_iter().filter(|key| !named(key) && !ELSEWHERE.contains(key));
    keys.map(|key| (ValuePath::keys([key]), String::new())).collect()
}

/// The sheet of a name.
pub(super) fn sheet<'a>(case: &'a CaseAt, name: &str) -> Option<FormSheet<'a>> {
    let page = SCHEMA_PAGES.iter().find(|page| page.kind == FileKind::Case && page.name == name);
    let (title, parts) = match page {
        Some(page) => (page.title, page.parts()),
        None if name == "mere" => ("Mere om sagen", other_parts(FileKind::Case)),
        None => return None,
    };
    let lead = match name {
        "samtykke" => format!(
            "{} bestemmer det, og kan bestemme om igen, når som helst. Borgeren selv må se det hele. Trækker borgeren samtykket, så skriv dagen; intet går til andre fra den dag. Et ja eller nej, du sætter her, bliver skrevet op med dagen i dag.",
            case.called()
        ),
        "udgangspunkt" => format!(
            "{}s egne ord, en linje for hvert. De står i startmappen, mødemappen og status.",
            case.called()
        ),
        "trivsel" => format!(
            "Vælg dem, der giver mening for {}. Er ingen valgt, spørges der om alle ti. Svar fra et møde står i mødets referat.",
            case.called()
        ),
        "afslutning" => format!("Skriv den sammen med {}.", case.called()),
        "netvaerksteam" => "Skifter tovholderen, så brug »Ny tovholder«: så bliver der spurgt igen, hvem der må se hvad.".to_owned(),
        _ => String::new(),
    };
    let address = case.address(&format!("side/{name}"));
    let paper = (name == "afslutning").then_some(Paper::Status);
    Some(FormSheet {
        case: Some(case),
        kind: FileKind::Case,
        file: case.folder.join("sag.yaml"),
        title: title.to_owned(),
        lead,
        parts,
        own: &["id"],
        ties: None,
        has_consents: name == "samtykke",
        has_invites: false,
        under: if name == "borger" || name == "samtykke" {
            address.clone()
        } else {
            case.address("")
        },
        address,
        links: match name {
            "borger" => vec![
                PageLink::to(case.address("side/netvaerksteam"), "Netværksteamet"),
                PageLink::to(case.address("side/udgangspunkt"), "Udgangspunkt"),
                PageLink::to(case.address("side/trivsel"), "Indikatorer og svar"),
                PageLink::to(case.address("side/mere"), "Mere"),
            ],
            "netvaerksteam" => vec![
                PageLink::to(case.address("overlevering"), "Ny tovholder …"),
                PageLink::to(case.address("side/samtykke"), "Hvem må se hvad?"),
            ],
            _ => Vec::new(),
        },
        beside: paper.map(|paper| PaperBeside {
            paper,
            meeting: None,
            sheet: format!("side/{name}"),
        }),
        letter: None,
        after: String::new(),
    })
}

pub(super) async fn show(
    Shared(desk): Shared<Arc<Desk>>,
    Path((key, name)): Path<(String, String)>,
    Query(asking): Query<PageQuery>,
) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        match sheet(&case, &name) {
            Some(mut sheet) => {
                if asking.skift.is_some() {
                    sheet.lead = format!(
                        "Trin 2 af 2. Der er en ny tovholder. Spørg {} igen, hvem der må se hvad, og sæt hak ved dem.",
                        case.called()
                    );
                }
                sheet.show(desk, state, &asking)
            }
            None => nothing(),
        }
    })
}

pub(super) async fn save(Shared(desk): Shared<Arc<Desk>>, Path((key, name)): Path<(String, String)>, Form(body): Body) -> Response {
    desk.answer(|desk, state| {
        let Some(case) = CaseAt::find(desk, &key) else { return nothing() };
        match sheet(&case, &name) {
            Some(sheet) => sheet.save(desk, state, &Posted(body)),
            None => nothing(),
        }
    })
}
