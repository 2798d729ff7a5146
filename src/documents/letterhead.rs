//! What every paper carries of its sender.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Locale, ViewRequest};
use crate::access::{self, Reader};
use crate::case::{Sender, Window};

/// The sender's mark, colour and address; the same on every paper.
#[derive(Clone, Debug, Serialize)]
pub struct Letterhead {
    /// The municipality's name.
    pub name: String,
    /// The department.
    pub department: String,
    /// The address, a line each.
    pub address: Vec<String>,
    /// The telephone.
    pub phone: String,
    /// The mail.
    pub mail: Option<String>,
    /// The web site.
    pub website: Option<String>,
    /// Whom to ask about data protection.
    pub data_protection: Option<String>,
    /// Whose law and authority hold for the sender, a key of the texts.
    pub country: Country,
    /// What stands before the numbers of the sender's country (`+45`), when the reader is in another.
    pub dial: Option<&'static str>,
    /// Whom to call when it cannot wait.
    pub acute: Vec<String>,
    /// The language of those lines (BCP 47), when the paper is in another.
    pub acute_in: Option<String>,
    /// `#rrggbb`
    pub colour: String,
    /// The logo is picture number 0.
    pub logo: bool,
    /// The municipality's own font, before the house's.
    pub font: Option<String>,
    /// The window of the envelopes.
    pub window: WindowView,
}

/// The country of a sender: where the language of its papers is Norwegian, Norway; else Denmark. A paper in another language changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Country {
    /// Denmark.
    #[serde(rename = "DK")]
    Denmark,
    /// Norway.
    #[serde(rename = "NO")]
    Norway,
}

impl Country {
    /// The country of a sender whose own papers are in this language (BCP 47).
    fn of(language: &str) -> Self {
        match language.split('-').next() {
            Some("nb" | "nn" | "no") => Self::Norway,
            _ => Self::Denmark,
        }
    }

    /// What stands before its telephone numbers abroad.
    const fn dial(self) -> &'static str {
        match self {
            Self::Denmark => "+45",
            Self::Norway => "+47",
        }
    }

    /// What may stand before its postal codes.
    const fn letters(self) -> &'static [&'static str] {
        match self {
            Self::Denmark => &["DK"],
            Self::Norway => &["N", "NO"],
        }
    }
}

/// The envelope's window, in mm.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct WindowView {
    /// From the sheet's left edge, in mm.
    pub left: f64,
    /// From the sheet's upper edge, in mm.
    pub top: f64,
    /// In mm.
    pub width: f64,
    /// In mm.
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
    /// The sender.
    pub sender: Letterhead,
    /// The case number, printed as a reference.
    pub reference: Option<String>,
    /// The language that the case is written in (BCP 47), when the paper is in another.
    pub written_in: Option<String>,
}

/// The ends of the wellbeing scale, as numbers are written in the language.
#[derive(Clone, Debug, Serialize)]
pub struct ScaleView {
    /// The lowest number, as written in the language.
    pub from: String,
    /// The highest number, as written in the language.
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
        written_in: Some(request.case_language()).filter(|own| *own != lang).map(str::to_owned),
        ..plain_head(&request.case.municipality, request.locale(lang), request.today, request.draft)
    }
}

/// The head of a reader's own copy: the numbers of a paper that goes abroad have their country's before them, and the case's number
/// is on the borger's and the netværksteam's alone.
pub(super) fn head_for(request: &ViewRequest<'_>, reader: &Reader) -> Head {
    let case = request.case;
    let mut head = head(request, request.language_of(reader));
    let country = head.sender.country;
    head.sender.dial = access::is_abroad(case, reader, country.dial(), country.letters()).then(|| country.dial());
    let is_of_the_case = *reader == Reader::Citizen || case.team.members().into_iter().any(|member| reader.is(member));
    head.reference = head.reference.filter(|_| is_of_the_case);
    head
}

/// The head of a paper that belongs to no case.
pub fn plain_head(sender: &Sender, locale: &Locale, today: NaiveDate, draft: bool) -> Head {
    Head {
        lang: locale.code.clone(),
        date: locale.date(today),
        draft,
        sender: letterhead(sender, &locale.code),
        reference: None,
        written_in: None,
    }
}

/// `lang` is the paper's language. What the sender wrote is in the sender's own.
fn letterhead(sender: &Sender, lang: &str) -> Letterhead {
    let own = sender.language.as_ref().map_or("da", |language| &language.value.0);
    let Window { left, top, width, height } = sender.window();
    Letterhead {
        name: sender.name.0.clone(),
        department: sender.department.0.clone(),
        address: sender.address.iter().map(|l| l.0.clone()).collect(),
        phone: sender.phone.0.clone(),
        mail: sender.mail.as_ref().map(|m| m.0.clone()),
        website: sender.website.as_ref().map(|w| w.0.clone()),
        data_protection: sender.data_protection.as_ref().map(|d| d.0.clone()),
        country: Country::of(own),
        dial: None,
        acute: sender.acute.iter().map(|line| line.0.clone()).collect(),
        acute_in: (own != lang).then(|| own.to_owned()),
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
