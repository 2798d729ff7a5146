//! Those who can be invited to a meeting: everybody in the network but the team, with a tick for those who are.

use super::frame::CaseAt;
use crate::case::edit::{Edit, Step, Value, ValuePath};
use crate::desk::form::{FormField, Posted, Section, Source, edits_of_fields, sections_from};

/// Somebody who is invited or can be.
pub(super) struct Invite {
    /// The name of the tick in the form.
    pub name: String,
    pub person: String,
    pub relation: String,
    pub id: String,
    pub is_invited: bool,
    pub fields: Vec<FormField>,
}

impl Invite {
    /// What is known of the answer, in a word or two.
    pub(super) fn summary(&self) -> String {
        let reply = self
            .fields
            .iter()
            .find(|field| matches!(field.path.0.last(), Some(Step::Key(key)) if key == "svar"));
        match reply.map(FormField::text).filter(|text| !text.is_empty()) {
            Some(reply) => format!("Hvorfor, og svar: {reply}"),
            None if self.is_invited => "Hvorfor, og svar: intet endnu".to_owned(),
            None => "Hvorfor, og svar".to_owned(),
        }
    }
}

/// Everybody who can be invited, for a meeting's file.
pub(super) fn invites(source: &Source<'_>, case: &CaseAt) -> Vec<Invite> {
    let team = team(&case.root);
    let people = case.root.get("netværk").map_or(&[][..], Value::items);
    let text = |person: &Value, key: &str| person.get(key).and_then(Value::as_text).unwrap_or_default().to_owned();
    let list = ValuePath::keys(["inviterede"]);
    let of_invite = Source {
        own: &["person"],
        ..*source
    };
    // Beyond the numbers of the other fields of the page.
    let mut number = 10_000;
    let mut found = Vec::new();
    for person in people.iter().filter(|person| !team.contains(&text(person, "id"))) {
        let id = text(person, "id");
        let path = list.of("person", &id);
        let fields = sections_from(&of_invite, &[(path.clone(), "")], &mut number);
        found.push(Invite {
            name: format!("i{}", found.len()),
            person: text(person, "navn"),
            relation: text(person, "relation"),
            is_invited: source.root.at(&path).is_some(),
            fields: fields.into_iter().flat_map(|section: Section| section.fields).collect(),
            id,
        });
    }
    found
}

/// The ids of the team.
fn team(root: &Value) -> Vec<String> {
    let Some(team) = root.get("netværksteam") else { return Vec::new() };
    let keys = ["tovholder", "mødeleder", "reflektører"];
    let mut ids = Vec::new();
    for value in keys.into_iter().filter_map(|key| team.get(key)) {
        ids.extend(value.as_text().map(str::to_owned));
        ids.extend(value.items().iter().filter_map(Value::as_text).map(str::to_owned));
    }
    ids
}

/// What the ticks and the fields behind them change.
pub(super) fn invite_edits(root: &Value, invites: &[Invite], posted: &Posted) -> Vec<Edit> {
    let list = ValuePath::keys(["inviterede"]);
    let mut edits = Vec::new();
    for invite in invites {
        if posted.get(&format!("{}-er-her", invite.name)).is_none() {
            continue;
        }
        let path = list.of("person", &invite.id);
        let of_fields = edits_of_fields(root, &invite.fields, posted);
        match (root.at(&path).is_some(), posted.get(&invite.name).is_some()) {
            (true, true) => edits.extend(of_fields),
            (true, false) => edits.push(Edit::remove(path)),
            (false, true) => {
                let mut entries = vec![("person".to_owned(), Value::text(&invite.id))];
                for edit in of_fields {
                    if let (Some(Step::Key(key)), crate::case::edit::Change::Set(value)) = (edit.path.0.last(), edit.change) {
                        entries.push((key.clone(), value));
                    }
                }
                edits.push(Edit::push(list.clone(), Value::Map(entries)));
            }
            (false, false) => {}
        }
    }
    edits
}
