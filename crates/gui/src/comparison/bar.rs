//! The bar above both panes while they are compared: by what, and what is shown.

use eframe::egui::{Popup, Rect, Ui};
use portolan_engine::{CompareBy, ContentsRead};
use portolan_ui_kit::{
    Tokens,
    button::{Button, IconButton},
    choice::checkbox,
    icons, label, layout, menu, say,
    select::menu_choice,
    tokens::space,
};

use super::{Comparison, Mark, Marks, contents};
use crate::{
    action::{Action, Actions, Named},
    errors,
    frame::FrameCx,
    hunts,
    prefs::Prefs,
    view::Tab,
    words,
};

/// So many failures are named in the explanation of their count.
const SHOWN_FAILURES: usize = 5;

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
                for choice in [CompareBy::Time, CompareBy::Size, CompareBy::Content] {
                    let mut line = menu_choice(ui, choice == by, by_words(choice));
                    if choice == CompareBy::Content {
                        line = line.on_hover_text(Named::ReadContents.help());
                    }
                    if line.clicked() {
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
            if by == CompareBy::Content
                && let Some(marks) = comparison.marks()
            {
                reading(ui, comparison, marks, actions);
            }
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

/// How far the reading of contents is, or what can be read.
fn reading(ui: &mut Ui, comparison: &Comparison, marks: &Marks, actions: &mut Actions) {
    if let Some((read, id)) = comparison.contents.progress() {
        label::dim(ui, said(&read));
        let stop = ui.add_enabled(id.is_some(), Button::secondary(say!("hunts-stop")).icon(icons::X));
        if let Some(id) = id
            && stop.clicked()
        {
            actions.push(Action::Hunt(hunts::Wish::Stop(id)));
        }
        return;
    }
    if !contents::possible(marks) {
        label::dim(ui, say!("comparison-contents-between"));
        return;
    }
    let (count, bytes) = contents::unread(marks);
    if count > 0 {
        let text = say!("comparison-read", count = count as u64, size = words::size(bytes));
        let button = ui.add(Button::secondary(&text).icon(Named::ReadContents.icon()));
        if button.on_hover_text(Named::ReadContents.help()).clicked() {
            actions.push(Action::Named(Named::ReadContents));
        }
    }
    let (failures, failed) = &comparison.contents.failures;
    if *failed > 0 {
        let text = say!("comparison-not-read", count = *failed);
        let why: Vec<String> = failures
            .iter()
            .take(SHOWN_FAILURES)
            .map(|error| errors::explain(error))
            .map(|said| format!("{}\n{}", said.place, said.why))
            .collect();
        label::coloured(ui, text, Tokens::of(ui).warn).on_hover_text(why.join("\n"));
    }
}

/// How far it is, in words.
pub(crate) fn said(read: &ContentsRead) -> String {
    say!(
        "comparison-reading",
        files = read.files,
        of = read.of_files,
        size = words::amount(read.bytes, Some(read.of_bytes))
    )
}
