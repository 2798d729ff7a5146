//! A request for a page: HTTP/1.1 (RFC 9112) read strictly, and who may ask.
//!
//! Only what a browser sends for a page of this server is understood. A name that another site's page was loaded under
//! (DNS rebinding) shows itself in `Host`, another site's page in `Origin`; both are looked at before the address is.

use crate::deliver::loopback::{is_own, is_own_page, is_same};

/// The most bytes that a request may take, its cookies of other servers on this machine among them.
pub(super) const LARGEST: usize = 32 * 1024;

/// Why a request is answered with nothing but a number (RFC 9110 ch. 15).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// It is not HTTP/1.1, or is more than a question.
    Malformed,
    /// It comes by another name or from another page.
    Stranger,
    /// It wants something else than to read.
    NotGet,
    /// There is nothing, or not for the one who asks.
    NotFound,
}

impl Refused {
    /// The number and its words.
    pub(super) const fn status(self) -> &'static str {
        match self {
            Self::Malformed => "400 Bad Request",
            Self::Stranger => "403 Forbidden",
            Self::NotGet => "405 Method Not Allowed",
            Self::NotFound => "404 Not Found",
        }
    }
}

/// The address that is asked for, below `root` (the random word between slashes), percent signs read.
///
/// # Errors
/// A request that is not answered; the first of [`Refused`] that holds.
pub(super) fn wanted(head: &[u8], port: u16, root: &str) -> Result<String, Refused> {
    let head = std::str::from_utf8(head).map_err(|_| Refused::Malformed)?;
    let mut lines = head.strip_suffix("\r\n\r\n").ok_or(Refused::Malformed)?.split("\r\n");
    let mut asked = lines.next().unwrap_or_default().split(' ');
    let (Some(method), Some(target), Some("HTTP/1.1"), None) = (asked.next(), asked.next(), asked.next(), asked.next()) else {
        return Err(Refused::Malformed);
    };
    let fields: Vec<(&str, &str)> = lines.map(field).collect::<Option<_>>().ok_or(Refused::Malformed)?;
    let values = |name: &str| -> Vec<&str> {
        let named = fields.iter().filter(|(n, _)| n.eq_ignore_ascii_case(name));
        named.map(|(_, value)| *value).collect()
    };
    match values("host")[..] {
        [host] if is_own(host, port) => {}
        [_] => return Err(Refused::Stranger),
        _ => return Err(Refused::Malformed),
    }
    if !values("origin").into_iter().all(|origin| is_own_page(origin, port)) {
        return Err(Refused::Stranger);
    }
    if !values("transfer-encoding").is_empty() || values("content-length").iter().any(|length| *length != "0") {
        return Err(Refused::Malformed);
    }
    if method != "GET" {
        return Err(Refused::NotGet);
    }
    let path = target.split('?').next().unwrap_or_default();
    let rest = below(path, root).ok_or(Refused::NotFound)?;
    let decoded = percent_encoding::percent_decode_str(rest).decode_utf8();
    decoded.map(std::borrow::Cow::into_owned).map_err(|_| Refused::NotFound)
}

/// A field's name and value; no line that goes on in the next, no control characters.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_token = |b: u8| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b);
    let is_good = !name.is_empty() && name.bytes().all(is_token) && !value.chars().any(|c| c.is_control() && c != '\t');
    is_good.then(|| (name, value.trim_matches([' ', '\t'])))
}

/// What follows the root in a path.
fn below<'a>(path: &'a str, root: &str) -> Option<&'a str> {
    let (start, rest) = path.split_at_checked(root.len())?;
    is_same(start, root).then_some(rest)
}
