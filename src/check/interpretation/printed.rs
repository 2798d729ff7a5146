//! The texts of a case that are printed for others in the writer's words. The borger's own words are not among them.

use crate::case::value::Text;
use crate::case::{Case, Meeting, Minutes, Placed};

/// Every text that the writer answers for, in the order of the files.
pub(super) fn texts(case: &Case) -> impl Iterator<Item = &Placed<Text>> {
    let support = case.network.iter().flat_map(|person| &person.support);
    let ending = case
        .ending
        .iter()
        .flat_map(|e| e.decided.iter().chain(&e.openings).chain(&e.support));
    support.chain(ending).chain(case.meetings.iter().flat_map(of_meeting))
}

fn of_meeting(meeting: &Meeting) -> impl Iterator<Item = &Placed<Text>> {
    let reasons = meeting.invited.iter().filter_map(|invited| invited.why.as_ref());
    let theme = meeting.theme.iter();
    theme
        .chain(reasons)
        .chain(meeting.minutes.iter().flat_map(of_minutes))
        .chain(&meeting.reflection)
}

fn of_minutes(minutes: &Minutes) -> impl Iterator<Item = &Placed<Text>> {
    let topics = minutes
        .topics
        .iter()
        .flat_map(|t| std::iter::once(&t.subject).chain(&t.discussions));
    let tasks = minutes.tasks.iter().map(|task| &task.what);
    let next = minutes.next_meeting.iter().flat_map(|next| next.theme.iter().chain(&next.when));
    topics.chain(&minutes.agreements).chain(tasks).chain(next)
}
