//! What a reader reads on each page, as text.

use typst::layout::{Frame, FrameItem, Point};

use super::Laid;

/// The text of each page, in the order in which it was laid out, a line for each run of text at its own height.
pub fn plain_text(laid: &Laid) -> Vec<String> {
    laid.document
        .pages()
        .iter()
        .map(|page| {
            let mut runs = Vec::new();
            collect(&page.frame, Point::zero(), &mut runs);
            let mut text = String::new();
            let mut last: Option<f64> = None;
            for (at, run) in runs {
                match last {
                    Some(y) if (y - at).abs() > 0.5 => text.push('\n'),
                    _ => {}
                }
                text.push_str(&run);
                last = Some(at);
            }
            text
        })
        .collect()
}

fn collect(frame: &Frame, origin: Point, into: &mut Vec<(f64, String)>) {
    for (at, item) in frame.items() {
        let at = origin + *at;
        match item {
            FrameItem::Text(text) => into.push((at.y.to_pt(), text.text.to_string())),
            FrameItem::Group(group) => collect(&group.frame, at, into),
            _ => {}
        }
    }
}
