//! Notices in the lower right corner.

use egui::epaint::Shadow;
use egui::{Align2, Area, Context, Frame, Id, Margin, Order, Role, Stroke, Ui, Vec2};

use crate::say;

use crate::button::{Button, IconButton};
use crate::tokens::{Tokens, radius, space};
use crate::{font, icons, label};

/// What a notice is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ToastKind {
    /// Something worth knowing.
    #[default]
    Info,
    /// Something ended well.
    Ok,
    /// Something to look at.
    Warn,
    /// Something failed.
    Bad,
}

/// A notice. The owner keeps them and decides when they go.
#[derive(Clone, Copy, Debug)]
pub struct Toast<'a> {
    /// The owner's number of it.
    pub id: u64,
    /// Colour and icon.
    pub kind: ToastKind,
    /// What happened, in one line.
    pub title: &'a str,
    /// Why, and what to do; may be empty.
    pub text: &'a str,
    /// The label of a button that does it.
    pub action: Option<&'a str>,
}

/// What was done with a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastEvent {
    /// Its button was pressed.
    Action(u64),
    /// Its cross was pressed.
    Dismissed(u64),
}

/// Draws `toasts` upwards from the lower right corner, `above` points over the lower edge (the status bar).
pub fn show(ctx: &Context, toasts: &[Toast<'_>], above: f32) -> Option<ToastEvent> {
    if toasts.is_empty() {
        return None;
    }
    let mut event = None;
    Area::new(Id::unique("portolan-toasts"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-space::L, -space::M - above))
        .show(ctx, |ui| {
            ui.set_width(360.0);
            ui.spacing_mut().item_spacing.y = space::S;
            for toast in toasts {
                event = event.or(card(ui, toast));
            }
        });
    event
}

fn card(ui: &mut Ui, toast: &Toast<'_>) -> Option<ToastEvent> {
    let tokens = Tokens::of(ui);
    let (icon, colour) = match toast.kind {
        ToastKind::Info => (icons::INFO, tokens.accent),
        ToastKind::Ok => (icons::CHECK_CIRCLE, tokens.ok),
        ToastKind::Warn => (icons::WARNING, tokens.warn),
        ToastKind::Bad => (icons::X_CIRCLE, tokens.bad),
    };
    let mut event = None;
    let frame = Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(radius::CARD)
        .inner_margin(Margin {
            left: 12,
            right: 8,
            top: 8,
            bottom: 10,
        })
        .shadow(Shadow {
            offset: [0, 6],
            blur: 20,
            spread: 0,
            color: tokens.shadow,
        });
    let shown = ui.push_id(toast.id, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.horizontal(|ui| {
                label::icon_fill(ui, icon, colour);
                let room = ui.available_width() - 28.0;
                ui.allocate_ui_with_layout(
                    Vec2::new(room, 20.0),
                    egui::Layout::left_to_right(egui::Align::Center),
                    |ui| {
                        ui.set_width(room);
                        ui.add(
                            egui::Label::new(egui::RichText::new(toast.title).font(font::strong()).color(tokens.text))
                                .wrap(),
                        );
                    },
                );
                if ui.add(IconButton::new(icons::X, say!("kit-dismiss")).small()).clicked() {
                    event = Some(ToastEvent::Dismissed(toast.id));
                }
            });
            if !toast.text.is_empty() {
                ui.horizontal_top(|ui| {
                    ui.add_space(24.0);
                    label::dim_wrapped(ui, toast.text);
                });
            }
            if let Some(action) = toast.action {
                ui.add_space(6.0);
                ui.horizontal(|ui| {
                    ui.add_space(24.0);
                    if ui.add(Button::secondary(action)).clicked() {
                        event = Some(ToastEvent::Action(toast.id));
                    }
                });
            }
        })
    });
    let text = if toast.text.is_empty() {
        toast.title.to_owned()
    } else {
        format!("{}. {}", toast.title, toast.text)
    };
    ui.ctx().accesskit_node_builder(shown.response.id, |node| {
        node.set_role(if toast.kind == ToastKind::Bad {
            Role::Alert
        } else {
            Role::Status
        });
        node.set_label(text);
    });
    event
}
