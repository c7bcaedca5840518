//! What marks look like: a word, an icon and a colour at each row, and how many there are of each above the rows.

use eframe::egui::{Color32, Ui};
use portolan_ui_kit::{
    Tokens,
    button::Button,
    chip::{Chip, ChipKind},
    icons, layout, say,
    tokens::{size, space},
    virtual_table::RowUi,
};

use super::{Beside, Mark};
use crate::{
    action::{Action, Actions},
    pane::{Pane, Side},
};

/// A mark in a word; what is on one side only says on which.
fn word(mark: Mark, side: Side) -> &'static str {
    match (mark, side) {
        (Mark::Only, Side::Local) => say!("hunts-only-here"),
        (Mark::Only, Side::Remote) => say!("comparison-only-there"),
        (Mark::Newer, _) => say!("comparison-newer"),
        (Mark::Older, _) => say!("comparison-older"),
        (Mark::OtherSize, _) => say!("hunts-other-size"),
        (Mark::OtherContents, _) => say!("hunts-other-contents"),
        (Mark::OtherKind, _) => say!("hunts-other-kind"),
        (Mark::Unknown, _) => say!("hunts-unknown"),
        (Mark::Folder, _) => say!("comparison-folder"),
        (Mark::Same, _) => say!("hunts-same"),
    }
}

fn icon(mark: Mark) -> &'static str {
    match mark {
        Mark::Only => icons::PLUS,
        Mark::Newer => icons::CLOCK_CLOCKWISE,
        Mark::Older => icons::CLOCK,
        Mark::OtherSize => icons::ARROWS_HORIZONTAL,
        Mark::OtherContents => icons::GIT_DIFF,
        Mark::OtherKind => icons::WARNING_CIRCLE,
        Mark::Unknown => icons::QUESTION,
        Mark::Folder => icons::FOLDER_SIMPLE,
        Mark::Same => icons::EQUALS,
    }
}

/// The colour of a mark. Each is legible on every row, selected or not.
pub(crate) fn colour(tokens: &Tokens, mark: Mark) -> Color32 {
    match mark {
        Mark::Only => tokens.ok,
        Mark::Newer => tokens.upload,
        Mark::OtherSize | Mark::OtherContents | Mark::Unknown => tokens.warn,
        Mark::OtherKind => tokens.bad,
        Mark::Older | Mark::Folder | Mark::Same => tokens.dim,
    }
}

/// The mark in its column, and for who listens.
pub(crate) fn cell(row: &mut RowUi<'_>, mark: Option<Mark>, side: Side) {
    let Some(mark) = mark else {
        row.skip();
        return;
    };
    let said = word(mark, side);
    let colour = colour(row.tokens(), mark);
    row.mark(icon(mark), said, colour);
    let response = row.response();
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_description(said));
}

/// How many there are of each in a pane; each selects those.
pub(crate) fn strip(ui: &mut Ui, pane: &Pane, beside: &Beside, actions: &mut Actions) {
    let marks = &beside.marks;
    let bar = layout::bar(ui, size::HEADER, space::M, |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for mark in Mark::ALL {
            let count = marks.count(beside.side, mark);
            if count == 0 {
                continue;
            }
            let text = say!("comparison-of-each", count = count as u64, what = word(mark, pane.side));
            let chip = Chip::new(&text)
                .kind(if mark.differs() {
                    ChipKind::Accent
                } else {
                    ChipKind::Plain
                })
                .button()
                .tooltip(say!("comparison-select-these"));
            // What has no room is left out: the rows say it too.
            if chip.width(ui) <= ui.available_width() && ui.add(chip).clicked() {
                actions.push(Action::SelectMarked(pane.id, vec![mark]));
            }
        }
        let goes = [Mark::Only, Mark::Newer];
        let count: usize = goes.iter().map(|mark| marks.count(beside.side, *mark)).sum();
        if count > 0 && ui.available_width() > 200.0 {
            layout::trailing(ui, "marked", |ui| {
                let button = Button::ghost(say!("comparison-select-newer-and-missing"));
                if ui.add(button).clicked() {
                    actions.push(Action::SelectMarked(pane.id, goes.to_vec()));
                }
            });
        }
    });
    layout::hairline_bottom(ui, bar.response.rect);
}
