//! The bar above both panes while they are compared: by what, and what is shown.

use eframe::egui::{Popup, Rect, Ui};
use portolan_engine::CompareBy;
use portolan_ui_kit::{
    Tokens,
    button::{Button, IconButton},
    choice::checkbox,
    icons, label, layout, menu, say,
    select::menu_choice,
    tokens::space,
};

use super::Mark;
use crate::{
    action::{Action, Actions, Named},
    frame::FrameCx,
    prefs::Prefs,
    view::Tab,
};

fn by_words(by: CompareBy) -> &'static str {
    match by {
        CompareBy::Size => say!("comparison-by-size"),
        CompareBy::Time => say!("comparison-by-time"),
        CompareBy::Content => say!("comparison-by-content"),
    }
}

/// Draws it into `rect`.
pub(crate) fn bar(ui: &mut Ui, rect: Rect, tab: &Tab, frame: &FrameCx, prefs: &Prefs, actions: &mut Actions) {
    let Some(comparison) = &tab.comparison else { return };
    let tokens = Tokens::of(ui);
    layout::region(ui, rect, tokens.panel, |ui| {
        layout::bar(ui, rect.height(), space::M, |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            label::icon(ui, icons::GIT_DIFF, tokens.accent);
            let by = prefs.comparing.by;
            let button = ui.add(Button::ghost(by_words(by)).menu());
            Popup::menu(&button).show(|ui| {
                menu::begin_with_width(ui, 260.0);
                for choice in [CompareBy::Time, CompareBy::Size] {
                    if menu_choice(ui, choice == by, by_words(choice)).clicked() {
                        actions.push(Action::CompareBy(choice));
                        ui.close();
                    }
                }
            });
            for (named, mut on) in [
                (Named::OnlyDifferences, prefs.comparing.only_differences),
                (Named::AlignRows, prefs.comparing.aligned),
            ] {
                let response = checkbox(ui, &mut on, named.label());
                let clicked = response.clicked();
                response.on_hover_text(named.help());
                if clicked {
                    actions.push(Action::Named(named));
                }
            }
            let said = match comparison.marks() {
                Some(marks) if !comparison.waits() => {
                    let differ: usize = Mark::ALL
                        .into_iter()
                        .filter(|mark| mark.differs() && *mark != Mark::Only)
                        .map(|mark| marks.count(0, mark).max(marks.count(1, mark)))
                        .sum();
                    let only = marks.count(0, Mark::Only) + marks.count(1, Mark::Only);
                    say!("hunts-differ", count = (differ + only) as u64)
                }
                _ => say!("comparison-waits").to_owned(),
            };
            label::dim(ui, said);
            layout::trailing(ui, "comparison-buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let shortcut = frame.shortcuts.text(Named::Compare).unwrap_or_default();
                let whole = Button::ghost(Named::Compare.label()).shortcut(&shortcut);
                if ui.add(whole).clicked() {
                    actions.push(Action::Named(Named::Compare));
                }
                let shortcut = frame.shortcuts.text(Named::ComparePanes).unwrap_or_default();
                let end = IconButton::new(icons::X, say!("comparison-end")).shortcut(&shortcut);
                if ui.add(end).clicked() {
                    actions.push(Action::Named(Named::ComparePanes));
                }
            });
        });
        layout::hairline_bottom(ui, rect);
    });
}
