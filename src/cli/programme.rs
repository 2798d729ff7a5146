//! `program`: the programme summary for leaders.

use std::fs;
use std::path::Path;

use chrono::{Datelike, NaiveDate};

use super::args::{EditionArg, ProgrammeArgs};
use super::documents::settings;
use super::{Outcome, console};
use crate::case::Sender;
use crate::deliver::produce::examine;
use crate::deliver::session::{Session, Settings};
use crate::deliver::write::write;
use crate::deliver::{batch, diagnostics, render, targets};
use crate::documents::programme::{facts, plan};
use crate::programme::{CaseFacts, Edition, Ledger, Period, Programme, Report, Scale, Secret};
use crate::system_error::in_danish;
use crate::typeset::Workers;

/// What has been published, as hashes; beside the cases.
const LEDGER: &str = "program-udgivelser.yaml";
/// What the hashes are made with; for the owner alone.
const SECRET: &str = ".program-udgivelser.hemmelighed";

pub(super) fn programme(args: ProgrammeArgs) -> Outcome {
    if !args.path.is_dir() {
        return Err(vec![format!("{} er ikke en mappe med sager", args.path.display())]);
    }
    let settings = Settings {
        out: args.out.clone(),
        draft: args.draft,
        ..settings(&args.common)?
    };
    let today = settings.today;
    let to = args.to.unwrap_or(today);
    let from = args.from.unwrap_or_else(|| half_year(to));
    let period = Period::new(from, to, today).map_err(|e| vec![e.to_string()])?;
    let session = Session::open(settings).map_err(|e| vec![e])?;
    match make_report(&session, &args, period) {
        Ok(()) => Ok(true),
        Err(reason) => {
            console::tell(format_args!("fejl: {reason}"));
            Ok(false)
        }
    }
}

/// The first day of the half-year that a day is in.
fn half_year(day: NaiveDate) -> NaiveDate {
    let month = if day.month() <= 6 { 1 } else { 7 };
    NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
}

fn make_report(session: &Session, args: &ProgrammeArgs, period: Period) -> Result<(), String> {
    let sender = session.sender(&args.path).map_err(|problems| {
        let told: Vec<String> = problems.iter().map(|p| diagnostics::for_people(p, false)).collect();
        format!("afsenderen kan ikke læses\n{}", told.join("\n"))
    })?;
    let (lowest, highest) = sender.scale();
    let mut programme = Programme::new(period, Scale { from: lowest, to: highest });
    // An empty folder has no forløb; that it has none is said below, with the reason.
    let cases = targets::find(std::slice::from_ref(&args.path)).unwrap_or_default();
    batch::in_order(
        &cases,
        |(folder, _)| read(session, &args.path, folder),
        |read| match read {
            Ok(facts) => programme.add(&facts),
            Err(message) => {
                console::tell(format_args!("udeladt: {message}"));
                programme.leave_out();
            }
        },
    );
    let edition = match args.edition {
        EditionArg::Intern => Edition::Intern,
        EditionArg::Ekstern => Edition::Ekstern,
    };
    let ledger_path = args.path.join(LEDGER);
    let ledger = read_ledger(&ledger_path)?;
    let secret = secret(&args.path.join(SECRET), !ledger.is_empty())?;
    let (report, ledger) = programme
        .publish(edition, &ledger, &secret)
        .map_err(|refusal| refusal.to_string())?;
    let csv = report.to_csv();
    let pdf = pdf(session, &sender, report)?;
    // What is published is written down before anybody can see it.
    write(&ledger_path, ledger.to_yaml().as_bytes())?;
    for (name, bytes) in [("program.pdf", pdf), ("program.csv", csv.into_bytes())] {
        let path = args.out.join(name);
        write(&path, &bytes)?;
        console::line(path.display());
    }
    Ok(())
}

/// A case as facts; or, when it cannot be read whole, its folder and what is wrong.
fn read(session: &Session, root: &Path, folder: &Path) -> Result<CaseFacts, String> {
    let reading = examine(session, folder);
    let key = folder.strip_prefix(root).unwrap_or(folder).to_string_lossy().into_owned();
    match reading.case {
        Some(case) if reading.unread.is_empty() => Ok(facts(&case, &key)),
        _ => {
            let first = reading.problems.first().map(|p| format!(" ({})", p.what)).unwrap_or_default();
            Err(format!("{}{first}", folder.display()))
        }
    }
}

fn read_ledger(path: &Path) -> Result<Ledger, String> {
    match fs::read_to_string(path) {
        Ok(text) => serde_saphyr::from_str(&text).map_err(|_| {
            format!(
                "{} kan ikke læses; der er rettet i den. Uden den kan to rapporter holdes op mod hinanden. Hent den fra en sikkerhedskopi",
                path.display()
            )
        }),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Ledger::default()),
        Err(e) => Err(format!("{} kan ikke læses: {}", path.display(), in_danish(&e))),
    }
}

/// The secret beside the ledger, made the first time.
fn secret(path: &Path, needed: bool) -> Result<Secret, String> {
    match fs::read(path) {
        Ok(bytes) => Secret::new(&bytes).ok_or_else(|| format!("{} er for kort til at være en hemmelighed", path.display())),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound && !needed => {
            let mut bytes = [0_u8; 32];
            getrandom::fill(&mut bytes).map_err(|_| "systemet giver ingen tilfældige tal")?;
            write(path, &bytes)?;
            Secret::new(&bytes).ok_or_else(|| "hemmeligheden kunne ikke laves".to_owned())
        }
        Err(e) => Err(format!(
            "{} kan ikke læses: {}. Den hører til {LEDGER}; hent den fra en sikkerhedskopi",
            path.display(),
            in_danish(&e)
        )),
    }
}

fn pdf(session: &Session, sender: &Sender, report: Report) -> Result<Vec<u8>, String> {
    let settings = &session.settings;
    let own = sender.file.language.as_ref().map(|l| &*l.value.0);
    let lang = settings.language.as_deref().or(own).unwrap_or("da");
    let plan = plan(sender, session.locales.get(lang), settings.today, settings.draft, report);
    let typesetter = session.typesetter_of(sender)?;
    let document = plan.documents().first().ok_or("rapporten kan ikke skrives")?;
    Workers::new(0).work(|| render::bytes(&typesetter, document, settings.today))
}
