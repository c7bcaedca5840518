//! Who has the keyboard when a dialog is over: what had it before, or the active pane where that is gone.

use eframe::egui::{Context, Id, Memory};

/// So many frames it takes egui to notice that what had the keyboard is not there any more, and one to spare.
const FRAMES: u8 = 3;

/// What had the keyboard before the dialogs came, and how far giving it back is.
#[derive(Debug, Default)]
pub(crate) struct GiveBack {
    /// Was a dialog open in the last frame?
    open: bool,
    before: Option<Id>,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, Default)]
enum Stage {
    #[default]
    Rest,
    /// The dialog is gone; for so many frames the keyboard may still be said to be in it.
    Over(u8),
    /// It was given back; for so many frames it shows whether there is anything that takes it.
    Given(u8),
}

impl GiveBack {
    /// Before anything is drawn: is a dialog open?
    pub(crate) fn look(&mut self, ctx: &Context, open: bool) {
        if open && !self.open {
            self.before = ctx.memory(Memory::focused);
        } else if self.open && !open {
            self.stage = Stage::Over(FRAMES);
        }
        self.open = open;
    }

    /// Was a dialog open when the frame began?
    pub(crate) fn dialog(&self) -> bool {
        self.open
    }

    /// After everything was drawn. What the dialog led to may have taken the keyboard by then, and keeps it. Returns whether
    /// the active pane is to have it.
    pub(crate) fn give(&mut self, ctx: &Context) -> bool {
        if self.open {
            self.stage = Stage::Rest;
        }
        let taken = ctx.memory(|memory| memory.focused().is_some());
        let next = match (self.stage, taken) {
            (Stage::Rest, _) => return false,
            (Stage::Over(0) | Stage::Given(0), true) => Stage::Rest,
            (Stage::Over(frames), true) => Stage::Over(frames - 1),
            (Stage::Given(frames), true) => Stage::Given(frames - 1),
            // The key that ended the dialog must not act on what is below.
            (stage @ Stage::Over(_), false) if ctx.input(|input| !input.keys_down.is_empty()) => stage,
            (Stage::Over(_), false) if self.before.is_some() => {
                let before = self.before.take();
                ctx.memory_mut(|memory| before.into_iter().for_each(|id| memory.request_focus(id)));
                Stage::Given(FRAMES)
            }
            (Stage::Over(_) | Stage::Given(_), false) => {
                self.stage = Stage::Rest;
                return true;
            }
        };
        self.stage = next;
        ctx.request_repaint();
        false
    }
}
