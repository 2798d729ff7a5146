use super::Scene;
use super::plan::Plan;
use crate::case::Meeting;
pub(super) fn minutes(_scene: &Scene<'_>, _meeting: &Meeting, _plan: &mut Plan) {}
