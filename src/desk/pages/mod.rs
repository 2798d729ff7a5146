//! The pages and their addresses. An address tells of nobody: a case's key, a number, a word that only this run knows.

mod agenda;
mod away;
mod beside;
mod case_pages;
mod consent;
mod drawn_fields;
mod editing;
mod first_letter;
mod folder;
mod frame;
mod frozen_papers;
mod handover;
mod invites;
mod leaders;
mod making;
mod meeting;
mod meeting_removal;
mod moving;
mod naming;
mod network;
mod new_case;
mod new_meeting;
mod paper_actions;
mod paper_list;
mod papers;
mod portrait;
mod removal;
mod retype;
mod ring;
mod said;
mod sender;
mod shared;
pub(super) mod together;
mod way;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};

use super::Desk;
use super::connections::seated;
use super::gate::guard;
pub(super) use frame::CaseAt;

/// Every route, behind the gate.
pub(super) fn routes(desk: &Arc<Desk>) -> Router {
    Router::new()
        .route("/", get(agenda::what_now))
        .route("/forloeb", get(agenda::cases).post(agenda::search))
        .route("/forloeb/nyt", get(new_case::show).post(new_case::make))
        .route("/forloeb/nyt/levende", post(new_case::live))
        .route("/forloeb/{key}/levende/ny/person", post(network::live))
        .route("/forloeb/{key}/levende/ny/moede", post(new_meeting::live))
        .route("/forloeb/{key}", get(agenda::case))
        .route("/forloeb/{key}/side/{page}", get(case_pages::show).post(case_pages::save))
        .route("/forloeb/{key}/netvaerk", get(network::list))
        .route("/forloeb/{key}/netvaerk/ny", get(network::new).post(network::add))
        .route("/forloeb/{key}/netvaerk/{person}", get(network::show).post(network::save))
        .route("/forloeb/{key}/netvaerk/{person}/slet", get(removal::ask).post(removal::remove))
        .route(
            "/forloeb/{key}/netvaerk/{person}/billede",
            get(portrait::show)
                .post(portrait::take)
                .layer(DefaultBodyLimit::max(portrait::LARGEST)),
        )
        .route("/forloeb/{key}/overlevering", get(handover::ask).post(handover::hand_over))
        .route("/forloeb/{key}/moede", get(meeting::list))
        .route("/forloeb/{key}/moede/nyt", get(new_meeting::new).post(new_meeting::add))
        .route("/forloeb/{key}/moede/{number}", get(meeting::show).post(meeting::save))
        .route(
            "/forloeb/{key}/moede/{number}/referat",
            get(meeting::show_minutes).post(meeting::save_minutes),
        )
        .route(
            "/forloeb/{key}/moede/{number}/slet",
            get(meeting_removal::ask).post(meeting_removal::remove),
        )
        .route("/forloeb/{key}/moede/{number}/ring", get(ring::show))
        .route("/forloeb/{key}/moede/{number}/ring/{person}", post(ring::answer))
        .route("/forloeb/{key}/moede/{number}/ring/{person}/nummer", post(ring::reveal))
        .route("/forloeb/{key}/papirer", get(papers::list).post(paper_actions::act))
        .route("/forloeb/{key}/papirer/fortryd/{entry}", post(paper_actions::take_back))
        .route("/forloeb/{key}/samlet/{of}", get(paper_actions::gathered))
        .route("/forloeb/{key}/sendt/{entry}", get(frozen_papers::compare))
        .route("/forloeb/{key}/sendt/{entry}/fil", get(frozen_papers::file))
        .route("/forloeb/{key}/sendt/{entry}/{side}/{page}", get(frozen_papers::picture))
        .route("/forloeb/{key}/papir/{paper}", get(papers::pdf))
        .route("/forloeb/{key}/papir/{paper}/{page}", get(papers::picture))
        .route("/forloeb/{key}/levende/{*page}", post(beside::live))
        .route("/ledelse", get(leaders::show).post(leaders::publish))
        .route("/ledelse/kladde", get(leaders::look).post(leaders::look_posted))
        .route("/ledelse/udgivet/{period}/{edition}/{form}", get(leaders::published))
        .route("/afsender", get(sender::show).post(sender::save))
        .route("/afsender/levende", post(sender::live))
        .route("/fortryd", post(shared::undo))
        .route("/mappe", get(folder::show).post(folder::choose))
        .route("/luk", post(shared::close))
        .route("/puls", get(shared::pulse))
        .route("/fil/{name}", get(shared::file))
        .merge(together::routes())
        .layer(from_fn_with_state(Arc::clone(desk), away::calm))
        .layer(from_fn_with_state(Arc::clone(desk), together::keep))
        .layer(from_fn_with_state(Arc::clone(desk), folder::first))
        .layer(from_fn(seated))
        .layer(from_fn_with_state(Arc::clone(desk), guard))
        .with_state(Arc::clone(desk))
}
