//! Who asks a server of this program: this machine's owner, by one of its own names, from a page of its own, with a word that nobody can
//! guess. One answer for the desk and for `vis`.

use crate::messages::PreviewMessage;

/// Whether a `Host` is the server on a port, by one of its two names (a name that another site's page was loaded under, DNS rebinding,
/// is none).
pub(crate) fn is_own(host: &str, port: u16) -> bool {
    let (name, written) = host.rsplit_once(':').unwrap_or((host, "80"));
    (name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")) && written == port.to_string()
}

/// Whether an `Origin` is a page of the server on a port.
pub(crate) fn is_own_page(origin: &str, port: u16) -> bool {
    origin.strip_prefix("http://").is_some_and(|host| is_own(host, port))
}

/// Whether two words are one. Every byte is compared, so that the time says nothing of how many were right.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let differing = one.bytes().zip(other.bytes()).fold(0, |differing, (a, b)| differing | (a ^ b));
    one.len() == other.len() && differing == 0
}

/// A word that nobody can guess: 128 bits of the system's randomness.
///
/// # Errors
/// A system without randomness, in Danish.
pub(crate) fn secret_word() -> Result<String, String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|_| PreviewMessage::NoRandomness.to_string())?;
    Ok(bytes.iter().map(|b| format!("{b:02x}")).collect())
}
