//! The words of the pages for sitting together, in the borger's language: a section of the texts files, with what papers say of
//! indicators, answers and distances.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::case::TaskState;
use crate::case::edit::{Step, ValuePath};
use crate::deliver::session::Session;

/// Where the words are kept once they are read.
pub(in crate::desk) type KnownWords = HashMap<String, Arc<Words>>;

/// What is taken of a texts file.
#[derive(Debug, Default, Deserialize)]
pub(in crate::desk) struct Words {
    pub together: TogetherWords,
    /// What stands on a referat as it is sent.
    pub minutes: PaperMinutesWords,
    pub common: CommonWords,
    /// An indicator's name and explanation by its key, among other texts.
    indicators: BTreeMap<String, Value>,
    forms: FormWords,
    pub network_map: MapPaperWords,
    pub journal: JournalWords,
    /// The language that these are in (BCP 47).
    #[serde(skip)]
    pub lang: String,
}

#[derive(Debug, Default, Deserialize)]
struct FormWords {
    evaluation: EvaluationWords,
}

#[derive(Debug, Default, Deserialize)]
struct EvaluationWords {
    questions: Vec<KeyedText>,
    answers: Vec<KeyedText>,
}

/// A text, and what it is called in the files.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct KeyedText {
    pub key: String,
    pub text: String,
}

#[derive(Debug, Default, Deserialize)]
pub(in crate::desk) struct MapPaperWords {
    /// How near somebody is, by the distance in whole numbers.
    pub distances: BTreeMap<String, String>,
    /// What the paper's pictures and its table are called, and two of the table's columns.
    pub alt: String,
    pub alt_empty: String,
    pub table: String,
    pub person: String,
    pub distance: String,
}

/// Declares the words of a page: each is there in each language.
macro_rules! words {
    ($($name:ident { $($key:ident: $kind:ty),+ $(,)? })+) => {
        $(#[derive(Debug, Default, Deserialize, Serialize)]
        pub(in crate::desk) struct $name { $(pub $key: $kind),+ })+
    };
}

words! {
    TogetherWords {
        title: String, undo: String, undo_yes: String, undo_answer: String, undo_back: String, undo_consent: String, undone: UndoneWords, not_saved: String, trying: String, kept: String, lost: String, try_again: String, waiting: String, anew: String, cannot_show: String, away: String, conflict: String,
        back: String, leave: LeaveWords, wellbeing: WellbeingWords, consent: ConsentWords, map: MapWords,
        minutes: MinutesWords, status: StatusWords, apart: ApartWords,
    }
    UndoneWords { answer: String, answer_before: String, may: String, may_not: String, consent: String, yes: String, sent: String, minutes: String }
    ApartWords { told: String, ours: String, theirs: String, keep_ours: String, keep_theirs: String, keep_both: String, nothing: String }
    LeaveWords { open: String, heading: String, text: String, unsaved: String, unsaid: String, half: String, apart: String, hold: String, without: String, close: String, stay: String, code: String, wrong_code: String }
    WellbeingWords {
        heading: String, intro: String, begin: String, place: String, number: String, words: String, words_label: String,
        wrong_number: String, next: String, not_now: String, no_number: String, no_answer: String, last_show: String, last_hide: String, last: String, last_none: String, answered_before: String,
        done: String, done_text: String, done_apart: String, done_unsaid: String, done_none: String, again: String,
    }
    ConsentWords {
        heading: String, intro: String, papers: BTreeMap<String, NamedWords>, may: String, said_yes: String, said_no: String, now_may: String,
        now_may_not: String, sent: String, sent_short: String, never_sent: String, unsaved: String, unsaved_short: String, signed: String, not_signed: String,
        withdrawn: String, withdraw: String, withdraw_heading: String, follows: Vec<String>, stopped: String, sent_already: String, sent_line: String, sent_stays: String,
        withdraw_yes: String, withdraw_no: String,
    }
    MapWords {
        heading: String, add: String, add_relation: String, add_button: String, empty: String, how: String, keys: String,
        earlier: String, earlier_hide: String, undo: String, save: String, saved: String, unsaved: String, sheet_unsaved: String, sheet: String,
        sheet_large: String, sheet_whole: String, to_map: String, chosen: String, tied: String, untied: String, ties: String, ties_none: String, field: String, tied_to: String, nobody: String, placed: String, no_room: String, both: String, from_before: String, caught_up: String,
        whole: String, whole_hide: String, unplaced: String, unplaced_ask: String, unplaced_yes: String, unplaced_no: String, unplaced_save: String, name_refused: String,
        unplaced_ask_all: String, gone: String, gone_saved: String, closer: String, farther: String, aside: String, same_ask: String,
        same_ask_there: String, same_yes: String, same_no: String, undone: String, undone_added: String, undone_moved: String,
    }
    MinutesWords {
        half: String, lacks: String, not_kept: String, heading: String, present: String, topics: String, topic: String, points: String, agreements: String,
        carried: String, carried_later: String, waits: String, waits_several: String, from_meeting: String, states: StateWords, tasks: String, who: String, unnamed: String, unnamed_number: String, unnamed_more: String, unnamed_label: String, unnamed_note: String, unnamed_hint: String, unnamed_unknown: String,
        what: String, by: String,
        next: String, again: String, yes: String, no: String, unsure: String, next_theme: String, next_when: String,
        next_whom: String, advice: String, advice_hide: String, advice_none: String, advice_more: String, save: String, read: String,
        read_text: String, read_text_less: String, copy_less: String, changed_here: String, changed_since_read: String, since_today: String, since_day: String, stood_before: String, tick_gone: String, tick_gone_unnamed: String, changed_show: String, changed_hide: String, changed: String,
        nothing_changed: String, ask: String, whom: String, whom_text: String, sees_all: String,
        sees_less: String, less: LessWords, own_copy: String, fell: String, more_names: String, no_consent: String, fell_told: String, fell_undone: String, stands_again: String, also_hidden: String, say_yes: String, not_yet: String, approved: String, goes_to: String, goes_to_nobody: String, goes_to_hidden: String,
    }
    PaperMinutesWords {
        heading: String, approved: String, corrected: String, fields: PaperFieldWords, meeting: String, meeting_at: String,
        small_inside: Vec<String>, theme: String, columns: PaperColumnWords, unnamed: String, no_date: String, carried: String,
        meeting_number: String, said: String, said_now: String, not_said: String, state: StateOnPaper, next: PaperNextWords,
        empty: PaperEmptyWords, written_by: String, copy_for: String, copy_others: String, copy_nobody: String,
    }
    PaperFieldWords { meeting: String, date: String, participants: String, topics: String, agreements: String, tasks: String }
    PaperColumnWords { who: String, what: String, by: String, meeting: String, since: String }
    StateOnPaper { done: String, under_way: String, dropped: String }
    PaperNextWords { heading: String, again: String, yes: String, no: String, theme: String, when: String, whom: String }
    PaperEmptyWords { participants: String, topics: String, agreements: String, tasks: String, next: String }
    CommonWords { and: String, from_to: String, written_in: String, languages: BTreeMap<String, String> }
    LessWords { there: String, who_does: String, task: String, said_since: String, place: String, invited: String, written_by: String }
    StateWords { done: String, under_way: String, dropped: String, none: String }
    StatusWords {
        heading: String, intro: String, begin: String, again: String, empty: String, words: String, no_words: String, next: String,
        before: String, map: String, then: String, now: String, same: String, then_ties: String, not_told: String, partly_told: String, withheld: String, course: String, done: String,
    }
    NamedWords { name: String, text: String }
    JournalWords { papers: BTreeMap<String, String>, meeting: String }
}

impl Words {
    /// Those of a language; Danish ones where a language of somebody's own has none.
    pub(super) fn of(known: &mut KnownWords, session: &Session, lang: &str) -> Arc<Self> {
        if let Some(words) = known.get(lang) {
            return Arc::clone(words);
        }
        let words = Self::read(session, lang).or_else(|| Self::read(session, "da")).unwrap_or_default();
        let words = Arc::new(words);
        known.insert(lang.to_owned(), Arc::clone(&words));
        words
    }

    fn read(session: &Session, lang: &str) -> Option<Self> {
        let typesetter = session.plain_typesetter();
        let text = std::str::from_utf8(typesetter.templates.file(&format!("texts/{lang}.yaml"))?).ok()?;
        let words: Self = serde_saphyr::from_str(text).ok()?;
        Some(Self {
            lang: lang.to_owned(),
            ..words
        })
    }

    /// What an indicator is called, and what it is about.
    pub(super) fn indicator(&self, key: &str) -> (String, String) {
        let text = |part: &str| self.indicators.get(key).and_then(|words| words.get(part)).and_then(Value::as_str);
        (
            text("name").unwrap_or(key).to_owned(),
            text("explanation").unwrap_or_default().to_owned(),
        )
    }

    /// One of the two questions after a meeting.
    pub(super) fn question(&self, key: &str) -> String {
        let question = self.forms.evaluation.questions.iter().find(|question| question.key == key);
        question.map_or(key, |question| &question.text).to_owned()
    }

    /// What can be answered to them.
    pub(super) fn degrees(&self) -> &[KeyedText] {
        &self.forms.evaluation.answers
    }
}

impl CommonWords {
    /// Several names after one another.
    pub(super) fn listed(&self, items: &[String]) -> String {
        match items {
            [before @ .., last] if !before.is_empty() => format!("{} {} {last}", before.join(", "), self.and),
            _ => items.join(""),
        }
    }
}

impl StateWords {
    /// How far a task has come.
    pub(super) fn of(&self, state: TaskState) -> &str {
        match state {
            TaskState::Done => &self.done,
            TaskState::UnderWay => &self.under_way,
            TaskState::Dropped => &self.dropped,
        }
    }
}

impl MinutesWords {
    /// What a part of the referat is called.
    pub(super) fn label_of(&self, path: &ValuePath) -> &str {
        match path.0.get(1) {
            Some(Step::Key(key)) => match key.as_str() {
                "temaer" => &self.topics,
                "aftaler" => &self.agreements,
                "opgaver" => &self.tasks,
                "opfølgning" => &self.carried,
                "deltog" => &self.present,
                _ => &self.next,
            },
            _ => &self.heading,
        }
    }
}

/// A sentence with its places filled in.
pub(super) fn fill(sentence: &str, with: &[(&str, &str)]) -> String {
    with.iter().fold(sentence.to_owned(), |sentence, (place, text)| {
        sentence.replace(&format!("{{{place}}}"), text)
    })
}
