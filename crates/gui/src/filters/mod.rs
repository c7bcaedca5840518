//! Filters that have a name: which of them are on, for the panes and for folders that are transferred.

mod condition;
mod dialog;

use std::{path::PathBuf, sync::Arc};

use portolan_remote::{
    BadFilter,
    filter::{Matcher, Selection},
};
use portolan_settings::{FilterBook, FilterSide};

pub(crate) use dialog::FiltersDialog;

use crate::pane::Side;

/// What is on, ready to be used; the same value as long as nothing changes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Active {
    /// The set that is on.
    pub(crate) name: Option<Arc<str>>,
    /// For this computer and for servers; `None` = everything is shown.
    matchers: [Option<Arc<Matcher>>; 2],
}

impl Active {
    fn of(book: &FilterBook) -> Result<Self, BadFilter> {
        let matcher = |side| -> Result<Option<Arc<Matcher>>, BadFilter> {
            let selection = book.selection(side);
            if selection.is_empty() {
                return Ok(None);
            }
            selection.matcher().map(|matcher| Some(Arc::new(matcher)))
        };
        Ok(Self {
            name: book.current.clone(),
            matchers: [matcher(FilterSide::Local)?, matcher(FilterSide::Remote)?],
        })
    }

    /// What a pane of this side shows.
    pub(crate) fn of_side(&self, side: Side) -> Shown {
        Shown(self.matchers[side.at()].clone())
    }
}

/// Which entries a pane shows: all, or those that filters let through.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown(Option<Arc<Matcher>>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Shown {
    /// The filters, if there are any.
    pub(crate) fn matcher(&self) -> Option<&Matcher> {
        self.0.as_deref()
    }
}

/// All filters, and what of them is on. Without a file (in tests) they are kept in memory only.
#[derive(Debug, Default)]
pub(crate) struct Filters {
    book: FilterBook,
    active: Arc<Active>,
    file: Option<PathBuf>,
    /// The set that was on last.
    last: Option<Arc<str>>,
}

/// Why filters are not as they were wished, in words.
pub(crate) type Refusal = String;

impl Filters {
    /// Reads the file. What could not be used is told.
    pub(crate) fn load(file: PathBuf) -> (Self, Option<String>) {
        let (book, problem) = match FilterBook::load(&file) {
            Ok(read) => read,
            Err(error) => (FilterBook::default(), Some(error.to_string())),
        };
        let (active, bad) = match Active::of(&book) {
            Ok(active) => (active, None),
            Err(bad) => (Active::default(), Some(bad.to_string())),
        };
        let filters = Self {
            last: book.current.clone(),
            book,
            active: Arc::new(active),
            file: Some(file),
        };
        (filters, problem.or(bad))
    }

    /// All of them.
    pub(crate) fn book(&self) -> &FilterBook {
        &self.book
    }

    /// What is on.
    pub(crate) fn active(&self) -> Arc<Active> {
        Arc::clone(&self.active)
    }

    /// What is left out of folders that go from this side to the other.
    pub(crate) fn selection(&self, from: FilterSide) -> Selection {
        if self.active.name.is_some() {
            self.book.selection(from)
        } else {
            Selection::default()
        }
    }

    /// Takes these from now on, and keeps them.
    pub(crate) fn set(&mut self, book: FilterBook) -> Result<(), Refusal> {
        Active::of(&book).map_err(|bad| bad.to_string())?;
        let book = match &self.file {
            // Another window may have changed others meanwhile.
            Some(file) => book.save(&self.book, file).map_err(|error| error.to_string())?,
            None => book,
        };
        let active = Active::of(&book).map_err(|bad| bad.to_string())?;
        if book.current.is_some() {
            self.last.clone_from(&book.current);
        }
        (self.book, self.active) = (book, Arc::new(active));
        Ok(())
    }

    /// Switches the set that was on last on or off; `false` where there is none.
    pub(crate) fn toggle(&mut self) -> Result<bool, Refusal> {
        let mut book = self.book.clone();
        book.current = if book.current.is_some() {
            None
        } else {
            let last = self.last.clone();
            let last = last.filter(|name| book.sets.iter().any(|set| set.name == *name));
            last.or_else(|| book.sets.first().map(|set| set.name.clone()))
        };
        let changed = book.current != self.book.current;
        self.set(book)?;
        Ok(changed)
    }
}

#[cfg(test)]
mod tests {
    use portolan_settings::FilterSet;

    use super::*;

    fn with_a_set() -> FilterBook {
        let mut book = FilterBook::default();
        book.sets.push(FilterSet {
            name: "Work".into(),
            local: vec![book.filters[1].name.clone()],
            remote: Vec::new(),
        });
        book
    }

    #[test]
    fn a_set_is_switched_on_and_off() {
        let mut filters = Filters::default();
        assert!(!filters.toggle().expect("kept"), "there is no set yet");
        filters.set(with_a_set()).expect("kept");
        assert_eq!(filters.active().of_side(Side::Local), Shown::default());
        assert!(filters.toggle().expect("kept"));
        assert!(filters.active().of_side(Side::Local).matcher().is_some());
        assert!(filters.active().of_side(Side::Remote).matcher().is_none());
        assert_eq!(filters.selection(FilterSide::Local).leave_out.len(), 1);
        assert_eq!(filters.active().name.as_deref(), Some("Work"));
        assert!(filters.toggle().expect("kept"));
        assert!(filters.selection(FilterSide::Local).is_empty());
    }

    #[test]
    fn what_cannot_be_used_changes_nothing() {
        use portolan_remote::filter::{Condition, Filter, TextTest};
        let mut filters = Filters::default();
        let mut book = with_a_set();
        book.filters[1] = Filter {
            conditions: vec![Condition::Name {
                is: TextTest::Regex,
                text: "(".to_owned(),
            }],
            ..book.filters[1].clone()
        };
        book.current = Some("Work".into());
        assert!(filters.set(book).is_err_and(|why| why.contains("regular expression")));
        assert_eq!(*filters.book(), FilterBook::default());
    }
}
