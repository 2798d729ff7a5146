//! Tasks carried over from earlier meetings (001 bilag 1: what the participants do after the meeting).
//!
//! A task is a promise between people. It stays in sight, meeting after meeting, until an `opfølgning` says `gjort` or
//! `bortfaldet`. This is a pure function over the meetings of a forløb; nothing is stored between runs.

use super::ViewRequest;
use crate::access::{self, Reader};
use crate::case::{Meeting, Task, TaskState};

/// A task of an earlier meeting, as a later one sees it.
#[derive(Clone, Debug)]
pub struct CarriedTask<'a> {
    /// The number of the meeting that it was agreed at.
    pub from: u32,
    /// The task.
    pub task: &'a Task,
    /// What the meetings in between said of it, by meeting, oldest first.
    pub said_since: Vec<(u32, TaskState)>,
    /// What the meeting at hand says of it; none when it was not taken up.
    pub said_now: Option<TaskState>,
}

/// The tasks that meeting `number` meets: those of earlier meetings that were open before it, in the order in which they
/// were agreed, each once. A task that the meeting itself closes is among them, with its new state.
///
/// The last word counts: a task that was closed and is said to be `i gang` again is open.
pub fn carried_over(meetings: &[Meeting], number: u32) -> Vec<CarriedTask<'_>> {
    let mut carried = Vec::new();
    for meeting in meetings.iter().filter(|m| m.number < number) {
        for task in meeting.minutes.iter().flat_map(|m| &m.tasks) {
            let mut said_since: Vec<(u32, TaskState)> = meetings
                .iter()
                .filter(|m| m.number > meeting.number && m.number <= number)
                .filter_map(|m| Some((m.number, said_at(m, meeting.number, &task.id)?)))
                .collect();
            let said_now = said_since.pop_if(|(at, _)| *at == number).map(|(_, state)| state);
            let was_open = said_since.last().is_none_or(|(_, state)| !closes(*state));
            if was_open || said_now.is_some() {
                carried.push(CarriedTask {
                    from: meeting.number,
                    task,
                    said_since,
                    said_now,
                });
            }
        }
    }
    carried
}

/// What was last said of task `id` of meeting `from`; none when nobody has said anything.
pub(super) fn state_of(meetings: &[Meeting], from: u32, id: &str) -> Option<TaskState> {
    let later = meetings.iter().filter(|m| m.number > from);
    later.rev().find_map(|m| said_at(m, from, id))
}

/// Whether a state ends a task.
const fn closes(state: TaskState) -> bool {
    matches!(state, TaskState::Done | TaskState::Dropped)
}

/// What a meeting's `opfølgning` says of task `id` of meeting `from`.
fn said_at(meeting: &Meeting, from: u32, id: &str) -> Option<TaskState> {
    let follow_up = &meeting.minutes.as_ref()?.follow_up.0;
    let is_it = |key: &str| {
        key.split_once('/')
            .is_some_and(|(number, task)| number.trim().parse() == Ok(from) && task.trim() == id)
    };
    follow_up.iter().rev().find(|(key, _)| is_it(key)).map(|(_, state)| state.value)
}

/// Whether a reader may learn what an earlier meeting said of a task.
pub(super) fn may_hear_of(request: &ViewRequest<'_>, reader: &Reader, meeting: u32) -> bool {
    let meeting = request.case.meeting(meeting);
    meeting.is_some_and(|meeting| access::may_hear_of(request.case, reader, meeting, request.days()))
}

/// Whether a paper about meeting `at` may tell a reader of a carried task.
pub(super) fn may_see(request: &ViewRequest<'_>, reader: &Reader, carried: &CarriedTask<'_>, at: &Meeting) -> bool {
    let from = request.case.meeting(carried.from);
    from.is_some_and(|from| access::may_see_task(request.case, reader, carried.task, from, at, request.days()))
}
