//! A municipality in a folder of its own, so that a test reads as a sentence:
//!
//! ```ignore
//! Municipality::new().case("2026-001").file("sag.yaml", &swap(CASE, "tovholder: pia", "tovholder: paia"))
//!     .run(["invitation", "sager/2026-001/moede-1.yaml"]).fails(1).says("Mente du »pia«?");
//! ```
//!
//! Everything goes through the program itself, on real files; documents are read back from the PDFs.

#![allow(dead_code, reason = "each file of tests uses its own part")]

pub mod pdf;
pub mod structure;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

pub const SENDER: &str = include_str!("case/kommune.yaml");
pub const CASE: &str = include_str!("case/sag.yaml");
pub const MEETING: &str = include_str!("case/moede-1.yaml");
pub const LATER_MEETING: &str = include_str!("case/moede-2.yaml");

/// The day on which all of this happens, unless a test says otherwise.
pub const TODAY: &str = "2026-11-22";

/// A text with one stretch put in another's place; the stretch must be there.
pub fn swap(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "»{old}« is not in the text");
    text.replacen(old, new, 1)
}

/// What shows that a text is for those who write files or commands.
pub fn signs_of_files(text: &str) -> Option<String> {
    let quoted = text.split('»').skip(1).filter_map(|rest| rest.split('«').next());
    let as_written = quoted
        .clone()
        .find(|inside| inside.contains(": ") || inside.ends_with(':') || inside.starts_with("dialogdok "));
    let sign = [
        ".yaml",
        "ÅÅÅÅ",
        "id'et",
        " id.",
        " id ",
        "--",
        "dialogdok ",
        "linjen",
        "[",
        "(linje",
    ];
    let word = sign.iter().find(|sign| text.contains(*sign)).map(|sign| (*sign).to_owned());
    as_written.map(str::to_owned).or(word)
}

/// Every file under a folder, by its path.
pub fn files(under: &Path) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(under).into_iter().flatten();
    all.filter(|e| e.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(under).expect("under it").to_string_lossy().into_owned();
            (name, fs::read(entry.path()).expect("a file"))
        })
        .collect()
}

/// A folder with a `kommune.yaml` and cases under `sager/`.
pub struct Municipality {
    folder: TempDir,
    /// Where [`Municipality::file`] puts files.
    here: PathBuf,
}

impl Municipality {
    /// Only a sender.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let here = folder.path().to_owned();
        Self { folder, here }.file("kommune.yaml", SENDER)
    }

    /// The example municipality that comes with the program.
    pub fn example() -> Self {
        let municipality = Self::new();
        copy(
            Path::new(env!("CARGO_MANIFEST_DIR")).join("data").as_path(),
            municipality.folder.path(),
        );
        municipality
    }

    /// A case of its own, sound, with one meeting to be held; later files go there.
    pub fn case(mut self, key: &str) -> Self {
        self.here = self.folder.path().join("sager").join(key);
        self.file("sag.yaml", CASE).file("moede-1.yaml", MEETING)
    }

    /// The case 2026-001.
    pub fn sound() -> Self {
        Self::new().case("2026-001")
    }

    /// Later files go beside kommune.yaml.
    pub fn outside(mut self) -> Self {
        self.here = self.folder.path().to_owned();
        self
    }

    /// Writes a file.
    pub fn file(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        let path = self.here.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(path, text).expect("the file can be written");
        self
    }

    /// Changes a file that is there.
    pub fn with(self, name: &str, old: &str, new: &str) -> Self {
        let text = fs::read_to_string(self.here.join(name)).expect("the file is there");
        self.file(name, swap(&text, old, new))
    }

    /// Takes a file away.
    pub fn without(self, name: &str) -> Self {
        fs::remove_file(self.here.join(name)).expect("the file is there");
        self
    }

    /// Links to something outside.
    #[cfg(unix)]
    pub fn link(self, name: &str, to: &str) -> Self {
        let path = self.here.join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        std::os::unix::fs::symlink(to, path).expect("a link can be made");
        self
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Runs the program there, on [`TODAY`] unless `--dato` is given.
    pub fn run<const N: usize>(&self, arguments: [&str; N]) -> Outcome<'_> {
        self.run_list(&arguments)
    }

    /// As [`Municipality::run`].
    pub fn run_list(&self, arguments: &[&str]) -> Outcome<'_> {
        let mut command = Command::new(program());
        command.args(arguments);
        self.finish(command, arguments)
    }

    /// Runs the program with at most so much memory (in MB) and so many seconds of computing; one who goes beyond is killed.
    #[cfg(target_os = "linux")]
    pub fn run_within(&self, megabytes: u32, seconds: u32, arguments: &[&str]) -> Outcome<'_> {
        let mut command = Command::new("prlimit");
        let bytes = u64::from(megabytes) * 1024 * 1024;
        command.args([&format!("--as={bytes}"), &format!("--cpu={seconds}"), "--"]);
        command.arg(program()).args(arguments);
        self.finish(command, arguments)
    }

    /// Runs the program without the limits, which only Linux can set from outside; what it says and makes is judged all the same.
    #[cfg(not(target_os = "linux"))]
    pub fn run_within(&self, _megabytes: u32, _seconds: u32, arguments: &[&str]) -> Outcome<'_> {
        self.run_list(arguments)
    }

    fn finish(&self, mut command: Command, arguments: &[&str]) -> Outcome<'_> {
        let takes_date = !matches!(
            arguments.first(),
            Some(&("ny" | "skema" | "skabeloner" | "hjælp" | "hjaelp" | "help" | "glem")) | None
        );
        if takes_date
            && !arguments
                .iter()
                .any(|a| a.starts_with("--") && *a != "--til" && *a != "--ud" && *a != "--sprog" && *a != "--format")
        {
            command.args(["--dato", TODAY]);
        }
        let output = command
            .current_dir(self.path())
            .env_remove("RUST_BACKTRACE")
            .output()
            .expect("the program can be run");
        Outcome {
            municipality: self,
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

fn program() -> PathBuf {
    assert_cmd::cargo::cargo_bin!("dialogdok").to_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target);
        } else {
            fs::copy(&source, &target).expect("a file");
        }
    }
}

/// What came of a run.
pub struct Outcome<'a> {
    municipality: &'a Municipality,
    /// None when it was killed.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Outcome<'_> {
    /// All was made, with no word of complaint.
    #[track_caller]
    pub fn succeeds(&self) -> &Self {
        assert_eq!(self.code, Some(0), "\n{}{}", self.out, self.err);
        self
    }

    /// All was made, and there was neither error nor advice.
    #[track_caller]
    pub fn succeeds_quietly(&self) -> &Self {
        self.succeeds().says_not("fejl[").says_not("råd[")
    }

    /// The exit code, and no panic.
    #[track_caller]
    pub fn fails(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "\n{}{}", self.out, self.err);
        self.says_not("panicked")
    }

    /// A message holds this.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.err.contains(words), "»{words}« is not in:\n{}", self.err);
        self
    }

    /// No message holds this.
    #[track_caller]
    pub fn says_not(&self, words: &str) -> &Self {
        assert!(!self.err.contains(words), "»{words}« is in:\n{}", self.err);
        self
    }

    /// A file was made, and told of.
    #[track_caller]
    pub fn made(&self, path: &str) -> &Self {
        assert!(self.is_made(path), "{path} was not made:\n{}{}", self.out, self.err);
        assert!(
            self.out.lines().any(|l| l == format!("ud/{path}")),
            "{path} was not told of:\n{}",
            self.out
        );
        self
    }

    /// A file was not made.
    #[track_caller]
    pub fn made_not(&self, path: &str) -> &Self {
        assert!(!self.is_made(path), "{path} was made:\n{}", self.out);
        self
    }

    fn is_made(&self, path: &str) -> bool {
        self.municipality.path().join("ud").join(path).is_file()
    }

    /// Every path told of, without `ud/`, in order.
    pub fn paths(&self) -> Vec<String> {
        self.out.lines().map(|l| l.trim_start_matches("ud/").to_owned()).collect()
    }

    /// A document's bytes.
    #[track_caller]
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.municipality.path().join("ud").join(path)).unwrap_or_else(|e| panic!("{path}: {e}\n{}", self.err))
    }

    /// What a reader reads in a document: the text of a PDF, or the file itself.
    #[track_caller]
    pub fn text(&self, path: &str) -> String {
        let bytes = self.bytes(path);
        if path.ends_with(".pdf") {
            pdf::text(&bytes)
        } else {
            String::from_utf8(bytes).expect("UTF-8")
        }
    }

    /// The last three digits of a file's or a folder's mode.
    #[cfg(unix)]
    pub fn mode(&self, path: &str) -> u32 {
        use std::os::unix::fs::PermissionsExt;

        let path = self.municipality.path().join("ud").join(path);
        fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    }
}
