//! `program`: the programme summary for leaders.

use super::args::{EditionArg, ProgrammeArgs};
use super::documents::settings;
use super::{Outcome, console};
use crate::deliver::programme_run::{ProgrammeRun, not_over};
use crate::deliver::session::{Session, Settings};
use crate::messages::ProgrammeMessage;
use crate::programme::{Edition, Period};

pub(super) fn programme(args: ProgrammeArgs) -> Outcome {
    if args.from.is_some() || args.to.is_some() {
        return Err(vec![ProgrammeMessage::FreeDays.to_string()]);
    }
    if !args.path.is_dir() {
        let path = args.path.display().to_string();
        return Err(vec![ProgrammeMessage::NoFolder { path }.to_string()]);
    }
    if args.new_beginning.as_ref().is_some_and(|why| why.trim().is_empty()) {
        return Err(vec![ProgrammeMessage::NoReason.to_string()]);
    }
    let settings = Settings {
        out: args.out.clone(),
        draft: args.draft,
        ..settings(&args.common)?
    };
    // A date ahead opens no gate.
    let day = settings.today.min(settings.real_today);
    let period = args.half.or(args.year).unwrap_or_else(|| Period::last_closed_half(day));
    if let Some(told) = not_over(period, day).filter(|_| !args.draft) {
        return Err(vec![told]);
    }
    let session = Session::open(settings).map_err(|e| vec![e])?;
    let edition = match args.edition {
        EditionArg::Intern => Edition::Intern,
        EditionArg::Ekstern => Edition::Ekstern,
    };
    // A draft tells all that would stop the report, and is made all the same.
    let made = ProgrammeRun::new(&session, &args.path, period, edition).and_then(|run| {
        if args.draft {
            Ok((run.obstacles(), run.hand_out(&run.look()?)?))
        } else {
            Ok((Vec::new(), run.hand_out(&run.publish(args.new_beginning.as_deref())?)?))
        }
    });
    match made {
        Ok((obstacles, paths)) => {
            paths.iter().for_each(|path| console::line(path.display()));
            obstacles.iter().for_each(|reason| console::tell(format_args!("fejl: {reason}")));
            Ok(obstacles.is_empty())
        }
        Err(reason) => {
            console::tell(format_args!("fejl: {reason}"));
            Ok(false)
        }
    }
}
