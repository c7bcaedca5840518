//! Dialogs: a card in the middle of a dimmed window, with a title, a body and a footer with the buttons.

use egui::epaint::Shadow;
use egui::{
    Align, Context, CornerRadius, Frame, Id, Key, Layout, Margin, Modal, Modifiers, Role, ScrollArea, Stroke, Ui, Vec2,
};

use crate::tokens::{Tokens, radius, space};
use crate::{elide, font, label, layout};

/// A dialog that keeps the rest of the window from input.
#[must_use = "call `show`"]
pub struct Dialog<'a> {
    id: &'a str,
    title: &'a str,
    icon: Option<&'a str>,
    width: f32,
    height: Option<f32>,
    padding: f32,
}

/// What happened in a dialog.
#[derive(Clone, Debug)]
pub struct DialogOutput<B, F> {
    /// What the body returned.
    pub body: B,
    /// What the footer returned.
    pub footer: F,
    /// Escape was pressed: the same as the button that changes nothing.
    pub escaped: bool,
    /// Enter was pressed and no control of the dialog took it: the same as the primary button.
    pub accepted: bool,
}

impl<'a> Dialog<'a> {
    /// A dialog 640 points wide. `id` tells dialogs apart.
    pub fn new(id: &'a str, title: &'a str) -> Self {
        Self {
            id,
            title,
            icon: None,
            width: 640.0,
            height: None,
            padding: space::XL,
        }
    }

    /// The id of the layer in which the dialog of this name is.
    pub fn id(name: &str) -> Id {
        Id::unique(("portolan-dialog", name))
    }

    /// An icon before the title.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Width in points; less where the window is narrower.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// A fixed height of the body in points, for bodies that fill it (the site manager). Without it the body is as high
    /// as its contents and scrolls where the window is lower.
    pub fn height(mut self, height: f32) -> Self {
        self.height = Some(height);
        self
    }

    /// Points around the body; 0 for bodies with their own regions.
    pub fn padding(mut self, padding: f32) -> Self {
        self.padding = padding;
        self
    }

    /// Draws it. Body and footer get `state` in turn. The footer is one line from left to right; buttons at its right
    /// end go into [`crate::layout::trailing`]. A click beside the dialog does nothing: what was typed is not lost.
    pub fn show<S: ?Sized, B, F>(
        self,
        ctx: &Context,
        state: &mut S,
        body: impl FnOnce(&mut Ui, &mut S) -> B,
        footer: impl FnOnce(&mut Ui, &mut S) -> F,
    ) -> DialogOutput<B, F> {
        let tokens = Tokens::of_ctx(ctx);
        let screen = ctx.content_rect();
        let width = self.width.min(screen.width() - 2.0 * space::XL);
        let frame = Frame::new()
            .fill(tokens.panel)
            .stroke(Stroke::new(1.0, tokens.line))
            .corner_radius(radius::DIALOG)
            .shadow(Shadow {
                offset: [0, 16],
                blur: 48,
                spread: 0,
                color: tokens.shadow,
            });
        let response = Modal::new(Self::id(self.id))
            .backdrop_color(tokens.backdrop)
            .frame(frame)
            .show(ctx, |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                let dialog_id = ui.unique_id();
                ctx.accesskit_node_builder(dialog_id, |node| {
                    node.set_role(Role::Dialog);
                    node.set_label(self.title);
                    node.set_modal();
                });
                self.header(ui);
                let most = (screen.height() - 2.0 * space::XL - 110.0).max(80.0);
                let body = self.body(ui, most, state, body);
                let footer = footer_bar(ui, state, footer);
                (body, footer)
            });
        let top = response.is_top_modal && !response.any_popup_open;
        let (body, footer) = response.inner;
        let escaped = top && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let free = ctx.memory(|memory| memory.focused().is_none());
        let accepted = top && free && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        DialogOutput {
            body,
            footer,
            escaped,
            accepted,
        }
    }

    fn header(&self, ui: &mut Ui) {
        layout::bar(ui, 49.0, space::XL, |ui| {
            let text = Tokens::of(ui).text;
            if let Some(icon) = self.icon {
                label::icon(ui, icon, text);
            }
            let room = ui.available_width();
            elide::label(ui, self.title, room, &font::title(), text);
        });
        layout::hairline(ui);
    }

    fn body<S: ?Sized, B>(&self, ui: &mut Ui, most: f32, state: &mut S, add: impl FnOnce(&mut Ui, &mut S) -> B) -> B {
        let fill = |ui: &mut Ui, state: &mut S| {
            Frame::new()
                .inner_margin(Margin::same(self.padding as i8))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = space::S;
                    add(ui, state)
                })
                .inner
        };
        match self.height {
            Some(height) => {
                let size = Vec2::new(ui.available_width(), height.min(most));
                let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
                let mut child = ui.new_child(
                    egui::UiBuilder::new()
                        .max_rect(rect)
                        .layout(Layout::top_down(Align::Min)),
                );
                child.shrink_clip_rect(rect);
                child.spacing_mut().item_spacing.y = 0.0;
                fill(&mut child, state)
            }
            None => {
                ScrollArea::vertical()
                    .max_height(most)
                    .auto_shrink([false, true])
                    .show(ui, |ui| fill(ui, state))
                    .inner
            }
        }
    }
}

fn footer_bar<S: ?Sized, F>(ui: &mut Ui, state: &mut S, add: impl FnOnce(&mut Ui, &mut S) -> F) -> F {
    let tokens = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 53.0), egui::Sense::hover());
    let corner = CornerRadius {
        sw: radius::DIALOG - 1,
        se: radius::DIALOG - 1,
        ..CornerRadius::ZERO
    };
    ui.painter().rect_filled(rect, corner, tokens.raised);
    layout::hairline_top(ui, rect);
    let inner = rect.shrink2(Vec2::new(space::XL, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(layout));
    child.spacing_mut().item_spacing.x = space::S;
    add(&mut child, state)
}
