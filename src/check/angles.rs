//! Angles on the netværkskort that cannot both be honoured: the fields lie clockwise in one order (001 bilag 1).

use super::Context;
use crate::case::Problem;
use crate::messages::RuleMessage;

/// Two people whose angles would turn the order of their fields round.
pub(super) fn against_the_fields(context: &Context<'_>, problems: &mut Vec<Problem>) {
    let network = &context.case.network;
    let placed: Vec<_> = network.iter().filter_map(|p| Some((p, p.angle.as_ref()?))).collect();
    for (index, (person, angle)) in placed.iter().enumerate() {
        let against = placed[..index].iter().find(|(other, theirs)| {
            let (first, then) = (other.field.value as usize, person.field.value as usize);
            first < then && theirs.0 > angle.0 || first > then && theirs.0 < angle.0
        });
        if let Some((other, theirs)) = against {
            let told = RuleMessage::AnglesAgainstFields {
                angle: angle.0,
                name: person.name.0.clone(),
                field: person.field.word(),
                other_angle: theirs.0,
                other: other.name.0.clone(),
                other_field: other.field.word(),
            };
            problems.push(Problem::advised("vinkel-og-felt", &angle.place, &told));
        }
    }
}
