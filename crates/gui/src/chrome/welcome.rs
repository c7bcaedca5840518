//! What a remote pane shows before there is a server: where one can go from here.

use eframe::egui::{Align, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo};
use portolan_sites::{Site, import::Source};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    elide, empty, font, icons, label, layout, say,
    tokens::{radius, size, space},
};

use crate::{
    action::{Action, Actions, Named},
    frame::FrameCx,
    words,
};

/// The buttons stand beside each other in a pane that is as wide as this, in points.
const BESIDE: f32 = 400.0;

/// Draws it into `rect`.
pub(crate) fn welcome(
    ui: &mut Ui,
    rect: Rect,
    recent: &[Site],
    foreign: &[Source],
    frame: &FrameCx,
    actions: &mut Actions,
) {
    let tokens = Tokens::of(ui);
    layout::region(ui, rect, tokens.panel, |ui| {
        let text = say!("chrome-type-an-address-above-or");
        empty::empty_state(
            ui,
            "welcome",
            icons::ANCHOR,
            None,
            say!("chrome-where-to"),
            text,
            |ui| {
                begin(ui, frame, actions);
                ui.add_space(space::L);
                // Who comes from another program is offered what is there; who has sites has decided already.
                if let (true, Some(source)) = (frame.book.saved.sites.is_empty(), foreign.first()) {
                    let programs: Vec<&str> = foreign.iter().map(|source| source.title()).collect();
                    label::dim_wrapped(ui, say!("chrome-sites-of-others", programs = programs.join(", ")));
                    let words = say!("chrome-take-over", program = source.title());
                    if ui.add(Button::secondary(&words).icon(icons::DOWNLOAD_SIMPLE)).clicked() {
                        actions.push(Action::Named(Named::ImportSites));
                    }
                    ui.add_space(space::L);
                }
                for site in recent.iter().take(5) {
                    if recent_row(ui, site) {
                        actions.push(Action::Connect {
                            site: Box::new(site.clone()),
                            secret: None,
                        });
                    }
                }
            },
        );
    });
}

/// The ways to a server; below each other where they do not fit beside each other.
fn begin(ui: &mut Ui, frame: &FrameCx, actions: &mut Actions) {
    let starting = frame.practice_starting;
    let practice = if starting {
        say!("chrome-starting-the-practice-server")
    } else {
        Named::Practice.label()
    };
    let buttons = [
        (
            Named::NewSite,
            Button::primary(Named::NewSite.label()).icon(icons::PLUS),
        ),
        (Named::ImportSites, Button::secondary(Named::ImportSites.label())),
        (
            Named::Practice,
            Button::secondary(practice)
                .enabled(!starting)
                .tooltip(say!("chrome-a-real-ftp-server-on")),
        ),
    ];
    let mut press = |ui: &mut Ui, (named, button): (Named, Button<'_>)| {
        if ui.add(button).clicked() {
            actions.push(Action::Named(named));
        }
    };
    if ui.available_width() < BESIDE {
        for (at, one) in buttons.into_iter().enumerate() {
            empty::centred_row(ui, &format!("welcome-button-{at}"), |ui| press(ui, one));
        }
    } else {
        empty::centred_row(ui, "welcome-buttons", |ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            for one in buttons {
                press(ui, one);
            }
        });
    }
}

/// A connection of this run, as a card. Returns whether it was clicked.
fn recent_row(ui: &mut Ui, site: &Site) -> bool {
    let tokens = Tokens::of(ui);
    let width = ui.available_width().min(420.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 38.0), Sense::click());
    let url = site.shown_url();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, say!("chrome-connect-to-2", url = url)));
    let fill = if response.hovered() { tokens.hover } else { tokens.panel };
    let line = if response.has_focus() {
        tokens.accent
    } else {
        tokens.line
    };
    let stroke = Stroke::new(1.0, line);
    ui.painter().rect(rect, radius::CARD, fill, stroke, StrokeKind::Inside);
    let inner = rect.shrink2(Vec2::new(space::M, 0.0));
    let builder = UiBuilder::new()
        .max_rect(inner)
        .layout(Layout::left_to_right(Align::Center));
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = space::M;
    child.spacing_mut().interact_size.y = size::ICON;
    label::icon(&mut child, icons::ANCHOR, tokens.text);
    // Both lose their middle rather than leave the card.
    let room = child.available_width();
    elide::label(
        &mut child,
        &words::visible(&site.name),
        room * 0.6,
        &font::strong(),
        tokens.text,
    );
    let room = child.available_width();
    elide::label(&mut child, &url, room, &font::body(), tokens.dim);
    response.clicked()
}
