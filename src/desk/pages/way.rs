//! The way to what something is said of: the page on which its field is.

use super::case_pages::SCHEMA_PAGES;
use super::frame::CaseAt;
use super::network;
use crate::case::Problem;
use crate::case::edit::{FileKind, Step, Value, ValuePath, path_at, value_of};
use crate::case::folder::meeting_number;
use crate::desk::Desk;

/// The address of the page of a case, or of the sender, with the field that a problem is about; none where no page has it, or the file
/// cannot be read.
pub(super) fn way_to(desk: &Desk, case: &CaseAt, problem: &Problem) -> Option<String> {
    let file = problem.place.file();
    let root = value_of(file).ok()?;
    let path = path_at(&problem.place).unwrap_or_default();
    let first = match path.0.first() {
        Some(Step::Key(key)) => key.as_str(),
        _ => "",
    };
    match problem.place.file_name().as_str() {
        "kommune.yaml" => Some("/afsender".to_owned()),
        "sag.yaml" => Some(match first {
            "netværk" => person_of(&root, &path).map_or_else(|| case.address("netvaerk"), |id| network::address_of(desk, case, &id)),
            "streger" => case.address("netvaerk"),
            _ => case.address(&format!("side/{}", sheet_of(FileKind::Case, &path).unwrap_or("mere"))),
        }),
        _ => {
            let plan = case.address(&format!("moede/{}", meeting_number(problem.place.path())?));
            Some(match sheet_of(FileKind::Meeting, &path) {
                Some(name) => format!("{plan}/{name}"),
                None => plan,
            })
        }
    }
}

/// The sheet on which what stands at a path is; where several are about it, the one that says the most of where it stands.
fn sheet_of(kind: FileKind, path: &ValuePath) -> Option<&'static str> {
    let depth = |key: &str| {
        let of_page = ValuePath::keys(key.split('/'));
        let is_on_it = path.0.starts_with(&of_page.0) || !path.0.is_empty() && of_page.0.starts_with(&path.0);
        is_on_it.then_some(of_page.0.len())
    };
    let pages = SCHEMA_PAGES.iter().filter(|page| page.kind == kind);
    let on = pages.filter_map(|page| Some((page.keys.iter().filter_map(|(key, _)| depth(key)).max()?, page.name)));
    // Of pages that say as much, the first.
    on.fold(None, |best: Option<(usize, &'static str)>, next| match best {
        Some(best) if best.0 >= next.0 => Some(best),
        _ => Some(next),
    })
    .map(|(_, name)| name)
}

/// The id of the person of the network that a path is about.
fn person_of(root: &Value, path: &ValuePath) -> Option<String> {
    let person = root.at(&ValuePath(path.0.get(..2)?.to_vec()))?;
    person.get("id").and_then(Value::as_text).map(str::to_owned)
}
