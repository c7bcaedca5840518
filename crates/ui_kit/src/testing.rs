//! A context with the theme, for unit tests that measure text without a window.

use egui::{Context, RawInput, Ui};

/// Runs one frame; what it would have sent to the graphics card is dropped.
pub(crate) fn frame(run: impl FnMut(&mut Ui)) {
    let ctx = Context::default();
    crate::theme::install(&ctx);
    let mut output = ctx.run_ui(RawInput::default(), run);
    output.textures_delta.clear();
}
