//! Every sentence that a document prints or a message tells, by hunspell: Danish and Bokmål.
//!
//! Words that hunspell does not know and that are right are in `spelling/da.txt` and `spelling/nb.txt`, with a reason.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// Keys whose values are no sentences: the first section writes dates, others name something in the data or are typed.
const NO_SENTENCES: [&str; 10] = [
    "language",
    "key",
    "when",
    "checklist",
    "answer",
    "role",
    "typed",
    "windows",
    "mac",
    "file",
];

/// The texts of a file, without {placeholders}.
fn sentences(value: &Value, into: &mut String) {
    match value {
        Value::String(text) => {
            let mut depth = 0;
            for c in text.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ if depth == 0 => into.push(c),
                    _ => {}
                }
            }
            into.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|i| sentences(i, into)),
        Value::Object(map) => map
            .iter()
            .filter(|(key, _)| !NO_SENTENCES.contains(&key.as_str()))
            .for_each(|(_, v)| sentences(v, into)),
        _ => {}
    }
}

fn misspelt(code: &str, dictionary: &str, files: &[&str]) -> BTreeSet<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    for file in files {
        let texts = std::fs::read_to_string(here.join(file)).expect("texts");
        let texts: Value = serde_saphyr::from_str(&texts).expect("YAML");
        sentences(&texts, &mut all);
    }
    let accepted = std::fs::read_to_string(here.join(format!("tests/spelling/{code}.txt"))).expect("a word list");
    let accepted: BTreeSet<&str> = accepted.lines().filter_map(|l| l.split('#').next().map(str::trim)).collect();
    let mut hunspell = Command::new("hunspell")
        .args(["-i", "UTF-8", "-d", dictionary, "-l"])
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("hunspell can be run");
    let mut input = hunspell.stdin.take().expect("it reads");
    let writer = std::thread::spawn(move || input.write_all(all.as_bytes()));
    let output = hunspell.wait_with_output().expect("it answers");
    writer.join().expect("it was written").expect("it was read");
    assert!(output.status.success(), "hunspell has no dictionary {dictionary}");
    let words = String::from_utf8(output.stdout).expect("UTF-8");
    words
        .lines()
        .map(|w| w.trim_matches('.'))
        .filter(|w| !accepted.contains(w))
        .map(str::to_owned)
        .collect()
}

#[test]
#[ignore = "needs hunspell with da_DK and nb_NO; .ci/run installs and runs it"]
fn every_word_is_spelt_right() {
    let danish = ["typst-templates/texts/da.yaml", "src/messages/da.yaml"];
    let norwegian = ["typst-templates/texts/nb.yaml"];
    let wrong = [
        ("da", misspelt("da", "da_DK", &danish)),
        ("nb", misspelt("nb", "nb_NO", &norwegian)),
    ];
    assert!(
        wrong.iter().all(|(_, words)| words.is_empty()),
        "words that hunspell does not know: {wrong:?}"
    );
}
