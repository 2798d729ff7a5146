//! Pictures lie inside the case folder, and are pictures.

use std::path::{Path, PathBuf};

use super::Context;
use super::containment::{NotContained, contained};
use crate::case::{Part, Problem, Stops};
use crate::messages::RuleMessage;

/// The largest picture that is read, in bytes.
const LARGEST: u64 = 10 * 1024 * 1024;

/// The file that a written path means, when it is a picture that lies inside `folder` (links followed).
///
/// # Errors
/// What is wrong with the path or the file.
pub(crate) fn safe_picture(folder: &Path, written: &str) -> Result<PathBuf, RuleMessage> {
    let file = written.to_owned();
    let missing = || RuleMessage::PictureMissing { file: written.to_owned() };
    let real = match contained(folder, written) {
        Ok(real) => real,
        Err(NotContained::Outside) => return Err(RuleMessage::PictureOutside { file }),
        Err(NotContained::Missing) => return Err(missing()),
    };
    let meta = real.metadata().map_err(|_| missing())?;
    if !meta.is_file() {
        return Err(missing());
    }
    if meta.len() > LARGEST {
        return Err(RuleMessage::PictureTooLarge { file });
    }
    let mut start = [0_u8; 512];
    let read = std::fs::File::open(&real)
        .and_then(|mut f| std::io::Read::read(&mut f, &mut start))
        .map_err(|_| missing())?;
    if is_picture(&start[..read]) {
        Ok(folder.join(written))
    } else {
        Err(RuleMessage::NoPicture { file })
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
            && let Err(told) = safe_picture(&context.case.folder, picture)
        {
            let problem = Problem::told("billede", &picture.place, &told);
            problems.push(problem.stopping(Stops::Part(Part::Overview)));
        }
    }
}
