//! Text fields: plain, secret, and the address field.

use egui::{Color32, EventFilter, Frame, Id, Key, Rect, Response, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, Vec2};

use crate::say;

use crate::button::IconButton;
use crate::tokens::{Tokens, radius, size, space};
use crate::{font, icons, label, paint};

/// What happened in a field.
#[derive(Clone, Debug)]
pub struct FieldOutput {
    /// The text itself: `changed()`, `has_focus()`, `lost_focus()`.
    pub response: Response,
    /// Enter was pressed in it.
    pub submitted: bool,
    /// Escape was pressed in it.
    pub cancelled: bool,
}

/// A field for one line of text.
#[must_use = "call `show`"]
pub struct TextField<'a> {
    text: &'a mut String,
    name: &'a str,
    hint: &'a str,
    icon: Option<&'a str>,
    error: Option<&'a str>,
    width: Option<f32>,
    password: bool,
    mono: bool,
    enabled: bool,
    id: Option<Id>,
}

impl<'a> TextField<'a> {
    /// A field; `name` is what screen readers say and is not drawn (see [`form_row`] for a visible label).
    pub fn new(text: &'a mut String, name: &'a str) -> Self {
        Self {
            text,
            name,
            hint: "",
            icon: None,
            error: None,
            width: None,
            password: false,
            mono: false,
            enabled: true,
            id: None,
        }
    }

    /// Dimmed text while the field is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// An icon at the left, inside.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// What is wrong with the text, shown below; the border takes the colour.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Width in points; all that is there without it.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Dots instead of the text, and a button that reveals it until the field loses the focus.
    pub fn password(mut self) -> Self {
        self.password = true;
        self
    }

    /// `JetBrains Mono`.
    pub fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// Whether the text can be changed now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// A stable id, to move the focus here from elsewhere.
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Draws it.
    pub fn show(self, ui: &mut Ui) -> FieldOutput {
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let id = self.id.unwrap_or_else(|| ui.next_auto_id().with(self.name));
        let reveal_id = id.with("reveal");
        let mut revealed = ui.data(|data| data.get_temp(reveal_id).unwrap_or(false));
        let enabled = self.enabled && ui.is_enabled();
        let line = self.error.map(|_| Tokens::of(ui).bad);
        let (password, icon, name) = (self.password, self.icon, self.name);
        let frame = FieldFrame { width, line, id };
        let slots = |ui: &mut Ui, right: &mut f32, rect: Rect| {
            if password {
                let (icon, does) = if revealed {
                    (icons::EYE_SLASH, say!("kit-hide-what", what = name))
                } else {
                    (icons::EYE, say!("kit-show-what", what = name))
                };
                let button = IconButton::new(icon, &does).small().toggled(revealed);
                let place = Rect::from_center_size(egui::pos2(*right - 8.0, rect.center().y), Vec2::splat(20.0));
                if ui.put(place, button).clicked() {
                    revealed = !revealed;
                }
                *right -= 24.0;
            }
            revealed
        };
        let text = self.text;
        let mut edit = Edit {
            text,
            name: self.name,
            hint: self.hint,
            mono: self.mono,
            enabled,
        };
        let (output, revealed) = frame.show(ui, icon.map(|icon| (icon, None)), &mut edit, password, slots);
        ui.data_mut(|data| data.insert_temp(reveal_id, revealed));
        if let Some(error) = self.error {
            let bad = Tokens::of(ui).bad;
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                label::icon(ui, icons::WARNING_CIRCLE, bad);
                ui.add(egui::Label::new(egui::RichText::new(error).font(font::small()).color(bad)).wrap());
            });
            ui.ctx().accesskit_node_builder(output.response.id, |node| {
                node.set_invalid(egui::accesskit::Invalid::True);
                node.set_description(error);
            });
        }
        output
    }
}

struct Edit<'a> {
    text: &'a mut String,
    name: &'a str,
    hint: &'a str,
    mono: bool,
    enabled: bool,
}

struct FieldFrame {
    width: f32,
    line: Option<Color32>,
    id: Id,
}

impl FieldFrame {
    /// Draws border, icon, what `slots` puts at the right, and the text between them.
    fn show<R: Into<bool> + Copy>(
        self,
        ui: &mut Ui,
        icon: Option<(&str, Option<Color32>)>,
        edit: &mut Edit<'_>,
        password: bool,
        slots: impl FnOnce(&mut Ui, &mut f32, Rect) -> R,
    ) -> (FieldOutput, R) {
        let tokens = Tokens::of(ui);
        let (rect, _) = ui.allocate_exact_size(Vec2::new(self.width, size::FIELD), egui::Sense::hover());
        let focused = ui.memory(|memory| memory.has_focus(self.id));
        let line = if focused {
            tokens.accent
        } else {
            self.line.unwrap_or(tokens.line)
        };
        let stroke = Stroke::new(if focused { 1.5 } else { 1.0 }, line);
        ui.painter()
            .rect(rect, radius::CONTROL, tokens.bg, stroke, StrokeKind::Inside);
        let mut left = rect.left() + 10.0;
        if let Some((icon, colour)) = icon {
            let centre = egui::pos2(left + size::ICON / 2.0, rect.center().y);
            let face = if colour.is_some() {
                font::icon_fill()
            } else {
                font::icon()
            };
            paint::icon(ui.painter(), centre, icon, face, colour.unwrap_or(tokens.dim));
            left += size::ICON + 7.0;
        }
        let mut right = rect.right() - 10.0;
        // In a child of their own: what is put into the frame must not move what follows it.
        let mut slot_ui = ui.new_child(UiBuilder::new().id_salt((self.id, "slots")).max_rect(rect));
        let slot = slots(&mut slot_ui, &mut right, rect);
        let inner = Rect::from_min_max(egui::pos2(left, rect.top()), egui::pos2(right.max(left), rect.bottom()));
        let mut child = ui.new_child(UiBuilder::new().id_salt(self.id).max_rect(inner));
        if !edit.enabled {
            child.disable();
        }
        let ink = if edit.enabled { tokens.text } else { tokens.dim };
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        let hint = egui::RichText::new(edit.hint).color(tokens.dim);
        let response = child
            .put(
                inner,
                TextEdit::singleline(edit.text)
                    .id(self.id)
                    .frame(Frame::NONE)
                    .margin(Vec2::ZERO)
                    .hint_text(hint)
                    .font(if edit.mono { font::mono() } else { font::body() })
                    .text_color(ink)
                    .password(password && !slot.into())
                    .event_filter(filter)
                    .align(egui::Align2::LEFT_CENTER)
                    .min_size(inner.size())
                    .desired_width(inner.width()),
            )
            .accessible_name(edit.name);
        let lost = response.lost_focus();
        let submitted = lost && ui.input(|input| input.key_pressed(Key::Enter));
        let cancelled = lost && ui.input(|input| input.key_pressed(Key::Escape));
        (
            FieldOutput {
                response,
                submitted,
                cancelled,
            },
            slot,
        )
    }
}

/// What happened in the address field.
#[derive(Clone, Debug)]
pub struct AddressOutput {
    /// The text.
    pub field: FieldOutput,
    /// The security mark was clicked.
    pub mark_clicked: bool,
}

/// The address field: a security mark at the left, the text in one line, a place for chips at the right.
#[must_use = "call `show`"]
pub struct AddressField<'a> {
    text: &'a mut String,
    hint: &'a str,
    icon: &'a str,
    icon_colour: Color32,
    icon_name: &'a str,
    width: Option<f32>,
    id: Option<Id>,
}

impl<'a> AddressField<'a> {
    /// `icon` and its colour show the security of the connection, `icon_name` says it in words.
    pub fn new(text: &'a mut String, icon: &'a str, icon_colour: Color32, icon_name: &'a str) -> Self {
        Self {
            text,
            hint: "",
            icon,
            icon_colour,
            icon_name,
            width: None,
            id: None,
        }
    }

    /// Dimmed text while the field is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Width in points; all that is there without it.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// A stable id, to move the focus here (Ctrl L).
    pub fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Draws it; `trailing` lays chips out from the right edge leftwards.
    pub fn show(self, ui: &mut Ui, trailing: impl FnOnce(&mut Ui)) -> AddressOutput {
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let id = self.id.unwrap_or_else(|| ui.next_auto_id().with("address"));
        let frame = FieldFrame { width, line: None, id };
        let mut edit = Edit {
            text: self.text,
            name: say!("kit-address"),
            hint: self.hint,
            mono: false,
            enabled: ui.is_enabled(),
        };
        let icon = Some((self.icon, Some(self.icon_colour)));
        let slots = |ui: &mut Ui, right: &mut f32, rect: Rect| {
            let mark = Rect::from_min_size(rect.min, Vec2::new(32.0, rect.height()));
            let response = ui.interact(mark, id.with("mark"), egui::Sense::click());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, self.icon_name));
            paint::focus_ring(ui, &response, mark.shrink(3.0), radius::CONTROL);
            let clicked = response.on_hover_text(self.icon_name).clicked();
            let place = Rect::from_min_max(
                egui::pos2(rect.center().x, rect.top()),
                egui::pos2(*right, rect.bottom()),
            );
            let layout = egui::Layout::right_to_left(egui::Align::Center);
            let mut child = ui.new_child(UiBuilder::new().id_salt(id).max_rect(place).layout(layout));
            trailing(&mut child);
            *right -= child.min_rect().width() + space::S;
            clicked
        };
        let (field, mark_clicked) = frame.show(ui, icon, &mut edit, false, slots);
        AddressOutput { field, mark_clicked }
    }
}

/// A row of a form: a dimmed label of `label_width` points and the control beside it.
pub fn form_row<R>(ui: &mut Ui, label_width: f32, name: &str, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_top(|ui| {
        let tokens = Tokens::of(ui);
        ui.spacing_mut().item_spacing.x = 0.0;
        let (rect, response) = ui.allocate_exact_size(Vec2::new(label_width, size::FIELD), egui::Sense::hover());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, name));
        let galley = paint::galley(ui, name, font::body(), tokens.dim);
        paint::galley_left(ui.painter(), rect, rect.left(), galley, tokens.dim);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            add(ui)
        })
        .inner
    })
    .inner
}
