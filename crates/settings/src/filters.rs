//! The filters that the person keeps, and the sets of them that are on: `filters.toml`.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use portolan_remote::filter::{Condition, Filter, Matches, Selection, TextTest};
use serde::{Deserialize, Serialize};

use crate::{FileError, FileStep, Read, lock, read_toml, write_atomically};

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

    /// Writes what differs from `before` into the file, whole and safe: what another window changed meanwhile stays. Returns what
    /// stands there then.
    pub fn save(&self, before: &Self, path: &Path) -> Result<Self, FileError> {
        let _only_one = lock(path)?;
        let merged = match Self::load(path)? {
            (there, None) if path.exists() => self.over(before, there),
            // There is nothing that another has changed.
            _ => self.clone(),
        };
        let text = toml_edit::ser::to_string_pretty(&merged).map_err(|error| FileError {
            path: path.to_owned(),
            doing: FileStep::Write,
            error: std::io::Error::other(error),
        })?;
        write_atomically(path, text.as_bytes())?;
        Ok(merged)
    }

    /// What this differs in from `before`, put over what another has made of it.
    fn over(&self, before: &Self, there: Self) -> Self {
        if there == *before {
            return self.clone();
        }
        let current = if self.current == before.current {
            there.current
        } else {
            self.current.clone()
        };
        let sets = merged(&self.sets, &before.sets, there.sets, |set| &set.name);
        Self {
            current: current.filter(|name| sets.iter().any(|set| set.name == *name)),
            filters: merged(&self.filters, &before.filters, there.filters, |filter| &filter.name),
            sets,
        }
    }

    /// The filter of this name.
    pub fn filter(&self, name: &str) -> Option<&Filter> {
        self.filters.iter().find(|filter| *filter.name == *name)
    }

    /// Takes filters and sets of another book over. What is here stays as it is: one of the same name that is otherwise comes
    /// under a name that is free, and the same one twice does not. Returns how many came.
    pub fn take_over(&mut self, others: &Self) -> usize {
        let mut came = 0;
        let mut called: BTreeMap<&str, Arc<str>> = BTreeMap::new();
        for filter in &others.filters {
            let name = free(&filter.name, |name| {
                let mut renamed = filter.clone();
                renamed.name = name.into();
                self.filter(name).map(|known| *known == renamed)
            });
            if self.filter(&name).is_none() {
                let mut filter = filter.clone();
                filter.name = Arc::clone(&name);
                self.filters.push(filter);
                came += 1;
            }
            called.insert(&filter.name, name);
        }
        let renamed = |names: &[Arc<str>]| names.iter().filter_map(|name| called.get(&**name).cloned()).collect();
        for set in &others.sets {
            let mut set = FilterSet {
                name: Arc::clone(&set.name),
                local: renamed(&set.local),
                remote: renamed(&set.remote),
            };
            let same = |known: &FilterSet| (&known.local, &known.remote) == (&set.local, &set.remote);
            let known = |name: &str| self.sets.iter().find(|known| *known.name == *name);
            let name = free(&set.name, |name| known(name).map(same));
            if known(&name).is_none() {
                set.name = name;
                self.sets.push(set);
                came += 1;
            }
        }
        came
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

/// What differs in `ours` from `before`, put over `there`. What one took out and the other changed stays.
fn merged<T: Clone + PartialEq>(ours: &[T], before: &[T], mut there: Vec<T>, name: impl Fn(&T) -> &Arc<str>) -> Vec<T> {
    let of = |all: &[T], wanted: &T| all.iter().position(|one| name(one) == name(wanted));
    there.retain(|one| !before.contains(one) || of(ours, one).is_some());
    for one in ours.iter().filter(|one| !before.contains(one)) {
        match of(&there, one) {
            Some(at) => there[at] = one.clone(),
            None => there.push(one.clone()),
        }
    }
    there
}

/// The name, or the first one like it under which nothing stands or the very same. `same` says which; `None` = nothing.
fn free(name: &Arc<str>, same: impl Fn(&str) -> Option<bool>) -> Arc<str> {
    let numbered = (2..).map(|number| format!("{name} {number}").into());
    let mut names = std::iter::once(Arc::clone(name)).chain(numbered);
    names
        .find(|name| same(name) != Some(false))
        .unwrap_or_else(|| Arc::clone(name))
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
        assert_eq!(book.save(&FilterBook::default(), &path).expect("writable"), book);
        assert_eq!(FilterBook::load(&path).expect("readable"), (book, None));
        std::fs::write(&path, "filter = 3").expect("writable");
        let (book, problem) = FilterBook::load(&path).expect("readable");
        assert_eq!(book, FilterBook::default());
        assert!(problem.is_some());
    }

    #[test]
    fn two_windows_keep_what_both_changed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("filters.toml");
        let began = book().save(&FilterBook::default(), &path).expect("writable");
        let (mut one, mut other) = (began.clone(), began.clone());
        let named = |name: &str| Filter {
            name: name.into(),
            ..Filter::default()
        };
        // One makes a filter and a set, and takes one out; the other changes one, takes another out, and switches its set on.
        one.filters.push(named("of one"));
        one.sets.push(FilterSet {
            name: "Of one".into(),
            ..FilterSet::default()
        });
        one.filters.retain(|filter| &*filter.name != "Configuration files");
        other
            .filters
            .retain(|filter| &*filter.name != "Temporary files and backups");
        other.filters[0].folders = false;
        other.current = Some("Work".into());
        assert_eq!(one.save(&began, &path).expect("writable"), one);
        let both = other.save(&began, &path).expect("writable");
        let names: Vec<&str> = both.filters.iter().map(|filter| &*filter.name).collect();
        assert_eq!(
            names,
            [
                "Folders of version control",
                "Leftovers of file managers",
                "Everything but pictures",
                "Big logs",
                "of one"
            ]
        );
        assert!(!both.filters[0].folders);
        assert_eq!(both.current.as_deref(), Some("Work"));
        assert_eq!(
            both.sets.iter().map(|set| &*set.name).collect::<Vec<_>>(),
            ["Work", "Of one"]
        );
        assert_eq!(FilterBook::load(&path).expect("readable"), (both.clone(), None));
        // What one took out stays where the other changed it.
        let mut without = began.clone();
        without.filters.remove(0);
        let kept = without.save(&began, &path).expect("writable");
        assert_eq!(kept, both);
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
                owner: None,
                group: None,
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

    #[test]
    fn filters_of_others_come_beside_those_that_are_here() {
        let mut own = book();
        let before = own.clone();
        let mut others = book();
        // The same name, and another meaning.
        others.filters.last_mut().expect("a filter").folders ^= true;
        let name = Arc::clone(&others.filters.last().expect("a filter").name);
        others.sets = vec![FilterSet {
            name: "Theirs".into(),
            local: vec![Arc::clone(&name)],
            remote: Vec::new(),
        }];
        assert_eq!(own.take_over(&others), 2);
        assert_eq!(own.filters[..before.filters.len()], before.filters[..]);
        let new = own.filters.last().expect("a filter");
        assert_eq!(*new.name, *format!("{name} 2"));
        let set = own.sets.last().expect("a set");
        assert_eq!((&*set.name, &set.local), ("Theirs", &vec![Arc::clone(&new.name)]));
        // Once more nothing comes.
        let once = own.clone();
        assert_eq!(own.take_over(&others), 0);
        assert_eq!(own, once);
    }
}
