//! Both versions of a file that changed here and on the server, line by line: colours, and signs and words beside them.

use std::sync::Arc;

use eframe::egui::Ui;
use portolan_engine::EditVersions;
use portolan_ui_kit::{
    Tokens, font, label, say,
    tokens::space,
    virtual_table::{Column, TableState, VirtualTable},
};

use super::diff::{self, Line};
use crate::words;

/// Which of the two has a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Both,
    Ours,
    Theirs,
}

/// What is shown, worked out once.
#[derive(Debug, Default)]
pub(super) struct Compare {
    of: Option<Arc<EditVersions>>,
    lines: Vec<(Of, String)>,
    text: bool,
    table: TableState,
}

impl Compare {
    /// Draws both versions.
    pub(super) fn show(&mut self, ui: &mut Ui, versions: &Arc<EditVersions>) {
        if !self.of.as_ref().is_some_and(|known| Arc::ptr_eq(known, versions)) {
            self.take(versions);
        }
        ui.add_space(space::S);
        if !self.text {
            label::dim_wrapped(ui, say!("editing-no-texts"));
            return;
        }
        let count = |of: Of| self.lines.iter().filter(|(line, _)| *line == of).count() as u64;
        let mut said = vec![
            say!("editing-lines-here", count = count(Of::Ours)),
            say!("editing-lines-there", count = count(Of::Theirs)),
        ];
        if !versions.whole {
            said.push(say!("editing-first-megabyte").to_owned());
        }
        label::dim(ui, said.join(" · "));
        ui.add_space(space::XS);
        let columns = [
            Column::new(say!("editing-where")).width(104.0).min_width(80.0),
            Column::new(say!("editing-line")).fill().min_width(200.0),
        ];
        VirtualTable::new("versions", &columns)
            .rows(self.lines.len())
            .name(say!("editing-versions"))
            .striped(false)
            .show(ui, &mut self.table, |row| {
                let Some((of, text)) = self.lines.get(row.index()) else {
                    return;
                };
                let tokens = Tokens::of_ctx(&row.response().ctx);
                let (words, colour) = match of {
                    Of::Both => ("", tokens.dim),
                    Of::Ours => (say!("editing-here"), tokens.ok),
                    Of::Theirs => (say!("editing-there"), tokens.bad),
                };
                row.name(&format!("{words} {text}"));
                row.cell(words, &font::body(), colour);
                row.cell(text, &font::mono(), if *of == Of::Both { tokens.dim } else { colour });
            });
    }

    fn take(&mut self, versions: &Arc<EditVersions>) {
        self.of = Some(Arc::clone(versions));
        self.table = TableState::default();
        self.lines.clear();
        let is_text = |bytes: &[u8]| !bytes.contains(&0);
        self.text = is_text(&versions.ours) && is_text(&versions.theirs);
        if !self.text {
            return;
        }
        let (theirs, ours) = (
            String::from_utf8_lossy(&versions.theirs),
            String::from_utf8_lossy(&versions.ours),
        );
        self.lines = diff::lines(&theirs, &ours)
            .into_iter()
            .map(|line| match line {
                Line::Both(text) => (Of::Both, text),
                Line::First(text) => (Of::Theirs, text),
                Line::Second(text) => (Of::Ours, text),
            })
            .map(|(of, text)| (of, words::visible(text).into_owned()))
            .collect();
    }
}
