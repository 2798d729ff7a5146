//! The referat as it will be sent, line by line: of the same view and in the same words as the paper, each line with the place where
//! it is corrected.

use super::minutes::Writing;
use super::minutes_html::{ReadLine, ReadSection};
use super::words::{PaperMinutesWords, fill};
use crate::documents::together::MissingPart;
use crate::documents::{MinutesView, TaskProgress, TaskView};

impl Writing {
    /// The referat in its parts.
    pub(super) fn sections(&self) -> Vec<ReadSection> {
        self.view.copy.as_ref().map(|copy| self.sections_of(copy)).unwrap_or_default()
    }

    /// The parts of a copy.
    pub(super) fn sections_of(&self, copy: &MinutesView) -> Vec<ReadSection> {
        let sheet = SheetAsSent {
            writing: self,
            words: &self.sitting.words.minutes,
            copy,
        };
        let mut sections = vec![sheet.head(), sheet.people(), sheet.topics(), sheet.agreements(), sheet.tasks()];
        if !copy.carried.is_empty() {
            sections.push(sheet.carried());
        }
        sections.push(sheet.next());
        sections.push(sheet.foot());
        sections
    }

    /// What stands on the page and not in somebody's copy, in words.
    pub(super) fn left_out(&self, left_out: &[MissingPart]) -> String {
        let words = &self.sitting.words.together.minutes;
        let one = |one: &MissingPart| match one {
            MissingPart::Participant(name) => fill(&words.less.there, &[("navn", name)]),
            MissingPart::WhoDoes(what) => fill(&words.less.who_does, &[("opgave", what)]),
            MissingPart::Task(meeting, what) => fill(&words.less.task, &[("nummer", &meeting.to_string()), ("opgave", what)]),
            MissingPart::SaidSince(what) => fill(&words.less.said_since, &[("opgave", what)]),
            MissingPart::Place => words.less.place.clone(),
            MissingPart::Invited(name) => fill(&words.less.invited, &[("navn", name)]),
            MissingPart::WrittenBy => words.less.written_by.clone(),
        };
        match left_out {
            [] => words.sees_all.clone(),
            _ => {
                let all: Vec<String> = left_out.iter().map(one).collect();
                fill(&words.sees_less, &[("ting", &self.sitting.words.common.listed(&all))])
            }
        }
    }
}

/// The page of a copy.
struct SheetAsSent<'a> {
    writing: &'a Writing,
    words: &'a PaperMinutesWords,
    copy: &'a MinutesView,
}

impl SheetAsSent<'_> {
    fn line(&self, text: impl Into<String>, place: &str) -> ReadLine {
        ReadLine {
            text: text.into(),
            href: format!("{}#{place}", self.writing.sitting.address),
            is_title: false,
            is_changed: false,
        }
    }

    /// What cannot be corrected here.
    fn fixed(&self, text: impl Into<String>) -> ReadLine {
        ReadLine {
            href: String::new(),
            ..self.line(text, "")
        }
    }

    fn section(&self, title: &str, lines: Vec<ReadLine>) -> ReadSection {
        ReadSection {
            title: title.to_owned(),
            lines,
            heads: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn empty(&self, text: &str, place: &str) -> Vec<ReadLine> {
        vec![self.line(text, place)]
    }

    fn head(&self) -> ReadSection {
        let (words, copy) = (self.words, self.copy);
        let number = copy.number.to_string();
        let number = ("nummer", number.as_str());
        let meeting = match &copy.place {
            None => fill(&words.meeting, &[number]),
            Some(place) => {
                let is_small = words.small_inside.iter().any(|word| place.starts_with(&format!("{word} ")));
                let mut letters = place.chars();
                let small = letters
                    .next()
                    .map(|first| first.to_lowercase().collect::<String>())
                    .unwrap_or_default();
                let place = if is_small {
                    format!("{small}{}", letters.as_str())
                } else {
                    place.clone()
                };
                fill(&words.meeting_at, &[number, ("sted", &place)])
            }
        };
        let mut letters = copy.weekday_date.chars();
        let first = letters
            .next()
            .map(|first| first.to_uppercase().collect::<String>())
            .unwrap_or_default();
        let common = &self.writing.sitting.words.common;
        let hours = fill(&common.from_to, &[("fra", &copy.from), ("til", &copy.to)]);
        let mut lines = Vec::new();
        if let Some(corrected) = &copy.corrected {
            let with = [("dato", &*corrected.on), ("sendt", &*corrected.sent_on)];
            lines.push(self.fixed(fill(&words.corrected, &with)));
        }
        if let Some(day) = &copy.copy.approved_on {
            lines.push(self.fixed(fill(&words.approved, &[("borger", &copy.citizen.called), ("dato", day)])));
        }
        ReadSection {
            rows: vec![
                vec![self.fixed(&words.fields.meeting), self.fixed(meeting)],
                vec![
                    self.fixed(&words.fields.date),
                    self.fixed(format!("{first}{} {hours}", letters.as_str())),
                ],
            ],
            ..self.section(&fill(&words.heading, &[number]), lines)
        }
    }

    fn people(&self) -> ReadSection {
        let words = self.words;
        let there = self.copy.participants.iter().map(|person| match person.relation.as_str() {
            "" => person.name.clone(),
            relation => format!("{}, {relation}", person.name),
        });
        let unnamed = std::iter::repeat_n(words.unnamed.clone(), self.copy.unnamed);
        let lines: Vec<ReadLine> = there.chain(unnamed).map(|text| self.line(text, "til-stede")).collect();
        let lines = if self.copy.participants.is_empty() {
            self.empty(&words.empty.participants, "til-stede")
        } else {
            lines
        };
        self.section(&words.fields.participants, lines)
    }

    fn topics(&self) -> ReadSection {
        let words = self.words;
        let mut lines = Vec::new();
        lines.extend(
            self.copy
                .theme
                .as_ref()
                .map(|theme| self.fixed(fill(&words.theme, &[("tema", theme)]))),
        );
        for (number, topic) in self.copy.topics.iter().enumerate() {
            lines.push(ReadLine {
                is_title: true,
                ..self.line(&topic.subject, &format!("referat-temaer-{number}-emne"))
            });
            let said = topic.discussions.iter().enumerate();
            lines.extend(said.map(|(at, text)| self.line(text, &format!("referat-temaer-{number}-drøftelser.{at}"))));
        }
        if self.copy.topics.is_empty() {
            lines.extend(self.empty(&words.empty.topics, "referat-temaer-0-emne"));
        }
        self.section(&words.fields.topics, lines)
    }

    fn agreements(&self) -> ReadSection {
        let words = self.words;
        let agreed = self.copy.agreements.iter().enumerate();
        let lines: Vec<ReadLine> = agreed.map(|(at, text)| self.line(text, &format!("referat-aftaler.{at}"))).collect();
        let lines = if lines.is_empty() {
            self.empty(&words.empty.agreements, "aftaler")
        } else {
            lines
        };
        self.section(&words.fields.agreements, lines)
    }

    /// Who does it, what, and by when.
    fn of_task(&self, task: &TaskView, place: &dyn Fn(&str) -> String) -> [ReadLine; 3] {
        let words = self.words;
        [
            self.line(task.who.as_ref().unwrap_or(&words.unnamed), &place("hvem")),
            self.line(&task.what, &place("hvad")),
            self.line(task.by.as_ref().unwrap_or(&words.no_date), &place("inden")),
        ]
    }

    fn tasks(&self) -> ReadSection {
        let words = self.words;
        if self.copy.tasks.is_empty() {
            return self.section(&words.fields.tasks, self.empty(&words.empty.tasks, "referat-opgaver-0-hvad"));
        }
        let columns = &words.columns;
        let tasks = self.copy.tasks.iter().enumerate();
        ReadSection {
            heads: vec![columns.who.clone(), columns.what.clone(), columns.by.clone()],
            rows: tasks
                .map(|(at, task)| self.of_task(task, &|key| format!("referat-opgaver-{at}-{key}")).into())
                .collect(),
            ..self.section(&words.fields.tasks, Vec::new())
        }
    }

    fn carried(&self) -> ReadSection {
        let (words, columns) = (self.words, &self.words.columns);
        let state = |state: TaskProgress| match state {
            TaskProgress::Done => &words.state.done,
            TaskProgress::UnderWay => &words.state.under_way,
            TaskProgress::Dropped => &words.state.dropped,
        };
        let rows = self.copy.carried.iter().map(|one| {
            let mut course: Vec<String> = one
                .said
                .iter()
                .map(|said| fill(&words.said, &[("møde", &said.meeting.to_string()), ("ord", state(said.state))]))
                .collect();
            match one.now {
                Some(now) => course.push(fill(&words.said_now, &[("ord", state(now))])),
                None if course.is_empty() => course.push(words.not_said.clone()),
                None => {}
            }
            let [who, what, by] = self.of_task(&one.task, &|_| "fra-sidst".to_owned());
            let from = self.line(fill(&words.meeting_number, &[("møde", &one.meeting.to_string())]), "fra-sidst");
            vec![from, who, what, by, self.line(course.join("\n"), "fra-sidst")]
        });
        ReadSection {
            heads: [&columns.meeting, &columns.who, &columns.what, &columns.by, &columns.since]
                .map(Clone::clone)
                .into(),
            rows: rows.collect(),
            ..self.section(&words.carried, Vec::new())
        }
    }

    fn next(&self) -> ReadSection {
        let words = &self.words.next;
        let mut rows = Vec::new();
        let citizen = &self.copy.citizen;
        let named = |label: &str| fill(label, &[("borger", &citizen.called), ("borgers", &citizen.genitive)]);
        let mut row = |label: &str, text: String| rows.push(vec![self.line(named(label), "næste-gang"), self.line(text, "næste-gang")]);
        if let Some(next) = &self.copy.next {
            if let Some(wanted) = next.wanted {
                row(&words.again, if wanted { words.yes.clone() } else { words.no.clone() });
            }
            if let Some(theme) = &next.theme {
                row(&words.theme, theme.clone());
            }
            if let Some(when) = &next.when {
                row(&words.when, when.clone());
            }
            if !next.whom.is_empty() {
                row(&words.whom, self.writing.sitting.words.common.listed(&next.whom));
            }
        }
        let lines = if rows.is_empty() {
            self.empty(&self.words.empty.next, "næste-gang")
        } else {
            Vec::new()
        };
        ReadSection {
            rows,
            ..self.section(&words.heading, lines)
        }
    }

    /// Who wrote it, whose it is and who else gets it.
    fn foot(&self) -> ReadSection {
        let (words, copy) = (self.words, self.copy);
        let common = &self.writing.sitting.words.common;
        let is_settled = copy.copy.approved_on.is_some();
        let mut lines = Vec::new();
        lines.extend(copy.written_by.as_ref().map(|name| fill(&words.written_by, &[("navn", name)])));
        // Where the borger's own copy has more than may stand here, this is not it.
        lines.push(if self.writing.view.has_more {
            fill(
                &self.writing.sitting.words.together.minutes.copy_less,
                &[("borgers", &copy.citizen.genitive)],
            )
        } else {
            fill(&words.copy_for, &[("navn", &copy.copy.name)])
        });
        if is_settled && !copy.copy.others.is_empty() {
            lines.push(fill(&words.copy_others, &[("navne", &common.listed(&copy.copy.others))]));
        }
        if is_settled && copy.copy.others.is_empty() && !copy.copy.more {
            lines.push(words.copy_nobody.clone());
        }
        if let Some(language) = &copy.head.written_in {
            let name = common.languages.get(language).unwrap_or(language);
            lines.push(fill(&common.written_in, &[("sprog", name)]));
        }
        self.section("", lines.into_iter().map(|text| self.fixed(text)).collect())
    }
}
