//! A reader learns of earlier meetings only what they may: every earlier task in every paper of the examples, by a judge that
//! reads the files itself and knows nothing of the program's rule.

use std::path::{Path, PathBuf};

use dialogdok::access::Reader;
use dialogdok::deliver::produce::planned;
use dialogdok::deliver::session::{Asked, Session, Settings};
use dialogdok::documents::{Content, Paper, Selection};
use dialogdok::typeset::Workers;
use serde_json::Value;

fn yaml(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).expect("a file of the examples");
    serde_saphyr::from_str(&text).expect("YAML")
}

fn holds(list: &Value, id: &str) -> bool {
    list.as_array().is_some_and(|list| list.iter().any(|one| one == id))
}

/// The examples' cases, each with its meetings in order.
fn cases() -> Vec<(PathBuf, Vec<Value>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sager");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root)
        .expect("the examples")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    cases.sort();
    let meetings = |case: &Path| {
        (1..)
            .map(|number| case.join(format!("moede-{number}.yaml")))
            .take_while(|path| path.exists())
            .map(|path| yaml(&path))
            .collect()
    };
    cases
        .into_iter()
        .map(|case| {
            let meetings = meetings(&case);
            (case, meetings)
        })
        .collect()
}

/// Whether somebody may read of a task of meeting `from` in a paper of meeting `number` (both from 1).
fn may_know(meetings: &[Value], from: usize, task: &Value, number: usize, reader: &str) -> bool {
    let minutes = |number: usize| &meetings[number - 1]["referat"];
    let has_minutes = !minutes(from)["godkendt af borgeren"].is_null() && holds(&minutes(from)["må sendes til"], reader);
    let key = format!("{from}/{}", task["id"].as_str().unwrap_or_default());
    let taken_up = !minutes(number)["opfølgning"][&key].is_null() && holds(&minutes(number)["deltog"], reader);
    task["hvem"] == reader || has_minutes || taken_up
}

#[test]
fn a_reader_meets_earlier_tasks_only_when_they_may_know_them() {
    let session = Session::open(Settings::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"))).expect("a session");
    let asked = Asked {
        papers: Selection::Possible,
        ..Asked::default()
    };
    let (mut told, mut kept, mut borger) = (0, 0, 0);
    let mut breaches = Vec::new();
    Workers::new(1).work(|| {
        for (case, meetings) in cases() {
            let planned = planned(&session, &case, &[], &asked);
            for document in planned.plan.documents() {
                let id = document.id();
                let (Paper::Minutes, Some(number)) = (id.paper, id.meeting) else {
                    continue;
                };
                let number = number as usize;
                let Content::Page { view, .. } = document.content() else { continue };
                let page = view.to_string();
                // What this meeting's own part says may be the same sentence; an earlier task that is repeated there is its own.
                let own = meetings[number - 1]["referat"].to_string();
                for from in 1..number {
                    for task in meetings[from - 1]["referat"]["opgaver"].as_array().into_iter().flatten() {
                        let words = task["hvad"].to_string();
                        if own.contains(&words) {
                            continue;
                        }
                        let is_there = page.contains(words.trim_matches('"'));
                        match &id.reader {
                            Some(Reader::Person(reader)) if may_know(&meetings, from, task, number, &reader.0) => {
                                told += usize::from(is_there);
                            }
                            Some(Reader::Person(_)) if is_there => breaches.push(format!("{}/{id}: {words} of {from}", case.display())),
                            Some(Reader::Person(_)) => kept += 1,
                            _ => borger += usize::from(is_there),
                        }
                    }
                }
            }
        }
    });
    assert!(breaches.is_empty(), "{} breaches: {breaches:#?}", breaches.len());
    // Over-caution: what may be known is told; and the examples put the rule to the test.
    assert!(told > 10 && borger > 10, "told to others {told}, to the borger {borger}");
    assert!(kept >= 20, "only {kept} were kept back");
}
