//! What stands around every page: whose desk it is, which case, where else one can go.

use std::path::{Path, PathBuf};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::case::edit::{Value, ValuePath, value_of};
use crate::case::folder::key_of;
use crate::case::read;
use crate::desk::changed_file::FileFate;
use crate::desk::form::Choosable;
use crate::desk::page::{CaseHead, PageFrame, PageLink, SavedNote};
use crate::desk::{Desk, State, cases};

/// The pages of a case, in the order of its header.
const CASE_PAGES: &[(&str, &str)] = &[
    ("", "Overblik"),
    ("side/borger", "Borger"),
    ("netvaerk", "Netværk"),
    ("side/samtykke", "Samtykke"),
    ("moede", "Møder"),
    ("sammen", "Sammen"),
    ("papirer", "Papirer"),
];

/// The pages of the desk that are about no case.
const PAGES: &[(&str, &str)] = &[
    ("/", "Hvad nu?"),
    ("/forloeb", "Forløb"),
    ("/ledelse", "Ledelse"),
    ("/afsender", "Afsender"),
];

/// A case that a page is about.
#[derive(Clone)]
pub(in crate::desk) struct CaseAt {
    pub key: String,
    pub folder: PathBuf,
    /// What `sag.yaml` says; nothing when it cannot be read.
    pub root: Value,
}

impl CaseAt {
    /// The case of a key; none when there is none.
    pub(super) fn find(desk: &Desk, key: &str) -> Option<Self> {
        let folder = cases::folder_of(desk.folder(), key)?;
        Some(Self::of(folder))
    }

    /// The case in a folder.
    pub(in crate::desk) fn of(folder: PathBuf) -> Self {
        let root = read::text(&folder.join("sag.yaml")).ok().and_then(|file| value_of(&file).ok());
        Self {
            key: key_of(&folder),
            folder,
            root: root.unwrap_or(Value::Nothing),
        }
    }

    /// As its file is now.
    pub(super) fn anew(&self) -> Self {
        Self::of(self.folder.clone())
    }

    /// The address of a page of the case.
    pub(super) fn address(&self, page: &str) -> String {
        let mut address = format!("/forloeb/{}", in_address(&self.key));
        if !page.is_empty() {
            address.push('/');
            address.push_str(page);
        }
        address
    }

    /// What the borger is called.
    pub(super) fn called(&self) -> String {
        let at = |keys: [&str; 2]| self.root.at(&ValuePath::keys(keys)).and_then(Value::as_text).map(str::to_owned);
        let name = || at(["borger", "navn"]).and_then(|name| name.split_whitespace().next().map(str::to_owned));
        at(["borger", "kaldenavn"]).or_else(name).unwrap_or_else(|| self.key.clone())
    }

    /// The name of somebody in the network.
    pub(super) fn name_of(&self, id: &str) -> String {
        let name = self.root.at(&ValuePath::keys(["netværk"]).of("id", id).key("navn"));
        name.and_then(Value::as_text).unwrap_or(id).to_owned()
    }

    /// The network, to choose from.
    pub(super) fn people(&self) -> Vec<Choosable> {
        let people = self.root.get("netværk").map_or(&[][..], Value::items);
        let text = |person: &Value, key: &str| person.get(key).and_then(Value::as_text).map(str::to_owned);
        let person = |value: &Value| {
            let id = text(value, "id")?;
            let name = text(value, "navn").unwrap_or_else(|| id.clone());
            let relation = text(value, "relation").map(|relation| format!(", {relation}")).unwrap_or_default();
            Some(Choosable {
                id,
                name: format!("{name}{relation}"),
            })
        };
        people.iter().filter_map(person).collect()
    }
}

/// A key as it stands in an address.
pub(super) fn in_address(key: &str) -> String {
    utf8_percent_encode(key, NON_ALPHANUMERIC).to_string().replace("%2D", "-")
}

/// The frame of a page that is about no case, or about one; `current` is the address that the page belongs under.
pub(super) fn frame(desk: &Desk, state: &State, case: Option<&CaseAt>, title: &str, current: &str) -> PageFrame {
    let sender = state.session.sender(case.map_or(desk.folder(), |case| &case.folder)).ok();
    let link = |href: String, label: &str| PageLink {
        is_current: href == current,
        href,
        label: label.to_owned(),
    };
    let mut links = vec![link("/".to_owned(), PAGES[0].1)];
    match case {
        Some(case) => links.extend(CASE_PAGES.iter().map(|(page, label)| link(case.address(page), label))),
        None => links.extend(PAGES[1..].iter().map(|(href, label)| link((*href).to_owned(), label))),
    }
    PageFrame {
        title: title.to_owned(),
        sender: sender.as_ref().map_or_else(|| "dialogdok".to_owned(), |s| s.name.0.clone()),
        department: sender.map(|s| s.department.0.clone()).unwrap_or_default(),
        case: case.map(|case| CaseHead {
            called: case.called(),
            key: case.key.clone(),
            address: in_address(&case.key),
        }),
        links,
        ..PageFrame::default()
    }
}

/// The note of the last change, when it was one of this file. Where taking back takes the file away, one comes back to where it is not
/// missed.
pub(super) fn saved_note(state: &State, path: &Path, back: &str) -> Option<SavedNote> {
    let time = state.store.last_of(path)?.format("%H.%M");
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let fate = state.store.last_fate_of(path)?;
    Some(SavedNote {
        what: match fate {
            FileFate::Made | FileFate::Changed => format!("Gemt kl. {time} i {file}"),
            FileFate::Deleted => format!("Slettet kl. {time}: {file}"),
        },
        back: match (fate, back.split_once("/moede/")) {
            (FileFate::Made, Some((case, _))) => format!("{case}/moede"),
            (FileFate::Made, None) => "/forloeb".to_owned(),
            _ => back.to_owned(),
        },
    })
}
