//! The command line, in Danish. Every command and option has its ASCII spelling too.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::paper_command::{PaperCommand, ascii};
use crate::case::Way;
use crate::case::value::read_date;
use crate::documents::Paper;
use crate::messages::{CommandMessage, ProgrammeMessage};
use crate::programme::Period;

pub(super) const HELP: &str = "\
{about}

Brug: {usage}

{all-args}{after-help}";

/// Papirerne i Åben Dialog
#[derive(Debug, Parser)]
#[command(
    name = "dialogdok",
    version,
    about = "Laver papirerne i Åben Dialog ud fra sagens YAML-filer: invitationer, netværksoverblik og mere.",
    after_help = "Eksempel:\n  dialogdok invitation data/sager/2026-014/moede-4.yaml\n\nSkriv »dialogdok KOMMANDO --help« for at se mere om en kommando.",
    help_template = HELP,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_value_name = "KOMMANDO",
    subcommand_help_heading = "Kommandoer",
    subcommand_required = false,
    arg_required_else_help = false
)]
pub struct Line {
    /// None: the desk.
    #[command(subcommand)]
    pub command: Option<Command>,
    #[arg(long, short, global = true, action = clap::ArgAction::Help, help = "Vis denne hjælp", help_heading = "Andet")]
    help: Option<bool>,
    #[arg(long, action = clap::ArgAction::Version, help = "Vis programmets version", help_heading = "Andet")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    Papers(PaperCommand),
    #[command(name = "program", about = "Programmet som helhed, til ledere: ingen kan genkendes", help_template = HELP)]
    Programme(ProgrammeArgs),
    #[command(name = "blanketter", about = "Tomme blanketter til at udfylde i hånden, og arket om Åben Dialog", help_template = HELP)]
    Forms(FormsArgs),
    #[command(name = "alt", about = "Alt, hvad der skal laves nu, for en hel mappe af sager", help_template = HELP)]
    Everything(Documents),
    #[command(name = "sendt", about = "Skriver op, hvad der er sendt, og gemmer papirerne, som de var", help_template = HELP)]
    Sent(SentArgs),
    #[command(name = "glem", about = "Sletter alt om et forløb, når det ikke skal gemmes længere", help_template = HELP)]
    Forget(ForgetArgs),
    #[command(name = "tjek", about = "Ser filerne efter og laver intet", help_template = HELP)]
    Check(CheckArgs),
    #[command(name = "vis", about = "Siden ved siden af filen: følger med i browseren, mens du skriver", help_template = HELP)]
    Preview(PreviewArgs),
    #[command(name = "åbn", alias = "aabn", about = "Skrivebordet i browseren: skriv og se papirerne uden at røre en fil. Også uden en kommando", help_template = HELP)]
    Desk(DeskArgs),
    #[command(name = "hjælp", alias = "hjaelp", alias = "help", about = "Viser, hvad programmet kan, eller hvad der kan skrives efter en kommando", help_template = HELP)]
    Help {
        #[arg(value_name = "KOMMANDO", help = "Kommandoen, fx ny eller invitation", help_heading = "Hvad")]
        command: Vec<String>,
    },
    #[command(name = "ny", about = "En fil at udfylde", help_template = HELP, arg_required_else_help = false, disable_help_subcommand = true, subcommand_value_name = "SLAGS", subcommand_help_heading = "Slags")]
    New {
        #[command(subcommand)]
        what: New,
    },
    #[command(name = "skema", about = "JSON-skemaer til editorer, for de tre slags filer", help_template = HELP)]
    Schema(Out),
    #[command(name = "fuldfør", alias = "fuldfoer", about = "Fuldførelse af kommandoer i bash, zsh, fish eller powershell", help_template = HELP)]
    Completions {
        #[arg(
            value_name = "SKAL",
            value_enum,
            hide_possible_values = true,
            help = "bash, zsh, fish eller powershell"
        )]
        shell: clap_complete::Shell,
    },
    #[command(name = "manual", about = "Programmets manualside (man)", help_template = HELP)]
    Manual,
    #[command(name = "skabeloner", about = "De indbyggede skabeloner og tekster, til at rette i", help_template = HELP)]
    Templates(TemplateArgs),
}

#[derive(Debug, Subcommand)]
pub enum New {
    #[command(name = "kommune", about = "kommune.yaml: afsenderen", help_template = HELP)]
    Municipality {
        #[arg(
            value_name = "STI",
            default_value = "kommune.yaml",
            hide_default_value = true,
            help = "Filen eller mappen [kommune.yaml]"
        )]
        path: PathBuf,
    },
    #[command(name = "sag", about = "En mappe til et nyt forløb, med sag.yaml", help_template = HELP)]
    Case {
        #[arg(value_name = "STI", help = "Mappen til sagen, fx data/sager/2026-031", help_heading = "Hvad")]
        path: PathBuf,
    },
    #[command(name = "møde", alias = "moede", about = "Det næste møde i en sag", help_template = HELP)]
    Meeting {
        #[arg(value_name = "STI", help = "Sagens mappe, eller filen moede-N.yaml", help_heading = "Hvad")]
        path: PathBuf,
    },
}

/// What `--samlet` is for.
const BUNDLED: &str = "Også alle papirerne i én fil til at printe, samlet.pdf, i kuverternes rækkefølge";

/// Options of all commands that make documents.
#[derive(Clone, Debug, Args)]
pub struct Documents {
    #[arg(
        value_name = "STI",
        required = true,
        help = "Et møde (moede-N.yaml), en sags mappe eller en mappe med sager",
        help_heading = "Hvad"
    )]
    pub paths: Vec<PathBuf>,
    #[arg(
        long = "ud",
        value_name = "MAPPE",
        default_value = "ud",
        hide_default_value = true,
        help = "Hvor dokumenterne lægges [ud]",
        help_heading = "Valg"
    )]
    pub out: PathBuf,
    #[command(flatten)]
    pub common: Common,
    #[arg(long = "kladde", help = "Skriv KLADDE hen over siderne", help_heading = "Valg")]
    pub draft: bool,
    #[arg(long = "samlet", help = BUNDLED, help_heading = "Valg")]
    pub bundled: bool,
    #[arg(
        long = "til",
        value_name = "PERSON",
        help = "Kun denne persons eksemplar (id, eller borger)",
        help_heading = "Valg"
    )]
    pub only: Option<String>,
    #[arg(
        long = "del",
        value_name = "N/M",
        value_parser = share,
        help = "Kun den N'te af M lige dele af sagerne, fx 2/8",
        help_heading = "Valg"
    )]
    pub share: Option<(u32, u32)>,
}

/// Options of the map alone.
#[derive(Clone, Debug, Args)]
pub struct MapArgs {
    #[arg(
        long = "format",
        value_name = "FORMATER",
        value_enum,
        value_delimiter = ',',
        hide_possible_values = true,
        help = "Også svg, png eller json, ved siden af PDF'en: svg,png,json",
        help_heading = "Valg"
    )]
    pub forms: Vec<MapForm>,
    #[arg(long = "siden", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help = "Vis, hvem der er kommet til og gået siden den dag", help_heading = "Valg")]
    pub since: Option<NaiveDate>,
    #[arg(
        long = "portrætter",
        alias = "portraetter",
        help = "Vis billeder (»billede« i sag.yaml) i stedet for tegn",
        help_heading = "Valg"
    )]
    pub portraits: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum MapForm {
    Pdf,
    Svg,
    Png,
    Json,
}

/// Options of the forms, which belong to no case.
#[derive(Clone, Debug, Args)]
pub struct FormsArgs {
    #[arg(
        long = "ud",
        value_name = "MAPPE",
        default_value = "ud",
        hide_default_value = true,
        help = "Hvor mappen blanketter lægges [ud]",
        help_heading = "Valg"
    )]
    pub out: PathBuf,
    #[command(flatten)]
    pub common: Common,
    #[arg(long = "kladde", help = "Skriv KLADDE hen over siderne", help_heading = "Valg")]
    pub draft: bool,
    #[arg(long = "samlet", help = BUNDLED, help_heading = "Valg")]
    pub bundled: bool,
}

/// Options that are about how files are read.
#[derive(Clone, Debug, Args)]
pub struct Common {
    #[arg(
        long = "kommune",
        value_name = "FIL",
        help = "En anden kommune.yaml end den nærmeste",
        help_heading = "Valg"
    )]
    pub municipality: Option<PathBuf>,
    #[arg(
        long = "skabeloner",
        value_name = "MAPPE",
        help = "Egne skabeloner og tekster",
        help_heading = "Valg"
    )]
    pub templates: Option<PathBuf>,
    #[arg(
        long = "sprog",
        value_name = "SPROG",
        help = "Dokumenternes sprog: da, nb eller en",
        help_heading = "Valg"
    )]
    pub language: Option<String>,
    #[arg(long = "dato", value_name = "ÅÅÅÅ-MM-DD", value_parser = date, help = "Dokumenternes dato [i dag]", help_heading = "Valg")]
    pub date: Option<NaiveDate>,
}

#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    #[arg(
        value_name = "STI",
        required_unless_present = "rules",
        help = "Et møde, en sag eller en mappe med sager",
        help_heading = "Hvad"
    )]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub common: Common,
    #[arg(
        long = "format",
        value_name = "FORMAT",
        value_enum,
        default_value = "tekst",
        hide_possible_values = true,
        hide_default_value = true,
        help = "tekst eller json [tekst]",
        help_heading = "Valg"
    )]
    pub format: CheckFormat,
    #[arg(long = "regler", help = "Vis alle regler", help_heading = "Valg")]
    pub rules: bool,
}

/// Options of the record of what has been sent.
#[derive(Clone, Debug, Args)]
pub struct SentArgs {
    /// The meetings or cases.
    #[arg(
        value_name = "STI",
        required = true,
        help = "Et møde (moede-N.yaml) eller en sags mappe",
        help_heading = "Hvad"
    )]
    pub paths: Vec<PathBuf>,
    /// `--til`
    #[arg(
        long = "til",
        value_name = "PERSON",
        help = "Kun denne persons (id, eller borger)",
        help_heading = "Valg"
    )]
    pub only: Option<String>,
    /// `--papir`
    #[arg(
        long = "papir",
        value_name = "NAVN",
        value_parser = paper,
        help = "Kun dette papir, fx invitation eller status [breve og referater]",
        help_heading = "Valg"
    )]
    pub paper: Option<Paper>,
    /// `--måde`
    #[arg(
        long = "måde",
        alias = "maade",
        value_name = "MÅDE",
        value_parser = way,
        default_value = "brev",
        hide_default_value = true,
        help = "brev, \"digital post\", afleveret eller telefon [brev]",
        help_heading = "Valg"
    )]
    pub way: Way,
    /// `--fortryd`
    #[arg(long = "fortryd", help = "Fortryd det sidste, der blev skrevet op", help_heading = "Valg")]
    pub take_back: bool,
    /// `--ud`
    #[arg(
        long = "ud",
        value_name = "MAPPE",
        default_value = "ud",
        hide_default_value = true,
        help = "Hvor dokumenterne ligger [ud]",
        help_heading = "Valg"
    )]
    pub out: PathBuf,
    /// How files are read.
    #[command(flatten)]
    pub common: Common,
}

/// Options of forgetting a forløb.
#[derive(Clone, Debug, Args)]
pub struct ForgetArgs {
    /// The case's folder.
    #[arg(value_name = "STI", help = "Sagens mappe", help_heading = "Hvad")]
    pub path: PathBuf,
    /// `--ja`
    #[arg(long = "ja", help = "Slet uden at spørge", help_heading = "Valg")]
    pub yes: bool,
    /// `--ud`
    #[arg(
        long = "ud",
        value_name = "MAPPE",
        default_value = "ud",
        hide_default_value = true,
        help = "Hvor sagens papirer ligger [ud]",
        help_heading = "Valg"
    )]
    pub out: PathBuf,
}

/// Options of the programme summary.
#[derive(Clone, Debug, Args)]
pub struct ProgrammeArgs {
    #[arg(
        value_name = "STI",
        help = "En mappe med sager; alle kommunens sager tæller med",
        help_heading = "Hvad"
    )]
    pub path: PathBuf,
    #[arg(long = "halvår", alias = "halvaar", value_name = "ÅÅÅÅ-N", value_parser = half_year, conflicts_with = "year", help = "Et halvår, fx 2026-1: januar til juni 2026 [det sidste, der er gået]", help_heading = "Valg")]
    pub half: Option<Period>,
    #[arg(long = "år", alias = "aar", value_name = "ÅÅÅÅ", value_parser = whole_year, help = "Et helt år, fx 2026", help_heading = "Valg")]
    pub year: Option<Period>,
    #[arg(long = "fra", hide = true, num_args = 0..=1, default_missing_value = "")]
    pub from: Option<String>,
    #[arg(long = "til", hide = true, num_args = 0..=1, default_missing_value = "")]
    pub to: Option<String>,
    #[arg(
        long = "ny-begyndelse",
        value_name = "GRUND",
        conflicts_with = "draft",
        help = "Begynd på ny, når mappen program-udgivelser er gået tabt; skriv hvorfor",
        help_heading = "Valg"
    )]
    pub new_beginning: Option<String>,
    #[arg(
        long = "udgave",
        value_name = "UDGAVE",
        value_enum,
        default_value = "intern",
        hide_default_value = true,
        hide_possible_values = true,
        help = "intern (til ledelsen) eller ekstern (til alle) [intern]",
        help_heading = "Valg"
    )]
    pub edition: EditionArg,
    #[arg(
        long = "ud",
        value_name = "MAPPE",
        default_value = "ud",
        hide_default_value = true,
        help = "Hvor filerne lægges [ud]",
        help_heading = "Valg"
    )]
    pub out: PathBuf,
    #[command(flatten)]
    pub common: Common,
    #[arg(
        long = "kladde",
        help = "Vis siderne uden tal, og sig, hvad der ville standse rapporten; intet bliver udgivet",
        help_heading = "Valg"
    )]
    pub draft: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EditionArg {
    Intern,
    Ekstern,
}

#[derive(Clone, Debug, Args)]
pub struct PreviewArgs {
    #[arg(
        value_name = "STI",
        required = true,
        help = "Et møde, en sag eller en mappe med sager",
        help_heading = "Hvad"
    )]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub common: Common,
    #[arg(
        long = "port",
        value_name = "PORT",
        help = "En bestemt port [den første ledige fra 3000]",
        help_heading = "Valg"
    )]
    pub port: Option<u16>,
}

/// Options of the desk.
#[derive(Clone, Debug, Args)]
pub struct DeskArgs {
    #[arg(
        value_name = "MAPPE",
        help = "Mappen med kommune.yaml og sager [den, du står i]",
        help_heading = "Hvad"
    )]
    pub folder: Option<PathBuf>,
    #[arg(
        long = "ud",
        value_name = "MAPPE",
        help = "Hvor dokumenterne lægges [ud i mappen]",
        help_heading = "Valg"
    )]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
    #[arg(long = "port", value_name = "PORT", help = "En bestemt port [en ledig]", help_heading = "Valg")]
    pub port: Option<u16>,
    #[arg(long = "uden-browser", help = "Vis kun adressen, og åbn ingen browser", help_heading = "Valg")]
    pub no_browser: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    #[value(name = "tekst")]
    Text,
    Json,
}

#[derive(Clone, Debug, Args)]
pub struct Out {
    #[arg(
        long = "ud",
        value_name = "MAPPE",
        default_value = "ud",
        hide_default_value = true,
        help = "Hvor filerne lægges [ud]",
        help_heading = "Valg"
    )]
    pub out: PathBuf,
}

#[derive(Clone, Debug, Args)]
pub struct TemplateArgs {
    #[command(flatten)]
    pub out: Out,
    #[arg(
        long = "felter",
        help = "Vis, hvad hver skabelon får at vide, i stedet for at skrive filer",
        help_heading = "Valg"
    )]
    pub fields: bool,
}

fn share(text: &str) -> Result<(u32, u32), String> {
    let parts = text.split_once('/').and_then(|(n, m)| Some((n.parse().ok()?, m.parse().ok()?)));
    parts
        .filter(|(n, m): &(u32, u32)| (1..=*m).contains(n))
        .ok_or_else(|| CommandMessage::BadShare { text: text.to_owned() }.to_string())
}

fn half_year(text: &str) -> Result<Period, String> {
    Period::half(text).map_err(|_| ProgrammeMessage::NoHalfYear { text: text.to_owned() }.to_string())
}

fn whole_year(text: &str) -> Result<Period, String> {
    Period::whole_year(text).map_err(|_| ProgrammeMessage::NoYear { text: text.to_owned() }.to_string())
}

fn paper(text: &str) -> Result<Paper, String> {
    let named = |paper: &Paper| paper.name() == text || ascii(paper.name()) == text;
    Paper::commands().find(named).ok_or_else(|| {
        let names: Vec<&str> = Paper::commands().map(Paper::name).collect();
        format!("»{text}« er ikke et papir, der kan sendes. Her kan stå: {}", names.join(", "))
    })
}

fn way(text: &str) -> Result<Way, String> {
    let way = Way::ALL.iter().copied().find(|way| way.word() == text);
    way.ok_or_else(|| {
        let words: Vec<&str> = Way::ALL.iter().map(|way| way.word()).collect();
        format!("»{text}« er ikke en måde. Her kan stå: {}", words.join(", "))
    })
}

fn date(text: &str) -> Result<NaiveDate, String> {
    read_date(text).map_err(|(what, remedy)| format!("{what}. {remedy}"))
}
