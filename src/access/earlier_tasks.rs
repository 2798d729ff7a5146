//! What a reader may learn of earlier meetings: tasks that are carried over (001 bilag 1).

use super::{Days, Reader, Readership, may_read};
use crate::case::{Case, Meeting, Task};

/// Whether a paper about meeting `at` may tell a reader of a task agreed at the earlier meeting `from`.
///
/// The borger sees all. Others see a task that is their own; one whose referat they may have; and one that meeting `at` took
/// up while they were there. The team sees what each of its members besides the tovholder may see, since they share a paper.
pub fn may_see_task(case: &Case, reader: &Reader, task: &Task, from: &Meeting, at: &Meeting, days: Days) -> bool {
    match reader {
        Reader::Citizen | Reader::Coordinator => true,
        Reader::Leaders => false,
        Reader::Team => {
            let mut others = case.team.members().into_iter().filter(|id| id.value != case.team.coordinator.value);
            others.all(|id| may_see_task(case, &Reader::Person(id.value.clone()), task, from, at, days))
        }
        Reader::Person(_) => {
            reader.is(&task.who)
                || may_read(case, reader, Readership::Approved, Some(from), days).is_ok()
                || was_taken_up(task, from.number, at) && was_there(reader, at)
        }
    }
}

/// Whether a reader may learn what was said at an earlier meeting: who was there, and who may have its referat.
pub fn may_hear_of(case: &Case, reader: &Reader, meeting: &Meeting, days: Days) -> bool {
    match reader {
        Reader::Citizen | Reader::Coordinator => true,
        Reader::Leaders => false,
        Reader::Team => {
            let mut others = case.team.members().into_iter().filter(|id| id.value != case.team.coordinator.value);
            others.all(|id| may_hear_of(case, &Reader::Person(id.value.clone()), meeting, days))
        }
        Reader::Person(_) => was_there(reader, meeting) || may_read(case, reader, Readership::Approved, Some(meeting), days).is_ok(),
    }
}

/// Whether a meeting's `opfølgning` says something of a task.
fn was_taken_up(task: &Task, from: u32, at: &Meeting) -> bool {
    let follow_up = at.minutes.iter().flat_map(|m| &m.follow_up.0);
    let mut keys = follow_up.filter_map(|(key, _)| key.split_once('/'));
    keys.any(|(number, id)| number.trim().parse() == Ok(from) && id.trim() == task.id.value.0)
}

fn was_there(reader: &Reader, meeting: &Meeting) -> bool {
    meeting.minutes.iter().flat_map(|m| &m.present).any(|id| reader.is(id))
}
