//! Alphabetical order as a language has it (CLDR's collations, by `icu_collator`): in Danish æ, ø and å come last.

use icu_collator::Collator;
use icu_collator::options::CollatorOptions;
use icu_locale_core::Locale as LanguageTag;

/// Sorts by a text of each item, in a language's alphabetical order; by code points where the order of a language is not known.
pub(super) fn sort_by_alphabet<T>(items: &mut [T], language: &LanguageTag, text: impl Fn(&T) -> &str) {
    match Collator::try_new(language.into(), CollatorOptions::default()) {
        Ok(collator) => items.sort_by(|a, b| collator.compare(text(a), text(b))),
        Err(_) => items.sort_by(|a, b| text(a).cmp(text(b))),
    }
}
