//! Pictures reach a paper without what the camera wrote into them, and none is too large to try.

use std::io::Cursor;

use dialogdok::typeset::safe;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// Latitude, longitude and a comment, as a telephone writes them: found again by these bytes.
const SECRETS: [&[u8]; 2] = [b"GPS-55.6761N", b"Hos Ida paa Tranevaenget"];

fn photo(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 2 && y < height / 2 {
            Rgb([200, 30, 30])
        } else {
            Rgb([30, 30, 200])
        }
    })
}

fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture
        .write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 90))
        .expect("a JPEG");
    bytes
}

/// A JPEG segment.
fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).expect("a short segment").to_be_bytes();
    [&[0xff, marker], &length[..], content].concat()
}

/// EXIF (TIFF, big-endian) with the orientation tag and a maker's text.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.push(orientation);
    tiff.extend([0, 0, 0, 0, 0, 0]);
    tiff.extend(SECRETS[0]);
    tiff
}

fn from_a_telephone(orientation: u8) -> Vec<u8> {
    let plain = jpeg(&photo(80, 40));
    let mut bytes = plain[..2].to_vec();
    bytes.extend(segment(0xe1, &exif(orientation)));
    bytes.extend(segment(0xfe, SECRETS[1]));
    bytes.extend(&plain[2..]);
    bytes
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|w| w == part)
}

#[test]
fn what_the_camera_wrote_is_gone() {
    let given = from_a_telephone(1);
    let made = safe(given.clone()).expect("a picture");
    for secret in SECRETS {
        assert!(holds(&given, secret), "the test holds it");
        assert!(!holds(&made, secret));
    }
    assert!(!holds(&made, b"Exif"));
    assert_eq!(safe(given.clone()), safe(given), "the same bytes each time");
}

#[test]
fn a_photo_taken_on_its_side_stands_upright() {
    let made = safe(from_a_telephone(6)).expect("a picture");
    let picture = image::load_from_memory(&made).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (40, 80));
    // Turned a quarter clockwise, the red corner is at the top right.
    let corner = picture.to_rgb8().get_pixel(36, 4).0;
    assert!(corner[0] > 150 && corner[2] < 100, "{corner:?}");
}

#[test]
fn a_large_photo_is_made_small_and_keeps_its_shape() {
    let made = safe(jpeg(&photo(3_000, 1_500))).expect("a picture");
    let picture = image::load_from_memory(&made).expect("a picture");
    assert_eq!((picture.width(), picture.height()), (900, 450));
}

#[test]
fn a_png_keeps_its_transparency_and_loses_its_texts() {
    let mut bytes = Vec::new();
    DynamicImage::new_rgba8(20, 10)
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png)
        .expect("a PNG");
    // A tEXt chunk after the header; its check sum is not asked for, since nobody reads it.
    let text = b"Comment\0Hos Ida paa Tranevaenget";
    let mut chunk = u32::try_from(text.len()).expect("short").to_be_bytes().to_vec();
    chunk.extend(b"tEXt");
    chunk.extend(text);
    chunk.extend(crc(&chunk[4..]).to_be_bytes());
    let given = [&bytes[..33], &chunk, &bytes[33..]].concat();
    assert!(holds(&given, SECRETS[1]));
    let made = safe(given).expect("a picture");
    assert!(!holds(&made, SECRETS[1]));
    assert_eq!(
        image::load_from_memory(&made).expect("a picture").to_rgba8().get_pixel(0, 0).0[3],
        0
    );
}

/// PNG's check sum (ISO 15948, annex D).
fn crc(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
    }
    !sum
}

#[test]
fn a_picture_of_a_size_nobody_prints_is_refused_before_it_is_decoded() {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(200_000_u32.to_be_bytes());
    bytes.extend(200_000_u32.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0]);
    let sum = crc(&bytes[12..29]);
    bytes.extend(sum.to_be_bytes());
    bytes.extend(b"\0\0\0\0IDAT\x35\xaf\x06\x1e\0\0\0\0IEND\xae\x42\x60\x82");
    let refused = safe(bytes).expect_err("too large");
    assert!(refused.what.contains("er for stort: 200000 × 200000 punkter"), "{}", refused.what);
}

#[test]
fn a_drawing_is_kept_and_one_with_a_photo_in_it_is_refused() {
    let drawing = br#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle r="5"/></svg>"#;
    assert_eq!(safe(drawing.to_vec()), Ok(drawing.to_vec()));
    for photo in [
        r#"<svg><image href="data:image/jpeg;base64,AAAA"/></svg>"#,
        r#"<svg:svg><svg:image/></svg:svg>"#,
        "<svg><feImage/></svg>",
    ] {
        assert!(safe(photo.into()).expect_err("a photo").what.contains("foto"), "{photo}");
    }
    for broken in [&b"\x89PNG\r\n\x1a\nnothing"[..], b"\xff\xd8\xff", b"", b"GIF89a", b"hej"] {
        assert!(safe(broken.to_vec()).is_err());
    }
}

#[test]
fn what_is_wrong_with_a_picture_is_told_by_its_kind() {
    let sound = jpeg(&photo(80, 40));
    let utf16: Vec<u8> = "<svg/>".bytes().flat_map(|byte| [byte, 0]).collect();
    let utf16 = [&[0xff, 0xfe][..], &utf16].concat();
    let webp = b"RIFF\x24\0\0\0WEBPVP8 ".to_vec();
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0".to_vec();
    let namespace = "xmlns=\"http://www.w3.org/2000/svg\"";
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (Vec::new(), "tom fil"),
        (b" \n".to_vec(), "tom fil"),
        (webp, "WebP"),
        (heic, "HEIC"),
        (b"GIF89a\x01\0\x01\0".to_vec(), "GIF"),
        (b"%PDF-1.7".to_vec(), "PDF"),
        (sound[..sound.len() / 3].to_vec(), "ikke helt"),
        (vec![0x1f, 0x8b, 8, 0], "pakket tegning"),
        (utf16, "UTF-8"),
        (
            format!("<svg {namespace} width=\"9\" height=\"9\">\n<rect>\n</svg>").into_bytes(),
            "på linje 3",
        ),
        (b"hej".to_vec(), "kan ikke læses som"),
    ];
    for (bytes, says) in cases {
        let refused = safe(bytes).expect_err(says);
        assert!(refused.what.contains(says), "{says}: {}", refused.what);
        assert!(!refused.remedy.is_empty(), "{says}");
    }
}
