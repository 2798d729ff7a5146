//! Pictures lie inside the case folder, and are pictures.

use std::path::{Path, PathBuf};

use super::containment::{NotContained, contained};
use super::{Context, inside};
use crate::case::{Part, Problem, Stops};

/// The largest picture that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The file that a written path means, when it is a picture that lies inside `folder` (links followed).
///
/// # Errors
/// What is wrong and what to do, in Danish.
pub fn safe_picture(folder: &Path, written: &str) -> Result<PathBuf, (String, String)> {
    let missing = || {
        (
            format!("billedet »{written}« findes ikke"),
            "Se efter, om filen hedder sådan, også store og små bogstaver.".to_owned(),
        )
    };
    let real = contained(folder, written).map_err(|why| match why {
        NotContained::Outside => (
            format!("»{written}« ligger uden for mappen"),
            "Læg billedet i mappen, og skriv stien derfra, fx billeder/mor.jpg.".to_owned(),
        ),
        NotContained::Missing => missing(),
    })?;
    let meta = real.metadata().map_err(|_| missing())?;
    if !meta.is_file() {
        return Err(missing());
    }
    if meta.len() > LARGEST {
        return Err((
            format!("billedet »{written}« fylder mere end 10 MB"),
            "Gør det mindre; 600 × 600 punkter er nok.".into(),
        ));
    }
    let mut start = [0_u8; 512];
    let read = std::fs::File::open(&real)
        .and_then(|mut f| std::io::Read::read(&mut f, &mut start))
        .map_err(|_| missing())?;
    if is_picture(&start[..read]) {
        Ok(folder.join(written))
    } else {
        Err((
            format!("»{written}« er ikke et billede, der kan læses"),
            "Gem det som PNG, JPEG eller SVG.".into(),
        ))
    }
}

fn is_picture(start: &[u8]) -> bool {
    let text = String::from_utf8_lossy(start);
    start.starts_with(b"\x89PNG\r\n\x1a\n")
        || start.starts_with(b"\xff\xd8\xff")
        || text.contains("<svg")
        || text.trim_start_matches('\u{feff}').trim_start().starts_with("<?xml")
}

pub(super) fn portraits(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for person in &context.case.network {
        if let Some(picture) = &person.picture
            && let Err((what, remedy)) = inside(&context.case.folder, picture)
        {
            let problem = Problem::mistake("billede", &picture.place, what, remedy);
            problems.push(problem.stopping(Stops::Part(Part::Overview)));
        }
    }
}
