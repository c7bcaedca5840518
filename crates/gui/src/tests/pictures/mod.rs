//! How the window looks: pictures that are compared with those that are kept, and the search for letters that are cut off.
//!
//! The pictures are those of `tests/pictures/reference`; that package says how they are drawn, and how they are renewed:
//! `PORTOLAN_PICTURES=renew tests/run --only pictures`.

mod clipped;
mod contrast;
pub(super) mod scenes;
mod studio;

use std::sync::{Arc, LazyLock};

use egui_kittest::Harness;
use portolan_pictures::{Camera, Picture, check};
use portolan_ui_kit::language::Language;

use super::{Window, accessible};
use eframe::egui;
use scenes::{Part, Scene, Show};

/// A font with the letters of Japanese and Chinese, of Debian's package `fonts-wqy-microhei`.
const FAR_EAST: &str = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc";

/// Looks for letters in that font too, after our own.
fn add_far_east(ctx: &egui::Context) {
    static FONT: LazyLock<Vec<u8>> = LazyLock::new(|| {
        std::fs::read(FAR_EAST).unwrap_or_else(|error| panic!("{FAR_EAST} (package fonts-wqy-microhei): {error}"))
    });
    let mut fonts = portolan_ui_kit::theme::fonts();
    let name = "Far East";
    let data = egui::FontData::from_static(&FONT);
    fonts.font_data.insert(name.to_owned(), Arc::new(data));
    for names in fonts.families.values_mut() {
        names.push(name.to_owned());
    }
    ctx.set_fonts(fonts);
}

/// Where the dialog, menu or palette is that lies over the window.
fn card(ctx: &egui::Context) -> Option<egui::Rect> {
    ctx.memory(|memory| {
        let layers = memory.areas().visible_layer_ids().into_iter();
        let over = layers.filter(|layer| layer.order != egui::Order::Background);
        let rects = over.filter_map(|layer| memory.area_rect(layer.id));
        rects.reduce(egui::Rect::union)
    })
}

/// What of the window the scene is of.
fn picture(harness: &Harness<'_, Window>, part: Part, camera: &Camera) -> Picture {
    let ctx = &harness.ctx;
    let screen = ctx.content_rect();
    let whole = camera.shoot(ctx, harness.output(), screen.size());
    let rect = match part {
        Part::Window => screen,
        Part::Dock => {
            let height = harness.state().prefs.dock_height + portolan_ui_kit::tokens::size::STATUS_BAR;
            screen.with_min_y(screen.bottom() - height)
        }
        Part::Over => card(ctx).unwrap_or(screen),
    };
    whole.part(rect, harness.output().pixels_per_point)
}

/// Opens a scene, compares its picture, and looks at the names of its widgets and for letters that are cut off.
fn compare(name: &str, scene: &Scene, show: Show) -> Result<(), String> {
    let camera = Camera::default();
    let harness = scene.open(show, &camera);
    let differs = check(name, &picture(&harness, scene.part, &camera)).err();
    let mut wrong: Vec<String> = differs.into_iter().collect();
    wrong.extend(accessible::troubles(&harness, scene.dialog));
    wrong.extend(clipped::troubles(&harness, scene.part));
    let wrong: Vec<String> = wrong.into_iter().map(|trouble| format!("{name}: {trouble}")).collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

/// Looks at all of them before it fails.
fn all(pictures: impl IntoIterator<Item = Result<(), String>>) {
    let wrong: Vec<String> = pictures.into_iter().filter_map(Result::err).collect();
    assert!(wrong.is_empty(), "{} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
#[ignore = "a step of its own: tests/run --only pictures"]
fn the_window_dark_and_light() {
    let both = [("dark", Show::DARK), ("light", Show::LIGHT)];
    all(scenes::windows()
        .iter()
        .flat_map(|scene| both.map(|(theme, show)| compare(&format!("{}-{theme}", scene.name), scene, show))));
}

#[test]
#[ignore = "a step of its own: tests/run --only pictures"]
fn the_window_in_each_language() {
    let scene = &scenes::windows()[0];
    let others = Language::ALL
        .into_iter()
        .filter(|language| *language != Language::English);
    all(others.map(|language| {
        let show = Show::in_language(language);
        compare(&format!("main-{}", language.tag()), scene, show)
    }));
}

#[test]
#[ignore = "a step of its own: tests/run --only pictures"]
fn the_window_small_and_large() {
    let scene = &scenes::windows()[0];
    all([(80, 0.8), (200, 2.0)].map(|(percent, scale)| {
        let show = Show { scale, ..Show::DARK };
        compare(&format!("main-{percent}"), scene, show)
    }));
}

#[test]
#[ignore = "a step of its own: tests/run --only pictures"]
fn each_part_of_the_dock() {
    let show = Show::DARK;
    all(scenes::docks().iter().map(|scene| compare(&scene.name, scene, show)));
}

/// Every second one is light: what both have in common is seen in either.
fn by_turns(scenes: &[Scene], themes: [Show; 2]) {
    let shown = scenes.iter().zip(themes.into_iter().cycle());
    all(shown.map(|(scene, show)| compare(&scene.name, scene, show)));
}

#[test]
#[ignore = "a step of its own: tests/run --only pictures"]
fn each_dialog() {
    by_turns(&scenes::opened(), [Show::DARK, Show::LIGHT]);
}

#[test]
#[ignore = "a step of its own: tests/run --only pictures"]
fn each_dialog_further_on() {
    by_turns(&scenes::further(), [Show::LIGHT, Show::DARK]);
}

#[test]
#[ignore = "a step of its own: tests/run --only pictures"]
fn each_question() {
    by_turns(&scenes::questions(), [Show::DARK, Show::LIGHT]);
}

#[test]
#[ignore = "a step of its own: tests/run --only pictures"]
fn each_page_of_the_settings() {
    by_turns(&scenes::settings(), [Show::LIGHT, Show::DARK]);
}

/// A picture that nothing compares guards nothing.
#[test]
fn every_picture_that_is_kept_is_compared() {
    let mut known: Vec<String> = ["main-80", "main-200"].map(str::to_owned).into();
    known.extend(
        scenes::windows()
            .iter()
            .flat_map(|scene| ["dark", "light"].map(|theme| format!("{}-{theme}", scene.name))),
    );
    known.extend(Language::ALL.map(|language| format!("main-{}", language.tag())));
    known.extend(
        scenes::docks()
            .into_iter()
            .chain(scenes::dialogs())
            .map(|scene| scene.name),
    );
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pictures/reference");
    let kept = std::fs::read_dir(folder).expect("the folder of pictures");
    let names = kept.map(|entry| {
        entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .replace(".png", "")
    });
    let strangers: Vec<String> = names.filter(|name| !known.contains(name)).collect();
    assert!(strangers.is_empty(), "nothing compares {strangers:?}");
}
