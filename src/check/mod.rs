//! The method's rules over a case: what stops a document, and what is worth a thought.
//!
//! Each rule is one small function with a stable name. `dialogdok tjek --regler` lists them from [`RULES`].

mod case_key;
mod conduct;
mod consent;
mod containment;
mod forbidden_content;
mod interpretation;
mod inviting;
mod meetings;
mod names;
mod pictures;
mod protection;
mod references;
mod sender;
mod status;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::access::Days;
use crate::case::{Case, Meeting, Placed, Problem, Severity, value::Id};

pub use case_key::why_no_key;
pub use containment::link_out_of;
pub use interpretation::{Expression, Finding, Voices, interpretations};
pub use pictures::safe_picture;
pub use sender::{check_sender, contrast_on_white, font_folder};

/// What the rules look at.
pub struct Context<'a> {
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
    pub severity: Severity,
    /// What it looks for, in Danish.
    pub sentence: &'static str,
    check: fn(&Context<'_>, &mut Vec<Problem>),
}

const fn error(name: &'static str, sentence: &'static str, check: fn(&Context<'_>, &mut Vec<Problem>)) -> Rule {
    Rule {
        name,
        severity: Severity::Error,
        sentence,
        check,
    }
}

const fn advice(name: &'static str, sentence: &'static str, check: fn(&Context<'_>, &mut Vec<Problem>)) -> Rule {
    Rule {
        name,
        severity: Severity::Advice,
        sentence,
        check,
    }
}

/// Every rule, errors first.
pub const RULES: &[Rule] = &[
    error(
        "samtykke-mangler",
        "Intet sendes, før borgeren har skrevet under på samtykket.",
        consent::missing,
    ),
    error(
        "møde-før-samtykke",
        "Et møde kan ikke ligge før samtykket.",
        consent::meeting_before,
    ),
    error(
        "godkendt-for-tidligt",
        "Et referat kan ikke være godkendt, før mødet er holdt.",
        consent::approved_too_early,
    ),
    error("id-ukendt", "Et id skal findes i netværk.", references::unknown),
    error("id-to-gange", "To personer kan ikke have samme id.", references::twice),
    error(
        "inviteret-to-gange",
        "En person kan kun inviteres én gang til et møde.",
        references::invited_twice,
    ),
    error(
        "streg",
        "En streg går mellem to forskellige personer og står kun én gang.",
        references::lines,
    ),
    error(
        "opgave",
        "En opgave har sit eget id, og en opfølgning peger på en opgave fra et tidligere møde.",
        references::tasks,
    ),
    error(
        "hvorfor-mangler",
        "En ny deltager skal have at vide, hvorfor han eller hun er inviteret.",
        meetings::why_missing,
    ),
    error(
        "tid-findes-ikke",
        "Klokkeslættet skal findes den dag; natten til sommertid springer en time over.",
        meetings::gap_in_time,
    ),
    error(
        "kontrast",
        "Kommunens farve skal kunne læses på hvidt (WCAG AA, 4,5:1).",
        |c, p| sender::contrast(&c.case.municipality, p),
    ),
    error("skala", "Skalaen går fra et lavt til et højere tal.", |c, p| {
        sender::scale(&c.case.municipality, p)
    }),
    error("adressefelt", "Vinduet skal ligge på arket og kunne rumme en adresse.", |c, p| {
        sender::window(&c.case.municipality, p)
    }),
    error(
        "logo",
        "Logoet skal findes ved siden af kommune.yaml og være et billede.",
        |c, p| sender::logo(&c.case.municipality, p),
    ),
    error("skrifter", "Mappen med skrifter skal ligge ved siden af kommune.yaml.", |c, p| {
        sender::fonts(&c.case.municipality, p)
    }),
    error("navn", "Et navn skal have mindst ét bogstav.", names::without_letters),
    error("sprog", "Sproget skal have tekster: da, nb eller en.", sender::languages),
    error(
        "billede",
        "Et portræt skal ligge i sagens mappe og være PNG, JPEG eller SVG.",
        pictures::portraits,
    ),
    error(
        "ikke-udfyldt",
        "Det, der begynder med »Skriv« i en ny fil, skal skrives om.",
        forbidden_content::unfilled,
    ),
    error("cpr-nummer", "Et CPR-nummer hører ikke hjemme i filerne.", forbidden_content::cpr),
    error(
        "mappenavn",
        "Sagens mappe må ikke hedde et CPR-nummer eller et navn fra sagen.",
        case_key::tells_somebody,
    ),
    error("svar-uden-for-skala", "Et svar skal ligge på skalaen.", status::off_scale),
    error(
        "indikator-ukendt",
        "En indikator er en af de ti eller en af borgerens egne.",
        status::unknown,
    ),
    advice(
        "indikator-ikke-valgt",
        "Der er svaret på en indikator, som ikke er valgt.",
        status::not_chosen,
    ),
    advice(
        "tovholder-uddannelse",
        "Tovholderen bør være uddannet i Åben Dialog.",
        conduct::training,
    ),
    advice(
        "mange-deltagere",
        "Højst ti til et møde og højst fem til det første.",
        meetings::many,
    ),
    advice(
        "møde-uden-referat",
        "Et møde, hvis dag er gået, har et referat eller er aflyst.",
        meetings::without_minutes,
    ),
    advice(
        "godkendt-senere",
        "Et referat er ikke godkendt på en dag, der ikke er kommet endnu.",
        consent::approved_later,
    ),
    advice(
        "samtykke-trukket",
        "Når samtykket er trukket tilbage, går intet til andre.",
        consent::withdrawn,
    ),
    advice(
        "ikke-med-længere",
        "Den, der ikke er med i netværket længere, får ikke papirer.",
        references::gone,
    ),
    advice(
        "nabo-til-beskyttet",
        "Et beskyttet hjem kan gættes, når en nabo på samme trappe står på papirerne.",
        protection::same_stairs,
    ),
    advice(
        "udeladt-oplysning",
        "Et felt, der også fortæller en andens nummer eller adresse, kommer ikke på papir.",
        protection::left_out,
    ),
    advice(
        "privat-tovholder",
        "En privat tovholders eget nummer står på alle breve.",
        protection::private_coordinator,
    ),
    advice("ny-deltager", "En ny bliver både spurgt og får et brev.", inviting::new_people),
    advice(
        "svar-for-snart",
        "Der er for få dage til svarfristen, til at et brev kan nå frem.",
        inviting::answer_soon,
    ),
    advice(
        "grund-i-tredje-person",
        "I borgerens eget brev står grunden, som borgeren selv siger den.",
        inviting::third_person,
    ),
    advice("reflektør-mangler", "En i netværksteamet er reflektør.", conduct::no_reflector),
    advice(
        "samtykke-efter-skift",
        "Når tovholderen skifter, siger borgeren på ny, hvem der må se hvad.",
        consent::after_handover,
    ),
    advice("langt-møde", "Et møde varer sjældent mere end to timer.", meetings::long),
    advice("få-møder", "Et afsluttet forløb har mindst to møder.", conduct::few_meetings),
    advice("svarfrist", "Svarfristen bør ligge før mødet.", meetings::answer_late),
    advice(
        "uden-virkning",
        "En linje, der ikke virker, hvor den står: »flyttet fra«, når mødet ikke er flyttet.",
        meetings::moved_for_nothing,
    ),
    advice("dagsorden", "Temaet er én linje og ikke en dagsorden.", meetings::agenda),
    advice("sen-kontakt", "Første kontakt bør komme inden to uger.", conduct::late_contact),
    advice("overlevering", "Borgeren bør være med, når tovholderen skifter.", conduct::handover),
    advice(
        "møde-efter-afslutning",
        "Et møde ligger efter, at forløbet er afsluttet.",
        conduct::after_end,
    ),
    advice(
        "holdet-inviteret",
        "Netværksteamet er altid med og skal ikke inviteres.",
        meetings::team_invited,
    ),
    advice("referent", "Mødelederen eller en reflektør skriver referatet.", conduct::writer),
    advice(
        "tolkning",
        "Referatet fortæller, hvad der blev sagt, og tolker det ikke.",
        interpretation::interpreting,
    ),
    advice("adresse-mangler", "Den, der får brev, har ingen adresse.", meetings::no_address),
    advice("nummer-mangler", "Den, der skal ringes op, har intet nummer.", meetings::no_number),
    advice(
        "beskyttet-mødested",
        "Mødet ligger på en beskyttet adresse; den kommer ikke i brevene.",
        |c, p| {
            meetings::protected_venue(c, p);
            meetings::shown_for_nothing(c, p);
        },
    ),
];

/// Applies every rule.
pub fn check(context: &Context<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for rule in RULES {
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
                let came = meeting.invited.iter().filter(|i| !i.has_declined());
                earlier.extend(came.map(|i| &i.person.value));
                earlier.extend(case.team.members().iter().map(|m| &m.value));
            }
            _ => {}
        }
    }
    earlier
}

/// Everybody expected at a meeting besides the borger: the team, and the invited who have not declined.
fn expected(case: &Case, meeting: &Meeting) -> usize {
    let coming = meeting.invited.iter().filter(|i| !i.has_declined());
    let guests = coming.filter(|i| !case.team.has(&i.person)).count();
    guests + case.team.members().len()
}

/// A file given in a case or in kommune.yaml, safely inside `folder`.
fn inside(folder: &Path, written: &Placed<crate::case::value::Text>) -> Result<PathBuf, (String, String)> {
    safe_picture(folder, written)
}
