//! Whom a word means that stands where an id belongs: »Kirsten«, »søster«, the borger's own name.

use super::Person;
use super::person::Citizen;
use super::problem::Problem;
use super::source::SourceFile;
use super::translate::{fold, nearest};

/// What the borger is called where ids stand.
const CITIZEN: &str = "borger";

/// Somebody of a case, as far as words may mean them.
#[derive(Clone, Debug, Default)]
struct Acquaintance {
    id: String,
    names: Vec<String>,
    relation: String,
}

/// The people of a case.
#[derive(Clone, Debug, Default)]
pub struct Acquaintances(Vec<Acquaintance>);

impl Acquaintances {
    /// Those of a case that has been read.
    pub fn of(citizen: &Citizen, network: &[Person]) -> Self {
        let called = citizen.called.iter().map(|name| name.text().to_owned());
        let borger = Acquaintance {
            id: CITIZEN.to_owned(),
            names: called.chain([citizen.name.text().to_owned()]).collect(),
            relation: "borgeren".to_owned(),
        };
        let person = |person: &Person| Acquaintance {
            id: person.id.value.0.clone(),
            names: vec![person.name.text().to_owned()],
            relation: person.relation.text().to_owned(),
        };
        Self([borger].into_iter().chain(network.iter().map(person)).collect())
    }

    /// Those of a `sag.yaml` as it is written, whatever else is wrong with it.
    fn written_in(source: &SourceFile) -> Self {
        let mut people = vec![Acquaintance {
            id: CITIZEN.to_owned(),
            ..Acquaintance::default()
        }];
        for scalar in source.scan().scalars {
            // The mark of the forløb itself is nobody's.
            if source.text()[..scalar.range.start].ends_with("\nid: ") || scalar.range.start == "id: ".len() {
                continue;
            }
            let text = source.text()[scalar.range.clone()].trim_matches(['"', '\'']).to_owned();
            match (scalar.key, people.last_mut()) {
                (Some("id"), _) => people.push(Acquaintance {
                    id: text,
                    ..Acquaintance::default()
                }),
                (Some("navn"), Some(last)) if last.names.is_empty() => last.names.push(text),
                (Some("kaldenavn"), Some(last)) => last.names.push(text),
                (Some("relation"), Some(last)) if last.relation.is_empty() => last.relation = text,
                _ => {}
            }
        }
        Self(people)
    }

    /// The ids of those a word may mean: by id, name, a part of the name, relation; the likeliest way that fits anybody.
    pub fn meant_by(&self, word: &str) -> Vec<&str> {
        let word = fold(word.trim());
        let is_word_of = |text: &str| fold(text).split_whitespace().any(|part| part == word && part.len() > 1);
        let ways: [&dyn Fn(&Acquaintance) -> bool; 4] = [
            &|known| fold(&known.id) == word,
            &|known| known.names.iter().any(|name| fold(name) == word),
            &|known| known.names.iter().any(|name| is_word_of(name)),
            &|known| fold(&known.relation) == word || is_word_of(&known.relation),
        ];
        let fitting = |way: &&dyn Fn(&Acquaintance) -> bool| -> Vec<&str> {
            let fits = self.0.iter().filter(|known| way(known));
            fits.map(|known| known.id.as_str()).collect()
        };
        ways.iter().map(fitting).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The first of the ids, in a sentence.
    fn few_ids(&self) -> String {
        const MOST: usize = 12;
        let ids: Vec<&str> = self.0.iter().map(|known| known.id.as_str()).collect();
        let more = if ids.len() > MOST { " …" } else { "" };
        ids[..ids.len().min(MOST)].join(", ") + more
    }

    /// »mor«, or »mor« eller »farmor«: those whom a word means, or whose id or name it is near to.
    pub fn choice(&self, word: &str) -> Option<String> {
        if word.trim().is_empty() {
            return None;
        }
        let mut meant = self.meant_by(word);
        if meant.is_empty() {
            let ids: Vec<&str> = self.0.iter().map(|known| known.id.as_str()).collect();
            let first = |known: &Acquaintance| {
                known
                    .names
                    .iter()
                    .filter_map(|name| name.split(' ').next())
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            let names: Vec<(String, &str)> = self
                .0
                .iter()
                .flat_map(|known| first(known).into_iter().map(|name| (name, known.id.as_str())))
                .collect();
            let words: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
            let by_name = || nearest(word, &words).and_then(|near| names.iter().find(|(name, _)| name == near).map(|(_, id)| *id));
            meant.extend(nearest(word, &ids).or_else(by_name));
        }
        let quoted: Vec<String> = meant.iter().take(4).map(|id| format!("»{id}«")).collect();
        (!quoted.is_empty()).then(|| quoted.join(" eller "))
    }
}

/// Gives the messages about what is no id the id that was meant, from a case's `sag.yaml`.
pub(super) fn propose_ids(problems: &mut [Problem], main: &SourceFile) {
    let wrong = |problem: &&mut Problem| problem.rule == "forkert-id";
    let mut people = None;
    for problem in problems.iter_mut().filter(wrong) {
        let spot = problem.place.first_line();
        let line = problem.place.whole_line();
        let text = problem.place.file().text();
        // Where an id is given to somebody, there is none to be found.
        if text[line.start..spot.start].trim_end().ends_with("id:") {
            continue;
        }
        let people = people.get_or_insert_with(|| Acquaintances::written_in(main));
        let where_from = "Her skal stå et id fra netværk i sag.yaml";
        problem.remedy = match people.choice(text[spot].trim_matches(['"', '\''])) {
            Some(meant) => format!("Mente du {meant}? {where_from}."),
            None => format!("{where_from}: {}.", people.few_ids()),
        };
    }
}
