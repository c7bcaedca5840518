//! The page of shortcuts: a preset, and for every action its keys, which can be added, taken away and put back.

use eframe::egui::{Event, Id, Key, KeyboardShortcut, Memory, Modifiers, ScrollArea, Sense, Ui, UiBuilder, Vec2};
use portolan_ui_kit::{
    Tokens,
    button::{Button, IconButton},
    field::TextField,
    icons, label, layout, say,
    select::{SelectLook, select},
    tokens::{size, space},
};

use crate::{
    action::{Category, Keys, Named, Preset, Shortcuts, same, shortcut_words},
    chosen::Chosen,
    frame::FrameCx,
};

/// What is being typed on the page.
#[derive(Debug, Default)]
pub(super) struct Editor {
    search: String,
    /// The action that waits for keys.
    waits: Option<Named>,
    /// Keys that another action has already.
    taken: Option<Taken>,
}

/// Keys that were pressed for one action and belong to another.
#[derive(Clone, Copy, Debug)]
struct Taken {
    wanted_for: Named,
    key: KeyboardShortcut,
    by: Named,
}

impl Editor {
    /// Does it wait for keys, so that none of them means anything else?
    pub(super) fn recording(&self) -> bool {
        self.waits.is_some() || self.taken.is_some()
    }

    /// Draws the page.
    pub(super) fn show(&mut self, ui: &mut Ui, chosen: &mut Chosen, frame: &FrameCx) {
        self.record(ui, chosen, &frame.shortcuts);
        ui.add_space(space::M);
        layout::bar(ui, size::FIELD, space::XL, |ui| {
            label::dim(ui, say!("settings-keys-as-in"));
            let titles = Preset::ALL.map(Preset::title);
            let preset = chosen.keys.preset;
            let mut at = Preset::ALL.iter().position(|known| *known == preset).unwrap_or(0);
            if select(
                ui,
                say!("settings-preset-of-shortcuts"),
                SelectLook::Button,
                &mut at,
                &titles,
            ) {
                chosen.keys.preset = Preset::ALL[at];
            }
            let changed = !chosen.keys.own.is_empty();
            if ui
                .add(Button::ghost(say!("settings-put-all-back")).enabled(changed))
                .clicked()
            {
                chosen.keys.own.clear();
            }
            layout::trailing(ui, "find", |ui| {
                TextField::new(&mut self.search, say!("settings-find-an-action"))
                    .hint(say!("settings-find-an-action-or-keys"))
                    .icon(icons::MAGNIFYING_GLASS)
                    .width(290.0)
                    .id(Id::unique("shortcut-search"))
                    .show(ui);
            });
        });
        ui.add_space(space::S);
        layout::hairline(ui);
        self.conflict(ui, chosen);
        let wanted = self.search.to_lowercase();
        let words: Vec<&str> = wanted.split_whitespace().collect();
        ScrollArea::vertical()
            .id_salt("keys")
            .auto_shrink(false)
            .show(ui, |ui| {
                if !self.rows(ui, &words, chosen, &frame.shortcuts) {
                    ui.add_space(space::L);
                    super::indented(ui, |ui| label::dim(ui, say!("settings-no-action-has-these-words")));
                }
            });
    }

    /// The actions with these words, for the search over all pages. Returns whether there are any.
    pub(super) fn found(&mut self, ui: &mut Ui, words: &[&str], chosen: &mut Chosen) -> bool {
        let shortcuts = Shortcuts::new(chosen.keys.clone());
        self.record(ui, chosen, &shortcuts);
        self.conflict(ui, chosen);
        self.rows(ui, words, chosen, &shortcuts)
    }

    fn rows(&mut self, ui: &mut Ui, words: &[&str], chosen: &mut Chosen, shortcuts: &Shortcuts) -> bool {
        let mut found = false;
        for category in Category::ALL {
            let rows = Named::ALL.iter().copied().filter(|named| {
                let keys: Vec<String> = shortcuts.of(*named).iter().copied().map(shortcut_words).collect();
                let text = format!("{} {} {}", named.label(), named.help(), keys.join(" ")).to_lowercase();
                named.category() == category && words.iter().all(|word| text.contains(word))
            });
            let mut first = true;
            for named in rows {
                if std::mem::take(&mut first) {
                    ui.add_space(space::M);
                    super::indented(ui, |ui| label::title(ui, category.title()));
                    ui.add_space(space::XS);
                }
                found = true;
                self.row(ui, named, chosen, shortcuts);
            }
        }
        found
    }

    fn row(&mut self, ui: &mut Ui, named: Named, chosen: &mut Chosen, shortcuts: &Shortcuts) {
        let tokens = Tokens::of(ui);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 30.0), Sense::hover());
        if !ui.is_rect_visible(rect) {
            return;
        }
        let builder = UiBuilder::new()
            .id_salt(("shortcut", named.word()))
            .max_rect(rect.shrink2(Vec2::new(space::XL, 0.0)));
        let mut child = ui.new_child(builder);
        layout::bar(&mut child, rect.height(), 0.0, |ui| {
            label::icon(ui, named.icon(), tokens.dim);
            label::body(ui, named.label()).on_hover_text(named.help());
            layout::trailing(ui, "keys", |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                self.keys(ui, named, chosen, shortcuts);
            });
        });
    }

    fn keys(&mut self, ui: &mut Ui, named: Named, chosen: &mut Chosen, shortcuts: &Shortcuts) {
        let tokens = Tokens::of(ui);
        let keys = shortcuts.of(named);
        for key in keys {
            let words = shortcut_words(*key);
            match shortcuts.clash(named, *key) {
                Some(other) => {
                    let text = say!("settings-also", words = words, label = other.label());
                    label::coloured(ui, text, tokens.bad);
                }
                None => {
                    label::mono(ui, words.clone());
                }
            }
            let name = say!("settings-take-from", words = words, label = named.label());
            if ui.add(IconButton::new(icons::X, &name).small()).clicked() {
                let rest = keys.iter().copied().filter(|other| !same(*other, *key)).collect();
                chosen.keys.own.insert(named, rest);
            }
            ui.add_space(space::S);
        }
        if self.waits == Some(named) {
            label::coloured(ui, say!("settings-press-the-keys-esc-leaves"), tokens.accent);
        } else {
            let name = say!("settings-add-keys-for", label = named.label());
            if ui.add(IconButton::new(icons::PLUS, &name).small()).clicked() {
                self.waits = Some(named);
                self.taken = None;
                ui.memory_mut(Memory::stop_text_input);
            }
        }
        let own = chosen.keys.own.contains_key(&named);
        let name = say!("settings-put-back-the-keys-of", label = named.label());
        let back = IconButton::new(icons::ARROW_COUNTER_CLOCKWISE, &name)
            .small()
            .enabled(own);
        if ui.add(back).clicked() {
            chosen.keys.own.remove(&named);
        }
    }

    /// Takes the keys that are pressed for the action that waits for them.
    fn record(&mut self, ui: &Ui, chosen: &mut Chosen, shortcuts: &Shortcuts) {
        let Some(named) = self.waits else {
            if self.taken.is_some() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                self.taken = None;
            }
            return;
        };
        let Some(key) = ui.input_mut(|input| pressed(&mut input.events)) else {
            return;
        };
        self.waits = None;
        if key == KeyboardShortcut::new(Modifiers::NONE, Key::Escape) {
            return;
        }
        match shortcuts.clash(named, key) {
            Some(by) => {
                self.taken = Some(Taken {
                    wanted_for: named,
                    key,
                    by,
                });
            }
            None => add(&mut chosen.keys, shortcuts, named, key),
        }
    }

    /// Says that keys belong to another action, and takes them from it if that is wanted.
    fn conflict(&mut self, ui: &mut Ui, chosen: &mut Chosen) {
        let Some(taken) = self.taken else { return };
        let warn = Tokens::of(ui).warn;
        let words = shortcut_words(taken.key);
        let text = say!("settings-calls-already", words = words, label = taken.by.label());
        let mut over = false;
        layout::bar(ui, 40.0, space::XL, |ui| {
            label::icon(ui, icons::WARNING, warn);
            label::coloured(ui, text, warn);
            layout::trailing(ui, "taken", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                if ui.add(Button::secondary(say!("settings-leave-it"))).clicked() {
                    over = true;
                }
                let text = say!("settings-take-it-for", label = taken.wanted_for.label());
                if ui.add(Button::primary(&text)).clicked() {
                    let shortcuts = Shortcuts::new(chosen.keys.clone());
                    let theirs = shortcuts.of(taken.by).iter().copied();
                    let rest = theirs.filter(|key| !same(*key, taken.key)).collect();
                    chosen.keys.own.insert(taken.by, rest);
                    add(&mut chosen.keys, &shortcuts, taken.wanted_for, taken.key);
                    over = true;
                }
            });
        });
        layout::hairline(ui);
        if over {
            self.taken = None;
        }
    }
}

fn add(keys: &mut Keys, shortcuts: &Shortcuts, named: Named, key: KeyboardShortcut) {
    let mut now = shortcuts.of(named).to_vec();
    if !now.iter().any(|other| same(*other, key)) {
        now.push(key);
    }
    keys.own.insert(named, now);
}

/// The first key that was pressed in this frame, and all that were are taken.
fn pressed(events: &mut Vec<Event>) -> Option<KeyboardShortcut> {
    let command = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
    let found = events.iter().find_map(|event| match event {
        Event::Key {
            key,
            pressed: true,
            repeat: false,
            modifiers,
            ..
        } => {
            let mut held = Modifiers::NONE;
            if modifiers.command || modifiers.ctrl {
                held = held.plus(Modifiers::COMMAND);
            }
            held.alt = modifiers.alt;
            held.shift = modifiers.shift;
            Some(KeyboardShortcut::new(held, *key))
        }
        Event::Copy => command(Key::C),
        Event::Cut => command(Key::X),
        Event::Paste(_) => command(Key::V),
        _ => None,
    });
    if found.is_some() {
        events.retain(|event| {
            !matches!(
                event,
                Event::Key { .. } | Event::Text(_) | Event::Copy | Event::Cut | Event::Paste(_)
            )
        });
    }
    found
}
