//! The names of the code: no type is called like another, so that a name means one thing everywhere.

use std::collections::BTreeMap;
use std::path::Path;

/// The name that a line declares a type by: a struct, an enum, a trait or a union, in a function too.
fn declared(line: &str) -> Option<&str> {
    let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
    let kind = words.next()?;
    let name = words.next().filter(|_| ["struct", "enum", "trait", "union"].contains(&kind))?;
    name.split(|c: char| !c.is_alphanumeric())
        .next()
        .filter(|name| name.starts_with(char::is_uppercase))
}

#[test]
fn no_type_is_called_like_another() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in walkdir::WalkDir::new(&source).sort_by_file_name() {
        let file = file.expect("a file");
        if file.path().extension().is_some_and(|e| e == "rs") {
            let text = std::fs::read_to_string(file.path()).expect("source");
            for name in text.lines().filter_map(declared) {
                found.entry(name.to_owned()).or_default().push(file.path().display().to_string());
            }
        }
    }
    assert!(found.len() > 200, "{}", found.len());
    found.retain(|_, files| files.len() > 1);
    assert!(found.is_empty(), "names of more than one type: {found:#?}");
}
