//! The invitation to a netværksmøde (001 §3, 3.1, 3.1.1; 004).
//!
//! A new participant gets the whole letter: why they are invited, and what a netværksmøde is under the three words
//! rammer, form and formål. An earlier participant who still gets a letter gets the short form. The borger gets a letter
//! of their own with the whole list. A meeting that is moved or called off has its own letters.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::folder::GuestReply;
use super::letterhead::{Head, head_for};
use super::plan::{Plan, PlannedPage, in_danish, stopped};
use super::readers::{Invitee, NamedPerson, has_left, invited, named, team};
use super::telling::{LetterDue, called_off, home_in_sent_letter, is_letter_due, letter_due};
use super::{DocumentId, Paper, ViewRequest};
use crate::access::{self, Envelope, Helper, Reader, Shown};
use crate::case::{Meeting, Person, Welcome};
use crate::messages::RefusalMessage;

/// A letter about one meeting to one reader.
#[derive(Clone, Debug, Serialize)]
pub struct InvitationView {
    #[serde(flatten)]
    pub head: Head,
    pub recipient: Shown<Envelope>,
    pub kind: Kind,
    /// It is the first meeting of the forløb.
    pub first: bool,
    /// In whose name: the borger's own, or the tovholder's together with the borger.
    pub citizen_invites: bool,
    /// The reader is a child.
    pub child: bool,
    pub citizen: CitizenName,
    pub coordinator: Helper,
    pub facilitators: Vec<String>,
    pub reflectors: Vec<String>,
    /// Why this reader is invited; for new participants.
    pub why: Option<String>,
    pub meeting: MeetingView,
    /// What each of the participants has answered, in their order; none for the netværksteam. In the borger's own letter alone.
    pub answers: Vec<Option<GuestReply>>,
    /// Whose the number to call on the day is, when it is not the tovholder's.
    pub on_the_day_whose: Option<String>,
    /// That number is the borger's own.
    pub on_the_day_citizens: bool,
    /// The languages of the texts that the adults of a child's home read (BCP 47); the letter's own when nobody's is known.
    pub adults_read: Vec<String>,
    /// The borger's genitive in each of those languages.
    pub genitives: BTreeMap<String, String>,
    /// The meeting is at the reader's own home.
    pub at_home: bool,
    /// The meeting is at the borger's home.
    pub at_citizens_home: bool,
    /// In whose home it is, when it is somebody's of the private network whom the letter may name: what they are to the borger.
    pub host: Option<NamedPerson>,
    /// The others who are invited; none when the letter may not say.
    pub participants: Option<Vec<NamedPerson>>,
    pub answer_by: Option<String>,
    /// The reader has said yes already, so nothing is asked of them.
    pub has_accepted: bool,
}

/// Which letter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// To somebody who has not been at an earlier meeting.
    New,
    /// To somebody who has.
    Known,
    /// To the borger.
    Citizen,
}

/// The borger as named in running text.
#[derive(Clone, Debug, Serialize)]
pub struct CitizenName {
    pub called: String,
    pub name: String,
    /// »Saras«
    pub genitive: String,
}

/// The meeting as a letter tells of it; dates and times in words.
#[derive(Clone, Debug, Serialize)]
pub struct MeetingView {
    pub number: u32,
    pub weekday_date: String,
    pub from: String,
    pub to: String,
    pub minutes_long: u32,
    /// None when its name tells an address that is held back.
    pub place: Option<String>,
    pub address: Shown<Vec<String>>,
    /// The address is a protected one and is told by the tovholder.
    pub address_withheld: bool,
    /// How one gets in, where to park.
    pub way_in: Option<String>,
    /// The language of the interpreter who is there.
    pub interpreter: Option<String>,
    /// Whom to call on the day, when that is not the tovholder.
    pub on_the_day: Option<Shown<String>>,
    pub theme: Option<String>,
    /// The borger says welcome.
    pub citizen_welcomes: bool,
    pub change: Option<MeetingChange>,
}

/// What has become of a meeting that people had been told of.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MeetingChange {
    /// Moved; the old time and place when they are known.
    Moved { old: Option<String>, old_place: OldPlace },
    /// At another place; the old one when it is known.
    NewPlace { old_place: OldPlace },
    /// With another last day for an answer.
    NewAnswerDate { old: String },
    /// It was called off, and is held after all; the old time when it is another.
    HeldAfterAll { old: Option<String>, old_place: OldPlace },
    /// Called off; the reason when the borger wants it told, and when the reader thinks that it is, if that is another time.
    CalledOff { reason: Option<String>, believed: Option<String> },
}

/// Where a reader has been told that a meeting is, as far as it is known and may still be said.
#[derive(Clone, Debug, Default, Serialize)]
pub struct OldPlace {
    pub name: Option<String>,
    pub address: Shown<Vec<String>>,
}

/// How the meeting is told of in a language.
pub fn meeting_view(request: &ViewRequest<'_>, meeting: &Meeting, lang: &str) -> MeetingView {
    let locale = request.locale(lang);
    let moved = (meeting.times_moved() > 0).then(|| MeetingChange::Moved {
        old: meeting.moved_from.as_ref().map(|m| locale.weekday_date_and_time(m.moment())),
        old_place: OldPlace::default(),
    });
    MeetingView {
        number: meeting.number,
        weekday_date: locale.weekday_date(meeting.begins.date()),
        from: locale.time_of(meeting.begins.moment()),
        to: locale.time_of(meeting.ends()),
        minutes_long: meeting.minutes_long(),
        place: access::venue_name(request.case, meeting),
        address: access::venue_address(request.case, meeting),
        address_withheld: access::held_back(request.case, meeting).is_some(),
        way_in: access::way_in(request.case, meeting),
        interpreter: meeting.interpreter.as_ref().map(|i| locale.spoken(&i.0)),
        on_the_day: access::on_the_day(request.case, meeting),
        theme: meeting.theme.as_ref().map(|t| t.0.clone()),
        citizen_welcomes: meeting.welcome.as_ref().is_some_and(|w| w.value == Welcome::Citizen),
        change: called_off(meeting, None).or(moved),
    }
}

/// The borger's name in a language.
pub fn citizen_name(request: &ViewRequest<'_>, lang: &str) -> CitizenName {
    let citizen = &request.case.citizen;
    CitizenName {
        called: citizen.called().to_owned(),
        name: citizen.name.0.clone(),
        genitive: request.locale(lang).genitive(citizen.called()),
    }
}

/// Every letter of a meeting: to each who gets one, and to the borger.
pub(super) fn letters(request: &ViewRequest<'_>, meeting: &Meeting, plan: &mut Plan) {
    let invitees = invited(request, meeting);
    let wanted = |reader: &Reader| request.only.is_none_or(|only| only == reader);
    for invitee in &invitees {
        let reader = Reader::Person(invitee.person.id.value.clone());
        if !wanted(&reader) {
            continue;
        }
        let id = request.id(Paper::Invitation, Some(meeting), Some(reader.clone()));
        let unrecorded = meeting_view(request, meeting, request.language_of(&reader)).change;
        let due = letter_due(request, meeting, &reader, unrecorded, invitee.by_letter());
        if let LetterDue::Sent(paper) = due {
            if let Some(name) = home_in_sent_letter(request, meeting, &reader) {
                plan.refuse_for(id, &RefusalMessage::SentTellsHome { name });
                continue;
            }
            match may_be_sent(request, meeting, &id) {
                Ok(()) => plan.sent(id, paper),
                Err(reasons) => plan.refuse_document(id, reasons),
            }
        } else if invitee.has_declined() {
            if request.is_by_name() {
                plan.refuse_for(id, &RefusalMessage::Declined);
            }
        } else if let (LetterDue::Made(change), true) = (due, invitee.by_letter()) {
            match may_be_sent(request, meeting, &id) {
                Ok(()) => {
                    let mut page = letter(request, meeting, invitee, &invitees, id);
                    page.view.meeting.change = change;
                    plan.page(request, page);
                }
                Err(reasons) => plan.refuse_document(id, reasons),
            }
        } else if request.is_by_name() {
            let reason = if invitee.by_letter() {
                RefusalMessage::NeverTold
            } else {
                RefusalMessage::Phoned
            };
            plan.refuse_for(id, &reason);
        }
    }
    // Somebody who is invited but unknown, or twice in the network, is told of and not passed over in silence.
    for invited in &meeting.file.invited {
        let reader = Reader::Person(invited.person.value.clone());
        if wanted(&reader) && request.case.person(&invited.person).is_none() {
            let reasons = stopped(request.problems, Paper::Invitation, Some(meeting.number), Some(&reader));
            let id = request.id(Paper::Invitation, Some(meeting), Some(reader));
            plan.refuse_document(id, reasons.unwrap_or_default());
        }
    }
    if let Err(reasons) = request.may_read(Paper::Invitation, Some(meeting)) {
        let id = request.id(Paper::Invitation, Some(meeting), request.only.cloned());
        plan.refuse_document(id, reasons);
    } else if wanted(&Reader::Citizen) {
        let mut page = citizen_letter(request, meeting, &invitees);
        match letter_due(request, meeting, &Reader::Citizen, page.view.meeting.change.take(), true) {
            LetterDue::Sent(paper) => match home_in_sent_letter(request, meeting, &Reader::Citizen) {
                Some(name) => plan.refuse_for(page.id, &RefusalMessage::SentTellsHome { name }),
                None => plan.sent(page.id, paper),
            },
            LetterDue::Made(change) => {
                page.view.meeting.change = change;
                plan.page(request, page);
            }
            LetterDue::Nothing => {}
        }
    }
}

/// To whom a letter about a meeting is to be made, the borger last; none is made for that. What the last look for details would stop
/// is among them.
pub fn letters_due(request: &ViewRequest<'_>, meeting: &Meeting) -> Vec<Reader> {
    let invitees = invited(request, meeting);
    let in_writing = invitees.iter().filter(|invitee| invitee.by_letter() && !invitee.has_declined());
    let people = in_writing.map(|invitee| Reader::Person(invitee.person.id.value.clone()));
    let may = |reader: &Reader| {
        stopped(request.problems, Paper::Invitation, Some(meeting.number), Some(reader)).is_none()
            && request.answer(reader, Paper::Invitation, Some(meeting)).is_ok()
    };
    let all = people.chain(std::iter::once(Reader::Citizen));
    all.filter(|reader| is_letter_due(request, meeting, reader) && may(reader))
        .collect()
}

/// Whether a letter may go to its reader.
///
/// # Errors
/// Why not, in Danish.
fn may_be_sent(request: &ViewRequest<'_>, meeting: &Meeting, id: &DocumentId) -> Result<(), Vec<String>> {
    let Some(reader) = &id.reader else { return Ok(()) };
    let answer = request.answer(reader, Paper::Invitation, Some(meeting));
    answer.map_err(|reasons| in_danish(&reasons))
}

fn letter(
    request: &ViewRequest<'_>,
    meeting: &Meeting,
    invitee: &Invitee<'_>,
    all: &[Invitee<'_>],
    id: DocumentId,
) -> PlannedPage<InvitationView> {
    let (case, person) = (request.case, invitee.person);
    let reader = Reader::Person(person.id.value.clone());
    let lang = request.language_of(&reader);
    let named = |person, declined| named(request, person, declined, lang, request.today);
    let may_be_named = |id: &str| access::may_be_announced(request.case, &reader, id);
    let others = || {
        let may_be_told = |a: &&Invitee<'_>| !a.has_declined() && a.person.may_be_named() && !has_left(a.person, meeting);
        let guests = all.iter().filter(|a| a.person.id.value != person.id.value).filter(may_be_told);
        let team = team(request)
            .into_iter()
            .filter(|p| p.may_be_named() && !has_left(p, meeting))
            .map(|p| named(p, false));
        let all = guests.map(|a| named(a.person, false)).chain(team);
        all.map(|one| one.told_to(request.case, may_be_named)).collect()
    };
    let mut view = common(request, meeting, &reader);
    view.kind = if invitee.new { Kind::New } else { Kind::Known };
    view.child = person.child.0;
    if view.child {
        let languages = access::live_with(case, person).map(|adult| request.language_of(&adult).to_owned());
        let each: BTreeSet<String> = languages.collect();
        view.adults_read = if each.is_empty() {
            vec![lang.to_owned()]
        } else {
            each.into_iter().collect()
        };
        let called = case.citizen.called();
        let genitive = |code: &String| (code.clone(), request.locale(code).genitive(called));
        view.genitives = view.adults_read.iter().map(genitive).collect();
    }
    view.citizen_invites = invitee.invited.citizen_invites.0;
    view.why = invitee.invited.why.as_ref().map(|w| w.0.clone());
    view.participants = meeting.tells_participants().then(others);
    view.has_accepted = invitee.has_accepted();
    let is_host =
        |p: &&Person| p.may_be_named() && !has_left(p, meeting) && access::is_home_of(case, meeting, &Reader::Person(p.id.value.clone()));
    let is_elsewhere = !view.at_home && !view.at_citizens_home;
    let host = case.network.iter().find(is_host).filter(|_| is_elsewhere);
    view.host = host.map(|host| named(host, false).told_to(case, may_be_named));
    PlannedPage {
        id,
        view,
        portraits: Vec::new(),
    }
}

fn citizen_letter(request: &ViewRequest<'_>, meeting: &Meeting, all: &[Invitee<'_>]) -> PlannedPage<InvitationView> {
    let mut view = common(request, meeting, &Reader::Citizen);
    let lang = request.language_of(&Reader::Citizen);
    let named = |person, declined| named(request, person, declined, lang, request.today);
    let here: Vec<&Invitee<'_>> = all.iter().filter(|a| !has_left(a.person, meeting)).collect();
    let team: Vec<NamedPerson> = team(request)
        .into_iter()
        .filter(|p| !has_left(p, meeting))
        .map(|p| named(p, false))
        .collect();
    view.answers = here.iter().map(|a| Some(a.reply.into())).chain(team.iter().map(|_| None)).collect();
    view.participants = Some(here.iter().map(|a| named(a.person, a.has_declined())).chain(team).collect());
    PlannedPage {
        id: request.id(Paper::Invitation, Some(meeting), Some(Reader::Citizen)),
        view,
        portraits: Vec::new(),
    }
}

fn common(request: &ViewRequest<'_>, meeting: &Meeting, reader: &Reader) -> InvitationView {
    let case = request.case;
    let lang = request.language_of(reader);
    let name_of = |id: &str| case.person(id).map(|p| p.name.0.clone());
    let whose = access::whose_on_the_day(case, meeting).filter(|whose| whose != reader && !whose.is(&case.team.coordinator));
    InvitationView {
        head: head_for(request, reader),
        recipient: access::envelope(case, reader),
        kind: Kind::Citizen,
        first: case.is_first_meeting(meeting.number),
        citizen_invites: false,
        child: false,
        citizen: citizen_name(request, lang),
        coordinator: access::coordinator(case),
        facilitators: case.team.facilitators.iter().filter_map(|id| name_of(id)).collect(),
        reflectors: case.team.reflectors.iter().filter_map(|id| name_of(id)).collect(),
        why: None,
        meeting: MeetingView {
            on_the_day: access::on_the_day(case, meeting).filter(|_| !access::is_own_on_the_day(case, meeting, reader)),
            ..meeting_view(request, meeting, lang)
        },
        answers: Vec::new(),
        on_the_day_citizens: whose == Some(Reader::Citizen),
        on_the_day_whose: whose.map(|reader| match reader {
            Reader::Citizen => case.citizen.called().to_owned(),
            other => other.name(case).to_owned(),
        }),
        adults_read: Vec::new(),
        genitives: BTreeMap::new(),
        at_home: access::is_home_of(case, meeting, reader),
        at_citizens_home: access::is_home_of(case, meeting, &Reader::Citizen),
        host: None,
        participants: None,
        answer_by: meeting.answer_by.as_ref().map(|d| request.locale(lang).weekday_date(d.day())),
        has_accepted: false,
    }
}
