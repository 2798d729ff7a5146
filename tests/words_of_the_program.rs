//! The program's own words and the sender's own lines tell nothing of anybody, though somebody protected works at a place that is
//! called so, or has their post sent there; in people's own sentences they are looked for as before.

mod support;

use support::{CASE, Municipality, swap};

/// Fields of the map, rows of the overview, indicators; and places that are called by common words alone.
const WORDS: [&str; 48] = [
    "Familie",
    "Slægt",
    "Fritid",
    "Arbejde/skole",
    "Arbejde",
    "Professionel",
    "Familie/pårørende",
    "Sagsbehandler (børne- og ungeområdet)",
    "Sagsbehandler",
    "Økonomisk sagsbehandler (ydelse)",
    "UU-vejleder",
    "Jobcenterkonsulent",
    "Støtte- og kontaktperson",
    "Behandlingspsykiatrien (sengeafsnit)",
    "Distriktspsykiatrien/lokalpsykiatrien",
    "Distriktspsykiatrien",
    "Misbrugskonsulent",
    "PPR-medarbejder",
    "SSP-medarbejder",
    "Uddannelsesinstitution",
    "Arbejdsgiver",
    "Egen læge",
    "Psykolog",
    "Kriminalforsorgen",
    "Bosted",
    "Frivillig",
    "Nabo",
    "Andre",
    "Psykisk velbefindende",
    "Fysisk velbefindende",
    "Hverdagsaktiviteter",
    "Sociale netværk",
    "Relationer",
    "Ansvar og forpligtelser",
    "Alkohol og stoffer",
    "Identitet og selvværd",
    "Håb og tillid",
    "Skole",
    "Skolen",
    "Støtte",
    "Skole og SFO",
    "Skole og hjem",
    "Netværket",
    "Kommune",
    "Tovholder",
    "Mødeleder",
    "Reflektør",
    "Tæt på",
];

const HELD: &str = "\
tidspunkt: 2026-11-03 16:00
sted: {navn: Medborgerhuset}
inviterede:
  - {person: mor, hvorfor: Du kender Sara, mundtligt inviteret: 2026-10-20}
referat:
  skrevet af: mette
  deltog: [mor, pia, jens, mette]
  temaer: [{emne: Hverdagen, drøftelser: [Vi talte om morgenen]}]
  godkendt af borgeren: 2026-11-10
  må sendes til: [mor]
vurdering:
  indikatorer: {relationer: 4, arbejde: 3}
";

#[test]
fn a_place_of_work_that_is_a_word_of_the_program_stops_no_paper() {
    let mut municipality = Municipality::new();
    for (index, words) in WORDS.chunks(12).enumerate() {
        let people = words.iter().enumerate().map(|(nth, word)| {
            format!(
                "  - id: p{nth}\n    navn: Person{} Nummersen\n    relation: ven\n    felt: fritid\n    afstand: 3\n    arbejdsplads: {word}\n    beskyttet adresse: ja\n",
                char::from(b'a' + u8::try_from(nth).expect("few"))
            )
        });
        let people: String = people.collect();
        let sag = swap(CASE, "streger:\n", &format!("{people}streger:\n"));
        municipality = municipality
            .case(&format!("2026-00{index}"))
            .file("sag.yaml", sag)
            .file("moede-1.yaml", HELD);
    }
    for command in ["alt", "netværkskort", "netværksoverblik", "status"] {
        let outcome = municipality.run([command, "sager"]);
        outcome.says_not("arbejdsplads står").succeeds();
    }
}

fn with_post_to_the_sender() -> Municipality {
    Municipality::sound()
        .with(
            "sag.yaml",
            "[Hemmelig Allé 77, 9999 Langtvæk]",
            "[Center for Socialpsykiatri, Rådhuspladsen 1, 8355 Solbjerg]",
        )
        .with("sag.yaml", "Det Skjulte Værksted", "Socialpsykiatrien i Solbjerg")
}

#[test]
fn the_senders_own_lines_are_no_leak_of_somebody_whose_post_goes_there() {
    let municipality = with_post_to_the_sender();
    municipality.run(["alt", FOLDER]).succeeds();
    municipality.run(["tjek", FOLDER]).succeeds();
}

#[test]
fn a_sentence_that_tells_it_is_still_stopped() {
    for text in ["Ida bor på Rådhuspladsen 1", "Vi skriver til Ida på Rådhuspladsen 1, 8355 Solbjerg"] {
        let told = with_post_to_the_sender().with("moede-1.yaml", "tema: Julen og tiden efter", &format!("tema: {text}"));
        told.run(["tjek", FOLDER]).fails(1).says("andres-oplysninger");
        told.run(["invitation", FOLDER]).fails(1);
    }
    // What the sender says in words of its own is looked at as every sentence.
    let acute = Municipality::new()
        .with("kommune.yaml", "telefon:", "akut: [\"Ring til Ida, Hemmelig Allé 77\"]\ntelefon:")
        .case("2026-001");
    acute.run(["alt", FOLDER]).fails(1).says("står i teksten");
}

/// What a run refuses for a word of the program's that stands in no file, `tjek` has said.
#[test]
fn what_is_refused_for_words_of_no_file_is_told_at_the_detail() {
    let municipality = Municipality::sound().with("sag.yaml", "Det Skjulte Værksted", "December");
    municipality.run(["invitation", FOLDER]).fails(1).says("arbejdsplads står");
    municipality
        .run(["tjek", FOLDER])
        .fails(1)
        .says("fejl[andres-oplysninger]")
        .says("sag.yaml:37");
}

const FOLDER: &str = "sager/2026-001";
