//! A sheet: one form over one file, shown, sent in, and shown again with what is wrong beside its field.

use std::path::PathBuf;
use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::beside::{PageQuery, PaperBeside};
use super::consent;
use super::drawn_fields::FieldsOnPage;
use super::first_letter::growing_beside;
use super::frame::{CaseAt, frame, saved_note};
use super::invites::{Invite, invite_edits, invites};
use super::moving;
use super::retype::{retype_all, retype_changed};
use super::said::{SaidOfFields, sentence};
use crate::access::Reader;
use crate::case::edit::merge::Conflict;
use crate::case::edit::{Edit, FileKind, Value, ValuePath, value_of};
use crate::case::folder::meeting_number;
use crate::case::value::Id;
use crate::case::{Case, CaseReading, Problem, SourceFile};
use crate::deliver::produce::{examine, read_only};
use crate::desk::form::{
    Choice, Choosable, FormField, OfferedKey, Offers, Posted, Section, Source, complaints, edits_of_sections, sections, ties_of,
};
use crate::desk::page::{ConflictRow, FormPage, InviteHtml, PageLink, Remark, html, see};
use crate::desk::store::{MadeFrom, NotSaved, in_words};
use crate::desk::{Desk, State, yes};
use crate::documents::carried_over;

/// One form over one file.
pub(super) struct FormSheet<'a> {
    pub case: Option<&'a CaseAt>,
    pub kind: FileKind,
    pub file: PathBuf,
    pub title: String,
    pub lead: String,
    /// The parts of the file that stand on it, each with a title.
    pub parts: Vec<(ValuePath, String)>,
    /// Keys that the program writes itself.
    pub own: &'static [&'static str],
    /// Whose lines on the map stand on it.
    pub ties: Option<String>,
    /// The table of who may see what, in place of a list for each paper.
    pub has_consents: bool,
    /// Whether the people of the network stand on it, to be invited.
    pub has_invites: bool,
    /// Its own address.
    pub address: String,
    /// The address in the header that it belongs under.
    pub under: String,
    /// Other pages that are near.
    pub links: Vec<PageLink>,
    pub beside: Option<PaperBeside>,
    /// Where no paper of a case stands beside: the letter that grows there.
    pub letter: Option<LetterBeside>,
    /// More, below the form.
    pub after: String,
}

/// A letter that is about no case, beside a sheet.
#[derive(Clone, Copy)]
pub(super) struct LetterBeside {
    pub title: &'static str,
    /// Where the form is sent while somebody types.
    pub live: &'static str,
}

/// A sheet with what stands in its file, or with what was typed.
pub(super) struct Filled {
    /// The network, by whose names ids are told.
    pub people: Vec<Choosable>,
    pub before: Arc<SourceFile>,
    pub name: String,
    pub root: Value,
    pub sections: Vec<Section>,
    pub invites: Vec<Invite>,
}

/// What is said on a sheet besides what its file says.
#[derive(Default)]
struct Telling {
    said: SaidOfFields,
    asked: bool,
    beside: Option<String>,
    conflicts: Vec<ConflictRow>,
}

impl FormSheet<'_> {
    /// Reads the file as it is now, or as it was when the form that was sent was made; none when nobody remembers that.
    pub(super) fn fill(&self, state: &mut State, posted: Option<&Posted>, asked: bool) -> Result<Option<Filled>, Box<Response>> {
        let Some(name) = posted.and_then(|posted| posted.get("fra")) else {
            return self.fill_now(state, asked).map(Some);
        };
        match state
            .store
            .made_from(Some(name), &self.file)
            .map_err(|problem| self.unread(&problem))?
        {
            MadeFrom::Known(before) => self.filled(state, before, name.to_owned(), asked).map(Some),
            MadeFrom::Forgotten(_) => Ok(None),
        }
    }

    fn fill_now(&self, state: &mut State, asked: bool) -> Result<Filled, Box<Response>> {
        let (before, name) = state.store.open(&self.file).map_err(|problem| self.unread(&problem))?;
        self.filled(state, before, name, asked)
    }

    fn unread(&self, problem: &Problem) -> Box<Response> {
        conflict(&sentence(problem, &self.people()))
    }

    fn filled(&self, state: &State, before: Arc<SourceFile>, name: String, asked: bool) -> Result<Filled, Box<Response>> {
        let root = value_of(&before).map_err(|_| conflict("Filen kan ikke læses, som den er. Ret den i en editor først."))?;
        let offers = self.offers(state);
        let source = Source {
            kind: self.kind,
            root: &root,
            asked,
            own: self.own,
            offers: &offers,
        };
        let parts: Vec<(ValuePath, &str)> = self.parts.iter().map(|(path, title)| (path.clone(), title.as_str())).collect();
        let mut sections = sections(&source, &parts);
        if let (Some(whose), Some(first)) = (&self.ties, sections.first_mut()) {
            // Beyond the numbers of the other fields of the page.
            first.fields.push(ties_of(&source, whose, 9_999));
        }
        let invites = match self.case.filter(|_| self.has_invites) {
            Some(case) => invites(&source, case),
            None => Vec::new(),
        };
        Ok(Filled {
            people: self.people(),
            before,
            name,
            root,
            sections,
            invites,
        })
    }

    fn people(&self) -> Vec<Choosable> {
        self.case.map(CaseAt::people).unwrap_or_default()
    }

    /// The keys that are data: the borger's indicators, and the tasks that a meeting meets.
    fn offers(&self, state: &State) -> Offers {
        let mut offers = self.case.map_or_else(Offers::default, |case| Offers::of_case(&case.root));
        let languages = state.session.languages.iter();
        offers.languages = languages
            .map(|code| Choice {
                value: code.clone(),
                label: state.session.locales.get(code).own_name().to_owned(),
            })
            .collect();
        let Some(case) = self.case else { return offers };
        if let Some(number) = meeting_number(&self.file) {
            offers.tasks = tasks(&read_only(&state.session, &case.folder), number);
        }
        offers
    }

    /// The page.
    pub(super) fn show(&self, desk: &Desk, state: &mut State, asking: &PageQuery) -> Response {
        let asked = asking.vis.is_some();
        let filled = match self.fill_now(state, asked) {
            Ok(filled) => filled,
            Err(answer) => return *answer,
        };
        let reading = self.case.map(|case| examine(&state.session, &case.folder));
        let problems = reading.as_ref().map_or(&[][..], |reading| &reading.problems);
        let mut said = SaidOfFields::of(&self.file, &filled, problems, false);
        if let Some(case) = reading.as_ref().and_then(|reading| reading.case.as_ref()) {
            self.say_of_answer_day(state, case, &filled, &mut said);
        }
        said.others.extend(self.fallen_yes(state, &filled));
        let telling = Telling {
            said,
            asked,
            beside: self.beside(desk, state, asking, reading),
            conflicts: Vec::new(),
        };
        html(&self.page_of(desk, state, &filled, telling))
    }

    /// That the borger's yes to the referat fell with what was written, or did not come back with what was taken back; and what follows.
    fn fallen_yes(&self, state: &State, filled: &Filled) -> Option<Remark> {
        let fallen = state.fallen.get(&self.file)?;
        let called = self.case.map(CaseAt::called).unwrap_or_default();
        let why = if fallen.is_undone {
            "Siden er noget taget tilbage, og et ja kommer ikke med tilbage."
        } else {
            "Siden er der rettet i det, som står i det, og et ja gælder kun de ord, der blev sagt ja til."
        };
        yes::of(&filled.root).is_none().then(|| {
            Remark::advice(format!(
                "{called} sagde ja til referatet {}. {why} Læs det igennem sammen, og spørg igen.",
                fallen.day
            ))
        })
    }

    /// Says beside the last day for an answer whether it still holds.
    fn say_of_answer_day(&self, state: &State, case: &Case, filled: &Filled, said: &mut SaidOfFields) {
        let path = ValuePath::keys([moving::ANSWER_BY]);
        let meeting = meeting_number(&self.file).and_then(|number| case.meeting(number));
        let field = filled.fields().into_iter().find(|field| field.path == path);
        let Some((meeting, field)) = meeting.filter(|_| self.has_invites).zip(field) else {
            return;
        };
        let is_told = !said.of_field(field).is_empty();
        if let Some(told) = moving::of_answer_day(case, meeting, state.session.settings.today, is_told) {
            said.say(&field.name, Remark::advice(told));
        }
    }

    /// The changes that were sent, with what follows from them.
    pub(super) fn edits(&self, state: &State, filled: &Filled, posted: &Posted) -> Vec<Edit> {
        if self.has_consents {
            let mut edits = filled.edits(&consent::as_answered(&filled.sections, posted));
            edits.extend(consent::said_today(
                &filled.sections,
                posted,
                &state.session.settings.today.to_string(),
            ));
            return edits;
        }
        let mut edits = filled.edits(posted);
        if let Some(case) = self.case.filter(|_| self.has_invites) {
            edits.extend(moving::with_move(state, case, &filled.before, &edits));
        }
        edits
    }

    /// What stands beside it; of a reading of the case, where there is one already.
    fn beside(&self, desk: &Desk, state: &State, asking: &PageQuery, reading: Option<CaseReading>) -> Option<String> {
        if let Some(letter) = self.letter {
            return Some(growing_beside(letter.title, "ændrer sig, mens du skriver"));
        }
        let (beside, case) = self.beside.as_ref().zip(self.case)?;
        let reading = reading.unwrap_or_else(|| examine(&state.session, &case.folder));
        Some(beside.html(desk, state, case, &self.address, asking, reading))
    }

    /// Saves what was sent, and goes to the page as it is then.
    pub(super) fn save(&self, desk: &Desk, state: &mut State, posted: &Posted) -> Response {
        let asked = posted.get("vis").is_some();
        let mut filled = match self.fill(state, Some(posted), asked) {
            Ok(Some(filled)) => filled,
            Ok(None) => return self.too_old(desk, state, posted),
            Err(answer) => return *answer,
        };
        let mut said = SaidOfFields::default();
        for (field, complaint) in filled.sections.iter().flat_map(|section| complaints(section, posted)) {
            said.say(&field.name, Remark::error(complaint));
        }
        if said.summary(&filled).is_empty() {
            let edits = self.edits(state, &filled, posted);
            match state.store.save(self.kind, &filled.before, &edits) {
                Ok(()) => return see(&self.address),
                Err(NotSaved::Conflicts(conflicts)) => return self.conflict(desk, state, &filled, posted, &conflicts),
                Err(NotSaved::Wrong(problems)) => said = SaidOfFields::of(&self.file, &filled, &problems, true),
                Err(NotSaved::Told(text)) => said.others.push(Remark::error(text)),
            }
        }
        retype_all(&mut filled, posted);
        let telling = Telling {
            said,
            asked,
            beside: self.beside(desk, state, &PageQuery::default(), None),
            conflicts: Vec::new(),
        };
        let lead = Remark::error("Intet er gemt endnu. Ret det, der er markeret, og gem igen.");
        self.again(desk, state, &filled, telling, lead, StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// The page as the file is, and why something was not done.
    pub(super) fn tell(&self, desk: &Desk, state: &mut State, why: Remark) -> Response {
        match self.fill_now(state, false) {
            Ok(filled) => self.again(desk, state, &filled, Telling::default(), why, StatusCode::UNPROCESSABLE_ENTITY),
            Err(answer) => *answer,
        }
    }

    /// The page again, with what was typed in it.
    fn again(&self, desk: &Desk, state: &State, filled: &Filled, telling: Telling, lead: Remark, status: StatusCode) -> Response {
        let mut page = self.page_of(desk, state, filled, telling);
        page.frame.saved = None;
        page.frame.told.splice(0..0, std::iter::once(lead));
        (status, html(&page)).into_response()
    }

    /// The page as the file is now, with what was typed in the fields that were changed: both sides of what two have changed are there.
    fn conflict(&self, desk: &Desk, state: &mut State, old: &Filled, posted: &Posted, conflicts: &[Conflict]) -> Response {
        let mut filled = match self.fill_now(state, posted.get("vis").is_some()) {
            Ok(filled) => filled,
            Err(answer) => return *answer,
        };
        let label = |path: &ValuePath| {
            let field = old
                .fields()
                .into_iter()
                .find(|field| path.0.starts_with(&field.path.0) || field.path.0.starts_with(&path.0));
            field.map_or_else(|| in_words(path), |field| field.label.clone())
        };
        // Neither side shows what the form withheld: it was not in the form, so it is in no conflict.
        let rows = conflicts.iter().map(|conflict| ConflictRow {
            label: label(&conflict.path),
            ours: written(conflict.ours.as_ref()),
            theirs: written(conflict.theirs.as_ref()),
        });
        let mut telling = Telling {
            asked: posted.get("vis").is_some(),
            conflicts: rows.collect(),
            beside: self.beside(desk, state, &PageQuery::default(), None),
            ..Telling::default()
        };
        telling.said.others = retype_changed(old, &mut filled, posted);
        let lead = "To har rettet det samme: filen er ændret af andre, mens du skrev. Intet er gemt. Nedenfor står, hvad du skrev; \
                    gemmer du igen, er det dit, der gælder.";
        self.again(desk, state, &filled, telling, Remark::error(lead), StatusCode::CONFLICT)
    }

    /// The page as the file is now, with everything that was typed: nobody knows any more what it was typed over.
    fn too_old(&self, desk: &Desk, state: &mut State, posted: &Posted) -> Response {
        let mut filled = match self.fill_now(state, posted.get("vis").is_some()) {
            Ok(filled) => filled,
            Err(answer) => return *answer,
        };
        retype_all(&mut filled, posted);
        let telling = Telling {
            asked: posted.get("vis").is_some(),
            beside: self.beside(desk, state, &PageQuery::default(), None),
            ..Telling::default()
        };
        let lead = "Siden har stået åben længe, og intet er gemt endnu. Se felterne igennem, og gem igen.";
        self.again(desk, state, &filled, telling, Remark::error(lead), StatusCode::CONFLICT)
    }

    /// The word of somebody's own copy of the paper beside.
    fn letter_of(&self, desk: &Desk, id: &str) -> String {
        let beside = self.beside.as_ref().zip(self.case);
        beside.map_or_else(String::new, |(beside, case)| {
            beside.word_of(desk, case, Reader::Person(Id(id.to_owned())))
        })
    }

    fn page_of(&self, desk: &Desk, state: &State, filled: &Filled, telling: Telling) -> FormPage {
        let Telling {
            said,
            asked,
            beside,
            conflicts,
        } = telling;
        let people = self.case.map(|case| (case.people(), case.called()));
        let (people, called) = people.unwrap_or_default();
        let drawing = FieldsOnPage {
            said: &said,
            people: &people,
            called: &called,
        };
        let mut frame = frame(desk, state, self.case, &self.title, &self.under);
        frame.is_wide = beside.is_some();
        frame.saved = saved_note(state, &self.file, &self.address);
        frame.told = said.summary(filled).into_iter().chain(said.others.clone()).collect();
        let of_letter = self.letter.map(|letter| letter.live.to_owned());
        let live = of_letter.or_else(|| Some(self.beside.as_ref()?.live_address(self.case?)));
        FormPage {
            frame,
            lead: self.lead.clone(),
            action: self.address.clone(),
            live: live.unwrap_or_default(),
            from: filled.name.clone(),
            asked,
            conflicts,
            table: if self.has_consents {
                consent::table(&filled.sections, &people, &said)
            } else {
                String::new()
            },
            sections: filled
                .sections
                .iter()
                .map(|section| drawing.section(section, self.has_consents))
                .filter(|section| !section.is_empty())
                .collect(),
            invites_title: format!("Hvem vil {called} have med?"),
            invites: filled
                .invites
                .iter()
                .map(|invite| InviteHtml {
                    letter: self.letter_of(desk, &invite.id),
                    ..drawing.invite(invite)
                })
                .collect(),
            button: "Gem".to_owned(),
            links: self.links.iter().map(|link| PageLink::to(&link.href, &link.label)).collect(),
            after: self.after.clone(),
            beside,
        }
    }
}

fn conflict(text: &str) -> Box<Response> {
    Box::new((StatusCode::CONFLICT, text.to_owned()).into_response())
}

/// The tasks that a meeting meets, as its `opfølgning` knows them.
fn tasks(reading: &CaseReading, number: u32) -> Vec<OfferedKey> {
    let Some(case) = &reading.case else { return Vec::new() };
    let carried = carried_over(&case.meetings, number);
    let offered = carried.into_iter().map(|carried| {
        let who = &carried.task.who.value.0;
        let person = case.person(who).map(|person| person.name.text());
        let who = person.unwrap_or_else(|| case.citizen.called());
        let by = carried
            .task
            .by
            .as_ref()
            .map(|by| format!(", inden {}", by.day()))
            .unwrap_or_default();
        OfferedKey {
            key: format!("{}/{}", carried.from, carried.task.id.value.0),
            label: format!("{who}: {}", carried.task.what.text()),
            hint: format!("Fra møde {}{by}", carried.from),
        }
    });
    offered.collect()
}

impl Filled {
    /// The changes that were sent.
    pub(super) fn edits(&self, posted: &Posted) -> Vec<Edit> {
        let mut edits = edits_of_sections(&self.root, &self.sections, posted);
        edits.extend(invite_edits(&self.root, &self.invites, posted));
        edits
    }

    pub(super) fn fields(&self) -> Vec<&FormField> {
        let of_sections = self.sections.iter().flat_map(Section::all_fields);
        of_sections.chain(self.invites.iter().flat_map(|invite| &invite.fields)).collect()
    }
}

/// A value as text, for two to be compared.
pub(super) fn written(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Nothing) => "(ingenting)".to_owned(),
        Some(Value::Text(text) | Value::Alias(text)) => text.clone(),
        Some(Value::List(items)) => items.iter().map(|item| written(Some(item))).collect::<Vec<_>>().join("\n"),
        Some(Value::Map(entries)) => {
            let lines = entries.iter().map(|(key, value)| format!("{key}: {}", written(Some(value))));
            lines.collect::<Vec<_>>().join("\n")
        }
    }
}
