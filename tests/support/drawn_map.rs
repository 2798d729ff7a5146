//! The map that is drawn together, as the page of a desk has it; and two desks over one folder.

#![allow(dead_code, reason = "each test uses its own part")]

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::opened::*;
use crate::support::Municipality;

pub const HOME: &str = "/forloeb/2026-014/sammen";

pub fn share(opened: &Opened, page: &str) {
    opened.post("/sammen/luk", &[pair("tovholder", "ja")]);
    assert_eq!(opened.post(HOME, &[pair("side", page)]).location, format!("{HOME}/{page}"));
}

/// Two desks over one folder, after the files were changed.
pub fn two_desks(change: impl Fn(&Opened)) -> [Opened; 2] {
    let first = Opened::new(Municipality::example());
    change(&first);
    let folder = first.municipality.path().to_owned();
    let second = Opened::over(&folder, Municipality::new());
    [first, second]
}

/// The map as a desk has it on its page.
pub struct OnPage {
    pub view: Value,
    pub base: Value,
    pub drawn: Value,
}

impl OnPage {
    pub fn of(opened: &Opened) -> Self {
        let view: Value = serde_json::from_str(&opened.page(&format!("{HOME}/kort/tegning"))).expect("JSON");
        let seats = view["drawing"]["people"].as_array().expect("people");
        let people = view["people"].as_array().expect("people").iter().zip(seats);
        let people: Vec<Value> = people
            .map(|(person, seat)| {
                json!({"id": person["id"], "new": null, "field": seat["field"], "distance": person["distance"], "angle": person["angle"]})
            })
            .collect();
        let base = json!({"people": people, "ties": view["ties"]});
        let drawn = base.clone();
        Self { view, base, drawn }
    }

    pub fn at(&self, name: &str) -> usize {
        let people = self.view["people"].as_array().expect("people");
        people.iter().position(|person| person["name"] == name).expect("they are there")
    }

    pub fn word(&self, name: &str) -> String {
        self.view["people"][self.at(name)]["id"].as_str().expect("a word").to_owned()
    }

    pub fn moves(&mut self, name: &str, distance: f64) {
        let at = self.at(name);
        self.drawn["people"][at]["distance"] = json!(distance);
    }

    pub fn ties(&mut self, one: &str, other: &str) {
        let pair = json!([self.word(one), self.word(other)]);
        self.drawn["ties"].as_array_mut().expect("ties").push(pair);
    }

    pub fn adds(&mut self, id: &str, name: &str) {
        let new = json!({"id": id, "new": [name, "nabo"], "field": "fritid", "distance": 2.5, "angle": 190.0});
        self.drawn["people"].as_array_mut().expect("people").push(new);
    }

    /// Somebody new whom the page has put where there is room.
    pub fn puts(&mut self, id: &str, name: &str, relation: &str, place: (&str, f64, f64)) {
        let (field, distance, angle) = place;
        let new = json!({
            "id": id, "new": [name, relation], "unplaced": true, "field": field, "distance": distance, "angle": angle,
        });
        self.drawn["people"].as_array_mut().expect("people").push(new);
    }

    /// »Ja, det er rigtigt« to where the page has put those who are new.
    pub fn is_right(&mut self) {
        for person in self.drawn["people"].as_array_mut().expect("people") {
            person["unplaced"] = json!(false);
        }
    }

    /// Has it laid out, and takes what comes as the page does.
    pub fn lays_out(&mut self, opened: &Opened, moved: &str) -> Answer {
        let sent = [self.fields(), vec![pair("flyttet", moved)]].concat();
        let answer = opened.post(&format!("{HOME}/kort/saet"), &sent);
        let Ok(view) = serde_json::from_str::<Value>(&answer.text) else {
            return answer;
        };
        let before = self.drawn["people"].as_array().cloned().unwrap_or_default();
        let was = |id: &Value| before.iter().find(|one| one["id"] == *id).cloned().unwrap_or_default();
        let seats = view["drawing"]["people"].as_array().expect("people");
        let people = view["people"].as_array().expect("people").iter().zip(seats).map(|(person, seat)| {
            let was = was(&person["id"]);
            json!({
                "id": person["id"], "new": if person["new"] == true { was["new"].clone() } else { Value::Null },
                "unplaced": was["unplaced"] == true, "field": seat["field"], "distance": person["distance"], "angle": person["angle"],
            })
        });
        self.drawn = json!({"people": people.collect::<Vec<_>>(), "ties": view["ties"]});
        if view.get("base").is_some() {
            self.base = view["base"].clone();
        }
        answer
    }

    pub fn fields(&self) -> Vec<(String, String)> {
        vec![
            pair("kort", &self.drawn.to_string()),
            pair("grund", &self.base.to_string()),
            pair("fra", self.view["from"].as_str().expect("a name")),
        ]
    }

    pub fn saved(&self, opened: &Opened, more: &[(String, String)]) -> Value {
        let answer = opened.post(&format!("{HOME}/kort/gem"), &[&self.fields()[..], more].concat());
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        serde_json::from_str(&answer.text).expect("JSON")
    }
}
