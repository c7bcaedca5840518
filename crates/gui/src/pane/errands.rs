//! What runs by hand on the side of a pane, in strips above its footer: how far it is, and a button that stops it.

use eframe::egui::{Rect, Ui, pos2};
use portolan_engine::{Errand, ErrandKind, Request};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    elide, font, icons, label, layout, progress, say,
    tokens::{size, space},
};

use super::{Pane, PaneCx, Side};
use crate::{
    action::{Action, Actions},
    words,
};

/// Strips that are shown at once; the others follow when these are done.
const MOST: usize = 3;

/// Height of one, in points.
const HEIGHT: f32 = size::CONTROL + space::S;

/// The errands of this side.
fn of_side<'a>(pane: &Pane, cx: &PaneCx<'a>) -> impl Iterator<Item = &'a Errand> {
    let site = cx.site.map(|site| site.site.id);
    let remote = pane.side == Side::Remote;
    cx.frame
        .hand
        .errands
        .iter()
        .filter(move |errand| {
            if remote {
                errand.site.is_some() && errand.site == site
            } else {
                errand.site.is_none()
            }
        })
        .take(MOST)
}

/// Points that they take above the footer.
pub(super) fn height(pane: &Pane, cx: &PaneCx<'_>) -> f32 {
    of_side(pane, cx).count() as f32 * HEIGHT
}

/// Draws them into `rect`.
pub(super) fn show(ui: &mut Ui, pane: &Pane, rect: Rect, cx: &PaneCx<'_>, actions: &mut Actions) {
    let tokens = Tokens::of(ui);
    for (at, errand) in of_side(pane, cx).enumerate() {
        let top = rect.top() + at as f32 * HEIGHT;
        let strip = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + HEIGHT));
        layout::region(ui, strip, tokens.raised, |ui| {
            layout::hairline_top(ui, strip);
            layout::bar(ui, HEIGHT, space::M, |ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                label::icon(ui, icon(errand.kind), tokens.accent);
                label::body(ui, headline(errand));
                let numbers = numbers(errand);
                if !numbers.is_empty() {
                    label::digits(ui, numbers);
                }
                // What is left of the line says what it is at.
                let room = ui.available_width() - 90.0;
                if room > 80.0 && !errand.at.is_empty() {
                    let at = words::visible(&errand.at);
                    label::small(ui, &*elide::middle(ui.ctx(), &at, room, &font::small()));
                }
                layout::trailing(ui, "stop", |ui| {
                    if ui.add(Button::ghost(say!("pane-stop")).icon(icons::STOP)).clicked() {
                        actions.push(Action::Ask(Box::new(Request::StopErrand(errand.id))));
                    }
                });
            });
            let line = strip.with_min_y(strip.bottom() - size::UNDERLINE);
            match errand.of {
                Some(of) => {
                    let share = (errand.files + errand.folders) as f32 / of.max(1) as f32;
                    let done = line.with_max_x(line.left() + line.width() * share.min(1.0));
                    ui.painter().rect_filled(done, 0.0, tokens.accent);
                }
                None => progress::indeterminate(ui, &format!("errand-{}", errand.id.0), line, say!("pane-working")),
            }
        });
    }
}

fn icon(kind: ErrandKind) -> &'static str {
    match kind {
        ErrandKind::Delete | ErrandKind::Bin => icons::TRASH,
        ErrandKind::Measure => icons::CHART_BAR,
        ErrandKind::SetPermissions => icons::LOCK_KEY,
        ErrandKind::Rename => icons::PENCIL_SIMPLE,
        ErrandKind::Duplicate => icons::FILES,
        ErrandKind::Look => icons::EYE,
        ErrandKind::Hash => icons::SHIELD_CHECK,
        ErrandKind::MakeFile => icons::FILE_PLUS,
        ErrandKind::Undo => icons::ARROW_COUNTER_CLOCKWISE,
    }
}

/// `Deleting “campaign”`.
fn headline(errand: &Errand) -> String {
    let what = &errand.what;
    match errand.kind {
        ErrandKind::Delete if errand.site.is_none() => say!("pane-to-the-trash", what = what),
        ErrandKind::Delete => say!("pane-deleting", what = what),
        ErrandKind::Bin => say!("bin-moving", what = what),
        ErrandKind::Measure => say!("pane-counting", what = what),
        ErrandKind::SetPermissions => say!("pane-setting-permissions-of", what = what),
        ErrandKind::Rename => say!("pane-renaming", what = what),
        ErrandKind::Duplicate => say!("pane-duplicating", what = what),
        ErrandKind::Look => say!("pane-looking-at", what = what),
        ErrandKind::Hash => say!("pane-checking", what = what),
        ErrandKind::MakeFile => say!("pane-making", what = what),
        ErrandKind::Undo => say!("pane-taking-back", what = what),
    }
}

/// `1,204 files, 3 folders · 2 failed`.
fn numbers(errand: &Errand) -> String {
    let mut parts = Vec::new();
    match (errand.of, errand.files, errand.folders) {
        (Some(of), files, folders) => parts.push(say!("pane-of", done = files + folders, of = of)),
        (None, 0, 0) => {}
        (None, files, 0) => parts.push(say!("pane-count-files", count = files)),
        (None, files, folders) => parts.push(format!(
            "{}, {}",
            say!("pane-count-files", count = files),
            say!("pane-count-folders", count = folders)
        )),
    }
    if errand.bytes > 0 && matches!(errand.kind, ErrandKind::Measure | ErrandKind::Duplicate) {
        parts.push(words::size(errand.bytes));
    }
    if errand.failed > 0 {
        parts.push(say!("pane-failed", count = errand.failed));
    }
    parts.join(" · ")
}
