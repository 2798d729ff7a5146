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
        // Each wrong byte is shown by a sign of three.
        Err(problem) => return tell(&[problem], 3 * bytes.len()),
    };
    look::<CaseFile>(&file, bytes.len());
    look::<MeetingFile>(&file, bytes.len());
    look::<Municipality>(&file, bytes.len());
});

fn look<T: serde::de::DeserializeOwned>(file: &Arc<SourceFile>, length: usize) {
    if let Err(problems) = read::yaml::<T>(file) {
        assert!(!problems.is_empty());
        tell(&problems, length);
    }
}

/// Every message can be written, and its place is in the file.
fn tell(problems: &[Problem], length: usize) {
    for problem in problems {
        let place = &problem.place;
        assert!(place.range().start <= place.range().end && place.range().end <= length);
        diagnostics::for_people(problem, false);
        diagnostics::for_tools(problem);
    }
}
