//! The strip of tabs, and the way to the palette at its right end.

use std::time::Duration;

use eframe::egui::{Color32, DragAndDrop, Id, Rect, Response, Ui, UiBuilder, pos2};
use portolan_engine::{ConnectionState, SiteView};
use portolan_sites::Look;
use portolan_ui_kit::{
    Tokens,
    button::Button,
    icons, layout, menu, say,
    select::{MenuLine, menu_separator},
    tabs,
    tokens::{size, space},
};

use crate::{
    action::{Action, Actions, Named, entry},
    frame::FrameCx,
    pane::{self, Drag, SPRING},
    site_manager,
    view::View,
    words,
};

/// Room for the button of the palette, in points.
const PALETTE: f32 = 250.0;

/// Draws the strip into `rect`.
pub(crate) fn tab_row(ui: &mut Ui, rect: Rect, view: &View, frame: &FrameCx, actions: &mut Actions) {
    let tokens = Tokens::of(ui);
    layout::region(ui, rect, tokens.bg, |ui| {
        let shown: Vec<tabs::Tab<'_>> = view
            .tabs
            .iter()
            .map(|tab| {
                let site = tab.view(frame);
                let title = site.map_or(say!("chrome-new-tab"), |site| frame.as_saved(site).name.as_str());
                let (dot, state) = state(tokens, site);
                let colour = site.and_then(|site| look_of(site, frame).colour);
                let colour = colour.map(|colour| site_manager::ink(ui, colour));
                tabs::Tab {
                    title,
                    dot,
                    state,
                    colour,
                }
            })
            .collect();
        let strip = rect.with_min_x(rect.left() + 10.0).with_max_x(rect.right() - PALETTE);
        let mut child = ui.new_child(UiBuilder::new().id_salt("strip").max_rect(strip));
        let output = tabs::tab_strip(&mut child, "tabs", &shown, view.active);
        if let Some(tab) = output.selected {
            actions.push(Action::SelectTab(tab));
        }
        if let Some(tab) = output.closed {
            actions.push(Action::CloseTab(tab));
        }
        for (tab, shown) in output.tabs.iter().zip(&view.tabs) {
            let note = shown.view(frame).map(|site| look_of(site, frame).note.as_str());
            if let Some(note) = note.filter(|note| !note.trim().is_empty()) {
                tab.clone().on_hover_text(words::visible(note).into_owned());
            }
        }
        for (at, tab) in output.tabs.iter().enumerate() {
            tab.context_menu(|ui| tab_menu(ui, at, frame, actions));
        }
        reorder(ui, &output.tabs, actions);
        let dragged = DragAndDrop::has_payload_of_type::<Drag>(ui.ctx());
        let under = output.tabs.iter().position(|tab| dragged && tab.contains_pointer());
        if let Some((at, tab)) = under.and_then(|at| Some((at, view.tabs.get(at)?))) {
            let remote = tab.remote.place(frame).filter(|_| tab.site.is_some());
            pane::drop_on_tab(ui, output.tabs[at].rect, remote, tab.local.place(frame), frame, actions);
        }
        spring_open(ui, under.filter(|tab| *tab != view.active), actions);
        if output.added {
            actions.push(Action::Named(Named::NewTab));
        }
        let right = Rect::from_min_max(
            pos2(rect.right() - PALETTE, rect.top()),
            pos2(rect.right() - space::M, rect.top() + size::TAB_STRIP),
        );
        let mut child = ui.new_child(UiBuilder::new().id_salt("palette").max_rect(right));
        layout::bar(&mut child, size::TAB_STRIP, 0.0, |ui| {
            layout::trailing(ui, "palette-button", |ui| {
                let shortcut = frame.shortcuts.text(Named::Palette).unwrap_or_default();
                let text = format!("{}   {shortcut}", Named::Palette.label());
                if ui.add(Button::secondary(&text).icon(icons::MAGNIFYING_GLASS)).clicked() {
                    actions.push(Action::Named(Named::Palette));
                }
            });
        });
    });
}

fn tab_menu(ui: &mut Ui, at: usize, frame: &FrameCx, actions: &mut Actions) {
    menu::begin(ui);
    // What stands in the menu is for this tab, whichever is shown.
    let mut own = |ui: &mut Ui, named: Named, action: Action| {
        let shortcut = frame.shortcuts.text(named);
        let line = MenuLine::new(named.label()).icon(named.icon());
        if line.shortcut(shortcut.as_deref()).show(ui).clicked() {
            actions.push(action);
            ui.close();
        }
    };
    own(ui, Named::DuplicateTab, Action::DuplicateTab(at));
    own(ui, Named::TabLeft, Action::MoveTab(at, at.saturating_sub(1)));
    own(ui, Named::TabRight, Action::MoveTab(at, at + 1));
    menu_separator(ui);
    own(ui, Named::CloseTab, Action::CloseTab(at));
    entry(ui, frame, Named::ReopenTab, actions);
}

/// A tab that is dragged goes where it is let go; until then a line shows where that is.
fn reorder(ui: &Ui, tabs: &[Response], actions: &mut Actions) {
    let Some(from) = tabs.iter().position(|tab| tab.dragged() || tab.drag_stopped()) else {
        return;
    };
    let Some(pointer) = tabs[from].interact_pointer_pos() else {
        return;
    };
    // Before so many of the tabs that stay.
    let others = tabs.iter().enumerate().filter(|(at, _)| *at != from);
    let to = others.filter(|(_, tab)| tab.rect.center().x < pointer.x).count();
    if tabs[from].drag_stopped() {
        if to != from {
            actions.push(Action::MoveTab(from, to));
        }
    } else if to != from {
        let edge = if to > from {
            tabs[to].rect.right()
        } else {
            tabs[to].rect.left()
        };
        let line = Rect::from_min_max(
            pos2(edge - 1.0, tabs[from].rect.top()),
            pos2(edge + 1.0, tabs[from].rect.bottom()),
        );
        ui.painter().rect_filled(line, 1.0, Tokens::of(ui).accent);
    }
}

/// A tab over which something is held is shown after a moment, so that it can be dropped in its panes.
fn spring_open(ui: &Ui, under: Option<usize>, actions: &mut Actions) {
    let id = Id::unique("held-over-tab");
    let Some(tab) = under else {
        ui.data_mut(|data| data.remove::<(usize, f64)>(id));
        return;
    };
    let now = ui.input(|input| input.time);
    let since = match ui.data(|data| data.get_temp::<(usize, f64)>(id)) {
        Some((held_over, since)) if held_over == tab => since,
        _ => now,
    };
    let left = since + SPRING - now;
    if left > 0.0 {
        ui.data_mut(|data| data.insert_temp(id, (tab, since)));
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    } else {
        actions.push(Action::SelectTab(tab));
    }
}

/// How a site is shown: as it is saved now, or as it was connected to.
fn look_of<'a>(site: &'a SiteView, frame: &'a FrameCx) -> &'a Look {
    &frame.as_saved(site).look
}

/// Colour and words of a tab's dot.
fn state(tokens: &Tokens, site: Option<&SiteView>) -> (Color32, &'static str) {
    match site.map(|site| &site.state) {
        None | Some(ConnectionState::Disconnected) => (tokens.faint, say!("chrome-not-connected-2")),
        Some(ConnectionState::Connecting(_)) => (tokens.accent, say!("chrome-connecting")),
        Some(ConnectionState::Asking) => (tokens.warn, say!("chrome-asks-something")),
        Some(ConnectionState::Connected) => (tokens.ok, say!("chrome-connected-2")),
        Some(ConnectionState::Retrying(..)) => (tokens.warn, say!("chrome-trying-again")),
        Some(ConnectionState::Failed(_)) => (tokens.bad, say!("chrome-failed")),
    }
}
