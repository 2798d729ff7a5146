//! »Hvad nu?«: what each forløb waits for, computed from its files and nothing else.

use chrono::NaiveDate;

use crate::access::{Days, Reader, Readership, approved_on, may_read, named_readers};
use crate::case::{Case, CaseReading, Invited, Meeting, Minutes, Problem, Reply, Severity};
use crate::deliver::session::Session;
use crate::documents::{Paper, ViewRequest, calls, carried_over, letters_due};
use crate::record::{MinutesNews, approved_as_it_stands, minutes_news, reply};

/// Advice that is told where the referat is written, and to nobody who has not asked: how it is worded.
pub(super) const TOLD_ELSEWHERE: &[&str] = &["tolkning"];

/// The page from which the screen is shared: what the borger reads along is read there and on no page of the tovholder's.
const TOGETHER: &str = "sammen";

/// Where on the page of a referat it is said what has become of earlier tasks.
pub(super) const FOLLOW_UP: &str = "opfoelgning";

/// For how many days after the end of a forløb its last status is asked about, where nothing is recorded as sent.
const ASKED_FOR: i64 = 60;

/// One thing that a forløb waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub what: String,
    pub when: String,
    /// The page that it is done on, below the case's.
    pub page: String,
    pub button: &'static str,
    /// Cannot wait; for the others there is time.
    pub is_urgent: bool,
}

/// A forløb and what it waits for, the most pressing first.
#[derive(Clone, Debug)]
pub(super) struct Agenda {
    pub key: String,
    /// What the borger is called; none when the file cannot be read.
    pub called: Option<String>,
    /// The first names and the borger's, in small letters: what a search looks in.
    pub names: String,
    pub waiting: Vec<Waiting>,
    /// When there is nothing to wait for: how far it has come.
    pub rest: String,
}

/// What one case waits for.
pub(super) fn agenda(session: &Session, reading: &CaseReading) -> Agenda {
    let Some(case) = &reading.case else {
        let waiting = Waiting {
            what: "Filerne kan ikke læses. Se, hvad der er galt.".into(),
            when: String::new(),
            page: String::new(),
            button: "Se fejlene",
            is_urgent: true,
        };
        return Agenda {
            key: reading.key.clone(),
            called: None,
            names: String::new(),
            waiting: vec![waiting],
            rest: String::new(),
        };
    };
    let names = case.network.iter().map(|p| &p.name.0).chain([&case.citizen.name.0]);
    let looking = Looking { session, reading, case };
    let mut waiting = looking.waiting();
    waiting.sort_by_key(|w| !w.is_urgent);
    Agenda {
        key: reading.key.clone(),
        called: Some(case.citizen.called().to_owned()),
        names: names.map(|name| name.to_lowercase()).collect::<Vec<_>>().join("\n"),
        waiting,
        rest: looking.rest(),
    }
}

struct Looking<'a> {
    session: &'a Session,
    reading: &'a CaseReading,
    case: &'a Case,
}

impl Looking<'_> {
    fn days(&self) -> Days {
        self.session.settings.days()
    }

    fn today(&self) -> NaiveDate {
        self.session.settings.today
    }

    fn date(&self, day: NaiveDate) -> String {
        let date = self.session.locales.get("da").date(day);
        date.strip_prefix("den ").map_or_else(|| date.clone(), str::to_owned)
    }

    fn waiting(&self) -> Vec<Waiting> {
        let mut all = self.mistakes();
        let course = &self.case.course;
        let is_over = course.ended.as_ref().is_some_and(|ended| ended.day() <= self.today());
        if course.consent.is_none() && !is_over {
            all.push(wait(
                "Samtykket er ikke skrevet under. Intet sendes før.",
                String::new(),
                "side/borger",
                "Skriv dagen",
                false,
            ));
        }
        for meeting in &self.case.meetings {
            let is_ahead = meeting.minutes.is_none() && meeting.begins.date() >= self.today();
            if meeting.called_off.is_some() {
                // Those who were told of it still believe in it.
                all.extend(is_ahead.then(|| self.letters(meeting)).into_iter().flatten());
            } else if is_ahead {
                all.extend(self.letters(meeting));
                all.extend(self.answers(meeting));
            } else {
                all.extend(self.minutes(meeting));
            }
        }
        all.extend(self.tasks());
        let has_met = self.case.meetings.iter().any(|m| m.was_held());
        if is_over && has_met && self.case.ending.is_none() {
            let when = course
                .ended
                .as_ref()
                .map(|ended| format!("afsluttet {}", self.date(ended.day())))
                .unwrap_or_default();
            all.push(wait(
                "Forløbet er slut. Skriv sammen, hvad der har åbnet sig, til den sidste status.",
                when,
                "side/afslutning",
                "Skriv",
                false,
            ));
        }
        all.extend(self.last_status());
        let advice = self.reading.problems.iter().filter(|p| self.is_other_advice(p)).count();
        if advice > 0 && !is_over {
            all.push(wait(&format!("{advice} råd at tænke over."), String::new(), "", "Se rådene", false));
        }
        all
    }

    fn mistakes(&self) -> Vec<Waiting> {
        let mistakes = self.reading.problems.iter().filter(|p| p.severity == Severity::Error).count();
        let text = match mistakes {
            0 => return Vec::new(),
            1 => "Én ting skal rettes, før alle papirer kan laves.".to_owned(),
            many => format!("{many} ting skal rettes, før alle papirer kan laves."),
        };
        vec![wait(&text, String::new(), "", "Se fejlene", true)]
    }

    /// The letters and calls that are due, by the rules of the papers; none is made for that.
    fn letters(&self, meeting: &Meeting) -> Vec<Waiting> {
        // Who is new is not known while an earlier meeting cannot be read.
        if self.reading.unread.iter().any(|unread| *unread < meeting.number) {
            return Vec::new();
        }
        let called = |reader: Reader| match reader {
            Reader::Citizen => self.case.citizen.called().to_owned(),
            _ => first_name(reader.name(self.case)),
        };
        // Nothing here is set on a page, so how wide it is does not matter.
        let no_ruler = |_: &str, _: f64, _: bool| 0.0;
        let settings = &self.session.settings;
        let request = ViewRequest {
            real_today: settings.real_today,
            ..ViewRequest::new(self.case, &self.reading.problems, &self.session.locales, &no_ruler, settings.today)
        };
        let letters: Vec<String> = letters_due(&request, meeting).into_iter().map(called).collect();
        let may = calls(&request, meeting).into_iter().filter(|(_, may)| may.is_ok());
        let calls: Vec<String> = may.map(|(reader, _)| called(reader)).collect();
        let row = |what: String, page: String, button| wait(&what, self.when(meeting), &page, button, true);
        let number = meeting.number;
        let state = if meeting.called_off.is_some() { " er aflyst" } else { "" };
        let mut rows = Vec::new();
        if !letters.is_empty() {
            let what = format!(
                "Netværksmøde {number}{state}. {} skal sendes: {}.",
                count(letters.len(), "brev", "breve"),
                list(&letters)
            );
            let button = if letters.len() == 1 { "Se brevet" } else { "Se brevene" };
            rows.push(row(what, "papirer".to_owned(), button));
        }
        if !calls.is_empty() {
            let what = format!(
                "Netværksmøde {number}{state}. {} venter: {}.",
                count(calls.len(), "opkald", "opkald"),
                list(&calls)
            );
            rows.push(row(what, format!("moede/{number}/ring"), "Ring"));
        }
        rows
    }

    /// Those who have not answered, once the day for it is near.
    fn answers(&self, meeting: &Meeting) -> Option<Waiting> {
        let answer_by = meeting.answer_by.as_ref()?.day();
        let answered = |invited: &&Invited| matches!(reply(self.case, meeting, invited), Some(Reply::Coming | Reply::NotComing));
        let missing = meeting.invited.iter().filter(|invited| !answered(invited));
        let names: Vec<String> = missing
            .filter_map(|i| Some(first_name(&self.case.person(&i.person)?.name)))
            .collect();
        if names.is_empty() || (answer_by - self.today()).num_days() > 3 {
            return None;
        }
        let what = format!("Svar mangler fra {} til netværksmøde {}.", list(&names), meeting.number);
        let page = format!("moede/{}", meeting.number);
        Some(wait(
            &what,
            format!("svar senest {}", self.date(answer_by)),
            &page,
            "Skriv svarene",
            answer_by <= self.today(),
        ))
    }

    fn minutes(&self, meeting: &Meeting) -> Option<Waiting> {
        let held = format!("holdt {}", self.date(meeting.begins.date()));
        let page = format!("moede/{}/referat", meeting.number);
        let called = self.case.citizen.called();
        match &meeting.minutes {
            None => {
                let what = format!("Netværksmøde {} har intet referat endnu.", meeting.number);
                Some(wait(&what, held, &page, "Skriv referatet", false))
            }
            Some(minutes) => match approved_on(minutes, self.days()) {
                None => {
                    let what = format!("Referatet af møde {} venter på, at {called} læser det.", meeting.number);
                    Some(wait(&what, held, TOGETHER, "Læs det sammen", false))
                }
                Some(_) if approved_as_it_stands(self.case, meeting, minutes, self.days()).is_none() => {
                    let what = format!("Referatet af møde {} er ændret, siden {called} sagde ja til det.", meeting.number);
                    Some(wait(&what, held, TOGETHER, "Læs det sammen", false))
                }
                Some(approved) => self.minutes_to_send(meeting, minutes, approved),
            },
        }
    }

    /// An approved referat that somebody who is to have it has not been sent as it is. Where nothing is recorded as sent from that time,
    /// nobody knows, and it is asked about for a while only.
    fn minutes_to_send(&self, meeting: &Meeting, minutes: &Minutes, approved: NaiveDate) -> Option<Waiting> {
        let is_recorded = self.case.sent.first().is_some_and(|entry| entry.date.day() <= approved);
        if !is_recorded && (self.today() - approved).num_days() > ASKED_FOR {
            return None;
        }
        let may = |reader: &Reader| may_read(self.case, reader, Readership::Approved, Some(meeting), self.days()).is_ok();
        let is_known = |reader: &Reader| {
            matches!(
                minutes_news(self.case, meeting, minutes, reader, self.days()),
                MinutesNews::Known(_)
            )
        };
        let readers = std::iter::once(Reader::Citizen).chain(named_readers(minutes)).filter(may);
        let names: Vec<String> = readers
            .filter(|reader| !is_known(reader))
            .map(|reader| match reader {
                Reader::Citizen => self.case.citizen.called().to_owned(),
                _ => first_name(reader.name(self.case)),
            })
            .collect();
        (!names.is_empty()).then(|| {
            let what = format!(
                "Referatet af møde {} er godkendt og skal sendes til {}.",
                meeting.number,
                list(&names)
            );
            wait(&what, format!("godkendt {}", self.date(approved)), "papirer", "Send det", false)
        })
    }

    /// Advice that no row of its own is about.
    fn is_other_advice(&self, problem: &Problem) -> bool {
        let is_told = match problem.rule {
            "møde-uden-referat" | "referat-ikke-sendt" | "referat-rettet" | "svar-mangler" => true,
            "opgave-over-tid" => !self.tasks().is_empty(),
            rule => TOLD_ELSEWHERE.contains(&rule),
        };
        problem.severity == Severity::Advice && !is_told
    }

    /// Open tasks whose day has gone, those of one meeting together.
    fn tasks(&self) -> Vec<Waiting> {
        let next = self.case.meetings.iter().map(|m| m.number).max().unwrap_or(0) + 1;
        let mut late: Vec<(u32, NaiveDate, Vec<String>)> = Vec::new();
        for carried in carried_over(&self.case.meetings, next) {
            let by = carried.task.by.as_ref().map(|by| by.day()).filter(|by| *by < self.today());
            let Some(by) = by else { continue };
            let name = first_name(Reader::of_id(&carried.task.who).name(self.case));
            match late.iter_mut().find(|(from, ..)| *from == carried.from) {
                Some((_, first, names)) => {
                    *first = by.min(*first);
                    names.push(name);
                }
                None => late.push((carried.from, by, vec![name])),
            }
        }
        let waiting = late.into_iter().map(|(from, by, mut names)| {
            let tasks = count(names.len(), "opgave", "opgaver");
            names.dedup();
            let (how, page, button) = self.where_tasks_are_told_of(from);
            let what = format!("{tasks} fra møde {from} er ikke gjort endnu: {}.{how}", list(&names));
            wait(&what, format!("inden {}", self.date(by)), &page, button, false)
        });
        waiting.collect()
    }

    /// What is to be done about open tasks of a meeting, the page for it and its button: what has become of them is said in the
    /// referat of a later meeting, the last one that has begun.
    fn where_tasks_are_told_of(&self, from: u32) -> (String, String, &'static str) {
        let later = || {
            self.case
                .meetings
                .iter()
                .filter(|meeting| meeting.number > from && meeting.called_off.is_none())
        };
        let has_begun = |meeting: &&Meeting| meeting.minutes.is_some() || meeting.begins.date() <= self.today();
        if let Some(meeting) = later().rev().find(has_begun) {
            let page = format!("moede/{}/referat#{FOLLOW_UP}", meeting.number);
            return (String::new(), page, "Skriv, hvordan det går");
        }
        match later().next() {
            Some(ahead) => (
                format!(" Spørg på møde {}, og skriv det i mødets referat bagefter.", ahead.number),
                format!("moede/{}", ahead.number),
                "Se mødet",
            ),
            None => (
                " Aftal det næste møde. I dets referat skriver I, hvordan det går.".to_owned(),
                "moede/nyt".to_owned(),
                "Nyt møde",
            ),
        }
    }

    fn when(&self, meeting: &Meeting) -> String {
        let time = self.session.locales.get("da").time_of(*meeting.begins.value);
        format!("{} kl. {time}", self.date(meeting.begins.date()))
    }

    /// The last status, when the forløb is over and it has not been given to the borger. Where nothing is recorded as sent, nobody
    /// knows, and it is asked about for a while only.
    fn last_status(&self) -> Option<Waiting> {
        let ended = self.case.course.ended.as_ref()?.day();
        let is_over = ended <= self.today() && self.case.ending.is_some();
        let is_given = self
            .case
            .sent
            .iter()
            .any(|entry| entry.taken_back.is_none() && entry.paper.text() == Paper::Status.name() && Reader::Citizen.is(&entry.to));
        let is_asked = !self.case.sent.is_empty() || (self.today() - ended).num_days() <= ASKED_FOR;
        (is_over && is_asked && !is_given).then(|| {
            wait(
                &format!("Den sidste status er ikke skrevet op som givet til {}.", self.case.citizen.called()),
                format!("afsluttet {}", self.date(ended)),
                "papirer",
                "Se status",
                false,
            )
        })
    }

    /// How far a forløb has come, where nothing waits.
    fn rest(&self) -> String {
        if let Some(ended) = self.case.course.ended.as_ref().filter(|ended| ended.day() <= self.today()) {
            return format!("Afsluttet {}.", self.date(ended.day()));
        }
        match self.case.meetings.iter().filter(|m| m.was_held()).count() {
            0 => "Intet netværksmøde er holdt endnu.".to_owned(),
            held => format!("{} holdt. Intet venter.", count(held, "netværksmøde er", "netværksmøder er")),
        }
    }
}

fn wait(what: &str, when: String, page: &str, button: &'static str, is_urgent: bool) -> Waiting {
    Waiting {
        what: what.to_owned(),
        when,
        page: page.to_owned(),
        button,
        is_urgent,
    }
}

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn first_name(name: &str) -> String {
    name.split_whitespace().next().unwrap_or(name).to_owned()
}

/// »Ida, Bent og Gitte«
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [many @ .., last] => format!("{} og {last}", many.join(", ")),
    }
}
