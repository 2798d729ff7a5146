//! `skabeloner --felter`: what each template is told.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Outcome, console};
use crate::deliver::produce::planned;
use crate::deliver::session::{Asked, Session, Settings};
use crate::documents::{Content, Selection, fields as add_fields};
use crate::system_error::in_danish;

/// A case in which every part of every paper is used, so that its views show all their fields.
const CASE: &str = include_str!("felter-sag.yaml");
const MEETINGS: [&str; 2] = [include_str!("felter-moede-1.yaml"), include_str!("felter-moede-2.yaml")];
const MUNICIPALITY: &str = include_str!("felter-kommune.yaml");

/// Prints the fields of every view, by template, with the kind of each.
pub(super) fn fields() -> Outcome {
    for (template, fields) in collect().map_err(|e| vec![e])? {
        console::line(template);
        for (field, kind) in fields {
            console::line(format_args!("  {field:<44} {kind}"));
        }
        console::line("");
    }
    Ok(true)
}

/// The fields of every template: path → kind.
pub fn collect() -> Result<BTreeMap<&'static str, BTreeMap<String, &'static str>>, String> {
    let folder = tempfile::tempdir().map_err(|e| in_danish(&e))?;
    let case = folder.path().join("sag");
    let put = |path: &Path, text: &str| std::fs::write(path, text).map_err(|e| in_danish(&e));
    std::fs::create_dir(&case).map_err(|e| in_danish(&e))?;
    put(&folder.path().join("kommune.yaml"), MUNICIPALITY)?;
    put(&case.join("sag.yaml"), CASE)?;
    for (number, text) in MEETINGS.iter().enumerate() {
        put(&case.join(format!("moede-{}.yaml", number + 1)), text)?;
    }
    let today = chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap_or_default();
    let session = Session::open(Settings::on(today))?;
    let asked = Asked {
        papers: Selection::Possible,
        since: today.checked_sub_days(chrono::Days::new(90)),
        ..Asked::default()
    };
    let plan = planned(&session, &case, &[], &asked).plan;
    let mut templates: BTreeMap<&'static str, BTreeMap<String, &'static str>> = BTreeMap::new();
    for document in plan.documents() {
        if let Content::Page { template, view, .. } = document.content() {
            add_fields(view, templates.entry(template).or_default());
        }
    }
    Ok(templates)
}
