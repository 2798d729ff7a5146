//! Where somebody is named in the files of a case besides their own lines, and what is to go when they do.

use std::path::{Path, PathBuf};

use super::frame::CaseAt;
use crate::case::edit::{Edit, FileKind, Step, Value, ValuePath, value_of};
use crate::case::folder::{meeting_number, sent};
use crate::desk::cases;
use crate::desk::form::{Control, FormPart, is_needed, ties_edits};

/// One place where somebody is named.
pub(super) struct Naming {
    pub file: PathBuf,
    pub kind: FileKind,
    /// »Referat af møde 3«.
    pub where_: String,
    /// »Opgave: Går med Sara forbi bageriet«.
    pub what: String,
    /// What is to be changed; nothing where they cannot go.
    pub edits: Vec<Edit>,
}

/// All places, file by file, by the schemas: a text that is like an id is no id.
pub(super) fn named_in(case: &CaseAt, id: &str) -> Vec<Naming> {
    let mut found = Vec::new();
    let mut tasks: Vec<(u32, String)> = Vec::new();
    for file in cases::texts(&case.folder) {
        let Ok(root) = value_of(&file) else { continue };
        let number = meeting_number(file.path());
        let mut looking = NameSeeker {
            case,
            root: &root,
            kind: if number.is_some() { FileKind::Meeting } else { FileKind::Case },
            file: file.path(),
            id,
            found: Vec::new(),
        };
        looking.look(&root, &ValuePath::default());
        if let Some(number) = number {
            looking.look_for_tasks(&tasks);
            tasks.extend(own_tasks(&root, id).into_iter().map(|task| (number, task)));
        }
        found.extend(looking.found);
    }
    let was_sent = sent(&case.folder)
        .unwrap_or_default()
        .into_iter()
        .filter(|entry| entry.to.value.0 == id);
    if was_sent.count() > 0 {
        found.push(Naming {
            file: case.folder.join("sendt.yaml"),
            kind: FileKind::Case,
            where_: "Hvad der er sendt".to_owned(),
            what: "Personen har fået papirer. Det, der er sendt, bliver stående.".to_owned(),
            edits: Vec::new(),
        });
    }
    found
}

/// The ids of somebody's tasks.
fn own_tasks(root: &Value, id: &str) -> Vec<String> {
    let tasks = root.at(&ValuePath::keys(["referat", "opgaver"])).map_or(&[][..], Value::items);
    let text = |task: &Value, key: &str| task.get(key).and_then(Value::as_text).unwrap_or_default().to_owned();
    let own = tasks.iter().filter(|task| text(task, "hvem") == id);
    own.map(|task| text(task, "id")).collect()
}

struct NameSeeker<'a> {
    case: &'a CaseAt,
    root: &'a Value,
    kind: FileKind,
    file: &'a Path,
    id: &'a str,
    found: Vec<Naming>,
}

impl NameSeeker<'_> {
    fn look(&mut self, value: &Value, path: &ValuePath) {
        let own = matches!(path.0.first(), Some(Step::Key(key)) if key == "netværk");
        if own {
            return;
        }
        if path.to_string() == "streger" {
            return self.lines(path);
        }
        match (FormPart::at(self.kind, path), value) {
            (Some(FormPart::Field(Control::Person)), Value::Text(text)) if text == self.id => self.one(path),
            (Some(FormPart::Field(Control::People)), _) => self.one_of(value, path),
            (_, Value::List(items)) => {
                // From the last on: of several that go those before keep their places.
                for (at, item) in items.iter().enumerate().rev() {
                    self.look(item, &path.then(Step::At(at)));
                }
            }
            (_, Value::Map(entries)) => {
                for (key, value) in entries {
                    self.look(value, &path.key(key));
                }
            }
            _ => {}
        }
    }

    /// The one whom a key names: what cannot be without somebody goes as a whole.
    fn one(&mut self, path: &ValuePath) {
        let is_needed = is_needed(self.kind, path);
        let row = path.0.iter().rposition(|step| matches!(step, Step::At(_) | Step::Of(..)));
        let edits = match (is_needed, row) {
            (false, _) => vec![Edit::remove(path.clone())],
            (true, Some(row)) => vec![Edit::remove(ValuePath(path.0[..=row].to_vec()))],
            (true, None) => Vec::new(),
        };
        let row = row.and_then(|row| self.root.at(&ValuePath(path.0[..=row].to_vec())));
        let told = ["hvad", "hvorfor", "til"].iter().find_map(|key| row?.get(key)?.as_text());
        let mut what = keys(path);
        if let Some(told) = told {
            what = format!("{what}: {told}");
        }
        if edits.is_empty() {
            what = format!("{what}. Vælg en anden først.");
        }
        self.tell(what, edits);
    }

    /// One of several in a list.
    fn one_of(&mut self, value: &Value, path: &ValuePath) {
        let ids: Vec<String> = match value {
            Value::Text(text) => crate::desk::form::ids(text),
            _ => value
                .items()
                .iter()
                .filter_map(Value::as_text)
                .flat_map(crate::desk::form::ids)
                .collect(),
        };
        if !ids.iter().any(|id| id == self.id) {
            return;
        }
        let rest: Vec<String> = ids.into_iter().filter(|id| id != self.id).collect();
        let edit = if rest.is_empty() {
            Edit::remove(path.clone())
        } else {
            Edit::set(path.clone(), Value::texts(rest))
        };
        self.tell(keys(path), vec![edit]);
    }

    fn lines(&mut self, path: &ValuePath) {
        let edits = ties_edits(self.root, path, self.id, &[]);
        if !edits.is_empty() {
            let others = self
                .root
                .at(path)
                .map(|lines| crate::desk::form::ties(lines, self.id))
                .unwrap_or_default();
            let names: Vec<String> = others.iter().map(|id| self.case.name_of(id)).collect();
            self.tell(format!("Streger på kortet til {}", names.join(", ")), edits);
        }
    }

    /// What is said of tasks that go too.
    fn look_for_tasks(&mut self, tasks: &[(u32, String)]) {
        let path = ValuePath::keys(["referat", "opfølgning"]);
        let entries = self.root.at(&path).map_or(&[][..], Value::entries);
        for (key, value) in entries {
            let is_it = |(number, task): &(u32, String)| *key == format!("{number}/{task}");
            if tasks.iter().any(is_it) {
                let what = format!("Opfølgning på en opgave, der slettes: {}", value.as_text().unwrap_or_default());
                self.tell(what, vec![Edit::remove(path.key(key))]);
            }
        }
    }

    fn tell(&mut self, what: String, edits: Vec<Edit>) {
        let where_ = match meeting_number(self.file) {
            Some(number) => format!("Netværksmøde {number}"),
            None => "Forløbet".to_owned(),
        };
        self.found.push(Naming {
            file: self.file.to_owned(),
            kind: self.kind,
            where_,
            what,
            edits,
        });
    }
}

/// The keys of a path, as words.
fn keys(path: &ValuePath) -> String {
    let keys = path.0.iter().filter_map(|step| match step {
        Step::Key(key) if key == "person" => None,
        Step::Key(key) => Some(key.as_str()),
        Step::At(_) | Step::Of(..) => None,
    });
    keys.collect::<Vec<_>>().join(", ")
}
