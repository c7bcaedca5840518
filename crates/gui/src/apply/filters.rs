//! What follows from filters with a name.

use std::path::PathBuf;

use portolan_engine::{NoticeKind, Request};
use portolan_remote::{Direction, FolderRules};
use portolan_settings::{FilterBook, FilterSide};
use portolan_sites::import::ImportedFilters;
use portolan_ui_kit::say;

use super::Apply;
use crate::{
    filters::{FiltersDialog, Refusal},
    view::Then,
    words,
    work::WorkDialog,
};

impl Apply<'_> {
    /// How folders of a transfer are read: what the filters of the side that they come from let through.
    pub(super) fn folder_rules(&self, direction: Direction) -> FolderRules {
        let from = match direction {
            Direction::Upload => FilterSide::Local,
            Direction::Download => FilterSide::Remote,
        };
        FolderRules {
            selection: self.view.filters.selection(from),
            ..FolderRules::default()
        }
    }

    /// Opens the dialog; what was read of another program is in it, and kept when the person saves it.
    pub(super) fn open_filters(&mut self, read: Option<&ImportedFilters>) {
        let mut book = self.view.filters.book().clone();
        if let Some(read) = read {
            for filter in &read.book.filters {
                match book.filters.iter_mut().find(|known| known.name == filter.name) {
                    Some(known) => *known = filter.clone(),
                    None => book.filters.push(filter.clone()),
                }
            }
            for set in &read.book.sets {
                match book.sets.iter_mut().find(|known| known.name == set.name) {
                    Some(known) => *known = set.clone(),
                    None => book.sets.push(set.clone()),
                }
            }
            if !read.left_out.is_empty() {
                let text = read.left_out.iter().map(|line| words::visible(line).into_owned());
                self.view.tell(
                    NoticeKind::Warning,
                    say!("app-some-filters-were-not-taken"),
                    text.collect::<Vec<_>>().join(". "),
                );
            }
        }
        self.view.dialogs.work = Some(WorkDialog::Filters(Box::new(FiltersDialog::new(book))));
    }

    pub(super) fn read_filters(&mut self, path: PathBuf) {
        let number = self.view.await_end(Then::Filters);
        let read = Box::new(Request::ReadFilters(path));
        self.outbox.push(Request::Tracked(number, read));
    }

    /// Filters of another program come beside those that are here.
    pub(super) fn take_filters(&mut self, others: &FilterBook) {
        let mut book = self.view.filters.book().clone();
        if book.take_over(others) > 0 {
            self.set_filters(book);
        }
    }

    pub(super) fn set_filters(&mut self, book: FilterBook) {
        let done = self.view.filters.set(book);
        self.filters_done(done);
    }

    pub(super) fn filters_done(&mut self, done: Result<(), Refusal>) {
        if let Err(why) = done {
            self.view.tell(
                NoticeKind::Failure,
                say!("app-the-filters-are-as-they"),
                words::sentence(&why),
            );
        }
    }
}
