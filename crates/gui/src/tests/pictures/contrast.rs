//! Whether everything that is to be read is dark or light enough against what lies under it: looked for in what a frame
//! draws, so that no pair of colours in use is forgotten.

use std::collections::BTreeMap;

use eframe::egui::{
    Color32, Pos2, Rect, Shape, Theme, Vec2,
    accesskit::Role,
    epaint::{ClippedShape, TextShape},
};
use egui_kittest::{Harness, kittest::NodeT as _};
use portolan_pictures::Camera;
use portolan_ui_kit::tokens::{contrast, size};

use super::{
    super::Window,
    clipped,
    scenes::{self, Part, Scene, Show},
};

/// What words need (WCAG 2.2, 1.4.3), and what signs without words need (1.4.11).
const WORDS: f32 = 4.5;
const SIGNS: f32 = 3.0;

/// Something that was filled, in the order in which it was drawn.
struct Fill {
    rect: Rect,
    colour: Color32,
}

/// A text that is seen, and on what.
struct Seen {
    says: String,
    at: Pos2,
    ink: Color32,
    ground: Color32,
}

/// What a frame draws, from the bottom to the top.
#[derive(Default)]
struct Canvas {
    fills: Vec<Fill>,
    seen: Vec<Seen>,
}

impl Canvas {
    fn draw(&mut self, shape: &Shape, clip: Rect) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.draw(shape, clip)),
            Shape::Rect(rect) if rect.fill != Color32::TRANSPARENT => self.fills.push(Fill {
                rect: rect.rect.intersect(clip),
                colour: rect.fill,
            }),
            Shape::Circle(circle) if circle.fill != Color32::TRANSPARENT => self.fills.push(Fill {
                // What is written into a circle is in its middle.
                rect: Rect::from_center_size(circle.center, Vec2::splat(circle.radius)),
                colour: circle.fill,
            }),
            Shape::Text(text) => self.write(text, clip),
            _ => {}
        }
    }

    fn write(&mut self, text: &TextShape, clip: Rect) {
        let letters = text.galley.mesh_bounds.translate(text.pos.to_vec2()).intersect(clip);
        if !letters.is_positive() || text.galley.text().trim().is_empty() {
            return;
        }
        let at = letters.center();
        for section in &text.galley.job.sections {
            let own = match section.format.color {
                Color32::PLACEHOLDER => text.fallback_color,
                colour => colour,
            };
            let ink = text
                .override_text_color
                .unwrap_or(own)
                .gamma_multiply(text.opacity_factor);
            // What cannot be used is faded, and needs no contrast; nor does the large icon above the words of an empty list.
            let words = text.galley.text().chars().any(char::is_alphanumeric);
            if !ink.is_opaque() || (!words && section.format.font_id.size >= size::ICON_LARGE) {
                continue;
            }
            let ground = match section.format.background {
                Color32::TRANSPARENT => self.ground(at),
                background => background,
            };
            self.seen.push(Seen {
                says: text.galley.text().to_owned(),
                at,
                ink,
                ground,
            });
        }
    }

    /// What was filled at a place so far.
    fn ground(&self, at: Pos2) -> Color32 {
        let fills = self.fills.iter().filter(|fill| fill.rect.contains(at));
        fills.fold(Color32::BLACK, |below, fill| below.blend(fill.colour))
    }
}

/// Is this within something that cannot be used now?
fn disabled(harness: &Harness<'_, Window>, at: Pos2) -> bool {
    harness.root().children_recursive().any(|node| {
        let node = node.accesskit_node();
        let within = node.raw_bounds().is_some_and(|bounds| {
            let (x, y) = (f64::from(at.x), f64::from(at.y));
            bounds.x0 <= x && x <= bounds.x1 && bounds.y0 <= y && y <= bounds.y1
        });
        within && node.is_disabled() && node.role() != Role::Window
    })
}

/// Texts that are too faint, each pair of colours once, with one text that has it.
fn too_faint(harness: &Harness<'_, Window>, part: Part, into: &mut BTreeMap<String, String>) {
    let shapes: &[ClippedShape] = &harness.output().shapes;
    let mut canvas = Canvas::default();
    let begin = clipped::top_of(harness, part);
    for (at, clipped) in shapes.iter().enumerate() {
        // Below a dialog everything is dimmed, and nothing is to be read.
        if at == begin {
            canvas.seen.clear();
        }
        canvas.draw(&clipped.shape, clipped.clip_rect);
    }
    assert!(canvas.seen.len() > 1, "nothing is said");
    for seen in &canvas.seen {
        let words = seen.says.chars().any(char::is_alphanumeric);
        let (ratio, needed) = (contrast(seen.ink, seen.ground), if words { WORDS } else { SIGNS });
        if ratio >= needed || disabled(harness, seen.at) {
            continue;
        }
        let pair = format!(
            "{:?} on {:?}: {ratio:.2} and not {needed}",
            seen.ink.to_hex(),
            seen.ground.to_hex()
        );
        into.entry(pair)
            .or_insert_with(|| format!("{:?} at {:?}", seen.says, seen.at));
    }
}

/// Every scene in both themes.
fn everything_is_legible(scenes: &[Scene]) {
    let mut wrong = BTreeMap::new();
    let mut harness = scenes[0].open(Show::DARK, &Camera::default());
    for scene in scenes {
        scene.again(&mut harness, Show::DARK);
        for theme in [Theme::Dark, Theme::Light] {
            harness.ctx.set_theme(theme);
            harness.run_steps(2);
            let mut found = BTreeMap::new();
            too_faint(&harness, scene.part, &mut found);
            for (pair, text) in found {
                wrong
                    .entry(format!("{theme:?}: {pair}"))
                    .or_insert_with(|| format!("{}: {text}", scene.name));
            }
        }
    }
    let lines: Vec<String> = wrong
        .into_iter()
        .map(|(pair, text)| format!("{pair}, {text}"))
        .collect();
    assert!(
        lines.is_empty(),
        "{} pairs of colours:\n{}",
        lines.len(),
        lines.join("\n")
    );
}

#[test]
#[ignore = "in the step of the pictures: tests/run --only pictures"]
fn every_text_of_the_window_is_legible_on_what_lies_under_it() {
    let mut scenes = scenes::windows();
    scenes.extend(scenes::docks());
    everything_is_legible(&scenes);
}

#[test]
#[ignore = "in the step of the pictures: tests/run --only pictures"]
fn every_text_of_a_dialog_is_legible_on_what_lies_under_it() {
    everything_is_legible(&scenes::dialogs());
}
