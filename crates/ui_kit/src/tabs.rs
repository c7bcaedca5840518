//! The tab strip of sessions and the underlined tabs of dock and dialogs.

use egui::{Align, Color32, CornerRadius, Layout, Rect, Response, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo};

use crate::say;

use crate::button::IconButton;
use crate::tokens::{Tokens, radius, size, space};
use crate::{elide, font, icons, paint};

/// A tab of the strip.
#[derive(Clone, Copy, Debug)]
pub struct Tab<'a> {
    /// The site's name.
    pub title: &'a str,
    /// Colour of the dot.
    pub dot: Color32,
    /// What the dot means, in words: "connected".
    pub state: &'a str,
    /// The person's own colour for it, as a line along its top.
    pub colour: Option<Color32>,
}

/// What happened in a tab strip.
#[derive(Clone, Debug, Default)]
pub struct TabStripOutput {
    /// This tab was clicked.
    pub selected: Option<usize>,
    /// This tab's cross (or the tab with the middle button) was clicked.
    pub closed: Option<usize>,
    /// The plus was clicked.
    pub added: bool,
    /// Every tab in view, for menus and drops.
    pub tabs: Vec<Response>,
}

/// The widest a tab gets, in points.
const WIDEST: f32 = 220.0;
/// The narrowest, before the strip is full.
const NARROWEST: f32 = 72.0;

/// One tab a session, and a plus. Takes the width of `ui` but not its background.
pub fn tab_strip(ui: &mut Ui, id_salt: &str, tabs: &[Tab<'_>], active: usize) -> TabStripOutput {
    let mut output = TabStripOutput::default();
    let outer = Rect::from_min_size(ui.cursor().min, Vec2::new(ui.available_width(), size::TAB_STRIP));
    let room = ((outer.width() - 50.0) / tabs.len().max(1) as f32).clamp(NARROWEST, WIDEST);
    let mut child = ui.new_child(UiBuilder::new().id_salt(id_salt).max_rect(outer));
    child.shrink_clip_rect(outer);
    let mut x = outer.left();
    for (index, tab) in tabs.iter().enumerate() {
        let response = show_tab(
            &mut child,
            outer,
            &mut x,
            room,
            index,
            tab,
            index == active,
            &mut output,
        );
        output.tabs.push(response);
    }
    let place = Rect::from_center_size(egui::pos2(x + 18.0, outer.bottom() - 16.0), Vec2::splat(26.0));
    output.added = child
        .put(place, IconButton::new(icons::PLUS, say!("kit-new-tab")))
        .clicked();
    ui.allocate_rect(outer, Sense::hover());
    output
}

#[expect(
    clippy::too_many_arguments,
    reason = "one tab needs its place in the strip and what it shows"
)]
fn show_tab(
    ui: &mut Ui,
    strip: Rect,
    x: &mut f32,
    room: f32,
    index: usize,
    tab: &Tab<'_>,
    active: bool,
    output: &mut TabStripOutput,
) -> Response {
    let tokens = Tokens::of(ui);
    let face = font::body();
    let title = elide::middle(ui.ctx(), tab.title, room - 64.0, &face);
    let measured = paint::galley(ui, &title, face.clone(), tokens.text).size().x;
    let rect = Rect::from_min_max(
        egui::pos2(*x, strip.top() + 7.0),
        egui::pos2(*x + measured + 64.0, strip.bottom()),
    );
    *x = rect.right() + 2.0;
    let response = ui.interact(rect, ui.scope_id().with(("tab", index)), Sense::click_and_drag());
    let name = format!("{}, {}", tab.title, tab.state);
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, ui.is_enabled(), &name));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(active));
    let corner = CornerRadius {
        nw: radius::CARD,
        ne: radius::CARD,
        sw: 0,
        se: 0,
    };
    let fill = match (active, response.hovered()) {
        (true, _) => tokens.panel,
        (false, true) => paint::mix(tokens.bg, tokens.panel, 0.6),
        (false, false) => Color32::TRANSPARENT,
    };
    ui.painter().rect_filled(rect, corner, fill);
    if let Some(colour) = tab.colour {
        let line = Rect::from_min_max(rect.left_top(), egui::pos2(rect.right(), rect.top() + 3.0));
        let painter = ui.painter().with_clip_rect(line.intersect(ui.clip_rect()));
        painter.rect_filled(rect, corner, colour);
    }
    ui.painter()
        .circle_filled(egui::pos2(rect.left() + 16.0, rect.center().y), 4.0, tab.dot);
    let ink = if active || response.hovered() {
        tokens.text
    } else {
        tokens.dim
    };
    let galley = paint::galley(ui, &title, face, ink);
    paint::galley_left(ui.painter(), rect, rect.left() + 28.0, galley, ink);
    let cross = Rect::from_center_size(egui::pos2(rect.right() - 19.0, rect.center().y), Vec2::splat(20.0));
    let close = say!("kit-close", title = tab.title);
    let closed = ui.put(cross, IconButton::new(icons::X, &close).small()).clicked();
    if closed || response.middle_clicked() {
        output.closed = Some(index);
    } else if response.clicked() {
        output.selected = Some(index);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, tokens.accent);
        ui.painter()
            .rect_stroke(rect.shrink(3.0), radius::CONTROL, stroke, egui::StrokeKind::Inside);
    }
    let full = if *title == *tab.title { tab.state } else { &name };
    response.on_hover_text(full)
}

/// A tab of the dock or of a dialog.
#[derive(Clone, Copy, Debug)]
pub struct DockTab<'a> {
    /// An icon of [`crate::icons`], or none.
    pub icon: Option<&'a str>,
    /// Its name.
    pub title: &'a str,
    /// A count in a pill behind it.
    pub count: Option<&'a str>,
    /// Whether the count is of failures.
    pub bad: bool,
}

impl<'a> DockTab<'a> {
    /// A tab with words only.
    pub fn new(title: &'a str) -> Self {
        Self {
            icon: None,
            title,
            count: None,
            bad: false,
        }
    }
}

/// Tabs with a line under the active one, `height` points high, from the left edge of `ui`; returns the one clicked.
///
/// Takes only the width that it needs, so that controls can follow in the same line. Where there is less than `needed` points
/// beside that, tabs with an icon lose their words, but for the active one.
pub fn dock_tabs(
    ui: &mut Ui,
    id_salt: &str,
    height: f32,
    needed: f32,
    tabs: &[DockTab<'_>],
    active: usize,
) -> Option<usize> {
    let mut clicked = None;
    ui.push_id(id_salt, |ui| {
        let whole = tabs.iter().map(|tab| whole_width(ui, tab) + space::XL).sum::<f32>();
        let short = whole + needed > ui.available_width();
        ui.spacing_mut().item_spacing.x = space::XL;
        let size = Vec2::new(ui.available_width(), height);
        ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            for (index, tab) in tabs.iter().enumerate() {
                let look = match index == active {
                    true => Look::Active,
                    false if short && tab.icon.is_some() => Look::Short,
                    false => Look::Resting,
                };
                if dock_tab(ui, height, tab, look).clicked() {
                    clicked = Some(index);
                }
            }
        });
    });
    clicked
}

/// How a tab of a dock is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Active,
    Resting,
    /// Its icon only.
    Short,
}

/// The width of a tab with all its words.
fn whole_width(ui: &Ui, tab: &DockTab<'_>) -> f32 {
    let words = |text: &str, face| paint::galley(ui, text, face, Color32::PLACEHOLDER).size().x;
    let icon = if tab.icon.is_some() { size::ICON + 6.0 } else { 0.0 };
    let count = tab
        .count
        .map_or(0.0, |count| (words(count, font::tiny_digits()) + 12.0).max(20.0) + 7.0);
    icon + words(tab.title, font::body()) + count
}

fn dock_tab(ui: &mut Ui, height: f32, tab: &DockTab<'_>, look: Look) -> Response {
    let (active, short) = (look == Look::Active, look == Look::Short);
    let tokens = Tokens::of(ui);
    let shown = if short { "" } else { tab.title };
    let title = paint::galley(ui, shown, font::body(), Color32::PLACEHOLDER);
    let count_ink = if tab.bad { tokens.bad } else { tokens.dim };
    let count = tab
        .count
        .map(|count| paint::galley(ui, count, font::tiny_digits(), count_ink));
    let icon_width = if tab.icon.is_some() { size::ICON + 6.0 } else { 0.0 };
    let pill = count.as_ref().map_or(0.0, |count| (count.size().x + 12.0).max(20.0));
    let count_width = if count.is_some() { pill + 7.0 } else { 0.0 };
    let width = (icon_width + title.size().x + count_width).ceil();
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    let name = tab
        .count
        .map_or_else(|| tab.title.to_owned(), |count| format!("{}, {count}", tab.title));
    response.widget_info(|| WidgetInfo::labeled(Role::Tab, ui.is_enabled(), &name));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_selected(active));
    let ink = if active || response.hovered() {
        tokens.text
    } else {
        tokens.dim
    };
    let painter = ui.painter();
    if let Some(icon) = tab.icon {
        paint::icon_at(
            painter,
            egui::pos2(rect.left() + size::ICON / 2.0, rect.center().y),
            icon,
            size::ICON,
            ink,
        );
    }
    let drawn = paint::galley_left(painter, rect, rect.left() + icon_width, title, ink);
    if let Some(count) = count {
        let place = Rect::from_min_size(
            egui::pos2(drawn.right() + 7.0, rect.center().y - 9.0),
            Vec2::new(pill, 18.0),
        );
        painter.rect_filled(place, 8.0, tokens.raised);
        let x = place.center().x - count.size().x / 2.0;
        paint::galley_left(painter, place, x, count, count_ink);
    }
    if active {
        // One point up: a hairline below the tabs stays whole.
        let bottom = rect.bottom() - 1.0;
        let line = Rect::from_min_max(
            egui::pos2(rect.left(), bottom - size::UNDERLINE),
            egui::pos2(rect.right(), bottom),
        );
        painter.rect_filled(line, 1.0, tokens.accent);
    }
    paint::focus_ring(ui, &response, rect.shrink2(Vec2::new(-4.0, 5.0)), radius::CONTROL);
    response
}
