//! The mistakes in how a file is written, and what each name means: for `tjek --regler` and the guide.

/// The name of each, as it stands in messages, and what it says.
pub const SYNTAX_RULES: &[(&str, &str)] = &[
    (
        "yaml",
        "Linjen kan ikke læses. Se efter kolon, indrykning og anførselstegn dér og på linjen før.",
    ),
    (
        "ukendt-nøgle",
        "Ordet før kolon findes ikke her. Beskeden foreslår det, der nok var ment.",
    ),
    ("nøgle-mangler", "Noget, der skal stå her, mangler."),
    ("nøgle-to-gange", "Det samme ord før kolon står to gange. Slet det ene."),
    ("tom-værdi", "Der står ikke noget efter kolon."),
    ("tom-fil", "Filen er tom."),
    ("forkert-slags", "Her står en liste, hvor der skal stå en tekst, eller omvendt."),
    ("ukendt-ord", "Her kan kun stå bestemte ord. Beskeden nævner dem."),
    ("dato", "Datoen findes ikke eller er skrevet anderledes end 2026-02-05."),
    ("tidspunkt", "Dag og klokkeslæt skrives som 2026-02-05 14:00."),
    ("afstand", "Afstanden er et tal fra 1 til 5."),
    ("vinkel", "En vinkel på kortet er et tal fra 0 til 360."),
    ("forkert-tal", "Her skal stå et tal."),
    ("forkert-antal", "Listen har for få eller for mange led."),
    ("for-langt", "Teksten er for lang. Del den i flere punkter."),
    ("anførselstegn", "Teksten kan læses på to måder. Sæt den i anførselstegn."),
    ("ja-nej", "Her skal stå ja eller nej."),
    ("farve", "En farve skrives som \"#14506e\"."),
    ("forkert-id", "Et id er små bogstaver, tal og bindestreg."),
    (
        "usynligt-tegn",
        "Her står et tegn, der ikke kan ses. Slet det, og skriv ordet igen.",
    ),
    (
        "afkortet",
        "Resten af linjen efter # bliver ikke læst. Sæt teksten i anførselstegn.",
    ),
    ("nøgle-i-tekst", "En nøgle midt i en tekst virker ikke. Sæt den på sin egen linje."),
    (
        "komma-i-tekst",
        "Et komma mellem [ ] eller { } deler teksten. Sæt den i anførselstegn.",
    ),
    ("ikke-utf8", "Filen er gemt på en gammel måde. Gem den igen som UTF-8."),
    ("flere-dokumenter", "Der står --- midt i filen. Slet den linje."),
    ("fletning", "Tegnene << først på linjen kan ikke bruges."),
    (
        "ukendt-anker",
        "En stjerne først i teksten betyder noget særligt. Sæt teksten i anførselstegn.",
    ),
    ("for-indviklet", "Filen er for lang eller for indviklet til at blive læst."),
    ("fil", "Filen kan ikke åbnes."),
    (
        "fil-ligner",
        "Filen hedder næsten som en sag eller et møde, men læses ikke. Omdøb eller flyt den.",
    ),
    (
        "andres-oplysninger",
        "En tekst, der trykkes, fortæller andres adresse, nummer eller mail. Skriv den om.",
    ),
    ("møde-to-gange", "To filer har samme mødenummer."),
    (
        "ikke-set-efter",
        "Et tidligere møde kan ikke læses, så noget ved de senere er ikke set efter endnu.",
    ),
    (
        "skabelon",
        "En skabelon af jeres egne kan ikke bruges. Ret den, eller tag den ud af mappen.",
    ),
    ("tegn-uden-skrift", "Tegnet findes ikke i skrifterne. Skriv det på en anden måde."),
    ("kommune-mangler", "Der er ingen kommune.yaml i mappen eller over den."),
];
