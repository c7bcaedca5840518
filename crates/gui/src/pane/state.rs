//! What a pane shows when there are no rows to show: reading, failed, not connected, empty.

use std::sync::Arc;

use eframe::egui::{Rect, Ui, UiBuilder, pos2};
use portolan_engine::{ConnectionState, PaneListing, PaneState, Place};
use portolan_remote::{Direction, ErrorKind, RemoteError};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    empty, icons, label, layout, progress, say, skeleton,
    tokens::{size, space},
};

use super::{Pane, PaneCx};
use crate::{
    action::{Action, Actions},
    errors, words,
};

/// Rows of bars while the first entries are on their way.
pub(super) fn loading(ui: &mut Ui, body: Rect, place: &Place, cx: &PaneCx<'_>) {
    if let Some(words) = cx.site.and_then(|site| waiting_for(&site.state)) {
        ui.add_space(space::S);
        layout::bar(ui, size::ROW, space::M, |ui| label::dim(ui, words));
    }
    if cx
        .site
        .is_some_and(|site| matches!(site.state, ConnectionState::Asking))
    {
        return;
    }
    let rows = ((body.height() / size::ROW) as usize).min(8);
    skeleton::rows(ui, rows, &say!("pane-reading-2", place = cx.frame.shown_path(place)));
}

fn waiting_for(state: &ConnectionState) -> Option<String> {
    Some(match state {
        ConnectionState::Connecting(phase) => words::phase(*phase, Direction::Download).to_owned(),
        ConnectionState::Asking => say!("pane-waiting-for-your-answer").to_owned(),
        ConnectionState::Retrying(after, error) => {
            say!(
                "pane-trying-again-in",
                after = words::about(*after),
                why = errors::explain(error).why
            )
        }
        ConnectionState::Disconnected | ConnectionState::Connected | ConnectionState::Failed(_) => return None,
    })
}

/// The folder could not be read.
pub(super) fn failed(
    ui: &mut Ui,
    pane: &mut Pane,
    place: &Place,
    error: &Arc<RemoteError>,
    cx: &PaneCx<'_>,
    actions: &mut Actions,
) {
    let missing = matches!(error.kind, ErrorKind::NotFound | ErrorKind::LocalNotFound);
    if cx.linked && missing && pane.came_along.as_ref() == Some(place) {
        return no_such_folder_beside(ui, pane, place, cx, actions);
    }
    problem(ui, "failed", error, |ui| {
        if ui
            .add(Button::primary(say!("pane-retry")).icon(icons::ARROW_CLOCKWISE))
            .clicked()
        {
            actions.push(Action::Show {
                pane: pane.id,
                place: place.clone(),
                refresh: true,
            });
        }
        if crate::place::parent(place).is_some()
            && ui
                .add(Button::secondary(say!("pane-go-up")).icon(icons::ARROW_UP))
                .clicked()
        {
            let above = crate::place::parent(place);
            if let Some(above) = above {
                actions.push(Action::Show {
                    pane: pane.id,
                    place: above,
                    refresh: false,
                });
            }
        }
        if ui.add(Button::secondary(say!("pane-details"))).clicked() {
            actions.push(Action::ShowError(Arc::clone(error)));
        }
    });
}

/// Both panes go together, and this side has no such folder.
fn no_such_folder_beside(ui: &mut Ui, pane: &Pane, place: &Place, cx: &PaneCx<'_>, actions: &mut Actions) {
    let warn = Tokens::of(ui).warn;
    let other = cx.opposite.as_ref().map(|other| cx.frame.shown_path(other));
    let text = say!(
        "pane-no-folder-beside",
        other = other.unwrap_or_default(),
        place = cx.frame.shown_path(place)
    );
    let title = say!("pane-no-folder-beside-title");
    empty::empty_state(
        ui,
        "no-folder-beside",
        icons::LINK_SIMPLE,
        Some(warn),
        title,
        &text,
        |ui| {
            empty::centred_row(ui, "buttons", |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                let make = Button::primary(say!("pane-make-the-folder")).icon(icons::FOLDER_PLUS);
                if ui.add(make).clicked() {
                    actions.push(Action::MakeFor(pane.id, place.clone()));
                }
                let part = Button::secondary(say!("pane-go-apart")).icon(icons::LINK_BREAK);
                if ui.add(part).clicked() {
                    actions.push(Action::PartFrom(pane.id));
                }
            });
        },
    );
}

/// A remote pane whose site has shown no folder yet.
pub(super) fn before_listing(ui: &mut Ui, body: Rect, cx: &PaneCx<'_>, actions: &mut Actions) {
    let Some(site) = cx.site else {
        // The first listing of a local pane is on its way.
        progress::indeterminate(
            ui,
            "first",
            body.with_max_y(body.top() + size::UNDERLINE),
            say!("pane-reading-the-folder"),
        );
        return;
    };
    match &site.state {
        ConnectionState::Failed(error) => problem(ui, "not-connected", error, |ui| {
            if ui
                .add(Button::primary(say!("pane-retry")).icon(icons::ARROW_CLOCKWISE))
                .clicked()
            {
                actions.push(Action::Connect {
                    site: Box::new((*site.site).clone()),
                    secret: None,
                });
            }
            if ui.add(Button::secondary(say!("pane-details"))).clicked() {
                actions.push(Action::ShowError(Arc::clone(error)));
            }
        }),
        ConnectionState::Disconnected => {
            let text = say!("pane-the-connection-to-is-closed", name = site.site.name);
            empty::empty_state(
                ui,
                "closed",
                icons::PLUGS,
                None,
                say!("common-not-connected"),
                &text,
                |ui| {
                    if ui
                        .add(Button::primary(say!("pane-connect")).icon(icons::PLUGS_CONNECTED))
                        .clicked()
                    {
                        actions.push(Action::Connect {
                            site: Box::new((*site.site).clone()),
                            secret: None,
                        });
                    }
                },
            );
        }
        _ => {
            let folder = site
                .site
                .remote_folder
                .clone()
                .unwrap_or_else(|| portolan_remote::RemotePath::new(""));
            loading(ui, body, &Place::Remote(site.site.id, folder), cx);
        }
    }
}

fn problem(ui: &mut Ui, id: &str, error: &RemoteError, buttons: impl FnOnce(&mut Ui)) {
    let explained = errors::explain(error);
    let bad = Tokens::of(ui).bad;
    let heading = format!("{} {}", explained.what, explained.place);
    let why = words::sentence(&explained.why);
    let text = format!("{why}.\n{}.", explained.next);
    empty::empty_state(ui, id, icons::WARNING_CIRCLE, Some(bad), &heading, &text, |ui| {
        empty::centred_row(ui, "buttons", |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            buttons(ui);
        });
    });
}

/// Over the rows: nothing here.
pub(super) fn nothing(ui: &mut Ui, pane: &Pane, body: Rect, listing: &PaneListing) {
    let Some(index) = pane.rows.shown() else { return };
    if index.len() == 0 && matches!(listing.state, PaneState::Ready) {
        let middle = Rect::from_min_max(pos2(body.left(), body.top() + 2.0 * size::ROW), body.max);
        let mut child = ui.new_child(UiBuilder::new().id_salt("nothing").max_rect(middle));
        child.shrink_clip_rect(middle);
        let (heading, text) = if index.left_out == 0 {
            (say!("pane-this-folder-is-empty"), say!("pane-drop-files-here-to-put"))
        } else if pane.filter.as_ref().is_some_and(|filter| !filter.is_empty()) {
            (
                say!("pane-no-name-fits-the-filter"),
                say!("pane-escape-in-the-filter-field"),
            )
        } else if index.beside().is_some_and(|beside| beside.only_differences) && index.filtered == 0 {
            (
                say!("comparison-nothing-differs"),
                say!("comparison-nothing-differs-help"),
            )
        } else if index.filtered > 0 {
            (
                say!("filters-only-what-filters-hide"),
                say!("filters-the-foot-of-the-pane"),
            )
        } else {
            (
                say!("pane-only-hidden-files-here"),
                say!("pane-their-names-begin-with-a"),
            )
        };
        let dim = Tokens::of(ui).faint;
        empty::empty_state(
            &mut child,
            "nothing",
            icons::FOLDER_OPEN,
            Some(dim),
            heading,
            text,
            |_| (),
        );
    }
}
