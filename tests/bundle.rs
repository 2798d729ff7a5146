//! `--samlet`: all papers of a run as one file to print. The papers that were made one by one are the judges: the bundle holds their
//! pages, in the order of envelopes, each on sheets of its own.

mod support;

use support::{Municipality, Outcome, pdf};

/// The bundle and the papers that stand in it, in its order.
struct Printed {
    bytes: Vec<u8>,
    papers: Vec<(String, Vec<u8>)>,
}

fn printed(outcome: &Outcome<'_>, bundle: &str, papers: &[&str]) -> Printed {
    outcome.made(bundle);
    Printed {
        bytes: outcome.bytes(bundle),
        papers: papers.iter().map(|path| ((*path).to_owned(), outcome.bytes(path))).collect(),
    }
}

impl Printed {
    /// Each paper begins on a front page, has the same pages as by itself, and ends with a blank back of its own size where it
    /// needs one. No page says more or less.
    fn holds_each_paper_on_sheets_of_its_own(&self) -> &Self {
        let (texts, sizes) = (pdf::text_of_pages(&self.bytes), pdf::sizes(&self.bytes));
        let mut page = 0_usize;
        for (path, bytes) in &self.papers {
            assert!(page.is_multiple_of(2), "{path} begins on page {}", page + 1);
            let own = pdf::text_of_pages(bytes);
            let own_sizes = pdf::sizes(bytes);
            for (text, size) in own.iter().zip(&own_sizes) {
                assert_eq!(&texts[page], text, "{path}, page {} of the bundle", page + 1);
                assert_eq!(sizes[page], *size, "{path}, page {} of the bundle", page + 1);
                page += 1;
            }
            if page % 2 == 1 && page < texts.len() {
                assert_eq!(texts[page].trim(), "", "the back of {path}");
                assert_eq!(sizes[page], own_sizes[own_sizes.len() - 1], "the back of {path}");
                page += 1;
            }
        }
        assert_eq!(page, texts.len());
        self
    }

    fn bookmarks(&self) -> Vec<String> {
        pdf::bookmarks(&self.bytes)
            .into_iter()
            .map(|(title, page)| {
                assert!(page % 2 == 1, "»{title}« leads to page {page}");
                title
            })
            .collect()
    }
}

#[test]
fn the_letters_of_a_meeting_come_reader_by_reader_and_the_call_list_last() {
    let municipality = Municipality::example();
    let outcome = municipality.run_list(&["invitation", "sager/2026-014/moede-4.yaml", "--samlet", "--dato", support::TODAY]);
    let printed = printed(
        outcome.succeeds(),
        "2026-014/moede-4/samlet.pdf",
        &[
            "2026-014/moede-4/invitation-borger.pdf",
            "2026-014/moede-4/invitation-ida.pdf",
            "2026-014/moede-4/invitation-bent.pdf",
            "2026-014/moede-4/invitation-chef.pdf",
            "2026-014/moede-4/ringeliste.pdf",
        ],
    );
    printed.holds_each_paper_on_sheets_of_its_own();
    let bookmarks = printed.bookmarks();
    assert_eq!(bookmarks.len(), 5);
    assert!(
        bookmarks[0].starts_with("Invitation til ") && bookmarks[0].ends_with(" · møde 4"),
        "{bookmarks:?}"
    );
    assert_eq!(bookmarks[4], "Ringeliste · møde 4");
}

#[test]
fn everything_of_a_case_comes_as_it_goes_into_envelopes() {
    let municipality = Municipality::example();
    let outcome = municipality.run_list(&["alt", "sager/2026-014", "--samlet", "--dato", support::TODAY]);
    let bytes = outcome.succeeds().made("2026-014/samlet.pdf").bytes("2026-014/samlet.pdf");
    let titles: Vec<String> = pdf::bookmarks(&bytes).into_iter().map(|(title, _)| title).collect();
    let kind = |title: &str| title.split([' ']).next().unwrap_or_default().to_owned();
    // The borger's own first, the letter on top; what several share after the last letter; the call list last of all.
    assert_eq!(kind(&titles[0]), "Invitation", "{titles:?}");
    assert_eq!(kind(&titles[1]), "Referat", "{titles:?}");
    assert!(titles[1].ends_with(" · møde 1"), "{titles:?}");
    let last_of_a_reader = titles.iter().rposition(|t| t.contains(" til ")).expect("letters");
    let shared = &titles[last_of_a_reader + 1..];
    assert_eq!(
        shared.iter().map(|t| kind(t)).collect::<Vec<_>>(),
        [
            "Netværksoverblik",
            "Netværkskort",
            "Status",
            "Mødemappe",
            "Refleksion",
            "Refleksion",
            "Refleksion",
            "Ringeliste"
        ],
        "{titles:?}"
    );
    // Papers of one reader stand together.
    let readers: Vec<&str> = titles[..=last_of_a_reader]
        .iter()
        .filter_map(|t| t.split(" til ").nth(1)?.split(" · ").next())
        .collect();
    let mut once = readers.clone();
    once.dedup();
    once.sort_unstable();
    let count = once.len();
    once.dedup();
    assert_eq!(once.len(), count, "{titles:?}");
    // Everything that is a page is in it.
    let pages = outcome
        .paths()
        .into_iter()
        .filter(|p| p.ends_with(".pdf") && !p.ends_with("samlet.pdf"));
    assert_eq!(titles.len(), pages.count());
}

#[test]
fn the_map_lies_on_a_large_sheet_of_its_own() {
    let municipality = Municipality::example();
    let outcome = municipality.run_list(&["alt", "sager/2026-014", "--samlet", "--dato", support::TODAY]);
    let sizes = pdf::sizes(&outcome.succeeds().bytes("2026-014/samlet.pdf"));
    let large: Vec<usize> = sizes
        .iter()
        .enumerate()
        .filter(|(_, size)| **size == (420, 297))
        .map(|(page, _)| page)
        .collect();
    assert!(
        !large.is_empty() && large.len().is_multiple_of(2) && large[0].is_multiple_of(2),
        "{large:?}"
    );
}

#[test]
fn several_cases_lie_in_one_file_with_the_call_lists_last() {
    let municipality = Municipality::example();
    let outcome = municipality.run_list(&["alt", "sager", "--samlet", "--dato", support::TODAY]);
    let bookmarks = pdf::bookmarks(&outcome.succeeds().made("samlet.pdf").bytes("samlet.pdf"));
    let titles: Vec<&str> = bookmarks.iter().map(|(title, _)| title.as_str()).collect();
    assert!(
        titles.iter().all(|t| t.starts_with("20")),
        "each says of which case it is: {titles:?}"
    );
    let first_call_list = titles.iter().position(|t| t.contains("Ringeliste")).expect("call lists");
    assert!(titles[first_call_list..].iter().all(|t| t.contains("Ringeliste")), "{titles:?}");
    assert!(outcome.out.trim_end().ends_with("samlet.pdf"));
}

#[test]
fn the_papers_themselves_are_the_same_bytes_with_it_and_without() {
    let municipality = Municipality::example();
    municipality.run(["alt", "sager", "--ud", "uden"]).succeeds();
    municipality
        .run_list(&["alt", "sager", "--ud", "med", "--samlet", "--dato", support::TODAY])
        .succeeds();
    let mut with = support::files(&municipality.path().join("med"));
    assert!(with.remove("samlet.pdf").is_some());
    assert!(with == support::files(&municipality.path().join("uden")));
}

#[test]
fn each_paper_keeps_its_language() {
    let municipality = Municipality::example()
        .outside()
        .with("sager/2026-014/sag.yaml", "navn: Bent", "sprog: en\n    navn: Bent");
    let outcome = municipality.run_list(&["invitation", "sager/2026-014/moede-4.yaml", "--samlet", "--dato", support::TODAY]);
    let (own, parts) = pdf::languages(&outcome.succeeds().bytes("2026-014/moede-4/samlet.pdf"));
    assert_eq!(own, "da");
    assert!(parts.contains(&"en".to_owned()), "{parts:?}");
}

#[test]
fn the_forms_come_in_one_file_too() {
    let municipality = Municipality::example();
    let outcome = municipality.run_list(&["blanketter", "--samlet", "--dato", support::TODAY]);
    let papers: Vec<String> = outcome.succeeds().paths();
    let (last, papers) = papers.split_last().expect("files");
    assert_eq!(last, "blanketter/samlet.pdf");
    let papers: Vec<&str> = papers.iter().map(String::as_str).collect();
    printed(&outcome, last, &papers).holds_each_paper_on_sheets_of_its_own();
}

#[test]
fn a_paper_that_is_refused_is_not_in_it_and_none_at_all_make_no_file() {
    let municipality = Municipality::sound().with("sag.yaml", "  samtykke: ", "  # samtykke: ");
    let outcome = municipality.run_list(&["invitation", "sager/2026-001/moede-1.yaml", "--samlet", "--dato", support::TODAY]);
    outcome.fails(1).made_not("2026-001/moede-1/samlet.pdf");
}

#[test]
fn a_template_that_is_a_script_makes_its_paper_and_is_told_of() {
    let script =
        "#import \"shared/house.typ\": *\n#let view = json(\"/data.json\")\n#show: sheet.with(view, texts(view.lang), \"Eget\")\n= Eget\n";
    let municipality = Municipality::sound().outside().file("egne/overview.typ", script);
    let outcome = municipality.run_list(&[
        "netværksoverblik",
        "sager/2026-001",
        "--skabeloner",
        "egne",
        "--samlet",
        "--dato",
        support::TODAY,
    ]);
    outcome
        .fails(1)
        .made("2026-001/netvaerksoverblik.pdf")
        .made_not("2026-001/samlet.pdf")
        .says("overview.typ er et dokument for sig");
}

#[test]
fn a_bundle_of_papers_that_were_made_anew_is_told_of() {
    let municipality = Municipality::sound();
    let meeting = "sager/2026-001/moede-1.yaml";
    municipality
        .run_list(&["invitation", meeting, "--samlet", "--dato", support::TODAY])
        .succeeds()
        .made("2026-001/moede-1/samlet.pdf");
    municipality.run(["invitation", meeting]).succeeds().says_not("samlet.pdf");
    let municipality = municipality.with("moede-1.yaml", "2026-12-03 16:00", "2026-12-10 15:00");
    municipality.run(["invitation", meeting]).succeeds().says("samlet.pdf");
    // Until it is made anew too, or goes; the next run, which makes nothing, says so as well.
    municipality.run(["invitation", meeting]).succeeds().says("samlet.pdf");
    municipality
        .run_list(&["invitation", meeting, "--samlet", "--dato", support::TODAY])
        .succeeds()
        .says_not("papirer fra før");
    municipality.run(["invitation", meeting]).succeeds().says_not("samlet.pdf");
    // A bundle of several cases, when one of them may send nothing any more.
    municipality
        .run_list(&["alt", "sager", "--samlet", "--dato", support::TODAY])
        .succeeds();
    let withdrawn = municipality.with(
        "sag.yaml",
        "samtykke: 2026-10-10",
        "samtykke: 2026-10-10\n  samtykke trukket: 2026-11-20",
    );
    withdrawn.run(["alt", "sager"]).says("samlet.pdf");
}
