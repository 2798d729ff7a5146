//! What stands beside a symbol, and the shapes it can take: a name and, under it, a relation.
//!
//! A name stands on one line, or on two when that is too wide; only then does the type get
//! smaller. The words on each line are chosen here, from the widths that the caller measures with
//! the real font, so that a drawing prints exactly what was given room.

use super::geometry::Size;

/// Millimetres in a typographic point.
const MM_PER_POINT: f64 = 25.4 / 72.0;

/// How high a line of type is, as a multiple of its size.
const LEADING: f64 = 1.14;

/// Which type a line is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The name: semi-bold.
    Name,
    /// The relation under it: regular and grey.
    Relation,
}

/// The sizes that labels are set in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelStyle {
    /// The name's size, in points.
    pub name: f64,
    /// The relation's size, in points.
    pub relation: f64,
    /// The widest a line should be before it is broken, in mm.
    pub widest: f64,
    /// The smallest the type may get, as a share of its proper size.
    pub smallest: f64,
}

impl LabelStyle {
    /// For the map on A3, read by people who stand around a table: 12 and 10 points.
    pub const A3: Self = Self {
        name: 12.0,
        relation: 10.0,
        widest: 50.0,
        smallest: 0.62,
    };

    /// For the small map of a status report: 6.5 and 5.5 points.
    pub const SMALL: Self = Self {
        name: 6.5,
        relation: 5.5,
        widest: 26.0,
        smallest: 0.75,
    };
}

/// A line of a label.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelLine {
    /// The words on it.
    pub text: String,
    /// Name or relation.
    pub weight: Weight,
    /// The type size in points.
    pub size: f64,
    /// From the label's top to the line's top, in mm.
    pub top: f64,
    /// How wide the text is, in mm.
    pub width: f64,
    /// How high the line is, in mm.
    pub height: f64,
}

/// One way to set a label.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelShape {
    /// Its lines from the top: one or two of the name, then none to two of the relation.
    pub lines: Vec<LabelLine>,
    /// The room it takes, in mm.
    pub size: Size,
    /// The size of its type as a share of the proper size: 1, or less when shrunk.
    pub scale: f64,
}

/// Every way that a label may be set, the best first: on one line, on two, then the same in
/// smaller type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    /// The shapes, best first. Empty when nothing is to be printed.
    pub shapes: Vec<LabelShape>,
}

impl Label {
    /// No label at all: the map then has a symbol only.
    pub fn none() -> Self {
        Self::default()
    }

    /// The shapes of a label, given `measure(text, size in points, weight)`: the width in mm.
    pub fn new(name: &str, relation: &str, style: &LabelStyle, measure: &dyn Fn(&str, f64, Weight) -> f64) -> Self {
        let mut shapes = Vec::new();
        let steps = [1.0, 0.87, 0.75, 0.62].map(|scale: f64| scale.max(style.smallest));
        for (step, &scale) in steps.iter().enumerate() {
            if step > 0 && steps[step - 1] <= scale {
                break;
            }
            let setter = Setter { style, scale, measure };
            let relation = setter.lines(relation, Weight::Relation);
            let one = setter.line(name.to_owned(), Weight::Name);
            let two = setter.broken(name, Weight::Name);
            let last = scale <= style.smallest;
            if one.width <= style.widest || two.is_none() {
                shapes.push(setter.shape(vec![one], relation.clone()));
            }
            // Very long lines are of no use until the type cannot get any smaller.
            if let Some(two) = two
                && (two[0].width.max(two[1].width) <= 1.3 * style.widest || last)
            {
                shapes.push(setter.shape(two, relation));
            }
        }
        Self { shapes }
    }
}

/// Sets lines at one size.
struct Setter<'a> {
    style: &'a LabelStyle,
    scale: f64,
    measure: &'a dyn Fn(&str, f64, Weight) -> f64,
}

impl Setter<'_> {
    fn line(&self, text: String, weight: Weight) -> LabelLine {
        let size = self.scale
            * match weight {
                Weight::Name => self.style.name,
                Weight::Relation => self.style.relation,
            };
        let width = (self.measure)(&text, size, weight);
        LabelLine {
            text,
            weight,
            size,
            top: 0.0,
            width,
            height: size * LEADING * MM_PER_POINT,
        }
    }

    /// A text on one line, or on two if it is too wide; nothing if there is no text.
    fn lines(&self, text: &str, weight: Weight) -> Vec<LabelLine> {
        if text.trim().is_empty() {
            return Vec::new();
        }
        let one = self.line(text.to_owned(), weight);
        if one.width > self.style.widest
            && let Some(two) = self.broken(text, weight)
        {
            return two;
        }
        vec![one]
    }

    /// A text on two lines as even as its words allow. A single word is broken only if it is
    /// wider than a line may be.
    fn broken(&self, text: &str, weight: Weight) -> Option<Vec<LabelLine>> {
        let between_words = text.match_indices(char::is_whitespace).map(|(at, gap)| (at, at + gap.len()));
        let after_hyphen = text.match_indices('-').map(|(at, _)| (at + 1, at + 1));
        let halves = |&(end, start): &(usize, usize)| !text[..end].trim().is_empty() && !text[start..].trim().is_empty();
        let mut breaks: Vec<(usize, usize)> = between_words.chain(after_hyphen).filter(halves).collect();
        breaks.sort_unstable();
        self.even(text, &breaks, "", weight).or_else(|| {
            if self.line(text.to_owned(), weight).width <= self.style.widest {
                return None;
            }
            let letters: Vec<(usize, usize)> = text.char_indices().skip(1).map(|(at, _)| (at, at)).collect();
            self.even(text, &letters, "-", weight)
        })
    }

    /// The two lines at the most even of the breaks, each the end of the first line and the beginning of the second, in the
    /// order of the text; the first line ends in `mark`. The further on a break is, the longer is the first line and the shorter
    /// the second, so that the best are the two where that turns.
    fn even(&self, text: &str, breaks: &[(usize, usize)], mark: &str, weight: Weight) -> Option<Vec<LabelLine>> {
        let halves = |&(end, start): &(usize, usize)| {
            let first = format!("{}{mark}", text[..end].trim_end());
            vec![self.line(first, weight), self.line(text[start..].trim_start().to_owned(), weight)]
        };
        let turn = breaks.partition_point(|place| {
            let lines = halves(place);
            lines[0].width < lines[1].width
        });
        let best = breaks[turn.saturating_sub(1)..].iter().take(2).map(halves);
        best.min_by(|a, b| widest(a).total_cmp(&widest(b)))
    }

    fn shape(&self, name: Vec<LabelLine>, relation: Vec<LabelLine>) -> LabelShape {
        let mut lines: Vec<LabelLine> = name.into_iter().chain(relation).collect();
        let mut size = Size::default();
        for line in &mut lines {
            line.top = size.height;
            size.height += line.height;
            size.width = size.width.max(line.width);
        }
        LabelShape {
            lines,
            size,
            scale: self.scale,
        }
    }
}

fn widest(lines: &[LabelLine]) -> f64 {
    lines.iter().map(|line| line.width).fold(0.0, f64::max)
}
