//! The program's own words as they stand in views: they tell nothing of anybody, whatever somebody's place of work is called.

use crate::case::{Case, Field, Indicator, Place, Role};

/// What the netværksteam's members and the rings of the map are called.
const OTHERS: [&str; 6] = [
    "tovholder",
    "mødeleder",
    "reflektør",
    "tidligere tovholder",
    "tæt på",
    "længere væk",
];

/// Whether a text is the name of a field, of a row of the netværksoverblik, of one of the ten indicators, or of a part in the
/// netværksteam, and nothing else.
pub(super) fn is_own_word(text: &str) -> bool {
    let fields = Field::ALL.iter().map(|field| field.word());
    let roles = Role::ALL.iter().map(|role| role.word());
    let indicators = Indicator::ALL.iter().map(|indicator| indicator.word());
    let small = text.to_lowercase();
    fields
        .chain(roles)
        .chain(indicators)
        .chain(OTHERS)
        .any(|word| word.to_lowercase() == small)
}

/// Where a detail itself is written: for what the program's other words tell of it. Tells not what stands there.
pub(super) fn place_of_detail(case: &Case, owner: &str, key: &str) -> Option<Place> {
    let citizen = &case.citizen;
    let of_citizen = [
        ("adresse", citizen.address.as_ref().map(|a| &a.place)),
        ("telefon", citizen.phone.as_ref().map(|p| &p.place)),
        ("mail", citizen.mail.as_ref().map(|m| &m.place)),
    ];
    let of_people = case.network.iter().flat_map(|person| {
        let fields = [
            ("adresse", person.address.as_ref().map(|a| &a.place)),
            ("telefon", person.phone.as_ref().map(|p| &p.place)),
            ("hovednummer", person.main_phone.as_ref().map(|p| &p.place)),
            ("mail", person.mail.as_ref().map(|m| &m.place)),
            ("arbejdsplads", person.workplace.as_ref().map(|w| &w.place)),
        ];
        fields.map(|(field, place)| (&person.name.0, field, place))
    });
    let all = of_citizen
        .map(|(field, place)| (&citizen.name.0, field, place))
        .into_iter()
        .chain(of_people);
    let mut own = all.filter(|(name, field, _)| *name == owner && *field == key);
    own.find_map(|(_, _, place)| place.cloned())
}
