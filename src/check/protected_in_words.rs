//! Somebody of whom it is said in words that the address is protected, where the key that makes it so is missing.

use super::Context;
use crate::access::{self, SaidProtected};
use crate::case::{Place, Problem, SourceFile};
use crate::messages::RuleMessage;

/// The key that makes it so.
const KEY: &str = "beskyttet adresse:";

/// Somebody whose lines are looked at.
struct SaidOf {
    name: String,
    said: Vec<SaidProtected>,
    /// From the first of their lines, and of the remarks above it, to the last.
    lines: std::ops::Range<usize>,
}

/// A field that says so.
pub(super) fn in_fields(context: &Context<'_>, problems: &mut Vec<Problem>) {
    for one in without_key(context) {
        for said in one.said.iter().filter(|said| !said.is_of_another) {
            let name = one.name.clone();
            let told = match said.is_only_word {
                true => RuleMessage::WordForAddress { name },
                false => RuleMessage::ProtectedInWords { key: said.key, name },
            };
            problems.push(Problem::told("beskyttet-i-ord", &said.place, &told));
        }
    }
}

/// A remark that says so, or a field that may say it of somebody else.
pub(super) fn in_remarks(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let source = &context.case.source;
    let remarks: Vec<(usize, Place, &str)> = remarks(source);
    for one in without_key(context) {
        let own = remarks
            .iter()
            .filter(|(line, _, text)| one.lines.contains(line) && (access::says_protected(text) || access::forbids_telling(text)));
        let told = |place: &Place| {
            let told = RuleMessage::ProtectedInRemark { name: one.name.clone() };
            Problem::advised("beskyttet-bemærkning", place, &told)
        };
        problems.extend(own.map(|(_, place, _)| told(place)));
        let of_another = one.said.iter().filter(|said| said.is_of_another);
        problems.extend(of_another.map(|said| told(&said.place)));
    }
}

/// The borger and those of the network who lack the key.
fn without_key(context: &Context<'_>) -> Vec<SaidOf> {
    let case = context.case;
    let all: Vec<&str> = case.source.text().split('\n').collect();
    let citizen = SaidOf {
        name: case.citizen.name.0.clone(),
        said: access::said_of_citizen(&case.citizen),
        lines: block(&all, case.citizen.name.place.line()),
    };
    let people = case.network.iter().map(|person| SaidOf {
        name: person.name.0.clone(),
        said: access::said_of_person(person),
        lines: block(&all, person.id.place.line().min(person.name.place.line())),
    });
    let has_key = |one: &SaidOf| {
        let mut lines = one.lines.clone().filter_map(|line| all.get(line - 1));
        lines.any(|line| line.split('#').next().unwrap_or_default().contains(KEY))
    };
    std::iter::once(citizen).chain(people).filter(|one| !has_key(one)).collect()
}

/// The lines, from 1, of the item or the mapping that a line belongs to, with the remarks right above it.
fn block(all: &[&str], line: usize) -> std::ops::Range<usize> {
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let is_blank = |line: &str| line.trim().is_empty();
    let is_remark = |line: &str| line.trim_start().starts_with('#');
    let is_item = |line: &str| line.trim_start().starts_with("- ");
    let own = all.get(line - 1).copied().unwrap_or_default();
    // The head is the dash of the item, or the key that stands further out.
    let is_head = |at: &usize| {
        let text = all[*at];
        !is_blank(text)
            && !is_remark(text)
            && (is_item(text) && indentation(text) <= indentation(own) || indentation(text) < indentation(own))
    };
    let head = (0..line.min(all.len())).rev().find(is_head).unwrap_or(line - 1);
    let outer = indentation(all[head]);
    let is_after = |at: &usize| !is_blank(all[*at]) && !is_remark(all[*at]) && indentation(all[*at]) <= outer;
    let mut end = (head + 1..all.len()).find(is_after).unwrap_or(all.len());
    let mut begin = head;
    while begin > 0 && is_remark(all[begin - 1]) {
        begin -= 1;
    }
    // What stands right above the next one is said of that one.
    let goes_on = all.get(end).is_some_and(|next| is_item(next));
    while goes_on && end > head + 1 && is_remark(all[end - 1]) {
        end -= 1;
    }
    begin + 1..end + 1
}

/// The remarks of a file, each with its line from 1.
fn remarks(source: &std::sync::Arc<SourceFile>) -> Vec<(usize, Place, &str)> {
    let of_line = |(index, (begins, line)): (usize, (usize, &'_ str))| {
        let at = match line.trim_start().starts_with('#') {
            true => line.len() - line.trim_start().len(),
            false => line.find(" #").filter(|at| line[..*at].matches('"').count() % 2 == 0)? + 1,
        };
        let ends = line.trim_end().len();
        Some((index + 1, begins + at..begins + ends))
    };
    let found = source.lines().enumerate().filter_map(of_line);
    found
        .map(|(line, range)| (line, source.place(range.clone()), &source.text()[range]))
        .collect()
}
