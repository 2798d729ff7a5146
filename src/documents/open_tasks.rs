//! What people took on at earlier meetings and have not finished (001 §4.3, bilag 1).

use crate::case::{Case, Meeting, Task, TaskState};

/// A task that no later `opfølgning` has closed.
#[derive(Clone, Copy, Debug)]
pub struct OpenTask<'a> {
    /// The meeting it was agreed at.
    pub meeting: &'a Meeting,
    pub task: &'a Task,
    /// What was last said of it, and at which meeting; none when nobody has come back to it.
    pub last: Option<(TaskState, u32)>,
}

/// The tasks that are still open when meeting number `before` begins, by meeting and in the order in which they were written.
///
/// A task is closed when the latest `opfølgning` about it says `gjort` or `bortfaldet`. Meetings that were called off give
/// no tasks and close none.
pub fn open_tasks(case: &Case, before: u32) -> Vec<OpenTask<'_>> {
    let held = || case.meetings.iter().filter(|m| m.number < before && m.called_off.is_none());
    let mut open = Vec::new();
    for meeting in held() {
        for task in meeting.minutes.iter().flat_map(|m| &m.tasks) {
            let later = held().filter(|m| m.number > meeting.number);
            let last = later
                .filter_map(|m| said_of(m, meeting.number, task).map(|state| (state, m.number)))
                .next_back();
            if !matches!(last, Some((TaskState::Done | TaskState::Dropped, _))) {
                open.push(OpenTask { meeting, task, last });
            }
        }
    }
    open
}

/// What a meeting's referat says of a task from meeting `number`, written as `MEETING/ID`.
fn said_of(meeting: &Meeting, number: u32, task: &Task) -> Option<TaskState> {
    let means = |key: &str| {
        key.split_once('/')
            .is_some_and(|(n, id)| n.trim().parse() == Ok(number) && id.trim() == task.id.value.0)
    };
    let entries = &meeting.minutes.as_ref()?.follow_up.0;
    entries.iter().rev().find(|(key, _)| means(key)).map(|(_, state)| state.value)
}
