//! Which entries of folders are transferred: `--include`, `--exclude`, `--filter`, `--links`, `--no-hidden`.

use clap::{Args, ValueEnum};
use portolan_remote::{Direction, FolderRules, LinkRule, Selection, filter::Filter};
use portolan_settings::{FilterBook, FilterSide, Paths};

use crate::{
    exit::{Exit, Stop},
    printer::Printer,
};

/// What of the folders is moved.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Options for folders")]
pub(crate) struct RuleOptions {
    /// Of the files in folders, move only those like this pattern (`*.txt`, or `src/*.c` for the end of the path); with a
    /// slash at its end it is about folders
    #[arg(long, value_name = "PATTERN")]
    pub(crate) include: Vec<String>,
    /// Leave out what is like this pattern; with a slash at its end, folders with all that is in them
    #[arg(long, value_name = "PATTERN")]
    pub(crate) exclude: Vec<String>,
    /// Leave out what this filter, or this set of filters, of filters.toml names
    #[arg(long, value_name = "NAME")]
    pub(crate) filter: Vec<String>,
    /// What becomes of symbolic links in folders
    #[arg(long, value_enum, default_value_t = Links::Follow)]
    pub(crate) links: Links,
    /// Leave out files and folders whose name begins with a dot
    #[arg(long)]
    pub(crate) no_hidden: bool,
}

/// `--links`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Links {
    /// Move what they point to, if it lies inside the folder
    #[default]
    Follow,
    /// Downloads: make links, if they stay inside the folder; uploads leave them out
    Link,
    /// Leave them out
    Skip,
}

impl RuleOptions {
    /// The rules for a job.
    pub(crate) fn rules(&self, printer: Printer, direction: Direction) -> Result<FolderRules, Stop> {
        let mut leave_out: Vec<Filter> = self.exclude.iter().map(|pattern| Filter::glob(pattern)).collect();
        leave_out.extend(self.named(printer, direction)?);
        let rules = FolderRules {
            selection: Selection {
                leave_out,
                only: self.include.iter().map(|pattern| Filter::glob(pattern)).collect(),
            },
            links: match self.links {
                Links::Follow => LinkRule::Follow,
                Links::Link => LinkRule::AsLink,
                Links::Skip => LinkRule::Skip,
            },
            hidden: !self.no_hidden,
        };
        match rules.selection.matcher() {
            Ok(_usable) => Ok(rules),
            Err(error) => {
                printer.note(&error.to_string());
                Err(Stop(Exit::Usage))
            }
        }
    }

    fn named(&self, printer: Printer, direction: Direction) -> Result<Vec<Filter>, Stop> {
        if self.filter.is_empty() {
            return Ok(Vec::new());
        }
        let side = match direction {
            Direction::Upload => FilterSide::Local,
            Direction::Download => FilterSide::Remote,
        };
        let stop = |text: String| {
            printer.note(&text);
            Stop(Exit::Usage)
        };
        let paths = Paths::of_user().map_err(|error| stop(error.to_string()))?;
        let (book, problem) = FilterBook::load(&paths.filters()).map_err(|error| stop(error.to_string()))?;
        if let Some(problem) = problem {
            printer.note(&problem);
        }
        let mut filters = Vec::new();
        for name in &self.filter {
            let found = book.named(name, side).ok_or_else(|| {
                let known = book.sets.iter().map(|set| &set.name);
                let known: Vec<&str> = known
                    .chain(book.filters.iter().map(|filter| &filter.name))
                    .map(|name| &**name)
                    .collect();
                stop(format!("there is no filter {name:?}; there are: {}", known.join(", ")))
            })?;
            filters.extend(found);
        }
        Ok(filters)
    }
}
