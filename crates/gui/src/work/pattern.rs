//! Select or unselect names by a pattern.

use eframe::egui::{Context, Id};
use portolan_engine::PaneId;
use portolan_remote::{Entry, EntryKind};
use portolan_ui_kit::{
    button::Button, choice::checkbox, choice::radio, field::TextField, icons, label, layout, modal::Dialog, say,
    tokens::space,
};

use crate::action::{Action, Actions};

/// Names that are meant: patterns with `*` and `?`, several parted by `;`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    parts: Vec<String>,
    case_sensitive: bool,
}

impl Pattern {
    /// Reads what was typed; a word without `*` and `?` is meant anywhere in the name.
    pub(crate) fn new(text: &str, case_sensitive: bool) -> Self {
        let folded = |part: &str| {
            let part = if case_sensitive {
                part.to_owned()
            } else {
                part.to_lowercase()
            };
            if part.contains(['*', '?']) {
                part
            } else {
                format!("*{part}*")
            }
        };
        let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
        Self {
            parts: parts.map(folded).collect(),
            case_sensitive,
        }
    }

    /// Is this name meant?
    pub(crate) fn fits(&self, name: &str) -> bool {
        let name = if self.case_sensitive {
            name.to_owned()
        } else {
            name.to_lowercase()
        };
        self.parts.iter().any(|part| fits(part, &name))
    }
}

/// `*` stands for any letters, `?` for one.
fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    let (mut at, mut within) = (0, 0);
    // Where the last star stands, and how much it has taken so far.
    let mut star: Option<(usize, usize)> = None;
    while within < name.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, within));
                at += 1;
            }
            Some(letter) if *letter == '?' || *letter == name[within] => {
                at += 1;
                within += 1;
            }
            _ => match &mut star {
                Some((place, taken)) => {
                    *taken += 1;
                    (at, within) = (*place + 1, *taken);
                }
                None => return false,
            },
        }
    }
    pattern[at..].iter().all(|rest| *rest == '*')
}

/// Which kinds of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kinds {
    /// All.
    All,
    /// Everything but folders.
    Files,
    /// Folders only.
    Folders,
}

impl Kinds {
    /// Is this one of them?
    pub(crate) fn has(self, entry: &Entry) -> bool {
        match self {
            Self::All => true,
            Self::Files => entry.kind != EntryKind::Folder,
            Self::Folders => entry.kind == EntryKind::Folder,
        }
    }
}

/// What was wished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PatternWish {
    pub(crate) pattern: Pattern,
    pub(crate) kinds: Kinds,
    /// Select (`true`) or take out of the selection.
    pub(crate) select: bool,
}

/// The dialog.
#[derive(Debug)]
pub(crate) struct PatternDialog {
    pane: PaneId,
    text: String,
    case_sensitive: bool,
    kinds: Kinds,
    begun: bool,
}

impl PatternDialog {
    /// For the names of this pane.
    pub(crate) fn new(pane: PaneId) -> Self {
        Self {
            pane,
            text: "*".to_owned(),
            case_sensitive: false,
            kinds: Kinds::All,
            begun: false,
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let output = Dialog::new("pattern", say!("work-select-by-pattern"))
            .icon(icons::LIST_CHECKS)
            .width(460.0)
            .show(
                ctx,
                self,
                |ui, this| {
                    let id = Id::unique("pattern-text");
                    let field = TextField::new(&mut this.text, say!("work-names-like")).id(id).show(ui);
                    if !std::mem::replace(&mut this.begun, true) {
                        crate::pane::select_all(ui, id, &this.text);
                    }
                    label::dim_wrapped(ui, say!("work-stands-for-any-letters-for"));
                    ui.add_space(space::XS);
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = space::L;
                        for (kinds, words) in [
                            (Kinds::All, say!("work-files-and-folders")),
                            (Kinds::Files, say!("work-files")),
                            (Kinds::Folders, say!("work-folders")),
                        ] {
                            if radio(ui, this.kinds == kinds, words).clicked() {
                                this.kinds = kinds;
                            }
                        }
                    });
                    checkbox(ui, &mut this.case_sensitive, say!("work-match-case"));
                    field.submitted
                },
                |ui, this| {
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let some = !this.text.trim().is_empty();
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        let unselect = ui.add(Button::secondary(say!("work-unselect")).enabled(some)).clicked();
                        (
                            cancel,
                            unselect,
                            ui.add(Button::primary(say!("work-select")).enabled(some)).clicked(),
                        )
                    })
                },
            );
        let (cancel, unselect, select) = output.footer;
        if cancel || output.escaped {
            return true;
        }
        let select = select || output.body || output.accepted;
        if (select || unselect) && !self.text.trim().is_empty() {
            let wish = PatternWish {
                pattern: Pattern::new(&self.text, self.case_sensitive),
                kinds: self.kinds,
                select,
            };
            actions.push(Action::SelectLike(self.pane, wish));
            return true;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_and_question_marks() {
        let fit = |pattern: &str, name: &str| Pattern::new(pattern, false).fits(name);
        assert!(fit("*.html; *.css", "INDEX.HTML") && fit("*.html;*.css", "a.css"));
        assert!(!fit("*.html", "a.htm"));
        assert!(fit("photo-??.jp*g", "photo-12.jpeg") && !fit("photo-??.jp*g", "photo-1.jpg"));
        assert!(fit("a*b*c", "aXbXbc") && !fit("a*b*c", "aXbX"));
        assert!(fit("index", "my index.html"), "a word is meant anywhere");
        assert!(fit("*", "") && !fit("?", ""));
        assert!(!Pattern::new("A*", true).fits("abc"));
        assert!(!fit(";;", "x"));
    }
}
