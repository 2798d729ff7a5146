//! The method's rules over a case: what stops a document, and what is worth a thought.
//!
//! Each rule is one small function with a stable name. `dialogdok tjek --regler` lists them from [`RULES`].

mod angles;
mod case_key;
mod conduct;
mod consent;
mod containment;
mod day_order;
mod forbidden_content;
mod gone_by;
mod ids;
mod interpretation;
mod inviting;
mod meetings;
mod names;
mod naming;
mod naming_elsewhere;
mod night;
mod overwritten;
mod pictures;
mod protected_in_words;
mod protection;
mod record;
mod references;
mod sender;
mod status;
mod third_person;

use chrono::NaiveDate;

use crate::access::{Days, Reader};
use crate::case::{Case, Invited, Meeting, Placed, Problem, Reply, Severity, value::Id};
use crate::messages::rule_sentence;
use crate::record::{has_declined, wants_a_day};

pub(crate) use case_key::{holds_cpr, why_no_key};
pub use containment::link_out_of;
pub use interpretation::{Finding, InterpretationKind, Voices, interpretations};
pub(crate) use pictures::safe_picture;
pub(crate) use sender::font_folder;
pub use sender::{check_sender, contrast_on_white};

/// What the rules look at.
pub struct Context<'a> {
    /// The case.
    pub case: &'a Case,
    /// The day of the documents: `--dato`, else today.
    pub today: NaiveDate,
    /// That day and the real one, for what must have happened.
    pub days: Days,
    /// Languages that have a texts file.
    pub languages: &'a [String],
}

/// One rule.
pub struct Rule {
    /// Its stable name.
    pub name: &'static str,
    /// How serious it is when broken.
    pub severity: Severity,
    check: fn(&Context<'_>, &mut Vec<Problem>),
}

const fn error(name: &'static str, check: fn(&Context<'_>, &mut Vec<Problem>)) -> Rule {
    Rule {
        name,
        severity: Severity::Error,
        check,
    }
}

const fn advice(name: &'static str, check: fn(&Context<'_>, &mut Vec<Problem>)) -> Rule {
    Rule {
        name,
        severity: Severity::Advice,
        check,
    }
}

impl Rule {
    /// What it asks for, in Danish.
    pub fn sentence(&self) -> &'static str {
        rule_sentence(self.name)
    }
}

/// Every rule, errors first.
pub const RULES: &[Rule] = &[
    error("samtykke-mangler", consent::missing),
    error("møde-før-samtykke", consent::meeting_before),
    error("godkendt-for-tidligt", consent::approved_too_early),
    error("dato-omvendt", day_order::turned_round),
    error("id-ukendt", references::unknown),
    error("id-to-gange", references::twice),
    error("inviteret-to-gange", references::invited_twice),
    error("id-røber", ids::telling),
    error("streg", references::lines),
    error("opgave", references::tasks),
    error("hvorfor-mangler", meetings::why_missing),
    error("tid-findes-ikke", meetings::gap_in_time),
    error("kontrast", |c, p| sender::contrast(&c.case.municipality, p)),
    error("skala", |c, p| sender::scale(&c.case.municipality, p)),
    error("adressefelt", |c, p| sender::window(&c.case.municipality, p)),
    error("logo", |c, p| sender::logo(&c.case.municipality, p)),
    error("skrifter", |c, p| sender::fonts(&c.case.municipality, p)),
    error("navn", names::without_letters),
    error("sprog", sender::languages),
    error("billede", pictures::portraits),
    error("ikke-udfyldt", forbidden_content::unfilled),
    error("beskyttet-i-ord", protected_in_words::in_fields),
    error("må-vises", meetings::hidden_for_nothing),
    error("cpr-nummer", forbidden_content::cpr),
    error("mappenavn", case_key::tells_somebody),
    error("sendt-fil", |c, p| {
        record::frozen_papers(c, p);
        record::unrecorded_papers(c, p);
    }),
    error("svar-uden-for-skala", status::off_scale),
    error("indikator-ukendt", status::unknown),
    advice("indikator-ikke-valgt", status::not_chosen),
    advice("tovholder-uddannelse", conduct::training),
    advice("mange-deltagere", meetings::many),
    advice("møde-uden-referat", meetings::without_minutes),
    advice("godkendt-senere", consent::approved_later),
    advice("samtykke-trukket", consent::withdrawn),
    advice("dag-senere", day_order::not_yet),
    advice("ikke-med-længere", references::gone),
    advice("nabo-til-beskyttet", |c, p| {
        protection::same_stairs(c, p);
        protection::citizens_neighbour(c, p);
        protection::neighbour_told(c, p);
        protection::venue_beside(c, p);
    }),
    advice("udeladt-oplysning", |c, p| {
        protection::left_out(c, p);
        protection::place_left_out(c, p);
    }),
    advice("beskyttet-nævnt", |c, p| {
        naming::protected_named(c, p);
        naming_elsewhere::in_fields(c, p);
        naming_elsewhere::in_senders_words(c, p);
        naming_elsewhere::in_team(c, p);
        protection::hiding_told(c, p);
    }),
    advice("beskyttet-bemærkning", protected_in_words::in_remarks),
    advice("privat-nummer", protection::private_on_the_day),
    advice("privat-tovholder", protection::private_coordinator),
    advice("ny-deltager", inviting::new_people),
    advice("svar-for-snart", inviting::answer_soon),
    advice("grund-i-tredje-person", third_person::third_person),
    advice("reflektør-mangler", conduct::no_reflector),
    advice("samtykke-efter-skift", consent::after_handover),
    advice("vinkel-og-felt", angles::against_the_fields),
    advice("om-natten", night::at_night),
    advice("langt-møde", meetings::long),
    advice("få-møder", conduct::few_meetings),
    advice("svarfrist", meetings::answer_late),
    advice("uden-virkning", |c, p| {
        meetings::moved_for_nothing(c, p);
        meetings::called_off_and_held(c, p);
        meetings::leave_for_nothing(c, p);
        meetings::no_without_effect(c, p);
        day_order::readers_before_approval(c, p);
    }),
    advice("navn-skrevet-over", |c, p| {
        overwritten::names(c, p);
        overwritten::recorded(c, p);
    }),
    advice("dagsorden", meetings::agenda),
    advice("sen-kontakt", conduct::late_contact),
    advice("overlevering", conduct::handover),
    advice("møde-efter-afslutning", conduct::after_end),
    advice("holdet-inviteret", meetings::team_invited),
    advice("referent", conduct::writer),
    advice("tolkning", interpretation::interpreting),
    advice("ikke-fortalt", |c, p| {
        record::not_told(c, p);
        record::told_and_left_out(c, p);
        record::told_of_no_meeting(c, p);
    }),
    advice("modtager-ukendt", record::unknown_receivers),
    advice("svar-mangler", record::answers_missing),
    advice("svar-uden-dag", record::answer_without_day),
    advice("referat-rettet", record::corrected),
    advice("referat-ikke-sendt", record::minutes_not_sent),
    advice("opgave-over-tid", gone_by::late_tasks),
    advice("gem-i-år", gone_by::kept_too_long),
    advice("adresse-mangler", meetings::no_address),
    advice("nummer-mangler", meetings::no_number),
    advice("beskyttet-mødested", |c, p| {
        meetings::protected_venue(c, p);
        meetings::shown_for_nothing(c, p);
    }),
];

/// Applies every rule.
pub fn check(context: &Context<'_>) -> Vec<Problem> {
    check_but(context, &[])
}

/// As [`check`], but for some rules by name.
pub fn check_but(context: &Context<'_>, left_out: &[&str]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for rule in RULES.iter().filter(|rule| !left_out.contains(&rule.name)) {
        let before = problems.len();
        (rule.check)(context, &mut problems);
        for problem in &problems[before..] {
            debug_assert_eq!((problem.rule, problem.severity), (rule.name, rule.severity));
        }
    }
    problems
}

/// Who took part in meetings before `number`, as ids: those written as present, or, where a past meeting has no referat
/// yet, those who were invited and did not decline, and the team.
pub fn earlier_participants(case: &Case, number: u32, today: NaiveDate) -> Vec<&Id> {
    let mut earlier = Vec::new();
    let before = case.meetings.iter().filter(|m| m.number < number && m.called_off.is_none());
    for meeting in before {
        match &meeting.minutes {
            Some(minutes) if !minutes.present.is_empty() => {
                earlier.extend(minutes.present.iter().map(|p| &p.value));
            }
            _ if meeting.begins.date() < today => {
                // Afterwards a no is a no, whichever time it was an answer to.
                let said_no = |i: &Invited| i.reply.as_ref().is_some_and(|r| r.reply.value == Reply::NotComing);
                let stayed_away = |i: &Invited| has_declined(case, meeting, i) || (said_no(i) && wants_a_day(case, meeting, i));
                let came = meeting.invited.iter().filter(|i| !stayed_away(i));
                earlier.extend(came.map(|i| &i.person.value));
                earlier.extend(case.team.members().iter().map(|m| &m.value));
            }
            _ => {}
        }
    }
    earlier
}

/// Somebody written as present at a meeting before `number` who is not in the network, and that meeting's number.
fn unknown_present(case: &Case, number: u32) -> Option<(u32, String)> {
    let before = case.meetings.iter().filter(|m| m.number < number && m.called_off.is_none());
    before.rev().find_map(|meeting| {
        let minutes = meeting.minutes.as_ref()?;
        let is_unknown = |id: &&Placed<Id>| case.person(id).is_none() && !Reader::is_citizen(id);
        let unknown = minutes.present.iter().find(is_unknown)?;
        Some((meeting.number, unknown.value.0.clone()))
    })
}

/// Everybody expected at a meeting besides the borger: the team, and the invited who have not declined.
fn expected(case: &Case, meeting: &Meeting) -> usize {
    let coming = meeting.invited.iter().filter(|i| !has_declined(case, meeting, i));
    let guests = coming.filter(|i| !case.team.has(&i.person)).count();
    guests + case.team.members().len()
}
