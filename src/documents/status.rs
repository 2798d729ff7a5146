use super::Scene;
use super::plan::Plan;

pub(super) fn status(_scene: &Scene<'_>, _plan: &mut Plan) {}
