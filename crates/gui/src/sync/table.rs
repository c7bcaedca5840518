//! The plan as a table: a tick, the path, both sides, what is done and why.

use eframe::egui::{Color32, Key, Ui};
use portolan_engine::{HuntRow, HuntView, Planned, SyncStep, Verdict};
use portolan_remote::{Direction, Entry, EntryKind};
use portolan_ui_kit::{
    Tokens,
    choice::checkbox_bare,
    font, icons, label, say,
    virtual_table::{Column, RowUi, TableState, VirtualTable},
};

use super::plan::{Plan, deletes};
use crate::{
    frame::FrameCx,
    hunts::{get, in_words},
    words,
};

/// Draws it; ticks go into the plan.
pub(super) fn show(ui: &mut Ui, table: &mut TableState, plan: &mut Plan, view: &HuntView, frame: &FrameCx) {
    let columns = [
        Column::new("").width(36.0).min_width(36.0).fixed(),
        Column::new(say!("sync-path")).fill().min_width(160.0),
        Column::new(say!("sync-here")).width(204.0).min_width(120.0),
        Column::new("").width(36.0).min_width(36.0).fixed(),
        Column::new(say!("sync-server")).width(204.0).min_width(120.0),
        Column::new(say!("sync-why")).width(280.0).min_width(120.0),
    ];
    let mut turned = None;
    let output = VirtualTable::new("sync-plan", &columns)
        .rows(plan.len())
        .name(say!("sync-plan"))
        .show(ui, table, |row| {
            let Some((at, planned)) = plan.get(row.index()) else {
                return;
            };
            let Some(HuntRow::Compared {
                below,
                here,
                there,
                verdict,
                ..
            }) = get(view, at)
            else {
                return;
            };
            let on = plan.ticked(at, planned);
            let shown = words::visible(below);
            let folder = [here, there]
                .into_iter()
                .flatten()
                .any(|entry| entry.kind == EntryKind::Folder);
            let shown = if folder {
                format!("{shown}/")
            } else {
                shown.into_owned()
            };
            let why = why(*verdict, on);
            row.name(&format!("{shown}: {why}"));
            let mut ticked = on;
            let changed = row.col(|ui| {
                let possible = planned.step.is_some();
                ui.add_enabled_ui(possible, |ui| checkbox_bare(ui, &mut ticked, &shown).changed())
                    .inner
            });
            if changed == Some(true) {
                turned = Some((at, ticked));
            }
            let faint = planned.step.is_none();
            cell(row, &shown, faint);
            row.dim(&side(frame, here.as_ref()));
            let (icon, word, colour) = sign(row.tokens(), *verdict, planned, on);
            row.col(|ui| label::icon_with_name(ui, icon, colour, word));
            row.dim(&side(frame, there.as_ref()));
            let colour = match planned.step {
                Some(step) if on && deletes(step) => row.tokens().bad,
                _ => row.tokens().dim,
            };
            row.cell(&why, &font::body(), colour);
        });
    if let Some((at, on)) = turned {
        plan.tick(at, on, view);
    }
    // The space bar turns the row that has the cursor, as in a list of ticks everywhere.
    let focused = ui.memory(|memory| memory.has_focus(output.background.id));
    if focused
        && ui.input(|input| input.key_pressed(Key::Space))
        && let Some(at) = table.cursor
        && let Some((at, planned)) = plan.get(at)
        && planned.step.is_some()
    {
        let on = plan.ticked(at, planned);
        plan.tick(at, !on, view);
    }
}

fn cell(row: &mut RowUi<'_>, text: &str, faint: bool) {
    if faint {
        row.dim(text);
    } else {
        row.text(text);
    }
}

/// `12.4 KB · Nov 21, 09:10`.
fn side(frame: &FrameCx, entry: Option<&Entry>) -> String {
    let Some(entry) = entry else { return "—".to_owned() };
    let size = entry.size.filter(|_| entry.kind == EntryKind::File).map(words::size);
    let time = entry.modified.map(|time| frame.calendar.told(time));
    let parts: Vec<String> = size.into_iter().chain(time).collect();
    parts.join(" · ")
}

/// What is done: an icon, its word, its colour.
fn sign(tokens: &Tokens, verdict: Verdict, planned: Planned, on: bool) -> (&'static str, &'static str, Color32) {
    match planned.step {
        Some(step) if on => match step {
            SyncStep::DeleteHere | SyncStep::DeleteThere => (icons::TRASH, say!("common-delete"), tokens.bad),
            SyncStep::Transfer { direction, .. } => {
                let new = matches!(verdict, Verdict::OnlyHere | Verdict::OnlyThere);
                let (icon, word) = match direction {
                    Direction::Upload => (icons::ARROW_RIGHT, say!("common-upload")),
                    Direction::Download => (icons::ARROW_LEFT, say!("common-download")),
                };
                if new {
                    (icons::PLUS, word, tokens.ok)
                } else {
                    (icon, word, tokens.accent)
                }
            }
        },
        _ if verdict == Verdict::Same => (icons::EQUALS, say!("hunts-same"), tokens.dim),
        _ if matches!(verdict, Verdict::OnlyHere | Verdict::OnlyThere) => (icons::MINUS, say!("sync-left"), tokens.dim),
        _ => (icons::WARNING, say!("sync-left"), tokens.warn),
    }
}

/// Why, in words.
fn why(verdict: Verdict, on: bool) -> String {
    let found = in_words(verdict);
    if on || verdict == Verdict::Same {
        found.to_owned()
    } else {
        say!("sync-not-touched", why = found)
    }
}
