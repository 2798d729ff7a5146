//! Whatever the bytes of a file: it is read or refused with its place, and nothing panics.

#![no_main]

use std::path::Path;
use std::sync::Arc;

use dialogdok::case::{CaseFile, MeetingFile, Municipality, Problem, SourceFile, read};
use dialogdok::deliver::diagnostics;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = match read::decode(Path::new("fil.yaml"), bytes.to_vec()) {
        Ok(file) => file,
        Err(problem) => return tell(&[problem]),
    };
    look::<CaseFile>(&file);
    look::<MeetingFile>(&file);
    look::<Municipality>(&file);
});

fn look<T: serde::de::DeserializeOwned>(file: &Arc<SourceFile>) {
    if let Err(problems) = read::yaml::<T>(file) {
        assert!(!problems.is_empty());
        tell(&problems);
    }
}

/// Every message can be written, and its place is in the file.
fn tell(problems: &[Problem]) {
    for problem in problems {
        let place = &problem.place;
        assert!(place.file.text.get(place.start..place.start + place.len).is_some());
        diagnostics::for_people(problem, false);
        diagnostics::for_tools(problem);
    }
}
