//! Letters that are cut off, left out, or lie on others: looked for in what a frame draws.

use std::fmt::Write as _;

use eframe::egui::{
    self, Rect, Shape,
    epaint::{ClippedShape, TextShape},
};
use portolan_ui_kit::{elide::ELLIPSIS, language::Language, say};

use super::{
    super::Window,
    scenes::{self, Part, Scene, Show},
};
use egui_kittest::Harness;
use portolan_pictures::Camera;

/// So much of a letter may be outside of where it is seen, in points: what smooths its edge.
const EDGE: f32 = 1.0;
/// Letters of two texts that meet by less than this are beside each other.
const MEET: f32 = 2.0;

/// The least size for which the window is made, in points: what is drawn twice as large has often no more.
const LEAST: egui::Vec2 = egui::vec2(900.0, 600.0);

/// In each language; and twice as large in the least window, in those with the longest words.
fn shown() -> impl Iterator<Item = (f32, Language)> {
    let large = [Language::German, Language::French].map(|language| (2.0, language));
    Language::ALL.map(|language| (1.0, language)).into_iter().chain(large)
}

/// More that is no words of the window.
const DATA: [&str; 5] = [
    "/www/robots.txt",
    "/home/me/Work/site",
    "~/Work/site",
    "/www",
    "ftpes://web@ftp.studio.example/www",
];

/// A text as it is drawn.
struct Text {
    /// What it says.
    says: String,
    /// Where its letters are.
    letters: Rect,
    /// Where something of them is seen.
    seen: Rect,
    /// egui has left out its end.
    elided: bool,
}

fn texts(shape: &Shape, seen: Rect, into: &mut Vec<Text>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, seen, into)),
        Shape::Text(text) => into.extend(Text::of(text, seen)),
        _ => {}
    }
}

impl Text {
    fn of(shape: &TextShape, seen: Rect) -> Option<Self> {
        let letters = shape.galley.mesh_bounds.translate(shape.pos.to_vec2());
        let says = shape.galley.text().to_owned();
        // Icons are letters of a font of their own; they have no words.
        let words = says.chars().any(char::is_alphanumeric);
        let visible = letters.is_positive() && letters.intersect(seen).is_positive();
        (words && visible).then_some(Self {
            says,
            letters,
            seen,
            elided: shape.galley.elided,
        })
    }

    /// What is wrong with it alone.
    fn trouble(&self, data: &[String]) -> Option<&'static str> {
        let is_data = || {
            let (begin, end) = self.says.split_once(ELLIPSIS).unwrap_or((&self.says, &self.says));
            data.iter()
                .any(|data| data.starts_with(begin.trim()) && data.ends_with(end.trim()))
        };
        // What more will be asked has the sign at its end, and nothing was left out of it.
        let left_out = self.says.contains(ELLIPSIS) && !self.says.trim_end().ends_with(ELLIPSIS) && !is_data();
        let sides = self.letters.left() < self.seen.left() - EDGE || self.letters.right() > self.seen.right() + EDGE;
        // An example in an empty field may lose its end.
        let examples = [
            say!("sites-a-file-of-filezilla-winscp"),
            say!("chrome-type-an-address-ftpes-user"),
        ];
        match (self.elided && !examples.contains(&self.says.as_str()), left_out, sides) {
            (true, ..) => Some("has lost its end"),
            (_, true, _) => Some("has lost its middle"),
            // A field shows the part of a long text in which the caret is.
            (.., true) if !is_data() => Some("is cut off at a side"),
            _ => None,
        }
    }
}

/// What was drawn since the card that fills `card` was: the rest lies below it.
fn on_top(shapes: &[ClippedShape], card: Rect) -> &[ClippedShape] {
    let begin = shapes.iter().rposition(|clipped| fills(&clipped.shape, card));
    begin.map_or(shapes, |at| &shapes[at + 1..])
}

fn fills(shape: &Shape, card: Rect) -> bool {
    match shape {
        Shape::Vec(shapes) => shapes.iter().any(|shape| fills(shape, card)),
        Shape::Rect(rect) => rect.fill.is_opaque() && rect.rect.expand(EDGE).contains_rect(card.shrink(EDGE)),
        _ => false,
    }
}

/// Names and texts of the scenes that are no words of the window: they may lose their middle.
fn data(window: &Window) -> Vec<String> {
    let listings = window.frame.panes.values();
    let entries = listings.flat_map(|listing| listing.batches.iter().flat_map(|batch| batch.iter()));
    let mut data: Vec<String> = entries.map(|entry| entry.name.to_string_lossy().into_owned()).collect();
    data.extend(DATA.map(str::to_owned));
    data
}

fn troubles(harness: &Harness<'_, Window>, part: Part) -> Vec<String> {
    let shapes = harness.output().shapes.as_slice();
    let shapes = match super::card(&harness.ctx) {
        Some(card) if part == Part::Over => on_top(shapes, card),
        _ => shapes,
    };
    let mut found = Vec::new();
    let screen = harness.ctx.content_rect();
    for clipped in shapes {
        texts(&clipped.shape, clipped.clip_rect.intersect(screen), &mut found);
    }
    assert!(found.len() > 1, "nothing is said");
    let data = data(harness.state());
    let mut wrong = Vec::new();
    for (at, text) in found.iter().enumerate() {
        if let Some(trouble) = text.trouble(&data) {
            wrong.push(format!(
                "{:?} {trouble} at {:?}, seen {:?}",
                text.says, text.letters, text.seen
            ));
        }
        for other in &found[at + 1..] {
            let shared = text
                .letters
                .intersect(text.seen)
                .intersect(other.letters.intersect(other.seen));
            if shared.width() > MEET && shared.height() > MEET {
                wrong.push(format!("{:?} lies on {:?} at {shared:?}", other.says, text.says));
            }
        }
    }
    wrong
}

/// Each scene is opened once, and then shown in each language and size: most of the time goes into opening.
fn nothing_is_cut_off(scenes: &[Scene]) {
    let mut wrong = String::new();
    for scene in scenes {
        let mut harness = scene.open(Show::in_any_language(), &Camera::default());
        for (scale, language) in shown() {
            let chosen = &mut harness.state_mut().prefs.chosen;
            (chosen.scale, chosen.language) = (scale, Some(language));
            // The scale holds from the next frame on, and the size is in points of it.
            harness.run_steps(1);
            let size = if scale > 1.0 { LEAST } else { Show::DARK.size };
            harness.set_size(size);
            harness.run_steps(3);
            for trouble in troubles(&harness, scene.part) {
                writeln!(wrong, "{} at {scale}, {}: {trouble}", scene.name, language.tag()).expect("a string");
            }
        }
    }
    assert!(wrong.is_empty(), "{} texts:\n{wrong}", wrong.lines().count());
}

#[test]
#[ignore = "finds some still, twice as large in the least window: cargo test -p portolan-gui clipped -- --ignored"]
fn nothing_is_cut_off_in_the_window() {
    nothing_is_cut_off(&scenes::windows());
    nothing_is_cut_off(&scenes::docks());
}

#[test]
#[ignore = "finds some still, twice as large in the least window: cargo test -p portolan-gui clipped -- --ignored"]
fn nothing_is_cut_off_in_dialogs() {
    nothing_is_cut_off(&scenes::opened());
}

#[test]
#[ignore = "finds some still, twice as large in the least window: cargo test -p portolan-gui clipped -- --ignored"]
fn nothing_is_cut_off_in_questions() {
    nothing_is_cut_off(&scenes::questions());
}

#[test]
#[ignore = "finds some still, twice as large in the least window: cargo test -p portolan-gui clipped -- --ignored"]
fn nothing_is_cut_off_in_the_settings() {
    nothing_is_cut_off(&scenes::settings());
}
