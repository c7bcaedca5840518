//! Open the tabs of the last run?

use eframe::egui::Context;
use portolan_ui_kit::{button::Button, choice, elide, font, icons, label, layout, modal::Dialog, say, tokens::space};

use crate::{tab_plan::TabPlan, words};

/// How many tabs are listed before "and … more".
const NAMES: usize = 6;

/// What was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RestoreAnswer {
    /// Open them?
    pub(crate) open: bool,
    /// The same the next times?
    pub(crate) for_good: bool,
}

/// The question, and whether the answer is for good.
#[derive(Debug, Default)]
pub(crate) struct RestoreQuestion {
    lines: Vec<String>,
    for_good: bool,
}

impl RestoreQuestion {
    /// About these tabs.
    pub(crate) fn new(plans: &[TabPlan]) -> Self {
        let line = |plan: &TabPlan| {
            let site = plan.site.as_ref()?;
            let folder = plan.remote.as_ref().map(|folder| folder.to_string_lossy().into_owned());
            let text = format!("{}  {}", site.name, folder.unwrap_or_default());
            Some(words::visible(&text).into_owned())
        };
        Self {
            lines: plans.iter().filter_map(line).collect(),
            for_good: false,
        }
    }

    /// The answer, once there is one.
    pub(super) fn show(&mut self, ctx: &Context) -> Option<RestoreAnswer> {
        let title = say!("prompts-open-the-tabs-of-the");
        let output = Dialog::new("restore", title)
            .icon(icons::ARROW_COUNTER_CLOCKWISE)
            .width(480.0)
            .show(
                ctx,
                self,
                |ui, this| {
                    for line in this.lines.iter().take(NAMES) {
                        ui.horizontal(|ui| {
                            let tokens = portolan_ui_kit::Tokens::of(ui);
                            label::icon(ui, icons::ANCHOR, tokens.dim);
                            elide::label(ui, line, 400.0, &font::body(), tokens.text);
                        });
                    }
                    let more = this.lines.len().saturating_sub(NAMES);
                    if more > 0 {
                        label::dim(ui, say!("prompts-and-more", count = more as u64));
                    }
                    ui.add_space(space::XS);
                    choice::checkbox(ui, &mut this.for_good, say!("prompts-do-not-ask-again"));
                },
                |ui, _| {
                    layout::trailing(ui, "buttons", |ui| {
                        ui.spacing_mut().item_spacing.x = space::S;
                        let no = ui.add(Button::secondary(say!("prompts-begin-empty"))).clicked();
                        (no, ui.add(Button::primary(say!("prompts-open-them"))).clicked())
                    })
                },
            );
        let (no, yes) = output.footer;
        let open = yes || output.accepted;
        (open || no || output.escaped).then_some(RestoreAnswer {
            open,
            for_good: self.for_good && !output.escaped,
        })
    }
}
