//! Letters that are cut off, left out, or lie on others: looked for in what a frame draws.

use eframe::egui::{Rect, Shape, epaint::TextShape};
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

/// More that is no words of the window.
const DATA: [&str; 6] = [
    "/www/robots.txt",
    "/home/me/Work/site",
    "~/Work/site",
    "/www",
    "ftpes://web@ftp.studio.example/www",
    "ftpes://web@ftp.studio.example/www/robots.txt",
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

/// The first of the shapes that belong to the scene: what was drawn before the card of a dialog lies below it.
pub(super) fn top_of(harness: &Harness<'_, Window>, part: Part) -> usize {
    let Some(card) = super::card(&harness.ctx).filter(|_| part == Part::Over) else {
        return 0;
    };
    let mut shapes = harness.output().shapes.iter();
    shapes
        .rposition(|clipped| fills(&clipped.shape, card))
        .map_or(0, |at| at + 1)
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
    // Lists in fields of the settings, which scroll.
    let text = &window.prefs.chosen.shared.transfers.text;
    data.extend([text.endings.join(" "), text.names.join("; ")]);
    data
}

/// As it is shown now.
pub(super) fn troubles(harness: &Harness<'_, Window>, part: Part) -> Vec<String> {
    let shapes = &harness.output().shapes[top_of(harness, part)..];
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

/// One window after the other in the same context, and each in every language: the letters are drawn once.
fn nothing_is_cut_off(scenes: &[Scene]) {
    let mut wrong = Vec::new();
    let mut harness = scenes[0].open(Show::DARK, &Camera::default());
    super::add_far_east(&harness.ctx);
    for scene in scenes {
        scene.again(&mut harness, Show::DARK);
        for language in Language::ALL {
            harness.state_mut().prefs.chosen.language = Some(language);
            // Dialogs are as large as their words from the second frame on.
            harness.run_steps(2);
            let found = troubles(&harness, scene.part).into_iter();
            wrong.extend(found.map(|trouble| format!("{}, {}: {trouble}", scene.name, language.tag())));
        }
    }
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
#[ignore = "in the step of the pictures: tests/run --only pictures"]
fn nothing_is_cut_off_in_the_window() {
    nothing_is_cut_off(&scenes::windows());
    nothing_is_cut_off(&scenes::docks());
}

#[test]
#[ignore = "in the step of the pictures: tests/run --only pictures"]
fn nothing_is_cut_off_in_dialogs() {
    nothing_is_cut_off(&scenes::opened());
    nothing_is_cut_off(&scenes::further());
}

#[test]
#[ignore = "in the step of the pictures: tests/run --only pictures"]
fn nothing_is_cut_off_in_questions_and_settings() {
    nothing_is_cut_off(&scenes::questions());
    nothing_is_cut_off(&scenes::settings());
}

/// On a screen that is as large as the window is made for.
#[test]
#[ignore = "in the step of the pictures: tests/run --only pictures"]
fn nothing_is_cut_off_at_any_scale() {
    let mut harness = scenes::windows()[0].open(Show::DARK, &Camera::default());
    let mut wrong = Vec::new();
    for scale in [0.8, 1.0, 1.5, 2.0] {
        harness.state_mut().prefs.chosen.scale = scale;
        // The scale holds from the next frame on, and the size is in points of it.
        harness.run_steps(1);
        harness.set_size(Show::DARK.size / scale);
        harness.run_steps(3);
        let found = troubles(&harness, Part::Window).into_iter();
        wrong.extend(found.map(|trouble| format!("at {scale}: {trouble}")));
    }
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}
