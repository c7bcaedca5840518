//! Names that do not fit lose their middle, never their end: the extension stays.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use egui::mutex::Mutex;
use egui::{Color32, Context, FontId, Id, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::paint;

/// The sign in place of what was left out.
pub const ELLIPSIS: char = '…';

/// Entries kept before the cache starts anew: some screens full of names.
const CAPACITY: usize = 4096;

#[derive(Default)]
struct Cache {
    hasher: RandomState,
    entries: HashMap<u64, Arc<str>>,
}

/// `text` as it fits into `width` points: itself, or with its middle left out. Cached by text, width and font.
pub fn middle(ctx: &Context, text: &str, width: f32, font: &FontId) -> Arc<str> {
    let cache: Arc<Mutex<Cache>> =
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Arc<Mutex<Cache>>>(cache_id()).clone());
    // Widths differ by less than a point while a column is dragged; whole points are enough for the key.
    let width = width.floor().max(0.0);
    let key = {
        let cache = cache.lock();
        let scale = (ctx.pixels_per_point() * 100.0) as u32;
        let key = cache.hasher.hash_one((text, width as u32, font, scale));
        if let Some(known) = cache.entries.get(&key) {
            return Arc::clone(known);
        }
        key
    };
    let measure = |candidate: &str| {
        ctx.fonts_mut(|fonts| {
            fonts
                .layout_no_wrap(candidate.to_owned(), font.clone(), Color32::PLACEHOLDER)
                .size()
                .x
        })
    };
    let result: Arc<str> = cut(text, width, measure).into();
    let mut cache = cache.lock();
    if cache.entries.len() >= CAPACITY {
        cache.entries.clear();
    }
    cache.entries.insert(key, Arc::clone(&result));
    result
}

fn cache_id() -> Id {
    Id::unique("portolan-elide-cache")
}

/// A line of text that loses its middle where it does not fit; the whole of it shows under the pointer.
pub fn label(ui: &mut Ui, text: &str, width: f32, font: &FontId, colour: Color32) -> Response {
    let shown = middle(ui.ctx(), text, width, font);
    let galley = paint::galley(ui, &shown, font.clone(), colour);
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(galley.size().x.min(width), galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    ui.painter().galley(rect.min, galley, colour);
    if *shown == *text {
        response
    } else {
        response.on_hover_text(text)
    }
}

/// Leaves out as little as needed from the middle of `text`, so that `measure` gives at most `width`.
fn cut(text: &str, width: f32, measure: impl Fn(&str) -> f32) -> String {
    if measure(text) <= width {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let extension = extension_length(&chars);
    // More kept characters are never narrower, so the longest that fits is found by halving.
    let (mut fits, mut too_long) = (0, chars.len());
    while too_long - fits > 1 {
        let kept = usize::midpoint(fits, too_long);
        if measure(&join(&chars, kept, extension)) <= width {
            fits = kept;
        } else {
            too_long = kept;
        }
    }
    join(&chars, fits, extension)
}

/// Characters of the last extension with its dot, if short enough to be one.
fn extension_length(chars: &[char]) -> usize {
    match chars.iter().rposition(|c| *c == '.') {
        Some(dot) if dot > 0 && chars.len() - dot <= 10 => chars.len() - dot,
        _ => 0,
    }
}

/// `kept` characters of the text around an ellipsis: two thirds of them from the start, but all of the extension first.
fn join(chars: &[char], kept: usize, extension: usize) -> String {
    let tail = if kept <= extension {
        kept
    } else {
        extension.max(kept / 3)
    };
    let head = kept - tail;
    let mut result: String = chars[..head].iter().collect();
    result.push(ELLIPSIS);
    result.extend(&chars[chars.len() - tail..]);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A face in which every character is ten points wide.
    fn ten(text: &str) -> f32 {
        text.chars().count() as f32 * 10.0
    }

    #[test]
    fn what_fits_is_left_alone() {
        assert_eq!(cut("short.txt", 90.0, ten), "short.txt");
        assert_eq!(cut("", 0.0, ten), "");
    }

    #[test]
    fn the_extension_stays() {
        let shown = cut("a-rather-long-name-of-a-file.tar", 150.0, ten);
        assert_eq!(&shown[shown.len() - 4..], ".tar");
        assert!(shown.starts_with("a-rather"), "{shown}");
        assert_eq!(shown.chars().count(), 15);
    }

    #[test]
    fn never_wider_than_asked_and_as_long_as_possible() {
        let name = "строка-βήτα-naïve-文件名-backup-2026-11-14.tar.zst";
        let length = name.chars().count();
        for width in 1..length {
            let shown = cut(name, width as f32 * 10.0, ten);
            assert_eq!(shown.chars().count(), width, "{shown}");
            assert!(shown.contains(ELLIPSIS));
        }
    }

    #[test]
    fn too_narrow_for_anything_shows_the_ellipsis() {
        assert_eq!(cut("name.txt", 3.0, ten), "…");
    }

    #[test]
    fn cached_answers_are_those_of_the_font() {
        crate::testing::frame(|ui| {
            let font = crate::font::body();
            let name = "quarterly-report-with-a-very-long-name-final.pdf";
            let first = middle(ui.ctx(), name, 120.0, &font);
            let second = middle(ui.ctx(), name, 120.0, &font);
            assert!(Arc::ptr_eq(&first, &second), "the second answer came from the cache");
            let width = ui.fonts_mut(|fonts| {
                fonts
                    .layout_no_wrap(first.to_string(), font.clone(), Color32::WHITE)
                    .size()
                    .x
            });
            assert!(width <= 120.0 && width > 100.0, "{first} is {width} wide");
            assert_eq!(&*middle(ui.ctx(), name, 1000.0, &font), name);
        });
    }
}
