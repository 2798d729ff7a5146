//! The invitation to a netværksmøde (001 §3, 3.1, 3.1.1; 004).
//!
//! A new participant gets the whole letter: why they are invited, and what a netværksmøde is under the three words
//! rammer, form and formål. An earlier participant who still gets a letter gets the short form. The borger gets a letter
//! of their own with the whole list. A meeting that is moved or called off has its own letters.

use serde::Serialize;

use super::access::{self, Envelope, Helper};
use super::letterhead::{Head, head};
use super::plan::{Form, Plan, PlannedPage};
use super::readers::{Invitee, NamedPerson, invited, named, team};
use super::{Paper, Shows, ViewRequest};
use crate::case::{Meeting, Welcome};

/// A letter about one meeting to one reader.
#[derive(Clone, Debug, Serialize)]
pub struct InvitationView {
    #[serde(flatten)]
    pub head: Head,
    pub recipient: Envelope,
    pub kind: Kind,
    /// In whose name: the borger's own, or the tovholder's together with the borger.
    pub citizen_invites: bool,
    pub citizen: CitizenName,
    pub coordinator: Helper,
    pub facilitator: Option<String>,
    pub reflectors: Vec<String>,
    /// Why this reader is invited; for new participants.
    pub why: Option<String>,
    pub meeting: MeetingView,
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
    pub place: String,
    pub address: Vec<String>,
    /// The address is a protected one and is told by the tovholder.
    pub address_withheld: bool,
    pub theme: Option<String>,
    /// The borger says welcome.
    pub citizen_welcomes: bool,
    pub change: Option<MeetingChange>,
}

/// What has happened to a meeting that people had been told of.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MeetingChange {
    /// Moved; the old time when it is known.
    Moved { old: Option<String> },
    /// Called off; the reason when the borger wants it told.
    CalledOff { reason: Option<String> },
}

/// How the meeting is told of in a language.
pub fn meeting_view(request: &ViewRequest<'_>, meeting: &Meeting, lang: &str) -> MeetingView {
    let locale = request.locale(lang);
    let called_off = meeting.called_off.as_ref().map(|c| MeetingChange::CalledOff {
        reason: c.reason.as_ref().map(|r| r.0.clone()),
    });
    let moved = (meeting.times_moved() > 0).then(|| MeetingChange::Moved {
        old: meeting
            .moved_from
            .as_ref()
            .map(|m| format!("{} {}", locale.weekday_date(m.date()), locale.time_of(***m))),
    });
    MeetingView {
        number: meeting.number,
        weekday_date: locale.weekday_date(meeting.begins.date()),
        from: locale.time_of(**meeting.begins),
        to: locale.time_of(meeting.ends()),
        minutes_long: meeting.minutes_long(),
        place: meeting.place.name.0.clone(),
        address: access::venue_address(request.case, meeting),
        address_withheld: access::venue_is_protected(request.case, meeting),
        theme: meeting.theme.as_ref().map(|t| t.0.clone()),
        citizen_welcomes: meeting.welcome.as_ref().is_some_and(|w| w.value == Welcome::Citizen),
        change: called_off.or(moved),
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
    let attendances = invited(request, meeting);
    let folder = request.meeting_folder(meeting);
    let wanted = |id: &str| request.only.is_none_or(|only| only == id);
    for attendance in &attendances {
        let id = &*attendance.person.id.value.0;
        if !wanted(id) {
            continue;
        }
        let path = format!("{folder}/invitation-{id}.pdf");
        if attendance.invited.has_declined() {
            if request.only.is_some() {
                plan.refuse(
                    path,
                    vec!["personen har svaret, at de ikke kan komme, og får ikke flere breve".into()],
                );
            }
        } else if attendance.by_letter() {
            letter(request, meeting, Some((attendance, &attendances)), path, plan);
        } else if request.only.is_some() {
            plan.refuse(
                path,
                vec!["personen ringes op. Skriv »invitation: brev« ved mødet for at lave et brev".into()],
            );
        }
    }
    // Somebody who is invited but unknown, or twice in the network, is told of and not passed over in silence.
    for invited in &meeting.file.invited {
        let id = &*invited.person.value.0;
        if wanted(id) && request.case.person(id).is_none() {
            let reasons = super::plan::stopped(request.problems, Paper::Invitation.name(), Some(meeting.number), Some(id));
            plan.refuse(format!("{folder}/invitation-{id}.pdf"), reasons.unwrap_or_default());
        }
    }
    if wanted("borger") {
        citizen_letter(request, meeting, &attendances, format!("{folder}/invitation-borger.pdf"), plan);
    } else if let Some(only) = request
        .only
        .filter(|o| !meeting.file.invited.iter().any(|i| i.person.value.0 == **o))
    {
        let reason = format!("»{only}« er ikke inviteret til mødet");
        plan.refuse(format!("{folder}/invitation-{only}.pdf"), vec![reason]);
    }
}

fn letter(request: &ViewRequest<'_>, meeting: &Meeting, to: Option<(&Invitee<'_>, &[Invitee<'_>])>, path: String, plan: &mut Plan) {
    let Some((attendance, all)) = to else { return };
    let person = attendance.person;
    let own = person.language.as_ref().map(|l| &*l.value.0);
    let lang = request.language(own).to_owned();
    let others = || {
        let guests = all
            .iter()
            .filter(|a| a.person.id.value != person.id.value && !a.invited.has_declined());
        let team = team(request).into_iter().map(|p| named(p, false));
        guests.map(|a| named(a.person, false)).chain(team).collect()
    };
    let recipient = access::envelope(person);
    let mut view = common(request, meeting, &lang, recipient);
    view.kind = if attendance.new { Kind::New } else { Kind::Known };
    view.citizen_invites = attendance.invited.citizen_invites.0;
    view.why = attendance.invited.why.as_ref().map(|w| w.0.clone());
    view.participants = meeting.tells_participants().then(others);
    view.has_accepted = attendance.has_accepted();
    push(request, meeting, Some(&person.id.value.0), view, path, plan);
}

fn citizen_letter(request: &ViewRequest<'_>, meeting: &Meeting, all: &[Invitee<'_>], path: String, plan: &mut Plan) {
    let own = request.case.citizen.language.as_ref().map(|l| &*l.value.0);
    let lang = request.language(own).to_owned();
    let mut view = common(request, meeting, &lang, access::citizen_envelope(&request.case.citizen));
    let guests = all.iter().map(|a| named(a.person, a.invited.has_declined()));
    view.participants = Some(guests.chain(team(request).into_iter().map(|p| named(p, false))).collect());
    push(request, meeting, Some("borger"), view, path, plan);
}

fn common(request: &ViewRequest<'_>, meeting: &Meeting, lang: &str, recipient: Envelope) -> InvitationView {
    let case = request.case;
    let name_of = |id: &str| case.person(id).map(|p| p.name.0.clone());
    InvitationView {
        head: head(request, lang),
        recipient,
        kind: Kind::Citizen,
        citizen_invites: false,
        citizen: citizen_name(request, lang),
        coordinator: access::coordinator(case),
        facilitator: case.team.facilitator.as_ref().and_then(|id| name_of(id)),
        reflectors: case.team.reflectors.iter().filter_map(|id| name_of(id)).collect(),
        why: None,
        meeting: meeting_view(request, meeting, lang),
        participants: None,
        answer_by: meeting.answer_by.as_ref().map(|d| request.locale(lang).weekday_date(***d)),
        has_accepted: false,
    }
}

fn push(request: &ViewRequest<'_>, meeting: &Meeting, reader: Option<&str>, view: InvitationView, path: String, plan: &mut Plan) {
    let mut allowed = view.recipient.address.clone();
    allowed.extend(view.meeting.address.iter().cloned());
    allowed.push(view.coordinator.phone.clone());
    allowed.extend(view.coordinator.mail.clone());
    plan.page(
        request,
        PlannedPage {
            paper: Paper::Invitation,
            meeting: Some(meeting.number),
            reader,
            path,
            template: "invitation.typ",
            view,
            portraits: Vec::new(),
            shows: Shows::OnlyTheReadersOwn,
            allowed,
            form: Form::Pdf,
        },
    );
}
