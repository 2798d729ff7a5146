//! Two pictures of one page, point by point.

use std::io::Cursor;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, imageops};

/// A kept picture's shades lie so far apart, of 255: a third of the bytes of a picture with all of them.
const SHADE: u8 = 16;

/// How far apart two channels of a point may lie, of 255, and still be the same: half a shade, and what systems round
/// differently. A colour that is changed by more than 20 is always seen.
const ROUNDING: u8 = SHADE / 2 + 4;

/// How many points of a page may differ: fewer than a letter has at the size of running text.
const STRAY_POINTS: usize = 8;

/// The colour that shows where two pages differ.
pub const DIFFERS: Rgb<u8> = Rgb([220, 0, 0]);

/// Between two pictures beside one another.
const GAP: u32 = 8;

/// How a page differs from its kept picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    None,
    /// Wider or narrower, higher or lower.
    Size,
    /// In so many points.
    Points(usize),
}

/// Compares a page with its kept picture.
pub fn compare(kept: &RgbImage, new: &RgbImage) -> Difference {
    if kept.dimensions() != new.dimensions() {
        return Difference::Size;
    }
    let count = kept.pixels().zip(new.pixels()).filter(|(one, other)| differ(one, other)).count();
    if count > STRAY_POINTS {
        Difference::Points(count)
    } else {
        Difference::None
    }
}

fn differ(one: &Rgb<u8>, other: &Rgb<u8>) -> bool {
    one.0.iter().zip(other.0).any(|(a, b)| a.abs_diff(b) > ROUNDING)
}

/// The kept picture, the new one, and the new one pale with what differs in [`DIFFERS`], beside one another.
pub fn beside(kept: Option<&RgbImage>, new: &RgbImage) -> RgbImage {
    let nothing = RgbImage::new(0, 0);
    let kept = kept.unwrap_or(&nothing);
    let (width, height) = (kept.width().max(new.width()), kept.height().max(new.height()));
    let difference = RgbImage::from_fn(width, height, |x, y| {
        match (kept.get_pixel_checked(x, y), new.get_pixel_checked(x, y)) {
            (Some(one), Some(other)) if !differ(one, other) => pale(*other),
            _ => DIFFERS,
        }
    });
    let mut all = RgbImage::from_pixel(3 * width + 2 * GAP, height, Rgb([120; 3]));
    for (place, picture) in (0..).zip([kept, new, &difference]) {
        imageops::replace(&mut all, picture, place * i64::from(width + GAP), 0);
    }
    all
}

fn pale(point: Rgb<u8>) -> Rgb<u8> {
    Rgb(point.0.map(|channel| 192 + channel / 4))
}

/// Reads a PNG.
pub fn decode(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("a picture").to_rgb8()
}

/// Writes a PNG, as small as it gets. Its shades are those of kept pictures.
pub fn encode(picture: &RgbImage) -> Vec<u8> {
    let mut picture = picture.clone();
    picture.iter_mut().for_each(|channel| *channel = shade(*channel));
    let mut bytes = Cursor::new(Vec::new());
    // A page has many lines and points that are alike; a filter, made for photographs, would hide that.
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::NoFilter);
    encoder
        .write_image(&picture, picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .expect("a picture can be written");
    bytes.into_inner()
}

/// The nearest shade of kept pictures; white stays white.
fn shade(channel: u8) -> u8 {
    let step = u16::from(SHADE);
    let nearest = (u16::from(channel) + step / 2) / step * step;
    u8::try_from(nearest).unwrap_or(u8::MAX)
}
