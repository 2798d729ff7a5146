//! Who asks a server of this program: this machine's owner, by one of its own names, from a page of its own, with a word that nobody can
//! guess. One answer for the desk and for `vis`.

use axum::http::header::{self, HeaderName};
use axum::http::{HeaderMap, HeaderValue};

use crate::messages::PreviewMessage;

/// Whether a question comes by one of the server's own names (a name that another site's page was loaded under, DNS rebinding, is none)
/// and from nowhere else than a page of it.
pub(super) fn is_from_here(headers: &HeaderMap, port: u16) -> bool {
    let values = |name: HeaderName| headers.get_all(name).iter().map(|v| v.to_str().unwrap_or("?")).collect::<Vec<_>>();
    matches!(values(header::HOST)[..], [host] if is_own(host, port))
        && values(header::ORIGIN).iter().all(|origin| is_own_page(origin, port))
        && values(HeaderName::from_static("sec-fetch-site"))
            .iter()
            .all(|site| matches!(*site, "same-origin" | "none"))
}

/// What is on every answer: it is kept nowhere, shown in no other site's page, and guessed to be nothing else; and the page's own
/// policy (Content Security Policy 3).
pub(super) fn protect(headers: &mut HeaderMap, policy: &'static str) {
    let mut set = |name, value| headers.insert(name, HeaderValue::from_static(value));
    set(header::CACHE_CONTROL, "no-store");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // A page that told nothing at all of itself would send its forms without an origin.
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(header::CONTENT_SECURITY_POLICY, policy);
}

/// Whether a `Host` is the server on a port, by one of its two names.
fn is_own(host: &str, port: u16) -> bool {
    let (name, written) = host.rsplit_once(':').unwrap_or((host, "80"));
    (name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")) && written == port.to_string()
}

/// Whether an `Origin` is a page of the server on a port.
fn is_own_page(origin: &str, port: u16) -> bool {
    origin.strip_prefix("http://").is_some_and(|host| is_own(host, port))
}

/// Whether two words are one. Every byte is compared, so that the time says nothing of how many were right.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let differing = one.bytes().zip(other.bytes()).fold(0, |differing, (a, b)| differing | (a ^ b));
    one.len() == other.len() && differing == 0
}

/// A word that nobody can guess: 128 bits of the system's randomness.
///
/// # Errors
/// A system without randomness, in Danish.
pub(super) fn secret_word() -> Result<String, String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|_| PreviewMessage::NoRandomness.to_string())?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}
