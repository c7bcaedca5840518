//! Who may do what: a matrix, the same as an octal number, for files and folders and everything in them.

use eframe::egui::{Context, Grid, Ui};
use portolan_engine::{ModeChange, PermissionWish, Request};
use portolan_remote::{EntryKind, Permissions};
use portolan_ui_kit::{
    button::Button,
    choice::{checkbox, radio, tristate},
    field::TextField,
    icons, key, label, language, layout,
    modal::Dialog,
    say,
    tokens::{size, space},
};

use super::Chosen;
use crate::action::{Action, Actions};

/// What everything in folders means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    FilesAndFolders,
    Files,
    Folders,
}

/// The dialog.
#[derive(Debug)]
pub(crate) struct PermissionsDialog {
    chosen: Vec<Chosen>,
    what: String,
    folders: bool,
    /// The bits of `0o7777` from the highest; `None` = as they are.
    bits: [Option<bool>; 12],
    text: String,
    /// The chosen ones differ, or the server does not tell: bits may stay as they are.
    mixed: bool,
    recursive: bool,
    inside: Inside,
    enter: bool,
}

/// Rows of the matrix: who, and the place of its first bit.
const WHO: [(language::Key, usize); 3] = [
    (key!("work-who-owner"), 3),
    (key!("work-who-group"), 6),
    (key!("work-who-others"), 9),
];
const MAY: [language::Key; 3] = [key!("work-may-read"), key!("work-may-write"), key!("work-may-execute")];
const SPECIAL: [language::Key; 3] = [key!("work-set-user-id"), key!("work-set-group-id"), key!("work-sticky")];

impl PermissionsDialog {
    /// For these; `what` names them.
    pub(crate) fn new(chosen: Vec<Chosen>, what: String) -> Self {
        let modes: Vec<Option<u16>> = chosen
            .iter()
            .map(|chosen| match chosen.entry.permissions() {
                Some(Permissions::Unix(mode)) => Some(mode),
                _ => None,
            })
            .collect();
        let bits = std::array::from_fn(|at| {
            let mut values = modes.iter().map(|mode| mode.map(|mode| mode & (1 << (11 - at)) != 0));
            let first = values.next().flatten();
            first.filter(|_| values.all(|value| value == first))
        });
        let folders = chosen.iter().any(|chosen| chosen.entry.kind == EntryKind::Folder);
        let mut dialog = Self {
            chosen,
            what,
            folders,
            mixed: bits.iter().any(Option::is_none),
            bits,
            text: String::new(),
            recursive: false,
            inside: Inside::FilesAndFolders,
            enter: true,
        };
        dialog.text = dialog.octal();
        dialog
    }

    /// `644`, `2755`; `x` for three bits of which one stays as it is.
    fn octal(&self) -> String {
        let digits: Vec<String> = self
            .bits
            .chunks(3)
            .map(|three| {
                let value = three
                    .iter()
                    .try_fold(0, |value, bit| bit.map(|bit| value * 2 + u32::from(bit)));
                value.map_or_else(|| "x".to_owned(), |value| value.to_string())
            })
            .collect();
        let skip = usize::from(digits[0] == "0");
        digits[skip..].concat()
    }

    fn take_octal(&mut self) {
        let Some(bits) = parse_octal(&self.text) else { return };
        for (bit, new) in self.bits.iter_mut().zip(bits) {
            *bit = new;
        }
    }

    fn change(&self) -> ModeChange {
        let mask = |is: fn(&Option<bool>) -> bool| self.bits.iter().fold(0, |mask, bit| mask << 1 | u16::from(is(bit)));
        ModeChange {
            keep: mask(Option::is_none),
            set: mask(|bit| *bit == Some(true)),
        }
    }

    fn wish(&self) -> PermissionWish {
        let change = self.change();
        let mut of_folders = change;
        if self.enter && self.recursive {
            // Whoever may read a folder may enter it, as `X` of chmod means it.
            of_folders.set |= (of_folders.set & 0o444) >> 2;
            of_folders.keep &= !((of_folders.set & 0o444) >> 2);
        }
        let (files, folders) = match (self.recursive, self.inside) {
            (false, _) | (true, Inside::FilesAndFolders) => (true, true),
            (true, Inside::Files) => (true, false),
            (true, Inside::Folders) => (false, true),
        };
        PermissionWish {
            files: files.then_some(change),
            folders: folders.then_some(of_folders),
            recursive: self.recursive,
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let title = say!("work-permissions-of", what = self.what);
        let output = Dialog::new("permissions", &title)
            .icon(icons::LOCK_KEY)
            .width(520.0)
            .show(
                ctx,
                self,
                |ui, this| {
                    this.matrix(ui);
                    this.special(ui);
                    ui.add_space(space::S);
                    let submitted = this.number(ui);
                    if this.folders {
                        ui.add_space(space::S);
                        this.everything_inside(ui);
                    }
                    submitted
                },
                |ui, this| {
                    match this.preview() {
                        Some(shown) => label::mono(ui, shown),
                        None => label::small(ui, say!("work-some-bits-stay-as-they")),
                    };
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        let legal = this.legal();
                        (
                            cancel,
                            ui.add(Button::primary(say!("work-set-permissions")).enabled(legal))
                                .clicked(),
                        )
                    })
                },
            );
        let (cancel, set) = output.footer;
        if cancel || output.escaped {
            return true;
        }
        if (set || output.body || output.accepted) && self.legal() {
            let places = self.chosen.iter().map(|chosen| chosen.place.clone()).collect();
            actions.push(Action::Ask(Box::new(Request::SetPermissions(places, self.wish()))));
            return true;
        }
        false
    }

    fn matrix(&mut self, ui: &mut Ui) {
        let mut changed = false;
        Grid::new("matrix")
            .num_columns(4)
            .min_col_width(104.0)
            .spacing([space::S, space::XS])
            .show(ui, |ui| {
                label::dim(ui, "");
                for may in MAY {
                    label::dim(ui, may.say());
                }
                ui.end_row();
                for (who, first) in WHO {
                    label::body(ui, who.say());
                    for (at, may) in MAY.iter().enumerate() {
                        let name = say!("work-who-may", who = who.say(), may = may.say().to_lowercase());
                        changed |= tristate(ui, &mut self.bits[first + at], self.mixed, &name, None).changed();
                    }
                    ui.end_row();
                }
            });
        if changed {
            self.text = self.octal();
        }
    }

    fn special(&mut self, ui: &mut Ui) {
        let mut changed = false;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            for (at, name) in SPECIAL.map(language::Key::say).into_iter().enumerate() {
                changed |= tristate(ui, &mut self.bits[at], self.mixed, name, Some(name)).changed();
            }
        });
        if changed {
            self.text = self.octal();
        }
    }

    /// Returns whether Enter was pressed in it.
    fn number(&mut self, ui: &mut Ui) -> bool {
        let error = parse_octal(&self.text).is_none();
        let before = self.text.clone();
        let submitted = layout::bar(ui, size::FIELD, 0.0, |ui| {
            label::dim(ui, say!("work-as-a-number"));
            TextField::new(&mut self.text, say!("work-permissions-as-a-number"))
                .width(96.0)
                .mono()
                .show(ui)
                .submitted
        })
        .inner;
        if self.text != before {
            self.take_octal();
        }
        if error {
            label::dim_wrapped(ui, say!("work-three-or-four-digits-from"));
        } else if self.mixed {
            label::dim_wrapped(ui, say!("work-what-has-a-line-or"));
        }
        submitted
    }

    fn everything_inside(&mut self, ui: &mut Ui) {
        checkbox(ui, &mut self.recursive, say!("work-also-everything-in-the-folders"));
        if !self.recursive {
            return;
        }
        ui.horizontal(|ui| {
            ui.add_space(space::XL);
            ui.spacing_mut().item_spacing.x = space::L;
            for (inside, words) in [
                (Inside::FilesAndFolders, say!("work-files-and-folders")),
                (Inside::Files, say!("work-files-only")),
                (Inside::Folders, say!("work-folders-only")),
            ] {
                if radio(ui, self.inside == inside, words).clicked() {
                    self.inside = inside;
                }
            }
        });
        if self.inside != Inside::Files {
            ui.horizontal(|ui| {
                ui.add_space(space::XL);
                checkbox(ui, &mut self.enter, say!("work-who-may-read-a-folder"));
            });
        }
    }

    /// What `ls` would show, where no bit stays as it is.
    fn preview(&self) -> Option<String> {
        let whole = self.bits.iter().all(Option::is_some);
        whole.then(|| Permissions::Unix(self.change().set).to_string())
    }

    /// Is it a number, and does it change anything?
    fn legal(&self) -> bool {
        parse_octal(&self.text).is_some() && self.bits.iter().any(Option::is_some)
    }
}

/// Three or four digits; `x` = these three bits stay as they are.
fn parse_octal(text: &str) -> Option<[Option<bool>; 12]> {
    let text = text.trim();
    if !(3..=4).contains(&text.chars().count()) {
        return None;
    }
    let digits = if text.chars().count() == 3 {
        format!("0{text}")
    } else {
        text.to_owned()
    };
    let mut bits = [None; 12];
    for (digit, three) in digits.chars().zip(bits.chunks_mut(3)) {
        if digit.eq_ignore_ascii_case(&'x') {
            continue;
        }
        let value = digit.to_digit(8)?;
        for (at, bit) in three.iter_mut().enumerate() {
            *bit = Some(value & (4 >> at) != 0);
        }
    }
    Some(bits)
}

#[cfg(test)]
mod tests {
    use portolan_engine::Place;
    use portolan_remote::{Entry, FileName};

    use super::*;

    fn chosen(modes: &[Option<u16>]) -> PermissionsDialog {
        let all = modes.iter().map(|mode| {
            let mut entry = Entry::new(FileName::parse(b"x").expect("a name"), EntryKind::Folder);
            entry.set_permissions(mode.map(Permissions::Unix));
            Chosen {
                place: Place::Local("/x".into()),
                entry,
            }
        });
        PermissionsDialog::new(all.collect(), "x".to_owned())
    }

    #[test]
    fn octal_and_matrix_are_the_same() {
        let mut dialog = chosen(&[Some(0o2755)]);
        assert_eq!((dialog.text.as_str(), dialog.mixed), ("2755", false));
        assert_eq!(dialog.change(), ModeChange { keep: 0, set: 0o2755 });
        "6x4".clone_into(&mut dialog.text);
        dialog.take_octal();
        assert_eq!(
            dialog.change(),
            ModeChange {
                keep: 0o070,
                set: 0o604
            }
        );
        assert_eq!(dialog.octal(), "6x4");
        for bad in ["", "64", "648", "12345", "rw"] {
            assert_eq!(parse_octal(bad), None, "{bad}");
        }
    }

    #[test]
    fn what_differs_stays_as_it_is() {
        let dialog = chosen(&[Some(0o644), Some(0o664)]);
        assert!(dialog.mixed);
        assert_eq!(dialog.text, "6x4");
        assert_eq!(dialog.change().keep, 0o020);
        assert_eq!(chosen(&[None]).change().keep, 0o7777);
    }

    #[test]
    fn folders_that_may_be_read_may_be_entered() {
        let mut dialog = chosen(&[Some(0o644)]);
        assert_eq!(dialog.wish().folders, dialog.wish().files);
        dialog.recursive = true;
        let wish = dialog.wish();
        assert_eq!(wish.files, Some(ModeChange { keep: 0, set: 0o644 }));
        assert_eq!(wish.folders, Some(ModeChange { keep: 0, set: 0o755 }));
        dialog.inside = Inside::Files;
        assert_eq!(dialog.wish().folders, None);
    }
}
