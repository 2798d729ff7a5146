//! The templates, texts and fonts: built in, and a folder of the user's own over them.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use include_dir::{Dir, include_dir};
use typst::foundations::Bytes;
use typst::syntax::ast::{LetBinding, LetBindingKind};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use walkdir::WalkDir;

use crate::messages::{SystemMessage, TemplateMessage};
use crate::system_error::in_danish;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/typst-templates");

/// The files that documents are made from, by their path under `typst-templates/`.
pub struct Templates {
    files: BTreeMap<String, Vec<u8>>,
    sources: HashMap<FileId, Source>,
    /// Of each template that is a function, the document that calls it.
    calls: HashMap<String, FileId>,
    bytes: HashMap<FileId, Bytes>,
}

/// The function that a template defines.
const FUNCTION: &str = "paper";
/// The folder of the documents that call one; a path of no file.
const CALLS: &str = ".papers";

/// Whether a template defines the function of a view, `#let paper(view) = …`.
fn is_function(source: &Source) -> bool {
    let mut bindings = source.root().children().filter_map(|node| node.cast::<LetBinding<'_>>());
    bindings.any(|binding| matches!(binding.kind(), LetBindingKind::Closure(name) if name.as_str() == FUNCTION))
}

/// Whether a file is the document that calls a template, and so the program's own.
pub(super) fn is_call(id: FileId) -> bool {
    id.vpath().get_without_slash().starts_with(CALLS)
}

/// The id of a virtual path; the same for every document, since an id is never freed.
///
/// # Panics
/// Never for the paths this crate makes: they begin with a slash and hold no `..`.
#[expect(clippy::expect_used, reason = "the paths are the program's own")]
pub fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a path of our own");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

impl Templates {
    /// The built-in files, with those of `own` in place of or beside them.
    ///
    /// # Errors
    /// A file of `own` that cannot be read, in Danish.
    pub fn load(own: Option<&Path>) -> Result<Self, String> {
        let mut files = built_in();
        if let Some(folder) = own {
            if !folder.is_dir() {
                return Err(TemplateMessage::FolderMissing {
                    folder: folder.display().to_string(),
                }
                .to_string());
            }
            for entry in WalkDir::new(folder).sort_by_file_name() {
                let entry = entry.map_err(|e| unreadable(e.path().unwrap_or(folder), e.io_error()))?;
                let path = entry.path();
                let Ok(relative) = path.strip_prefix(folder) else { continue };
                if entry.file_type().is_file() {
                    let name: Vec<String> = relative.iter().map(|p| p.to_string_lossy().into_owned()).collect();
                    let bytes = std::fs::read(path).map_err(|e| unreadable(path, Some(&e)))?;
                    files.insert(name.join("/"), bytes);
                }
            }
        }
        let mut sources = HashMap::new();
        let mut calls = HashMap::new();
        let mut bytes = HashMap::new();
        for (name, content) in &files {
            let path = VirtualPath::new(format!("/{name}")).map_err(|_| TemplateMessage::BadName { name: name.clone() }.to_string())?;
            let id = RootedPath::new(VirtualRoot::Project, path).intern();
            if name.ends_with(".typ") {
                let text = String::from_utf8(content.clone()).map_err(|_| TemplateMessage::NotUtf8 { name: name.clone() }.to_string())?;
                let source = Source::new(id, text);
                if is_function(&source) {
                    let call = file_id(&format!("/{CALLS}/{name}"));
                    let text = format!("#import \"/{name}\": {FUNCTION}\n#{FUNCTION}(json(\"/data.json\"))\n");
                    sources.insert(call, Source::new(call, text));
                    calls.insert(name.clone(), call);
                }
                sources.insert(id, source);
            } else if !name.ends_with(".ttf") && !name.ends_with(".otf") {
                bytes.insert(id, Bytes::new(content.clone()));
            }
        }
        Ok(Self {
            files,
            sources,
            calls,
            bytes,
        })
    }

    /// A parsed template.
    pub fn source(&self, id: FileId) -> Option<Source> {
        self.sources.get(&id).cloned()
    }

    /// What is compiled for a document of a template: the call of its function, or the file itself where it is a script.
    pub fn main(&self, template: &str) -> FileId {
        let call = self.calls.get(template).copied();
        call.unwrap_or_else(|| file_id(&format!("/{template}")))
    }

    /// Whether a template is a function of a view, so that one document can hold several of it.
    pub fn is_function(&self, template: &str) -> bool {
        self.calls.contains_key(template)
    }

    /// Any other file.
    pub fn bytes(&self, id: FileId) -> Option<Bytes> {
        self.bytes.get(&id).cloned()
    }

    /// The content of a file by its path under `typst-templates/`.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// Every file by its path under `typst-templates/`.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Fonts among the files.
    pub fn fonts(&self) -> impl Iterator<Item = &[u8]> {
        let font = |name: &str| name.ends_with(".ttf") || name.ends_with(".otf");
        self.files
            .iter()
            .filter(move |(name, _)| font(name))
            .map(|(_, bytes)| bytes.as_slice())
    }

    /// The texts files, each with its language.
    pub fn texts(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.files.iter().filter_map(|(name, bytes)| {
            let code = name.strip_prefix("texts/")?.strip_suffix(".yaml")?;
            Some((code.to_owned(), bytes.as_slice()))
        })
    }

    /// The languages that have a texts file, in the order da, nb, en, then others.
    pub fn languages(&self) -> Vec<String> {
        let mut languages: Vec<String> = self
            .files
            .keys()
            .filter_map(|name| name.strip_prefix("texts/")?.strip_suffix(".yaml"))
            .map(str::to_owned)
            .collect();
        let rank = |l: &String| ["da", "nb", "en"].iter().position(|k| k == l).unwrap_or(3);
        languages.sort_by_key(|l| (rank(l), l.clone()));
        languages
    }
}

fn unreadable(path: &Path, error: Option<&std::io::Error>) -> String {
    let told = TemplateMessage::Unreadable {
        file: path.display().to_string(),
        why: error.map_or_else(|| SystemMessage::LinkToItself.to_string(), in_danish),
    };
    told.to_string()
}

/// The built-in files, by their path under `typst-templates/`.
pub fn built_in() -> BTreeMap<String, Vec<u8>> {
    fn walk(dir: &Dir<'_>, into: &mut BTreeMap<String, Vec<u8>>) {
        for file in dir.files() {
            let name: Vec<_> = file.path().iter().map(|p| p.to_string_lossy()).collect();
            into.insert(name.join("/"), file.contents().to_vec());
        }
        for dir in dir.dirs() {
            walk(dir, into);
        }
    }
    let mut files = BTreeMap::new();
    walk(&BUILT_IN, &mut files);
    files
}
