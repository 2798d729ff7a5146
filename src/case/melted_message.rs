//! What is said of a line that stands further in than the text before it, and so becomes a part of that.

use std::ops::Range;

use super::losses::LossLook;
use super::problem::Problem;
use super::scalar::Melting;
use super::slip_message::blanks;

impl LossLook<'_> {
    /// What is said of what a line begins with; `column` is where the text before it belongs.
    pub(super) fn melted(&self, range: Range<usize>, column: usize, melting: Melting) -> Problem {
        let begins = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let out = self.text[begins..range.start].chars().count();
        let by = blanks(out.saturating_sub(column));
        let written = &self.text[range.clone()];
        let sign = if written.ends_with(' ') { "- " } else { "-" };
        let glued = if matches!(self.text[range.end..].chars().next(), Some(c) if !c.is_whitespace()) && !written.ends_with(' ') {
            " "
        } else {
            ""
        };
        let line = self.line_with(range.clone(), &format!("{sign}{glued}"));
        let item = "punktet står for langt inde og bliver en del af teksten før";
        match melting {
            Melting::Item => {
                let remedy = format!(
                    "Ryk linjen {by} ud, så stregen står lige under den før: »{line}«. Hører ordene til teksten, så skriv dem på samme linje som den."
                );
                self.mistake("yaml", range, item, remedy)
            }
            Melting::First => {
                let remedy =
                    "Skriv også det første på sin egen linje med en streg foran. Er det én tekst, så skriv den på én linje.".to_owned();
                self.mistake("yaml", range, item, remedy)
            }
            Melting::Text => {
                let remedy = "Skriv det hele på linjen før, uden streg.".to_owned();
                self.mistake("yaml", range, "her står et punkt, hvor der kun kan stå én tekst", remedy)
            }
            Melting::Perhaps => {
                let what = format!("linjen bliver en del af teksten før, »{}« med", written.trim_end());
                let remedy = format!("Er det et punkt for sig, så ryk linjen {by} ud, og skriv: »{line}«.");
                Problem::advice("yaml", &self.file.place(range), what, remedy)
            }
            Melting::Key => {
                let line = self.line_with(range.start..range.start, "- ");
                let what = format!("»{written}:« står under et punkt, hvor der kun kan stå tekst");
                let remedy = format!(
                    "Er det et punkt for sig, så ryk linjen {by} ud, og skriv: »{line}«. Hører det til punktet før, så skriv det på samme linje."
                );
                self.mistake("yaml", range, what, remedy)
            }
        }
    }
}
