//! Answers on the wellbeing indicators (001 §5).

use super::Context;
use crate::case::indicator::Entries;
use crate::case::{Case, Indicator, Part, Problem, Rating, Stops, nearest};
use crate::messages::RuleMessage;

fn answers(case: &Case) -> impl Iterator<Item = &Entries<Rating>> {
    let at_meetings = case.meetings.iter().filter_map(|m| m.assessment.as_ref().map(|a| &a.ratings));
    case.measurements.iter().map(|m| &m.ratings).chain(at_meetings)
}

fn own(case: &Case) -> impl Iterator<Item = &str> {
    case.indicators.iter().flatten().map(|i| &*i.value.name.0)
}

pub(super) fn off_scale(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let (from, to) = context.case.municipality.scale();
    for (_, rating) in answers(context.case).flat_map(|e| &e.0) {
        if let Some(number) = rating.number.filter(|n| !(from..=to).contains(n)) {
            let problem = Problem::told("svar-uden-for-skala", &rating.place, &RuleMessage::OffScale { number, from, to });
            problems.push(problem.stopping(Stops::Part(Part::Wellbeing)));
        }
    }
}

pub(super) fn unknown(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    let mut known: Vec<&str> = Indicator::ALL.iter().map(|i| i.word()).collect();
    let ten = known.clone();
    known.extend(own(case));
    let mut look = |name: &str, place| {
        if !known.contains(&name) {
            let near = nearest(name, &known).map(str::to_owned);
            let name = name.to_owned();
            let told = match near {
                Some(near) => RuleMessage::UnknownIndicatorNearAnother { name, near },
                None => RuleMessage::UnknownIndicator { name, ten: ten.join(", ") },
            };
            problems.push(Problem::told("indikator-ukendt", place, &told).stopping(Stops::Part(Part::Wellbeing)));
        }
    };
    for (name, _) in answers(case).flat_map(|e| &e.0) {
        look(name, &name.place);
    }
}

pub(super) fn not_chosen(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let case = context.case;
    if case.indicators.is_none() {
        return;
    }
    let ten: Vec<&str> = Indicator::ALL.iter().map(|i| i.word()).collect();
    for (name, _) in answers(case).flat_map(|e| &e.0) {
        if ten.contains(&name.text()) && !own(case).any(|o| o == name.text()) {
            let told = RuleMessage::IndicatorNotChosen {
                name: name.text().to_owned(),
            };
            problems.push(Problem::advised("indikator-ikke-valgt", &name.place, &told));
        }
    }
}
