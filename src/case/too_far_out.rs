//! A key that is missing because its line stands further out than those it belongs to.

use super::line_shape::key_length;
use super::place::Place;
use super::problem::Problem;
use super::proposal::LineEdit;
use super::slip_message::blanks;

/// What is said of a missing key that stands on the line right after the mapping that lacks it, further out.
pub(super) fn too_far_out(key: &str, mapping: &Place) -> Option<Problem> {
    let file = mapping.file();
    let text = file.text();
    let start = mapping.whole_line().start;
    let column = mapping.column().checked_sub(1)?;
    let mut at = start;
    for (number, line) in text[start..].split('\n').enumerate() {
        let code = line.trim_start_matches(' ');
        let out = line.len() - code.len();
        let belongs = number == 0 || code.is_empty() || code.starts_with('#') || out >= column;
        if belongs {
            at += line.len() + 1;
            continue;
        }
        let is_key = key_length(code).is_some_and(|length| code[..length].trim_matches(['"', '\'']) == key);
        return is_key.then(|| {
            let by = blanks(column - out);
            let remedy = format!(
                "Ryk linjen {by} ind, så den står lige under dem, den hører sammen med: »{}«.",
                code.trim_end()
            );
            let place = file.place(at + out..at + out + key.len());
            let problem = Problem::mistake("yaml", &place, format!("linjen er rykket {by} for langt ud"), remedy);
            let edit = LineEdit::new(at..at + out, " ".repeat(column)).moving(problem.clone());
            problem.trying([edit])
        });
    }
    None
}
