//! Pictures whose files were cut short on the way: refused with their place, and never printed half grey.

mod support;

use std::io::Cursor;

use dialogdok::typeset::safe;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use support::Municipality;

/// A picture with something in every corner, so that its end holds data.
fn picture(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let value = |n: u32| u8::try_from(n % 256).unwrap_or(0);
        Rgb([value(x * 37 + y), value(y * 91 + x * x), value(x * y)])
    })
}

fn jpeg(width: u32, height: u32, quality: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture(width, height)
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, quality))
        .expect("a JPEG");
    bytes
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb8(picture(width, height))
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .expect("a PNG");
    bytes
}

/// A JPEG with a small picture of its own in it, as cameras write.
fn with_small_picture(whole: &[u8]) -> Vec<u8> {
    let small = jpeg(16, 16, 60);
    let length = u16::try_from(small.len() + 8).expect("a short segment").to_be_bytes();
    [&whole[..2], &[0xff, 0xe1], &length, b"Exif\0\0", &small, &whole[2..]].concat()
}

/// Each picture with its kind; the second half was not looked at while the guard was made.
fn pictures() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("JPEG", jpeg(48, 32, 90)),
        ("JPEG of one point", jpeg(1, 1, 90)),
        ("JPEG with a small one", with_small_picture(&jpeg(40, 40, 80))),
        ("PNG", png(24, 20)),
        ("coarse JPEG", jpeg(120, 15, 20)),
        ("fine JPEG with a small one", with_small_picture(&jpeg(33, 17, 100))),
        ("narrow PNG", png(3, 90)),
        ("PNG of one point", png(1, 1)),
    ]
}

#[test]
fn a_picture_cut_at_any_byte_is_refused() {
    let (mut asked, mut wrong) = (0, Vec::new());
    for (kind, whole) in pictures() {
        assert!(safe(whole.clone()).is_ok(), "{kind}");
        for length in 0..whole.len() {
            asked += 1;
            if safe(whole[..length].to_vec()).is_ok() {
                wrong.push(format!("{kind}: {length} of {}", whole.len()));
            }
        }
    }
    assert!(asked > 5_000 && wrong.is_empty(), "{} of {asked}: {wrong:?}", wrong.len());
}

#[test]
fn what_stands_behind_a_picture_s_end_is_no_harm() {
    for (kind, whole) in pictures() {
        for more in [&b"\0\0\0\0"[..], b"\r\n", b"made by a camera", &whole[..10]] {
            assert!(safe([&whole, more].concat()).is_ok(), "{kind}");
        }
    }
}

#[test]
fn tjek_names_the_line_of_a_picture_that_is_cut_short() {
    let whole = jpeg(64, 64, 90);
    let with = |bytes: &[u8]| {
        Municipality::sound().file("billeder/mor.jpg", bytes).with(
            "sag.yaml",
            "relation: mor\n",
            "relation: mor\n    billede: billeder/mor.jpg\n",
        )
    };
    with(&whole).run(["tjek", "sager/2026-001"]).fails(0).says_not("ikke helt");
    for length in [whole.len() - 1, whole.len() / 2, whole.len() * 9 / 10, 300] {
        let municipality = with(&whole[..length]);
        let outcome = municipality.run(["tjek", "sager/2026-001"]);
        outcome.fails(1).says("billeder/mor.jpg").says("ikke helt").says("sag.yaml:19");
    }
}
