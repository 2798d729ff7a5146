//! The programme summary for leaders: looked at, or published once and handed out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::IgnoredAny;
use walkdir::WalkDir;

use super::publications::{FOLDER, OLD_LEDGER, PublicationFolder};
use super::session::Session;
use super::write::write;
use super::{batch, diagnostics, render};
use crate::case::{Problem, Sender, folder, strays};
use crate::documents::programme::{ReportRequest, facts, likeness, plan};
use crate::documents::programme_csv::csv;
use crate::messages::ProgrammeMessage;
use crate::programme::{CaseFacts, CellKeyMethod, Counts, Edition, Period, Programme, Report, Secret};
use crate::typeset::Workers;

/// A report of a period, in an edition, of all forløb of a municipality.
pub struct ProgrammeRun<'a> {
    session: &'a Session,
    /// The folder that was named.
    path: PathBuf,
    period: Period,
    edition: Edition,
    root: PathBuf,
    sender: Arc<Sender>,
    /// The day of the run, and no day ahead: the date of what is published.
    day: NaiveDate,
}

/// The forløb of a municipality, read and folded into a period.
struct Counted {
    programme: Programme,
    /// Where each forløb was found, by what it is known by; and by its borger and the day of approach.
    seen: BTreeMap<String, FoundAt>,
    /// How many forløb there are, of the period or not.
    cases: usize,
    /// What keeps the counts from being whole, in Danish.
    wrong: Vec<String>,
}

/// Where a forløb was found.
struct FoundAt {
    folder: String,
    has_id: bool,
}

impl Counted {
    /// Counts a forløb once. One that is there twice is told: two ids say that two of one borger and one day are two, and so
    /// does nothing else, for a copy has another folder.
    fn add(&mut self, read: ReadCase) {
        let ReadCase { facts, likeness, folder } = read;
        let has_id = facts.has_id();
        let known = self.seen.get(&facts.identity);
        let alike = self.seen.get(&likeness).filter(|other| !(other.has_id && has_id));
        if let Some(other) = known.or(alike) {
            let one = other.folder.clone();
            self.wrong.push(ProgrammeMessage::SameTwice { one, other: folder }.to_string());
            return;
        }
        self.programme.add(&facts);
        self.cases += 1;
        for name in [facts.identity, likeness] {
            let folder = folder.clone();
            self.seen.insert(name, FoundAt { folder, has_id });
        }
    }

    /// Why the counts are not whole, in Danish.
    fn incomplete(&self) -> Option<String> {
        let cases = self.wrong.join("\n  ");
        (!self.wrong.is_empty()).then(|| ProgrammeMessage::Incomplete { cases }.to_string())
    }

    /// Whether there are forløb enough: as far as can be known before a secret has been drawn.
    fn is_enough(&self, has_secret: bool, day: NaiveDate) -> bool {
        if has_secret {
            self.programme.publish(&CellKeyMethod, day).is_ok()
        } else {
            self.programme.has_enough()
        }
    }
}

/// A report as its two files.
pub struct ReportFiles {
    /// PDF/UA-1 and PDF/A-2a.
    pub pdf: Vec<u8>,
    /// The table of values.
    pub csv: Vec<u8>,
}

/// Why no report of a period can be published yet, in Danish; none when it is over.
pub fn not_over(period: Period, day: NaiveDate) -> Option<String> {
    (!period.is_closed(day)).then(|| {
        let (period, day) = (period.code(), period.closes());
        ProgrammeMessage::NotOver { period, day }.to_string()
    })
}

impl<'a> ProgrammeRun<'a> {
    /// Of the municipality that a folder belongs to.
    ///
    /// # Errors
    /// A folder that cannot be found, a sender that cannot be read; in Danish.
    pub fn new(session: &'a Session, path: &Path, period: Period, edition: Edition) -> Result<Self, String> {
        let root = root(path, session.settings.municipality.as_deref())?;
        let sender = session.sender(&root).map_err(|problems| {
            let told: Vec<String> = problems.iter().map(|p| diagnostics::for_people(p, false)).collect();
            ProgrammeMessage::Sender { why: told.join("\n") }.to_string()
        })?;
        Ok(Self {
            session,
            path: path.to_owned(),
            period,
            edition,
            root,
            sender,
            day: session.settings.today.min(session.settings.real_today),
        })
    }

    /// The pages with every number masked. Nothing is counted, and nothing is kept.
    ///
    /// # Errors
    /// What keeps the pages from being made, in Danish.
    pub fn look(&self) -> Result<ReportFiles, String> {
        let masked = Counts::masked(self.period, self.session.settings.today);
        let report = Report::new(&masked, None, self.edition);
        Ok(ReportFiles {
            pdf: self.pdf(&masked, report.clone(), true)?,
            csv: csv(&report)?,
        })
    }

    /// All that would stop the report from being published as things are, in Danish; nothing when it would not, or is published
    /// already. Nothing is written. Of a period that is not over it is not told how many forløb there are: told from day to
    /// day it would say when somebody came.
    pub fn obstacles(&self) -> Vec<String> {
        let old_ledger = old_ledger(&self.root, &self.path);
        let mut told = Vec::new();
        let folder = PublicationFolder::look(&self.root, &self.reports(), old_ledger.as_deref());
        let folder = folder.and_then(|folder| Ok((folder.counts()?, folder)));
        let folder = folder.map_err(|reason| told.push(reason)).ok();
        let (published, secret, begun_anew) = match &folder {
            Some((published, folder)) => (published.as_slice(), Some(folder.secret()), folder.begun_anew()),
            None => (&[][..], None, None),
        };
        if published.iter().any(|counts| counts.period == self.period.code()) {
            return told;
        }
        told.extend(self.closed_before(begun_anew));
        let none = Secret::new([0; Secret::LENGTH]);
        let counted = self.count(secret.unwrap_or(&none), published);
        told.extend(counted.incomplete());
        if counted.cases == 0 {
            told.push(self.no_cases());
        } else if self.period.is_closed(self.day) && !counted.is_enough(folder.is_some_and(|(_, folder)| folder.has_secret()), self.day) {
            told.push(self.too_few());
        }
        told
    }

    /// The report, published now or before: then byte for byte. `new_beginning` says why what there is is to be laid aside.
    ///
    /// # Errors
    /// Why nothing is published, in Danish.
    pub fn publish(&self, new_beginning: Option<&str>) -> Result<ReportFiles, String> {
        let old_ledger = old_ledger(&self.root, &self.path);
        let mut folder = PublicationFolder::open(&self.root, &self.reports(), old_ledger.as_deref(), new_beginning, self.day)?;
        let published = folder.counts()?;
        let code = self.period.code();
        let counts = match published.iter().find(|counts| counts.period == code) {
            Some(counts) => counts.clone(),
            None => {
                if let Some(reason) = self.closed_before(folder.begun_anew()) {
                    return Err(reason);
                }
                let counted = self.count(folder.secret(), &published);
                if let Some(reason) = counted.incomplete() {
                    return Err(reason);
                }
                if counted.cases == 0 {
                    return Err(self.no_cases());
                }
                let Ok(counts) = counted.programme.publish(&CellKeyMethod, self.day) else {
                    // The secret is drawn once, and not anew at each try; so few in all need no secret to be few.
                    if counted.cases >= 10 {
                        folder.commit()?;
                    }
                    return Err(self.too_few());
                };
                let text = serde_json::to_vec_pretty(&counts).map_err(|e| e.to_string())?;
                folder.stage(format!("{code}.json"), text);
                counts
            }
        };
        let before = self.period.before().code();
        // The trend was told when the report was made: a report of an earlier period that came after it changes nothing.
        let until = published.iter().position(|counts| counts.period == code).unwrap_or(published.len());
        let before = published[..until].iter().find(|counts| counts.period == before);
        let report = Report::new(&counts, before, self.edition);
        let mut made = |name: String, make: &dyn Fn() -> Result<Vec<u8>, String>| match folder.file(&name)? {
            Some(bytes) => Ok(bytes),
            None => {
                let bytes = make()?;
                folder.stage(name, bytes.clone());
                Ok::<_, String>(bytes)
            }
        };
        let files = ReportFiles {
            pdf: made(self.pdf_name(), &|| self.pdf(&counts, report.clone(), self.session.settings.draft))?,
            csv: made(self.csv_name(), &|| csv(&report))?,
        };
        // What is published is written down before anybody can see it.
        folder.commit()?;
        Ok(files)
    }

    /// Why a period that was over at a new beginning has no report: there may be one already, by what was lost or by another
    /// method, and a second one, held against it, would show single people.
    fn closed_before(&self, begun_anew: Option<NaiveDate>) -> Option<String> {
        let day = begun_anew.filter(|day| self.period.closes() <= *day)?;
        let next = Period::last_closed_half(day).after();
        let message = ProgrammeMessage::ClosedBeforeTheBeginning {
            period: self.period.code(),
            day,
            next: next.code(),
            from: next.closes(),
        };
        Some(message.to_string())
    }

    /// The report as it was published; none when this edition was not.
    ///
    /// # Errors
    /// What is lost or changed, in Danish.
    pub fn published(&self) -> Result<Option<ReportFiles>, String> {
        let old_ledger = old_ledger(&self.root, &self.path);
        let folder = PublicationFolder::look(&self.root, &self.reports(), old_ledger.as_deref())?;
        Ok(match (folder.file(&self.pdf_name())?, folder.file(&self.csv_name())?) {
            (Some(pdf), Some(csv)) => Some(ReportFiles { pdf, csv }),
            _ => None,
        })
    }

    /// Whether the folder of publications has this edition; nothing is opened.
    pub fn is_published(&self) -> bool {
        self.root.join(FOLDER).join(self.pdf_name()).is_file()
    }

    /// Where reports are handed out.
    fn reports(&self) -> PathBuf {
        self.session.settings.out.join("program")
    }

    fn pdf_name(&self) -> String {
        format!("{}-{}-{}.pdf", self.period.code(), self.edition.name(), self.language())
    }

    fn csv_name(&self) -> String {
        format!("{}-{}.csv", self.period.code(), self.edition.name())
    }

    /// The forløb of the period, of all under the root.
    fn count(&self, secret: &Secret, published: &[Counts]) -> Counted {
        let mut counted = Counted {
            programme: Programme::new(self.period, secret.clone(), published),
            seen: BTreeMap::new(),
            cases: 0,
            // What looks like a case and is not read would be missing in a report that is made once.
            wrong: strays(&self.root).iter().map(|stray| said(stray.place.path(), stray)).collect(),
        };
        batch::in_order(
            &case_folders(&self.root),
            |folder| read(self.session, folder),
            |read| match read {
                Ok(case) => counted.add(case),
                Err(message) => counted.wrong.push(message),
            },
        );
        counted
    }

    fn no_cases(&self) -> String {
        let folder = self.root.display().to_string();
        ProgrammeMessage::NoCases { folder }.to_string()
    }

    fn too_few(&self) -> String {
        let period = self.period.code();
        let year = self.period.around();
        let message = if self.period == year {
            let next = year.after();
            if next.is_closed(self.day) {
                ProgrammeMessage::TooFewInYearByNow { period }
            } else {
                let (next, day) = (next.code(), next.closes());
                ProgrammeMessage::TooFewInYear { period, next, day }
            }
        } else {
            let (day, is_closed, year) = (year.closes(), year.is_closed(self.day), year.code());
            if is_closed {
                ProgrammeMessage::TooFewByNow { period, year }
            } else {
                ProgrammeMessage::TooFew { period, year, day }
            }
        };
        message.to_string()
    }

    fn language(&self) -> &str {
        let own = self.sender.file.language.as_ref().map(|l| &*l.value.0);
        self.session.settings.language.as_deref().or(own).unwrap_or("da")
    }

    fn pdf(&self, counts: &Counts, report: Report, draft: bool) -> Result<Vec<u8>, String> {
        let request = ReportRequest {
            sender: &self.sender,
            locale: self.session.locales.get(self.language()),
            period: self.period,
            published: counts.published,
            draft,
        };
        let plan = plan(request, report);
        let typesetter = self.session.typesetter_of(&self.sender)?;
        let document = plan.documents().first().ok_or_else(|| ProgrammeMessage::NoDocument.to_string())?;
        Workers::new(0).work(|| render::bytes(&typesetter, document))
    }

    /// Writes the two files of a report under the folder of output.
    ///
    /// # Errors
    /// What the system says, in Danish.
    pub fn hand_out(&self, files: &ReportFiles) -> Result<Vec<PathBuf>, String> {
        let stem = format!("{}-{}", self.period.code(), self.edition.name());
        // A draft takes no published report's place.
        let draft = if self.session.settings.draft && self.is_published() {
            "-kladde"
        } else {
            ""
        };
        let stem = stem + draft;
        let mut paths = Vec::new();
        for (ending, bytes) in [("pdf", &files.pdf), ("csv", &files.csv)] {
            let path = self.reports().join(format!("{stem}.{ending}"));
            write(&path, bytes)?;
            paths.push(path);
        }
        Ok(paths)
    }
}

/// The folder of the outermost `kommune.yaml` upwards from a path: one municipality has one programme, whatever folder of it is
/// named. A `--kommune` must lie over the path.
fn root(path: &Path, municipality: Option<&Path>) -> Result<PathBuf, String> {
    let absolute = path
        .canonicalize()
        .map_err(|e| format!("{}: {}", path.display(), crate::system_error::in_danish(&e)))?;
    if let Some(file) = municipality {
        let over = file.canonicalize().ok().and_then(|file| file.parent().map(Path::to_owned));
        let over = over.filter(|folder| absolute.starts_with(folder));
        return over.map(shortened).ok_or_else(|| {
            let (file, path) = (file.display().to_string(), path.display().to_string());
            ProgrammeMessage::SenderElsewhere { file, path }.to_string()
        });
    }
    let outermost = absolute.ancestors().filter(|folder| folder.join("kommune.yaml").is_file()).last();
    Ok(shortened(outermost.unwrap_or(&absolute).to_owned()))
}

/// A path as the user would write it, when it lies under the folder of work.
fn shortened(path: PathBuf) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let inside = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    inside.map_or(path, |inside| {
        if inside.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            inside
        }
    })
}

/// The ledger of the earlier method, as far as it is known: how many reports there were, and not which periods they were about.
#[derive(Deserialize)]
struct OldLedger {
    #[serde(default)]
    udgivelser: Vec<IgnoredAny>,
}

/// Whether a ledger of the earlier method tells of reports; one that cannot be read may.
fn tells_of_reports(path: &Path) -> bool {
    let ledger = std::fs::read_to_string(path).ok();
    let ledger = ledger.and_then(|text| serde_saphyr::from_str::<OldLedger>(&text).ok());
    ledger.is_none_or(|ledger| !ledger.udgivelser.is_empty())
}

/// The ledger of the earlier method, beside the cases or anywhere up to the root; none where no report was made.
fn old_ledger(root: &Path, path: &Path) -> Option<PathBuf> {
    let below = WalkDir::new(root).max_depth(2).sort_by_file_name().into_iter().flatten();
    let below = below
        .map(walkdir::DirEntry::into_path)
        .find(|p| p.ends_with(OLD_LEDGER) && p.is_file() && tells_of_reports(p));
    below.or_else(|| Some(path.join(OLD_LEDGER)).filter(|p| p.is_file() && tells_of_reports(p)))
}

/// Every folder with a `sag.yaml` under the root, however deep; not in what has been published.
fn case_folders(root: &Path) -> Vec<PathBuf> {
    let is_case = |entry: &walkdir::DirEntry| entry.file_name() == "sag.yaml" && entry.path().is_file();
    let walk = WalkDir::new(root).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with(FOLDER));
    let cases = walk.flatten().filter(is_case);
    cases.filter_map(|entry| entry.path().parent().map(Path::to_owned)).collect()
}

/// »sager/2026-001/Moede-1.yaml (filen ligner et møde, men læses ikke)«
fn said(path: &Path, problem: &Problem) -> String {
    format!("{} ({})", path.display(), problem.what)
}

/// A case as far as it is counted.
struct ReadCase {
    facts: CaseFacts,
    likeness: String,
    folder: String,
}

/// A case as facts; or, when it cannot be read whole, its folder and what is wrong.
fn read(session: &Session, folder: &Path) -> Result<ReadCase, String> {
    // The rules are not asked: what they say stops no count.
    let reading = folder::read_case(folder, &mut |f| session.sender(f));
    let lookalike = reading.problems.iter().find(|problem| problem.rule == "fil-ligner");
    match (reading.case, lookalike) {
        (Some(case), None) if reading.unread.is_empty() && !reading.answers_unread => Ok(ReadCase {
            facts: facts(&case),
            likeness: likeness(&case),
            folder: folder.display().to_string(),
        }),
        (Some(_), Some(problem)) => Err(said(problem.place.path(), problem)),
        _ => {
            let first = reading.problems.first().map(|p| format!(" ({})", p.what)).unwrap_or_default();
            Err(format!("{}{first}", folder.display()))
        }
    }
}
