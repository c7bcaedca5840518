//! What is selected in a pane: by name, so that it survives a refresh and another order.

use eframe::egui::Modifiers;
use portolan_ui_kit::say;
use std::{collections::HashSet, ops::Range};

use portolan_remote::{Entry, EntryKind, FileName};

use super::rows::Index;
use crate::words;

/// How a row is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// This one only.
    Only,
    /// Add it or take it out (Ctrl).
    Toggle,
    /// Everything from the anchor to here (Shift).
    Range,
    /// The same, and keep what is selected (Ctrl Shift).
    AddRange,
}

impl Choice {
    /// What the held keys mean for a click.
    pub(crate) fn of_click(modifiers: Modifiers) -> Self {
        match (modifiers.shift, modifiers.command) {
            (false, false) => Self::Only,
            (false, true) => Self::Toggle,
            (true, false) => Self::Range,
            (true, true) => Self::AddRange,
        }
    }
}

/// The selected names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selection {
    names: HashSet<FileName>,
    anchor: Option<FileName>,
    /// Rises with each change.
    revision: u64,
    span: Option<Span>,
}

/// Rows that a rubber band selects for now.
#[derive(Clone, Debug)]
struct Span {
    /// What was selected before.
    before: HashSet<FileName>,
    /// What is kept of it while the band is drawn: all of it, or nothing.
    kept: HashSet<FileName>,
    /// The positions that the band spans.
    at: Range<usize>,
}

impl Selection {
    /// Is this entry selected?
    pub(crate) fn has(&self, name: &FileName) -> bool {
        self.names.contains(name)
    }

    /// Nothing?
    pub(crate) fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// How many.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// Rises with each change.
    pub(crate) fn revision(&self) -> u64 {
        self.revision
    }

    /// Nothing any more.
    pub(crate) fn clear(&mut self) {
        if !self.names.is_empty() {
            self.names.clear();
            self.revision += 1;
        }
        self.anchor = None;
    }

    /// Exactly this one.
    pub(crate) fn only(&mut self, name: &FileName) {
        self.names.clear();
        self.names.insert(name.clone());
        self.anchor = Some(name.clone());
        self.revision += 1;
    }

    /// Everything that is shown.
    pub(crate) fn all(&mut self, index: &Index) {
        self.names = index.entries().map(|entry| entry.name.clone()).collect();
        self.revision += 1;
    }

    /// What was not, and nothing else.
    pub(crate) fn invert(&mut self, index: &Index) {
        let before = std::mem::take(&mut self.names);
        self.names = index
            .entries()
            .map(|entry| &entry.name)
            .filter(|name| !before.contains(*name))
            .cloned()
            .collect();
        self.revision += 1;
    }

    /// Adds (`select`) or takes out the entries for which `is` is true.
    pub(crate) fn change(&mut self, index: &Index, select: bool, is: impl Fn(&Entry) -> bool) {
        for entry in index.entries().filter(|entry| is(entry)) {
            if select {
                self.names.insert(entry.name.clone());
            } else {
                self.names.remove(&entry.name);
            }
        }
        self.revision += 1;
    }

    /// The entry at `position` was chosen.
    pub(crate) fn choose(&mut self, index: &Index, position: usize, choice: Choice) {
        let Some(name) = index.entry(position).map(|entry| entry.name.clone()) else {
            // A gap: there is nothing to be chosen, and what was chosen before is not any more.
            if choice == Choice::Only {
                self.clear();
            }
            return;
        };
        match choice {
            Choice::Only => self.only(&name),
            Choice::Toggle => {
                if !self.names.remove(&name) {
                    self.names.insert(name.clone());
                }
                self.anchor = Some(name);
            }
            Choice::Range | Choice::AddRange => {
                let from = self
                    .anchor
                    .as_ref()
                    .and_then(|anchor| index.position(anchor))
                    .unwrap_or(position);
                if choice == Choice::Range {
                    self.names.clear();
                }
                let range = from.min(position)..=from.max(position);
                self.names
                    .extend(range.filter_map(|at| index.entry(at)).map(|entry| entry.name.clone()));
                self.anchor.get_or_insert(name);
            }
        }
        self.revision += 1;
    }

    /// A rubber band spans these positions now; `add` keeps what was selected before it began.
    pub(crate) fn span(&mut self, index: &Index, at: Range<usize>, add: bool) {
        let span = self.span.take().unwrap_or_else(|| {
            let before = self.names.clone();
            if !add {
                self.names.clear();
            }
            self.revision += 1;
            Span {
                kept: self.names.clone(),
                before,
                at: 0..0,
            }
        });
        if span.at != at {
            // Only the difference: a band over a hundred thousand rows must not cost that in every frame.
            let name = |position: usize| index.entry(position).map(|entry| &entry.name);
            for name in span
                .at
                .clone()
                .filter(|position| !at.contains(position))
                .filter_map(name)
            {
                if !span.kept.contains(name) {
                    self.names.remove(name);
                }
            }
            let new = at.clone().filter(|position| !span.at.contains(position));
            self.names.extend(new.filter_map(name).cloned());
            self.anchor = name(at.start).cloned();
            self.revision += 1;
        }
        self.span = Some(Span { at, ..span });
    }

    /// The rubber band is gone; `cancelled` puts back what was selected before.
    pub(crate) fn end_span(&mut self, cancelled: bool) {
        if let Some(span) = self.span.take().filter(|_| cancelled) {
            self.names = span.before;
            self.revision += 1;
        }
    }

    /// Forgets what is no longer shown.
    pub(crate) fn keep_shown(&mut self, index: &Index) {
        if self.names.is_empty() {
            return;
        }
        let before = self.names.len();
        let shown: HashSet<FileName> = index
            .entries()
            .map(|entry| &entry.name)
            .filter(|name| self.names.contains(*name))
            .cloned()
            .collect();
        if shown.len() != before {
            self.names = shown;
            self.revision += 1;
        }
    }

    /// The selected entries in the order of the rows.
    pub(crate) fn entries<'a>(&'a self, index: &'a Index) -> impl Iterator<Item = &'a Entry> {
        index.entries().filter(|entry| self.has(&entry.name))
    }

    /// `3 of 11 selected · 318.6 MB + 1 folder`, or `10 items · 4 folders`.
    pub(crate) fn summary(&self, index: &Index) -> String {
        if self.is_empty() {
            return counts(index);
        }
        let (mut folders, mut files, mut bytes) = (0, 0, 0);
        for entry in self.entries(index) {
            if entry.kind == EntryKind::Folder {
                folders += 1;
            } else {
                files += 1;
                bytes += entry.size.unwrap_or(0);
            }
        }
        let what = match (files, folders) {
            (_, 0) => words::size(bytes),
            (0, _) => say!("pane-count-folders", count = folders),
            _ => format!(
                "{} + {}",
                words::size(bytes),
                say!("pane-count-folders", count = folders)
            ),
        };
        say!(
            "pane-of-selected",
            chosen = self.len(),
            all = index.shown_len(),
            what = what
        )
    }
}

fn counts(index: &Index) -> String {
    let mut text = say!("pane-count-items", count = index.shown_len() as u64);
    if index.folders > 0 {
        text.push_str(" · ");
        text.push_str(&say!("pane-count-folders", count = index.folders));
    }
    if index.bytes > 0 {
        text.push_str(" · ");
        text.push_str(&words::size(index.bytes));
    }
    if index.left_out > 0 {
        text.push_str(" · ");
        text.push_str(&say!("pane-not-shown", count = index.left_out));
    }
    text
}
