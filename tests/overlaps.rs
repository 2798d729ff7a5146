//! No text stands over another or runs off its sheet, on any page of the examples in any language, whatever people are called.

#[path = "support/example_pages.rs"]
mod example_pages;

use dialogdok::typeset::Laid;
use example_pages::PaperCopy;
use typst::layout::{Frame, FrameItem, Point, Transform};

/// How near to the edge of the sheet a text may come, in points: 5 mm.
const EDGE: f64 = 14.0;
/// What rounding and the slant of a letter may take, in points.
const TOUCH: f64 = 1.5;

/// A run of text: its box from the baseline to the height of small letters, in points from the page's top left.
struct Run {
    text: String,
    left: f64,
    right: f64,
    top: f64,
    baseline: f64,
}

impl Run {
    fn stands_over(&self, other: &Self) -> bool {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let along = self.baseline.min(other.baseline) - self.top.max(other.top);
        across > TOUCH && along > TOUCH
    }
}

/// The upright texts of a frame.
fn runs(frame: &Frame, transform: Transform, into: &mut Vec<Run>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let inside = transform.pre_concat(Transform::translate(at.x, at.y)).pre_concat(group.transform);
                runs(&group.frame, inside, into);
            }
            FrameItem::Text(text) if transform.kx.get() == 0.0 && transform.ky.get() == 0.0 && transform.sx.get() > 0.0 => {
                let from = Point::new(at.x, at.y).transform(transform);
                let (scale, size) = (transform.sx.get(), text.size.to_pt());
                let run = Run {
                    text: text.text.to_string(),
                    left: from.x.to_pt(),
                    right: from.x.to_pt() + text.width().to_pt() * scale,
                    top: from.y.to_pt() - 0.45 * size * scale,
                    baseline: from.y.to_pt(),
                };
                if !run.text.trim().is_empty() {
                    into.push(run);
                }
            }
            _ => {}
        }
    }
}

fn faults(laid: &Laid) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, page) in (1..).zip(laid.document.pages()) {
        let mut all = Vec::new();
        runs(&page.frame, Transform::identity(), &mut all);
        let width = page.frame.width().to_pt();
        for (index, run) in all.iter().enumerate() {
            if run.left < EDGE || run.right > width - EDGE {
                faults.push(format!("page {number}: »{}« runs off the sheet", run.text));
            }
            let over = all[..index].iter().find(|other| run.stands_over(other));
            faults.extend(over.map(|other| format!("page {number}: »{}« stands over »{}«", run.text, other.text)));
        }
    }
    faults
}

fn all(copies: Vec<PaperCopy<Vec<String>>>) -> Vec<String> {
    let of = |copy: PaperCopy<Vec<String>>| copy.pages.into_iter().map(move |fault| format!("{}: {fault}", copy.name));
    copies.into_iter().flat_map(of).collect()
}

#[test]
fn no_text_stands_over_another() {
    for language in ["da", "nb", "en"] {
        assert_eq!(all(example_pages::every(language, faults)), Vec::<String>::new(), "{language}");
    }
}

#[test]
fn no_name_runs_over_the_edge_of_its_column() {
    assert_eq!(all(example_pages::with_long_names("da", faults)), Vec::<String>::new());
}

/// Two runs on one line, side by side or one over the other.
#[test]
fn a_run_over_another_is_seen() {
    let run = |left: f64, baseline: f64| Run {
        text: "x".to_owned(),
        left,
        right: left + 20.0,
        top: baseline - 5.0,
        baseline,
    };
    assert!(run(0.0, 10.0).stands_over(&run(15.0, 10.0)));
    assert!(!run(0.0, 10.0).stands_over(&run(20.5, 10.0)));
    assert!(!run(0.0, 10.0).stands_over(&run(5.0, 22.0)));
}
