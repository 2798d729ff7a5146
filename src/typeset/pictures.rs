//! Pictures made safe to print: decoded, set upright, made small enough for where they stand, and encoded anew without the
//! camera's place, time and comments.
//!
//! A PNG or JPEG never reaches a document as it was given. An SVG is drawn by Typst and leaves none of its comments or metadata in
//! the page; one that holds a photo would bring the photo's own, and is refused.

use std::collections::HashMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;
use std::{fmt, fs};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use typst::foundations::Bytes;
use typst::visualize::SvgImage;

use super::whole_picture::{is_whole_jpeg, is_whole_png};
use crate::messages::{Message as _, PictureMessage};
use crate::system_error::in_danish;

/// The most points of a picture that is decoded: a large telephone's photo has some fifty million.
const MOST_POINTS: u64 = 64_000_000;
/// The longest side of a picture in a document, in points: 40 mm at more than 500 dots per inch.
const LONGEST_SIDE: u32 = 900;
/// Of a JPEG, 1 to 100.
const QUALITY: u8 = 88;
/// The most pictures that are remembered between documents.
const MOST_REMEMBERED: usize = 512;

/// A file as it was when it was read: its path, size and time.
type Version = (PathBuf, u64, Option<SystemTime>);

/// Why a picture cannot be printed, in Danish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unprintable {
    /// The end of a sentence that begins with »billedet« and its name.
    pub what: String,
    /// What to do, without a full stop.
    pub remedy: String,
}

impl From<PictureMessage> for Unprintable {
    fn from(message: PictureMessage) -> Self {
        Self {
            what: message.what(),
            remedy: message.remedy(),
        }
    }
}

impl fmt::Display for Unprintable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. {}", self.what, self.remedy)
    }
}

/// Pictures of files, each made safe once.
#[derive(Default)]
pub struct Pictures(Mutex<HashMap<Version, Bytes>>);

impl Pictures {
    /// A file's picture, safe to print.
    ///
    /// # Errors
    /// What is wrong with it and what to do.
    pub fn read(&self, path: &Path) -> Result<Bytes, Unprintable> {
        let not_read = |error: std::io::Error| PictureMessage::NotOpened { why: in_danish(&error) };
        let meta = fs::metadata(path).map_err(not_read)?;
        let version = (path.to_owned(), meta.len(), meta.modified().ok());
        if let Some(known) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&version) {
            return Ok(known.clone());
        }
        let safe = Bytes::new(safe(fs::read(path).map_err(not_read)?)?);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST_REMEMBERED {
            known.clear();
        }
        known.insert(version, safe.clone());
        Ok(safe)
    }
}

/// A picture's bytes, safe to print.
///
/// # Errors
/// What is wrong with it and what to do.
pub fn safe(bytes: Vec<u8>) -> Result<Vec<u8>, Unprintable> {
    let reader = || {
        ImageReader::new(Cursor::new(&bytes))
            .with_guessed_format()
            .map_err(|_| unreadable())
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(PictureMessage::Empty.into());
    }
    match reader()?.format() {
        Some(ImageFormat::Png | ImageFormat::Jpeg) => {}
        other => return svg_or_other(bytes, other),
    }
    let (width, height) = reader()?.into_dimensions().map_err(|_| cut_short())?;
    if u64::from(width) * u64::from(height) > MOST_POINTS {
        return Err(PictureMessage::TooLarge { width, height }.into());
    }
    let is_png = reader()?.format() == Some(ImageFormat::Png);
    let is_whole = if is_png { is_whole_png(&bytes) } else { is_whole_jpeg(&bytes) };
    if !is_whole {
        return Err(cut_short());
    }
    let mut reader = reader()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_POINTS * 8);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| cut_short())?;
    let orientation = decoder.orientation().map_err(|_| cut_short())?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| cut_short())?;
    picture.apply_orientation(orientation);
    if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture = picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Lanczos3);
    }
    encode(&picture, is_png)
}

/// A drawing stays one; edges and transparency of a PNG too. A photo becomes a photo.
fn encode(picture: &DynamicImage, is_png: bool) -> Result<Vec<u8>, Unprintable> {
    let mut bytes = Vec::new();
    let result = if is_png {
        DynamicImage::ImageRgba8(picture.to_rgba8()).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
    } else {
        let colours = picture.to_rgb8();
        colours.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))
    };
    result.map(|()| bytes).map_err(|_| unreadable())
}

/// What is no PNG and no JPEG: a drawing, or a picture of another kind, which is named.
fn svg_or_other(bytes: Vec<u8>, guessed: Option<ImageFormat>) -> Result<Vec<u8>, Unprintable> {
    let known = match guessed {
        Some(ImageFormat::WebP) => Some("WebP"),
        Some(ImageFormat::Gif) => Some("GIF"),
        Some(ImageFormat::Tiff) => Some("TIFF"),
        Some(ImageFormat::Bmp) => Some("BMP"),
        Some(ImageFormat::Ico) => Some("ICO"),
        Some(ImageFormat::Avif) => Some("AVIF"),
        _ => None,
    };
    let brand = bytes.get(4..12).unwrap_or_default();
    let is_heic = [b"heic", b"heix", b"hevc", b"mif1", b"msf1"]
        .iter()
        .any(|kind| brand.ends_with(*kind));
    let other = match known {
        None if brand.starts_with(b"ftyp") && is_heic => Some("HEIC"),
        None if bytes.starts_with(b"%PDF") => Some("PDF"),
        known => known,
    };
    match other {
        Some(format) => Err(PictureMessage::OtherFormat { format }.into()),
        None if bytes.starts_with(&[0x1f, 0x8b]) => Err(PictureMessage::PackedDrawing.into()),
        None => svg(bytes),
    }
}

fn svg(bytes: Vec<u8>) -> Result<Vec<u8>, Unprintable> {
    let Ok(text) = std::str::from_utf8(&bytes).map(str::to_lowercase) else {
        // The letters of »<svg«, each alone or with the nothing of UTF-16 between.
        let letters: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != 0).collect();
        let is_drawing = letters.windows(4).any(|four| four.eq_ignore_ascii_case(b"<svg"));
        return Err(if is_drawing {
            PictureMessage::DrawingNotUtf8.into()
        } else {
            unreadable()
        });
    };
    if !text.contains("<svg") {
        return Err(unreadable());
    }
    // Also with a prefix of a name space, as in <svg:image>.
    let holds = |element: &str| {
        text.split('<').any(|tag| {
            tag.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
                .next()
                .is_some_and(|name| name.rsplit(':').next() == Some(element))
        })
    };
    if holds("image") || holds("feimage") || text.contains("data:image") {
        return Err(PictureMessage::DrawingWithPhoto.into());
    }
    // As Typst reads it on the page: one that is nested too deep, or grows without end, is no drawing.
    match SvgImage::new(Bytes::new(bytes.clone())) {
        Ok(_) => Ok(bytes),
        Err(_) => Err(broken(&bytes)),
    }
}

/// The words that a drawing shows, in two ways to read them: its pieces as one row, and with a blank between; none of a photo.
pub fn words_of_drawing(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    let Ok(drawing) = roxmltree::Document::parse_with_options(text, options) else {
        return Vec::new();
    };
    let is_unseen = |name: &str| ["title", "desc", "metadata", "style", "script"].contains(&name);
    let pieces: Vec<&str> = drawing
        .descendants()
        .filter(|node| node.is_text() && !node.ancestors().any(|around| is_unseen(around.tag_name().name())))
        .filter_map(|node| node.text())
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    match pieces.is_empty() {
        true => Vec::new(),
        false => vec![pieces.concat(), pieces.join(" ")],
    }
}

/// Why a drawing cannot be drawn: by its XML, and the line of it; else by what it draws.
fn broken(bytes: &[u8]) -> Unprintable {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    match roxmltree::Document::parse_with_options(text, options) {
        Err(error) => PictureMessage::BrokenDrawing { line: error.pos().row }.into(),
        Ok(_) => PictureMessage::UndrawableDrawing.into(),
    }
}

fn cut_short() -> Unprintable {
    PictureMessage::CutShort.into()
}

fn unreadable() -> Unprintable {
    PictureMessage::Unreadable.into()
}
