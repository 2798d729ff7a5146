//! The pages that are shown to the borger: large, quiet, and with nothing on them that those in the room may not see.

mod answered;
mod as_sent;
mod beside_each_other;
mod consent;
mod first_written;
mod html;
mod leave;
mod map;
mod map_come;
mod map_edits;
mod map_forgotten;
mod map_save;
mod map_sheet;
mod minutes;
mod minutes_html;
mod on_the_wall;
mod picture_html;
mod read_through;
mod said_on;
mod screen;
mod sitting;
mod start;
mod status;
mod taken_back;
mod ticks;
mod unnamed_here;
mod unsaid;
mod wall_people;
mod wellbeing;
mod wellbeing_answer;
mod wellbeing_write;
mod words;
mod write_down;
mod yes_told;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::desk::Desk;
pub(in crate::desk) use first_written::FirstWritten;
pub(in crate::desk::pages) use leave::CLOSE;
pub(in crate::desk) use screen::SharedScreen;
pub(in crate::desk::pages) use screen::{keep, shows};
pub(in crate::desk::pages) use sitting::not_there;
pub(in crate::desk) use taken_back::keep_fallen;
pub(in crate::desk::pages) use taken_back::take_back;
pub(in crate::desk) use ticks::Ticks;
pub(in crate::desk) use words::KnownWords;
pub(in crate::desk) use write_down::WrittenDown;

/// Their routes.
pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new()
        .route("/forloeb/{key}/sammen", get(start::show).post(start::begin))
        .route(CLOSE, get(leave::ask_to_leave).post(leave::close))
        .route("/forloeb/{key}/sammen/samtykke", get(consent::show).post(consent::tick))
        .route(
            "/forloeb/{key}/sammen/samtykke/tilbage",
            get(consent::ask_to_withdraw).post(consent::withdraw),
        )
        .route("/forloeb/{key}/sammen/kort", get(map::show))
        .route("/forloeb/{key}/sammen/kort/tegning", get(map::drawing))
        .route("/forloeb/{key}/sammen/kort/saet", post(map::place))
        .route("/forloeb/{key}/sammen/kort/gem", post(map_save::save))
        .route("/forloeb/{key}/sammen/kort/ark", get(map_sheet::show))
        .route("/forloeb/{key}/sammen/kort/ark/{number}", get(map_sheet::picture))
        .route("/forloeb/{key}/sammen/referat/{number}", get(minutes::show).post(minutes::save))
        .route("/forloeb/{key}/sammen/referat/{number}/til-stede", post(unnamed_here::note))
        .route(
            "/forloeb/{key}/sammen/referat/{number}/laes",
            get(read_through::show).post(read_through::answer),
        )
        .route("/forloeb/{key}/sammen/status", get(status::begin))
        .route("/forloeb/{key}/sammen/status/{number}", get(status::show))
        .route("/forloeb/{key}/sammen/trivsel/{when}", get(wellbeing::begin))
        .route(
            "/forloeb/{key}/sammen/trivsel/{when}/{number}",
            get(wellbeing::show).post(wellbeing_answer::answer),
        )
}
