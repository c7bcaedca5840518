//! The palette: every action, server and folder by its name, found by typing.

use eframe::egui::{
    Align2, Area, Context, Frame, Id, Key, Modifiers, Order, Role, ScrollArea, Stroke, StrokeKind, Ui, Vec2,
};
use portolan_ui_kit::{
    Tokens,
    field::TextField,
    icons, label, layout, say,
    select::MenuLine,
    tokens::{radius, space},
};

use super::found::{Found, Sources, find};
use crate::{action::Actions, frame::FrameCx};

/// What is typed and which line is marked.
#[derive(Debug, Default)]
pub(crate) struct Palette {
    text: String,
    marked: usize,
    shown: bool,
    sources: Sources,
    /// What was found, for this text.
    found: Option<(String, Vec<Found>)>,
}

impl Palette {
    /// A palette that looks into these as well.
    pub(crate) fn new(sources: Sources) -> Self {
        Self {
            sources,
            ..Self::default()
        }
    }

    /// Draws it. Returns `false` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, frame: &FrameCx, actions: &mut Actions) -> bool {
        let found = match self.found.take() {
            Some((text, found)) if text == self.text => found,
            _ => find(&self.text, &self.sources, frame),
        };
        let last = found.len().saturating_sub(1);
        let step = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        self.marked = self.marked.min(last);
        if step(Key::ArrowDown) {
            self.marked = (self.marked + 1).min(last);
        }
        if step(Key::ArrowUp) {
            self.marked = self.marked.saturating_sub(1);
        }
        let mut over = step(Key::Escape);
        let width = (ctx.content_rect().width() - 80.0).min(620.0);
        let area = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, Vec2::new(0.0, 60.0));
        let typed = self.text.clone();
        let shown = area.show(ctx, |ui| {
            let tokens = Tokens::of(ui);
            let frame = Frame::popup(ui.style())
                .fill(tokens.panel)
                .corner_radius(radius::DIALOG)
                .stroke(Stroke::new(1.0, tokens.line))
                .inner_margin(space::S);
            frame.show(ui, |ui| {
                ui.set_width(width);
                let submitted = self.field(ui);
                ui.add_space(space::XS);
                layout::hairline(ui);
                let clicked = self.list(ui, &found);
                clicked.or_else(|| (submitted && !found.is_empty()).then_some(self.marked))
            })
        });
        ctx.accesskit_node_builder(shown.response.id, |node| {
            node.set_role(Role::Dialog);
            node.set_label(say!("chrome-commands"));
        });
        over |= shown.response.clicked_elsewhere();
        // What was found belongs to the text before this frame.
        match shown.inner.inner.and_then(|at| found.get(at)) {
            Some(found) if found.reason.is_none() => {
                over = true;
                actions.0.extend(found.does());
            }
            _ => self.found = Some((typed, found)),
        }
        !over
    }

    /// What is searched for. Returns whether Enter was pressed.
    fn field(&mut self, ui: &mut Ui) -> bool {
        let before = self.text.clone();
        let field = TextField::new(&mut self.text, say!("chrome-search-commands"))
            .hint(say!("chrome-type-what-you-want-to"))
            .icon(icons::MAGNIFYING_GLASS)
            .id(Id::unique("palette-text"));
        let output = field.show(ui);
        if !std::mem::replace(&mut self.shown, true) {
            output.response.request_focus();
        }
        if self.text != before {
            self.marked = 0;
        }
        output.submitted
    }

    /// What was found. Returns the line that was clicked.
    fn list(&self, ui: &mut Ui, found: &[Found]) -> Option<usize> {
        let accent = Tokens::of(ui).accent;
        ui.spacing_mut().item_spacing.y = 0.0;
        if found.is_empty() {
            label::dim(ui, say!("chrome-nothing-has-these-words"));
        }
        let lines = |ui: &mut Ui| {
            let mut clicked = None;
            for (at, found) in found.iter().enumerate() {
                let line = MenuLine::new(&found.text)
                    .icon(found.icon)
                    .shortcut(found.hint.as_deref())
                    .disabled(found.reason.as_deref())
                    .show(ui);
                if at == self.marked {
                    let stroke = Stroke::new(1.0, accent);
                    ui.painter()
                        .rect_stroke(line.rect, radius::CONTROL, stroke, StrokeKind::Inside);
                    line.scroll_to_me(None);
                }
                if line.clicked() {
                    clicked = Some(at);
                }
            }
            clicked
        };
        let area = ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]);
        area.show(ui, lines).inner
    }
}
