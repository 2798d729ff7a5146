//! The syntax errors of the YAML parser by kind, put into Danish by what people do wrong most often.

use serde_saphyr::granit_parser::ErrorKind;

/// What is wrong with the syntax, and what to do.
pub(super) struct SyntaxError {
    rule: &'static str,
    what: &'static str,
    remedy: &'static str,
}

impl SyntaxError {
    /// As the parts of a message.
    pub(super) fn said(&self) -> (&'static str, String, String) {
        (self.rule, self.what.into(), self.remedy.into())
    }
}

const fn yaml(what: &'static str, remedy: &'static str) -> SyntaxError {
    SyntaxError {
        rule: "yaml",
        what,
        remedy,
    }
}

/// What is said where nothing more is known.
pub(super) const UNREADABLE: SyntaxError = yaml(
    "linjen kan ikke læses",
    "Se efter kolon, indrykning og anførselstegn på linjen og linjen før.",
);

const TABULATOR: SyntaxError = yaml("linjen er rykket ind med tabulator", "Brug mellemrum i stedet for tabulator.");

const QUOTES: SyntaxError = yaml(
    "et anførselstegn er ikke lukket rigtigt",
    "Se efter, at teksten har \" både først og sidst.",
);

pub(super) const BRACKETS: SyntaxError = yaml(
    "en liste i [ ] eller { } er ikke lukket rigtigt",
    "Se efter, at der er komma mellem leddene og en parentes, ] eller }, til sidst.",
);

const COLON: SyntaxError = yaml(
    "her mangler et kolon, eller der er ét for meget",
    "Se efter, at der er mellemrum efter kolon, at linjer, der hører sammen, begynder lige langt inde, at hver [ har sin ], og at tekst med kolon står i anførselstegn.",
);

const INDENTATION: SyntaxError = yaml(
    "indrykningen passer ikke",
    "Linjer, der hører sammen, skal begynde lige langt inde. Se også på linjen før: står der stadig [ ] eller #?",
);

const MARKS: SyntaxError = yaml("& og * betyder noget særligt først i en værdi", "Sæt teksten i anførselstegn.");

const EXCLAMATION: SyntaxError = yaml("! betyder noget særligt først i en værdi", "Sæt teksten i anførselstegn.");

const TOO_DEEP: SyntaxError = SyntaxError {
    rule: "for-indviklet",
    what: "filen er for stor eller for indviklet til at være en sag",
    remedy: "Se efter, om det er den rigtige fil. Der må højst være 32 lag.",
};

/// Whether it is said that lines begin at wrong places.
pub(super) fn is_of_indentation(what: &str) -> bool {
    what == INDENTATION.what
}

/// Whether it is said that a line begins with tabulators.
pub(super) fn is_of_tabulator(what: &str) -> bool {
    what == TABULATOR.what
}

/// A syntax error, in words.
pub(super) fn syntax(kind: &ErrorKind) -> (&'static str, String, String) {
    use ErrorKind as K;
    let error = match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::InvalidBlockEntryWhitespace
        | K::InvalidMappingValueWhitespace => TABULATOR,
        K::DocumentIndicatorInQuotedScalar
        | K::UnclosedQuotedScalar
        | K::InvalidQuotedScalarIndent
        | K::InvalidTrailingSingleQuotedScalar
        | K::InvalidTrailingDoubleQuotedScalar
        | K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => QUOTES,
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::UnclosedFlowCollection { .. }
        | K::BlockEntryInFlowCollection
        | K::InvalidFlowScalarIndent
        | K::PlainScalarStartsWithDashFlowIndicator
        | K::FlowMappingValueAdjacentCollection => BRACKETS,
        K::SimpleKeyExpected
        | K::InvalidSimpleKey
        | K::MappingKeyNotAllowed
        | K::InvalidColonPlacement
        | K::MappingValueNotAllowed
        | K::UnexpectedEndOfPlainScalar => COLON,
        K::InvalidIndentation
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::UnexpectedEofBlockSequence
        | K::UnexpectedEofBlockMapping
        | K::BlockSequenceEntryNotAllowed
        | K::InvalidBlockScalarIndent
        | K::ZeroBlockScalarIndent
        | K::InvalidBlockScalarHeader => INDENTATION,
        K::MissingAnchorOrAliasName | K::UnknownAnchor | K::AnchorCountOverflow => MARKS,
        K::ExpectedTagBang
        | K::InvalidGlobalTagCharacter
        | K::UndeclaredTagHandle
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8 => EXCLAMATION,
        K::RecursionLimitExceeded => TOO_DEEP,
        _ => UNREADABLE,
    };
    error.said()
}
