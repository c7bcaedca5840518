//! The filters that the person keeps, and the sets of them that are on: `filters.toml`.

use std::{path::Path, sync::Arc};

use portolan_remote::filter::{Condition, Filter, Matches, Selection, TextTest};
use serde::{Deserialize, Serialize};

use crate::{FileError, Read, read_toml, write_atomically};

/// All filters, and which of them are on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FilterBook {
    /// The set that is on, by its name; `None` = no filter is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<Arc<str>>,
    /// The filters. What one of them names is hidden, or left out of a transfer.
    #[serde(rename = "filter")]
    pub filters: Vec<Filter>,
    /// The sets.
    #[serde(rename = "set")]
    pub sets: Vec<FilterSet>,
}

/// Which filters are on, apart for each side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FilterSet {
    /// What the person calls it.
    pub name: Arc<str>,
    /// Names of the filters for this computer.
    pub local: Vec<Arc<str>>,
    /// Names of the filters for servers.
    pub remote: Vec<Arc<str>>,
}

/// Which side of a transfer entries are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterSide {
    /// This computer.
    Local,
    /// A server.
    Remote,
}

/// The filters that most people want, and no set.
impl Default for FilterBook {
    fn default() -> Self {
        let named = |name: &str, is: TextTest, texts: &[&str]| Filter {
            name: name.into(),
            matches: Matches::Any,
            conditions: texts
                .iter()
                .map(|text| Condition::Name {
                    is,
                    text: (*text).to_owned(),
                })
                .collect(),
            ..Filter::default()
        };
        let folders = ["CVS", "RCS", "SCCS", ".svn", ".git", ".hg", ".bzr", "_darcs"];
        let pictures = [
            "avif", "bmp", "gif", "ico", "jpeg", "jpg", "png", "svg", "tif", "tiff", "webp",
        ];
        let pictures = format!("*.{{{}}}", pictures.join(","));
        let only_pictures = Filter {
            matches: Matches::None,
            ..named("Everything but pictures", TextTest::Glob, &[&pictures])
        };
        Self {
            current: None,
            filters: vec![
                Filter {
                    files: false,
                    ..named("Folders of version control", TextTest::Equals, &folders)
                },
                Filter {
                    folders: false,
                    ..named(
                        "Leftovers of file managers",
                        TextTest::Equals,
                        &["Thumbs.db", "desktop.ini", ".DS_Store", "._.DS_Store", ".directory"],
                    )
                },
                Filter {
                    folders: false,
                    ..named(
                        "Temporary files and backups",
                        TextTest::Glob,
                        &["*~", "*.bak", "*.tmp", "*.swp", "#*#"],
                    )
                },
                named(
                    "Configuration files",
                    TextTest::Glob,
                    &[".*", "*.conf", "*.cfg", "*.ini"],
                ),
                Filter {
                    folders: false,
                    ..only_pictures
                },
            ],
            sets: Vec::new(),
        }
    }
}

impl FilterBook {
    /// Reads the file; the second part tells what was wrong with it. Without a file there are the usual filters.
    pub fn load(path: &Path) -> Result<(Self, Option<String>), FileError> {
        let broken = |why: String| (Self::default(), Some(why));
        Ok(match read_toml(path)? {
            Read::Missing => (Self::default(), None),
            Read::Broken { set_aside, why } => broken(format!(
                "{} was broken and lies at {} now: {why}",
                path.display(),
                set_aside.display()
            )),
            Read::Document(document) => match toml_edit::de::from_document(*document) {
                Ok(book) => (book, None),
                Err(error) => broken(format!("{}: {error}", path.display())),
            },
        })
    }

    /// Writes the file, whole and safe.
    pub fn save(&self, path: &Path) -> Result<(), FileError> {
        let text = toml_edit::ser::to_string_pretty(self).map_err(|error| FileError {
            path: path.to_owned(),
            doing: "written",
            error: std::io::Error::other(error),
        })?;
        write_atomically(path, text.as_bytes())
    }

    /// The filter of this name.
    pub fn filter(&self, name: &str) -> Option<&Filter> {
        self.filters.iter().find(|filter| *filter.name == *name)
    }

    /// The filters of a set, or the one filter, that has this name; as they are on for that side.
    pub fn named(&self, name: &str, side: FilterSide) -> Option<Vec<Filter>> {
        let Some(set) = self.sets.iter().find(|set| *set.name == *name) else {
            return self.filter(name).map(|filter| vec![filter.clone()]);
        };
        let names = match side {
            FilterSide::Local => &set.local,
            FilterSide::Remote => &set.remote,
        };
        Some(names.iter().filter_map(|name| self.filter(name).cloned()).collect())
    }

    /// What the set that is on leaves out on that side.
    pub fn selection(&self, side: FilterSide) -> Selection {
        let current = self.current.as_deref();
        Selection {
            leave_out: current.and_then(|name| self.named(name, side)).unwrap_or_default(),
            only: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use portolan_remote::{
        EntryKind, FileName,
        filter::{Candidate, SizeTest},
    };

    use super::*;

    fn book() -> FilterBook {
        let mut book = FilterBook::default();
        book.filters.push(Filter {
            name: "Big logs".into(),
            conditions: vec![
                Condition::Name {
                    is: TextTest::EndsWith,
                    text: ".log".to_owned(),
                },
                Condition::Size {
                    is: SizeTest::Greater,
                    bytes: 1_000_000,
                },
            ],
            ..Filter::default()
        });
        book.sets.push(FilterSet {
            name: "Work".into(),
            local: vec!["Big logs".into(), "gone".into()],
            remote: vec!["Folders of version control".into()],
        });
        book
    }

    #[test]
    fn what_is_saved_is_loaded() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("filters.toml");
        assert_eq!(
            FilterBook::load(&path).expect("readable"),
            (FilterBook::default(), None)
        );
        let mut book = book();
        book.current = Some("Work".into());
        book.save(&path).expect("writable");
        assert_eq!(FilterBook::load(&path).expect("readable"), (book, None));
        std::fs::write(&path, "filter = 3").expect("writable");
        let (book, problem) = FilterBook::load(&path).expect("readable");
        assert_eq!(book, FilterBook::default());
        assert!(problem.is_some());
    }

    #[test]
    fn a_set_ticks_each_side_apart() {
        let mut book = book();
        let names = |book: &FilterBook, side| -> Vec<String> {
            let filters = book.selection(side).leave_out;
            filters.iter().map(|filter| filter.name.to_string()).collect()
        };
        assert_eq!(names(&book, FilterSide::Local), [""; 0]);
        book.current = Some("Work".into());
        assert_eq!(names(&book, FilterSide::Local), ["Big logs"]);
        assert_eq!(names(&book, FilterSide::Remote), ["Folders of version control"]);
        assert_eq!(book.named("Big logs", FilterSide::Remote).map(|all| all.len()), Some(1));
        assert_eq!(book.named("nothing", FilterSide::Local), None);
    }

    #[test]
    fn the_usual_filters_name_what_they_say() {
        let book = FilterBook::default();
        let hidden = |name: &str, kind: EntryKind| -> Vec<String> {
            let name = FileName::parse(name.as_bytes()).expect("a name");
            let candidate = Candidate {
                name: &name,
                folder: b"/",
                kind,
                size: None,
                modified: None,
                mode: None,
            };
            let by = book.filters.iter().filter(|filter| {
                let selection = Selection {
                    leave_out: vec![(*filter).clone()],
                    only: Vec::new(),
                };
                !selection.matcher().expect("a good filter").takes(&candidate)
            });
            by.map(|filter| filter.name.to_string()).collect()
        };
        let pictures = "Everything but pictures";
        assert_eq!(hidden("a.jpg", EntryKind::File), [""; 0]);
        assert_eq!(hidden("a.txt", EntryKind::File), [pictures]);
        assert_eq!(
            hidden("a.txt~", EntryKind::File),
            ["Temporary files and backups", pictures]
        );
        assert_eq!(
            hidden("thumbs.DB", EntryKind::File),
            ["Leftovers of file managers", pictures]
        );
        assert_eq!(
            hidden(".git", EntryKind::Folder),
            ["Folders of version control", "Configuration files"]
        );
    }
}
