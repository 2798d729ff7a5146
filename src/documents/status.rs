//! The status over wellbeing (001 §5): how each chosen indicator has gone, what the meetings gave, the network then and
//! now; and, at the end of a forløb, what was decided and to whom the borger can come back.
//!
//! Each indicator stands for itself. There is no sum, no average and no test of it: the manual gives no such measure.

use serde::Serialize;

use super::invitation::{CitizenName, citizen_name};
use super::letterhead::{Head, ScaleView, head};
use super::locale::Locale;
use super::panel::{NamedIndicator, Panel, PanelDrawing, named};
use super::plan::{Plan, PlannedPage};
use super::readers::team_who_may_have;
use super::start_folder::{StartingPointView, starting_point};
use super::then_and_now::{NetworkThenAndNow, then_and_now};
use super::wellbeing::{Axis, Trajectory, Wellbeing, wellbeing};
use super::{Paper, ViewRequest};
use crate::access::{self, Reader, Shown};
use crate::case::{Case, Degree, Meeting};

/// How far apart the numbers of two meetings stand under a panel, as a share of its time axis.
const ROOM_FOR_A_NUMBER: f64 = 0.065;

/// The whole paper.
#[derive(Clone, Debug, Serialize)]
pub struct StatusView {
    #[serde(flatten)]
    pub head: Head,
    pub citizen: CitizenName,
    pub coordinator: String,
    /// Names of those who may see it besides the borger.
    pub team: Vec<String>,
    pub ending: Option<EndingView>,
    pub scale: ScaleView,
    /// None when nothing has been answered.
    pub span: Option<SpanView>,
    pub changes: Changes,
    /// The chosen indicators with an answer.
    pub panels: Vec<Panel>,
    /// The chosen indicators without any answer.
    pub unanswered: Vec<NamedIndicator>,
    /// Those of the ten that are not relevant to this borger.
    pub not_chosen: Vec<NamedIndicator>,
    pub occasions: Vec<OccasionView>,
    /// Answers after the document's date are left out.
    pub later: bool,
    pub meetings: Vec<MeetingGave>,
    pub network: NetworkThenAndNow,
    pub starting_point: StartingPointView,
}

/// The time that the panels cover.
#[derive(Clone, Debug, Serialize)]
pub struct SpanView {
    /// In words, of the first and the latest answer.
    pub first: String,
    pub latest: String,
    /// The ends of the axis, short.
    pub from: String,
    pub to: String,
    /// The meetings that were held, on the axis.
    pub meetings: Vec<Tick>,
}

/// A meeting on the axis.
#[derive(Clone, Debug, Serialize)]
pub struct Tick {
    pub at: f64,
    /// Its number, where there is room for it.
    pub number: Option<u32>,
}

/// The chosen indicators by what has become of their first number; in the borger's own order.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Changes {
    pub higher: Vec<IndicatorChange>,
    pub same: Vec<IndicatorChange>,
    pub lower: Vec<IndicatorChange>,
    /// Those with the highest number now, when there is nothing higher or steady to begin with.
    pub best: Vec<IndicatorChange>,
}

/// One indicator's first and latest number.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorChange {
    pub name: String,
    pub first: String,
    pub latest: String,
}

/// A day with answers, as the table names it.
#[derive(Clone, Debug, Serialize)]
pub struct OccasionView {
    pub date: String,
    pub meeting: Option<u32>,
}

/// What a held meeting gave, in the borger's own judgement (002).
#[derive(Clone, Debug, Serialize)]
pub struct MeetingGave {
    pub number: u32,
    pub date: String,
    pub theme: Option<String>,
    /// The degree's Danish word, a key of the texts; none when it was not answered.
    pub understanding: Option<&'static str>,
    pub possibilities: Option<&'static str>,
}

/// What is said when the forløb ends.
#[derive(Clone, Debug, Serialize)]
pub struct EndingView {
    pub decided: Option<String>,
    pub openings: Vec<String>,
    pub words: Option<String>,
    pub support: Option<String>,
    pub come_back_to: String,
    /// The number; none when it would be somebody's private one.
    pub phone: Option<Shown<String>>,
}

pub(super) fn status(request: &ViewRequest<'_>, plan: &mut Plan) {
    let id = request.id(Paper::Status, None, request.only.cloned());
    if let Err(reasons) = request.may_read(Paper::Status, None) {
        return plan.refuse_document(id, reasons);
    }
    let lang = request.language_of(&request.reader_or(Reader::Team)).to_owned();
    let page = PlannedPage {
        id,
        view: view(request, &lang),
        portraits: Vec::new(),
    };
    plan.page(request, page);
}

/// The status as it would be made now.
pub(super) fn view(request: &ViewRequest<'_>, lang: &str) -> StatusView {
    let (case, locale) = (request.case, request.locale(lang));
    let wellbeing = wellbeing(case, request.today);
    let held: Vec<&Meeting> = case
        .meetings
        .iter()
        .filter(|m| m.was_held() && m.begins.date() <= request.today)
        .collect();
    let answered = wellbeing.occasions.iter().map(|o| o.date);
    let axis = Axis::over(answered.clone().chain(held.iter().map(|m| m.begins.date())));
    let span = axis.zip(Axis::over(answered)).map(|(axis, answered)| SpanView {
        first: locale.date(answered.from),
        latest: locale.date(answered.to),
        from: locale.short_date(axis.from),
        to: locale.short_date(axis.to),
        meetings: ticks(axis, &held),
    });
    let scale = case.municipality.scale();
    let drawing = axis.map(|axis| PanelDrawing {
        axis,
        scale,
        locale,
        wellbeing: &wellbeing,
    });
    let answered = wellbeing.series.iter().filter(|s| s.is_answered());
    StatusView {
        head: head(request, lang),
        citizen: citizen_name(request, lang),
        coordinator: access::coordinator(case).name.clone(),
        team: team_who_may_have(request, Paper::Status, None),
        ending: ending(case),
        scale: ScaleView::new(scale, locale),
        changes: changes(&wellbeing, locale),
        panels: drawing.iter().flat_map(|d| answered.clone().map(|s| d.panel(s))).collect(),
        unanswered: wellbeing.series.iter().filter(|s| !s.is_answered()).map(named).collect(),
        not_chosen: wellbeing
            .not_chosen
            .iter()
            .map(|i| NamedIndicator {
                name: i.word().to_owned(),
                description: None,
            })
            .collect(),
        occasions: wellbeing
            .occasions
            .iter()
            .map(|o| OccasionView {
                date: locale.short_date(o.date),
                meeting: o.meeting,
            })
            .collect(),
        later: wellbeing.later,
        meetings: held.iter().map(|m| gave(m, locale)).collect(),
        network: then_and_now(request, locale),
        starting_point: starting_point(&case.starting_point),
        span,
    }
}

fn ticks(axis: Axis, held: &[&Meeting]) -> Vec<Tick> {
    let mut meetings: Vec<(f64, u32)> = held.iter().map(|m| (axis.at(m.begins.date()), m.number)).collect();
    meetings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let places: Vec<f64> = meetings.iter().map(|(at, _)| *at).collect();
    let labelled = Axis::with_room(&places, ROOM_FOR_A_NUMBER);
    let tick = |((at, number), labelled): ((f64, u32), bool)| Tick {
        at,
        number: labelled.then_some(number),
    };
    meetings.into_iter().zip(labelled).map(tick).collect()
}

fn changes(wellbeing: &Wellbeing, locale: &Locale) -> Changes {
    let mut changes = Changes::default();
    let mut highest = f64::NEG_INFINITY;
    for series in &wellbeing.series {
        let numbers = series.numbers();
        let (Some((_, first)), Some((_, latest))) = (numbers.first(), numbers.last()) else {
            continue;
        };
        let change = IndicatorChange {
            name: series.name.clone(),
            first: locale.number(*first),
            latest: locale.number(*latest),
        };
        if *latest >= highest {
            if *latest > highest {
                changes.best.clear();
                highest = *latest;
            }
            changes.best.push(change.clone());
        }
        match series.course() {
            Trajectory::Once | Trajectory::OnlyWords => {}
            Trajectory::Steady | Trajectory::Back => changes.same.push(change),
            Trajectory::Rising | Trajectory::RisingUnevenly => changes.higher.push(change),
            Trajectory::Falling | Trajectory::FallingUnevenly => changes.lower.push(change),
        }
    }
    if !changes.higher.is_empty() || !changes.same.is_empty() {
        changes.best.clear();
    }
    changes
}

fn gave(meeting: &Meeting, locale: &Locale) -> MeetingGave {
    let assessment = meeting.assessment.as_ref();
    let word = |degree: Option<&crate::case::Placed<Degree>>| degree.map(|d| d.value.word());
    MeetingGave {
        number: meeting.number,
        date: locale.short_date(meeting.begins.date()),
        theme: meeting.theme.as_ref().map(|t| t.0.clone()),
        understanding: word(assessment.and_then(|a| a.understanding.as_ref())),
        possibilities: word(assessment.and_then(|a| a.possibilities.as_ref())),
    }
}

fn ending(case: &Case) -> Option<EndingView> {
    let ending = case.ending.as_ref()?;
    let named = ending.come_back_to.as_ref().and_then(|id| case.person(id));
    let person = named.or_else(|| case.person(&case.team.coordinator));
    let helper = access::helper(case, person);
    // A private person's number is theirs to give.
    let private = person.is_some_and(|p| p.is_private());
    let text = |text: &Option<crate::case::Placed<crate::case::value::Text>>| text.as_ref().map(|t| t.0.clone());
    Some(EndingView {
        decided: text(&ending.decided),
        openings: ending.openings.iter().map(|o| o.0.clone()).collect(),
        words: text(&ending.words),
        support: text(&ending.support),
        come_back_to: helper.name.clone(),
        phone: (!private).then(|| helper.phone.clone()),
    })
}
