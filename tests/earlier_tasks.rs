//! A reader learns of earlier meetings only what they may: every earlier task in every paper of the examples, by a judge that
//! reads the files itself and knows nothing of the program's rule.

use std::path::{Path, PathBuf};

use dialogdok::access::Reader;
use dialogdok::deliver::produce::planned;
use dialogdok::deliver::session::{Asked, Session, Settings};
use dialogdok::documents::{Content, Paper, Selection};
use dialogdok::typeset::Workers;
use fastrand::Rng;
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

/// Whether a task of meeting `from` has been closed before meeting `number`, so that nobody meets it there.
fn is_closed(meetings: &[Value], from: usize, task: &Value, number: usize) -> bool {
    let key = format!("{from}/{}", task["id"].as_str().unwrap_or_default());
    let said = |number: usize| meetings[number - 1]["referat"]["opfølgning"][&key].as_str();
    said(number).is_none() && (from + 1..number).rev().find_map(said).is_some_and(|word| word != "i gang")
}

/// What the judge saw of earlier tasks in papers for others than the borger.
#[derive(Default)]
struct Seen {
    told: usize,
    kept: usize,
    /// Open tasks that a reader may know and does not meet.
    missed: Vec<String>,
    breaches: Vec<String>,
}

impl Seen {
    /// Looks at every referat and every mødemappe of a case.
    fn look(&mut self, session: &Session, case: &Path, team: &[&str], meetings: &[Value]) {
        let asked = Asked {
            papers: Selection::Possible,
            ..Asked::default()
        };
        let planned = planned(session, case, &[], &asked);
        for document in planned.plan.documents() {
            let id = document.id();
            let Some(number) = id.meeting.map(|number| number as usize) else {
                continue;
            };
            let readers: Vec<&str> = match (id.paper, &id.reader) {
                (Paper::Minutes, Some(Reader::Person(reader))) => vec![&reader.0],
                (Paper::MeetingFolder, None) => team.to_vec(),
                _ => continue,
            };
            let Content::Page { view, .. } = document.content() else { continue };
            self.look_at_what_was_said(view, &readers, meetings, &format!("{}/{id}", case.display()));
            let page = view.to_string();
            // An earlier task whose words this meeting has too is told by the meeting itself.
            let own = meetings[number - 1]["referat"].to_string();
            for from in 1..number {
                for task in meetings[from - 1]["referat"]["opgaver"].as_array().into_iter().flatten() {
                    let words = task["hvad"].to_string();
                    if own.contains(&words) {
                        continue;
                    }
                    let is_there = page.contains(words.trim_matches('"'));
                    let may = readers.iter().all(|reader| may_know(meetings, from, task, number, reader));
                    let line = || format!("{}/{id}: {words} of meeting {from}", case.display());
                    match (may, is_there) {
                        (true, true) => self.told += 1,
                        (true, false) if !is_closed(meetings, from, task, number) => self.missed.push(line()),
                        (true, false) => {}
                        (false, true) => self.breaches.push(line()),
                        (false, false) => self.kept += 1,
                    }
                }
            }
        }
    }

    /// What a meeting in between said of a task is for those who were there, and for those who may have its referat.
    fn look_at_what_was_said(&mut self, view: &Value, readers: &[&str], meetings: &[Value], paper: &str) {
        let carried = view["carried"].as_array().into_iter().flatten();
        let said = carried.flat_map(|task| task["said"].as_array().into_iter().flatten());
        let under_way = view["tasks"].as_array().into_iter().flatten().map(|task| &task["under_way_at"]);
        for number in said.map(|said| &said["meeting"]).chain(under_way).filter_map(Value::as_u64) {
            let minutes = &meetings[usize::try_from(number).expect("a small number") - 1]["referat"];
            let has_it = |reader: &&str| !minutes["godkendt af borgeren"].is_null() && holds(&minutes["må sendes til"], reader);
            if readers.iter().all(|reader| has_it(reader) || holds(&minutes["deltog"], reader)) {
                self.told += 1;
            } else {
                self.breaches.push(format!("{paper}: what meeting {number} said"));
            }
        }
    }

    fn is_sound(&self) {
        assert!(
            self.breaches.is_empty(),
            "{} breaches: {:#?}",
            self.breaches.len(),
            &self.breaches[..self.breaches.len().min(9)]
        );
        assert!(
            self.missed.is_empty(),
            "{} kept without need: {:#?}",
            self.missed.len(),
            &self.missed[..self.missed.len().min(9)]
        );
    }
}

fn session() -> Session {
    Session::open(Settings::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"))).expect("a session")
}

/// The team of a case, besides the tovholder who prepares.
fn team(case: &Value) -> Vec<&str> {
    let team = &case["netværksteam"];
    let reflectors = team["reflektører"].as_array().into_iter().flatten();
    let members = std::iter::once(&team["mødeleder"]).chain(reflectors);
    members.filter_map(Value::as_str).filter(|id| team["tovholder"] != *id).collect()
}

#[test]
fn the_examples_tell_earlier_tasks_to_those_who_may_know_them() {
    let session = session();
    let mut seen = Seen::default();
    Workers::new(1).work(|| {
        for (case, meetings) in cases() {
            let file = yaml(&case.join("sag.yaml"));
            seen.look(&session, &case, &team(&file), &meetings);
        }
    });
    seen.is_sound();
    assert!(seen.told > 10, "told {}", seen.told);
}

const PEOPLE: [&str; 6] = ["mor", "far", "ida", "pia", "jens", "mette"];
const TEAM: [&str; 2] = ["jens", "mette"];
const CASE: &str = "\
borger: {navn: Sara Lindholm}
forløb: {henvendelse: 2026-01-02, samtykke: 2026-01-05}
netværksteam: {tovholder: pia, mødeleder: jens, reflektører: [mette]}
netværk:
  - {id: mor, navn: Lone Lindholm, relation: mor, felt: familie, afstand: 1}
  - {id: far, navn: Bent Lindholm, relation: far, felt: familie, afstand: 2}
  - {id: ida, navn: Ida Skov, relation: søster, felt: slægt, afstand: 2}
  - {id: pia, navn: Pia Holm, relation: tovholder, felt: professionel, afstand: 3}
  - {id: jens, navn: Jens Toft, relation: mødeleder, felt: professionel, afstand: 3}
  - {id: mette, navn: Mette Kragh, relation: reflektør, felt: professionel, afstand: 3}
";

fn some(rng: &mut Rng) -> String {
    let some: Vec<&str> = PEOPLE.into_iter().filter(|_| rng.bool()).collect();
    format!("[{}]", some.join(", "))
}

/// A held meeting with tasks of its own, which takes up some of the earlier ones, and whose referat may go to some.
fn held(rng: &mut Rng, number: usize) -> String {
    let task = |rng: &mut Rng, n: usize| {
        format!(
            "{{id: t{n}, hvem: {}, hvad: Opgave {number}-{n} er aftalt}}",
            rng.choice(PEOPLE).unwrap_or("mor")
        )
    };
    let tasks: Vec<String> = (1..=2).map(|n| task(rng, n)).collect();
    let mut follow_up = Vec::new();
    for from in 1..number {
        for n in 1..=2 {
            if rng.u8(0..3) == 0 {
                follow_up.push(format!(
                    "{from}/t{n}: {}",
                    rng.choice(["gjort", "i gang", "bortfaldet"]).unwrap_or("gjort")
                ));
            }
        }
    }
    let approved = if rng.bool() {
        format!("  godkendt af borgeren: 2026-0{}-20\n", number + 1)
    } else {
        String::new()
    };
    format!(
        "tidspunkt: 2026-0{}-05 14:00\nsted: {{navn: Hos os}}\ninviterede: [{{person: mor, hvorfor: Fordi.}}]\nreferat:\n  deltog: {}\n  opgaver: [{}]\n  opfølgning: {{{}}}\n{approved}  må sendes til: {}\n",
        number + 1,
        some(rng),
        tasks.join(", "),
        follow_up.join(", "),
        some(rng)
    )
}

#[test]
fn invented_cases_tell_earlier_tasks_to_those_who_may_know_them() {
    let session = session();
    let folder = tempfile::tempdir().expect("a folder");
    let sender = "navn: Solbjerg Kommune\nafdeling: Center\nadresse: [Rådhuspladsen 1]\ntelefon: 89 40 00 00\n";
    std::fs::write(folder.path().join("kommune.yaml"), sender).expect("a file");
    let case = folder.path().join("2026-001");
    std::fs::create_dir(&case).expect("a folder");
    std::fs::write(case.join("sag.yaml"), CASE).expect("a file");
    let mut seen = Seen::default();
    Workers::new(1).work(|| {
        for seed in 0..150 {
            let mut rng = Rng::with_seed(seed);
            for number in 1..=3 {
                std::fs::write(case.join(format!("moede-{number}.yaml")), held(&mut rng, number)).expect("a file");
            }
            let coming = "tidspunkt: 2026-12-05 14:00\nsted: {navn: Hos os}\ninviterede: [{person: mor, hvorfor: Fordi.}]\n";
            std::fs::write(case.join("moede-4.yaml"), coming).expect("a file");
            let meetings: Vec<Value> = (1..=4).map(|number| yaml(&case.join(format!("moede-{number}.yaml")))).collect();
            seen.look(&session, &case, &TEAM, &meetings);
        }
    });
    seen.is_sound();
    assert!(seen.told > 200 && seen.kept > 200, "told {}, kept {}", seen.told, seen.kept);
}
