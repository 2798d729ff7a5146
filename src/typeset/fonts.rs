//! The fonts, what they can draw, and how wide a text is in them.

use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations, FontWeight};
use typst::utils::LazyHash;
use typst_kit::fonts::FontStore;

use super::templates::Templates;

/// The families, in the order in which a character looks for one that has it.
pub const FAMILIES: [&str; 4] = ["Source Sans 3", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew"];

/// Every font a document may use.
pub struct Fonts {
    store: FontStore,
    count: usize,
    /// The municipality's own folder.
    own: Option<PathBuf>,
}

impl Fonts {
    /// The fonts of the templates, and those in the municipality's own folder.
    pub fn load(templates: &Templates, own: Option<&Path>) -> Self {
        let mut store = FontStore::new();
        let mut count = 0;
        for data in templates.fonts() {
            for font in Font::iter(Bytes::new(data.to_vec())) {
                let info = font.info().clone();
                store.push((font, info));
                count += 1;
            }
        }
        if let Some(folder) = own {
            for found in typst_kit::fonts::scan(folder) {
                store.push(found);
                count += 1;
            }
        }
        Self {
            store,
            count,
            own: own.map(Path::to_owned),
        }
    }

    /// The folder that fonts were looked for in besides those of the templates.
    pub fn own_folder(&self) -> Option<&Path> {
        self.own.as_deref()
    }

    /// What there is to choose from.
    pub fn book(&self) -> &LazyHash<FontBook> {
        self.store.book()
    }

    /// The font with this index in the book.
    pub fn font(&self, index: usize) -> Option<Font> {
        self.store.font(index)
    }

    /// The names of the families that there are.
    pub fn families(&self) -> Vec<String> {
        self.book().families().map(|(name, _)| name.to_owned()).collect()
    }

    /// The characters of a text that no font has.
    pub fn missing<'a>(&'a self, text: &'a str) -> impl Iterator<Item = char> + 'a {
        text.chars().filter(|&c| !c.is_ascii() && !is_shapeless(c) && !self.has(c))
    }

    fn has(&self, c: char) -> bool {
        (0..self.count).any(|i| self.book().info(i).is_some_and(|info| info.coverage.contains(c as u32)))
    }

    /// The width of a text on one line, in mm, at a size in points and a weight.
    pub fn width(&self, text: &str, points: f64, weight: FontWeight, first: Option<&str>) -> f64 {
        let families = first.into_iter().chain(FAMILIES);
        let variant = FontVariant {
            weight,
            ..FontVariant::default()
        };
        let fonts: Vec<FontInstance> = families
            .filter_map(|family| self.font(self.book().select(&family.to_lowercase(), variant)?))
            .map(|font| font.instantiate(variant, Abs::pt(points), &FontVariations::default()))
            .collect();
        let em: f64 = text.chars().map(|c| advance(&fonts, c)).sum();
        em * points * 25.4 / 72.0
    }
}

/// How far the pen moves for a character, in em; without kerning, which only ever narrows by a hair.
fn advance(fonts: &[FontInstance], c: char) -> f64 {
    fonts
        .iter()
        .find_map(|font| {
            let glyph = font.ttf().glyph_index(c)?;
            font.x_advance(glyph.0).map(typst::layout::Em::get)
        })
        .unwrap_or(if is_shapeless(c) { 0.0 } else { 0.6 })
}

/// Characters that steer the text and are not drawn.
fn is_shapeless(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || c == '\u{a0}'
        || c == '\u{202f}'
}
