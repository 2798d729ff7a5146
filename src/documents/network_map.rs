use super::Scene;
use super::plan::Plan;

pub(super) fn network_map(_scene: &Scene<'_>, _plan: &mut Plan) {}
