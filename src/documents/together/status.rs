//! The status at the table (001 §5): the borger's copy, one panel at a time, and the map then and now.

use super::shown;
use crate::access::{Leak, Reader};
use crate::documents::ViewRequest;
use crate::documents::status::{StatusView, view};

/// The borger's own status.
///
/// # Errors
/// A detail that stands in the borger's words.
pub fn status(request: &ViewRequest<'_>) -> Result<StatusView, Box<Leak>> {
    let reader = Reader::Citizen;
    let request = &ViewRequest {
        only: Some(&reader),
        ..*request
    };
    shown(request, view(request, request.language_of(&reader)))
}
