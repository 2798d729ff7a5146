//! What there is to choose from: papers and readers, in words.

use super::page::{Group, ListEntry};
use crate::case::Case;
use crate::deliver::produce::Planned;
use crate::documents::{Content, Document};

/// The documents by case and meeting, those that are pages; and those that are refused, so that one can see why.
pub(super) fn groups(planned: &Planned) -> Vec<Group> {
    let page = |d: &&Document| matches!(d.content, Content::Page { .. });
    let made = planned.plan.documents.iter().filter(page).map(|d| d.path.as_str());
    let refused = planned
        .plan
        .refusals
        .iter()
        .map(|r| r.path.as_str())
        .filter(|p| p.ends_with(".pdf"));
    let mut groups: Vec<Group> = Vec::new();
    for path in made.chain(refused) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let title = folder.replace("/moede-", " · møde ");
        let entry = ListEntry {
            path: path.to_owned(),
            label: label(name, planned.reading.case.as_ref()),
        };
        add(&mut groups, &title, entry);
    }
    groups
}

/// Takes a document into its group, unless it is there.
pub(super) fn add(groups: &mut Vec<Group>, title: &str, entry: ListEntry) {
    match groups.iter_mut().find(|g| g.title == title) {
        Some(group) if group.entries.iter().any(|e| e.path == entry.path) => {}
        Some(group) => group.entries.push(entry),
        None => groups.push(Group {
            title: title.to_owned(),
            entries: vec![entry],
        }),
    }
}

/// The forløb's own papers first, then the meetings by their numbers.
pub(super) fn order(title: &str) -> u32 {
    title
        .rsplit_once(" · møde ")
        .and_then(|(_, number)| number.parse().ok())
        .unwrap_or(0)
}

/// A file's name in words: »invitation-bent.pdf« is an invitation to Bent.
fn label(name: &str, case: Option<&Case>) -> String {
    let stem = name.split('.').next().unwrap_or(name);
    let (what, who) = stem.split_once('-').map_or((stem, None), |(what, who)| (what, Some(who)));
    let what = match what {
        "netvaerksoverblik" => "Netværksoverblik",
        "netvaerkskort" => "Netværkskort",
        "moedemappe" => "Mødemappe",
        "invitation" => "Invitation",
        "ringeliste" => "Ringeliste",
        "referat" => "Referat",
        "refleksion" => "Refleksion",
        "status" => "Status",
        other => other,
    };
    let who = who.map(|id| match (id, case) {
        ("borger", Some(case)) => case.citizen.name.0.clone(),
        (id, case) => case.and_then(|c| c.person(id)).map_or(id.to_owned(), |p| p.name.0.clone()),
    });
    who.map_or(what.to_owned(), |who| format!("{what} til {who}"))
}
