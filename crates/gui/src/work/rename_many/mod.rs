//! Rename many at once: find and replace, a template with numbers, letters, extension; every name is seen before.

mod plan;

use std::collections::HashSet;

use eframe::egui::{Context, Id, Ui, vec2};
use portolan_engine::{Place, Request, SiteNames};
use portolan_remote::{Entry, FileName};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    choice::checkbox,
    field::{TextField, form_row},
    font, icons, label, layout,
    modal::Dialog,
    say,
    select::{SelectLook, select},
    tokens::{size, space},
    virtual_table::{Column, TableState, VirtualTable},
};

use crate::{
    action::{Action, Actions},
    place, words,
};
use plan::{LetterCase, Planned, Rules, plan};

/// Height of the dialog's body, in points.
const HEIGHT: f32 = 520.0;
/// Width of the names of fields, in points.
const NAMES: f32 = 104.0;

/// The dialog.
#[derive(Debug)]
pub(crate) struct RenameMany {
    folder: Place,
    entries: Vec<Entry>,
    others: HashSet<FileName>,
    names: SiteNames,
    rules: Rules,
    start: String,
    step: String,
    /// What the rules give; worked out when they change.
    planned: Option<(Rules, Result<Vec<Planned>, String>)>,
    table: TableState,
    begun: bool,
}

impl RenameMany {
    /// For these entries of `folder`, whose names are read and written so; `others` are the names in it that stay.
    pub(crate) fn new(folder: Place, entries: Vec<Entry>, others: HashSet<FileName>, names: SiteNames) -> Self {
        Self {
            folder,
            entries,
            others,
            names,
            rules: Rules::default(),
            start: "1".to_owned(),
            step: "1".to_owned(),
            planned: None,
            table: TableState::default(),
            begun: false,
        }
    }

    fn plan(&mut self) {
        if self.planned.as_ref().is_none_or(|(rules, _)| *rules != self.rules) {
            let planned = plan(&self.entries, &self.others, &self.rules, self.names);
            self.planned = Some((self.rules.clone(), planned));
        }
    }

    fn rows(&self) -> &[Planned] {
        match &self.planned {
            Some((_, Ok(rows))) => rows,
            _ => &[],
        }
    }

    /// How many get another name, and how many cannot.
    fn counts(&self) -> (usize, usize) {
        let rows = self.rows();
        let problems = rows.iter().filter(|row| row.problem.is_some()).count();
        (rows.iter().filter(|row| row.changes()).count(), problems)
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        self.plan();
        let title = say!("work-rename-items", count = self.entries.len());
        let output = Dialog::new("rename-many", &title)
            .icon(icons::NOTE_PENCIL)
            .width(820.0)
            .height(HEIGHT)
            .show(
                ctx,
                self,
                |ui, this| {
                    this.fields(ui);
                    ui.add_space(space::S);
                    layout::hairline(ui);
                    this.preview(ui);
                },
                |ui, this| {
                    let (changes, problems) = this.counts();
                    label::small(
                        ui,
                        match (changes, problems) {
                            (_, 1..) => say!("work-count-names-cannot-be", count = problems as u64),
                            (0, 0) => say!("work-nothing-changes-yet").to_owned(),
                            _ => say!("work-count-names-change", count = changes as u64),
                        },
                    );
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        let possible = changes > 0 && problems == 0;
                        (
                            cancel,
                            ui.add(Button::primary(say!("common-rename")).enabled(possible))
                                .clicked(),
                        )
                    })
                },
            );
        let (cancel, rename) = output.footer;
        if cancel || output.escaped {
            return true;
        }
        let (changes, problems) = self.counts();
        if (rename || output.accepted) && changes > 0 && problems == 0 {
            let pairs = self.rows().iter().filter(|row| row.changes()).filter_map(|row| {
                let to = row.to.as_ref()?;
                Some((place::child(&self.folder, &row.from), place::child(&self.folder, to)))
            });
            actions.push(Action::Ask(Box::new(Request::RenameMany(pairs.collect()))));
            return true;
        }
        false
    }

    fn fields(&mut self, ui: &mut Ui) {
        let half = (ui.available_width() - space::L) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            ui.allocate_ui(vec2(half, 0.0), |ui| ui.vertical(|ui| self.what_is_found(ui)));
            ui.allocate_ui(vec2(half, 0.0), |ui| ui.vertical(|ui| self.what_is_made(ui)));
        });
        if let Ok(start) = self.start.trim().parse() {
            self.rules.start = start;
        }
        if let Ok(step) = self.step.trim().parse() {
            self.rules.step = step;
        }
    }

    /// Find and replace.
    fn what_is_found(&mut self, ui: &mut Ui) {
        let error = match &self.planned {
            Some((_, Err(error))) => Some(error.clone()),
            _ => None,
        };
        let first = Id::unique("rename-find");
        let rules = &mut self.rules;
        ui.spacing_mut().item_spacing.y = space::S;
        form_row(ui, NAMES, say!("work-find"), |ui| {
            TextField::new(&mut rules.find, say!("work-find"))
                .id(first)
                .error(error.as_deref())
                .show(ui);
        });
        form_row(ui, NAMES, say!("work-replace-with"), |ui| {
            TextField::new(&mut rules.replace, say!("work-replace-with")).show(ui);
        });
        form_row(ui, NAMES, "", |ui| {
            checkbox(ui, &mut rules.regex, say!("work-regular-expression"));
            checkbox(ui, &mut rules.match_case, say!("work-match-case"));
        });
        if !std::mem::replace(&mut self.begun, true) {
            ui.memory_mut(|memory| memory.request_focus(first));
        }
    }

    /// The template, numbers, extension and letters.
    fn what_is_made(&mut self, ui: &mut Ui) {
        let (rules, start, step) = (&mut self.rules, &mut self.start, &mut self.step);
        ui.spacing_mut().item_spacing.y = space::S;
        form_row(ui, NAMES, say!("common-name"), |ui| {
            TextField::new(&mut rules.template, say!("common-name"))
                .hint("{name} {nnn}")
                .show(ui);
        });
        form_row(ui, NAMES, say!("work-numbers"), |ui| {
            layout::bar(ui, size::FIELD, 0.0, |ui| {
                label::dim(ui, say!("work-from"));
                TextField::new(start, say!("work-numbers-begin-at"))
                    .width(64.0)
                    .show(ui);
                label::dim(ui, say!("work-by"));
                TextField::new(step, say!("work-numbers-rise-by")).width(64.0).show(ui);
            });
        });
        form_row(ui, NAMES, say!("work-extension"), |ui| {
            layout::bar(ui, size::FIELD, 0.0, |ui| {
                TextField::new(&mut rules.extension, say!("work-extension"))
                    .hint(say!("work-as-it-is"))
                    .width(92.0)
                    .show(ui);
                choose_case(ui, say!("work-letters-of-the-extension"), &mut rules.extension_case);
            });
        });
        form_row(ui, NAMES, say!("work-letters"), |ui| {
            choose_case(ui, say!("work-letters-of-the-name"), &mut rules.case);
        });
    }

    fn preview(&mut self, ui: &mut Ui) {
        let columns = [
            Column::new(say!("work-name-now")).fill().min_width(160.0),
            Column::new(say!("work-new-name")).width(330.0).min_width(160.0),
            Column::new("").width(180.0).min_width(120.0),
        ];
        let rows = match &self.planned {
            Some((_, Ok(rows))) => rows.as_slice(),
            _ => &[],
        };
        VirtualTable::new("preview", &columns)
            .rows(rows.len())
            .name(say!("work-preview"))
            .show(ui, &mut self.table, |row| {
                let Some(planned) = rows.get(row.index()) else { return };
                let tokens: &Tokens = row.tokens();
                let before = self.names.reading.show(planned.from.as_bytes());
                let before = words::visible(&before);
                row.name(&format!("{before} → {}", words::visible(&planned.shown)));
                row.dim(&before);
                let shown = words::visible(&planned.shown);
                match planned.problem {
                    Some(problem) => {
                        row.cell(&shown, &font::body(), tokens.bad);
                        row.cell(problem.words(), &font::body(), tokens.bad);
                    }
                    None if planned.changes() => row.text(&shown),
                    None => row.dim(&shown),
                }
            });
    }
}

fn choose_case(ui: &mut Ui, name: &str, case: &mut LetterCase) {
    let mut at = LetterCase::ALL.iter().position(|(known, _)| known == case).unwrap_or(0);
    let words = LetterCase::ALL.map(|(_, words)| words.say());
    if select(ui, name, SelectLook::Button, &mut at, &words) {
        *case = LetterCase::ALL[at].0;
    }
}
