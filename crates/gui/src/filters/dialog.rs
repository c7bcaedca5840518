//! The dialog: which set is on, what it has on each side, and the filters themselves.

use eframe::egui::{Align, Context, Id, Layout, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo};
use portolan_remote::{
    Selection,
    filter::{Filter, Matches},
};
use portolan_settings::{FilterBook, FilterSet};
use portolan_ui_kit::{
    Tokens,
    button::{Button, IconButton},
    choice, elide,
    field::TextField,
    font, icons, key, label,
    language::Key,
    layout,
    modal::Dialog,
    say,
    select::{SelectLook, select},
    tokens::{radius, space},
};

use super::condition::Draft;
use crate::{
    action::{Action, Actions},
    file_dialog::{Step, Wanted},
    words,
};

const HEIGHT: f32 = 430.0;
/// Height of a line with a choice in it, in points.
const BAR: f32 = 30.0;
/// Width of the list of filters, in points.
const LIST: f32 = 330.0;

const MATCHES: [(Matches, Key); 4] = [
    (Matches::All, key!("filters-matches-all-of-these")),
    (Matches::Any, key!("filters-matches-one-of-these")),
    (Matches::None, key!("filters-matches-none-of-these")),
    (Matches::NotAll, key!("filters-matches-not-all-of-these")),
];

const HERE: Key = key!("filters-tick-here");
const THERE: Key = key!("filters-tick-there");

/// The dialog, with what is being changed.
#[derive(Debug)]
pub(crate) struct FiltersDialog {
    book: FilterBook,
    /// The filter that is shown, and its conditions as they are typed.
    chosen: usize,
    conditions: Vec<Draft>,
    /// The name of the set that is on, as it is typed.
    set_name: String,
    /// Why what is there cannot be kept.
    error: Option<String>,
}

impl FiltersDialog {
    /// With these filters.
    pub(crate) fn new(book: FilterBook) -> Self {
        let mut dialog = Self {
            set_name: book.current.as_deref().unwrap_or_default().to_owned(),
            book,
            chosen: 0,
            conditions: Vec::new(),
            error: None,
        };
        dialog.choose(0);
        dialog
    }

    /// Draws it. Returns `true` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let output = Dialog::new("filters", say!("filters-filters"))
            .icon(icons::FUNNEL)
            .width(900.0)
            .height(HEIGHT)
            .show(
                ctx,
                self,
                |ui, dialog| dialog.body(ui),
                |ui, dialog| {
                    let import = ui
                        .add(Button::ghost(say!("filters-take-over-from-filezilla")))
                        .clicked();
                    if let Some(error) = &dialog.error {
                        let bad = Tokens::of(ui).bad;
                        label::coloured(ui, error.clone(), bad);
                    }
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let cancel = ui.add(Button::secondary(say!("common-cancel"))).clicked();
                        let save = ui.add(Button::primary(say!("filters-save"))).clicked();
                        (import, cancel, save)
                    })
                },
            );
        let (import, cancel, save) = output.footer;
        if import {
            actions.push(Action::FileDialog(Step::Open(Wanted::ImportFilters)));
            return true;
        }
        if save || output.accepted {
            match self.result() {
                Ok(book) => {
                    actions.push(Action::SetFilters(Box::new(book)));
                    return true;
                }
                Err(why) => self.error = Some(why),
            }
        }
        cancel || output.escaped
    }

    fn body(&mut self, ui: &mut Ui) {
        self.sets(ui);
        ui.add_space(space::S);
        layout::hairline(ui);
        ui.add_space(space::S);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(LIST);
                self.list(ui);
            });
            ui.add_space(space::L);
            ui.vertical(|ui| self.editor(ui));
        });
    }

    /// Which set is on.
    fn sets(&mut self, ui: &mut Ui) {
        let mut at = self.current().map_or(0, |at| at + 1);
        let names: Vec<String> = self
            .book
            .sets
            .iter()
            .map(|set| words::visible(&set.name).into_owned())
            .collect();
        let mut titles = vec![say!("filters-no-filter-is-on")];
        titles.extend(names.iter().map(String::as_str));
        let mut new = false;
        let mut gone = false;
        layout::bar(ui, BAR, 0.0, |ui| {
            label::dim(ui, say!("filters-set"));
            if select(ui, say!("filters-set-that-is-on"), SelectLook::Button, &mut at, &titles) {
                self.switch(at.checked_sub(1));
            }
            new = ui
                .add(Button::secondary(say!("filters-new-set")).icon(icons::PLUS))
                .clicked();
            if self.book.current.is_some() {
                label::dim(ui, say!("common-name"));
                TextField::new(&mut self.set_name, say!("filters-name-of-the-set"))
                    .width(200.0)
                    .id(Id::unique("filter-set-name"))
                    .show(ui);
                gone = ui
                    .add(IconButton::new(icons::TRASH, say!("filters-delete-this-set")))
                    .clicked();
            }
        });
        self.take_set_name();
        if new {
            let name = self.free_name(say!("filters-my-filters"), |book, name| {
                book.sets.iter().any(|set| *set.name == *name)
            });
            self.book.sets.push(FilterSet {
                name: name.as_str().into(),
                ..FilterSet::default()
            });
            self.switch(Some(self.book.sets.len() - 1));
        }
        if gone && let Some(at) = self.current() {
            self.book.sets.remove(at);
            self.switch(None);
        }
    }

    fn current(&self) -> Option<usize> {
        let name = self.book.current.as_ref()?;
        self.book.sets.iter().position(|set| set.name == *name)
    }

    fn switch(&mut self, set: Option<usize>) {
        self.book.current = set.and_then(|at| self.book.sets.get(at)).map(|set| set.name.clone());
        self.set_name = self.book.current.as_deref().unwrap_or_default().to_owned();
    }

    /// What is typed is the name, as long as no other set has it.
    fn take_set_name(&mut self) {
        let Some(at) = self.current() else { return };
        let typed = self.set_name.trim();
        let taken = self.book.sets.iter().any(|set| *set.name == *typed);
        if !typed.is_empty() && !taken {
            self.book.sets[at].name = typed.into();
            self.book.current = Some(typed.into());
        }
    }

    fn free_name(&self, name: &str, taken: impl Fn(&FilterBook, &str) -> bool) -> String {
        let numbered = |number: u32| {
            if number == 1 {
                name.to_owned()
            } else {
                format!("{name} {number}")
            }
        };
        (1..1000)
            .map(numbered)
            .find(|name| !taken(&self.book, name))
            .unwrap_or_else(|| name.to_owned())
    }

    /// The filters, with the ticks of the set that is on.
    fn list(&mut self, ui: &mut Ui) {
        let set = self.current();
        ui.horizontal(|ui| {
            label::small(ui, say!("filters-hides-what-it-names"));
            layout::trailing(ui, "sides", |ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                label::small(ui, say!("filters-here"));
                label::small(ui, say!("filters-there"));
            });
        });
        ScrollArea::vertical()
            .id_salt("filters")
            .max_height(HEIGHT - 150.0)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                for at in 0..self.book.filters.len() {
                    self.line(ui, at, set);
                }
            });
        ui.horizontal(|ui| {
            if ui
                .add(Button::secondary(say!("filters-new-filter")).icon(icons::PLUS))
                .clicked()
            {
                let taken = |book: &FilterBook, name: &str| book.filters.iter().any(|filter| *filter.name == *name);
                let name = self.free_name(say!("filters-new-filter"), taken);
                self.keep_conditions();
                self.book.filters.push(Filter {
                    name: name.as_str().into(),
                    ..Filter::default()
                });
                self.choose(self.book.filters.len() - 1);
                self.conditions.push(Draft::default());
            }
            let delete = Button::secondary(say!("common-delete"))
                .icon(icons::TRASH)
                .enabled(!self.book.filters.is_empty());
            if ui.add(delete).clicked() {
                let gone = self.book.filters.remove(self.chosen);
                for set in &mut self.book.sets {
                    set.local.retain(|name| *name != gone.name);
                    set.remote.retain(|name| *name != gone.name);
                }
                self.choose(self.chosen.saturating_sub(1));
            }
        });
    }

    fn line(&mut self, ui: &mut Ui, at: usize, set: Option<usize>) {
        let tokens = Tokens::of(ui);
        let name = self.book.filters[at].name.clone();
        let shown = words::visible(&name).into_owned();
        let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 28.0), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, at == self.chosen, &shown));
        if at == self.chosen {
            ui.painter().rect_filled(rect, radius::CONTROL, tokens.selection);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, radius::CONTROL, tokens.hover);
        }
        let builder = UiBuilder::new()
            .max_rect(rect.shrink2(Vec2::new(space::S, 0.0)))
            .layout(Layout::left_to_right(Align::Center));
        let mut child = ui.new_child(builder.id_salt(("filter", at)));
        elide::label(&mut child, &shown, rect.width() - 110.0, &font::body(), tokens.text);
        layout::trailing(&mut child, "ticks", |ui| {
            ui.spacing_mut().item_spacing.x = space::L;
            let Some(set) = set.and_then(|set| self.book.sets.get_mut(set)) else {
                ui.disable();
                for side in [&HERE, &THERE] {
                    choice::checkbox_bare(ui, &mut false, &say!("filters-tick", name = shown, side = side.say()));
                }
                return;
            };
            for (side, names) in [(&HERE, &mut set.local), (&THERE, &mut set.remote)] {
                let mut on = names.contains(&name);
                if choice::checkbox_bare(ui, &mut on, &say!("filters-tick", name = shown, side = side.say())).changed()
                {
                    names.retain(|other| *other != name);
                    if on {
                        names.push(name.clone());
                    }
                }
            }
        });
        if response.clicked() {
            self.keep_conditions();
            self.choose(at);
        }
    }

    fn choose(&mut self, at: usize) {
        self.chosen = at.min(self.book.filters.len().saturating_sub(1));
        let conditions = self.book.filters.get(self.chosen).map(|filter| &filter.conditions);
        self.conditions = conditions.into_iter().flatten().map(Draft::of).collect();
    }

    /// What is typed for the conditions goes into the filter, as far as it means something.
    fn keep_conditions(&mut self) {
        let conditions = self.conditions.iter().filter_map(|draft| draft.condition().ok());
        if let Some(filter) = self.book.filters.get_mut(self.chosen) {
            filter.conditions = conditions.collect();
        }
    }

    fn editor(&mut self, ui: &mut Ui) {
        let names: Vec<_> = self.book.filters.iter().map(|filter| filter.name.clone()).collect();
        let Some(filter) = self.book.filters.get_mut(self.chosen) else {
            label::dim(ui, say!("filters-there-is-no-filter"));
            return;
        };
        let before = filter.name.clone();
        let mut name = before.to_string();
        TextField::new(&mut name, say!("filters-name-of-the-filter"))
            .width(ui.available_width())
            .id(Id::unique("filter-name"))
            .show(ui);
        if *name != *before && !names.iter().any(|other| **other == *name) {
            filter.name = name.as_str().into();
            for set in &mut self.book.sets {
                for names in [&mut set.local, &mut set.remote] {
                    for other in names.iter_mut().filter(|other| **other == before) {
                        *other = name.as_str().into();
                    }
                }
            }
        }
        let filter = &mut self.book.filters[self.chosen];
        ui.horizontal(|ui| {
            choice::checkbox(ui, &mut filter.files, say!("filters-files"));
            choice::checkbox(ui, &mut filter.folders, say!("filters-folders"));
            choice::checkbox(ui, &mut filter.match_case, say!("filters-capitals-count"));
        });
        layout::bar(ui, BAR, 0.0, |ui| {
            label::dim(ui, say!("filters-names-an-entry-where"));
            let titles = MATCHES.map(|(_, title)| title.say());
            let mut at = MATCHES
                .iter()
                .position(|(known, _)| *known == filter.matches)
                .unwrap_or(0);
            if select(
                ui,
                say!("filters-how-many-conditions"),
                SelectLook::Button,
                &mut at,
                &titles,
            ) {
                filter.matches = MATCHES[at].0;
            }
            label::dim(ui, say!("filters-hold"));
        });
        ScrollArea::vertical()
            .id_salt("conditions")
            .max_height(HEIGHT - 245.0)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                let mut gone = None;
                for (number, draft) in self.conditions.iter_mut().enumerate() {
                    if draft.show(ui, number) {
                        gone = Some(number);
                    }
                }
                if let Some(gone) = gone {
                    self.conditions.remove(gone);
                }
            });
        if ui
            .add(Button::secondary(say!("filters-add-a-condition")).icon(icons::PLUS))
            .clicked()
        {
            self.conditions.push(Draft::default());
        }
    }

    /// What is to be kept, or why it cannot be.
    fn result(&mut self) -> Result<FilterBook, String> {
        if let Some(why) = self.conditions.iter().find_map(|draft| draft.condition().err()) {
            return Err(why.to_owned());
        }
        self.keep_conditions();
        for filter in &self.book.filters {
            let alone = Selection {
                leave_out: vec![filter.clone()],
                only: Vec::new(),
            };
            alone.matcher().map_err(|bad| words::sentence(&bad.to_string()))?;
        }
        Ok(self.book.clone())
    }
}
