//! Whether there are letters for a language: our own fonts have those of Europe, all others come from the system.

use eframe::egui::Context;
use portolan_ui_kit::{font, language::Language};

/// What is spoken, and what was looked up for it.
#[derive(Debug, Default)]
pub(crate) struct Letters {
    wanted: Option<Language>,
    spoken: Language,
    /// The fonts of the system are asked for in the next frame.
    looking: bool,
}

impl Letters {
    /// What can be spoken where `wanted` is wanted; and that language, once, where no font has its letters.
    pub(crate) fn look(&mut self, ctx: &Context, wanted: Language) -> (Language, Option<Language>) {
        let mut lacking = None;
        if self.looking {
            self.looking = false;
            let drawn = ctx.fonts_mut(|fonts| fonts.has_glyphs(&font::body(), wanted.own_name()));
            self.spoken = if drawn { wanted } else { Language::English };
            lacking = (!drawn).then_some(wanted);
        } else if self.wanted != Some(wanted) {
            self.wanted = Some(wanted);
            if of_the_system(wanted) {
                find_fonts(ctx, wanted);
                self.looking = true;
                ctx.request_repaint();
            } else {
                self.spoken = wanted;
            }
        }
        (self.spoken, lacking)
    }
}

/// A test draws with our own fonts only, and nobody reads what it draws.
fn of_the_system(language: Language) -> bool {
    matches!(language, Language::Japanese | Language::SimplifiedChinese) && !cfg!(test)
}

/// Japanese and Chinese share characters and draw them otherwise: the fonts are those of the language that is spoken.
fn find_fonts(ctx: &Context, language: Language) {
    let fonts = egui_system_font_provider::SystemFontProvider::new().with_locale(Some(language.tag()));
    // Instead of the ones that eframe has added, which know the system's language only. They hold from the next frame on.
    ctx.set_font_providers(vec![std::sync::Arc::new(fonts)]);
}
