//! Where a text of the files stands, and whose it is: for messages about what is printed.

use super::Private;
use crate::case::value::Text;
use crate::case::{Case, CaseFile, Meeting, Municipality, Place, Placed, SentEntry};

/// Where a text stands.
#[derive(Clone, Debug)]
pub struct Spot {
    /// A person's name; or what else the text belongs to, in Danish.
    pub owner: String,
    /// The Danish key.
    pub key: &'static str,
    /// The text's place.
    pub place: Place,
}

/// The first text of a case that holds `character` and stands in `printed`, in the order of the files; else the first that
/// holds it.
pub fn spot_of(case: &Case, character: char, printed: &str) -> Option<Spot> {
    // What is printed is the text as written, or a sentence or a list with the text in it.
    find(case, &|text| text.contains(character) && printed.contains(text)).or_else(|| find(case, &|text| text.contains(character)))
}

fn find(case: &Case, test: &dyn Fn(&str) -> bool) -> Option<Spot> {
    search(case, test, true).into_iter().next()
}

/// Every text of a case that `test` holds for and that is no contact detail, in the order of the files.
pub(super) fn find_told(case: &Case, test: &dyn Fn(&str) -> bool) -> Vec<Spot> {
    search(case, test, false)
}

fn search(case: &Case, test: &dyn Fn(&str) -> bool, details_too: bool) -> Vec<Spot> {
    let mut search = Search {
        test,
        details_too,
        found: Vec::new(),
    };
    search.case(&case.file);
    for meeting in &case.meetings {
        search.meeting(case, meeting);
    }
    search.municipality(&case.municipality.file);
    for entry in &case.sent {
        search.sent(entry);
    }
    search.found
}

struct Search<'t> {
    test: &'t dyn Fn(&str) -> bool,
    details_too: bool,
    found: Vec<Spot>,
}

impl Search<'_> {
    fn note(&mut self, holds: bool, owner: &str, key: &'static str, place: &Place) {
        if holds {
            self.found.push(Spot {
                owner: owner.to_owned(),
                key,
                place: place.clone(),
            });
        }
    }

    fn texts<'a>(&mut self, owner: &str, key: &'static str, texts: impl IntoIterator<Item = &'a Placed<Text>>) {
        for text in texts {
            self.note((self.test)(text), owner, key, &text.place);
        }
    }

    fn detail(&mut self, owner: &str, key: &'static str, detail: Option<&Placed<Private<Text>>>) {
        if let Some(detail) = detail.filter(|_| self.details_too) {
            let test = self.test;
            self.note(test(detail.open()), owner, key, &detail.place);
        }
    }

    fn lines(&mut self, owner: &str, key: &'static str, lines: Option<&Placed<Private<Vec<Text>>>>) {
        if let Some(lines) = lines.filter(|_| self.details_too) {
            let test = self.test;
            self.note(lines.open().iter().any(|line| test(line)), owner, key, &lines.place);
        }
    }

    fn case(&mut self, case: &CaseFile) {
        self.texts("sagen", "sagsnummer", &case.reference);
        let citizen = &case.citizen;
        let owner = &citizen.name.0;
        self.texts(owner, "navn", [&citizen.name]);
        self.texts(owner, "kaldenavn", &citizen.called);
        self.lines(owner, "adresse", citizen.address.as_ref());
        self.detail(owner, "telefon", citizen.phone.as_ref());
        self.detail(owner, "mail", citizen.mail.as_ref());
        for person in &case.network {
            let owner = &person.name.0;
            self.texts(owner, "navn", [&person.name]);
            self.texts(owner, "relation", [&person.relation]);
            self.detail(owner, "telefon", person.phone.as_ref());
            self.detail(owner, "hovednummer", person.main_phone.as_ref());
            self.detail(owner, "mail", person.mail.as_ref());
            self.lines(owner, "adresse", person.address.as_ref());
            self.detail(owner, "arbejdsplads", person.workplace.as_ref());
            self.texts(owner, "støtte", &person.support);
        }
        for indicator in case.indicators.iter().flatten() {
            let holds = (self.test)(&indicator.name.0) || indicator.description.as_ref().is_some_and(|d| (self.test)(&d.0));
            self.note(holds, "sagen", "indikatorer", &indicator.place);
        }
        for (_, rating) in case.measurements.iter().flat_map(|m| &m.ratings.0) {
            let holds = rating.words.as_ref().is_some_and(|w| (self.test)(w));
            self.note(holds, "sagen", "målinger", &rating.place);
        }
        let start = &case.starting_point;
        self.texts("sagen", "ønsker", &start.wishes);
        self.texts("sagen", "behov", &start.needs);
        self.texts("sagen", "svært", &start.hard);
        self.texts("sagen", "håb og drømme", &start.hopes);
        if let Some(ending) = &case.ending {
            self.texts("sagen", "besluttet", &ending.decided);
            self.texts("sagen", "åbninger", &ending.openings);
            self.texts("sagen", "borgerens ord", &ending.words);
            self.texts("sagen", "videre støtte", &ending.support);
        }
    }

    fn meeting(&mut self, case: &Case, meeting: &Meeting) {
        let owner = &*format!("møde {}", meeting.number);
        self.texts(owner, "sted", [&meeting.place.name]);
        self.lines(owner, "sted", meeting.place.address.as_ref());
        self.texts(owner, "find vej", &meeting.place.way_in);
        self.texts(owner, "tolk", &meeting.interpreter);
        self.detail(owner, "på dagen", meeting.on_the_day.as_ref());
        self.texts(owner, "tema", &meeting.theme);
        self.texts(owner, "grund", meeting.called_off.iter().flat_map(|c| &c.reason));
        for invited in &meeting.invited {
            let name = case.person(&invited.person).map_or(&*invited.person.value.0, |p| &p.name.0);
            self.texts(name, "hvorfor", &invited.why);
        }
        if let Some(minutes) = &meeting.minutes {
            for topic in &minutes.topics {
                self.texts(owner, "emne", [&topic.subject]);
                self.texts(owner, "drøftelser", &topic.discussions);
            }
            self.texts(owner, "aftaler", &minutes.agreements);
            self.texts(owner, "opgaver", minutes.tasks.iter().map(|t| &t.what));
            if let Some(next) = &minutes.next_meeting {
                self.texts(owner, "næste møde", next.theme.iter().chain(&next.when));
            }
        }
        self.texts(owner, "refleksion", &meeting.reflection);
        for (_, rating) in meeting.assessment.iter().flat_map(|a| &a.ratings.0) {
            let holds = rating.words.as_ref().is_some_and(|w| (self.test)(w));
            self.note(holds, owner, "vurdering", &rating.place);
        }
    }

    /// What was written down as sent: the program's own words, unless somebody has changed them.
    fn sent(&mut self, entry: &SentEntry) {
        let owner = "sendt";
        self.texts(owner, "navn", &entry.name);
        let told = entry.told.iter();
        self.texts(owner, "sted", told.clone().flat_map(|told| &told.place));
        self.texts(owner, "adresse", told.flat_map(|told| &told.address_lines));
    }

    fn municipality(&mut self, sender: &Municipality) {
        let owner = "kommunen";
        self.texts(owner, "navn", [&sender.name]);
        self.texts(owner, "afdeling", [&sender.department]);
        self.texts(owner, "adresse", &sender.address);
        self.texts(owner, "telefon", [&sender.phone]);
        self.texts(owner, "mail", &sender.mail);
        self.texts(owner, "hjemmeside", &sender.website);
        self.texts(owner, "databeskyttelse", &sender.data_protection);
        self.texts(owner, "akut", &sender.acute);
    }
}
