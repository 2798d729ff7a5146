//! The keys of each type in the order in which they stand in the code, which the JSON Schemas do not keep.

use std::fmt;
use std::sync::LazyLock;

use serde::de::value::Error;
use serde::de::{Deserialize, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::case::indicator::{LongRating, OwnIndicator};
use crate::case::meeting::{Assessment, CalledOff, DatedReply, Invited, MeetingFile, Venue};
use crate::case::minutes::{Minutes, NextMeeting, Task, Topic};
use crate::case::municipality::{Municipality, Scale, Window};
use crate::case::{CaseFile, Citizen, ConsentSaid, Consents, Course, Ending, Handover, Measurement, Person, StartingPoint, Team};

type Keys = &'static [&'static str];

static ORDERS: LazyLock<Vec<Keys>> = LazyLock::new(|| {
    let of_case = [
        of::<CaseFile>(),
        of::<Citizen>(),
        of::<Course>(),
        of::<Team>(),
        of::<Handover>(),
        of::<Person>(),
    ];
    let of_end = [
        of::<Consents>(),
        of::<ConsentSaid>(),
        of::<OwnIndicator>(),
        of::<LongRating>(),
        of::<StartingPoint>(),
        of::<Measurement>(),
        of::<Ending>(),
    ];
    let of_meeting = [
        of::<MeetingFile>(),
        of::<Venue>(),
        of::<CalledOff>(),
        of::<Invited>(),
        of::<DatedReply>(),
        of::<Assessment>(),
    ];
    let of_minutes = [of::<Minutes>(), of::<Topic>(), of::<Task>(), of::<NextMeeting>()];
    let of_sender = [of::<Municipality>(), of::<Scale>(), of::<Window>()];
    of_case
        .into_iter()
        .chain(of_end)
        .chain(of_meeting)
        .chain(of_minutes)
        .chain(of_sender)
        .collect()
});

/// Puts the keys of one type in their order; those of a type that is not known here stay as they are.
pub(super) fn in_order(mut keys: Vec<&'static str>) -> Vec<&'static str> {
    let is_it = |order: &&Keys| order.len() == keys.len() && keys.iter().all(|key| order.contains(key));
    if let Some(order) = ORDERS.iter().find(is_it) {
        keys.sort_by_key(|key| order.iter().position(|k| k == key));
    }
    keys
}

/// The keys that a type asks its reader for.
fn of<T: for<'de> Deserialize<'de>>() -> Keys {
    let mut keys: Keys = &[];
    // It asks for its keys first, and is given none.
    T::deserialize(KeyReader(&mut keys)).err();
    keys
}

struct KeyReader<'a>(&'a mut Keys);

impl<'de> Deserializer<'de> for KeyReader<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(nothing())
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, keys: Keys, _: V) -> Result<V::Value, Error> {
        *self.0 = keys;
        Err(nothing())
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq tuple
        tuple_struct map enum identifier ignored_any
    }
}

fn nothing() -> Error {
    struct Nothing;
    impl fmt::Display for Nothing {
        fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
            Ok(())
        }
    }
    serde::de::Error::custom(Nothing)
}
