//! The commands that make papers of cases: one for each descriptor of [`Paper`], with its ASCII spelling.

use clap::{ArgMatches, Args as _, Command, FromArgMatches, Subcommand};

use super::args::{Documents, HELP, MapArgs};
use crate::documents::Paper;

/// A command that makes papers, and what stands after it.
#[derive(Clone, Debug)]
pub struct PaperCommand {
    /// The first paper of the command.
    pub paper: Paper,
    /// Which cases, and how.
    pub documents: Documents,
    /// Of the map alone.
    pub map: Option<MapArgs>,
}

/// A command without æ, ø and å, for keyboards that lack them.
pub(super) fn ascii(command: &str) -> String {
    command.replace('æ', "ae").replace('ø', "oe").replace('å', "aa")
}

fn subcommand(paper: Paper) -> Command {
    let descriptor = paper.descriptor();
    let mut command = Documents::augment_args(Command::new(descriptor.command));
    if paper == Paper::NetworkMap {
        command = MapArgs::augment_args(command);
    }
    let plain = ascii(descriptor.command);
    if plain != descriptor.command {
        command = command.alias(plain);
    }
    // The arguments bring a description of their own, which is for those who read the code.
    command.about(descriptor.about).long_about(None).help_template(HELP)
}

impl Subcommand for PaperCommand {
    fn augment_subcommands(line: Command) -> Command {
        Paper::commands().fold(line, |line, paper| line.subcommand(subcommand(paper)))
    }

    fn augment_subcommands_for_update(line: Command) -> Command {
        Self::augment_subcommands(line)
    }

    fn has_subcommand(name: &str) -> bool {
        Paper::commands().any(|paper| paper.name() == name)
    }
}

impl FromArgMatches for PaperCommand {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let missing = || clap::Error::new(clap::error::ErrorKind::MissingSubcommand);
        let (name, matches) = matches.subcommand().ok_or_else(missing)?;
        let paper = Paper::commands().find(|p| p.name() == name).ok_or_else(missing)?;
        Ok(Self {
            paper,
            documents: Documents::from_arg_matches(matches)?,
            map: (paper == Paper::NetworkMap)
                .then(|| MapArgs::from_arg_matches(matches))
                .transpose()?,
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
