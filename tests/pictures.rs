//! The looks of every paper in every language, kept under `tests/pictures/`: a small picture of each page.
//!
//! When pages are meant to change: `DIALOGDOK_PICTURES=accept cargo test --test pictures`, and look at the difference in Git.

#[path = "support/example_pages.rs"]
mod example_pages;
#[path = "support/picture.rs"]
mod picture;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use dialogdok::typeset::png;
use image::{Rgb, RgbImage};
use picture::{Difference, beside, compare, decode, encode};

/// Coarse enough to be kept in a repository, fine enough to tell a letter from another.
const DOTS_PER_INCH: f64 = 55.0;

/// What the kept pictures of all languages may take together, in bytes.
const ROOM: u64 = 8_100_000;

/// The folder of the kept pictures, with one folder for each language.
fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

/// The pictures of one language: those kept, and those that show what differs.
struct Gallery {
    kept: PathBuf,
    differences: PathBuf,
}

impl Gallery {
    /// Opens a language's pictures; differences of an earlier run are taken away.
    fn open(language: &str) -> Self {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let differences = target.with_file_name("picture-diffs").join(language);
        if differences.is_dir() {
            fs::remove_dir_all(&differences).expect("differences can be taken away");
        }
        Self {
            kept: kept().join(language),
            differences,
        }
    }

    /// The names of the pictures kept.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.kept).into_iter().flatten().flatten();
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    fn picture(&self, name: &str) -> Option<RgbImage> {
        fs::read(self.kept.join(name)).ok().map(|bytes| decode(&bytes))
    }

    /// What is wrong with the pages as they are now; each with a picture beside the kept one where there is something to see.
    fn complaints(&self, pages: &BTreeMap<String, RgbImage>) -> Vec<String> {
        let mut complaints = Vec::new();
        for (name, page) in pages {
            let kept = self.picture(name);
            let complaint = match kept.as_ref().map(|kept| compare(kept, page)) {
                None => "is a new page".to_owned(),
                Some(Difference::None) => continue,
                Some(Difference::Size) => "has another size".to_owned(),
                Some(Difference::Points(count)) => format!("differs in {count} points"),
            };
            write(&self.differences.join(name), &beside(kept.as_ref(), page));
            complaints.push(format!("{name} {complaint}"));
        }
        let gone = self.names().into_iter().filter(|name| !pages.contains_key(name));
        complaints.extend(gone.map(|name| format!("{name} is no page any more")));
        complaints
    }

    /// Keeps the pages as they are now. One that looks as it did keeps its bytes.
    fn accept(&self, pages: &BTreeMap<String, RgbImage>) {
        for name in self.names().iter().filter(|name| !pages.contains_key(*name)) {
            fs::remove_file(self.kept.join(name)).expect("a picture can be taken away");
        }
        for (name, page) in pages {
            let is_kept = self.picture(name).is_some_and(|kept| compare(&kept, page) == Difference::None);
            if !is_kept {
                write(&self.kept.join(name), page);
            }
        }
    }
}

/// How much the kept pictures take, in bytes. Those of another language may just be renewed.
fn size() -> u64 {
    let files = walkdir::WalkDir::new(kept())
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file());
    files.filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum()
}

fn write(path: &Path, picture: &RgbImage) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    fs::write(path, encode(picture)).expect("a picture can be written");
}

/// The pages of a language as they are now.
fn pages(language: &str) -> BTreeMap<String, RgbImage> {
    let look = |laid: &_| png(laid, DOTS_PER_INCH).expect("pages small enough");
    let mut pages = BTreeMap::new();
    for copy in example_pages::copies(language, look) {
        for (number, page) in (1..).zip(copy.pages) {
            let earlier = pages.insert(format!("{}_page-{number}.png", copy.name), decode(&page));
            assert!(earlier.is_none(), "two copies are called {}", copy.name);
        }
    }
    pages
}

/// Compares each page with the kept picture of it, or keeps it when that is asked for.
fn looks_as_kept(language: &str) {
    let gallery = Gallery::open(language);
    let pages = pages(language);
    if env::var("DIALOGDOK_PICTURES").is_ok_and(|asked| asked == "accept") {
        gallery.accept(&pages);
    }
    let complaints = gallery.complaints(&pages);
    assert!(
        complaints.is_empty(),
        "\nPages that do not look as they did ({language}):\n  {}\n\n\
         Look at the pictures of these names: the kept one, the new one, and in red where they differ. They lie in\n  {}\n\n\
         If the pages are meant to look like this, keep them so, and look at the difference in Git:\n  \
         DIALOGDOK_PICTURES=accept cargo test --test pictures\n\
         If not, the change that brought it about is to be put right.\n",
        complaints.join("\n  "),
        gallery.differences.display()
    );
    let size = size();
    assert!(size <= ROOM, "the kept pictures take {size} bytes, and may take {ROOM}");
}

#[test]
fn in_danish() {
    looks_as_kept("da");
}

#[test]
fn in_bokmaal() {
    looks_as_kept("nb");
}

#[test]
fn in_english() {
    looks_as_kept("en");
}

mod what_counts_as_a_difference {
    use super::*;

    /// A page with a black line of three points' height.
    fn page(width: u32, ink: [u8; 3], line_at: u32) -> RgbImage {
        RgbImage::from_fn(width, 60, |x, y| {
            let is_line = (10..30).contains(&x) && (line_at..line_at + 3).contains(&y);
            Rgb(if is_line { ink } else { [255; 3] })
        })
    }

    #[test]
    fn rounding_does_not() {
        assert_eq!(compare(&page(40, [0; 3], 20), &page(40, [4; 3], 20)), Difference::None);
    }

    #[test]
    fn a_few_points_at_an_edge_do_not() {
        let mut other = page(40, [0; 3], 20);
        (10..14).for_each(|x| other.put_pixel(x, 19, Rgb([90; 3])));
        assert_eq!(compare(&page(40, [0; 3], 20), &other), Difference::None);
    }

    #[test]
    fn another_colour_does() {
        let red = page(40, [40, 0, 0], 20);
        assert_eq!(compare(&page(40, [0; 3], 20), &red), Difference::Points(60));
    }

    #[test]
    fn a_move_by_one_point_does() {
        assert_eq!(compare(&page(40, [0; 3], 20), &page(40, [0; 3], 21)), Difference::Points(40));
    }

    #[test]
    fn another_size_does() {
        assert_eq!(compare(&page(40, [0; 3], 20), &page(41, [0; 3], 20)), Difference::Size);
    }

    #[test]
    fn keeping_a_picture_does_not() {
        for shade in 0..=255 {
            let page = RgbImage::from_pixel(30, 30, Rgb([shade, 255 - shade, 128]));
            assert_eq!(compare(&decode(&encode(&page)), &page), Difference::None, "{shade}");
        }
    }

    #[test]
    fn more_than_twenty_of_255_in_one_channel_always_do() {
        for shade in 0..=255 - 21 {
            let (one, other) = ([200, shade, 9], [200, shade + 21, 9]);
            let [one, other] = [one, other].map(|colour| RgbImage::from_pixel(30, 30, Rgb(colour)));
            assert_eq!(compare(&decode(&encode(&one)), &other), Difference::Points(900), "{shade}");
        }
    }

    #[test]
    fn it_is_shown_in_red_beside_both() {
        let shown = beside(Some(&page(40, [0; 3], 20)), &page(40, [0; 3], 21));
        let red = shown.enumerate_pixels().filter(|(_, _, point)| **point == picture::DIFFERS);
        let columns: Vec<u32> = red.map(|(x, ..)| x).collect();
        assert_eq!(columns.len(), 40);
        assert!(columns.iter().all(|x| *x >= 2 * 40), "{columns:?}");
    }
}
