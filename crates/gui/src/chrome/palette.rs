//! The palette: every action by its name, found by typing.

use eframe::egui::{
    Align2, Area, Context, Event, Frame, Id, Key, Modifiers, Order, Role, ScrollArea, Stroke, StrokeKind, Ui, Vec2,
};
use portolan_ui_kit::{
    Tokens,
    field::TextField,
    icons, label, layout,
    select::menu_item,
    tokens::{radius, space},
};

use crate::action::{Action, Actions, Named, Scope};

/// What is typed and which line is marked.
#[derive(Debug, Default)]
pub(crate) struct Palette {
    text: String,
    marked: usize,
    shown: bool,
}

impl Palette {
    /// Draws it. Returns `false` when it is over.
    pub(crate) fn show(&mut self, ctx: &Context, actions: &mut Actions) -> bool {
        let found = find(&self.text);
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
        let width = (ctx.content_rect().width() - 80.0).min(560.0);
        let area = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, Vec2::new(0.0, 60.0));
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
                clicked.or_else(|| found.get(self.marked).copied().filter(|_| submitted))
            })
        });
        ctx.accesskit_node_builder(shown.response.id, |node| {
            node.set_role(Role::Dialog);
            node.set_label("Commands");
        });
        if let Some(named) = shown.inner.inner {
            actions.push(Action::Named(named));
            over = true;
        }
        over |= shown.response.clicked_elsewhere();
        !over
    }

    /// What is searched for. Returns whether Enter was pressed.
    fn field(&mut self, ui: &mut Ui) -> bool {
        let before = self.text.clone();
        let field = TextField::new(&mut self.text, "Search commands")
            .hint("Type what you want to do")
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

    /// The actions that were found. Returns the one that was clicked.
    fn list(&self, ui: &mut Ui, found: &[Named]) -> Option<Named> {
        let accent = Tokens::of(ui).accent;
        ui.spacing_mut().item_spacing.y = 0.0;
        if found.is_empty() {
            label::dim(ui, "No command has these words");
        }
        let lines = |ui: &mut Ui| {
            let mut clicked = None;
            for (at, named) in found.iter().enumerate() {
                let shortcut = named.shortcut_text();
                let line = menu_item(ui, Some(named.icon()), named.label(), shortcut.as_deref());
                if at == self.marked {
                    let stroke = Stroke::new(1.0, accent);
                    ui.painter()
                        .rect_stroke(line.rect, radius::CONTROL, stroke, StrokeKind::Inside);
                    line.scroll_to_me(None);
                }
                if line.clicked() {
                    clicked = Some(*named);
                }
            }
            clicked
        };
        let area = ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]);
        area.show(ui, lines).inner
    }
}

/// The actions whose name holds all the words that are typed.
fn find(text: &str) -> Vec<Named> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let all = Named::ALL.iter().copied().filter(|named| *named != Named::Palette);
    let mut found: Vec<Named> = all
        .filter(|named| {
            let label = named.label().to_lowercase();
            words.iter().all(|word| label.contains(word))
        })
        .collect();
    // Who searches wants a name that begins so; the order of the registry decides the rest.
    found.sort_by_key(|named| !named.label().to_lowercase().starts_with(text.trim()));
    found
}

/// Takes the shortcuts of this frame. `typing` = a text field has the keyboard.
pub(crate) fn shortcuts(ctx: &Context, typing: bool, actions: &mut Actions) {
    for named in Named::ALL {
        // The table of a pane has these itself, and only while it has the keyboard.
        if matches!(named, Named::Open | Named::SwitchPane) || (typing && named.scope() == Scope::Pane) {
            continue;
        }
        let called = match named {
            // The window system makes an event of its own of this shortcut.
            Named::CopyNames => ctx.input_mut(|input| {
                let before = input.events.len();
                input.events.retain(|event| !matches!(event, Event::Copy));
                input.events.len() < before
            }),
            _ => named
                .shortcuts()
                .iter()
                .any(|shortcut| ctx.input_mut(|input| input.consume_shortcut(shortcut))),
        };
        if called {
            actions.push(Action::Named(*named));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_order_find() {
        assert_eq!(find("folder new"), [Named::NewFolder]);
        assert_eq!(find("ref"), [Named::Refresh]);
        assert!(find("").len() == Named::ALL.len() - 1);
        assert!(find("zzz").is_empty());
    }
}
