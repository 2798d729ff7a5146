//! Who may ask: this machine's owner, from a page of this desk, and nobody else.
//!
//! A random word in the first address is good for one question, and is traded for a cookie. A name that another site's page was
//! loaded under (DNS rebinding) shows itself in `Host`, another site's page in `Origin` and `Sec-Fetch-Site`; all are looked at on
//! every route, and before the cookie is.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::Desk;
use super::loopback::{is_from_here, is_same, protect, secret_word};
use super::page;

/// The route of the first address, before the word.
pub(super) const FIRST: &str = "/ind/";

/// What is on every page: nothing is loaded from elsewhere, nothing runs that does not lie in a file of the desk.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The policy of an answer that has one of its own.
#[derive(Clone, Copy)]
pub(super) struct OwnPolicy(pub &'static str);

/// The secrets of one run.
pub(super) struct Gate {
    /// The port, once there is one.
    pub port: u16,
    /// The word of the first address, until it has been used.
    word: Mutex<Option<String>>,
    /// The cookie's value.
    secret: String,
    last_asked: Mutex<Instant>,
}

impl Gate {
    pub(super) fn new(port: u16) -> Result<Self, String> {
        Ok(Self {
            port,
            word: Mutex::new(Some(secret_word()?)),
            secret: secret_word()?,
            last_asked: Mutex::new(Instant::now()),
        })
    }

    /// The path of the first address; none when it has been used.
    pub(super) fn first_path(&self) -> Option<String> {
        let word = self.word.lock().unwrap_or_else(PoisonError::into_inner);
        word.as_ref().map(|word| format!("{FIRST}{word}"))
    }

    /// What only this run knows.
    pub(super) fn secret(&self) -> &str {
        &self.secret
    }

    /// When somebody who may ask last did.
    pub(super) fn last_asked(&self) -> Instant {
        *self.last_asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Cookies know no ports: each desk of a machine has one of its own.
    fn cookie_name(&self) -> String {
        format!("dialogdok-{}", self.port)
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let wanted = format!("{}={}", self.cookie_name(), self.secret);
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        cookies
            .flat_map(|value| value.split(';'))
            .any(|cookie| is_same(cookie.trim(), &wanted))
    }

    /// Trades the word for the cookie.
    fn let_in(&self, word: &str) -> Option<Response> {
        let mut held = self.word.lock().unwrap_or_else(PoisonError::into_inner);
        held.take_if(|own| is_same(own, word))?;
        let cookie = format!("{}={}; HttpOnly; SameSite=Strict; Path=/", self.cookie_name(), self.secret);
        Some(
            (
                StatusCode::SEE_OTHER,
                [(header::SET_COOKIE, cookie), (header::LOCATION, "/".to_owned())],
            )
                .into_response(),
        )
    }
}

/// Stands before every route.
pub(super) async fn guard(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let mut answer = match admitted(&desk.gate, &request) {
        Ok(()) => {
            *desk.gate.last_asked.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
            next.run(request).await
        }
        Err(answer) => *answer,
    };
    // A PDF is shown by the browser's own reader, which some browsers put under the page's policy.
    let is_pdf = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind == "application/pdf");
    let policy = match answer.extensions().get::<OwnPolicy>() {
        Some(own) => own.0,
        None if is_pdf => "frame-ancestors 'none'",
        None => POLICY,
    };
    protect(answer.headers_mut(), policy);
    answer
}

fn admitted(gate: &Gate, request: &Request) -> Result<(), Box<Response>> {
    let headers = request.headers();
    let refused = |status: StatusCode| Err(Box::new(status.into_response()));
    if !is_from_here(headers, gate.port) {
        return refused(StatusCode::FORBIDDEN);
    }
    match *request.method() {
        Method::GET => {}
        // Whatever changes something is sent by a form of the desk's own, and a browser says so.
        Method::POST if headers.contains_key(header::ORIGIN) => {}
        Method::POST => return refused(StatusCode::FORBIDDEN),
        _ => return refused(StatusCode::METHOD_NOT_ALLOWED),
    }
    if let Some(word) = request.uri().path().strip_prefix(FIRST)
        && let Some(answer) = gate.let_in(word)
    {
        return Err(Box::new(answer));
    }
    if gate.has_cookie(headers) {
        return Ok(());
    }
    Err(Box::new(
        (StatusCode::FORBIDDEN, axum::response::Html(page::CLOSED)).into_response(),
    ))
}
