//! What every paper carries of its sender.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Locale, ViewRequest};
use crate::case::{Sender, Window};

/// The sender's mark, colour and address; the same on every paper.
#[derive(Clone, Debug, Serialize)]
pub struct Letterhead {
    pub name: String,
    pub department: String,
    pub address: Vec<String>,
    pub phone: String,
    pub mail: Option<String>,
    pub website: Option<String>,
    pub data_protection: Option<String>,
    /// `#rrggbb`
    pub colour: String,
    /// The logo is picture number 0.
    pub logo: bool,
    /// The municipality's own font, before the house's.
    pub font: Option<String>,
    pub window: WindowView,
}

/// The envelope's window, in mm.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct WindowView {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// What every view begins with.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// BCP 47.
    pub lang: String,
    /// The document's date in words.
    pub date: String,
    /// With a watermark.
    pub draft: bool,
    pub sender: Letterhead,
    /// The case number, printed as a reference.
    pub reference: Option<String>,
}

/// The ends of the wellbeing scale, as numbers are written in the language.
#[derive(Clone, Debug, Serialize)]
pub struct ScaleView {
    pub from: String,
    pub to: String,
}

impl ScaleView {
    /// The scale (lowest, highest) in words.
    pub fn new((from, to): (f64, f64), locale: &Locale) -> Self {
        Self {
            from: locale.number(from),
            to: locale.number(to),
        }
    }
}

/// The head of a document in a language.
pub fn head(request: &ViewRequest<'_>, lang: &str) -> Head {
    Head {
        reference: request.case.reference.as_ref().map(|r| r.0.clone()),
        ..plain_head(&request.case.municipality, request.locale(lang), request.today, request.draft)
    }
}

/// The head of a paper that belongs to no case.
pub fn plain_head(sender: &Sender, locale: &Locale, today: NaiveDate, draft: bool) -> Head {
    Head {
        lang: locale.code.clone(),
        date: locale.date(today),
        draft,
        sender: letterhead(sender),
        reference: None,
    }
}

fn letterhead(sender: &Sender) -> Letterhead {
    let Window { left, top, width, height } = sender.window();
    Letterhead {
        name: sender.name.0.clone(),
        department: sender.department.0.clone(),
        address: sender.address.iter().map(|l| l.0.clone()).collect(),
        phone: sender.phone.0.clone(),
        mail: sender.mail.as_ref().map(|m| m.0.clone()),
        website: sender.website.as_ref().map(|w| w.0.clone()),
        data_protection: sender.data_protection.as_ref().map(|d| d.0.clone()),
        colour: sender.colour().hex(),
        logo: sender.logo.is_some(),
        font: sender.font.as_ref().map(|f| f.0.clone()),
        window: WindowView {
            left: left.0,
            top: top.0,
            width: width.0,
            height: height.0,
        },
    }
}
